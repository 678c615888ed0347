"""What an event is about: contexts from its type, its parties and the words of its sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from made_claims import claim

from whimbrel import ontology
from whimbrel.errors import KnowledgeError
from whimbrel.events.about import contexts
from whimbrel.knowledge.contexts import load_contexts
from whimbrel.records import Document, Role

Read = Callable[..., Document]


def about(document: Document, trigger: str, event_type: str, *mode: str, sectors: str = "") -> tuple[str, ...]:
    roles = tuple(Role(code=None, sector=sector) for sector in sectors.split())
    return contexts(document, claim(document, trigger, event_type, *mode), roles, load_contexts())


def test_words_of_the_sentence_set_a_context(read: Read) -> None:
    document = read("The envoys discussed the border and a refinery.")
    assert set(about(document, "discussed", "AGREE")) == {"diplomatic", "natural_resource", "territory"}


def test_words_of_another_sentence_set_none(read: Read) -> None:
    document = read("The refinery burned. They left.")
    assert about(document, "left", "RETREAT") == ()


def test_lemmas_are_matched_not_forms(read: Read) -> None:
    assert "election" in about(read("The elections were annulled."), "annulled", "COERCE")


def test_phrase_needs_all_its_words(read: Read) -> None:
    assert "disasters" in about(read("Oil spills angered the villagers."), "angered", "ACCUSE")
    assert "cbrn" not in about(read("Weapons angered the villagers."), "angered", "ACCUSE")


@pytest.mark.parametrize(
    ("event_type", "mode", "context"),
    [
        ("COERCE", "cyber", "cyber"),
        ("COERCE", "misinformation", "misinformation"),
        ("ASSAULT", "aerial", "military"),
        ("SANCTION", "convict", "legal"),
    ],
)
def test_mode_brings_its_context(read: Read, event_type: str, mode: str, context: str) -> None:
    assert about(read("They acted."), "acted", event_type, mode) == (context,)


def test_sector_of_a_party_brings_its_context(read: Read) -> None:
    assert about(read("They acted."), "acted", "AGREE", sectors="JUD") == ("legal",)
    assert about(read("They acted."), "acted", "AGREE", sectors="CVL") == ()


def test_the_surest_come_first_and_no_more_than_three(read: Read) -> None:
    document = read("The judge and the court spoke of oil, trade, refugees and the church.")
    found = about(document, "spoke", "AGREE", sectors="JUD")
    assert found[0] == "legal"
    assert len(found) == 3


def test_same_words_give_the_same_order(read: Read) -> None:
    document = read("Gas, refugees, trade and the church divide them.")
    assert about(document, "divide", "AGREE") == tuple(sorted(about(document, "divide", "AGREE")))


def test_every_context_of_plover_has_words() -> None:
    spoken = {context for entries in load_contexts().phrases.values() for _, context in entries}
    assert spoken == ontology.CONTEXTS


def test_defaults_speak_of_types_modes_and_sectors_that_exist() -> None:
    for key in load_contexts().defaults:
        event_type, _, mode = key.partition("/")
        known = ontology.SECTORS if event_type == "sector" else {*ontology.modes_of(event_type), ""}
        assert event_type == "sector" or event_type in ontology.EVENT_TYPES
        assert mode in known | ontology.SECTORS, key


def test_unknown_context_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "contexts.toml"
    path.write_text('[weather]\nwords = ["rain"]\n[default]\n"AID" = ["wealth"]\n')
    with pytest.raises(KnowledgeError, match="contexts.toml: wealth, weather: no PLOVER context"):
        load_contexts(path)
