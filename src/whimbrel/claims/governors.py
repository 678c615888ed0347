"""What the word above a clause or noun makes of it: its governor, its conjunction or preposition, the sentence that it heads."""

from dataclasses import replace

from whimbrel.claims.complements import (
    clause_frame,
    frame_of,
    is_forbidding,
    is_gerund,
    is_imperative,
    is_inverted,
    is_subjunctive,
    stands_apart,
)
from whimbrel.claims.headwords import entries_of, is_passive, object_of
from whimbrel.claims.own_clause import in_its_clause
from whimbrel.claims.readings import Reading, Scene, applied, evidence_at, sign_at
from whimbrel.knowledge.cues import Effect, Sign
from whimbrel.records import Document, Token
from whimbrel.syntax import dependents

_CLAUSAL = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "acl", "pcomp", "advcl", "relcl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = frozenset({"anyone", "whoever", "anybody", "any", "whatever"})
_PRESUPPOSING = frozenset({"despite", "since", "besides"})
_OPEN = frozenset({"of", "about", "to", "against"})  # after nouns and adjectives: "the question of leaving"
_OPENING = frozenset({'"', "“", "'", "‘", ":", "«"})
_UNREAL = frozenset({"conditional", "possible", "planned", "unknown"})
_OPEN_QUESTION = Effect(rule="question", holds="unknown", fails="unknown")
_PRESUPPOSED = Effect(rule="presupposed-question", holds="asserted", fails="asserted")
_ASKED = Effect(rule="subjunctive", holds="conditional", fails="conditional")
_DENIED = Effect(rule="denied-report", holds="denied", fails="denied")


def from_above(scene: Scene, token: Token) -> Reading:
    """Return the reading that a word has from where it hangs, before its own modifiers."""
    if token.head == token.index:
        return _of_root(scene.document, token)
    if token.deprel == "amod" or _is_told(scene, token):
        return Reading()
    if is_forbidding(scene.document, token) or (is_imperative(scene.document, token) and _is_cited(scene.document, token)):
        return Reading(certainty="conditional", why=(evidence_at("certainty", token, "imperative"),))
    if is_inverted(scene.document, token):
        return Reading(certainty="conditional", why=(evidence_at("certainty", token, "inversion"),))
    joined, word = _joined(scene, token)
    if joined is not None:
        return _signed(scene, token, joined, word)
    governor = _governor(scene.document, token)
    frame = "infinitive" if _has_to(scene.document, token) else frame_of(scene.document, token.index)
    raised = _raised(scene, token)
    if raised is not None:
        return raised
    effect, lexical = _effect(scene, token, governor, frame)
    if frame == "clause" and effect is not None and effect.holds in ("unknown", "conditional") and _is_presupposed(scene.document, token):
        effect = _PRESUPPOSED
    if frame == "infinitive" and _has_mark(scene.document, token, "whether"):
        effect, lexical = _OPEN_QUESTION, token
    if effect is not None:
        return applied(effect, scene.readings[lexical.index], lexical)
    if token.deprel == "conj":
        return _coordinated(scene, token)
    if is_gerund(token):
        return _of_gerund(scene, token)
    if token.deprel in _CLAUSAL:
        return _of_clause(scene, token, frame)
    if token.upos in ("NOUN", "PROPN") and token.deprel not in ("attr", "oprd"):
        return _of_noun(scene, token)
    return scene.readings[token.head] if token.deprel not in ("relcl", "parataxis", "appos", "intj") else Reading()


def _joined(scene: Scene, token: Token) -> tuple[Sign | None, Token]:
    """Return what a conjunction or preposition of several words says of what it joins: "rather than", "in case", "but for"."""
    document = scene.document
    links = dependents(document, token.index, "mark")
    links += [
        child for prep in dependents(document, token.index, "prep") if prep < token.index for child in dependents(document, prep, "pobj")
    ]
    if token.deprel in ("pobj", "pcomp"):
        links.append(token.head)
    elif token.deprel in ("conj", "advcl"):
        links += [word for word in dependents(document, token.head, "cc", "prep") if token.head < word < token.index]
    for word in links:
        sign = sign_at(scene, document.tokens[word], "mark", "preposition", least=2)
        if sign is not None and word < token.index:
            return sign, document.tokens[word]
    return None, token


