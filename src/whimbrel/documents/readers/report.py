"""What an input holds, checked: fields become a `Report`, or a `ReportError` that says why not."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812
from datetime import datetime

from whimbrel.errors import ReportError
from whimbrel.records import Report

LONGEST_TEXT = 1_000_000  # characters: the parser needs about a gigabyte for as much
OPTIONAL = ("title", "url", "publication", "language")

# One record of an input: where it stands ("line 3"; None for a file that is one report), and its fields or what is wrong with it.
Found = tuple[str | None, Mapping[str, object] | ReportError]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A report, or a whole input where `record` is None, that cannot be read."""

    input: str
    record: str | None
    reason: str


def report_of(fields: Mapping[str, object], default_date: Date | None) -> Report:
    """Return the report that these fields make; `default_date` is for those without a date."""
    text = text_of(fields)
    date = _date(fields.get("date")) or default_date
    optional = {name: _optional(fields, name) for name in OPTIONAL}
    return Report(id=_id(fields.get("id")) or content_id(text, date), text=text, date=date, **optional)


def content_id(text: str, date: Date | None) -> str:
    """Return the id of a report without one of its own: the same for the same text and date on every machine."""
    day = date.isoformat() if date else ""
    return hashlib.blake2b(f"{day}\n{text}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def text_of(fields: Mapping[str, object]) -> str:
    """Return the field `text`, exactly, if a report can be made of it."""
    text = fields.get("text")
    if text is None:
        raise ReportError("no text")
    if not isinstance(text, str):
        raise ReportError(f"text is {_kind(text)}, not a string")
    if len(text) > LONGEST_TEXT:
        raise too_long(f"{len(text):,}")
    if not text.strip():
        raise ReportError("the text is empty")
    return _encodable(text, "text")


def too_long(length: str) -> ReportError:
    """Return the error for a text of that many characters."""
    return ReportError(f"the text has {length} characters; the limit is {LONGEST_TEXT:,}: split it")


def _id(value: object) -> str | None:
    """Return an input's own id as a string."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return _encodable(value, "id")
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ReportError(f"id is {_kind(value)}, not a string or a number")
    return str(value)


def _date(value: object) -> Date | None:
    """Return the day of a date or of a moment, as it is written: a time zone does not move it."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, Date):
        return value
    return parse_date(value.strip()) if isinstance(value, str) else parse_date(str(value))


def parse_date(text: str) -> Date:
    """Return the day of `YYYY-MM-DD` or of an ISO moment that begins so."""
    # fromisoformat alone would also take 20231211 and 2023-W50-1, which are more often something else.
    if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:$|[Tt ])", text):
        try:
            return datetime.fromisoformat(text).date()
        except ValueError:
            pass
    raise ReportError(f"date {text[:40]!r} is not a day written YYYY-MM-DD")


def _optional(fields: Mapping[str, object], name: str) -> str | None:
    """Return a field that may be missing; an empty one counts as missing."""
    value = fields.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise ReportError(f"{name} is {_kind(value)}, not a string")
    return _encodable(value, name)


def _encodable(value: str, name: str) -> str:
    """Return a string that UTF-8 can write: JSON can smuggle in half a surrogate pair."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ReportError(f"{name} holds half a surrogate pair at character {error.start}") from error
    return value


def _kind(value: object) -> str:
    """Return what a JSON value is, in words."""
    kinds = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number", str: "a string", bytes: "binary"}
    return kinds.get(type(value), f"a {type(value).__name__}")
