"""What one report tells twice: events of one happening get one story id."""

from dataclasses import replace

from whimbrel.records import Event, Role

_Kind = tuple[str, bool, str, frozenset[str], frozenset[str]]


def with_stories(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return events with their story: the id of the first that tells the same happening.

    Two events are one happening if type, both sides and polarity agree and their days do not contradict each other.
    """
    alike: dict[_Kind, list[Event]] = {}
    told = []
    for event in events:
        sides = _side(event.actor), _side(event.recipient)
        firsts = alike.setdefault((event.event_type, event.negated, event.certainty, *sides), []) if any(sides) else []
        first = next((other for other in firsts if _at_one_time(event, other)), None)
        if first is None:
            firsts.append(event)
        told.append(replace(event, story=(first or event).id))
    return tuple(told)


def _at_one_time(event: Event, other: Event) -> bool:
    """Tell whether the days of two events do not contradict each other; an undated one goes only with its like."""
    if None in (event.date, event.enddate, other.date, other.enddate):
        return event.date == other.date
    return event.date <= other.enddate and other.date <= event.enddate  # type: ignore[operator]


def _side(roles: tuple[Role, ...]) -> frozenset[str]:
    """Return who stands on one side, by entity or by words."""
    return frozenset(role.entity or role.entity_text or "" for role in roles) - {""}
