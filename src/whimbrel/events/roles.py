"""Who: the arguments of a claim as actors and recipients with codes."""

from dataclasses import dataclass

from whimbrel.knowledge.sovereigns import sovereign_of
from whimbrel.records import Argument, Document, Entity, Mention, Mentions, Place, Role
from whimbrel.syntax import by_head, head_of

# What a state does is done by its government (record.md, section 3); a nation otherwise has no sector.
_GOVERNMENT = "GOV"
_CAPITAL = "PPLC"  # GeoNames' code of a national capital


@dataclass(frozen=True, slots=True)
class Cast:
    """Everyone in a document: mentions by head token, entities by id, places by head token."""

    document: Document
    mentions: dict[int, tuple[Mention, ...]]
    entities: dict[str, Entity]
    places: dict[int, Place]


def cast_of(document: Document, mentions: Mentions) -> Cast:
    """Return the cast of a document."""
    heads = ((head_of(document, place.start, place.end), place) for place in mentions.places)
    return Cast(
        document=document,
        mentions=by_head(document, mentions.mentions),
        entities={entity.id: entity for entity in mentions.entities},
        places={head: place for head, place in heads if head is not None},
    )


def roles_of(arguments: tuple[Argument, ...], cast: Cast, *, governing: bool = True) -> tuple[Role, ...]:
    """Return the roles that arguments fill: one an entity, so that "the two" gives two; nobody twice.

    `governing` tells that a capital stands for its government ("Tehran", "drones to Moscow"), not for the place ("bombed Kyiv").
    """
    found: dict[tuple[str | None, str | None, str | None, int | None], Role] = {}
    for argument in arguments:
        for role in _roles(argument, cast, governing):
            key = (role.entity, None, None, None) if role.entity else (role.code, role.sector, role.name, role.start)
            found.setdefault(key, role)
    return tuple(found.values())


def _roles(argument: Argument, cast: Cast, governing: bool) -> list[Role]:
    """Return the roles of one argument: by its mention, else by the place that it names, else its bare words."""
    mentions = [mention for mention in cast.mentions.get(argument.head, ()) if mention.entity in cast.entities]
    if mentions:
        return [_entity_role(argument, cast.entities[mention.entity], cast) for mention in mentions if mention.entity]
    place = cast.places.get(argument.head) or _inner_place(argument, cast)
    text = cast.document.text[argument.start : argument.end]
    code, name, sector = None, None, None
    if place is not None and place.resolution is not None:
        code, name = sovereign_of(place.country_code), place.resolved_place
        sector = _GOVERNMENT if place.resolution == 1 or (governing and place.feature_code == _CAPITAL) else None
    return [Role(code=code, sector=sector, name=name, entity_text=text, start=argument.start, end=argument.end)]


def _inner_place(argument: Argument, cast: Cast) -> Place | None:
    """Return the place that a phrase names behind its head: "the town of *Rutshuru*", "a base near *Aleppo*"."""
    inside = (place for place in cast.places.values() if argument.start <= place.start and place.end <= argument.end)
    return min(inside, key=lambda place: place.start, default=None)


def _entity_role(argument: Argument, entity: Entity, cast: Cast) -> Role:
    """Return an entity in a role; a nation acts through its government."""
    sector = entity.sector or (_GOVERNMENT if entity.kind == "nation" else None)
    return Role(
        code=entity.code, sector=sector, other_sectors=entity.other_sectors, name=entity.name, entity=entity.id,
        entity_text=cast.document.text[argument.start : argument.end], start=argument.start, end=argument.end,
    )  # fmt: skip


UNKNOWN = Role(code=None, sector="UNK", implicit=True)
