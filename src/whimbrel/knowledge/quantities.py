"""The words of amounts: data/quantities.toml as tables, and number words as numbers."""

import csv
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityWords:
    """What is known of the words of amounts, all in lower case but for the signs of money.

    `hedges` leads from the words to their class; `nouns`, `acts`, `objects`, `held`, `subjects`, `states` and
    `measures` from a lemma (`states`: a form) to what its count is a count of; the phrases from a verb's lemma to lemmas near it.
    """

    numbers: dict[str, int]
    scales: dict[str, int]
    fractions: dict[str, int]
    groups: dict[str, int]
    vague: dict[str, tuple[int, int]]
    hedges: dict[str, str]
    units: dict[str, str]
    currencies: dict[str, dict[str, str]]
    unit_factors: dict[str, float]
    signs: dict[str, str]
    nouns: dict[str, str]
    acts: dict[str, str]
    objects: dict[str, str]
    held: dict[str, str]
    subjects: dict[str, str]
    states: dict[str, str]
    measures: dict[str, str]
    object_phrases: dict[str, list[tuple[frozenset[str], str]]]
    subject_phrases: dict[str, list[tuple[frozenset[str], str]]]
    raising: frozenset[str]
    changes: frozenset[str]
    lives: frozenset[str]
    seizing: frozenset[str]
    drawing: frozenset[str]
    saying: frozenset[str]
    helping: frozenset[str]
    persons: frozenset[str]
    captors: frozenset[str]
    troops: frozenset[str]
    households: frozenset[str]
    sent_home: frozenset[str]
    police: frozenset[str]
    never: frozenset[str]
    lost: frozenset[str]
    homes: frozenset[str]
    no_counts: frozenset[str]
    parts: frozenset[str]
    scores: frozenset[str]
    aged: frozenset[str]
    weighed: frozenset[str]
    times: frozenset[str]
    compounds: frozenset[str]
    degrees: frozenset[str]
    between: frozenset[str]
    hedging: frozenset[str]
    not_hedged: frozenset[str]
    numbered: frozenset[str]

    def is_person(self, lemma: str) -> bool:
        """Tell whether a noun is one for a person."""
        return lemma in self.persons or lemma.endswith(("man", "woman", "men", "women"))


@cache
def load_quantity_words() -> QuantityWords:
    """Return the words of amounts, read once."""
    rows = tomllib.loads(_text("quantities.toml"))
    of, verbs, people, counts = rows["of"], rows["verbs"], rows["people"], rows["counts"]
    return QuantityWords(
        numbers=rows["numbers"],
        scales=rows["scales"],
        fractions=rows["fractions"],
        groups=rows["groups"],
        vague={words: (low, high) for words, (low, high) in rows["vague"].items()},
        hedges=_by_word(rows["hedges"]),
        units=rows["units"],
        currencies=rows["currencies"],
        unit_factors=rows["unit_factors"],
        signs=rows["signs"],
        nouns=_by_word(of["noun"]),
        acts=_by_word(of["act"]),
        objects=_by_word(of["object"]),
        held=_by_word(of["held"]),
        subjects=_by_word(of["subject"]),
        states=_by_word(of["state"]),
        measures=_by_word(of["measure"]),
        object_phrases=_by_verb(of["object_phrase"]),
        subject_phrases=_by_verb(of["subject_phrase"]),
        raising=frozenset(verbs["raising"]),
        changes=frozenset(verbs["raising"]) | frozenset(verbs["falling"]),
        lives=frozenset(verbs["lives"]),
        seizing=frozenset(verbs["seizing"]),
        drawing=frozenset(verbs["drawing"]),
        saying=frozenset(verbs["saying"]),
        helping=frozenset(verbs["helping"]),
        persons=frozenset(people["nouns"]) | _person_nouns() - frozenset(_by_word(of["measure"])),
        captors=frozenset(people["captors"]),
        troops=frozenset(people["troops"]),
        households=frozenset(people["households"]),
        sent_home=frozenset(people["sent_home"]),
        police=frozenset(people["police"]),
        never=frozenset(people["never"]),
        lost=frozenset(people["lost"]),
        homes=frozenset(people["homes"]),
        no_counts=frozenset(counts["none"]),
        parts=frozenset(counts["parts"]),
        scores=frozenset(counts["scores"]),
        aged=frozenset(counts["aged"]),
        weighed=frozenset(counts["weighed"]),
        times=frozenset(counts["times"]),
        compounds=frozenset(counts["compounds"]),
        degrees=frozenset(counts["degrees"]),
        between=frozenset(counts["between"]),
        hedging=frozenset(counts["hedging"]),
        not_hedged=frozenset(counts["not_hedged"]),
        numbered=frozenset(rows["numbered"]["nouns"]),
    )


