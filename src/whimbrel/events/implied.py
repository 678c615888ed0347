"""Parties that a clause leaves unsaid and the report makes certain: the state that arrests, the accuser whose charge is denied."""

from collections import Counter
from dataclasses import replace

from whimbrel.knowledge.sovereigns import sovereign_of
from whimbrel.ontology import NON_STATE_CODES, STATE_AGENTS
from whimbrel.records import Entity, Event, Link, Role

# What an answer can be to: a charge, a demand, a threat, an offer.
_ANSWERED = frozenset({"ACCUSE", "REQUEST", "THREATEN", "AGREE"})
_OF_THE_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
_MATERIAL_CONFLICT = 4
_BACK = 3  # sentences that an answer can look back


def with_implied(events: list[Event], entities: tuple[Entity, ...]) -> list[Event]:
    """Return events in order, with the parties that their report makes certain in the place of nobody; all of them `implicit`."""
    home = _home(entities)
    found: list[Event] = []
    for at, event in enumerate(events):
        if _is_nobodys(event):
            event = replace(event, actor=_state(event, home))
        if event.event_type == "REJECT" and not event.recipient:
            here = [other for other in events[at + 1 :] if other.sentence == event.sentence]
            event = replace(event, recipient=_answered(event, [*here, *found]))
        found.append(event)
    return found


def _is_nobodys(event: Event) -> bool:
    """Tell whether an event's text names nobody who did it."""
    return all(role.implicit and role.code is None for role in event.actor)


def _home(entities: tuple[Entity, ...]) -> str | None:
    """Return the country of most parties of a report; None where it has none to which two thirds of them belong."""
    codes = Counter(entity.code for entity in entities if entity.code and entity.code not in NON_STATE_CODES)
    return next((code for code, count in codes.most_common(1) if 3 * count >= 2 * codes.total()), None)


def _state(event: Event, home: str | None) -> tuple[Role, ...]:
    """Return whoever of a state does what only states do, "was arrested", "a curfew was imposed": of the event's place, else of the report.

    Where neither gives one country it stays nobody.
    """
    sector = next((found for mode in event.mode if (found := STATE_AGENTS.get((event.event_type, mode)))), None)
    place = sovereign_of(event.event_loc.country_code) if event.event_loc else None
    code = place or home
    return (Role(code=code, sector=sector, implicit=True),) if sector and code else event.actor


def _answered(event: Event, before: list[Event]) -> tuple[Role, ...]:
    """Return whose words somebody rejects: the last one who charged, asked or offered him something, or told what he denies.

    In this sentence or shortly before; nobody where no such words were coded.
    """
    for other in sorted(before, key=lambda other: -other.sentence):
        if event.sentence - other.sentence > _BACK:
            break
        if other.event_type in _ANSWERED and _share(event.actor, other.recipient) and not _share(event.actor, other.actor):
            return tuple(
                replace(role, start=None, end=None, entity_text=None, implicit=True) for role in other.actor if role.code or role.entity
            )
        near = event.sentence - other.sentence <= 1
        about_him = other.certainty == "denied" or (_share(event.actor, other.actor) and other.quad_code == _MATERIAL_CONFLICT)
        if near and about_him and other.attribution:
            return tuple(role for role in (_teller(link) for link in other.attribution[-1:]) if role and not _share(event.actor, (role,)))
    return ()


def _teller(link: Link) -> Role | None:
    """Return who tells of an act as a party."""
    source = link.source
    if source is None or (source.code is None and source.entity is None):
        return None
    return Role(code=source.code, sector=source.sector, name=source.name, entity=source.entity, implicit=True)


def _share(some: tuple[Role, ...], others: tuple[Role, ...]) -> bool:
    """Tell whether somebody stands on both sides: the same party, or a state's own."""
    entities = {role.entity for role in some if role.entity}
    states = {role.code for role in some if role.code and role.sector in _OF_THE_STATE}
    return any(role.entity in entities or (role.sector in _OF_THE_STATE and role.code in states) for role in others)
