"""Neighbouring time expressions that are one: "10:30 a.m." and "Monday", "from Monday to Wednesday", "the week to" and "12 May"."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from whimbrel.knowledge.times import load_time_words
from whimbrel.mentions import calendar
from whimbrel.mentions.calendar import Days
from whimbrel.mentions.time_counts import counted, counts, unit_name, up_to
from whimbrel.mentions.time_kinds import Kind
from whimbrel.mentions.time_values import Value
from whimbrel.records import Document
from whimbrel.syntax import head_of, tokens_in

_CLOCK_LINK = re.compile(r"\)?,?\s(?:on\s|at\s|in\sthe\s|of\s)?(?:the\s)?(?:about\s|around\s)?|\s\(", re.IGNORECASE)
_RANGE_LINK = re.compile(r"\s?[-–—]\s?|\s(?P<word>to|through|until|till|and)\s", re.IGNORECASE)
_RANGE_OPENERS = {"to": ("from ", "between "), "until": ("from ",), "till": ("from ",), "and": ("between ",)}
_CLOCKS_LINK = re.compile(r"\s\(|\s?/\s?|,\s")
_INTO_LINK = re.compile(r"\s(?:and\s)?(?:on\s)?into\s", re.IGNORECASE)
_NIGHT_LINK = re.compile(r"\s?[-–—/]\s?|\s(?:to|into|and)\s", re.IGNORECASE)
_AGO_LINK = re.compile(r",?\s(?:on\s|in\s)?", re.IGNORECASE)
_HAS_YEAR = re.compile(r"\b\d{4}\b")
_YEARLESS = frozenset({"month_day", "day_month", "month_alone"})
_MOVED = 8  # words before a range in which a verb of moving can stand: "moved the vote on the budget from Monday to Friday"


class Found(NamedTuple):
    """A time expression before it is joined to its neighbours."""

    start: int
    end: int
    value: Value
    kind: Kind
    match: re.Match[str]


def joined(document: Document, parts: Iterator[Found]) -> Iterator[Found]:
    """Yield expressions, with "10:30 a.m." and "Monday" as one and "from Monday to Wednesday" as one interval."""
    waiting: Found | None = None
    for part in parts:
        if waiting is None:
            waiting = part
            continue
        both = _one(document, waiting, part)
        if both is None and not waiting.kind.opens:
            yield waiting
        waiting = both or part
    if waiting is not None and not waiting.kind.opens:
        yield waiting


def _one(document: Document, left: Found, right: Found) -> Found | None:
    """Return two neighbours as one expression, if they are one that lies within the calendar."""
    try:
        return _pair(document, left, right)
    except (ValueError, OverflowError):
        return None


def _pair(document: Document, left: Found, right: Found) -> Found | None:
    """Return two neighbours as one expression, if they are one."""
    between = document.text[left.end : right.start]
    if len(between) > 12:
        return None
    if left.kind.name == "weekend_of":
        return _weekend_of(between, left, right)
    if left.kind.name in ("period", "count_from"):
        return _counted_to(document, between, left, right)
    if left.kind.anchored and left.value.days is None and between == " " and left.match["where"].lower() in ("before", "after"):
        return _beside_day(document, left, right)
    if left.kind.name == "ago" and left.match["where"].lower() == "ago" and _AGO_LINK.fullmatch(between):
        return _ago_that_day(left, right)
    if left.kind.name == "part_before" and right.value.granularity == "interval" and _CLOCK_LINK.fullmatch(between):
        return _nights(document, left, right)
    if left.kind.name == "weekday" and right.kind.name in ("month_day", "day_month") and between in (", ", " (", " "):
        return _same_day(left, right)
    if left.kind.clock != right.kind.clock and _CLOCK_LINK.fullmatch(between):
        return _timed(left, right)
    if left.kind.clock and right.kind.clock and (_CLOCKS_LINK.fullmatch(between) or _is_range(document, left, right, between)):
        return Found(left.start, right.end, left.value, left.kind, left.match)
    if _is_second_zone(document, left, right, between):
        return left._replace(end=right.end)
    return _night_into(document, left, right, between) or _as_range(document, left, right, between)


def _timed(left: Found, right: Found) -> Found | None:
    """Return a day and a time of that day."""
    day = right if left.kind.clock else left
    if day.value.granularity not in ("day", "part-of-day") or day.kind.name == "overnight" or day.kind.anchored:
        return None
    return Found(left.start, right.end, Value(day.value.days, "part-of-day"), day.kind, day.match)


def _same_day(left: Found, right: Found) -> Found | None:
    """Return a weekday with its date, "Sunday afternoon, 8 March", if it is that weekday."""
    days = right.value.days
    if not days or not left.value.days or days[0].weekday() != left.value.days[0].weekday():
        return None
    return Found(left.start, right.end, Value(days, left.value.granularity), right.kind, right.match)


def _is_second_zone(document: Document, left: Found, right: Found, between: str) -> bool:
    """Tell whether a day belongs to a time of another zone in brackets: "11 p.m. Monday (0400 GMT [Tuesday])"; the first day counts."""
    inside = document.text[left.start : left.end].rpartition("(")[2]
    is_open = "(" in document.text[left.start : left.end] and ")" not in inside
    return is_open and between in (" ", " on ", ", ") and right.value.granularity == "day" and left.value.granularity == "part-of-day"


def _counted_to(document: Document, between: str, left: Found, right: Found) -> Found | None:
    """Return "the week to 12 May", "a week from Friday"."""
    days = right.value.days
    if between not in (" ", " the ", "\n") or right.value.granularity not in ("day", "part-of-day", "month"):
        return None
    if days is None:
        return Found(left.start, right.end, Value(None, "interval"), right.kind, right.match)
    published = document.report.date
    if published is not None and days[1] > published and "ended" in left.match[0].lower() and not _HAS_YEAR.search(right.match[0]):
        days = calendar.shifted(days[0], "year", -1), calendar.shifted(days[1], "year", -1)
    if left.kind.name == "period":
        return Found(left.start, right.end, up_to(left.match, days), right.kind, right.match)
    bounds, unit = counts(left.match["count"]), unit_name(left.match["unit"])
    exact = (
        calendar.shifted(days[0], unit, bounds[0])
        if unit in ("day", "week", "fortnight", "month", "year") and bounds[0] == bounds[1]
        else None
    )
    return Found(left.start, right.end, Value(calendar.day(exact) if exact else None, "day"), right.kind, right.match)


def _weekend_of(between: str, left: Found, right: Found) -> Found | None:
    """Return "the weekend of 4-5 May"."""
    days = right.value.days
    if between.strip() not in ("of", "of the") or days is None or (days[1] - days[0]).days > 3:
        return None
    whole = days if days[0] != days[1] else calendar.unit_around(days[0], "weekend")
    return Found(left.start, right.end, Value(whole if whole[0] <= days[0] <= whole[1] else None, "weekend"), right.kind, right.match)


def _beside_day(document: Document, left: Found, right: Found) -> Found | None:
    """Return "the day after Christmas", "the week before Christmas", "three days after 3 May", where the date is not another noun's."""
    days, unit = right.value.days, unit_name(left.match["unit"])
    head = head_of(document, right.start, right.end)
    is_own = head is not None and document.tokens[head].deprel in ("pobj", "npadvmod")
    if not is_own or days is None or days[0] != days[1] or right.kind.clock:
        return None
    bounds = counts(left.match["count"]) if left.kind.name == "ago" else (1, 1)
    where = left.match["where"].lower()
    if left.kind.name == "beside" and unit in ("week", "month"):
        end = calendar.shifted(days[0], unit, 1 if where == "after" else -1)
        step = timedelta(days=1)
        whole = (days[0] + step, end) if where == "after" else (end, days[0] - step)
        return Found(left.start, right.end, Value(whole, "interval"), right.kind, right.match)
    value = counted(days[0], "day" if unit == "part-of-day" and left.kind.name == "beside" else unit, where, bounds)
    if unit == "part-of-day" and left.kind.name == "ago":
        value = Value(None, "part-of-day")
    return Found(left.start, right.end, value, right.kind, right.match)


