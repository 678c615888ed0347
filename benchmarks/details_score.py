"""Score times, amounts and places on our own reports: `uv run python benchmarks/details_score.py`, `--show` lists the open part's errors.

What is marked and what is found are paired by overlap, each once, the closest first. `…_right` is the share of what is marked that was
found with the right value, so that a missed one is wrong too. `--check` looks at the form of the files alone.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from details_form import RELATIONS, Marked, Span, Wanted, check, read_marked
from voices_score import Count

from whimbrel import code_reports
from whimbrel.records import CodedReport, Quantity

FOLDER = Path(__file__).resolve().parent / "details"
FILES = {  # which file of each part marks what; one that is missing is skipped
    "": {"reports": ("times", "amounts"), "places": ("places",)},
    "_held": {"held": ("times", "amounts"), "places-held": ("places",)},
}
METRICS = {
    "times_f1": "time expressions found, F1",
    "times_right": "marked times found with the right days",
    "granularity_right": "marked times found with the right granularity",
    "amounts_f1": "amounts found, F1",
    "bounds_right": "marked amounts found with the right bounds",
    "of_right": "marked amounts found of which is right what they count",
    "relation_f1": "subsets and cumulative figures, F1",
    "unit_f1": "currencies, measures and per cent, F1",
    "approximate_f1": "amounts that the text calls rough, F1",
    "places_f1": "toponyms found, F1",
    "country_right": "marked toponyms found with the right country",
    "point_right": "marked toponyms found within the tolerance",
    "free_right": "counter-cases in which no place is found",
}
LOOKS_AT = {  # which field a metric looks at: `…_right` every value, `…_f1` those that are not null or false
    "times": {"times_right": "days", "granularity_right": "granularity"},
    "amounts": {"bounds_right": "bounds", "of_right": "of", "relation_f1": "relation", "unit_f1": "unit", "approximate_f1": "approximate"},
    "places": {"country_right": "country", "point_right": "point"},
}
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Found:
    """Something that whimbrel found, with the value of each field."""

    span: Span
    values: Mapping[str, Any]


def found_in(coded: CodedReport) -> dict[str, list[Found]]:
    """Return what a coded report has of each kind."""
    return {
        "times": [
            Found((one.start, one.end), {"days": (one.date, one.enddate) if one.date else None, "granularity": one.granularity})
            for one in coded.times
        ],
        "amounts": [Found((one.start, one.end), _values(one)) for one in coded.quantities if one.start is not None and one.end is not None],
        "places": [
            Found((one.start, one.end), {"country": one.country_code, "point": None if one.lat is None else (one.lat, one.lon)})
            for one in coded.places
        ],
    }


def _values(one: Quantity) -> dict[str, Any]:
    return {
        "bounds": (one.low, one.high), "of": one.of, "relation": RELATIONS.get(one.relation or ""),
        "unit": one.unit, "approximate": one.approximate,
    }  # fmt: skip


def is_right(name: str, right: tuple[Any, ...], value: Any) -> bool:
    """Tell whether a value is one of those that are right for a field."""
    if name == "point" and value is not None:
        return any(one is not None and kilometres(one[:2], value) <= one[2] for one in right)
    if name == "bounds":
        return any(all(_same_number(*pair) for pair in zip(one or (None, None), value, strict=True)) for one in right)
    return value in right


def _same_number(one: float | None, other: float | None) -> bool:
    return one is other is None or (one is not None and other is not None and abs(one - other) <= 1e-6 * abs(one))


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return how far two points are apart on the globe."""
    (lat, lon), (other_lat, other_lon) = ((radians(point[0]), radians(point[1])) for point in (one, other))
    chord = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(chord)))


