"""Arithmetic on calendar units: every function returns whole units as (first day, last day).

All raise ValueError or OverflowError beyond the years 1 to 9999.
"""

from datetime import date as Date  # noqa: N812
from datetime import timedelta

Days = tuple[Date, Date]

_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_THIRDS = {"early": 0, "mid": 1, "late": 2}


def day(when: Date) -> Days:
    """Return one day."""
    return when, when


def month(year: int, number: int) -> Days:
    """Return a month; `number` may lie outside 1 to 12 and then counts into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    first = Date(year, number, 1)
    following = Date(year + number // 12, number % 12 + 1, 1) if (year, number) != (9999, 12) else None
    return first, following - timedelta(days=1) if following else Date(9999, 12, 31)


def months(year: int, first: int, count: int) -> Days:
    """Return `count` months from the first one."""
    return month(year, first)[0], month(year, first + count - 1)[1]


def years(first: int, count: int = 1) -> Days:
    """Return whole years."""
    return Date(first, 1, 1), Date(first + count - 1, 12, 31)


def unit_around(when: Date, unit: str) -> Days:
    """Return the unit that holds a day: day, week (from Monday), weekend (of that week), month, quarter, half, year, decade or century."""
    monday = when - timedelta(days=when.weekday())
    if unit == "weekend":
        return monday + timedelta(days=5), monday + timedelta(days=6)
    if unit == "week":
        return monday, monday + timedelta(days=6)
    if unit in ("month", "quarter", "half"):
        count = _MONTHS_IN[unit]
        return months(when.year, (when.month - 1) // count * count + 1, count)
    if unit == "century":
        return years((when.year - 1) // 100 * 100 + 1, 100)
    if unit in ("year", "decade"):
        count = _MONTHS_IN[unit] // 12
        return years(when.year // count * count, count)
    return day(when)


def shifted(when: Date, unit: str, count: int) -> Date:
    """Return the same day `count` units later; the last of the month where the month is too short."""
    if unit in _DAYS_IN:
        return when + timedelta(days=_DAYS_IN[unit] * count)
    first, last = month(when.year, when.month + _MONTHS_IN[unit] * count)
    return first.replace(day=min(when.day, last.day))


def season(year: int, first_month: int) -> Days:
    """Return the three months of a season; a winter ends in the year after."""
    return months(year, first_month, 3)


def narrowed(days: Days, part: str) -> Days:
    """Return the early, mid or late part: a third, in whole days of a month or shorter, in whole months of a year, in years of more."""
    first, last = days
    length = (last - first).days + 1
    which = _THIRDS[part]
    if length > 366:
        count = last.year - first.year + 1
        start, end = first.year + count * which // 3, first.year + count * (which + 1) // 3
        return years(start, end - start)
    if length > 180:
        return months(first.year, first.month + length // 30 * which // 3, length // 90)
    start, end = length * which // 3, length * (which + 1) // 3
    return first + timedelta(days=start), first + timedelta(days=max(end, start + 1) - 1)


def weekday_near(when: Date, weekday: int, *, ahead: bool, same_day: bool = True) -> Date:
    """Return the nearest such weekday ahead or back; the day itself counts unless `same_day` is false."""
    distance = (weekday - when.weekday()) % 7 if ahead else -((when.weekday() - weekday) % 7)
    if not distance and not same_day:
        distance = 7 if ahead else -7
    return when + timedelta(days=distance)


def nth_weekday(year: int, number: int, weekday: int, which: int) -> Date:
    """Return the first, second ... such weekday of a month, or with -1 the last."""
    first, last = month(year, number)
    if which < 0:
        return weekday_near(last, weekday, ahead=False)
    return weekday_near(first, weekday, ahead=True) + timedelta(weeks=which - 1)


def easter(year: int) -> Date:
    """Return Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * sunday) // 451
    number = moon + sunday - 7 * shift + 114
    return Date(year, number // 31, number % 31 + 1)
