"""The place that the words around a toponym really speak of: "10 km north of Goma", "off Aden", "the Thailand-Cambodia border"."""

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from whimbrel.knowledge.borders import load_borders
from whimbrel.knowledge.gazetteer import distance_km, load_cues
from whimbrel.knowledge.quantities import load_quantity_words, number_of
from whimbrel.records import Document, Place

KM = {"k": 1.0, "m": 1.609, "n": 1.852, "metre": 0.001, "yard": 0.000914}
DEGREE = 111.2  # km
LEAST = 2  # km: no distance in the news is more exact
BESIDE = 10  # km from a town's edge that "near" and "outside" may mean
BEYOND = 30  # that "north of" may mean
OFFSHORE = 200  # that "off the coast" may mean
TERRITORIAL = 25  # km from the coast within which a country's waters lie
KEEPS_COUNTRY, KEEPS_PROVINCE = 100.0, 25.0  # km from a town at which it is still surely the same
ONE_WAY = 500.0  # km: towns farther apart have no place between them

_DISTANCE = (
    r"(?P<number>\d[\d.,]*(?:\s*(?:-|–|to|or)\s*\d[\d.,]*)?|(?:half\s+)?an?|a\s+(?:few|dozen|couple\s+of)|"
    r"[a-z]+\s+(?:hundred|dozen)|[a-z]+(?:-[a-z]+)?)[\s-]*"
    r"(?P<unit>kms?|kilomet(?:er|re)s?|nautical\s+miles?|miles?|met(?:er|re)s?|yards?)\b(?:\s*\([^()]{1,30}\))?"
)
_POINT = r"(?:north|south|east|west)"
_BEARING = rf"{_POINT}(?:[\s-]?{_POINT}){{0,2}}"
_VECTORS = {"north": (1.0, 0.0), "south": (-1.0, 0.0), "east": (0.0, 1.0), "west": (0.0, -1.0)}


@dataclass(frozen=True, slots=True)
class _Around:
    """A toponym with the words of its sentence before and behind it, and the other places there."""

    document: Document
    place: Place
    others: tuple[Place, ...]
    start: int
    end: int

    @property
    def before(self) -> str:
        return self.document.text[self.start : self.place.start]

    @property
    def behind(self) -> str:
        return self.document.text[self.place.end : self.end]

    def spanning(self, place: Place, start: int, end: int) -> Place:
        """Return a place with the words that speak of it."""
        return replace(place, start=start, end=end, extracted_place=self.document.text[start:end])


def vicinity(document: Document, place: Place, places: tuple[Place, ...]) -> Place:
    """Return the place that the words around a toponym speak of, with their whole span; the place itself where they say no more.

    `places` are the document's. A distance and a bearing give a point and its exactness; "near", "off" and borders a wider radius.
    """
    around = _around(document, place, places)
    if place.lat is None or place.lon is None:
        return _apposed(around) or place
    for read in (_border, _way, _distance, _offshore, _beside, _apposed):
        found = read(around)
        if found is not None:
            return found
    return place


def _around(document: Document, place: Place, places: tuple[Place, ...]) -> _Around:
    """Return a toponym in its sentence."""
    sentence = document.sentences[max(0, bisect_right(document.sentences, place.start, key=lambda one: one.start) - 1)]
    others = tuple(other for other in places if sentence.start <= other.start < sentence.end and other.start != place.start)
    return _Around(document, place, others, min(sentence.start, place.start), max(sentence.end, place.end))


