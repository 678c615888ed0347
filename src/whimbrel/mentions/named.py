"""A phrase that could be a party, before anything is decided."""

from dataclasses import dataclass

from whimbrel.knowledge.actor_records import Sense, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Tokens from `first` up to `last` that name or describe somebody, with their highest one.

    Exactly one of sense (a known name) and term (a role noun) is set, or neither for a name that the parser found:
    then `label` is PERSON, ORG or NORP. A term may also have a label where it is part of a body's own name.
    """

    first: int
    last: int
    head: int
    sense: Sense | None = None
    term: Term | None = None
    label: str | None = None
