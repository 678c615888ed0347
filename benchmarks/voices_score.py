"""Score attribution and certainty on our own reports: `uv run python benchmarks/voices_score.py`, `--show` lists the open part's errors.

Source, cue and content are compared word by word, every part once; `relation_f1` counts whole attributions: at least half of the content
of each is the other's, and the sources have a word in common or both are lacking. A reading is right if certainty and negation are.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from whimbrel import code_reports
from whimbrel.records import CodedReport, Report

FOLDER = Path(__file__).resolve().parent / "voices"
PARTS_OF_SET = {"reports": "", "held": "_held"}
METRICS = {
    "source_f1": "words of sources, F1",
    "cue_f1": "words of cues, F1",
    "content_f1": "words of contents, F1",
    "relation_f1": "attributions with their source and at least half of their content, F1",
    "reading_accuracy": "marked predicates of which certainty and negation are right",
    "not_happened_f1": "predicates said not to have happened (not asserted), F1",
    "uncertain_f1": "predicates that are neither asserted nor not asserted, F1",
}
CERTAINTIES = ("asserted", "denied", "possible", "planned", "conditional", "unknown")
PARTS = ("source", "cue", "content")
_WORD = re.compile(r"\w+")

Place = tuple[int, int]
Reading = tuple[str, bool]  # certainty, negated


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, by offsets; a source of None is nobody who is named."""

    source: Place | None
    cue: Place
    content: tuple[Place, ...]


@dataclass(slots=True)
class Marked:
    """What is marked in a report."""

    report: Report
    attributions: list[Attribution] = field(default_factory=list)
    readings: dict[Place, Reading] = field(default_factory=dict)


@dataclass(slots=True)
class Count:
    """How many are found, how many are wanted, and how many are both."""

    both: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.both / (self.found + self.wanted) if self.found + self.wanted else 1.0


class MarkingError(ValueError):
    """A mark whose words do not stand in the text, or stand there twice."""


def read_marked(path: Path) -> Iterator[Marked]:
    """Yield the reports of a file with what is marked in them."""
    for block in path.read_text(encoding="utf-8").split("\n---\n"):
        yield read_report(block.strip().removesuffix("\n---"))


def read_report(block: str) -> Marked:
    """Return one report with what is marked in it."""
    head, *lines = block.split("\n")
    _, key, day = head.split()
    text = "\n".join(line for line in lines if not line.startswith(("= ", "~ ")))
    marked = Marked(Report(id=key, text=text, date=date.fromisoformat(day)))
    for line in lines:
        try:
            if line.startswith("= "):
                source, cue, *content = (part.strip() for part in line[2:].split("|"))
                places = tuple(find(text, part) for part in content)
                marked.attributions.append(Attribution(None if source == "-" else find(text, source), find(text, cue), places))
            elif line.startswith("~ "):
                for part in line[2:].split("|"):
                    words, _, value = part.rpartition(":")
                    place, certainty = find(text, words.strip()), value.strip().removeprefix("not ")
                    if certainty not in CERTAINTIES or place in marked.readings:
                        raise MarkingError(f"no such reading, or a second one: {part.strip()!r}")
                    marked.readings[place] = (certainty, value.strip().startswith("not "))
        except MarkingError as error:
            raise MarkingError(f"{key}: {error} in {line!r}") from None
    return marked


def find(text: str, marked: str) -> Place:
    """Return where marked words stand: `fired^2` the second such word, `A … B` from A to the next B."""
    first, _, last = (part.strip() for part in marked.partition("…"))
    words, _, ordinal = first.partition("^")
    places = list(_runs(text, words, 0))
    number = int(ordinal or 1)
    if number > len(places) or (len(places) > 1 and not ordinal):
        raise MarkingError(f"{words!r} stands {len(places)} times")
    start, end = places[number - 1]
    if last:
        behind = next(_runs(text, last, end), None)
        if behind is None:
            raise MarkingError(f"{last!r} does not follow {words!r}")
        end = behind[1]
    return start, end


def _runs(text: str, words: str, start: int) -> Iterator[Place]:
    """Yield where words follow each other in a text, whatever stands between them."""
    wanted = _WORD.findall(words)
    tokens = [match for match in _WORD.finditer(text) if match.start() >= start]
    for index in range(len(tokens) - len(wanted) + 1):
        run = tokens[index : index + len(wanted)]
        if wanted and [match[0] for match in run] == wanted:
            yield run[0].start(), run[-1].end()


def found_in(coded: CodedReport) -> list[Attribution]:
    """Return the attributions of a coded report, the parts of a content together."""
    parts: dict[tuple[Place | None, Place], list[Place]] = {}
    for one in coded.attributions:
        source = (one.source.start, one.source.end) if one.source else None
        parts.setdefault((source, (one.cue.start, one.cue.end)), []).append((one.content.start, one.content.end))
    return [Attribution(source, cue, tuple(content)) for (source, cue), content in parts.items()]


def words_of(text: str, places: Iterable[Place | None]) -> Counter[int]:
    """Return by their offset the words of all places, a place that comes twice once."""
    return Counter(
        place[0] + match.start() for place in {place for place in places if place} for match in _WORD.finditer(text[place[0] : place[1]])
    )


def parts_of(attributions: Iterable[Attribution], part: str) -> list[Place | None]:
    """Return the places of all sources, cues or contents."""
    if part == "content":
        return [place for one in attributions for place in one.content]
    return [one.source if part == "source" else one.cue for one in attributions]


