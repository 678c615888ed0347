"""What can be said of a party again without its name: nouns for descriptions, and the gender of given names."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from whimbrel.knowledge.names import fold

_TITLES = {
    "mr": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m", "father": "m", "son": "m", "boy": "m", "husband": "m", "brother": "m",
    "man": "m", "mrs": "f", "ms": "f", "miss": "f", "lady": "f", "queen": "f", "princess": "f", "mother": "f", "daughter": "f",
    "girl": "f", "wife": "f", "sister": "f", "woman": "f", "widow": "f", "sultan": "m", "emir": "m", "pope": "m",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A noun for a party already named: of one of the kinds, and of one of the sectors or codes if any are given."""

    noun: str
    kinds: tuple[str, ...]
    sectors: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


@cache
def load_descriptions() -> dict[str, Description]:
    """Return the nouns of descriptions.csv, singular."""
    return {
        row["noun"]: Description(
            noun=row["noun"],
            kinds=tuple(row["kinds"].split(";")),
            sectors=tuple(filter(None, row["sectors"].split(";"))),
            codes=tuple(filter(None, row["codes"].split(";"))),
        )
        for row in _rows("descriptions.csv")
    }


@cache
def load_genders() -> dict[str, str]:
    """Return the gender, f or m, of folded given names that have only one."""
    return {fold(name)[0]: row["gender"] for row in _rows("given_names.csv") for name in row["names"].split()}


def gender_of_title(word: str) -> str | None:
    """Return the gender, f or m, of those of whom a title or noun is said: "mrs", "king", "spokeswoman"."""
    return _TITLES.get(word) or ("f" if word.endswith("woman") else None)


def _rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of the package."""
    text = (files("whimbrel.knowledge") / "data" / name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())
