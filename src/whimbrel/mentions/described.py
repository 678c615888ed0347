"""Whom a definite description stands for: "the group", "the prime minister", "the biologist"."""

from collections import Counter
from collections.abc import Iterator

from whimbrel.knowledge.descriptions import Description, gender_of_title, load_descriptions
from whimbrel.knowledge.names import fold
from whimbrel.mentions.memory import Memory, Spoken, clashes
from whimbrel.mentions.pronouns import likeliest_person
from whimbrel.records import Document, Entity, Mention, Token

_OF_STATES = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_DETERMINERS = frozenset({"the", "this", "that", "these", "those"})
_OFFICES = frozenset({"president", "premier", "prime minister", "minister", "king", "chancellor"})
_ANYBODY = frozenset("man woman lady gentleman boy girl teenager guy".split())  # who is weighed as "he" and "she" are
_FAR = 6  # sentences back that a description can look for what its kind fits
_NEAR = 2  # for one of whom nothing speaks but that nobody else is there
_NUMEROUS = frozenset({"NNS", "NNPS"})


def article(document: Document, token: Token) -> str | None:
    """Return the definite determiner of a noun, or "both"."""
    below = [document.tokens[child].form.lower() for child in document.children[token.index] if child < token.index]
    return next((word for word in below if word in _DETERMINERS or word == "both"), None)


def described(memory: Memory, token: Token, mention: Mention | None) -> str | None:
    """Return the named party that a definite description means; None where it may mean somebody else.

    It is the last one of whom the report has used the noun, or in whose name it stands, or whose sector and kind it fits; else the
    only one near of whom no more is known than its kind.
    """
    document = memory.document
    if article(document, token) in (None, "both") or has_own_identity(memory, token, mention):
        return None
    description = load_descriptions().get(token.lemma)
    if token.tag in _NUMEROUS and (description is None or "group" not in description.kinds):
        return None
    if token.lemma in _ANYBODY and token.tag not in _NUMEROUS:
        return next(iter(likeliest_person(memory, token, gender_of_title(token.lemma))), None)
    own = memory.entities.get(mention.entity or "") if mention else None
    others = [spoken for spoken in reversed(memory.spoken) if not _is_other(memory, token, spoken, own)]
    called = [spoken.entity for spoken in others if token.lemma in memory.said.get(spoken.entity, ())]
    if called and token.tag not in _NUMEROUS:
        return next((entity for entity in called if memory.entities[entity].name), called[0])
    candidates = [spoken for spoken in others if memory.entities[spoken.entity].name is not None]
    sentence = memory.sentence(token)
    near = [spoken for spoken in candidates if sentence - spoken.sentence <= _FAR]
    for spoken in near:
        entity = memory.entities[spoken.entity]
        if _is_in_name(entity, token.lemma) or (description is not None and _fits(entity, description)):
            return spoken.entity
    reach = _NEAR if description is None or "person" in description.kinds else _FAR
    return _only_one(memory, token, description, [spoken for spoken in near if sentence - spoken.sentence <= reach], own)


def _is_other(memory: Memory, token: Token, spoken: Spoken, own: Entity | None) -> bool:
    """Tell whether a party spoken of cannot be meant: it is the noun itself, or number, syntax, gender or country forbid it."""
    entity = memory.entities[spoken.entity]
    if entity is own or (entity.name is None and spoken.plural != (token.tag in _NUMEROUS)) or clashes(memory.document, token, spoken):
        return True
    gender = gender_of_title(token.lemma)
    if gender and (entity.kind != "person" or memory.gender(entity.id) not in (None, gender)):
        return True
    # Bare "the rebels", "the church" have their country from the report's focus, a guess that a name overrules; "the army" has it by right.
    stated = own is not None and own.sector in _OF_STATES and own.code
    return bool(stated and entity.code and own and own.code != entity.code and entity.kind != "nation")


def _only_one(memory: Memory, token: Token, description: Description | None, near: list[Spoken], own: Entity | None) -> str | None:
    """Return the one party near of whose role nothing is known, for a noun that says no more than its kind."""
    kinds: set[str | None] = set(description.kinds) if description else {own.kind} if own else set()
    if token.tag in _NUMEROUS or not kinds or "nation" in kinds or (own is not None and (own.office or own.sector == "GOV")):
        return None
    found = [spoken.entity for spoken in near if _is_unknown(memory, spoken.entity, kinds)]
    if len(set(found)) > 1 and "person" not in kinds:  # of several bodies the one that the report is about
        (first, most), (_, less) = Counter({entity: memory.uses[entity] for entity in found}).most_common(2)
        return first if most >= 2 * less else None
    return found[0] if len(set(found)) == 1 else None


def _is_unknown(memory: Memory, identity: str, kinds: set[str | None]) -> bool:
    """Tell whether nothing is known of a named party but that it may be of a kind."""
    entity = memory.entities[identity]
    if entity.sector is not None or entity.code is not None:
        return False
    return entity.kind in kinds or (entity.kind in (None, "group", "body") and bool(kinds & {"body", "group"}))


def _is_in_name(entity: Entity, noun: str) -> bool:
    """Tell whether a noun is part of a body's name, as "the commission" is of one."""
    return entity.name is not None and entity.kind in ("body", "group") and noun in fold(entity.name)


def has_own_identity(memory: Memory, token: Token, mention: Mention | None = None) -> bool:
    """Tell whether a noun says itself which one it means: by an of-phrase, a relative clause, a modifying name.

    An adjective only adds to it ("the young biologist") where the noun is of persons; a nationality must be the meant one's own.
    """
    document = memory.document
    after = document.tokens[token.index + 1].form if token.index + 1 < len(document.tokens) else ""
    own = memory.entities.get(mention.entity or "") if mention else None
    personal = own is not None and own.kind == "person" and token.tag not in _NUMEROUS
    for below in _children(document, token):
        if below.deprel in ("relcl", "acl", "appos") and after != ",":
            return True
        if below.deprel in ("poss", "nummod", "prep"):
            return True
        if below.deprel == "amod" and personal and below.form.lower() not in ("new", "first", "second", "other", "next"):
            continue
        if below.deprel in ("compound", "amod") and below.upos in ("PROPN", "ADJ", "NOUN"):
            return True
    return False


def _children(document: Document, token: Token) -> Iterator[Token]:
    """Yield the words that hang on a noun."""
    yield from (document.tokens[child] for child in document.children[token.index])


def _fits(entity: Entity, description: Description) -> bool:
    """Tell whether a description can be said of a named entity."""
    if entity.kind not in description.kinds:
        return False
    if description.noun in _OFFICES and entity.office:
        return description.noun in entity.office
    if not description.sectors and not description.codes:
        return True
    sectors = {entity.sector, *entity.other_sectors}
    return entity.code in description.codes or bool(sectors & set(description.sectors))