def _signed(scene: Scene, token: Token, sign: Sign, word: Token) -> Reading:
    """Return the reading that a conjunction or preposition gives under the clause to which it joins a word."""
    above = _above(scene, token)
    return applied(Effect(rule=sign.rule, holds=sign.reads, fails=sign.reads), replace(scene.readings[above], negated=False), word)


def _above(scene: Scene, token: Token) -> int:
    """Return the word under which a clause or phrase stands, past its preposition."""
    head = scene.document.tokens[token.head]
    return head.head if token.deprel in ("pobj", "pcomp") else head.index


def _is_told(scene: Scene, token: Token) -> bool:
    """Tell whether a noun of saying has a content of its own: the accusation was made, whatever becomes of it."""
    if token.upos != "NOUN" or token.lemma not in scene.cues.noun_frames:
        return False
    return any(scene.document.tokens[child].deprel in ("acl", "ccomp") for child in scene.document.children[token.index])


def _of_root(document: Document, token: Token) -> Reading:
    """Return the reading of a sentence: open in a question, a request in the imperative."""
    last = document.tokens[document.sentences[document.sentence_of[token.index]].last - 1] if document.sentences else token
    if "?" in last.form or (last.form in ('"', "”", "'") and last.index > 0 and document.tokens[last.index - 1].form == "?"):
        return Reading(certainty="unknown", why=(evidence_at("certainty", last, "question"),))
    if is_imperative(document, token):
        return Reading(certainty="conditional", why=(evidence_at("certainty", token, "imperative"),))
    if token.tag == "VB" and any(document.tokens[child].tag == "TO" for child in document.children[token.index]):
        return Reading(certainty="planned", why=(evidence_at("certainty", token, "headline"),))
    return Reading()


def _has_to(document: Document, token: Token) -> bool:
    """Tell whether an infinitive is taken for what a preposition governs: "pleaded with both sides to talk"."""
    return token.deprel == "pcomp" and any(document.tokens[child].tag == "TO" for child in document.children[token.index])


def _is_presupposed(document: Document, token: Token) -> bool:
    """Tell whether a question takes its clause for granted: "asked why he left", "would not say who wrote it"."""
    asked = [document.tokens[child].form.lower() for child in dependents(document, token.index, "advmod", "nsubj") if child < token.index]
    return token.deprel == "ccomp" and any(form in ("why", "who") for form in asked)


def _has_mark(document: Document, token: Token, form: str) -> bool:
    """Tell whether a conjunction opens a clause."""
    return any(document.tokens[child].form.lower() == form for child in dependents(document, token.index, "mark"))


def _is_cited(document: Document, token: Token) -> bool:
    """Tell whether a clause stands before the verb of saying above it, or a quotation mark or colon parts them."""
    if token.deprel == "advcl":
        return token.index < token.head and token.index > 0 and document.tokens[token.index - 1].form in _OPENING
    if token.deprel not in ("ccomp", "parataxis", "xcomp"):
        return False
    between = document.tokens[token.head + 1 : token.index]
    return token.index < token.head or any(word.form in _OPENING for word in between)


def _governor(document: Document, token: Token) -> Token:
    """Return the word whose meaning decides: not a preposition nor "to be", but what stands above or beside it."""
    head = document.tokens[token.head]
    if token.deprel in ("pobj", "pcomp") and head.head != head.index:
        head = document.tokens[head.head]
    if head.lemma == "be" and token.deprel not in ("acomp", "attr", "advmod", "neg", "oprd"):
        beside = [child for child in dependents(document, head.index, "acomp", "attr", "oprd") if child != token.index]
        return document.tokens[beside[0]] if beside else head
    return head


