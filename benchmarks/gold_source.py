"""Read the source files of the gold: one report a file, each sentence followed by what it codes (README.md has the format)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

BREAKS = {">": " ", ">/": "\n", ">>": "\n\n"}
HEADER_KEYS = ("id", "date", "title", "language", "style", "region", "dull")
DETAIL_KEYS = (
    *("context", "also", "place", "date", "accept-date", "size", "source", "claim", "certainty", "accept-certainty"),
    *("negated", "background", "optional-source", "hedged", "tier", "cluster", "note"),
)


class SourceError(Exception):
    """A line of a source file that cannot be coded; says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: where it stands, its first word, and the rest."""

    file: str
    number: int
    key: str
    rest: str

    def error(self, message: str) -> SourceError:
        """Return the error that names this line."""
        return SourceError(f"{self.file}:{self.number}: {message}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEvent:
    """A `+` line and the indented lines below it."""

    line: Line
    details: list[Line] = field(default_factory=list)

    def all(self, key: str) -> list[Line]:
        """Return the details of one kind, in order."""
        return [line for line in self.details if line.key == key]

    def one(self, key: str) -> Line | None:
        """Return the detail of a kind that may stand once, if it is there."""
        lines = self.all(key)
        if len(lines) > 1:
            raise lines[1].error(f"a second {key!r}")
        return lines[0] if lines else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSentence:
    """A sentence, what is named in it, what it codes, and what must not be coded on it."""

    line: Line
    mentions: list[Line] = field(default_factory=list)
    events: list[SourceEvent] = field(default_factory=list)
    must_not: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source file, its lines sorted by what they are."""

    file: str
    header: dict[str, str]
    entities: list[Line]
    places: list[Line]
    sentences: list[SourceSentence]
    debatable: list[Line]


def source_lines(path: Path) -> Iterator[tuple[Line, bool]]:
    """Yield each line that says something, and whether it is indented."""
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not text.strip() or text.startswith("#"):
            continue
        key, _, rest = text.strip().partition(" ")
        yield Line(file=path.name, number=number, key=key, rest=rest.strip()), text[0] == " "


def read_source(path: Path) -> Source:
    """Return a source file's lines sorted by what they are; raises SourceError for a line that is none of them."""
    source = Source(file=path.name, header={}, entities=[], places=[], sentences=[], debatable=[])
    for line, indented in source_lines(path):
        if indented:
            add_detail(source, line)
        elif source.sentences or line.key in BREAKS or line.key == "?":
            add_body(source, line)
        else:
            add_head(source, line)
    for key in ("id", "date"):
        if key not in source.header:
            raise SourceError(f"{path.name}: no {key!r} line at the top")
    return source


def add_head(source: Source, line: Line) -> None:
    """File a line that stands before the first sentence."""
    if line.key == "entity":
        source.entities.append(line)
    elif line.key == "place":
        source.places.append(line)
    elif line.key in HEADER_KEYS:
        source.header[line.key] = line.rest
    else:
        raise line.error(f"{line.key!r} is none of entity, place, {', '.join(HEADER_KEYS)}, nor a sentence (>)")


def add_body(source: Source, line: Line) -> None:
    """File a sentence, or a line about the last one."""
    if line.key in BREAKS:
        source.sentences.append(SourceSentence(line=line))
    elif line.key == "?":
        source.debatable.append(line)
    elif line.key == "@":
        source.sentences[-1].mentions.append(line)
    elif line.key == "+":
        source.sentences[-1].events.append(SourceEvent(line=line))
    elif line.key == "-":
        source.sentences[-1].must_not.append(line)
    else:
        raise line.error(f"{line.key!r} begins no line here: use > >> >/ @ + - or ?")


def add_detail(source: Source, line: Line) -> None:
    """File an indented line under the last event."""
    if not source.sentences or not source.sentences[-1].events:
        raise line.error("an indented line belongs under an event (+)")
    if line.key not in DETAIL_KEYS:
        raise line.error(f"{line.key!r} is none of {', '.join(DETAIL_KEYS)}")
    source.sentences[-1].events[-1].details.append(line)


def split_list(text: str, separator: str = ",") -> list[str]:
    """Return the parts of a list, without the spaces around them and without empty ones."""
    return [part.strip() for part in text.split(separator) if part.strip()]


def split_words(text: str) -> tuple[str, int | None, int]:
    """Return words to look for, which occurrence (from 1), and how many sentences away: `she^2@-1`."""
    match = re.fullmatch(r"(.+?)(?:\^(\d+))?(?:@([-+]?\d+))?", text)
    assert match  # any text that is not empty fits
    return match[1], int(match[2]) if match[2] else None, int(match[3] or 0)
