"""The marked times, amounts and places: they are well formed, and each figure falls when what it measures is wrong."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

import details_form  # noqa: E402
import details_score  # noqa: E402
from handmade import CODER  # noqa: E402

from whimbrel.records import CodedReport, Place, Quantity, TimeSpan  # noqa: E402

MARKED = details_form.read_report(
    "# ford 2001-02-03\n"
    "Twelve people drowned at Goma on Friday, including three boys, the Goma Courier said.\n"
    "The boat cost about $2 million and sailed for two days.\n"
    "@ Friday | 2001-02-02 | day\n"
    "@? for two days\n"
    "# Twelve people | 12 | dead | -\n"
    "# three boys | 3 | dead or boy | subset\n"
    "# about $2 million | 2000000 | ? | - | USD | about\n"
    "* Goma^1 | Goma | COD | -1.67 29.22 | 25\n"
    "*? Goma Courier"
)
TEXT = MARKED.report.text
KINDS = ("times", "amounts", "places")


def at(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def amount(words: str, low: float, high: float, **fields) -> Quantity:
    return Quantity(**at(words), low=low, high=high, **{"approximate": False, "of": None, **fields})


TIMES = (TimeSpan(**at("Friday"), date=date(2001, 2, 2), enddate=date(2001, 2, 2), granularity="day"),)
AMOUNTS = (
    amount("Twelve people", 12, 12, of="dead", relation="total"),
    amount("three boys", 3, 3, of="boy", relation="subset"),
    amount("about $2 million", 2e6, 2e6, unit="USD", approximate=True),
)
PLACES = (Place(**at("Goma"), extracted_place="Goma", country_code="COD", lat=-1.7, lon=29.3),)


def figures(times=TIMES, quantities=AMOUNTS, places=PLACES) -> dict[str, float]:
    coded = CodedReport(
        id="ford", date=date(2001, 2, 3), title=None, url=None, publication=None, language="en", coder=CODER, text=TEXT,
        times=times, quantities=quantities, places=places,
    )  # fmt: skip
    return {name: count.f1 for name, count in details_score.score([(coded, MARKED)], KINDS).items()}


def fallen(**found) -> set[str]:
    return {name for name, figure in figures(**found).items() if figure < 1}


def test_all_that_is_marked_scores_one_in_every_metric():
    assert figures() == dict.fromkeys(details_score.METRICS, 1.0)


def test_a_missed_time_is_wrong_in_days_and_granularity_too():
    assert fallen(times=()) == {"times_f1", "times_right", "granularity_right"}


def test_a_wrong_day_lowers_days_alone():
    assert fallen(times=(replace(TIMES[0], date=date(2001, 1, 26), enddate=date(2001, 1, 26)),)) == {"times_right"}


def test_a_superfluous_time_lowers_f1_alone():
    assert fallen(times=(*TIMES, replace(TIMES[0], **at("Courier")))) == {"times_f1"}


def test_a_neutral_duration_is_no_fault_as_a_time_nor_as_an_amount():
    assert not fallen(times=(*TIMES, replace(TIMES[0], **at("two days"))), quantities=(*AMOUNTS, amount("two days", 2, 2)))


@pytest.mark.parametrize(
    ("index", "change", "metric"),
    [
        (0, {"low": 13.0}, "bounds_right"),
        (0, {"high": None}, "bounds_right"),
        (0, {"of": "people"}, "of_right"),
        (0, {"relation": "cumulative"}, "relation_f1"),
        (1, {"relation": None}, "relation_f1"),
        (2, {"unit": "EUR"}, "unit_f1"),
        (2, {"approximate": False}, "approximate_f1"),
    ],
)
def test_each_field_of_an_amount_has_a_figure(index, change, metric):
    changed = [*AMOUNTS]
    changed[index] = replace(changed[index], **change)
    assert fallen(quantities=tuple(changed)) == {metric}


def test_a_place_beyond_its_tolerance_lowers_the_point_alone():
    assert fallen(places=(replace(PLACES[0], lat=-2.5),)) == {"point_right"}


def test_a_place_in_a_counter_case_is_superfluous():
    courier = replace(PLACES[0], start=TEXT.index("Goma Courier"), end=TEXT.index("Goma Courier") + 4)
    assert fallen(places=(*PLACES, courier)) == {"places_f1", "free_right"}


def test_one_degree_of_latitude_is_111_km():
    assert details_score.kilometres((0.0, 10.0), (1.0, 10.0)) == pytest.approx(111.2, abs=0.1)


@pytest.mark.parametrize(
    "line",
    [
        "@ Saturday | 2001-02-03 | day",
        "@ Friday | 2001-02-02 | days",
        "@ Friday | 2001-02-02",
        "# Goma | 12 | dead | -",
        "# Twelve people | 12 | dead or ? | -",
        "* Goma^1 | Goma | Congo | -1.67 29.22 | 25",
        "*? Goma^1 | Goma",
    ],
)
def test_a_mark_of_wrong_form_is_refused(line):
    with pytest.raises(details_form.MarkingError):
        details_form.read_report(f"# ford 2001-02-03\n{TEXT}\n{line}")


@pytest.mark.parametrize("path", sorted(details_score.FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_the_files_are_well_formed(path):
    assert not details_form.check(path)
