"""Who the source of a cue is, and how far the words of source and cue reach."""

from dataclasses import dataclass

from whimbrel.claims.complements import Extents, extents_of
from whimbrel.knowledge.cues import Cues
from whimbrel.records import Document, Mentions, SourceSpan, Span, Token
from whimbrel.syntax import dependents, head_of

Words = tuple[int, int]  # first and last token, both inclusive

SUBJECTS = ("nsubj", "csubj")
_EDGES = ".,;:–—-…!?"
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})
_CLIMB = 5  # a participle five verbs down from its subject is not worth following


@dataclass(frozen=True, slots=True)
class Page:
    """A document with what attribution asks of it again and again."""

    document: Document
    cues: Cues
    extents: Extents
    entities: dict[int, str | None]

    def span(self, words: Words) -> Span | None:
        """Return the offsets of a run of words without the punctuation at its ends."""
        tokens, (first, last) = self.document.tokens, words
        while first <= last and (tokens[first].form in _EDGES or not tokens[first].form.strip()):
            first += 1
        while last >= first and (tokens[last].form in _EDGES or not tokens[last].form.strip()):
            last -= 1
        return Span(start=tokens[first].start, end=tokens[last].end) if first <= last else None

    def under(self, word: int) -> Words:
        """Return the run of words under `word`."""
        return self.extents.first[word], self.extents.last[word]


def page_of(document: Document, mentions: Mentions, cues: Cues) -> Page:
    """Return a document as attribution reads it."""
    heads = ((head_of(document, mention.start, mention.end), mention.entity) for mention in mentions.mentions)
    return Page(document, cues, extents_of(document), {head: entity for head, entity in heads if head is not None})


def source_of(page: Page, token: Token) -> SourceSpan | None:
    """Return who is the source of a verb: its subject, its agent in the passive, else the subject of the verb above it."""
    word = token.index
    for _ in range(_CLIMB):
        head = subject_of(page, word)
        if head is not None or dependents(page.document, word, "nsubjpass"):
            return source_at(page, head, token.index) if head is not None else None
        above = _above(page, word)
        if above is None:
            return None
        if page.document.tokens[above].upos in ("NOUN", "PROPN", "PRON"):
            return source_at(page, above, token.index)
        word = above
    return None


def subject_of(page: Page, word: int) -> int | None:
    """Return the head of the subject of a verb, of the agent of a passive."""
    document = page.document
    agents = [below for agent in dependents(document, word, "agent") for below in dependents(document, agent, "pobj")]
    subjects = dependents(document, word, *SUBJECTS)
    if dependents(document, word, "nsubjpass"):
        return agents[0] if agents else None
    near = [subject for subject in subjects if subject < word]
    return near[-1] if near else next(iter(subjects), None) or _misread(document, document.tokens[word])


def _misread(document: Document, verb: Token) -> int | None:
    """Return the subject that the parser takes for an apposition: "at Gerehu, a local priest *told* this newspaper"."""
    before = document.tokens[verb.index - 1] if verb.index else verb
    return before.index if verb.tag in _FINITE and before.deprel == "appos" and before.upos in ("NOUN", "PROPN") else None


def relayed_by(page: Page, word: int) -> Words | None:
    """Return who is quoted, and the verb of what they say, in "X *quoted* Y as saying" or "Y was *quoted* as saying"."""
    document = page.document
    whom = dependents(document, word, "dobj", "nsubjpass")
    for preposition in dependents(document, word, "prep"):
        below = [child for child in dependents(document, preposition, "pcomp") if document.tokens[child].lemma in page.cues.verb_frames]
        if whom and below and document.tokens[preposition].form.lower() == "as":
            return whom[0], below[0]
    return None


def _above(page: Page, word: int) -> int | None:
    """Return the word above that lends its subject: of a participle, an infinitive or a second verb; a noun for its own participle."""
    document, token = page.document, page.document.tokens[word]
    head = document.tokens[token.head]
    if token.head == word:
        return None
    if token.deprel == "pcomp" and head.head != head.index:
        quoted = dependents(document, head.head, "dobj", "nsubjpass") if head.form.lower() == "as" else []
        return quoted[0] if quoted else head.head
    if token.deprel == "acl" and head.lemma in page.cues.noun_frames:
        return document.tokens[head.head].index if document.tokens[head.head].upos == "VERB" else None
    free = token.deprel in ("conj", "xcomp", "acl") or (token.deprel in ("advcl", "ccomp") and token.tag in ("VBG", "VB"))
    return head.index if free else None


def source_at(page: Page, head: int, cue: int) -> SourceSpan | None:
    """Return the source that a word heads: the whole phrase, up to the cue; a relative pronoun stands for what it refers to."""
    first, last = page.under(head)
    if first <= cue <= last:
        first, last = (first, cue - 1) if head < cue else (head, last)
    span = page.span((first, last))
    if span is None:
        return None
    token = page.document.tokens[head]
    verb = page.document.tokens[token.head]
    refers = token.tag in ("WP", "WDT") and verb.deprel == "relcl"
    return SourceSpan(start=span.start, end=span.end, entity=page.entities.get(verb.head if refers else head))


def cue_span(page: Page, token: Token, reach: int) -> Span:
    """Return the verb group round a cue, to the right as far as `reach` where nothing stands between."""
    tokens, first, last = page.document.tokens, token.index, token.index
    while first > 0 and tokens[first - 1].head == token.index and tokens[first - 1].deprel in _GROUP and tokens[first - 1].upos != "PUNCT":
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].head == token.index and (tokens[last + 1].deprel == "prt" or last + 1 == reach):
        last += 1
    return Span(start=tokens[first].start, end=tokens[last].end)


def is_withheld(document: Document, token: Token) -> bool:
    """Tell whether a saying did not take place: "did not say", "declined to confirm"."""
    if dependents(document, token.index, "neg") or any(document.tokens[child].lemma == "never" for child in document.children[token.index]):
        return True
    return token.deprel == "xcomp" and document.tokens[token.head].lemma in ("decline", "refuse", "fail", "stop")
