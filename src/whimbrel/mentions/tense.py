"""Which way the clause around some words looks: back, ahead, or neither."""

from whimbrel.knowledge.times import load_time_words
from whimbrel.records import Document, Token
from whimbrel.syntax import head_of

_STEPS = 12  # far above the depth of real sentences; keeps a garbled parse cheap
_CONDITIONS = frozenset({"when", "if", "before", "after", "until", "once", "unless"})
_AHEAD_AS_PARTICIPLE = frozenset({"plan", "schedule", "set", "expect", "slate", "due", "poise", "propose"})


def tense_around(document: Document, start: int, end: int) -> str:
    """Return past or future by the verb that governs the words, "" where none tells."""
    word = head_of(document, start, end)
    if word is not None:
        word = _said_before(document, word) or word
    for _ in range(_STEPS):
        if word is None:
            return ""
        token = document.tokens[word]
        found = _tense_of(document, token)
        if found is not None:
            return found
        word = token.head if token.head != word else None
    return ""


def _said_before(document: Document, word: int) -> int | None:
    """Return the verb right before "on Monday" where the parser hangs the day on that verb's own clause.

    In "said on Monday they would meet" the day is that of the saying.
    """
    preposition = document.tokens[word].head
    if document.tokens[preposition].upos != "ADP" or not 0 < preposition < word:
        return None
    governor, before = document.tokens[document.tokens[preposition].head], document.tokens[preposition - 1]
    is_split = governor.index > word and before.upos == "VERB" and governor.head == before.index
    return before.index if is_split else None


def _tense_of(document: Document, token: Token) -> str | None:
    """Return the tense of one verb; None where it has none of its own and the word above must tell."""
    words = load_time_words()
    if token.upos == "ADJ" and token.lemma in words.ahead:
        return "past" if _had(document, token) else "future"
    if token.upos not in ("VERB", "AUX"):
        return None
    helpers = [child for child in document.children[token.index] if document.tokens[child].deprel in ("aux", "auxpass")]
    forms = {document.tokens[child].form.lower() for child in helpers}
    if forms & words.ahead_modals:
        return "future"
    if token.lemma in _AHEAD_AS_PARTICIPLE:
        return "past" if "had" in forms else "future"
    if "to" in forms:
        return _tense_of_infinitive(document, token)
    found = _tense_of_finite(token, {document.tokens[child].tag for child in helpers}, forms)
    return "future" if found == "" and _is_awaited(document, token) else found


def _had(document: Document, token: Token) -> bool:
    """Tell whether an adjective's copula stands in the past perfect ("had been due")."""
    return any(document.tokens[child].form.lower() == "had" for child in document.children[token.head])


def _is_awaited(document: Document, token: Token) -> bool:
    """Tell whether a clause in the present stands under "when", "if" and the like, and so speaks of what is to come."""
    return any(document.tokens[child].form.lower() in _CONDITIONS for child in document.children[token.index])


def _tense_of_infinitive(document: Document, token: Token) -> str | None:
    """Read "plans to meet" as future, "arrived to meet" as its main clause."""
    above = document.tokens[token.head]
    if above.lemma in _AHEAD_AS_PARTICIPLE and above.index != token.index:
        return _tense_of(document, above) or "future"
    is_ahead = above.lemma in load_time_words().ahead or above.upos == "NOUN" or above.lemma == "be"
    return "future" if is_ahead or above.index == token.index else None


def _tense_of_finite(token: Token, helper_tags: set[str], forms: set[str]) -> str | None:
    """Return the tense that the form of a verb and of its auxiliaries show."""
    if token.tag == "VBD" or "VBD" in helper_tags or forms & {"has", "have", "had", "'ve", "’ve", "having"}:
        return "past"
    if token.tag == "VBN":
        return "past" if not helper_tags else ""
    if token.tag == "VBG":
        return "future" if helper_tags else None
    if token.tag in ("VBZ", "VBP"):
        return "future" if token.lemma in load_time_words().timetable else ""
    return "future" if token.tag == "VB" and not helper_tags else ""
