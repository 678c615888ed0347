"""The store's file: opening it, and bringing an older one up to date.

A store is one DuckDB file. Its tables are in migrations/, one SQL file a version; `store.version` in the file
says which of them it has been through. One process owns the file while it writes: no other can open it then.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path

import duckdb

from whimbrel.errors import StoreError


@cache
def migrations() -> tuple[str, ...]:
    """Return the SQL that leads from each version of the store to the next, the first from nothing."""
    scripts = files("whimbrel.store").joinpath("migrations").iterdir()
    return tuple(script.read_text(encoding="utf-8") for script in sorted(scripts, key=lambda script: script.name))


def open_to_read(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a store that exists; several processes may, as long as none writes. Raises StoreError."""
    if not path.exists():
        raise StoreError(f"{path}: there is no such store; make one with: whimbrel ingest INPUT --store {path}")
    connection = _connect(path, read_only=True)
    version = _checked_version(connection, path)
    if version == len(migrations()):
        return connection
    connection.close()
    if version == 0:
        raise StoreError(f"{path}: the store is empty; fill it with: whimbrel ingest INPUT --store {path}")
    open_to_write(path).close()
    return _connect(path, read_only=True)


def open_to_write(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a store, made first if there is none and brought up to date if it is of an older version. Raises StoreError."""
    connection = _connect(path, read_only=False)
    version = _checked_version(connection, path)
    if version < len(migrations()):
        _migrate(connection, path, version)
    return connection


def _connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(path, read_only=read_only)
    except duckdb.Error as error:
        raise StoreError(f"{path}: {_reason(str(error), path)}") from error


def _reason(message: str, path: Path) -> str:
    """Return in a reader's words why DuckDB could not open a file; its own words where we do not know them."""
    if "Could not set lock" in message:
        return "another process is using the store; try again when it has finished"
    if "not a valid DuckDB" in message:
        return "this file is not a whimbrel store"
    if path.is_dir():
        return "this is a folder, not a store"
    if not path.parent.is_dir():
        return f"there is no folder {path.parent}"
    return "the store cannot be opened: " + message.removeprefix("IO Error: ").splitlines()[0]


def _checked_version(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Return the store's version, 0 where the file has no tables yet; the connection is closed where it is not ours."""
    tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    version = 0
    if "store" in tables:
        ((version,),) = connection.execute("SELECT max(version) FROM store").fetchall()
    elif tables:
        connection.close()
        raise StoreError(f"{path}: this is a DuckDB database, but not a whimbrel store; name another file")
    if version > len(migrations()):
        connection.close()
        raise StoreError(
            f"{path}: the store has version {version}, this whimbrel knows versions up to {len(migrations())}; use a newer whimbrel"
        )
    return version


def _migrate(connection: duckdb.DuckDBPyConnection, path: Path, version: int) -> None:
    """Run the scripts that the store has not been through, all of them or none."""
    try:
        connection.execute("BEGIN")
        connection.execute("CREATE TABLE IF NOT EXISTS store (version INTEGER NOT NULL)")
        for number, script in enumerate(migrations()[version:], version + 1):
            connection.execute(script)
            connection.execute("INSERT INTO store VALUES (?)", [number])
        connection.execute("COMMIT")
    except duckdb.Error as error:
        connection.close()
        raise StoreError(f"{path}: the store cannot be brought up to version {len(migrations())}: {error}") from error
