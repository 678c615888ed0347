"""Who says what: sources, cues and contents, in the terms and with the spans of PARC and PolNeAR.

A source is the whole noun phrase with its appositions and relative clauses; a cue the verb group with auxiliaries, negation
and what it governs its content by ("has called for"); a content the clause with "that", a quotation with its marks.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping

from whimbrel.claims.complements import extents_of, frame_of, stands_apart
from whimbrel.claims.quoted import with_quotations
from whimbrel.claims.sources import SUBJECTS, Page, Words, cue_span, is_withheld, source_at, source_of
from whimbrel.knowledge.cues import Cue, Cues
from whimbrel.records import Attribution, Document, Mentions, Saying, SourceSpan, Span, Token
from whimbrel.syntax import dependents, head_of

_HELD = frozenset({"ccomp", "xcomp", "acl", "prep", "dative", "dobj", "oprd", "csubj", "relcl", "advcl"})
_OPEN = ("clause", "question", "infinitive", "gerund", "predicate")
_Found = tuple[Cue | None, list[Words], int]


def find_sayings(document: Document, mentions: Mentions, cues: Cues) -> tuple[Saying, ...]:
    """Return every attribution in a text, in the order of the cues' heads; none of them is merged with another."""
    entities = {head_of(document, mention.start, mention.end): mention.entity for mention in mentions.mentions}
    page = Page(document, cues, extents_of(document), {head: entity for head, entity in entities.items() if head is not None})
    found = [saying for token in document.tokens for saying in _sayings_at(page, token)]
    return with_quotations(page, found)


def attributions_of(sayings: Iterable[Saying]) -> tuple[Attribution, ...]:
    """Return the attributions as they are written, one for each part of a content."""
    return tuple(
        Attribution(source=saying.source, cue=saying.cue, content=content, quoted=saying.quoted)
        for saying in sayings
        for content in saying.contents
    )


def chains_of(words: Iterable[int], document: Document, sayings: tuple[Saying, ...]) -> dict[int, tuple[Saying, ...]]:
    """Return the sayings through which each word reaches the reader, outermost first.

    Their content covers the word and they assert it: what is denied, doubted, asked for, promised or only thought is no link.
    """
    return _covering(words, document, [saying for saying in sayings if saying.stance == "asserted"])


def denials_of(words: Iterable[int], document: Document, sayings: tuple[Saying, ...]) -> dict[int, tuple[Saying, ...]]:
    """Return the sayings that deny, or do not confirm, what holds each word, outermost first."""
    return _covering(words, document, [saying for saying in sayings if saying.stance in ("denied", "unconfirmed")])


def _covering(words: Iterable[int], document: Document, sayings: list[Saying]) -> dict[int, tuple[Saying, ...]]:
    """Return, for each word, the sayings whose content covers it, those with the longest content first."""
    order = sorted(words)
    found: dict[int, tuple[Saying, ...]] = {word: () for word in order}
    for saying in sorted(sayings, key=lambda saying: (-sum(part.end - part.start for part in saying.contents), saying.cue.start)):
        covered = [word for part in saying.contents for word in _within(part, document, order)]
        for word in dict.fromkeys(covered):
            if word != saying.cue_token:
                found[word] = (*found[word], saying)
    return found


def _within(part: Span, document: Document, order: list[int]) -> list[int]:
    """Return those of some words, which stand in order, that lie in a span, found by bisection."""
    first = bisect_left(order, part.start, key=lambda word: document.tokens[word].start)
    return order[first : bisect_right(order, part.end, lo=first, key=lambda word: document.tokens[word].end)]


def _sayings_at(page: Page, token: Token) -> Iterator[Saying]:
    """Yield what the word says of others' words, if it is the head of a cue."""
    phrase = _phrase_at(page, token)
    saying = None
    if phrase is not None:
        saying = _phrase_saying(page, token, phrase)
    elif token.upos in ("VERB", "AUX") and token.lemma in page.cues.verb_frames and token.deprel != "amod":
        saying = _verb_saying(page, token)
    elif token.upos == "NOUN" and token.lemma in page.cues.noun_frames:
        saying = _noun_saying(page, token)
    elif token.deprel == "advmod" and token.lemma in page.cues.adverbs:
        saying = _adverb_saying(page, token)
    if saying is not None:
        yield saying


# Verbs


def _verb_saying(page: Page, token: Token) -> Saying | None:
    """Return the attribution of a verb with its content in the tree."""
    passive = bool(dependents(page.document, token.index, "nsubjpass"))
    cue, contents, reach = _passive_contents(page, token) if passive else _contents(page, token, page.cues.verbs)
    if cue is None:
        cue, contents, reach = _headline(page, token)
    if cue is None:
        cue, contents, reach = _around(page, token)
    if cue is None:
        return None
    source = source_of(page, token)
    spans = _apart(page, contents, token, source)
    if not spans or (source is not None and source.start == spans[0].start):
        return None
    return _saying(page, token, cue, cue_span(page, token, reach), source, spans)


