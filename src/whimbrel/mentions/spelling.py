"""Names that are spelt a letter or two away from one that is known."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA  # optimal string alignment: letters added, dropped, replaced, or swapped with a neighbour

_SHORTEST = 5  # "Mali" and "Bali" are two names


def nearest(word: str, among: Iterable[str]) -> str | None:
    """Return the one word that differs by an edit (two in nine letters or more); None if there is none, or a choice."""
    found = [other for other in among if is_near(word, other)]
    return found[0] if len(found) == 1 else None


def is_near(one: str, other: str) -> bool:
    """Tell whether two different words, both of five letters or more, are one or two edits apart and begin alike."""
    if one == other or min(len(one), len(other)) < _SHORTEST or one[0] != other[0]:
        return False
    allowed = 2 if min(len(one), len(other)) >= 9 else 1
    return abs(len(one) - len(other)) <= allowed and OSA.distance(one, other, score_cutoff=allowed) <= allowed
