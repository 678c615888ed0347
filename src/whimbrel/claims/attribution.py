"""Who says what: sources, cues and contents, in the terms and with the spans of PARC and PolNeAR.

A source is the whole noun phrase with its appositions and relative clauses; a cue the verb group with auxiliaries, negation
and what it governs its content by ("has called for"); a content the clause with "that", a quotation with its marks.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from whimbrel.claims.adjectives import adjective_saying
from whimbrel.claims.adjuncts import adverb_saying, noun_saying, phrase_at, phrase_saying
from whimbrel.claims.quoted import with_quotations
from whimbrel.claims.relays import relay
from whimbrel.claims.sources import Page, relayed_by
from whimbrel.claims.verbs import verb_saying
from whimbrel.records import Attribution, Document, Saying, Span, Token

_CITED = "phrase/citing"
_OWN = frozenset("i we my our us you your one people everybody everyone anybody anyone someone somebody they all".split())


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
        for saying, outer in zip(sayings, _around_each(sayings), strict=True)
        if not any(_is_own(document, saying, one) for one in outer)
        for content in saying.contents
    )


def _around_each(sayings: tuple[Saying, ...]) -> list[list[Saying]]:
    """Return, for each saying, those in whose content its cue lies: in one pass over the text, as a report may hold hundreds."""
    parts = sorted((part.start, part.end, number) for number, saying in enumerate(sayings) for part in saying.contents)
    found: list[list[Saying]] = [[] for _ in sayings]
    opened, nearby = 0, list[tuple[int, int]]()
    for number in sorted(range(len(sayings)), key=lambda number: sayings[number].cue.start):
        cue = sayings[number].cue
        while opened < len(parts) and parts[opened][0] <= cue.start:
            nearby.append(parts[opened][1:])
            opened += 1
        nearby = [(end, outer) for end, outer in nearby if end > cue.start]
        found[number] = [sayings[outer] for end, outer in nearby if end >= cue.end and outer != number]
    return found


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
    for saying in sorted(sayings, key=_outer_first):
        covered = [word for part in saying.contents for word in _within(part, document, order)]
        for word in dict.fromkeys(covered):
            if word != saying.cue_token:
                found[word] = (*found[word], saying)
    return found


def _outer_first(saying: Saying) -> tuple[bool, int, int]:
    """Return what puts longer contents before shorter ones, and last those whom a medium cites, as their content is all of its sentence."""
    return saying.rule == _CITED, -sum(part.end - part.start for part in saying.contents), saying.cue.start


def _within(part: Span, document: Document, order: list[int]) -> list[int]:
    """Return those of some words, which stand in order, that lie in a span, found by bisection."""
    first = bisect_left(order, part.start, key=lambda word: document.tokens[word].start)
    return order[first : bisect_right(order, part.end, lo=first, key=lambda word: document.tokens[word].end)]


def _sayings_at(page: Page, token: Token) -> Iterator[Saying]:
    """Yield what the word says of others' words, if it is the head of a cue."""
    phrase = phrase_at(page, token) if relayed_by(page, token.index) is None else None
    saying = adjective_saying(page, token) if token.tag in ("JJ", "VBN", "VBD") else None
    if saying is not None:
        pass
    elif phrase is not None:
        saying = phrase_saying(page, token, phrase)
    elif token.upos in ("VERB", "AUX") and token.lemma in page.cues.verb_frames and token.deprel != "amod":
        saying = relay(page, token) or verb_saying(page, token)
    elif token.upos == "NOUN" and token.lemma in page.cues.noun_frames:
        saying = noun_saying(page, token)
    elif token.deprel == "advmod" and token.lemma in page.cues.adverbs:
        saying = adverb_saying(page, token)
    if saying is not None:
        yield saying
