"""The entries under which a governor is looked up: alone, with a particle, with its object, its degree or its tense.

"called off", "took the opportunity to", "too weak to" and "had to" say other things than their verbs and adjectives alone.
"""

from collections.abc import Iterator

from whimbrel.records import Document, Token
from whimbrel.syntax import dependents

_LOOSE = ("prep", "advmod")
_PERFECT = frozenset({"have", "'ve", "’ve"})
_WOULD = frozenset({"would", "'d", "’d"})


def entries_of(document: Document, governor: Token, frame: str, reported: bool) -> Iterator[str]:
    """Yield the entries for a governor and a frame, the most special first; `reported` tells whether it stands in reported speech."""
    if frame == "infinitive":
        yield from _before_infinitive(document, governor, reported)
        yield from (f"{document.tokens[child].form.lower()} {governor.lemma}" for child in dependents(document, governor.index, "amod"))
    yield from _phrasal(document, governor)
    head = document.tokens[governor.head]
    if governor.upos in ("ADJ", "ADV") and head.upos == "VERB":
        yield f"{head.lemma} {governor.lemma}"  # "came close to"
    if governor.upos == "NOUN" and any(document.tokens[child].lemma == "no" for child in dependents(document, governor.index, "det")):
        yield f"no {governor.lemma}"
    yield governor.form.lower()
    yield governor.lemma


def _before_infinitive(document: Document, governor: Token, reported: bool) -> Iterator[str]:
    """Yield "yet", "too *", "kind enough", "would have", "used to", "had to", "got to"."""
    forms = {document.tokens[child].form.lower() for child in document.children[governor.index]}
    if governor.lemma in ("be", "have") and "yet" in forms:
        yield "yet"
    if governor.upos in ("ADJ", "ADV"):
        yield from _of_degree(document, governor, forms)
    if forms & _WOULD and forms & _PERFECT:
        yield "would have"
    past = governor.tag == "VBD" and not any(document.tokens[child].tag == "MD" for child in dependents(document, governor.index, "aux"))
    perfect = any(document.tokens[child].lemma in ("have", "'s", "’s") for child in dependents(document, governor.index, "aux"))
    if past and not perfect and not is_passive(document, governor) and not dependents(document, governor.index, "dobj"):
        own = governor.form.lower()
        if own in ("used", "got") or (own == "had" and not reported):
            yield f"{own} to"


def _of_degree(document: Document, governor: Token, forms: set[str]) -> Iterator[str]:
    """Yield the entries of an adjective with "too" or "enough"."""
    adjective = document.tokens[governor.head] if governor.form.lower() == "enough" else governor
    if "too" in forms:
        yield "too *"
    if adjective.upos in ("ADJ", "ADV") and (adjective is not governor or "enough" in forms):
        yield f"{adjective.lemma} enough"
        yield "* enough"


def _phrasal(document: Document, verb: Token) -> Iterator[str]:
    """Yield a verb with its particle, also where the parser takes it for a preposition without a noun: "call off", "put off"."""
    for child in dependents(document, verb.index, "prt", *_LOOSE):
        word = document.tokens[child]
        if word.deprel == "prt" or (word.index == verb.index + 1 and not document.children[child]):
            yield f"{verb.lemma} {word.form.lower()}"


def is_passive(document: Document, verb: Token) -> bool:
    """Tell whether a verb is in the passive."""
    return bool(dependents(document, verb.index, "auxpass"))


def object_of(document: Document, verb: Token, infinitive: Token) -> Token | None:
    """Return the noun between a verb and an infinitive that is not taken for its own: "had the decency to"."""
    for child in (*dependents(document, verb.index, "dobj"), *dependents(document, infinitive.index, "nsubj")):
        if verb.index < child < infinitive.index and document.tokens[child].upos == "NOUN":
            return document.tokens[child]
    return None
