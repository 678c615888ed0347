"""`whimbrel places`: what a place's name may mean, and where the places lie."""

from typing import TYPE_CHECKING, Annotated

import typer

from whimbrel.cli.console import Places
from whimbrel.errors import WhimbrelError

if TYPE_CHECKING:
    from whimbrel.knowledge.gazetteer import Gazetteer, GazetteerRow

app = typer.Typer(no_args_is_help=True, help="Look up what a place's name may mean.", rich_markup_mode=None)

SHOWN = 20  # readings: there are 200 Santa Cruz
SPELLINGS = 3
ALIKE = 80  # of 100: how much of a name must agree to be offered for another
SOURCE = "Source: GeoNames (https://www.geonames.org), licence CC BY 4.0; places without a geonameid are whimbrel's own regions"
LEVELS = {1: "country", 2: "province", 3: "district", 4: "city", 5: "below a city"}


@app.callback()
def _group() -> None:
    pass


@app.command("lookup", short_help="Say which places a name may mean.")
def lookup(
    name: Annotated[str, typer.Argument(metavar="NAME", help='A place\'s name: "Tripoli", "the Donbas".')],
    near: Annotated[str | None, typer.Option(metavar="PLACE", help="Show the nearest to this place first, with the distance.")] = None,
    country: Annotated[str | None, typer.Option(metavar="CODE", help="Only those in this country, an ISO 3166-1 alpha-3 code.")] = None,
    places: Places = None,
) -> None:
    """Say which places a name may mean, the likeliest first: country, province, feature, population, coordinates, radius, GeoNames id."""
    from whimbrel.knowledge.gazetteer import open_gazetteer
    from whimbrel.mentions.place_relations import prior

    gazetteer = open_gazetteer(more=places)
    rows = sorted(_known(gazetteer, name), key=prior, reverse=True)
    if country is not None:
        rows = [row for row in rows if country.upper() in row.countries]
        if not rows:
            raise WhimbrelError(f"{name!r}: no place of that name in {country!r}; write an alpha-3 code, or leave --country out")
    away = _distances(rows, max(_known(gazetteer, near), key=prior)) if near is not None else {}
    rows.sort(key=lambda row: away.get(row.id, 0.0))
    for row in rows[:SHOWN]:
        print(f"{_line(row)}{f'  {away[row.id]:,.0f} km from {near}' if away.get(row.id, _NOWHERE) < _NOWHERE else ''}")
    if len(rows) > SHOWN:
        print(f"and {len(rows) - SHOWN} more; choose with --country or --near")
    print(SOURCE if places is None else f"{SOURCE}, or of {places.name}")


_NOWHERE = 1e9  # km: of what has no coordinates


def _known(gazetteer: "Gazetteer", name: str) -> tuple["GazetteerRow", ...]:
    """Return the readings of a name; WhimbrelError with near spellings if there are none."""
    rows = gazetteer.lookup(name)
    if not rows:
        spellings = _spellings(gazetteer, name)
        raise WhimbrelError(f"{name!r}: no place of that name" + (f"; did you mean {', '.join(spellings)}?" if spellings else ""))
    return rows


def _spellings(gazetteer: "Gazetteer", name: str) -> list[str]:
    """Return a few known names that are written nearly so, the likest first, of those the one of the largest place."""
    from rapidfuzz import fuzz, process

    from whimbrel.knowledge.gazetteer import fold

    found = process.extract(fold(name), list(gazetteer.folded_names()), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=10 * SPELLINGS)
    best = {spelling: (score, gazetteer.lookup(spelling)[0]) for spelling, score, _ in found}
    ranked = sorted(best.values(), key=lambda pair: (-pair[0], -pair[1].population, pair[1].name))
    return list(dict.fromkeys(row.name for _, row in ranked))[:SPELLINGS]


def _distances(rows: list["GazetteerRow"], other: "GazetteerRow") -> dict[int, float]:
    """Return how far each place is from another, in km."""
    from whimbrel.knowledge.gazetteer import distance_km

    if other.lat is None or other.lon is None:
        raise WhimbrelError(f"--near: {other.name} has no coordinates; name a place that has some")
    return {
        row.id: distance_km(row.lat, row.lon, other.lat, other.lon) if row.lat is not None and row.lon is not None else _NOWHERE
        for row in rows
    }


def _line(row: "GazetteerRow") -> str:
    """Return a place as a line."""
    inside = ", ".join(filter(None, (row.district, row.province, "/".join(row.countries) or "no one country")))
    feature = row.feature_code + (f" ({LEVELS[row.resolution]})" if row.resolution else "")
    people = f"  {row.population:,} people" if row.population else ""
    point = f"{row.lat:.2f} {row.lon:.2f} within {row.radius_km} km" if row.lat is not None and row.lon is not None else "no coordinates"
    number = f"geonameid {row.geonameid}" if row.geonameid else "own" if row.is_own else "no geonameid"
    return f"{row.name}  {inside}  {feature}{people}  {point}  {number}"
