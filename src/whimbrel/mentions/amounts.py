"""Numbers as they are written: one pattern for all of them, and the bounds that their words and hedges give."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whimbrel.knowledge.quantities import load_quantity_words, number_of, share_of
from whimbrel.records import Document
from whimbrel.syntax import tokens_in

_WORDS = load_quantity_words()


def _any(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first."""
    return "|".join(sorted((re.escape(word).replace(r"\ ", r"\s") for word in words), key=len, reverse=True))


_SCALE = r"(?:dozen|hundred|thousand|million|billion|trillion|lakh|crore)s?\b"
_SHORT_SCALE = r"(?:bn|mn|tn|m|k)\b"
_CLOSE_UNIT = r"(?:km/h|kph|kmh|mph|kms|km|cm|mm|kg|lbs|lb|kw|mw|gw|ha)\b"
_DIGITS = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,3}}(?:,\d{{2}})+,\d{{3}}|\d+)(?:\.\d+|\s[1-7]/[2-8]|\s?[½¼¾])?(?!\d|,\d|\.\d)"
    rf"(?:[\s-]?{_SCALE}|\s?{_SHORT_SCALE})?(?:(?!\w)|(?={_CLOSE_UNIT}))"
)
_TENS = _any(word for word, number in _WORDS.numbers.items() if number >= 20)
_ONES = _any(word for word, number in _WORDS.numbers.items() if 0 < number < 10)
_ONE_WORD = rf"(?:(?:{_TENS})[\s-](?:{_ONES})|{_any(_WORDS.numbers)})\b"
_FRACTION = rf"(?:(?:an?|{_ONES})[\s-](?:{_any(_WORDS.fractions)})s?|half)\b"
_PIECE = rf"{_FRACTION}\sof\san?\s(?:dozen|hundred|thousand|million|billion|trillion)\b"
_SPELLED = (
    rf"(?:{_PIECE}|(?:half\s(?:a|an)|an?|{_ONE_WORD}(?:\sand\sa\shalf)?)(?:\s{_SCALE})+(?:\sand\sa\shalf\b|(?:\s(?:and\s)?{_ONE_WORD}(?:\s{_SCALE})*)*)"
    rf"|half\san?(?=\s(?:per\scent|percent|mile|kilomet|met|ton|hectare|acre|degree))|{_ONE_WORD}(?:\sand\sa\shalf\b)?)"
)
_NUMBER = rf"(?:{_DIGITS}|{_SPELLED})"
_SIGN = rf"(?-i:{_any(_WORDS.signs)})"
_VAGUE = rf"(?:(?:several|a\sfew|a\scouple(?:\sof)?)\s(?:dozen|hundred|thousand|million|billion)|{_any(_WORDS.vague)})\b"
_SURER = r",?\s(?:if\snot|possibly|perhaps|maybe|or\seven|or\spossibly|or\sperhaps)\s"
_WHOLE = r"(?:10,000|1,000|100|50|20|12|10|two|three|four|five|six|seven|eight|nine|ten|twenty)\b"
PATTERN = re.compile(
    rf"(?<![\w+#.,/:-])(?:(?P<share>(?:{_ONES})|\d)\s(?:in|out\sof)\s(?:every\s)?(?P<whole>{_WHOLE})(?!\s\w*\s?(?:{_SCALE}))"
    rf"|(?P<part>{_FRACTION})(?=\sof\b(?!\san?\s{_SCALE})|[\s-](?:majority|stake|share|increase|cut|drop|rise)\b|\s(?:the|its|their|his|her|all)\s)"
    rf"|(?:(?P<sign>{_SIGN})\s?)?(?P<low>{_NUMBER})"
    rf"(?:(?P<link>\s?[-–—]\s?|\sto\s|\sand\s|\sor\s|{_SURER})(?:{_SIGN}\s?)?(?P<high>{_NUMBER}))?"
    rf"|(?P<vague>{_VAGUE})(?:{_SURER}(?P<more>{_VAGUE}))?)"
    rf"(?P<odd>-odd\b)?(?P<unit>\s?%|[\s-](?:{_any(_WORDS.units)})(?!\w)|{_CLOSE_UNIT})?(?P<tail>\sor\s(?:more|so|fewer|less)\b)?",
    re.IGNORECASE,
)
_HEDGE = re.compile(rf"\b({_any(_WORDS.hedges)})\s$", re.IGNORECASE)
_LONGEST_HEDGE = max(map(len, _WORDS.hedges)) + 2
_OPENER = re.compile(r"\b(between|from)\s$", re.IGNORECASE)
_TAIL = re.compile(
    r",?\s(?:(?P<most>at\smost|at\sthe\smost)|(?P<least>at\sleast|at\sthe\sleast)(?=[,.;])|(?P<more>or\smore|(?:if\snot|and\spossibly|or\spossibly|and\sperhaps|perhaps|possibly)\s(?:even\s|many\s)?more|and\scounting)|or\sso)\b",
    re.IGNORECASE,
)
_NEEDS_SCALE = frozenset({"won", "dong", "rand", "taka", "pula", "kina", "lire"})  # "five won" is no money


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that an amount can be."""

    low: float | None
    high: float | None
    approximate: bool


def numbers_in(document: Document) -> Iterator[re.Match[str]]:
    """Yield the numbers of a text with their units; "two and five" is two numbers unless "between" opens it."""
    text, place = document.text, 0
    while match := PATTERN.search(text, place):
        if match["share"] and not _is_share(document, match):
            match = PATTERN.match(text, match.start(), match.end("share")) or match
        if match["link"] and not _is_range(document, match):
            match = PATTERN.match(text, match.start(), _end_of_first(match)) or match
        place = max(match.end(), place + 1)
        yield match


def _end_of_first(match: re.Match[str]) -> int:
    """Return where the first of two linked numbers ends, its own unit included ("$20 to $30", "5% to 7%")."""
    return match.end("low")


def _is_share(document: Document, match: re.Match[str]) -> bool:
    """Tell whether "one in five" is a share, as "killed two in five villages" is not."""
    share, whole = number_of(match["share"]), number_of(match["whole"])
    words = tokens_in(document, match.start(), match.end("share"))
    before = document.tokens[words[0] - 1] if words and words[0] else None
    is_done = before is not None and before.upos == "VERB" and before.lemma in _WORDS.objects
    return share is not None and whole is not None and share < whole and not is_done


def _is_range(document: Document, match: re.Match[str]) -> bool:
    """Tell whether two linked numbers are the ends of a range, as in "rose from 38 to 41" they are not."""
    low, high = number_of(match["low"]), number_of(match["high"])
    link, opener = match["link"].strip().lower(), opener_before(document.text, match.start())
    if link == "and" and opener != "between":
        return False
    if link == "to" and opener == "from" and _tells_change(document, match.start()):
        return False
    return low is not None and high is not None and (low < high or _shared_scale(match["low"], match["high"]) > 1)


def _tells_change(document: Document, offset: int) -> bool:
    """Tell whether a verb close before says that something rises or falls."""
    near = tokens_in(document, max(0, offset - 60), offset)
    return any(document.tokens[word].upos == "VERB" and document.tokens[word].lemma in _WORDS.changes for word in near)


def _shared_scale(low: str, high: str) -> float:
    """Return the scale that the second number lends to the first ("20 to 30 million")."""
    words = re.findall(r"[a-z]+", high.lower())
    scale = _WORDS.scales.get(words[-1].removesuffix("s"), 1) if words else 1
    return 1 if re.search(_SCALE + "|" + _SHORT_SCALE, low, re.IGNORECASE) else scale


def end_of_number(match: re.Match[str]) -> int:
    """Return where the number itself ends, without unit, tail or "of"."""
    name = next(name for name in ("high", "low", "part", "more", "vague", "whole") if match[name])
    return match.end(name) - (3 if match[name].lower().endswith(" of") else 0)


def unit_of(match: re.Match[str]) -> str | None:
    """Return the ISO 4217 or SI code of the sign or of the word behind the number."""
    if match["sign"]:
        code = _WORDS.signs[match["sign"]]
        return _currency("rupee", match.string) or code if match["sign"].startswith("Rs") else code
    word = re.sub(r"\s+", " ", (match["unit"] or "").strip(" -").lower())
    if word in _NEEDS_SCALE and not re.search(_SCALE, match["low"] or "", re.IGNORECASE):
        return None
    if word in ("pound", "pounds") and _is_weight(match):
        return "lb"
    singular = word.removesuffix("s")
    return _currency(singular, match.string) if singular in _WORDS.currencies else _WORDS.units.get(word)


def _currency(word: str, text: str) -> str | None:
    """Return the money that "pesos" are in a report: of the one country that it names, or the usual one where it names none."""
    by_name = _WORDS.currencies[word]
    named = {code for name, code in by_name.items() if re.search(rf"\b{re.escape(name)}", text, re.IGNORECASE)}
    usual = _WORDS.units.get(word + "s")
    if len(named) == 1:
        return named.pop()
    return usual if usual != "?" and (not named or word == "pound" and usual in named) else None


def _is_weight(match: re.Match[str]) -> bool:
    """Tell whether pounds are no money: "500 pounds of explosives", "a 500-pound bomb"."""
    after = match.string[match.end() : match.end() + 30].lower()
    following = re.match(r"\s([a-z]+)", after)
    hyphened = match["unit"].startswith("-") and following is not None and following[1].removesuffix("s") not in _WORDS.weighed
    return after.startswith(" of ") or hyphened or re.search(r"\bweigh\w*\s$", match.string[: match.start()][-12:]) is not None


# Bounds


def hedged_start(text: str, start: int, *, is_range: bool) -> tuple[int, str]:
    """Return where the amount begins with its hedge or with the opener of a range, and the hedge's class ("" for none)."""
    found = _HEDGE.search(text, max(0, start - _LONGEST_HEDGE), start)
    if found:
        return found.start(1), _WORDS.hedges[re.sub(r"\s+", " ", found[1].lower())]
    opener = opener_before(text, start) if is_range else ""
    return start - len(opener) - 1 if opener else start, ""


