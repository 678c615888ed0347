"""Denials that point back: "Israel denied it", "Moscow rejects the charge"."""

from whimbrel.records import Claim, Document, Saying
from whimbrel.syntax import head_of

_POINTERS = frozenset("it this that them these those".split())
_CHARGES = frozenset("charge accusation allegation claim report".split())


def answers(document: Document, sayings: tuple[Saying, ...], claims: tuple[Claim, ...]) -> dict[int, tuple[Saying, ...]]:
    """Return, by trigger, the denials whose content is only a word for an act: of the last material act within a sentence before it."""
    found: dict[int, tuple[Saying, ...]] = {}
    for saying in sayings:
        if saying.stance == "denied" and _points_back(document, saying):
            claim = _last_act(document, saying, claims)
            if claim is not None:
                found[claim.trigger] = (*found.get(claim.trigger, ()), saying)
    return found


def _points_back(document: Document, saying: Saying) -> bool:
    """Tell whether the content of a saying is a pronoun or a word for a charge, and nothing else."""
    if len(saying.contents) != 1:
        return False
    content = saying.contents[0]
    words = document.text[content.start : content.end].lower().split()
    head = head_of(document, content.start, content.end)
    charge = (
        head is not None and document.tokens[head].lemma in _CHARGES and len(words) == 2 and words[0] in ("the", "this", "that", "these")
    )
    return charge or len(words) == 1 and words[0] in _POINTERS


def _last_act(document: Document, saying: Saying, claims: tuple[Claim, ...]) -> Claim | None:
    """Return the last material act told before a saying, in its sentence or the one before."""
    sentence = document.sentence_of[saying.cue_token]
    before = [claim for claim in claims if claim.trigger < saying.cue_token and sentence - claim.sentence <= 1]
    acts = [claim for claim in before if claim.quad_code in (2, 4)]
    return acts[-1] if acts else None
