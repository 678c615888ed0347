"""Who has been spoken of so far in a report, as words that stand for somebody can look back on it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from whimbrel.knowledge.descriptions import gender_of_title, load_genders
from whimbrel.knowledge.names import fold
from whimbrel.records import Document, Entity, Token
from whimbrel.syntax import dependents

SEVERAL = frozenset({"they", "them", "their", "theirs", "themselves"})
SUBJECT = frozenset({"nsubj", "nsubjpass"})
SAYING = frozenset(
    "say tell add announce declare claim state argue insist warn write explain note ask reply admit stress report continue".split()
)
_MODIFYING = frozenset({"compound", "amod", "nmod"})
_LOCATIVE = frozenset({"in", "at", "near", "into", "from", "across", "inside", "outside", "through", "around"})
_LONGEST_LIST = 20
_LONGEST_DOUBTFUL = 3  # words of a name that may be a person's


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One mention as a later word can look back on it: of which entity, where, and how prominently; `scene` if only as a place."""

    entity: str
    head: int
    sentence: int
    subject: bool
    plural: bool
    scene: bool


@dataclass(slots=True)
class Memory:
    """Who has been spoken of so far, in text order, and the genders that pronouns have shown.

    `named` are the entities of all mentions that were known before looking back, by head token; `said` are the nouns that the report
    has used of each entity, as its head, its title, its apposition or what it is said to be.
    """

    document: Document
    entities: dict[str, Entity]
    named: dict[int, str]
    spoken: list[Spoken] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    said: dict[str, set[str]] = field(default_factory=dict)
    uses: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)

    def note(self, head: int, entity: str) -> None:
        """Remember a mention."""
        self.spoken.append(_spoken(self, head, entity))
        self.said.setdefault(entity, set()).update(_nouns_of(self.document, head))
        self.uses[entity] += 1
        _note_gender(self, head, entity)

    def is_doubtful(self, entity: str) -> bool:
        """Tell whether only the parser says what sort of party a name is: a person can be taken for a body."""
        known = self.entities[entity]
        nothing_known = known.name is not None and known.code is None and known.sector is None and known.kind != "person"
        return nothing_known and not known.name.isupper() and len(known.name.split()) <= _LONGEST_DOUBTFUL  # type: ignore[union-attr]

    def is_person(self, entity: str) -> None:
        """Learn from a pronoun that a doubtful name is a person's."""
        if self.entities[entity].kind != "person":
            self.entities[entity] = replace(self.entities[entity], kind="person")

    def gender(self, entity: str) -> str | None:
        """Return a person's gender, f or m, as a pronoun, a title, a given name or an office has shown it."""
        if entity in self.genders:
            return self.genders[entity]
        known = self.entities[entity]
        words = fold(known.name) if known.name else ()
        return load_genders().get(words[0]) if len(words) > 1 else gender_of_title(known.office or "")

    def sentence(self, token: Token) -> int:
        """Return the index of a word's sentence."""
        return self.document.sentence_of[token.index]

    def times_named(self) -> Counter[str]:
        """Return how often the report speaks of each country, by any of its parties."""
        if not self.counts:
            self.counts.update(code for entity in self.named.values() if (code := self.entities[entity].code))
        return self.counts

    def state(self, code: str) -> str | None:
        """Return the entity of a nation, else of its government, if the report has one."""
        states = [entity for entity in self.entities.values() if entity.code == code and is_state(entity) and not entity.office]
        return min(states, key=lambda entity: entity.kind != "nation").id if states else None

    def like(self, entity: Entity, code: str | None) -> str:
        """Return the entity of another country that is otherwise like one, the report's own if it has it, else a new one."""
        wanted = replace(entity, code=code, name=None)
        for known in self.entities.values():
            if replace(known, id=entity.id) == wanted:
                return known.id
        identity = f"e{len(self.entities) + 1}"
        self.entities[identity] = replace(wanted, id=identity)
        return identity

    def owners(self, head: int) -> list[Entity]:
        """Return the parties that the possessives before a head stand for: several for "their"."""
        words = dependents(self.document, head, "poss")
        return [self.entities[spoken.entity] for spoken in self.spoken[-_LONGEST_LIST:] if spoken.head in words]


def is_state(entity: Entity) -> bool:
    """Tell whether an entity is a nation or stands for one."""
    return entity.kind == "nation" or (entity.kind == "body" and entity.sector == "GOV")


def _spoken(memory: Memory, head: int, entity: str) -> Spoken:
    """Return a mention as it is remembered."""
    tokens = memory.document.tokens
    token = tokens[head]
    plural = token.tag in ("NNS", "NNPS") or token.form.lower() in SEVERAL
    first = token
    for _ in range(_LONGEST_LIST):
        if first.deprel == "conj":
            first = tokens[first.head]
    return Spoken(
        entity=entity, head=head, sentence=memory.document.sentence_of[head], subject=first.deprel in SUBJECT,
        plural=plural and memory.entities[entity].kind != "nation",
        scene=first.deprel == "pobj" and tokens[first.head].form.lower() in _LOCATIVE,
    )  # fmt: skip


def clashes(document: Document, token: Token, spoken: Spoken) -> bool:
    """Tell whether syntax forbids a link: subject and object of one verb are two parties, and nobody is his own possessor."""
    tokens = document.tokens
    if token.head == spoken.head and token.deprel == "poss":
        return True
    if token.deprel == "poss" or token.form.lower().endswith(("self", "selves")):
        return False
    other = tokens[spoken.head]
    if token.head == other.head and spoken.head != token.index:
        return True
    above = tokens[token.head]
    return above.upos == "ADP" and above.head == other.head and other.deprel in SUBJECT


def is_quoted(document: Document, token: Token) -> bool:
    """Tell whether a word stands in quotation marks."""
    before = bisect_right(document.quotations, token.start, key=lambda quotation: quotation.start)
    return before > 0 and token.start < document.quotations[before - 1].end


def conjuncts_in(memory: Memory, first: Spoken, among: list[Spoken]) -> list[str]:
    """Return the different entities coordinated with a mention, itself first."""
    tokens = memory.document.tokens
    heads = {first.head}
    found = [first.entity]
    for spoken in among:
        if spoken.head == first.head or tokens[spoken.head].deprel == "conj" and tokens[spoken.head].head in heads:
            heads.add(spoken.head)
            if spoken.entity not in found:
                found.append(spoken.entity)
    return found


def _note_gender(memory: Memory, head: int, entity: str) -> None:
    """Learn a person's gender from "Ms", "Mr" or a noun such as "spokeswoman"."""
    tokens = memory.document.tokens
    before = tokens[head - 1].form.rstrip(".").lower() if head else ""
    gender = gender_of_title(before) or gender_of_title(tokens[head].lemma)
    if gender and memory.entities[entity].kind == "person":
        memory.genders.setdefault(entity, gender)


def _nouns_of(document: Document, head: int) -> Iterator[str]:
    """Yield the nouns by which a mention says who somebody is: "the *judge*", "*judge* Okoro", "Okoro, a *judge*", "Okoro is a *judge*"."""
    tokens = document.tokens
    token = tokens[head]
    words = [head, *dependents(document, head, "appos"), *(dependents(document, head, *_MODIFYING) if token.upos == "PROPN" else ())]
    if token.deprel == "appos":
        words.append(token.head)
    if token.deprel in SUBJECT and tokens[token.head].lemma in ("be", "become", "remain"):
        words += dependents(document, token.head, "attr")
    said = (tokens[word] for word in words)
    yield from (word.lemma.lower() for word in said if word.upos == "NOUN" or word.form.islower() or word.deprel == "compound")