def _saying(page: Page, token: Token, cue: Cue, span: Span, source: SourceSpan | None, contents: tuple[Span, ...]) -> Saying:
    """Return an attribution, its stance turned where the cue is negated."""
    stance = "unconfirmed" if cue.stance in ("asserted", "denied") and is_withheld(page.document, token) else cue.stance
    return Saying(source=source, cue=span, cue_token=token.index, contents=contents, quoted=None, stance=stance, rule=cue.rule)


def _contents(page: Page, token: Token, table: Mapping[tuple[str, str], Cue]) -> _Found:
    """Return the cue that the complements of a verb or noun call for, the words of its content, and how far right the cue reaches."""
    for frames in (_OPEN, None, ("object",)):
        for child in page.document.children[token.index]:
            frame = frame_of(page.document, child) if page.document.tokens[child].deprel in _HELD else None
            if frame is None or (frame not in frames if frames else frame in _OPEN or frame == "object"):
                continue
            cue = _cue_of(page, token, child, frame, table)
            if cue is None or (frames is None and (token.lemma, "object") in table and dependents(page.document, token.index, "dobj")):
                continue
            words = _content_words(page, token, child, frame)
            if words is not None:
                return cue, [words], child if frames is None else token.index
    return None, [], token.index


def _cue_of(page: Page, token: Token, child: int, frame: str, table: Mapping[tuple[str, str], Cue]) -> Cue | None:
    """Return the cue that a word is with one of its complements."""
    word = page.document.tokens[child]
    cue = table.get((token.lemma, "clause" if frame == "question" else frame))
    if word.deprel == "advcl" and not (frame == "infinitive" and cue is not None and cue.stance == "requested"):
        return None
    return table.get((token.lemma, "told")) if frame == "object" and cue is None and _is_told(page, word) else cue


def _is_told(page: Page, word: Token) -> bool:
    """Tell whether a noun can be told or denied: one of saying, or the name of an event."""
    return word.lemma in page.cues.noun_frames or page.cues.names_event(word.lemma) or word.form.lower() in ("it", "that", "this")


def _content_words(page: Page, token: Token, child: int, frame: str) -> Words | None:
    """Return the words that one complement gives to the content, with the object that belongs to it."""
    first, last = page.under(child)
    if frame in ("infinitive", "predicate"):
        objects = [word for word in dependents(page.document, token.index, "dobj") if token.index < word < child]
        return (page.extents.first[objects[0]] if objects else first), last
    if frame == "object":
        return first, max([last, *_further(page, token, child)])
    if frame in _OPEN:
        return first, last
    below = dependents(page.document, child, "pobj", "pcomp")
    return (page.extents.first[below[0]], last) if below and below[0] > child else None


def _further(page: Page, token: Token, child: int) -> list[int]:
    """Return where the prepositions that go with an object end: (accused) him of lying, (dismissed) it as a lie."""
    frames = page.cues.verb_frames.get(token.lemma, frozenset())
    return [
        page.extents.last[word] for word in dependents(page.document, token.index, "prep")
        if word > child and page.document.tokens[word].form.lower() in frames
    ]  # fmt: skip


def _passive_contents(page: Page, token: Token) -> _Found:
    """Return the content of a passive: "is said to have fled", "was told that", "was condemned by"."""
    document, table = page.document, page.cues.verbs
    subject = page.under(dependents(document, token.index, "nsubjpass")[0])
    for child in dependents(document, token.index, "xcomp", "ccomp", "oprd", "prep"):
        frame = frame_of(document, child)
        if frame == "infinitive" or frame in ("predicate", "as"):
            cue = table.get((token.lemma, frame)) or table.get((token.lemma, "clause"))
            return (cue, [subject, page.under(child)], token.index) if cue else (None, [], token.index)
        if frame in ("clause", "question") and (token.lemma, "clause") in table:
            own = document.tokens[dependents(document, token.index, "nsubjpass")[0]].form.lower() != "it"
            return table[token.lemma, "clause"], [page.under(child)], token.index if own else token.index
    told = _is_told(page, document.tokens[dependents(document, token.index, "nsubjpass")[0]])
    cue = table.get((token.lemma, "object")) or (table.get((token.lemma, "told")) if told else None)
    return (cue, [subject], token.index) if cue and dependents(document, token.index, "agent") else (None, [], token.index)


def _headline(page: Page, token: Token) -> _Found:
    """Return the content of a verb with two subjects, the first being a headline without a verb: "Ministers to meet, aides say"."""
    cue = page.cues.verbs.get((token.lemma, "clause"))
    subjects = [word for word in dependents(page.document, token.index, "nsubj") if word < token.index]
    return (cue, [page.under(subjects[0])], token.index) if cue and len(subjects) > 1 else (None, [], token.index)


