"""What the words before and between a report's toponyms say of where they lie: "Tripoli, Lebanon"; "the Turkish city of X"."""

import math
from dataclasses import dataclass, field

from whimbrel.knowledge.gazetteer import Gazetteer, GazetteerRow, distance_km, fold, load_cues
from whimbrel.mentions.toponyms import Toponym
from whimbrel.records import Document

READINGS = 40  # of one name that are weighed: there are 60 San Antonios, the small ones never win
WORLD_KNOWN = 3.0  # what a capital of which all news speaks has before its namesakes
OWN = 9.0  # of a user's own place: as the surest country, so that only what the report says outright goes before it
LARGE = 5.5  # score of a town of 300,000: one that is not in the country behind the comma stands in a list


@dataclass(slots=True)
class Named:
    """A name of the report: what it may mean, what it was said to lie in or to hold, and what it was found to mean."""

    readings: list[GazetteerRow]
    count: int = 0
    inside: GazetteerRow | None = None
    is_inside: bool = False
    is_stray: bool = False
    for_capital: float = 0.0
    holds: int | None = None
    country: str | None = None
    chosen: GazetteerRow | None = None
    peers: list["Named"] = field(default_factory=list)


def prior(row: GazetteerRow) -> float:
    """Return how likely a name is to mean a place before the report is asked, on the scale of a decimal logarithm of inhabitants."""
    size = math.log10(row.population + 100)
    if row.is_own:
        score = OWN
    elif row.is_country:
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


def keys_of(document: Document, toponyms: tuple[Toponym, ...], gazetteer: Gazetteer) -> dict[int, str]:
    """Return by which key each toponym, told by where it starts, goes: its folded name, as a name means one place in one report.

    One that the words put into two places, "Birmingham, Alabama" and "Birmingham, England", means two; without such words
    the one spoken of last.
    """
    inside: dict[str, dict[int, str]] = {}
    for left, right in zip(toponyms, toponyms[1:], strict=False):
        between = document.text[left.end : right.start].strip()
        if len(between) < 40 and _says_inside(between) and _can_contain(left, right, gazetteer):
            inside.setdefault(fold(left.gazetteer_name), {})[left.start] = fold(right.gazetteer_name)
    keys: dict[int, str] = {}
    last: dict[str, str] = {}
    for toponym in toponyms:
        name = fold(toponym.gazetteer_name)
        held = inside.get(name, {})
        if len(set(held.values())) > 1:
            last[name] = f"{name}, {held.get(toponym.start) or last.get(name, '').removeprefix(name + ', ') or next(iter(held.values()))}"
        keys[toponym.start] = last.get(name, name)
    return keys


def _can_contain(left: Toponym, right: Toponym, gazetteer: Gazetteer) -> bool:
    """Tell whether the gazetteer has a town of one name in a country or province of another."""
    towns = [row for row in gazetteer.lookup(left.gazetteer_name) if row.is_city]
    return any(_lies_in(town, row) for row in gazetteer.lookup(right.gazetteer_name)[:READINGS] if not row.is_city for town in towns)


def relate(document: Document, toponyms: tuple[Toponym, ...], keys: dict[int, str], names: dict[str, Named]) -> None:
    """Note what the words say that a place lies in, and what it stands in a list with."""
    related: set[tuple[str, str, str]] = set()
    for left, right in zip(toponyms, toponyms[1:], strict=False):
        between = document.text[left.end : right.start].strip()
        pair = (keys[left.start], keys[right.start], between)
        if len(between) < 40 and pair[0] != pair[1] and pair not in related:
            related.add(pair)
            _pair(names[pair[0]], names[pair[1]], between)
    for toponym in toponyms:
        named = names[keys[toponym.start]]
        named.country = _adjective_before(document, toponym) or named.country
        named.for_capital = _for_capital(document, toponym) or named.for_capital


def _pair(left: Named, right: Named, between: str) -> None:
    """Note what the words between two names say of them."""
    if between.replace(" ", "") in load_cues().peer_marks:
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


def _for_capital(document: Document, toponym: Toponym) -> float:
    """Return what the words speak for or against a capital: those of the great states are known, none is "the northern city of X"."""
    cues, first = load_cues(), toponym.first
    words = [token.form.lower() for token in document.tokens[max(0, first - 3) : first]]
    if len(words) == 3 and words[0] in cues.directions and words[1] in cues.city_before and words[2] == "of":
        return -WORLD_KNOWN / 2
    return WORLD_KNOWN if fold(toponym.gazetteer_name) in cues.world_capitals else 0.0


def _says_inside(between: str) -> bool:
    """Tell whether the words between two places say that the first lies in the second: ", ", " in eastern ", " (", ", capital of "."""
    words = between.lower().replace(",", " , ").replace("(", " ( ").split()
    directions = load_cues().directions
    plain = [word for word in words if word not in directions and word not in ("the", ",", "(", "of", "'s", "part", "state", "province")]
    if plain and plain[0] not in ("in", "capital", "city", "district", "town"):
        return False
    return words != [] and words[0] in (",", "(", "in") and all(word in ("in", "capital", "city", "district", "town") for word in plain)


def _put_inside(inner: Named, outer: Named, *, listed: bool) -> None:
    """Leave of two names the readings in which one lies in the other; `listed` says that they may as well stand in a list."""
    pairs = [(small, large) for small in inner.readings for large in outer.readings if _lies_in(small, large)]
    if inner.readings and (inner.readings[0].is_country or inner.readings[0].feature_code == "CONT"):
        pairs = [(small, large) for small, large in pairs if not large.is_country]
    if pairs:
        small, large = max(pairs, key=lambda pair: prior(pair[0]) + prior(pair[1]))
        lost = prior(inner.readings[0]) - prior(small) + prior(outer.readings[0]) - prior(large)
        if not listed or lost < 4.5:
            inner.readings = [row for row in inner.readings if _lies_in(row, large)]
            inner.is_inside = True
            outer.readings = [large, *(row for row in outer.readings if row.id != large.id)]
            outer.holds = large.id
    elif outer.readings and outer.readings[0].resolution in (1, 2) and _may_be_unlisted(inner):
        inner.inside, inner.readings = outer.readings[0], []


def _may_be_unlisted(named: Named) -> bool:
    """Tell whether a name may be a place that the gazetteer has not, though it has small namesakes elsewhere."""
    return not named.readings or (prior(named.readings[0]) < LARGE and named.readings[0].is_city)


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
