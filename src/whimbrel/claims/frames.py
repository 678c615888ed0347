"""Who acts, on whom, with what: the arguments of a verb, noun or adjective, whatever the grammar that presents them.

A frame is the same for "A attacked B", "B was attacked by A", "A, which attacked B", "A was accused of attacking B",
"A agreed to attack B" and "A's attack on B". The words are heads of phrases, coordinated ones each for itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from whimbrel.records import Document, Token
from whimbrel.syntax import conjuncts, dependents

LIGHT_VERBS = frozenset(
    "hold conduct carry launch stage make pay give take have begin start continue resume open mount commit engage undertake perform"
    " deliver issue lodge impose declare announce organize organise attend join lead host wage execute stage suffer receive face sign"
    " reach offer extend express provide send grant order initiate complete finish end conclude sustain exchange file".split()
)
_RECEIVING = frozenset("face receive suffer sustain undergo attract incur".split())  # light verbs whose subject it is done to
_TAKING_PART = frozenset({"engage", "participate", "take", "carry", "join", "involve", "proceed"})
_LINKING = frozenset({"be", "remain", "appear", "seem", "stand", "become"})
_NOMINAL = ("in", "out", "with")  # prepositions of light verbs: "engaged in talks", "carried out with"
_NEVER_PASSIVE = frozenset(  # after a noun without any other verb
    "promise vow pledge threaten refuse decline say warn deny gather march meet arrive resign rally protest demonstrate strike flee retreat"
    " withdraw confer talk agree vote walk return surrender clash fight appeal apologise apologize assemble converge arise speak travel fly"
    " depart leave quit".split()
)
_NEEDS_OBJECT = frozenset(
    "arrest detain kill kidnap abduct free release jail imprison hijack impose lift injure wound hang execute sentence deport expel ambush"
    " bomb seize rescue evacuate charge indict convict acquit sack oust behead murder assassinate poison torture beat rape displace ban"
    " cancel postpone hospitalise hospitalize massacre stab lynch evict".split()
)
_MEASURES = frozenset(
    "thousand hundred dozen score million ten number some many most several both all none majority handful couple scores half"
    " group crowd wave series part lot plenty each either neither one".split()
)
_CONTAINERS = frozenset("round day hour week month series wave session night spate string exchange start end resumption set bout".split())
_LIST = 50  # how far up a list is followed: longer ones are no prose, and each word in them would climb it again
_RELATIVE = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The arguments of one predicate, by their head tokens; `anchor` carries the clause (a light verb, else the head)."""

    head: int
    anchor: int
    passive: bool
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    obliques: Mapping[str, tuple[int, ...]]
    complements: tuple[int, ...]


def verb_frame(document: Document, verb: int) -> Frame:
    """Return the frame of a verb, active or passive, finite or not."""
    passive = is_passive(document, verb)
    obliques = _obliques(document, verb)
    surface = _subjects(document, verb)
    objects = _objects(document, verb)
    if passive:
        agents = obliques.pop("by", ()) or _shared_agents(document, verb)
        subjects, objects = agents, (*surface, *objects)
    else:
        subjects = surface
        objects = (*objects, *_antecedent_as_object(document, verb, surface, objects))
    complements = _complements(document, verb)
    return Frame(head=verb, anchor=verb, passive=passive, subjects=subjects, objects=objects, obliques=obliques, complements=complements)


def noun_frame(document: Document, noun: int) -> Frame:
    """Return the frame of a noun that names an event; a light verb above it, or above "a round of", lends its subject."""
    top = _container(document, noun)
    obliques = _obliques(document, noun) if top == noun else _merged(_obliques(document, noun), _obliques(document, top))
    subjects = (*owners(document, noun), *(owners(document, top) if top != noun else ()), *obliques.get("by", ()))
    complements = _complements(document, noun)
    anchor = _light_verb(document, top)
    if anchor is None:
        return Frame(head=noun, anchor=noun, passive=False, subjects=subjects, objects=(), obliques=obliques, complements=complements)
    above = verb_frame(document, anchor)
    lent = tuple(word for word in above.subjects if word not in (noun, top))
    receives = document.tokens[anchor].lemma in _RECEIVING and not above.passive
    return Frame(
        head=noun, anchor=anchor, passive=above.passive, subjects=subjects if receives else (*lent, *subjects),
        objects=lent if receives else (), obliques=_merged(obliques, above.obliques), complements=complements,
    )  # fmt: skip


