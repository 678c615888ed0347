"""The days that units of the calendar mean: this week, two years ago, the third quarter, the 1990s.

Resolvers raise ValueError or OverflowError beyond the years 1 to 9999.
"""

import re
from datetime import date as Date  # noqa: N812
from datetime import timedelta

from whimbrel.knowledge.quantities import load_quantity_words, number_of
from whimbrel.knowledge.times import load_time_words
from whimbrel.mentions import calendar
from whimbrel.mentions.calendar import Days
from whimbrel.mentions.time_values import ORDINALS, Reading, Value, narrow, year_for

_WORDS = load_time_words()

# Units that are counted from publication


def unit(match: re.Match[str], reading: Reading) -> Value:
    """Read "this week", "last year", "the following month": the whole calendar unit."""
    which, unit = re.sub(r"\s+", " ", match["which"].lower()).removeprefix("the "), match["unit"].lower()
    told = which.startswith(("that", "same", "following")) or which == "previous" or match["which"].lower().startswith("the next")
    if told:
        return narrow(match, _told_unit(which, unit, reading.previous))
    if unit == "weekend":
        return Value(_weekend(which, reading), "weekend")
    step = -1 if which in ("last", "this past") else 1 if which in ("next", "coming", "upcoming", "this coming") else 0
    when = calendar.shifted(reading.published, unit, step)
    return narrow(match, Value(calendar.unit_around(when, unit), unit if unit != "half" else "interval"))


def _told_unit(which: str, unit: str, previous: Days | None) -> Value:
    """Return a unit counted from the days spoken of last: "that week", "the following month"."""
    step = -1 if which == "previous" else 1 if which in ("following", "next") else 0
    granularity = unit if unit != "half" else "interval"
    if not previous or (previous[1] - previous[0]).days > 366:
        return Value(None, granularity)
    return Value(calendar.unit_around(calendar.shifted(previous[0], unit, step), unit), granularity)


def _weekend(which: str, reading: Reading) -> Days:
    """Return the weekend that is under way or just over, or the one to come, by the word and the tense."""
    published = reading.published
    this = calendar.unit_around(published, "weekend")
    before = calendar.unit_around(published - timedelta(days=7), "weekend")
    if which == "next":
        return calendar.unit_around(published + timedelta(days=7), "weekend")
    if which == "last" or published < this[0] and (reading.tense == "past" or which in ("this past", "")) and reading.tense != "future":
        return before
    return this


def the_weekend(match: re.Match[str], reading: Reading) -> Value:
    """Read "the weekend" as the one just over, under the future tense as the one to come."""
    return Value(_weekend("", reading), "weekend")


def edge_of_unit(match: re.Match[str], reading: Reading) -> Value:
    """Read "the end of the month"."""
    unit = match["unit"].lower()
    return narrow(match, Value(calendar.unit_around(reading.published, unit), unit))


def ago(match: re.Match[str], reading: Reading) -> Value:
    """Read "three days ago" as the day, "two years ago" as the whole year, "several weeks ago" as an interval.

    "later", "earlier" and the like are counted from the day spoken of last, if one was.
    """
    unit, where = _unit_name(match["unit"]), match["where"].lower()
    low, high = _counts(match["count"])
    start = reading.published
    if (unit, low, high) == ("year", 1, 1) and where in ("ago", "earlier") and _is_quarter(reading.previous):
        return year_earlier(match, reading)
    if where not in ("ago", "from now", "hence"):
        previous = reading.previous
        if not previous or previous[0] != previous[1] or where not in ("later", "earlier"):
            return Value(None, "day" if unit == "part-of-day" else unit)
        start = previous[0]
    if unit == "part-of-day":
        return Value(calendar.day(start), unit)
    sign = 1 if where in ("later", "from now", "hence") else -1
    ends = sorted(calendar.shifted(start, unit, sign * count) for count in (low, high))
    if low != high:
        return Value((ends[0], ends[1]), "interval")
    return Value(calendar.unit_around(ends[0], unit), unit)