def number_of(words: str) -> float | None:
    """Return the number that digits, number words or both say ("1,500", "two hundred and five", "2.5 million"), or None.

    Words add up under their scale: "three million two hundred thousand" is 3,200,000; "a" is one, "half a" a half, "a quarter of
    a million" 250,000, "a million and a half" 1,500,000.
    """
    known = load_quantity_words()
    words = words.lower().removesuffix("-odd")
    piece = re.fullmatch(r"(.+)\sof\s(an?\s[a-z]+)", words)
    if piece:
        share, whole = share_of(piece[1]), _sum(piece[2])
        return share * whole if share is not None and whole is not None else None
    half = re.fullmatch(r"(.*?([a-z]+))\sand\sa\shalf", words)
    if half and half[2].removesuffix("s") in known.scales:
        whole = _sum(half[1])
        return None if whole is None else whole + known.scales[half[2].removesuffix("s")] / 2
    return _sum(words)


def _sum(words: str) -> float | None:
    """Return what number words and digits add up to under their scales."""
    known = load_quantity_words()
    total, group, seen = 0.0, 0.0, False
    for part in re.findall(r"\d/\d|\d[\d,]*(?:\.\d+)?|[½¼¾]|[a-z]+", words):
        value = _digits(part) if part[0].isnumeric() else known.numbers.get(part)
        if part in ("a", "an"):
            group, seen = group or 1.0, True
        elif part == "half":
            group, seen = (group + 0.5 if " and a " in words else 0.5), True
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


def share_of(words: str) -> float | None:
    """Return the fraction that words say ("a third", "three-quarters", "half"), or None."""
    known = load_quantity_words()
    *count, name = re.split(r"[\s-]", words.lower())
    parts = known.fractions.get(name.removesuffix("s"))
    number = 1 if not count or count[0] in ("a", "an") else known.numbers.get(count[0])
    return number / parts if parts and number is not None else None


def _digits(part: str) -> float:
    """Return the number that digits with thousands separators say, or a fraction ("3/4", "½")."""
    if "/" in part:
        return int(part[0]) / int(part[2])
    if not part[0].isdigit():
        return unicodedata.numeric(part)
    return float(part.replace(",", ""))


def _by_word(rows: dict[str, list[str]]) -> dict[str, str]:
    """Return a table from each word to the class that lists it."""
    return {word: name for name, words in rows.items() for word in words}


def _by_verb(rows: dict[str, list[str]]) -> dict[str, list[tuple[frozenset[str], str]]]:
    """Return a table from each verb to the words that must stand near it, with the class that lists them."""
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    for name, phrases in rows.items():
        for words in phrases:
            verb, *near = words.split()
            found.setdefault(verb, []).append((frozenset(near), name))
    return found


def _person_nouns() -> frozenset[str]:
    """Return the single words of roles.csv that are nouns for a person."""
    rows = csv.DictReader(_text("roles.csv").splitlines())
    return frozenset(row["phrase"] for row in rows if row["kind"] == "person" and " " not in row["phrase"])


def _text(name: str) -> str:
    """Return the text of a data file."""
    return resources.files("whimbrel.knowledge").joinpath("data").joinpath(name).read_text(encoding="utf-8")
