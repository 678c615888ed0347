"""Clauses of saying put into what they say, and the parts that this leaves: "Rebels, officials say, have fled"."""

from whimbrel.claims.complements import stands_apart
from whimbrel.claims.contents import Found
from whimbrel.claims.sources import SUBJECTS, Page, Words, subject_of
from whimbrel.records import Document, SourceSpan, Span, Token
from whimbrel.syntax import dependents


def around(page: Page, token: Token) -> Found:
    """Return the content of a verb that hangs in or after it: "Rebels, officials say, have fled", "as the mayor said"."""
    cue = page.cues.verbs.get((token.lemma, "clause")) or page.cues.verbs.get((token.lemma, "quote"))
    document = page.document
    if cue is None or token.head == token.index or subject_of(page, token.index) is None:
        return None, [], token.index
    first, last = page.under(token.index)
    sentence = document.sentences[document.sentence_of[token.index]]
    if stands_apart(document, token) and first > sentence.first:
        return cue, [(sentence.first, first - 1)], token.index
    if not hangs(page, token) or not is_apart(page, token):
        return None, [], token.index
    return cue, [page.under(token.head)], token.index


def is_apart(page: Page, token: Token) -> bool:
    """Tell whether source and cue stand between two marks or at an end of the sentence: ", his wife said, and ..."."""
    document, sentence = page.document, page.document.sentences[page.document.sentence_of[token.index]]
    first, last = page.under(token.index)
    inner = max([token.index, *(page.extents.last[word] for word in dependents(document, token.index, *SUBJECTS, "dobj", "dative"))])
    final = any(_is_edge(document, word, sentence.last - 1) and word >= sentence.last - 2 for word in (last, last + 1))
    opened = document.tokens[first].upos == "PUNCT" or _is_edge(document, first - 1, sentence.first)
    return final or (opened and any(_is_edge(document, word + 1, sentence.last - 1) for word in (inner, last)))


def hangs(page: Page, token: Token) -> bool:
    """Tell whether a clause of saying is put into another: without a conjunction, or with "as"; who is told is no content."""
    document = page.document
    above = document.tokens[token.head]
    if token.deprel == "ccomp" and above.index < token.index and (above.lemma, "clause") in page.cues.verbs:
        return False
    if document.tokens[max(page.extents.first[token.index] - 1, 0)].upos == "CCONJ":
        return False
    marks = [document.tokens[word].form.lower() for word in dependents(document, token.index, "mark")]
    if dependents(document, token.index, "dobj") and not {"addressee", "relay"} & page.cues.verb_frames.get(token.lemma, frozenset()):
        return False
    return token.deprel == "parataxis" or (token.deprel in ("ccomp", "advcl") and (not marks or marks == ["as"]))


def _is_edge(document: Document, word: int, limit: int) -> bool:
    """Tell whether a clause ends here: at punctuation or at the end of the sentence."""
    return not 0 <= word < len(document.tokens) or word == limit or document.tokens[word].upos == "PUNCT"


def apart(page: Page, contents: list[Words], token: Token, source: SourceSpan | None) -> tuple[Span, ...]:
    """Return the contents without the source and the cue, in two parts where these stand between; a final ", X said" covers all before."""
    document = page.document
    low, high = _frame_words(page, token, source)
    spans = []
    for first, last in contents:
        if last < low and document.tokens[token.index].head == token.index:
            first = min(first, document.sentences[document.sentence_of[first]].first)
        parts = [(first, last)] if last < low or first > high else [(first, low - 1), (high + 1, last)]
        spans += [page.span(part) for part in parts if part[0] <= part[1]]
    return tuple(span for span in spans if span is not None)


def _frame_words(page: Page, token: Token, source: SourceSpan | None) -> Words:
    """Return the run of words from the source to the cue where they stand together, else the cue alone."""
    subject = subject_of(page, token.index)
    words = [token.index, *(child for child in page.document.children[token.index] if page.document.tokens[child].deprel in ("aux", "neg"))]
    if subject is not None and source is not None:
        words += page.under(subject)
    if (token.lemma, "addressee") in page.cues.verbs:
        words += [page.extents.last[word] for word in dependents(page.document, token.index, "dobj", "dative") if word > token.index]
    return min(words), max(words)
