"""Time expressions: found by one pattern, checked against their context, resolved against the publication day, joined."""

import re
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812

from whimbrel.knowledge.times import Calendar, load_calendar
from whimbrel.mentions.calendar import Days
from whimbrel.mentions.tense import tense_around
from whimbrel.mentions.time_acts import counted_from_acts
from whimbrel.mentions.time_checks import is_refused, name_around
from whimbrel.mentions.time_events import Named, event_behind, in_name, value_by
from whimbrel.mentions.time_joins import Found, joined
from whimbrel.mentions.time_kinds import KINDS, OPENING, Kind
from whimbrel.mentions.time_values import Reading, Value
from whimbrel.records import Document, TimeSpan
from whimbrel.syntax import sentence_at

__all__ = ["find_times", "name_around", "reference_day"]

_FLAGS = re.VERBOSE | re.IGNORECASE


def _nameless(pattern: str) -> str:
    """Return a pattern without named groups, so that many fit into one; what refers to a group lets more through, to be looked at again."""
    return re.sub(r"\(\?P<\w+>", "(?:", re.sub(r"\(\?P=\w+\)", "[-/.]", re.sub(r"\(\?\(\w+\)\|\(\?!\)\)", "", pattern)))


_KINDS = {kind.name: (kind, re.compile(kind.pattern, _FLAGS)) for kind in KINDS}
_KIND_AHEAD = OPENING + "(?:" + "|".join(f"(?P<{kind.name}>" + _nameless(kind.pattern) + ")" for kind in KINDS) + ")"
_ANY_KIND = re.compile(r"(?<!\w)(?<!\w-)(?<![$€£.,/:-](?=\d))" + _KIND_AHEAD, _FLAGS)
_BEHIND_DASH = re.compile(_KIND_AHEAD, _FLAGS)  # "Nov. 4-[Dec. 7]", where the hyphen is no part of a word
_MEMORY = 2  # sentences: how long "that day" can point back
_UNTOLD = ("rolling", "recent", "overnight", "ahead", "year_earlier", "vague_ago")  # not what "that week" or "two days later" counts from
_ELSE = {"month_first_list": "month_day"}  # "December 1 and 12" is no interval, but has a date in it
_AHEAD = re.compile(r"\b(?:until|till|ahead\sof)\s(?:[\w:.]+\s){0,3}$", re.IGNORECASE)
_HAD = re.compile(r"\bhad\s(?:(?:[\w:'’-]+|[ap]\.m\.)\s){1,9}$", re.IGNORECASE)
_DATELINE = re.compile(r"[A-Z][\w'’.-]*(?:[ ,/]+[A-Z][\w'’.-]*){0,5},?\s+\(?")
_BEHIND_DATELINE = re.compile(r"\)?\s*(?:\([^()\n]{2,40}\)\s*)?(?:--|[-–—:]|\n)")


def find_times(document: Document, events: Calendar | None = None) -> tuple[TimeSpan, ...]:
    """Return every time expression with its days, resolved against the publication day.

    Without a publication day it is the day of the dateline, if that is complete; else only expressions that name their year have
    dates. A weekday with the past tense is the most recent one, publication day included; with the future the next one.
    `events` are those by which others can be dated; without them the bundled ones.
    """
    events = load_calendar() if events is None else events
    found = joined(document, _found(document, events, document.report.date or reference_day(document.text)))
    return tuple(
        TimeSpan(
            start=one.start,
            end=one.end,
            date=one.value.days[0] if one.value.days else None,
            enddate=one.value.days[1] if one.value.days else None,
            granularity=one.value.granularity,
        )
        for one in counted_from_acts(document, list(found))
    )


