"""Who the source of a cue is, and how far the words of source and cue reach."""

from dataclasses import dataclass

from whimbrel.claims.complements import Extents, extents_of
from whimbrel.claims.papers import issued
from whimbrel.knowledge.cues import Cue, Cues
from whimbrel.records import Document, Mentions, Saying, SourceSpan, Span, Token
from whimbrel.syntax import dependents, head_of

Words = tuple[int, int]  # first and last token, both inclusive

SUBJECTS = ("nsubj", "csubj")
_EDGES = ".,;:–—-…!?"
FINITE = frozenset({"VBD", "VBZ", "VBP"})
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "no-one"})
_QUOTES = frozenset({'"', "”", "''", "»"})
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
    entities = {head: entity for head, entity in heads if head is not None}
    return Page(document, cues, extents_of(document), {**entities, **issued(document, cues, entities)})


def source_of(page: Page, token: Token) -> SourceSpan | None:
    """Return who is the source of a verb: its subject, its agent in the passive, else the subject of the verb above it."""
    word = token.index
    for _ in range(_CLIMB):
        head = subject_of(page, word)
        if head is not None or dependents(page.document, word, "nsubjpass"):
            return source_at(page, head, token.index) if head is not None else None
        if is_done_to(page.document, page.document.tokens[word]):
            agents = agents_of(page.document, word)
            return source_at(page, agents[0], token.index) if agents else None
        above = _above(page, word)
        if above is None:
            return None
        if page.document.tokens[above].upos in ("NOUN", "PROPN", "PRON"):
            return source_at(page, above, token.index)
        word = above
    return None


def is_done_to(document: Document, token: Token) -> bool:
    """Tell whether a participle says what was done to its noun: "the deputy, *asked* about the strike"."""
    if token.deprel != "acl" or dependents(document, token.index, "dobj", "aux", "ccomp"):
        return False
    noun = document.tokens[token.head]  # the model takes "The admiral bridled at it" for a noun with its participle
    return noun.head != noun.index and (token.tag == "VBN" or (token.tag == "VBD" and noun.deprel in SUBJECTS))


def agents_of(document: Document, word: int) -> list[int]:
    """Return the agents of a passive: "by the army"."""
    return [below for agent in dependents(document, word, "agent") for below in dependents(document, agent, "pobj")]


def subject_of(page: Page, word: int) -> int | None:
    """Return the head of the subject of a verb, of the agent of a passive."""
    document = page.document
    agents = agents_of(document, word)
    subjects = dependents(document, word, *SUBJECTS)
    if dependents(document, word, "nsubjpass"):
        return agents[0] if agents else None
    near = [subject for subject in subjects if subject < word]
    return near[-1] if near else next(iter(subjects), None) or _misread(document, document.tokens[word]) or _inverted(document, word)


def _misread(document: Document, verb: Token) -> int | None:
    """Return the subject that the parser takes for an apposition: "at Gerehu, a local priest *told* this newspaper"."""
    before = document.tokens[verb.index - 1] if verb.index else verb
    return before.index if verb.tag in FINITE and before.deprel == "appos" and before.upos in ("NOUN", "PROPN") else None


def _inverted(document: Document, word: int) -> int | None:
    """Return the subject behind its verb that the parser takes for an object: '"The harvest is lost," *wailed* an old farmer'."""
    token = document.tokens[word]
    if token.tag not in FINITE or word == 0 or document.tokens[word - 1].form not in _QUOTES:
        return None
    return next((child for child in dependents(document, word, "dobj") if child > word), None)


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
    if token.deprel == "advmod" and token.form.lower() == "short":
        return head.index
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


def is_nobody(page: Page, source: SourceSpan | None) -> bool:
    """Tell whether nobody is the source: "no group has claimed", "neither man spoke"."""
    if source is None:
        return False
    return page.document.text[source.start : source.end].lower().split()[0] in _NOBODY


def is_modal(document: Document, token: Token) -> bool:
    """Tell whether a verb stands with a modal: "neither side *would* say"."""
    return any(document.tokens[child].tag == "MD" for child in dependents(document, token.index, "aux"))


def is_withheld(document: Document, token: Token) -> bool:
    """Tell whether a saying did not take place: "did not say", "declined to confirm", "neither confirmed nor denied", "has yet to say"."""
    if dependents(document, token.index, "neg") or _has(document, token.index, "never", "neither", "nor"):
        return True
    above = document.tokens[token.head]
    if token.deprel == "conj" and above.upos in ("VERB", "AUX") and token.index > above.index:
        joined = _has(document, above.index, "neither") or (token.tag == "VB" and _has(document, above.index, "or", "nor"))
        if joined and is_withheld(document, above):
            return True
    if token.deprel == "pcomp" and above.form.lower() in ("of", "from"):
        held = document.tokens[above.head]
        return held.form.lower() == "short" or held.lemma in ("refrain", "abstain", "shrink")
    return token.deprel == "xcomp" and (above.lemma in ("decline", "refuse", "fail", "stop", "avoid") or _has(document, above.index, "yet"))


def _has(document: Document, word: int, *forms: str) -> bool:
    """Tell whether one of some words hangs right under a word."""
    return any(document.tokens[child].form.lower() in forms for child in document.children[word])


def saying_of(page: Page, token: Token, cue: Cue, span: Span, source: SourceSpan | None, contents: tuple[Span, ...]) -> Saying:
    """Return an attribution, its stance turned where the cue is negated."""
    stance = "unconfirmed" if cue.stance in ("asserted", "denied") and is_withheld(page.document, token) else cue.stance
    return Saying(source=source, cue=span, cue_token=token.index, contents=contents, quoted=None, stance=stance, rule=cue.rule)
