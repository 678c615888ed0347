"""Which way a time looks by the words right around it, whatever the tense of its verb: "Friday's raid", "called a rally for Friday"."""

from collections.abc import Iterator

from whimbrel.knowledge.times import load_time_words
from whimbrel.records import Document, Token
from whimbrel.syntax import tokens_in

_OF_NOUN = ("poss", "compound", "nmod", "npadvmod")


def preposition_of(document: Document, word: int, start: int) -> Token | None:
    """Return the preposition right above the head of a time, or right before the words."""
    above = document.tokens[document.tokens[word].head]
    if above.upos in ("ADP", "SCONJ") and above.start < start:
        return above
    first = tokens_in(document, start, start + 1)
    before = document.tokens[first[0] - 1] if first and first[0] else None
    return before if before is not None and before.upos in ("ADP", "SCONJ") else None


def hint_at(document: Document, word: int, before: Token | None, end: int) -> str | None:
    """Return past or future where nouns and prepositions tell, by the head of a time, its preposition and its end."""
    return _by_noun(document, document.tokens[word], before) or _by_preposition(document, before, end) or _by_summons(document, word)


def _by_noun(document: Document, token: Token, before: Token | None) -> str | None:
    """Read "[Friday's] raid" and "a stabbing on [Sunday]" behind "over" as past, "called off [Sunday's] show" as future."""
    words = load_time_words()
    noun = document.tokens[token.head]
    is_own = token.deprel in _OF_NOUN and noun.index > token.index
    if not is_own and before is not None and document.tokens[before.head].upos == "NOUN":
        noun = document.tokens[before.head]
    elif not is_own:
        return None
    above = document.tokens[noun.head]
    if noun.deprel == "pobj" and above.form.lower() in words.over or is_own and noun.lemma.lower() in words.done:
        return "past"
    if noun.deprel == "pobj" and above.form.lower() == "for" and noun.lemma in words.scheduled:
        return "future" if document.tokens[above.head].lemma in words.preparing else None
    is_off = token.deprel == "poss" and noun.deprel == "dobj" and _with_particle(document, above) in words.called_off
    return "future" if is_off else None


def _with_particle(document: Document, verb: Token) -> str:
    """Return a verb with its particle: "call off"."""
    particles = [document.tokens[child].form.lower() for child in document.children[verb.index] if document.tokens[child].deprel == "prt"]
    return " ".join([verb.lemma, *particles[:1]])


def _by_preposition(document: Document, before: Token | None, end: int) -> str | None:
    """Read "since" as past; "a rally called for Friday", "adjourned to 5 July", "soy for March delivery" as future."""
    if before is None:
        return None
    words, form = load_time_words(), before.form.lower()
    if form == "since":
        return "past"
    verbs = [token.lemma for token in _verbs_above(document, before)]
    if form == "to":
        return "future" if verbs and verbs[0] in words.extended else None
    if form == "from":
        return "future" if verbs and verbs[0] in words.for_ahead else None
    if form != "for":
        return None
    behind = tokens_in(document, end, end + 2)
    is_delivered = bool(behind) and document.tokens[behind[0]].lemma in words.delivered
    return "future" if is_delivered or verbs and verbs[0] in words.for_ahead else None


def _verbs_above(document: Document, before: Token) -> Iterator[Token]:
    """Yield the verb that a preposition hangs on, itself or through a noun: "called a rally [for] Friday"."""
    above = document.tokens[before.head]
    for token in (above, document.tokens[above.head]):
        if token.upos == "VERB":
            yield token


def _by_summons(document: Document, word: int) -> str | None:
    """Read a day behind what is called for as future: "called for a rally on [Sunday]", not "called on [Sunday] for a rally"."""
    above = document.tokens[word]
    for _ in range(6):
        if above.upos == "VERB" or above.head == above.index:
            break
        above = document.tokens[above.head]
    if above.lemma not in load_time_words().summons:
        return None
    below = (document.tokens[child] for child in document.children[above.index])
    return "future" if any(child.form.lower() in ("for", "to") and above.index < child.index < word for child in below) else None
