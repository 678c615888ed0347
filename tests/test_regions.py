"""The table of regions that news speaks of: every row is whole, in its place, and known by names that no other row has."""

import csv
import math
import sqlite3
from contextlib import closing
from functools import cache

import pytest

from whimbrel.knowledge.build_gazetteer import DATA, DATABASE, TABLES
from whimbrel.knowledge.gazetteer import distance_km, fold

COLUMNS = ["name", "names", "lat", "lon", "radius_km", "countries", "feature_code", "resolution"]

# GeoNames' feature codes, those that the table uses or may.
CODES = frozenset(
    """
    ADM1 ADM2 TERR ZN ZNB
    BAY BNK CHN CNL ESTY FLLS GLCR GULF HBR INLT LGN LK LKS MRSH OCN RF RSV SD SEA SHOL STM STRT SWMP WTLD
    AREA BTL COLF CONT CST GASF INDS LCTY MILB MNA MVA NVB OAS OILF PRK PRT RES RESN RESV RESW RGN RGNE RGNH RGNL TRB
    PPL PPLX RD ST TNL TRL
    ADMF AIRB AIRF AIRP BDG BLDG CH CMP CMPLA CMPRF CMTY CSTL CTRA CTRS DAM DCK FCL FRM FT GATE GOVL HSTS HTL INSM MFG MKT
    MN MNAU MNC MNCU MNFE MNMT MSQE MSTY OILR PAL PGDA PRN PS PSH PSN PSTB PSTC RLG RUIN SHRN SQR THTR TMB TMPL UNIV USGE WALL
    ATOL BCH CAPE DLTA DPR DSRT GAP GRGE HLL HLLS ISL ISLS ISTH MT MTS PASS PEN PK PLAT PLN RDGE RK SPIT VAL VLC
    BUSH FRST
    """.split()
)

# Farther than the radius and 60 km from any town of their countries, or with a neighbour's towns nearest on every side.
REMOTE = frozenset(
    [
        "Amchitka", "Ashmore Reef", "Benham Rise", "Bikini Atoll", "Cantarell", "Cape Horn", "Djado plateau", "Dollo Ado camps",
        "El Feel oil field", "Escondida", "Fangataufa", "Franz Josef Land", "Grand Ethiopian Renaissance Dam", "Hans Island", "Heglig",
        "Ilemi Triangle", "Iwo Jima", "Jasliq prison", "Johnston Atoll", "Khurais", "Maralinga", "Masirah", "Midway Islands", "Moruroa",
        "New River Triangle", "Okinotorishima", "Orchid Island", "Pratas Islands", "Ras Hafun", "Silala River",
        "Stabroek block", "Swan Islands", "Thule Air Base", "Tin Zaouatine", "Tiran Island", "Trebil crossing", "Wake Island",
        "Wrangel Island", "Yida refugee camp",
    ]
)  # fmt: skip

Row = dict[str, str]


@cache
def rows() -> tuple[Row, ...]:
    with TABLES[0].open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


@cache
def country_codes() -> frozenset[str]:
    codes = set()
    for table, column in (("country_places.csv", "code"), ("sovereigns.csv", "dependency")):
        with (DATA / table).open(encoding="utf-8", newline="") as lines:
            codes |= {row[column] for row in csv.DictReader(lines)}
    return frozenset(codes)


def countries(row: Row) -> list[str]:
    return row["countries"].split(";") if row["countries"] else []


def names(row: Row) -> list[str]:
    return [row["name"], *row["names"].split(";")] if row["names"] else [row["name"]]


def test_there_are_many_and_every_row_is_whole() -> None:
    assert len(rows()) >= 600
    assert [row for row in rows() if list(row) != COLUMNS or not row["name"] or None in row.values()] == []


def test_no_name_is_empty_or_padded() -> None:
    assert [name for row in rows() for name in names(row) if not fold(name) or name != " ".join(name.split())] == []


