"""What the gazetteer knows, how names are folded, and how it fails."""

import pickle
from pathlib import Path

import pytest

from whimbrel.errors import KnowledgeError
from whimbrel.knowledge.build_gazetteer import is_current
from whimbrel.knowledge.gazetteer import Gazetteer, fold, load_cues, open_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("São Paulo", "sao paulo"),
        ("ST. PETERSBURG", "saint petersburg"),
        ("the Gaza Strip", "gaza strip"),
        ("U.S.", "us"),
        ("Nagorno-Karabakh", "nagorno karabakh"),
        ("Cote d’Ivoire", "cote divoire"),
        ("Łódź", "lodz"),
        ("", ""),
        ("The", "the"),
    ],
)
def test_names_are_folded(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("name", "resolved", "country", "feature"),
    [
        ("Kiev", "Kyiv", "UKR", "PPLC"),
        ("Saint Petersburg", "Saint Petersburg", "RUS", "PPL"),
        ("U.S.", "United States", "USA", "PCLI"),
        ("Kosovo", "Kosovo", "XKX", "PCLI"),
        ("Taiwan", "Taiwan", "TWN", "PCLI"),
        ("Palestine", "Palestinian Territory", "PSE", "PCLI"),
        ("Greenland", "Greenland", "GRL", "PCLI"),
        ("Gaza Strip", "Gaza Strip", "PSE", "ADM1"),
        ("Donbass", "Donbas", "UKR", "RGN"),
        ("Tigré", "Tigray", "ETH", "ADM1"),
        ("North Carolina", "North Carolina", "USA", "ADM1"),
    ],
)
def test_a_name_finds_its_place(gazetteer: Gazetteer, name: str, resolved: str, country: str, feature: str) -> None:
    found = {(row.name, row.country_code, row.feature_code) for row in gazetteer.lookup(name)}
    assert (resolved, country, feature) in found


def test_a_city_has_its_province_and_a_radius(gazetteer: Gazetteer) -> None:
    tripoli = next(row for row in gazetteer.lookup("Tripoli") if row.country_code == "LBN" and row.is_city)
    assert tripoli.province is not None
    assert tripoli.resolution == 4
    assert 5 <= (tripoli.radius_km or 0) <= 25


def test_a_sea_has_a_centre_and_no_country(gazetteer: Gazetteer) -> None:
    sea = next(row for row in gazetteer.lookup("Red Sea") if row.feature_code == "SEA")
    assert sea.country_code is None
    assert sea.resolution is None
    assert sea.lat is not None and 12 < sea.lat < 30


def test_a_state_that_was_has_a_code_and_no_coordinates(gazetteer: Gazetteer) -> None:
    row = gazetteer.lookup("USSR")[0]
    assert (row.country_code, row.lat, row.lon) == ("SUN", None, None)


def test_a_province_gets_its_centre_from_its_towns(gazetteer: Gazetteer) -> None:
    chubut = next(row for row in gazetteer.lookup("Chubut") if row.feature_code == "ADM1")
    assert chubut.lat is not None and chubut.lon is not None
    assert -45.5 < chubut.lat < -42.5
    assert -71 < chubut.lon < -66
    assert 150 < (chubut.radius_km or 0) < 500


def test_an_unknown_name_has_no_rows(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Xyzzyburgh") == ()
    assert gazetteer.lookup("") == ()


def test_names_that_only_look_latin_are_left_out(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Киев") == ()


def test_a_missing_database_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="uv sync"):
        open_gazetteer(tmp_path / "none.sqlite")


def test_a_gazetteer_travels_to_another_process(gazetteer: Gazetteer) -> None:
    gazetteer.lookup("Paris")
    copy = pickle.loads(pickle.dumps(gazetteer))
    assert copy.lookup("Paris") == gazetteer.lookup("Paris")


def test_a_database_that_is_none_is_not_current(tmp_path: Path) -> None:
    broken = tmp_path / "gazetteer.sqlite"
    broken.write_text("no database")
    assert not is_current(broken)
    assert not is_current(tmp_path / "none.sqlite")


def test_every_abbreviation_is_a_known_province(gazetteer: Gazetteer) -> None:
    missing = [name for name in load_cues().abbreviations.values() if not any(row.feature_code == "ADM1" for row in gazetteer.lookup(name))]
    assert missing == []


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Hodeidah", "YEM"),
        ("Kobani", "SYR"),
        ("Hama", "SYR"),
        ("Mykolaiv", "UKR"),
        ("Odessa", "UKR"),
        ("Kitchanga", "COD"),
        ("Seville", "ESP"),
    ],
)
def test_english_name_of_a_town_is_a_first_name(gazetteer: Gazetteer, name: str, country: str) -> None:
    assert any(row.is_city and row.country_code == country and not row.alternate for row in gazetteer.lookup(name))


def test_given_up_name_has_its_last_year(gazetteer: Gazetteer) -> None:
    harare = next(row for row in gazetteer.lookup("Salisbury") if row.country_code == "ZWE")
    assert (harare.until, harare.alternate) == (1982, True)


def test_everything_with_coordinates_has_a_radius_and_says_how_fine_it_is(gazetteer: Gazetteer) -> None:
    query = "SELECT count(*) FROM place WHERE (lat IS NULL) != (lon IS NULL) OR lat IS NOT NULL AND (radius IS NULL OR radius < 1)"
    assert gazetteer._open().execute(query).fetchone() == (0,)
    areas = "SELECT count(*) FROM place WHERE feature IN ('ADM1', 'ADM2', 'PCLI') AND (resolution IS NULL OR resolution > 3)"
    assert gazetteer._open().execute(areas).fetchone() == (0,)


def test_database_is_small(gazetteer: Gazetteer) -> None:
    assert gazetteer.path.stat().st_size < 60_000_000
