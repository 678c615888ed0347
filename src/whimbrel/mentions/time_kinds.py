"""The kinds of time expressions, each with its pattern.

Patterns are written for `re.VERBOSE | re.IGNORECASE`; each is tried where a word begins, the first that fits wins.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from whimbrel.knowledge.quantities import load_quantity_words
from whimbrel.knowledge.times import load_feasts, load_time_words
from whimbrel.mentions import time_counts as counts
from whimbrel.mentions import time_feasts as feasts
from whimbrel.mentions import time_units as units
from whimbrel.mentions import time_values as values
from whimbrel.mentions.time_values import Reading, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of time expression; an `absolute` one needs no publication day, a `clock` one names no day.

    One that `opens` is nothing without the date behind it ("the week to 12 May"). An `anchored` one may count from an event.
    """

    name: str
    pattern: str
    resolve: Callable[[re.Match[str], Reading], Value]
    absolute: bool = False
    clock: bool = False
    opens: bool = False
    anchored: bool = False


def _nothing(match: re.Match[str], reading: Reading) -> Value:
    """Return no days: what these words mean shows in what stands behind them."""
    return Value(None, "interval")


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
_ALL_MONTHS = _any(_WORDS.months)
_FULL_MONTHS = _any(name for name in _WORDS.months if len(name) > 4 or name in ("may", "june", "july"))
_FULL_MONTH = rf"(?P<month>{_FULL_MONTHS})\b"
_WEEKDAYS = _any(name for name in _WORDS.weekdays if name.endswith("day"))
_WEEKDAY = rf"(?P<weekday>{_WEEKDAYS})\b"
_ANY_WEEKDAY = rf"(?:{_any(_WORDS.weekdays)})\b\.?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)\b(?![.,]\d|-\d|%)"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?![:.]\d|,\d{3}\b|%)"
_SEASON = rf"(?P<season>{_any(_WORDS.seasons)})\b"
_PARTS = _any(_WORDS.parts)
_PART = rf"(?:early\s|late\s|mid-?|pre-?)?(?:{_PARTS}|midnight|noon|midday)"
_COUNT = rf"(?:an?|\d{{1,3}}|several|(?:a\s)?few|(?:a\s)?couple(?:\sof)?|(?:{_any(load_quantity_words().numbers)})(?:-[a-z]+)?)"
_UNITS = r"hour|minute|day|night|week|weekend|fortnight|month|quarter|year|decade|centur(?:y|ie)"
_UNIT = rf"(?P<unit>{_UNITS})s?\b"
_EDGE = r"(?:very\s)?(?:start|beginning|middle|end|close|outset|early\spart)\sof"
_NARROW = rf"(?:(?P<narrow>early|earlier|late|later|mid|(?:the\s)?{_EDGE})[\s-]+(?:on\s|in\s)?)?(?:the\smonth\sof\s)?"
_DASH = r"(?:\s?[-–—]\s?|\s(?:to|through|until|till)\s)"
_WHICH = (
    r"this\spast|this\scoming|this|last|next|(?:the\s)?(?:current|coming|present|upcoming|previous|following)"
    r"|that(?:\ssame)?|the\s(?:same|next)"
)
_OF_YEAR = r"(?:,?\s(?:of\s)?(?P<of>(?:last|this|next|that(?:\ssame)?|the\s(?:same|previous|following|next))\syear)\b(?!['’]))"
_TIME = r"(?:[T\s](?P<time>[0-2]\d:?[0-5]\d(?::?[0-5]\d(?:\.\d+)?)?(?:\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)\b)?))?"
_MANY_DAYS = r"(?P<first>\d{1,2})(?:st|nd|rd|th)?(?P<listed>(?:,\s\d{1,2}(?:st|nd|rd|th)?)*)(?:,?\s(?:and|&)\s|/)"
_DATE_AHEAD = (  # a date stands here
    rf"(?=(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?(?:{_DASH}(?:the\s)?\d{{1,2}}|\sand\s\d{{1,2}}|/\d{{1,2}})?\s(?:of\s)?(?:{_ALL_MONTHS})\b"
    rf"|(?:{_ALL_MONTHS})\b\.?\s\d|(?:early\s|late\s)?(?:last\s|this\s|next\s)?(?:{_WEEKDAYS})\b|(?:today|yesterday|tomorrow)\b)"
)
_BARE = r"(?P<bare>(?=\s?[.,;:)]|\Z))?"  # nothing stands behind
_ZONE = r"(?:\s\(?(?:local(?:\stime)?|GMT|UTC|[ECMPB][SD]T|CES?T|EES?T|[IJK]ST|AES?T|MSK|[EP]T)\b\)?)"


