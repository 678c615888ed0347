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
