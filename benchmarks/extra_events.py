"""Score whimbrel where nothing happens: `extra_events.py` prints how many events it codes in text that holds none.

Negative sentences and reports tempt with the words of conflict and diplomacy; lookalikes are their like and do hold an event, so that
silence is not the way to a good figure. `--show` lists what was wrong in the open half; the held half is scored by rate only.
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date as Date  # noqa: N812
from pathlib import Path
from typing import NamedTuple

import whimbrel
from whimbrel.records import CodedReport, Event, Report

FOLDER = Path(__file__).parent / "negatives"
DAY = Date(2024, 5, 6)
HELD_REPORT = "3"
METRICS = {
    "sentences": "events per 100 negative sentences, each coded as a report of its own",
    "reports": "events per 100 sentences of negative reports",
    "lookalikes": "share of lookalikes whose event was coded, with a right type and the word that names it",
}


class Text(NamedTuple):
    """A text to code: `wanted` the right types and the word of its one event, None where it has none."""

    kind: str
    held: bool
    text: str
    wanted: tuple[frozenset[str], str] | None = None


def sentences() -> Iterator[Text]:
    """Yield the negative sentences."""
    for name in ("open", "held"):
        yield from (Text(row["kind"], name == "held", row["text"]) for row in _rows(f"{name}.toml"))


def reports() -> Iterator[Text]:
    """Yield the negative reports."""
    for path in sorted((FOLDER / "reports").glob("*.txt")):
        kind, _, number = path.stem.rpartition("-")
        yield Text(kind, number == HELD_REPORT, path.read_text(encoding="utf-8"))


def lookalikes() -> Iterator[Text]:
    """Yield the sentences that hold an event."""
    for row in _rows("lookalikes.toml"):
        wanted = frozenset((row["event_type"], *row.get("accept", ())))
        yield Text(row["kind"], bool(row.get("held")), row["text"], (wanted, row["trigger"]))


def _rows(name: str) -> list[dict]:  # type: ignore[type-arg]
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["sentence"]


def code(texts: Iterable[Text]) -> list[tuple[Text, CodedReport]]:
    """Return texts with what whimbrel reads in them."""
    texts = list(texts)
    given = (Report(id=str(number), text=text.text, date=DAY) for number, text in enumerate(texts))
    return list(zip(texts, whimbrel.code_reports(given), strict=True))


def is_found(text: Text, event: Event) -> bool:
    """Tell whether an event is the one that a lookalike holds."""
    if text.wanted is None:
        return False
    types, trigger = text.wanted
    start = text.text.index(trigger)
    return event.event_type in types and event.event_text.start < start + len(trigger) and start < event.event_text.end


def score(
    negative: list[tuple[Text, CodedReport]], whole: list[tuple[Text, CodedReport]], positive: list[tuple[Text, CodedReport]]
) -> dict:  # type: ignore[type-arg]
    """Return every metric, of the open and of the held half: `sentences_held` and so on."""
    found = {}
    for held in (False, True):
        half = "_held" if held else ""
        found["sentences" + half] = _rate([coded for text, coded in negative if text.held == held])
        found["reports" + half] = _rate([coded for text, coded in whole if text.held == held])
        hits = [any(is_found(text, event) for event in coded.events) for text, coded in positive if text.held == held]
        found["lookalikes" + half] = sum(hits) / len(hits)
    return found


def _rate(coded: list[CodedReport]) -> float:
    """Return events per 100 sentences."""
    return 100 * sum(len(one.events) for one in coded) / max(1, sum(len(one.sentences) for one in coded))


def extra_events() -> dict[str, float]:
    """Return every metric, coded afresh."""
    return score(code(sentences()), code(reports()), code(lookalikes()))


def main() -> None:
    """Print the figures, the kinds where most is coded, and if asked what was wrong in the open half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="list the events coded in open negatives, and the open lookalikes missed")
    shown = parser.parse_args().show
    negative, whole, positive = code(sentences()), code(reports()), code(lookalikes())
    figures = score(negative, whole, positive)
    for name, meaning in METRICS.items():
        print(f"{name:12} {figures[name]:8.3f} open {figures[name + '_held']:8.3f} held   {meaning}")
    kinds = Counter(text.kind for text, coded in negative + whole for _ in coded.events)
    print("events by kind:", ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    if shown:
        _show(negative + whole, positive)


def _show(negative: list[tuple[Text, CodedReport]], positive: list[tuple[Text, CodedReport]]) -> None:
    """List what was wrong in the open half."""
    for text, coded in negative:
        for event in coded.events if not text.held else ():
            sentence = coded.sentences[event.sentence]
            rule = next(one.rule for one in event.evidence if one.field == "event_type")
            print(f"{text.kind:10} {rule:32} [{event.event_text.text}] {coded.text[sentence.start : sentence.end]}")
    for text, coded in positive:
        if not text.held and not any(is_found(text, event) for event in coded.events):
            print(f"missed {text.wanted} {text.text} -> {[(event.event_type, event.event_text.text) for event in coded.events]}")


if __name__ == "__main__":
    main()
