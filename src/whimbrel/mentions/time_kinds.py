"""The kinds of time expressions, each with its pattern.

Patterns are written for `re.VERBOSE | re.IGNORECASE`; each is tried where a word begins, the first that fits wins.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from whimbrel.knowledge.quantities import load_quantity_words
from whimbrel.knowledge.times import load_time_words
from whimbrel.mentions import time_units as units
from whimbrel.mentions import time_values as values
from whimbrel.mentions.time_values import Reading, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of time expression; an `absolute` one needs no publication day, a `clock` one names no day."""

    name: str
    pattern: str
    resolve: Callable[[re.Match[str], Reading], Value]
    absolute: bool = False
    clock: bool = False


_WORDS = load_time_words()


def _any(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first."""
    return "|".join(sorted((re.escape(word).replace(r"'", "['’]") for word in words), key=len, reverse=True))


def _by_letter(words: Iterable[str]) -> str:
    """Return a pattern for any of some words that looks at a first letter only once."""
    letters: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        letters.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{_any(rest)})" for letter, rest in letters.items())


_MONTH = rf"(?P<month>{_any(_WORDS.months)})\b(?:(?<=\b\w{{3}})(?<!may)\.|(?<=\bsept)\.)?"
_FULL_MONTH = rf"(?P<month>{_any(name for name in _WORDS.months if len(name) > 4 or name in ('may', 'june', 'july'))})\b"
_WEEKDAY = rf"(?P<weekday>{_any(name for name in _WORDS.weekdays if name.endswith('day'))})\b"
_ANY_WEEKDAY = rf"(?:{_any(_WORDS.weekdays)})\b\.?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)\b(?![.,]\d|-\d|%)"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?![:.]\d|%)"
_SEASON = rf"(?P<season>{_any(_WORDS.seasons)})\b"
_PART = r"(?:early\s|late\s|mid-?)?(?:morning|afternoon|evening|night|midnight|noon|midday|dawn|dusk|sunset|sunrise)"
_COUNT = rf"(?:an?|\d{{1,3}}|several|(?:a\s)?few|(?:a\s)?couple(?:\sof)?|(?:{_any(load_quantity_words().numbers)})(?:-[a-z]+)?)"
_UNIT = r"(?P<unit>hour|minute|day|night|week|weekend|fortnight|month|quarter|year|decade|centur(?:y|ie))s?\b"
_EDGE = r"(?:very\s)?(?:start|beginning|middle|end|close|outset|early\spart)\sof"
_NARROW = rf"(?:(?P<narrow>early|earlier|late|later|mid|(?:the\s)?{_EDGE})[\s-]+(?:on\s|in\s)?)?(?:the\smonth\sof\s)?"
_DASH = r"(?:\s?[-–—]\s?|\s(?:to|through|until|till)\s)"
_WHICH = (
    r"this\spast|this\scoming|this|last|next|(?:the\s)?(?:current|coming|present|upcoming|previous|following)"
    r"|that(?:\ssame)?|the\s(?:same|next)"
)
_ORDINAL = rf"(?P<ordinal>{_any(values.ORDINALS)})"
_ZONE = r"(?:\s\(?(?:local\stime|GMT|UTC|[ECMPB][SD]T|CES?T|EES?T|[IJK]ST|AES?T|MSK|[EP]T)\b\)?)"


_HOLIDAY = _any([*_WORDS.holidays, *_WORDS.easter, *_WORDS.floating])
_HEDGE = r"(?:(?:about|around|some|nearly|almost|more\sthan|over|just\sover|at\sleast|less\sthan|just|only|exactly|barely)\s)?"
KINDS = (
    Kind(name="iso", absolute=True, resolve=values.iso, pattern=r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d|-\d)"),
    Kind(
        name="slashed", resolve=values.slashed,
        pattern=r"(?P<one>\d{1,2})[/.](?P<two>\d{1,2})[/.](?P<year>(?:19|20)\d\d|(?<=/)\d\d)(?![\d/]|\.\d)",
    ),
    Kind(
        name="month_first_range", resolve=values.date_range,
        pattern=rf"{_MONTH}\s(?P<first>\d{{1,2}})(?:st|nd|rd|th)?{_DASH}{_DAY}(?:,?\s{_YEAR})?",
    ),
    Kind(
        name="day_first_range", resolve=values.date_range,
        pattern=rf"(?P<first>\d{{1,2}})(?:st|nd|rd|th)?{_DASH}{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?",
    ),
    Kind(
        name="month_first_between", resolve=values.date_range,
        pattern=rf"(?<=between\s){_MONTH}\s(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\sand\s{_DAY}(?:,?\s{_YEAR})?",
    ),
    Kind(
        name="day_first_between", resolve=values.date_range,
        pattern=rf"(?<=between\s)(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\sand\s{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?",
    ),
    Kind(
        name="month_day", resolve=values.date,
        pattern=rf"{_NARROW}(?:{_ANY_WEEKDAY},?\s(?:the\s)?)?{_MONTH}\s?(?:the\s)?{_DAY}(?:(?:,\s?|\s){_YEAR})?",
    ),
    Kind(
        name="day_month", resolve=values.date,
        pattern=rf"{_NARROW}(?:{_ANY_WEEKDAY},?\s)?(?:the\s)?{_DAY}[\s-](?:of\s)?{_MONTH}(?:[,-]?\s?{_YEAR})?",
    ),
    Kind(name="month_year", absolute=True, resolve=values.month_of_year, pattern=rf"{_NARROW}{_MONTH},?[\s-](?:of\s)?{_YEAR}"),
    Kind(name="week_of", resolve=values.week_of, pattern=rf"the\sweek\s(?:of|beginning)\s{_MONTH}\s{_DAY}(?:,?\s{_YEAR})?"),
    Kind(
        name="month_week", resolve=values.month_week,
        pattern=rf"(?:the\s)?(?P<which>last|{_any(values.ORDINALS)})\s(?:full\s)?week\s(?:of|in)\s{_FULL_MONTH}(?:,?\s{_YEAR})?",
    ),
    Kind(
        name="quarter", resolve=units.quarter,
        pattern=rf"(?:(?P<whose>(?:this|last|next)\syear)['’]s\s|the\s)?"
        rf"(?P<before>year-(?:ago|earlier|before)\s)?(?:fiscal[\s-])?(?:{_ORDINAL}[\s-](?P<part>quarter|half)\b"
        rf"|Q(?P<digit>[1-4])\b)(?:\s(?:of\s)?(?:the\syear\b|(?:fiscal\s)?{_YEAR}|(?P<of>(?:this|last|next)\syear)\b))?",
    ),
    Kind(
        name="year_earlier", resolve=units.year_earlier,
        pattern=r"(?:the\s)?(?:(?:comparable|corresponding|same)\s)?(?:year-(?:earlier|ago|before)(?:\s(?:period|quarter))?\b)",
    ),
    Kind(
        name="latest_quarter", resolve=units.latest_quarter,
        pattern=r"the\s(?:latest\s(?:fiscal\s)?(?:quarter|period)|quarter)\b(?!\s(?:of|century|million|final))",
    ),
    Kind(name="year_end", resolve=units.year_end, pattern=r"(?<=by\s|ce\s|at\s)(?:the\s)?year[\s-]end\b"),
    Kind(
        name="season", resolve=units.season,
        pattern=rf"{_NARROW}(?:(?P<which>{_WHICH}|the)\s)?{_SEASON}(?:,?\s(?:of\s)?(?:{_YEAR}|(?P<of>(?:this|last|next)\syear)\b))?",
    ),
    Kind(
        name="weekday", resolve=values.weekday,
        pattern=rf"{_NARROW}(?:(?P<which>this\spast|this\scoming|this|last|next|(?:the\s)?(?:past|coming|previous|following|next))\s)?"
        rf"{_WEEKDAY}"
        rf"(?:,?\s(?:in\sthe\s)?(?P<part>{_PART})\b)?(?:,?\s(?:of\s)?(?P<week>(?:last|this|next)\sweek)\b)?",
    ),
    Kind(
        name="deictic", resolve=values.deictic,
        pattern=rf"{_NARROW}(?P<word>the\sday\sbefore\syesterday|the\sday\safter\stomorrow|yesterday|"
        rf"today(?!['’]s\s(?:world|youth|society|generation|standards|children)\b)|tonight|tomorrow)\b(?:\s(?P<part>{_PART})\b)?",
    ),
    Kind(
        name="part_of_day", resolve=values.part_of_day,
        pattern=rf"(?:(?:early|earlier|late|later)\s)?(?:(?P<which>this|last|that(?:\ssame)?|the\s(?:same|next|following|previous))\s"
        rf"(?P<part>{_PART})\b"
        r"|(?:early|earlier|late|later)\sin\sthe\s(?:day|morning|afternoon|evening)\b)",
    ),
    Kind(name="overnight", resolve=values.overnight, pattern=r"overnight\b(?!\s(?:stay|flight|train|bus|rate|success|trip|guest))"),
    Kind(name="month_alone", resolve=values.month_alone, pattern=rf"{_NARROW}(?:(?P<which>this\spast|last|next|this)\s)?{_FULL_MONTH}"),
    Kind(
        name="unit", resolve=units.unit,
        pattern=rf"{_NARROW}(?P<which>{_WHICH})\s(?:fiscal\s|calendar\s|same\s)?"
        rf"(?P<unit>weekend|week|month|quarter|half|year|decade|century|day)\b",
    ),
    Kind(name="weekend", resolve=units.the_weekend, pattern=r"the\sweekend\b(?!\s(?:of|before|after))"),
    Kind(
        name="edge_of_unit", resolve=units.edge_of_unit,
        pattern=rf"(?P<narrow>(?:the\s)?{_EDGE}|early\sin|earlier\sin|late\sin|later\sin)\s"
        rf"the\s(?P<unit>week|month|quarter|year|decade|century)\b(?!\s(?:of|before|after|when))",
    ),
    Kind(
        name="ago", resolve=units.ago,
        pattern=rf"{_HEDGE}(?P<count>{_COUNT})\s(?:full\s|long\s|short\s)?{_UNIT}\s"
        rf"(?P<where>ago|from\snow|hence|earlier|later|before|after|prior|previously|beforehand|afterwards?)\b",
    ),
    Kind(
        name="recent", resolve=units.recent,
        pattern=r"(?:the\s)?(?:(?:more|most)\s)?(?P<side>recent|past|coming)\s(?P<unit>hour|day|week|month|year|decade)s\b",
    ),
    Kind(
        name="rolling", resolve=units.rolling,
        pattern=rf"(?:the|this)\s(?P<side>past|last|next|coming|following|previous|preceding)\s(?:(?P<count>{_COUNT})\s)?{_UNIT}",
    ),
    Kind(
        name="ahead", resolve=units.ahead,
        pattern=rf"(?<=\bin\s){_HEDGE}(?P<count>{_COUNT})\s(?:more\s)?{_UNIT}(?:['’]\stime\b)?(?!\s(?:of|for)\b)",
    ),
    Kind(
        name="decade", absolute=True, resolve=units.decade,
        pattern=rf"(?:the\s)?{_NARROW}(?:the\s)?(?:(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b|['’](?P<short>\d0)s\b"
        rf"|(?P<word>{_any(units.DECADE_WORDS)})\b)",
    ),
    Kind(
        name="century", absolute=True, resolve=units.century,
        pattern=rf"(?:the\s)?{_NARROW}(?:the\s)?(?P<century>[12]?\d(?:st|nd|rd|th)|{_any(units.CENTURIES)})[\s-]century\b",
    ),
    Kind(
        name="holiday", resolve=units.holiday,
        pattern=rf"(?:(?P<which>this\scoming|this|last|next)\s)?(?P<holiday>{_HOLIDAY})\b(?:,?\s(?:of\s)?{_YEAR})?",
    ),
    Kind(
        name="clock", clock=True, resolve=values.clock,
        pattern=rf"(?:(?:about|around|shortly\safter|shortly\sbefore|just\safter|just\sbefore)\s)?"
        rf"(?:\d{{1,2}}(?:[:.]\d\d)?[\s-]?(?:[ap]\.m\.?|[ap]m\b){_ZONE}?"
        rf"|(?:[01]?\d|2[0-4])[:.]?[0-5]\d{_ZONE}"
        r"|(?<=\bat\s)(?:[01]?\d|2[0-4]):[0-5]\d\b|\d{1,2}\so['’]clock|noon\b|midnight\b|midday\b)",
    ),
    Kind(
        name="year", absolute=True, resolve=units.year,
        pattern=rf"{_NARROW}(?:the\s(?=[fcy]))?(?:fiscal\s|calendar\s)?(?:year\s)?(?P<year>(?:1[5-9]|20)\d\d)"
        rf"(?:(?:\s?[-–—]\s?|/)(?P<last>(?:1[5-9]|20)\d\d|\d\d))?\b(?![.,]\d|-\d|%|\s?/)",
    ),
    Kind(
        name="spoken_year", absolute=True, resolve=units.spoken_year,
        pattern=r"(?:nineteen[\s-](?:hundred\sand\s)?(?P<rest>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
        r"(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?)"
        r"|the\syear\stwo\sthousand)\b",
    ),
)  # fmt: skip

# The words that an expression can begin with, looked at before the patterns are tried: 280,000 words/s instead of 90,000.
_OPENERS = (
    "a about almost an around at barely beginning calendar close coming comparable corresponding couple current earlier early "
    "end exactly few final first fiscal following fourth just last late later less mid midday middle midnight more most "
    "nearly next nineteen noon only outset over overnight past present previous q1 q2 q3 q4 recent same second several "
    "shortly some start that the third this today tomorrow tonight upcoming very year yesterday"
).split()
OPENING = (
    r"(?=\d|['’]\d|(?:"
    + _by_letter(
        [
            *_OPENERS,
            *(name.split()[0].split("'")[0] for name in (*_WORDS.holidays, *_WORDS.easter, *_WORDS.floating)),
            *_WORDS.months,
            *_WORDS.weekdays,
            *_WORDS.seasons,
            *load_quantity_words().numbers,
            *units.DECADE_WORDS,
            *units.CENTURIES,
        ]
    )
    + r")\b)"
)
