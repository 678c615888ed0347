"""Which clause a phrase belongs to: what dates, places and numbers have in common."""

from bisect import bisect_left
from typing import TypeVar

from whimbrel.records import Claim, Document, Place, TimeSpan
from whimbrel.syntax import ancestors

_SIDE_BY_SIDE = frozenset({"conj", "advcl"})
T = TypeVar("T", Place, TimeSpan)


def of_sentence(document: Document, claim: Claim, spans: tuple[T, ...]) -> tuple[T, ...]:
    """Return the spans, which are in order of the text, that begin in a claim's sentence."""
    sentence = document.sentences[claim.sentence]
    first = bisect_left(spans, sentence.start, key=_start)
    return spans[first : bisect_left(spans, sentence.end, lo=first, key=_start)]


def _start(span: Place | TimeSpan) -> int:
    """Return where a span begins."""
    return span.start


def governors(document: Document, word: int) -> list[int]:
    """Return the words above `word` up to the verb of its clause, that verb included, the nearest first."""
    found = []
    for above in ancestors(document, word):
        found.append(above)
        if document.tokens[above].upos in ("VERB", "AUX"):
            break
    return found


def is_of_another(document: Document, word: int, claim: Claim, acts: frozenset[int]) -> bool:
    """Tell whether a phrase belongs to an act that another noun names: "convicted him of the *killing* near Zvornik"."""
    own = {claim.trigger, claim.anchor, *ancestors(document, claim.trigger)}
    for above in governors(document, word):
        if above in own:
            return False
        if above in acts and document.tokens[above].upos == "NOUN":
            return True
    return False


def side_by_side(document: Document, word: int, claim: Claim) -> bool:
    """Tell whether a phrase's clause and a claim's are coordinated, or one says when or why of the other: not told in it."""
    clauses = [
        start if document.tokens[start].upos == "VERB" else [start, *governors(document, start)][-1] for start in (word, claim.trigger)
    ]
    return _climbs(document, *clauses) or _climbs(document, *reversed(clauses))


def _climbs(document: Document, low: int, high: int) -> bool:
    """Tell whether one verb is reached from another by coordinated and adverbial clauses alone."""
    word = low
    while word != high:
        token = document.tokens[word]
        if token.deprel not in _SIDE_BY_SIDE or token.head == word:
            return False
        word = token.head
    return True


def distance(document: Document, word: int, claim: Claim) -> int | None:
    """Say how near a phrase's head stands to a claim: 0 right under it, 1 in its clause, None in another clause."""
    above = governors(document, word)
    if claim.trigger in above or word == claim.trigger:
        return 0
    if claim.anchor in above or word == claim.anchor:
        return 0
    trigger_above = governors(document, claim.trigger)
    if above and trigger_above and above[-1] == trigger_above[-1] and document.tokens[claim.trigger].upos != "VERB":
        return 1
    return None
