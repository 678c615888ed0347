"""The days that counted units mean: three days ago, in two weeks, the first ten days of May, the year to June.

Resolvers raise ValueError or OverflowError beyond the years 1 to 9999.
"""

import re
from datetime import date as Date  # noqa: N812
from datetime import timedelta

from whimbrel.knowledge.quantities import load_quantity_words, number_of
from whimbrel.knowledge.times import load_time_words
from whimbrel.mentions import calendar
from whimbrel.mentions.calendar import Days
from whimbrel.mentions.time_units import is_quarter, year_earlier
from whimbrel.mentions.time_values import Reading, Value, year_for, year_of

_WORDS = load_time_words()
_UNITS = {
    "hour": "part-of-day", "minute": "part-of-day", "morning": "part-of-day", "afternoon": "part-of-day", "evening": "part-of-day",
    "night": "day", "weekend": "week", "centurie": "century",
}  # fmt: skip
_MOST_OF_A_DAY = 12  # hours
_AHEAD = ("later", "after", "from now", "hence", "afterward", "afterwards", "from")


def unit_name(words: str) -> str:
    """Return the calendar unit of a unit word; hours and nights are parts of a day."""
    return _UNITS.get(words.lower(), words.lower())


def counts(words: str) -> tuple[int, int]:
    """Return the least and the most that a count of units means."""
    known = load_quantity_words().vague
    plain = re.sub(r"\s+", " ", words.lower()).removesuffix(" of")
    bounds = known.get(plain) or known.get(f"a {plain}")
    if bounds:
        return bounds
    number = int(number_of(plain) or 1)
    return number, number


def ago(match: re.Match[str], reading: Reading) -> Value:
    """Read "three days ago" as the day, "two years ago" as the whole year, "several weeks ago" as an interval.

    "later", "earlier" and the like are counted from the day spoken of last, if one was.
    """
    unit, where = unit_name(match["unit"]), match["where"].lower()
    bounds = counts(match["count"])
    if match["half"] or match["more"]:
        return _and_a_half(unit, bounds[0], reading.published) if where == "ago" else Value(None, "interval")
    start = reading.published
    if (unit, *bounds) == ("year", 1, 1) and where in ("ago", "earlier") and is_quarter(reading.previous):
        return year_earlier(match, reading)
    if where not in ("ago", "from now", "hence"):
        previous = reading.previous
        if not previous or not _counts_from(previous, unit) or where not in ("later", "earlier") and match["bare"] is None:
            return Value(None, "day" if unit == "part-of-day" else unit)
        start = previous[0]
    return counted(start, unit, where, bounds)


def _counts_from(days: Days, unit: str) -> bool:
    """Tell whether so many units can be counted from days: from one day, or from one such unit ("in 1979. A year later")."""
    if unit == "year":
        return days[0].year == days[1].year
    return days[0] == days[1] or unit in ("week", "month", "quarter") and days == calendar.unit_around(days[0], unit)


def counted(start: Date, unit: str, where: str, bounds: tuple[int, int] = (1, 1)) -> Value:
    """Return the day or the whole unit that lies so many units before or after a day; an interval where the count is vague."""
    if unit == "part-of-day":
        return Value(calendar.day(start), unit)
    sign = 1 if where.lower() in _AHEAD else -1
    ends = sorted(calendar.shifted(start, unit, sign * count) for count in bounds)
    if bounds[0] != bounds[1]:
        return Value((ends[0], ends[1]), "interval")
    whole = "week" if unit == "fortnight" else unit
    return Value(calendar.unit_around(ends[0], whole), whole)


