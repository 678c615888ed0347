"""The attribution of nouns, phrases and adverbs: "his claim that", "according to the mayor", "reportedly"."""

from whimbrel.claims.contents import contents_of
from whimbrel.claims.sources import Page, Words, cue_span, source_at, source_of
from whimbrel.knowledge.cues import Cue
from whimbrel.records import Saying, SourceSpan, Span, Token
from whimbrel.syntax import ancestors, dependents


def noun_saying(page: Page, token: Token) -> Saying | None:
    """Return the attribution of a noun: "his claim that", "calls by the pope for"."""
    cue, contents, reach = contents_of(page, token, page.cues.nouns)
    if cue is None:
        return None
    source = _source_of_noun(page, token)
    spans = tuple(span for words in contents if (span := page.span(words)) is not None)
    return plain_saying(token, cue, cue_span(page, token, reach), source, spans)


def _source_of_noun(page: Page, token: Token) -> SourceSpan | None:
    """Return whose claim it is: the possessor, "by" or "from" somebody, else the subject of the verb that has it as its object."""
    document = page.document
    for child in document.children[token.index]:
        word = document.tokens[child]
        collective = word.deprel == "compound" and (
            word.lemma in page.cues.collectives or (word.upos == "PROPN" and child in page.entities)
        )
        if collective or word.deprel == "poss" or (word.deprel == "amod" and child in page.entities):
            return source_at(page, child, token.index)
        if word.deprel == "prep" and word.form.lower() in ("by", "from"):
            below = dependents(document, child, "pobj")
            return source_at(page, below[0], token.index) if below else None
    verb = document.tokens[token.head]
    return source_of(page, verb) if token.deprel == "dobj" and verb.upos == "VERB" and verb.lemma in page.cues.makers else None


def phrase_at(page: Page, token: Token) -> Cue | None:
    """Return the phrase that begins at a word and names its source."""
    for cue in page.cues.phrases.get(token.form.lower(), ()):
        words = page.document.tokens[token.index : token.index + len(cue.words)]
        if tuple(word.form.lower() for word in words) == cue.words and (len(words) > 1 or token.deprel in ("advcl", "acl", "prep")):
            return cue
    return None


def phrase_saying(page: Page, token: Token, cue: Cue) -> Saying | None:
    """Return the attribution of "according to X": what stands around it in the sentence."""
    document, end = page.document, token.index + len(cue.words) - 1
    below = dependents(document, end, "pobj", "dobj")
    if not below or below[0] < end:
        return None
    source = source_at(page, below[0], token.index)
    last = page.extents.last[below[0]]
    sentence = document.sentences[document.sentence_of[token.index]]
    first, final = _relayed(page, token) or _clause_told(page, token) or (sentence.first, sentence.last - 1)
    before, after = (first, min(final, token.index - 1)), (max(first, last + 1), final)
    contents = tuple(span for words in (before, after) if words[0] <= words[1] and (span := page.span(words)) is not None)
    span = Span(start=token.start, end=document.tokens[end].end)
    return plain_saying(token, cue, span, source, contents) if source is not None else None


def _relayed(page: Page, token: Token) -> Words | None:
    """Return what a medium goes on to report on the word of another: "the radio, *citing* police, said that …"."""
    tokens = page.document.tokens
    if (token.lemma, "relay") not in page.cues.verbs:
        return None
    for word in ancestors(page.document, token.index):
        told = dependents(page.document, word, "ccomp") if (tokens[word].lemma, "clause") in page.cues.verbs else []
        if told and page.extents.first[told[0]] > token.index:
            return page.under(told[0])
    return None


def _clause_told(page: Page, token: Token) -> Words | None:
    """Return the clause in which a phrase stands if it is itself what somebody says: "he said that, according to drivers, …"."""
    tokens = page.document.tokens
    for word in (token.index, *ancestors(page.document, token.index)):
        above = tokens[tokens[word].head]
        if tokens[word].deprel == "ccomp" and above.index < word and (above.lemma, "clause") in page.cues.verbs:
            return page.under(word)
    return None


def adverb_saying(page: Page, token: Token) -> Saying | None:
    """Return the attribution to nobody of "reportedly": the clause around it."""
    cue, head = page.cues.adverbs[token.lemma], token.head
    first, last = page.under(head)
    parts = [words for words in ((first, token.index - 1), (token.index + 1, last)) if words[0] <= words[1]]
    contents = tuple(span for words in parts if (span := page.span(words)) is not None)
    return plain_saying(token, cue, Span(start=token.start, end=token.end), None, contents)


def plain_saying(token: Token, cue: Cue, span: Span, source: SourceSpan | None, contents: tuple[Span, ...]) -> Saying | None:
    """Return an attribution with the stance of its cue, if it has a content."""
    if not contents:
        return None
    return Saying(source=source, cue=span, cue_token=token.index, contents=contents, quoted=None, stance=cue.stance, rule=cue.rule)
