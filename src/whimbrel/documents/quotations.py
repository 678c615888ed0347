"""Where a text stands between quotation marks: straight, curly and angular, nested, left open over paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whimbrel.records import Quotation

# A blank line ends a paragraph; so does a line break before an opening mark, for texts with a line a paragraph.
_PARAGRAPH = re.compile(r"[^\S\n]*\n(?:\s*\n\s*|[^\S\n]*(?=[\"“«„]))")
_MARK = re.compile(r"''|``|[\"“”„«»‘’']")
_PAIRS = {"“": "”", "«": "»", "„": "“”", "‘": "’", "``": "''", '"': '"', "''": "''", "'": "'"}
_SINGLE = frozenset("‘'")
_CLIPPED = re.compile(r"['‘’](?:\d|(?:em|til|tis|twas|cause|n|bout|round)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Open:
    """A mark that waits for its counterpart."""

    mark: str
    start: int


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text, marks included, by where they begin; one in another is there as well.

    A double mark without a counterpart holds to the end of its paragraph, as newspapers print a quotation of several
    paragraphs; a single one without is an apostrophe.
    """
    found = [quotation for start, end in _paragraphs(text) for quotation in _in_paragraph(text, start, end)]
    return tuple(sorted(found, key=lambda quotation: (quotation.start, -quotation.end)))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the paragraphs."""
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text.rstrip())


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    """Yield the quotations between two offsets, those first that end first."""
    waiting: list[_Open] = []
    for match in _MARK.finditer(text, start, end):
        mark, before, after = match[0], text[max(start, match.start() - 1) : match.start()], text[match.end() : min(end, match.end() + 1)]
        partner = _partner(waiting, mark) if _may_close(mark, before, after) else None
        if partner is not None:
            yield Quotation(start=waiting[partner].start, end=match.end())
            del waiting[partner:]
        elif _may_open(mark, before, after) and not _CLIPPED.match(text, match.start(), end):
            waiting = [one for one in waiting if one.mark != mark]
            waiting.append(_Open(mark, match.start()))
    yield from (Quotation(start=one.start, end=end) for one in waiting[:1] if one.mark not in _SINGLE and end - one.start > 1)


def _partner(waiting: list[_Open], mark: str) -> int | None:
    """Return the place of the open mark that this one closes, if any; at most one of each kind is open."""
    return next((place for place in range(len(waiting) - 1, -1, -1) if mark in _PAIRS[waiting[place].mark]), None)


def _may_close(mark: str, before: str, after: str) -> bool:
    """Tell whether a mark can close a quotation, by its neighbours."""
    if mark in ("'", "’"):
        return bool(before.strip()) and not after.isalnum()
    if mark in ('"', "''"):
        return bool(before.strip()) or not after.strip()
    return True


def _may_open(mark: str, before: str, after: str) -> bool:
    """Tell whether a mark can open a quotation, by its neighbours."""
    if mark in _SINGLE:
        return after.isalnum() and not before.isalnum() and before not in (".", ",")
    if mark in ('"', "''"):
        return bool(after.strip()) and not before.isalnum()
    return mark in _PAIRS