@cache
def _words(name: str) -> str:
    """Return the words of a list of toponym_cues.toml as alternatives of a regular expression, the longest first."""
    words = sorted(getattr(load_cues(), name), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words) + ")"


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Return a pattern, in which <name> stands for a list of words and <called> for what may introduce a name: "the port city of"."""
    text = text.replace(
        "<called>", r"(?:the\s+)?(?:(?:[\w'’-]+\s+){0,3}<city_generics>(?:,|\s+of|\s+named)?\s+)?(?:the\s+|downtown\s+|central\s+)?"
    )
    return re.compile(
        re.sub(r"<(\w+)>", lambda match: match[0] if match.start() and text[match.start() - 1] == "P" else _words(match[1]), text), re.I
    )


def _is_town(place: Place) -> bool:
    """Tell whether a place is a town or smaller, so that what lies beside it does not lie in it."""
    return (place.resolution or 0) >= 4


# "10 km north of Goma"


def _distance(around: _Around) -> Place | None:
    """Return the point at a distance from a town, in a direction if one is told; of a region, the region and its surroundings."""
    found = _pattern(
        rf"\b{_DISTANCE}\s+(?:(?:to\s+the\s+|due\s+)?(?P<bearing>{_BEARING})\s+)?(?:of|from|outside|away\s+from|beyond)\s+(?:of\s+)?<called>$"
    ).search(around.before)
    away = _kilometres(found["number"], found["unit"]) if found else None
    if found is None or away is None:
        return None
    place, (km, spread) = around.place, away
    if not _is_town(place):
        return around.spanning(_wider(place, (place.radius_km or 0) + round(km)), around.start + found.start(), place.end)
    north, east = _direction(found["bearing"]) if found["bearing"] else (0.0, 0.0)
    radius = max(LEAST, round(spread)) if found["bearing"] else max(LEAST, math.ceil(km + spread))
    moved = replace(_displaced(place, km * north, km * east), resolution=5, radius_km=radius, geonameid=None, feature_code=None, city=None)
    moved = _without(moved, km, keep_province=km <= KEEPS_PROVINCE)
    return around.spanning(moved, around.start + found.start("number"), place.end)


def _kilometres(number: str, unit: str) -> tuple[float, float] | None:
    """Return a distance and how exact it is, a fifth of it: of "20 to 30 km" the middle, and the half of what lies between."""
    written = number.lower()
    bounds = re.split(r"\s*(?:-|–|\bto\b|\bor\b)\s*", written) if written[:1].isdigit() else [written]
    known = load_quantity_words()
    values = [value for part in bounds if (value := number_of(part)) is not None]
    values = values or [float(value) for value in known.vague.get(written.removesuffix(" of"), ())]
    if not values:
        return None
    letter = unit.lower()
    name = "metre" if letter.startswith("met") else "yard" if letter.startswith("yard") else letter[0]
    middle = (min(values) + max(values)) / 2 * KM[name]
    return middle, max(middle / 5, (max(values) - min(values)) / 2 * KM[name])


def _direction(bearing: str) -> tuple[float, float]:
    """Return a bearing as parts to the north and the east: "north-east", "south-southwest"."""
    points = [_VECTORS[point] for point in re.findall(_POINT, bearing.lower())]
    if len(points) == 3:
        points = [points[0], _unit(points[1:])]
    return _unit(points)


def _unit(vectors: list[tuple[float, float]]) -> tuple[float, float]:
    north, east = sum(vector[0] for vector in vectors), sum(vector[1] for vector in vectors)
    length = math.hypot(north, east) or 1.0
    return north / length, east / length


def _displaced(place: Place, north: float, east: float) -> Place:
    """Return a place moved by so many kilometres."""
    assert place.lat is not None and place.lon is not None
    lat = max(-90.0, min(90.0, place.lat + north / DEGREE))
    lon = place.lon + east / (DEGREE * max(0.01, math.cos(math.radians(place.lat))))
    return replace(place, lat=round(lat, 4), lon=round((lon + 180) % 360 - 180, 4))


def _without(place: Place, km: float, *, keep_province: bool) -> Place:
    """Return a place without the divisions that it need not lie in at such a distance from where it was."""
    return replace(
        place,
        district=None,
        province=place.province if keep_province else None,
        country_code=place.country_code if km <= KEEPS_COUNTRY else None,
    )


# "near Goma", "north of Goma", "on the outskirts of Goma"


def _beside(around: _Around) -> Place | None:
    """Return the surroundings of a place; what lies outside a country is nowhere in particular."""
    before, start = _before_list(around)
    edge = _pattern(r"^(?:['’]s)?\s+(?:\w+ern\s+|\w+\s+)?<outskirts>\b").search(around.behind)
    near = _pattern(rf"(?P<article>\bthe\s+)?\b(?:<outskirts>\s+of|(?P<near><near>)|(?P<bearing>{_BEARING}\s+of))\s+<called>$").search(
        before
    )
    if (
        near
        and near["bearing"]
        and _pattern(r"\b(?:in|into|from)\s+(?:the\s+)?$|(?<!to\s)\bthe\s+$").search(before[: near.start()] + (near["article"] or ""))
    ):
        return None  # "in the north of Lebanon" lies in it
    if near is None and edge is None:
        return None
    place = around.place
    end = place.end + edge.end() if edge else place.end
    start = start + near.start() + len(near["article"] or "") if near else place.start
    if near and near["near"] and near["near"].lower().split()[-1] in ("outside", "beyond") and place.resolution == 1:
        return around.spanning(_nowhere(place), start, end)
    if not _is_town(place):
        return around.spanning(_wider(place, 2 * (place.radius_km or 0)), start, end)
    is_edge = edge is not None or near is not None and near["near"] is None and near["bearing"] is None
    more = BEYOND if near and near["bearing"] else BESIDE
    wide = replace(place, radius_km=(place.radius_km or 0) + more, geonameid=None, feature_code=None)
    return around.spanning(replace(wide, resolution=5) if is_edge else replace(wide, city=None, district=None), start, end)


def _before_list(around: _Around) -> tuple[str, int]:
    """Return the words before a place, or before the list of towns that it stands in: "near Goma and Sake"."""
    start, end = around.start, around.place.start
    for other in reversed([other for other in around.others if other.start < end]):
        if around.document.text[other.end : end].strip(" ,") not in ("and", "or") or other.resolution != around.place.resolution:
            break
        end = other.start
    return around.document.text[start:end], start


def _wider(place: Place, radius: int) -> Place:
    """Return the surroundings of a region; those of a country may lie in another."""
    code = place.country_code if place.resolution in (2, 3) else None
    return replace(
        place, radius_km=radius, geonameid=None, feature_code=None, district=None, province=None, country_code=code, resolution=None
    )


def _nowhere(place: Place) -> Place:
    return Place(start=place.start, end=place.end, extracted_place=place.extracted_place)


# "off the coast of Somalia"


def _offshore(around: _Around) -> Place | None:
    """Return the waters off a coast, if that is what the words say."""
    found = _pattern(rf"(?:\b{_DISTANCE}\s+)?\boff\s+(?:of\s+)?(?:(?:the\s+)?(?:\w+\s+){{0,2}}<coasts>\s+of\s+)?<called>$").search(
        around.before
    )
    if found is None or not found["number"] and _pattern(r"\b<parted_by_off>\s+$").search(around.before[: found.start()]):
        return None
    place = around.place
    coast = _pattern(r"^(?:['’]s)?\s+(?:\w+ern\s+|\w+\s+)?<coasts>\b").search(around.behind)
    away = _kilometres(found["number"], found["unit"]) if found["number"] else None
    radius = math.ceil(sum(away)) if away else OFFSHORE
    waters = replace(
        place, radius_km=radius + (0 if _is_town(place) else place.radius_km or 0), geonameid=None, feature_code=None, resolution=None,
        city=None, district=None, province=None, country_code=None if away and away[0] > TERRITORIAL else place.country_code,
    )  # fmt: skip
    return around.spanning(waters, around.start + found.start(), place.end + (coast.end() if coast else 0))


# "the border between Chad and Sudan"


def _border(around: _Around) -> Place | None:
    """Return the border of two countries or regions that the words speak of, or all that of one where the other is not told."""
    for other, start, end in _pairs(around, _is_border):
        return around.spanning(_border_of(around.place, other), start, end)
    place = around.place
    adjective = _pattern(r"\b(?P<word>[\w-]+?)(?:-|\s+<borders>(?:\s+\w+)?\s+with\s+(?:the\s+)?)$").search(around.before)
    behind = _pattern(r"^-(?P<word>\w+)\s+<borders>\b").search(around.behind)
    closes = _pattern(r"^(?:['’]s)?\s+<borders>\b").search(around.behind)
    word = behind or (adjective if adjective and (closes or not adjective[0].endswith("-")) else None)
    code = load_cues().adjectives.get(word["word"].lower()) if word else None
    if word and code and code != place.country_code:
        start = place.start if word is behind else around.start + word.start()
        end = place.end + (behind.end() if behind else closes.end() if closes else 0)
        name = f"{place.resolved_place}-{word['word']}" if word is behind else f"{word['word']}-{place.resolved_place}"
        return around.spanning(_between_countries(place, code, f"{name} border"), start, end)
    opens = _pattern(r"\b<borders>(?:(?:\s+\w+)?\s+with|\s+of|\s+to)\s+(?:the\s+)?$").search(around.before)
    if not opens and not closes:
        return None
    start, end = (around.start + opens.start(), place.end) if opens else (place.start, place.end + closes.end() if closes else place.end)
    neighbours = (other for other in around.others if other.country_code != place.country_code)
    for other in neighbours:
        if other.country_code and frozenset((other.country_code, place.country_code)) in load_borders() and place.resolution == 1:
            return around.spanning(_between_countries(place, other.country_code, f"{place.resolved_place} border"), start, end)
    return around.spanning(_wider(place, math.ceil(1.2 * (place.radius_km or 0))), start, end)


def _is_border(around: _Around, first: Place, second: Place) -> tuple[int, int] | None:
    """Return where the words begin and end that call two places neighbours at a border."""
    text = around.document.text
    before, between, behind = text[around.start : first.start], text[first.end : second.start], text[second.end : around.end]
    opens = _pattern(r"\b<borders>(?:\s+\w+){0,2}\s+(?:between|of|separating|dividing)\s+(?:the\s+)?$").search(before)
    if opens and re.fullmatch(r"\s+(?:and|from)\s+(?:the\s+)?", between):
        return around.start + opens.start(), second.end
    if _pattern(r"(?:['’]s\s+(?:\w+\s+){0,2}|\s+)<borders>\s+with\s+(?:the\s+)?").fullmatch(between):
        return first.start, second.end
    closes = _pattern(r"^\s+<borders>\b").search(behind)
    if closes and re.fullmatch(r"\s?[-–—/]\s?|\s+and\s+", between):
        return first.start, second.end + closes.end()
    return None


def _border_of(place: Place, other: Place) -> Place:
    """Return the border of two places."""
    name = (
        f"{place.resolved_place}-{other.resolved_place} border"
        if place.start < other.start
        else f"{other.resolved_place}-{place.resolved_place} border"
    )
    if place.resolution == 1 and other.resolution == 1 and other.country_code:
        return _between_countries(place, other.country_code, name)
    small, large = sorted((place, other), key=lambda one: one.radius_km or 0)
    if _km(small, large) <= (large.radius_km or 0):
        middle, radius = small, small.radius_km or LEAST
    else:
        middle, radius = _halfway(small, large), max(math.ceil(_km(small, large) / 2), small.radius_km or LEAST)
    code = place.country_code if place.country_code == other.country_code else None
    return Place(
        start=place.start, end=place.end, extracted_place=place.extracted_place, resolved_place=name, lat=middle.lat, lon=middle.lon,
        country_code=code, radius_km=radius,
    )  # fmt: skip


def _between_countries(place: Place, code: str, name: str) -> Place:
    """Return the border of a place's country with another; where the tables have none, that of the place itself."""
    border = load_borders().get(frozenset((place.country_code or "", code)))
    plain = Place(start=place.start, end=place.end, extracted_place=place.extracted_place, resolved_place=name)
    if place.resolution != 1 or border is None:
        return replace(plain, lat=place.lat, lon=place.lon, radius_km=place.radius_km)
    return replace(plain, lat=border.lat, lon=border.lon, radius_km=border.radius_km)


