"""Hold whimbrel to what it has reached: `floors.py check` fails if a figure is below its floor, `floors.py raise` lifts the floors.

A floor only ever rises (for a figure that should be low: a ceiling, which only falls), so that no change is paid for with quality.
Floors are those of one set of reports: when the gold has grown, `raise` pins the figures of the new set.
"""

import argparse
import math
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import details_score
import extra_events
import gold_score
import voices_score
from gold_check import ARTICLES, read_jsonl

_HALVES = ("", "_held")
METRICS = (
    *gold_score.METRICS,
    *(f"extra_{name}{half}" for name in extra_events.METRICS for half in _HALVES),
    *(f"voices_{name}{half}" for name in voices_score.METRICS for half in _HALVES),
    *(f"details_{name}{half}" for name in details_score.METRICS for half in _HALVES),
)
LOWER_IS_BETTER = frozenset(
    {*gold_score.LOWER_IS_BETTER, *(name for name in METRICS if name.startswith(("extra_sentences", "extra_reports")))}
)
REPORTS = "reports"  # how many reports the floors were measured on
FLOORS = Path(__file__).resolve().parent / "floors.toml"
HEADER = """\
# What whimbrel reaches on its own gold (benchmarks/gold); checked in CI, raised by `uv run python benchmarks/floors.py raise`.
# Never lowered by hand or otherwise. must_not_hits, dull_events and the rates of extra events are ceilings; inf: nothing is pinned yet.
"""


def read_floors(path: Path) -> dict[str, float]:
    """Return the pinned figure of every metric."""
    floors = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: float(value) for name, value in floors.items()}


def grown(floors: Mapping[str, float], reports: int) -> str | None:
    """Return what is wrong if the floors were pinned on another number of reports than there are now."""
    if floors.get(REPORTS) == reports:
        return None
    return f"the gold has {reports} reports, the floors are those of {floors.get(REPORTS, 0):g}; pin the new set with `raise`"


def missed(floors: Mapping[str, float], measured: Mapping[str, float]) -> list[str]:
    """Return a line for each metric that is worse than pinned, unpinned, or pinned but unknown."""
    lines = [f"{name}: no such metric; remove it from floors.toml" for name in floors if name not in (REPORTS, *METRICS)]
    for name in METRICS:
        if name not in floors:
            lines.append(f"{name}: has no floor; add it to floors.toml")
        elif name in LOWER_IS_BETTER and measured[name] > floors[name]:
            lines.append(f"{name}: {measured[name]:.4f} is above its ceiling of {floors[name]}")
        elif name not in LOWER_IS_BETTER and measured[name] < floors[name]:
            lines.append(f"{name}: {measured[name]:.4f} is below its floor of {floors[name]}")
    return lines


def pinned(name: str, value: float) -> float:
    """Return the figure to pin: two decimals, rounded so that the measured figure passes."""
    # Rounded to six decimals first: 0.29 * 100 is 28.999999999999996.
    hundredths = round(value * 100, 6)
    return (math.ceil(hundredths) if name in LOWER_IS_BETTER else math.floor(hundredths)) / 100


def raised(floors: Mapping[str, float], measured: Mapping[str, float]) -> dict[str, float]:
    """Return the floors lifted to what was measured; one that rounding would move back stays."""
    better = {name: min if name in LOWER_IS_BETTER else max for name in METRICS}
    return {name: better[name](floors[name], pinned(name, measured[name])) for name in METRICS}


def write_floors(path: Path, floors: Mapping[str, float]) -> None:
    """Write the floors with the header that explains them."""
    path.write_text(HEADER + "".join(f"{name} = {value}\n" for name, value in floors.items()), encoding="utf-8")


def run(command: str, path: Path, measured: Mapping[str, float], reports: int) -> int:
    """Check or raise the floors in a file by figures measured on so many reports; 1 if one is missed, and then nothing is written."""
    floors = read_floors(path)
    if change := grown(floors, reports):
        print(change, file=sys.stderr)
        if command == "raise":
            write_floors(path, {REPORTS: reports, **{name: pinned(name, measured[name]) for name in METRICS}})
        return int(command == "check")
    for name in METRICS:
        print(f"{name:22} {measured[name]:8.3f}   pinned {floors.get(name)}")
    lines = missed(floors, measured)
    for line in lines:
        print(line, file=sys.stderr)
    if lines and command == "raise":
        print("refused: floors are never lowered; nothing was written", file=sys.stderr)
    if not lines and command == "raise":
        write_floors(path, {REPORTS: reports, **raised(floors, measured)})
    return int(bool(lines))


def main() -> int:
    """Measure whimbrel on the gold, where nothing happens, on who says so and on times, amounts and places, then check or raise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("check", "raise"))
    arguments = parser.parse_args()
    golds = read_jsonl(ARTICLES / "gold.jsonl")
    extra = {f"extra_{name}": value for name, value in extra_events.extra_events().items()}
    voices = {f"voices_{name}": value for name, value in voices_score.measured().items()}
    details = {f"details_{name}": value for name, value in details_score.measured().items()}
    return run(arguments.command, FLOORS, {**gold_score.score(golds, gold_score.code_gold()), **extra, **voices, **details}, len(golds))


if __name__ == "__main__":
    sys.exit(main())