def test_no_two_rows_share_a_name() -> None:
    first: dict[str, str] = {}
    doubles = [
        (name, row["name"], first[folded])
        for row in rows()
        for name in names(row)
        for folded in [fold(name)]
        if first.setdefault(folded, row["name"]) != row["name"]
    ]
    assert doubles == []


def test_no_row_has_the_name_of_a_country() -> None:
    with closing(sqlite3.connect(f"{DATABASE.as_uri()}?mode=ro", uri=True)) as connection:
        query = "SELECT folded FROM name JOIN place ON place.id = name.place WHERE feature IN ('PCLI', 'PCLH') AND alternate = 0"
        taken = {folded for (folded,) in connection.execute(query)}
    # Western Sahara is both: the row lends the country its other name and its extent.
    assert [name for row in rows() for name in names(row) if fold(name) in taken] == ["Western Sahara"]


def test_coordinates_are_legal() -> None:
    for row in rows():
        assert -90 <= float(row["lat"]) <= 90, row["name"]
        assert -180 <= float(row["lon"]) <= 180, row["name"]
        assert 1 <= int(row["radius_km"]) <= 8000, row["name"]


def test_feature_codes_are_geonames() -> None:
    assert {row["feature_code"] for row in rows()} - CODES == set()


def test_countries_are_known_and_named_once() -> None:
    for row in rows():
        assert set(countries(row)) <= country_codes(), row["name"]
        assert len(set(countries(row))) == len(countries(row)), row["name"]


def test_a_resolution_stands_where_one_country_does() -> None:
    assert [row["name"] for row in rows() if row["resolution"] not in ("", "1", "2", "3", "4", "5")] == []
    assert [row["name"] for row in rows() if bool(row["resolution"]) != (len(countries(row)) == 1)] == []


def test_a_small_site_is_no_province() -> None:
    """A place of 5 km and less is below a city or one, and a province is no 5 km wide."""
    assert [row["name"] for row in rows() if int(row["radius_km"]) <= 5 and row["resolution"] in ("1", "2")] == []
    assert [row["name"] for row in rows() if int(row["radius_km"]) > 100 and row["resolution"] in ("4", "5")] == []


def test_a_town_of_one_of_the_countries_is_near() -> None:
    with closing(sqlite3.connect(f"{DATABASE.as_uri()}?mode=ro", uri=True)) as connection:
        strange = {row["name"] for row in rows() if _is_checked(row) and not _has_town_near(connection, row)}
    assert strange == REMOTE


def _is_checked(row: Row) -> bool:
    return bool(row["countries"]) and int(row["radius_km"]) < 300


def _has_town_near(connection: sqlite3.Connection, row: Row) -> bool:
    lat, lon, reach = float(row["lat"]), float(row["lon"]), int(row["radius_km"]) + 60
    high = reach / 111.0
    wide = high / max(0.05, math.cos(math.radians(lat)))
    towns = connection.execute(
        "SELECT lat, lon, country FROM place WHERE feature LIKE 'PPL%' AND region = 0 AND lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?",
        (lat - high, lat + high, lon - wide, lon + wide),
    )
    return any(country in countries(row) and distance_km(lat, lon, *point) <= reach for *point, country in towns)


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Zaatari refugee camp", "JOR", 32.3, 36.3),
        ("Camp Lemonnier", "DJI", 11.5, 43.1),
        ("Zaporizhzhia nuclear power plant", "UKR", 47.5, 34.6),
        ("Philadelphi Corridor", "PSE", 31.3, 34.3),
        ("Caprivi Strip", "NAM", -17.9, 22.8),
        ("Moruroa", "PYF", -21.8, -138.9),
        ("Bay of Pigs", "CUB", 22.2, -81.2),
        ("Goose Green", "FLK", -51.8, -59.0),
        ("Insein Prison", "MMR", 16.9, 96.1),
    ],
)
def test_east_is_east_and_south_is_south(name: str, country: str, lat: float, lon: float) -> None:
    (row,) = (row for row in rows() if row["name"] == name)
    assert row["countries"] == country
    assert abs(float(row["lat"]) - lat) < 0.2
    assert abs(float(row["lon"]) - lon) < 0.2
