"""The words of amounts: data/quantities.toml as tables, and number words as numbers."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityWords:
    """What is known of the words of amounts, all in lower case.

    `hedges` leads from the words to their class; `nouns`, `acts`, `objects`, `subjects` and
    `measures` from a lemma to what its count is a count of.
    """

    numbers: dict[str, int]
    scales: dict[str, int]
    vague: dict[str, tuple[int, int]]
    hedges: dict[str, str]
    units: dict[str, str]
    unit_factors: dict[str, float]
    signs: dict[str, str]
    nouns: dict[str, str]
    acts: dict[str, str]
    objects: dict[str, str]
    subjects: dict[str, str]
    lost: frozenset[str]
    homes: frozenset[str]
    measures: dict[str, str]
    numbered: frozenset[str]


@cache
def load_quantity_words() -> QuantityWords:
    """Return the words of amounts, read once."""
    rows = tomllib.loads(resources.files("whimbrel.knowledge").joinpath("data/quantities.toml").read_text(encoding="utf-8"))
    return QuantityWords(
        numbers=rows["numbers"],
        scales=rows["scales"],
        vague={words: (low, high) for words, (low, high) in rows["vague"].items()},
        hedges=_by_word(rows["hedges"]),
        units=rows["units"],
        unit_factors=rows["unit_factors"],
        signs=rows["signs"],
        nouns=_by_word(rows["of"]["noun"]),
        acts=_by_word(rows["of"]["act"]),
        objects=_by_word(rows["of"]["object"]),
        subjects=_by_word(rows["of"]["subject"]),
        lost=frozenset(rows["people"]["lost"]),
        homes=frozenset(rows["people"]["homes"]),
        measures=_by_word(rows["of"]["measure"]),
        numbered=frozenset(rows["numbered"]["nouns"]),
    )


def number_of(words: str) -> float | None:
    """Return the number that digits, number words or both say ("1,500", "two hundred and five", "2.5 million"), or None.

    Words add up under their scale: "three million two hundred thousand" is 3,200,000; "a" is one, "half a" a half.
    """
    known = load_quantity_words()
    total, group, seen = 0.0, 0.0, False
    for part in re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", words.lower().removesuffix("-odd")):
        value = _digits(part) if part[0].isdigit() else known.numbers.get(part)
        if part in ("a", "an"):
            group, seen = group or 1.0, True
        elif part == "half":
            group, seen = (group + 0.5 if " and a " in words.lower() else 0.5), True
        elif value is not None:
            group, seen = group + value, True
        elif part.removesuffix("s") in known.scales or part in known.scales:
            scale = known.scales.get(part) or known.scales[part.removesuffix("s")]
            group, seen = (group or 1.0) * scale, True
            if scale >= 1000:
                total, group = total + group, 0.0
        elif part not in ("and", "of"):
            return None
    return total + group if seen else None


def _digits(part: str) -> float:
    """Return the number that digits with thousands separators say."""
    return float(part.replace(",", ""))


def _by_word(rows: dict[str, list[str]]) -> dict[str, str]:
    """Return a table from each word to the class that lists it."""
    return {word: name for name, words in rows.items() for word in words}