def ahead(match: re.Match[str], reading: Reading) -> Value:
    """Read "in two weeks", where the clause looks ahead, as the week after next."""
    unit = _unit_name(match["unit"])
    low, high = _counts(match["count"])
    if unit == "part-of-day":
        return Value(calendar.day(reading.published), unit)
    if low != high:
        return Value((calendar.shifted(reading.published, unit, low), calendar.shifted(reading.published, unit, high)), "interval")
    return Value(calendar.unit_around(calendar.shifted(reading.published, unit, low), unit), unit)


def _unit_name(words: str) -> str:
    """Return the calendar unit of a unit word; hours and nights are parts of a day."""
    word = words.lower()
    return {
        "hour": "part-of-day",
        "minute": "part-of-day",
        "night": "day",
        "fortnight": "week",
        "weekend": "week",
        "centurie": "century",
    }.get(word, word)


def _counts(words: str) -> tuple[int, int]:
    """Return the least and the most that a count of units means."""
    known = load_quantity_words().vague
    plain = re.sub(r"\s+", " ", words.lower()).removesuffix(" of")
    bounds = known.get(plain) or known.get(f"a {plain}")
    if bounds:
        return bounds
    number = int(number_of(plain) or 1)
    return number, number


def rolling(match: re.Match[str], reading: Reading) -> Value:
    """Read "the past two weeks" as the days up to publication, "the next three days" as those after."""
    unit = _unit_name(match["unit"])
    high = _counts(match["count"])[1] if match["count"] else 1
    if unit == "part-of-day":
        return Value(calendar.day(reading.published), "part-of-day")
    ahead = match["side"].lower() in ("next", "coming", "following")
    end = calendar.shifted(reading.published, unit, high if ahead else -high)
    return Value((reading.published, end) if ahead else (end, reading.published), "interval")


def recent(match: re.Match[str], reading: Reading) -> Value:
    """Read "in recent weeks" as the days that the table's convention gives; "in the coming days" likewise, ahead."""
    unit = _unit_name(match["unit"])
    reach = _WORDS.recent.get(unit)
    if reach is None:
        return Value(calendar.day(reading.published), "part-of-day")
    ahead = match["side"].lower() == "coming"
    end = calendar.shifted(reading.published, unit, reach if ahead else -reach)
    return Value((reading.published, end) if ahead else (end, reading.published), "interval")


# Quarters, seasons, years and more


def quarter(match: re.Match[str], reading: Reading) -> Value:
    """Read "the third quarter", "Q2 2019", "the first half of 1999"."""
    number = int(match["digit"]) if match["digit"] else ORDINALS[match["ordinal"].lower()]
    size = 6 if match["part"] and match["part"].lower() == "half" else 3
    granularity = "interval" if size == 6 else "quarter"
    first = (number - 1) * size + 1
    if first > 12:
        return Value(None, granularity)
    year = int(match["year"]) if match["year"] else _told_year(match["whose"] or match["of"], reading)
    if match["before"]:
        year = (year or year_for(first, None, reading)) - 1
    return Value(calendar.months(year or _year_of_quarter(first, reading), first, size), granularity)


def _year_of_quarter(first: int, reading: Reading) -> int:
    """Return the year of a quarter that none is named for: even plans speak of the results of the one just over."""
    published = reading.published
    ahead = reading.tense == "future" and published.month < first + 3 and published.month >= first - 6
    return published.year if ahead else published.year - (first > published.month)


def latest_quarter(match: re.Match[str], reading: Reading) -> Value:
    """Read "the quarter" and "the latest period" as the quarter spoken of last, else the one just over."""
    if _is_quarter(reading.previous):
        return Value(reading.previous, "quarter")
    return Value(calendar.unit_around(calendar.shifted(reading.published, "quarter", -1), "quarter"), "quarter")


def year_earlier(match: re.Match[str], reading: Reading) -> Value:
    """Read "the year-earlier period" as the quarter spoken of last, a year before; without one as the year before."""
    if _is_quarter(reading.previous):
        assert reading.previous is not None
        return Value(calendar.months(reading.previous[0].year - 1, reading.previous[0].month, 3), "quarter")
    return Value(calendar.years(reading.published.year - 1), "year")


def _is_quarter(days: Days | None) -> bool:
    """Tell whether the days are a quarter of a year."""
    return days is not None and days == calendar.unit_around(days[0], "quarter")


