"""The words of time expressions: data/times.toml as tables."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """What is known of calendar words, all in lower case; months count from 1, weekdays from 0 (Monday)."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, int]
    holidays: dict[str, tuple[int, int]]
    easter: dict[str, int]
    floating: dict[str, tuple[int, int, int]]
    recent: dict[str, int]
    ahead: frozenset[str]
    timetable: frozenset[str]
    ahead_modals: frozenset[str]


@cache
def load_time_words() -> TimeWords:
    """Return the calendar words, read once."""
    rows = tomllib.loads(resources.files("whimbrel.knowledge").joinpath("data/times.toml").read_text(encoding="utf-8"))
    return TimeWords(
        months=_numbered(rows["months"], 1),
        weekdays=_numbered(rows["weekdays"], 0),
        seasons=rows["seasons"],
        holidays={name: (month, day) for name, (month, day) in rows["holidays"].items()},
        easter=rows["easter"],
        floating={name: (month, weekday, which) for name, (month, weekday, which) in rows["floating"].items()},
        recent=rows["recent"],
        ahead=frozenset(rows["tense"]["ahead"]),
        timetable=frozenset(rows["tense"]["timetable"]),
        ahead_modals=frozenset(rows["tense"]["ahead_modals"]),
    )


def _numbered(rows: dict[str, list[str]], first: int) -> dict[str, int]:
    """Return each spelling's place in the order of the table."""
    return {spelling: number for number, spellings in enumerate(rows.values(), first) for spelling in spellings}
