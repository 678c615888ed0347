"""Named events by which other things are dated: "since the invasion of Ukraine", "two years after the fall of Saigon"."""

import re
from datetime import date as Date  # noqa: N812
from datetime import timedelta
from typing import NamedTuple

from whimbrel.knowledge.actor_records import Day
from whimbrel.knowledge.quantities import number_of
from whimbrel.knowledge.times import Calendar, NamedEvent, load_time_words
from whimbrel.mentions import calendar
from whimbrel.mentions.calendar import Days
from whimbrel.mentions.time_counts import counted, counts, unit_name
from whimbrel.mentions.time_kinds import Kind
from whimbrel.mentions.time_values import Value
from whimbrel.records import Document
from whimbrel.syntax import tokens_in

_WORDS = load_time_words()
_EDGE = re.compile(rf"(?:the\s)?(?:(?P<begin>{'|'.join(_WORDS.begin)})|(?P<end>{'|'.join(_WORDS.end)}))\sof\s", re.IGNORECASE)
_DETERMINER = re.compile(r"(?i:the|this|its|their|his|her)\s|(?:[A-Z][\w.-]*\s){0,2}[A-Z][\w.-]*(?:['’]s|s['’])\s")
_ADJECTIVES = re.compile(rf"(?:(?:{'|'.join(_WORDS.adjectives)})\s){{1,3}}", re.IGNORECASE)
_YEAR = re.compile(r"(?P<year>(?:1[5-9]|20)\d\d)\s")
_YEAR_BEHIND = re.compile(
    r"\s(?:in|of|on)\s(?:[A-Z][a-z]+\s)?(?:\d{1,2},?\s)?(?P<year>(?:1[5-9]|20)\d\d)\b|\s\((?P<other>(?:1[5-9]|20)\d\d)\)"
)
_WORDS_BACK = re.compile(r"(?:[\w'’-]+\s){1,4}$")
_DATED = frozenset({"month_day", "day_month", "month_alone", "holiday", "weekday"})
_INDEFINITE = 31  # days: what lasts longer and is over is counted from its end, where its name is of that kind


class Named(NamedTuple):
    """A named event in a text: `edge` is begin or end where the words say which, `end` the offset behind its name."""

    event: NamedEvent
    edge: str
    end: int


def event_behind(document: Document, offset: int, events: Calendar) -> Named | None:
    """Return the named event that stands right behind an offset, its article and adjectives between them."""
    text, edge, place, year = document.text, "", offset, None
    while text[place : place + 1].isspace():
        place += 1
    places = [place]
    for pattern in (_EDGE, _DETERMINER, _ADJECTIVES, _YEAR):
        found = pattern.match(text, places[-1])
        if not found:
            continue
        places.append(found.end())
        edge = found.lastgroup or edge if pattern is _EDGE else edge
        year = int(found["year"]) if pattern is _YEAR else year
    for place in places:
        found_event = events.named_at(text, place)
        if found_event and _is_meant(document, found_event[0], place, found_event[1], year if place == places[-1] else None):
            return Named(found_event[0], edge, found_event[1])
    return None


def _is_meant(document: Document, event: NamedEvent, start: int, end: int, year: int | None) -> bool:
    """Tell whether a wording stands for itself: not in a longer name, no other year beside it, not a clause's subject.

    "After the invasion of Ukraine [stalled]" counts from the stalling; "began" leaves the day what it is.
    """
    published, first, last = document.report.date, event.begin, event.end or event.begin
    if published is not None and first.earliest > published or document.text[end : end + 2] in ("'s", "’s"):
        return False
    behind = _YEAR_BEHIND.match(document.text, end)
    years = {year, int(behind["year"] or behind["other"]) if behind else None} - {None}
    if any(named is not None and not first.earliest.year <= named <= last.latest.year for named in years):
        return False
    tokens = tokens_in(document, start, end)
    if not tokens:
        return not document.tokens  # a bare phrase that nobody parsed
    final = document.tokens[tokens[-1]]
    if final.deprel in ("compound", "nmod", "poss") and final.head > final.index:
        return False
    head = next((word for word in tokens if document.tokens[word].head not in tokens), tokens[0])
    verb = document.tokens[document.tokens[head].head]
    is_subject = document.tokens[head].deprel in ("nsubj", "nsubjpass") and verb.index > head
    return not is_subject or verb.lemma in _WORDS.begins


