"""Amounts: found by one pattern, bounded by their hedges, and counted by the tree."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whimbrel.knowledge.quantities import load_quantity_words, number_of
from whimbrel.mentions.counted import counted, noun_of, relation_of
from whimbrel.mentions.times import find_times, name_around
from whimbrel.records import Document, Quantity, TimeSpan
from whimbrel.syntax import dependents, tokens_in

_WORDS = load_quantity_words()


def _any(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first."""
    return "|".join(sorted((re.escape(word).replace(r"\ ", r"\s") for word in words), key=len, reverse=True))


_SCALE = r"(?:dozen|hundred|thousand|million|billion|trillion|lakh|crore)s?\b"
_SHORT_SCALE = r"(?:bn|mn|tn|m|k)\b"
_DIGITS = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?!\d|,\d|\.\d)(?:[\s-]?{_SCALE}|\s?{_SHORT_SCALE})?(?!\w)"
_TENS = _any(word for word, number in _WORDS.numbers.items() if number >= 20)
_ONES = _any(word for word, number in _WORDS.numbers.items() if 0 < number < 10)
_ONE_WORD = rf"(?:(?:{_TENS})[\s-](?:{_ONES})|{_any(_WORDS.numbers)})\b"
_SPELLED = rf"(?:(?:half\s(?:a|an)|an?|{_ONE_WORD})(?:\s{_SCALE})+(?:\s(?:and\s)?{_ONE_WORD}(?:\s{_SCALE})*)*|{_ONE_WORD})"
_NUMBER = rf"(?:{_DIGITS}|{_SPELLED})"
_SIGN = rf"(?:{_any(_WORDS.signs)})"
_VAGUE = rf"(?:(?:several|a\sfew|a\scouple(?:\sof)?)\s(?:dozen|hundred|thousand|million|billion)|{_any(_WORDS.vague)})\b"
_PATTERN = re.compile(
    rf"(?<![\w+#.,/:-])(?:(?P<share>{_ONE_WORD}|\d+)\sin\s(?:every\s)?(?P<whole>(?:{_ONES})|ten|\d{{1,3}})\b(?!\s\w*\s?(?:{_SCALE}))"
    rf"|(?:(?P<sign>{_SIGN})\s?)?(?P<low>{_NUMBER})"
    rf"(?:(?P<link>\s?[-–—]\s?|\sto\s|\sand\s|\sor\s){_SIGN}?(?P<high>{_NUMBER}))?|(?P<vague>{_VAGUE}))"
    rf"(?P<odd>-odd\b)?(?P<unit>\s?%|[\s-](?:{_any(_WORDS.units)})\b)?(?P<tail>\sor\s(?:more|so|fewer|less)\b)?",
    re.IGNORECASE,
)
_HEDGE = re.compile(rf"\b({_any(_WORDS.hedges)})\s$", re.IGNORECASE)
_LONGEST_HEDGE = max(map(len, _WORDS.hedges)) + 2
_NEEDS_SCALE = frozenset({"won", "dong", "rand"})  # "five won" is no money
_OTHER_KINDS = frozenset({"ORG", "WORK_OF_ART", "PRODUCT", "FAC", "LAW", "GPE", "LOC", "EVENT", "PERSON"})
_PARTS = frozenset({"third", "quarter", "half", "fifth", "tenth", "time"})  # "two thirds", "five times as many"
_NO_COUNTS = frozenset({"day", "time", "thing", "side", "hand", "way", "point", "reason", "man", "person", "part", "example"})


@dataclass(frozen=True, slots=True)
class _Bounds:
    """The least and the most that an amount can be."""

    low: float | None
    high: float | None
    approximate: bool


