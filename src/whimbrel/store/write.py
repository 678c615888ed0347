"""Coded reports into the store: a document and its events stand in it together or not at all."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields
from hashlib import sha256
from itertools import islice
from typing import Any

import duckdb

from whimbrel import wire
from whimbrel.errors import StoreError
from whimbrel.records import CodedReport, Event, Role, Size, Source
from whimbrel.store.claims import disputes

BATCH = 64  # documents a commit: at one a commit, waiting for the disk costs more than coding a short report

# The tables of the parts of a document, `documents` itself apart.
_PARTS = ("events", "roles", "links", "stances", "sizes", "evidence")

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What became of the documents that were given to a store."""

    added: int = 0
    unchanged: int = 0
    replaced: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            added=self.added + other.added,
            unchanged=self.unchanged + other.unchanged,
            replaced=self.replaced + other.replaced,
        )


def ingest(connection: duckdb.DuckDBPyConnection, reports: Iterable[CodedReport], *, batch: int = BATCH) -> Counts:
    """Write coded reports into a store that is open to write, `batch` documents a commit.

    A report that the store has already, byte for byte, is left alone; one with the same id and another content takes the
    place of the old. A run that is broken off leaves the batches that it committed, and no part of a document. Raises StoreError.
    """
    counts = Counts()
    remaining = iter(reports)
    while reports_now := list(islice(remaining, batch)):
        for distinct in _without_repeats(reports_now):
            counts += _commit(connection, distinct)
    return counts


def _without_repeats(reports: list[CodedReport]) -> Iterator[dict[str, CodedReport]]:
    """Yield reports by id, in as many parts as are needed for a repeated id to come after the first."""
    part: dict[str, CodedReport] = {}
    for report in reports:
        if report.id in part:
            yield part
            part = {}
        part[report.id] = report
    yield part


def _commit(connection: duckdb.DuckDBPyConnection, reports: dict[str, CodedReport]) -> Counts:
    records = {key: wire.encode(report) for key, report in reports.items()}
    digests = {key: sha256(record).hexdigest() for key, record in records.items()}
    try:
        stored = _stored_digests(connection, list(reports))
        changed = [key for key in reports if stored.get(key) != digests[key]]
        replaced = [key for key in changed if key in stored]
        if changed:
            rows = {"documents": [_document_row(reports[key], digests[key], records[key]) for key in changed]}
            _write(connection, replaced, rows | _part_rows(reports[key] for key in changed))
    except duckdb.Error as error:
        raise StoreError(f"the store cannot be written: {error}") from error
    return Counts(added=len(changed) - len(replaced), unchanged=len(reports) - len(changed), replaced=len(replaced))


def _stored_digests(connection: duckdb.DuckDBPyConnection, keys: list[str]) -> dict[str, str]:
    found = connection.execute("SELECT id, digest FROM documents WHERE id IN (SELECT unnest(?::VARCHAR[]))", [keys])
    return dict(found.fetchall())


def _write(connection: duckdb.DuckDBPyConnection, replaced: list[str], rows: dict[str, list[Row]]) -> None:
    """Put the rows of whole documents in the place of those of the replaced ones, in one transaction."""
    connection.execute("BEGIN")
    try:
        if replaced:
            for table in ("documents", *_PARTS):
                key = "id" if table == "documents" else "document"
                connection.execute(f"DELETE FROM {table} WHERE {key} IN (SELECT unnest(?::VARCHAR[]))", [replaced])
        for table, table_rows in rows.items():
            _insert(connection, table, table_rows)
        connection.execute("COMMIT")
    except BaseException:
        with suppress(duckdb.Error):  # a full disk can have ended the transaction already
            connection.execute("ROLLBACK")
        raise


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[Row]) -> None:
    """Insert rows, handed over as one list a column: 20 times as fast as `VALUES (?, ?), ...`, 80 times as `executemany`."""
    if not rows:
        return
    types = [kind for _, kind, *_ in connection.execute(f"DESCRIBE {table}").fetchall()]
    columns = ", ".join(f"unnest(?::{kind}[])" for kind in types)
    connection.execute(f"INSERT INTO {table} SELECT {columns}", [list(column) for column in zip(*rows, strict=True)])


