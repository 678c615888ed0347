"""Who is known before reading: nations, named actors with their dated roles, and the nouns that name a role.

Phrases are looked up by folded words (`fold`), so that hyphens, full stops, apostrophes and accents make no difference.
"""

import csv
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date  # noqa: N812
from functools import cache, lru_cache
from importlib.resources import files

from whimbrel.errors import KnowledgeError
from whimbrel.knowledge.actor_checks import check_actors
from whimbrel.knowledge.actor_records import Actor, Nation, Office, Sense, Term

# Family names come first there, so that the first word of a full name is the one that is carried through a report.
FAMILY_NAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "HKG", "VNM", "KHM", "SGP"})
_SPLIT = re.compile(r"[^\w]+|_", re.UNICODE)
_DROPPED = str.maketrans("", "", ".'’ʼ‘`´")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "ß": "ss"})


@lru_cache(maxsize=1 << 17)
def fold(form: str) -> tuple[str, ...]:
    """Return the plain lower-case words of a written form; none for mere punctuation."""
    plain = unicodedata.normalize("NFKD", form.translate(_DROPPED).casefold().translate(_LETTERS))
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(word for word in _SPLIT.split(kept) if word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actors:
    """Everything known about actors, indexed; phrases are tuples of folded words."""

    nations: dict[str, Nation]
    named: dict[str, Actor]
    senses: dict[tuple[str, ...], tuple[Sense, ...]]
    longest_sense: dict[str, int]
    terms: dict[tuple[str, ...], Term]
    longest_term: dict[str, int]
    holders: dict[tuple[str, str], tuple[tuple[Office, Actor], ...]]
    surnames: dict[tuple[str, ...], tuple[Actor, ...]]
    forenames: dict[str, tuple[Actor, ...]]
    groups: dict[str, dict[str, Actor]]

    def find_names(self, words: Sequence[str], at: int) -> tuple[int, tuple[Sense, ...]]:
        """Return the length in words and the senses of the longest known name that begins there; 0 without one."""
        for length in range(min(self.longest_sense.get(words[at], 0), len(words) - at), 0, -1):
            found = self.senses.get(tuple(words[at : at + length]))
            if found:
                return length, found
        return 0, ()

    def find_term(self, words: Sequence[str], at: int) -> tuple[int, Term | None]:
        """Return the length in words and the longest role phrase that begins there; 0 without one."""
        for length in range(min(self.longest_term.get(words[at], 0), len(words) - at), 0, -1):
            found = self.terms.get(tuple(words[at : at + length]))
            if found:
                return length, found
        return 0, None

    def holder(self, code: str, office: str, date: Date | None) -> Actor | None:
        """Return who certainly holds an office of a country at a date; None if unknown, undated or disputed."""
        if date is None:
            return None
        found = [actor for held, actor in self.holders.get((code, office), ()) if covers(held, date)]
        return found[-1] if len(found) == 1 else _latest(found, code, office, date)

    def called(self, surname: Sequence[str]) -> tuple[Actor, ...]:
        """Return the persons who can be called by a surname alone."""
        return self.surnames.get(tuple(surname), ())


def covers(office: Office, date: Date) -> bool:
    """Tell whether a term includes a day; a day of handing over belongs to both terms."""
    return (office.start is None or office.start <= date) and (office.end is None or date <= office.end)


def _latest(found: list[Actor], code: str, office: str, date: Date) -> Actor | None:
    """Return the successor on a day of handing over; None where the table itself is of two minds."""
    beginning = [actor for actor in found for held in actor.offices if held.office == office and held.start == date]
    return beginning[0] if len(beginning) == 1 else None


def office_at(actor: Actor, date: Date | None) -> Office | None:
    """Return the role that an actor has at a date: the latest begun; without a date a group's last, a person's none."""
    if date is None:
        return actor.offices[-1] if actor.offices and actor.kind != "person" else None
    current = [office for office in actor.offices if covers(office, date)]
    return max(current, key=lambda office: office.start or Date.min) if current else None


def sectors_at(actor: Actor, date: Date | None) -> tuple[str | None, tuple[str, ...]]:
    """Return primary and other sectors at a date; ELI for a person whose offices are all over."""
    office = office_at(actor, date)
    if office:
        return office.sector, office.other_sectors
    if actor.kind == "person" and date is None and len({held.sector for held in actor.offices}) == 1:
        return actor.offices[0].sector, ()
    if actor.kind == "person" and date and any(held.end and held.end < date for held in actor.offices):
        return "ELI", ()
    return actor.sector, actor.other_sectors


@cache
def load_actors() -> Actors:
    """Return the tables of the package; raises KnowledgeError that lists every defect."""
    nations, actors, terms = read_nations(), read_named(), read_terms()
    senses = [*_nation_senses(nations), *_landmark_senses(), *_actor_senses(actors)]
    defects = check_actors(nations, actors, terms, [(fold(phrase), sense) for phrase, sense in senses])
    if defects:
        raise KnowledgeError("\n".join(defects))
    return index_actors(nations, actors, terms, senses)


def index_actors(nations: Sequence[Nation], actors: Sequence[Actor], terms: Sequence[Term], senses: Iterable[tuple[str, Sense]]) -> Actors:
    """Return the indexes over rows that have been checked."""
    by_phrase: dict[tuple[str, ...], tuple[Sense, ...]] = {}
    for phrase, sense in senses:
        key = fold(phrase)
        by_phrase[key] = (*by_phrase.get(key, ()), sense)
    by_term = {fold(form): term for term in terms for form in (term.phrase, plural(term.phrase))}
    by_term |= {fold(term.phrase): term for term in terms}
    first_rows: dict[str, Nation] = {}
    for nation in nations:
        first_rows.setdefault(nation.code, nation)
    return Actors(
        nations=first_rows,
        named={actor.id: actor for actor in actors},
        senses=by_phrase,
        longest_sense=_longest(by_phrase),
        terms=by_term,
        longest_term=_longest(by_term),
        holders=_holders(actors),
        surnames=_surnames(actors),
        forenames=_forenames(actors),
        groups=_groups(actors),
    )


def _longest(phrases: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """Return the length of the longest phrase by its first word."""
    longest: dict[str, int] = {}
    for phrase in phrases:
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return longest


def _holders(actors: Sequence[Actor]) -> dict[tuple[str, str], tuple[tuple[Office, Actor], ...]]:
    """Return who held which office of which country, in order of their rows."""
    found: dict[tuple[str, str], tuple[tuple[Office, Actor], ...]] = {}
    for actor in actors:
        for held in actor.offices:
            if actor.code and held.office and actor.certain and held.start:
                key = (actor.code, held.office)
                found[key] = (*found.get(key, ()), (held, actor))
    return found


def _surnames(actors: Sequence[Actor]) -> dict[tuple[str, ...], tuple[Actor, ...]]:
    """Return the persons by their surnames: the last one, two and three words, or the first where that is the family's."""
    found: dict[tuple[str, ...], tuple[Actor, ...]] = {}
    for actor in actors:
        if actor.kind == "person":
            for surname in surnames_of(actor):
                found[surname] = (*found.get(surname, ()), actor)
    return found


def _forenames(actors: Sequence[Actor]) -> dict[str, tuple[Actor, ...]]:
    """Return the persons by the first words of their names."""
    found: dict[str, tuple[Actor, ...]] = {}
    for actor in actors:
        for first in dict.fromkeys(fold(name)[0] for name in (actor.name, *actor.aliases) if actor.kind == "person"):
            found[first] = (*found.get(first, ()), actor)
    return found


def _groups(actors: Sequence[Actor]) -> dict[str, dict[str, Actor]]:
    """Return the groups with names of one word that is no acronym, by first letter and name."""
    found: dict[str, dict[str, Actor]] = {}
    for actor in actors:
        for name in (actor.name, *actor.aliases) if actor.kind == "group" else ():
            words = fold(name)
            if len(words) == 1 and not name.isupper():
                found.setdefault(words[0][0], {})[words[0]] = actor
    return found


def surnames_of(actor: Actor) -> list[tuple[str, ...]]:
    """Return the folded words by which a report may go on to call a person, without doubles, in order."""
    found: list[tuple[str, ...]] = []
    for name in (actor.name, *actor.aliases):
        words = fold(name)
        found += [words[-length:] for length in (1, 2, 3) if len(words) > length]
        if actor.code in FAMILY_NAME_FIRST and len(words) > 1:
            found.append(words[:1])
    return list(dict.fromkeys(found))


def plural(phrase: str) -> str:
    """Return the English plural of a role phrase: of the noun before "of", "for" or "to", else of its last word."""
    parts = re.split(r"( (?:of|for|to|in) )", phrase, maxsplit=1)
    parts[0] = _plural_word(parts[0])
    return "".join(parts)


def _plural_word(word: str) -> str:
    """Return the plural of a word that is singular; one in -s stays as it is."""
    if word.endswith("man") and not word.endswith("human"):
        return word[:-3] + "men"
    if word.endswith(("s", "people", "men")):
        return word
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("ch", "sh", "x")) else "s")


