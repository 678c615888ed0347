"""The days that dates, weekdays and times of day mean; time_units.py has weeks, quarters and years.

Resolvers raise ValueError or OverflowError where there is no such day ("February 30", "9,999 years ago").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812
from datetime import timedelta
from typing import NamedTuple

from whimbrel.knowledge.quantities import number_of
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
_OLD = 60  # days: what is told of a month that far back goes on in that month
_MOST_OF_A_YEAR = 300  # days: what lies that far back or ahead is not what the tense means


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
    """Read "2023-10-07", "2023/10/07", "2023-10-07T06:30Z"."""
    days = calendar.day(Date(int(match["year"]), int(match["month"]), int(match["day"])))
    return Value(days, "part-of-day" if match["time"] else "day")


def slashed(match: re.Match[str], reading: Reading) -> Value:
    """Read 07/10/2023 by what is possible, 7.10.2023 with the day first.

    If both orders are possible it is the American one, unless only the other is not in the future; without a day of publication neither.
    """
    one, two, year = int(match["one"]), int(match["two"]), full_year(match["year"])
    orders = ((two, one), (one, two)) if match["mark"] == "." else ((one, two), (two, one))
    days = [Date(year, month, day) for month, day in dict.fromkeys(orders) if _is_day(year, month, day)]
    if match["mark"] == ".":
        days = days[:1]
    if len(days) > 1 and reading.published == Date.min:
        return Value(None, "day")
    told = [day for day in days if day <= reading.published]
    return Value(calendar.day((told or days)[0]), "day") if days else Value(None, "day")


def full_year(written: str) -> int:
    """Return a year of two or four digits."""
    number = int(written)
    return number if number > 99 else 2000 + number if number < 70 else 1900 + number


def group(match: re.Match[str], reading: Reading) -> Value:
    """Read the date-time group of armed forces, "071430Z OCT 23"."""
    when = Date(full_year(match["year"]), _WORDS.months[match["month"].lower()], int(match["day"]))
    return Value(calendar.day(when), "part-of-day")


def day_alone(match: re.Match[str], reading: Reading) -> Value:
    """Read "on the 21st", and "261900Z" without a month, as the nearest such day, on the side that the tense says.

    Where the text tells of a month long past it is that month's day.
    """
    published, number, previous = reading.published, int(match["day"]), reading.previous
    if (
        previous
        and (published - previous[0]).days > _OLD
        and (previous[0].year, previous[0].month) == (previous[1].year, previous[1].month)
    ):
        first = calendar.month(previous[0].year, previous[0].month + (number < previous[0].day and previous[0] == previous[1]))[0]
        return Value(calendar.day(first.replace(day=number)), "day")
    days = [published + timedelta(days=step) for step in range(-45, 46)]
    fitting = [(day, day) for day in days if day.day == number]
    granularity = "part-of-day" if match.groupdict().get("zulu") else "day"
    return Value(chosen_by_tense(fitting, reading) if fitting else None, granularity)


def _is_day(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day."""
    return 1 <= month <= 12 and 1 <= day <= calendar.month(year, month)[1].day


def date(match: re.Match[str], reading: Reading) -> Value:
    """Read "7 October", "Monday, Oct. 7, 2023"."""
    month, written = _WORDS.months[match["month"].lower()], match["day"].lower()
    day, which = int(written) if written.isdigit() else _WORDS.ordinals[written], (match.groupdict().get("which") or "").lower()
    known, year = year_of(match, reading)
    if which in ("last", "next") and not known:
        return narrow(match, Value(calendar.day(_beyond(month, day, reading.published, ahead=which == "next")), "day"))
    if known:
        return narrow(match, Value(calendar.day(Date(year, month, day)) if year else None, "day"))
    return narrow(match, Value(calendar.day(_nearest(month, day, reading)), "day"))


def _beyond(month: int, day: int, published: Date, *, ahead: bool) -> Date:
    """Return the last such day before publication, or the first one after it."""
    days = [Date(year, month, day) for year in range(published.year - 4, published.year + 5) if _is_day(year, month, day)]
    beyond = [when for when in days if (when > published if ahead else when < published)]
    return min(beyond) if ahead else max(beyond)


def year_of(match: re.Match[str], reading: Reading) -> tuple[bool, int | None]:
    """Return whether the words name a year, and which, "last year" and "that year" included."""
    if match["year"]:
        return True, int(match["year"])
    return (True, by_year(match["of"], reading)) if match["of"] else (False, None)


def by_year(words: str, reading: Reading) -> int | None:
    """Return the year of "last year", "that year" and the like; None where it counts from a day that is not known."""
    word = re.sub(r"\s+", " ", words.lower()).removesuffix(" year")
    if word.startswith(("that", "the ")):
        step = -1 if word == "the previous" else 0 if word in ("that", "that same", "the same") else 1
        return reading.previous[0].year + step if reading.previous else None
    return reading.published.year + (-1 if word == "last" else 1 if word == "next" else 0)


def date_range(match: re.Match[str], reading: Reading) -> Value:
    """Read "4-7 December"; "4 and 5 December" are one interval if they follow each other."""
    month, first, last = _WORDS.months[match["month"].lower()], int(match["first"]), int(match["day"])
    listed = match.groupdict().get("listed")
    days = [first, *(int(day) for day in re.findall(r"\d+", listed or "")), last]
    if listed is not None and days != list(range(first, last + 1)):
        raise ValueError("days of a list that do not follow each other are no interval")
    known, year = year_of(match, reading)
    if known and year is None:
        return Value(None, "interval")
    start = Date(year, month, first) if year else _nearest(month, first, reading)
    return Value((start, start.replace(day=last)) if first <= last else None, "interval")