def shared(one: Span, other: Span) -> float:
    """Return which part of the characters of two spans they have in common."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, both) / (max(one[1], other[1]) - min(one[0], other[0]))


def paired(wanted: list[Wanted], found: list[Found]) -> list[tuple[Wanted, Found]]:
    """Return what is marked with what is found there, each once, the closest pairs first."""
    close = [(one, other) for one in wanted for other in found if shared(one.span, other.span)]
    pairs: list[tuple[Wanted, Found]] = []
    for one, other in sorted(close, key=lambda pair: -shared(pair[0].span, pair[1].span)):
        if all(one is not mine and other is not theirs for mine, theirs in pairs):
            pairs.append((one, other))
    return pairs


def superfluous(marked: Marked, kind: str, found: list[Found], pairs: list[tuple[Wanted, Found]]) -> list[Found]:
    """Return what is found and not marked; words marked neutral are no fault. A neutral time (a duration) is a neutral amount."""
    neutral = [] if kind == "places" else [*marked.free[kind], *marked.free["times"]]
    right = {id(other) for _, other in pairs}
    return [one for one in found if id(one) not in right and not any(shared(one.span, span) for span in neutral)]


def score(pairs: Iterable[tuple[CodedReport, Marked]], kinds: Iterable[str], show: bool = False) -> dict[str, Count]:
    """Return the counts behind each metric for these kinds; print the errors if wanted."""
    counts, errors = {name: Count() for name in METRICS}, []
    for coded, marked in pairs:
        for kind in kinds:
            found = found_in(coded)[kind]
            same = paired(marked.wanted[kind], found)
            extra = superfluous(marked, kind, found, same)
            _count(counts, kind, marked, same, extra)
            if kind == "places":
                _count_free(counts["free_right"], marked, found)
            errors += _errors(kind, marked, same, extra)
    if show:
        print("\n".join(sorted(errors, key=lambda line: line.split("\t")[0])))
    return counts


def _count(counts: dict[str, Count], kind: str, marked: Marked, same: list[tuple[Wanted, Found]], extra: list[Found]) -> None:
    wanted, met = marked.wanted[kind], {id(one): other.values for one, other in same}
    _add(counts[f"{kind}_f1"], len(same), len(same) + len(extra), len(wanted))
    for metric, name in LOOKS_AT[kind].items():
        scored = [one for one in wanted if name in one.right]
        if metric.endswith("_right"):
            right = sum(id(one) in met and is_right(name, one.right[name], met[id(one)][name]) for one in scored)
            _add(counts[metric], right, len(scored), len(scored))
        else:
            for one in scored:
                value = met[id(one)][name] if id(one) in met else None
                both = bool(value) and value in one.right[name]
                _add(counts[metric], both, bool(value), both or all(one.right[name]))
            _add(counts[metric], 0, sum(bool(other.values[name]) for other in extra), 0)


def _count_free(count: Count, marked: Marked, found: list[Found]) -> None:
    kept = sum(not any(shared(span, one.span) for one in found) for span in marked.free["places"])
    _add(count, kept, len(marked.free["places"]), len(marked.free["places"]))


def _add(count: Count, both: int, found: int, wanted: int) -> None:
    count.both += both
    count.found += found
    count.wanted += wanted


def _errors(kind: str, marked: Marked, same: list[tuple[Wanted, Found]], extra: list[Found]) -> Iterator[str]:
    """Yield a line for each error, what kind of error it is first."""
    text, key = marked.report.text, marked.report.id
    met = {id(one) for one, _ in same}
    for one in marked.wanted[kind]:
        if id(one) not in met:
            yield f"{kind} missed\t{key}: {_near(text, one.span)}"
    for other in extra:
        yield f"{kind} superfluous\t{key}: {_near(text, other.span)} {_named(other.values)}"
    for one, other in same:
        for name, right in one.right.items():
            if not is_right(name, right, other.values[name]):
                yield f"{kind} {name}\t{key}: {_near(text, one.span)} is {' or '.join(map(_word, right))}, not {_word(other.values[name])}"


def _near(text: str, span: Span) -> str:
    around = text[max(0, span[0] - 40) : span[0]], text[span[0] : span[1]], text[span[1] : span[1] + 40]
    return "…{}[{}]{}…".format(*around).replace("\n", " ")


def _named(values: Mapping[str, Any]) -> str:
    return ", ".join(_word(value) for value in values.values())


def _word(value: Any) -> str:
    if isinstance(value, tuple):
        return "..".join("" if one is None else f"{one:g}" if isinstance(one, float) else str(one) for one in value)
    return str(value)


def measure(half: str, show: bool = False) -> dict[str, float]:
    """Return each metric of a part ("" or "_held"), whose reports are coded for it; of what has no file the figure is 1."""
    figures = {}
    for name, kinds in FILES[half].items():
        marked = list(read_marked(path)) if (path := FOLDER / f"{name}.txt").exists() else []
        counts = score(zip(code_reports([one.report for one in marked]), marked, strict=True), kinds, show)
        figures |= {metric: counts[metric].f1 for metric in METRICS if belongs(metric, kinds)}
    return figures


def belongs(metric: str, kinds: Iterable[str]) -> bool:
    """Tell whether a metric measures one of these kinds."""
    return any(metric == f"{kind}_f1" or metric in LOOKS_AT[kind] for kind in kinds) or (metric == "free_right" and "places" in kinds)


def measured() -> dict[str, float]:
    """Return each metric of both parts, those of the held part as `…_held`."""
    figures = {half: measure(half) for half in FILES}
    return {f"{metric}{half}": figures[half][metric] for metric in METRICS for half in figures}


def main() -> int:
    """Print the figures of both parts, or check the form."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print the errors of the open part")
    parser.add_argument("--check", action="store_true", help="look at the form of the files only")
    arguments = parser.parse_args()
    paths = {half: [path for name in names if (path := FOLDER / f"{name}.txt").exists()] for half, names in FILES.items()}
    errors = [error for half in paths.values() for path in half for error in check(path)]
    for error in errors:
        print(error, file=sys.stderr)
    if errors or arguments.check:
        return int(bool(errors))
    for half, files in paths.items():
        kinds = [kind for path in files for kind in FILES[half][path.stem]]
        figures = measure(half, arguments.show and not half)
        print("held:" if half else "open:")
        for metric, words in METRICS.items():
            if belongs(metric, kinds):
                print(f"  {metric:17} {figures[metric]:.3f}  {words}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
