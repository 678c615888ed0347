"""The forms in which coded reports are written, and files that appear whole or not at all."""

import csv
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, BinaryIO

from whimbrel.errors import WhimbrelError
from whimbrel.records import CodedReport
from whimbrel.views.rows import COLUMNS, event_lines, flat_row
from whimbrel.wire import encode, to_json

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """What is written of each record: objects in JSON lines, flat rows elsewhere; `columns` are the rows' names and types in Parquet."""

    columns: Mapping[str, str]
    lines: Callable[[Any], Iterable[Line]]
    rows: Callable[[Any], Iterable[Line]]


EVENTS = Shape(COLUMNS, event_lines, lambda coded: map(flat_row, event_lines(coded)))


def write_documents(reports: Iterable[CodedReport], stream: BinaryIO) -> None:
    """Write a line of JSON for each report."""
    for coded in reports:
        stream.write(encode(coded) + b"\n")


def write_jsonl(records: Iterable[Any], stream: BinaryIO, shape: Shape = EVENTS) -> None:
    """Write a line of JSON for each event, or whatever has another shape."""
    for record in records:
        stream.writelines(to_json(line) + b"\n" for line in shape.lines(record))


def write_csv(records: Iterable[Any], stream: BinaryIO, shape: Shape = EVENTS) -> None:
    """Write a row of CSV for each event, or whatever has another shape, after one with the names of the columns."""
    encoded = SimpleNamespace(write=lambda text: stream.write(text.encode()))
    writer = csv.DictWriter(encoded, list(shape.columns), lineterminator="\n")
    writer.writeheader()
    for record in records:
        writer.writerows(map(_csv_row, shape.rows(record)))


def _csv_row(row: Line) -> Line:
    """Return a flat row with truth values as JSON writes them."""
    return {name: str(value).lower() if isinstance(value, bool) else value for name, value in row.items()}


def write_parquet(records: Iterable[Any], path: Path, shape: Shape = EVENTS) -> None:
    """Write a Parquet file with a row for each event, or whatever has another shape.

    The rows pass through a file of JSON lines beside it, so that memory holds one report however many there are.
    """
    import duckdb

    rows = path.with_name(path.name + ".rows")
    columns = "{" + ", ".join(f"'{name}': '{kind}'" for name, kind in shape.columns.items()) + "}"
    try:
        with rows.open("wb") as stream:
            for record in records:
                stream.writelines(to_json(row) + b"\n" for row in shape.rows(record))
        with duckdb.connect(config={"threads": 1}) as connection:  # one thread keeps the order, and so the bytes
            table = f"read_json('{_quoted(rows)}', format='newline_delimited', columns={columns}, maximum_object_size=67108864)"
            connection.execute(f"COPY (SELECT * FROM {table}) TO '{_quoted(path)}' (FORMAT parquet, COMPRESSION zstd)")
    except duckdb.Error as error:
        raise WhimbrelError(f"cannot write Parquet: {str(error).splitlines()[0]}") from error
    finally:
        rows.unlink(missing_ok=True)


def _quoted(path: Path) -> str:
    """Return a path as it stands between SQL's quotation marks."""
    return str(path).replace("'", "''")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path beside `path`; what was written there becomes `path` at the end, or vanishes if anything went wrong."""
    target = path.resolve()  # a link stays, the file that it names is replaced
    is_device = target.exists() and not target.is_file()
    beside = target if is_device else target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield beside
        if not is_device:
            beside.replace(target)
    except OSError as error:
        raise WhimbrelError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        if not is_device:
            with suppress(OSError):
                beside.unlink(missing_ok=True)


def write_file(records: Iterable[Any], path: Path, form: str, shape: Shape = EVENTS) -> None:
    """Write reports, or records of another shape, into a file as jsonl, documents, csv or parquet; it appears when it is complete."""
    if form == "parquet" and path.exists() and not path.is_file():
        raise WhimbrelError(f"cannot write Parquet to {path}: it is no regular file")
    with replacing(path) as beside:
        if form == "parquet":
            write_parquet(records, beside, shape)
            return
        with beside.open("wb") as stream:
            write_stream(records, stream, form, shape)
            stream.flush()
            if beside.is_file():
                os.fsync(stream.fileno())


def write_stream(records: Iterable[Any], stream: BinaryIO, form: str, shape: Shape = EVENTS) -> None:
    """Write reports, or records of another shape, onto a stream as jsonl, documents or csv."""
    if form == "documents":
        write_documents(records, stream)
    else:
        {"jsonl": write_jsonl, "csv": write_csv}[form](records, stream, shape)