def opener_before(text: str, start: int) -> str:
    """Return the "between" or "from" that stands right before a number, or ""."""
    opener = _OPENER.search(text, max(0, start - 9), start)
    return opener[1].lower() if opener else ""


def tail_after(text: str, end: int) -> str:
    """Return what the words behind what is counted make of the number: "more" of "40 villages, if not more"."""
    found = _TAIL.match(text, end)
    if found is None:
        return ""
    return "less" if found["most"] else "more" if found["more"] or found["least"] else "so"


def bounds_of(match: re.Match[str]) -> Bounds:
    """Return the bounds that the number itself gives."""
    if match["share"]:
        percent = plain(100 * (number_of(match["share"]) or 0) / (number_of(match["whole"]) or 1))
        return Bounds(percent, percent, False)
    if match["part"]:
        percent = plain(100 * (share_of(match["part"]) or 0))
        return Bounds(percent, percent, False)
    if match["vague"]:
        first = _vague(match["vague"])
        return Bounds(first.low, _vague(match["more"]).high, True) if match["more"] else first
    low, factor = number_of(match["low"]) or 0.0, _WORDS.unit_factors.get((match["unit"] or "").strip(" -").lower(), 1)
    if not match["high"]:
        return Bounds(plain(low * factor), plain(low * factor), False)
    high = number_of(match["high"]) or 0.0
    low *= _shared_scale(match["low"], match["high"])
    return Bounds(plain(min(low, high) * factor), plain(high * factor), False)


