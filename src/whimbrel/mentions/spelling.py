"""Names that are spelt a letter or two away from one that is known."""

from collections.abc import Iterable

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
    return abs(len(one) - len(other)) <= allowed and _edits(one, other) <= allowed


def _edits(one: str, other: str) -> int:
    """Return the number of letters to add, drop, replace or swap with a neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        above, before_last = row, before
        row = [at]
        for place, wanted in enumerate(other, 1):
            cost = min(above[place] + 1, row[-1] + 1, above[place - 1] + (letter != wanted))
            if before_last and place > 1 and letter == other[place - 2] and one[at - 2] == wanted:
                cost = min(cost, before_last[place - 2] + 1)
            row.append(cost)
        before = above
    return row[-1]
