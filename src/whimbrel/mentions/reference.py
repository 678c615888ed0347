"""Words that stand for a party named elsewhere: pronouns, descriptions ("the group"), pairs ("both sides").

Each looks back over the parties spoken of so far and takes the likeliest; where none is likely it stays alone.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator

from whimbrel.knowledge.actors import fold
from whimbrel.knowledge.descriptions import Description, load_descriptions, load_genders
from whimbrel.mentions.memory import SEVERAL, SUBJECT, Memory, Spoken, clashes, conjuncts_in, is_state
from whimbrel.mentions.pairs import SIDES, members, pair
from whimbrel.records import Document, Entity, Mention, Token
from whimbrel.syntax import dependents, head_of, phrase

_GENDERED = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_TITLES = {
    "mr": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m", "father": "m", "son": "m", "boy": "m", "husband": "m", "brother": "m",
    "man": "m", "mrs": "f", "ms": "f", "miss": "f", "lady": "f", "queen": "f", "princess": "f", "mother": "f", "daughter": "f",
    "girl": "f", "wife": "f", "sister": "f", "woman": "f", "widow": "f",
}  # fmt: skip
_THINGS = frozenset({"it", "its", "itself"})
_SPEAKER = frozenset({"i", "me", "my", "myself", "we", "our", "us", "ours"})
_SAYING = frozenset(
    "say tell add announce declare claim state argue insist warn write explain note ask reply admit stress report continue".split()
)
# What a party can be and a state of affairs cannot: "it is ready to talk".
_AGENTIVE = frozenset(
    "ready willing prepared unwilling able unable determined committed concerned worried opposed confident unaware aware open eager keen"
    " reluctant responsible guilty innocent grateful proud angry interested free".split()
)
_ARMED = frozenset({"REB", "PRM", "UAF"})
_NEIGHBOURS = frozenset("neighbour neighbor ally rival foe partner adversary".split())  # another state than their owner
_THROUGH_OWNER = _NEIGHBOURS | {"country", "nation"}
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_CAPTIVES = frozenset({"captive", "hostage", "detainee", "prisoner", "abductee", "victim"})
_SEIZING = frozenset("seize kidnap abduct hold capture detain arrest take kill wound jail imprison snatch".split())
_FAR = 80  # mentions that a description of captives or a neighbour can look back
_QUOTED_ON = 2  # sentences that a quotation can go on after its speaker was named
_DETERMINERS = frozenset({"the", "this", "that", "these", "those"})
_NAMING = frozenset({"PROPN", "ADJ", "NOUN"})
_REACH = 2  # sentences back that a pronoun can look; a person's three


def link_references(
    document: Document, entities: tuple[Entity, ...], mentions: tuple[Mention, ...]
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Return entities and mentions with pronouns and descriptions linked; descriptions that found their party join it.

    A word for several parties becomes a mention of each, with the same span.
    """
    in_order = list(_in_text_order(document, mentions))
    named = {head: mention.entity for head, mention in in_order if mention and mention.entity}
    memory = Memory(document=document, entities={entity.id: entity for entity in entities}, named=named)
    linked: list[Mention] = []
    for head, mention in in_order:
        found = _resolve(memory, head, mention)
        if mention is not None and not found:
            found = [mention.entity] if mention.entity else []
        start, end = (mention.start, mention.end) if mention else _words_of(document, head)
        for entity in found:
            form = mention.form if mention else _form(document.tokens[head])
            linked.append(Mention(start=start, end=end, entity=entity, form=form))
            memory.note(head, entity)
            _note_gender(memory, head, entity)
    linked += _first_persons(memory)
    return tuple(memory.entities.values()), tuple(linked)


def _in_text_order(document: Document, mentions: tuple[Mention, ...]) -> Iterator[tuple[int, Mention | None]]:
    """Yield mentions with their head tokens, and between them the pronouns and pairs that are none yet, by position."""
    heads: list[tuple[int, Mention | None]] = []
    taken = set()
    for mention in mentions:
        head = head_of(document, mention.start, mention.end)
        if head is not None:
            heads.append((head, mention))
            taken.add(head)
    heads += [(token.index, None) for token in document.tokens if token.index not in taken and _may_refer(document, token)]
    yield from sorted(heads, key=lambda pair: (pair[0], pair[1].start if pair[1] else -1))


