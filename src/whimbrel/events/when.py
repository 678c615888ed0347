"""When: the interval of an event, by its clause, its neighbours or its publication."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812

from whimbrel.events.attach import distance, governors, of_sentence
from whimbrel.records import Claim, Document, Evidence, TimeSpan
from whimbrel.syntax import ancestors, head_of

_RULE = "date/clause"


@dataclass(frozen=True, slots=True)
class When:
    """An interval with its basis and the words that it rests on."""

    date: Date | None
    enddate: Date | None
    basis: str | None
    evidence: tuple[Evidence, ...] = ()


NEVER = When(None, None, None)


def when(document: Document, claim: Claim, times: tuple[TimeSpan, ...], *, status: str, certainty: str) -> When:
    """Return the interval of a claim.

    A time in the trigger's own clause is explicit, one in a clause above it ("on Sunday X said that …") is inferred; where there is
    none, new acts are dated by publication, background and hypothetical ones not at all.
    """
    published = document.report.date
    heads = _heads(document, claim, times)
    own = [(near, time) for head, time in heads if (near := distance(document, head, claim)) is not None]
    if own:
        return _dated(min(own, key=lambda pair: (pair[0], pair[1].start))[1], "explicit", published, certainty)
    above = set(ancestors(document, claim.trigger))
    lent = [time for head, time in heads if above & set(governors(document, head)[-1:])]
    if lent and status == "new":
        return _dated(lent[-1], "inferred", published, certainty)
    if published is None or status == "background" or certainty in ("conditional", "planned"):
        return NEVER
    return When(published, published, "publication")


def _heads(document: Document, claim: Claim, times: tuple[TimeSpan, ...]) -> list[tuple[int, TimeSpan]]:
    """Return the resolved times of the claim's sentence with their head tokens."""
    inside = [time for time in of_sentence(document, claim, times) if time.date is not None]
    heads = ((head_of(document, time.start, time.end), time) for time in inside)
    return [(head, time) for head, time in heads if head is not None]


def _dated(time: TimeSpan, basis: str, published: Date | None, certainty: str) -> When:
    """Return a time expression as an event's interval; what has happened lies before the report's publication."""
    start, end = time.date, time.enddate
    if published and start and end and start <= published < end and certainty != "planned":
        end = published
    return When(start, end, basis, (Evidence(field="date", start=time.start, end=time.end, rule=_RULE),))
