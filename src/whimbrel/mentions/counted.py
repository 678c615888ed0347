"""What a number counts: the noun that it modifies, and what is done to those counted."""

import re

from whimbrel.knowledge.quantities import load_quantity_words
from whimbrel.mentions.fates import are_people, by_clause, by_description, by_participle, by_resumed
from whimbrel.mentions.phrases import SCALES, first_conjunct, flees, lemma_of
from whimbrel.mentions.relations import measure_of
from whimbrel.ontology import SIZES
from whimbrel.records import Document
from whimbrel.syntax import ancestors, dependents

_WORDS = load_quantity_words()
_INSIDE = frozenset({"nummod", "quantmod", "compound", "amod", "advmod", "det", "predet", "nmod", "npadvmod", "poss", "dep"})
_REACH = 6  # words between a number and its noun: "10 senior Revolutionary Guard naval officers"
_NONE_OF = re.compile(r"\b(?:none|not\sone|neither|few|most|many|all|any)\sof\s(?:the|its|his|her|their|these|those|our)\s$", re.IGNORECASE)
_AMONG_BEFORE = re.compile(r"\bamong\sthe\s(\w+)\s(?:(?:were|was|are|is)\s)?$", re.IGNORECASE)
_AMONG_BEHIND = re.compile(r"\s(?:were\s|was\s|are\s)?among\sthe\s(\w+)\b", re.IGNORECASE)
_HEADLINE = re.compile(r"\b(kill|wound|injure|hurt|arrest|detain|displace|kidnap|abduct|jail|evacuate)s\s$", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(\w+)(?:\s?:|\s(?:now\s)?(?:number|numbered|total|totalled|totaled|(?:was|were)\sput\sat|stood\sat|stands\sat))\s$", re.IGNORECASE
)


def noun_of(document: Document, word: int) -> int | None:
    """Return the noun that the number ending at `word` counts: what it modifies, or what follows its "of"."""
    state = _state_behind(document, word)
    if state is not None or flees(document, word):
        return state
    token = document.tokens[word]
    inner = _of_phrase(document, word)
    if inner is not None:
        return inner
    for index in ancestors(document, word):
        head = document.tokens[index]
        if token.deprel not in _INSIDE or not word < index <= word + _REACH or _is_cut(document, word, index):
            break
        if head.upos in ("NOUN", "PROPN") or head.lemma in _WORDS.nouns:
            return _of_phrase(document, index) if head.lemma in SCALES else _last_of_compound(document, index)
        token = head
    return _following_noun(document, word)


def _state_behind(document: Document, word: int) -> int | None:
    """Return the "dead" of "12 dead", which no noun follows."""
    if word + 1 >= len(document.tokens) or document.sentence_of[word + 1] != document.sentence_of[word]:
        return None
    state = next((token.index for token in document.tokens[word + 1 : word + 5] if token.upos != "PROPN"), word + 1)
    if document.tokens[state].form.lower() not in _WORDS.states or document.sentence_of[state] != document.sentence_of[word]:
        return None
    after = document.tokens[state + 1] if state + 1 < len(document.tokens) else None
    return None if after is not None and after.tag in ("NN", "NNS", "JJ", "NNP") and after.head != state else state


def _is_cut(document: Document, word: int, noun: int) -> bool:
    """Tell whether a mark, a link or a preposition stands between a number and a noun: the number counts something else."""
    between = document.tokens[word + 1 : noun]
    return any(token.form in (",", ";", ":", "–", "—") or token.form == "-" and document.text[token.start - 1] == " " for token in between)


def _last_of_compound(document: Document, noun: int) -> int:
    """Return the noun at the end of a compound: the rounds of "a dozen mortar rounds"."""
    token = document.tokens[noun]
    head = document.tokens[token.head]
    is_part = token.deprel == "compound" and token.tag in ("NN", "NNP") and head.upos == "NOUN" and noun < head.index <= noun + 3
    return head.index if is_part else noun


def _of_phrase(document: Document, word: int) -> int | None:
    """Return the noun of an "of" right after a word ("dozens of people")."""
    following = word + 1
    if following < len(document.tokens) and document.tokens[following].form == ",":
        following += 1
    if following >= len(document.tokens) or document.tokens[following].form.lower() != "of":
        return None
    objects = dependents(document, following, "pobj")
    if not objects or objects[0] > following + _REACH:
        return None
    noun = document.tokens[objects[0]]
    return noun.index if noun.upos in ("NOUN", "PROPN") or noun.form.lower() in _WORDS.states else None


def _following_noun(document: Document, word: int) -> int | None:
    """Return a noun right behind the number where the tree is garbled."""
    following = document.tokens[word + 1] if word + 1 < len(document.tokens) else None
    if following is None or document.sentence_of[word + 1] != document.sentence_of[word]:
        return None
    is_counted = following.tag in ("NNS", "NNPS") or following.lemma in ("people", "dead") or following.form.lower() == "others"
    return following.index if is_counted else None


