"""What is wrong with actor tables that load: two holders of one office at once, terms that overlap, names that collide."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from whimbrel.findings.lexicon import Finding
from whimbrel.knowledge.actor_records import Actor, Day, Office, shown
from whimbrel.knowledge.actor_tables import read_members
from whimbrel.knowledge.actors import Actors
from whimbrel.knowledge.names import fold, is_acronym
from whimbrel.ontology import NON_STATE_CODES

# Offices that one person holds at a time, in most countries; deputies, envoys and the like are many.
_SOLE = frozenset(
    {
        "president", "prime minister", "king", "emperor", "emir", "sultan", "supreme leader", "chancellor", "foreign minister",
        "defence minister", "interior minister", "secretary-general", "pope",
    }
)  # fmt: skip


def check_actors(actors: Actors, rows: Iterable[Actor]) -> Iterator[Finding]:
    """Yield what is wrong with some actors, each beside all others that are known."""
    rows = tuple(rows)
    for actor in rows:
        yield from _terms(actor)
        yield from _names(actors, actor)
    yield from _two_holders(rows)


def check_members(actors: Actors) -> Iterator[Finding]:
    """Yield what is wrong with the table of organisations' members."""
    organisations = {actor.name for row in actors.rows for actor in row.all()}
    for where, member in read_members():
        if member.organisation not in organisations:
            yield Finding(where, member.organisation, "is no organisation of the tables; spell it as its row does")
        if member.code not in actors.nations:
            yield Finding(where, member.organisation, f"has the member {member.code!r}, which is no country of countries.csv")


def _terms(actor: Actor) -> Iterator[Finding]:
    """Yield the roles of an actor that begin although the one before, of the same office or of a group's, has not ended."""
    by_office: dict[tuple[str | None, str | None], list[Office]] = defaultdict(list)
    for office in actor.offices:
        by_office[office.office if actor.kind == "person" else None, office.code].append(office)
    for offices in by_office.values():
        for before, after in pairwise(offices):
            if before.end is None:
                yield Finding(after.where, actor.name, f'role starts {_written(after.start)} but the one before has no end; add "end"')
            elif _overlap(before, after):
                yield Finding(
                    after.where,
                    actor.name,
                    f"role starts {_written(after.start)} but the one before ends {_written(before.end)}",
                )
    for office in actor.offices:
        if actor.kind == "person" and office.start is None and office.end is None:
            yield Finding(office.where, actor.name, "role has no date; leave it out or date it")


def _overlap(before: Office, after: Office) -> bool:
    """Tell whether a term surely ends after the next has surely begun; handing over on one day is no overlap."""
    return bool(before.end and after.start and before.end.earliest > after.start.latest)


def _written(day: Day | None) -> str:
    """Return a day as it is written in the tables."""
    return shown(day) if day else "at no date"


def _two_holders(rows: tuple[Actor, ...]) -> Iterator[Finding]:
    """Yield the terms in which two persons surely held one office at once."""
    held: dict[tuple[str | None, str], list[tuple[Office, Actor]]] = defaultdict(list)
    for actor in rows:
        for office in actor.offices:
            if office.certain and office.start and office.office in _SOLE and "PRE" not in office.other_sectors:
                held[office.code, office.office].append((office, actor))
    for (code, name), terms in sorted(held.items(), key=lambda pair: (pair[0][0] or "", pair[0][1])):
        terms.sort(key=lambda pair: pair[0].start.earliest if pair[0].start else pair[0].end.earliest)  # type: ignore[union-attr]
        for (before, one), (after, other) in pairwise(terms):
            if one.id != other.id and (before.end is None or _overlap(before, after)):
                ends = f"ends {_written(before.end)}" if before.end else "has no end"
                matter = f"{name} of {code} from {_written(after.start)}, but that of {one.name} ({before.where}) {ends}"
                yield Finding(after.where, other.name, f"{matter}; mend the dates, or write certain no")


def _names(actors: Actors, actor: Actor) -> Iterator[Finding]:
    """Yield the names of an actor that another has too, with nothing to choose between them: no two countries."""
    for name in dict.fromkeys((actor.name, *actor.aliases)):
        words = fold(name)
        if not words:
            yield Finding(actor.where, actor.name, f"has the name {name!r} without a letter")
            continue
        if any(sense.form in ("country", "seat") and sense.acronym == is_acronym(name) for sense in actors.places.get(words, ())):
            yield Finding(actor.where, actor.name, f"{name!r} is a country or a seat of government; leave that name out")
        bearers = [other for rows in actors.rows for other, capitals in rows.by_name(words) if capitals == is_acronym(name)]
        for one, other in combinations(bearers, 2):
            if actor is other and one.id != other.id and not _told_apart(one, other):
                matter = f"{name!r} is a name of {one.name} ({one.where}) too, and neither country nor date tells them apart"
                yield Finding(actor.where, actor.name, f"{matter}; take it from one of them")


def _told_apart(one: Actor, other: Actor) -> bool:
    """Tell whether a report's countries, or its date, can choose between two bearers of a name."""
    codes = {one.code, other.code}
    return (len(codes) == 2 and None not in codes and not codes & NON_STATE_CODES) or _before(one, other) or _before(other, one)


def _before(one: Actor, other: Actor) -> bool:
    """Tell whether all roles of one had ended before any of another began."""
    ends, starts = [office.end for office in one.offices], [office.start for office in other.offices]
    if not ends or not starts or None in ends or None in starts:
        return False
    return max(end.latest for end in ends if end) < min(start.earliest for start in starts if start)