_HOLIDAY = _any([*feasts.HOLIDAYS, *load_feasts()])
_HEDGE = r"(?:(?:about|around|some|nearly|almost|more\sthan|over|just\sover|at\sleast|less\sthan|just|only|exactly|barely)\s)?"
KINDS = (
    Kind(
        name="anchor", anchored=True, resolve=_nothing,
        pattern=rf"(?P<where>since|during|throughout|until|till|after|before|following(?!\s(?:{_WEEKDAYS}|{_UNITS}))|prior\sto|ahead\sof|the\seve\sof"
        r"|(?:the\s)?(?P<count>first|second|third|fourth|fifth|tenth|twentieth|\d{1,2}(?:st|nd|rd|th))\sanniversary\sof)(?=\s)",
    ),
    Kind(
        name="iso", absolute=True, resolve=values.iso,
        pattern=rf"(?P<year>\d{{4}})(?P<dash>[-/])(?P<month>\d\d)(?P=dash)(?P<day>\d\d)(?!\d|-\d){_TIME}",
    ),
    Kind(
        name="slashed", resolve=values.slashed,
        pattern=r"(?P<one>\d{1,2})(?P<mark>[/.])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d|(?<=/)\d\d)(?![\d/]|\.\d)",
    ),
    Kind(
        name="group", absolute=True, resolve=values.group,
        pattern=rf"(?P<day>[0-3]\d)[0-2]\d[0-5]\d[A-Z]\s?(?P<month>{_ALL_MONTHS})\s?(?P<year>(?:\d\d)?\d\d)\b",
    ),
    Kind(
        name="zulu", resolve=values.day_alone,
        pattern=r"(?P<day>0[1-9]|[12]\d|3[01])(?P<zulu>[0-2]\d[0-5]\dZ)(?!\w)",
    ),
    Kind(
        name="month_range", absolute=True, resolve=values.month_range,
        pattern=rf"(?P<first>{_ALL_MONTHS})\b\.?\s?[-–—/]\s?{_MONTH},?\s{_YEAR}",
    ),
    Kind(
        name="month_first_range", resolve=values.date_range,
        pattern=rf"{_MONTH}\s(?P<first>\d{{1,2}})(?:st|nd|rd|th)?{_DASH}{_DAY}(?:,?\s{_YEAR}|{_OF_YEAR})?",
    ),
    Kind(
        name="day_first_range", resolve=values.date_range,
        pattern=rf"(?P<first>\d{{1,2}})(?:st|nd|rd|th)?{_DASH}{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR}|{_OF_YEAR})?",
    ),
    Kind(
        name="month_first_between", resolve=values.date_range,
        pattern=rf"(?<=between\s){_MONTH}\s(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\sand\s{_DAY}(?:,?\s{_YEAR}|{_OF_YEAR})?",
    ),
    Kind(
        name="day_first_between", resolve=values.date_range,
        pattern=rf"(?<=between\s)(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\sand\s{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR}|{_OF_YEAR})?",
    ),
    Kind(
        name="month_first_list", resolve=values.date_range,
        pattern=rf"{_MONTH}\s{_MANY_DAYS}{_DAY}(?!\s(?:{_ALL_MONTHS})\b)(?:,?\s{_YEAR}|{_OF_YEAR})?",
    ),
    Kind(
        name="day_first_list", resolve=values.date_range,
        pattern=rf"{_MANY_DAYS}{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR}|{_OF_YEAR})?",
    ),
    Kind(
        name="month_day", resolve=values.date,
        pattern=rf"{_NARROW}(?:(?P<which>last|this|next)\s|{_ANY_WEEKDAY},?\s(?:the\s)?)?{_MONTH}\s?(?:the\s)?{_DAY}"
        rf"(?:(?:,\s?|\s){_YEAR}|{_OF_YEAR})?",
    ),
    Kind(
        name="day_month", resolve=values.date,
        pattern=rf"{_NARROW}(?:{_ANY_WEEKDAY},?\s)?(?:the\s)?{_DAY}[\s-](?:of\s)?{_MONTH}(?:[,-]?\s?{_YEAR}|{_OF_YEAR})?",
    ),
    Kind(
        name="ordinal_of_month", resolve=values.date,
        pattern=rf"{_NARROW}the\s(?P<day>{_any(_WORDS.ordinals)})\s(?:day\s)?of\s{_FULL_MONTH}(?:,?\s{_YEAR}|{_OF_YEAR})?",
    ),
    Kind(
        name="day_of_month", resolve=values.day_of_month,
        pattern=r"the\s(?P<day>3[01]|[12]?\d)(?:st|nd|rd|th)\sof\s(?P<which>the|this|last|next)\smonth\b",
    ),
    Kind(
        name="nth_weekday", resolve=values.nth_weekday,
        pattern=rf"(?:the\s)?(?P<which>last|final|fifth|{_any(values.ORDINALS)})\s{_WEEKDAY}\s(?:in|of)\s"
        rf"(?:(?P<whose>the|this|last|next)\smonth\b|{_FULL_MONTH}(?:,?\s(?:of\s)?{_YEAR}|{_OF_YEAR})?)",
    ),
    Kind(
        name="feast_weekday", resolve=feasts.last_weekday,
        pattern=rf"(?:the\s)?(?P<nth>first|last|final)\s{_WEEKDAY}\s(?:in|of)\s(?:the\s(?:holy\s)?month\sof\s)?(?P<which>)"
        rf"(?P<holiday>{_HOLIDAY})\b(?:,?\s(?:of\s)?{_YEAR}|{_OF_YEAR})?",
    ),
    Kind(name="month_year", absolute=True, resolve=values.month_of_year, pattern=rf"{_NARROW}{_MONTH},?[\s-](?:of\s)?{_YEAR}"),
    Kind(
        name="week_of", resolve=values.week_of,
        pattern=rf"the\sweek\s(?:of|beginning|starting)\s(?:on\s)?(?:{_MONTH}\s{_DAY}|(?P<early>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<its>{_ALL_MONTHS})\b)"
        rf"(?:,?\s{_YEAR})?",
    ),
    Kind(
        name="month_week", resolve=values.month_week,
        pattern=rf"(?:the\s)?(?P<which>last|{_any(values.ORDINALS)})\s(?:full\s)?week\s(?:of|in)\s{_FULL_MONTH}(?:,?\s{_YEAR})?",
    ),
    Kind(
        name="part_of_unit", resolve=counts.part_of_unit,
        pattern=rf"(?:the\s)?(?:(?:very\s)?(?P<which>first|last|opening|closing|final)\s(?:(?P<count>{_COUNT})[\s-])?(?:full\s)?"
        rf"(?P<unit>day|week|month|year)(?P<many>s?)|(?P<half>(?:first|second|latter)\shalf(?!\sof\s(?:the|this|last|next)\syear\b)))\s(?:of|in)\s"
        rf"(?:(?P<whole>(?:the|this|last|next|that(?:\ssame)?)\s(?:month|quarter|year|decade|century))\b(?!\s(?:of|to))"
        rf"|(?=(?:the\s(?:month|year)\s(?:of\s)?)?(?:{_FULL_MONTHS}|\d{{4}})\b)(?:(?:the\smonth\sof\s)?{_FULL_MONTH}(?:,?\s(?:of\s)?)?)?"
        rf"(?:(?:the\syear\s)?{_YEAR}|(?P<of>(?:last|this|next|that)\syear)\b)?)",
    ),
    Kind(
        name="quarter", resolve=units.quarter,
        pattern=rf"(?:(?P<whose>(?:this|last|next)\syear)['’]s\s|the\s)?"
        rf"(?P<before>year-(?:ago|earlier|before)\s)?(?:fiscal[\s-])?(?:(?P<ordinal>{_any(values.ORDINALS)}|last(?=\squarter\sof\s(?:\d|last|this|next)))[\s-](?P<part>quarter|half)\b"
        rf"|Q(?P<digit>[1-4])\b)(?:\s(?:of\s)?(?:the\syear\b|(?:fiscal\s)?{_YEAR}|(?P<of>(?:this|last|next)\syear)\b))?",
    ),
    Kind(
        name="half_year", absolute=True, resolve=units.half_year,
        pattern=r"(?:H(?P<number>[12])|(?P<before>[12])H)\s?(?:of\s)?(?P<year>(?:19|20)\d\d)\b",
    ),
    Kind(
        name="fiscal", absolute=True, resolve=units.fiscal,
        pattern=r"FY\s?['’]?(?P<year>(?:19|20)?\d\d)\b(?:[-–/](?P<last>(?:20)?\d\d)\b)?(?!\d|[.,]\d)",
    ),
    Kind(
        name="year_earlier", resolve=units.year_earlier,
        pattern=r"(?:the\s)?(?:(?:comparable|corresponding|same)\s)?(?:year-(?:earlier|ago|before)(?:\s(?:period|quarter))?\b)",
    ),
    Kind(
        name="latest_quarter", resolve=units.latest_quarter,
        pattern=r"the\s(?:latest\s(?:fiscal\s)?(?:quarter|period)|quarter)\b(?!\s(?:of|century|million|final|ended|ending|to|through))",
    ),
    Kind(name="year_end", resolve=units.year_end, pattern=r"(?<=by\s|ce\s|at\s)(?:the\s)?year[\s-]end\b"),
    Kind(
        name="season", resolve=units.season,
        pattern=rf"{_NARROW}(?:(?P<which>{_WHICH}|the)\s)?{_SEASON}(?:,?\s(?:of\s)?(?:{_YEAR}|(?P<first>(?:19|20)\d\d)[-–/](?:(?:19|20)\d\d|\d\d)\b|(?P<of>(?:this|last|next)\syear)\b))?",
    ),
    Kind(
        name="weekday_and_day", resolve=values.weekday_and_day,
        pattern=rf"{_WEEKDAY},?\s(?:the\s)?(?P<day>3[01]|[12]?\d)(?:st|nd|rd|th)\b(?!\s(?:century|floor|street|avenue|anniversary))",
    ),
    Kind(
        name="weekday_before_last", resolve=values.near_weekday,
        pattern=rf"(?:the\s)?{_WEEKDAY}\s(?P<side>before\slast|after\snext)\b",
    ),
    Kind(
        name="weekdays_ago", resolve=values.near_weekday,
        pattern=rf"(?P<count>two|three|four|five|six|[2-6])\s(?P<weekday>{_WEEKDAYS})s\sago\b",
    ),
    Kind(
        name="weekday_week", resolve=values.near_weekday,
        pattern=rf"(?:(?:(?<=\bon\s)|(?<=\bby\s)|(?<=\buntil\s)|(?<=\btill\s)){_WEEKDAY}\sweek\b(?![-\s]?(?:\d|long))"
        rf"|(?P<bare>{_WEEKDAYS})\sweek(?=[.,;]|\s(?:and|at|in|to|for)\b))",
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
        r"|(?:early|earlier|late|later)\sin\sthe\s(?:day|(?:morning|afternoon|evening)(?!\s(?:of|on)\s))\b)",
    ),
    Kind(name="overnight", resolve=values.overnight, pattern=r"overnight\b(?!\s(?:stay|flight|train|bus|rate|success|trip|guest))"),
    Kind(
        name="month_alone", resolve=values.month_alone,
        pattern=rf"{_NARROW}(?:(?P<which>this\spast|last|next|this)\s)?{_FULL_MONTH}{_OF_YEAR}?",
    ),
    Kind(
        name="holiday", resolve=feasts.holiday,
        pattern=rf"(?:(?P<whose>(?:last|this|next)\syear)['’]s\s|(?P<which>this\scoming|this|last|next)\s)?(?P<holiday>{_HOLIDAY})\b"
        rf"(?:,?\s(?:of\s)?{_YEAR}|{_OF_YEAR})?",
    ),
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
        name="unit_before_last", resolve=counts.before_last,
        pattern=r"the\s(?P<unit>night|weekend|week|month|quarter|year|decade)\s(?P<side>before\slast|after\snext)\b",
    ),
    Kind(
        name="period", opens=True, resolve=_nothing,
        pattern=rf"(?P<the>the\s)?(?:(?P<count>{_COUNT})[\s-])?(?:(?:fiscal|financial|budget|tax|school|academic|marketing)\s)?{_UNIT}"
        rf"\s(?:(?:that\s|which\s)?(?:ending|ended|ends)(?:\s(?:on|in))?|(?:(?:up\s)?to|until|through)(?(the)|(?!)))"
        rf"(?=\s(?:(?:the\s)?\d|(?:{_ALL_MONTHS}|{_WEEKDAYS})\b))",
    ),
    Kind(name="weekend_of", opens=True, resolve=_nothing, pattern=rf"(?:the\s)?weekend(?=\sof\s{_DATE_AHEAD})"),
    Kind(
        name="count_from", opens=True, resolve=_nothing,
        pattern=rf"(?P<count>{_COUNT})\s{_UNIT}\sfrom(?=\s(?:(?:next\s|this\s)?(?:{_WEEKDAYS})|today|tomorrow)\b(?!\s(?:to|until|till|through)\b))",
    ),
    Kind(
        name="ago", anchored=True, resolve=counts.ago,
        pattern=rf"{_HEDGE}(?P<count>{_COUNT})(?P<half>\sand\sa\shalf)?\s(?:full\s|long\s|short\s)?{_UNIT}(?P<more>\sand\sa\shalf)?\s"
        rf"(?P<where>ago|from\snow|hence|earlier|later|before|after|prior|previously|beforehand|afterwards?)\b{_BARE}",
    ),
    Kind(
        name="vague_ago", resolve=counts.vague_ago,
        pattern=r"(?P<unit>hour|minute|day|week|month|year|decade|centurie)s\sago\b",
    ),
    Kind(
        name="beside", anchored=True, resolve=counts.beside,
        pattern=r"the\s(?P<unit>day|night|morning|afternoon|evening|week|month|year)\s(?P<where>before|after)\b"
        + _BARE,
    ),
    Kind(name="turn", resolve=counts.turn, pattern=r"the\sturn\sof\sthe\s(?:century|millennium|year|decade)\b"),
    Kind(
        name="recent", resolve=counts.recent,
        pattern=r"(?:the\s)?(?:(?:more|most)\s)?(?P<side>recent|past|coming)\s(?P<unit>hour|day|week|month|year|decade)s\b",
    ),
    Kind(
        name="rolling", resolve=counts.rolling,
        pattern=rf"(?:the|this)\s(?P<side>past|last|next|coming|following|previous|preceding)\s(?:(?P<count>{_COUNT})\s)?{_UNIT}",
    ),
    Kind(
        name="ahead", resolve=counts.ahead,
        pattern=rf"(?<=\bin\s){_HEDGE}(?P<count>{_COUNT})\s(?:more\s)?{_UNIT}(?:['’]\stime\b)?(?!\s(?:of|for)\b|\sand\sa\s)",
    ),
    Kind(
        name="decade", absolute=True, resolve=units.decade,
        pattern=rf"(?:the\s)?{_NARROW}(?:the\s)?(?:(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b(?!-(?:era|style|vintage|built))|['’](?P<short>\d0)s\b|(?P<bare>[3-9]0)s\b"
        rf"|(?P<word>{_any(units.DECADE_WORDS)})\b)",
    ),
    Kind(
        name="century", absolute=True, resolve=units.century,
        pattern=rf"(?:the\s)?{_NARROW}(?:the\s)?(?P<century>[12]?\d(?:st|nd|rd|th)|{_any(units.CENTURIES)})[\s-]century\b",
    ),
    Kind(
        name="part_before", clock=True, opens=True, resolve=values.clock,
        pattern=rf"(?:(?:early|late)\s(?:in|on)\s)?(?:the\s)?(?:(?:{_any(_WORDS.hours)})\shours|(?:early\s|late\s|pre-?)?(?:{_PARTS})s?)(?=(?:,|\sof|\son)?\s(?:the\s)?{_DATE_AHEAD})",
    ),
    Kind(
        name="bare_part", clock=True, resolve=values.clock,
        pattern=r"(?:(?<=\bat\s)|(?<=\bby\s)|(?<=\bbefore\s)|(?<=\bafter\s)|(?<=\buntil\s))(?:dawn|dusk|nightfall|daybreak|sunrise|sunset)\b",
    ),
    Kind(
        name="clock", clock=True, resolve=values.clock,
        pattern=rf"(?:(?:about|around|shortly\safter|shortly\sbefore|just\safter|just\sbefore)\s)?"
        rf"(?:\d{{1,2}}(?:[:.]\d\d)?[\s-]?(?:[ap]\.m\.?|[ap]m\b){_ZONE}?"
        rf"|(?:[01]?\d|2[0-4])[:.]?[0-5]\d(?:{_ZONE}|\s?(?:hours|hrs)\b(?!\s(?:of|ago|later|before|after)\b))"
        r"|(?:(?<=\bat\s)|(?<=\b\d{4},\s)|(?<=\b\d{4}\s))(?:[01]?\d|2[0-4]):[0-5]\d\b|(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\so['’]clock|noon\b|midnight\b|midday\b)",
    ),
    Kind(
        name="year", absolute=True, resolve=units.year,
        pattern=rf"{_NARROW}(?:the\s(?=[a-z]))?(?:(?:fiscal|calendar|academic|school|financial|budget|tax)\s)?(?:year\s)?(?P<year>(?:1[5-9]|20)\d\d)"
        rf"(?:(?:\s?[-–—]\s?|/)(?P<last>(?:1[5-9]|20)\d\d|\d\d))?\b(?![.,]\d|-\d|%|\s?/)",
    ),
    Kind(
        name="spoken_year", absolute=True, resolve=units.spoken_year,
        pattern=r"(?:nineteen[\s-](?:hundred\sand\s)?(?P<rest>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
        r"(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?)"
        r"|the\syear\stwo\sthousand)\b",
    ),
    Kind(
        name="day_alone", resolve=values.day_alone,
        pattern=r"(?:(?<=\bon\s)|(?<=\bby\s)|(?<=\bsince\s)|(?<=\buntil\s)|(?<=\btill\s)|(?<=\bfrom\s)|(?<=\bthrough\s))the\s(?P<day>3[01]|[12]?\d)(?:st|nd|rd|th)\b(?!\s\w+-|-)",
    ),
)  # fmt: skip

