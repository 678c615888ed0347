"""Who says what: sources, cues and contents, in the terms and with the spans of PARC and PolNeAR.

A source is the whole noun phrase with its appositions and relative clauses; a cue the verb group with auxiliaries, negation
and what it governs its content by ("has called for"); a content the clause with "that", a quotation with its marks.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping

from whimbrel.claims.complements import frame_of, stands_apart
from whimbrel.claims.quoted import with_quotations
from whimbrel.claims.sources import SUBJECTS, Page, Words, cue_span, is_withheld, relayed_by, source_at, source_of, subject_of
from whimbrel.knowledge.cues import Cue
from whimbrel.knowledge.quantities import load_quantity_words
from whimbrel.records import Attribution, Document, Saying, SourceSpan, Span, Token
from whimbrel.syntax import ancestors, dependents, tokens_in

_HELD = frozenset({"ccomp", "xcomp", "acl", "prep", "dative", "dobj", "oprd", "csubj", "relcl", "advcl"})
_OPEN = ("clause", "question", "infinitive", "gerund", "predicate")
_OWN = frozenset("i we my our us you your one people everybody everyone anybody anyone somebody someone they all".split())
_Found = tuple[Cue | None, list[Words], int]


def find_sayings(page: Page) -> tuple[Saying, ...]:
    """Return every attribution in a text, in the order of the cues' heads; none of them is merged with another."""
    found = [saying for token in page.document.tokens for saying in _sayings_at(page, token)]
    return with_quotations(page, found)


def attributions_of(document: Document, sayings: tuple[Saying, ...]) -> tuple[Attribution, ...]:
    """Return the attributions as they are written, one for each part of a content.

    What speakers say of their own saying and thinking is no second source: "I think", "we want", "people know" in a quotation.
    """
    return tuple(
        Attribution(source=saying.source, cue=saying.cue, content=content, quoted=saying.quoted)
        for saying in sayings
        if not any(_tells_cue(one, saying) and _is_own(document, saying, one) for one in sayings)
        for content in saying.contents
    )


def _tells_cue(outer: Saying, inner: Saying) -> bool:
    """Tell whether one saying is part of what another holds."""
    return outer is not inner and any(part.start <= inner.cue.start and inner.cue.end <= part.end for part in outer.contents)


def _is_own(document: Document, inner: Saying, outer: Saying) -> bool:
    """Tell whether a saying within another's words is that speaker's own, or nobody's in particular."""
    if inner.source is None or document.text[inner.source.start : inner.source.end].lower() in _OWN:
        return True
    return outer.source is not None and inner.source.entity is not None and inner.source.entity == outer.source.entity


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
        saying = _relay(page, token) or _verb_saying(page, token)
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
    for read in (_headline, _around, _relayed):
        if cue is None:
            cue, contents, reach = read(page, token)
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
    if frame == "object" and cue is None and _is_figure(page, token, word):
        cue = table.get((token.lemma, "figure"))
    return table.get((token.lemma, "told")) if frame == "object" and cue is None and _is_told(page, word) else cue


def _is_told(page: Page, word: Token) -> bool:
    """Tell whether a noun can be told or denied: one of saying, a share in an act, or the name of an event."""
    cues = page.cues
    of_saying = word.lemma in cues.noun_frames or word.lemma in cues.accounts or word.lemma in cues.shares
    return of_saying or cues.names_event(word.lemma) or word.form.lower() in ("it", "that", "this")


def _is_figure(page: Page, token: Token, word: Token) -> bool:
    """Tell whether the object of a verb is a number of people: "put the toll *at 41*", "a toll *of 41*", "counted *41* bodies"."""
    words, tokens = load_quantity_words(), page.document.tokens
    if word.lemma in words.nouns and dependents(page.document, word.index, "nummod"):
        return True
    below = [child for head in (word.index, token.index) for child in dependents(page.document, head, "prep")]
    numbers = [tokens[number] for child in below for number in dependents(page.document, child, "pobj")]
    return word.lemma in words.measures and any(number.tag == "CD" for number in numbers)


