"""The days that dates, weekdays and times of day mean; time_units.py has weeks, quarters and years.

Resolvers raise ValueError or OverflowError where there is no such day ("February 30", "9,999 years ago").
"""

import re
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812
from datetime import timedelta
from typing import NamedTuple

from whimbrel.knowledge.times import load_time_words
from whimbrel.mentions import calendar
from whimbrel.mentions.calendar import Days


class Value(NamedTuple):
    """The days of an expression; None where they cannot be known."""

    days: Days | None
    granularity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an expression is read against: publication day, the way the clause looks (past, future or ""), the days spoken of last."""

    published: Date
    tense: str
    previous: Days | None


_WORDS = load_time_words()
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}
_LATE = ("late", "later", "end", "close")
_MID = ("mid", "middle")


def narrow(match: re.Match[str], value: Value) -> Value:
    """Return the part of a unit that "early", "mid", "late" and the like leave; "earlier" and "later" leave it whole."""
    word = (match["narrow"] or "").lower().removeprefix("the ").removeprefix("very ").split(" ")[0]
    if not word or not value.days or word in ("earlier", "later"):
        return value
    if value.granularity in ("day", "part-of-day"):
        return Value(value.days, "part-of-day")
    part = "late" if word in _LATE else "mid" if word in _MID else "early"
    return Value(calendar.narrowed(value.days, part), "interval")


# Dates


def iso(match: re.Match[str], reading: Reading) -> Value:
    """Read "2023-10-07"."""
    return Value(calendar.day(Date(int(match["year"]), int(match["month"]), int(match["day"]))), "day")


def slashed(match: re.Match[str], reading: Reading) -> Value:
    """Read 07/10/2023 by what is possible; if both orders are, the American one unless only the other is not in the future."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    days = [Date(year, month, day) for month, day in ((one, two), (two, one)) if month <= 12 and day <= 28 or _is_day(year, month, day)]
    told = [day for day in days if day <= reading.published]
    return Value(calendar.day((told or days)[0]), "day") if days else Value(None, "day")