def _and_a_half(unit: str, count: int, published: Date) -> Value:
    """Return "a year and a half ago" as the month, "a decade and a half ago" as the year; of others only what they are."""
    if unit == "part-of-day":
        return Value(calendar.day(published), unit)
    finer = {"year": ("month", 12), "decade": ("year", 10), "century": ("decade", 10)}.get(unit)
    if finer is None:
        return Value(None, "interval")
    return counted(published, finer[0], "ago", (count * finer[1] + finer[1] // 2,) * 2)


def vague_ago(match: re.Match[str], reading: Reading) -> Value:
    """Read "days ago" by the table's convention for recent days; how long ago "years ago" is, nobody knows."""
    unit = unit_name(match["unit"])
    if unit == "part-of-day":
        return Value(calendar.day(reading.published), unit)
    if unit not in ("day", "week", "month"):
        return Value(None, "interval")
    return Value((calendar.shifted(reading.published, unit, -_WORDS.recent[unit]), reading.published), "interval")


def beside(match: re.Match[str], reading: Reading) -> Value:
    """Read "the day before", with nothing behind it, as the day before the one spoken of last."""
    unit = "part-of-day" if match["unit"].lower() == "night" else unit_name(match["unit"])
    previous = reading.previous
    if not previous or not _counts_from(previous, unit) or match["bare"] is None:
        return Value(None, unit)
    found = counted(previous[0], "day" if unit == "part-of-day" else unit, match["where"])
    return Value(found.days, unit)


def ahead(match: re.Match[str], reading: Reading) -> Value:
    """Read "in two weeks", where the clause looks ahead, as the week after next."""
    return counted(reading.published, unit_name(match["unit"]), "from now", counts(match["count"]))


def rolling(match: re.Match[str], reading: Reading) -> Value:
    """Read "the past two weeks" as the days up to publication, "the next three days" as those after."""
    unit = unit_name(match["unit"])
    high = counts(match["count"])[1] if match["count"] else 1
    if match["unit"].lower() == "hour" and high >= _MOST_OF_A_DAY:
        unit, high = "day", -(-high // 24)
    if unit == "part-of-day":
        return Value(calendar.day(reading.published), "part-of-day")
    ahead = match["side"].lower() in ("next", "coming", "following")
    end = calendar.shifted(reading.published, unit, high if ahead else -high)
    return Value((reading.published, end) if ahead else (end, reading.published), "interval")


def recent(match: re.Match[str], reading: Reading) -> Value:
    """Read "in recent weeks" as the days that the table's convention gives; "in the coming days" likewise, ahead."""
    unit = unit_name(match["unit"])
    reach = _WORDS.recent.get(unit)
    if reach is None:
        return Value(calendar.day(reading.published), "part-of-day")
    ahead = match["side"].lower() == "coming"
    end = calendar.shifted(reading.published, unit, reach if ahead else -reach)
    return Value((reading.published, end) if ahead else (end, reading.published), "interval")


# Parts of longer units


def part_of_unit(match: re.Match[str], reading: Reading) -> Value:
    """Read "the first ten days of May", "the last two months of 2023", "the second half of April"."""
    whole = _whole(match, reading)
    if whole is None:
        return Value(None, "interval")
    if match["half"]:
        return Value(_half(whole, match["half"].lower().startswith("first")), "interval")
    is_first, unit = match["which"].lower() in ("first", "opening"), match["unit"].lower()
    if match["many"] and not match["count"]:
        return Value(calendar.narrowed(whole, "early" if is_first else "late"), "interval")
    count = counts(match["count"])[1] if match["count"] else 1
    if is_first:
        days = whole[0], calendar.shifted(whole[0], unit, count) - timedelta(days=1)
    else:
        days = calendar.shifted(whole[1] + timedelta(days=1), unit, -count), whole[1]
    if not whole[0] <= days[0] <= days[1] <= whole[1]:
        return Value(None, "interval")
    return Value(days, unit if count == 1 else "interval")


def _whole(match: re.Match[str], reading: Reading) -> Days | None:
    """Return the unit of which a part is meant."""
    if match["whole"]:
        word, unit = re.sub("that same", "that", re.sub(r"\s+", " ", match["whole"].lower())).split()
        if word == "that":
            told = reading.previous
            return calendar.unit_around(told[0], unit) if told and calendar.unit_around(told[0], unit)[1] >= told[1] else None
        step = -1 if word == "last" else 1 if word == "next" else 0
        return calendar.unit_around(calendar.shifted(reading.published, unit, step), unit)
    known, year = year_of(match, reading)
    if match["month"] is None:
        return calendar.years(year) if year else None
    month = _WORDS.months[match["month"].lower()]
    if not known:
        year = year_for(month, None, reading)
    return calendar.month(year, month) if year else None


def _half(days: Days, first: bool) -> Days:
    """Return the first or the second half: of a month in days, of longer units in whole months or years."""
    start, end = days
    if (end - start).days < 40:
        middle = start + timedelta(days=15)
    elif (end - start).days < 370:
        middle = calendar.month(start.year, (start.month + end.month + 1) // 2)[0]
    else:
        middle = calendar.years((start.year + end.year + 1) // 2)[0]
    return (start, middle - timedelta(days=1)) if first else (middle, end)


def before_last(match: re.Match[str], reading: Reading) -> Value:
    """Read "the week before last" as the one before the last."""
    unit, step = match["unit"].lower(), -2 if match["side"].lower().startswith("before") else 2
    if unit == "night":
        return Value(calendar.day(reading.published + timedelta(days=step)), "part-of-day")
    return Value(calendar.unit_around(calendar.shifted(reading.published, unit, step), unit), unit)


def up_to(match: re.Match[str], days: Days) -> Value:
    """Return the unit that ends with some days: "the week to 12 May", "the year ended in June"."""
    unit = unit_name(match["unit"])
    number = counts(match["count"])[1] if match["count"] else 1
    if unit == "part-of-day":
        number, unit = -(-number // 24), "day"
        return Value((days[1] - timedelta(days=number), days[1]), "interval")
    start = calendar.shifted(days[1] + timedelta(days=1), unit, -number)
    return Value((start, days[1]), "week" if (unit, number) == ("week", 1) else "interval")


def turn(match: re.Match[str], reading: Reading) -> Value:
    """Read "the turn of the century" as a time of which nobody says how long it is."""
    return Value(None, "interval")
