"""Whom the tables know by the names of those whom the report leaves open: what `explain` shows, and no field of an event."""

from datetime import date as Date  # noqa: N812

from whimbrel.knowledge.actors import Actors
from whimbrel.knowledge.candidates import find_candidates
from whimbrel.records import Candidate, Entity

_MOST = 5


def undecided(entities: tuple[Entity, ...], actors: Actors, date: Date | None) -> tuple[Candidate, ...]:
    """Return, for each named entity without a country, the likeliest bearers of its name at a date."""
    open_ones = [entity for entity in entities if entity.name and entity.code is None and entity.kind != "nation"]
    return tuple(
        Candidate(entity=entity.id, name=found.actor.name, code=found.code, sector=found.sector, score=found.score)
        for entity in open_ones
        for found in find_candidates(actors, entity.name or "", date)[:_MOST]
    )
