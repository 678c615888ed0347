"""Quotations joined to those who speak them: beside a cue, around it, or carried on from the sentence before."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from whimbrel.claims.sources import Page, cue_span, is_withheld, source_of
from whimbrel.records import Quotation, Saying, Span, Token
from whimbrel.syntax import tokens_in

_REACH = 40  # words from a quotation to its cue: "said Ana Ruiz, who leads the union of dock workers in the port of X"
_SHORT = 3  # words: a shorter quotation that stands alone is no speech


def with_quotations(page: Page, sayings: list[Saying]) -> tuple[Saying, ...]:
    """Return the sayings with whole quotations as content, and those that only a quotation shows."""
    outer = _outermost(page.document.quotations)
    by_cue = {saying.cue_token: _swallow(saying, outer) for saying in (_inside(saying, outer) for saying in sayings) if saying.contents}
    covered = _Cover(by_cue.values())
    speaker: Saying | None = None
    for quotation in outer:
        saying = covered.of(quotation) or _beside(page, quotation, by_cue)
        if saying is None and speaker is not None and _goes_on(page, speaker, quotation):
            saying = speaker
        if saying is not None:
            saying = _with_content(by_cue.get(saying.cue_token, saying), Span(start=quotation.start, end=quotation.end))
            by_cue[saying.cue_token] = saying
            speaker = saying
    return tuple(replace(by_cue[cue], quoted=_how_quoted(page, by_cue[cue], outer)) for cue in sorted(by_cue))


def _outermost(quotations: tuple[Quotation, ...]) -> list[Quotation]:
    """Return the quotations that lie in no other."""
    found: list[Quotation] = []
    for quotation in quotations:
        if not found or quotation.start >= found[-1].end:
            found.append(quotation)
    return found


class _Cover:
    """Which direct saying already has a quotation in its content."""

    def __init__(self, sayings: Iterable[Saying]) -> None:
        parts = [(part.start, -part.end, saying.cue_token, saying) for saying in sayings for part in saying.contents]
        self._parts = sorted(parts, key=lambda part: part[:3])

    def of(self, quotation: Quotation) -> Saying | None:
        """Return the innermost saying with a part that begins and ends with the quotation, or nearly so."""
        low = bisect_left(self._parts, (quotation.start - 1,))
        high = bisect_right(self._parts, (quotation.start + 2,))
        inside = [(end, saying) for _, end, _, saying in self._parts[low:high] if -end >= quotation.end - 2]
        return max(inside, key=lambda pair: pair[0])[1] if inside else None


def _inside(saying: Saying, outer: list[Quotation]) -> Saying:
    """Return a saying whose cue is quoted with no content outside of that quotation."""
    for quotation in _overlapping(saying.cue, outer)[:1]:
        parts = (Span(start=max(part.start, quotation.start + 1), end=min(part.end, quotation.end - 1)) for part in saying.contents)
        return replace(saying, contents=tuple(part for part in parts if part.start < part.end))
    return saying


def _swallow(saying: Saying, outer: list[Quotation]) -> Saying:
    """Return a saying whose contents hold every quotation whole that they overlap, if the cue stands outside of it."""
    for part in saying.contents:
        for quotation in _overlapping(part, outer):
            inside = part.start <= quotation.start and quotation.end <= part.end
            if not inside and not quotation.start <= saying.cue.start < quotation.end:
                saying = _with_content(saying, Span(start=quotation.start, end=quotation.end))
    return saying


def _overlapping(part: Span, outer: list[Quotation]) -> list[Quotation]:
    """Return the quotations that share a character with a span."""
    low = bisect_right(outer, part.start, key=lambda quotation: quotation.end)
    high = bisect_left(outer, part.end, key=lambda quotation: quotation.start)
    return outer[low:high]


def _with_content(saying: Saying, part: Span) -> Saying:
    """Return a saying with one more part, joined to those that it touches; never over its own cue or source."""
    kept = []
    for other in saying.contents:
        if other.start <= part.end and part.start <= other.end:
            part = Span(start=min(part.start, other.start), end=max(part.end, other.end))
        else:
            kept.append(other)
    return replace(saying, contents=tuple(sorted([*kept, part], key=lambda one: one.start)))


def _beside(page: Page, quotation: Quotation, by_cue: dict[int, Saying]) -> Saying | None:
    """Return the saying whose cue stands right behind a quotation or right before it."""
    inside = tokens_in(page.document, quotation.start, quotation.end)
    if not inside:
        return None
    for words in (_words_after(page, inside[-1]), _words_before(page, inside[0])):
        for token in words:
            saying = _speaking(page, token, by_cue)
            if saying is not None and _adjoins(page, saying, quotation):
                return saying
    return None


def _words_after(page: Page, last: int) -> list[Token]:
    """Return the words behind a quotation, to the end of the sentence or the next quotation mark."""
    document = page.document
    if last + 1 >= len(document.tokens):
        return []
    sentence = document.sentences[document.sentence_of[last + 1]]
    return _until_mark(list(document.tokens[last + 1 : min(sentence.last, last + _REACH)]))


def _words_before(page: Page, first: int) -> list[Token]:
    """Return the words before a quotation, nearest first, to the beginning of the sentence or the mark before."""
    document = page.document
    if first == 0:
        return []
    sentence = document.sentences[document.sentence_of[first - 1]]
    return _until_mark(list(document.tokens[max(sentence.first, first - _REACH) : first])[::-1])


def _until_mark(tokens: list[Token]) -> list[Token]:
    """Return the tokens up to the first quotation mark."""
    marks = (place for place, token in enumerate(tokens) if token.form in ('"', "“", "”", "«", "»", "''", "``"))
    return tokens[: next(marks, len(tokens))]


def _speaking(page: Page, token: Token, by_cue: dict[int, Saying]) -> Saying | None:
    """Return the saying of a verb that takes quotations, found before or made here without content."""
    if token.index in by_cue:
        return by_cue[token.index]
    cue = page.cues.verbs.get((token.lemma, "quote"))
    if cue is None or token.upos not in ("VERB", "AUX"):
        return None
    stance = "unconfirmed" if is_withheld(page.document, token) else cue.stance
    span = cue_span(page, token, token.index)
    return Saying(source=source_of(page, token), cue=span, cue_token=token.index, contents=(), quoted=None, stance=stance, rule=cue.rule)


def _adjoins(page: Page, saying: Saying, quotation: Quotation) -> bool:
    """Tell whether nothing but source, cue and punctuation stands between a quotation and its saying, or a colon announces it."""
    start = min(saying.cue.start, saying.source.start) if saying.source else saying.cue.start
    end = max(saying.cue.end, saying.source.end) if saying.source else saying.cue.end
    if start >= quotation.end:
        return not any(map(str.isalnum, page.document.text[quotation.end : start]))
    between = page.document.text[end : quotation.start].rstrip() if end <= quotation.start else "none"
    return not any(map(str.isalnum, between)) or between.endswith((":", ",")) or between.strip() == "that"


def _goes_on(page: Page, speaker: Saying, quotation: Quotation) -> bool:
    """Tell whether a quotation stands by itself right behind the sentence in which somebody spoke, or behind what they went on to say."""
    text, document = page.document.text, page.document
    if len(text[quotation.start : quotation.end].split()) < _SHORT:
        return False
    spoken = max(speaker.contents[-1].end, speaker.cue.end)
    words = tokens_in(document, spoken - 1, spoken)
    end = document.sentences[document.sentence_of[words[-1]]].end if words else spoken
    before = text[min(end, quotation.start) : quotation.start]
    rest = text[spoken : quotation.start]
    return not any(map(str.isalnum, before)) and (len(rest) < 300)


def _how_quoted(page: Page, saying: Saying, outer: list[Quotation]) -> str:
    """Tell whether a content is quoted as a whole, in part or not at all."""
    quotations = [(part, _overlapping(part, outer)) for part in saying.contents]
    inside = [quotation for _, some in quotations for quotation in some]
    if not inside or any(quotation.start <= saying.cue.start < quotation.end for quotation in inside):
        return "indirect"
    bare = "".join(_without(page.document.text, part, some) for part, some in quotations)
    return "mixed" if any(map(str.isalnum, bare)) else "direct"


def _without(text: str, part: Span, quotations: list[Quotation]) -> str:
    """Return the characters of a span that lie in none of the quotations."""
    pieces, start = [], part.start
    for quotation in quotations:
        pieces.append(text[start : max(start, quotation.start)])
        start = quotation.end
    return "".join([*pieces, text[start : max(start, part.end)]])