def value_by(named: Named, kind: Kind, match: re.Match[str], published: Date | None) -> Value | None:
    """Return the days that a preposition, or a count with one, makes of a named event; None where it is no time expression."""
    where = re.sub(r"\s+", " ", match["where"].lower())
    begin, end = _edges(named)
    if published is not None and begin.earliest > published:  # another event of that name, which the table has not
        return Value(None, None)
    if where.endswith("anniversary of"):
        return _anniversary(begin, match["count"])
    if kind.name == "anchor":
        return _by_preposition(where, named, published)
    unit = unit_name(match["unit"])
    bounds = counts(match["count"]) if kind.name == "ago" else (1, 1)
    if kind.name == "ago" and (match["half"] or match["more"]):
        return Value(None, "interval")
    start = end if where.startswith("after") else begin
    if where not in ("after", "before") or start is None or not _is_exact(start, unit):
        return Value(None, "day" if unit == "part-of-day" else unit)
    return counted(start.earliest, unit, where, bounds)


def _edges(named: Named) -> tuple[Day, Day | None]:
    """Return the day before which and the day after which is counted."""
    event = named.event
    if named.edge == "begin" or named.edge == "" and event.end is None:
        return event.begin, event.begin
    return (event.end, event.end) if named.edge == "end" and event.end else (event.begin, event.end)


def _is_exact(day: Day, unit: str) -> bool:
    """Tell whether a day is known well enough to count such units from it."""
    if unit in ("year", "decade", "century"):
        return day.earliest.year == day.latest.year
    if unit in ("month", "quarter"):
        return day.earliest.month == day.latest.month and day.earliest.year == day.latest.year
    return day.earliest == day.latest and unit != "part-of-day"


def _by_preposition(where: str, named: Named, published: Date | None) -> Value:
    """Return the days of "since", "during" and "on the eve of" an event; how long "after" and "before" reach, nobody says."""
    event = named.event
    if where in ("during", "throughout") and not named.edge:
        last = event.end or event.begin
        days = event.begin.earliest, last.latest
        return Value(days, "day" if days[0] == days[1] else "interval")
    if where == "the eve of" and event.begin.earliest == event.begin.latest and not named.edge:
        return Value(calendar.day(event.begin.earliest - timedelta(days=1)), "day")
    if where == "since" and published is not None:
        start = _since(named, published)
        return Value((start.earliest, published) if start and start.earliest <= published else None, "interval")
    return Value(None, "interval")


def _since(named: Named, published: Date) -> Day | None:
    """Return the day from which "since" an event counts: a war that is over by then from its end, everything else from its beginning."""
    event = named.event
    if named.edge == "end":
        return event.end
    is_long = event.end is not None and event.end.latest <= published and (event.end.latest - event.begin.earliest).days > _INDEFINITE
    words = set(re.findall(r"[a-z]+", event.name.lower()))
    return event.end if is_long and not named.edge and words & _WORDS.ended else event.begin


def _anniversary(begin: Day, count: str) -> Value:
    """Return the day of an anniversary."""
    word = count.lower()
    number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else _ANNIVERSARIES.get(word, number_of(word.removesuffix("th")))
    if begin.earliest != begin.latest or not number:
        return Value(None, "day")
    return Value(calendar.day(calendar.shifted(begin.earliest, "year", int(number))), "day")


_ANNIVERSARIES = {"first": 1, "second": 2, "third": 3, "fifth": 5, "twentieth": 20}


# Dates that are part of a name


def in_name(document: Document, kind: Kind, match: re.Match[str], events: Calendar) -> tuple[bool, Days | None]:
    """Return whether a date without a year is part of an event's name, and the event's day if it is that date.

    "The [October 7] attack" is the day of that year; "the Yom Kippur War" and "Bloody Sunday" are no time expressions.
    """
    groups = match.groupdict()
    if kind.name not in _DATED or groups.get("year") or groups.get("of"):
        return False, None
    before = _WORDS_BACK.search(document.text, max(0, match.start() - 50), match.start())
    back = [before.start() + word.start() for word in re.finditer(r"[\w'’-]+", before[0])] if before else []
    for place in (*back, match.start()):
        found = events.named_at(document.text, place)
        if not found or found[1] < match.end() or (found[1] == match.end() and place == match.start()):
            continue
        event = found[0]
        if document.report.date is not None and event.begin.earliest > document.report.date:
            continue
        return True, _own_day(event, kind, match)
    return False, None


def _own_day(event: NamedEvent, kind: Kind, match: re.Match[str]) -> Days | None:
    """Return the day of an event if it is the date in its name."""
    day = event.begin.earliest
    if kind.name not in ("month_day", "day_month") or day != event.begin.latest:
        return None
    return calendar.day(day) if (day.month, day.day) == (_WORDS.months[match["month"].lower()], int(match["day"])) else None
