"""Who is known before reading: nations, named actors with their dated roles, and the nouns that name a role.

Phrases are looked up by folded words (`fold`), so that hyphens, full stops, apostrophes and accents make no difference.
"""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date as Date  # noqa: N812
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

from whimbrel.knowledge.actor_records import Actor, Nation, Office, Sense, Term
from whimbrel.knowledge.actor_tables import read_actors, read_nations, read_terms, rows_of, several
from whimbrel.knowledge.names import fold, is_acronym, phrases_of, plural, surnames_of

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_OFFICIALS = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY", None})  # no sector is an international official's
# Who is meant by what is no office of its own: whoever holds one of these, if that is one person.
_CHIEFS = {
    "head of state": ("president", "king", "queen", "emperor", "emir", "sultan", "supreme leader", "head of the junta"),
    "monarch": ("king", "queen", "emperor", "emir", "sultan"),
    "head of government": ("prime minister", "chancellor", "premier"),
}


class Rows(Protocol):
    """Where named actors are looked up: the bundled tables, a user's, or a large knowledge base on disk."""

    def longest(self, word: str) -> int:
        """Return the length in words of the longest name that begins with a word; 0 without one."""
        ...

    def by_name(self, words: tuple[str, ...]) -> tuple[tuple[Actor, bool], ...]:
        """Return the actors of a name, each with whether the name is written in capitals."""
        ...

    def called(self, surname: tuple[str, ...]) -> tuple[Actor, ...]:
        """Return the persons who can be called by a surname alone."""
        ...

    def forename(self, first: str) -> tuple[Actor, ...]:
        """Return the persons whose names begin with a word."""
        ...

    def groups(self, letter: str) -> dict[str, Actor]:
        """Return the groups with names of one word that begin with a letter, by that word."""
        ...

    def holders(self, code: str, office: str) -> tuple[tuple[Office, Actor], ...]:
        """Return who surely held an office of a country, and when."""
        ...

    def get(self, identity: str) -> Actor | None:
        """Return an actor by its id."""
        ...

    def all(self) -> Iterator[Actor]:
        """Yield every actor."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Actors:
    """Everything known about actors; phrases are tuples of folded words. Of several `rows` the first that has an actor counts."""

    nations: dict[str, Nation]
    rows: tuple[Rows, ...]
    places: dict[tuple[str, ...], tuple[Sense, ...]]
    longest_place: dict[str, int]
    terms: dict[tuple[str, ...], Term]
    longest_term: dict[str, int]

    def find_names(self, words: Sequence[str], at: int) -> Iterator[tuple[int, tuple[Sense, ...]]]:
        """Yield the known names that begin there, the longest first: their lengths in words, and their senses."""
        word = words[at]
        longest = max(self.longest_place.get(word, 0), *(rows.longest(word) for rows in self.rows))
        for length in range(min(longest, len(words) - at), 0, -1):
            found = self.senses(tuple(words[at : at + length]))
            if found:
                yield length, found

    def senses(self, words: tuple[str, ...]) -> tuple[Sense, ...]:
        """Return what a name can stand for: nations and their seats, towns, named actors."""
        named = self._first_of((actor, capitals) for rows in self.rows for actor, capitals in rows.by_name(words))
        return (*self.places.get(words, ()), *(_sense(actor, capitals) for actor, capitals in named))

    def find_term(self, words: Sequence[str], at: int) -> tuple[int, Term | None]:
        """Return the length in words and the longest role phrase that begins there; 0 without one."""
        for length in range(min(self.longest_term.get(words[at], 0), len(words) - at), 0, -1):
            found = self.terms.get(tuple(words[at : at + length]))
            if found:
                return length, found
        return 0, None

    def get(self, identity: str | None) -> Actor | None:
        """Return an actor by its id."""
        found = (rows.get(identity) for rows in self.rows) if identity else iter(())
        return next((actor for actor in found if actor), None)

    def holder(self, code: str, office: str, date: Date | None) -> Actor | None:
        """Return who surely holds an office of a country at a date; None if unknown, undated or disputed."""
        if date is None:
            return None
        offices = _CHIEFS.get(office, (office,))
        held = [pair for one in offices for rows in self.rows for pair in rows.holders(code, one)]
        possible = {actor.id: actor for office, actor in held if office.may_cover(date)}
        sure = {actor.id: actor for office, actor in held if office.covers(date)}
        if len(possible) == 1:
            return next(iter(sure.values()), None)
        begun = [actor for office, actor in held if office.start and office.start.earliest == office.start.latest == date]
        return begun[0] if len(begun) == 1 else None

    def called(self, surname: Sequence[str]) -> tuple[Actor, ...]:
        """Return the persons who can be called by a surname alone."""
        return tuple(actor for actor, _ in self._first_of((actor, True) for rows in self.rows for actor in rows.called(tuple(surname))))

    def forename(self, first: str) -> tuple[Actor, ...]:
        """Return the persons whose names begin with a word."""
        return tuple(actor for actor, _ in self._first_of((actor, True) for rows in self.rows for actor in rows.forename(first)))

    def groups(self, letter: str) -> dict[str, Actor]:
        """Return the groups with names of one word that begin with a letter, by that word."""
        return {word: actor for rows in reversed(self.rows) for word, actor in rows.groups(letter).items()}

    def surnames_of(self, actor: Actor) -> list[tuple[str, ...]]:
        """Return the folded words by which a report may go on to call a person, without doubles, in order."""
        return surnames_of(actor, self.called_in(actor.code))

    def called_in(self, code: str | None) -> str:
        """Return how people of a country are called by one name, as countries.csv says."""
        nation = self.nations.get(code or "")
        return nation.called if nation else "surname"

    def _first_of(self, found: Iterable[tuple[Actor, bool]]) -> Iterator[tuple[Actor, bool]]:
        """Yield each actor once, as the first rows have it."""
        seen = set()
        for actor, capitals in found:
            if actor.id not in seen:
                seen.add(actor.id)
                yield (self.get(actor.id) if len(self.rows) > 1 else None) or actor, capitals


@dataclass(frozen=True, slots=True)
class Tables:
    """Actors of tables that are read whole, with their indexes."""

    actors: dict[str, Actor]
    names: dict[tuple[str, ...], tuple[tuple[Actor, bool], ...]] = field(default_factory=dict)
    lengths: dict[str, int] = field(default_factory=dict)
    surnames: dict[tuple[str, ...], tuple[Actor, ...]] = field(default_factory=dict)
    forenames: dict[str, tuple[Actor, ...]] = field(default_factory=dict)
    offices: dict[tuple[str, str], tuple[tuple[Office, Actor], ...]] = field(default_factory=dict)
    one_word_groups: dict[str, dict[str, Actor]] = field(default_factory=dict)

    def longest(self, word: str) -> int:
        """See Rows."""
        return self.lengths.get(word, 0)

    def by_name(self, words: tuple[str, ...]) -> tuple[tuple[Actor, bool], ...]:
        """See Rows."""
        return self.names.get(words, ())

    def called(self, surname: tuple[str, ...]) -> tuple[Actor, ...]:
        """See Rows."""
        return self.surnames.get(surname, ())

    def forename(self, first: str) -> tuple[Actor, ...]:
        """See Rows."""
        return self.forenames.get(first, ())

    def groups(self, letter: str) -> dict[str, Actor]:
        """See Rows."""
        return self.one_word_groups.get(letter, {})

    def holders(self, code: str, office: str) -> tuple[tuple[Office, Actor], ...]:
        """See Rows."""
        return self.offices.get((code, office), ())

    def get(self, identity: str) -> Actor | None:
        """See Rows."""
        return self.actors.get(identity)

    def all(self) -> Iterator[Actor]:
        """See Rows."""
        yield from self.actors.values()


def office_at(actor: Actor, date: Date | None) -> Office | None:
    """Return the role that an actor has at a date, in government first, in a party last, else the latest begun.

    Without a date it is a group's last, a person's none.
    """
    if date is None:
        return actor.offices[-1] if actor.offices and actor.kind != "person" else None
    current = [office for office in actor.offices if office.covers(date)] or _alike_at(actor, date)
    return max(current, key=_standing) if current else None


def _alike_at(actor: Actor, date: Date) -> list[Office]:
    """Return the roles between which an actor changes in the month, or year, of a date, if they are of one code and sector."""
    possible = [office for office in actor.offices if office.may_cover(date)]
    alike = len({(office.code, office.sector, office.other_sectors) for office in possible}) == 1
    return possible if len(possible) > 1 and alike else []


def _standing(office: Office) -> tuple[int, Date]:
    """Return what the roles of one person at one time are ranked by."""
    rank = 2 if office.sector == "GOV" else 0 if office.sector in ("PTY", "OPP") else 1
    return rank, office.start.latest if office.start else Date.min


def sectors_at(actor: Actor, date: Date | None) -> tuple[str | None, tuple[str, ...]]:
    """Return primary and other sectors at a date; of a person whose roles are over ELI if one was official, else the last one's."""
    office = office_at(actor, date)
    if office:
        return office.sector, office.other_sectors
    if actor.kind == "person" and date is None and len({held.sector for held in actor.offices}) == 1:
        return actor.offices[0].sector, ()
    over = [held for held in actor.offices if date and held.is_over(date)] if actor.kind == "person" else []
    if not over or any(held.may_cover(date) for held in actor.offices if date):
        return (actor.sector, actor.other_sectors) if not over else (None, ())
    if any(held.sector in _OFFICIALS for held in over):
        return "ELI", ()
    return over[-1].sector, over[-1].other_sectors