def owners(document: Document, noun: int) -> tuple[int, ...]:
    """Return who stands before a noun as its possessor or nationality: "*Israel's* raid", "the *police* raid", "its drones"."""
    possessors = [word for child in dependents(document, noun, "poss") for word in conjuncts(document, child)]
    modifiers = [child for child in dependents(document, noun, "compound", "amod", "nmod") if _may_name(document, child)]
    return (*possessors, *modifiers)


def _container(document: Document, noun: int) -> int:
    """Return the noun that counts or measures an event ("a *round* of talks", "six *hours* of shelling"), else the noun itself."""
    token = document.tokens[noun]
    preposition = document.tokens[token.head]
    if token.deprel != "pobj" or preposition.lemma != "of" or document.tokens[preposition.head].lemma not in _CONTAINERS:
        return noun
    return preposition.head


def _merged(one: Mapping[str, tuple[int, ...]], other: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Return obliques of both, those of the first before those of the second."""
    return {name: tuple(dict.fromkeys((*one.get(name, ()), *other.get(name, ())))) for name in sorted({*one, *other})}


def adjective_frame(document: Document, adjective: int) -> Frame | None:
    """Return the frame of an adjective after a form of "be", None where it stands elsewhere."""
    token = document.tokens[adjective]
    if token.deprel not in ("acomp", "attr", "oprd") or document.tokens[token.head].lemma not in _LINKING:
        return None
    verb = token.head
    obliques = {**_obliques(document, verb), **_obliques(document, adjective)}
    return Frame(
        head=adjective, anchor=verb, passive=False, subjects=_subjects(document, verb), objects=(), obliques=obliques,
        complements=(*_complements(document, adjective), *_complements(document, verb)),
    )  # fmt: skip


def is_passive(document: Document, verb: int) -> bool:
    """Tell whether a verb is passive: by its auxiliary, its subject, or as a bare participle after a noun or a passive."""
    for _ in range(_LIST):
        if dependents(document, verb, "auxpass", "nsubjpass"):
            return True
        if dependents(document, verb, "agent"):  # "abided *by* the truce" has a subject, and no agent
            return not dependents(document, verb, "nsubj")
        token = document.tokens[verb]
        if _lacks_its_object(document, token):
            return True
        if token.deprel != "conj" or token.tag != "VBN" or dependents(document, verb, "aux", "nsubj", "dobj"):
            return _is_bare_participle(document, token)
        verb = token.head
    return False


def _lacks_its_object(document: Document, token: Token) -> bool:
    """Tell whether a past that cannot be without an object has none, and so is a headline's passive: "Editor *arrested* in Baku"."""
    shot_dead = token.lemma == "shoot" and any(document.tokens[word].lemma == "dead" for word in document.children[token.index])
    if not (shot_dead or token.lemma in _NEEDS_OBJECT) or token.tag not in ("VBN", "VBD") or token.deprel not in ("ROOT", "ccomp", "conj"):
        return False
    if not dependents(document, token.index, "nsubj") or dependents(document, token.index, "aux", "ccomp", "xcomp", "prt"):
        return False
    return not _objects(document, token.index)


def _is_bare_participle(document: Document, token: Token) -> bool:
    """Tell whether a verb without an auxiliary is a participle of what it hangs under: "four engineers *kidnapped* near the border"."""
    if _is_main_verb(document, token):
        return False
    if token.tag == "VBD":  # the tagger takes it for a past
        return token.deprel == "acl" and not dependents(document, token.index, "dobj")
    if token.tag != "VBN" or dependents(document, token.index, "aux", "nsubj"):
        return False
    return token.deprel in ("acl", "relcl", "amod") or (token.deprel == "advcl" and not dependents(document, token.index, "dobj"))


def _is_main_verb(document: Document, token: Token) -> bool:
    """Tell whether a past under a noun without any other verb is that noun's own: "the mayor, who was ill, *promised* to go"."""
    return token.deprel == "acl" and document.tokens[token.head].deprel == "ROOT" and token.lemma in _NEVER_PASSIVE


def _may_name(document: Document, word: int) -> bool:
    """Tell whether a modifier of a noun can name who acts ("Israeli raid", "police shooting")."""
    return document.tokens[word].upos in ("PROPN", "ADJ", "NOUN")


def _spread(document: Document, words: list[int]) -> tuple[int, ...]:
    """Return phrase heads with all that is coordinated with them; verbs that the parser coordinates with nouns are left out."""
    members = (counted(document, member) for word in words for member in conjuncts(document, word))
    return tuple(member for member in members if document.tokens[member].upos not in ("VERB", "AUX", "SCONJ"))


def counted(document: Document, word: int) -> int:
    """Return what a number or measure counts ("thousands of *students*", "two of the *men*"), else the word itself."""
    token = document.tokens[word]
    if token.upos != "NUM" and token.lemma not in _MEASURES:
        return word
    for preposition in dependents(document, word, "prep"):
        if document.tokens[preposition].lemma == "of":
            return next(iter(dependents(document, preposition, "pobj")), word)
    return word


def _subjects(document: Document, verb: int, depth: int = 0) -> tuple[int, ...]:
    """Return the surface subjects of a verb, its own or those that it takes over from its surroundings."""
    own = dependents(document, verb, "nsubj", "nsubjpass", "csubj")
    token = document.tokens[verb]
    if own:
        found = _spread(document, own)
        if token.deprel == "relcl" and document.tokens[own[0]].lemma in _RELATIVE:
            return _spread(document, [token.head])
        return found
    if token.head == verb or depth > 6:
        return ()
    return _borrowed_subjects(document, verb, depth)


def _borrowed_subjects(document: Document, verb: int, depth: int) -> tuple[int, ...]:
    """Return the subjects of a verb that has none of its own: from the noun or the clause above it."""
    token, above = document.tokens[verb], document.tokens[document.tokens[verb].head]
    if token.deprel in ("acl", "relcl", "amod"):
        return _nominal_control(document, token.head, depth) if token.tag == "VB" else _spread(document, [token.head])
    if token.deprel in ("xcomp", "ccomp") and above.upos in ("VERB", "AUX", "ADJ"):
        objects = _objects(document, above.index)
        if objects and token.deprel == "xcomp" and not is_passive(document, above.index):
            return objects
        return _subjects(document, above.index, depth + 1)
    if token.deprel in ("conj", "advcl", "dep") and above.upos in ("VERB", "AUX", "ADJ"):
        return _subjects(document, above.index, depth + 1)
    if token.deprel == "pcomp":
        return _gerund_subjects(document, above.head, depth)
    return ()


def _nominal_control(document: Document, noun: int, depth: int) -> tuple[int, ...]:
    """Return who is meant to act in "a promise to send", "its decision to leave": the noun's owner, or the light verb's subject."""
    owners = dependents(document, noun, "poss")
    if owners:
        return _spread(document, owners)
    above = document.tokens[noun].head
    return _subjects(document, above, depth + 1) if document.tokens[noun].deprel == "dobj" else ()


def _gerund_subjects(document: Document, governor: int, depth: int) -> tuple[int, ...]:
    """Return who acts in "accused X of killing" (the object) or "apologised for killing" (the subject)."""
    if document.tokens[governor].upos not in ("VERB", "AUX"):
        above = document.tokens[document.tokens[governor].head]
        accused = (
            document.tokens[governor].deprel == "dobj" and above.lemma not in LIGHT_VERBS and not dependents(document, governor, "poss")
        )
        return _spread(document, [governor]) if accused else _nominal_control(document, governor, depth)
    if is_passive(document, governor):
        return _subjects(document, governor, depth + 1)
    return _objects(document, governor) or _subjects(document, governor, depth + 1)


def _objects(document: Document, verb: int) -> tuple[int, ...]:
    """Return the objects of a verb; "attacked and burned the village" shares its last verb's."""
    own = dependents(document, verb, "dobj", "dative") or _after_result(document, verb)
    nouns = [word for word in own if document.tokens[word].upos != "ADP"]
    if nouns:
        return tuple(word for word in _spread(document, nouns) if document.tokens[word].lemma not in _RELATIVE)
    for other in dependents(document, verb, "conj"):
        if other - verb == 2 and document.tokens[other].upos == "VERB":
            return _spread(document, dependents(document, other, "dobj"))
    return ()


def _shared_agents(document: Document, verb: int) -> tuple[int, ...]:
    """Return the agents of the verb that a passive is joined to: "arrested and jailed by police"."""
    for other in dependents(document, verb, "conj"):
        if other - verb == 2 and not dependents(document, other, "nsubjpass", "nsubj"):
            return _obliques(document, other).get("by", ())
    return ()


def _after_result(document: Document, verb: int) -> list[int]:
    """Return the object that stands behind a result ("shot dead a smuggler"), which the parser takes for a measure."""
    results = dependents(document, verb, "acomp", "oprd")
    return [word for word in dependents(document, verb, "npadvmod") if results and word > results[0]]


def _antecedent_as_object(document: Document, verb: int, subjects: tuple[int, ...], objects: tuple[int, ...]) -> tuple[int, ...]:
    """Return the noun that a relative clause has for its object ("the man whom they arrested", "the drones it sent")."""
    token = document.tokens[verb]
    if token.deprel != "relcl" or token.head in subjects or objects:
        return ()
    return _spread(document, [token.head])


def _obliques(document: Document, head: int) -> dict[str, tuple[int, ...]]:
    """Return what prepositions under a word govern, by preposition; those under its object count too, behind its own."""
    found: dict[str, tuple[int, ...]] = {}
    if document.tokens[head].upos in ("VERB", "AUX"):
        places = [head, *dependents(document, head, "dobj", "attr", "nsubjpass", "advmod", "prt")]  # "backed away *from*"
    else:  # "the rupture of relations with Rwanda": the party hangs one noun deeper
        of = [word for word in dependents(document, head, "prep") if document.tokens[word].lemma == "of"]
        places = [head, *(noun for word in of for noun in dependents(document, word, "pobj"))]
    for place in places:
        for preposition in dependents(document, place, "prep", "agent", "dative"):
            if document.tokens[preposition].upos not in ("ADP", "SCONJ", "ADV", "VERB", "PART"):
                continue
            name = document.tokens[preposition].form.lower()
            words = _prepositional(document, preposition)
            found[name] = (*found.get(name, ()), *words)
    return found


def _prepositional(document: Document, preposition: int) -> tuple[int, ...]:
    """Return the nouns that a preposition governs, also through a second one ("out of X") or a coordinated one."""
    found: list[int] = []
    waiting = [preposition]
    while waiting:
        word = waiting.pop()
        found += _spread(document, dependents(document, word, "pobj"))
        if document.tokens[word].lemma == "as":  # "described the strike as *irresponsible*"
            found += [child for child in document.children[word] if document.tokens[child].upos == "ADJ"]
        nested = dependents(document, word, "prep", "conj")
        waiting += [other for other in reversed(nested) if document.tokens[other].upos == "ADP"]
    return tuple(found)


def _complements(document: Document, head: int) -> tuple[int, ...]:
    """Return the heads of clauses that complete a word: infinitives, gerunds, that-clauses, also after a preposition."""
    found = dependents(document, head, "xcomp", "ccomp", "acl")
    found += [clause for clause in dependents(document, head, "advcl") if document.tokens[clause].tag == "VB"]
    for preposition in dependents(document, head, "prep", "agent"):
        found += dependents(document, preposition, "pcomp")
    for noun in dependents(document, head, "dobj", "npadvmod"):
        found += [word for word in dependents(document, noun, "acl", "relcl") if _is_content_of_object(document, word)]
        for preposition in dependents(document, noun, "prep"):  # "accused the board *of rigging* the vote"
            if document.tokens[preposition].lemma in ("of", "from"):
                found += dependents(document, preposition, "pcomp")
    return tuple(member for word in found for member in conjuncts(document, word))


def _is_content_of_object(document: Document, clause: int) -> bool:
    """Tell whether a clause that the parser hangs under the object is the verb's own: "72 hours *to leave*", "warned X *that* …"."""
    if document.tokens[clause].tag == "VB":
        return True
    return any(document.tokens[word].form.lower() == "that" for word in dependents(document, clause, "mark"))


def _light_verb(document: Document, noun: int) -> int | None:
    """Return the light verb that a noun completes: "held *talks*", "*talks* were held", "engaged in *talks*"."""
    noun = _first_of_list(document, noun)
    token = document.tokens[noun]
    above = document.tokens[token.head]
    if token.deprel == "pobj" and above.form.lower() in _NOMINAL:
        above = document.tokens[above.head]
        return above.index if above.lemma in _TAKING_PART and above.upos == "VERB" else None
    if token.deprel in ("dobj", "nsubjpass") and above.lemma in LIGHT_VERBS:
        return above.index
    return None


def _first_of_list(document: Document, noun: int) -> int:
    """Return the first of the nouns that a noun is coordinated with."""
    for _ in range(_LIST):
        token = document.tokens[noun]
        if token.deprel != "conj" or document.tokens[token.head].upos != "NOUN":
            break
        noun = token.head
    return noun