def _around(page: Page, token: Token) -> _Found:
    """Return the content of a verb that hangs in or after it: "Rebels, officials say, have fled", "as the mayor said"."""
    cue = page.cues.verbs.get((token.lemma, "clause")) or page.cues.verbs.get((token.lemma, "quote"))
    document = page.document
    if cue is None or token.head == token.index or not dependents(document, token.index, *SUBJECTS):
        return None, [], token.index
    first, last = page.under(token.index)
    sentence = document.sentences[document.sentence_of[token.index]]
    if stands_apart(document, token) and first > sentence.first:
        return cue, [(sentence.first, first - 1)], token.index
    between = _is_edge(document, first - 1, sentence.first) and _is_edge(document, last + 1, sentence.last - 1)
    if not _hangs(page, token) or not (between or _is_edge(document, last, sentence.last - 1)):
        return None, [], token.index
    return cue, [page.under(token.head)], token.index


def _hangs(page: Page, token: Token) -> bool:
    """Tell whether a clause of saying is put into another: without a conjunction, or with "as"."""
    document = page.document
    marks = [document.tokens[word].form.lower() for word in dependents(document, token.index, "mark")]
    if dependents(document, token.index, "dobj"):
        return False
    return token.deprel == "parataxis" or (token.deprel in ("ccomp", "advcl") and (not marks or marks == ["as"]))


def _is_edge(document: Document, word: int, limit: int) -> bool:
    """Tell whether a clause ends here: at punctuation or at the end of the sentence."""
    return not 0 <= word < len(document.tokens) or word == limit or document.tokens[word].upos == "PUNCT"


def _apart(page: Page, contents: list[Words], token: Token, source: SourceSpan | None) -> tuple[Span, ...]:
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
    subjects = [word for word in dependents(page.document, token.index, *SUBJECTS)][-1:]
    words = [token.index, *(child for child in page.document.children[token.index] if page.document.tokens[child].deprel in ("aux", "neg"))]
    if subjects and source is not None:
        words += page.under(subjects[0])
    return min(words), max(words)


# Nouns, phrases, adverbs


def _noun_saying(page: Page, token: Token) -> Saying | None:
    """Return the attribution of a noun: "his claim that", "calls by the pope for"."""
    cue, contents, reach = _contents(page, token, page.cues.nouns)
    if cue is None:
        return None
    source = _source_of_noun(page, token)
    spans = tuple(span for words in contents if (span := page.span(words)) is not None)
    return _plain(token, cue, cue_span(page, token, reach), source, spans)


def _source_of_noun(page: Page, token: Token) -> SourceSpan | None:
    """Return whose claim it is: the possessor, "by" or "from" somebody, else the subject of the verb that has it as its object."""
    document = page.document
    for child in document.children[token.index]:
        word = document.tokens[child]
        if word.deprel == "poss" or (word.deprel == "amod" and child in page.entities):
            return source_at(page, child, token.index)
        if word.deprel == "prep" and word.form.lower() in ("by", "from"):
            below = dependents(document, child, "pobj")
            return source_at(page, below[0], token.index) if below else None
    verb = document.tokens[token.head]
    return source_of(page, verb) if token.deprel == "dobj" and verb.upos == "VERB" else None


def _phrase_at(page: Page, token: Token) -> Cue | None:
    """Return the phrase that begins at a word and names its source."""
    for cue in page.cues.phrases.get(token.form.lower(), ()):
        words = page.document.tokens[token.index : token.index + len(cue.words)]
        if tuple(word.form.lower() for word in words) == cue.words and (len(words) > 1 or token.deprel in ("advcl", "acl", "prep")):
            return cue
    return None


def _phrase_saying(page: Page, token: Token, cue: Cue) -> Saying | None:
    """Return the attribution of "according to X": what stands around it in the sentence."""
    document, end = page.document, token.index + len(cue.words) - 1
    below = dependents(document, end, "pobj", "dobj")
    if not below or below[0] < end:
        return None
    source = source_at(page, below[0], token.index)
    last = page.extents.last[below[0]]
    sentence = document.sentences[document.sentence_of[token.index]]
    before, after = (sentence.first, token.index - 1), (last + 1, sentence.last - 1)
    contents = tuple(span for words in (before, after) if words[0] <= words[1] and (span := page.span(words)) is not None)
    span = Span(start=token.start, end=document.tokens[end].end)
    return _plain(token, cue, span, source, contents) if source is not None else None


def _adverb_saying(page: Page, token: Token) -> Saying | None:
    """Return the attribution to nobody of "reportedly": the clause around it."""
    cue, head = page.cues.adverbs[token.lemma], token.head
    first, last = page.under(head)
    parts = [words for words in ((first, token.index - 1), (token.index + 1, last)) if words[0] <= words[1]]
    contents = tuple(span for words in parts if (span := page.span(words)) is not None)
    return _plain(token, cue, Span(start=token.start, end=token.end), None, contents)


def _plain(token: Token, cue: Cue, span: Span, source: SourceSpan | None, contents: tuple[Span, ...]) -> Saying | None:
    """Return an attribution with the stance of its cue, if it has a content."""
    if not contents:
        return None
    return Saying(source=source, cue=span, cue_token=token.index, contents=contents, quoted=None, stance=cue.stance, rule=cue.rule)
