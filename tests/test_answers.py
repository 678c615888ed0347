"""Denials and doubts that point back: which acts they answer to, and who utters them."""

from datetime import date as Date  # noqa: N812

import pytest

import whimbrel
from whimbrel.records import Event, Stance

DAY = Date(2024, 5, 20)
RAID = "The army shot dead 12 villagers on Sunday, a rights group said."


def events(text: str, event_type: str = "ASSAULT") -> list[Event]:
    return [event for event in whimbrel.code(text, date=DAY).events if event.event_type == event_type]


def stances(event: Event, text: str) -> list[tuple[str | None, str]]:
    return [(text[one.source.start : one.source.end] if one.source else None, one.stance) for one in event.claims]


@pytest.mark.parametrize(
    ("answer", "who", "stance"),
    [
        ("The defence ministry denied it.", "The defence ministry", "denied"),
        ("The defence ministry rejected the account.", "The defence ministry", "denied"),
        ("The army denied the killings.", "The army", "denied"),
        ("The army called the report a lie.", "The army", "denied"),
        ("The army described the claim as baseless.", "The army", "denied"),
        ("The defence minister said the report was wrong.", "The defence minister", "denied"),
        ("The defence minister said there was no truth in the report.", "The defence minister", "denied"),
        ("The army denied any involvement.", "The army", "denied"),
        ("The defence ministry said it could not confirm the report.", "it", "unconfirmed"),
        ("The report could not be independently verified.", None, "unconfirmed"),
        ("There was no independent confirmation of the claim.", None, "unconfirmed"),
        ("Reporters were unable to verify the claim.", "Reporters", "unconfirmed"),
    ],
)
def test_answer_reaches_the_act_told_before(answer: str, who: str | None, stance: str) -> None:
    text = f"{RAID} {answer}"
    (event,) = events(text)
    assert stances(event, text) == [("a rights group", "asserted"), (who, stance)]
    assert event.certainty == ("denied" if stance == "denied" else "asserted")


@pytest.mark.parametrize(
    "sentence",
    [
        "The defence ministry rejected the budget.",
        "The court could not verify his age.",
        "The rights group said it could verify the report.",
        "The bank confirmed the payment.",
        "The army called the report long.",
        "The defence minister said the report was true.",
        "The army called the mayor a liar.",
    ],
)
def test_what_answers_something_else_disputes_nothing(sentence: str) -> None:
    (event,) = events(f"{RAID} {sentence}")
    assert event.claims == ()
    assert event.certainty == "asserted"


def test_who_speaks_does_not_answer_himself() -> None:
    (event,) = events("The army shot dead 12 villagers on Sunday, the mayor said. The mayor could not confirm the report.")
    assert (event.certainty, event.claims) == ("asserted", ())


def test_relative_clause_doubts_the_paper_that_tells() -> None:
    text = "Soldiers attacked a village near Gao on Friday, according to a rebel communique that local reporters could not verify."
    (event,) = events(text)
    assert stances(event, text)[-1] == ("local reporters", "unconfirmed")


def test_denial_does_not_undo_what_the_writer_tells() -> None:
    text = "The army shot dead 12 villagers on Sunday. The defence ministry denied it."
    (event,) = events(text)
    assert event.certainty == "asserted"
    assert stances(event, text) == [("The defence ministry", "denied")]


def stance_of(event: Event, words: str, text: str) -> Stance:
    return next(one for one in event.claims if one.source and text[one.source.start : one.source.end] == words)


def test_rival_figures_are_kept_with_who_gives_them() -> None:
    text = "Shells hit a market in Kutaisi on Monday, killing at least nine people, doctors said. The Georgian army put the dead at five."
    (event,) = events(text)
    assert event.size.dead is not None
    assert event.size.dead.low == 9
    five = stance_of(event, "The Georgian army", text).size
    assert five is not None
    assert five.dead is not None
    assert (five.dead.low, five.dead.high) == (5, 5)
    nine = stance_of(event, "doctors", text).size
    assert nine is not None
    assert nine.dead is not None
    assert nine.dead.low == 9
    assert event.certainty == "asserted"


