"""Sayings within sayings in one verb group: "the radio quoted him as saying that the town had fallen"."""

from whimbrel.claims.asides import hangs
from whimbrel.claims.contents import Found
from whimbrel.claims.sources import Page, Words, cue_span, relayed_by, saying_of, source_of
from whimbrel.records import Saying, Token
from whimbrel.syntax import dependents, tokens_in


def relay(page: Page, token: Token) -> Saying | None:
    """Return the outer attribution of "X quoted Y as saying …": to X, of Y's saying and of what Y says."""
    cue, below = page.cues.verbs.get((token.lemma, "relay")), relayed_by(page, token.index)
    if cue is None or below is None:
        return None
    whom, saying = below
    source = source_of(page, token)
    if source is None:
        return None
    last = page.extents.last[page.document.tokens[saying].head]
    parts = [*_before_relay(page, token), (page.extents.first[whom] if whom < saying else page.document.tokens[saying].head, last)]
    spans = tuple(span for words in parts if (span := page.span(words)) is not None)
    return saying_of(page, token, cue, cue_span(page, token, token.index), source, spans)


def relayed_contents(page: Page, token: Token) -> Found:
    """Return what Y said where it stands before "X quoted Y as saying"."""
    cue = page.cues.verbs.get((token.lemma, "clause"))
    preposition = page.document.tokens[token.head]
    if cue is None or token.deprel != "pcomp" or (page.document.tokens[preposition.head].lemma, "relay") not in page.cues.verbs:
        return None, [], token.index
    parts = _before_relay(page, page.document.tokens[preposition.head])
    return (cue, parts, token.index) if parts else (None, [], token.index)


def _before_relay(page: Page, token: Token) -> list[Words]:
    """Return the clause that stands before "X quoted Y as saying", or round it."""
    before = [word for word in dependents(page.document, token.index, "ccomp") if word < token.index]
    if before or not hangs(page, token):
        return [page.under(word) for word in before[:1]]
    source, (first, last) = source_of(page, token), page.under(token.head)
    start = tokens_in(page.document, source.start, source.end)[0] if source else token.index
    return [(first, min(last, start, token.index) - 1)] if first < min(start, token.index) else []
