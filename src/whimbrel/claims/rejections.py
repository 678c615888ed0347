"""Accounts that somebody calls untrue: "called the report a lie", "said that it was baseless", "there is no truth in the claim".

Each is a denial of what the account tells, by whoever says so.
"""

from collections.abc import Iterable

from whimbrel.claims.sources import Page, source_of
from whimbrel.records import Saying, SourceSpan, Token
from whimbrel.syntax import dependents

_CALLED = ("oprd", "attr", "dobj", "ccomp", "acomp", "xcomp")


def find_rejections(page: Page, sayings: tuple[Saying, ...]) -> tuple[Saying, ...]:
    """Return the denials of accounts that are called untrue, in the order of the text; `sayings` tell who speaks."""
    told = [saying for saying in sayings if saying.stance == "asserted" and saying.source is not None]
    found = (_called(page, token) or _said_to_be(page, token, told) for token in page.document.tokens)
    return tuple(rejection for rejection in found if rejection is not None)


def _called(page: Page, token: Token) -> Saying | None:
    """Return the denial of "called the report a lie", "described it as baseless"."""
    if token.lemma not in page.cues.calling or token.upos != "VERB":
        return None
    document = page.document
    below = dependents(document, token.index, *_CALLED)
    nested = [word for child in below for word in dependents(document, child, "nsubj")]
    named = [
        child for preposition in dependents(document, token.index, "prep") for child in dependents(document, preposition, "pobj", "amod")
    ]
    account = next((word for word in (*below, *nested) if _is_account(page, word)), None)
    if account is None or not any(document.tokens[word].lemma.lower() in page.cues.falsehoods for word in (*below, *named)):
        return None
    source = source_of(page, token)
    return _denial(page, token, source, account) if source is not None else None


def _said_to_be(page: Page, token: Token, told: Iterable[Saying]) -> Saying | None:
    """Return the denial of "said that the report was baseless", "said there was no truth in it"."""
    if token.lemma != "be":
        return None
    document = page.document
    negated = bool(dependents(document, token.index, "neg"))
    named = dependents(document, token.index, "acomp", "attr")
    untrue = [word for word in named if _is_untrue(page, word, negated=negated)]
    subjects = dependents(document, token.index, "nsubj")
    inside = [
        below for word in named for preposition in dependents(document, word, "prep") for below in dependents(document, preposition, "pobj")
    ]
    account = next((word for word in (*subjects, *inside) if _is_account(page, word)), None)
    if not untrue or account is None:
        return None
    speakers = [one for one in told if any(part.start <= token.start < part.end for part in one.contents)]
    return _denial(page, token, speakers[-1].source, account, untrue[0]) if speakers else None


def _is_untrue(page: Page, word: int, *, negated: bool) -> bool:
    """Tell whether a predicate says that something is not so."""
    document, cues = page.document, page.cues
    lemma = document.tokens[word].lemma.lower()
    no = any(document.tokens[child].form.lower() == "no" for child in dependents(document, word, "det", "neg"))
    return lemma in (cues.truths if negated or no else cues.falsehoods)


def _is_account(page: Page, word: int) -> bool:
    """Tell whether a word stands for what was told: "it", "the report"."""
    token = page.document.tokens[word]
    return token.form.lower() in page.cues.pointers or token.lemma in page.cues.accounts


def _denial(page: Page, token: Token, source: SourceSpan | None, account: int, last: int | None = None) -> Saying | None:
    """Return the denial of what a word stands for; the cue runs from a verb to `last`, what it says of it, where that follows."""
    word = page.document.tokens[account]
    span, content = page.span((token.index, max(token.index, last or 0))), page.span((account, account))
    if span is None or content is None or word.index == token.index:
        return None
    return Saying(
        source=source, cue=span, cue_token=token.index, contents=(content,), quoted=None, stance="denied", rule="rejection",
    )  # fmt: skip
