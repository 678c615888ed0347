"""Where a text's layout begins and ends sentences: at blank lines, at bullets, at the lines of lists."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_BLOCK = re.compile(r"\S(?:.|\n(?![ \t\r]*\n))*")
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:[-–—*•·]\s+|\d{1,2}[.)]\s+)")
_STOPS = (".", "!", "?")
_WRAPPED = 0.7  # share of a block's lines that begin with a capital: fewer, and its lines are broken by width alone


class Line(NamedTuple):
    """The first and the last offset of words that begin a sentence; `whole` if they also are one, as a headline is."""

    start: int
    end: int
    whole: bool


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines of a text that begin sentences, in order: blocks between blank lines, items of lists, bulleted lines."""
    return tuple(line for block in _BLOCK.finditer(text) for line in _lines(block))


def _lines(block: re.Match[str]) -> Iterator[Line]:
    """Yield the lines of a block that begin sentences: its first, its bulleted ones, and every line of a list."""
    lines = [(block.start() + line.start(), line[0]) for line in _LINE.finditer(block[0])]
    is_list = _is_list([line for _, line in lines])
    for number, (start, line) in enumerate(lines):
        if number == 0 or is_list or _BULLET.match(line):
            whole = (is_list or len(lines) == 1) and not any(stop in line for stop in _STOPS)
            yield Line(start + len(line) - len(line.lstrip()), start + len(line.rstrip()), whole)


def _is_list(lines: list[str]) -> bool:
    """Tell whether lines are items, as headlines are: most begin with a capital, and most but the last end without a stop."""
    if len(lines) < 2:  # noqa: PLR2004 -- one line is no list
        return False
    openings = [line.lstrip()[:1] for line in lines]
    capitals = sum(opening.isupper() or opening.isdigit() for opening in openings)
    stopped = sum(line.rstrip().endswith((*_STOPS, ",", ";")) for line in lines[:-1])
    shouted = "\n".join(lines).isupper()
    return not shouted and capitals > _WRAPPED * len(lines) and stopped < len(lines) / 2