def month_range(match: re.Match[str], reading: Reading) -> Value:
    """Read "Jan-Mar 2022"; a year that is named is that of the last month."""
    first, last, year = _WORDS.months[match["first"].lower()], _WORDS.months[match["month"].lower()], int(match["year"])
    return Value((calendar.month(year - (first > last), first)[0], calendar.month(year, last)[1]), "interval")


def day_of_month(match: re.Match[str], reading: Reading) -> Value:
    """Read "the 3rd of last month"."""
    step = -1 if match["which"].lower() == "last" else 1 if match["which"].lower() == "next" else 0
    first = calendar.month(reading.published.year, reading.published.month + step)[0]
    return Value(calendar.day(first.replace(day=int(match["day"]))), "day")


def weekday_and_day(match: re.Match[str], reading: Reading) -> Value:
    """Read "Tuesday the 14th": the nearest such day, on the side that the tense says, within two months."""
    weekday, number, published = _WORDS.weekdays[match["weekday"].lower()], int(match["day"]), reading.published
    days = [published + timedelta(days=step) for step in range(-62, 63)]
    fitting = [day for day in days if day.day == number and day.weekday() == weekday]
    sides = {"past": [day for day in fitting if day <= published], "future": [day for day in fitting if day >= published]}
    chosen = sides.get(reading.tense) or fitting
    return Value(calendar.day(min(chosen, key=lambda day: abs((day - published).days))) if chosen else None, "day")


def _nearest(month: int, day: int, reading: Reading) -> Date:
    """Return the day of an unnamed year: on the side that the tense says, unless the other side is much nearer."""
    published = reading.published
    days = [Date(year, month, day) for year in range(published.year - 4, published.year + 5) if _is_day(year, month, day)]
    nearest = min(days, key=lambda when: abs((when - published).days))
    if reading.tense == "future":
        ahead = next(when for when in days if when >= published)
        return ahead if (ahead - published).days < _MOST_OF_A_YEAR else nearest
    if reading.tense == "past":
        back = next(when for when in reversed(days) if when <= published)
        return back if (published - back).days < _MOST_OF_A_YEAR else nearest
    return nearest


def month_of_year(match: re.Match[str], reading: Reading) -> Value:
    """Read "early March 2019"."""
    return narrow(match, Value(calendar.month(int(match["year"]), _WORDS.months[match["month"].lower()]), "month"))


def month_alone(match: re.Match[str], reading: Reading) -> Value:
    """Read "March", "last December", "March last year"."""
    number = _WORDS.months[match["month"].lower()]
    if match["of"]:
        year = by_year(match["of"], reading)
        return narrow(match, Value(calendar.month(year, number) if year else None, "month"))
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
    month, day = _WORDS.months[(match["month"] or match["its"]).lower()], int(match["day"] or match["early"])
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


def near_weekday(match: re.Match[str], reading: Reading) -> Value:
    """Read "the Tuesday before last", "Friday week" and "two Fridays ago" by the weeks that they count."""
    groups = match.groupdict()
    weekday = _WORDS.weekdays[(match["weekday"] or groups["bare"]).lower()]
    if groups.get("count"):
        number = int(number_of(match["count"]) or 1)
        last = calendar.weekday_near(reading.published, weekday, ahead=False, same_day=False)
        return Value(calendar.day(last - timedelta(weeks=number - 1)), "day")
    is_past_week = not groups.get("side") and reading.tense == "past"
    ahead = not (groups.get("side") or "").lower().startswith("before") and not is_past_week
    found = calendar.weekday_near(reading.published, weekday, ahead=ahead, same_day=False)
    return Value(calendar.day(found + timedelta(weeks=1 if ahead else -1)), "day")


def nth_weekday(match: re.Match[str], reading: Reading) -> Value:
    """Read "the last Sunday in May", "the second Monday of next month"."""
    which, weekday = match["which"].lower(), _WORDS.weekdays[match["weekday"].lower()]
    number = -1 if which in ("last", "final") else 5 if which == "fifth" else ORDINALS[which]
    if match["whose"]:
        step = -1 if match["whose"].lower() == "last" else 1 if match["whose"].lower() == "next" else 0
        first = calendar.month(reading.published.year, reading.published.month + step)[0]
        return Value(calendar.day(calendar.nth_weekday(first.year, first.month, weekday, number)), "day")
    month = _WORDS.months[match["month"].lower()]
    known, year = year_of(match, reading)
    if known:
        return Value(calendar.day(calendar.nth_weekday(year, month, weekday, number)) if year else None, "day")
    published = reading.published
    days = [calendar.nth_weekday(published.year + step, month, weekday, number) for step in (-1, 0, 1)]
    return Value(calendar.day(chosen_by_tense([(day, day) for day in days], reading)[0]), "day")


def chosen_by_tense(days: Sequence[Days], reading: Reading) -> Days:
    """Return, of what comes again each year, the last one begun under the past tense and the next one not over under the future.

    Without a tense, or where that one is most of a year away, it is the nearest.
    """
    published = reading.published
    begun, coming = [one for one in days if one[0] <= published], [one for one in days if one[1] >= published]
    if reading.tense == "past" and begun and (published - begun[-1][0]).days < _MOST_OF_A_YEAR:
        return begun[-1]
    if reading.tense == "future" and coming and (coming[0][0] - published).days < _MOST_OF_A_YEAR:
        return coming[0]
    return min(days, key=lambda one: abs((one[0] - published).days))


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
