"""Whom a speech act concerns where the clause names no addressee: the party inside what is rejected, promised or praised."""

from collections.abc import Iterator

from whimbrel.claims.frames import Frame, noun_frame, owners, verb_frame
from whimbrel.records import Document

SPEECH_ACTS = frozenset({"AGREE", "CONCEDE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
# In the order in which they tell: "an offer from Oslo", "aid to Haiti", "talks with Hamas", "sanctions against Iran".
_TOWARDS = ("from", "to", "with", "against", "on", "for", "between", "of", "by")
_OWN = frozenset("his her its their our my".split())


def concerned(document: Document, frame: Frame, content: int | None, parties: frozenset[int]) -> tuple[int, ...]:
    """Return the parties in the object or content of a speech act, those of the nearest phrase that has any.

    "rejected a *Dutch* plan", "hailed *Nepal's* reforms", "agreed to trade with *Gabon*", "promised aid to *Mali*".
    """
    for words in _places(document, frame, content):
        named = (party for word in words for party in _party(document, word, parties))
        found = tuple(word for word in named if document.tokens[word].form.lower() not in _OWN)
        if found:
            return found
    return ()


def _party(document: Document, word: int, parties: frozenset[int]) -> tuple[int, ...]:
    """Return a word that is a party, else its owners that are: "duties on *Danish* butter"."""
    return (word,) if word in parties else tuple(owner for owner in owners(document, word) if owner in parties)


def _places(document: Document, frame: Frame, content: int | None) -> Iterator[tuple[int, ...]]:
    """Yield groups of words that may name the party, the likeliest group first."""
    if content is not None and document.tokens[content].head in frame.objects:  # "turned down a Dutch offer to host talks"
        yield from _of_nouns(document, frame.objects)
    if content is not None and document.tokens[content].upos in ("VERB", "AUX"):
        inner = verb_frame(document, content)
        yield inner.objects
        yield from (inner.obliques.get(name, ()) for name in _TOWARDS)
        yield from _of_nouns(document, inner.objects)
    yield from _of_nouns(document, frame.objects)
    for name in ("to", "on", "for", "of", "by"):
        yield from _of_nouns(document, frame.obliques.get(name, ()))


def _of_nouns(document: Document, nouns: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield who owns each noun, then who stands behind its prepositions."""
    for noun in nouns:
        if document.tokens[noun].upos in ("NOUN", "PROPN"):
            inner = noun_frame(document, noun)
            yield inner.subjects
            yield from (inner.obliques.get(name, ()) for name in _TOWARDS)
