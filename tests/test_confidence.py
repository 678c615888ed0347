"""The confidence of records: what it rests on, and that the benchmark that fits it judges what it says."""

import sys
from dataclasses import replace
from datetime import date as Date  # noqa: N812
from pathlib import Path

import pytest

import whimbrel
from whimbrel.events.confidence import signs_of, with_confidence
from whimbrel.knowledge.confidence import load_weights

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))
import calibrate  # noqa: E402

TEXT = "Russian troops shelled the city of Kharkiv on Sunday, killing nine people. Talks may resume."


@pytest.fixture(scope="module")
def event() -> whimbrel.records.Event:
    return whimbrel.code(TEXT, date=Date(2024, 5, 20)).events[0]


def test_every_sign_has_a_weight(event: whimbrel.records.Event) -> None:
    assert set(load_weights()) == {"base", *signs_of(event)}


def test_records_carry_a_chance(event: whimbrel.records.Event) -> None:
    assert event.confidence is not None
    assert 0 < event.confidence < 1


def test_what_is_only_possible_is_less_sure_than_what_is_told_as_fact(event: whimbrel.records.Event) -> None:
    fact, guess = with_confidence((event, replace(event, certainty="possible")), load_weights())
    assert fact.confidence is not None
    assert guess.confidence is not None
    assert guess.confidence < fact.confidence


def test_without_weights_confidence_is_null(event: whimbrel.records.Event) -> None:
    assert with_confidence((replace(event, confidence=None),), {})[0].confidence is None


def records(right: int, wrong: int, **signs: bool) -> list[calibrate.Judged]:
    return [calibrate.Judged(f"r{number % 5}", signs, number < right) for number in range(right + wrong)]


def test_fit_gives_back_the_shares_that_it_saw() -> None:
    some = [*records(160, 40, sure=True), *records(50, 150, sure=False)]
    weights = calibrate.fitted(some)
    assert calibrate.confidence(some[0], weights) == pytest.approx(0.8, abs=0.03)
    assert calibrate.confidence(some[-1], weights) == pytest.approx(0.25, abs=0.03)


def test_bin_whose_confidence_is_far_from_what_is_right_does_not_hold() -> None:
    (row,) = calibrate.table([(0.85, number < 60) for number in range(100)])
    assert (row.records, row.right, row.holds) == (100, 0.6, False)
    (row,) = calibrate.table([(0.85, number < 84) for number in range(100)])
    assert row.holds


def test_too_few_records_write_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    before = calibrate.WEIGHTS.read_bytes()
    assert calibrate.fit(records(10, 10, sure=True)) == 1
    assert "500 are needed" in capsys.readouterr().err
    assert calibrate.WEIGHTS.read_bytes() == before
