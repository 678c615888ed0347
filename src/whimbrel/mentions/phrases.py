"""Verbs read with the words near them ("take … hostage"), and the lemmas and coordinations that counting needs."""

from whimbrel.knowledge.quantities import load_quantity_words
from whimbrel.records import Document
from whimbrel.syntax import ancestors, dependents

_NEAR = frozenset(
    {"prt", "prep", "pobj", "dobj", "oprd", "acomp", "advmod", "xcomp", "ccomp", "attr", "dative", "npadvmod", "advcl", "compound"}
)
SCALES = frozenset({"dozen", "ten", "hundred", "thousand", "million", "billion", "score"})
_DEEP = 3  # "took to the streets", "took part in a march"
_REACH = 6
_LEMMAS = {"corps": "corpse", "corpses": "corpse"}  # what the small model makes of a plural


def lemma_of(document: Document, word: int) -> str:
    """Return the lemma of a word."""
    token = document.tokens[word]
    if token.form == "in" and word > 1 and document.tokens[word - 1].form == "-":
        return f"{document.tokens[word - 2].lemma}-in"  # "sit-in" is three words to the parser
    if token.tag == "NNPS" and token.form.endswith("s"):
        return token.form[:-1]  # "Afghans", of which the model gives no lemma
    return _LEMMAS.get(token.form.lower(), token.lemma)


def first_conjunct(document: Document, anchor: int) -> int:
    """Return the first of the coordinated words of which `anchor` is one ("10 soldiers and three civilians")."""
    for _ in range(_REACH):
        token = document.tokens[anchor]
        if token.deprel != "conj" or document.tokens[token.head].upos not in ("NOUN", "PROPN", "NUM", "PRON"):
            break
        anchor = token.head
    return anchor


def by_phrase(document: Document, verb: int, phrases: dict[str, list[tuple[frozenset[str], str]]]) -> str | None:
    """Return the class of a verb's phrase whose words stand near it: "round up", "put to death"."""
    known = phrases.get(document.tokens[verb].lemma)
    if not known:
        return None
    near = {lemma_of(document, index) for index in _near(document, verb, _DEEP)} | _antecedents(document, verb)
    return next((name for words, name in known if words <= near), None)


def _near(document: Document, word: int, depth: int) -> list[int]:
    """Return the words right under a word and a little below, clauses of others left out."""
    below = dependents(document, word, *_NEAR)
    return [*below, *(inner for child in below if depth > 1 for inner in _near(document, child, depth - 1))]


def _antecedents(document: Document, verb: int) -> set[str]:
    """Return what the "which" under a verb stands for: the march of "a march in which 200 took part"."""
    forms = {document.tokens[index].form.lower() for index in _near(document, verb, 2)}
    return _described(document, verb) if "which" in forms else set()


def _described(document: Document, verb: int) -> set[str]:
    """Return the noun that a verb's relative clause describes."""
    for index in (verb, *ancestors(document, verb)):
        token = document.tokens[index]
        if token.deprel == "relcl":
            return {lemma_of(document, token.head)}
    return set()


def subjects_of(document: Document, verb: int) -> list[int]:
    """Return who does what a verb says, also where the verb has its subject from another: "gunmen stormed a hotel, seizing 12 guests"."""
    is_below = False
    for _ in range(_DEEP):
        token = document.tokens[verb]
        found = dependents(document, verb, "nsubj", *(["nsubjpass"] if is_below else []))
        if found or token.deprel not in ("conj", "advcl", "xcomp", "acl") or dependents(document, verb, "nsubjpass"):
            return found
        if token.deprel == "acl":
            return [token.head] if token.tag == "VBG" else []
        verb, is_below = token.head, token.deprel == "xcomp"
    return []


def subject_lemmas(document: Document, verb: int) -> set[str]:
    """Return the nouns that a verb has as its subject, also through "which" and "that"."""
    subjects = subjects_of(document, verb)
    found = {lemma_of(document, index) for index in subjects}
    return found | _described(document, verb) if found & {"which", "that"} else found


def near_objects(document: Document, verb: int) -> list[int]:
    """Return who does what a verb says, and what it is done to."""
    agents = [inner for index in dependents(document, verb, "agent") for inner in dependents(document, index, "pobj")]
    return [*dependents(document, verb, "dobj", "nsubjpass"), *subjects_of(document, verb), *agents]


def flees(document: Document, word: int) -> bool:
    """Tell whether "flee" or "die" stands right behind a number, which headlines in capitals make a noun of for the parser."""
    following = document.tokens[word + 1].form.lower() if word + 1 < len(document.tokens) else ""
    return following in ("flee", "die", "perish") or document.tokens[word].tag == "NNS" and following in load_quantity_words().subjects
