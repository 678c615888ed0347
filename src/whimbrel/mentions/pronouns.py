"""Whom "he", "she", "it" and "they" stand for.

The candidates before a pronoun are weighed as in rule-based resolution since Lappin and Leass (1994): agreement and syntax forbid,
recency, subjecthood, having a name, and being spoken of often speak for a candidate.
"""

from collections.abc import Callable

from whimbrel.mentions.memory import SAYING, SEVERAL, SUBJECT, Memory, Spoken, clashes, conjuncts_in, is_quoted
from whimbrel.records import Document, Entity, Token
from whimbrel.syntax import dependents

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
_OWN = 4.0
_UP = 4  # steps in the tree from a possessed noun to its clause
_NEAR, _SUBJECT, _NAMED, _SEVERAL, _GENDER, _DOUBT, _OFTEN = 6.0, 3.0, 2.0, 2.0, 1.5, 3.0, 0.4


def pronoun(memory: Memory, token: Token) -> list[str]:
    """Return the entities of a pronoun: several for "they" after two parties in coordination; none where nobody fits."""
    word = token.form.lower()
    itself = _subject(memory, token) if word.endswith(("self", "selves")) else None
    if itself is not None:
        return [itself]
    if word in GENDERED:
        found = likeliest_person(memory, token, GENDERED[word])
        return found or _told_later(memory, token, GENDERED[word])
    if word in THINGS:
        best = None if _is_empty(memory.document, token) else _best(memory, token, _is_thing, _REACH)
        best = best if best and (best.subject or word == "its" or best.sentence == memory.sentence(token)) else None
    else:
        best = _best(memory, token, lambda entity, spoken: spoken.plural or entity.kind in ("group", "body"), _REACH)
        together = _coordinated(memory, token, best)
        if together:
            return together
    return [best.entity] if best else []


def likeliest_person(memory: Memory, token: Token, gender: str | None) -> list[str]:
    """Return the one person, of a gender if one is given, whom a word is likeliest to stand for; nobody if there is none."""
    best = _best(memory, token, lambda entity, _: _may_be(memory, entity, gender), _PERSONS_REACH)
    if best is None:
        return []
    if gender:
        memory.genders.setdefault(best.entity, gender)
    memory.is_person(best.entity)
    return [best.entity]


def is_age(document: Document, token: Token) -> bool:
    """Tell whether a word is the last of somebody's age: "the 49-year-*old*"."""
    tokens, at = document.tokens, token.index
    aged = token.form.lower() == "old" and at > 3 and tokens[at - 2].form.lower() == "year"
    below = [tokens[child].form.lower() for child in document.children[at]]
    return aged and token.deprel in ("nsubj", "nsubjpass", "dobj", "pobj", "poss") and "the" in below


def _subject(memory: Memory, token: Token) -> str | None:
    """Return the subject of the clause of a reflexive: "*they* blamed themselves"."""
    verb = token.head
    for _ in range(3):
        heads = dependents(memory.document, verb, *SUBJECT)
        found = [spoken.entity for spoken in memory.spoken[-_OLDEST:] if spoken.head in heads]
        if found:
            return found[-1]
        verb = memory.document.tokens[verb].head
    return None


def _told_later(memory: Memory, token: Token, gender: str) -> list[str]:
    """Return the person who is named only in the main clause: "When *she* took her seat, Beatriz Salgado was young"."""
    tokens = memory.document.tokens
    clause = tokens[token.head]
    for _ in range(4):
        if clause.deprel == "advcl" and clause.head > token.index:
            heads = [head for head in dependents(memory.document, clause.head, *SUBJECT) if head > token.index and head in memory.named]
            named = [memory.entities[memory.named[head]] for head in heads]
            return [entity.id for entity in named if entity.name and _may_be(memory, entity, gender)][:1]
        clause = tokens[clause.head]
    return []


def _speaker(memory: Memory, token: Token) -> str | None:
    """Return who says the words in quotation marks that a word stands among, as far as the sentence names him: he is "I" there."""
    document = memory.document
    if not is_quoted(document, token):
        return None
    sentence = document.sentences[memory.sentence(token)]
    for verb in document.tokens[sentence.first : sentence.last]:
        if verb.lemma in SAYING and not is_quoted(document, verb):
            return next((memory.named[head] for head in dependents(document, verb.index, "nsubj") if head in memory.named), None)
    return None


def _may_be(memory: Memory, entity: Entity, gender: str | None) -> bool:
    """Tell whether somebody can be "he" or "she": a person of no other gender, or a name that may be a person's."""
    if entity.kind == "person":
        return gender is None or memory.gender(entity.id) in (None, gender)
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
    sentence, speaker = memory.sentence(token), _speaker(memory, token)
    best, highest = None, 0.0
    for age, spoken in enumerate(reversed(memory.spoken)):
        distance = sentence - spoken.sentence
        if distance > reach or age > _OLDEST:
            break
        entity = memory.entities[spoken.entity]
        if entity.id == speaker or not fits(entity, spoken) or clashes(memory.document, token, spoken):
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
    weight += _OWN if token.deprel == "poss" and _is_own_subject(memory.document, spoken, token) else 0.0
    weight += 4.0 if memory.sentence(token) - spoken.sentence <= 1 and _speaks_on(memory.document, spoken, token) else 0.0
    if not several and token.form.lower() not in THINGS:
        weight -= _DOUBT if entity.kind != "person" else 0.0
        weight += _GENDER if entity.kind == "person" and memory.gender(entity.id) else 0.0
    return weight


def _reports(document: Document, spoken: Spoken, token: Token) -> bool:
    """Tell whether a mention is the subject of the verb whose content a pronoun is the subject of: "*Norway* says it has time"."""
    clause = document.tokens[token.head]
    return token.deprel in SUBJECT and clause.deprel == "ccomp" and spoken.subject and document.tokens[spoken.head].head == clause.head


def _is_own_subject(document: Document, spoken: Spoken, token: Token) -> bool:
    """Tell whether a mention is the subject of a possessive's clause, "*Sloga* won its match", or of the verb that reports it."""
    tokens = document.tokens
    verb = tokens[spoken.head].head
    above = token.head
    for _ in range(_UP):
        above = tokens[above].head
        if above == verb:
            return spoken.subject and spoken.head < token.index
        if tokens[above].upos in ("VERB", "AUX") and tokens[above].deprel != "ccomp":
            return False
    return False


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
