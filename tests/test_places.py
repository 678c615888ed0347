"""Which words of a report are places, and which places they are."""

from collections.abc import Callable

import pytest

from whimbrel.knowledge.gazetteer import open_gazetteer
from whimbrel.mentions.places import find_places
from whimbrel.records import Document, Place

Find = Callable[[str], tuple[Place, ...]]


@pytest.fixture(scope="module")
def find(read: Callable[..., Document]) -> Find:
    gazetteer = open_gazetteer()
    return lambda text: find_places(read(text), gazetteer)


def names(places: tuple[Place, ...]) -> list[str]:
    return [place.extracted_place for place in places]


def place_of(places: tuple[Place, ...], name: str) -> Place:
    return next(place for place in places if place.extracted_place == name)


def test_offsets_slice_back_and_nothing_overlaps(find: Find) -> None:
    text = "Troops left Helmand province for Kabul, and the Red Sea ports of Yemen reopened, officials in Aden, Yemen, said."
    places = find(text)
    assert all(text[place.start : place.end] == place.extracted_place for place in places)
    assert all(left.end <= right.start for left, right in zip(places, places[1:], strict=False))


def test_the_article_is_no_part_of_the_name(find: Find) -> None:
    assert names(find("Aid reached the Gaza Strip.")) == ["Gaza Strip"]


def test_the_country_behind_the_comma_decides_everywhere_in_the_report(find: Find) -> None:
    places = find("Clashes erupted in Tripoli, Lebanon, after prayers. In Tripoli two people died.")
    assert [place.country_code for place in places] == ["LBN", "LBN", "LBN"]


def test_a_postal_abbreviation_is_a_state(find: Find) -> None:
    places = find("Police in Long Beach, CA, and in Reno, Nev., made arrests.")
    assert place_of(places, "Long Beach").province == "California"
    assert place_of(places, "CA").resolved_place == "California"
    assert place_of(places, "Reno").province == "Nevada"


def test_in_capitals_a_preposition_is_no_province(find: Find) -> None:
    places = find("FIVE SOLDIERS WERE KILLED IN MOSUL, IRAQ, ON FRIDAY, OFFICIALS SAID.")
    assert {place.country_code for place in places} == {"IRQ"}


def test_lower_case_reports_have_places_too(find: Find) -> None:
    places = find("protesters marched in cairo and alexandria, egypt, on friday.")
    assert {place.country_code for place in places} == {"EGY"}


def test_the_same_name_is_a_country_among_countries_and_a_state_among_states(find: Find) -> None:
    assert place_of(find("Georgia and Armenia signed a treaty in Tbilisi."), "Georgia").country_code == "GEO"
    assert place_of(find("Georgia, Alabama and Texas sued the government."), "Georgia").country_code == "USA"


def test_people_and_newspapers_are_no_places(find: Find) -> None:
    assert names(find("Paris Hilton told the Washington Post that she was tired.")) == []


def test_an_adjective_is_no_place_and_still_tells_the_country(find: Find) -> None:
    places = find("The Turkish city of Batman was quiet, Russian officials said.")
    assert names(places) == ["Batman"]
    assert places[0].country_code == "TUR"


def test_a_region_that_news_speaks_of_is_found_with_its_direction(find: Find) -> None:
    places = find("Rebels took Goma, in eastern Congo.")
    assert names(places) == ["Goma", "eastern Congo"]
    assert {place.country_code for place in places} == {"COD"}
    assert place_of(places, "eastern Congo").resolution == 2


def test_a_direction_before_a_country_is_not_part_of_it(find: Find) -> None:
    assert "Afghanistan" in names(find("Troops withdrew from southern Afghanistan."))


def test_a_dateline_is_a_place(find: Find) -> None:
    assert place_of(find("BAGHDAD (Reuters) - A bomb exploded on Monday."), "BAGHDAD").feature_code == "PPLC"


def test_a_province_is_one_where_the_words_say_so(find: Find) -> None:
    assert place_of(find("Fighting spread through Aleppo province."), "Aleppo").feature_code == "ADM1"
    assert place_of(find("Shells hit the city of Aleppo."), "Aleppo").resolution == 4


def test_the_united_states_are_a_country(find: Find) -> None:
    place = place_of(find("The U.S. sent envoys to Kenya."), "U.S.")
    assert (place.country_code, place.resolution) == ("USA", 1)


