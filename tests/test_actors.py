"""Who is found in a text, with which country and sector."""

from collections.abc import Callable

import pytest

from whimbrel.knowledge.actors import load_actors
from whimbrel.mentions.actors import find_actors
from whimbrel.records import Document, Entity

Read = Callable[..., Document]


def found(document: Document) -> dict[str, Entity]:
    """Return the entity of each mention by its words; of several mentions with the same words the last."""
    entities, mentions = find_actors(document, load_actors())
    by_id = {entity.id: entity for entity in entities}
    return {document.text[mention.start : mention.end]: by_id[mention.entity or ""] for mention in mentions}


def codes(entity: Entity) -> tuple[str | None, str | None]:
    return entity.code, entity.sector


@pytest.mark.parametrize(
    ("text", "words", "code", "sector"),
    [
        ("Georgian President Irakli Dolidze spoke on Monday.", "Georgian President Irakli Dolidze", "GEO", "GOV"),
        ("The Sudanese army shelled a village.", "The Sudanese army", "SDN", "MIL"),
        ("A spokesman for the Peruvian interior ministry resigned.", "A spokesman for the Peruvian interior ministry", "PER", "GOV"),
        ("The foreign minister of Peru resigned.", "The foreign minister of Peru", "PER", "GOV"),
        ("Gunmen in Karachi shot a teacher.", "Gunmen in Karachi", "PAK", "UAF"),
        ("Soldiers killed villagers in northern Mali.", "villagers in northern Mali", "MLI", "CVL"),
        ("Hezbollah fighters fired rockets.", "Hezbollah fighters", "LBN", "PRM"),
        ("Zambia's supreme court freed him.", "Zambia's supreme court", "ZMB", "JUD"),
        ("Former Kenyan president Daniel Otieno died.", "Former Kenyan president Daniel Otieno", "KEN", "ELI"),
        ("UN peacekeepers left the town.", "UN peacekeepers", "UNO", None),
        ("Two Israelis were wounded.", "Two Israelis", "ISR", "CVL"),
        ("The rebels in Abkhazia withdrew.", "Abkhazia", "GEO", "PRE"),
    ],
)
def test_country_and_sector_come_from_the_phrase(read: Read, text: str, words: str, code: str, sector: str | None):
    assert codes(found(read(text, "2020-05-10"))[words]) == (code, sector)


def test_apposition_says_who_a_name_is(read: Read):
    parties = found(read("Karim Bello, the Nigerian defence minister, praised the troops.", "2023-05-10"))
    assert codes(parties["Karim Bello"]) == ("NGA", "GOV")
    assert parties["the Nigerian defence minister"] is parties["Karim Bello"]


def test_office_alone_is_its_holder_at_the_date(read: Read):
    text = "The Egyptian president flew to Paris."
    assert found(read(text, "2009-03-01"))["The Egyptian president"].name == "Hosni Mubarak"
    assert found(read(text, "2020-03-01"))["The Egyptian president"].name == "Abdel Fattah el-Sisi"
    assert found(read(text))["The Egyptian president"].name is None


def test_surname_is_carried_through_the_report(read: Read):
    parties = found(read("Ghanaian Finance Minister Ama Boateng resigned. Boateng gave no reason.", "2020-03-01"))
    assert parties["Boateng"].name == "Ama Boateng"
    assert codes(parties["Boateng"]) == ("GHA", "GOV")


def test_president_of_a_club_is_no_head_of_state(read: Read):
    parties = found(read("The president of the Chadian Chess League resigned.", "2020-03-01"))
    assert parties["The president of the Chadian Chess League"].name is None


def test_acronym_in_brackets_is_the_same_body(read: Read):
    parties = found(read("The Front for Renewal and Justice (FRJ) attacked a base. The FRJ said it took ten soldiers.", "2020-03-01"))
    assert parties["The FRJ"].name == "Front for Renewal and Justice"


def test_capital_is_a_government_when_it_acts_and_a_place_otherwise(read: Read):
    assert codes(found(read("Tehran accused Washington of lying."))["Tehran"]) == ("IRN", "GOV")
    assert "Moscow" not in found(read("The envoy returned to Moscow on Friday."))


