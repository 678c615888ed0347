"""How an amount relates to others: the toll that it is the value of, what it is part of, and whether it runs on."""

import re
from itertools import islice

from whimbrel.knowledge.quantities import load_quantity_words
from whimbrel.mentions.phrases import first_conjunct, near_objects
from whimbrel.ontology import SIZES
from whimbrel.records import Document
from whimbrel.syntax import ancestors, dependents

_WORDS = load_quantity_words()
_FAR = 14  # words between a toll and what it rises to
_SUBSET = re.compile(
    r"\b(?:including|included|include|among\s(?:them|whom|those|the\s\w+)|(?:\w+\s)?of\s(?:whom|them|which|these|those)|counting)"
    r"(?:\s(?:were|was|are|is)|,)?$",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"\sof\s(?:them|whom|these|those|the\s(?:dead|wounded|injured|killed|victims|slain|detained|arrested|\w+ees))\b", re.IGNORECASE
)
_AMONG = re.compile(
    r"\s(?:were\s)?among\s(?:them|those|the\s(?:dead|wounded|injured|killed|victims|slain|detained|arrested))\b", re.IGNORECASE
)
_DEGREE = re.compile(rf",\s(?:\w+\s)?(?:of\sthem\s)?(?:{'|'.join(_WORDS.degrees)})\b", re.IGNORECASE)
_THERE = re.compile(r"\bthere\s(?:were|was|are|is|had\sbeen)(?:\s\w+)?$", re.IGNORECASE)


def measure_of(document: Document, anchor: int) -> int | None:
    """Return the word "toll", "total" or "number" that the number is the value of."""
    token, measures = document.tokens[anchor], _WORDS.measures
    if token.deprel not in ("pobj", "attr", "dobj", "appos", "nummod", "npadvmod", "oprd") or token.upos not in ("NUM", "NOUN"):
        return None
    if token.deprel == "nummod" and document.tokens[token.head].upos not in ("ADJ", "ADV"):
        return None
    for index in islice(ancestors(document, anchor), 3):
        head = document.tokens[index]
        is_verb = head.upos in ("VERB", "AUX")
        if head.lemma in measures and not is_verb:
            return index
        if is_verb:
            around = dependents(document, index, "nsubj", "dobj", "nsubjpass")
            found = next((near for near in around if document.tokens[near].lemma in measures), None)
            itself = index if head.lemma in measures else None
            return found if found is not None else itself if itself is not None else _raised(document, anchor)
    return _raised(document, anchor)


def _raised(document: Document, anchor: int) -> int | None:
    """Return the toll before a number that it is brought to, wherever the tree has put it, or the arrests that rose to it."""
    behind = anchor - 1
    while behind > 0 and document.tokens[behind].form.lower() in _WORDS.hedging:
        behind -= 1
    before = document.tokens[behind].form.lower() if behind >= 0 else ""
    if before not in ("to", "past", "above", "at", "reached", "passed", "topped"):
        return None
    first = max(document.sentences[document.sentence_of[anchor]].first, anchor - _FAR)
    near = document.tokens[first:anchor]
    measure = next((token.index for token in reversed(near) if token.lemma in _WORDS.measures), None)
    if measure is None or any(token.tag == "CD" for token in document.tokens[measure:behind]):
        return None
    return measure if any(token.lemma in _WORDS.raising for token in near) else None


def relation_of(document: Document, word: int, noun: int | None, of: str | None, before: str) -> str | None:
    """Return how an amount relates to others: subset, cumulative, total, or None.

    `before` is the text ahead of it. A plain count of dead, injured and so on is a total.
    """
    anchor = word if noun is None else noun
    if _is_subset(document, word, anchor, before.rstrip()):
        return "subset"
    measure = measure_of(document, anchor)
    if measure is not None and document.tokens[measure].upos == "VERB":
        return "total" if of in (*SIZES, "number") else None
    if measure is not None:
        first = max(document.sentences[document.sentence_of[anchor]].first, measure - 4)
        near = [*document.tokens[first:anchor], *(document.tokens[index] for index in islice(ancestors(document, anchor), 3))]
        lemmas = {token.lemma for token in near if token.upos == "VERB"}
        return "cumulative" if lemmas & _WORDS.raising - {"put"} or _is_since(document, anchor) else "total"
    if of in SIZES:
        return "cumulative" if of != "participants" and _is_since(document, anchor) else "total"
    return "total" if before.rstrip().lower().endswith("total of") else None


def _is_since(document: Document, anchor: int) -> bool:
    """Tell whether a count runs on from a day: "have killed 41 farmers since January"."""
    verb = next((index for index in ancestors(document, anchor) if document.tokens[index].upos == "VERB"), None)
    if verb is None or document.tokens[verb].lemma in _WORDS.seizing:
        return False
    auxiliaries = [document.tokens[index].lemma for index in dependents(document, verb, "aux")]
    return "have" in auxiliaries and any(
        document.tokens[index].lemma == "since"
        for child in (verb, anchor, *near_objects(document, verb), *dependents(document, verb, "advcl", "conj"))
        for index in dependents(document, child)
    )


def is_part(document: Document, word: int) -> bool:
    """Tell whether a number is one of a larger one: "14 of 20 drones"."""
    behind = [token.form.lower() for token in document.tokens[word + 1 : word + 3]]
    following = document.tokens[word + 2 : word + 5]
    return behind[:1] == ["of"] and any(
        token.tag == "CD" for token in following[: 1 + (behind[-1] in ("the", "its", "their", "some", "about"))]
    )


def _is_subset(document: Document, word: int, anchor: int, before: str) -> bool:
    """Tell whether an amount is part of another: what stands before it or behind it, or the "including" above it, says so."""
    end = document.tokens[word].end
    behind = document.tokens[anchor].end if anchor > word else end
    if _SUBSET.search(before) or _AMONG.match(document.text, behind):
        return True
    if _PART_OF.match(document.text, end):
        return _THERE.search(before) is None
    if before.endswith(",") and _DEGREE.match(document.text, document.tokens[word].end - len(document.tokens[word].form) - 2):
        return True
    return _is_listed_subset(document, anchor)


def _is_listed_subset(document: Document, anchor: int) -> bool:
    """Tell whether an amount is one of several behind "including"."""
    first = first_conjunct(document, anchor)
    head = document.tokens[document.tokens[first].head]
    return document.tokens[first].deprel == "pobj" and head.form.lower() == "including"
