"""What one report tells more than once: events of one happening get one story id.

Two events are one happening if nothing that they say conflicts (days, places, sides, ways) and something ties them together: a side or
a place that both name, the same number of victims, or words that point back ("the attack").
"""

import re
from dataclasses import replace
from datetime import timedelta
from itertools import product

from whimbrel.records import Document, Event, Role

_BACK = re.compile(r"\b(?:the|this|that|these|those)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_HARM = re.compile(r"wound|injur|hurt|maim|kill|die|dead|dying|death", re.IGNORECASE)
_BEFORE = 40  # characters in which a determiner can stand before its noun
_DEEDS = frozenset({"ASSAULT", "PROTEST", "CONSULT", "COERCE", "MOBILIZE", "RETREAT", "SANCTION", "AID", "COOPERATE"})
_SURE = frozenset({"asserted", "denied", "possible", "unknown"})  # rival accounts of one happening differ in this
_LIKE_WAYS = (
    frozenset({"explosives", "suicide-attack", "destroy", "targeted"}),
    frozenset({"firearms", "targeted", "heavy-weapons"}),
    frozenset({"aerial", "drone", "heavy-weapons", "destroy", "targeted", "explosives"}),
    frozenset({"primitive", "destroy", "beat", "targeted"}),
    frozenset({"arrest", "seize"}),
    frozenset({"demo", "riot", "obstruct", "vandalize"}),
)
_VAGUE = timedelta(days=2)  # how far a day that was only inferred may be off
_SOON = 2  # sentences
_MOST = 60  # stories to look back on


def with_stories(events: tuple[Event, ...], document: Document) -> tuple[Event, ...]:
    """Return events with their story: the id of the first that tells the same happening."""
    stories: list[list[Event]] = []
    told = []
    for event in events:
        points_back = bool(_BACK.search(document.text[max(0, event.event_text.start - _BEFORE) : event.event_text.start]))
        story = next((one for one in reversed(stories[-_MOST:]) if _is_told_in(event, one, points_back)), None)
        if story is None:
            story = []
            stories.append(story)
        story.append(event)
        told.append(replace(event, story=story[0].id))
    return tuple(told)


def _is_told_in(event: Event, story: list[Event], points_back: bool) -> bool:
    """Tell whether an event belongs to a story: it conflicts with none of its events, and something ties it to one."""
    if any(_conflict(event, other) for other in story):
        return False
    if event.event_type not in _DEEDS:
        return any(_same_sides(event, other) for other in story)
    return points_back or any(_tied(event, other) for other in story)


def may_be_one(event: Event, other: Event) -> bool:
    """Tell whether two events can be one happening: nothing conflicts, and something ties them."""
    return not _conflict(event, other) and (_tied(event, other) if event.event_type in _DEEDS else _same_sides(event, other))


# Conflicts


def _conflict(event: Event, other: Event) -> bool:
    """Tell whether two events cannot be one happening."""
    if (event.event_type, event.negated, event.status) != (other.event_type, other.negated, other.status):
        return True
    if event.certainty != other.certainty and not {event.certainty, other.certainty} <= _SURE:
        return True
    if _ways_conflict(event.mode, other.mode) or _days_conflict(event, other) or _places_conflict(event, other):
        return True
    return _sides_conflict(event.actor, other.actor) or _sides_conflict(event.recipient, other.recipient)


def _ways_conflict(modes: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether two sets of modes cannot be ways of one act."""
    if not modes or not others or set(modes) & set(others):
        return False
    return not any({one, other} <= alike for one, other in product(modes, others) for alike in _LIKE_WAYS)


def _days_conflict(event: Event, other: Event) -> bool:
    """Tell whether the days of two events contradict each other: both are known, and apart by more than a guess is off."""
    if None in (event.date, event.enddate, other.date, other.enddate):
        return False
    slack = timedelta() if event.date_basis == other.date_basis == "explicit" else _VAGUE
    return event.date > other.enddate + slack or other.date > event.enddate + slack  # type: ignore[operator]


def _places_conflict(event: Event, other: Event) -> bool:
    """Tell whether two events lie in different countries, or in different towns."""
    here, there = event.event_loc, other.event_loc
    if here is None or there is None:
        return False
    if here.country_code and there.country_code and here.country_code != there.country_code:
        return True
    return bool(here.city and there.city) and here.city != there.city


def _sides_conflict(roles: tuple[Role, ...], others: tuple[Role, ...]) -> bool:
    """Tell whether both sides are somebody known, and not the same."""
    known, known_others = _known(roles), _known(others)
    return bool(known and known_others) and not any(_alike(one, other) for one, other in product(known, known_others))


def _known(roles: tuple[Role, ...]) -> list[Role]:
    """Return the roles that say who it is."""
    return [role for role in roles if not role.implicit and (role.entity or role.code or role.sector not in (None, "UNK"))]


def _alike(one: Role, other: Role) -> bool:
    """Tell whether two roles may be the same people: one entity, or the same sort where one of them has no name."""
    if one.entity and one.entity == other.entity:
        return True
    codes = one.code is None or other.code is None or one.code == other.code
    return codes and one.sector == other.sector and not (one.name and other.name and one.name != other.name)


# Ties


def _tied(event: Event, other: Event) -> bool:
    """Tell whether something makes two events that do not conflict one happening."""
    if _same_sides(event, other) or _same_toll(event, other) or _adds_nothing(event, other):
        return True
    place = event.event_loc and other.event_loc and event.event_loc.city and event.event_loc.city == other.event_loc.city
    shared = [_entities(event.actor) & _entities(other.actor), _entities(event.recipient) & _entities(other.recipient)]
    return bool(place or shared[1] or (shared[0] and (event.mode == other.mode or not event.recipient or not other.recipient)))


def _adds_nothing(event: Event, other: Event) -> bool:
    """Tell whether harm told soon after violence says neither who did it, nor where, nor on which day: "nine were wounded"."""
    bare = (
        bool(_HARM.match(event.event_text.text)) and not _known(event.actor) and event.event_loc is None and event.date_basis != "explicit"
    )
    return event.event_type == "ASSAULT" and bare and event.sentence - other.sentence <= _SOON


def _same_sides(event: Event, other: Event) -> bool:
    """Tell whether both sides of two events are named and the same."""
    sides, others = [(_entities(one.actor), _entities(one.recipient)) for one in (event, other)]
    return any(sides) and sides == others and event.mode == other.mode


def _same_toll(event: Event, other: Event) -> bool:
    """Tell whether two events have the same exact number of victims, more than one."""
    return any(
        one is not None and another is not None and one.low == one.high == another.low == another.high and (one.low or 0) > 1
        for one, another in ((event.size.dead, other.size.dead), (event.size.abducted, other.size.abducted))
    )


def _entities(roles: tuple[Role, ...]) -> frozenset[str]:
    """Return who stands on one side, by entity or by words."""
    return frozenset(role.entity or role.entity_text or "" for role in roles) - {""}