@pytest.mark.parametrize(
    "sentence", ["The Georgian army put the dead at 12.", "The army put the wounded at five.", "Doctors put the dead at nine."]
)
def test_figures_that_agree_or_count_others_are_no_rivals(sentence: str) -> None:
    (event,) = events(f"Shells hit a market in Kutaisi on Monday, killing at least nine people, doctors said. {sentence}")
    assert event.claims == ()


def test_account_that_says_the_opposite_denies() -> None:
    text = "Rebels attacked the town of Bria on Monday, the army said. A rebel spokesman said that his men had not attacked the town."
    told = events(text)
    assert [event.certainty for event in told] == ["denied", "denied"]
    assert not any(event.negated for event in told)
    assert stances(told[0], text) == [("the army", "asserted"), ("A rebel spokesman", "denied")]


def test_what_did_not_happen_elsewhere_denies_nothing() -> None:
    text = "Rebels attacked the town of Bria on Monday, the army said. The mayor of Obo said that rebels had not attacked Obo."
    first = events(text)[0]
    assert (first.certainty, first.claims) == ("asserted", ())


def test_relative_clause_doubts_what_stands_before_it() -> None:
    text = "India said two of its men were wounded on Sunday by gunmen, which Dhaka would not confirm."
    (event,) = events(text)
    assert [one.stance for one in event.claims] == ["asserted", "unconfirmed"]


def test_two_who_deny_are_two_claims() -> None:
    text = "The army shot dead 12 villagers on Sunday, a rights group said. The army and the government denied it."
    (event,) = events(text)
    assert [one.stance for one in event.claims] == ["asserted", "denied", "denied"]


def test_party_that_says_its_men_did_not_do_it_denies() -> None:
    text = "The army said its soldiers had not attacked the village of Dori on Sunday."
    (event,) = events(text)
    assert (event.certainty, event.negated, event.attribution) == ("denied", False, ())
    assert stances(event, text) == [("The army", "denied")]


def test_others_word_that_it_did_not_happen_is_a_plain_negation() -> None:
    (event,) = events("The mayor said that rebels had not attacked the town on Sunday.")
    assert (event.certainty, event.negated) == ("asserted", True)


def test_that_nobody_died_does_not_deny_the_attack() -> None:
    told = events(
        "Rebels attacked the airport on Sunday, the mayor said. The defence ministry said that no soldier had been killed by the rebels."
    )
    assert told[0].certainty == "asserted"


def test_medium_that_passes_a_claim_on_takes_no_stance() -> None:
    text = "State radio quoted the mayor as saying that rebels had attacked the town of Bria on Sunday. The rebels denied it."
    event = events(text)[0]
    assert stances(event, text) == [("the mayor", "asserted"), ("The rebels", "denied")]


def chain(text: str) -> list[tuple[str, str | None]]:
    coded = whimbrel.code(text, date=DAY)
    names = {entity.id: entity.code for entity in coded.entities}
    event = [event for event in coded.events if event.event_type == "ASSAULT"][-1]
    return [(text[link.source.start : link.source.end], names.get(link.source.entity or "")) for link in event.attribution if link.source]


def test_medium_stands_before_the_one_whom_it_cites() -> None:
    text = "Interfax, citing Tiraspol radio, reported on Sunday that Moldovan police had shelled Dubasari."
    assert [words for words, _ in chain(text)] == ["Interfax", "Tiraspol radio"]


def test_paper_speaks_for_whoever_put_it_out() -> None:
    text = "In a statement, the Kenyan army said that rebels had fled. The statement said nine soldiers had been killed by the rebels."
    assert chain(text) == [("The statement", "KEN")]


def test_paper_that_nobody_put_out_speaks_for_itself() -> None:
    assert chain("Kenya was quiet. The statement said nine soldiers had been killed by rebels.") == [("The statement", None)]


def test_denied_accusation_was_made_all_the_same() -> None:
    text = "Tehran has denied accusations by Washington that Iran attacked a tanker."
    (accusation,) = events(text, "ACCUSE")
    assert accusation.certainty == "asserted"
    assert {event.certainty for event in events(text)} == {"denied"}