def test_an_unknown_village_keeps_its_words_alone(find: Find) -> None:
    (place,) = find("Gunmen raided the village of Kwembawala.")
    assert place.extracted_place == "Kwembawala"
    assert (place.resolved_place, place.geonameid, place.lat, place.country_code) == (None, None, None, None)


def test_a_state_that_was_has_no_coordinates(find: Find) -> None:
    place = place_of(find("The treaty was signed in the Soviet Union."), "Soviet Union")
    assert (place.lat, place.lon) == (None, None)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "😀 مرحبا بكم", "((((((" * 500, "\x00 Kabul \x00", "A" * 5000, "KABUL", "in In IN, of Of"]
)
def test_odd_texts_do_no_harm(find: Find, text: str) -> None:
    assert all(text[place.start : place.end] == place.extracted_place for place in find(text))


def test_the_same_text_gives_the_same_places(find: Find) -> None:
    text = "Envoys from Jordan, Syria and Springfield met in Geneva; San Antonio and Santa Cruz sent word."
    assert find(text) == find(text)


def test_gaza_is_the_strip_and_gaza_city_the_town(find: Find) -> None:
    places = find("Israel struck Gaza overnight. Tanks entered Gaza City.")
    assert place_of(places, "Gaza").resolved_place == "Gaza Strip"
    assert place_of(places, "Gaza City").resolution == 4


def test_a_long_list_takes_time_in_proportion(find: Find) -> None:
    places = find("Springfield, San Antonio, Santa Cruz and Georgia; " * 400)
    assert len(places) == 1600


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen ambushed a lorry about 10 km north of Goma on Tuesday.", ["Goma"]),
        ("Two boats sank in waters off Lampedusa.", ["Lampedusa"]),
        ("The camp lay 50 km north of the capital, Bamako.", ["Bamako"]),
        ("A bus burned on the Kabul-Kandahar highway.", ["Kabul", "Kandahar"]),
        ("Port-au-Prince was quiet on Monday after a week of gunfire.", ["Port-au-Prince"]),
        ("Sanaa, Hodeidah and Taiz were bombed by Saudi jets.", ["Sanaa", "Hodeidah", "Taiz"]),
        ("Villagers from Kafr Nabl and Maarat al-Numan fled to Idlib.", ["Kafr Nabl", "Maarat al-Numan", "Idlib"]),
        ("The Nicaraguan army moved guns to Bluefields in 1984.", ["Bluefields"]),
        ("Zambian lorries went from Kabwe to Ndola and Kitwe.", ["Kabwe", "Ndola", "Kitwe"]),
        ("A Brussels-based agency fined the firm.", ["Brussels"]),
        ("ISLAMABAD: Police fired tear gas in Rawalpindi.", ["ISLAMABAD", "Rawalpindi"]),
        ("WINDHOEK, Aug 31 - Armour came back from Angola.", ["WINDHOEK", "Angola"]),
        ("Rebels took Goma on Sunday. In Goma, shops were shut.", ["Goma", "Goma"]),
        ("The ship was bound for Mombasa from Karachi.", ["Mombasa", "Karachi"]),
    ],
)
def test_places_are_found_where_places_stand(find: Find, text: str, expected: list[str]) -> None:
    assert names(find(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Iran-backed fighters shelled the outpost.",
        "The Minsk agreement collapsed within weeks.",
        "The Camp David accords were signed by both leaders.",
        "The Treaty of Rome was signed by six states.",
        "Jordan said he would not play again, his agent told reporters.",
        "Georgia Marlowe, a nurse, saw the shooting.",
        "He wore a Kashmir sweater to the hearing.",
        "The Brussels sprouts were recalled by the firm.",
        "A Toyota Tacoma was found burning.",
        "A frigate, the Esmeraldas, has sailed.",
        "The frigate HMS Sheffield was hit by a missile.",
        "Hurricane Florence killed nine people.",
        "The Lisbon Treaty was rejected by Irish voters.",
        "A Cairo University student was arrested.",
        "The Archbishop of Canterbury condemned the raid.",
        "Chad Wilkins was charged with fraud.",
        "Van drivers blocked the bridge.",
        "Reading the letter aloud, he wept.",
    ],
)
def test_what_only_bears_a_places_name_is_none(find: Find, text: str) -> None:
    assert names(find(text)) == []


