"""The attribution of a verb, with its content in the tree."""

from whimbrel.claims.asides import apart, around
from whimbrel.claims.complements import frame_of
from whimbrel.claims.contents import Found, contents_of, is_told
from whimbrel.claims.relays import relayed_contents
from whimbrel.claims.sources import FINITE, Page, cue_span, is_done_to, is_modal, is_nobody, saying_of, source_of
from whimbrel.records import Saying, Token
from whimbrel.syntax import dependents


def verb_saying(page: Page, token: Token) -> Saying | None:
    """Return the attribution of a verb with its content in the tree."""
    passive = bool(dependents(page.document, token.index, "nsubjpass"))
    cue, contents, reach = _passive_contents(page, token) if passive else contents_of(page, token, page.cues.verbs)
    for read in (_headline, around, relayed_contents):
        if cue is None:
            cue, contents, reach = read(page, token)
    if cue is None:
        return None
    source = source_of(page, token)
    if is_nobody(page, source) and cue.stance == "asserted" and not is_modal(page.document, token):
        return None
    if source is None and reach != token.index and is_done_to(page.document, token):
        return None  # "the deputy, asked about the strike": nobody asks
    spans = apart(page, contents, token, source)
    if not spans or (source is not None and source.start == spans[0].start):
        return None
    return saying_of(page, token, cue, cue_span(page, token, reach), source, spans)


def _passive_contents(page: Page, token: Token) -> Found:
    """Return the content of a passive: "is said to have fled", "was told that", "was condemned by"."""
    document, table = page.document, page.cues.verbs
    subject = page.under(dependents(document, token.index, "nsubjpass")[0])
    for child in dependents(document, token.index, "xcomp", "ccomp", "oprd", "prep"):
        frame = frame_of(document, child)
        if frame == "infinitive" or frame in ("predicate", "as"):
            cue = table.get((token.lemma, frame)) or (table.get((token.lemma, "clause")) if frame == "infinitive" else None)
            parts = [page.under(child)] if cue and cue.stance == "requested" else [subject, page.under(child)]
            return (cue, parts, token.index) if cue else (None, [], token.index)
        if frame in ("clause", "question") and (token.lemma, "clause") in table:
            own = document.tokens[dependents(document, token.index, "nsubjpass")[0]].form.lower() != "it"
            return table[token.lemma, "clause"], [page.under(child)], token.index if own else token.index
    told = is_told(page, document.tokens[dependents(document, token.index, "nsubjpass")[0]])
    cue = table.get((token.lemma, "object")) or (table.get((token.lemma, "told")) if told else None)
    return (cue, [subject], token.index) if cue and dependents(document, token.index, "agent") else (None, [], token.index)


def _headline(page: Page, token: Token) -> Found:
    """Return the content of a verb with two subjects, the first being a headline without a verb: "Ministers to meet, aides say"."""
    cue = page.cues.verbs.get((token.lemma, "clause"))
    subjects = [word for word in dependents(page.document, token.index, "nsubj") if word < token.index]
    if cue is None or len(subjects) < 2 or token.head != token.index:
        return None, [], token.index
    document, (first, last) = page.document, page.under(subjects[0])
    opens = all(word.upos == "PUNCT" for word in document.tokens[document.sentences[document.sentence_of[first]].first : first])
    finite = any(word.tag in FINITE or word.tag == "MD" for word in document.tokens[first : last + 1])
    return (cue, [(first, last)], token.index) if opens and not finite else (None, [], token.index)
