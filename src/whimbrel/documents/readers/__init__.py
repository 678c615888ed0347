"""Reports come in: files, folders and standard input, in whatever form."""

import io
import os
import stat
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date as Date  # noqa: N812
from pathlib import Path

from whimbrel.documents.readers import html, lines, plain, tables
from whimbrel.documents.readers.decoding import refuse_binary
from whimbrel.documents.readers.report import Failure, Found, content_id, parse_date, report_of
from whimbrel.errors import ReportError
from whimbrel.records import Report

__all__ = ["Failure", "content_id", "parse_date", "read_inputs"]

_STREAMED = {
    ".txt": plain.read,
    ".html": html.read, ".htm": html.read,
    ".jsonl": lines.read, ".ndjson": lines.read, ".json": lines.read,
    ".csv": tables.read_csv, ".tsv": tables.read_csv,
}  # fmt: skip
_SUFFIXES = frozenset(_STREAMED) | {".parquet"}
_HEAD = 8192  # bytes that tell a binary file


def read_inputs(paths: Iterable[str | Path], *, date: Date | None = None, counts: Counter[str] | None = None) -> Iterator[Report | Failure]:
    """Yield the reports of files, of folders (all files of known kinds in them) and of standard input ("-"), in order.

    `date` is for reports without one. What cannot be read is a failure, its neighbours are read all the same;
    a second report with the same id is one too. `counts` is filled with how many records each input had.
    """
    seen: dict[str, str] = {}
    counts = Counter() if counts is None else counts
    for name, path in _inputs(paths):
        try:
            for position, found in _records(path):
                counts[name] += 1
                yield _checked(name, position, found, date, seen)
        except (ReportError, OSError, UnicodeError) as error:
            counts[name] += 1
            yield Failure(input=name, record=None, reason=_reason(error))


def _checked(
    name: str, position: str | None, found: Mapping[str, object] | ReportError, date: Date | None, seen: dict[str, str]
) -> Report | Failure:
    """Return a found record as a report, if it is one and the first of its id."""
    try:
        if isinstance(found, ReportError):
            raise found
        report = report_of(found, date)
        if report.id in seen:
            raise ReportError(f"the id {report.id[:60]!r} is taken by a report before it, in {seen[report.id]}")
    except ReportError as error:
        return Failure(input=name, record=position, reason=str(error))
    seen[report.id] = name
    return report


def _inputs(paths: Iterable[str | Path]) -> Iterator[tuple[str, Path | None]]:
    """Yield the name and path of each input, folders opened up; the path is None for standard input."""
    for path in map(str, paths):
        if path == "-":
            yield "standard input", None
        elif Path(path).is_dir():
            files = list(_files_below(Path(path)))
            yield from ((str(file), file) for file in files or [Path(path)])
        else:
            yield path, Path(path)


def _files_below(folder: Path) -> Iterator[Path]:
    """Yield the files of known kinds in a folder and below it, sorted, hidden ones left out."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root) / name for name in sorted(names) if not name.startswith(".") and Path(name).suffix.lower() in _SUFFIXES)


def _records(path: Path | None) -> Iterator[Found]:
    """Yield the records of one input."""
    if path is None:
        return _stream(_standard_input(), None)
    if path.is_dir():
        raise ReportError(f"no file in this folder ends in {', '.join(sorted(_SUFFIXES))}")
    if path.suffix.lower() == ".parquet":
        return _parquet(path)
    return _file(path)


def _standard_input() -> io.BufferedReader:
    """Return standard input as bytes."""
    stream = sys.stdin.buffer
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(io.BytesIO(stream.read()))


def _file(path: Path) -> Iterator[Found]:
    """Yield the records of a file that is read from front to back; a pipe tells its kind by how it begins, as standard input does."""
    with path.open("rb") as stream:
        regular = stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
        yield from _stream(stream, path.suffix.lower() if regular else None)


def _stream(stream: io.BufferedReader, suffix: str | None) -> Iterator[Found]:
    """Yield the records of a stream; without a suffix it holds JSON lines if it begins with a brace, else plain text."""
    head = stream.peek(_HEAD)[:_HEAD]
    if not head:
        raise ReportError("the input is empty")
    refuse_binary(head)
    if suffix is None:
        suffix = ".jsonl" if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") else ".txt"
    any_record = False
    for found in _STREAMED.get(suffix, plain.read)(stream):
        any_record = True
        yield found
    if not any_record:
        raise ReportError("the input holds no records")


def _parquet(path: Path) -> Iterator[Found]:
    """Yield the records of a Parquet file, which DuckDB opens itself."""
    with path.open("rb") as stream:  # for the operating system's own words on a missing or forbidden file
        if stream.read(4) != b"PAR1":
            raise ReportError("not a Parquet file")
    yield from tables.read_parquet(path)


def _reason(error: Exception) -> str:
    """Return what is wrong with an input, without its name."""
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    if isinstance(error, UnicodeDecodeError):
        return f"not {error.encoding.upper()}: {error.reason}"
    return str(error)
