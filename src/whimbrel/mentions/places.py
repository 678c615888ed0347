"""Every toponym of a report with the place that it names, as far as the report tells.

What the words say outright comes first ("Tripoli, Lebanon"; "the Turkish city of X"; "X province"), then what the report
is about, how large a place is, and what lies near the others. A name means one place in one report.
"""

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import islice

from whimbrel.knowledge.gazetteer import Gazetteer, GazetteerRow, distance_km, load_cues
from whimbrel.mentions.place_relations import READINGS, Named, keys_of, prior, relate
from whimbrel.mentions.toponyms import Toponym, find_toponyms
from whimbrel.records import Document, Place

NEIGHBOURS = 30  # resolved places that an ambiguous name is compared with
CLOSEST = 1.5  # what a reading has that lies where others of the report do
MOST = 7.0  # what the rest of a report can add to a reading
ELSEWHERE = 6.0  # what a country loses of which the words say that it is another's province: "the Belgian province of Luxembourg"
HOLDS = 4.0  # what the reading has before others in which another place was said to lie
AT_HOME = 0.9  # share of a report's places that makes its country that of a village which nobody knows
CLEAR = 2.0  # how far the best reading must lead to tell of the report's focus
STRAY = 50_000  # inhabitants below which a town needs its country in the report


