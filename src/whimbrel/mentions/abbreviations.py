"""Names of bodies that their own acronym gives away, "the Civic Rally (CR)", and the acronym wherever it stands alone."""

from collections.abc import Iterator

from whimbrel.mentions.named import Named
from whimbrel.records import Document, Token

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "dative", "compound"})


def abbreviated(document: Document, found: list[Named]) -> Iterator[Named]:
    """Yield the names, and the later acronyms, that nothing else has found."""
    tokens = document.tokens
    taken = {index for named in found for index in range(named.first, named.last)}
    introduced: set[str] = set()
    for token in tokens:
        if _is_bracketed(document, token):
            introduced.add(token.form)
            first = _start_of_name(document, token)
            if first is not None and taken.isdisjoint(range(first, token.index - 1)):
                yield Named(first=first, last=token.index - 1, head=token.index - 2, label="ORG")
        elif token.form in introduced and token.index not in taken and token.deprel in _ARGUMENTS:
            yield Named(first=token.index, last=token.index + 1, head=token.index, label="ORG")


def _is_bracketed(document: Document, token: Token) -> bool:
    """Tell whether a word is an acronym alone in brackets."""
    tokens, at = document.tokens, token.index
    if not (token.form.isupper() and token.form.isalpha() and 1 < len(token.form) < 8 and 2 < at < len(tokens) - 1):
        return False
    return tokens[at - 1].form == "(" and tokens[at + 1].form == ")"


def _start_of_name(document: Document, token: Token) -> int | None:
    """Return the first of the proper nouns before a bracket that begin with the acronym's letters; None if they do not."""
    tokens = document.tokens
    first = token.index - 1
    while first > 0 and tokens[first - 1].upos in ("PROPN", "ADJ") and tokens[first - 1].form[:1].isupper():
        first -= 1
    letters = [tokens[at].form[0] for at in range(first, token.index - 1)]
    return first if len(letters) > 1 and letters[0] == token.form[0] and letters[-1] in token.form else None
