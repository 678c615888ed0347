"""What parties say of one happening brought together: who asserts it, who denies it, and each one's figures.

The events of a story are one happening told several times. If one party's account of it is denied, or another's figures differ, every
event of the story shows all of that. An account that says the opposite ("our men did not attack") is a denial of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from whimbrel import ontology
from whimbrel.events.roles import Cast
from whimbrel.events.said import stance_of, told_by
from whimbrel.events.story import may_be_one
from whimbrel.records import Document, Event, Quantity, Size, Source, Stance, Voices
from whimbrel.syntax import head_of

_NEAR = 3  # sentences between an account and one that contradicts it
_REACH = 2  # sentences between a happening and another party's figure for it
_STEM = 4  # letters that forms of one word share
_ANY = "number"  # what a number counts that says no more: "put the number at 40"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of people that one party gives, in some sentence."""

    sentence: int
    stance: Stance
    quantity: Quantity


def figures_of(
    document: Document, quantities: tuple[Quantity, ...], sizes: Iterable[Size], voices: Voices, cast: Cast
) -> tuple[Figure, ...]:
    """Return the numbers of people that somebody gives and that are no event's size."""
    owned = {getattr(size, kind) for size in sizes for kind in ontology.SIZES}
    found = []
    for quantity in quantities:
        if quantity in owned or quantity.of not in (*ontology.SIZES, _ANY) or quantity.relation != "total" or quantity.start is None:
            continue
        head = head_of(document, quantity.start, quantity.end or quantity.start)
        told = [saying for saying in voices.told.get(head, ()) if saying.source] if head is not None else []
        if head is not None and told:
            stance = stance_of(document, told[-1], "asserted", cast)
            found.append(Figure(sentence=document.sentence_of[head], stance=stance, quantity=quantity))
    return tuple(found)


def with_disputes(events: tuple[Event, ...], figures: tuple[Figure, ...]) -> tuple[Event, ...]:
    """Return events with the stances of all parties on their happening; `figures` are those that no event has as its own size."""
    events = _with_contradictions(events)
    stories: dict[str, list[Event]] = {}
    for event in events:
        stories.setdefault(event.story or event.id, []).append(event)
    heard = _heard(stories, figures)
    stances = {story: _stances(told, heard.get(story, [])) for story, told in stories.items()}
    return tuple(_disputed(event, stances[event.story or event.id], stories[event.story or event.id]) for event in events)


# An account that says the opposite