# "the road from Goma to Sake", "between Goma and Sake"


def _way(around: _Around) -> Place | None:
    """Return the middle between two towns where the words speak of a way between them."""
    place = around.place
    for other, start, end in _pairs(around, _is_way):
        away = _km(place, other)
        if not (_is_town(place) and _is_town(other) and 0 < away <= ONE_WAY):
            return None
        first, second = sorted((place, other), key=lambda one: one.start)
        middle = _halfway(place, other)
        found = Place(
            start=start, end=end, extracted_place=place.extracted_place, resolved_place=f"{first.resolved_place}-{second.resolved_place}",
            lat=middle.lat, lon=middle.lon, radius_km=max(LEAST, math.ceil(away / 2)),
            country_code=place.country_code if place.country_code == other.country_code else None,
            province=place.province if place.province == other.province else None,
        )  # fmt: skip
        return around.spanning(found, start, end)
    return None


def _is_way(around: _Around, first: Place, second: Place) -> tuple[int, int] | None:
    """Return where the words begin and end that speak of a way between two places."""
    text = around.document.text
    before, between, behind = text[around.start : first.start], text[first.end : second.start], text[second.end : around.end]
    opens = _pattern(r"\b<ways>(?:\s+\w+){0,2}?\s+(?:from|between|linking|connecting|joining)\s+<called>$").search(before)
    if opens and _pattern(r"\s+(?:to|and|with)\s+<called>").fullmatch(between):
        return around.start + opens.start(), second.end
    opens = _pattern(r"\b(?:(?:half-?way|midway|somewhere)\s+)?between\s+<called>$").search(before)
    if opens and _pattern(r"\s+and\s+<called>").fullmatch(between):
        tied = _pattern(r"\b<ties>\s+(?:\w+\s+)?$").search(before[: opens.start()])
        return None if tied else (around.start + opens.start(), second.end)
    closes = _pattern(r"^\s+(?:main\s+|coastal\s+)?<ways>\b").search(behind)
    if closes and re.fullmatch(r"\s?[-–—/]\s?|[\s-]+to[\s-]+", between):
        return first.start, second.end + closes.end()
    return None