def test_backer_gives_no_nationality(read: Read):
    parties = found(read("Turkish-backed rebels shelled the town of Afrin."))
    assert parties["Turkish-backed rebels"].code != "TUR"


def test_army_without_a_nationality_is_that_of_the_country_spoken_of(read: Read):
    parties = found(read("Protests went on in Senegal. The army guarded the palace."))
    assert codes(parties["The army"]) == ("SEN", "MIL")


def test_coordinated_nationalities_are_two_parties(read: Read):
    entities, _ = find_actors(read("Israeli and Palestinian officials met in Cairo."), load_actors())
    assert {codes(entity) for entity in entities if entity.sector} == {("ISR", "GOV"), ("PSE", "GOV")}


def test_nation_inside_a_phrase_has_its_own_mention(read: Read):
    document = read("The Sudanese army shelled a village.")
    _, mentions = find_actors(document, load_actors())
    assert [(document.text[mention.start : mention.end], mention.form) for mention in mentions[:2]] == [
        ("The Sudanese army", "nominal"),
        ("Sudanese", "adjective"),
    ]


@pytest.mark.parametrize(("wrong", "right"), [("Hezbolla", "Hezbollah"), ("Emanuel Macron", "Emmanuel Macron")])
def test_name_a_letter_away_is_a_misspelling(read: Read, wrong: str, right: str):
    document = read(f"{wrong} said on Monday that the talks in Beirut had failed.", "2019-05-01")
    entities, mentions = find_actors(document, load_actors())
    assert (entities[0].name, mentions[0].form) == (right, "misspelling")


def test_things_are_no_parties(read: Read):
    assert found(read("Drones and missiles fell after the talks in bad weather.")) == {}


def test_pronoun_us_and_who_are_no_names(read: Read):
    assert found(read("They told us who is responsible.")).keys() <= {"They", "us"}


def test_entities_are_numbered_by_first_mention(read: Read):
    entities, mentions = find_actors(read("Kenya and Uganda signed. Uganda left. Kenya stayed."), load_actors())
    assert [entity.id for entity in entities] == ["e1", "e2"]
    assert [mention.entity for mention in mentions] == ["e1", "e2", "e2", "e1"]


@pytest.mark.parametrize("text", ["", "😀 ((( \0", "ISRAEL AND HAMAS AGREED", "مرحبا", "the of for , ( ) [", "President", "'s 's"])
def test_odd_text_is_read_without_a_crash(read: Read, text: str):
    _, mentions = find_actors(read(text), load_actors())
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)


def test_dateline_is_no_party_but_tells_whose_army_it_is(read: Read):
    parties = found(read("LIMA, May 3 - The army cleared roads on Monday."))
    assert list(parties) == ["The army"]
    assert parties["The army"].code == "PER"


def test_minister_without_a_country_among_several_has_none(read: Read):
    parties = found(read("Kenya and Uganda sent envoys. A minister resigned."))
    assert parties["A minister"].code is None


def test_title_alone_is_the_person_named_with_it(read: Read):
    parties = found(read("State Secretary Pavel Hruby spoke first. Later the state secretary left."))
    assert parties["the state secretary"].name == "Pavel Hruby"


def test_local_people_are_of_the_country_that_the_report_is_about(read: Read):
    parties = found(read("Ghana held a vote. Villagers queued. A judge freed two men.", "2020-03-01"))
    assert codes(parties["Villagers"]) == ("GHA", "CVL")
    assert codes(parties["A judge"]) == ("GHA", "JUD")


def test_minister_is_of_the_datelines_country_where_two_are_spoken_of_alike(read: Read):
    text = "LUSAKA, May 3 - Zambia will close the border if Angola does so, Foreign Minister Joseph Banda said."
    assert found(read(text))["Foreign Minister Joseph Banda"].code == "ZMB"


def test_dateline_weighs_little_where_the_report_is_about_another_country(read: Read):
    text = "GENEVA - Sudan closed a camp near Khartoum. Sudanese doctors left. The army gave no reason. Sudan is calm."
    assert found(read(text))["The army"].code == "SDN"


def test_victims_of_foreign_forces_are_of_the_other_country(read: Read):
    text = "Libya blamed Tunisia. Tunisian troops beat two herders, Libya said. Tunisia and Libya will talk."
    assert codes(found(read(text))["two herders"]) == ("LBY", "CVL")


