"""Time expressions: found by one pattern, checked against their context, resolved against the publication day, joined."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812
from datetime import timedelta
from typing import NamedTuple

from whimbrel.mentions.calendar import Days
from whimbrel.mentions.tense import tense_around
from whimbrel.mentions.time_kinds import KINDS, OPENING, Kind
from whimbrel.mentions.time_values import Reading, Value
from whimbrel.records import Document, Name, TimeSpan, Token
from whimbrel.syntax import sentence_at, tokens_in

_FLAGS = re.VERBOSE | re.IGNORECASE
_KINDS = {kind.name: (kind, re.compile(kind.pattern, _FLAGS)) for kind in KINDS}
_ANY_KIND = re.compile(
    r"(?<!\w)(?<!\w-)(?<![$€£.,/:-](?=\d))"
    + OPENING
    + "(?:"
    + "|".join(f"(?P<{kind.name}>" + re.sub(r"\(\?P<\w+>", "(?:", kind.pattern) + ")" for kind in KINDS)
    + ")",
    _FLAGS,
)
_MEMORY = 2  # sentences: how long "that day" can point back
_UNTOLD = ("rolling", "recent", "overnight", "ahead", "year_earlier")  # not what "that week" or "two days later" counts from
_CLOCK_LINK = re.compile(r"\)?,?\s(?:on\s|at\s|in\sthe\s)?|\s\(", re.IGNORECASE)
_RANGE_LINK = re.compile(r"\s?[-–—]\s?|\s(?P<word>to|through|until|till|and)\s", re.IGNORECASE)
_RANGE_OPENERS = {"to": ("from ", "between "), "until": ("from ",), "till": ("from ",), "and": ("between ",)}
_CLOCKS_LINK = re.compile(r"\s\(|\s?/\s?|,\s")
_AHEAD = re.compile(r"\b(?:until|till|ahead\sof)\s(?:[\w:.]+\s){0,3}$", re.IGNORECASE)
_HAD = re.compile(r"\bhad\s(?:(?:[\w:'’-]+|[ap]\.m\.)\s){1,9}$", re.IGNORECASE)
_HAS_YEAR = re.compile(r"\b\d{4}\b")


class _Found(NamedTuple):
    """A time expression before it is joined to its neighbours."""

    start: int
    end: int
    value: Value
    kind: Kind


def find_times(document: Document) -> tuple[TimeSpan, ...]:
    """Return every time expression with its days, resolved against the publication day.

    Without a publication day only expressions that name their year have dates. A weekday with the past tense is the most
    recent one, publication day included; with the future the next one.
    """
    return tuple(
        TimeSpan(
            start=found.start,
            end=found.end,
            date=found.value.days[0] if found.value.days else None,
            enddate=found.value.days[1] if found.value.days else None,
            granularity=found.value.granularity,
        )
        for found in _joined(document, _found(document))
    )


def _found(document: Document) -> Iterator[_Found]:
    """Yield the expressions in order; one that its context refuses is searched again from its second character."""
    previous: tuple[int, Days] | None = None
    place = 0
    while found := _ANY_KIND.search(document.text, place):
        kind, pattern = _KINDS[found.lastgroup or ""]
        match = pattern.match(document.text, found.start(), found.end())
        place = found.start() + 1
        if match is None or _is_refused(document, kind, match):
            continue
        sentence = sentence_at(document, match.start())
        told = previous[1] if previous and sentence - previous[0] <= _MEMORY else None
        value = _value(document, kind, match, told)
        if value is None:
            continue
        if value.days and kind.name not in _UNTOLD and (kind.name, value.granularity) != ("ago", "quarter"):
            previous = sentence, value.days
        place = match.end()
        yield _Found(*_without_stop(match), value, kind)


def _without_stop(match: re.Match[str]) -> tuple[int, int]:
    """Return the offsets of a match, white space at its end left out."""
    return match.start(), match.start() + len(match[0].rstrip())


def _value(document: Document, kind: Kind, match: re.Match[str], previous: Days | None) -> Value | None:
    """Return the days that an expression means; None where the words turn out not to be a date at all."""
    published = document.report.date
    looks_ahead = _AHEAD.search(document.text, max(0, match.start() - 30), match.start())
    is_over = looks_ahead and _HAD.search(document.text, max(0, match.start() - 80), match.start())
    tense = "future" if looks_ahead and not is_over else tense_around(document, match.start(), match.end())
    if kind.name == "ahead" and tense != "future":
        return None
    if published is None and not (kind.absolute or match.groupdict().get("year")):
        return Value(None, None)
    try:
        return kind.resolve(match, Reading(published=published or Date.min, tense=tense, previous=previous))
    except (ValueError, OverflowError):
        return Value(None, None) if "unit" in match.groupdict() else None


# Words that look like a time and are none


def _is_refused(document: Document, kind: Kind, match: re.Match[str]) -> bool:
    """Tell whether the words around a match show that it is no time."""
    check = _CHECKS.get(kind.name)
    return bool(check and check(document, match)) or kind.name in _NAMEABLE and _is_in_name(document, match)


_NAMEABLE = frozenset({"weekday", "deictic", "month_alone", "year", "season", "holiday"})
_NAMING = frozenset({"ORG", "WORK_OF_ART", "PRODUCT", "FAC", "LAW", "PERSON"})


def _is_in_name(document: Document, match: re.Match[str]) -> bool:
    """Tell whether a match is part of a longer name of another thing ("Sunday Times")."""
    name = name_around(document, match.start(), match.end())
    return name is not None and name.label in _NAMING and name.end - name.start > match.end() - match.start() + 4


def name_around(document: Document, start: int, end: int) -> Name | None:
    """Return the parser's name that covers two offsets, if any does."""
    index = bisect_right(document.names, start, key=lambda name: name.start) - 1
    return document.names[index] if index >= 0 and end <= document.names[index].end else None


