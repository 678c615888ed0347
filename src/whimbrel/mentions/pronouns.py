"""Whom "he", "she", "it" and "they" stand for.

The candidates before a pronoun are weighed as in rule-based resolution since Lappin and Leass (1994): agreement and syntax forbid,
recency, subjecthood, having a name, and being spoken of often speak for a candidate.
"""

from collections.abc import Callable

from whimbrel.mentions.memory import SAYING, SEVERAL, SUBJECT, Memory, Spoken, clashes, conjuncts_in
from whimbrel.records import Document, Entity, Token

GENDERED = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
THINGS = frozenset({"it", "its", "itself"})
# What a party can be and a state of affairs cannot: "it is ready to talk".
_AGENTIVE = frozenset(
    "ready willing prepared unwilling able unable determined committed concerned worried opposed confident unaware aware open eager keen"
    " reluctant responsible guilty innocent grateful proud angry interested free".split()
)
_REACH = 2  # sentences back that a pronoun can look
_PERSONS_REACH = 4  # a person's, who stays the topic longer
_OLDEST = 40  # mentions
_NEAR, _SUBJECT, _NAMED, _SEVERAL, _GENDER, _DOUBT, _OFTEN = 6.0, 3.0, 2.0, 2.0, 1.5, 3.0, 0.4


def pronoun(memory: Memory, token: Token) -> list[str]:
    """Return the entities of a pronoun: several for "they" after two parties in coordination; none where nobody fits."""
    word = token.form.lower()
    if word in GENDERED:
        best = _best(memory, token, lambda entity, _: _may_be(memory, entity, GENDERED[word]), _PERSONS_REACH)
        if best:
            memory.genders.setdefault(best.entity, GENDERED[word])
            memory.is_person(best.entity)
    elif word in THINGS:
        best = None if _is_empty(memory.document, token) else _best(memory, token, _is_thing, _REACH)
        best = best if best and (best.subject or word == "its" or best.sentence == memory.sentence(token)) else None
    else:
        best = _best(memory, token, lambda entity, spoken: spoken.plural or entity.kind in ("group", "body"), _REACH)
        together = _coordinated(memory, token, best)
        if together:
            return together
    return [best.entity] if best else []


def _may_be(memory: Memory, entity: Entity, gender: str) -> bool:
    """Tell whether somebody can be "he" or "she": a person of no other gender, or a name that may be a person's."""
    if entity.kind == "person":
        return memory.gender(entity.id) in (None, gender)
    return memory.is_doubtful(entity.id)


def _is_thing(entity: Entity, spoken: Spoken) -> bool:
    """Tell whether "it" can stand for an entity."""
    return entity.kind in ("body", "nation", "group") and not spoken.plural


def _is_empty(document: Document, token: Token) -> bool:
    """Tell whether "it" stands for nothing: "it is clear that", "it was raining"."""
    verb = document.tokens[token.head]
    if token.deprel == "expl" or verb.lemma in ("rain", "snow", "seem", "appear", "take"):
        return True
    below = {document.tokens[child].deprel for child in document.children[verb.index]}
    ready = any(document.tokens[child].lemma in _AGENTIVE for child in document.children[verb.index])
    return verb.lemma == "be" and bool(below & {"acomp", "attr", "advcl", "ccomp"}) and token.form.lower() == "it" and not ready


def _best(memory: Memory, token: Token, fits: Callable[[Entity, Spoken], bool], reach: int) -> Spoken | None:
    """Return the likeliest of the mentions before a word that fit it, no more than `reach` sentences back."""
    sentence = memory.sentence(token)
    best, highest = None, 0.0
    for age, spoken in enumerate(reversed(memory.spoken)):
        distance = sentence - spoken.sentence
        if distance > reach or age > _OLDEST:
            break
        entity = memory.entities[spoken.entity]
        if not fits(entity, spoken) or clashes(memory.document, token, spoken):
            continue
        score = _NEAR - 2 * min(distance, 2) - 0.5 * max(0, distance - 2) - 0.2 * min(age, 15) + _weight(memory, token, spoken, entity)
        if score > highest:
            best, highest = spoken, score
    return best


def _weight(memory: Memory, token: Token, spoken: Spoken, entity: Entity) -> float:
    """Return what speaks for a candidate but its distance."""
    several = token.form.lower() in SEVERAL
    weight = (_SUBJECT if spoken.subject else 0.0) + _OFTEN * min(memory.uses[entity.id] - 1, 5)
    weight += (_NAMED if not several else _NAMED / 2) if entity.name else 0.0
    weight += _SEVERAL if spoken.plural and several else 0.0
    weight += 4.0 if _reports(memory.document, spoken, token) else 0.0
    weight += 4.0 if memory.sentence(token) - spoken.sentence <= 1 and _speaks_on(memory.document, spoken, token) else 0.0
    if token.form.lower() in GENDERED:
        weight -= _DOUBT if entity.kind != "person" else 0.0
        weight += _GENDER if entity.kind == "person" and memory.gender(entity.id) else 0.0
    return weight


def _reports(document: Document, spoken: Spoken, token: Token) -> bool:
    """Tell whether a mention is the subject of the verb whose content a pronoun is the subject of: "*Norway* says it has time"."""
    clause = document.tokens[token.head]
    return token.deprel in SUBJECT and clause.deprel == "ccomp" and spoken.subject and document.tokens[spoken.head].head == clause.head


def _speaks_on(document: Document, spoken: Spoken, token: Token) -> bool:
    """Tell whether a mention and a pronoun are both subjects of verbs of saying: "…, the *ministry* said. *It* added that …"."""
    verbs = [document.tokens[document.tokens[spoken.head].head].lemma, document.tokens[token.head].lemma]
    return spoken.subject and token.deprel in SUBJECT and SAYING.issuperset(verbs)


def _coordinated(memory: Memory, token: Token, best: Spoken | None) -> list[str]:
    """Return the parties that "they" stands for together: those coordinated with the likeliest, or the last coordination."""
    sentence = memory.sentence(token)
    recent = [spoken for spoken in memory.spoken[-12:] if sentence - spoken.sentence <= 1]
    for spoken in reversed(recent):
        if spoken.subject:
            together = conjuncts_in(memory, spoken, recent)
            if len(together) > 1:
                return together
            if spoken == best and best.plural:
                return []
    return []