def is_active(actor: Actor, date: Date | None) -> bool:
    """Tell whether an actor has a role at a date, or may have; one without dated roles always, and all where no date is given."""
    return date is None or not actor.offices or any(office.may_cover(date) for office in actor.offices)


def code_at(actor: Actor, date: Date | None) -> str | None:
    """Return the country or body that an actor acts for at a date: its office's, else its own."""
    office = office_at(actor, date)
    return office.code if office and office.code else actor.code


@cache
def load_actors(more: Path | None = None, base: Path | None = None) -> Actors:
    """Return the tables of the package, with a folder's rows added or put in the place of those of the same name.

    `base` is a file of actors to use in the place of the package's. Raises KnowledgeError that lists every defect.
    """
    from whimbrel.knowledge.actor_base import ActorBase

    nations, terms = read_nations(), read_terms(more)
    by_code = {nation.code: nation for nation in reversed(nations)}
    rows: list[Rows] = []
    if more is not None or base is None:
        with _without_collection():
            rows.append(index_tables(read_actors(terms, by_code, more, bundled=base is None), by_code))
    if base is not None:
        rows.append(ActorBase(base))
    return index_actors(nations, terms, (*_nation_senses(nations), *_landmark_senses()), rows)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Hold garbage collection while hundreds of thousands of objects are made that stay: it cost a third of the loading time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def index_actors(nations: Sequence[Nation], terms: Sequence[Term], senses: Iterable[tuple[str, Sense]], rows: Sequence[Rows]) -> Actors:
    """Return the indexes over words for nations and roles, beside named actors."""
    by_phrase: dict[tuple[str, ...], tuple[Sense, ...]] = {}
    for phrase, sense in senses:
        key = fold(phrase)
        by_phrase[key] = (*by_phrase.get(key, ()), sense)
    by_term = {words: term for term in terms for form in (term.phrase, plural(term.phrase)) for words in phrases_of(form)}
    by_term |= {words: term for term in terms for words in phrases_of(term.phrase)}
    first_rows: dict[str, Nation] = {}
    for nation in nations:
        first_rows.setdefault(nation.code, nation)
    return Actors(
        nations=first_rows,
        rows=tuple(rows),
        places=by_phrase,
        longest_place=_longest(by_phrase),
        terms=by_term,
        longest_term=_longest(by_term),
    )