def _ago_that_day(left: Found, right: Found) -> Found | None:
    """Return "two years ago today" and "a week ago on Monday" as the day, "a year ago this month" as the month."""
    unit, bounds, days = unit_name(left.match["unit"]), counts(left.match["count"]), right.value.days
    is_exact = (
        bounds[0] == bounds[1]
        and unit in ("week", "fortnight", "month", "year", "decade")
        and not left.match["half"]
        and not left.match["more"]
    )
    if not is_exact or days is None or left.value.days is None:
        return None
    if right.kind.name == "weekday" and unit == "week" and not right.match["which"] and not right.match["week"]:
        first = days[0] - timedelta(weeks=bounds[0])
        return Found(left.start, right.end, Value(calendar.day(first), right.value.granularity), right.kind, right.match)
    words = right.match[0].lower()
    if words not in ("today", "tomorrow", "yesterday", "this week", "this month", "this weekend") or unit == words[5:]:
        return None
    first = calendar.shifted(days[0], unit, -bounds[0])
    granularity = right.value.granularity or "day"
    value = Value(calendar.unit_around(first, granularity), granularity)
    return Found(left.start, right.end, value, right.kind, right.match)


# Nights that belong to two days


def _nights(document: Document, left: Found, right: Found) -> Found:
    """Return "the night of 3-4 May" as part of two days, "the nights of 4 and 5 May" as an interval."""
    days = right.value.days
    is_one = not document.text[left.start : left.end].lower().endswith("s")
    granularity = "part-of-day" if is_one and days and days[1] - days[0] == timedelta(days=1) else "interval"
    return Found(left.start, right.end, Value(days, granularity), right.kind, right.match)


