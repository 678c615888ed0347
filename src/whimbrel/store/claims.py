"""Who claims what of an event: the stances of its parties, and what they disagree about."""

from dataclasses import dataclass

from whimbrel.ontology import SIZES
from whimbrel.records import CodedReport, Event, Quantity, Size, Stance


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
    """Return what is disputed about an event: "denied", "unconfirmed", and each of SIZES with figures that exclude each other."""
    stances = {claim.stance for claim in event.claims}
    return (
        *(stance for stance in ("denied", "unconfirmed") if stance in stances),
        *(size for size in SIZES if _rival(event, size)),
    )


def _rival(event: Event, size: str) -> bool:
    """Tell whether two voices, one may be the writer's, give numbers that cannot both be right; a subset ("three of them") is no rival."""
    told = [(_party(claim), figure) for claim in event.claims if claim.size and (figure := _figure(claim.size, size))]
    own = _figure(event.size, size)
    if own is not None and own not in [figure for _, figure in told]:
        told.append(("the writer", own))
    return any(
        party != other_party and figure.excludes(other)
        for place, (party, figure) in enumerate(told)
        for other_party, other in told[place + 1 :]
    )  # fmt: skip


def _figure(figures: Size, size: str) -> Quantity | None:
    """Return a number that is the whole of its kind, None where there is none."""
    quantity: Quantity | None = getattr(figures, size)
    return None if quantity is None or quantity.relation == "subset" else quantity


def _party(claim: Stance) -> object:
    """Return what tells the party of a claim from the others of its event."""
    return (claim.source.entity or claim.source) if claim.source else claim.cue
