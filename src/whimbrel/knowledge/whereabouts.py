"""The words that stand for a place named before: data/whereabouts.toml as tables."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class WhereaboutWords:
    """What each noun can stand for, the likeliest resolution first (0 is a place without one), and the words that may go with it."""

    stands_for: dict[str, tuple[int, ...]]
    determiners: frozenset[str]
    epithets: frozenset[str]
    facilities: frozenset[str]


@cache
def load_whereabout_words() -> WhereaboutWords:
    """Return the words, read once."""
    rows = tomllib.loads(resources.files("whimbrel.knowledge").joinpath("data/whereabouts.toml").read_text(encoding="utf-8"))
    return WhereaboutWords(
        stands_for={noun: tuple(resolutions) for noun, resolutions in rows["stands_for"].items()},
        determiners=frozenset(rows["words"]["determiners"]),
        epithets=frozenset(rows["words"]["epithets"]),
        facilities=frozenset(rows["words"]["facilities"]),
    )
