"""The rows of the actor tables, as records."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """A row of countries.csv; `seats` may carry a sector ("Pentagon=MIL"), `sector` is PRE for a breakaway region."""

    code: str
    name: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A row of roles.csv: a noun or noun phrase for people or bodies, in the singular.

    `reach`: "state" takes the country that the report is about where none is given, "local" the place where they act; "owned" is a
    thing, a party only through whose it is ("Israeli jets"), "struck" a place whose people are, where force is used on it.
    `inherits`: takes the sector of what it belongs to ("spokesman for the army"). `office` is one that a single person
    holds. `capital`: only when written with a capital.
    """

    phrase: str
    code: str | None = None
    sector: str | None = None
    other_sectors: tuple[str, ...] = ()
    kind: str = "person"
    reach: str = "none"
    inherits: bool = False
    office: str | None = None
    capital: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A role that somebody has from one day to another, both included; None is open."""

    sector: str | None
    other_sectors: tuple[str, ...] = ()
    office: str | None = None
    start: Date | None = None
    end: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A row of actors.jsonl; `certain` tells that nobody doubts the days of its offices."""

    id: str
    name: str
    kind: str
    code: str | None
    sector: str | None = None
    other_sectors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    certain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a known name stands for; `form` is country, adjective, demonym, capital, seat, landmark or actor."""

    form: str
    name: str
    code: str | None
    sector: str | None = None
    actor: str | None = None
    acronym: bool = False
