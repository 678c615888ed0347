"""Which words a text can commit to: heads of clauses and nouns that name events."""

from whimbrel.knowledge.cues import Cues
from whimbrel.records import Token


def is_predicate(token: Token, cues: Cues) -> bool:
    """Tell whether a word heads a clause, or is a noun that names an event."""
    if token.upos == "VERB":
        return token.deprel not in ("compound", "aux", "auxpass", "prep", "mark", "case")
    if token.upos == "AUX":
        return token.deprel not in ("aux", "auxpass")
    if token.deprel in ("acomp", "attr", "oprd") and token.upos in ("ADJ", "NOUN", "PROPN", "ADV"):
        return True
    if token.upos == "NOUN":
        return cues.names_event(token.lemma) or token.deprel in ("ROOT", "ccomp", "relcl", "advcl", "xcomp")
    if token.upos == "PROPN":
        return token.deprel != "compound" and token.lemma.lower() in cues.event_nouns
    return token.upos == "ADJ" and token.deprel in ("ROOT", "ccomp", "relcl", "advcl", "xcomp", "acl", "conj")
