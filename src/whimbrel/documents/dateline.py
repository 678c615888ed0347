"""The dateline before a report's first sentence, "LUSAKA, June 3 -", which is no part of the sentence that the parser should read."""

import re

_MONTH = r"(?:[JFMASOND][a-z]{2,8}\.?|[JFMASOND][A-Z]{2,8})"
_DATELINE = re.compile(
    r"^(?P<place>[A-Z][A-Z'’.\-]+(?:[ ,/]+[A-Z][A-Za-z'’.\-]*){0,5}?)"
    rf"(?:,? {_MONTH} \d{{1,2}}|,? \d{{1,2}} {_MONTH})?(?:,? \d{{4}})?"
    r"(?: ?\([^()\n]{2,40}\))?\s{0,2}(?P<dash>--|[-–—:])(?= ?[\w\"“'‘])",
    flags=re.M,
)


def without_datelines(text: str) -> str:
    """Return the text with a full stop where a dateline's dash stands, of the same length, so that a sentence begins behind it."""
    return _DATELINE.sub(_stopped, text)


def _stopped(found: re.Match[str]) -> str:
    """Return a dateline that ends in a full stop; a hyphen inside a word ("UN-backed") is no dash."""
    whole, dash = found[0], found["dash"]
    behind = found.string[found.end() : found.end() + 1]
    before = found.string[found.start("dash") - 1 : found.start("dash")]
    if not before.isspace() and not behind.isspace():
        return whole
    return whole[: -len(dash)] + "." + " " * (len(dash) - 1)
