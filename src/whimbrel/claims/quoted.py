"""Quotations joined to those who speak them: beside a cue, around it, or carried on from the sentence before."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from whimbrel.claims.sources import Page, cue_span, is_withheld, source_of
from whimbrel.records import Quotation, Saying, Span, Token
from whimbrel.syntax import tokens_in

_REACH = 40  # words from a quotation to its cue: "said Ana Ruiz, who leads the union of dock workers in the port of X"
_FAR = 20  # characters in which the next word is looked for
_MARKS = "\"“”»«'’"
_SHORT = 3  # words: a shorter quotation that stands alone is no speech


def with_quotations(page: Page, sayings: list[Saying]) -> tuple[Saying, ...]:
    """Return the sayings with whole quotations as content, and those that only a quotation shows."""
    outer = _outermost(page.document.quotations)
    by_cue = {saying.cue_token: _swallow(saying, outer) for saying in (_inside(saying, outer) for saying in sayings) if saying.contents}
    covered = _Cover(by_cue.values())
    spoken: dict[int, Saying] = {}  # by cue: quotations that stand alone behind a denial, a wish or a call are asserted
    speaker: Saying | None = None
    for quotation in outer:
        part = Span(start=quotation.start, end=quotation.end)
        saying = covered.of(quotation) or _beside(page, quotation, by_cue)
        if saying is not None:
            speaker = by_cue[saying.cue_token] = _with_content(by_cue.get(saying.cue_token, saying), part)
            continue
        speaker = _speaker_before(page, quotation, speaker, by_cue)
        if speaker is not None:
            held = by_cue if speaker.stance == "asserted" else spoken
            speaker = _with_content(held.get(speaker.cue_token, replace(speaker, contents=(), stance="asserted")), part)
            held[speaker.cue_token] = speaker
    found = sorted([*spoken.values(), *by_cue.values()], key=lambda saying: saying.cue_token)
    return tuple(replace(saying, quoted=_how_quoted(page, saying, outer)) for saying in found)


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
    closed, free = _is_closed(page, quotation), _is_free(page, quotation)
    for words in (_words_after(page, inside[-1]), () if free else _words_before(page, inside[0])):
        for token in words:
            saying = _speaking(page, token, by_cue)
            if saying is None or not _adjoins(page, saying, quotation):
                continue
            if token.index < inside[0] or not closed or _is_whole(page, saying):
                return saying
    return None


def _is_closed(page: Page, quotation: Quotation) -> bool:
    """Tell whether the sentence ends with a quotation: a full stop within it, and then no small letter; or a new paragraph."""
    text = page.document.text
    behind = text[quotation.end : quotation.end + _FAR]
    rest = behind.lstrip()
    if "\n\n" in behind[: len(behind) - len(rest)] or not rest:
        return True
    return text[quotation.start : quotation.end].rstrip(_MARKS + " ").endswith(".") and not rest[0].islower()


def _is_free(page: Page, quotation: Quotation) -> bool:
    """Tell whether a quotation begins a sentence of its own: behind a full stop, another quotation or nothing."""
    before = page.document.text[max(0, quotation.start - _FAR) : quotation.start]
    bare = before.rstrip()
    return not bare or "\n\n" in before[len(bare) :] or bare.rstrip(_MARKS).endswith((".", "!", "?"))


def _is_whole(page: Page, saying: Saying) -> bool:
    """Tell whether source and cue are all that a sentence has: "We are ready." Ana Ruiz *said*."""
    document, cue = page.document, page.document.tokens[saying.cue_token]
    if saying.contents or saying.source is None or (cue.lemma, "clause") not in page.cues.verbs:
        return False
    sentence = document.sentences[document.sentence_of[cue.index]]
    rest = document.text[max(saying.cue.end, saying.source.end) : sentence.end]
    return not any(map(str.isalnum, rest)) and "\n\n" not in document.text[max(0, sentence.start - 2) : sentence.start]


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


def _speaker_before(page: Page, quotation: Quotation, speaker: Saying | None, by_cue: dict[int, Saying]) -> Saying | None:
    """Return who speaks a quotation that is a sentence of its own: who spoke in the sentence right before it."""
    document, words = page.document, tokens_in(page.document, quotation.start, quotation.end)
    if len(document.text[quotation.start : quotation.end].split()) < _SHORT or not _is_free(page, quotation) or not _ends(page, quotation):
        return None
    before = next((word for word in range(words[0] - 1, -1, -1) if document.tokens[word].form.strip()), None)
    if before is None:
        return None
    sentence = document.sentences[document.sentence_of[before]]
    if speaker is not None and max(speaker.contents[-1].end, speaker.cue.end) > sentence.start:
        return speaker
    near = [by_cue[word] for word in range(sentence.first, sentence.last) if word in by_cue]
    main = [saying for saying in near if saying.source is not None and not _is_told(saying, near) and saying.cue.start < quotation.start]
    roots = [saying for saying in main if document.tokens[saying.cue_token].deprel == "ROOT"]
    one = len({saying.source.start for saying in main if saying.source}) == 1
    return roots[0] if roots else main[-1] if one else None


def _is_told(saying: Saying, near: list[Saying]) -> bool:
    """Tell whether a saying lies within what another holds."""
    return any(part.start <= saying.cue.start < part.end for one in near if one is not saying for part in one.contents)


def _ends(page: Page, quotation: Quotation) -> bool:
    """Tell whether a sentence ends with a quotation."""
    text = page.document.text
    behind = text[quotation.end : quotation.end + _FAR].strip()
    return not behind or behind[0] in ".!?" or text[quotation.start : quotation.end].rstrip(_MARKS + " ").endswith((".", "!", "?", "…"))


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
