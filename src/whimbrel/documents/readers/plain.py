"""Plain text: one file is one report."""

from collections.abc import Iterator
from io import BufferedReader

from whimbrel.documents.readers.decoding import decode
from whimbrel.documents.readers.report import LONGEST_TEXT, Found, too_long

_LONGEST = 4 * LONGEST_TEXT + 4  # bytes: a character has at most four, the byte order mark too


def read(stream: BufferedReader) -> Iterator[Found]:
    """Yield the file as one report."""
    data = stream.read(_LONGEST + 1)
    if len(data) > _LONGEST:
        raise too_long(f"more than {LONGEST_TEXT:,}")
    yield None, {"text": decode(data)}
