"""What can be said of a party again without its name: nouns for descriptions, and the gender of given names."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from whimbrel.knowledge.actors import fold


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


def _rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of the package."""
    text = (files("whimbrel.knowledge") / "data" / name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())
