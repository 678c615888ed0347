"""The words of time expressions, data/times.toml as tables; movable feasts and named events with their days."""

import calendar
import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from whimbrel.errors import KnowledgeError
from whimbrel.knowledge.actor_records import Day

_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_WORD = re.compile(r"\w+")
_SAME = str.maketrans("’‘–—−\n\u00a0", "''---  ")  # one character for one, so that offsets stay true
_REQUIRED = ("name", "date")


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
    idioms: frozenset[str]
    ahead_modals: frozenset[str]
    for_ahead: frozenset[str]
    causing: frozenset[str]
    perfect_ahead: frozenset[str]
    summons: frozenset[str]
    extended: frozenset[str]
    preparing: frozenset[str]
    scheduled: frozenset[str]
    done: frozenset[str]
    called_off: frozenset[str]
    over: frozenset[str]
    present_ahead: frozenset[str]
    dating: frozenset[str]
    delivered: frozenset[str]
    ordinals: dict[str, int]
    either: dict[str, tuple[str, ...]]
    parts: tuple[str, ...]
    hours: tuple[str, ...]
    adjectives: tuple[str, ...]
    begin: tuple[str, ...]
    end: tuple[str, ...]
    ended: frozenset[str]
    begins: frozenset[str]
    moved: frozenset[str]
    titles: frozenset[str]
    named_days: frozenset[str]
    business: frozenset[str]
    degrees: frozenset[str]
    acts: dict[str, frozenset[str]]


@cache
def load_time_words() -> TimeWords:
    """Return the calendar words, read once."""
    rows = tomllib.loads(_data("times.toml").read_text(encoding="utf-8"))
    events = rows["events"]
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
        idioms=frozenset(rows["tense"]["idioms"]),
        ahead_modals=frozenset(rows["tense"]["ahead_modals"]),
        for_ahead=frozenset(rows["tense"]["for_ahead"]),
        causing=frozenset(rows["tense"]["causing"]),
        perfect_ahead=frozenset(rows["tense"]["perfect_ahead"]),
        summons=frozenset(rows["tense"]["summons"]),
        extended=frozenset(rows["tense"]["extended"]),
        preparing=frozenset(rows["tense"]["preparing"]),
        scheduled=frozenset(rows["tense"]["scheduled"]),
        done=frozenset(rows["tense"]["done"]),
        called_off=frozenset(rows["tense"]["called_off"]),
        over=frozenset(rows["tense"]["over"]),
        present_ahead=frozenset(rows["tense"]["present_ahead"]),
        dating=frozenset(rows["tense"]["dating"]),
        delivered=frozenset(rows["tense"]["delivered"]),
        ordinals={word: number for number, word in enumerate(rows["ordinals"]["words"], 1)},
        either={name: tuple(feasts) for name, feasts in rows["either"].items()},
        parts=tuple(rows["parts"]["nouns"]),
        hours=tuple(rows["parts"]["hours"]),
        adjectives=tuple(events["adjectives"]),
        begin=tuple(events["begin"]),
        end=tuple(events["end"]),
        ended=frozenset(events["ended"]),
        begins=frozenset(events["begins"]),
        moved=frozenset(rows["moved"]["verbs"]),
        titles=frozenset(rows["refused"]["titles"]),
        named_days=frozenset(rows["refused"]["named_days"]),
        business=frozenset(rows["refused"]["business"]),
        degrees=frozenset(rows["refused"]["degrees"]),
        acts={noun: frozenset(verbs) for noun, verbs in rows["acts"].items()},
    )


def _data(name: str) -> Traversable:
    """Return a bundled file."""
    return resources.files("whimbrel.knowledge").joinpath("data", name)


def _numbered(rows: dict[str, list[str]], first: int) -> dict[str, int]:
    """Return each spelling's place in the order of the table."""
    return {spelling: number for number, spellings in enumerate(rows.values(), first) for spelling in spellings}


# Movable feasts


@cache
def load_feasts() -> dict[str, tuple[tuple[Date, Date], ...]]:
    """Return each feast's names, in lower case, with its first and last days in the order of time; data/feasts.csv."""
    found: dict[str, list[tuple[Date, Date]]] = {}
    for row in csv.DictReader(_data("feasts.csv").read_text(encoding="utf-8").splitlines()):
        first = Date.fromisoformat(row["date"])
        last = Date.fromisoformat(row["enddate"]) if row["enddate"] else first
        for name in dict.fromkeys((row["name"], *filter(None, (row.get("names") or "").split(";")))):
            found.setdefault(name.strip().lower().translate(_SAME), []).append((first, last))
    for name, feasts in load_time_words().either.items():
        found[name] = [days for feast in feasts for days in found[feast]]
    return {name: tuple(sorted(days)) for name, days in found.items()}