def _content_words(page: Page, token: Token, child: int, frame: str) -> Words | None:
    """Return the words that one complement gives to the content, with the object that belongs to it."""
    first, last = page.under(child)
    if frame in ("infinitive", "predicate"):
        objects = [word for word in dependents(page.document, token.index, "dobj") if token.index < word < child]
        return (page.extents.first[objects[0]] if objects else first), last
    if frame == "object":
        return first, max([last, *_further(page, token, child, figure=_is_figure(page, token, page.document.tokens[child]))])
    if frame in _OPEN:
        return first, last
    below = dependents(page.document, child, "pobj", "pcomp")
    return (page.extents.first[below[0]], last) if below and below[0] > child else None


def _further(page: Page, token: Token, child: int, *, figure: bool) -> list[int]:
    """Return where the prepositions that go with an object end: (accused) him of lying, (put) the toll at 41."""
    frames = page.cues.verb_frames.get(token.lemma, frozenset()) | ({"at", "to"} if figure else frozenset())
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
    if cue is None or token.head == token.index or subject_of(page, token.index) is None:
        return None, [], token.index
    first, last = page.under(token.index)
    sentence = document.sentences[document.sentence_of[token.index]]
    if stands_apart(document, token) and first > sentence.first:
        return cue, [(sentence.first, first - 1)], token.index
    if not _hangs(page, token) or not _is_apart(page, token):
        return None, [], token.index
    return cue, [page.under(token.head)], token.index


def _relay(page: Page, token: Token) -> Saying | None:
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
    return _saying(page, token, cue, cue_span(page, token, token.index), source, spans)


def _relayed(page: Page, token: Token) -> _Found:
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
    if before or not _hangs(page, token):
        return [page.under(word) for word in before[:1]]
    source, (first, last) = source_of(page, token), page.under(token.head)
    start = tokens_in(page.document, source.start, source.end)[0] if source else token.index
    return [(first, min(last, start, token.index) - 1)] if first < min(start, token.index) else []


def _is_apart(page: Page, token: Token) -> bool:
    """Tell whether source and cue stand between two marks or at an end of the sentence: ", his wife said, and ..."."""
    document, sentence = page.document, page.document.sentences[page.document.sentence_of[token.index]]
    first, last = page.under(token.index)
    inner = max([token.index, *(page.extents.last[word] for word in dependents(document, token.index, *SUBJECTS, "dobj", "dative"))])
    final = any(_is_edge(document, word, sentence.last - 1) and word >= sentence.last - 2 for word in (last, last + 1))
    opened = document.tokens[first].upos == "PUNCT" or _is_edge(document, first - 1, sentence.first)
    return final or (opened and any(_is_edge(document, word + 1, sentence.last - 1) for word in (inner, last)))


def _hangs(page: Page, token: Token) -> bool:
    """Tell whether a clause of saying is put into another: without a conjunction, or with "as"; who is told is no content."""
    document = page.document
    marks = [document.tokens[word].form.lower() for word in dependents(document, token.index, "mark")]
    if dependents(document, token.index, "dobj") and not {"addressee", "relay"} & page.cues.verb_frames.get(token.lemma, frozenset()):
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
    subject = subject_of(page, token.index)
    words = [token.index, *(child for child in page.document.children[token.index] if page.document.tokens[child].deprel in ("aux", "neg"))]
    if subject is not None and source is not None:
        words += page.under(subject)
    if (token.lemma, "addressee") in page.cues.verbs:
        words += [page.extents.last[word] for word in dependents(page.document, token.index, "dobj", "dative") if word > token.index]
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
    first, final = _clause_told(page, token) or (sentence.first, sentence.last - 1)
    before, after = (first, token.index - 1), (last + 1, final)
    contents = tuple(span for words in (before, after) if words[0] <= words[1] and (span := page.span(words)) is not None)
    span = Span(start=token.start, end=document.tokens[end].end)
    return _plain(token, cue, span, source, contents) if source is not None else None


def _clause_told(page: Page, token: Token) -> Words | None:
    """Return the clause in which a phrase stands if it is itself what somebody says: "he said that, according to drivers, …"."""
    tokens = page.document.tokens
    for word in (token.index, *ancestors(page.document, token.index)):
        above = tokens[tokens[word].head]
        if tokens[word].deprel == "ccomp" and above.index < word and (above.lemma, "clause") in page.cues.verbs:
            return page.under(word)
    return None


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
