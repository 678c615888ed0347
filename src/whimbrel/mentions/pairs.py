"""Words for two or more parties at once: "both sides", "the two countries", "their foreign ministers", "each side"."""

from whimbrel.mentions.memory import Memory, Spoken, clashes, conjuncts_in
from whimbrel.records import Entity, Mention, Token

PAIRED = frozenset({"two", "both", "pair", "duo"})
SIDES = {
    "side": None, "two": None, "both": None, "pair": None, "duo": None, "party": None, "rival": None, "foe": None, "enemy": None,
    "army": None, "neighbour": "nation", "neighbor": "nation", "country": "nation", "nation": "nation", "state": "nation",
    "government": "nation", "ally": "nation", "leader": "person", "president": "person", "minister": "person", "man": "person",
    "woman": "person", "official": "person", "diplomat": "person", "politician": "person", "group": "group", "militia": "group",
    "faction": "group", "premier": "person", "envoy": "person", "negotiator": "person",
}  # fmt: skip
_DETERMINERS = frozenset({"the", "this", "that", "these", "those"})
_SEVERALLY = frozenset({"each", "either", "neither", "all"})  # "each side", "all parties": of those at odds
_AT_ODDS = frozenset({"side", "party", "army"})
_BACK = 3  # sentences that a pair can look back
_STATE = frozenset({"GOV", "MIL", None})


def pair(memory: Memory, token: Token, mention: Mention | None) -> list[str] | None:
    """Return the two parties of "the two", "both sides", "the two leaders"; None if the word speaks of no two."""
    document = memory.document
    words = {document.tokens[child].form.lower() for child in document.children[token.index] if child < token.index}
    words.add(token.form.lower())
    severally = bool(words & _SEVERALLY) and token.lemma in _AT_ODDS
    if not (words & PAIRED or severally) or (token.upos == "NOUN" and token.lemma not in SIDES):
        return None
    if "both" not in words and not severally and not words & _DETERMINERS:
        return None
    kind = SIDES.get(token.lemma)
    found = _last_two(memory, token, kind)
    office = _office(memory, mention)
    if kind != "person" or mention is None or (found and office in (None, *(memory.entities[person].office for person in found))):
        return found
    return _one_each(memory, mention, [memory.entities[nation] for nation in _last_two(memory, token, "nation")])


def _office(memory: Memory, mention: Mention | None) -> str | None:
    """Return the office of a description, "foreign minister" of "both foreign ministers"."""
    entity = memory.entities.get(mention.entity or "") if mention else None
    return entity.office if entity else None


def members(memory: Memory, token: Token, mention: Mention | None) -> list[str]:
    """Return one party for each nation where a plural belongs to several: "their foreign ministers"."""
    if mention is None or token.tag not in ("NNS", "NNPS"):
        return []
    owners = [owner for owner in memory.owners(token.index) if owner.kind == "nation" or owner.sector == "GOV"]
    return _one_each(memory, mention, owners) if len({owner.code for owner in owners}) > 1 else []


def _one_each(memory: Memory, mention: Mention, nations: list[Entity]) -> list[str]:
    """Return what a plural role noun means for each of some nations: its holder there."""
    role = memory.entities.get(mention.entity or "")
    if role is None or len(nations) < 2 or role.sector is None:
        return []
    return [memory.like(role, nation.code) for nation in nations]


def _last_two(memory: Memory, token: Token, kind: str | None) -> list[str]:
    """Return the last two parties of a kind, of one kind at any rate, in the last sentences; none if there are fewer.

    Those coordinated go first. A country that was only a scene, or that does this to the two, is neither of them.
    """
    sentence = memory.sentence(token)
    recent = [spoken for spoken in memory.spoken[-60:] if sentence - spoken.sentence <= _BACK]
    doers = {spoken.entity for spoken in recent if clashes(memory.document, token, spoken)}
    recent = [spoken for spoken in recent if not spoken.scene and spoken.entity not in doers]
    for spoken in reversed(recent):
        together = conjuncts_in(memory, spoken, recent)
        if len(together) == 2 and all(_is_side(memory.entities[entity], kind) for entity in together):
            return together
    found = _distinct(memory, recent, kind)
    if kind is None and len({memory.entities[entity].kind for entity in found}) > 1:
        return _last_two(memory, token, "nation") if token.lemma in _AT_ODDS else []
    if len(found) < 2 and kind in (None, "nation") and (kind or token.lemma in _AT_ODDS):
        return _the_two_nations(memory, {memory.entities[doer].code for doer in doers})
    same = len({memory.entities[entity].kind for entity in found}) == 1
    return found[::-1] if len(found) == 2 and (kind or same) else []


def _the_two_nations(memory: Memory, doers: set[str | None]) -> list[str]:
    """Return the two nations that the report is about, more than about any third; nothing if it is not."""
    counts = [(code, count) for code, count in memory.times_named().most_common() if code not in doers]
    if len(counts) < 2 or counts[1][1] < 2 or (len(counts) > 2 and counts[2][1] == counts[1][1]):
        return []
    states = [memory.state(code) for code, _ in counts[:2]]
    return [state for state in states if state] if all(states) else []


def _distinct(memory: Memory, recent: list[Spoken], kind: str | None) -> list[str]:
    """Return the last two parties that can be sides, the latest first; a nation and its government are one."""
    found: list[str] = []
    states: list[str | None] = []
    for spoken in reversed(recent):
        entity = memory.entities[spoken.entity]
        state = entity.code if entity.kind == "nation" or (entity.kind != "person" and entity.sector in _STATE) else None
        if spoken.entity in found or (state and state in states) or not _is_side(entity, kind) or not entity.name:
            continue
        found.append(spoken.entity)
        states.append(state)
        if len(found) == 2:
            break
    return found


def _is_side(entity: Entity, kind: str | None) -> bool:
    """Tell whether an entity can be one of two; a government can stand for its nation."""
    if kind == "nation":
        return entity.kind == "nation" or (entity.kind == "body" and entity.sector == "GOV")
    return kind is None or entity.kind == kind or (kind == "group" and entity.kind == "body")
