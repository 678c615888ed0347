"""Builds a knowledge base of actors from a dump of Wikidata in JSON: politicians, offices, organisations and armed groups.

The dump is read twice, line by line: first the countries and the classes and offices that items can be of, then the persons who
held such an office and the bodies that are of such a class. What a class or an office is, roles.csv says by its English label, so
that "Minister of Finance of Kenya" is an office of Kenya's government. What was read stands in the file from time to time, so that
an interrupted build goes on where it stopped.
"""

import bz2
import gzip
import re
import sqlite3
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date as Date  # noqa: N812
from itertools import islice
from pathlib import Path
from typing import IO

import msgspec

from whimbrel.errors import KnowledgeError
from whimbrel.knowledge.actor_base import TABLES, VERSION, write_actors
from whimbrel.knowledge.actor_records import Actor, Day, Office, Term
from whimbrel.knowledge.actors import Actors
from whimbrel.knowledge.names import fold

Seen = Callable[[int], None]

# Properties of Wikidata: https://www.wikidata.org/wiki/Wikidata:List_of_properties
INSTANCE, SUBCLASS, POSITION, START, END = "P31", "P279", "P39", "P580", "P582"
CITIZENSHIP, COUNTRY, JURISDICTION, ISO_CODE = "P27", "P17", "P1001", "P298"
HUMAN = "Q5"
_EARLIEST = Date(1900, 1, 1)  # nobody who left office before that is news
_STEP = 50_000  # lines between two notes of how far we are
_DEEPEST = 4  # classes above an item's own whose label may say what it is
_CLASSES = re.compile(rb'"P31":\[\{"mainsnak":.{0,300}?"id":"(Q\d+)"')
_FROM_COUNTRY = re.compile(r" (?:of|to|in|for) (?:the )?.*$")
_STAGING = """
CREATE TABLE IF NOT EXISTS progress (pass INTEGER PRIMARY KEY, lines INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS class (id TEXT PRIMARY KEY, label TEXT, parents TEXT NOT NULL, place TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS country (id TEXT PRIMARY KEY, code TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS found (id TEXT PRIMARY KEY, line BLOB NOT NULL) WITHOUT ROWID;
"""


class _Text(msgspec.Struct):
    value: str


class _Snak(msgspec.Struct):
    datavalue: dict[str, msgspec.Raw] | None = None


class _Statement(msgspec.Struct):
    mainsnak: _Snak
    qualifiers: dict[str, list[_Snak]] = {}
    rank: str = "normal"


class _Item(msgspec.Struct):
    id: str
    labels: dict[str, _Text] = {}
    aliases: dict[str, list[_Text]] = {}
    claims: dict[str, list[_Statement]] = {}


_decode = msgspec.json.Decoder(_Item).decode