def _before(document: Document, offset: int) -> str:
    """Return the word before an offset, in lower case, or the mark that stands there."""
    words = document.text[max(0, offset - 24) : offset].split()
    return words[-1].lower() if words else ""


def _after(document: Document, match: re.Match[str]) -> Token | None:
    """Return the token after a match."""
    inside = tokens_in(document, match.start(), match.end())
    following = inside[-1] + 1 if inside else len(document.tokens)
    return document.tokens[following] if following < len(document.tokens) else None


_PREPOSITIONS = frozenset(
    "in since of by until till from during before after for to through between and or throughout around about circa mid late early".split()
)
_DETERMINERS = frozenset("the a an this that its his her their our my".split())
_DATED = _DETERMINERS | {"in", "since", "during"}
_HEDGES = frozenset("about some nearly almost over than least most approximately roughly exactly only".split())
_NUMBERED = frozenset(
    "resolution article section flight no number room route highway page unit windows office model boeing airbus"
    " channel chapter law order".split()
)
_OTHER_WORDS = frozenset({"may", "march", "april", "june", "august"})


def _is_first_of_compound(document: Document, match: re.Match[str]) -> bool:
    """Tell whether a month says which thing is meant ("the March summit")."""
    after = _after(document, match)
    return (
        after is not None
        and after.upos == "NOUN"
        and after.form[0].islower()
        and after.lemma not in ("government", "cabinet", "administration")
    )


def _is_no_month(document: Document, match: re.Match[str]) -> bool:
    """Refuse months in small letters, and names and verbs that look like months, unless the words before call for a month."""
    month = match["month"]
    if not month[0].isupper():
        return True
    if match["narrow"] or match["which"] or month.lower() not in _OTHER_WORDS:
        return False
    tokens = tokens_in(document, match.start("month"), match.end("month"))
    tag = document.tokens[tokens[0]].tag if tokens else ""
    if tag.startswith(("MD", "VB")) and not month.isupper():
        return True
    before = _before(document, match.start())
    return before not in _PREPOSITIONS and not (before in _DETERMINERS and _is_first_of_compound(document, match))


def _is_no_year(document: Document, match: re.Match[str]) -> bool:
    """Refuse four digits that count something or number a thing ("1998 people", "Resolution 1701")."""
    if match["narrow"] or not match[0][0].isdigit():
        return False
    before = _before(document, match.start())
    if before in _HEDGES or before.rstrip(".") in _NUMBERED or _counts(document, match) and before not in _DATED:
        return True
    is_recent = match["year"] >= "1900"
    return not is_recent and before not in _PREPOSITIONS and before not in _DETERMINERS and not before.endswith(("(", "'s", "’s"))


def _counts(document: Document, match: re.Match[str]) -> bool:
    """Tell whether a number counts the noun that it stands before."""
    inside = tokens_in(document, match.start(), match.end())
    head = document.tokens[document.tokens[inside[0]].head] if inside else None
    return head is not None and head.start > match.start() and (head.tag == "NNS" or head.lemma in ("people", "percent", "dollar", "euro"))