def year_end(match: re.Match[str], reading: Reading) -> Value:
    """Read "year-end" as the last day of this year, or of the last one where the tense is past."""
    return Value(calendar.day(Date(reading.published.year - (reading.tense == "past"), 12, 31)), "day")


def _told_year(words: str | None, reading: Reading) -> int | None:
    """Return the year of "last year's" and the like."""
    return _by_year(words.lower(), reading.published) if words else None


def _by_year(words: str, published: Date) -> int:
    return published.year + (-1 if "last" in words else 1 if "next" in words else 0)


def season(match: re.Match[str], reading: Reading) -> Value:
    """Read "last summer", "the winter of 2010"."""
    first = _WORDS.seasons[match["season"].lower()]
    of = match["of"] and _by_year(match["of"].lower(), reading.published)
    year = int(match["year"]) if match["year"] else of or _year_of_season(first, match["which"], reading)
    return narrow(match, Value(calendar.season(year, first), "season"))


def _year_of_season(first: int, which: str | None, reading: Reading) -> int:
    """Return the year in which a season begins, by "last" or "next", else by the tense; "this winter" may have begun last year."""
    published, word = reading.published, (which or "").lower().removeprefix("the ")
    seasons = [calendar.season(year, first) for year in range(published.year - 2, published.year + 3)]
    if word == "last" or word not in ("next", "this", "coming", "this coming") and reading.tense != "future":
        over = [days for days in seasons if days[1] < published or word != "last" and days[0] <= published]
        return over[-1][0].year
    if word == "this":
        return min(seasons, key=lambda days: abs((days[0] - published).days + 45))[0].year
    return next(days for days in seasons if days[0] > published or word != "next" and days[1] >= published)[0].year


def year(match: re.Match[str], reading: Reading) -> Value:
    """Read "1998", "mid-2019", "1914-18"."""
    first, last = int(match["year"]), match["last"]
    if not last:
        return narrow(match, Value(calendar.years(first), "year"))
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return Value(calendar.years(first, end - first + 1) if end > first else None, "interval")


def spoken_year(match: re.Match[str], reading: Reading) -> Value:
    """Read "nineteen ninety-four"."""
    number = 2000 if match["rest"] is None else 1900 + int(number_of(match["rest"]) or 0)
    return Value(calendar.years(number), "year")


DECADE_WORDS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def decade(match: re.Match[str], reading: Reading) -> Value:
    """Read "the 1990s", "the early '90s", "the sixties"."""
    if match["decade"]:
        first = int(match["decade"])
    else:
        first = 1900 + (int(match["short"]) if match["short"] else DECADE_WORDS[match["word"].lower()])
    return narrow(match, Value(calendar.years(first, 10), "decade"))


def century(match: re.Match[str], reading: Reading) -> Value:
    """Read "the 19th century" as 1801 to 1900."""
    word = match["century"].lower()
    number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else CENTURIES[word]
    return narrow(match, Value(calendar.years((number - 1) * 100 + 1, 100), "century"))


CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}


def holiday(match: re.Match[str], reading: Reading) -> Value:
    """Read "Christmas", "last Thanksgiving", "Easter Monday 2020"."""
    name, which = match["holiday"].lower().replace("’", "'"), (match["which"] or "").lower()
    if match["year"]:
        return Value(calendar.day(_holiday_in(int(match["year"]), name)), "day")
    published = reading.published
    days = [_holiday_in(year, name) for year in range(published.year - 1, published.year + 2)]
    if which == "last":
        return Value(calendar.day([when for when in days if when < published][-1]), "day")
    if which in ("next", "this coming") or which != "this" and reading.tense == "future":
        return Value(calendar.day(next(when for when in days if when >= published)), "day")
    return Value(calendar.day(min(days, key=lambda when: abs((when - published).days))), "day")


def _holiday_in(year: int, name: str) -> Date:
    """Return the day of a holiday in a year."""
    if name in _WORDS.holidays:
        return Date(year, *_WORDS.holidays[name])
    if name in _WORDS.easter:
        return calendar.easter(year) + timedelta(days=_WORDS.easter[name])
    return calendar.nth_weekday(year, *_WORDS.floating[name])
