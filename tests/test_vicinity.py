"""What the words around a toponym make of its place: distances, surroundings, coasts, borders, roads."""

from collections.abc import Callable

import pytest

from whimbrel.knowledge.borders import load_borders
from whimbrel.knowledge.gazetteer import distance_km, open_gazetteer
from whimbrel.mentions.border_names import find_borders
from whimbrel.mentions.places import find_places
from whimbrel.mentions.vicinity import vicinity
from whimbrel.records import Document, Place

Around = Callable[[str, str], tuple[Place, Place]]


@pytest.fixture(scope="module")
def around(read: Callable[..., Document]) -> Around:
    """Return a function that reads a text and returns a place of it, as it is and as its surroundings make it."""
    gazetteer = open_gazetteer()

    def both(text: str, name: str) -> tuple[Place, Place]:
        document = read(text)
        places = find_places(document, gazetteer)
        place = next(one for one in places if one.extracted_place == name)
        found = vicinity(document, place, places)
        assert text[found.start : found.end] == found.extracted_place
        return place, found

    return both


def moved(place: Place, found: Place) -> float:
    assert place.lat is not None and place.lon is not None and found.lat is not None and found.lon is not None
    return distance_km(place.lat, place.lon, found.lat, found.lon)


@pytest.mark.parametrize(
    ("text", "name", "words", "km", "radius"),
    [
        ("Gunmen stopped a lorry about 10 km north of Kampala.", "Kampala", "10 km north of Kampala", 10, 2),
        ("A mine exploded 20 kilometres (12 miles) south-west of Kandahar.", "Kandahar", None, 20, 4),
        ("A plane came down 30 miles east-northeast of Denver.", "Denver", "30 miles east-northeast of Denver", 48, 10),
        ("The camp lies 50 km north of the capital, Bamako.", "Bamako", "50 km north of the capital, Bamako", 50, 10),
        ("A tank stood 800 metres west of Basra.", "Basra", "800 metres west of Basra", 0.8, 2),
        ("The column halted 20 to 30 km south of Asmara.", "Asmara", "20 to 30 km south of Asmara", 25, 5),
    ],
)
def test_distance_and_bearing_move_the_point(around: Around, text: str, name: str, words: str | None, km: float, radius: int) -> None:
    place, found = around(text, name)
    assert moved(place, found) == pytest.approx(km, rel=0.05)
    assert (found.radius_km, found.resolution, found.geonameid, found.city) == (radius, 5, None, None)
    assert words is None or found.extracted_place == words
    assert (found.resolved_place, found.country_code) == (place.resolved_place, place.country_code)


def test_bearing_is_kept_to(around: Around) -> None:
    place, found = around("Shells fell 40 km south of Asmara.", "Asmara")
    assert found.lat is not None and place.lat is not None and found.lat < place.lat and found.lon == pytest.approx(place.lon, abs=0.01)


def test_distance_without_a_bearing_is_a_radius(around: Around) -> None:
    place, found = around("The plane came down ten miles outside Nairobi.", "Nairobi")
    assert moved(place, found) < 0.1
    assert (found.extracted_place, found.radius_km, found.resolution) == ("ten miles outside Nairobi", 20, 5)


def test_country_is_not_certain_far_from_the_town(around: Around) -> None:
    _, found = around("The ship burned 400 km east of Mogadishu.", "Mogadishu")
    assert (found.country_code, found.province) == (None, None)


@pytest.mark.parametrize(
    ("text", "name", "words", "more", "city"),
    [
        ("Farmers fought herders near Maiduguri.", "Maiduguri", "near Maiduguri", 10, False),
        ("Rebels hold two ridges north of Aleppo.", "Aleppo", "north of Aleppo", 30, False),
        ("Two men were shot in a field outside Lahore.", "Lahore", "outside Lahore", 10, False),
        ("Shells fell on the outskirts of Kharkiv.", "Kharkiv", "outskirts of Kharkiv", 10, True),
        ("The blast shook a Baghdad suburb.", "Baghdad", "Baghdad suburb", 10, True),
    ],
)
def test_surroundings_of_a_town_have_its_point_and_a_wider_radius(
    around: Around, text: str, name: str, words: str, more: int, city: bool
) -> None:
    place, found = around(text, name)
    assert found.extracted_place == words
    assert (found.lat, found.lon, found.geonameid) == (place.lat, place.lon, None)
    assert found.radius_km == (place.radius_km or 0) + more
    assert (found.city is not None) == city


def test_surroundings_of_a_list_are_those_of_each(around: Around) -> None:
    _, found = around("Farmers fought herders near Maiduguri and Bama.", "Bama")
    assert found.extracted_place == "near Maiduguri and Bama"


def test_surroundings_of_a_region_are_twice_as_wide_and_in_no_certain_country(around: Around) -> None:
    place, found = around("Warships gathered near Taiwan.", "Taiwan")
    assert found.radius_km == 2 * (place.radius_km or 0)
    assert (found.country_code, found.resolution) == (None, None)


def test_outside_a_country_is_nowhere_in_particular(around: Around) -> None:
    _, found = around("He was held in a jail outside Peru.", "Peru")
    assert (found.lat, found.country_code) == (None, None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In the north of Lebanon two men were shot.", "Lebanon"),
        ("Troops moved 15 km inside Syria.", "Syria"),
        ("They walked to the border town of Gisenyi.", "Gisenyi"),
        ("Talks between Moscow and Beijing went on.", "Moscow"),
        ("Police cut off Harare from the airport.", "Harare"),
        ("Two men were shot in Kampala.", "Kampala"),
        ("The minister flew from Accra to Lagos.", "Lagos"),
    ],
)
def test_place_is_itself_where_the_words_say_no_more(around: Around, text: str, name: str) -> None:
    place, found = around(text, name)
    assert found == place


