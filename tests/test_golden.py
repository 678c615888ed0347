"""What whimbrel does now, reviewed: `just golden` rewrites it, and the diff is the change.

The sample reports as they are coded, the words of each span beside its offsets; and a few parses, so that a changed language model is seen.
"""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from whimbrel import code_reports
from whimbrel.documents.readers import read_inputs
from whimbrel.records import CodedReport, Report
from whimbrel.wire import encode

GOLDEN = Path(__file__).parent / "golden"
SAMPLES = str(files("whimbrel").joinpath("samples", "reports.jsonl"))
WIDTH = 200  # columns: a party, a place and a quantity each fit on a line
SENTENCES = (
    "Kenyan President William Ruto flew to Kampala on Monday for talks with his Ugandan counterpart, state television reported.",
    "The army denied that its drones had killed more than 10 people in a raid on the town, which the rebels have held since March.",
    "Neither side has said whether the ceasefire, brokered by Oman and due to expire at midnight, will be extended.",
    "Accused of spying, the two journalists were sentenced to six years in prison and deported.",
    '"We will not negotiate under fire," she told reporters, adding that the envoys had been asked to leave.',
)


@pytest.fixture(scope="module")
def coded() -> dict[str, CodedReport]:
    return {one.id: one for one in code_reports(report for report in read_inputs([SAMPLES]) if isinstance(report, Report))}


@pytest.fixture
def golden(request: pytest.FixtureRequest):
    """Return a function that compares a value with a golden file, or rewrites the file with `--rewrite-golden`."""

    def compare(name: str, value: Any) -> None:
        path, now = GOLDEN / name, pretty(value) + "\n"
        if request.config.getoption("--rewrite-golden"):
            path.write_text(now, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == now, f"{path.name} is not what whimbrel does now; if that is right, run `just golden`"

    return compare


@pytest.mark.parametrize("number", range(1, 9))
def test_sample_is_coded_as_reviewed(number: int, coded: dict[str, CodedReport], golden) -> None:
    report = coded[f"sample-{number}"]
    record = json.loads(encode(report))
    del record["coder"], record["schema"]  # versions are no behaviour
    golden(f"sample-{number}.json", with_words(record, report.text))


def test_model_parses_as_reviewed(read, golden) -> None:
    golden(
        "parses.json",
        [
            [f"{token.form} {token.lemma} {token.upos} {token.tag} {token.head} {token.deprel}" for token in read(text).tokens]
            for text in SENTENCES
        ],
    )


def test_every_golden_file_is_compared() -> None:
    assert sorted(path.name for path in GOLDEN.iterdir()) == ["parses.json", *(f"sample-{number}.json" for number in range(1, 9))]


def with_words(value: Any, text: str) -> Any:
    """Return JSON values with the words of each span, where they do not stand there already."""
    if isinstance(value, list):
        return [with_words(part, text) for part in value]
    if not isinstance(value, dict):
        return value
    shown = {name: with_words(part, text) for name, part in value.items()}
    bare = isinstance(shown.get("start"), int) and not {"text", "entity_text", "extracted_place"} & set(shown)
    return shown | {"words": text[shown["start"] : shown["end"]]} if bare else shown


def pretty(value: Any, indent: int = 0) -> str:
    """Return a JSON value on one line if it fits, else a part a line, so that a diff shows what changed."""
    line = json.dumps(value, ensure_ascii=False)
    if indent + len(line) <= WIDTH or not isinstance(value, dict | list) or not value:
        return line
    inner, outer = " " * (indent + 2), " " * indent
    if isinstance(value, list):
        return "[\n" + ",\n".join(inner + pretty(part, indent + 2) for part in value) + f"\n{outer}]"
    return "{\n" + ",\n".join(f"{inner}{json.dumps(name)}: {pretty(part, indent + 2)}" for name, part in value.items()) + f"\n{outer}}}"
