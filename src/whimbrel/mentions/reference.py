"""Words that stand for a party named elsewhere: pronouns, descriptions ("the group"), pairs ("both sides").

Each looks back over the parties spoken of so far and takes the likeliest; where none is likely it stays alone.
"""

from collections.abc import Iterator

from whimbrel.mentions.described import article, described, has_own_identity
from whimbrel.mentions.memory import SAYING, SEVERAL, Memory, is_quoted, is_state
from whimbrel.mentions.pairs import members, pair
from whimbrel.mentions.pronouns import GENDERED, THINGS, is_age, likeliest_person, pronoun
from whimbrel.records import Document, Entity, Mention, Token
from whimbrel.syntax import dependents, head_of, phrase

_SPEAKER = frozenset({"i", "me", "my", "myself", "we", "our", "us", "ours"})
_NEIGHBOURS = frozenset("neighbour neighbor ally rival foe partner adversary".split())  # another state than their owner
_THROUGH_OWNER = _NEIGHBOURS | {"country", "nation"}
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_CAPTIVES = frozenset({"captive", "hostage", "detainee", "prisoner", "abductee", "victim"})
_SEIZING = frozenset("seize kidnap abduct hold capture detain arrest take kill wound jail imprison snatch".split())
_FAR = 80  # mentions that a description of captives or a neighbour can look back
_QUOTED_ON = 2  # sentences that a quotation can go on after its speaker was named


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
        return word in GENDERED or word in THINGS or word in SEVERAL or word == "both"
    if token.upos == "NUM" and token.deprel in _ARGUMENTS and word.isalpha() and word != "two":
        return article(document, token) == "the"
    if token.upos in ("NUM", "DET") and word in ("two", "both"):
        return token.deprel not in ("nummod", "det", "preconj", "predet", "cc", "compound") and (
            word == "both" or article(document, token) == "the"
        )
    if is_age(document, token):
        return True
    if token.upos != "NOUN":
        return False
    return article(document, token) is not None or (token.lemma in _THROUGH_OWNER and bool(dependents(document, token.index, "poss")))


def _resolve(memory: Memory, head: int, mention: Mention | None) -> list[str]:
    """Return the entities that a word stands for; none where nothing is likely enough."""
    token = memory.document.tokens[head]
    if mention is not None and not _is_anonymous(memory, mention):
        return []
    if token.upos == "PRON" and mention is None and token.form.lower() != "both":
        return pronoun(memory, token)
    if is_age(memory.document, token):
        return likeliest_person(memory, token, None)
    several = pair(memory, token, mention) or members(memory, token, mention)
    if several:
        return several
    if token.upos == "NUM" or token.lemma in _CAPTIVES:
        captives = _captives(memory, token)
        return [captives] if captives else []
    found = _through_owner(memory, token) or described(memory, token, mention)
    return [found] if found else []


def _is_anonymous(memory: Memory, mention: Mention) -> bool:
    """Tell whether a mention is a description of a party without a name."""
    entity = memory.entities.get(mention.entity or "")
    return entity is not None and entity.name is None and mention.form in ("role", "nominal")


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


def _captives(memory: Memory, token: Token) -> str | None:
    """Return the people who "the captives" or "the four" are: the last who were seized, or who were that many."""
    if article(memory.document, token) is None or has_own_identity(memory, token):
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
        if spoken.subject and verb.lemma in SAYING and not is_quoted(document, verb):
            speakers.setdefault(spoken.sentence, spoken.entity)
    found = []
    for token in document.tokens if speakers else ():
        if token.upos == "PRON" and token.form.lower() in _SPEAKER and is_quoted(document, token):
            sentence = memory.sentence(token)
            entity = next((speakers[at] for at in range(sentence, sentence - _QUOTED_ON - 1, -1) if at in speakers), None)
            if entity is not None:
                found.append(Mention(start=token.start, end=token.end, entity=entity, form="pronoun"))
    return found


def _words_of(document: Document, head: int) -> tuple[int, int]:
    """Return the span of a referring word: a pronoun alone, a noun with its phrase."""
    token = document.tokens[head]
    return (token.start, token.end) if token.upos == "PRON" and token.form.lower() != "both" else phrase(document, head)


def _form(token: Token) -> str:
    """Return the form of a mention that a referring word makes."""
    return "pronoun" if token.upos == "PRON" else "nominal"