def _is_day(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day."""
    return 1 <= month <= 12 and 1 <= day <= calendar.month(year, month)[1].day


def date(match: re.Match[str], reading: Reading) -> Value:
    """Read "7 October", "Monday, Oct. 7, 2023"."""
    month, day = _WORDS.months[match["month"].lower()], int(match["day"])
    if match["year"]:
        return narrow(match, Value(calendar.day(Date(int(match["year"]), month, day)), "day"))
    return narrow(match, Value(calendar.day(_nearest(month, day, reading)), "day"))


def date_range(match: re.Match[str], reading: Reading) -> Value:
    """Read "4-7 December"."""
    month, first, last = _WORDS.months[match["month"].lower()], int(match["first"]), int(match["day"])
    start = Date(int(match["year"]), month, first) if match["year"] else _nearest(month, first, reading)
    return Value((start, start.replace(day=last)) if first <= last else None, "interval")


def _nearest(month: int, day: int, reading: Reading) -> Date:
    """Return the day of an unnamed year: on the side that the tense says, unless the other side is much nearer."""
    published = reading.published
    days = [Date(year, month, day) for year in range(published.year - 4, published.year + 5) if _is_day(year, month, day)]
    nearest = min(days, key=lambda when: abs((when - published).days))
    if reading.tense == "future":
        ahead = next(when for when in days if when >= published)
        return ahead if (ahead - published).days < 300 else nearest
    if reading.tense == "past":
        back = next(when for when in reversed(days) if when <= published)
        return back if (published - back).days < 300 else nearest
    return nearest


def month_of_year(match: re.Match[str], reading: Reading) -> Value:
    """Read "early March 2019"."""
    return narrow(match, Value(calendar.month(int(match["year"]), _WORDS.months[match["month"].lower()]), "month"))


def month_alone(match: re.Match[str], reading: Reading) -> Value:
    """Read "March", "last December"."""
    number = _WORDS.months[match["month"].lower()]
    return narrow(match, Value(calendar.month(year_for(number, match["which"], reading), number), "month"))


def year_for(month: int, which: str | None, reading: Reading) -> int:
    """Return the year of a unit that begins in a month, by "last" or "next", else by the tense; this month itself counts."""
    which, published = (which or "").lower(), reading.published
    if which == "last":
        return published.year - (month >= published.month)
    if which in ("next", "this coming") or not which and reading.tense == "future":
        return published.year + (month < published.month or which == "next" and month == published.month)
    if which == "this":
        return published.year
    return published.year - (month > published.month)


def week_of(match: re.Match[str], reading: Reading) -> Value:
    """Read "the week of March 6"."""
    month, day = _WORDS.months[match["month"].lower()], int(match["day"])
    when = Date(int(match["year"]), month, day) if match["year"] else _nearest(month, day, reading)
    return Value(calendar.unit_around(when, "week"), "week")


def month_week(match: re.Match[str], reading: Reading) -> Value:
    """Read "the first week of March" as days 1 to 7, "the last week" as the last seven."""
    number = _WORDS.months[match["month"].lower()]
    first, last = calendar.month(int(match["year"]) if match["year"] else year_for(number, None, reading), number)
    if match["which"].lower() in ("last", "final"):
        return Value((last - timedelta(days=6), last), "week")
    start = first + timedelta(weeks=ORDINALS[match["which"].lower()] - 1)
    return Value((start, start + timedelta(days=6)), "week")


# Weekdays and days


def weekday(match: re.Match[str], reading: Reading) -> Value:
    """Read "Sunday", "last Tuesday", "early Saturday", "Monday of last week"."""
    weekday, which = _WORDS.weekdays[match["weekday"].lower()], (match["which"] or "").lower().removeprefix("the ")
    if match["week"]:
        monday = calendar.unit_around(_by_week(match["week"].lower(), reading.published), "week")[0]
        return Value(calendar.day(monday + timedelta(days=weekday)), "day")
    if which in ("following", "next") and reading.previous and "the" in match["which"].lower():
        found = calendar.weekday_near(reading.previous[1], weekday, ahead=True, same_day=False)
    elif which in ("last", "past", "previous"):
        found = calendar.weekday_near(reading.published, weekday, ahead=False, same_day=False)
    elif which == "next":
        found = calendar.weekday_near(reading.published, weekday, ahead=True, same_day=False)
    else:
        ahead = reading.tense == "future" or which in ("this coming", "coming") or which == "this" and reading.tense != "past"
        found = calendar.weekday_near(reading.published, weekday, ahead=ahead)
    part = match["part"] or match["narrow"]
    return Value(calendar.day(found), "part-of-day" if part else "day")


def _by_week(words: str, published: Date) -> Date:
    """Return a day of last, this or next week."""
    return published + timedelta(weeks=-1 if "last" in words else 1 if "next" in words else 0)


_DEICTIC = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}


def deictic(match: re.Match[str], reading: Reading) -> Value:
    """Read "today", "yesterday morning", "the day after tomorrow"."""
    word = re.sub(r"\s+", " ", match["word"].lower())
    when = reading.published + timedelta(days=_DEICTIC[word])
    part = match["part"] or match["narrow"] or word == "tonight"
    return Value(calendar.day(when), "part-of-day" if part else "day")


def part_of_day(match: re.Match[str], reading: Reading) -> Value:
    """Read "this morning" as publication day, "last night" as the day before, "that evening" as the day spoken of."""
    which = (match["which"] or "").lower()
    if not which:
        return clock(match, reading)
    if which.startswith(("that", "the ")):
        step = which.endswith(("next", "following")) - which.endswith("previous")
        previous = reading.previous
        known = previous and previous[0] == previous[1]
        return Value(calendar.day(previous[0] + timedelta(days=step)) if previous and known else None, "part-of-day")
    return Value(calendar.day(reading.published - timedelta(days=which == "last")), "part-of-day")


def overnight(match: re.Match[str], reading: Reading) -> Value:
    """Read "overnight" as the night before publication."""
    return Value((reading.published - timedelta(days=1), reading.published), "part-of-day")


def clock(match: re.Match[str], reading: Reading) -> Value:
    """Read a bare time of day as of the day spoken of last, else of publication day."""
    previous = reading.previous
    return Value(calendar.day(previous[0] if previous and previous[0] == previous[1] else reading.published), "part-of-day")
