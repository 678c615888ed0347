"""What the complements of a verb or noun hold of others' words: the clause, question, infinitive or object that its cue calls for."""

from collections.abc import Mapping

from whimbrel.claims.complements import frame_of
from whimbrel.claims.sources import Page, Words
from whimbrel.knowledge.cues import Cue
from whimbrel.knowledge.quantities import load_quantity_words
from whimbrel.records import Token
from whimbrel.syntax import dependents

_HELD = frozenset({"ccomp", "xcomp", "acl", "prep", "dative", "dobj", "oprd", "csubj", "relcl", "advcl"})
_OPEN = ("clause", "question", "infinitive", "gerund", "predicate")

Found = tuple[Cue | None, list[Words], int]


def contents_of(page: Page, token: Token, table: Mapping[tuple[str, str], Cue]) -> Found:
    """Return the cue that the complements of a verb or noun call for, the words of its content, and how far right the cue reaches."""
    for frames in (_OPEN, None, ("object",)):
        for child in page.document.children[token.index]:
            frame = frame_of(page.document, child) if page.document.tokens[child].deprel in _HELD else None
            if frame is None or (frame not in frames if frames else frame in _OPEN or frame == "object"):
                continue
            cue = _cue_of(page, token, child, frame, table)
            if cue is None or (frames is None and (token.lemma, "object") in table and dependents(page.document, token.index, "dobj")):
                continue
            words = _content_words(page, token, child, frame, told=cue.stance == "requested")
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
    return table.get((token.lemma, "told")) if frame == "object" and cue is None and is_told(page, word) else cue


def is_told(page: Page, word: Token) -> bool:
    """Tell whether a noun can be told or denied: one of saying, a share in an act, or the name of an event."""
    cues = page.cues
    of_saying = word.lemma in cues.noun_frames or word.lemma in cues.accounts or word.lemma in cues.shares
    return of_saying or cues.names_event(word.lemma) or word.form.lower() in ("it", "that", "this", "which")


def _is_figure(page: Page, token: Token, word: Token) -> bool:
    """Tell whether the object of a verb is a number of people: "put the toll *at 41*", "a toll *of 41*", "counted *41* bodies"."""
    words, tokens = load_quantity_words(), page.document.tokens
    if word.lemma in words.nouns and dependents(page.document, word.index, "nummod"):
        return True
    below = [child for head in (word.index, token.index) for child in dependents(page.document, head, "prep")]
    numbers = [tokens[number] for child in below for number in dependents(page.document, child, "pobj")]
    return word.lemma in words.measures and any(number.tag == "CD" for number in numbers)


def _content_words(page: Page, token: Token, child: int, frame: str, *, told: bool) -> Words | None:
    """Return the words that one complement gives to the content, with the object that belongs to it unless that is who is `told`."""
    first, last = page.under(child)
    if frame in ("infinitive", "predicate"):
        objects = [word for word in dependents(page.document, token.index, "dobj") if token.index < word < child]
        return (page.extents.first[objects[0]] if objects and not told else first), last
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
