"""Borders that two adjectives name, so that no toponym stands there: "the Afghan-Pakistani border"."""

import re
from collections.abc import Iterator

from whimbrel.knowledge.borders import load_borders
from whimbrel.knowledge.gazetteer import load_cues
from whimbrel.records import Document, Place

_PAIR = re.compile(r"\b(?P<one>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\s?[-–/]\s?(?P<other>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\s+(?P<noun>\w+)")


def find_borders(document: Document) -> tuple[Place, ...]:
    """Return the borders that a report names by the adjectives of both countries, in order; they are no toponyms and stand in no record."""
    return tuple(_borders(document.text))


def _borders(text: str) -> Iterator[Place]:
    cues = load_cues()
    for found in _PAIR.finditer(text):
        codes = frozenset(code for name in ("one", "other") if (code := _country_of(found[name])))
        border = load_borders().get(codes)
        if border is not None and found["noun"].lower() in cues.borders:
            yield Place(
                start=found.start(), end=found.end(), extracted_place=found[0], resolved_place=f"{found['one']}-{found['other']} border",
                lat=border.lat, lon=border.lon, radius_km=border.radius_km,
            )  # fmt: skip


def _country_of(word: str) -> str | None:
    """Return the country of an adjective, also of the short forms that only stand before a hyphen: "Sino-Indian"."""
    cues = load_cues()
    return cues.short_adjectives.get(word.lower()) or cues.adjectives.get(word.lower())
