"""A large knowledge base of actors in one read-only SQLite file, looked up name by name and never loaded whole."""

import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from whimbrel.errors import KnowledgeError
from whimbrel.knowledge.actor_records import Actor, Office
from whimbrel.knowledge.names import fold, is_acronym, phrases_of, surnames_of

VERSION = 1
TABLES = """
CREATE TABLE actor (id TEXT PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE name (words TEXT NOT NULL, actor TEXT NOT NULL, capitals INTEGER NOT NULL, PRIMARY KEY (words, actor)) WITHOUT ROWID;
CREATE TABLE longest (word TEXT PRIMARY KEY, length INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE surname (words TEXT NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (words, actor)) WITHOUT ROWID;
CREATE TABLE forename (word TEXT NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (word, actor)) WITHOUT ROWID;
CREATE TABLE one_word (letter TEXT NOT NULL, word TEXT NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (letter, word)) WITHOUT ROWID;
CREATE TABLE holder (code TEXT NOT NULL, office TEXT NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (code, office, actor)) WITHOUT ROWID;
"""
_KEPT = 1 << 16  # answers kept of each kind of question: the words of news repeat
_MOST = 200  # bearers of one surname or forename that are looked at; more tell nobody apart


class ActorBase:
    """The actors of a file that `whimbrel knowledge build` made; see `Rows` for what its methods return."""

    def __init__(self, path: Path) -> None:
        """Open a file; raises KnowledgeError for one that is none of ours, or of another version."""
        try:
            self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            version = self._connection.execute("PRAGMA user_version").fetchone()[0]
            self._connection.execute("SELECT 1 FROM actor LIMIT 1").fetchone()
        except sqlite3.Error as error:
            raise KnowledgeError(f"{path}: is no knowledge base of actors ({error}); make one with `whimbrel knowledge build`") from None
        if version != VERSION:
            raise KnowledgeError(f"{path}: is of version {version}, not {VERSION}; make it again with `whimbrel knowledge build`")
        self._decoder = msgspec.json.Decoder(Actor)
        kept = lru_cache(maxsize=_KEPT)
        self.longest, self.by_name, self.called = kept(self._longest), kept(self._by_name), kept(self._called)
        self.forename, self.groups, self.holders, self.get = kept(self._forename), kept(self._groups), kept(self._holders), kept(self._get)

    def all(self) -> Iterator[Actor]:
        """Yield every actor."""
        for (record,) in self._connection.execute("SELECT record FROM actor ORDER BY id"):
            yield self._decoder.decode(record)

    def _longest(self, word: str) -> int:
        row = self._connection.execute("SELECT length FROM longest WHERE word = ?", (word,)).fetchone()
        return int(row[0]) if row else 0

    def _by_name(self, words: tuple[str, ...]) -> tuple[tuple[Actor, bool], ...]:
        rows = self._connection.execute("SELECT actor, capitals FROM name WHERE words = ? ORDER BY actor", (" ".join(words),))
        return tuple((actor, bool(capitals)) for identity, capitals in rows.fetchall() if (actor := self.get(identity)))

    def _called(self, surname: tuple[str, ...]) -> tuple[Actor, ...]:
        return self._several("SELECT actor FROM surname WHERE words = ? ORDER BY actor LIMIT ?", " ".join(surname), _MOST)

    def _forename(self, first: str) -> tuple[Actor, ...]:
        return self._several("SELECT actor FROM forename WHERE word = ? ORDER BY actor LIMIT ?", first, _MOST)

    def _groups(self, letter: str) -> dict[str, Actor]:
        rows = self._connection.execute("SELECT word, actor FROM one_word WHERE letter = ?", (letter,)).fetchall()
        return {word: actor for word, identity in rows if (actor := self.get(identity))}

    def _holders(self, code: str, office: str) -> tuple[tuple[Office, Actor], ...]:
        found = self._several("SELECT actor FROM holder WHERE code = ? AND office = ? ORDER BY actor", code, office)
        held = ((held, actor) for actor in found for held in actor.offices if held.start)
        return tuple((held, actor) for held, actor in held if (held.code, held.office) == (code, office))

    def _get(self, identity: str) -> Actor | None:
        row = self._connection.execute("SELECT record FROM actor WHERE id = ?", (identity,)).fetchone()
        return self._decoder.decode(row[0]) if row else None

    def _several(self, question: str, *values: object) -> tuple[Actor, ...]:
        rows = self._connection.execute(question, values).fetchall()
        return tuple(actor for (identity,) in rows if (actor := self.get(identity)))


def write_actors(connection: sqlite3.Connection, actors: Iterable[Actor], called: dict[str, str]) -> int:
    """Write actors with their indexes into empty TABLES; `called` is how people of a country are called. Returns how many."""
    encoder = msgspec.json.Encoder()
    count = 0
    for actor in actors:
        count += 1
        connection.execute("INSERT OR REPLACE INTO actor VALUES (?, ?)", (actor.id, encoder.encode(actor)))
        for name in dict.fromkeys((actor.name, *actor.aliases)):
            _write_name(connection, actor, name)
        for held in actor.offices:
            if held.code and held.office and held.certain and held.start:
                connection.execute("INSERT OR IGNORE INTO holder VALUES (?, ?, ?)", (held.code, held.office, actor.id))
        if actor.kind == "person":
            surnames = surnames_of(actor, called.get(actor.code or "", "surname"))
            connection.executemany("INSERT OR IGNORE INTO surname VALUES (?, ?)", [(" ".join(words), actor.id) for words in surnames])
    return count


def _write_name(connection: sqlite3.Connection, actor: Actor, name: str) -> None:
    """Write one name of an actor."""
    words = fold(name)
    if not words:
        return
    names = [(" ".join(phrase), actor.id, is_acronym(name)) for phrase in phrases_of(name)]
    connection.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", names)
    longest = "INSERT INTO longest VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET length = max(length, excluded.length)"
    connection.execute(longest, (words[0], len(words)))
    if actor.kind == "person":
        connection.execute("INSERT OR IGNORE INTO forename VALUES (?, ?)", (words[0], actor.id))
    elif actor.kind == "group" and len(words) == 1 and not name.isupper():
        connection.execute("INSERT OR IGNORE INTO one_word VALUES (?, ?, ?)", (words[0][0], words[0], actor.id))
