"""A folder of a user's own: rules, types and words beside the bundled ones, and what a bad one is told."""

from pathlib import Path

import pytest

import whimbrel
from whimbrel.errors import KnowledgeError
from whimbrel.knowledge.lexicon import load_lexicon
from whimbrel.knowledge.load import VERSION

EXAMPLE = Path(__file__).resolve().parent.parent / "docs" / "how-to" / "land-deals"
RULE = '[[rule]]\nid = "{id}"\nevent_type = "{type}"\npattern = "{pattern}"\nexamples = ["x"]\n'


def folder_with(folder: Path, text: str) -> Path:
    (folder / "own.toml").write_text(text, encoding="utf-8")
    return folder


def test_type_of_ones_own_is_coded_with_mode_score_and_version() -> None:
    coded = whimbrel.code("Ethiopia leased farmland to Saudi Arabia on Monday.", date="2024-05-02", lexicon=EXAMPLE)
    (event,) = coded.events
    assert (event.event_type, event.mode, event.quad_code, event.event_scale, event.cameo) == ("LAND_DEAL", ("lease",), 2, 4.0, None)
    assert [party.code for party in (*event.actor, *event.recipient)] == ["ETH", "SAU"]
    assert coded.coder.knowledge.startswith(f"{VERSION}+")


def test_without_the_folder_nothing_of_it_is_known() -> None:
    coded = whimbrel.code("Ethiopia leased farmland to Saudi Arabia on Monday.", date="2024-05-02")
    assert coded.events == () and coded.coder.knowledge == VERSION


def test_bundled_rules_go_on_beside_ones_own() -> None:
    (event,) = whimbrel.code("Peru recalled its ambassador from Chile.", date="2024-05-02", lexicon=EXAMPLE).events
    assert event.event_type == "SANCTION"


def test_rule_with_a_bundled_id_takes_its_place(tmp_path: Path) -> None:
    identifier = "assault/the_attack"
    assert identifier in {rule.id for rule in load_lexicon().all_rules()}
    folder_with(tmp_path, RULE.format(id=identifier, type="AID", pattern="ACTOR feed RECIPIENT"))
    (found,) = [rule for rule in load_lexicon(more=tmp_path).all_rules() if rule.id == identifier]
    assert (found.event_type, found.where) == ("AID", "own.toml:1")


def test_words_join_a_bundled_class(tmp_path: Path) -> None:
    (tmp_path / "classes.toml").write_text('weapon = ["catapult"]\n', encoding="utf-8")
    folder_with(tmp_path, RULE.format(id="own/a", type="ASSAULT", pattern="ACTOR lob @weapon"))
    classes = load_lexicon(more=tmp_path).classes
    assert {"catapult", "rifle"} <= classes["weapon"]


TYPE = "[[type]]\nname = {name}\nquad_code = {quad}\nscore = {score}\n"


@pytest.mark.parametrize(
    ("fields", "defect"),
    [
        ({"name": '"AID"'}, "own.toml:1: AID: AID is there already; give the type another name"),
        ({"name": '"Deal"'}, "own.toml:1: Deal: 'Deal' is no name of a type; write it in capitals, as LAND_DEAL"),
        ({"quad": "5"}, "own.toml:1: DEAL: 5 is no quad code; there are 1 to 4 (verbal and material cooperation, then conflict)"),
        ({"score": "11"}, "own.toml:1: DEAL: 11 is no score; there are numbers from -10 to 10"),
        ({"score": '1\ncolour = "red"'}, "own.toml:1: DEAL: unknown field 'colour'; there are name, quad_code, score, modes"),
    ],
)
def test_bad_type_is_told_what_and_where(tmp_path: Path, fields: dict[str, str], defect: str) -> None:
    folder_with(tmp_path, TYPE.format(**{"name": '"DEAL"', "quad": "1", "score": "1", **fields}))
    with pytest.raises(KnowledgeError) as caught:
        load_lexicon(more=tmp_path)
    assert [line.strip() for line in str(caught.value).splitlines()[1:]] == [defect]


def test_folder_that_is_none_or_empty_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no such folder; a lexicon is a folder of TOML files"):
        load_lexicon(more=tmp_path / "nowhere")
    with pytest.raises(KnowledgeError, match="no rules; a lexicon is a folder of TOML files"):
        load_lexicon(more=tmp_path)