def _with_contradictions(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return events in which a party's word that something did not happen denies the account of another that it did."""
    found = list(events)
    for place, event in enumerate(events):
        if not event.negated or not event.attribution or event.certainty != "asserted":
            continue
        positive = replace(event, negated=False)
        other = next((one for one in reversed(found) if _contradicts(positive, one)), None)
        if other is not None:
            denial = Stance(source=told_by(event), stance="denied", cue=event.attribution[-1].cue, size=None)
            claims = (*event.claims, denial)
            found[place] = replace(positive, certainty="denied", story=other.story, attribution=other.attribution, claims=claims)
    return tuple(found)


def _contradicts(event: Event, other: Event) -> bool:
    """Tell whether an event is what another source, or the writer, says happened."""
    apart = abs(event.sentence - other.sentence)
    if other.id == event.id or other.negated or other.certainty not in ("asserted", "denied") or apart > _NEAR:
        return False
    return _one_word(event, other) and not _same(told_by(event), told_by(other)) and may_be_one(event, other)


def _one_word(event: Event, other: Event) -> bool:
    """Tell whether two events are told by forms of one word: that nobody was killed does not deny the attack."""
    return event.event_text.text[:_STEM].lower() == other.event_text.text[:_STEM].lower()


# Figures


def _heard(stories: dict[str, list[Event]], figures: tuple[Figure, ...]) -> dict[str, list[Stance]]:
    """Return, by story, the figures given apart from its events: each belongs to the last happening before it that counts such people."""
    found: dict[str, list[Stance]] = {}
    for figure in figures:
        near = [
            (event.sentence, event.event_text.start, story, kind)
            for story, told in stories.items()
            for event in told
            if 0 <= figure.sentence - event.sentence <= _REACH and event.event_text.start < (figure.quantity.start or 0)
            for kind in _kinds(event.size, figure.quantity)
        ]  # fmt: skip
        if near:
            _, _, story, kind = max(near)
            size = replace(Size(), **{kind: replace(figure.quantity, of=kind)})
            found.setdefault(story, []).append(replace(figure.stance, size=size))
    return found


def _kinds(size: Size, quantity: Quantity) -> list[str]:
    """Return which figures of an event a number can be another one for."""
    filled = [kind for kind in ontology.SIZES if getattr(size, kind) is not None]
    return filled[:1] if quantity.of == _ANY else [kind for kind in filled if kind == quantity.of]


# Stances


def _stances(told: list[Event], heard: list[Stance]) -> tuple[Stance, ...]:
    """Return every party's stance on a happening, each once, in the order of the text; none where nobody disputes anything."""
    own = [
        Stance(source=told_by(event), stance="asserted", cue=event.attribution[-1].cue, size=_figures(event.size))
        for event in told if event.attribution
    ]  # fmt: skip
    said = [stance for event in told for stance in event.claims]
    disputed = any(stance.stance != "asserted" for stance in said)
    if not disputed and not _rival([*own, *heard], [event.size for event in told if not event.attribution]):
        return ()
    return _merged(_with_heard([*own, *said], heard))


def _with_heard(stances: list[Stance], heard: list[Stance]) -> list[Stance]:
    """Return stances with the figures of those who have one, and those of others as assertions of their own."""
    found = list(stances)
    for figure in heard:
        place = next((place for place, one in enumerate(found) if _same(one.source, figure.source)), None)
        if place is None:
            found.append(figure)
        elif found[place].size is None:
            found[place] = replace(found[place], size=figure.size)
    return found


def _figures(size: Size) -> Size | None:
    """Return a party's figures, None where it gives none."""
    return size if any(getattr(size, kind) is not None for kind in ontology.SIZES) else None


def _rival(stances: list[Stance], writers: list[Size]) -> bool:
    """Tell whether two voices, one of which may be the writer's, give figures that cannot both be right."""
    voices = [(stance.source, stance.size) for stance in stances if stance.size] + [(None, size) for size in writers]
    return any(
        _clash(size, other_size, kind)
        for place, (source, size) in enumerate(voices)
        for other, other_size in voices[place + 1 :]
        if not _same(source, other)
        for kind in ontology.SIZES
    )  # fmt: skip


def _clash(size: Size, other: Size, kind: str) -> bool:
    """Tell whether two sizes have figures of one kind that cannot both be right."""
    one, another = getattr(size, kind), getattr(other, kind)
    return one is not None and another is not None and one.excludes(another)


def _merged(stances: Iterable[Stance]) -> tuple[Stance, ...]:
    """Return stances with one for each party and stance, its figures those that it gives first."""
    found: list[Stance] = []
    for stance in sorted(stances, key=lambda one: (one.cue.start if one.cue else 0, one.size is None)):
        place = next((place for place, one in enumerate(found) if one.stance == stance.stance and _same(one.source, stance.source)), None)
        if place is None:
            found.append(stance)
        elif found[place].size is None and stance.size is not None:
            found[place] = replace(found[place], size=stance.size)
    return tuple(found)


def _same(one: Source | None, other: Source | None) -> bool:
    """Tell whether two sources are one party: one entity, else the same words."""
    if one is None or other is None:
        return one is other
    return one.entity == other.entity if one.entity or other.entity else one.start == other.start


def _disputed(event: Event, stances: tuple[Stance, ...], told: list[Event]) -> Event:
    """Return an event with the stances on its happening, denied where somebody denies what the writer does not assert."""
    if not stances:
        return event
    denied = any(stance.stance == "denied" for stance in stances)
    writer = any(one.certainty == "asserted" and not one.negated and not one.attribution for one in told)
    turned = denied and not writer and event.certainty == "asserted" and not event.negated
    return replace(event, claims=stances, certainty="denied" if turned else event.certainty)
