"""What parties take from those whom a pronoun or a description names as their owners: "its fighters", "the group's leader"."""

from dataclasses import replace

from whimbrel.knowledge.actor_records import Term
from whimbrel.mentions.naming import Naming
from whimbrel.records import Document, Entity, Mention
from whimbrel.syntax import by_head, dependents

_COUNTERPART = "counterpart"
_FOLLOWERS = frozenset({"men", "man", "forces", "fighters", "troops", "followers", "supporters", "loyalists", "soldiers"})
_ARMED = frozenset({"REB", "PRM", "UAF", "CRM", "MIL"})


def with_owners(document: Document, naming: Naming, entities: tuple[Entity, ...], mentions: tuple[Mention, ...]) -> tuple[Entity, ...]:
    """Return the entities with country and sector of their owners, now that it is known who those are."""
    known = {entity.id: entity for entity in entities}
    heads = by_head(document, mentions)
    for head, named in naming.heads.items():
        term = named.term or next((below.term for below in naming.modifiers.get(head, ()) if below.term), None)
        owner = _owner(document, head, heads, known)
        for mention in heads.get(head, ()) if term and owner else ():
            entity = known.get(mention.entity or "")
            if term and owner and entity and entity.id != owner.id and entity.kind != "nation":
                known[entity.id] = _opposite(entity, owner) if term.phrase == _COUNTERPART else _owned(entity, term, owner)
    return tuple(known[entity.id] for entity in entities)


def _owner(document: Document, head: int, heads: dict[int, tuple[Mention, ...]], known: dict[str, Entity]) -> Entity | None:
    """Return the one party that a possessive before a head stands for, if any."""
    mentions = [mention for child in dependents(document, head, "poss") for mention in heads.get(child, ())]
    return known.get(mentions[0].entity or "") if len(mentions) == 1 else None


def _opposite(entity: Entity, owner: Entity) -> Entity:
    """Return somebody's counterpart: of the same sector and office, elsewhere."""
    return replace(entity, sector=entity.sector or owner.sector, other_sectors=owner.other_sectors, office=entity.office or owner.office)


def _owned(entity: Entity, term: Term, owner: Entity) -> Entity:
    """Return an entity with what it takes from its owner: the country that it lacks, and the sector if its noun inherits one."""
    sector, others = entity.sector, entity.other_sectors
    follows = term.phrase in _FOLLOWERS and owner.sector in _ARMED
    if owner.sector and (follows or (term.inherits and owner.kind in ("group", "body"))):
        sector, others = owner.sector, owner.other_sectors
    code = owner.code if owner.code and (entity.code is None or term.inherits or follows) else entity.code
    return replace(entity, code=code, sector=sector, other_sectors=others)