def test_waters_off_a_coast_are_wide(around: Around) -> None:
    place, found = around("A tanker was seized off the coast of Somalia.", "Somalia")
    assert (found.extracted_place, found.radius_km) == ("off the coast of Somalia", 200 + (place.radius_km or 0))
    assert (found.country_code, found.resolution) == ("SOM", None)


def test_high_seas_belong_to_nobody(around: Around) -> None:
    _, found = around("A tanker was seized 300 miles off Mogadishu.", "Mogadishu")
    assert (found.extracted_place, found.country_code) == ("300 miles off Mogadishu", None)


@pytest.mark.parametrize(
    ("text", "name", "pair", "words"),
    [
        ("Troops massed along the border between Chad and Sudan.", "Chad", ("SDN", "TCD"), "border between Chad and Sudan"),
        ("Troops massed along the border between Chad and Sudan.", "Sudan", ("SDN", "TCD"), "border between Chad and Sudan"),
        ("Troops fought on the Thailand-Cambodia border.", "Thailand", ("KHM", "THA"), "Thailand-Cambodia border"),
        ("A patrol was hit near the Thai-Cambodia border.", "Cambodia", ("KHM", "THA"), "Thai-Cambodia border"),
        ("Smugglers were caught on the Turkish border with Syria.", "Syria", ("SYR", "TUR"), "Turkish border with Syria"),
        ("Smugglers were caught on Kenya's border with Somalia.", "Kenya", ("KEN", "SOM"), "Kenya's border with Somalia"),
        ("A clash was reported at the border with Mali, in Niger.", "Mali", ("MLI", "NER"), "border with Mali"),
    ],
)
def test_border_is_where_the_towns_of_both_sides_meet(around: Around, text: str, name: str, pair: tuple[str, str], words: str) -> None:
    _, found = around(text, name)
    border = load_borders()[frozenset(pair)]
    assert (found.extracted_place, found.lat, found.lon, found.radius_km) == (words, border.lat, border.lon, border.radius_km)
    assert (found.country_code, found.geonameid, found.resolution) == (None, None, None)
    assert found.resolved_place is not None and found.resolved_place.endswith("border")


def test_border_of_a_region_lies_around_the_region(around: Around) -> None:
    place, found = around("The army dug trenches along the Gaza border.", "Gaza")
    assert (found.lat, found.country_code) == (place.lat, "PSE")
    assert (found.radius_km or 0) > (place.radius_km or 0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A convoy was hit on the road from Kabul to Kandahar.", "road from Kabul to Kandahar"),
        ("A bus burned on the Kabul-Kandahar highway.", "Kabul-Kandahar highway"),
        ("The lorry stopped halfway between Kabul and Kandahar.", "halfway between Kabul and Kandahar"),
    ],
)
def test_way_between_two_towns_is_its_middle(around: Around, text: str, words: str) -> None:
    place, found = around(text, "Kabul")
    assert found.extracted_place == words
    assert moved(place, found) == pytest.approx(found.radius_km or 0, abs=2)
    assert (found.country_code, found.resolution) == ("AFG", None)


def test_unknown_village_gets_the_point_that_the_words_behind_it_give(around: Around) -> None:
    _, found = around("Gunmen raided the village of Kwembawala, 12 km north of Kampala.", "Kwembawala")
    assert found.extracted_place == "Kwembawala, 12 km north of Kampala"
    assert (found.resolved_place, found.country_code, found.resolution, found.radius_km) == (None, "UGA", 5, 2)


def test_every_border_has_a_point_and_a_radius() -> None:
    borders = load_borders()
    assert len(borders) > 300
    assert all(-90 <= one.lat <= 90 and -180 <= one.lon <= 180 and one.radius_km >= 20 for one in borders.values())


def test_long_border_is_wide_and_a_short_one_narrow() -> None:
    borders = load_borders()
    assert borders[frozenset(("ARG", "CHL"))].radius_km > 1000
    assert borders[frozenset(("EGY", "PSE"))].radius_km < 100


@pytest.mark.parametrize(
    ("text", "words", "pair"),
    [
        ("Guns were fired on the Thai-Cambodian border.", "Thai-Cambodian border", ("KHM", "THA")),
        ("Herders crossed the Afghan-Pakistani frontier at night.", "Afghan-Pakistani frontier", ("AFG", "PAK")),
        ("Patrols met on the Sino-Indian border in 1962.", "Sino-Indian border", ("CHN", "IND")),
    ],
)
def test_border_that_two_adjectives_name_is_found(read: Callable[..., Document], text: str, words: str, pair: tuple[str, str]) -> None:
    (found,) = find_borders(read(text))
    assert (found.extracted_place, found.lat) == (words, load_borders()[frozenset(pair)].lat)
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "A Thai-Cambodian committee met.",
        "The Peruvian-Nigerian border does not exist.",
        "The Turkish border was shut.",
        "The north-south border.",
    ],
)
def test_what_is_no_border_of_two_neighbours_is_none(read: Callable[..., Document], text: str) -> None:
    assert find_borders(read(text)) == ()
