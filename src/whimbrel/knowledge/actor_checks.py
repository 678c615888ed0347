"""What can be wrong with the actor tables: every defect, in one list."""

from collections.abc import Iterable, Sequence
from datetime import date as Date  # noqa: N812
from itertools import pairwise

from whimbrel.knowledge.actor_records import Actor, Nation, Sense, Term
from whimbrel.ontology import NON_STATE_CODES, SECTORS

KINDS = frozenset({"person", "group", "body", "nation"})
REACHES = frozenset({"state", "local", "owned", "struck", "none"})


def check_actors(
    nations: Sequence[Nation], actors: Sequence[Actor], terms: Sequence[Term], senses: Iterable[tuple[tuple[str, ...], Sense]]
) -> list[str]:
    """Return every defect of the tables, each with its file and row; an empty list if there is none."""
    codes = {nation.code for nation in nations} | NON_STATE_CODES
    return [
        *(f"countries.csv: {nation.name}: {defect}" for nation in nations for defect in _nation_defects(nation)),
        *(f"roles.csv: {term.phrase}: {defect}" for term in terms for defect in _term_defects(term, codes)),
        *_repeated("roles.csv", [term.phrase for term in terms]),
        *_repeated("actors.jsonl", [actor.id for actor in actors]),
        *(f"actors.jsonl: {actor.id}: {defect}" for actor in actors for defect in _actor_defects(actor, codes)),
        *_collisions(senses),
    ]


def _nation_defects(nation: Nation) -> list[str]:
    """Return what is wrong with a row of countries.csv."""
    sectors = [nation.sector] + [seat.partition("=")[2] or None for seat in nation.seats]
    defects = [f"{sector!r} is not a PLOVER sector" for sector in sectors if sector and sector not in SECTORS]
    if len(nation.code) != 3 or not nation.code.isupper():
        defects.append(f"{nation.code!r} is not a country code of three capitals")
    return defects


def _term_defects(term: Term, codes: frozenset[str] | set[str]) -> list[str]:
    """Return what is wrong with a row of roles.csv."""
    defects = _code_defects(term.code, (term.sector, *term.other_sectors), codes)
    if term.kind not in KINDS:
        defects.append(f"kind {term.kind!r} is not one of {', '.join(sorted(KINDS))}")
    if term.reach not in REACHES:
        defects.append(f"reach {term.reach!r} is not one of {', '.join(sorted(REACHES))}")
    return defects


def _actor_defects(actor: Actor, codes: frozenset[str] | set[str]) -> list[str]:
    """Return what is wrong with a row of actors.jsonl."""
    sectors = [actor.sector, *actor.other_sectors]
    for office in actor.offices:
        sectors += [office.sector, *office.other_sectors]
    defects = _code_defects(actor.code, sectors, codes)
    if actor.kind not in KINDS:
        defects.append(f"kind {actor.kind!r} is not one of {', '.join(sorted(KINDS))}")
    return defects + _time_defects(actor)


def _code_defects(code: str | None, sectors: Iterable[str | None], codes: frozenset[str] | set[str]) -> list[str]:
    """Return what is wrong with a code and with sectors."""
    unknown = [f"{sector!r} is not a PLOVER sector" for sector in sectors if sector and sector not in SECTORS]
    return [f"{code!r} is not a country of countries.csv nor a non-state code", *unknown] if code and code not in codes else unknown


def _time_defects(actor: Actor) -> list[str]:
    """Return roles that end before they start, and neighbours that overlap by more than the day of handing over."""
    defects = [
        f"role starts {office.start} but ends {office.end}"
        for office in actor.offices
        if office.start and office.end and office.end < office.start
    ]
    for before, after in pairwise(actor.offices):
        if before.end is None:
            defects.append(f'role starts {after.start} but the one before has no end; add "end"')
        elif before.end > (after.start or Date.min):
            defects.append(f"role starts {after.start} but the one before ends {before.end}")
    return defects


def _repeated(file: str, names: Sequence[str]) -> list[str]:
    """Return the names that stand in more than one row."""
    seen: set[str] = set()
    return [f"{file}: {name}: stands in two rows" for name in names if name in seen or seen.add(name)]  # type: ignore[func-returns-value]


def _collisions(senses: Iterable[tuple[tuple[str, ...], Sense]]) -> list[str]:
    """Return names that two rows claim with nothing to choose between them: same words, same form, same use of capitals."""
    owners: dict[tuple[tuple[str, ...], str, bool], Sense] = {}
    defects = []
    for phrase, sense in senses:
        if not phrase:
            defects.append(f"{sense.name}: has a name without a letter")
            continue
        other = owners.setdefault((phrase, sense.form, sense.acronym), sense)
        if (other.actor, other.code, other.sector) != (sense.actor, sense.code, sense.sector):
            defects.append(f"{' '.join(phrase)!r} is a name of both {other.name} and {sense.name}; take it from one of them")
    return defects
