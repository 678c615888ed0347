"""JSON lines: one object a line is one report."""

import io
import json
from collections.abc import Callable, Iterator

from whimbrel.documents.readers.decoding import decode, mark_of
from whimbrel.documents.readers.report import LONGEST_TEXT, Found
from whimbrel.errors import ReportError

LONGEST_LINE = 8 * LONGEST_TEXT  # bytes: JSON may write a character as six, `\u2019`, and there are other fields


def read(stream: io.BufferedReader) -> Iterator[Found]:
    """Yield what each line holds; blank lines count but hold nothing."""
    for number, line in enumerate(bounded_lines(stream), start=1):
        if isinstance(line, ReportError):
            yield f"line {number}", line
        elif line.strip():
            yield f"line {number}", _fields(line)


def bounded_lines(stream: io.BufferedReader) -> Iterator[bytes | ReportError]:
    """Yield the lines of a file in UTF-8 without its byte order mark; one that is too long is passed over, not held in memory."""
    readline = _line_reader(stream)
    while line := readline(LONGEST_LINE):
        if len(line) < LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while (rest := readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
            pass
        yield ReportError(f"the line has more than {LONGEST_LINE:,} bytes, too many for a text of at most {LONGEST_TEXT:,} characters")


def _line_reader(stream: io.BufferedReader) -> Callable[[int], bytes]:
    """Return a function that reads the next line, or a part of that size; UTF-16 and UTF-32 come out as UTF-8."""
    encoding = mark_of(stream.peek(4))
    if encoding == "utf-8-sig":
        stream.read(3)
    if encoding in (None, "utf-8-sig"):
        return stream.readline
    text = io.TextIOWrapper(stream, encoding, newline="\n")
    return lambda size: text.readline(size).encode("utf-8", "surrogatepass")


def _fields(line: bytes) -> dict[str, object] | ReportError:
    """Return the object that a line holds."""
    try:
        found = json.loads(decode(line))
    except ReportError as error:
        return error
    except json.JSONDecodeError as error:
        return ReportError(f"not JSON: {error.msg} at column {error.colno}")
    except (ValueError, RecursionError):  # a number of thousands of digits; thousands of brackets
        return ReportError("not JSON that can be read: nested too deeply, or a number too long")
    if isinstance(found, dict):
        return found
    hint = ": write one object a line instead of one list" if isinstance(found, list) else ""
    return ReportError(f"not an object{hint}")
