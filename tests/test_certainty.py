"""Certainty: what a text commits to, and what it tells as history."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from whimbrel.claims.attribution import find_sayings
from whimbrel.claims.certainty import judge
from whimbrel.claims.sources import page_of
from whimbrel.documents.quotations import find_quotations
from whimbrel.knowledge.cues import load_cues
from whimbrel.records import Commitment, Document, Mentions, TimeSpan

Read = Callable[..., Document]
Judge = Callable[..., dict[str, Commitment]]


@pytest.fixture
def judged(read: Read) -> Judge:
    def find(text: str, date: str | None = None, times: tuple[TimeSpan, ...] = ()) -> dict[str, Commitment]:
        document = replace(read(text, date), quotations=find_quotations(text))
        sayings = find_sayings(page_of(document, Mentions(), load_cues()))
        return {document.tokens[one.token].form: one for one in judge(document, sayings, times, load_cues())}

    return find


def reading(commitment: Commitment) -> str:
    return ("not " if commitment.negated else "") + commitment.certainty


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The army attacked the camp.", "attacked", "asserted"),
        ("Did the army attack the camp?", "attack", "unknown"),
        ("The army attacked the camp and burned the mill.", "burned", "asserted"),
        ("The envoy will meet the king and visit the camp.", "visit", "planned"),
        ("The army did not attack or burn the camp.", "burn", "not asserted"),
        ("If the army attacks, the rebels will leave.", "leave", "conditional"),
        ("The envoy said that he would visit the camp.", "visit", "planned"),
        ("The envoy would visit the camp under a truce.", "visit", "conditional"),
        ("The army must have attacked the camp.", "attacked", "possible"),
        ("The rebels reportedly attacked the camp.", "attacked", "asserted"),
        ("The rebels are said to have attacked the camp.", "attacked", "asserted"),
        ("The premier ruled out talks.", "talks", "not asserted"),
        ("Police said that nobody was hurt.", "hurt", "not asserted"),
        ("The group said it had not attacked the camp.", "attacked", "denied"),
        ('"We did not attack the camp," the general said.', "attack", "denied"),
        ("Both sides rejected a report that the king had fled.", "fled", "denied"),
        ("The envoy has yet to visit the camp.", "visit", "not asserted"),
        ("The captured soldiers will be freed.", "captured", "asserted"),
        ("The boats left, a fisherman said; the navy denied that.", "left", "asserted"),
    ],
)
def test_reading_of_a_word(judged: Judge, text: str, word: str, expected: str) -> None:
    assert reading(judged(text)[word]) == expected


# A sentence, the word in it, its reading. Each test ends with a sentence that looks like the others and is read otherwise.
Case = tuple[str, str, str]


def assert_readings(judged: Judge, *cases: Case) -> None:
    for text, word, expected in cases:
        assert reading(judged(text)[word]) == expected, text


def test_subject_of_a_raising_verb_is_read_as_that_of_its_infinitive(judged: Judge) -> None:
    assert_readings(
        judged,
        ("Talks failed to start in Port Vila.", "Talks", "not asserted"),
        ("A ceasefire is to begin in Juba.", "ceasefire", "planned"),
        ("An attack is expected to follow.", "attack", "planned"),
        ("The attack failed to dislodge the rebels.", "attack", "asserted"),
    )


def test_marks_and_prepositions_of_several_words_are_read_as_one(judged: Judge) -> None:
    assert_readings(
        judged,
        ("He talks as though he owned the quay.", "owned", "conditional"),
        ("The guards surrendered instead of fighting.", "fighting", "not asserted"),
        ("Rather than protest, the weavers went home.", "protest", "not asserted"),
        ("In case of war, the bridge will be blown.", "war", "conditional"),
        ("The guards surrendered after fighting.", "fighting", "asserted"),
    )


def test_gerund_is_looked_up_however_it_is_labelled(judged: Judge) -> None:
    assert_readings(
        judged,
        ("Half the islanders abstained from voting.", "voting", "not asserted"),
        ("The provost ruled out resigning.", "resigning", "not asserted"),
        ("She left the hall waving a scarf.", "waving", "asserted"),
    )


def test_subjunctive_is_a_request(judged: Judge) -> None:
    assert_readings(
        judged,
        ("They insisted that the farm be sold.", "sold", "conditional"),
        ("They insisted that the farm was sold.", "sold", "asserted"),
    )


def test_gerund_under_a_preposition_is_as_sure_as_its_clause_and_never_negated_with_it(judged: Judge) -> None:
    assert_readings(
        judged,
        ("Before leaving, the envoy will see the king.", "leaving", "planned"),
        ("The firm may settle the claim by paying the widow.", "paying", "possible"),
        ("The envoy did not speak before leaving.", "leaving", "asserted"),
        ("The question of leaving troubled her aunt.", "leaving", "possible"),
        ("There were reports of looting in Suva.", "looting", "asserted"),
    )


def test_clause_of_an_indefinite_noun_is_as_unreal_as_the_noun(judged: Judge) -> None:
    assert_readings(
        judged,
        ("The premier wanted a deal ending the war.", "ending", "conditional"),
        ("She is looking for a room that has a desk.", "has", "conditional"),
        ("The king wants to meet the boxer who won the title.", "won", "asserted"),
    )


def test_what_is_opposed_or_discussed_is_a_fact_if_it_is_definite(judged: Judge) -> None:
    assert_readings(
        judged,
        ("Students in Suva opposed the invasion.", "invasion", "asserted"),
        ("Students in Suva opposed an invasion.", "invasion", "conditional"),
    )


def test_verb_and_its_object_are_looked_up_together(judged: Judge) -> None:
    assert_readings(
        judged,
        ("Weavers took the opportunity to meet the governor.", "meet", "asserted"),
        ("The exiles lost the chance to vote.", "vote", "not asserted"),
        ("The bank had the decency to reply.", "reply", "asserted"),
        ("Weavers had the opportunity to meet the governor.", "meet", "possible"),
    )


def test_degree_and_tense_decide_what_an_infinitive_is(judged: Judge) -> None:
    assert_readings(
        judged,
        ("The old dog was too weak to stand.", "stand", "not asserted"),
        ("The consul was kind enough to help.", "help", "asserted"),
        ("My uncle used to work in a tannery.", "work", "asserted"),
        ("The knife was used to cut ropes.", "cut", "possible"),
        ("The farmer had to sell two of his oxen.", "sell", "asserted"),
        ("The union said its members had to walk home.", "walk", "conditional"),
        ("He has got to keep the boat.", "keep", "conditional"),
    )


def test_counterfactual_perfect_did_not_happen(judged: Judge) -> None:
    assert_readings(
        judged,
        ("The owner should have paid the crew.", "paid", "not asserted"),
        ("The owner should not have paid the crew.", "paid", "asserted"),
        ("She would have loved to come to Nadi.", "come", "not asserted"),
        ("Had we paid the full fare, we would have sailed.", "paid", "conditional"),
        ("We had paid the full fare.", "paid", "asserted"),
        ("The crew could have left on Monday, police said.", "left", "possible"),
    )


def test_conjunction_carries_modal_and_negation_as_it_says(judged: Judge) -> None:
    assert_readings(
        judged,
        ("The king will not stay but return to Tonga.", "return", "planned"),
        ("The council has neither debated nor answered the letter.", "answered", "not asserted"),
        ("The army did not attack but burned the mill.", "burned", "asserted"),
    )


def test_what_hangs_on_a_condition_is_conditional(judged: Judge) -> None:
    assert_readings(
        judged,
        ("If charges are brought, the case will be heard in Nakuru.", "heard", "conditional"),
        ("If tests confirm it, the manager said, a complaint will be filed.", "filed", "conditional"),
        ("Should anybody object, the sale will be stopped.", "stopped", "conditional"),
        ("When charges are brought, the case will be heard in Nakuru.", "heard", "planned"),
    )


def test_negated_imperative_is_a_request_not_to(judged: Judge) -> None:
    assert_readings(
        judged,
        ("Do not leave the keys on the table.", "leave", "not conditional"),
        ("They do not leave the keys on the table.", "leave", "not asserted"),
    )


def test_denial_reaches_an_indefinite_noun_two_steps_down(judged: Judge) -> None:
    assert_readings(
        judged,
        ("The group denied any role in an attack.", "attack", "denied"),
        ("The group denied any role in the attack.", "attack", "asserted"),
    )


def test_account_that_is_called_untrue_did_not_happen(judged: Judge) -> None:
    assert_readings(
        judged,
        ("Rumours that the king had fled turned out to be untrue.", "fled", "not asserted"),
        ("Rumours that the king had fled were denied in Maseru.", "fled", "denied"),
        ("There is no truth in the rumour that the king had fled.", "fled", "not asserted"),
        ("Rumours that the king had fled spread in Maseru.", "fled", "possible"),
    )


def test_admission_is_no_denial(judged: Judge) -> None:
    assert_readings(
        judged,
        ("She conceded that she had not written to the bank.", "written", "not asserted"),
        ("She said that she had not written to the bank.", "written", "denied"),
    )


def test_act_done_in_company_is_done(judged: Judge) -> None:
    assert_readings(
        judged,
        ("The two ministers met to discuss fish quotas.", "discuss", "asserted"),
        ("The two ministers will meet to discuss fish quotas.", "discuss", "planned"),
        ("She went to the shop to buy bread.", "buy", "possible"),
    )


def test_question_why_takes_its_clause_for_granted(judged: Judge) -> None:
    assert_readings(
        judged,
        ("The editor asked why the king had brought no general with him.", "brought", "not asserted"),
        ("The editor asked whether the king had brought a general.", "brought", "unknown"),
    )


def test_could_not_in_a_story_did_not(judged: Judge) -> None:
    assert_readings(
        judged,
        ("The patrol could not reach the village.", "reach", "not asserted"),
        ("The patrol cannot reach the village.", "reach", "not possible"),
    )


def test_evidence_points_at_the_modal(judged: Judge) -> None:
    text = "The truce may collapse."
    (evidence,) = judged(text)["collapse"].evidence
    assert (evidence.field, text[evidence.start : evidence.end], evidence.rule) == ("certainty", "may", "modal/possible")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The man, who had fought in two wars, was killed on Monday.", "fought"),
        ("The border has been closed since the invasion.", "invasion"),
        ("They marked the anniversary of the massacre.", "massacre"),
        ("The two armies fought a war ten years ago.", "fought"),
        ("The two armies fought a war ten years ago.", "war"),
        ("The deal ended six years of war.", "war"),
        ("Kenya has hosted such meetings before.", "hosted"),
    ],
)
def test_history_is_background(judged: Judge, text: str, word: str) -> None:
    commitment = judged(text)[word]
    assert commitment.background
    assert [evidence.field for evidence in commitment.evidence if evidence.field == "status"] == ["status"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The army said that rebels had fought in the town.", "fought"),
        ("The army attacked the camp.", "attacked"),
        ("Since he is ill, the king will stay.", "stay"),
    ],
)
def test_news_is_no_background(judged: Judge, text: str, word: str) -> None:
    assert not judged(text)[word].background


def test_old_date_makes_background_and_a_recent_one_does_not(judged: Judge) -> None:
    from datetime import date

    text = "The army took the town in March and lost it on Monday."
    old, new = text.index("March"), text.index("Monday")
    times = (
        TimeSpan(start=old, end=old + 5, date=date(2021, 3, 1), enddate=date(2021, 3, 31), granularity="month"),
        TimeSpan(start=new, end=new + 6, date=date(2021, 6, 7), enddate=date(2021, 6, 7), granularity="day"),
    )
    found = judged(text, "2021-06-09", times)
    assert found["took"].background
    assert not found["lost"].background


@pytest.mark.parametrize("text", ["", " ", "\0", "😀", "will will will", "not" * 30, "((((" * 200, "NO ATTACK"])
def test_odd_text_is_survived(judged: Judge, text: str) -> None:
    judged(text)
