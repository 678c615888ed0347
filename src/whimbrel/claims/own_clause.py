"""What stands in a word's own clause: modals, negation, conditions."""

from dataclasses import replace

from whimbrel.claims.complements import is_inverted
from whimbrel.claims.readings import Reading, Scene, evidence_at
from whimbrel.knowledge.cues import Sign
from whimbrel.records import Document, Token
from whimbrel.syntax import dependents

_CONCESSIVE = frozenset({"even", "as"})
_UNDONE = frozenset({"should", "ought"})  # "should have paid": did not
_WEAK = frozenset({"possible", "planned", "conditional", "unknown", "denied"})


def in_its_clause(scene: Scene, token: Token, above: Reading) -> Reading:
    """Return a reading with the modals, negations and conditions under the word itself."""
    if token.upos not in ("VERB", "AUX", "NOUN", "ADJ", "PROPN", "ADV"):
        return above
    certainty, negated, why = above.certainty, above.negated, above.why
    for sign, word in _signs_under(scene, token):
        if sign.reads == "not" and (word.tag != "MD" or certainty == "asserted"):
            negated = True if token.upos == "NOUN" else not negated
            why += (evidence_at("negated", word, sign.rule),)
        elif sign.reads in _WEAK and (certainty == "asserted" or (sign.reads == "conditional" and certainty in ("planned", "possible"))):
            certainty = sign.reads
            why += (evidence_at("certainty", word, sign.rule),)
    return Reading(certainty=certainty, negated=negated, why=why)


def _signs_under(scene: Scene, token: Token) -> list[tuple[Sign, Token]]:
    """Return what the words right under a word say of it; of two negations only the first."""
    found: list[tuple[Sign, Token]] = []
    for child in scene.document.children[token.index]:
        word = scene.document.tokens[child]
        sign = _sign_of(scene, token, word)
        if sign is not None and not (sign.reads == "not" and any(one.reads == "not" and other.tag != "MD" for one, other in found)):
            found.append((sign, word))
    return found + _condition_before_saying(scene, token)


def _condition_before_saying(scene: Scene, token: Token) -> list[tuple[Sign, Token]]:
    """Return the condition parsed under ", X said,": "If tests confirm it, she said, a complaint will be filed"."""
    document, verb = scene.document, scene.document.tokens[token.head]
    if token.deprel != "ccomp" or token.index < verb.index or not _has_modal(document, token):
        return []
    commas = any(word.form == "," for word in document.tokens[verb.index + 1 : verb.index + 4])
    clauses = [document.tokens[child] for child in dependents(document, verb.index, "advcl") if child < verb.index and commas]
    found = [(_condition(scene, clause), clause) for clause in clauses]
    return [(sign, clause) for sign, clause in found if sign is not None]


def _sign_of(scene: Scene, token: Token, word: Token) -> Sign | None:
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
    if word.deprel in ("advcl", "ccomp") and word.index < token.index and is_inverted(document, word):
        return Sign(rule="inversion", reads="conditional")
    if word.deprel == "advcl" and (token.tag not in ("VBD", "VBN") or _has_modal(document, token)):
        return _condition(scene, word)
    return None


def _has_modal(document: Document, token: Token) -> bool:
    """Tell whether a verb has a modal: "will be heard"."""
    return any(document.tokens[child].tag == "MD" for child in dependents(document, token.index, "aux"))


def _condition(scene: Scene, clause: Token) -> Sign | None:
    """Return the sign of a condition on which its main clause hangs; "even if" and "as if" are none."""
    document = scene.document
    for child in dependents(document, clause.index, "mark"):
        before = document.tokens[child - 1].form.lower() if child else ""
        sign = scene.cues.signs.get(("mark", document.tokens[child].form.lower()))
        if sign is not None and sign.reads == "conditional" and before not in _CONCESSIVE:
            return sign
    return None


def _determined(scene: Scene, noun: Token) -> Sign | None:
    """Return the sign of a determiner that denies the clause: "no soldier died"."""
    for child in scene.document.children[noun.index]:
        word = scene.document.tokens[child]
        if word.deprel in ("det", "neg", "predet", "preconj"):
            kind = "adverb" if word.form.lower() == "not" else "determiner"  # "not a wheel will turn"
            return scene.cues.signs.get((kind, word.form.lower()))
    return None


def _modal(scene: Scene, token: Token, word: Token) -> Sign | None:
    """Return what a modal says; "would" in reported speech is the future of the past; "must have" is a guess."""
    sign = scene.cues.signs.get(("modal", word.form.lower())) if word.tag == "MD" else None
    if sign is None:
        return None
    perfect = any(scene.document.tokens[child].form.lower() == "have" for child in scene.document.children[token.index])
    if word.form.lower() in ("would", "'d", "’d") and scene.reported[word.index] and not perfect:
        return replace(sign, reads="planned")
    if word.form.lower() == "must" and perfect:
        return replace(sign, reads="possible")
    if word.form.lower() == "could" and not perfect and not scene.reported[word.index] and _is_told_as_undone(scene.document, token):
        return None
    if perfect and (word.form.lower() in _UNDONE or (word.form.lower() in ("could", "might") and _goes_on_with_but(scene.document, token))):
        return replace(sign, reads="not")
    return sign


def _goes_on_with_but(document: Document, token: Token) -> bool:
    """Tell whether "but" adds what the same subject did instead: "could have appealed but chose not to"."""
    joined = any(document.tokens[child].form.lower() == "but" for child in dependents(document, token.index, "cc"))
    return joined and any(not dependents(document, child, "nsubj", "nsubjpass") for child in dependents(document, token.index, "conj"))


def _is_told_as_undone(document: Document, token: Token) -> bool:
    """Tell whether "could" is negated in a story: "could not reach the village" did not, without an "if" beside it."""
    return bool(dependents(document, token.index, "neg")) and not dependents(document, token.index, "advcl", "mark")
