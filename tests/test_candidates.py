"""Ambiguity is not guessed away: the field stays empty, and `explain` shows who it could be."""

from collections.abc import Callable
from datetime import date

from whimbrel.knowledge.actors import load_actors
from whimbrel.mentions.actors import find_actors
from whimbrel.mentions.undecided import undecided
from whimbrel.records import Document


def test_surname_of_several_stays_open_with_its_candidates(read: Callable[[str], Document]) -> None:
    actors = load_actors()
    entities, _ = find_actors(read("Kennedy waited for the bus."), actors)
    (entity,) = [entity for entity in entities if entity.name == "Kennedy"]
    assert (entity.code, entity.sector) == (None, None)
    found = undecided(entities, actors, date(1962, 10, 1))
    assert "John F. Kennedy" in {candidate.name for candidate in found if candidate.entity == entity.id}


def test_name_that_nobody_has_has_no_candidates(read: Callable[[str], Document]) -> None:
    actors = load_actors()
    entities, _ = find_actors(read("Zorgo Fimble waited for the bus."), actors)
    assert undecided(entities, actors, None) == ()