def _pairs(around: _Around, joined: Callable[[_Around, Place, Place], tuple[int, int] | None]) -> Iterator[tuple[Place, int, int]]:
    """Yield the place before or behind one that the words join with it, and the span of those words."""
    place = around.place
    before = [other for other in around.others if other.end <= place.start and other.lat is not None][-1:]
    behind = [other for other in around.others if other.start >= place.end and other.lat is not None][:1]
    for first, second in [*((other, place) for other in before), *((place, other) for other in behind)]:
        span = joined(around, first, second)
        if span is not None:
            yield second if first is place else first, *span


def _km(place: Place, other: Place) -> float:
    assert place.lat is not None and place.lon is not None and other.lat is not None and other.lon is not None
    return distance_km(place.lat, place.lon, other.lat, other.lon)


def _halfway(place: Place, other: Place) -> Place:
    """Return a place moved to the middle between itself and another."""
    assert place.lat is not None and place.lon is not None and other.lat is not None and other.lon is not None
    east = ((other.lon - place.lon + 180) % 360 - 180) / 2  # the short way, also over the date line
    lon = (place.lon + east + 180) % 360 - 180
    return replace(place, lat=round((place.lat + other.lat) / 2, 4), lon=round(lon, 4))


# "the village of Kwembawala, 12 km north of Goma"


def _apposed(around: _Around) -> Place | None:
    """Return an unknown place at the point that the words behind its name give it."""
    place = around.place
    if place.geonameid is not None or place.city is not None or place.resolved_place is not None:
        return None
    behind = next((other for other in around.others if other.start >= place.end), None)
    if behind is None or behind.lat is None:
        return None
    there = vicinity(around.document, behind, tuple(other for other in around.others if other.start >= behind.start))
    words = around.document.text[place.end : there.start].strip()
    if there.start >= behind.start or not re.fullmatch(
        r"[,(–-]?\s*(?:(?:a|an|the|located|situated|which is|some|about|around|just)\s*(?:\w+\s+)?)?", words
    ):
        return None
    return around.spanning(replace(there, resolved_place=None), place.start, there.end)
