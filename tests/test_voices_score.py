"""The marked attributions and readings: they are well formed, and each figure falls when what it measures is wrong."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

import voices_score  # noqa: E402
from handmade import CODER  # noqa: E402

from whimbrel.records import Attribution, CodedReport, Predicate, SourceSpan, Span  # noqa: E402

MARKED = voices_score.read_report(
    "# two 2001-02-03\n"
    'The mayor said the bridge was safe. "It stands," she added. "It did not move."\n'
    "Nobody fell. Repairs may cost more, the engineer fears.\n"
    "= The mayor | said | the bridge was safe\n"
    "= she | added | It stands | It did not move\n"
    "= the engineer | fears | Repairs may cost more\n"
    "~ stands: asserted | fell: not asserted | move: not asserted | cost: possible"
)
TEXT = MARKED.report.text
RIGHT = {"source_f1": 1.0, "cue_f1": 1.0, "content_f1": 1.0, "relation_f1": 1.0, "reading_accuracy": 1.0,
         "not_happened_f1": 1.0, "uncertain_f1": 1.0, "no_predicate": 0.0}  # fmt: skip


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def said(source: str | None, cue: str, content: str) -> Attribution:
    named = None if source is None else SourceSpan(start=span(source).start, end=span(source).end, entity=None)
    return Attribution(source=named, cue=span(cue), content=span(content), quoted="indirect")


def read(word: str, certainty: str, negated: bool = False) -> Predicate:
    return Predicate(start=span(word).start, end=span(word).end, certainty=certainty, negated=negated)


ATTRIBUTIONS = (
    said("The mayor", "said", "the bridge was safe"),
    said("she", "added", '"It stands,"'),
    said("she", "added", '"It did not move."'),
    said("the engineer", "fears", "Repairs may cost more"),
)
PREDICATES = (
    read("stands", "asserted"), read("fell", "asserted", True), read("move", "asserted", True), read("cost", "possible"),
)  # fmt: skip
CODED = CodedReport(
    id="two", date=date(2001, 2, 3), title=None, url=None, publication=None, language="en", coder=CODER, text=TEXT,
    attributions=ATTRIBUTIONS, predicates=PREDICATES,
)  # fmt: skip


def figures(attributions=ATTRIBUTIONS, predicates=PREDICATES):
    return voices_score.score([(replace(CODED, attributions=attributions, predicates=predicates), MARKED)])


def lower(measured, *names):
    """Which figures are worse than right are those named, and no others."""
    return {name for name in RIGHT if measured[name] != RIGHT[name]} == set(names)


def test_sets_are_as_large_as_stated_and_well_formed():
    texts = [list(voices_score.read_marked(voices_score.FOLDER / f"{name}.txt")) for name in ("reports", "held")]
    assert [len(part) for part in texts] == [60, 30]
    assert len({one.report.id for part in texts for one in part}) == 90
    for one in (one for part in texts for one in part):
        assert 4 <= len(one.readings) <= 10 and one.attributions
        assert all(attribution.content for attribution in one.attributions), one.report.id


def test_about_half_of_the_readings_are_other_than_plainly_asserted():
    readings = [
        reading
        for name in ("reports", "held")
        for one in voices_score.read_marked(voices_score.FOLDER / f"{name}.txt")
        for reading in one.readings.values()
    ]
    assert 0.45 <= sum(reading == ("asserted", False) for reading in readings) / len(readings) <= 0.55
    assert {certainty for certainty, _ in readings} == set(voices_score.CERTAINTIES)


def test_right_records_have_full_figures():
    assert figures() == RIGHT
    assert set(voices_score.METRICS) | {"no_predicate"} == set(RIGHT)


def test_wrong_source_lowers_sources_and_relations():
    wrong = (said("the bridge", "said", "the bridge was safe"), *ATTRIBUTIONS[1:])
    assert lower(figures(wrong), "source_f1", "relation_f1")
    assert lower(figures((said(None, "said", "the bridge was safe"), *ATTRIBUTIONS[1:])), "source_f1", "relation_f1")


def test_wrong_cue_lowers_cues_alone():
    assert lower(figures((said("The mayor", "was", "the bridge was safe"), *ATTRIBUTIONS[1:])), "cue_f1")


def test_wrong_content_lowers_contents_and_relations_where_less_than_half_is_right():
    assert lower(figures((said("The mayor", "said", "the bridge was"), *ATTRIBUTIONS[1:])), "content_f1")
    assert lower(figures((said("The mayor", "said", "safe"), *ATTRIBUTIONS[1:])), "content_f1", "relation_f1")
    swollen = said("The mayor", "said", TEXT[TEXT.index("the bridge") : TEXT.index("Nobody")])
    assert lower(figures((swollen, *ATTRIBUTIONS[1:])), "content_f1", "relation_f1")


def test_missed_and_invented_attributions_lower_all_three_parts():
    every = ("source_f1", "cue_f1", "content_f1", "relation_f1")
    assert lower(figures(ATTRIBUTIONS[1:]), *every)
    assert lower(figures((*ATTRIBUTIONS, said("Nobody", "fell", "Repairs"))), *every)
    assert figures(())["source_f1"] == 0.0


def test_missed_part_of_a_quotation_lowers_contents():
    part_of = figures((*ATTRIBUTIONS[:1], *ATTRIBUTIONS[2:]))
    assert lower(part_of, "content_f1") and part_of["content_f1"] == pytest.approx(24 / 26)


def test_part_that_stands_in_two_attributions_counts_once():
    # The same source and cue for both parts of the quotation: found once, wanted once.
    assert voices_score.words_of(TEXT, [(0, 9), (0, 9), None]).total() == 2


def test_wrong_readings_lower_their_figures():
    assert lower(figures(predicates=(read("stands", "asserted", True), *PREDICATES[1:])), "reading_accuracy", "not_happened_f1")
    assert lower(figures(predicates=(*PREDICATES[:3], read("cost", "asserted"))), "reading_accuracy", "uncertain_f1")
    assert lower(figures(predicates=(*PREDICATES[:3], read("cost", "planned"))), "reading_accuracy")
    assert lower(figures(predicates=(read("stands", "asserted"), read("fell", "denied"), *PREDICATES[2:])),
                 "reading_accuracy", "not_happened_f1", "uncertain_f1")  # fmt: skip


def test_head_without_predicate_is_wrong():
    assert lower(figures(predicates=PREDICATES[1:]), "reading_accuracy", "no_predicate")


@pytest.mark.parametrize("mark, problem", [
    ("= Nobody | It | stands", "'It' stands 2 times"),
    ("= Nobody | It^3 | stands", "'It' stands 2 times"),
    ("= nobody | fell | stands", "'nobody' stands 0 times"),
    ("= The mayor | said | cost … safe", "'safe' does not follow 'cost'"),
    ("~ safe: sure", "no such reading"),
    ("~ safe: asserted | safe: denied", "a second one"),
])  # fmt: skip
def test_marks_that_cannot_be_read_are_named(mark, problem):
    with pytest.raises(voices_score.MarkingError, match=problem):
        voices_score.read_report(f"# two 2001-02-03\n{TEXT}\n{mark}")


def test_errors_are_printed(capsys):
    wrong = (said("The mayor", "said", "the bridge was"), *ATTRIBUTIONS[1:3], said("Nobody", "fell", "Repairs"))
    voices_score.score([(replace(CODED, attributions=wrong, predicates=PREDICATES[1:]), MARKED)], show=True)
    assert capsys.readouterr().out.splitlines() == [
        "two: missed the engineer | fears | Repairs may cost more",
        "two: wrong Nobody | fell | Repairs",
        "two: bounds The mayor | said | the bridge was safe",
        "        got The mayor | said | the bridge was",
        "two: 'stands' is asserted, not no predicate in …" + TEXT[: TEXT.index('."')] + "…",
    ]
