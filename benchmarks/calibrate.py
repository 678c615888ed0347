"""Fit and check the confidence of records on our own gold: `calibrate.py check` says whether it holds, `calibrate.py fit` writes it anew.

A record is right if the gold has an event at its words with its type, certainty and negation, or ones that the gold accepts.
`fit` writes the weights (knowledge/data/confidence.toml) and the table of docs/confidence.md. The table is out of sample: the
confidence of a report's records comes from weights fitted to all other reports. Intervals are Wilson's at 95 %, over records;
records of one report are not independent, so they are somewhat too narrow.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, log, sqrt
from pathlib import Path

import gold_score
import numpy as np
from gold_check import ARTICLES, read_jsonl

from whimbrel.events.confidence import signs_of
from whimbrel.knowledge.confidence import load_weights
from whimbrel.records import Event

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "src" / "whimbrel" / "knowledge" / "data" / "confidence.toml"
TABLE = ROOT / "docs" / "confidence.md"
MARKS = ("<!-- table -->", "<!-- end of table -->")
NEEDED = 500  # coded records below which confidence stays null
RIDGE = 2.0  # pulls weights of rare signs towards 0, as two records that say nothing would
STEPS = 30
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
CLOSE = 0.05
Z = 1.96


@dataclass(frozen=True, slots=True)
class Judged:
    """A record that was coded on the gold: its report, what speaks for or against it, and whether it is right."""

    report: str
    signs: dict[str, bool]
    right: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: so many records of some confidence, the share of them that is right, and its interval."""

    low: float
    high: float
    records: int
    mean: float
    right: float
    interval: tuple[float, float]

    @property
    def holds(self) -> bool:
        """Whether the confidence lies in the interval of what is right, or hardly off."""
        return self.interval[0] <= self.mean <= self.interval[1] or abs(self.mean - self.right) <= CLOSE


def judged() -> list[Judged]:
    """Return every record that whimbrel codes on the gold, judged."""
    coded = gold_score.code_gold()
    readings = (gold_score.Reading(gold, coded[gold["doc_id"]].events) for gold in read_jsonl(ARTICLES / "gold.jsonl"))
    return [Judged(reading.gold["doc_id"], signs_of(event), is_right(reading, event)) for reading in readings for event in reading.events]


def is_right(reading: gold_score.Reading, event: Event) -> bool:
    """Tell whether the gold has an event with its type, certainty and negation."""
    wanted = next((wanted for wanted, one in reading.matched if one is event), None)
    return wanted is not None and gold_score.right_certainty(wanted, event) and wanted["negated"] == event.negated


def fitted(records: list[Judged]) -> dict[str, float]:
    """Return the weights in log odds: a logistic regression with a ridge, by Newton's method."""
    names = ["base", *records[0].signs]
    features = np.array([[1.0, *map(float, record.signs.values())] for record in records])
    right = np.array([float(record.right) for record in records])
    ridge = RIDGE * np.diag([0.0, *[1.0] * (len(names) - 1)])
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (right - chance) - ridge @ weights
        weights = weights + np.linalg.solve(features.T @ (features * (chance * (1 - chance))[:, None]) + ridge, slope)
    return dict(zip(names, (round(float(weight), 3) for weight in weights), strict=True))


def confidence(record: Judged, weights: dict[str, float]) -> float:
    """Return the confidence of a record under some weights."""
    return 1 / (1 + exp(-weights["base"] - sum(weights[name] for name, holds in record.signs.items() if holds)))


def out_of_sample(records: list[Judged]) -> list[tuple[float, bool]]:
    """Return each record's confidence by weights that its report had no part in, with whether it is right."""
    found = []
    for report in sorted({record.report for record in records}):
        weights = fitted([record for record in records if record.report != report])
        found += [(confidence(record, weights), record.right) for record in records if record.report == report]
    return found


def table(scores: list[tuple[float, bool]]) -> Iterator[Row]:
    """Yield the calibration table, bin by bin."""
    for low, high in zip(BINS, BINS[1:], strict=False):
        inside = [(score, right) for score, right in scores if low <= score < high]
        if inside:
            share = sum(right for _, right in inside) / len(inside)
            mean = sum(score for score, _ in inside) / len(inside)
            yield Row(low, min(high, 1.0), len(inside), mean, share, wilson(share, len(inside)))


def wilson(share: float, count: int) -> tuple[float, float]:
    """Return Wilson's interval of a share."""
    middle = (share + Z * Z / (2 * count)) / (1 + Z * Z / count)
    half = Z * sqrt(share * (1 - share) / count + Z * Z / (4 * count * count)) / (1 + Z * Z / count)
    return middle - half, middle + half


def skill(scores: list[tuple[float, bool]]) -> tuple[float, float]:
    """Return the mean log loss of the scores, and that of giving every record the share of right ones."""
    base = sum(right for _, right in scores) / len(scores)
    pairs = [(score if right else 1 - score, base if right else 1 - base) for score, right in scores]
    return (-sum(log(one) for one, _ in pairs) / len(pairs), -sum(log(other) for _, other in pairs) / len(pairs))


def written(scores: list[tuple[float, bool]], reports: int) -> str:
    """Return the table as Markdown."""
    lines = ["| confidence | records | mean confidence | right | 95 % interval |", "|---|---|---|---|---|"]
    lines += [
        f"| {row.low:.1f} to {row.high:.1f} | {row.records} | {row.mean:.2f} | {row.right:.2f} | {low:.2f} to {high:.2f} |"
        for row in table(scores)
        for low, high in [row.interval]
    ]
    loss, plain = skill(scores)
    lines += ["", f"{len(scores)} records of {reports} reports; log loss {loss:.3f}, that of one figure for all {plain:.3f}."]
    return "\n".join(lines)


def fit(records: list[Judged]) -> int:
    """Write weights and table; refuse where there are too few records."""
    if len(records) < NEEDED:
        print(f"{len(records)} records, {NEEDED} are needed; confidence stays null", file=sys.stderr)
        return 1
    lines = [f"{name} = {weight}" for name, weight in fitted(records).items()]
    header = "# Confidence in log odds, fitted to our own gold by `benchmarks/calibrate.py fit`; never edited by hand.\n"
    WEIGHTS.write_text(header + "\n[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")
    before, _, rest = TABLE.read_text(encoding="utf-8").partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]
    body = written(out_of_sample(records), len({record.report for record in records}))
    TABLE.write_text(f"{before}{MARKS[0]}\n{body}\n{MARKS[1]}{after}", encoding="utf-8")
    return 0


def check(records: list[Judged]) -> int:
    """Say whether the weights that whimbrel ships with hold: each bin's confidence lies in the interval of what is right."""
    weights = dict(load_weights())
    rows = list(table([(confidence(record, weights), record.right) for record in records]))
    for row in rows:
        print(f"{row.low:.1f} to {row.high:.1f}: {row.records:4} records, confidence {row.mean:.2f}, right {row.right:.2f}"
              + ("" if row.holds else "   outside its interval: run `calibrate.py fit`"))  # fmt: skip
    return int(not all(row.holds for row in rows))


def main() -> int:
    """Fit or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=("check", "fit"))
    return {"check": check, "fit": fit}[parser.parse_args().command](judged())


if __name__ == "__main__":
    sys.exit(main())