def find_quantities(document: Document, times: tuple[TimeSpan, ...] | None = None) -> tuple[Quantity, ...]:
    """Return every amount that the text gives, with its bounds and what it counts.

    `times` are the document's time expressions, found here if they are not given: numbers inside them count nothing.
    "nearly N" is from nine tenths of N to just below it, "about N" is N, approximately.
    """
    found = []
    taken = iter(find_times(document) if times is None else times)
    time = next(taken, None)
    for match in _matches(document.text):
        while time is not None and time.end <= match.start():
            time = next(taken, None)
        if time is not None and time.start < match.end():
            continue
        quantity = _quantity(document, match)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers of a text with their units; "two and five" is two numbers unless "between" opens it."""
    place = 0
    while match := _PATTERN.search(text, place):
        if match["link"] and not _is_range(text, match):
            match = _PATTERN.match(text, match.start(), match.end("low")) or match
        place = max(match.end(), place + 1)
        yield match


def _is_range(text: str, match: re.Match[str]) -> bool:
    """Tell whether two linked numbers are the ends of a range."""
    low, high = number_of(match["low"]), number_of(match["high"])
    if match["link"].strip().lower() == "and" and text[max(0, match.start() - 8) : match.start()].lower() != "between ":
        return False
    return low is not None and high is not None and (low < high or _shared_scale(match["low"], match["high"]) > 1)


def _shared_scale(low: str, high: str) -> float:
    """Return the scale that the second number lends to the first ("20 to 30 million")."""
    words = re.findall(r"[a-z]+", high.lower())
    scale = _WORDS.scales.get(words[-1].removesuffix("s"), 1) if words else 1
    return 1 if re.search(_SCALE + "|" + _SHORT_SCALE, low, re.IGNORECASE) else scale


def _quantity(document: Document, match: re.Match[str]) -> Quantity | None:
    """Return the amount that a number is part of; None where it is no amount."""
    core = (
        match.end("high")
        if match["high"]
        else match.end("low")
        if match["low"]
        else match.end("vague")
        if match["vague"]
        else match.end("whole")
    )
    words = tokens_in(document, match.start(), core)
    if not words or _is_label(document, match, words):
        return None
    start, hedge = _hedged_start(document.text, match.start())
    unit = _unit(match)
    if match[0].lower() == "one day":
        return None
    if unit is not None or match["share"]:
        return _measured(document, match, start, hedge, unit)
    noun = noun_of(document, words[-1])
    of = counted(document, words[-1], noun)
    if of in _PARTS or of is None and not hedge and not match["vague"] or _is_mere_one(document, match, noun):
        return None
    bounds = _hedged(_bounds(match), hedge, match["tail"] or match["odd"] or "", step=1)
    end = max(match.end(), document.tokens[noun].end) if noun is not None else match.end()
    return _record(start, end, bounds, of, None, relation_of(document, words[-1], noun, of, document.text[max(0, start - 20) : start]))


def _record(start: int, end: int, bounds: _Bounds, of: str | None, unit: str | None, relation: str | None) -> Quantity:
    """Return the record of an amount."""
    return Quantity(
        start=start, end=end, low=bounds.low, high=bounds.high, approximate=bounds.approximate, of=of, unit=unit, relation=relation
    )


def _measured(document: Document, match: re.Match[str], start: int, hedge: str, unit: str | None) -> Quantity:
    """Return an amount with a unit; what it measures is what follows its "of" or "in", or the noun that it modifies."""
    last = tokens_in(document, match.start(), match.end())[-1]
    following = last + 1 if last + 1 < len(document.tokens) else last
    objects = dependents(document, following, "pobj") if document.tokens[following].form.lower() in ("of", "in") else []
    noun = objects[0] if objects and document.tokens[objects[0]].upos == "NOUN" else None
    head = document.tokens[document.tokens[last].head]
    if (
        noun is None
        and document.tokens[last].deprel in ("nummod", "nmod", "compound", "amod")
        and last < head.index
        and head.upos == "NOUN"
    ):
        noun = head.index
    bounds = _hedged(_bounds(match), hedge, match["tail"] or match["odd"] or "", step=0)
    return _record(start, match.end(), bounds, document.tokens[noun].lemma if noun is not None else None, unit or "%", None)


def _unit(match: re.Match[str]) -> str | None:
    """Return the ISO 4217 or SI code of the sign or of the word behind the number."""
    if match["sign"]:
        return _WORDS.signs[match["sign"].lower()]
    word = re.sub(r"\s+", " ", (match["unit"] or "").strip(" -").lower())
    if word in _NEEDS_SCALE and not re.search(_SCALE, match["low"] or "", re.IGNORECASE) or word.startswith("pound") and _is_weight(match):
        return None
    return _WORDS.units.get(word)


def _is_weight(match: re.Match[str]) -> bool:
    """Tell whether pounds are no money: "500 pounds of explosives"."""
    return match.string[match.end() : match.end() + 4].lower() == " of "


def _hedged_start(text: str, start: int) -> tuple[int, str]:
    """Return where the amount begins with its hedge, and the hedge's class ("" for none)."""
    found = _HEDGE.search(text, max(0, start - _LONGEST_HEDGE), start)
    if found:
        return found.start(1), _WORDS.hedges[re.sub(r"\s+", " ", found[1].lower())]
    opener = re.search(r"\b(?:between|from)\s$", text[max(0, start - 9) : start], re.IGNORECASE)
    return (start - 8, "") if opener and opener[0].lower().startswith("between") else (start, "")


# Bounds