def _vague(text: str) -> Bounds:
    """Return the bounds of "dozens", or of "several hundred": up to just below the next."""
    words = re.sub(r"\s+", " ", text.lower())
    if words in _WORDS.vague:
        low, high = _WORDS.vague[words]
        return Bounds(low, high, low != high)
    *several, unit = words.removesuffix(" of").split()
    low, high = _WORDS.vague[" ".join(several).removesuffix(" of")]
    scale = _WORDS.scales[unit]
    exact = low == high
    return Bounds(low * scale, high * scale if exact or scale == 12 else (high + 1) * scale - 1, True)


def hedged(bounds: Bounds, hedge: str, tail: str, *, step: int) -> Bounds:
    """Return bounds as a hedge moves them; `step` is 1 for whole things: more than 1,000 people are at least 1,001."""
    low, high = bounds.low, bounds.high
    if "so" in tail or "odd" in tail or hedge == "about":
        return Bounds(low, None if "more" in tail else high, True)
    if hedge == "more":
        return Bounds(low if low is None else low + step, None, bounds.approximate)
    if hedge == "least" or "more" in tail:
        return Bounds(low, None, bounds.approximate)
    if hedge == "less":
        return Bounds(None, high if high is None else max(0, high - step), bounds.approximate)
    if hedge == "most" or "fewer" in tail or "less" in tail:
        return Bounds(None, high, bounds.approximate)
    if hedge == "nearly" and low is not None and high is not None:
        return Bounds(plain(min(low - step, int(low * 9 / 10) if step else low * 9 / 10)), high - step, True)
    return bounds


def plain(number: float) -> float:
    """Return a whole number as int, so that it is written as one; others without the dust of binary fractions."""
    return int(number) if number == int(number) else round(number, 6)