@pytest.mark.parametrize(
    ("text", "name", "country", "resolution"),
    [
        ("Lebanese soldiers were sent to the northern city of Tripoli on Friday.", "Tripoli", "LBN", 4),
        ("Militias shelled the airport of Tripoli, and Libya's central bank closed.", "Tripoli", "LBY", 4),
        ("Storms hit Georgia, Florida and Alabama.", "Georgia", "USA", 2),
        ("Georgia closed its border with Russia after Armenia protested.", "Georgia", "GEO", 1),
        ("The president of Congo spoke in Brazzaville.", "Congo", "COG", 1),
        ("The president of Congo spoke in Kinshasa.", "Congo", "COD", 1),
        ("The president of the Dominican Republic opened a hospital in Santiago.", "Santiago", "DOM", 4),
        ("Venezuelan troops fired tear gas in Valencia.", "Valencia", "VEN", 4),
        ("The Seychelles court in Victoria tried six pirates.", "Victoria", "SYC", 4),
        ("A man was shot by police in Vancouver, Washington.", "Washington", "USA", 2),
        ("Unionists from Armagh and Newry flew to Washington.", "Washington", "USA", 4),
        ("The column stopped halfway between Homs and Hama.", "Hama", "SYR", 4),
        ("Turkish troops entered Al Bab on Thursday, Syrian activists said.", "Al Bab", "SYR", 4),
        ("West Germany and South Vietnam signed a treaty.", "South Vietnam", "VDR", 1),
        ("Upper Volta closed its embassy.", "Upper Volta", "BFA", 1),
    ],
)
def test_the_report_tells_which_of_several_places_is_meant(find: Find, text: str, name: str, country: str, resolution: int) -> None:
    place = place_of(find(text), name)
    assert (place.country_code, place.resolution) == (country, resolution)


def test_one_name_in_two_places_is_two(find: Find) -> None:
    places = find("A minister was jailed in Birmingham, Alabama. Dockers in Birmingham, England, sent money to him.")
    assert [place.country_code for place in places if place.extracted_place == "Birmingham"] == ["USA", "GBR"]


@pytest.mark.parametrize(("date", "country"), [("1975-04-20", "ZWE"), ("2018-03-05", "GBR")])
def test_a_name_that_was_given_up_is_that_place_only_before(read: Callable[..., Document], date: str, country: str) -> None:
    places = find_places(read("Shops were closed in Salisbury on Monday.", date), open_gazetteer())
    assert [place.country_code for place in places] == [country]


def test_old_name_without_a_namesake_is_known_at_any_time(read: Callable[..., Document]) -> None:
    places = find_places(read("He was born in Leningrad in 1950.", "2020-01-01"), open_gazetteer())
    assert [place.country_code for place in places] == ["RUS"]


def test_an_unknown_village_lies_in_the_only_country_of_the_report(find: Find) -> None:
    places = find("Gunmen raided the village of Bhelwariko. The Nigerian army sent men from Kano and Kaduna, in Nigeria, to Bhelwariko.")
    village = place_of(places, "Bhelwariko")
    assert (village.country_code, village.lat, village.resolved_place) == ("NGA", None, None)


def test_words_in_lower_case_belong_to_a_name_that_the_gazetteer_has_with_them(find: Find) -> None:
    assert names(find("Soldiers raided the Jenin refugee camp on Monday.")) == ["Jenin refugee camp"]
    assert names(find("Drones struck the Engels air base.")) == ["Engels air base"]
    assert names(find("Soldiers raided the Jenin town hall on Monday.")) == ["Jenin"]


def test_a_name_with_a_number_is_a_place_only_if_it_is_known(find: Find) -> None:
    assert names(find("Three soldiers were killed when Tower 22 was hit by a drone.")) == ["Tower 22"]
    assert names(find("Three men were killed when Tower 23 was hit by a drone.")) == []


def test_a_town_that_the_parser_takes_for_a_people_is_one_behind_to_and_from(find: Find) -> None:
    assert "Ceuta" in names(find("Morocco renewed its claim to Ceuta."))


def test_a_rarer_name_of_a_capital_elsewhere_does_not_make_it_known(find: Find) -> None:
    assert place_of(find("Two men were arrested in Delhi on Monday, police said."), "Delhi").country_code == "IND"
