"""Judge where, when and how many of an event beside its gold: what a matched event's place, date and sizes are worth, 0 to 1.

None is returned where the gold has nothing to judge by.
"""

from collections.abc import Mapping

from whimbrel.knowledge.gazetteer import distance_km
from whimbrel.ontology import SIZES
from whimbrel.records import Event, EventPlace, Quantity


def place_share(wanted: dict, event: Event) -> float | None:
    """Judge the place: within the tolerance of a gold one; one that the text leaves open may be empty, a spare one must not be explicit."""
    place = event.event_loc
    if place is None or place.lat is None:
        return 0.0 if any(one["basis"] == "explicit" for one in wanted["places"]) else None
    if not wanted["places"]:
        return 0.0 if place.basis == "explicit" else None
    return float(any(_is_near(one, place) for one in wanted["places"]))


def _is_near(wanted: dict, place: EventPlace) -> bool:
    """Tell whether a place lies within the tolerance of a gold one."""
    assert place.lat is not None and place.lon is not None
    return distance_km(wanted["lat"], wanted["lon"], place.lat, place.lon) <= wanted["tol_km"]


def date_share(wanted: dict, event: Event) -> float | None:
    """Judge the date: the same day where the gold is one day, else an overlap."""
    gold = wanted["date"]
    if not (gold["start"] or gold["end"]):
        return None
    if event.date is None and event.enddate is None:
        return 0.0
    start, end = ((one or event.date or event.enddate) for one in (event.date, event.enddate))
    assert start is not None and end is not None
    accepted = gold.get("accept") or {}
    first = accepted.get("start_min") or gold["start"] or "0000"
    last = accepted.get("end_max") or gold["end"] or "9999"
    if gold["precision"] == "day" and first == last:
        return float(start.isoformat() == end.isoformat() == first)
    return float(start.isoformat() <= last and end.isoformat() >= first)


def quantity_share(wanted: dict, event: Event) -> float | None:
    """Judge the sizes: those whose bounds lie in the gold ones, over the gold's and the superfluous ones; of rival figures any is right."""
    filled = {name: size for name in SIZES if (size := getattr(event.size, name))}
    golds: dict[str, list[dict]] = {}
    for quantity in wanted["quantities"]:
        if quantity["what"] in SIZES:
            golds.setdefault(quantity["what"], []).append(quantity)
    if not filled.keys() | golds.keys():
        return None
    right = sum(name in filled and any(_fits(one, filled[name]) for one in quantities) for name, quantities in golds.items())
    return right / len(filled.keys() | golds.keys())


def _fits(wanted: Mapping[str, float | None], size: Quantity) -> bool:
    """Tell whether the bounds of a size lie in the gold ones, or are the value that the gold also accepts."""
    accepted = wanted.get("accept_value")
    if accepted is not None and accepted in (size.low, size.high):
        return True
    low, high = wanted.get("accept_min") or wanted["min"] or 0, wanted["max"]
    return low <= (size.low or 0) and (high is None or size.high is not None and size.high <= high)
