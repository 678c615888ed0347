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