def _effect(scene: Scene, token: Token, governor: Token, frame: str | None) -> tuple[Effect | None, Token]:
    """Return what the lexicon says of a word in its frame, and by which word."""
    document, table = scene.document, scene.cues.noun_complements if governor.upos in ("NOUN", "PROPN") else scene.cues.complements
    if frame is None or not _is_looked_up(document, token, frame):
        return None, governor
    fate = _fate(scene, governor) if governor.upos == "NOUN" and governor.lemma in scene.cues.noun_frames and frame == "clause" else None
    if fate is not None:
        return fate, governor
    beside, verb = _effect_of_phrase(scene, token, governor, frame)
    if beside is not None:
        return beside, verb
    for special in (*_special_frames(document, token, frame), frame):
        for entry in entries_of(document, governor, frame, scene.reported[governor.index]):
            if (entry, special) in table:
                found = table[entry, special]
                return (_ASKED if found.holds == "same" and is_subjunctive(document, token) else found), governor
    verb = document.tokens[governor.head]
    if governor.deprel == "dobj" and token.deprel in ("pobj", "pcomp") and (verb.lemma, frame) in scene.cues.complements:
        return scene.cues.complements[verb.lemma, frame], verb
    if frame == "infinitive" and token.deprel == "xcomp" and is_passive(document, governor):
        return table.get((governor.lemma, "clause")), governor
    if governor.lemma == "be" and frame == "infinitive" and token.deprel == "xcomp":
        return Effect(rule="be-to", holds="planned", fails="not planned"), governor
    return None, governor


def _raised(scene: Scene, token: Token) -> Reading | None:
    """Return what an infinitive makes of the subject that it has in common with the verb above: "talks failed to start"."""
    document, cues = scene.document, scene.cues
    if token.deprel not in ("nsubj", "nsubjpass") or not cues.names_event(token.lemma):
        return None
    heads = [token.head, *dependents(document, token.head, "acomp", "oprd")]
    found = [
        word
        for head in heads
        for word in dependents(document, head, "xcomp")
        if clause_frame(document, document.tokens[word]) == "infinitive"
    ]
    if not found:
        return None
    verb = document.tokens[found[0]]
    frame = "object" if is_passive(document, verb) else "subject"
    effect = next(
        (cues.complements[entry, frame] for entry in entries_of(document, verb, frame, False) if (entry, frame) in cues.complements), None
    )
    return applied(effect, in_its_clause(scene, verb, from_above(scene, verb)), verb) if effect is not None else None


def _is_looked_up(document: Document, token: Token, frame: str) -> bool:
    """Tell whether a word is a complement, or what the parser takes for an adjunct and stands like one: "ruled out resigning"."""
    if token.deprel != "advcl":
        nominal = token.upos in ("NOUN", "PROPN", "PRON") or is_gerund(token)
        return token.deprel in _CLAUSAL or (nominal and token.deprel != "prep")
    head = document.tokens[token.head]
    if frame == "question":
        modal = any(document.tokens[child].tag == "MD" for child in document.children[head.index])
        return token.index > head.index and not modal and not is_passive(document, head)
    between = document.tokens[head.index + 1 : token.index]
    return frame == "infinitive" or (frame == "gerund" and token.index > head.index and all(word.deprel == "prt" for word in between))


def _special_frames(document: Document, token: Token, frame: str) -> list[str]:
    """Return the frames that are tried before the plain one: "the object" of a definite noun, "to+gerund"."""
    if token.deprel in ("pobj", "pcomp") and is_gerund(token):
        return [f"{frame}+gerund"]
    if frame == "clause" and token.tag == "VBP" and document.tokens[token.head].tag == "VBD":
        return ["subjunctive"]  # "suggested that I eat": the tense does not follow the past above
    return [f"the {frame}"] if token.upos == "NOUN" and _is_definite(document, token) else []


def _effect_of_phrase(scene: Scene, token: Token, governor: Token, frame: str) -> tuple[Effect | None, Token]:
    """Return what a verb with its object makes of an infinitive: "took the opportunity to", "had the decency to"."""
    document, cues = scene.document, scene.cues
    if frame != "infinitive":
        return None, governor
    if governor.upos == "NOUN":
        verb = document.tokens[governor.head]
        return (cues.complements.get((f"{verb.lemma} {governor.lemma}", frame)) if governor.deprel == "dobj" else None), verb
    noun = object_of(document, governor, token)
    if noun is None:
        return None, governor
    light = cues.complements.get((governor.lemma, "object"))
    of_noun = cues.noun_complements.get((noun.lemma, frame)) if light is not None and light.holds == "same" else None
    return cues.complements.get((f"{governor.lemma} {noun.lemma}", frame)) or of_noun, governor


