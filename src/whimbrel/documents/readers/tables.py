"""Tables with one report a row: CSV and Parquet, columns named like the fields of a JSON line."""

import csv
from collections.abc import Iterator
from io import BufferedReader
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from whimbrel.documents.readers.decoding import decode
from whimbrel.documents.readers.lines import LONGEST_LINE, bounded_lines
from whimbrel.documents.readers.report import OPTIONAL, Found
from whimbrel.errors import ReportError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COLUMNS = ("id", "text", "date", *OPTIONAL)
_ROWS = 64  # rows that are held at once


def read_csv(stream: BufferedReader) -> Iterator[Found]:
    """Yield the rows of a CSV file whose first line names the columns, separated by commas, semicolons or tabs."""
    csv.field_size_limit(LONGEST_LINE)
    lines = _Lines(stream)
    header = next(lines, "")
    delimiter = max(",;\t", key=header.count)
    rows = csv.reader(chain([header], lines), delimiter=delimiter)
    columns = [name.strip().lower() for name in next(rows, [])]
    if "text" not in columns:
        raise ReportError(f"no column named text among the columns of the first line ({header.strip()[:80]})")
    for number in range(1, 2**63):
        try:
            row = next(rows, None)
        except (csv.Error, ReportError) as error:
            yield f"row {number}", ReportError(str(error))
            continue
        if row is None:
            return
        if row:
            yield f"row {number}", _row(columns, row)


class _Lines:
    """The decoded lines of a file; an iterator that goes on after a bad line, as a generator would not."""

    def __init__(self, stream: BufferedReader):
        self._lines = bounded_lines(stream)

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        if isinstance(line, ReportError):
            raise line
        return decode(line)


def _row(columns: list[str], row: list[str]) -> dict[str, object] | ReportError:
    """Return the named cells of a row; more or fewer of them mean a stray separator or quotation mark."""
    if len(row) != len(columns):
        return ReportError(f"{len(row)} cells where the first line names {len(columns)} columns")
    return {name: cell for name, cell in zip(columns, row, strict=True) if name in COLUMNS and cell}


def read_parquet(path: Path) -> Iterator[Found]:
    """Yield the rows of a Parquet file, in order."""
    import duckdb

    with duckdb.connect() as connection:
        try:
            names = _columns(connection, path)
            wanted = [name for name in COLUMNS if name in names]
            selected = ", ".join(f'"{names[name]}"' for name in wanted)
            connection.execute(f"SELECT {selected} FROM read_parquet(?)", [_literal(path)])
            rows = chain.from_iterable(iter(lambda: connection.fetchmany(_ROWS), []))
            for number, row in enumerate(rows, start=1):
                yield f"row {number}", dict(zip(wanted, row, strict=True))
        except duckdb.Error as error:
            raise ReportError(f"not readable as Parquet: {str(error).splitlines()[0][:200]}") from error


def _columns(connection: "DuckDBPyConnection", path: Path) -> dict[str, str]:
    """Return the names of the columns under their lower-case forms."""
    description = connection.execute("SELECT * FROM read_parquet(?) LIMIT 0", [_literal(path)]).description or []
    names = {str(column[0]).lower(): str(column[0]).replace('"', '""') for column in description}
    if "text" not in names:
        raise ReportError(f"no column named text among {', '.join(names)[:80]}")
    return names


def _literal(path: Path) -> str:
    """Return a path in which DuckDB takes no sign for a wildcard."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(path))
