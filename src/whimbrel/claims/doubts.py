"""What nobody could check: "the report could not be verified", "there was no independent confirmation of the toll".

Such a doubt is no attribution, for nobody says anything; it is a stance on what was told.
"""

from whimbrel.claims.sources import SUBJECTS, Page, cue_span, source_at
from whimbrel.records import Saying, SourceSpan, Span, Token
from whimbrel.syntax import dependents

_UNABLE = frozenset({"unable", "impossible", "difficult", "hard"})
_FAILING = frozenset({"decline", "refuse", "fail", "struggle"})


def find_doubts(page: Page) -> tuple[Saying, ...]:
    """Return what was not confirmed, in the order of the text; who could not confirm it is the source, None where nobody is named."""
    found = (_at(page, token) for token in page.document.tokens)
    return tuple(doubt for doubt in found if doubt is not None)


def _at(page: Page, token: Token) -> Saying | None:
    """Return the doubt that a word is the head of."""
    if token.lemma in page.cues.doubt_verbs and token.upos == "VERB" and _is_failed(page, token):
        return _of_verb(page, token)
    if token.lemma in page.cues.doubt_nouns and token.upos == "NOUN" and _is_missing(page, token):
        return _of_noun(page, token)
    return None


def _is_failed(page: Page, token: Token) -> bool:
    """Tell whether a check was not done: "could not verify", "has yet to be confirmed", "was unable to confirm"."""
    document = page.document
    if dependents(document, token.index, "neg"):
        return True
    above = document.tokens[token.head]
    yet = any(document.tokens[child].form.lower() == "yet" for child in document.children[above.index])
    return token.deprel == "xcomp" and (above.lemma in _UNABLE | _FAILING or yet)


def _of_verb(page: Page, token: Token) -> Saying | None:
    """Return the doubt of a verb: what could not be checked is the subject of the passive, else the object."""
    document = page.document
    passive = dependents(document, token.index, "nsubjpass")
    checked = passive or dependents(document, token.index, "dobj", "ccomp")
    if not checked:
        return None
    if passive:
        agents = [below for agent in dependents(document, token.index, "agent") for below in dependents(document, agent, "pobj")]
    else:
        agents = _checkers(page, token)
    return _doubt(page, token, source_at(page, agents[0], token.index) if agents else None, checked[0])


def _checkers(page: Page, token: Token) -> list[int]:
    """Return the subject of a verb, or that of the word above which says that it was not done."""
    own = dependents(page.document, token.index, *SUBJECTS)
    above = page.document.tokens[token.head]
    if own or token.deprel != "xcomp":
        return own
    return dependents(page.document, above.index, *SUBJECTS) or dependents(page.document, above.head, *SUBJECTS)


def _is_missing(page: Page, token: Token) -> bool:
    """Tell whether there was none: "no confirmation", "without confirmation"."""
    document = page.document
    determiners = [document.tokens[child].form.lower() for child in dependents(document, token.index, "det", "neg")]
    return "no" in determiners or document.tokens[token.head].form.lower() == "without"


def _of_noun(page: Page, token: Token) -> Saying | None:
    """Return the doubt of a noun: what it is "of", and "from" whom it did not come."""
    document = page.document
    prepositions = {document.tokens[child].form.lower(): child for child in dependents(document, token.index, "prep")}
    below = {form: dependents(document, child, "pobj", "pcomp") for form, child in prepositions.items()}
    checked = below.get("of") or below.get("for") or [token.index]
    sources = below.get("from") or below.get("by") or []
    return _doubt(page, token, source_at(page, sources[0], token.index) if sources else None, checked[0])


def _doubt(page: Page, token: Token, source: SourceSpan | None, checked: int) -> Saying:
    """Return the doubt about what a word heads."""
    span = page.span(page.under(checked)) or Span(start=token.start, end=token.end)
    return Saying(
        source=source, cue=cue_span(page, token, token.index), cue_token=token.index, contents=(span,),
        quoted=None, stance="unconfirmed", rule="doubt",
    )  # fmt: skip