def _fate(scene: Scene, noun: Token) -> Effect | None:
    """Return what becomes of what a noun of saying tells: "rejected a report that", "rumours that … are false"."""
    document, cues = scene.document, scene.cues
    verb = document.tokens[noun.head]
    cue = cues.verbs.get((verb.lemma, "told")) if noun.deprel in ("dobj", "nsubjpass") else None
    if cue is not None and cue.stance == "denied" and not scene.readings[verb.index].negated:
        return _DENIED
    if noun.deprel == "pobj" and dependents(document, verb.head, "det"):
        entries = entries_of(document, document.tokens[verb.head], "clause", False)
        return next(
            (
                cues.noun_complements[entry, "clause"]
                for entry in entries
                if entry.startswith("no ") and (entry, "clause") in cues.noun_complements
            ),
            None,
        )
    verbs = [verb.index, *dependents(document, verb.index, "xcomp")] if noun.deprel == "nsubj" else []
    called = [document.tokens[child].lemma for one in verbs for child in dependents(document, one, "acomp", "oprd")]
    found = [cues.complements[lemma, "clause"] for lemma in called if (lemma, "clause") in cues.complements]
    return next((effect for effect in found if effect.holds == "not" and not scene.readings[verb.index].negated), None)


def _coordinated(scene: Scene, token: Token) -> Reading:
    """Return the reading of a second conjunct: what governs the first, and its modals and negation where it repeats none."""
    document = scene.document
    labels = {document.tokens[child].deprel for child in document.children[token.index]}
    first = document.tokens[token.head]
    joints = {document.tokens[child].form.lower() for child in dependents(document, first.index, "cc")}
    if "nor" in joints and not labels & {"nsubj", "nsubjpass", "expl", "aux"}:
        return scene.readings[first.index]
    if "but" in joints and token.tag == first.tag == "VB" and not labels & {"nsubj", "nsubjpass", "expl", "aux"}:
        return replace(scene.readings[first.index], negated=scene.contexts[first.index].negated)
    if token.tag in _FINITE and first.tag in ("VB", "VBG"):
        return scene.readings[first.head] if first.head != first.index else Reading()
    if labels & {"nsubj", "nsubjpass", "expl", "aux"} or token.tag != first.tag or "but" in joints:
        return scene.contexts[token.head]
    return scene.readings[token.head]


def _of_clause(scene: Scene, token: Token, frame: str | None) -> Reading:
    """Return the reading of a clause that the lexicon does not speak of."""
    document, above = scene.document, scene.readings[token.head]
    if stands_apart(document, token):
        return scene.contexts[token.head]
    sign, word = _clause_sign(scene, token)
    if sign is not None:
        return applied(Effect(rule=sign.rule, holds=sign.reads, fails=sign.reads), replace(above, negated=False), word)
    frame = clause_frame(document, token) if token.deprel == "relcl" else frame
    if token.deprel in ("relcl", "acl") and frame != "infinitive":
        return _beside_noun(scene, token)
    if frame == "infinitive":
        return _of_infinitive(document, token, above)
    if frame == "question":
        return Reading(certainty="unknown", why=(evidence_at("certainty", token, "question"),))
    if token.deprel == "ccomp" and above.negated and frame == "clause" and document.tokens[token.head].upos == "VERB":
        return replace(above, certainty="unknown", negated=False)
    return replace(above, negated=False)


def _beside_noun(scene: Scene, token: Token) -> Reading:
    """Return the reading of a participle or relative clause: as unreal as an indefinite noun that is only wanted or possible."""
    document, noun = scene.document, scene.document.tokens[token.head]
    if noun.lemma in _INDEFINITE:
        return Reading(certainty="unknown", why=(evidence_at("certainty", noun, "indefinite"),))
    past = token.tag == "VBD" or any(document.tokens[child].tag == "VBD" for child in dependents(document, token.index, "aux", "auxpass"))
    above = scene.readings[noun.index]
    if past or above.certainty not in _UNREAL or not _is_indefinite(document, noun):
        return Reading()
    governor = _governor(document, noun)
    wanted = scene.cues.names_event(noun.lemma) or _effect(scene, noun, governor, frame_of(document, noun.index))[0] is not None
    return replace(above, negated=False) if wanted else Reading()