def test_scene_of_a_clause_around_tells_the_country(read: Read):
    parties = found(read("They crossed into Chad, where local authorities sheltered them. Togo sent food."))
    assert parties["local authorities"].code == "TCD"


def test_minority_is_of_the_country_where_it_lives(read: Read):
    assert codes(found(read("Ethnic Hungarians marched in Romania."))["Ethnic Hungarians"]) == ("ROU", "CVL")


@pytest.mark.parametrize(
    ("text", "words", "code", "sector"),
    [
        ("Turkish air strikes shook a town.", "Turkish air strikes", "TUR", "MIL"),
        ("Iran warned British ships.", "British ships", "GBR", "BUS"),
        ("A Greek coast guard vessel left.", "A Greek coast guard vessel", "GRC", "COP"),
        ("Rockets hit Turkish civilian targets.", "Turkish civilian targets", "TUR", "CVL"),
        ("Kenyan soldiers shelled villages in Somalia.", "villages", "SOM", "CVL"),
        ("Police in Quito arrested 60 on Monday.", "60", "ECU", "CVL"),
    ],
)
def test_things_and_numbers_stand_for_people(read: Read, text: str, words: str, code: str, sector: str):
    assert codes(found(read(text))[words]) == (code, sector)


def test_things_of_nobody_and_victims_of_storms_are_no_parties(read: Read):
    assert found(read("Air strikes shook the hills. A typhoon killed 31. The village slept.")) == {}


def test_capital_that_is_asked_or_given_something_is_a_government(read: Read):
    parties = found(read("Peru accused Santiago of spying. Its request to Quito failed."))
    assert codes(parties["Santiago"]) == ("CHL", "GOV")
    assert codes(parties["Quito"]) == ("ECU", "GOV")


def test_name_right_after_a_kind_of_body_is_its_own(read: Read):
    parties = found(read("Members of the opposition party Veza left Albania. Veza threatened a strike."))
    assert codes(parties["Veza"]) == ("ALB", "PTY")


def test_acronym_gives_away_a_name(read: Read):
    assert found(read("Fighters of the Civic Rally (CR) left. The CR lifted its roadblocks."))["The CR"].name == "Civic Rally"


def test_parties_run_together_are_two(read: Read):
    entities, mentions = find_actors(read("Burma's government and Karen rebels agreed a truce."), load_actors())
    by_id = {entity.id: codes(entity) for entity in entities}
    whole = [by_id[mention.entity or ""] for mention in mentions if mention.start == 0 and mention.end > 20]
    assert sorted(whole) == [("MMR", "GOV"), ("MMR", "REB")]


def test_ambassador_is_not_of_the_country_that_summons(read: Read):
    text = "China and the Philippines are at odds. Manila summoned Ambassador Wu Zhiyuan."
    assert found(read(text))["Ambassador Wu Zhiyuan"].code == "CHN"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Soldiers shot Omar Sidi in Gao.", "Omar Sidi"),
        ("They bombed an Israeli command post on Sunday.", "an Israeli command post"),
    ],
)
def test_circumstances_are_no_part_of_a_party(read: Read, text: str, words: str):
    assert words in found(read(text))


def test_known_name_is_not_found_inside_a_longer_one(read: Callable[..., Document]):
    entities, _ = find_actors(read("South Korean heiress Cho Hyun-ah apologised in Seoul."), load_actors())
    assert all(entity.name != "Cho Hyun" for entity in entities)


def test_name_with_a_possessive_is_found_whole(read: Callable[..., Document]):
    entities = found(read("The People's Liberation Army shelled a village."))
    assert (entities["The People's Liberation Army"].code, entities["The People's Liberation Army"].sector) == ("CHN", "MIL")


def test_name_of_several_is_whose_country_the_report_speaks_of(read: Callable[..., Document]):
    entities = found(read("The Foreign Office in Islamabad summoned the envoy of India."))
    assert entities["The Foreign Office in Islamabad"].code == "PAK"


@pytest.mark.parametrize(("name", "code"), [("Romania", "ROU"), ("Montenegro", "MNE"), ("Zambia", "ZMB")])
def test_nation_is_no_misspelt_group(read: Callable[..., Document], name: str, code: str):
    assert found(read(f"Poland invited {name}."))[name].code == code
