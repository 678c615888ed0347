"""Read the marked reports of `benchmarks/details`: what is marked in each as time, amount and place, and what is wrong with their form."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from voices_score import MarkingError, find
from voices_score import Place as Span

from whimbrel.records import Report

KINDS = {"@": "times", "#": "amounts", "*": "places"}
GRANULARITIES = frozenset("part-of-day day weekend week month quarter season year decade century interval".split())
RELATIONS = {"subset": "subset", "cumulative": "cumulative", "total": None}  # the rules leave open what is a total and what is null
_MARK = re.compile(r"([@#*])(\??) (.+)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something marked: every value that is right for a field; a field that is not to be scored is left out."""

    span: Span
    right: Mapping[str, tuple[Any, ...]]


@dataclass(slots=True)
class Marked:
    """A report and what is marked in it, by kind; `free` are words marked with a question mark."""

    report: Report
    wanted: dict[str, list[Wanted]] = field(default_factory=lambda: {kind: [] for kind in KINDS.values()})
    free: dict[str, list[Span]] = field(default_factory=lambda: {kind: [] for kind in KINDS.values()})


def read_marked(path: Path) -> Iterator[Marked]:
    """Yield the reports of a file with what is marked in them."""
    for block in path.read_text(encoding="utf-8").split("\n---\n"):
        yield read_report(block.strip().removesuffix("\n---"))


def read_report(block: str) -> Marked:
    """Return one report with what is marked in it; all its errors are raised together."""
    head, *lines = block.split("\n")
    try:
        _, key, day = head.split()
        published = date.fromisoformat(day)
    except ValueError:
        raise MarkingError(f"{head!r} is no head; write # ID YYYY-MM-DD") from None
    text = "\n".join(line for line in lines if not _MARK.fullmatch(line))
    marked, errors = Marked(Report(id=key, text=text, date=published)), []
    for line in lines:
        if mark := _MARK.fullmatch(line):
            try:
                _read_mark(marked, *mark.groups())
            except (MarkingError, ValueError) as error:
                errors.append(f"{key}: {error} in {line!r}")
    if errors:
        raise MarkingError("\n".join(errors))
    return marked


def _read_mark(marked: Marked, sign: str, free: str, line: str) -> None:
    """Add what one line marks to its report."""
    kind, text = KINDS[sign], marked.report.text
    words, *parts = (part.strip() for part in line.split("|"))
    span = find(text, words)
    if any(span == other for other in [*marked.free[kind], *(one.span for one in marked.wanted[kind])]):
        raise MarkingError("marked twice")
    if free and parts:
        raise MarkingError("words only, behind a question mark")
    if free:
        marked.free[kind].append(span)
    else:
        marked.wanted[kind].append(Wanted(span, _READERS[kind](parts)))


def _time(parts: list[str]) -> dict[str, tuple[Any, ...]]:
    days, granularity = _exactly(parts, 2)
    return _scored(days=(days, _days), granularity=(granularity, _one_of(GRANULARITIES)))


def _amount(parts: list[str]) -> dict[str, tuple[Any, ...]]:
    *parts, about = parts if parts[-1] == "about" or len(parts) == 5 else [*parts, ""]
    bounds, of, relation, unit = _exactly([*parts, "-"] if len(parts) == 3 else parts, 4)
    if about not in ("about", "?", ""):
        raise MarkingError(f"{about!r} is neither about nor ?")
    right = _scored(
        bounds=(bounds, _bounds), of=(of, str), relation=(relation, lambda words: RELATIONS[_one_of(RELATIONS)(words)]), unit=(unit, str)
    )
    return right if about == "?" else {**right, "approximate": (about == "about",)}


def _place(parts: list[str]) -> dict[str, tuple[Any, ...]]:
    _, country, point, tolerance = _exactly(parts, 4)
    kilometres = float(tolerance) if point not in ("-", "?") else 0.0
    return _scored(country=(country, _country), point=(point, lambda words: (*_point(words), kilometres)))


def _exactly(parts: list[str], number: int) -> list[str]:
    if len(parts) != number:
        raise MarkingError(f"{len(parts)} fields, not {number}")
    return parts


def _scored(**fields: tuple[str, Callable[[str], Any]]) -> dict[str, tuple[Any, ...]]:
    """Return the right values of each field: `A or B`, `-` for null; a field of `?` is not scored."""
    right = {}
    for name, (words, read) in fields.items():
        values = [one.strip() for one in words.split(" or ")]
        if "?" in values and len(values) > 1:
            raise MarkingError(f"{words!r}: a field with a question mark is not scored, write ? alone")
        if values != ["?"]:
            right[name] = tuple(None if one == "-" else read(one) for one in values)
    return right


def _days(words: str) -> tuple[date, date]:
    first, _, last = words.partition("..")
    days = date.fromisoformat(first), date.fromisoformat(last or first)
    if days[1] < days[0]:
        raise MarkingError(f"{words} ends before it begins")
    return days


def _bounds(words: str) -> tuple[float | None, float | None]:
    low, dots, high = words.replace(",", "").partition("..")
    bounds = (float(low) if low else None, float(high) if high else None)
    return bounds if dots else (bounds[0], bounds[0])


def _country(words: str) -> str:
    if not re.fullmatch("[A-Z]{3}", words):
        raise MarkingError(f"{words!r} is no code of three letters")
    return words


def _point(words: str) -> tuple[float, float]:
    lat, lon = (float(one) for one in words.split())
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise MarkingError(f"{words!r} is no latitude and longitude")
    return lat, lon


def _one_of(values: Iterable[str]) -> Callable[[str], str]:
    def read(words: str) -> str:
        if words not in values:
            raise MarkingError(f"{words!r} is none of {', '.join(sorted(values))}")
        return words

    return read


_READERS = {"times": _time, "amounts": _amount, "places": _place}


def check(path: Path) -> list[str]:
    """Print how much is marked in a file and return what is wrong with its form."""
    marked, errors = [], []
    for block in path.read_text(encoding="utf-8").split("\n---\n"):
        try:
            marked.append(read_report(block.strip().removesuffix("\n---")))
        except MarkingError as error:
            errors.append(str(error))
    errors += [f"{key}: the name of {number} reports" for key, number in Counter(one.report.id for one in marked).items() if number > 1]
    numbers = {kind: (sum(len(one.wanted[kind]) for one in marked), sum(len(one.free[kind]) for one in marked)) for kind in KINDS.values()}
    words = ", ".join(f"{wanted} {kind} and {free} with a question mark" for kind, (wanted, free) in numbers.items() if wanted or free)
    print(f"{path.name}: {len(marked)} reports, {words}")
    return errors
