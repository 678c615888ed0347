"""How sure a text is of each clause and each noun that names an event, read from the root of the sentence down.

Each word gets what its governor makes of it (data/certainty.toml) and then what stands in its own clause: modals, negation,
conditions. Everything is what the innermost source commits to; who that is, attribution tells.
"""

from dataclasses import dataclass, replace

from whimbrel.claims.complements import clause_frame, frame_of, stands_apart, top_down
from whimbrel.claims.history import past_words
from whimbrel.claims.predicates import is_predicate
from whimbrel.knowledge.cues import Cues, Effect, Sign
from whimbrel.records import Commitment, Document, Evidence, Saying, TimeSpan, Token
from whimbrel.syntax import dependents

_CLAUSAL = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "acl", "pcomp", "advcl", "relcl"})
_WEAK = frozenset({"possible", "planned", "conditional", "unknown", "denied"})
_VERB_TAGS = frozenset({"VBD", "VBN", "VB", "VBG"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_FIRST_PERSON = frozenset({"i", "we", "our", "us", "my"})
_INDEFINITE = frozenset({"anyone", "whoever", "anybody", "any", "whatever"})
_DENIED = Effect(rule="denied-report", holds="denied", fails="denied")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a word is read as while the tree is walked."""

    certainty: str = "asserted"
    negated: bool = False
    why: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class _Scene:
    """A document with the readings of the words above the one that is read."""

    document: Document
    cues: Cues
    reported: tuple[bool, ...]
    readings: list[Reading]
    contexts: list[Reading]


def judge(document: Document, sayings: tuple[Saying, ...], times: tuple[TimeSpan, ...], cues: Cues) -> tuple[Commitment, ...]:
    """Return what the innermost source commits to about every clausal predicate and event noun, in the order of the text.

    `times` and the report's date tell what is history; without them only the words do.
    """
    reported = _reported(document, sayings)
    past = past_words(document, times, reported, cues)
    plain = [Reading()] * len(document.tokens)
    scene = _Scene(document, cues, reported, plain, list(plain))
    for word in top_down(document):
        token = document.tokens[word]
        scene.contexts[word] = _from_above(scene, token)
        scene.readings[word] = _in_its_clause(scene, token, scene.contexts[word])
    _turn_denials(scene)
    return tuple(
        Commitment(
            token=token.index,
            certainty=reading.certainty,
            negated=reading.negated,
            background=token.index in past,
            evidence=_strongest(reading.why) + ((past[token.index],) if token.index in past else ()),
        )
        for token, reading in zip(document.tokens, scene.readings, strict=True)
        if is_predicate(token, cues)
    )


def _reported(document: Document, sayings: tuple[Saying, ...]) -> tuple[bool, ...]:
    """Tell of each word whether it lies in the content of a saying."""
    changes: dict[int, int] = {}
    for part in (part for saying in sayings if saying.stance != "held" for part in saying.contents):
        changes[part.start] = changes.get(part.start, 0) + 1
        changes[part.end] = changes.get(part.end, 0) - 1
    found, depth, waiting = [], 0, sorted(changes, reverse=True)
    for token in document.tokens:
        while waiting and waiting[-1] <= token.start:
            depth += changes[waiting.pop()]
        found.append(depth > 0)
    return tuple(found)


def _turn_denials(scene: _Scene) -> None:
    """Turn what speakers say that they did not do into something denied: "We never fired", "The group said it had not fired".

    A speaker's word on others ("police said nobody was hurt") stays a plain negation.
    """
    for token in scene.document.tokens:
        reading = scene.readings[token.index]
        negation = scene.reported[token.index] and reading.negated and reading.certainty == "asserted" and token.tag in _VERB_TAGS
        if negation and _speaks_of_itself(scene.document, token):
            kept = tuple(evidence for evidence in reading.why if evidence.field != "negated")
            scene.readings[token.index] = Reading(certainty="denied", why=(*kept, _evidence("certainty", token, "denial-of-own-act")))


def _speaks_of_itself(document: Document, token: Token) -> bool:
    """Tell whether the subject of a past clause is the speaker: a first person, or the pronoun right under a verb of saying."""
    words = [document.tokens[child] for child in document.children[token.index]]
    past = token.tag == "VBD" or any(word.lemma == "do" or (word.lemma == "have" and word.deprel == "aux") for word in words)
    subjects = [word for word in words if word.deprel in ("nsubj", "nsubjpass")]
    if not past or not subjects or any(word.tag == "MD" for word in words):
        return False
    below = [document.tokens[child].form.lower() for subject in subjects for child in _near(document, subject.index)]
    he = token.deprel == "ccomp" and subjects[0].form.lower() in ("it", "he", "she", "they")
    return he or any(form in _FIRST_PERSON for form in below)


def _near(document: Document, word: int) -> list[int]:
    """Return a word with what is two steps under it: "none of their tanks"."""
    found = [word]
    for one in (word, *document.children[word]):
        found += document.children[one]
    return found + [below for child in document.children[word] for one in document.children[child] for below in document.children[one]]


def _strongest(why: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return the last evidence for each field."""
    return tuple({evidence.field: evidence for evidence in why}.values())


# What the governor makes of a word


def _from_above(scene: _Scene, token: Token) -> Reading:
    """Return the reading that a word has from where it hangs, before its own modifiers."""
    if token.head == token.index:
        return _of_root(scene.document, token)
    if token.deprel == "amod" or _is_told(scene, token):
        return Reading()
    governor = _governor(scene.document, token)
    frame = frame_of(scene.document, token.index)
    effect, lexical = _effect(scene, token, governor, frame)
    if effect is not None:
        return _apply(effect, scene.readings[governor.index], lexical)
    if token.deprel == "conj":
        return _coordinated(scene, token)
    if token.deprel in _CLAUSAL:
        return _of_clause(scene, token, frame)
    if token.upos in ("NOUN", "PROPN") and token.deprel not in ("attr", "oprd"):
        return _of_noun(scene, token)
    return scene.readings[token.head] if token.deprel not in ("relcl", "parataxis", "appos", "intj") else Reading()


def _is_told(scene: _Scene, token: Token) -> bool:
    """Tell whether a noun of saying has a content of its own: the accusation was made, whatever becomes of it."""
    if token.upos != "NOUN" or token.lemma not in scene.cues.noun_frames:
        return False
    return any(scene.document.tokens[child].deprel in ("acl", "ccomp") for child in scene.document.children[token.index])


def _of_root(document: Document, token: Token) -> Reading:
    """Return the reading of a sentence: open in a question, a request in the imperative."""
    last = document.tokens[document.sentences[document.sentence_of[token.index]].last - 1] if document.sentences else token
    if "?" in last.form or (last.form in ('"', "”", "'") and last.index > 0 and document.tokens[last.index - 1].form == "?"):
        return Reading(certainty="unknown", why=(_evidence("certainty", last, "question"),))
    words = [document.tokens[child].deprel for child in document.children[token.index]]
    if token.tag == "VB" and not {"nsubj", "nsubjpass", "aux", "expl", "csubj"} & set(words):
        return Reading(certainty="conditional", why=(_evidence("certainty", token, "imperative"),))
    if token.tag == "VB" and any(document.tokens[child].tag == "TO" for child in document.children[token.index]):
        return Reading(certainty="planned", why=(_evidence("certainty", token, "headline"),))
    return Reading()


def _governor(document: Document, token: Token) -> Token:
    """Return the word whose meaning decides: not a preposition nor "to be", but what stands above or beside it."""
    head = document.tokens[token.head]
    if token.deprel in ("pobj", "pcomp") and head.head != head.index:
        head = document.tokens[head.head]
    if head.lemma == "be" and token.deprel not in ("acomp", "attr", "advmod", "neg", "oprd"):
        beside = [child for child in dependents(document, head.index, "acomp", "attr", "oprd") if child != token.index]
        return document.tokens[beside[0]] if beside else head
    return head


def _effect(scene: _Scene, token: Token, governor: Token, frame: str | None) -> tuple[Effect | None, Token]:
    """Return what the lexicon says of a word in its frame, and by which word."""
    table = scene.cues.noun_complements if governor.upos in ("NOUN", "PROPN") else scene.cues.complements
    if frame is None or not (token.deprel in _CLAUSAL or token.upos in ("NOUN", "PROPN", "PRON")) or token.deprel == "prep":
        return None, governor
    if token.deprel == "advcl" and frame not in ("infinitive", "question"):
        return None, governor
    if governor.upos == "NOUN" and governor.lemma in scene.cues.noun_frames and _is_denied(scene, governor):
        return _DENIED, governor
    for lemma in (_yet(scene.document, governor, frame), _phrasal(scene.document, governor), governor.form.lower(), governor.lemma):
        found = table.get((lemma, frame)) if lemma else None
        if found is not None:
            return found, governor
    verb = scene.document.tokens[governor.head]
    if governor.deprel == "dobj" and token.deprel in ("pobj", "pcomp") and (verb.lemma, frame) in scene.cues.complements:
        return scene.cues.complements[verb.lemma, frame], verb
    if frame == "infinitive" and token.deprel == "xcomp" and _is_passive(scene.document, governor):
        return table.get((governor.lemma, "clause")), governor
    if governor.lemma == "be" and frame == "infinitive" and token.deprel == "xcomp":
        return Effect(rule="be-to", holds="planned", fails="not planned"), governor
    return None, governor


def _is_denied(scene: _Scene, noun: Token) -> bool:
    """Tell whether a noun of saying is the object of a denial: "rejected a report that"."""
    verb = scene.document.tokens[noun.head]
    cue = scene.cues.verbs.get((verb.lemma, "told")) if noun.deprel == "dobj" else None
    return cue is not None and cue.stance == "denied" and not scene.readings[verb.index].negated


def _yet(document: Document, verb: Token, frame: str) -> str | None:
    """Return "yet" for "is yet to", "has yet to"."""
    if frame != "infinitive" or verb.lemma not in ("be", "have"):
        return None
    return next(("yet" for child in document.children[verb.index] if document.tokens[child].form.lower() == "yet"), None)


def _is_passive(document: Document, verb: Token) -> bool:
    """Tell whether a verb is in the passive."""
    return any(document.tokens[child].deprel == "auxpass" for child in document.children[verb.index])


def _phrasal(document: Document, verb: Token) -> str | None:
    """Return a verb with its particle: "call off"."""
    particles = [document.tokens[child].form.lower() for child in document.children[verb.index] if document.tokens[child].deprel == "prt"]
    return f"{verb.lemma} {particles[0]}" if particles else None


def _apply(effect: Effect, above: Reading, word: Token) -> Reading:
    """Return the reading that an effect gives under a reading."""
    value = effect.fails if above.negated else effect.holds
    negated = value == "not" or value.startswith("not ")
    certainty = value.removeprefix("not").strip() or "same"
    if certainty == "same":
        certainty = above.certainty
    why = (*above.why, _evidence("certainty", word, effect.rule), *((_evidence("negated", word, effect.rule),) if negated else ()))
    return Reading(certainty=certainty, negated=negated, why=why)


def _coordinated(scene: _Scene, token: Token) -> Reading:
    """Return the reading of a second conjunct: what governs the first, and its modals and negation where it repeats none."""
    document = scene.document
    labels = {document.tokens[child].deprel for child in document.children[token.index]}
    first = document.tokens[token.head]
    but = any(document.tokens[child].form.lower() == "but" for child in dependents(document, first.index, "cc"))
    if token.tag in _FINITE and first.tag in ("VB", "VBG"):
        return scene.readings[first.head] if first.head != first.index else Reading()
    if labels & {"nsubj", "nsubjpass", "expl", "aux"} or token.tag != first.tag or but:
        return scene.contexts[token.head]
    return scene.readings[token.head]


def _of_clause(scene: _Scene, token: Token, frame: str | None) -> Reading:
    """Return the reading of a clause that the lexicon does not speak of."""
    document, above = scene.document, scene.readings[token.head]
    if stands_apart(document, token):
        return scene.contexts[token.head]
    sign, word = _clause_sign(scene, token)
    if sign is not None:
        return _apply(Effect(rule=sign.rule, holds=sign.reads, fails=sign.reads), replace(above, negated=False), word)
    frame = clause_frame(document, token) if token.deprel == "relcl" else frame
    if token.deprel in ("relcl", "acl") and frame != "infinitive":
        head = document.tokens[token.head]
        return Reading(certainty="unknown", why=(_evidence("certainty", head, "indefinite"),)) if head.lemma in _INDEFINITE else Reading()
    if frame == "infinitive":
        return _of_infinitive(document, token, above)
    if frame == "question":
        return Reading(certainty="unknown", why=(_evidence("certainty", token, "question"),))
    if token.deprel == "ccomp" and above.negated and frame == "clause" and document.tokens[token.head].upos == "VERB":
        return replace(above, certainty="unknown", negated=False)
    return replace(above, negated=False)


def _of_infinitive(document: Document, token: Token, above: Reading) -> Reading:
    """Return the reading of a purpose, as planned as the act that serves it, and of a headline's future."""
    if token.deprel in ("acl", "relcl"):
        headline = document.tokens[token.head].deprel in ("ROOT", "nsubj", "appos", "conj") and above.certainty == "asserted"
        certainty, rule = ("planned", "headline") if headline else ("conditional", "infinitive")
    else:
        certainty, rule = ("possible", "purpose") if above.certainty == "asserted" and not above.negated else (above.certainty, "purpose")
        certainty = "conditional" if certainty == "asserted" else certainty
    return Reading(certainty=certainty, why=(*above.why, _evidence("certainty", token, rule)))


def _clause_sign(scene: _Scene, token: Token) -> tuple[Sign | None, Token]:
    """Return what the conjunction of a clause, or the preposition above it, says."""
    document = scene.document
    if token.deprel == "pcomp":
        words, kind = [document.tokens[token.head]], "preposition"
    else:
        words, kind = [document.tokens[child] for child in dependents(document, token.index, "mark", "advmod")], "mark"
    for word in words:
        sign = scene.cues.signs.get((kind, word.form.lower()))
        if sign is not None:
            return sign, word
    return None, token


def _of_noun(scene: _Scene, token: Token) -> Reading:
    """Return the reading of a noun that the lexicon does not speak of: a denial or a plan reaches only an indefinite object."""
    document, head = scene.document, scene.document.tokens[token.head]
    if token.deprel == "pobj":
        sign = scene.cues.signs.get(("preposition", head.form.lower()))
        if sign is not None and sign.reads == "asserted":
            return Reading()
        if sign is not None:
            effect = Effect(rule=sign.rule, holds=sign.reads, fails=sign.reads)
            return _apply(effect, replace(scene.readings[head.index], negated=False), head)
    if token.deprel in ("nsubj", "poss", "appos", "npadvmod", "compound"):
        return scene.readings[token.head] if token.deprel == "compound" else Reading()
    return Reading() if token.deprel in ("dobj", "nsubjpass", "pobj") and _is_definite(document, token) else scene.readings[token.head]


def _is_definite(document: Document, token: Token) -> bool:
    """Tell whether a noun has an article or a possessor that takes its referent for granted."""
    determiners = [document.tokens[child].lemma for child in dependents(document, token.index, "det")]
    return bool(dependents(document, token.index, "poss")) or any(lemma in _DEFINITE for lemma in determiners)


# What stands in a word's own clause


def _in_its_clause(scene: _Scene, token: Token, above: Reading) -> Reading:
    """Return a reading with the modals, negations and conditions under the word itself."""
    if token.upos not in ("VERB", "AUX", "NOUN", "ADJ", "PROPN", "ADV"):
        return above
    certainty, negated, why = above.certainty, above.negated, above.why
    for sign, word in _signs_under(scene, token):
        if sign.reads == "not":
            negated = True if token.upos == "NOUN" else not negated
            why += (_evidence("negated", word, sign.rule),)
        elif sign.reads in _WEAK and (certainty == "asserted" or (sign.reads == "conditional" and certainty in ("planned", "possible"))):
            certainty = sign.reads
            why += (_evidence("certainty", word, sign.rule),)
    return Reading(certainty=certainty, negated=negated, why=why)


def _signs_under(scene: _Scene, token: Token) -> list[tuple[Sign, Token]]:
    """Return what the words right under a word say of it; of two negations only the first."""
    found: list[tuple[Sign, Token]] = []
    for child in scene.document.children[token.index]:
        word = scene.document.tokens[child]
        sign = _sign_of(scene, token, word)
        if sign is not None and not (sign.reads == "not" and any(one.reads == "not" for one, _ in found)):
            found.append((sign, word))
    return found


def _sign_of(scene: _Scene, token: Token, word: Token) -> Sign | None:
    """Return what one dependent says of its head."""
    signs, document = scene.cues.signs, scene.document
    form = word.form.lower()
    if word.deprel == "aux":
        return _modal(scene, token, word)
    if word.deprel in ("neg", "advmod", "preconj"):
        before = document.tokens[word.index - 1].form.lower() if word.index else ""
        return signs.get(("adverb", f"{before} {form}")) or signs.get(("adverb", form))  # "no longer"
    if word.deprel in ("det", "amod", "nummod") and token.upos == "NOUN":
        return signs.get(("determiner", form)) or signs.get(("adjective", form))
    if word.deprel in ("nsubj", "nsubjpass", "dobj", "attr"):
        return signs.get(("determiner", form)) or _determined(scene, word)
    if word.deprel == "mark" and token.deprel in ("ROOT", "conj"):  # "If it rains, he will leave" with "if" under the main verb
        sign = signs.get(("mark", form))
        return sign if sign is not None and sign.reads == "conditional" else None
    if word.deprel == "advcl" and token.tag not in ("VBD", "VBN"):
        marks = (document.tokens[child].form.lower() for child in document.children[word.index] if document.tokens[child].deprel == "mark")
        found = [signs.get(("mark", mark)) for mark in marks]
        return next((sign for sign in found if sign is not None and sign.reads == "conditional"), None)
    return None


def _determined(scene: _Scene, noun: Token) -> Sign | None:
    """Return the sign of a determiner that denies the clause: "no soldier died"."""
    for child in scene.document.children[noun.index]:
        word = scene.document.tokens[child]
        if word.deprel in ("det", "neg"):
            return scene.cues.signs.get(("determiner", word.form.lower()))
    return None


def _modal(scene: _Scene, token: Token, word: Token) -> Sign | None:
    """Return what a modal says; "would" in reported speech is the future of the past; "must have" is a guess."""
    sign = scene.cues.signs.get(("modal", word.form.lower())) if word.tag == "MD" else None
    if sign is None:
        return None
    perfect = any(scene.document.tokens[child].form.lower() == "have" for child in scene.document.children[token.index])
    if word.form.lower() in ("would", "'d", "’d") and scene.reported[word.index] and not perfect:
        return replace(sign, reads="planned")
    if word.form.lower() == "must" and perfect:
        return replace(sign, reads="possible")
    return sign


def _evidence(field: str, word: Token, rule: str) -> Evidence:
    """Return a word as the evidence for a field."""
    return Evidence(field=field, start=word.start, end=word.end, rule=rule)
