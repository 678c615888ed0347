"""Who says so: sayings as the chain of an event, and as the stances that parties take on it."""

from whimbrel.events.roles import Cast
from whimbrel.records import Document, Event, Link, Saying, Source, Stance, Words


def chain(document: Document, sayings: tuple[Saying, ...], cast: Cast) -> tuple[Link, ...]:
    """Return the links through which an event reaches us, outermost first; each source once."""
    links: dict[tuple[str | None, int | None], Link] = {}
    for saying in sayings:
        link = Link(source=_source(document, saying, cast), cue=_words(document, saying))
        source = link.source
        key = (source.entity, None if source.entity else source.start) if source else (None, link.cue.start)
        links.setdefault(key, link)
    return tuple(links.values())


def stances(document: Document, asserting: tuple[Saying, ...], disputed: tuple[Saying, ...], cast: Cast) -> tuple[Stance, ...]:
    """Return every party's stance on an event that somebody disputes; nothing where nobody does.

    Who merely reports the denial ("the agency said that the army denied") takes no stance.
    """
    if not disputed:
        return ()
    denials = {saying.cue_token for saying in disputed}
    reporters = {saying.cue_token for saying in asserting if any(_covers(document, saying, cue) for cue in denials)}
    asserted = tuple(stance_of(document, saying, "asserted", cast) for saying in asserting if saying.cue_token not in reporters)
    return (*asserted, *(stance_of(document, saying, saying.stance, cast) for saying in disputed))


def told_by(event: Event) -> Source | None:
    """Return the party whose account an event is: the innermost source of its chain, None where the writer tells it."""
    return event.attribution[-1].source if event.attribution else None


def _covers(document: Document, saying: Saying, token: int) -> bool:
    """Tell whether a token lies in what somebody says."""
    word = document.tokens[token]
    return any(content.start <= word.start and word.end <= content.end for content in saying.contents)


def stance_of(document: Document, saying: Saying, stance: str, cast: Cast) -> Stance:
    """Return a saying as a party's stance."""
    return Stance(source=_source(document, saying, cast), stance=stance, cue=_words(document, saying), size=None)


def _source(document: Document, saying: Saying, cast: Cast) -> Source | None:
    """Return who speaks, with what is known of them; None where the text names nobody."""
    if saying.source is None:
        return None
    entity = cast.entities.get(saying.source.entity or "")
    return Source(
        entity=entity.id if entity else None,
        name=entity.name if entity else None,
        code=entity.code if entity else None,
        sector=entity.sector if entity else None,
        start=saying.source.start,
        end=saying.source.end,
    )


def _words(document: Document, saying: Saying) -> Words:
    """Return a saying's cue with its characters."""
    return Words(start=saying.cue.start, end=saying.cue.end, text=document.text[saying.cue.start : saying.cue.end])