def _may_refer(document: Document, token: Token) -> bool:
    """Tell whether a word that names nobody could stand for somebody."""
    word = token.form.lower()
    if token.upos == "PRON":
        return word in _GENDERED or word in _THINGS or word in SEVERAL or word == "both"
    if token.upos == "NUM" and token.deprel in _ARGUMENTS and word.isalpha() and word != "two":
        return _article(document, token) == "the"
    if token.upos in ("NUM", "DET") and word in ("two", "both"):
        return token.deprel not in ("nummod", "det", "preconj", "predet", "cc", "compound") and (
            word == "both" or _article(document, token) == "the"
        )
    if token.upos != "NOUN" or not (token.lemma in load_descriptions() or token.lemma in SIDES):
        return False
    return _article(document, token) is not None or (token.lemma in _THROUGH_OWNER and bool(dependents(document, token.index, "poss")))


def _article(document: Document, token: Token) -> str | None:
    """Return the definite determiner of a noun, or "both"."""
    below = [document.tokens[child].form.lower() for child in document.children[token.index] if child < token.index]
    return next((word for word in below if word in _DETERMINERS or word == "both"), None)


def _resolve(memory: Memory, head: int, mention: Mention | None) -> list[str]:
    """Return the entities that a word stands for; none where nothing is likely enough."""
    token = memory.document.tokens[head]
    if mention is not None and not _is_anonymous(memory, mention):
        return []
    if token.upos == "PRON" and mention is None and token.form.lower() != "both":
        return _pronoun(memory, token)
    several = pair(memory, token, mention) or members(memory, token, mention)
    if several:
        return several
    if token.upos == "NUM" or token.lemma in _CAPTIVES:
        captives = _captives(memory, token)
        return [captives] if captives else []
    found = _through_owner(memory, token) or _described(memory, token, mention)
    return [found] if found else []


def _is_anonymous(memory: Memory, mention: Mention) -> bool:
    """Tell whether a mention is a description of a party without a name."""
    entity = memory.entities.get(mention.entity or "")
    return entity is not None and entity.name is None and mention.form in ("role", "nominal")


def _pronoun(memory: Memory, token: Token) -> list[str]:
    """Return the entities of a pronoun: several for "they" after two parties in coordination."""
    word = token.form.lower()
    if word in _GENDERED:
        best = _best(memory, token, lambda entity, _: entity.kind == "person" and _gender_fits(memory, entity, _GENDERED[word]), _REACH + 1)
        if best:
            memory.genders.setdefault(best.entity, _GENDERED[word])
    elif word in _THINGS:
        best = None if _is_empty(memory.document, token) else _best(memory, token, _is_thing, _REACH)
        best = best if best and (best.subject or word == "its" or best.sentence == memory.sentence(token)) else None
    else:
        best = _best(memory, token, lambda entity, spoken: spoken.plural or entity.kind in ("group", "body"), _REACH)
        together = _coordinated(memory, token, best)
        if together:
            return together
    return [best.entity] if best else []


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


def _gender_fits(memory: Memory, entity: Entity, gender: str) -> bool:
    """Tell whether nothing speaks against an entity's gender: its given name, its title, an earlier pronoun."""
    known = memory.genders.get(entity.id)
    if known is None and entity.name:
        words = fold(entity.name)
        known = load_genders().get(words[0]) if len(words) > 1 else None
    if known is None and entity.office:
        known = {"king": "m", "queen": "f", "pope": "m", "sultan": "m", "emir": "m"}.get(entity.office)
    return known in (None, gender)