def find_places(document: Document, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places that a report names, in order of the text; one that nobody knows has its words alone."""
    toponyms = find_toponyms(document, gazetteer)
    keys = keys_of(document, toponyms, gazetteer)
    names = _names(toponyms, keys, gazetteer, document.report.date.year if document.report.date else None)
    relate(document, toponyms, keys, names)
    _choose(document, names)
    home = _home(_focus(document, names))
    kept = [(toponym, names[keys[toponym.start]]) for toponym in toponyms]
    return tuple(_place(toponym, named, home) for toponym, named in kept if not named.is_stray or toponym.is_sure)


def _names(toponyms: tuple[Toponym, ...], keys: dict[int, str], gazetteer: Gazetteer, year: int | None) -> dict[str, Named]:
    """Return the different names of a report with their readings, those that a generic rules out left out."""
    names: dict[str, Named] = {}
    for toponym in toponyms:
        key = keys[toponym.start]
        if key not in names:
            rows = _of_the_time(gazetteer.lookup(toponym.gazetteer_name), year)
            names[key] = Named(readings=sorted(rows, key=prior, reverse=True)[:READINGS])
        names[key].count += 1
        names[key].readings = _of_kind(names[key].readings, toponym.kind)
    return names


def _of_the_time(rows: tuple[GazetteerRow, ...], year: int | None) -> list[GazetteerRow]:
    """Return the readings without those that the name had given up by the year, unless there are no others: Salisbury, Leningrad.

    An old name that holds is as good as a first name; a mere alternate yields to a town of some size that is called so.
    """
    if all(row.alternate for row in rows):
        return list(rows)
    given_up = [row for row in rows if row.until is not None and row.until < (year or 9999)]
    left = [row for row in rows if row.until is None]
    left += [replace(row, alternate=False) for row in rows if row.until is not None and row.until >= (year or 9999)]
    if any(row.is_city and not row.alternate and row.population >= STRAY / 2 for row in left):
        left = [replace(row, population=999_999) if row.alternate and row.population > 999_999 else row for row in left]
    return [*left, *(replace(row, population=0, alternate=True) for row in given_up)]


def _of_kind(readings: list[GazetteerRow], kind: str | None) -> list[GazetteerRow]:
    """Return the readings that "the city of X" or "X province" leaves, all if it leaves none."""
    if kind == "city":
        left = [row for row in readings if row.is_city]
    elif kind == "area":
        left = [row for row in readings if not row.is_city]
    else:
        left = readings
    return left or readings


def _choose(document: Document, names: dict[str, Named]) -> None:
    """Choose a reading for every name by what the clear ones say of the report, then by what all do; none where it is unlikely."""
    unclear = {key: named for key, named in names.items() if not _is_clear(named)}
    for key in names.keys() - unclear.keys():
        names[key].chosen = names[key].readings[0]
    for asked in (unclear, names):  # in the second round those that were open at first tell of the report too
        focus = _focus(document, names)
        near = {key: named.chosen for key, named in names.items() if named.chosen and named.chosen.is_city}
        near = dict(islice(near.items(), NEIGHBOURS))
        chosen = {
            key: _best(named, focus, [row for other, row in near.items() if other != key])
            for key, named in asked.items()
            if named.readings and not named.is_inside
        }
        for key, row in chosen.items():
            names[key].chosen, names[key].is_stray = row, row is None


def _best(named: Named, focus: dict[str, float], near: list[GazetteerRow]) -> GazetteerRow | None:
    """Return the likeliest reading of a name beside the rest of the report; None for a small town far from all that it speaks of."""
    own = _weights(named)
    share = _Shares(focus, own, max(1.0, _countries_in(focus) - _countries_in(own)))
    best, top = named.readings[0], -math.inf
    for row in named.readings if len(named.readings) > 1 else ():
        if prior(row) + MOST < top and not named.country:
            break  # they stand in the order of their priors
        score = _score(row, named, share)
        if score + CLOSEST > top:  # what is far behind need not be measured
            score += _closeness(row, near)
            best, top = (row, score) if score > top else (best, top)
    return None if _is_stray(best, share) else best


def _is_clear(named: Named) -> bool:
    """Tell whether a name needs no context: one reading, one that the words say, or one far ahead of the next."""
    if len(named.readings) < 2 or named.is_inside:
        return bool(named.readings)
    return prior(named.readings[0]) - prior(named.readings[1]) >= CLEAR


@dataclass(frozen=True, slots=True)
class _Shares:
    """What the report speaks of beside one name: weights of countries ("USA") and provinces ("USA Ohio")."""

    weights: dict[str, float]
    own: dict[str, float]
    total: float

    def of(self, key: str | None) -> float:
        """Return the share that a country or province has of what the report says of countries, without the name itself."""
        return max(0.0, self.weights.get(key, 0.0) - self.own.get(key, 0.0)) / self.total if key else 0.0


def _focus(document: Document, names: dict[str, Named]) -> dict[str, float]:
    """Return the weight of each country and province in the report's clear places and adjectives."""
    weights: defaultdict[str, float] = defaultdict(float)
    for named in names.values():
        for key, weight in _weights(named).items():
            weights[key] += weight
    adjectives = load_cues().adjectives
    for token in document.tokens:
        code = adjectives.get(token.form.lower()) if token.form[:1].isupper() else None
        if code:
            weights[code] += 0.5
    return dict(weights)


def _home(focus: dict[str, float]) -> str | None:
    """Return the country that nearly all of a report's places lie in, if there are a few."""
    total = _countries_in(focus)
    return next((code for code, weight in focus.items() if " " not in code and total >= 2 and weight >= AT_HOME * total), None)


def _countries_in(weights: dict[str, float]) -> float:
    return sum(weight for key, weight in weights.items() if " " not in key)


def _weights(named: Named) -> dict[str, float]:
    """Return what one name adds to the report's focus; a country tells more than a town."""
    row = named.chosen or named.inside
    if row is None or row.country_code is None:
        return {}
    weights = {row.country_code: named.count * (1.0 if row.is_country else 0.7)}
    if row.province or row.feature_code == "ADM1":
        weights[_province_key(row)] = named.count * 0.7
    return weights


def _province_key(row: GazetteerRow) -> str:
    return f"{row.country_code} {row.name if row.feature_code == 'ADM1' else row.province}"


def _is_stray(row: GazetteerRow, share: _Shares) -> bool:
    """Tell whether the best reading is a small town in a country that the report has no other word of: the name is something else."""
    return row.is_city and row.population < STRAY and share.total >= 3 and share.of(row.country_code) == 0


def _score(row: GazetteerRow, named: Named, share: _Shares) -> float:
    """Return how likely a reading is in this report, wherever its other places are."""
    score = prior(row) + (6 if named.country and row.country_code == named.country else 0)
    is_capital = row.feature_code == "PPLC" and not (row.alternate and named.for_capital > 0)  # Delhi is no Dili
    score += named.for_capital if is_capital and not named.readings[0].is_own else 0
    score -= ELSEWHERE if named.country and row.is_country and row.country_code != named.country else 0
    score += HOLDS if row.id == named.holds else 0
    score += 3 * math.sqrt(share.of(row.country_code)) + 1.5 * math.sqrt(min(1.0, share.of(_province_key(row))))
    if any(peer.chosen and _alike(row, peer.chosen) for peer in named.peers):
        score += 1
    return score


def _alike(row: GazetteerRow, other: GazetteerRow) -> bool:
    """Tell whether two places may stand side by side in a list: two countries, or two provinces of one country."""
    if row.is_country or other.is_country:
        return row.is_country and other.is_country
    return row.feature_code == other.feature_code == "ADM1" and row.country_code == other.country_code


def _closeness(row: GazetteerRow, near: list[GazetteerRow]) -> float:
    """Return up to CLOSEST for a place that lies near one that is resolved already."""
    if row.lat is None or row.lon is None:
        return 0.0
    away = [
        distance_km(row.lat, row.lon, other.lat, other.lon)
        for other in near
        if other.id != row.id and other.lat is not None and other.lon is not None
    ]
    nearest = min(away, default=1000.0) - (row.radius_km or 0 if row.is_region else 0)
    return CLOSEST * min(1.0, max(0.0, 1 - nearest / 500))


def _place(toponym: Toponym, named: Named, home: str | None) -> Place:
    """Return the record of a toponym."""
    if named.chosen is None:
        return _unknown(toponym, named.inside, home)
    return place_of(named.chosen, toponym.start, toponym.end, toponym.text)


def place_of(row: GazetteerRow, start: int, end: int, text: str) -> Place:
    """Return the record of words that mean a place of the gazetteer."""
    return Place(
        start=start, end=end, extracted_place=text, resolved_place=row.name, geonameid=row.geonameid,
        lat=row.lat, lon=row.lon, city=row.name if row.resolution == 4 else None,
        district=row.name if row.feature_code == "ADM2" else row.district,
        province=row.name if row.feature_code == "ADM1" else row.province, country_code=row.country_code,
        feature_code=row.feature_code, resolution=row.resolution, radius_km=row.radius_km,
    )  # fmt: skip


def _unknown(toponym: Toponym, inside: GazetteerRow | None, home: str | None) -> Place:
    """Return the record of a place that the gazetteer has not: as exact as what it is said to lie in, else in the report's country."""
    if inside is None:
        return Place(start=toponym.start, end=toponym.end, extracted_place=toponym.text, country_code=home)
    return Place(
        start=toponym.start, end=toponym.end, extracted_place=toponym.text, lat=inside.lat, lon=inside.lon,
        province=inside.name if inside.feature_code == "ADM1" else inside.province, country_code=inside.country_code,
        resolution=inside.resolution, radius_km=inside.radius_km,
    )  # fmt: skip
