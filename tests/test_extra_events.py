"""The test of precision: what it holds, and that its figures see a wrong event and a missed one."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

import extra_events  # noqa: E402
from extra_events import Text  # noqa: E402

ARREST = "Police arrested 30 fans in Lagos."
MATCH = "Lagos beat Abuja by two goals."


def test_sets_are_as_large_as_stated_and_no_sentence_is_in_two() -> None:
    negative, alike = list(extra_events.sentences()), list(extra_events.lookalikes())
    assert len(negative) == 400 and len(alike) == 120 and len(list(extra_events.reports())) == 24
    assert sum(text.held for text in negative) == 200 and sum(text.held for text in alike) == 60
    assert len({text.text for text in negative + alike}) == 520


def test_words_that_name_an_event_stand_in_their_sentence() -> None:
    assert all(text.wanted and text.wanted[1] in text.text for text in extra_events.lookalikes())


def test_event_where_nothing_happens_counts_and_a_missed_one_too() -> None:
    held = [Text("sport", True, MATCH), Text("sport", False, MATCH)]
    wrong = [Text("sport", False, ARREST), *held]
    alike = [
        Text("sport", False, ARREST, (frozenset({"COERCE"}), "arrested")),
        Text("sport", True, ARREST, (frozenset({"AID"}), "arrested")),
        Text("sport", True, MATCH, (frozenset({"COERCE"}), "beat")),
    ]
    figures = extra_events.score(extra_events.code(wrong), extra_events.code(held), extra_events.code(alike))
    assert figures == {
        "sentences": 50.0, "sentences_held": 0.0, "reports": 0.0, "reports_held": 0.0, "lookalikes": 1.0, "lookalikes_held": 0.0,
    }  # fmt: skip