def _data(name: str) -> str:
    """Return the text of a data file of the package."""
    return (files("whimbrel.knowledge") / "data" / name).read_text(encoding="utf-8")


def _rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV table of the package."""
    yield from csv.DictReader(_data(name).splitlines())


def _several(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that are joined by semicolons."""
    return tuple(part for part in cell.split(";") if part)


def read_nations() -> tuple[Nation, ...]:
    """Return the rows of countries.csv."""
    return tuple(
        Nation(
            code=row["code"], name=row["name"], names=_several(row["names"]), adjectives=_several(row["adjectives"]),
            demonyms=_several(row["demonyms"]), capitals=_several(row["capitals"]),
            seats=_several(row["seats"]), sector=row["sector"] or None,
        )
        for row in _rows("countries.csv")
    )  # fmt: skip


def read_terms() -> tuple[Term, ...]:
    """Return the rows of roles.csv."""
    return tuple(
        Term(
            phrase=row["phrase"], code=row["code"] or None, sector=row["sector"] or None, other_sectors=_several(row["other_sectors"]),
            kind=row["kind"], reach=row["reach"], inherits=row["inherits"] == "yes",
            office=row["office"] or None, capital=row["capital"] == "yes",
        )
        for row in _rows("roles.csv")
    )  # fmt: skip


