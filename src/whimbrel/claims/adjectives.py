"""The attribution of adjectives: "the captain was *sure* that the ferry would sink"."""

from whimbrel.claims.complements import frame_of
from whimbrel.claims.sources import Page, is_nobody, is_withheld, source_at
from whimbrel.records import Saying, Span, Token
from whimbrel.syntax import dependents

_COPULAS = frozenset({"be", "remain", "feel", "seem", "become", "stay", "grow"})
_HELD = ("ccomp", "advcl", "acl", "prep")
_MARKED = frozenset({"that", "whether", "if", None})


def adjective_saying(page: Page, token: Token) -> Saying | None:
    """Return the attribution of an adjective to the subject of its verb, with the clause under it or what it is "of"."""
    document, found = page.document, _content(page, token)
    verb = token.index if token.upos == "VERB" and token.deprel != "acomp" else token.head
    if found is None or (verb != token.index and document.tokens[verb].lemma not in _COPULAS):
        return None
    form, child, frame = token.form.lower(), *found
    subjects = [word for word in dependents(document, verb, "nsubj", "nsubjpass") if word < token.index]
    below = [child] if frame in ("clause", "question") else dependents(document, child, "pobj", "pcomp")
    if not subjects or document.tokens[subjects[-1]].form.lower() in ("it", "there") or not below:
        return None
    source, span = source_at(page, subjects[-1], token.index), page.span((page.extents.first[below[0]], page.under(child)[1]))
    if source is None or span is None or is_nobody(page, source):
        return None
    cue = page.cues.adjectives[form, "clause" if frame == "question" else frame]
    first = min([verb, *(word for word in dependents(document, verb, "aux", "auxpass", "neg") if word < token.index)])
    last = token.index if frame in ("clause", "question") else child
    withheld = is_withheld(document, document.tokens[verb]) or bool(dependents(document, token.index, "neg"))
    return Saying(
        source=source, cue=Span(start=document.tokens[first].start, end=document.tokens[last].end), cue_token=token.index,
        contents=(span,), quoted=None, stance="unconfirmed" if withheld else cue.stance, rule=cue.rule,
    )  # fmt: skip


def _content(page: Page, token: Token) -> tuple[int, str] | None:
    """Return the complement that an adjective calls for, and its frame."""
    document = page.document
    for child in dependents(document, token.index, *_HELD):
        frame, word = frame_of(document, child), document.tokens[child]
        mark = next((document.tokens[below].form.lower() for below in dependents(document, child, "mark")), None)
        if word.deprel == "advcl" and mark != "that":
            continue
        if (
            child > token.index
            and mark in _MARKED
            and (token.form.lower(), "clause" if frame == "question" else frame) in page.cues.adjectives
        ):
            return child, str(frame)
    return None