def _night_into(document: Document, left: Found, right: Found, between: str) -> Found | None:
    """Return "overnight into Sunday", "Saturday night into Sunday", "the night of Saturday to Sunday" as part of both days."""
    if right.kind.name not in ("weekday", "deictic") or right.value.days is None:
        return None
    is_into = _INTO_LINK.fullmatch(between) is not None
    if left.kind.name == "overnight" and (is_into or between in (" ", " on ")):
        first = right.value.days[0] - timedelta(days=is_into)
        return Found(left.start, right.end, Value((first, right.value.days[0]), "part-of-day"), right.kind, right.match)
    night = document.text[left.start : left.end].lower()
    if (
        left.value.granularity != "part-of-day"
        or left.value.days is None
        or not any(word in night for word in ("night", "late", "evening"))
    ):
        return None
    if not is_into and not (_NIGHT_LINK.fullmatch(between) and night.startswith(("the night", "night"))):
        return None
    days = left.value.days[0], left.value.days[0] + timedelta(days=1)
    if days[1].weekday() != right.value.days[0].weekday():
        return None
    return Found(left.start, right.end, Value(days, "part-of-day"), right.kind, right.match)


# From one to another


def _is_range(document: Document, left: Found, right: Found, between: str) -> bool:
    """Tell whether the words between two expressions, and before them, make them the ends of a range."""
    link = _RANGE_LINK.fullmatch(between)
    if not link:
        return False
    if link["word"] and _is_moved(document, left.start):
        return False
    word = (link["word"] or "").lower()
    openers = _RANGE_OPENERS.get(word)
    if not openers or document.text[max(0, left.start - 8) : left.start].lower().endswith(openers):
        return True
    if word == "to" and left.kind.name == right.kind.name == "year":
        return document.text[max(0, left.start - 4) : left.start].lower() == "the "
    if word == "to" and left.kind.name == right.kind.name == "month_alone":
        return document.text[max(0, left.start - 4) : left.start].lower().endswith(("for ", "in ", "the "))
    return word == "to" and left.kind.name == right.kind.name == "weekday" and document.text[right.end : right.end + 1] not in "'’"


def _is_moved(document: Document, start: int) -> bool:
    """Tell whether a verb before a range says that something was moved from one day to another."""
    words = tokens_in(document, max(0, start - 60), start)[-_MOVED:]
    return any(document.tokens[word].lemma in load_time_words().moved and document.tokens[word].upos == "VERB" for word in words)


def _as_range(document: Document, left: Found, right: Found, between: str) -> Found | None:
    """Return the interval from one expression to the other, if they are one."""
    if not left.value.days or not right.value.days or left.kind.clock or left.kind.anchored or right.kind.anchored:
        return None
    if _covers(left.value.days, right.value.days) or not _is_range(document, left, right, between):
        return None
    days = _range(document.text[left.start : left.end], left, document.text[right.start : right.end], right)
    return Found(left.start, right.end, Value(days, "interval"), right.kind, right.match) if days else None


def _covers(unit: Days, days: Days) -> bool:
    """Tell whether days lie in a unit, as in "this year through August", which are two expressions."""
    return unit[0] < days[0] and days[1] <= unit[1]


def _range(left_words: str, left: Found, right_words: str, right: Found) -> Days | None:
    """Return the days from one expression to another; a year that only the second names is the first one's too."""
    assert left.value.days is not None and right.value.days is not None
    first, last = left.value.days[0], right.value.days[1]
    if _HAS_YEAR.search(right_words) and not _HAS_YEAR.search(left_words) and (first.month, first.day) != (2, 29):
        first = first.replace(year=last.year)
        first = first.replace(year=last.year - 1) if first > last else first
    if right.kind.name == "weekday" and left.kind.name == "weekday" and not right.match["which"] and not right.match["week"]:
        last = calendar.weekday_near(first, last.weekday(), ahead=True, same_day=False)
    if _HAS_YEAR.search(left_words) and not _HAS_YEAR.search(right_words) and right.kind.name in ("month_day", "day_month", "month_alone"):
        return _in_same_year(left.value.days, right.value.days)
    if first > last and left.kind.name in _YEARLESS and right.kind.name in _YEARLESS and not _HAS_YEAR.search(left_words + right_words):
        first = first.replace(year=last.year - (first.month > last.month)) if (first.month, first.day) != (2, 29) else first
    return (first, last) if first <= last else None


def _in_same_year(left: Days, right: Days) -> Days | None:
    """Return a range whose second end takes the year that only the first names: "from 3 May 2019 to 7 June"."""
    if (right[1].month, right[1].day) == (2, 29):
        return None
    last = right[1].replace(year=left[0].year)
    last = last.replace(year=last.year + 1) if last < left[0] else last
    return left[0], last