def _bounds(match: re.Match[str]) -> _Bounds:
    """Return the bounds that the number itself gives."""
    if match["share"]:
        percent = 100 * (number_of(match["share"]) or 0) / (number_of(match["whole"]) or 1)
        return _Bounds(percent, percent, False)
    if match["vague"]:
        return _vague(re.sub(r"\s+", " ", match["vague"].lower()))
    low, factor = number_of(match["low"]) or 0.0, _WORDS.unit_factors.get((match["unit"] or "").strip(" -").lower(), 1)
    if not match["high"]:
        return _Bounds(_plain(low * factor), _plain(low * factor), False)
    high = number_of(match["high"]) or 0.0
    low *= _shared_scale(match["low"], match["high"])
    return _Bounds(_plain(min(low, high) * factor), _plain(high * factor), False)


def _vague(words: str) -> _Bounds:
    """Return the bounds of "dozens", or of "several hundred": up to just below the next."""
    if words in _WORDS.vague:
        low, high = _WORDS.vague[words]
        return _Bounds(low, high, low != high)
    *several, unit = words.removesuffix(" of").split()
    low, high = _WORDS.vague[" ".join(several).removesuffix(" of")]
    scale = _WORDS.scales[unit]
    exact = low == high
    return _Bounds(low * scale, high * scale if exact or scale == 12 else (high + 1) * scale - 1, not exact)


def _hedged(bounds: _Bounds, hedge: str, tail: str, *, step: int) -> _Bounds:
    """Return bounds as a hedge moves them; `step` is 1 for whole things: more than 1,000 people are at least 1,001."""
    low, high = bounds.low, bounds.high
    if "so" in tail or "odd" in tail or hedge == "about":
        return _Bounds(low, high, True)
    if hedge == "more":
        return _Bounds(low if low is None else low + step, None, bounds.approximate)
    if hedge == "least" or "more" in tail:
        return _Bounds(low, None, bounds.approximate)
    if hedge == "less":
        return _Bounds(None, high if high is None else max(0, high - step), bounds.approximate)
    if hedge == "most" or "fewer" in tail or "less" in tail:
        return _Bounds(None, high, bounds.approximate)
    if hedge == "nearly" and low is not None and high is not None:
        return _Bounds(_plain(min(low - step, int(low * 9 / 10) if step else low * 9 / 10)), high - step, True)
    return bounds


def _plain(number: float) -> float:
    """Return a whole number as int, so that it is written as one; others without the dust of binary fractions."""
    return int(number) if number == int(number) else round(number, 6)


# Numbers that are no amounts


def _is_label(document: Document, match: re.Match[str], words: list[int]) -> bool:
    """Tell whether a number names or ranks something: "Boeing 747", "Article 5", an age, a score, a hyphenated adjective."""
    after = document.text[match.end() : match.end() + 2]
    if re.match(r"[-‑][^\W\d]|[-:/]\d|\.\d", after) or _is_age(document, match, words):
        return True
    if match["sign"] or match["unit"] or match["share"]:
        return False
    before = document.tokens[words[0] - 1] if words[0] else None
    named = before is not None and (
        before.upos == "PROPN" and not _counts_ahead(document, words[-1]) or before.form.lower() in _WORDS.numbered
    )
    return named and document.text[match.start()].isalnum() and not match["vague"] or _is_in_name(document, match)


def _counts_ahead(document: Document, word: int) -> bool:
    """Tell whether a number modifies a word behind it."""
    return document.tokens[word].deprel in ("nummod", "quantmod", "compound") and document.tokens[word].head > word


def _is_age(document: Document, match: re.Match[str], words: list[int]) -> bool:
    """Tell whether a number is an age: ", 24," or "24 years old"."""
    text = document.text
    if re.match(r"[\s-]years?[\s-]old\b|[\s-]years[\s-]of[\s-]age\b", text[match.end() : match.end() + 16], re.IGNORECASE):
        return True
    alone = text[max(0, match.start() - 2) : match.start()] == ", " and text[match.end() : match.end() + 1] in (",", ".", ";", ")")
    before = document.tokens[words[0] - 2] if words[0] > 1 else None
    return alone and match["vague"] is None and before is not None and before.upos == "PROPN"


def _is_in_name(document: Document, match: re.Match[str]) -> bool:
    """Tell whether a number is part of the name of a thing ("Group of 20")."""
    name = name_around(document, match.start(), match.end())
    return name is not None and name.label in _OTHER_KINDS and name.end - name.start > len(match[0])


def _is_mere_one(document: Document, match: re.Match[str], noun: int | None) -> bool:
    """Tell whether "one" counts nothing: a pronoun, or the one of "one day"."""
    if match[0].lower() != "one":
        return False
    return noun is None or document.tokens[noun].lemma in _NO_COUNTS or document.tokens[noun].upos == "PROPN"