def _is_no_season(document: Document, match: re.Match[str]) -> bool:
    """Refuse seasons that nothing dates, and falls and springs of other kinds ("the fall of Kabul")."""
    if match["narrow"] or match["year"] or match["of"]:
        return False
    which, season = (match["which"] or "").lower(), match["season"].lower()
    if which in ("", "the"):
        after = _after(document, match)
        if season in ("fall", "spring"):
            return which == "" or after is not None and after.form.lower() in ("of", "in", "from", "to", ".", ",")
        return which == "" and _before(document, match.start()) not in _PREPOSITIONS
    return False


def _is_no_quarter(document: Document, match: re.Match[str]) -> bool:
    """Refuse halves of games."""
    return bool(match["part"] and match["part"].lower() == "half" and "year" not in match[0].lower() and not match["year"])


def _is_no_unit(document: Document, match: re.Match[str]) -> bool:
    """Refuse "the last day of", "next day" and the like, which count from something else."""
    which, after = match["which"].lower(), document.text[match.end() : match.end() + 4].lower()
    if match["unit"].lower() in ("day", "half"):
        return not which.startswith(("that", "the ", "following", "previous"))
    return which == "last" and after == " of "


def _is_no_rolling(document: Document, match: re.Match[str]) -> bool:
    """Refuse "the last day" and "the last years of"."""
    after = document.text[match.end() : match.end() + 4].lower()
    return (
        after == " of "
        or not match["count"]
        and match["unit"].lower() in ("day", "hour", "minute")
        and match[0].lower().endswith(match["unit"].lower())
    )


def _is_no_decade(document: Document, match: re.Match[str]) -> bool:
    """Refuse ages ("in his thirties") and cardinal words without an article."""
    return bool(match["word"]) and not match[0].lower().startswith("the ")


def _is_no_holiday(document: Document, match: re.Match[str]) -> bool:
    """Refuse holidays in small letters."""
    return not match["holiday"][0].isupper()


_CHECKS = {
    "month_alone": _is_no_month,
    "year": _is_no_year,
    "season": _is_no_season,
    "quarter": _is_no_quarter,
    "unit": _is_no_unit,
    "rolling": _is_no_rolling,
    "decade": _is_no_decade,
    "holiday": _is_no_holiday,
}


# Neighbours that are one expression


def _joined(document: Document, parts: Iterator[_Found]) -> Iterator[_Found]:
    """Yield expressions, with "10:30 a.m." and "Monday" as one and "from Monday to Wednesday" as one interval."""
    waiting: _Found | None = None
    for part in parts:
        if waiting is None:
            waiting = part
            continue
        both = _pair(document, waiting, part)
        if both is None:
            yield waiting
        waiting = both or part
    if waiting is not None:
        yield waiting


def _pair(document: Document, left: _Found, right: _Found) -> _Found | None:
    """Return two neighbours as one expression, if they are one."""
    between = document.text[left.end : right.start]
    if left.kind.clock != right.kind.clock and _CLOCK_LINK.fullmatch(between):
        day = right if left.kind.clock else left
        return (
            _Found(left.start, right.end, Value(day.value.days, "part-of-day"), day.kind)
            if day.value.granularity in ("day", "part-of-day")
            else None
        )
    if left.kind.clock and right.kind.clock and _CLOCKS_LINK.fullmatch(between):
        return _Found(left.start, right.end, left.value, left.kind)
    link = _RANGE_LINK.fullmatch(between)
    if not link or not left.value.days or not right.value.days or left.kind.clock or _covers(left.value.days, right.value.days):
        return None
    openers = _RANGE_OPENERS.get((link["word"] or "").lower())
    if openers and not document.text[max(0, left.start - 8) : left.start].lower().endswith(openers):
        return None
    days = _range(document.text[left.start : left.end], left.value.days, document.text[right.start : right.end], right)
    return _Found(left.start, right.end, Value(days, "interval"), right.kind) if days else None


def _covers(unit: Days, days: Days) -> bool:
    """Tell whether days lie in a unit, as in "this year through August", which are two expressions."""
    return unit[0] < days[0] and days[1] <= unit[1]


def _range(left_words: str, left: Days, right_words: str, right: _Found) -> Days | None:
    """Return the days from one expression to another; a year that only the second names is the first one's too."""
    assert right.value.days is not None
    first, last = left[0], right.value.days[1]
    if _HAS_YEAR.search(right_words) and not _HAS_YEAR.search(left_words) and (first.month, first.day) != (2, 29):
        first = first.replace(year=last.year)
        first = first.replace(year=last.year - 1) if first > last else first
    if first > last and right.kind.name == "weekday":
        last += timedelta(weeks=1)
    return (first, last) if first <= last else None
