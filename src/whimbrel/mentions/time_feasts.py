"""The days of holidays and movable feasts: Christmas, last Thanksgiving, Easter Monday 2020, Ramadan, Yom Kippur.

Resolvers raise ValueError beyond the years 1 to 9999.
"""

import re
from datetime import date as Date  # noqa: N812
from datetime import timedelta

from whimbrel.knowledge.times import load_feasts, load_time_words
from whimbrel.mentions import calendar
from whimbrel.mentions.calendar import Days
from whimbrel.mentions.time_values import Reading, Value, by_year, chosen_by_tense, year_of

_WORDS = load_time_words()
HOLIDAYS = (*_WORDS.holidays, *_WORDS.easter, *_WORDS.floating)


def holiday(match: re.Match[str], reading: Reading) -> Value:
    """Read "Christmas", "last Thanksgiving", "Ramadan 2021": by year or tense, one of several days as an interval."""
    name, which = re.sub(r"\s+", " ", match["holiday"].lower().replace("’", "'")), (match["which"] or "").lower()
    whose = match.groupdict().get("whose")
    known, year = (True, by_year(whose, reading)) if whose else year_of(match, reading)
    if known:
        named = _in_year(year, name) if year else []
        return _value(named[0] if len(named) == 1 else None)
    return _value(_chosen(_around(name, reading.published), which, reading))


def last_weekday(match: re.Match[str], reading: Reading) -> Value:
    """Read "the last Friday of Ramadan", "the first Friday of Ramadan"."""
    days = holiday(match, reading).days
    if days is None or days[0] == days[1]:
        return Value(None, "day")
    is_last, weekday = match["nth"].lower() in ("last", "final"), _WORDS.weekdays[match["weekday"].lower()]
    return Value(calendar.day(calendar.weekday_near(days[is_last], weekday, ahead=not is_last)), "day")


def _value(days: Days | None) -> Value:
    """Return the days of a feast; of several the granularity is an interval."""
    return Value(days, "day" if days is None or days[0] == days[1] else "interval")


def _around(name: str, published: Date) -> list[Days]:
    """Return a feast's days in the years around publication, in order."""
    return [days for year in range(published.year - 2, published.year + 3) for days in _in_year(year, name)]


def _in_year(year: int, name: str) -> list[Days]:
    """Return the days of the feasts of a name that begin in a year."""
    if name in _WORDS.holidays:
        return [calendar.day(Date(year, *_WORDS.holidays[name]))]
    if name in _WORDS.easter:
        return [calendar.day(calendar.easter(year) + timedelta(days=_WORDS.easter[name]))]
    if name in _WORDS.floating:
        return [calendar.day(calendar.nth_weekday(year, *_WORDS.floating[name]))]
    return [days for days in load_feasts()[name] if days[0].year == year]


def _chosen(days: list[Days], which: str, reading: Reading) -> Days | None:
    """Return the feast that "last", "next" or the tense calls for."""
    published = reading.published
    over, coming = [one for one in days if one[1] < published], [one for one in days if one[0] > published]
    if which == "last":
        return over[-1] if over else None
    if which in ("next", "this coming"):
        return coming[0] if coming else None
    if which == "this":
        return min(days, key=lambda one: abs((one[0] - published).days), default=None)
    return chosen_by_tense(days, reading) if days else None
