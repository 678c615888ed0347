"""Where: an event's own place, which is not every place that its report names."""

from collections.abc import Iterator
from dataclasses import fields
from typing import NamedTuple

from whimbrel.events.attach import distance, governors, is_of_another, of_sentence, side_by_side
from whimbrel.records import Claim, Document, EventPlace, Evidence, Place, Saying
from whimbrel.syntax import head_of

_STRONG = frozenset("in at near on outside inside around across within along off over throughout".split())
_TOWARDS = frozenset("into against toward towards to".split())
_LOCATIVE = _STRONG | _TOWARDS | {"of", "through", "between"}
_AWAY = frozenset({"from", "out"})
_LONGEST_CHAIN = 50  # places in a list, or words one in another, that are climbed
_KINDS_OF_PLACE = frozenset(
    "town city village hamlet province district region area state island port capital suburb outskirt outskirts centre center part"
    " north south east west coast border settlement county governorate department territory neighbourhood neighborhood".split()
)
_HELD = frozenset({"control", "capture", "recapture", "siege"})  # "fought for control of the town"
_PLACE_FIELDS = [field.name for field in fields(Place)]
# Where the one that it is done to is a place, the act happened there: attacks, visits, seizures, deployments.
_PLACE_OF_RECIPIENT = frozenset({"ASSAULT", "CONSULT", "MOBILIZE", "COERCE", "PROTEST", "SANCTION", "RETREAT", "AID"})
_LEAVING = frozenset({"RETREAT", "CONCEDE", "expel", "deport"})  # types and modes of acts that happen where somebody goes from
_VISITING = frozenset({"visit", "tour", "enter", "reach"})  # "visited the town for talks"
_CAPITAL = "PPLC"


class _Candidate(NamedTuple):
    """A place that may be a claim's, as they are ranked: the surest grammar, the nearest clause, one with coordinates, the nearest word."""

    rank: int
    near: int
    is_unlocated: bool
    away: int
    place: Place


def where(
    document: Document,
    claim: Claim,
    places: tuple[Place, ...],
    whereabouts: tuple[Place, ...] = (),
    acts: frozenset[int] = frozenset(),
    speakers: tuple[Saying, ...] = (),
) -> tuple[EventPlace | None, tuple[Evidence, ...]]:
    """Return a claim's place: explicit where its own clause names one or points at one ("the town"), inherited from another clause of
    the sentence, or none. Both kinds of places are in order of the text; `acts` are the triggers of all claims,
    `speakers` the sayings, whose sources tell of it from elsewhere ("the minister in Lima said").

    Of several the one with the surest grammar wins, then the nearest. A mere statement, promise or demand takes only the place where
    it was made: what it speaks of is elsewhere. One that the gazetteer has not is the event's place too, without coordinates.
    """
    own, others = [], []
    for head, place, rank in _ranked(document, claim, places, whereabouts):
        if is_of_another(document, head, claim, acts) or _is_of_speaker(place, claim, speakers):
            continue
        near = 0 if _is_where(document, head, claim) else distance(document, head, claim)
        candidate = _Candidate(rank, near or 0, place.lat is None, abs(head - claim.trigger), place)
        if near is not None and (_is_physical(document, claim) or _is_where_it_was_said(document, place, head, claim)):
            own.append(candidate)
        elif near is None and _may_be_shared(rank, place, claim) and _is_physical(document, claim) and side_by_side(document, head, claim):
            others.append(candidate._replace(rank=int(head > claim.trigger)))
    if not own and not others:
        return None, ()
    place = min(_narrowest(own or others), key=lambda candidate: candidate[:4]).place
    evidence = Evidence(field="event_loc", start=place.start, end=place.end, rule="place/clause" if own else "place/sentence")
    return located(place, "explicit" if own else "inherited"), (evidence,)


def _is_of_speaker(place: Place, claim: Claim, speakers: tuple[Saying, ...]) -> bool:
    """Tell whether a place stands among the words for who tells of an act, without being who does it."""
    sources = (one.source for one in speakers if one.source is not None and one.cue_token not in (claim.trigger, claim.anchor))
    return any(source.start <= place.start and place.end <= source.end for source in sources)


def _is_where(document: Document, head: int, claim: Claim) -> bool:
    """Tell whether a claim's clause says what happened in a place: "left the town of Kidal, *where* a curfew had been lifted"."""
    clause = [word for word in (claim.trigger, *governors(document, claim.trigger)) if document.tokens[word].deprel == "relcl"]
    if not clause or not any(document.tokens[child].lemma == "where" for child in document.children[clause[0]]):
        return False
    return document.tokens[clause[0]].head in (head, *governors(document, head)[:2])


def _narrowest(candidates: list[_Candidate]) -> list[_Candidate]:
    """Return candidates without the countries and provinces in which others of them lie: "took Kidal *in Mali*" is in Kidal."""
    return [one for one in candidates if not any(_is_around(one.place, other.place) for other in candidates if other.rank <= 1)]


def _is_around(place: Place, other: Place) -> bool:
    """Tell whether a place is the country or, by its name, the province of another."""
    if place.resolution == 1:
        return place.country_code == other.country_code and other.resolution in (2, 3, 4, 5)
    return place.resolution == 2 and place.resolved_place == other.province and other.resolution in (3, 4, 5)