def paired(text: str, wanted: list[Attribution], found: list[Attribution]) -> list[tuple[Attribution, Attribution]]:
    """Return the attributions that are the same, each once, those with most content in common first."""
    close = []
    for one, other in ((one, other) for one in wanted for other in found):
        mine, theirs = words_of(text, one.content), words_of(text, other.content)
        shared = (mine & theirs).total()
        sources = words_of(text, [one.source]) & words_of(text, [other.source])
        if 2 * shared >= max(mine.total(), theirs.total(), 1) and (sources or one.source is other.source is None):
            close.append((shared / max(mine.total(), theirs.total()), one, other))
    pairs: list[tuple[Attribution, Attribution]] = []
    for _, one, other in sorted(close, key=lambda pair: -pair[0]):
        if all(one is not mine and other is not theirs for mine, theirs in pairs):
            pairs.append((one, other))
    return pairs


def readings_in(coded: CodedReport, places: Iterable[Place]) -> dict[Place, Reading | None]:
    """Return what a coded report says of each place, None where it has no predicate."""
    return {
        (start, end): next(
            ((one.certainty, one.negated) for one in coded.predicates if one.start < end and start < one.end),
            None,
        )
        for start, end in places
    }


def score(pairs: Iterable[tuple[CodedReport, Marked]], show: bool = False) -> dict[str, float]:
    """Return the figures of coded reports, and of how many heads there is no predicate; print the errors if wanted."""
    words = {part: Count() for part in PARTS}
    relations, not_happened, uncertain = Count(), Count(), Count()
    readings: list[tuple[Reading, Reading | None]] = []
    for coded, marked in pairs:
        text, found = marked.report.text, found_in(coded)
        for part, count in words.items():
            mine, theirs = words_of(text, parts_of(marked.attributions, part)), words_of(text, parts_of(found, part))
            _add(count, (mine & theirs).total(), theirs.total(), mine.total())
        same = paired(text, marked.attributions, found)
        _add(relations, len(same), len(found), len(marked.attributions))
        got = readings_in(coded, marked.readings)
        readings += [(reading, got[place]) for place, reading in marked.readings.items()]
        if show:
            _print_errors(marked, found, same, got)
    for wanted, reading in readings:
        for count, is_one in ((not_happened, _is_not_happened), (uncertain, _is_uncertain)):
            _add(count, is_one(wanted) and is_one(reading), is_one(reading), is_one(wanted))
    return {
        **{f"{part}_f1": count.f1 for part, count in words.items()},
        "relation_f1": relations.f1,
        "reading_accuracy": sum(wanted == reading for wanted, reading in readings) / len(readings) if readings else 1.0,
        "not_happened_f1": not_happened.f1,
        "uncertain_f1": uncertain.f1,
        "no_predicate": float(sum(reading is None for _, reading in readings)),
    }


def _add(count: Count, both: int, found: int, wanted: int) -> None:
    count.both += both
    count.found += found
    count.wanted += wanted


def _is_not_happened(reading: Reading | None) -> bool:
    return reading == ("asserted", True)


def _is_uncertain(reading: Reading | None) -> bool:
    return reading is not None and reading[0] != "asserted"


def _print_errors(
    marked: Marked, found: list[Attribution], same: list[tuple[Attribution, Attribution]], got: dict[Place, Reading | None]
) -> None:
    text, key = marked.report.text, marked.report.id
    right = {id(one) for pair in same for one in pair}
    for word, attributions in (("missed", marked.attributions), ("wrong", found)):
        for one in attributions:
            if id(one) not in right:
                print(f"{key}: {word} {_shown(text, one)}")
    for mine, theirs in same:
        if any(words_of(text, parts_of([mine], part)) != words_of(text, parts_of([theirs], part)) for part in PARTS):
            print(f"{key}: bounds {_shown(text, mine)}\n{' ' * len(key)}     got {_shown(text, theirs)}")
    for place, wanted in marked.readings.items():
        if got[place] != wanted:
            near = text[max(0, place[0] - 60) : place[1] + 30].replace("\n", " ")
            print(f"{key}: {text[slice(*place)]!r} is {_named(wanted)}, not {_named(got[place])} in …{near}…")


def _shown(text: str, one: Attribution) -> str:
    source = text[slice(*one.source)] if one.source else "-"
    return " | ".join([source, text[slice(*one.cue)], *(text[slice(*place)] for place in one.content)]).replace("\n", " ")


def _named(reading: Reading | None) -> str:
    return "no predicate" if reading is None else f"{'not ' * reading[1]}{reading[0]}"


def measure(marked: list[Marked], show: bool = False) -> dict[str, float]:
    """Return the figures of marked reports, which are coded for it."""
    return score(zip(code_reports([one.report for one in marked]), marked, strict=True), show)


def measured() -> dict[str, float]:
    """Return each metric of both parts, those of the held part as `…_held`."""
    figures = {half: measure(list(read_marked(FOLDER / f"{name}.txt"))) for name, half in PARTS_OF_SET.items()}
    return {f"{metric}{half}": figures[half][metric] for metric in METRICS for half in figures}


def main() -> None:
    """Print the figures of both parts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", action="store_true", help="print the errors of the open part")
    show = parser.parse_args().show
    for name in PARTS_OF_SET:
        marked = list(read_marked(FOLDER / f"{name}.txt"))
        figures = measure(marked, show and name == "reports")
        attributions, readings = sum(len(one.attributions) for one in marked), sum(len(one.readings) for one in marked)
        print(f"{name}: {len(marked)} reports, {attributions} attributions, {readings} readings")
        print(f"  {'no_predicate':17} {figures['no_predicate']:5.0f}  marked heads that have no predicate")
        for metric, words in METRICS.items():
            print(f"  {metric:17} {figures[metric]:.3f}  {words}")


if __name__ == "__main__":
    main()
