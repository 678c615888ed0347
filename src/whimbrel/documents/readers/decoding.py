"""Bytes become text: UTF-8, or what a mark or a declaration says, or Windows-1252 where it is plausible; never a guess beyond that."""

import codecs
import re

from whimbrel.errors import ReportError

# UTF-32's mark begins with UTF-16's, so it comes first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"), (b"PK\x03\x04", "a ZIP archive or an office document"), (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"BZh", "a bzip2 archive: unpack it first"), (b"\xfd7zXZ\x00", "an xz archive: unpack it first"),
    (b"(\xb5/\xfd", "a zstd archive: unpack it first"),
    (b"\x89PNG", "an image"), (b"\xff\xd8\xff", "an image"), (b"GIF8", "an image"), (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"), (b"PAR1", "Parquet: name it .parquet"), (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document: save it as plain text"),
)  # fmt: skip
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
# What Western European text in Windows-1252 has beyond ASCII; Central European, Cyrillic or Asian bytes read so would give other signs.
_WESTERN = frozenset("€‚„…‘’“”•–—™\xa0¡£§©«®°»¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüŒœŠšŽžŸ")
_BROKEN_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def refuse_binary(head: bytes) -> None:
    """Raise if a file that begins so is no text."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            raise ReportError(f"not text but {kind}")
    if mark_of(head) or not head:
        return
    controls = len(head) - len(head.translate(None, _CONTROL))
    if controls * 10 > len(head):
        first = next(index for index, byte in enumerate(head) if byte in _CONTROL)
        raise ReportError(f"a binary file (byte 0x{head[first]:02x} at offset {first})")


def mark_of(head: bytes) -> str | None:
    """Return the encoding that a byte order mark states."""
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of bytes, or raise an error that names the first byte that is not UTF-8."""
    try:
        return data.decode(mark_of(data) or "utf-8")
    except UnicodeDecodeError as error:
        text = _declared(data, declared) or _windows(data)
        if text is None:
            raise ReportError(f"not {error.encoding.upper()}: byte 0x{data[error.start]:02x} at offset {error.start}") from error
        return text


def _declared(data: bytes, declared: str | None) -> str | None:
    """Return the text in the encoding that the document itself declares, unless it cannot be that."""
    try:
        text = data.decode(_web_name(declared)) if declared else None
    except (UnicodeError, LookupError, ValueError):
        return None
    return text if text and not re.search("[\x80-\x9f]", text) else None


def _web_name(declared: str) -> str:
    """Return the encoding that browsers take a declared name for: Latin-1 is Windows-1252 on the web."""
    return "cp1252" if declared.strip().lower() in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii") else declared.strip()


def _windows(data: bytes) -> str | None:
    """Return the text in Windows-1252 if that is plausible: few signs beyond ASCII, all Western, and no broken UTF-8 among them."""
    beyond = data.translate(None, bytes(range(128)))
    if len(beyond) * 5 > len(data) or _BROKEN_UTF8.search(data):
        return None
    try:
        signs = beyond.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return data.decode("cp1252") if _WESTERN.issuperset(signs) else None
