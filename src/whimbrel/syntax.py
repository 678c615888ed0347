"""A parsed document as trees: what hangs under a word, and the phrase that it heads.

Words are token indexes; labels are spaCy's English ones (CLEAR style). Pure functions over `Document`.
"""

from collections.abc import Iterator

from whimbrel.records import Document, Token

# What follows a noun and is not part of its name in a record: clauses, appositions, coordinated phrases.
_LOOSE = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "parataxis", "ccomp"})


def dependents(document: Document, head: int, *labels: str) -> list[int]:
    """Return the words right under `head`, in order; only those with one of the labels, if any are given."""
    below = document.children[head]
    return [child for child in below if document.tokens[child].deprel in labels] if labels else list(below)


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


def subtree(document: Document, head: int) -> tuple[int, int]:
    """Return the first token under `head` and the one after the last."""
    words = list(descendants(document, head))
    return min(words), max(words) + 1


def phrase(document: Document, head: int) -> tuple[int, int]:
    """Return the character offsets of the phrase under `head`, without its clauses, appositions and conjuncts."""
    first, last = head, head
    waiting = [head]
    while waiting:
        word = waiting.pop()
        first, last = min(first, word), max(last, word)
        for child in document.children[word]:
            token = document.tokens[child]
            inside_name = child < head and token.deprel in ("punct", "conj", "cc") and word != head
            if token.deprel in _LOOSE and not inside_name and not _is_mark_of_name(document, token, head):
                continue
            waiting.append(child)
    return document.tokens[first].start, document.tokens[last].end


def _is_mark_of_name(document: Document, token: Token, head: int) -> bool:
    """Tell whether a punctuation mark stands inside a name, as the hyphen of "Al-Qaeda" or the quotes round a nickname."""
    return token.deprel == "punct" and token.index < head and token.form in "-–'’" and document.tokens[head].upos == "PROPN"


def head_of(document: Document, start: int, end: int) -> int | None:
    """Return the highest token between two character offsets, the last of several; None if no token lies there."""
    inside = tokens_in(document, start, end)
    members = set(inside)
    tops = [index for index in inside if document.tokens[index].head not in members or document.tokens[index].head == index]
    words = [index for index in tops if document.tokens[index].upos != "PUNCT"]
    return (words or tops or [None])[-1]


def tokens_in(document: Document, start: int, end: int) -> list[int]:
    """Return the tokens that share a character with a span, found by bisection."""
    tokens = document.tokens
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    found = []
    while low < len(tokens) and tokens[low].start < end:
        found.append(low)
        low += 1
    return found


def sentence_at(document: Document, offset: int) -> int:
    """Return the index of the sentence that holds a character offset, or the last one that begins before it."""
    low, high = 0, len(document.sentences)
    while low + 1 < high:
        middle = (low + high) // 2
        if document.sentences[middle].start <= offset:
            low = middle
        else:
            high = middle
    return low
