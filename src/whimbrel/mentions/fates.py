"""What the words around those counted make of them: dead, injured, arrested, abducted, displaced or participants."""

from whimbrel.knowledge.quantities import load_quantity_words
from whimbrel.mentions.phrases import SCALES, by_phrase, first_conjunct, flees, lemma_of, near_objects, subject_lemmas
from whimbrel.records import Document, Token
from whimbrel.syntax import dependents

_WORDS = load_quantity_words()
_HEDGING = frozenset({"between", "over", "above", "about", "around", "under", "below"})
_INSERTED = 10  # words of an insertion: "about 800, half of them policemen, were hurt"


def by_participle(document: Document, anchor: int) -> str | None:
    """Read "20 wounded", "five others injured", "10 people killed in", "12 feared dead": what stands right behind."""
    for index in range(anchor + 1, min(anchor + 5, len(document.tokens))):
        token = document.tokens[index]
        if document.sentence_of[index] != document.sentence_of[anchor]:
            return None
        form = token.form.lower()
        if form in _WORDS.states:
            return None if document.tokens[index].head > index and document.tokens[index].deprel == "amod" else _WORDS.states[form]
        if index == anchor + 1 and document.tokens[anchor].tag in ("CD", "NNS") and flees(document, anchor) and form in _WORDS.subjects:
            return _WORDS.subjects[form]
        if form in _WORDS.between:
            continue
        is_feared = document.tokens[index - 1].form.lower() in ("feared", "believed", "presumed")
        objects = [lemma_of(document, inner) for inner in dependents(document, index, "dobj")]
        is_done_to = token.tag in ("VBN", "VBD") and (is_feared or all(_WORDS.nouns.get(inner) == "abducted" for inner in objects))
        return _done_to(document, anchor, index) if is_done_to else None
    return None


def by_resumed(document: Document, anchor: int) -> str | None:
    """Read "about 800, half of them policemen, were hurt": the passive behind an insertion."""
    behind = document.tokens[anchor + 1 : anchor + 2 + _INSERTED]
    if not behind or behind[0].form != ",":
        return None
    close = next((token.index for token in behind[1:] if token.form == ","), None)
    if (
        close is None
        or close + 1 >= len(document.tokens)
        or document.tokens[close + 1].form.lower() not in ("were", "was", "are", "have", "had")
    ):
        return None
    return by_participle(document, close)


def _done_to(document: Document, anchor: int, verb: int) -> str | None:
    """Return what a participle behind those counted makes of them; "held" only people, and not by rebels."""
    token = document.tokens[verb]
    phrase = _phrase_of_people(document, anchor, verb)
    if phrase or token.lemma in _WORDS.objects:
        return phrase or _WORDS.objects[token.lemma]
    is_passive = token.tag == "VBN"
    return _held(document, anchor, verb) if is_passive else None


def are_people(document: Document, anchor: int) -> bool:
    """Tell whether those counted are people as far as the words show: by their noun, by a name ("12 Afghans"), or without any noun."""
    token = document.tokens[anchor]
    if token.lemma in SCALES:
        return True
    return token.upos in ("NUM", "PROPN", "PRON") or token.tag == "CD" or _WORDS.is_person(lemma_of(document, anchor).lower())


def _phrase_of_people(document: Document, anchor: int, verb: int) -> str | None:
    """Return what a verb with its words makes of those whom it is done to: people may be carried off, boxes are not abducted."""
    phrase = by_phrase(document, verb, _WORDS.object_phrases)
    return phrase if phrase in ("dead", "injured") or phrase and are_people(document, anchor) else None


def _held(document: Document, anchor: int, verb: int) -> str | None:
    """Read "held 12 students", "12 held": arrest, or abduction by such as rebels, if those counted are people."""
    token, noun = document.tokens[verb], document.tokens[anchor]
    is_number = noun.upos == "NUM" or noun.tag == "CD"
    if not are_people(document, anchor):
        return None
    if _WORDS.nouns.get(lemma_of(document, anchor)) == "abducted":
        return "abducted"
    doers = {document.tokens[index].lemma for index in near_objects(document, verb)}
    if doers & _WORDS.police and token.lemma in _WORDS.held:
        return "arrested"
    if token.lemma in _WORDS.seizing and doers & _WORDS.captors:
        return None if is_number else "abducted"
    if token.lemma == "hold" and lemma_of(document, anchor) in _WORDS.troops:
        return "abducted"
    return None if is_number and noun.deprel in ("dobj", "nsubjpass") and not doers else _WORDS.held.get(token.lemma)


def by_clause(document: Document, anchor: int) -> str | None:
    """Read the clause that the counted stand in."""
    token = document.tokens[first_conjunct(document, anchor)]
    verb = document.tokens[token.head]
    if token.deprel in ("nsubjpass", "dobj"):
        return _by_object(document, anchor, verb.index) or (_by_helped(document, verb.index) if token.deprel == "nsubjpass" else None)
    if token.deprel == "nsubj":
        phrase = by_phrase(document, verb.index, _WORDS.subject_phrases)
        state = _by_copula(document, verb.index) or (_WORDS.nouns.get(verb.lemma) if verb.upos == "ADJ" else None)
        return phrase or _by_subject(document, verb.index) or state or _by_helped(document, verb.index)
    if token.deprel == "pobj" and verb.form.lower() in _HEDGING and document.tokens[verb.head].upos == "VERB" and verb.head < verb.index:
        return _by_object(document, anchor, verb.head)
    if token.deprel == "pobj" and verb.deprel == "agent":
        return _by_subject(document, verb.head)
    return _by_elliptical(document, anchor)


