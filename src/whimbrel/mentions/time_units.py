"""The days that units of the calendar mean: this week, the third quarter, last summer, the 1990s.

Resolvers raise ValueError or OverflowError beyond the years 1 to 9999.
"""

import re
from datetime import date as Date  # noqa: N812
from datetime import timedelta

from whimbrel.knowledge.quantities import number_of
from whimbrel.knowledge.times import load_time_words
from whimbrel.mentions import calendar
from whimbrel.mentions.calendar import Days
from whimbrel.mentions.time_values import ORDINALS, Reading, Value, by_year, full_year, narrow, year_for

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
    is_over = reading.tense == "past" and match.string[: match.start()].lower().endswith("at ")
    found = narrow(match, Value(calendar.unit_around(reading.published, unit), unit))
    if is_over and found.days and found.days[0] > reading.published:  # "at the end of the year he resigned"
        return narrow(match, Value(calendar.unit_around(calendar.shifted(reading.published, unit, -1), unit), unit))
    return found


# Quarters, seasons, years and more


def quarter(match: re.Match[str], reading: Reading) -> Value:
    """Read "the third quarter", "Q2 2019", "the first half of 1999"."""
    number = int(match["digit"]) if match["digit"] else ORDINALS.get(match["ordinal"].lower(), 4)
    size = 6 if match["part"] and match["part"].lower() == "half" else 3
    granularity = "interval" if size == 6 else "quarter"
    first = (number - 1) * size + 1
    if first > 12:
        return Value(None, granularity)
    year = int(match["year"]) if match["year"] else _told_year(match["whose"] or match["of"], reading)
    if match["ordinal"] and match["ordinal"].lower() == "last" and size == 6:
        return Value(None, granularity)
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
    if is_quarter(reading.previous):
        return Value(reading.previous, "quarter")
    return Value(calendar.unit_around(calendar.shifted(reading.published, "quarter", -1), "quarter"), "quarter")


def year_earlier(match: re.Match[str], reading: Reading) -> Value:
    """Read "the year-earlier period" as the quarter spoken of last, a year before; without one as the year before."""
    if is_quarter(reading.previous):
        assert reading.previous is not None
        return Value(calendar.months(reading.previous[0].year - 1, reading.previous[0].month, 3), "quarter")
    return Value(calendar.years(reading.published.year - 1), "year")


def is_quarter(days: Days | None) -> bool:
    """Tell whether the days are a quarter of a year."""
    return days is not None and days == calendar.unit_around(days[0], "quarter")


def year_end(match: re.Match[str], reading: Reading) -> Value:
    """Read "year-end" as the last day of this year, or of the last one where the tense is past."""
    return Value(calendar.day(Date(reading.published.year - (reading.tense == "past"), 12, 31)), "day")


def _told_year(words: str | None, reading: Reading) -> int | None:
    """Return the year of "last year's" and the like."""
    return by_year(words, reading) if words else None


def season(match: re.Match[str], reading: Reading) -> Value:
    """Read "last summer", "the winter of 2010"."""
    first = _WORDS.seasons[match["season"].lower()]
    of = match["of"] and by_year(match["of"], reading)
    named = match["year"] or match["first"]
    year = int(named) if named else of or _year_of_season(first, match["which"], reading)
    if match["first"] and match["season"].lower() == "summer":
        first = 12  # a summer of two years is one of the south
    return narrow(match, Value(calendar.season(year, first) if first >= 9 or not match["first"] else None, "season"))


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


_FISCAL = re.compile(r"\b(?:fiscal|financial|budget)\b", re.IGNORECASE)
_MONTH = "|".join(sorted(_WORDS.months, key=len, reverse=True))
_FISCAL_START = re.compile(
    rf"\b(?:begins?|began|starts?|started|starting|beginning|runs?|running)\s(?:on\s|in\s|from\s)(?:the\sfirst\sof\s)?(?:1(?:st)?\s)?(?P<month>{_MONTH})\b"
    rf"|\A\s?\((?P<range>{_MONTH})\s?(?:[-–]|to)\s?(?:{_MONTH})\)",
    re.IGNORECASE,
)


def _fiscal_start(match: re.Match[str]) -> int | None:
    """Return the month in which a fiscal year begins, if the rest of its sentence says so."""
    found = _FISCAL_START.search(match.string[match.end() : match.end() + 120].split(". ")[0])
    return _WORDS.months[(found["month"] or found["range"]).lower()] if found else None


def year(match: re.Match[str], reading: Reading) -> Value:
    """Read "1998", "mid-2019", "1914-18"."""
    first, last = int(match["year"]), match["last"]
    if not last:
        return narrow(match, Value(calendar.years(first), "year"))
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    start = _fiscal_start(match) if _FISCAL.search(match[0]) and end == first + 1 else None
    if start:
        return Value(calendar.months(first, start, 12), "interval")
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
    "noughties": 100,
}


def half_year(match: re.Match[str], reading: Reading) -> Value:
    """Read "H1 2021"."""
    first = 1 if (match["number"] or match["before"]) == "1" else 7
    return Value(calendar.months(int(match["year"]), first, 6), "interval")


def fiscal(match: re.Match[str], reading: Reading) -> Value:
    """Read "FY2023" as the year and "FY 2022/23" as both, unless the sentence says in which month fiscal years begin."""
    first = full_year(match["year"])
    last = full_year(match["last"]) if match["last"] else first
    if last == first:
        return Value(calendar.years(first), "year")
    start = _fiscal_start(match) if last == first + 1 else None
    if start:
        return Value(calendar.months(first, start, 12), "interval")
    return Value((calendar.years(first)[0], calendar.years(last)[1]) if first < last else None, "interval")


def decade(match: re.Match[str], reading: Reading) -> Value:
    """Read "the 1990s", "the early '90s", "the sixties"."""
    if match["decade"]:
        first = int(match["decade"])
    else:
        short = match["short"] or match["bare"]
        first = 1900 + (int(short) if short else DECADE_WORDS[match["word"].lower()])
    return narrow(match, Value(calendar.years(first, 10), "decade"))


def century(match: re.Match[str], reading: Reading) -> Value:
    """Read "the 19th century" as 1801 to 1900."""
    word = match["century"].lower()
    number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else CENTURIES[word]
    return narrow(match, Value(calendar.years((number - 1) * 100 + 1, 100), "century"))


CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}