def _ranked(
    document: Document, claim: Claim, places: tuple[Place, ...], whereabouts: tuple[Place, ...]
) -> Iterator[tuple[int, Place, int]]:
    """Yield the places of a claim's sentence with their heads and how surely they are its own; "north of Goma" in place of Goma."""
    wider = of_sentence(document, claim, whereabouts)
    inner = of_sentence(document, claim, places)
    for place in (*inner, *wider):
        around = next((one for one in wider if one is not place and one.start <= place.start and place.end <= one.end), place)
        heads = [head for span in (place, around) if (head := head_of(document, span.start, span.end)) is not None]
        ranks = [rank for head in heads if (rank := _rank(document, around, head, claim)) is not None]
        ranks += [0 for head in heads[:1] if _is_where(document, head, claim)]
        if ranks:
            yield heads[0], around, min(ranks)


def is_physical(event_type: str, mode: tuple[str, ...], quad_code: int) -> bool:
    """Tell whether an act needs bodies or goods at a place, as meetings, deliveries and attacks do."""
    return event_type == "CONSULT" and "phone" not in mode or quad_code in (2, 4)


def _may_be_shared(rank: int, place: Place, claim: Claim) -> bool:
    """Tell whether a place of one clause is that of the next: after a locative, or where somebody went ("flew *to Oslo* and met …")."""
    return place.lat is not None and (rank == 0 or claim.event_type == "CONSULT" and place.resolution != 1)


def _is_physical(document: Document, claim: Claim) -> bool:
    """Tell whether a claim is of a physical act; what is given up or lifted, and what is signed, is so at a place too."""
    is_done_somewhere = claim.event_type == "CONCEDE" or document.tokens[claim.trigger].lemma == "sign"
    return is_done_somewhere or is_physical(claim.event_type, claim.mode, claim.quad_code)


def _is_where_it_was_said(document: Document, place: Place, head: int, claim: Claim) -> bool:
    """Tell whether a place hangs right under the trigger, "promised in Oslo", or is the town of one who speaks, "a judge in Lima charged";
    not "promised aid for towns in Peru", nor "leaders in Kabul", who are of Kabul wherever they speak.
    """
    above = governors(document, head)[:2]
    if claim.trigger in above or claim.anchor in above:
        return True
    in_town = place.resolution in (4, 5) and _preposition(document, head) in _STRONG
    speakers = (argument.head for argument in claim.actors if document.tokens[argument.head].tag == "NN")
    return in_town and any(speaker in above and head > speaker for speaker in speakers)


def located(place: Place, basis: str) -> EventPlace:
    """Return a place as an event's."""
    return EventPlace(**{name: getattr(place, name) for name in _PLACE_FIELDS}, basis=basis)


def _rank(document: Document, place: Place, head: int, claim: Claim) -> int | None:
    """Say how surely a place's grammar makes it the event's: 0 after a locative, 1 as its recipient, None not at all."""
    preposition = _preposition(document, head, is_town=place.resolution != 1)
    token = document.tokens[head]
    if preposition in _STRONG or _is_adverbial(document, place, head):
        return 0
    is_left = not _LEAVING.isdisjoint((claim.event_type, *claim.mode))
    if preposition in _AWAY:
        return 1 if is_left else None
    if is_left and preposition in _TOWARDS:
        return None
    if token.deprel == "dobj" and token.head in (claim.trigger, claim.anchor) and claim.quad_code in (2, 4):
        return 1
    if token.deprel == "dobj" and claim.event_type == "CONSULT" and document.tokens[token.head].lemma in _VISITING:
        return 1
    if any(argument.head == head for argument in claim.recipients):
        is_government = claim.event_type == "AID" and place.feature_code == _CAPITAL
        return 1 if claim.event_type in _PLACE_OF_RECIPIENT and not is_government else None
    if any(argument.head == head or argument.start <= token.start < argument.end for argument in claim.actors):
        return None
    return 2 if preposition in _LOCATIVE else None


def _is_adverbial(document: Document, place: Place, head: int) -> bool:
    """Tell whether words say where without a preposition before them: "here", "*10 km north* of Goma"."""
    token = document.tokens[head]
    return token.form.lower() == "here" or place.extracted_place != place.resolved_place and token.deprel in ("advmod", "npadvmod")


def _preposition(document: Document, head: int, *, is_town: bool = True) -> str | None:
    """Return the preposition that governs a place, through "the city of", "X province", "X's market" and the lists that it stands in."""
    word, owned = head, False
    for _ in range(_LONGEST_CHAIN):
        token = document.tokens[word]
        if token.deprel in ("compound", "appos", "conj", "nmod") and token.head != word:
            word = token.head
            continue
        if token.deprel == "poss" and is_town and not owned:
            word, owned = token.head, True
            continue
        preposition = document.tokens[token.head]
        noun = document.tokens[preposition.head]
        if token.deprel != "pobj":
            return None
        if preposition.lemma == "of" and noun.lemma in _HELD:
            return "of"
        if preposition.lemma == "of" and noun.deprel == "pobj":
            word = noun.index
            continue
        if preposition.lemma == "of" and noun.form.lower() == "out":
            return "out"
        of_no_place = preposition.lemma == "of" and noun.lemma not in _KINDS_OF_PLACE  # "the ambassador of France" is not in France
        found = preposition.form.lower()
        return None if of_no_place or owned and found not in _STRONG else found
    return None
