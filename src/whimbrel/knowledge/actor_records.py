"""The rows of the actor tables, as records."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """A row of countries.csv; `seats` may carry a sector ("Pentagon=MIL"), `sector` is PRE for a breakaway region.

    `called` is how people are called by one name: by the last of theirs ("surname"), by the first as the family's ("family first"),
    or by the first as their own ("given"). `surnames` says "common" where leaders' are those of many others (Brown, Lee), "two" where
    people have two; `reported` that news names its leaders without saying of which country.
    """

    code: str
    name: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    sector: str | None = None
    called: str = "surname"
    surnames: tuple[str, ...] = ()
    reported: bool = False


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


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A day as exactly as it is known: any of those from `earliest` to `latest`, a month or a year of them."""

    earliest: Date
    latest: Date


def shown(day: Day) -> str:
    """Return a day as it is written in the tables: YYYY-MM-DD, or only year and month, or the year."""
    written = day.earliest.isoformat()
    return written if day.earliest == day.latest else written[:7] if day.earliest.month == day.latest.month else written[:4]


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A role that somebody has from one day to another, both included; None is open. `code` is whose it is."""

    sector: str | None
    other_sectors: tuple[str, ...] = ()
    office: str | None = None
    code: str | None = None
    start: Day | None = None
    end: Day | None = None
    certain: bool = True
    source: str = ""
    where: str = ""

    def covers(self, date: Date) -> bool:
        """Tell whether a term surely includes a day; a day of handing over belongs to both terms."""
        return (self.start is None or self.start.latest <= date) and (self.end is None or date <= self.end.earliest)

    def may_cover(self, date: Date) -> bool:
        """Tell whether a term may include a day, as far as its first and last day are known."""
        return (self.start is None or self.start.earliest <= date) and (self.end is None or date <= self.end.latest)

    def is_over(self, date: Date) -> bool:
        """Tell whether a term had surely ended before a day."""
        return self.end is not None and self.end.latest < date


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody of the actor tables, with dated roles in order of time and what holds at all other times.

    `code` is the country or body that one belongs to, `affiliations` are parent organisations and codes of backers.
    """

    id: str
    name: str
    kind: str
    code: str | None
    sector: str | None = None
    other_sectors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    identifier: str | None = None
    source: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a known name stands for; `form` is country, adjective, demonym, capital, seat, landmark or actor."""

    form: str
    name: str
    code: str | None
    sector: str | None = None
    actor: str | None = None
    acronym: bool = False