def _is_indefinite(document: Document, noun: Token) -> bool:
    """Tell whether a noun has "a" or "any", or is a bare plural."""
    determiners = [document.tokens[child].lemma.lower() for child in dependents(document, noun.index, "det")]
    if noun.upos != "NOUN" or dependents(document, noun.index, "poss", "nummod"):
        return False
    return any(lemma in ("a", "an", "any") for lemma in determiners) or (noun.tag == "NNS" and not determiners)


def _of_gerund(scene: Scene, token: Token) -> Reading:
    """Return the reading of a gerund under a preposition: as sure as the clause in which it stands, never negated with it."""
    document = scene.document
    preposition = document.tokens[token.head]
    above, head = scene.readings[preposition.head], document.tokens[preposition.head]
    sign = sign_at(scene, preposition, "preposition")
    if sign is not None and sign.reads not in ("asserted", "same"):
        return _signed(scene, token, sign, preposition)
    form = preposition.form.lower()
    if form in _PRESUPPOSING:
        return Reading()
    if head.upos in ("NOUN", "ADJ") and form in _OPEN:
        return Reading(certainty="possible", why=(*above.why, evidence_at("certainty", preposition, "gerund")))
    return replace(above, negated=False)


def _of_infinitive(document: Document, token: Token, above: Reading) -> Reading:
    """Return the reading of a purpose, as planned as the act that serves it, and of a headline's future."""
    if token.deprel in ("acl", "relcl"):
        headline = document.tokens[token.head].deprel in ("ROOT", "nsubj", "appos", "conj") and above.certainty == "asserted"
        certainty, rule = ("planned", "headline") if headline else ("conditional", "infinitive")
    else:
        certainty, rule = ("possible", "purpose") if above.certainty == "asserted" and not above.negated else (above.certainty, "purpose")
        certainty = "conditional" if certainty == "asserted" else certainty
    return Reading(certainty=certainty, why=(*above.why, evidence_at("certainty", token, rule)))


def _clause_sign(scene: Scene, token: Token) -> tuple[Sign | None, Token]:
    """Return what the conjunction of a clause, or the preposition above it, says."""
    document = scene.document
    if token.deprel == "pcomp":
        words, kind = [document.tokens[token.head]], "preposition"
    else:
        words, kind = [document.tokens[child] for child in dependents(document, token.index, "mark", "advmod")], "mark"
    for word in words:
        sign = sign_at(scene, word, kind)
        if sign is not None:
            return sign, word
    return None, token


def _of_noun(scene: Scene, token: Token) -> Reading:
    """Return the reading of a noun that the lexicon does not speak of: a denial or a plan reaches only an indefinite object."""
    document, head = scene.document, scene.document.tokens[token.head]
    if token.deprel == "pobj":
        sign = scene.cues.signs.get(("preposition", head.form.lower()))
        if sign is not None and sign.reads == "asserted":
            return _two_steps_down(scene, token)
        if sign is not None:
            effect = Effect(rule=sign.rule, holds=sign.reads, fails=sign.reads)
            return applied(effect, replace(scene.readings[head.index], negated=False), head)
    if token.deprel in ("nsubj", "poss", "appos", "npadvmod", "compound"):
        return scene.readings[token.head] if token.deprel == "compound" else Reading()
    return Reading() if token.deprel in ("dobj", "nsubjpass", "pobj") and _is_definite(document, token) else scene.readings[token.head]


def _is_definite(document: Document, token: Token) -> bool:
    """Tell whether a noun has an article or a possessor that takes its referent for granted."""
    determiners = [document.tokens[child].lemma for child in dependents(document, token.index, "det")]
    return bool(dependents(document, token.index, "poss")) or any(lemma in _DEFINITE for lemma in determiners)


def _two_steps_down(scene: Scene, token: Token) -> Reading:
    """Return the reading of a noun under a preposition: a fact, but denied with an indefinite noun above it ("any role in an attack")."""
    document, preposition = scene.document, scene.document.tokens[token.head]
    above = document.tokens[preposition.head]
    if above.upos == "VERB" and preposition.index - 1 in dependents(document, above.index, "dobj"):
        above = document.tokens[preposition.index - 1]
    reading = scene.readings[above.index]
    denied = above.upos == "NOUN" and reading.certainty == "denied" and not _is_definite(document, token)
    return reading if denied else Reading()
