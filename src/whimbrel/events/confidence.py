"""How far a record can be trusted: the chance that the report says so, from what the record rests on.

A logistic model whose weights are data (knowledge/data/confidence.toml), fitted and checked by benchmarks/calibrate.py on our own gold;
docs/confidence.md has the table. It judges type, certainty and negation of the event at its words, not each of its fields.
"""

from collections.abc import Mapping
from dataclasses import replace
from math import exp

from whimbrel import ontology
from whimbrel.records import Event


def with_confidence(events: tuple[Event, ...], weights: Mapping[str, float]) -> tuple[Event, ...]:
    """Return events with their confidence, 0 to 1 with two decimals; unchanged if there are no weights."""
    if not weights:
        return events
    return tuple(replace(event, confidence=_confidence(event, weights)) for event in events)


def _confidence(event: Event, weights: Mapping[str, float]) -> float:
    """Return the chance that a record is right; a sign that has not been weighed yet weighs nothing."""
    score = weights["base"] + sum(weights.get(name, 0.0) for name, holds in signs_of(event).items() if holds)
    return round(1 / (1 + exp(-score)), 2)


def signs_of(event: Event) -> dict[str, bool]:
    """Return what speaks for or against a record, by the names of the weights."""
    known = [role for role in event.actor if role.code or role.sector not in (None, "UNK")]
    named = any(role.code and not role.implicit for role in event.actor)
    fact = event.certainty == "asserted" and not event.negated
    return {
        "negated": event.negated,
        "denied": event.certainty == "denied",
        "unreal": event.certainty not in ("asserted", "denied"),
        "attributed": bool(event.attribution),
        "actor_coded": named,
        "actor_unknown": not known,
        "recipient_coded": any(role.code for role in event.recipient),
        "date_explicit": event.date_basis == "explicit",
        "date_inferred": event.date_basis == "inferred",
        "counted": any(getattr(event.size, kind) is not None for kind in ontology.SIZES),
        "fact_of_two": fact and named and any(role.code for role in event.recipient),
        "writers_fact": fact and named and not event.attribution,
        "verbal": event.quad_code in (1, 3),
    }
