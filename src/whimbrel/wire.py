"""Records <-> JSON: the only place that writes or reads them, and the JSON Schema of what it writes."""

from functools import cache
from typing import Any

import msgspec

from whimbrel.errors import WhimbrelError
from whimbrel.records import CodedReport, Event

_SCHEMA = "whimbrel/1"
_ENCODER = msgspec.json.Encoder()


@cache
def _decoder() -> msgspec.json.Decoder[CodedReport]:
    """Return the decoder, whose tables cost a little to build."""
    return msgspec.json.Decoder(CodedReport)


def encode(coded: CodedReport) -> bytes:
    """Return a coded report as one line of JSON, without the line's end; fields in the order of the record."""
    try:
        return _ENCODER.encode(coded)
    except UnicodeEncodeError as error:
        raise WhimbrelError(
            f"report {coded.id!r} cannot be written: its text holds half a surrogate pair at character {error.start}"
        ) from error


def decode(line: bytes | str) -> CodedReport:
    """Return the coded report of a line that `encode` wrote; every field is checked."""
    try:
        coded = _decoder().decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise WhimbrelError(f"not a coded report: {error}") from error
    if coded.schema != _SCHEMA:
        raise WhimbrelError(f"the record has schema {coded.schema!r}, this version reads {_SCHEMA!r}; code the report again")
    return coded


def event_fields(event: Event) -> dict[str, Any]:
    """Return an event as the object that JSON holds, dates as text."""
    fields: dict[str, Any] = msgspec.to_builtins(event)
    return fields


def to_json(fields: dict[str, Any]) -> bytes:
    """Return an object of plain values as one line of JSON, without the line's end."""
    return _ENCODER.encode(fields)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a coded report."""
    return msgspec.json.schema(CodedReport)
