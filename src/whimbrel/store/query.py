"""Questions to the store: which events, by what they are, who takes part, where, when, how sure and who says so."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date as Date  # noqa: N812
from difflib import get_close_matches
from typing import Any

import duckdb

from whimbrel import wire
from whimbrel.errors import StoreError
from whimbrel.ontology import CERTAINTIES, EVENT_TYPES, MODE_SCORES, STANCES
from whimbrel.records import CodedReport, Event
from whimbrel.store.claims import ClaimedEvent, ClaimedReport, claims_of

BATCH = 64  # documents decoded at a time

_MODES = frozenset(mode for modes in MODE_SCORES.values() for mode in modes)
_CODE = re.compile(r"[A-Z]{3}")
_CODE_AND_SECTOR = re.compile(r"([A-Z]{3})/([A-Z]{3})")

# A condition with the values of its parameters.
Condition = tuple[str, list[Any]]
# Events of a report by their numbers, each with the positions of its chosen claims.
Chosen = list[tuple[int, list[int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which events to find: those that meet every condition that is set; of several values for one condition, any.

    A party (`actor`, `recipient`, `source`) is given as code and sector ("RUS/MIL"), as one of them in capitals ("RUS", "MIL";
    it also finds a name with that word, as "SDF"), or as part of a name or of the words in the report, in any case ("hezb").
    `source` is anybody in the attribution chain or with a claim on the event; with a `stance` (asserted, denied, unconfirmed),
    one whose claim is that. `disputed` finds what somebody denies or does not confirm, or counts differently.
    `country` is the code of the place or of a party, as alpha-3.
    `since` and `until`, both inclusive, find events that may lie between them; an event without a date does not.
    """

    event_type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    actor: str | None = None
    recipient: str | None = None
    country: str | None = None
    since: Date | None = None
    until: Date | None = None
    certainty: tuple[str, ...] = ()
    source: str | None = None
    stance: tuple[str, ...] = ()
    disputed: bool = False
    limit: int | None = None


def find_events(connection: duckdb.DuckDBPyConnection, wanted: Filter) -> Iterator[CodedReport]:
    """Yield the coded reports that hold events that match, each with those events alone, by date of the report and then by id.

    Reports are read from the store as they are taken; the connection can be used for other questions meanwhile.
    Raises StoreError at once for a value that no event can have.
    """
    _check_filter(wanted, connection)
    conditions = [*_conditions(wanted), *_source_conditions(wanted)]
    return (
        replace(report, events=tuple(report.events[number] for number, _ in chosen))
        for report, chosen in _chosen(connection, wanted.limit, conditions)
    )


def find_claims(connection: duckdb.DuckDBPyConnection, wanted: Filter) -> Iterator[ClaimedReport]:
    """Yield the reports whose events are claimed by somebody, each with those claims: of the source and with the stance that are wanted.

    Events are chosen as `find_events` does, and in its order; its limit counts events. What nobody claims is left out.
    """
    _check_filter(wanted, connection)
    return (
        ClaimedReport(report=report, events=tuple(_claimed(report.events[number], positions) for number, positions in chosen))
        for report, chosen in _chosen(connection, wanted.limit, _conditions(wanted), _joined(_claim_conditions(wanted)))
    )


def _claimed(event: Event, positions: list[int]) -> ClaimedEvent:
    """Return an event with some of its claims."""
    claims = claims_of(event)
    return ClaimedEvent(event=event, claims=tuple(claims[position] for position in positions))


def _chosen(
    connection: duckdb.DuckDBPyConnection, limit: int | None, conditions: Iterable[Condition], claim: Condition | None = None
) -> Iterator[tuple[CodedReport, Chosen]]:
    """Yield reports with their events that meet the conditions and, if `claim` is one, of which a claim meets it."""
    condition, values = _joined(conditions)
    joined, positions = "", "[]::INTEGER[]"
    if claim:
        text, claim_values = claim
        values = claim_values + values
        some = f"SELECT document, number, list(position ORDER BY position) AS positions FROM claims WHERE {text} GROUP BY ALL"
        joined, positions = f"JOIN ({some}) USING (document, number)", "positions"
    first = "" if limit is None else f"LIMIT {limit:d}"
    question = f"""
        WITH found AS (
            SELECT documents.id, documents.date, number, {positions} AS positions
            FROM events JOIN documents ON documents.id = events.document {joined}
            WHERE {condition} ORDER BY documents.date, documents.id, number {first}
        )
        SELECT id, list((number, positions) ORDER BY number) FROM found GROUP BY id, date ORDER BY date, id"""
    return _reports(connection, connection.cursor().execute(question, values))


