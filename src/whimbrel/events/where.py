"""Where: an event's own place, which is not every place that its report names."""

from dataclasses import fields

from whimbrel.events.attach import distance, governors, of_sentence, side_by_side
from whimbrel.records import Claim, Document, EventPlace, Evidence, Place
from whimbrel.syntax import head_of

_STRONG = frozenset("in at near on outside inside around across within along off over throughout".split())
_LOCATIVE = _STRONG | frozenset("into against toward towards of from to between through".split())
_LONGEST_CHAIN = 50  # places in a list, or words one in another, that are climbed
_KINDS_OF_PLACE = frozenset(
    "town city village hamlet province district region area state island port capital suburb outskirt outskirts centre center part"
    " north south east west coast border settlement county governorate department territory neighbourhood neighborhood".split()
)
_PLACE_FIELDS = [field.name for field in fields(Place)]
# Where the one that it is done to is a place, the act happened there: attacks, visits, seizures, deployments.
_PLACE_OF_RECIPIENT = frozenset({"ASSAULT", "CONSULT", "MOBILIZE", "COERCE", "PROTEST", "SANCTION"})


def where(document: Document, claim: Claim, places: tuple[Place, ...]) -> tuple[EventPlace | None, tuple[Evidence, ...]]:
    """Return a claim's place: explicit where its own clause names one, else inherited from another clause of the sentence, or none.

    Of several the one with the surest grammar wins, then the nearest. A mere statement, promise or demand inherits no place:
    what it speaks of is elsewhere.
    """
    own, others = [], []
    for place in of_sentence(document, claim, places):
        head = head_of(document, place.start, place.end) if place.lat is not None else None
        rank = None if head is None else _rank(document, head, claim)
        if head is None or rank is None:
            continue
        near = distance(document, head, claim)
        if near is not None and (_is_physical(claim) or _is_direct(document, head, claim)):
            own.append((rank, near, abs(head - claim.trigger), place))
        elif near is None and rank == 0 and _is_physical(claim) and side_by_side(document, head, claim):
            others.append((head > claim.trigger, 0, abs(head - claim.trigger), place))
    if not own and not others:
        return None, ()
    place = min(own or others, key=lambda candidate: candidate[:3])[3]
    evidence = Evidence(field="event_loc", start=place.start, end=place.end, rule="place/clause" if own else "place/sentence")
    return located(place, "explicit" if own else "inherited"), (evidence,)


def _is_physical(claim: Claim) -> bool:
    """Tell whether an act needs bodies or goods at a place, as meetings, deliveries and attacks do."""
    return claim.event_type == "CONSULT" and "phone" not in claim.mode or claim.quad_code in (2, 4)


def _is_direct(document: Document, head: int, claim: Claim) -> bool:
    """Tell whether a place hangs by its preposition right under the trigger: "promised in Oslo", not "promised aid for towns in Oslo"."""
    above = governors(document, head)[:2]
    return claim.trigger in above or claim.anchor in above


def located(place: Place, basis: str) -> EventPlace:
    """Return a place as an event's."""
    return EventPlace(**{name: getattr(place, name) for name in _PLACE_FIELDS}, basis=basis)


def _rank(document: Document, head: int, claim: Claim) -> int | None:
    """Say how surely a place's grammar makes it the event's: 0 after a locative, 1 as its recipient, None not at all."""
    preposition = _preposition(document, head)
    if preposition in _STRONG:
        return 0
    token = document.tokens[head]
    if token.deprel == "dobj" and token.head in (claim.trigger, claim.anchor) and claim.quad_code in (2, 4):
        return 1
    if any(argument.head == head for argument in claim.recipients):
        return 1 if claim.event_type in _PLACE_OF_RECIPIENT else None
    if any(argument.head == head or argument.start <= token.start < argument.end for argument in claim.actors):
        return None
    return 2 if preposition in _LOCATIVE else None


def _preposition(document: Document, head: int) -> str | None:
    """Return the preposition that governs a place, through "the city of", "X province" and the lists that it stands in."""
    word = head
    for _ in range(_LONGEST_CHAIN):
        token = document.tokens[word]
        if token.deprel in ("compound", "appos", "conj", "nmod") and token.head != word:
            word = token.head
            continue
        preposition = document.tokens[token.head]
        noun = document.tokens[preposition.head]
        if token.deprel == "pobj" and preposition.lemma == "of" and noun.deprel == "pobj":
            word = noun.index
            continue
        of_no_place = preposition.lemma == "of" and noun.lemma not in _KINDS_OF_PLACE  # "the ambassador of France" is not in France
        return None if token.deprel != "pobj" or of_no_place else preposition.form.lower()
    return None
