"""Reads a user's own places and names: one CSV with the columns of regions.csv, and three more where they are wanted."""

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from whimbrel.errors import KnowledgeError
from whimbrel.knowledge.build_gazetteer import TABLES, fold

COLUMNS = ("name", "names", "lat", "lon", "radius_km", "countries", "feature_code", "resolution")
MORE = ("province", "district", "geonameid")
_FEATURE = re.compile(r"[A-Z][A-Z0-9]{1,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlace:
    """A row of a user's table; one with a geonameid and no coordinates gives names to a place that GeoNames has."""

    where: str
    name: str
    names: tuple[str, ...]
    lat: float | None
    lon: float | None
    radius_km: int | None
    countries: tuple[str, ...]
    feature_code: str
    resolution: int | None
    province: str | None
    district: str | None
    geonameid: int | None


def read_own_places(path: Path, is_known: Callable[[int], bool]) -> dict[str, tuple[OwnPlace, ...]]:
    """Return the places of a table by their folded names; `is_known` tells whether the gazetteer has a GeoNames id.

    KnowledgeError lists every defect, one a line, with file and line.
    """
    rows = _table(path)
    defects = [f"{where}: {defect}" for where, row in rows for defect in _defects(row, is_known)]
    if defects:
        raise KnowledgeError("\n".join(defects))
    found: defaultdict[str, list[OwnPlace]] = defaultdict(list)
    for place in (_place(where, row) for where, row in rows):
        for name in dict.fromkeys(map(fold, (place.name, *place.names))):
            found[name].append(place)
    return {name: tuple(places) for name, places in found.items()}


def _table(path: Path) -> list[tuple[str, dict[str, str]]]:
    """Return the rows, each with where it stands; cells are without blanks around them."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, restkey="", strict=True)
            rows = [(f"{path.name}:{reader.line_num}", row) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError(f"{path}: cannot be read as CSV in UTF-8 ({error}); name a table of places saved so") from None
    columns = reader.fieldnames or ()
    if not set(COLUMNS) <= set(columns) or not set(columns) <= {*COLUMNS, *MORE} or len(set(columns)) < len(columns):
        raise KnowledgeError(
            f"{path.name}:1: the columns are not {','.join(COLUMNS)} (and {', '.join(MORE)} if wanted); write that as the first line"
        )
    wrong = [where for where, row in rows if "" in row or None in row.values()]
    if wrong:
        raise KnowledgeError("\n".join(f"{where}: has cells too many or too few; quote one that holds a comma" for where in wrong))
    return [(where, {name: row.get(name, "").strip() for name in (*COLUMNS, *MORE)}) for where, row in rows]


def _defects(row: dict[str, str], is_known: Callable[[int], bool]) -> Iterator[str]:
    """Yield what is wrong with a row."""
    if not any(map(str.isalpha, row["name"])):
        yield 'has no name; fill "name"'
    if row["geonameid"] and not row["geonameid"].isdecimal():
        yield f"geonameid {row['geonameid']!r} is no number; write GeoNames' number or leave it empty"
    elif _only_names(row):
        if not is_known(int(row["geonameid"])):
            yield f'geonameid {row["geonameid"]} is not in the gazetteer; fill "lat", "lon", "radius_km" and "feature_code" too'
        return
    yield from _wrong_numbers(row)
    known = _codes()
    yield from (
        f"{code!r} is no country; write ISO 3166-1 alpha-3 codes joined by ;" for code in _several(row["countries"]) if code not in known
    )
    if not _FEATURE.fullmatch(row["feature_code"]):
        yield f"feature_code {row['feature_code']!r} is no code of GeoNames; write PPL for a town, RGN for a region"
    if row["resolution"] not in ("", "1", "2", "3", "4", "5"):
        yield f"resolution {row['resolution']!r} is not 1 to 5; write 4 for a town, 5 for less, or leave it empty"


def _wrong_numbers(row: dict[str, str]) -> Iterator[str]:
    """Yield which of the numbers are none, or out of their bounds."""
    for name, least, most, hint in (
        ("lat", -90.0, 90.0, "degrees"),
        ("lon", -180.0, 180.0, "degrees"),
        ("radius_km", 1.0, 20000.0, "kilometres"),
    ):
        number = _number(row[name])
        if number is None or not least <= number <= most:
            yield f"{name} {row[name]!r} is not {least:g} to {most:g}; write {hint} as a plain number"


def _number(cell: str) -> float | None:
    """Return what a cell says in decimal digits."""
    return float(cell) if re.fullmatch(r"[-+]?\d+(\.\d+)?", cell) else None


def _only_names(row: dict[str, str]) -> bool:
    """Tell whether a row only gives names to a place of GeoNames."""
    return bool(row["geonameid"]) and not any(row[name] for name in COLUMNS[2:])


def _codes() -> frozenset[str]:
    """Return the codes of the countries, and of the states that were."""
    with TABLES[1].open(encoding="utf-8", newline="") as lines:
        return frozenset(row["code"] for row in csv.DictReader(lines))


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _place(where: str, row: dict[str, str]) -> OwnPlace:
    """Return a place from its row."""
    return OwnPlace(
        where=where, name=row["name"], names=_several(row["names"]), lat=_number(row["lat"]), lon=_number(row["lon"]),
        radius_km=round(float(row["radius_km"])) if row["radius_km"] else None, countries=_several(row["countries"]),
        feature_code=row["feature_code"], resolution=int(row["resolution"]) if row["resolution"] else None,
        province=row["province"] or None, district=row["district"] or None,
        geonameid=int(row["geonameid"]) if row["geonameid"] else None,
    )  # fmt: skip