def _by_object(document: Document, anchor: int, verb: int) -> str | None:
    """Return what a verb makes of those whom it is done to."""
    lemma, counted_lemma = document.tokens[verb].lemma, lemma_of(document, anchor)
    if lemma in _WORDS.lives and counted_lemma == "life":
        return "dead"
    if lemma == "lose" and counted_lemma in _WORDS.lost and not dependents(document, verb, "auxpass"):
        return "dead"
    subjects = subject_lemmas(document, verb)
    if lemma in _WORDS.drawing and any(_WORDS.acts.get(subject) == "participants" for subject in subjects):
        return "participants"
    done = _phrase_of_people(document, anchor, verb) or _WORDS.objects.get(lemma)
    return done or _by_result(document, verb) or _by_eviction(document, verb) or _held(document, anchor, verb) or _by_second(document, verb)


def _by_second(document: Document, verb: int) -> str | None:
    """Read "four were shot and killed": the second of two passives."""
    if not dependents(document, verb, "auxpass"):
        return None
    seconds = [index for index in dependents(document, verb, "conj") if not dependents(document, index, "nsubj", "nsubjpass", "dobj")]
    return next((kind for index in seconds if (kind := _WORDS.objects.get(document.tokens[index].lemma))), None)


def _by_subject(document: Document, verb: int) -> str | None:
    """Return what a verb makes of those who do it: not of missiles that strike a town."""
    lemma = document.tokens[verb].lemma
    return None if lemma == "strike" and dependents(document, verb, "dobj") else _WORDS.subjects.get(lemma)


def _by_helped(document: Document, verb: int) -> str | None:
    """Read "12,000 had to leave their homes", "thousands began to march"."""
    if document.tokens[verb].lemma not in _WORDS.helping:
        return None
    for inner in dependents(document, verb, "xcomp"):
        return by_phrase(document, inner, _WORDS.subject_phrases) or _by_subject(document, inner)
    return None


def _by_result(document: Document, verb: int) -> str | None:
    """Read "left 10 people dead": the state that the verb's complement names."""
    states = dependents(document, verb, "oprd", "acomp", "xcomp", "ccomp", "advcl", "amod")
    forms = [document.tokens[state].form.lower() for state in states]
    if document.tokens[verb].lemma == "leave":
        forms += [token.form.lower() for token in _until_verb(document, verb)]
    return next((_WORDS.states[form] for form in forms if form in _WORDS.states), None)


def _until_verb(document: Document, verb: int) -> list[Token]:
    """Return the words of a sentence behind a verb, up to the next finite one."""
    last = document.sentences[document.sentence_of[verb]].last
    behind = document.tokens[verb + 1 : min(last, verb + 12)]
    stop = next(
        (place for place, token in enumerate(behind) if token.tag in ("VBD", "VBZ", "VBP") or token.form in (";", ",")), len(behind)
    )
    return list(behind[:stop])


def _by_eviction(document: Document, verb: int) -> str | None:
    """Read "drove 500 families from their homes"."""
    if document.tokens[verb].lemma not in ("drive", "force"):
        return None
    froms = [index for index in dependents(document, verb, "prep") if document.tokens[index].form.lower() in ("from", "of")]
    objects = [document.tokens[place].lemma for index in froms for place in dependents(document, index, "pobj")]
    return "displaced" if any(lemma in _WORDS.homes for lemma in objects) else None


def _by_copula(document: Document, verb: int) -> str | None:
    """Read "10 are dead"; "dead" may stand as attribute or complement."""
    return _by_result(document, verb) if document.tokens[verb].lemma in ("be", "lie", "remain") else None


def by_description(document: Document, anchor: int) -> str | None:
    """Read "10 people who were killed", "10 people arrested on Sunday", "those killed"."""
    for clause in dependents(document, anchor, "acl", "relcl"):
        token = document.tokens[clause]
        if token.deprel == "acl" and token.tag == "VBN" or dependents(document, clause, "nsubjpass", "auxpass"):
            phrase = _phrase_of_people(document, anchor, clause)
            return phrase or _WORDS.objects.get(token.lemma) or _by_eviction(document, clause) or _done_to(document, anchor, clause)
        if not dependents(document, clause, "nsubj") or any(
            document.tokens[index].form.lower() in ("who", "that", "which") for index in dependents(document, clause, "nsubj")
        ):
            return by_phrase(document, clause, _WORDS.subject_phrases) or _by_subject(document, clause)
    return None


def _by_elliptical(document: Document, anchor: int) -> str | None:
    """Read "two were gravely wounded and several others lightly": a verb that is not said again."""
    token = document.tokens[anchor]
    verb = document.tokens[token.head]
    is_left = token.deprel == "conj" and verb.upos == "VERB" and (token.form.lower() == "others" or token.tag == "CD")
    if not is_left or not dependents(document, verb.index, "nsubjpass", "auxpass"):
        return None
    return _WORDS.objects.get(verb.lemma)
