"""Who says so: sayings as the chain of an event, and as the stances that parties take on it."""

from dataclasses import replace

from whimbrel.events.roles import Cast
from whimbrel.records import Document, Event, Link, Saying, Source, Stance, Words
from whimbrel.syntax import conjuncts, head_of

_TWO = 2


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

    Who merely passes on what another says, or that another denies it ("the agency said that the army denied"), takes no stance.
    """
    if not disputed:
        return ()
    denials = {saying.cue_token for saying in disputed}
    reporters = {saying.cue_token for saying in asserting if any(_covers(document, saying, cue) for cue in denials)}
    tellers = [saying for saying in asserting if saying.cue_token not in reporters]
    asserted = tuple(stance_of(document, saying, "asserted", cast) for saying in tellers[-1:])
    return (*asserted, *(stance for saying in disputed for stance in stances_of(document, saying, cast)))


def told_by(event: Event) -> Source | None:
    """Return the party whose account an event is: the innermost source of its chain, None where the writer tells it."""
    return event.attribution[-1].source if event.attribution else None


def _covers(document: Document, saying: Saying, token: int) -> bool:
    """Tell whether a token lies in what somebody says."""
    word = document.tokens[token]
    return any(content.start <= word.start and word.end <= content.end for content in saying.contents)


def stances_of(document: Document, saying: Saying, cast: Cast) -> tuple[Stance, ...]:
    """Return a saying as the stances of its parties: "Moscow and Minsk denied it" are two."""
    stance = stance_of(document, saying, saying.stance, cast)
    head = head_of(document, saying.source.start, saying.source.end) if saying.source else None
    parties = [party for word in conjuncts(document, head) if (party := _party(word, cast))] if head is not None else []
    if len({party.entity for party in parties}) < _TWO:
        return (stance,)
    return tuple(replace(stance, source=party) for party in parties)


def _party(word: int, cast: Cast) -> Source | None:
    """Return the party that a word heads the name of."""
    found = [(mention, cast.entities[mention.entity]) for mention in cast.mentions.get(word, ()) if mention.entity in cast.entities]
    if not found:
        return None
    mention, entity = found[0]
    return Source(entity=entity.id, name=entity.name, code=entity.code, sector=entity.sector, start=mention.start, end=mention.end)


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