def counted(document: Document, word: int, noun: int | None, start: int) -> str | None:
    """Return what the number counts: dead, injured, arrested, abducted, displaced, participants, or the noun's lemma.

    `start` is where the amount begins, its hedge included.
    """
    label = _by_label(document, start) or _by_company(document, word if noun is None else noun, start)
    if noun is None:
        return label or _by_context(document, word)
    lemma = lemma_of(document, noun).lower()
    if _NONE_OF.search(document.text, max(0, start - 24), start):
        return _WORDS.nouns.get(lemma) or lemma
    if document.tokens[noun].form.lower() in _WORDS.states and document.tokens[noun].deprel == "pobj":
        label = label or ("dead" if by_clause(document, word) == "dead" else None)  # "one of the wounded died"
    found = label or _WORDS.states.get(document.tokens[noun].form.lower()) or _by_modifier(document, noun)
    found = found or _by_context(document, noun)
    top = _top_of(document, word)
    if found is None and top != noun:
        clause = by_clause(document, top)
        found = clause if clause in ("dead", "injured") or clause and are_people(document, noun) else None
    found = found or _WORDS.nouns.get(lemma)
    return lemma_of(document, noun) if found in (None, "number") or not _may_be(lemma, found) else found


def _may_be(lemma: str, kind: str | None) -> bool:
    """Tell whether what a noun names can be counted so: cattle are no dead, and troops no participants."""
    if kind == "displaced" and lemma in _WORDS.sent_home:
        return False
    return kind not in SIZES or lemma not in _WORDS.never and (kind not in ("participants", "displaced") or lemma not in _WORDS.troops)


def _by_context(document: Document, anchor: int) -> str | None:
    """Return what the words around a counted noun, or around a bare number, make of it."""
    return (
        by_participle(document, anchor)
        or by_description(document, anchor)
        or _by_act(document, anchor)
        or by_clause(document, anchor)
        or _by_toll(document, anchor)
        or by_resumed(document, anchor)
    )


def _has_number(document: Document, word: int) -> bool:
    """Tell whether a word is a number or has one of its own."""
    return document.tokens[word].tag == "CD" or any(document.tokens[index].tag == "CD" for index in dependents(document, word, "nummod"))


def _top_of(document: Document, word: int) -> int:
    """Return the word that stands for the amount in its clause ("dozens" of "killed dozens of people")."""
    for _ in range(_REACH):
        token = document.tokens[word]
        above_it = document.tokens[token.head]
        if token.deprel == "pobj" and above_it.form.lower() == "of" and not _has_number(document, above_it.head):
            word = above_it.head
        elif token.deprel in _INSIDE and above_it.upos in ("NOUN", "NUM", "PROPN"):
            word = token.head
        else:
            break
    return word


def _by_label(document: Document, start: int) -> str | None:
    """Read "Dead: 12", "Arrests: 30", and "blast wounds 13", where the parser takes the verb for a noun."""
    verb = _HEADLINE.search(document.text, max(0, start - 12), start)
    if verb is not None:
        return _WORDS.objects[verb[1].lower()]
    label = _LABEL.search(document.text, max(0, start - 36), start)
    if label is None:
        return None
    word = label[1].lower()
    table = {**_WORDS.objects, **_WORDS.measures, **_WORDS.nouns, **_WORDS.states}
    return table.get(word) or table.get(word.removesuffix("s")) or table.get(word.removesuffix("ed")) or table.get(word.removesuffix("d"))


def _by_company(document: Document, last: int, start: int) -> str | None:
    """Read "among the dead were two sisters", "six policemen were among the injured"."""
    found = _AMONG_BEFORE.search(document.text, max(0, start - 40), start) or _AMONG_BEHIND.match(document.text, document.tokens[last].end)
    if found is None:
        return None
    word = found[1].lower()
    return _WORDS.states.get(word) or {**_WORDS.objects, **_WORDS.nouns}.get(word) or _WORDS.objects.get(word.removesuffix("ed"))


def _by_modifier(document: Document, noun: int) -> str | None:
    """Read "23 detained fighters", "12 wounded soldiers"."""
    lemmas = (document.tokens[index].lemma for index in dependents(document, noun, "amod"))
    return next(
        (_WORDS.objects.get(lemma) or _WORDS.nouns[lemma] for lemma in lemmas if lemma in _WORDS.objects or lemma in _WORDS.nouns), None
    )


def _by_act(document: Document, anchor: int) -> str | None:
    """Read "the killing of two sailors"."""
    token = document.tokens[first_conjunct(document, anchor)]
    preposition = document.tokens[token.head]
    if token.deprel != "pobj" or preposition.form.lower() not in ("of", "by"):
        return None
    act = _WORDS.acts.get(lemma_of(document, preposition.head)) if document.tokens[preposition.head].upos == "NOUN" else None
    return act if preposition.form.lower() == "of" or act == "participants" else None


def _by_toll(document: Document, anchor: int) -> str | None:
    """Read "a death toll of 41", "raised the number of wounded to 12": what the toll above the number is of."""
    measure = measure_of(document, anchor)
    is_compared = anchor + 1 < len(document.tokens) and document.tokens[anchor + 1].form.lower() in ("more", "fewer", "less")
    if measure is None or is_compared:
        return None
    tokens, words = document.tokens, _WORDS
    near = [lemma_of(document, index) for index in range(max(0, measure - 2), min(measure + 4, len(tokens)))]
    named = next((words.nouns.get(lemma) or words.objects[lemma] for lemma in near if lemma in words.nouns or lemma in words.objects), None)
    return named or words.measures.get(tokens[measure].lemma)
