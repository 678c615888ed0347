"""Reads the actor tables: nations, role nouns, and the dated roles of persons, groups and bodies."""

import csv
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import groupby
from pathlib import Path

from whimbrel.errors import KnowledgeError
from whimbrel.knowledge.actor_records import Actor, Day, Nation, Office, Term
from whimbrel.ontology import NON_STATE_CODES, SECTORS

COLUMNS = (
    "name", "kind", "code", "of", "office", "sector", "other_sectors", "start", "end", "aliases", "affiliations", "certain", "source",
)  # fmt: skip
KINDS = frozenset({"person", "group", "body"})
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_NOT_SLUG = re.compile(r"[^\w]+")
_NAMESAKE = re.compile(r" \[[^]]*\]$")  # "Andris Berzins [banker]" tells one of two of that name
ROLES = "roles.csv"
_MEMBERS = "members.csv"


@dataclass(frozen=True, slots=True)
class Member:
    """That a country belonged to an organisation, from one day to another, both included; None is open."""

    organisation: str
    code: str
    start: Day | None
    end: Day | None

    def may_cover(self, date: Date) -> bool:
        """Tell whether a membership may include a day, as far as its first and last day are known."""
        return (self.start is None or self.start.earliest <= date) and (self.end is None or date <= self.end.latest)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of an actor table, with the file and line where it stands."""

    where: str
    cells: dict[str, str]

    @property
    def actor(self) -> tuple[str, str]:
        """Return what tells whose row it is: code and name."""
        return self.cells["code"], self.cells["name"]


def read_nations() -> tuple[Nation, ...]:
    """Return the rows of countries.csv."""
    return tuple(
        Nation(
            code=row["code"], name=row["name"], names=several(row["names"]), adjectives=several(row["adjectives"]),
            demonyms=several(row["demonyms"]), capitals=several(row["capitals"]),
            seats=several(row["seats"]), sector=row["sector"] or None, called=row["called"] or "surname",
            surnames=several(row["surnames"]), reported=row["reported"] == "much",
        )
        for row in rows_of("countries.csv")
    )  # fmt: skip


def read_terms(more: Path | None = None) -> tuple[Term, ...]:
    """Return the rows of roles.csv, and those of a folder's own, which go first where both have a phrase."""
    own = [_term(row) for row in _table(more / ROLES)] if more is not None and (more / ROLES).exists() else []
    taken = {term.phrase for term in own}
    return (*(term for term in map(_term, rows_of(ROLES)) if term.phrase not in taken), *own)


def _term(row: dict[str, str]) -> Term:
    """Return a role noun from its row."""
    return Term(
        phrase=row["phrase"], code=row["code"] or None, sector=row["sector"] or None, other_sectors=several(row["other_sectors"]),
        kind=row["kind"], reach=row["reach"], inherits=row["inherits"] == "yes",
        office=row["office"] or None, capital=row["capital"] == "yes",
    )  # fmt: skip


def read_actors(terms: Iterable[Term], codes: Iterable[str], more: Path | None = None, *, bundled: bool = True) -> tuple[Actor, ...]:
    """Return the actors of the package's tables, if wanted, those of a folder's in their place where both have one of that name.

    `terms` say how an office is called and of which sector it is, `codes` which countries there are. Raises KnowledgeError that
    lists every defect of the folder with file and line; the package's own rows are checked by `bundled_defects`, not at each start.
    """
    by_phrase = {term.phrase: term for term in terms}
    rows = _bundled() if bundled else []
    if more is not None:
        own = list(_rows_of_tables(path for path in sorted(more.glob("*.csv")) if path.name != ROLES))
        defects = _all_defects(own, by_phrase, codes)
        if defects:
            raise KnowledgeError("\n".join(defects))
        corrected = {row.actor for row in own}
        rows = [*(row for row in rows if row.actor not in corrected), *own]
    rows.sort(key=lambda row: row.actor)
    return tuple(_actor(list(group), by_phrase) for _, group in groupby(rows, key=lambda row: row.actor))


def bundled_defects(terms: Iterable[Term], codes: Iterable[str]) -> list[str]:
    """Return what is wrong with the cells of the package's tables, each defect with file and line."""
    return _all_defects(_bundled(), {term.phrase: term for term in terms}, codes)


def _bundled() -> list[Row]:
    """Return the rows of the package's tables."""
    tables = sorted((files("whimbrel.knowledge") / "data" / "actors").iterdir(), key=lambda path: path.name)
    return list(_rows_of_tables(path for path in tables if path.name.endswith(".csv") and path.name != _MEMBERS))


def _all_defects(rows: Iterable[Row], terms: dict[str, Term], codes: Iterable[str]) -> list[str]:
    """Return what is wrong with rows."""
    known = frozenset(codes) | NON_STATE_CODES
    return [f"{row.where}: {defect}" for row in rows for defect in _defects(row.cells, terms, known)]


def read_members() -> tuple[tuple[str, Member], ...]:
    """Return the rows of members.csv, each with where it stands."""
    path = files("whimbrel.knowledge") / "data" / "actors" / _MEMBERS
    rows = _table(path, ("organisation", "code", "start", "end"))
    return tuple(
        (f"{_MEMBERS}:{number}", Member(row["organisation"], row["code"], _day(row["start"]), _day(row["end"])))
        for number, row in enumerate(rows, 2)
    )


