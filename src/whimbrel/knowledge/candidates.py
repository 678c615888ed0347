"""Who a name, or a nationality with an office, can be at a date: everybody whom the tables know, the likeliest first."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812

from whimbrel.knowledge.actor_records import Actor
from whimbrel.knowledge.actors import Actors, code_at, sectors_at
from whimbrel.knowledge.names import fold

_FULL_NAME, _SURNAME, _HOLDER = 0.6, 0.3, 0.9
_IN_OFFICE, _BEFORE = 0.3, 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody whom words can mean, with the state of affairs at the date; `score`, 0 to 1, ranks, it is no probability."""

    actor: Actor
    score: float
    code: str | None
    sector: str | None
    other_sectors: tuple[str, ...]


def find_candidates(actors: Actors, words: str, date: Date | None = None) -> tuple[Candidate, ...]:
    """Return whom some words can mean: by full name or alias, by surname, or as "the Egyptian president"; the likeliest first."""
    folded = fold(words.removeprefix("the ").removeprefix("The "))
    if not folded:
        return ()
    scores: dict[str, float] = {}
    found: dict[str, Actor] = {}
    named = [actor for sense in actors.senses(folded) if (actor := actors.get(sense.actor))]
    holder = _holder(actors, folded, date)
    for group, score in (([holder] if holder else [], _HOLDER), (named, _FULL_NAME), (actors.called(folded), _SURNAME)):
        for actor in group:
            found.setdefault(actor.id, actor)
            scores.setdefault(actor.id, min(1.0, score + _standing(actor, date)))
    return tuple(
        Candidate(
            actor=found[identity], score=round(score, 2), code=code_at(found[identity], date),
            sector=sectors_at(found[identity], date)[0], other_sectors=sectors_at(found[identity], date)[1],
        )
        for identity, score in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    )  # fmt: skip


def _standing(actor: Actor, date: Date | None) -> float:
    """Return what speaks for an actor at a date: being in office, or having been."""
    if date is None:
        return 0.0
    if any(office.covers(date) for office in actor.offices) or (not actor.offices and actor.sector):
        return _IN_OFFICE
    return _BEFORE if any(office.is_over(date) for office in actor.offices) else 0.0


def _holder(actors: Actors, words: tuple[str, ...], date: Date | None) -> Actor | None:
    """Return who holds the office of a nation that words name: "egyptian president", "president of egypt"."""
    for at in range(1, len(words)):
        before, after = words[:at], words[at:]
        nation, role = (before, after) if actors.places.get(before) else (after, before)
        role = tuple(word for word in role if word not in ("of", "the"))
        term = actors.terms.get(role)
        codes = {sense.code for sense in actors.places.get(nation, ()) if sense.code}
        if term and term.office and len(codes) == 1:
            return actors.holder(codes.pop(), term.office, date)
    return None
