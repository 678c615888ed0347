"""What a number counts: the noun that it modifies, and what is done to those counted."""

from itertools import islice

from whimbrel.knowledge.quantities import load_quantity_words
from whimbrel.ontology import SIZES
from whimbrel.records import Document
from whimbrel.syntax import ancestors, dependents

_INSIDE = frozenset({"nummod", "quantmod", "compound", "amod", "advmod", "det", "predet", "nmod", "npadvmod", "poss", "dep"})
_RAISING = frozenset(
    {
        "bring",
        "raise",
        "take",
        "push",
        "lift",
        "increase",
        "rise",
        "climb",
        "jump",
        "grow",
        "soar",
        "mount",
        "swell",
        "reach",
        "pass",
        "top",
    }
)
_LIVES = frozenset({"claim", "take", "cost", "lose"})
_REACH = 6  # words between a number and its noun: "10 senior Revolutionary Guard naval officers"


def noun_of(document: Document, word: int) -> int | None:
    """Return the noun that the number ending at `word` counts: what it modifies, or what follows its "of"."""
    token = document.tokens[word]
    inner = _of_phrase(document, word)
    if inner is not None:
        return inner
    for index in ancestors(document, word):
        head = document.tokens[index]
        if token.deprel not in _INSIDE or not word < index <= word + _REACH:
            break
        if head.upos in ("NOUN", "PROPN") or head.lemma in load_quantity_words().nouns:
            return _of_phrase(document, index) if head.lemma in ("dozen", "hundred", "thousand", "million", "billion", "score") else index
        token = head
    return _following_noun(document, word)


def _of_phrase(document: Document, word: int) -> int | None:
    """Return the noun of an "of" right after a word ("dozens of people")."""
    following = word + 1
    if following >= len(document.tokens) or document.tokens[following].form.lower() != "of":
        return None
    objects = dependents(document, following, "pobj")
    return objects[0] if objects and objects[0] <= following + _REACH and document.tokens[objects[0]].upos in ("NOUN", "PROPN") else None


def _following_noun(document: Document, word: int) -> int | None:
    """Return a noun right behind the number where the tree is garbled."""
    following = document.tokens[word + 1] if word + 1 < len(document.tokens) else None
    if following is None or document.sentence_of[word + 1] != document.sentence_of[word]:
        return None
    is_counted = following.tag in ("NNS", "NNPS") or following.lemma in ("people", "dead") or following.form.lower() == "others"
    return following.index if is_counted else None


def counted(document: Document, word: int, noun: int | None) -> str | None:
    """Return what the number counts: dead, injured, arrested, abducted, displaced, participants, or the noun's lemma."""
    if noun is None:
        return _by_context(document, word)
    lemma = document.tokens[noun].lemma
    found = _by_modifier(document, noun) or _by_context(document, noun) or load_quantity_words().nouns.get(lemma)
    top = _top_of(document, word)
    if found is None and top != noun:
        found = _by_clause(document, top)
    return lemma if found in (None, "number") else found


def _by_context(document: Document, anchor: int) -> str | None:
    """Return what the words around a counted noun, or around a bare number, make of it."""
    return _by_participle(document, anchor) or _by_act(document, anchor) or _by_clause(document, anchor) or _by_toll(document, anchor)


def _top_of(document: Document, word: int) -> int:
    """Return the word that stands for the amount in its clause ("dozens" of "killed dozens of people")."""
    for _ in range(_REACH):
        token = document.tokens[word]
        above = document.tokens[token.head]
        if token.deprel == "pobj" and above.form.lower() == "of":
            word = above.head
        elif token.deprel in _INSIDE and above.upos in ("NOUN", "NUM", "PROPN"):
            word = token.head
        else:
            break
    return word


def _by_modifier(document: Document, noun: int) -> str | None:
    """Read "23 detained fighters", "12 wounded soldiers"."""
    words = load_quantity_words()
    lemmas = (document.tokens[index].lemma for index in dependents(document, noun, "amod"))
    return next(
        (words.objects.get(lemma) or words.nouns[lemma] for lemma in lemmas if lemma in words.objects or lemma in words.nouns), None
    )


def _by_act(document: Document, anchor: int) -> str | None:
    """Read "the killing of two sailors"."""
    token = document.tokens[_first_conjunct(document, anchor)]
    preposition = document.tokens[token.head]
    if token.deprel != "pobj" or preposition.form.lower() != "of":
        return None
    return load_quantity_words().acts.get(document.tokens[preposition.head].lemma)


def _by_participle(document: Document, anchor: int) -> str | None:
    """Read "20 wounded", "five others injured", "10 people killed in": a participle or adjective right behind."""
    words = load_quantity_words()
    for index in range(anchor + 1, min(anchor + 3, len(document.tokens))):
        token = document.tokens[index]
        if document.sentence_of[index] != document.sentence_of[anchor]:
            return None
        if token.form.lower() in ("others", "more", "people", "were", "was", "had", "been", "have"):
            continue
        if token.lemma in ("dead", "injured", "wounded", "homeless", "displaced"):
            return words.nouns[token.lemma]
        is_done_to = token.tag in ("VBN", "VBD") and token.lemma in words.objects and not dependents(document, index, "dobj")
        return words.objects[token.lemma] if is_done_to else None
    return None