def _note_gender(memory: Memory, head: int, entity: str) -> None:
    """Learn a person's gender from "Ms", "Mr" or a noun such as "spokeswoman"."""
    tokens = memory.document.tokens
    before = tokens[head - 1].form.rstrip(".").lower() if head else ""
    noun = tokens[head].lemma
    gender = _TITLES.get(before) or _TITLES.get(noun) or ("f" if noun.endswith("woman") else None)
    if gender and memory.entities[entity].kind == "person":
        memory.genders.setdefault(entity, gender)


def _best(memory: Memory, token: Token, fits: Callable[[Entity, Spoken], bool], reach: int) -> Spoken | None:
    """Return the likeliest of the mentions before a word that fit it, no more than `reach` sentences back."""
    sentence = memory.sentence(token)
    best, highest = None, 0.0
    for age, spoken in enumerate(reversed(memory.spoken)):
        distance = sentence - spoken.sentence
        if distance > reach or age > 40:
            break
        entity = memory.entities[spoken.entity]
        if not fits(entity, spoken) or clashes(memory.document, token, spoken):
            continue
        score = (6 - 2 * distance) + (3 if spoken.subject else 0) + (1 if entity.name else 0) - 0.2 * age
        score += (2 if spoken.plural and token.form.lower() in SEVERAL else 0) + (4 if _reports(memory.document, spoken, token) else 0)
        score += 4 if distance <= 1 and _speaks_on(memory.document, spoken, token) else 0
        if score > highest:
            best, highest = spoken, score
    return best


def _reports(document: Document, spoken: Spoken, token: Token) -> bool:
    """Tell whether a mention is the subject of the verb whose content a pronoun is the subject of: "*Norway* says it has time"."""
    clause = document.tokens[token.head]
    return token.deprel in SUBJECT and clause.deprel == "ccomp" and spoken.subject and document.tokens[spoken.head].head == clause.head


def _speaks_on(document: Document, spoken: Spoken, token: Token) -> bool:
    """Tell whether a mention and a pronoun are both subjects of verbs of saying: "…, the *ministry* said. *It* added that …"."""
    verbs = [document.tokens[document.tokens[spoken.head].head].lemma, document.tokens[token.head].lemma]
    return spoken.subject and token.deprel in SUBJECT and _SAYING.issuperset(verbs)


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


def _through_owner(memory: Memory, token: Token) -> str | None:
    """Return the nation that a possessive points to: "her country" is her own, "its neighbour" the other one that matters most.

    A name in apposition goes first ("its neighbour, Chad").
    """
    owners = memory.owners(token.index) if token.lemma in _THROUGH_OWNER and token.tag == "NN" else []
    if not owners or owners[0].code is None:
        return None
    explained = [memory.named[child] for child in dependents(memory.document, token.index, "appos") if child in memory.named]
    if explained:
        return explained[0]
    if token.lemma not in _NEIGHBOURS:
        return memory.state(owners[0].code)
    near = [memory.entities[spoken.entity] for spoken in memory.spoken[-_FAR:]]
    spoken_of = {entity.code for entity in near if is_state(entity)}
    others = [code for code, _ in memory.times_named().most_common() if code != owners[0].code and code in spoken_of]
    return memory.state(others[0]) if others else None


def _described(memory: Memory, token: Token, mention: Mention | None) -> str | None:
    """Return the named party that a definite description means: the last one that it fits, if it is not far."""
    if _article(memory.document, token) in (None, "both"):
        return None
    descriptions = load_descriptions()
    description = descriptions.get(token.lemma)
    plural = token.tag in ("NNS", "NNPS")
    if plural and (description is None or "group" not in description.kinds):
        return None
    if _has_own_identity(memory.document, token):
        return None
    own = memory.entities.get(mention.entity or "") if mention else None
    sentence = memory.sentence(token)
    for spoken in reversed(memory.spoken):
        if sentence - spoken.sentence > 6:
            return None
        entity = memory.entities[spoken.entity]
        if entity is own or clashes(memory.document, token, spoken):
            continue
        if _is_in_name(entity, token.lemma) or (description is not None and _fits(entity, description, own)):
            return spoken.entity
    return None


def _is_in_name(entity: Entity, noun: str) -> bool:
    """Tell whether a noun is part of a body's name, as "the commission" is of one."""
    return entity.name is not None and entity.kind in ("body", "group") and noun in fold(entity.name)