def build(dump: Path, target: Path, actors: Actors, seen: Seen = lambda bytes_read: None) -> int:
    """Write the knowledge base of a dump (JSON, plain, gzip or bz2) to a file; returns how many actors it holds.

    `actors` gives nations and role words. A build that was broken off is taken up again; `seen` is told the compressed bytes read,
    from 0 to twice the file's size over both readings. Raises KnowledgeError for a dump that cannot be read.
    """
    staging = target.with_name(target.name + ".building")
    with closing(sqlite3.connect(staging)) as connection:
        connection.executescript(_STAGING)
        connection.execute("PRAGMA synchronous = OFF")
        _read_pass(connection, dump, 1, lambda line: _note_class(connection, line, actors), seen)
        known = _Classes(connection, actors)
        _read_pass(connection, dump, 2, lambda line: _note_actor(connection, line, known), seen)
        connection.executescript(TABLES)
        lines = (line for (line,) in connection.execute("SELECT line FROM found ORDER BY id"))
        called = {code: nation.called for code, nation in actors.nations.items()}
        count = write_actors(connection, (actor for line in lines if (actor := _actor(_decode(line), known))), called)
        for table in ("progress", "class", "country", "found"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.commit()
        connection.execute("VACUUM")
    staging.replace(target)
    return count


def _read_pass(connection: sqlite3.Connection, dump: Path, number: int, note: Callable[[bytes], None], seen: Seen) -> None:
    """Give each line of a dump to `note`, from where an earlier build stopped."""
    row = connection.execute("SELECT lines FROM progress WHERE pass = ?", (number,)).fetchone()
    done = row[0] if row else 0
    if done < 0:  # this reading was completed
        return
    try:
        with dump.open("rb") as raw, _opened(dump, raw) as stream:
            for count, line in enumerate(islice(stream, done, None), done + 1):
                note(line)
                if count % _STEP == 0:
                    _note_progress(connection, number, count)
                    seen((number - 1) * dump.stat().st_size + raw.tell())
    except (OSError, EOFError) as error:
        connection.commit()
        raise KnowledgeError(f"{dump}: cannot be read ({error}); what was read is kept, run the same command again") from None
    _note_progress(connection, number, -1)


def _opened(dump: Path, raw: IO[bytes]) -> IO[bytes]:
    """Return a stream of the lines of a dump, by the first bytes of its file."""
    magic = raw.read(3)
    raw.seek(0)
    if magic[:2] == b"\x1f\x8b":
        return gzip.open(raw)  # type: ignore[return-value]
    return bz2.open(raw) if magic == b"BZh" else raw


def _note_progress(connection: sqlite3.Connection, number: int, lines: int) -> None:
    """Note how many lines a reading has done; -1 for all."""
    connection.execute("INSERT OR REPLACE INTO progress VALUES (?, ?)", (number, lines))
    connection.commit()


def _item(line: bytes) -> _Item | None:
    """Return the item of a line; None for the brackets of the array and for what is no item."""
    try:
        return _decode(line.strip().rstrip(b","))
    except msgspec.DecodeError:
        return None


# First reading: what items can be of


def _note_class(connection: sqlite3.Connection, line: bytes, actors: Actors) -> None:
    """Keep a country, or an item that others can be of: one that has a class above it or a jurisdiction."""
    if not (b'"P279"' in line or b'"P1001"' in line or b'"P298"' in line):
        return
    item = _item(line)
    if item is None:
        return
    code = next(_strings(item, ISO_CODE), None)
    if code in actors.nations:
        connection.execute("INSERT OR REPLACE INTO country VALUES (?, ?)", (item.id, code))
    parents = " ".join([*_items(item, SUBCLASS), *_items(item, INSTANCE)])
    place = next(iter((*_items(item, JURISDICTION), *_items(item, COUNTRY))), None)
    connection.execute("INSERT OR REPLACE INTO class VALUES (?, ?, ?, ?)", (item.id, _label(item), parents, place))


class _Classes:
    """What was found in the first reading, asked item by item."""

    def __init__(self, connection: sqlite3.Connection, actors: Actors) -> None:
        self._connection = connection
        self._actors = actors
        self._terms: dict[str, Term | None] = {}
        self.codes: dict[str, str] = dict(connection.execute("SELECT id, code FROM country"))

    def term(self, identity: str, depth: int = 0) -> Term | None:
        """Return the role word that an item's label, or the nearest of those above it, says."""
        if identity not in self._terms:
            self._terms[identity] = None  # classes can stand above themselves
            row = self._connection.execute("SELECT label, parents FROM class WHERE id = ?", (identity,)).fetchone()
            found = self._term_of_label(row[0]) if row and row[0] else None
            above = row[1].split() if row and found is None and depth < _DEEPEST else []
            self._terms[identity] = found or next((term for parent in above if (term := self.term(parent, depth + 1))), None)
        return self._terms[identity]

    def code(self, identity: str) -> str | None:
        """Return the country that an office or a class is of."""
        row = self._connection.execute("SELECT place FROM class WHERE id = ?", (identity,)).fetchone()
        return self.codes.get(row[0]) if row and row[0] else None

    def _term_of_label(self, label: str) -> Term | None:
        """Return the role word that a label is, without the country: "minister of defence of Kenya", "Kenyan minister of defence"."""
        words = fold(label)
        short = fold(_FROM_COUNTRY.sub("", label))
        tries = (words, *(words[:length] for length in range(len(words) - 1, 1, -1)), short, *(words[at:] for at in range(1, len(words))))
        return next((term for words in tries if (term := self._actors.terms.get(words))), None)


# Second reading: who held an office, and what is of a class


def _note_actor(connection: sqlite3.Connection, line: bytes, known: _Classes) -> None:
    """Keep the line of a person who held an office, or of a body of a class that roles.csv knows."""
    if b'"P39"' in line:
        kept = True
    else:
        found = _CLASSES.search(line)
        kept = bool(found and found[1] != HUMAN.encode() and (term := known.term(found[1].decode())) and term.kind != "person")
    if kept and (item := _item(line)) is not None and _actor(item, known):
        connection.execute("INSERT OR REPLACE INTO found VALUES (?, ?)", (item.id, line.strip().rstrip(b",")))


def _actor(item: _Item, known: _Classes) -> Actor | None:
    """Return an item as an actor; None for one without a name, a country or a known role."""
    name = _label(item)
    if name is None or not fold(name):
        return None
    return _person(item, name, known) if HUMAN in _items(item, INSTANCE) else _body(item, name, known)


def _person(item: _Item, name: str, known: _Classes) -> Actor | None:
    """Return a person with the offices that roles.csv knows; None without one since 1900."""
    home = next((known.codes[country] for country in _items(item, CITIZENSHIP) if country in known.codes), None)
    offices = [office for statement in item.claims.get(POSITION, ()) if (office := _office(statement, home, known))]
    offices.sort(key=lambda office: office.start.earliest if office.start else Date.min)
    if not offices or all(office.end and office.end.latest < _EARLIEST for office in offices):
        return None
    return Actor(
        id=f"wikidata:{item.id}", name=name, kind="person", code=home or offices[-1].code, aliases=_aliases(item, name),
        offices=tuple(offices), identifier=item.id, source="wikidata", where=item.id,
    )  # fmt: skip


def _office(statement: _Statement, home: str | None, known: _Classes) -> Office | None:
    """Return a position held as an office with its days; None for a position that says nothing of a sector, or has no start."""
    identity = _item_of(statement.mainsnak)
    term = known.term(identity) if identity and statement.rank != "deprecated" else None
    start, end = (_day_of(statement.qualifiers.get(name, ())) for name in (START, END))
    if term is None or term.kind != "person" or term.sector is None or start is None or identity is None:
        return None
    if end is not None and end.latest < start.earliest:
        return None
    return Office(
        sector=term.sector, other_sectors=term.other_sectors, office=term.office or term.phrase, code=known.code(identity) or home,
        start=start, end=end, certain=end is not None or statement.rank == "preferred", source="wikidata", where=identity,
    )  # fmt: skip


def _body(item: _Item, name: str, known: _Classes) -> Actor | None:
    """Return a body or group by its class; None for one of a class that roles.csv does not know as such."""
    term = next((term for identity in _items(item, INSTANCE) if (term := known.term(identity)) and term.kind in ("body", "group")), None)
    code = next((known.codes[country] for country in _items(item, COUNTRY) if country in known.codes), None)
    code = (term.code if term else None) or code
    if term is None or term.reach in ("owned", "struck") or (term.sector is None and term.code is None) or code is None:
        return None
    return Actor(
        id=f"wikidata:{item.id}", name=name, kind=term.kind, code=code, sector=term.sector, other_sectors=term.other_sectors,
        aliases=_aliases(item, name), identifier=item.id, source="wikidata", where=item.id,
    )  # fmt: skip


# Parts of an item


def _label(item: _Item) -> str | None:
    """Return an item's name in English, or the one for all languages."""
    return next((item.labels[language].value for language in ("en", "mul") if language in item.labels), None)


def _aliases(item: _Item, name: str) -> tuple[str, ...]:
    """Return the other names of an item in English: those of several words, and acronyms."""
    names = (text.value for language in ("en", "mul") for text in item.aliases.get(language, ()))
    return tuple(dict.fromkeys(other for other in names if other != name and fold(other) and (" " in other or other.isupper())))


def _items(item: _Item, name: str) -> list[str]:
    """Return the items that a property of an item has as values."""
    statements = (statement for statement in item.claims.get(name, ()) if statement.rank != "deprecated")
    return [identity for statement in statements if (identity := _item_of(statement.mainsnak))]


def _item_of(snak: _Snak) -> str | None:
    """Return the item that a value is."""
    value = _value(snak)
    return value.get("id") if isinstance(value, dict) else None


def _strings(item: _Item, name: str) -> Iterator[str]:
    """Yield the values of a property that are text."""
    yield from (value for statement in item.claims.get(name, ()) if isinstance(value := _value(statement.mainsnak), str))


def _value(snak: _Snak) -> object:
    """Return the value of a statement or qualifier; None where it is unknown or none."""
    raw = (snak.datavalue or {}).get("value")
    return msgspec.json.decode(raw) if raw is not None else None


def _day_of(snaks: Iterable[_Snak]) -> Day | None:
    """Return the day of a time as exactly as it is given: precision 11 a day, 10 a month, 9 a year; None for anything coarser."""
    for snak in snaks:
        value = _value(snak)
        if not isinstance(value, dict) or value.get("precision", 0) < 9 or not str(value.get("time", "")).startswith("+"):
            continue
        year, month, day = (int(part) for part in value["time"][1:].split("T")[0].split("-"))
        month, day = (month if value["precision"] > 9 else 0), (day if value["precision"] > 10 else 0)
        try:
            return Day(Date(year, month or 1, day or 1), Date(year, month or 12, day or monthrange(year, month or 12)[1]))
        except ValueError:
            continue
    return None
