"""Where the borders of neighbouring countries lie: data/borders.csv, which `build_borders` makes."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Border:
    """A point of a border, and how far away its ends are."""

    lat: float
    lon: float
    radius_km: int


@cache
def load_borders() -> dict[frozenset[str], Border]:
    """Return the borders by the codes of the two countries."""
    table = resources.files("whimbrel.knowledge").joinpath("data/borders.csv").read_text(encoding="utf-8")
    return {
        frozenset((row["one"], row["other"])): Border(float(row["lat"]), float(row["lon"]), int(row["radius_km"]))
        for row in csv.DictReader(table.splitlines())
    }
