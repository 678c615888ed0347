"""A parsed document as trees: what hangs under a word, and the phrase that it heads.

Words are token indexes; labels are spaCy's English ones (CLEAR style). Pure functions over `Document`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter

from whimbrel.records import Document, Mention, Token

_START, _END = attrgetter("start"), attrgetter("end")
_WEEKDAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
# What follows a noun and is not part of its name in a record: clauses, appositions, coordinated phrases.
_LOOSE = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "parataxis", "ccomp"})


def dependents(document: Document, head: int, *labels: str) -> list[int]:
    """Return the words right under `head`, in order; only those with one of the labels, if any are given."""
    below = document.children[head]
    if not below or not labels:
        return list(below)
    tokens = document.tokens
    return [child for child in below if tokens[child].deprel in labels]


def descendants(document: Document, head: int) -> Iterator[int]:
    """Yield every word under `head`, itself first, in no promised order."""
    waiting = [head]
    while waiting:
        word = waiting.pop()
        yield word
        waiting += document.children[word]


def ancestors(document: Document, word: int) -> Iterator[int]:
    """Yield the words above `word`, the nearest first."""
    while document.tokens[word].head != word:
        word = document.tokens[word].head
        yield word


def conjuncts(document: Document, word: int) -> list[int]:
    """Return `word` and what is coordinated with it, further down the same chain."""
    found = [word]
    for member in found:
        found += dependents(document, member, "conj")
    return found


def phrase(document: Document, head: int) -> tuple[int, int]:
    """Return the character offsets of the phrase under `head`, without its clauses, appositions and conjuncts."""
    first, last = head, head
    waiting = [head]
    while waiting:
        word = waiting.pop()
        first, last = min(first, word), max(last, word)
        for child in document.children[word]:
            token = document.tokens[child]
            if token.deprel == "case" and word == head:
                continue  # "Israel['s] attack"
            if token.deprel == "prep" and dependents(document, child, "pcomp"):
                continue  # what somebody is accused of: "the rebels [of killing villagers]"
            if token.deprel == "prep" and word == head and _is_circumstance(document, token, head):
                continue
            inside_name = child < head and token.deprel in ("punct", "conj", "cc") and word != head
            if token.deprel in _LOOSE and not inside_name and not _is_mark_of_name(document, token, head):
                continue
            waiting.append(child)
    return document.tokens[first].start, document.tokens[last].end


def _is_circumstance(document: Document, preposition: Token, head: int) -> bool:
    """Tell whether a phrase after a noun says when, or of a person where, and belongs to the verb: "killed Omar Sidi [in Gao]"."""
    objects = [document.tokens[child].form for child in dependents(document, preposition.index, "pobj")]
    if preposition.lemma == "on":
        return any(form in _WEEKDAYS for form in objects)
    return preposition.lemma in ("in", "at", "near") and preposition.index > head and _is_person(document, head)


def _is_person(document: Document, word: int) -> bool:
    """Tell whether the parser takes a word for part of a person's name."""
    at = bisect_right(document.names, word, key=lambda name: name.first) - 1
    return at >= 0 and word < document.names[at].last and document.names[at].label == "PERSON"


def _is_mark_of_name(document: Document, token: Token, head: int) -> bool:
    """Tell whether a punctuation mark stands inside a name, as the hyphen of "Al-Qaeda" or the quotes round a nickname."""
    return token.deprel == "punct" and token.index < head and token.form in "-–'’" and document.tokens[head].upos == "PROPN"


def head_of(document: Document, start: int, end: int) -> int | None:
    """Return the highest token between two character offsets, the last of several; None if no token lies there."""
    tokens, inside = document.tokens, tokens_in(document, start, end)
    if len(inside) < 2:
        return inside[0] if inside else None
    first, last = inside[0], inside[-1]
    tops = [word for word in inside if tokens[word].head == word or not first <= tokens[word].head <= last]
    words = [word for word in tops if tokens[word].upos != "PUNCT"]
    best = words or tops
    return best[-1] if best else None


def tokens_in(document: Document, start: int, end: int) -> list[int]:
    """Return the tokens that share a character with a span, found by bisection."""
    first = bisect_right(document.tokens, start, key=_END)
    return list(range(first, bisect_left(document.tokens, end, lo=first, key=_START)))


def sentence_at(document: Document, offset: int) -> int:
    """Return the index of the sentence that holds a character offset, or the last one that begins before it."""
    return max(0, bisect_right(document.sentences, offset, key=_START) - 1)


def by_head(document: Document, mentions: Iterable[Mention]) -> dict[int, tuple[Mention, ...]]:
    """Return mentions by their head token; several where one phrase stands for more than one entity ("the two")."""
    found: dict[int, tuple[Mention, ...]] = {}
    for mention in mentions:
        head = head_of(document, mention.start, mention.end)
        if head is not None:
            found[head] = (*found.get(head, ()), mention)
    return found