# The words that an expression can begin with, and for the commonest the next one, looked at before the patterns are tried: 210,000
# words/s, 130,000 without the words behind "the" and "a".
_OPENERS = (
    "about academic after ahead almost around at barely before beginning budget calendar close closing coming comparable corresponding "
    "couple current days decades during earlier early end exactly few fifth final financial first fiscal following fourth h1 h2 hours "
    "just last late later less mid midday middle midnight minutes months more most nearly next nineteen noon only opening outset over "
    "overnight past pre present previous prior q1 q2 q3 q4 recent same school second several shortly since small some start tax tenth "
    "third this throughout till today tomorrow tonight twentieth until upcoming very wee weekend weeks year years yesterday"
).split()
_UNIT_WORDS = "hour minute day night morning afternoon evening week weekend fortnight month quarter half year decade century".split()
_BEHIND_THE = (
    "academic beginning budget calendar close closing coming comparable corresponding current earlier early end eve fifth final financial "
    "first fiscal following fourth late later latest latter marketing mid middle more most opening outset past preceding present previous "
    "q1 q2 q3 q4 recent same school second small start tax tenth third turn twentieth upcoming very wee last next several few couple"
).split()
_NUMBERS = (*load_quantity_words().numbers, *values.ORDINALS, *units.CENTURIES, *units.DECADE_WORDS)
_PART_WORDS = [f"{part}{plural}" for part in _WORDS.parts for plural in ("", "s")]
OPENING = (
    r"(?=\d|['’]\d|FY\s?['’]?\d|(?:the\s(?:['’]?\d|(?:"
    + _by_letter([*_BEHIND_THE, *_UNIT_WORDS, *_NUMBERS, *_WORDS.seasons, *_WORDS.weekdays, *_PART_WORDS, *_WORDS.hours])
    + rf")\b)|an?\s(?:few|couple|full|long|short|{'|'.join(_UNIT_WORDS)})\b|that\s(?:same|{'|'.join([*_UNIT_WORDS, *_PART_WORDS])})\b|(?:"
    + _by_letter(
        [
            *_OPENERS,
            *(re.split(r"[\s'-]", name)[0] for name in (*feasts.HOLIDAYS, *load_feasts())),
            *_PART_WORDS,
            *_WORDS.months,
            *_WORDS.weekdays,
            *_WORDS.seasons,
            *_NUMBERS,
        ]
    )
    + r")\b))"
)
