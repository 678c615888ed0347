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
        ("The council urged both sides to stop.", ("The council", "urged", ("to stop",))),
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


def contents(document: Document, found: tuple[Saying, ...], cue: str) -> list[tuple[str, ...]]:
    return [parts(document, saying)[2] for saying in found if cue in parts(document, saying)[1]]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ('"We are owed eleven weeks." The company denied that it had kept the wages.', "denied"),
        ('"We have won." Fighting continued in the hills.', "continued"),
        ('The deputy wept. "The water came at dawn."', "wept"),
    ],
)
def test_quotation_closed_by_a_full_stop_is_not_the_next_sentences(sayings: Sayings, text: str, cue: str) -> None:
    document, found = sayings(text)
    assert not any('"' in part for content in contents(document, found, cue) for part in content)


@pytest.mark.parametrize("text", ['"We are ready." said the mayor.', '"We are ready." Ana Ruiz said.', '"Are you ready?" asked the mayor.'])
def test_quotation_with_a_stop_is_its_own_speakers(sayings: Sayings, text: str) -> None:
    document, found = sayings(text)
    assert [saying.quoted for saying in found if '"' in parts(document, saying)[2][0]] == ["direct"]


def test_quotation_by_itself_belongs_to_who_spoke_before_it(sayings: Sayings) -> None:
    document, found = sayings('The miller said the bridge had gone. "The water took the wheel." The council has sent two pumps.')
    assert contents(document, found, "said") == [("the bridge had gone", '"The water took the wheel."')]


def test_quotation_behind_a_denial_is_asserted(sayings: Sayings) -> None:
    document, found = sayings('The miller denied that he had sold the wheel. "The water took it away."')
    assert [(parts(document, saying)[2], saying.stance) for saying in found] == [
        (('"The water took it away."',), "asserted"), (("that he had sold the wheel",), "denied")
    ]  # fmt: skip


def test_quotation_by_itself_behind_nobodys_words_is_nobodys(sayings: Sayings) -> None:
    _, found = sayings('The old mill stood empty. "The water took the wheel." The council has sent two pumps.')
    assert found == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The navy denied that a sailor had drowned and accused the guard of lying.", ("The navy", "accused", ("the guard of lying",))),
        ("The captain said he would resign and left the room.", ("The captain", "said", ("he would resign",))),
        ("The radio said troops had entered the town and arrested the mayor.",
         ("The radio", "said", ("troops had entered the town and arrested the mayor",))),
    ],
)  # fmt: skip
def test_second_verb_of_another_form_goes_on_from_the_verb_above(
    sayings: Sayings, text: str, expected: tuple[str, str, tuple[str, ...]]
) -> None:
    document, found = sayings(text)
    assert expected in [parts(document, saying) for saying in found]


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("The ministry neither confirmed nor denied that the men had died.", ["unconfirmed"]),
        ("The airline would not confirm or deny that it had been paid.", ["unconfirmed"]),
        ("The palace has yet to say who will go.", ["unconfirmed"]),
        ("The envoy stopped short of blaming Quito for the fire.", ["unconfirmed"]),
        ("The palace has to say who will go.", ["asserted"]),
        ("Nobody said that the dam would hold.", []),
        ("No group has claimed the bombing.", []),
        ("The group has claimed the bombing.", ["asserted"]),
    ],
)
def test_what_is_not_said_is_unconfirmed_and_nobody_says_nothing(sayings: Sayings, text: str, stances: list[str]) -> None:
    assert [saying.stance for saying in sayings(text)[1]] == stances


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ('"The harvest is lost," wailed an old farmer.', "wailed", "an old farmer"),
        ("The captain was sure that the ferry would sink.", "was sure", "The captain"),
        ("The opposition rejected the accusation that it had plotted a coup.", "accusation", None),
        ("The opposition made the accusation that the king had plotted a coup.", "accusation", "The opposition"),
        ("Rebel claims of victory were met with silence.", "claims of", "Rebel"),
        ("The envoy stopped short of blaming Quito for the fire.", "blaming", "The envoy"),
    ],
)
def test_source_is_who_speaks(sayings: Sayings, text: str, cue: str, source: str | None) -> None:
    document, found = sayings(text)
    assert source in [parts(document, saying)[0] for saying in found if parts(document, saying)[1] == cue]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The deputy, asked about the strike, said the drivers would be paid.", "asked about"),
        ("The clerk was found dead in the canal.", "was found"),
        ("The general was quoted by the press as denying that he had fled.", "quoted by"),
    ],
)
def test_word_that_gives_nothing_to_a_source_is_no_cue(sayings: Sayings, text: str, cue: str) -> None:
    document, found = sayings(text)
    assert contents(document, found, cue) == []


def test_who_is_told_is_no_part_of_the_order(sayings: Sayings) -> None:
    document, found = sayings("The colonel ordered the villagers to leave the valley.")
    assert contents(document, found, "ordered") == [("to leave the valley",)]


@pytest.mark.parametrize("text", ["", " ", "\0", "😀 said 😀", "said", '"', "(((((((((" * 50, "SAID SAID SAID", "قال الوزير إن الجسر مغلق"])
def test_odd_text_is_survived(sayings: Sayings, text: str) -> None:
    document, found = sayings(text)
    for attribution in attributions_of(document, found):
        assert 0 <= attribution.content.start < attribution.content.end <= len(document.text)


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ('"We think they want peace," the mayor said.', ["said"]),
        ("The mayor said that the bishop thinks the war is lost.", ["said", "thinks"]),
        ("We think that the war is lost.", ["think"]),
    ],
)
def test_what_speakers_say_of_their_own_thinking_is_no_second_source(sayings: Sayings, text: str, cues: list[str]) -> None:
    document, found = sayings(text)
    kept = [document.text[one.cue.start : one.cue.end] for one in attributions_of(document, found)]
    assert [cue for cue in kept if cue != "want"] == cues
