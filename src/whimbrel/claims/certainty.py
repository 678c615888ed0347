"""How sure a text is of each clause and each noun that names an event, read from the root of the sentence down.

Each word gets what its governor makes of it (data/certainty.toml) and then what stands in its own clause: modals, negation,
conditions. Everything is what the innermost source commits to; who that is, attribution tells.
"""

from whimbrel.claims.complements import top_down
from whimbrel.claims.governors import from_above
from whimbrel.claims.history import past_words
from whimbrel.claims.own_clause import in_its_clause
from whimbrel.claims.predicates import is_predicate
from whimbrel.claims.readings import Reading, Scene, evidence_at
from whimbrel.knowledge.cues import Cues
from whimbrel.records import Commitment, Document, Evidence, Saying, TimeSpan, Token

_VERB_TAGS = frozenset({"VBD", "VBN", "VB", "VBG"})
_FIRST_PERSON = frozenset({"i", "we", "our", "us", "my"})


def judge(document: Document, sayings: tuple[Saying, ...], times: tuple[TimeSpan, ...], cues: Cues) -> tuple[Commitment, ...]:
    """Return what the innermost source commits to about every clausal predicate and event noun, in the order of the text.

    `times` and the report's date tell what is history; without them only the words do.
    """
    reported = _reported(document, sayings)
    past = past_words(document, times, reported, cues)
    plain = [Reading()] * len(document.tokens)
    scene = Scene(document, cues, reported, plain, list(plain))
    for word in top_down(document):
        token = document.tokens[word]
        scene.contexts[word] = from_above(scene, token)
        scene.readings[word] = in_its_clause(scene, token, scene.contexts[word])
    _turn_denials(scene)
    return tuple(
        Commitment(
            token=token.index,
            certainty=reading.certainty,
            negated=reading.negated,
            background=token.index in past,
            evidence=_strongest(reading.why) + ((past[token.index],) if token.index in past else ()),
        )
        for token, reading in zip(document.tokens, scene.readings, strict=True)
        if is_predicate(token, cues)
    )


def _reported(document: Document, sayings: tuple[Saying, ...]) -> tuple[bool, ...]:
    """Tell of each word whether it lies in the content of a saying."""
    changes: dict[int, int] = {}
    for part in (part for saying in sayings if saying.stance != "held" for part in saying.contents):
        changes[part.start] = changes.get(part.start, 0) + 1
        changes[part.end] = changes.get(part.end, 0) - 1
    found, depth, waiting = [], 0, sorted(changes, reverse=True)
    for token in document.tokens:
        while waiting and waiting[-1] <= token.start:
            depth += changes[waiting.pop()]
        found.append(depth > 0)
    return tuple(found)


def _turn_denials(scene: Scene) -> None:
    """Turn what speakers say that they did not do into something denied: "We never fired", "The group said it had not fired".

    A speaker's word on others ("police said nobody was hurt") stays a plain negation.
    """
    for token in scene.document.tokens:
        reading = scene.readings[token.index]
        negation = scene.reported[token.index] and reading.negated and reading.certainty == "asserted" and token.tag in _VERB_TAGS
        if negation and _speaks_of_itself(scene.document, token) and not _is_admitted(scene, token):
            kept = tuple(evidence for evidence in reading.why if evidence.field != "negated")
            scene.readings[token.index] = Reading(certainty="denied", why=(*kept, evidence_at("certainty", token, "denial-of-own-act")))


def _is_admitted(scene: Scene, token: Token) -> bool:
    """Tell whether the verb of saying takes its content for true: "she conceded that she had not written" denies nothing."""
    verb = scene.document.tokens[token.head]
    effect = scene.cues.complements.get((verb.lemma, "clause"))
    return token.deprel == "ccomp" and effect is not None and effect.holds == effect.fails == "asserted"


def _speaks_of_itself(document: Document, token: Token) -> bool:
    """Tell whether the subject of a past clause is the speaker: a first person, or the pronoun right under a verb of saying."""
    words = [document.tokens[child] for child in document.children[token.index]]
    past = token.tag == "VBD" or any(word.lemma == "do" or (word.lemma == "have" and word.deprel == "aux") for word in words)
    subjects = [word for word in words if word.deprel in ("nsubj", "nsubjpass")]
    if not past or not subjects or any(word.tag == "MD" for word in words):
        return False
    below = [document.tokens[child].form.lower() for subject in subjects for child in _near(document, subject.index)]
    he = token.deprel == "ccomp" and subjects[0].form.lower() in ("it", "he", "she", "they")
    return he or any(form in _FIRST_PERSON for form in below)


def _near(document: Document, word: int) -> list[int]:
    """Return a word with what is two steps under it: "none of their tanks"."""
    found = [word]
    for one in (word, *document.children[word]):
        found += document.children[one]
    return found + [below for child in document.children[word] for one in document.children[child] for below in document.children[one]]


def _strongest(why: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return the last evidence for each field."""
    return tuple({evidence.field: evidence for evidence in why}.values())
