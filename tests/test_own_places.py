"""A user's own table of places: what it changes, and what a bad one is told."""

import pickle
from pathlib import Path

import pytest

import whimbrel
from whimbrel.errors import KnowledgeError
from whimbrel.knowledge.gazetteer import Gazetteer, open_gazetteer
from whimbrel.knowledge.load import VERSION, load_knowledge

HEAD = "name,names,lat,lon,radius_km,countries,feature_code,resolution"
FARM = "Kwembawala,Kwemba Wala;Old Kwemba,-1.2,28.4,3,COD,PPL,4"


def table(folder: Path, *rows: str, head: str = HEAD) -> Path:
    path = folder / "mine.csv"
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return path


def gazetteer_with(folder: Path, *rows: str, head: str = HEAD) -> Gazetteer:
    return open_gazetteer(more=table(folder, *rows, head=head))


def test_own_place_is_coded_with_its_point_and_the_version_says_so(tmp_path: Path) -> None:
    coded = whimbrel.code("Gunmen burned two houses in Kwembawala on Monday.", date="2021-05-04", places=table(tmp_path, FARM))
    (place,) = coded.places
    assert (place.resolved_place, place.lat, place.lon, place.radius_km) == ("Kwembawala", -1.2, 28.4, 3)
    assert (place.city, place.country_code, place.geonameid, place.resolution) == ("Kwembawala", "COD", None, 4)
    assert coded.coder.knowledge.startswith(f"{VERSION}+")


def test_without_the_table_nothing_of_it_is_known() -> None:
    assert open_gazetteer().lookup("Kwembawala") == ()


def test_tables_of_the_same_size_are_told_apart(tmp_path: Path) -> None:
    first = load_knowledge(places=table(tmp_path, FARM)).version
    (tmp_path / "other").mkdir()
    assert first != load_knowledge(places=table(tmp_path / "other", FARM.replace("-1.2", "-1.3"))).version


def test_every_spelling_of_an_own_place_finds_it(tmp_path: Path) -> None:
    gazetteer = gazetteer_with(tmp_path, FARM)
    assert {gazetteer.lookup(name)[0].name for name in ("KWEMBAWALA", "kwemba-wala", "Old Kwemba")} == {"Kwembawala"}


def test_own_place_goes_before_the_gazetteers_of_that_name(tmp_path: Path) -> None:
    own = "Paris,,-20.5,30.1,5,ZWE,PPL,4"
    gazetteer = gazetteer_with(tmp_path, own)
    assert [row.country_code for row in gazetteer.lookup("Paris")[:2]] == ["ZWE", "FRA"]
    coded = whimbrel.code("Soldiers searched farms in Paris.", places=table(tmp_path, own))
    assert [place.country_code for place in coded.places] == ["ZWE"]


def test_what_the_report_says_outright_goes_before_an_own_place(tmp_path: Path) -> None:
    coded = whimbrel.code("Soldiers marched in Paris, France.", places=table(tmp_path, "Paris,,-20.5,30.1,5,ZWE,PPL,4"))
    assert coded.places[0].country_code == "FRA"


def test_row_with_a_geonames_number_alone_gives_its_place_another_name(tmp_path: Path) -> None:
    kabul = open_gazetteer().lookup("Kabul")[0]
    gazetteer = gazetteer_with(tmp_path, f"Kaboola,,,,,,,,{kabul.geonameid}", head=f"{HEAD},geonameid")
    (row,) = gazetteer.lookup("Kaboola")
    assert (row.id, row.name, row.lat, row.is_own) == (kabul.id, kabul.name, kabul.lat, True)


def test_own_place_of_several_countries_has_no_one_country(tmp_path: Path) -> None:
    (row,) = gazetteer_with(tmp_path, "Zarnath Flats,,12.5,14.1,60,NGA;NER,RGN,").lookup("Zarnath Flats")
    assert (row.country_code, row.countries, row.resolution) == (None, ("NGA", "NER"), None)


def test_own_place_has_the_province_that_its_row_names(tmp_path: Path) -> None:
    (row,) = gazetteer_with(tmp_path, f"{FARM},South Kivu,Kalehe", head=f"{HEAD},province,district").lookup("Kwembawala")
    assert (row.province, row.district) == ("South Kivu", "Kalehe")


def test_gazetteer_with_own_places_travels_to_another_process(tmp_path: Path) -> None:
    gazetteer = gazetteer_with(tmp_path, FARM)
    assert pickle.loads(pickle.dumps(gazetteer)).lookup("Kwembawala") == gazetteer.lookup("Kwembawala")


@pytest.mark.parametrize(
    ("row", "defect"),
    [
        (",,1,2,5,COD,PPL,4", 'mine.csv:2: has no name; fill "name"'),
        ("Xanta,,91,2,5,COD,PPL,4", "mine.csv:2: lat '91' is not -90 to 90; write degrees as a plain number"),
        ("Xanta,,1,,5,COD,PPL,4", "mine.csv:2: lon '' is not -180 to 180; write degrees as a plain number"),
        ("Xanta,,1,2,0,COD,PPL,4", "mine.csv:2: radius_km '0' is not 1 to 20000; write kilometres as a plain number"),
        ("Xanta,,nan,2,5,COD,PPL,4", "mine.csv:2: lat 'nan' is not -90 to 90; write degrees as a plain number"),
        ("Xanta,,1,2,5,Congo,PPL,4", "mine.csv:2: 'Congo' is no country; write ISO 3166-1 alpha-3 codes joined by ;"),
        ("Xanta,,1,2,5,COD,town,4", "mine.csv:2: feature_code 'town' is no code of GeoNames; write PPL for a town, RGN for a region"),
        ("Xanta,,1,2,5,COD,PPL,6", "mine.csv:2: resolution '6' is not 1 to 5; write 4 for a town, 5 for less, or leave it empty"),
        ("Xanta,,1,2,5,COD,PPL", "mine.csv:2: has cells too many or too few; quote one that holds a comma"),
        ("Xanta,,1,2,5,COD,PPL,4,5", "mine.csv:2: has cells too many or too few; quote one that holds a comma"),
    ],
)
def test_bad_row_is_told_what_and_where(tmp_path: Path, row: str, defect: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        gazetteer_with(tmp_path, row)
    assert str(caught.value) == defect


@pytest.mark.parametrize(
    ("number", "defect"),
    [
        ("77777777777", 'geonameid 77777777777 is not in the gazetteer; fill "lat", "lon", "radius_km" and "feature_code" too'),
        ("Q30", "geonameid 'Q30' is no number; write GeoNames' number or leave it empty"),
    ],
)
def test_bad_geonames_number_is_told(tmp_path: Path, number: str, defect: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        gazetteer_with(tmp_path, f"Xanta,,,,,,,,{number}", head=f"{HEAD},geonameid")
    assert str(caught.value).splitlines()[0] == f"mine.csv:2: {defect}"


def test_all_bad_rows_are_listed_at_once(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError) as caught:
        gazetteer_with(tmp_path, "Xanta,,91,2,5,COD,PPL,4", FARM, "Yanta,,1,2,5,CON,PPL,4")
    assert [line.split(":")[1] for line in str(caught.value).splitlines()] == ["2", "4"]


def test_table_with_other_columns_or_that_is_none_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=f"mine.csv:1: the columns are not {HEAD}"):
        gazetteer_with(tmp_path, "Xanta,1,2", head="name,lat,lon")
    with pytest.raises(KnowledgeError, match="cannot be read as CSV in UTF-8"):
        open_gazetteer(more=tmp_path / "nowhere.csv")
