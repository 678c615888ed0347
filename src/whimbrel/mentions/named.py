"""A phrase that could be a party, before anything is decided."""

from dataclasses import dataclass

from whimbrel.knowledge.actor_records import Sense, Term
from whimbrel.records import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Tokens from `first` up to `last` that name or describe somebody, with their highest one.

    Exactly one of sense (a known name) and term (a role noun) is set, or neither for a name that the parser found:
    then `label` is PERSON, ORG, NORP, or NAME where it says nothing. A term may also have a label where it is part of a body's own
    name. `rivals` are other actors that have the name of `sense`.
    """

    first: int
    last: int
    head: int
    sense: Sense | None = None
    term: Term | None = None
    label: str | None = None
    rivals: tuple[Sense, ...] = ()


def top_of(document: Document, first: int, last: int) -> int:
    """Return the last of the tokens that hang on something outside the stretch, or on nothing."""
    tokens = document.tokens
    tops = [index for index in range(first, last) if not first <= tokens[index].head < last or tokens[index].head == index]
    nouns = [index for index in tops if tokens[index].upos in ("NOUN", "PROPN", "ADJ")]
    return (nouns or tops or [last - 1])[-1]