# Rows: one function a table, the values in the order of its columns


def _document_row(report: CodedReport, digest: str, record: bytes) -> Row:
    coder = report.coder
    described = (report.date, report.title, report.url, report.publication, report.language)
    return (report.id, digest, *described, coder.version, coder.model, coder.knowledge, record)


def _part_rows(reports: Iterable[CodedReport]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {table: [] for table in _PARTS}
    for report in reports:
        sectors = {entity.id: list(entity.other_sectors) for entity in report.entities}
        for number, event in enumerate(report.events):
            key = (report.id, number)
            rows["events"].append(_event_row(key, event))
            rows["roles"] += _role_rows(key, "actor", event.actor)
            rows["roles"] += _role_rows(key, "recipient", event.recipient)
            rows["links"] += _link_rows(key, event, report.text, sectors)
            rows["stances"] += _stance_rows(key, event, report.text, sectors)
            rows["sizes"] += _size_rows(key, event)
            rows["evidence"] += _evidence_rows(key, event)
    return rows


def _event_row(key: Row, event: Event) -> Row:
    place = event.event_loc
    where = (place.resolved_place, place.country_code, place.geonameid, place.lat, place.lon, place.radius_km) if place else (None,) * 6
    what = (event.id, event.sentence, event.event_type, list(event.mode), list(event.context), event.event_text.text)
    when = (event.date, event.enddate, event.date_basis)
    how_sure = (event.certainty, event.negated, event.status)
    derived = (event.quad_code, event.event_scale, event.cameo, event.story, event.confidence, list(disputes(event)))
    return (*key, *what, *when, *where, *how_sure, *derived)


def _role_rows(key: Row, side: str, roles: tuple[Role, ...]) -> list[Row]:
    return [
        (*key, side, position, role.code, role.sector, list(role.other_sectors), role.name, role.entity_text, role.implicit)
        for position, role in enumerate(roles)
    ]


def _link_rows(key: Row, event: Event, text: str, sectors: dict[str, list[str]]) -> list[Row]:
    rows = []
    for position, link in enumerate(event.attribution):
        code, sector, name, words = _source_columns(link.source, text)
        rows.append((*key, position, code, sector, _others(link.source, sectors), name, words, link.cue.text))
    return rows


def _stance_rows(key: Row, event: Event, text: str, sectors: dict[str, list[str]]) -> list[Row]:
    rows = []
    for position, stance in enumerate(event.claims):
        cue = stance.cue.text if stance.cue else None
        rows.append((*key, position, stance.stance, *_source_columns(stance.source, text), cue, _others(stance.source, sectors)))
    return rows


def _others(source: Source | None, sectors: dict[str, list[str]]) -> list[str]:
    """Return the other sectors of a source, which its entity has."""
    return sectors.get(source.entity or "", []) if source else []


def _source_columns(source: Source | None, text: str) -> tuple[str | None, str | None, str | None, str | None]:
    """Return code, sector, name and words of a source; all None where the report does not name it."""
    if source is None:
        return None, None, None, None
    words = text[source.start : source.end] if source.start is not None else None
    return source.code, source.sector, source.name, words


def _size_rows(key: Row, event: Event) -> list[Row]:
    sizes: list[tuple[int | None, Size]] = [(None, event.size)]
    sizes += [(position, stance.size) for position, stance in enumerate(event.claims) if stance.size]
    return [
        (*key, position, field.name, quantity.low, quantity.high, quantity.approximate)
        for position, size in sizes
        for field in fields(size)
        if (quantity := getattr(size, field.name))
    ]


def _evidence_rows(key: Row, event: Event) -> list[Row]:
    return [(*key, position, each.field, each.start, each.end, each.rule) for position, each in enumerate(event.evidence)]
