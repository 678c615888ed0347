"""Every toponym of a report with the place that it names, as far as the report tells.

What the words say outright comes first ("Tripoli, Lebanon"; "the Turkish city of X"; "X province"), then what the report
is about, how large a place is, and what lies near the others. A name means one place in one report.
"""

import math
from collections import defaultdict
from dataclasses import dataclass, field

from whimbrel.knowledge.gazetteer import Gazetteer, GazetteerRow, distance_km, fold, load_cues
from whimbrel.mentions.toponyms import Toponym, find_toponyms
from whimbrel.records import Document, Place

LIST_MARKS = frozenset({",", ";", "and", ",and", "or", ",or", "/"})
READINGS = 40  # of one name that are weighed: there are 60 San Antonios, the small ones never win
NEIGHBOURS = 30  # resolved places that an ambiguous name is compared with
CLEAR = 2.0  # how far the best reading must lead to tell of the report's focus
STRAY = 50_000  # inhabitants below which a town needs its country in the report
LARGE = 5.5  # score of a town of 300,000: one that is not in the country behind the comma stands in a list


def find_places(document: Document, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places that a report names, in order of the text; one that nobody knows has its words alone."""
    toponyms = find_toponyms(document, gazetteer)
    names = _names(toponyms, gazetteer)
    _contain(document, toponyms, names)
    _choose(document, names)
    return tuple(_place(toponym, names[_key(toponym)]) for toponym in toponyms)


@dataclass(slots=True)
class _Named:
    """A name of the report: what it may mean, what it was said to lie in, and what it was found to mean."""

    readings: list[GazetteerRow]
    count: int = 0
    inside: GazetteerRow | None = None
    is_inside: bool = False
    country: str | None = None
    chosen: GazetteerRow | None = None
    peers: list["_Named"] = field(default_factory=list)


def _key(toponym: Toponym) -> str:
    return fold(toponym.gazetteer_name)


def _names(toponyms: tuple[Toponym, ...], gazetteer: Gazetteer) -> dict[str, _Named]:
    """Return the different names of a report with their readings, those that a generic rules out left out."""
    names: dict[str, _Named] = {}
    for toponym in toponyms:
        key = _key(toponym)
        if key not in names:
            rows = sorted(gazetteer.lookup(toponym.gazetteer_name), key=_prior, reverse=True)
            names[key] = _Named(readings=rows[:READINGS])
        names[key].count += 1
        names[key].readings = _of_kind(names[key].readings, toponym.kind)
    return names


def _of_kind(readings: list[GazetteerRow], kind: str | None) -> list[GazetteerRow]:
    """Return the readings that "the city of X" or "X province" leaves, all if it leaves none."""
    if kind == "city":
        left = [row for row in readings if row.is_city]
    elif kind == "area":
        left = [row for row in readings if not row.is_city]
    else:
        left = readings
    return left or readings


def _prior(row: GazetteerRow) -> float:
    """Return how likely a name is to mean a place before the report is asked, on the scale of a decimal logarithm of inhabitants."""
    size = math.log10(row.population + 100)
    if row.is_country:
        score = max(size, 5.0) + 2.5
    elif row.is_region:
        score = 6.8  # about what a town of six million has: they are there because news speaks of them
    elif row.feature_code == "CONT":
        score = 10.0
    elif row.feature_code == "PPLC":
        score = size + 1.5
    elif row.is_city:
        score = size
    elif row.feature_code == "ADM1":
        score = size - 1  # "New York", "Aleppo", "Kabul": the city, unless the words say province
    else:
        score = size - 2
    if row.alternate:
        score -= 0.3 if row.population > 1_000_000 else 1.5
    return score


def _contain(document: Document, toponyms: tuple[Toponym, ...], names: dict[str, _Named]) -> None:
    """Note what the words say that a place lies in, and what it stands in a list with."""
    related: set[tuple[str, str, str]] = set()
    for left, right in zip(toponyms, toponyms[1:], strict=False):
        between = document.text[left.end : right.start].strip()
        pair = (_key(left), _key(right), between)
        if len(between) < 40 and pair[0] != pair[1] and pair not in related:
            related.add(pair)
            _relate(names[pair[0]], names[pair[1]], between)
    for toponym in toponyms:
        names[_key(toponym)].country = _adjective_before(document, toponym) or names[_key(toponym)].country


def _relate(left: _Named, right: _Named, between: str) -> None:
    """Note what the words between two names say of them."""
    if between.replace(" ", "") in LIST_MARKS:
        left.peers.append(right)
        right.peers.append(left)
    if _says_inside(between):
        _put_inside(left, right, listed=between == ",")
    elif between in ("'s", "’s"):
        _put_inside(right, left, listed=True)


def _adjective_before(document: Document, toponym: Toponym) -> str | None:
    """Return the country of the adjective in "the Turkish city of X"."""
    first = toponym.first
    if not toponym.kind or first < 3 or document.tokens[first - 1].form.lower() != "of":
        return None
    adjectives = load_cues().adjectives
    codes = [adjectives.get(document.tokens[index].form.lower()) for index in range(max(0, first - 4), first - 2)]
    return next((code for code in codes if code), None)


def _says_inside(between: str) -> bool:
    """Tell whether the words between two places say that the first lies in the second: ", ", " in eastern ", " (", ", capital of "."""
    words = between.lower().replace(",", " , ").replace("(", " ( ").split()
    directions = load_cues().directions
    plain = [word for word in words if word not in directions and word not in ("the", ",", "(", "of", "'s", "part", "state", "province")]
    if plain and plain[0] not in ("in", "capital", "city", "district", "town"):
        return False
    return words != [] and words[0] in (",", "(", "in") and all(word in ("in", "capital", "city", "district", "town") for word in plain)


def _put_inside(inner: _Named, outer: _Named, *, listed: bool) -> None:
    """Leave of two names the readings in which one lies in the other; `listed` says that they may as well stand in a list."""
    pairs = [(small, large) for small in inner.readings for large in outer.readings if _lies_in(small, large)]
    if inner.readings and (inner.readings[0].is_country or inner.readings[0].feature_code == "CONT"):
        pairs = [(small, large) for small, large in pairs if not large.is_country]
    if pairs:
        small, large = max(pairs, key=lambda pair: _prior(pair[0]) + _prior(pair[1]))
        lost = _prior(inner.readings[0]) - _prior(small) + _prior(outer.readings[0]) - _prior(large)
        if not listed or lost < 4.5:
            inner.readings = [row for row in inner.readings if _lies_in(row, large)]
            inner.is_inside = True
            outer.readings = [large, *(row for row in outer.readings if row.id != large.id)]
    elif outer.readings and outer.readings[0].resolution in (1, 2) and _may_be_unlisted(inner):
        inner.inside, inner.readings = outer.readings[0], []


def _may_be_unlisted(named: _Named) -> bool:
    """Tell whether a name may be a place that the gazetteer has not, though it has small namesakes elsewhere."""
    return not named.readings or (_prior(named.readings[0]) < LARGE and named.readings[0].is_city)


def _lies_in(small: GazetteerRow, large: GazetteerRow) -> bool:
    """Tell whether one place lies in another by the gazetteer's own account."""
    if small.id == large.id or large.is_city or small.is_country:
        return False
    if large.is_country:
        return small.country_code == large.country_code
    if large.feature_code == "ADM1":
        return small.country_code == large.country_code and small.province == large.name
    if large.feature_code == "ADM2":
        return small.country_code == large.country_code and small.district == large.name
    return _near(small, large) and (not large.countries or small.country_code in large.countries)


def _near(small: GazetteerRow, large: GazetteerRow) -> bool:
    """Tell whether a place is within the radius of a region."""
    if small.lat is None or small.lon is None or large.lat is None or large.lon is None:
        return False
    return distance_km(small.lat, small.lon, large.lat, large.lon) <= (large.radius_km or 0)


def _choose(document: Document, names: dict[str, _Named]) -> None:
    """Choose a reading for every name by what the clear ones say of the report; none where all are unlikely."""
    for named in names.values():
        if _is_clear(named):
            named.chosen = named.readings[0]
    focus = _focus(document, names)
    total = _countries_in(focus)
    near = [named.chosen for named in names.values() if named.chosen and named.chosen.is_city][:NEIGHBOURS]
    for named in names.values():
        if named.readings and not named.is_inside:
            own = _weights(named)
            share = _Shares(focus, own, max(1.0, total - _countries_in(own)))
            best = max(named.readings, key=lambda row: _score(row, named, share, near))  # noqa: B023 -- called at once
            named.chosen = None if _is_stray(best, share) else best


def _is_clear(named: _Named) -> bool:
    """Tell whether a name needs no context: one reading, one that the words say, or one far ahead of the next."""
    if len(named.readings) < 2 or named.is_inside:
        return bool(named.readings)
    return _prior(named.readings[0]) - _prior(named.readings[1]) >= CLEAR


@dataclass(frozen=True, slots=True)
class _Shares:
    """What the report speaks of beside one name: weights of countries ("USA") and provinces ("USA Ohio")."""

    weights: dict[str, float]
    own: dict[str, float]
    total: float

    def of(self, key: str | None) -> float:
        """Return the share that a country or province has of what the report says of countries, without the name itself."""
        return max(0.0, self.weights.get(key, 0.0) - self.own.get(key, 0.0)) / self.total if key else 0.0


def _focus(document: Document, names: dict[str, _Named]) -> dict[str, float]:
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


def _countries_in(weights: dict[str, float]) -> float:
    return sum(weight for key, weight in weights.items() if " " not in key)


def _weights(named: _Named) -> dict[str, float]:
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


def _score(row: GazetteerRow, named: _Named, share: _Shares, near: list[GazetteerRow]) -> float:
    """Return how likely a reading is in this report."""
    score = _prior(row) + (6 if named.country and row.country_code == named.country else 0)
    score += 3 * math.sqrt(share.of(row.country_code)) + 1.5 * math.sqrt(min(1.0, share.of(_province_key(row))))
    if any(peer.chosen and _alike(row, peer.chosen) for peer in named.peers):
        score += 1
    return score + _closeness(row, near)


def _alike(row: GazetteerRow, other: GazetteerRow) -> bool:
    """Tell whether two places may stand side by side in a list: two countries, or two provinces of one country."""
    if row.is_country or other.is_country:
        return row.is_country and other.is_country
    return row.feature_code == other.feature_code == "ADM1" and row.country_code == other.country_code


def _closeness(row: GazetteerRow, near: list[GazetteerRow]) -> float:
    """Return up to 1.5 for a place that lies near one that is resolved already."""
    if row.lat is None or row.lon is None:
        return 0.0
    away = [
        distance_km(row.lat, row.lon, other.lat, other.lon)
        for other in near
        if other.id != row.id and other.lat is not None and other.lon is not None
    ]
    nearest = min(away, default=1000.0) - (0 if row.is_city else row.radius_km or 0)
    return 1.5 * min(1.0, max(0.0, 1 - nearest / 500))


def _place(toponym: Toponym, named: _Named) -> Place:
    """Return the record of a toponym."""
    row = named.chosen
    if row is None:
        return _unknown(toponym, named.inside)
    return Place(
        start=toponym.start, end=toponym.end, extracted_place=toponym.text, resolved_place=row.name, geonameid=row.geonameid,
        lat=row.lat, lon=row.lon, city=row.name if row.resolution == 4 else None,
        district=row.name if row.feature_code == "ADM2" else row.district,
        province=row.name if row.feature_code == "ADM1" else row.province, country_code=row.country_code,
        feature_code=row.feature_code, resolution=row.resolution, radius_km=row.radius_km,
    )  # fmt: skip


def _unknown(toponym: Toponym, inside: GazetteerRow | None) -> Place:
    """Return the record of a place that the gazetteer has not: as exact as what the words say that it lies in."""
    if inside is None:
        return Place(start=toponym.start, end=toponym.end, extracted_place=toponym.text)
    return Place(
        start=toponym.start, end=toponym.end, extracted_place=toponym.text, lat=inside.lat, lon=inside.lon,
        province=inside.name if inside.feature_code == "ADM1" else inside.province, country_code=inside.country_code,
        resolution=inside.resolution, radius_km=inside.radius_km,
    )  # fmt: skip
