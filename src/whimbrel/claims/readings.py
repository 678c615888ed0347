"""What a word is read as while the sentence is walked from its root down: certainty, negation, and the words that show it."""

from dataclasses import dataclass

from whimbrel.knowledge.cues import Cues, Effect, Sign
from whimbrel.records import Document, Evidence, Token

_WEAKER = frozenset({"conditional", "planned", "unknown"})  # than possible


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a word is read as while the tree is walked."""

    certainty: str = "asserted"
    negated: bool = False
    why: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A document with the readings of the words above the one that is read; `contexts` are those before a word's own modifiers."""

    document: Document
    cues: Cues
    reported: tuple[bool, ...]
    readings: list[Reading]
    contexts: list[Reading]


def sign_at(scene: Scene, word: Token, *kinds: str, least: int = 1) -> Sign | None:
    """Return what a word with those before it, the longest first and `least` words at least, says: "in case of", "as though"."""
    for length in range(3, least - 1, -1):
        first = word.index - length + 1
        if first >= 0:
            entry = " ".join(token.form.lower() for token in scene.document.tokens[first : word.index + 1])
            found = next((scene.cues.signs[kind, entry] for kind in kinds if (kind, entry) in scene.cues.signs), None)
            if found is not None:
                return found
    return None


def applied(effect: Effect, above: Reading, word: Token) -> Reading:
    """Return the reading that an effect gives under a reading."""
    value = effect.fails if above.negated else effect.holds
    negated = value == "not" or value.startswith("not ")
    certainty = value.removeprefix("not").strip() or "same"
    if certainty == "same" or (certainty == "possible" and above.certainty in _WEAKER):
        certainty = above.certainty
    why = (*above.why, evidence_at("certainty", word, effect.rule), *((evidence_at("negated", word, effect.rule),) if negated else ()))
    return Reading(certainty=certainty, negated=negated, why=why)


def evidence_at(field: str, word: Token, rule: str) -> Evidence:
    """Return a word as the evidence for a field."""
    return Evidence(field=field, start=word.start, end=word.end, rule=rule)
