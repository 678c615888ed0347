"""Claims and mentions made by hand over a parsed text, for tests of what the events stage makes of them."""

from datetime import date as Date  # noqa: N812

from whimbrel.ontology import QUAD_CODES
from whimbrel.records import Argument, Claim, Document, Entity, Mention, Place, Quantity, Saying, SourceSpan, Span, TimeSpan
from whimbrel.syntax import head_of


def span(document: Document, words: str, nth: int = 0) -> tuple[int, int]:
    """Return the offsets of the nth place of some words."""
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    return start, start + len(words)


def token(document: Document, words: str, nth: int = 0) -> int:
    """Return the head token of some words."""
    head = head_of(document, *span(document, words, nth))
    assert head is not None
    return head


def argument(document: Document, words: str, nth: int = 0) -> Argument:
    start, end = span(document, words, nth)
    return Argument(head=token(document, words, nth), start=start, end=end)


def claim(document: Document, trigger: str, event_type: str, *mode: str, actors: str = "", recipients: str = "", **fields: object) -> Claim:
    """Return a claim; `actors` and `recipients` are words joined by ";", `fields` what else it has."""
    start, end = span(document, trigger)
    word = token(document, trigger)
    parts = {
        "sentence": document.sentence_of[word], "trigger": word, "anchor": word, "start": start, "end": end, "rule": "test/made",
        "event_type": event_type, "quad_code": QUAD_CODES[event_type], "mode": mode, "cameo": None, "reciprocal": False,
        "actors": tuple(argument(document, words) for words in actors.split(";") if words),
        "recipients": tuple(argument(document, words) for words in recipients.split(";") if words),
    }  # fmt: skip
    return Claim(**{**parts, **fields})


def mention(document: Document, words: str, entity: str, form: str = "nominal", nth: int = 0) -> Mention:
    start, end = span(document, words, nth)
    return Mention(start=start, end=end, entity=entity, form=form)


def entity(identity: str, code: str | None, sector: str | None = None, kind: str = "group", name: str | None = None) -> Entity:
    return Entity(id=identity, name=name, kind=kind, code=code, sector=sector)


def place(document: Document, words: str, country: str, resolution: int = 4, nth: int = 0) -> Place:
    start, end = span(document, words, nth)
    return Place(
        start=start, end=end, extracted_place=words, resolved_place=words, lat=1.0, lon=2.0, country_code=country, resolution=resolution
    )


def time(document: Document, words: str, first: str, last: str | None = None, granularity: str = "day") -> TimeSpan:
    start, end = span(document, words)
    return TimeSpan(
        start=start, end=end, date=Date.fromisoformat(first), enddate=Date.fromisoformat(last or first), granularity=granularity
    )


def quantity(document: Document, words: str, low: float, of: str, relation: str | None = "total") -> Quantity:
    start, end = span(document, words)
    return Quantity(start=start, end=end, low=low, high=low, approximate=False, of=of, relation=relation)


def saying(document: Document, source: str | None, cue: str, content: str, stance: str = "asserted", entity: str | None = None) -> Saying:
    """Return who says what; `source` None where nobody is named."""
    named = SourceSpan(start=span(document, source)[0], end=span(document, source)[1], entity=entity) if source else None
    cue_start, cue_end = span(document, cue)
    start, end = span(document, content)
    return Saying(
        source=named, cue=Span(start=cue_start, end=cue_end), cue_token=token(document, cue), contents=(Span(start=start, end=end),),
        quoted="indirect", stance=stance, rule=f"test/{cue}",
    )  # fmt: skip