def _rows_of_tables(paths: Iterable[Traversable]) -> Iterator[Row]:
    """Yield the rows of actor tables; raises KnowledgeError for one with other columns, or with cells too many or too few."""
    for path in paths:
        for number, cells in enumerate(_table(path, COLUMNS), 2):
            yield Row(f"{path.name}:{number}", cells)


def _table(path: Traversable, columns: tuple[str, ...] = ()) -> list[dict[str, str]]:
    """Return the rows of a CSV table."""
    try:
        reader = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines(), restkey="", strict=True)
        rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError(f"{path.name}: cannot be read as CSV in UTF-8 ({error}); save it so") from None
    if columns and tuple(reader.fieldnames or ()) != columns:
        raise KnowledgeError(f"{path.name}:1: the columns are not {','.join(columns)}; write that as the first line")
    wrong = [number for number, row in enumerate(rows, 2) if "" in row or None in row.values()]
    if wrong:
        lines = "\n".join(f"{path.name}:{number}: has cells too many or too few; quote one that holds a comma" for number in wrong)
        raise KnowledgeError(lines)
    return rows


def _defects(cells: dict[str, str], terms: dict[str, Term], codes: frozenset[str]) -> Iterator[str]:
    """Yield what is wrong with a row."""
    if not cells["name"]:
        yield 'has no name; fill "name"'
    if cells["kind"] not in KINDS:
        yield f"kind {cells['kind']!r} is not one of {', '.join(sorted(KINDS))}"
    yield from (
        f"{cells[name]!r} is not a country of countries.csv nor a non-state code"
        for name in ("code", "of")
        if cells[name] and cells[name] not in codes
    )
    sectors = (cells["sector"], *several(cells["other_sectors"]))
    yield from (f"{sector!r} is not a PLOVER sector" for sector in sectors if sector and sector not in SECTORS)
    if cells["certain"] not in ("yes", "no"):
        yield f'certain is {cells["certain"]!r}; write "yes" or "no"'
    wrong = [cells[name] for name in ("start", "end") if cells[name] and _day(cells[name]) is None]
    yield from (f"{day!r} is no day; write YYYY-MM-DD, YYYY-MM or YYYY" for day in wrong)
    start, end = _day(cells["start"]), _day(cells["end"])
    if start and end and end.latest < start.earliest:
        yield f"starts {cells['start']} but ends {cells['end']}"
    if cells["office"] and not (cells["sector"] or cells["office"] in terms or {cells["code"], cells["of"]} & NON_STATE_CODES):
        yield f'office {cells["office"]!r} is not in roles.csv; fill "sector"'


def _actor(rows: list[Row], terms: dict[str, Term]) -> Actor:
    """Return an actor from its rows."""
    first = rows[0].cells
    dated = [row for row in rows if row.cells["start"] or row.cells["end"] or row.cells["office"]]
    always = next((row.cells for row in rows if row not in dated), {"sector": "", "other_sectors": ""})
    offices = sorted((_office(row, terms) for row in dated), key=_by_start)
    return Actor(
        id=f"{first['code']}/{_NOT_SLUG.sub('-', first['name'].casefold()).strip('-')}", name=_NAMESAKE.sub("", first["name"]),
        kind=first["kind"],
        code=first["code"] or None, sector=always["sector"] or None, other_sectors=several(always["other_sectors"]),
        aliases=_all(rows, "aliases"), affiliations=_all(rows, "affiliations"), offices=tuple(offices),
        source=first["source"], where=rows[0].where,
    )  # fmt: skip


def _by_start(office: Office) -> Date:
    """Return the day by which roles are put in order."""
    return office.start.earliest if office.start else Date.min


def _all(rows: list[Row], column: str) -> tuple[str, ...]:
    """Return what the rows of an actor have in a cell of several, without doubles."""
    return tuple(dict.fromkeys(part for row in rows for part in several(row.cells[column])))


def _office(row: Row, terms: dict[str, Term]) -> Office:
    """Return a role with its days read; what its row leaves out roles.csv says."""
    cells = row.cells
    term = terms.get(cells["office"])
    others = several(cells["other_sectors"])
    return Office(
        sector=cells["sector"] or (term.sector if term else None),
        other_sectors=others or (term.other_sectors if term and not cells["sector"] else ()),
        office=(term.office if term and term.office else cells["office"]) or None, code=cells["of"] or cells["code"] or None,
        start=_day(cells["start"]), end=_day(cells["end"]), certain=cells["certain"] == "yes", source=cells["source"], where=row.where,
    )  # fmt: skip


@lru_cache(maxsize=1 << 16)
def _day(written: str) -> Day | None:
    """Return a day, or the days of a month or a year; None for what is neither."""
    if not written or not _DATE.fullmatch(written):
        return None
    year, month, day = (*map(int, written.split("-")), 0, 0)[:3]
    try:
        last = day or monthrange(year, month or 12)[1]
        return Day(Date(year, month or 1, day or 1), Date(year, month or 12, last))
    except ValueError:
        return None


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV table of the package."""
    return _table(files("whimbrel.knowledge") / "data" / name)


@lru_cache(maxsize=1 << 12)
def several(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that are joined by semicolons."""
    return tuple(part for part in cell.split(";") if part) if cell else ()
