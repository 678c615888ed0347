"""The forms in which coded reports are written, and files that appear whole or not at all."""

import csv
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import BinaryIO

from whimbrel.errors import WhimbrelError
from whimbrel.records import CodedReport
from whimbrel.views.rows import COLUMNS, event_lines, flat_row
from whimbrel.wire import encode, to_json


def write_documents(reports: Iterable[CodedReport], stream: BinaryIO) -> None:
    """Write a line of JSON for each report."""
    for coded in reports:
        stream.write(encode(coded) + b"\n")


def write_jsonl(reports: Iterable[CodedReport], stream: BinaryIO) -> None:
    """Write a line of JSON for each event."""
    for coded in reports:
        for line in event_lines(coded):
            stream.write(to_json(line) + b"\n")


def write_csv(reports: Iterable[CodedReport], stream: BinaryIO) -> None:
    """Write a row of CSV for each event, after one with the names of the columns."""
    encoded = SimpleNamespace(write=lambda text: stream.write(text.encode()))
    writer = csv.DictWriter(encoded, list(COLUMNS), lineterminator="\n")
    writer.writeheader()
    for coded in reports:
        writer.writerows(map(_csv_row, event_lines(coded)))


def _csv_row(line: dict[str, object]) -> dict[str, object]:
    """Return a flat row with truth values as JSON writes them."""
    return {name: str(value).lower() if isinstance(value, bool) else value for name, value in flat_row(line).items()}


def write_parquet(reports: Iterable[CodedReport], path: Path) -> None:
    """Write a Parquet file with a row for each event.

    The rows pass through a file of JSON lines beside it, so that memory holds one report however many there are.
    """
    import duckdb

    rows = path.with_name(path.name + ".rows")
    columns = "{" + ", ".join(f"'{name}': '{kind}'" for name, kind in COLUMNS.items()) + "}"
    try:
        with rows.open("wb") as stream:
            for coded in reports:
                for line in event_lines(coded):
                    stream.write(to_json(flat_row(line)) + b"\n")
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


def write_file(reports: Iterable[CodedReport], path: Path, form: str) -> None:
    """Write reports into a file as jsonl, documents, csv or parquet; the file appears when it is complete."""
    if form == "parquet" and path.exists() and not path.is_file():
        raise WhimbrelError(f"cannot write Parquet to {path}: it is no regular file")
    with replacing(path) as beside:
        if form == "parquet":
            write_parquet(reports, beside)
            return
        with beside.open("wb") as stream:
            write_stream(reports, stream, form)
            stream.flush()
            if beside.is_file():
                os.fsync(stream.fileno())


def write_stream(reports: Iterable[CodedReport], stream: BinaryIO, form: str) -> None:
    """Write reports onto a stream as jsonl, documents or csv."""
    {"jsonl": write_jsonl, "documents": write_documents, "csv": write_csv}[form](reports, stream)
