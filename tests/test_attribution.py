"""Attribution: who says what, with the spans of source, cue and content."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from whimbrel.claims.attribution import attributions_of, chains_of, denials_of, find_sayings
from whimbrel.claims.sources import page_of
from whimbrel.documents.quotations import find_quotations
from whimbrel.knowledge.cues import load_cues
from whimbrel.records import Document, Mention, Mentions, Saying

Read = Callable[..., Document]
Sayings = Callable[..., tuple[Document, tuple[Saying, ...]]]


@pytest.fixture
def sayings(read: Read) -> Sayings:
    def find(text: str, *named: str) -> tuple[Document, tuple[Saying, ...]]:
        document = replace(read(text), quotations=find_quotations(text))
        places = [(text.index(name), name) for name in named]
        mentions = [
            Mention(start=start, end=start + len(name), entity=f"e{number}", form="nominal") for number, (start, name) in enumerate(places)
        ]
        return document, find_sayings(page_of(document, Mentions(mentions=tuple(mentions)), load_cues()))

    return find


def parts(document: Document, saying: Saying) -> tuple[str | None, str, tuple[str, ...]]:
    text = document.text
    source = text[saying.source.start : saying.source.end] if saying.source else None
    return source, text[saying.cue.start : saying.cue.end], tuple(text[part.start : part.end] for part in saying.contents)


def chain_of(form: str, document: Document, found: tuple[Saying, ...]) -> tuple[Saying, ...]:
    index = word(document, form)
    return chains_of([index], document, found)[index]


def denials(form: str, document: Document, found: tuple[Saying, ...]) -> tuple[Saying, ...]:
    index = word(document, form)
    return denials_of([index], document, found)[index]


def word(document: Document, form: str) -> int:
    return next(token.index for token in document.tokens if token.form == form)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor has said that the bridge is closed.", ("The mayor", "has said", ("that the bridge is closed",))),
        ("Rebels left the town, two officials said.", ("two officials", "said", ("Rebels left the town",))),
        ("Rebels, officials say, have left.", ("officials", "say", ("Rebels", "have left"))),
        ("The road is closed, according to the mayor.", ("the mayor", "according to", ("The road is closed",))),
        ("According to the mayor, the road is closed.", ("the mayor", "According to", ("the road is closed",))),
        ("The general reportedly fled.", (None, "reportedly", ("The general", "fled"))),
        ("The minister is said to have fled.", (None, "is said", ("The minister", "to have fled"))),
        ("The bishop called for a truce.", ("The bishop", "called for", ("a truce",))),
        ("The council urged both sides to stop.", ("The council", "urged", ("both sides to stop",))),
        ("The army denied that it shelled the camp.", ("The army", "denied", ("that it shelled the camp",))),
    ],
)
def test_source_cue_and_content(sayings: Sayings, text: str, expected: tuple[str | None, str, tuple[str, ...]]) -> None:
    document, found = sayings(text)
    assert expected in [parts(document, saying) for saying in found]


def test_source_holds_its_apposition(sayings: Sayings) -> None:
    document, found = sayings('"We are ready," said Ana Ruiz, head of the union.')
    assert parts(document, found[-1])[0] == "Ana Ruiz, head of the union"


def test_split_quotation_is_one_saying_in_two_parts(sayings: Sayings) -> None:
    document, found = sayings('"We are ready," the mayor said. "Nobody will leave this town."')
    (saying,) = [saying for saying in found if saying.rule == "say"]
    assert parts(document, saying)[2] == ('"We are ready,"', '"Nobody will leave this town."')
    assert saying.quoted == "direct"
    assert [one.content for one in attributions_of(document, (saying,))] == list(saying.contents)


def test_quotation_of_several_sentences_is_whole(sayings: Sayings) -> None:
    document, found = sayings('"They came at night. They burned the mill," the farmer said.')
    assert parts(document, found[-1]) == ("the farmer", "said", ('"They came at night. They burned the mill,"',))


def test_quotation_carries_on_in_the_next_paragraph(sayings: Sayings) -> None:
    document, found = sayings('"We are ready," the mayor said.\n\n"We will not leave this town again."')
    assert parts(document, found[0])[2][-1] == '"We will not leave this town again."'


def test_quoted_words_inside_a_clause_are_mixed(sayings: Sayings) -> None:
    _, found = sayings('The mayor said the plan was "a disaster" for the town.')
    assert [saying.quoted for saying in found if saying.rule == "say"] == ["mixed"]


def test_source_has_the_entity_of_its_head(sayings: Sayings) -> None:
    _, found = sayings("The mayor of the old town said the bridge was closed.", "The mayor", "the old town")
    assert found[0].source is not None
    assert found[0].source.entity == "e0"


def test_relative_pronoun_has_the_entity_that_it_refers_to(sayings: Sayings) -> None:
    document, found = sayings("The mayor, who said that the bridge was closed, left.", "The mayor")
    assert parts(document, found[0])[0] == "who"
    assert found[0].source is not None
    assert found[0].source.entity == "e0"


def test_participle_borrows_the_subject_above_it(sayings: Sayings) -> None:
    document, found = sayings("The mayor left early, saying that the bridge was closed.")
    assert parts(document, found[0])[0] == "The mayor"


def test_chain_is_outermost_first(sayings: Sayings) -> None:
    document, found = sayings("The radio reported that officials said that rebels had burned the mill.")
    assert [parts(document, saying)[1] for saying in chain_of("burned", document, found)] == ["reported", "said"]


def test_cue_is_not_in_its_own_chain(sayings: Sayings) -> None:
    document, found = sayings("The army denied the attack, the radio said.")
    assert [parts(document, saying)[1] for saying in chain_of("denied", document, found)] == ["said"]


def test_denied_attack_has_its_denier_but_no_chain(sayings: Sayings) -> None:
    document, found = sayings("The army denied the attack.")
    assert chain_of("attack", document, found) == ()
    assert [parts(document, saying)[0] for saying in denials("attack", document, found)] == ["The army"]


def test_what_somebody_promises_to_do_is_not_reported_by_him(sayings: Sayings) -> None:
    document, found = sayings("The premier promised to free the men.")
    assert chain_of("free", document, found) == ()


@pytest.mark.parametrize(
    "text", ["The ministry did not say that the men had died.", "The ministry declined to confirm that the men had died."]
)
def test_withheld_word_is_unconfirmed(sayings: Sayings, text: str) -> None:
    document, found = sayings(text)
    assert [saying.stance for saying in denials("died", document, found)] == ["unconfirmed"]


def test_semicolon_ends_a_content(sayings: Sayings) -> None:
    document, found = sayings("The boats were sent back, a fisherman said; the navy denied that.")
    assert all("fisherman" not in part for saying in found for part in parts(document, saying)[2])


@pytest.mark.parametrize("text", ["", " ", "\0", "😀 said 😀", "said", '"', "(((((((((" * 50, "SAID SAID SAID", "قال الوزير إن الجسر مغلق"])
def test_odd_text_is_survived(sayings: Sayings, text: str) -> None:
    document, found = sayings(text)
    for attribution in attributions_of(document, found):
        assert 0 <= attribution.content.start < attribution.content.end <= len(document.text)