def reference_day(text: str) -> Date | None:
    """Return the day that the dateline at the beginning of a text gives in full, "GENEVA, 4 March 2011 -"."""
    place = _DATELINE.match(text)
    for kind, pattern in (_KINDS[name] for name in ("month_day", "day_month")):
        for start in sorted({place.end(), *(word.end() for word in re.finditer(r"\s\(?", place[0]))}) if place else ():
            match = pattern.match(text, start)
            if match and match["year"] and _BEHIND_DATELINE.match(text, match.end()):
                return _full_date(kind, match)
    return None


def _full_date(kind: Kind, match: re.Match[str]) -> Date | None:
    """Return the day of a date with its year, if there is such a day."""
    try:
        days = kind.resolve(match, Reading(published=Date.min, tense="", previous=None)).days
    except ValueError:
        return None
    return days[0] if days else None


def _found(document: Document, events: Calendar, published: Date | None) -> Iterator[Found]:
    """Yield the expressions in order; one that its context refuses is searched again from its second character."""
    previous: tuple[int, Days] | None = None  # the day spoken of last, with its sentence
    timed: tuple[int, Days] | None = None  # the one that a bare time of day can be of: not "Monday's storm"
    place, last = 0, -1
    text = document.text
    while found := (text[last : last + 1] == "-" and _BEHIND_DASH.match(text, last + 1)) or _ANY_KIND.search(text, place):
        place, last = found.start() + 1, -1
        sentence = sentence_at(document, found.start())
        is_clock = _KINDS[found.lastgroup or ""][0].clock
        spoken = timed if is_clock else previous
        told = spoken[1] if spoken and sentence - spoken[0] <= _MEMORY else None
        names = (found.lastgroup or "", _ELSE.get(found.lastgroup or "", ""))
        readings = (_read(document, name, found.start(), events, told, published) for name in names if name)
        one = next((reading for reading in readings if reading), None)
        if one is None:
            continue
        if one.value.days and one.kind.name not in _UNTOLD and (one.kind.name, one.value.granularity) != ("ago", "quarter"):
            previous = sentence, one.value.days
            timed = timed if text[one.end : one.end + 2] in ("'s", "’s") else previous
        place = last = one.end
        yield one


def _read(document: Document, name: str, start: int, events: Calendar, told: Days | None, published: Date | None) -> Found | None:
    """Return the expression of a kind that begins at an offset; None where the words turn out not to be a date at all."""
    kind, pattern = _KINDS[name]
    match = pattern.match(document.text, start)
    if match is None or is_refused(document, kind, match):
        return None
    if kind.anchored and (named := event_behind(document, match.end(), events)):
        value = _counted_from(named, kind, match, published)
        return Found(start, named.end, value, kind, match) if value else None
    if kind.name == "anchor":
        return None
    is_name, days = in_name(document, kind, match, events)
    value = _value(document, kind, match, told, published) if not is_name else Value(days, "day") if days else None
    return Found(start, start + len(match[0].rstrip()), value, kind, match) if value else None


def _counted_from(named: Named, kind: Kind, match: re.Match[str], published: Date | None) -> Value | None:
    """Return the days that count from a named event; none where they lie outside the calendar."""
    try:
        return value_by(named, kind, match, published)
    except (ValueError, OverflowError):
        return Value(None, None)


def _value(document: Document, kind: Kind, match: re.Match[str], told: Days | None, published: Date | None) -> Value | None:
    """Return the days that an expression means by its own words and its clause."""
    looks_ahead = _AHEAD.search(document.text, max(0, match.start() - 30), match.start())
    is_over = looks_ahead and _HAD.search(document.text, max(0, match.start() - 80), match.start())
    tense = "future" if looks_ahead and not is_over else tense_around(document, match.start(), match.end())
    if kind.name == "ahead" and tense != "future":
        return None
    if published is None and not (kind.absolute or kind.opens or match.groupdict().get("year")):
        return Value(None, None)
    try:
        return kind.resolve(match, Reading(published=published or Date.min, tense=tense, previous=told))
    except (ValueError, OverflowError):
        return Value(None, None) if "unit" in match.groupdict() else None
