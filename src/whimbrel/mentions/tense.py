"""Which way the clause around some words looks: back, ahead, or neither."""

from whimbrel.knowledge.times import load_time_words
from whimbrel.mentions.time_hints import hint_at, preposition_of
from whimbrel.records import Document, Token
from whimbrel.syntax import head_of

_STEPS = 12  # far above the depth of real sentences; keeps a garbled parse cheap
_MARKS = ("mark", "advmod")
_CONDITIONS = frozenset({"when", "if", "before", "after", "until", "once", "unless"})
_AHEAD_AS_PARTICIPLE = frozenset({"plan", "schedule", "set", "expect", "slate", "due", "poise", "propose"})


def tense_around(document: Document, start: int, end: int) -> str:
    """Return past or future by the verb that governs the words, "" where none tells."""
    word = head_of(document, start, end)
    if word is None:
        return ""
    before = preposition_of(document, word, start)
    if hint := hint_at(document, word, before, end):
        return hint
    return _tense_of_clause(document, _said_before(document, word) or word, before)


def _tense_of_clause(document: Document, word: int, before: Token | None) -> str:
    """Return what the nearest word above that has a tense shows; a verb in the present looks ahead with "by Friday" right under it."""
    for _ in range(_STEPS):
        token = document.tokens[word]
        found = _tense_of(document, token)
        if before is not None and _is_under(document, before, word) and _sets_a_day(document, before, token, found):
            return "future"
        if found is not None:
            return found
        if token.head == word:
            return ""
        word = token.head
    return ""


def _is_condition(document: Document, verb: Token) -> bool:
    """Tell whether a clause states a condition ("unless they leave by Sunday", "if they laid down arms by Sunday")."""
    below = (document.tokens[child] for child in document.children[verb.index])
    return any(word.deprel == "mark" and word.form.lower() in ("if", "unless") for word in below)


def _is_under(document: Document, before: Token, verb: int) -> bool:
    """Tell whether a preposition hangs on a verb, or on its object that counts time ("have seven days from Monday")."""
    above = document.tokens[before.head]
    return before.head == verb or above.head == verb and above.lemma in ("day", "week", "month", "year") and above.deprel == "dobj"


def _sets_a_day(document: Document, before: Token, verb: Token, tense: str | None) -> bool:
    """Tell whether a preposition under a verb sets a day to come, for what is told in the present or as a condition."""
    if before.form.lower() == "by" and _is_condition(document, verb):
        return True
    words = load_time_words()
    if tense != "":
        return False
    return before.form.lower() in words.present_ahead and verb.lemma not in words.dating and verb.tag in ("VBZ", "VBP")


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
    if "have" in forms and ("to" in forms or forms & words.ahead_modals - words.perfect_ahead):
        return "past"  # "may have been hit", "were to have met"
    if forms & words.ahead_modals:
        return "future"
    if token.lemma == "be" and any(_is_due(document.tokens[child]) for child in document.children[token.index]):
        return "past" if _had_been(document, token) else "future"
    if token.tag == "VBG" and token.deprel == "acl" and token.lemma in words.timetable and _is_fixed(document, token):
        return "future"
    if token.lemma in _AHEAD_AS_PARTICIPLE and not _is_done(document, token, forms):
        return "past" if "had" in forms else "future"
    if token.lemma == "need" and token.tag == "VBN" and not helpers:
        return "future"
    if "to" in forms:
        return _tense_of_infinitive(document, token)
    if token.tag == "VB" and not helpers and token.deprel in ("ccomp", "xcomp") and document.tokens[token.head].lemma in words.causing:
        return None
    if (
        token.tag == "VB"
        and token.lemma != "come"
        and not helpers
        and any(document.tokens[child].deprel == "nsubj" for child in document.children[token.index])
    ):
        return ""  # a past form that the parser did not know: "the guard retook the town"
    found = _tense_of_finite(token, {document.tokens[child].tag for child in helpers}, forms, is_idiom=_is_idiom(document, token))
    return "future" if found == "" and _is_awaited(document, token) else found


def _is_due(token: Token) -> bool:
    """Tell whether a word under "be" makes it look ahead ("is likely", "is due")."""
    return token.deprel == "acomp" and token.upos == "ADJ" and token.lemma in load_time_words().ahead


def _had_been(document: Document, token: Token) -> bool:
    """Tell whether a copula stands in the past perfect."""
    return any(document.tokens[child].form.lower() == "had" for child in document.children[token.index])


def _is_fixed(document: Document, token: Token) -> bool:
    """Tell whether "starting" belongs to something that is announced ("announced a strike starting on Monday")."""
    verb = document.tokens[document.tokens[token.head].head]
    return verb.upos == "VERB" and verb.lemma in load_time_words().for_ahead


def _is_done(document: Document, token: Token, forms: set[str]) -> bool:
    """Tell whether "set" is something done ("set out", "set a record"), not something fixed for a day to come."""
    particles = any(document.tokens[child].deprel == "prt" for child in document.children[token.index])
    return token.lemma == "set" and (particles or token.tag != "VBN" and not forms)


def _had(document: Document, token: Token) -> bool:
    """Tell whether an adjective's copula stands in the past perfect ("had been due")."""
    return any(document.tokens[child].form.lower() == "had" for child in document.children[token.head])


def _is_awaited(document: Document, token: Token) -> bool:
    """Tell whether a clause in the present stands under "when", "if" and the like, and so speaks of what is to come."""
    below = (document.tokens[child] for child in document.children[token.index])
    return any(word.form.lower() in _CONDITIONS and word.deprel in _MARKS for word in below)


def _tense_of_infinitive(document: Document, token: Token) -> str | None:
    """Read "plans to meet" as future, "arrived to meet" as its main clause."""
    above = document.tokens[token.head]
    if above.lemma in _AHEAD_AS_PARTICIPLE and above.index != token.index:
        return _tense_of(document, above) or "future"
    if above.lemma in load_time_words().ahead and above.upos == "VERB" and _had_been(document, above):
        return "past"  # "had hoped to sign"
    is_ahead = above.lemma in load_time_words().ahead or above.upos in ("NOUN", "PROPN") or above.lemma == "be"
    return "future" if is_ahead or above.index == token.index else None


def _is_idiom(document: Document, token: Token) -> bool:
    """Tell whether verb and object are such as headlines tell in the present of what has happened ("troops open fire")."""
    objects = (document.tokens[child] for child in document.children[token.index] if document.tokens[child].deprel == "dobj")
    return any(f"{token.lemma} {word.lemma}" in load_time_words().idioms for word in objects)


def _tense_of_finite(token: Token, helper_tags: set[str], forms: set[str], *, is_idiom: bool) -> str | None:
    """Return the tense that the form of a verb and of its auxiliaries show."""
    if token.tag == "VBD" or "VBD" in helper_tags or forms & {"has", "have", "had", "'ve", "’ve", "having"}:
        return "past"
    if token.tag == "VBN":
        return "past" if not helper_tags else ""
    if token.tag == "VBG":
        return "future" if helper_tags else None
    if token.tag in ("VBZ", "VBP"):
        return "future" if token.lemma in load_time_words().timetable and not is_idiom else ""
    return "future" if token.tag == "VB" and not helper_tags else ""
