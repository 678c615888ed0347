"""Who: arguments as actors and recipients with codes."""

from collections.abc import Callable

from made_claims import argument, entity, mention, place

from whimbrel.events.roles import UNKNOWN, cast_of, roles_of
from whimbrel.records import Document, Mentions

Read = Callable[..., Document]


def test_entity_lends_its_code_and_the_text_its_words(read: Read) -> None:
    document = read("Rebels attacked the village.")
    cast = cast_of(document, Mentions(entities=(entity("e1", "COD", "REB"),), mentions=(mention(document, "Rebels", "e1"),)))
    (role,) = roles_of((argument(document, "Rebels"),), cast)
    assert (role.code, role.sector, role.entity, role.entity_text, role.start, role.end) == ("COD", "REB", "e1", "Rebels", 0, 6)
    assert not role.implicit


def test_nation_acts_through_its_government(read: Read) -> None:
    document = read("Norway signed a treaty.")
    cast = cast_of(
        document, Mentions(entities=(entity("e1", "NOR", None, "nation"),), mentions=(mention(document, "Norway", "e1", "name"),))
    )
    assert [role.sector for role in roles_of((argument(document, "Norway"),), cast)] == ["GOV"]


def test_sector_of_a_body_is_kept(read: Read) -> None:
    document = read("Police arrested a man.")
    cast = cast_of(document, Mentions(entities=(entity("e1", "KEN", "COP"),), mentions=(mention(document, "Police", "e1"),)))
    assert [role.sector for role in roles_of((argument(document, "Police"),), cast)] == ["COP"]


def test_group_without_sector_gets_none(read: Read) -> None:
    document = read("The men attacked a camp.")
    cast = cast_of(document, Mentions(entities=(entity("e1", None),), mentions=(mention(document, "The men", "e1"),)))
    assert [role.sector for role in roles_of((argument(document, "The men"),), cast)] == [None]


def test_country_as_a_place_is_a_state_with_a_government(read: Read) -> None:
    document = read("Rebels attacked Chad.")
    cast = cast_of(document, Mentions(places=(place(document, "Chad", "TCD", resolution=1),)))
    (role,) = roles_of((argument(document, "Chad"),), cast)
    assert (role.code, role.sector, role.name) == ("TCD", "GOV", "Chad")


def test_town_as_a_party_has_its_country_and_no_sector(read: Read) -> None:
    document = read("Rebels attacked Goma.")
    cast = cast_of(document, Mentions(places=(place(document, "Goma", "COD"),)))
    assert [(role.code, role.sector) for role in roles_of((argument(document, "Goma"),), cast)] == [("COD", None)]


def test_place_in_a_dependency_counts_for_the_sovereign(read: Read) -> None:
    document = read("Rebels attacked Nuuk.")
    cast = cast_of(document, Mentions(places=(place(document, "Nuuk", "GRL"),)))
    assert [role.code for role in roles_of((argument(document, "Nuuk"),), cast)] == ["DNK"]


def test_place_that_nobody_knows_has_no_code(read: Read) -> None:
    document = read("Rebels attacked Zzyrk.")
    cast = cast_of(document, Mentions())
    (role,) = roles_of((argument(document, "Zzyrk"),), cast)
    assert (role.code, role.sector, role.entity_text) == (None, None, "Zzyrk")


def test_one_phrase_for_two_parties_gives_two_roles(read: Read) -> None:
    document = read("The two met in Geneva.")
    known = Mentions(
        entities=(entity("e1", "PER", None, "nation"), entity("e2", "CHL", None, "nation")),
        mentions=(mention(document, "The two", "e1", "pronoun"), mention(document, "The two", "e2", "pronoun")),
    )
    roles = roles_of((argument(document, "The two"),), cast_of(document, known))
    assert [(role.code, role.entity_text) for role in roles] == [("PER", "The two"), ("CHL", "The two")]


def test_nobody_is_a_party_twice(read: Read) -> None:
    document = read("The army said it attacked.")
    known = Mentions(
        entities=(entity("e1", "KEN", "MIL"),), mentions=(mention(document, "The army", "e1"), mention(document, "it", "e1", "pronoun"))
    )
    roles = roles_of((argument(document, "The army"), argument(document, "it")), cast_of(document, known))
    assert [role.entity_text for role in roles] == ["The army"]


def test_unknown_actor_is_implicit_and_has_no_words() -> None:
    assert (UNKNOWN.sector, UNKNOWN.code, UNKNOWN.implicit, UNKNOWN.start) == ("UNK", None, True, None)