def _check_filter(wanted: Filter, connection: duckdb.DuckDBPyConnection) -> None:
    """Raise StoreError, with what may be meant, for a type, mode, certainty or stance that does not exist, and for impossible bounds.

    Types and modes of a user's own are known by the events that have them.
    """
    _check(wanted.event_type, EVENT_TYPES.union(_values(connection, "SELECT DISTINCT event_type FROM events")), "an event type")
    _check(wanted.mode, _MODES.union(_values(connection, "SELECT DISTINCT unnest(mode) FROM events")), "a mode")
    _check(wanted.certainty, CERTAINTIES, "a certainty")
    _check(wanted.stance, STANCES, "a stance")
    if wanted.since and wanted.until and wanted.since > wanted.until:
        raise StoreError(f"no event lies since {wanted.since} and until {wanted.until}; exchange the two days")
    if wanted.limit is not None and wanted.limit < 0:
        raise StoreError(f"{wanted.limit} is no number of events; give a limit of 0 or more")


def _values(connection: duckdb.DuckDBPyConnection, question: str) -> list[str]:
    return [row[0] for row in connection.cursor().execute(question).fetchall()]


def _check(values: Iterable[str], known: Iterable[str], what: str) -> None:
    for value in values:
        if value not in known:
            near = get_close_matches(value.upper(), [name.upper() for name in known], n=1)
            meant = [name for name in known if [name.upper()] == near]
            hint = f"did you mean {meant[0]}?" if meant else "known are: " + ", ".join(sorted(known))
            raise StoreError(f"{value!r} is not {what}; {hint}")


def _reports(connection: duckdb.DuckDBPyConnection, found: duckdb.DuckDBPyConnection) -> Iterator[tuple[CodedReport, Chosen]]:
    """Yield the reports of rows of (document, chosen events), read in batches and in the rows' order."""
    reader = connection.cursor()
    while rows := found.fetchmany(BATCH):
        keys = [key for key, _ in rows]
        records = dict(reader.execute("SELECT id, record FROM documents WHERE id IN (SELECT unnest(?::VARCHAR[]))", [keys]).fetchall())
        for key, chosen in rows:
            yield wire.decode(records[key]), chosen


def _conditions(wanted: Filter) -> Iterator[Condition]:
    """Yield the conditions that are set, on a row of `events`."""
    if wanted.event_type:
        yield "list_contains(?::VARCHAR[], events.event_type)", [list(wanted.event_type)]
    if wanted.mode:
        yield "list_has_any(events.mode, ?::VARCHAR[])", [list(wanted.mode)]
    if wanted.certainty:
        yield "list_contains(?::VARCHAR[], events.certainty)", [list(wanted.certainty)]
    if wanted.since:
        yield "coalesce(events.enddate, events.date) >= ?", [wanted.since]
    if wanted.until:
        yield "coalesce(events.date, events.enddate) <= ?", [wanted.until]
    if wanted.actor:
        yield _some_row("roles", _party(wanted.actor), "side = 'actor'")
    if wanted.recipient:
        yield _some_row("roles", _party(wanted.recipient), "side = 'recipient'")
    if wanted.disputed:
        yield "len(events.disputed) > 0", []
    if wanted.country:
        code = wanted.country.upper()
        of_party, values = _some_row("roles", ("code = ?", [code]))
        yield f"(events.country_code = ? OR {of_party})", [code, *values]


def _source_conditions(wanted: Filter) -> Iterator[Condition]:
    """Yield the condition on a row of `events` that somebody says so, as wanted: one whose claim it is where a stance is wanted."""
    if wanted.stance:
        yield _some_row("claims", _joined(_claim_conditions(wanted)))
    elif wanted.source:
        in_chain, values = _some_row("links", _party(wanted.source))
        by_claim, more = _some_row("stances", _party(wanted.source))
        yield f"({in_chain} OR {by_claim})", values + more


def _claim_conditions(wanted: Filter) -> Iterator[Condition]:
    """Yield the conditions that are set, on a row of `claims`."""
    if wanted.stance:
        yield "list_contains(?::VARCHAR[], stance)", [list(wanted.stance)]
    if wanted.source:
        condition, values = _party(wanted.source)
        yield f"({condition})", values


def _some_row(table: str, condition: Condition, also: str = "true") -> Condition:
    """Return the condition that an event has a row in `table` that meets another."""
    text, values = condition
    return f"(events.document, events.number) IN (SELECT (document, number) FROM {table} WHERE {also} AND ({text}))", values


def _party(text: str) -> Condition:
    """Return the condition that a row is of the party meant, as `Filter` explains."""
    if pair := _CODE_AND_SECTOR.fullmatch(text):
        code, sector = pair.groups()
        return "code = ? AND (sector = ? OR list_contains(other_sectors, ?))", [code, sector, sector]
    if _CODE.fullmatch(text):
        word = rf"\b{text}\b"
        coded = "code = ? OR sector = ? OR list_contains(other_sectors, ?)"
        return f"{coded} OR regexp_matches(name, ?) OR regexp_matches(text, ?)", [text, text, text, word, word]
    return "contains(lower(name), lower(?)) OR contains(lower(text), lower(?))", [text, text]


def _joined(conditions: Iterable[Condition]) -> Condition:
    """Return the condition that all are met."""
    listed = list(conditions)
    return " AND ".join(text for text, _ in listed) or "true", [value for _, values in listed for value in values]
