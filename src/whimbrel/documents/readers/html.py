"""Web pages: one file is one report, its body, title and date found by trafilatura."""

import re
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from whimbrel.documents.readers.decoding import decode
from whimbrel.documents.readers.report import Found
from whimbrel.errors import ReportError

LONGEST_PAGE = 20_000_000  # bytes
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w:-]{1,40})|^\s*<\?xml[^>]{0,200}?encoding=["']([\w:-]{1,40})""", re.I)


def read(stream: BufferedReader) -> Iterator[Found]:
    """Yield the page as one report."""
    data = stream.read(LONGEST_PAGE + 1)
    if len(data) > LONGEST_PAGE:
        raise ReportError(f"the page has more than {LONGEST_PAGE:,} bytes")
    yield None, _article(_page(data))


def _page(data: bytes) -> str:
    """Return the characters of a page. One byte in a thousand may be wrong, as on many a page that mixes encodings: it becomes U+FFFD."""
    declared = _DECLARED.search(data[:4096])
    try:
        return decode(data, (declared[1] or declared[2]).decode() if declared else None)
    except ReportError:
        text = data.decode(errors="replace")
        if text.count("\ufffd") * 1000 > len(text):
            raise
        return text


def _article(page: str) -> dict[str, object]:
    """Return the fields of a report from a page's article."""
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(page, with_metadata=True, include_comments=False)
    except Exception as error:  # whatever a library of parsers may raise on a page: only this page is lost
        raise ReportError(f"not readable as HTML: {type(error).__name__}: {str(error)[:200]}") from error
    text = found and found.text
    if not text or not text.strip():
        raise ReportError("no text found in the page")
    return {"text": text, "title": found.title, "date": found.date, "url": found.url, "publication": found.sitename}