def _by_clause(document: Document, anchor: int) -> str | None:
    """Read the clause that the counted stand in, or that describes them."""
    words = load_quantity_words()
    token = document.tokens[_first_conjunct(document, anchor)]
    verb = document.tokens[token.head]
    if token.deprel == "nsubjpass" or token.deprel == "dobj":
        if verb.lemma in _LIVES and document.tokens[anchor].lemma == "life":
            return "dead"
        if verb.lemma == "lose" and document.tokens[anchor].lemma in words.lost:
            return "dead"
        return words.objects.get(verb.lemma) or _by_result(document, verb.index) or _by_eviction(document, verb.index)
    if token.deprel == "nsubj":
        return (
            words.subjects.get(verb.lemma)
            or _by_copula(document, verb.index)
            or (words.nouns.get(verb.lemma) if verb.upos == "ADJ" else None)
        )
    return _by_description(document, anchor)


def _first_conjunct(document: Document, anchor: int) -> int:
    """Return the first of the coordinated words of which `anchor` is one ("10 soldiers and three civilians")."""
    for _ in range(_REACH):
        token = document.tokens[anchor]
        if token.deprel != "conj" or document.tokens[token.head].upos not in ("NOUN", "PROPN", "NUM"):
            break
        anchor = token.head
    return anchor


def _by_result(document: Document, verb: int) -> str | None:
    """Read "left 10 people dead": the state that the verb's complement names."""
    nouns = load_quantity_words().nouns
    states = dependents(document, verb, "oprd", "acomp", "xcomp", "ccomp", "advcl", "amod")
    return next(
        (
            nouns[document.tokens[state].lemma]
            for state in states
            if document.tokens[state].lemma in ("dead", "injured", "wounded", "homeless", "displaced")
        ),
        None,
    )


def _by_eviction(document: Document, verb: int) -> str | None:
    """Read "drove 500 families from their homes"."""
    if document.tokens[verb].lemma not in ("drive", "force"):
        return None
    froms = [index for index in dependents(document, verb, "prep") if document.tokens[index].form.lower() in ("from", "of")]
    objects = [document.tokens[place].lemma for index in froms for place in dependents(document, index, "pobj")]
    return "displaced" if any(lemma in load_quantity_words().homes for lemma in objects) else None


def _by_copula(document: Document, verb: int) -> str | None:
    """Read "10 are dead"; "dead" may stand as attribute or complement."""
    if document.tokens[verb].lemma not in ("be", "lie"):
        return None
    return _by_result(document, verb)


def _by_description(document: Document, anchor: int) -> str | None:
    """Read "10 people who were killed", "10 people arrested on Sunday"."""
    words = load_quantity_words()
    for clause in dependents(document, anchor, "acl", "relcl"):
        lemma, passive = document.tokens[clause].lemma, dependents(document, clause, "nsubjpass", "auxpass")
        if document.tokens[clause].deprel == "acl" and document.tokens[clause].tag == "VBN" or passive:
            return words.objects.get(lemma) or _by_eviction(document, clause)
        return words.subjects.get(lemma)
    return None


def _by_toll(document: Document, anchor: int) -> str | None:
    """Read "a death toll of 41", "raised the number of wounded to 12": what the toll above the number is of."""
    measure = _measure(document, anchor)
    if measure is None:
        return None
    words, lemma = load_quantity_words(), document.tokens[measure].lemma
    near = [document.tokens[index].lemma for index in range(max(0, measure - 2), min(measure + 4, len(document.tokens)))]
    named = next((words.nouns.get(lemma) or words.objects[lemma] for lemma in near if lemma in words.nouns or lemma in words.objects), None)
    return named or words.measures[lemma]


def _measure(document: Document, anchor: int) -> int | None:
    """Return the word "toll", "total" or "number" that the number is the value of."""
    above, measures = document.tokens[anchor], load_quantity_words().measures
    if above.deprel not in ("pobj", "attr", "dobj", "appos"):
        return None
    for index in islice(ancestors(document, anchor), 3):
        token = document.tokens[index]
        if token.lemma in measures:
            return index
        if token.upos in ("VERB", "AUX"):
            around = dependents(document, index, "nsubj", "dobj", "nsubjpass")
            return next((near for near in around if document.tokens[near].lemma in measures), None)
    return None


def relation_of(document: Document, word: int, noun: int | None, of: str | None, before: str) -> str | None:
    """Return how an amount relates to others: subset, cumulative, total, or None.

    `before` is the text ahead of it. A plain count of dead, injured and so on is a total.
    """
    anchor = word if noun is None else noun
    if before.rstrip().lower().endswith(("including", "among them", "of whom", "of them", "among whom")) or _is_listed_subset(
        document, anchor
    ):
        return "subset"
    measure = _measure(document, anchor)
    if measure is not None:
        lemmas = {document.tokens[index].lemma for index in islice(ancestors(document, anchor), 3)}
        return "cumulative" if lemmas & _RAISING else "total"
    return "total" if of in SIZES or before.rstrip().lower().endswith("total of") else None


def _is_listed_subset(document: Document, anchor: int) -> bool:
    """Tell whether an amount is one of several behind "including"."""
    first = _first_conjunct(document, anchor)
    head = document.tokens[document.tokens[first].head]
    return document.tokens[first].deprel == "pobj" and head.form.lower() == "including"