def _has_own_identity(document: Document, token: Token) -> bool:
    """Tell whether a noun says itself which one it means: by an of-phrase, a relative clause, a modifying name or adjective."""
    after = document.tokens[token.index + 1].form if token.index + 1 < len(document.tokens) else ""
    for child in document.children[token.index]:
        below = document.tokens[child]
        if below.deprel in ("relcl", "acl", "appos") and after != ",":
            return True
        if below.deprel in ("poss", "nummod", "prep") or (below.deprel in ("compound", "amod") and below.upos in _NAMING):
            return True
    return False


def _fits(entity: Entity, description: Description, own: Entity | None) -> bool:
    """Tell whether a description can be said of a named entity."""
    if entity.name is None or entity.kind not in description.kinds:
        return False
    # Bare "the rebels" have their country from the report's focus, a guess that a named group overrules; "the army" has it by right.
    guessed = own is not None and own.sector in _ARMED
    if own is not None and not guessed and own.code and entity.code and own.code != entity.code and entity.kind != "nation":
        return False
    if description.noun in ("president", "premier", "prime minister", "minister", "king", "chancellor") and entity.office:
        return description.noun in entity.office
    if not description.sectors and not description.codes:
        return True
    sectors = {entity.sector, *entity.other_sectors}
    return entity.code in description.codes or bool(sectors & set(description.sectors))


def _captives(memory: Memory, token: Token) -> str | None:
    """Return the people who "the captives" or "the four" are: the last who were seized, or who were that many."""
    if _article(memory.document, token) is None or _has_own_identity(memory.document, token):
        return None
    tokens, children = memory.document.tokens, memory.document.children
    for spoken in memory.spoken[: -_FAR - 1 : -1]:
        if memory.entities[spoken.entity].kind not in ("group", "person"):
            continue
        below = [tokens[child] for child in children[spoken.head]]
        if token.upos == "NUM" and any(child.deprel == "nummod" and child.form.lower() == token.form.lower() for child in below):
            return spoken.entity
        seized = tokens[spoken.head].deprel in ("dobj", "nsubjpass") and tokens[tokens[spoken.head].head].lemma in _SEIZING
        seized = seized or any(child.deprel in ("acl", "relcl") and child.lemma in _SEIZING for child in below)
        if token.upos != "NUM" and seized:
            return spoken.entity
    return None


def _first_persons(memory: Memory) -> list[Mention]:
    """Return mentions of "I" and "we" in quotation marks: of the sentence's speaker, or of the one whose words go on."""
    document = memory.document
    speakers: dict[int, str] = {}
    for spoken in memory.spoken:
        verb = document.tokens[document.tokens[spoken.head].head]
        if spoken.subject and verb.lemma in _SAYING and not _is_quoted(document, verb):
            speakers.setdefault(spoken.sentence, spoken.entity)
    found = []
    for token in document.tokens if speakers else ():
        if token.upos == "PRON" and token.form.lower() in _SPEAKER and _is_quoted(document, token):
            sentence = memory.sentence(token)
            entity = next((speakers[at] for at in range(sentence, sentence - _QUOTED_ON - 1, -1) if at in speakers), None)
            if entity is not None:
                found.append(Mention(start=token.start, end=token.end, entity=entity, form="pronoun"))
    return found


def _is_quoted(document: Document, token: Token) -> bool:
    """Tell whether a word stands in quotation marks."""
    before = bisect_right(document.quotations, token.start, key=lambda quotation: quotation.start)
    return before > 0 and token.start < document.quotations[before - 1].end


def _words_of(document: Document, head: int) -> tuple[int, int]:
    """Return the span of a referring word: a pronoun alone, a noun with its phrase."""
    token = document.tokens[head]
    return (token.start, token.end) if token.upos == "PRON" and token.form.lower() != "both" else phrase(document, head)


def _form(token: Token) -> str:
    """Return the form of a mention that a referring word makes."""
    return "pronoun" if token.upos == "PRON" else "nominal"
