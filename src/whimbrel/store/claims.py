"""Who claims what of an event: the stances of its parties, and what they disagree about."""

from dataclasses import dataclass

from whimbrel.ontology import SIZES
from whimbrel.records import CodedReport, Event, Size, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedEvent:
    """An event, and those of its claims that are asked for."""

    event: Event
    claims: tuple[Stance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedReport:
    """A coded report, and those of its events about which somebody claims what is asked for."""

    report: CodedReport
    events: tuple[ClaimedEvent, ...]


def claims_of(event: Event) -> tuple[Stance, ...]:
    """Return every party's claim on an event: its stances, else the assertion of the innermost source; none if the writer says so."""
    if event.claims or not event.attribution:
        return event.claims
    link = event.attribution[-1]
    size = None if event.size == Size() else event.size
    return (Stance(source=link.source, stance="asserted", cue=link.cue, size=size),)


def disputes(event: Event) -> tuple[str, ...]:
    """Return what is disputed about an event: "denied", "unconfirmed", and each of SIZES for which parties give different figures."""
    stances = {claim.stance for claim in event.claims}
    return (
        *(stance for stance in ("denied", "unconfirmed") if stance in stances),
        *(size for size in SIZES if _rival(event, size)),
    )


def _rival(event: Event, size: str) -> bool:
    """Tell whether two parties, or a party and the writer, bound a number differently; a subset ("three of them") is no rival."""
    told: dict[tuple[float | None, float | None], set[object]] = {}
    for claim in event.claims:
        if claim.size and (bounds := _bounds(claim.size, size)):
            told.setdefault(bounds, set()).add(_party(claim))
    if told and (bounds := _bounds(event.size, size)):
        told.setdefault(bounds, {"the writer"})  # a figure that a party gives as well is that party's
    return len(told) > 1 and len(set().union(*told.values())) > 1


def _bounds(figures: Size, size: str) -> tuple[float | None, float | None] | None:
    """Return the bounds of a number, None where there are none."""
    quantity = getattr(figures, size)
    if quantity is None or quantity.relation == "subset" or quantity.low is quantity.high is None:
        return None
    return quantity.low, quantity.high


def _party(claim: Stance) -> object:
    """Return what tells the party of a claim from the others of its event."""
    return (claim.source.entity or claim.source) if claim.source else claim.cue