def read_named() -> tuple[Actor, ...]:
    """Return the rows of actors.jsonl; offices are spelt as roles.csv spells them."""
    offices = {term.phrase: term.office for term in read_terms() if term.office}
    return tuple(_actor(json.loads(line), offices) for line in _data("actors.jsonl").splitlines() if line)


def _actor(row: dict[str, object], offices: dict[str, str]) -> Actor:
    """Return a named actor from its row, with its terms in order of time."""
    roles = row.pop("roles")
    assert isinstance(roles, list)
    held = sorted((_office(role, offices) for role in roles), key=lambda office: office.start or Date.min)
    others, aliases = row.pop("other_sectors"), row.pop("aliases")
    assert isinstance(others, list) and isinstance(aliases, list)
    return Actor(**row, other_sectors=tuple(others), aliases=tuple(aliases), offices=tuple(held))  # type: ignore[arg-type]


def _office(role: dict[str, str | None], offices: dict[str, str]) -> Office:
    """Return a role of actors.jsonl with its days read."""
    start, end = role["start"], role["end"]
    return Office(
        sector=role["sector"],
        other_sectors=tuple(role["other_sectors"] or ()),
        office=offices.get(role["office"] or "", role["office"]),
        start=Date.fromisoformat(start) if start else None,
        end=Date.fromisoformat(end) if end else None,
    )


def _nation_senses(nations: Sequence[Nation]) -> Iterator[tuple[str, Sense]]:
    """Yield the words for nations, each with what it stands for."""
    for nation in nations:
        plain = Sense(form="country", name=nation.name, code=nation.code, sector=nation.sector)
        yield from ((name, replace(plain, acronym=_is_acronym(name))) for name in (nation.name, *nation.names))
        yield from ((word, replace(plain, form="adjective", acronym=_is_acronym(word))) for word in nation.adjectives)
        yield from ((word, replace(plain, form="demonym")) for word in _demonyms(nation))
        yield from ((city, replace(plain, form="capital")) for city in nation.capitals)
        for seat in nation.seats:
            name, _, sector = seat.partition("=")
            yield name, replace(plain, form="seat", name=name, sector=sector or "GOV")


def _demonyms(nation: Nation) -> list[str]:
    """Return the nouns for a nation's people: those of its row, and adjectives that take an -s ("Georgians")."""
    regular = [word + "s" for word in nation.adjectives if word[-1] in "nikotbr" and not _is_acronym(word) and not word.endswith("French")]
    return [*nation.demonyms, *regular]


def _landmark_senses() -> Iterator[tuple[str, Sense]]:
    """Yield well-known towns and regions, which tell the country of those who live or act there."""
    for row in _rows("landmarks.csv"):
        yield from ((name, Sense(form="landmark", name=name, code=row["code"])) for name in _several(row["names"]))


def _actor_senses(actors: Sequence[Actor]) -> Iterator[tuple[str, Sense]]:
    """Yield the names of named actors."""
    for actor in actors:
        for name in dict.fromkeys((actor.name, *actor.aliases)):
            yield (
                name,
                Sense(form="actor", name=actor.name, code=actor.code, sector=actor.sector, actor=actor.id, acronym=_is_acronym(name)),
            )


def _is_acronym(name: str) -> bool:
    """Tell whether a name is written in capitals, so that lower-case words ("us", "who", "is") are not it."""
    return name.isupper() and len(name) <= 8
