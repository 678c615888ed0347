"""One rule laid over one word: what the slots of its pattern take from the word's frame."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from whimbrel.claims.frames import Frame, verb_frame
from whimbrel.claims.scene import Scene
from whimbrel.knowledge.patterns import Element
from whimbrel.knowledge.rules import Rule
from whimbrel.records import Document
from whimbrel.syntax import conjuncts, dependents

# Types whose acts fall on things that somebody holds.
_ON_THINGS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION", "AID", "RETREAT", "CONCEDE"})

_NEAR = 2  # how far below the words beside a verb others still belong to its clause
_AT_PLACES = frozenset({"ASSAULT", "PROTEST"})  # types whose nouns are named by their place
# Prepositions after which stands who is behind a thing: "a missile from Yemen", "ties between A and B"; not "a missile in Odesa".
_BEHIND = ("by", "from", "between", "among", "with")
# Clauses beside a verb, whose words are not its own.
_OTHER_CLAUSES = frozenset({"conj", "parataxis"})


class Binding(NamedTuple):
    """What a rule's slots were filled with, by head tokens; `literal` are the words that the pattern itself names."""

    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    parties: tuple[int, ...] = ()
    literal: tuple[int, ...] = ()
    content: int | None = None

    def bind(self, slot: str | None, words: Iterable[int]) -> "Binding":
        """Return this binding with some words more in a slot."""
        words = tuple(words)
        if slot == "ACTOR" and words:
            return self._replace(actors=(*self.actors, *words))
        if slot == "RECIPIENT" and words:
            return self._replace(recipients=(*self.recipients, *words))
        if slot == "PARTY" and words:
            return self._replace(parties=(*self.parties, *words))
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A word that patterns can begin with, and all that any of its rules asks of it.

    `joined` are the particles and modifiers that patterns may join to it, with None where it stands without a particle;
    `beside` what the words around it are called, `named` those and what the frame holds; `agents` are those of the frame's
    subjects behind which somebody acts.
    """

    frame: Frame
    lemmas: tuple[str, str]
    joined: frozenset[str | None]
    beside: frozenset[str]
    named: frozenset[str]
    agents: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A rule on a word with what it binds; `found` counts its elements that are there, all of them where the rule fits."""

    rule: Rule
    frame: Frame
    binding: Binding
    found: int

    @property
    def is_whole(self) -> bool:
        """Whether the rule found all its parts."""
        return self.found == len(self.rule.elements)


_EMPTY = Binding()


def head_at(scene: Scene, frame: Frame) -> Head:
    """Return the head of a frame with what rules ask of it."""
    document, word = scene.document, frame.head
    token, below = document.tokens[word], {*document.children[word], *document.children[frame.anchor]} - {word}
    near = dependents(document, word, "prt", "advmod", "prep", "compound", "amod", "nmod", "dobj")
    particles = dependents(document, word, "prt")
    own = [child for child in below if document.tokens[child].deprel not in _OTHER_CLAUSES]
    around = [other for child in own for other in _down_to(document, child, _NEAR)]
    beside = frozenset().union(*[scene.names[other] for other in around])
    held = [other for words in (frame.objects, *frame.obliques.values()) for other in words]
    return Head(
        frame=frame,
        lemmas=(token.lemma, token.form.lower()),
        joined=frozenset([*(document.tokens[child].lemma for child in near), *(() if particles else (None,))]),
        beside=beside,
        named=beside.union(*[scene.names[other] for other in held]),
        agents=tuple(subject for subject in frame.subjects if scene.agent(subject) is not None),
    )


def _down_to(document: Document, word: int, depth: int) -> Iterator[int]:
    """Yield a word and those under it, no deeper than `depth`; relative clauses speak of something else."""
    yield word
    if depth:
        for child in document.children[word]:
            if document.tokens[child].deprel != "relcl":
                yield from _down_to(document, child, depth - 1)


def bind(scene: Scene, rule: Rule, head: Head) -> Fit | None:
    """Return how far a rule gets with a word, None where it does not get past its head and subject."""
    binding = _subject(scene, rule, head) if _may_begin(rule, head) else None
    if binding is None:
        return None
    frame = _with_particle_object(scene.document, rule, head.frame)
    for position, element in enumerate(rule.elements):
        bound = _element(scene, rule, element, frame, binding)
        if bound is None and not element.optional:
            return Fit(rule=rule, frame=head.frame, binding=binding, found=position)
        binding = bound or binding
    return Fit(rule=rule, frame=head.frame, binding=binding, found=len(rule.elements))


