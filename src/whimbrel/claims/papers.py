"""Whose word a paper is: "the statement added" is said by whoever put the statement out before."""

from collections.abc import Mapping

from whimbrel.knowledge.cues import Cues
from whimbrel.records import Document, Token
from whimbrel.syntax import ancestors, dependents

_DEFINITE = frozenset({"the", "this", "that"})
_SUBJECTS = ("nsubj", "nsubjpass")


def issued(document: Document, cues: Cues, entities: Mapping[int, str | None]) -> dict[int, str]:
    """Return the entity behind each definite paper ("the statement", "its letter"), by the paper's token; `entities` are by head token."""
    found: dict[int, str] = {}
    issuers: dict[str, str] = {}
    for token in document.tokens:
        if token.upos != "NOUN" or token.lemma not in cues.papers or entities.get(token.index):
            continue
        issuer = _issuer(document, cues, token, entities)
        determiners = [document.tokens[child].form.lower() for child in dependents(document, token.index, "det")]
        if issuer is None and _DEFINITE.intersection(determiners):
            issuer = issuers.get(token.lemma)
        if issuer is not None:
            found[token.index] = issuers[token.lemma] = issuer
    return found


def _issuer(document: Document, cues: Cues, paper: Token, entities: Mapping[int, str | None]) -> str | None:
    """Return who puts a paper out in its own clause: "the army's letter", "a letter by X", "X issued a letter", "X said in a letter"."""
    owners = dependents(document, paper.index, "poss")
    for preposition in dependents(document, paper.index, "prep"):
        if document.tokens[preposition].form.lower() in ("by", "from"):
            owners += dependents(document, preposition, "pobj")
    above = document.tokens[paper.head]
    if paper.deprel == "dobj" and above.lemma in cues.issuing:
        owners += dependents(document, above.index, *_SUBJECTS)
    if paper.deprel == "pobj" and above.form.lower() == "in":
        verb = next((word for word in ancestors(document, above.index) if document.tokens[word].upos == "VERB"), None)
        owners += dependents(document, verb, *_SUBJECTS) if verb is not None else []
    return next((entity for owner in owners if (entity := entities.get(owner))), None)