# Named events


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEvent:
    """A row of calendar.csv: what news dates other things by, with its first and, if it lasted and is over, its last day."""

    name: str
    begin: Day
    end: Day | None
    where: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """Named events by their wordings in lower case, each with the wording as it is written; `first` are their first words."""

    wordings: Mapping[str, tuple[str, NamedEvent]]
    first: frozenset[str]
    longest: int

    def named_at(self, text: str, offset: int) -> tuple[NamedEvent, int] | None:
        """Return the event whose wording stands at an offset, with the offset behind it; capitals of the wording must be there."""
        word = _WORD.match(text, offset)
        if not word or word[0].lower() not in self.first:
            return None
        written, found = text[offset : offset + self.longest + 1].translate(_SAME), None
        for word in _WORD.finditer(written):
            known = self.wordings.get(written[: word.end()].lower())
            if (
                known
                and word.end() <= self.longest
                and all(have.isupper() for have, want in zip(written, known[0], strict=False) if want.isupper())
            ):
                found = known[1], offset + word.end()
        return found


@cache
def load_calendar(own: Path | None = None) -> Calendar:
    """Return the events that have names, those of an own file before the bundled ones; KnowledgeError lists every bad row."""
    tables: list[Traversable] = [*([own] if own is not None else []), _data("calendar.csv")]
    found: dict[str, tuple[str, NamedEvent]] = {}
    defects: list[str] = []
    for table in tables:
        for wording, event in _events(table, defects):
            written, first = found.setdefault(wording.lower(), (wording, event))
            if first is event and sum(map(str.isupper, wording)) < sum(map(str.isupper, written)):
                found[wording.lower()] = wording, event  # of "Gulf War" and "Gulf war" the one that asks for fewer capitals
    if defects:
        raise KnowledgeError("\n".join(defects))
    words = (_WORD.match(wording) for wording in found)
    return Calendar(
        wordings=found,
        first=frozenset(word[0].lower() for word in words if word),
        longest=max(map(len, found), default=0),
    )


def _events(table: Traversable, defects: list[str]) -> Iterator[tuple[str, NamedEvent]]:
    """Yield the wordings of a table with their events, and add what is wrong to `defects`."""
    try:
        lines = table.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise KnowledgeError(
            f"{table}: cannot be read ({error.strerror}); name a CSV file with the columns name,names,date,enddate"
        ) from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{table}: is not UTF-8 text; save it as UTF-8") from error
    rows = csv.DictReader(lines)
    missing = [column for column in _REQUIRED if column not in (rows.fieldnames or ())]
    if missing:
        raise KnowledgeError(f"{table.name}:1: no column {missing[0]!r}; the first line must be name,names,date,enddate")
    for row in rows:
        where = f"{table.name}:{rows.line_num}"
        event = _event(row, where, defects)
        if event is None:
            continue
        for wording in dict.fromkeys((event.name, *(row.get("names") or "").split(";"))):
            written = wording.strip().translate(_SAME)
            if written:
                yield written[4:] if written.lower().startswith("the ") else written, event


def _event(row: dict[str, str | None], where: str, defects: list[str]) -> NamedEvent | None:
    """Return the event of a row; what is wrong with it is added to `defects`."""
    name, first, last = ((row.get(column) or "").strip() for column in ("name", "date", "enddate"))
    if not name:
        defects.append(f"{where}: no name; write what news calls the event")
        return None
    days = [_day(written) for written in (first, last)]
    for written, day in zip((first, last), days, strict=True):
        if day is None and (written or not first):
            defects.append(f"{where}: {name}: {written!r} is no day, month or year; write YYYY-MM-DD, YYYY-MM or YYYY")
            return None
    begin, end = days
    assert begin is not None
    if end is not None and end.latest < begin.earliest:
        defects.append(f"{where}: {name}: ends {last} before it begins {first}; mend one of them")
        return None
    return NamedEvent(name=name, begin=begin, end=end, where=where)


def _day(written: str) -> Day | None:
    """Return a day, month or year as it is written."""
    found = _PARTIAL.fullmatch(written)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = Date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    last = first.replace(month=month or 12)
    return Day(first, last if day else last.replace(day=calendar.monthrange(last.year, last.month)[1]))