def _may_begin(rule: Rule, head: Head) -> bool:
    """Tell whether a word is a head of the pattern, with the words that it needs and none that rules it out.

    A verb with another particle is another verb.
    """
    lemma, form = head.lemmas
    if head.joined.isdisjoint(rule.heads.get(lemma, ())) and head.joined.isdisjoint(rule.heads.get(form, ())):
        return False
    if rule.needed and any(words.isdisjoint(head.named) for words in rule.needed):
        return False
    return rule.unless.isdisjoint(head.beside)


def _subject(scene: Scene, rule: Rule, head: Head) -> Binding | None:
    """Return the binding of a rule's subject; an ordinary ACTOR may be missing."""
    subject = rule.subject
    if subject.slot == "ANY":
        return _any_subject(scene, rule, head)
    agents = _suiting(scene, head.agents or _held(scene, rule, head.frame), subject)
    if rule.part == "noun" and rule.event_type in _AT_PLACES:
        agents = tuple(word for word in agents if not _is_scene(scene, word))
    needed = rule.part == "verb" and (subject.slot != "ACTOR" or subject.kind or subject.words)
    if needed and not agents:
        return None
    if rule.is_mutual:
        return _EMPTY.bind("PARTY", agents or _suiting(scene, _those_of_clause(scene, head.frame), subject))
    return _EMPTY.bind(subject.slot, agents)


def _is_scene(scene: Scene, word: int) -> bool:
    """Tell whether a modifier says where: "*Kabul* blast", "*church* attack"; not who, as in "Israeli raid"."""
    if scene.document.tokens[word].deprel not in ("compound", "nmod"):
        return False
    return word in scene.towns or scene.is_asset(word)


def _held(scene: Scene, rule: Rule, frame: Frame) -> tuple[int, ...]:
    """Return the subjects that stand for who holds them, where an act is done to the subject: "the *convoy* came under fire"."""
    if rule.subject.slot != "RECIPIENT" or rule.event_type not in _ON_THINGS:
        return ()
    return tuple(subject for subject in frame.subjects if scene.is_asset(subject))


def _those_of_clause(scene: Scene, frame: Frame) -> tuple[int, ...]:
    """Return who takes part in what a clause goes on in: "in a call with Oslo, *Paris* urged …", "*two* died in clashes with police"."""
    document = scene.document
    preposition = document.tokens[document.tokens[frame.head].head]
    verb = document.tokens[preposition.head]
    if preposition.lemma not in ("in", "during", "at") or "with" not in frame.obliques or verb.upos not in ("VERB", "AUX"):
        return ()
    clause = verb_frame(document, verb.index)
    return tuple(word for word in (clause.objects if clause.passive else clause.subjects) if scene.agent(word) is not None)


def _any_subject(scene: Scene, rule: Rule, head: Head) -> Binding | None:
    """Return the binding of a subject that may be a thing: those behind it take part, several of them in one act of all."""
    fitting = _suiting(scene, head.frame.subjects, rule.subject)
    sides = [scene.noun(word) for word in fitting]
    told = ((side.subjects, *(side.obliques.get(name, ()) for name in _BEHIND)) for side in sides)
    named = [word for words in told for group in words for word in group if word in scene.parties]
    if len(named) > 1:
        return Binding(literal=fitting).bind("PARTY", named)
    whole = [word for word in fitting if scene.agent(word) in named]  # "its drones" rather than "its"
    return Binding(literal=fitting).bind("ACTOR", whole or named) if fitting else None


def _with_particle_object(document: Document, rule: Rule, frame: Frame) -> Frame:
    """Return a frame in which "sealed off the town" has its object where the parser takes the particle for a preposition."""
    if rule.part != "verb" or frame.objects:
        return frame
    particles = sorted(extra for extra in rule.heads.get(document.tokens[frame.head].lemma, ()) if extra)
    objects = tuple(word for particle in particles for word in frame.obliques.get(particle, ()))
    return replace(frame, objects=objects) if objects else frame


def _suiting(scene: Scene, words: tuple[int, ...], element: Element) -> tuple[int, ...]:
    """Return those of some words that are of the kind, or among the words, that a slot is limited to."""
    if element.words:
        return tuple(word for word in words if scene.is_one_of(word, element.words))
    if element.kind:
        return tuple(word for word in words if scene.is_place(word) == (element.kind == "place"))
    return words


# Elements


def _element(scene: Scene, rule: Rule, element: Element, frame: Frame, binding: Binding) -> Binding | None:
    """Return the binding with one element more, None where the element has no match."""
    if element.relation == "complement":
        return _complement(scene, element, frame, binding)
    if element.relation == "word":
        return _literal(scene, element, _word_places(scene.document, frame), binding)
    if element.relation == "object":
        objects = frame.objects or _subjects_of_complements(scene.document, frame)
        return _slot(scene, rule, element, objects, binding)
    governed = tuple(word for name in sorted(element.prepositions) for word in _governed(scene, frame, binding, name))
    if not governed and rule.part == "noun" and element.slot == "RECIPIENT":
        governed = frame.objects  # "*Sri Lanka* faces calls to free the editor"
    return _slot(scene, rule, element, governed, binding) if element.slot else _literal(scene, element, governed, binding)