def index_tables(actors: Sequence[Actor], nations: dict[str, Nation]) -> Tables:
    """Return actors with the indexes over them."""
    tables = Tables({actor.id: actor for actor in actors})
    for actor in actors:
        for name in dict.fromkeys((actor.name, *actor.aliases)):
            words = fold(name)
            for phrase in phrases_of(name):
                _add(tables.names, phrase, (actor, is_acronym(name)))
            if actor.kind == "group" and len(words) == 1 and not name.isupper():
                tables.one_word_groups.setdefault(words[0][0], {})[words[0]] = actor
        for held in actor.offices:
            if held.code and held.office and held.certain and held.start:
                _add(tables.offices, (held.code, held.office), (held, actor))
        if actor.kind == "person":
            nation = nations.get(actor.code or "")
            for surname in surnames_of(actor, nation.called if nation else "surname"):
                _add(tables.surnames, surname, actor)
            for first in dict.fromkeys(fold(name)[0] for name in (actor.name, *actor.aliases)):
                _add(tables.forenames, first, actor)
    tables.lengths.update(_longest(tables.names))
    return tables


def _add(index: dict[_Key, tuple[_Value, ...]], key: _Key, value: _Value) -> None:
    """Add a value under a key."""
    index[key] = (*index.get(key, ()), value)


def _longest(phrases: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """Return the length of the longest phrase by its first word."""
    longest: dict[str, int] = {}
    for phrase in phrases:
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return longest


def _nation_senses(nations: Sequence[Nation]) -> Iterator[tuple[str, Sense]]:
    """Yield the words for nations, each with what it stands for."""
    for nation in nations:
        plain = Sense(form="country", name=nation.name, code=nation.code, sector=nation.sector)
        yield from ((name, replace(plain, acronym=is_acronym(name))) for name in (nation.name, *nation.names))
        yield from ((word, replace(plain, form="adjective", acronym=is_acronym(word))) for word in nation.adjectives)
        yield from ((word, replace(plain, form="demonym")) for word in _demonyms(nation))
        yield from ((city, replace(plain, form="capital")) for city in nation.capitals)
        for seat in nation.seats:
            name, _, sector = seat.partition("=")
            yield name, replace(plain, form="seat", name=name, sector=sector or "GOV")


def _demonyms(nation: Nation) -> list[str]:
    """Return the nouns for a nation's people: those of its row, and adjectives that take an -s ("Georgians")."""
    regular = [word + "s" for word in nation.adjectives if word[-1] in "nikotbr" and not is_acronym(word) and not word.endswith("French")]
    return [*nation.demonyms, *regular]


def _landmark_senses() -> Iterator[tuple[str, Sense]]:
    """Yield well-known towns and regions, which tell the country of those who live or act there."""
    for row in rows_of("landmarks.csv"):
        yield from ((name, Sense(form="landmark", name=name, code=row["code"])) for name in several(row["names"]))


def _sense(actor: Actor, capitals: bool) -> Sense:
    """Return a named actor as what its name stands for."""
    return Sense(form="actor", name=actor.name, code=actor.code, sector=actor.sector, actor=actor.id, acronym=capitals)
