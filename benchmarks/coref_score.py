"""Score reference on our own reports: `uv run python benchmarks/coref_score.py` for both halves, `--show` lists the open half's errors.

Measured as in the field's public task on Wikinews: of each pronoun and description the nearest name of its chain before it, or else
the first after it; right is the same entity, which is no other chain's of that report. `accuracy` counts all of them, `precision` those
of which both ends have an entity, `names apart` the pairs of chains with names whose first names have different entities.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from pathlib import Path

from whimbrel.options import Options
from whimbrel.pipeline import Reading, read_reports
from whimbrel.records import Report
from whimbrel.syntax import head_of

FOLDER = Path(__file__).resolve().parent / "coref"
_PART = re.compile(r"\[(\d+(?:\+\d+)*) |\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked mention: its span, and the chains that it refers to."""

    start: int
    end: int
    chains: tuple[int, ...]


@dataclass(slots=True)
class Tally:
    """What is counted over reports."""

    pairs: int = 0
    right: int = 0
    linked: int = 0
    apart: list[bool] = field(default_factory=list)


def read_marked(path: Path) -> Iterator[tuple[Report, list[Marked]]]:
    """Yield the reports of a file with their marked mentions."""
    for block in path.read_text(encoding="utf-8").split("\n---\n"):
        head, _, body = block.strip().partition("\n")
        _, key, day = head.split()
        text, marked = _unmarked(body.removesuffix("\n---"))
        yield Report(id=key, text=text, date=date.fromisoformat(day)), marked


def _unmarked(body: str) -> tuple[str, list[Marked]]:
    """Return a text without its marks, and the mentions that they mark."""
    text, marked, last = "", [], 0
    open_marks: list[tuple[int, tuple[int, ...]]] = []
    for part in _PART.finditer(body):
        text += body[last : part.start()]
        last = part.end()
        if part[1]:
            open_marks.append((len(text), tuple(int(chain) for chain in part[1].split("+"))))
        else:
            start, chains = open_marks.pop()
            marked.append(Marked(start, len(text), chains))
    return text + body[last:], sorted(marked, key=lambda mention: (mention.start, -mention.end))


def score(reading: Reading, marked: list[Marked], tally: Tally, show: bool) -> None:
    """Add what a report says to a tally, and print its errors if wanted."""
    document = reading.document
    entities = {entity.id: entity for entity in reading.coded.entities}
    heads = {mention: head_of(document, mention.start, mention.end) for mention in marked}
    found = {mention: _entity_at(reading, heads[mention]) for mention in marked}
    names: dict[int, list[Marked]] = defaultdict(list)
    for mention in marked:
        head = heads[mention]
        if head is not None and len(mention.chains) == 1 and document.tokens[head].upos == "PROPN":
            names[mention.chains[0]].append(mention)
    first = {chain: found[mentions[0]] for chain, mentions in names.items()}
    tally.apart += [None not in pair and pair[0] != pair[1] for pair in combinations(first.values(), 2)]
    for mention in marked:
        head = heads[mention]
        if len(mention.chains) > 1 or head is None or mention in names.get(mention.chains[0], ()) or not names.get(mention.chains[0]):
            continue
        if document.tokens[head].form.lower() in ("i", "me", "my", "we", "our", "us", "myself", "ourselves"):
            continue
        before = [name for name in names[mention.chains[0]] if name.start < mention.start]
        name = before[-1] if before else names[mention.chains[0]][0]
        one, other = found[mention], found[name]
        others = {entity for chain, entity in first.items() if chain != mention.chains[0]}
        right = one is not None and one == other and one not in others
        tally.pairs += 1
        tally.right += right
        tally.linked += one is not None and other is not None
        if show and not right:
            words = document.text[mention.start : mention.end]
            meant, got = document.text[name.start : name.end], entities.get(one or "")
            near = document.text[max(0, mention.start - 60) : mention.end + 25].replace("\n", " ")
            called = (got.name or f"unnamed {got.kind} {got.code}/{got.sector}") if got else "nobody"
            print(f"{document.report.id}: {words!r} is {meant!r} ({other}), taken for {called} ({one}) in …{near}…")


def _entity_at(reading: Reading, head: int | None) -> str | None:
    """Return the entity of the shortest mention that covers a word."""
    if head is None:
        return None
    token = reading.document.tokens[head]
    covering = [mention for mention in reading.coded.mentions if mention.start <= token.start and token.end <= mention.end]
    return min(covering, key=lambda mention: mention.end - mention.start).entity if covering else None


def main() -> None:
    """Print the figures of both halves."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", action="store_true", help="print the errors of the open half")
    show = parser.parse_args().show
    for name in ("reports", "held"):
        tally, reports = Tally(), list(read_marked(FOLDER / f"{name}.txt"))
        for reading, (_, marked) in zip(read_reports([report for report, _ in reports], Options()), reports, strict=True):
            score(reading, marked, tally, show and name == "reports")
        accuracy, precision = tally.right / tally.pairs, tally.right / tally.linked
        apart = sum(tally.apart) / len(tally.apart)
        print(f"{name:8} accuracy {accuracy:.3f}  precision {precision:.3f}  names apart {apart:.3f}  ({tally.pairs} pairs)")


if __name__ == "__main__":
    main()