def _governed(scene: Scene, frame: Frame, binding: Binding, name: str) -> tuple[int, ...]:
    """Return what a preposition governs under the head, else under a word of the pattern: "engaged in talks with Chile"."""
    below = (scene.noun(word).obliques.get(name, ()) for word in binding.literal)
    return frame.obliques.get(name) or tuple(word for words in below for word in words)


def _word_places(document: Document, frame: Frame) -> tuple[int, ...]:
    """Return where a word that a pattern names may stand: object, particle, predicate noun or adjective, modifier of a noun."""
    near = dependents(document, frame.head, "prt", "advmod", "acomp", "attr", "oprd", "compound", "amod", "dobj", "npadvmod", "intj")
    return (*frame.objects, *near)


def _literal(scene: Scene, element: Element, candidates: tuple[int, ...], binding: Binding) -> Binding | None:
    """Return the binding where one of the candidates is one of the element's words."""
    words = tuple(word for word in candidates if scene.is_one_of(word, element.words))
    return binding._replace(literal=(*binding.literal, *words)) if words else None


def _slot(scene: Scene, rule: Rule, element: Element, candidates: tuple[int, ...], binding: Binding) -> Binding | None:
    """Return the binding with a slot filled, None where no candidate may fill it; ANY takes any word."""
    free = _suiting(scene, tuple(word for word in candidates if word not in binding.literal), element)
    if element.slot == "ANY":
        return binding if free else None
    fitting = [word for word in free if _may_take_part(scene, rule, element, word)]
    others = [word for word in fitting if not any(scene.is_one_of(word, words) for words in rule.needed)]
    return binding.bind(element.slot, others or fitting) if fitting else None  # not the shipment of "send RECIPIENT shipment"


def _may_take_part(scene: Scene, rule: Rule, element: Element, word: int) -> bool:
    """Tell whether a word stands for a party: an actor also through what acts for it, others through what they hold, if acts touch it."""
    if element.slot == "ACTOR":
        return scene.agent(word) is not None
    return word in scene.parties or (rule.event_type in _ON_THINGS and scene.is_asset(word))


# Clauses as content


def _complement(scene: Scene, element: Element, frame: Frame, binding: Binding) -> Binding | None:
    """Return the binding with a clause as content, its subject in a slot if the pattern names one."""
    document = scene.document
    clause = next((clause for clause in frame.complements if _is_content(scene, element, clause)), None)
    if clause is None:
        return None
    subjects = verb_frame(document, clause).subjects if element.subject_slot else ()
    bound = binding.bind(element.subject_slot, (word for word in subjects if word in scene.parties))
    return bound._replace(content=clause)


def _is_content(scene: Scene, element: Element, clause: int) -> bool:
    """Tell whether a clause has the verb, the form and the modal that an element asks for."""
    if element.words and not scene.is_one_of(clause, element.words):
        return False
    if not _has_form(scene.document, clause, element.form):
        return False
    return not element.modals or _has_auxiliary(scene.document, clause, element.modals)


def _has_form(document: Document, clause: int, form: str | None) -> bool:
    """Tell whether a clause is an infinitive, a gerund or a finite clause; one coordinated with another takes after it."""
    token = document.tokens[clause]
    while token.deprel == "conj" and token.head != token.index:
        token = document.tokens[token.head]
    infinitive = _is_infinitive(document, token.index)
    if form == "infinitive":
        return infinitive
    return token.tag == "VBG" if form == "gerund" else not infinitive


def _is_infinitive(document: Document, clause: int) -> bool:
    """Tell whether "to" stands with a verb."""
    return any(document.tokens[word].tag == "TO" for word in dependents(document, clause, "aux"))


def _has_auxiliary(document: Document, clause: int, modals: frozenset[str]) -> bool:
    """Tell whether one of the modals stands with a verb."""
    return any(document.tokens[word].lemma in modals for word in dependents(document, clause, "aux"))


def _subjects_of_complements(document: Document, frame: Frame) -> tuple[int, ...]:
    """Return whom "urged Russia to withdraw" addresses where the parser hangs Russia under the lower verb."""
    for clause in frame.complements:
        subjects = dependents(document, clause, "nsubj")
        if subjects and _is_infinitive(document, clause):
            return tuple(member for word in subjects for member in conjuncts(document, word))
    return ()
