"""Words that stand for a place without its bare name: "here", "the town", "the Malian capital", "10 km north of Goma".

They are no toponyms and stand in no record of their own; the place of an event may be said by them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from whimbrel.knowledge.actor_records import Nation
from whimbrel.knowledge.gazetteer import Gazetteer, load_cues
from whimbrel.knowledge.whereabouts import load_whereabout_words
from whimbrel.mentions.border_names import find_borders
from whimbrel.mentions.places import place_of
from whimbrel.mentions.vicinity import vicinity
from whimbrel.records import Document, Place, Token
from whimbrel.syntax import dependents

_DAY = r"(?:[A-Z][A-Za-z]{2,8}\.? \d{1,2}|\d{1,2}(?:st|nd|rd|th)? [A-Z][A-Za-z]{2,8}\.?)"
_BEHIND_DATELINE = re.compile(rf"(?:, [A-Z][\w.]*)?(?:,? {_DAY})?(?:,? \d{{4}})? ?(?:\([^()\n]{{2,40}}\))? ?(?:--|[-–—:])")
_LONGEST_BYLINE = 40  # characters before a dateline: "From Our Own Correspondent, "
_MEMORY = 8  # sentences: how long "the town" can point back
_CAPITAL = "PPLC"


def find_whereabouts(
    document: Document, places: tuple[Place, ...], nations: Mapping[str, Nation], gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """Return what such words stand for, in order of the text; words that point at nothing certain are left out.

    `places` are the document's toponyms, in order.
    """
    found: list[Place] = []
    dateline, focus = dateline_of(document, places), _country_in_focus(places)
    for token in document.tokens:
        place = _here(document, token, dateline) or _there(document, token, places) or _capital(document, token, places, nations, gazetteer)
        place = place or _named_before(document, token, places, focus)
        if place is not None:
            found.append(place)
    around = (vicinity(document, place, places) for place in places)
    found += [one for one, place in zip(around, places, strict=True) if one is not place]
    found += find_borders(document)
    return tuple(sorted(found, key=lambda place: place.start))


def dateline_of(document: Document, places: tuple[Place, ...]) -> Place | None:
    """Return the place from which a report is dated: "LUSAKA, June 3 (Reuters) -"; None if it has no dateline."""
    first = places[0] if places else None
    if first is None or first.start > _LONGEST_BYLINE or not _BEHIND_DATELINE.match(document.text, first.end):
        return None
    byline = document.text[: first.start]
    return first if not byline or byline.startswith(("From ", "By ")) else None


def _here(document: Document, token: Token, dateline: Place | None) -> Place | None:
    """Return the dateline's place for a writer's "here"; that of a quotation is the speaker's."""
    if token.form.lower() != "here" or dateline is None or _is_quoted(document, token):
        return None
    return _standing(document, dateline, token.index, token.index)


def _is_quoted(document: Document, token: Token) -> bool:
    return any(quotation.start <= token.start < quotation.end for quotation in document.quotations)


def _there(document: Document, token: Token, places: tuple[Place, ...]) -> Place | None:
    """Return the town or region named last for a "there" that says where; "there are" says nothing."""
    if token.form.lower() != "there" or token.deprel == "expl" or token.upos != "ADV":
        return None
    earliest = document.sentences[max(0, document.sentence_of[token.index] - 1)].start
    before = [place for place in places if earliest <= place.start and place.end <= token.start and place.lat is not None]
    if not before:
        return None
    *_, last = before
    inner = [place for place in before if place.country_code == last.country_code and place.resolution != 1] if last.resolution == 1 else []
    return _standing(document, (inner or before)[-1], token.index, token.index)


# "the capital"


def _capital(
    document: Document, token: Token, places: tuple[Place, ...], nations: Mapping[str, Nation], gazetteer: Gazetteer
) -> Place | None:
    """Return the capital of the country that the words or those before them speak of: "the Malian capital", "the country's capital"."""
    if token.lemma != "capital" or token.tag != "NN" or token.deprel not in ("pobj", "dobj") or _is_called(document, token, places):
        return None
    first = _first_of(document, token)
    if document.tokens[first].form.lower() in ("a", "an") or first == token.index:
        return None
    country = _country_beside(document, token, first, places)
    nation = nations.get(country) if country else None
    for name in nation.capitals[:1] if nation else ():
        rows = [row for row in gazetteer.lookup(name) if row.country_code == country and row.feature_code == _CAPITAL]
        if rows:
            start, end = document.tokens[first].start, token.end
            return place_of(rows[0], start, end, document.text[start:end])
    return None


def _country_beside(document: Document, token: Token, first: int, places: tuple[Place, ...]) -> str | None:
    """Return the country whose capital is meant: an adjective's, a possessor's, that of "of X", else the one spoken of last."""
    adjectives = load_cues().adjectives
    for word in document.tokens[first : token.index]:
        if word.form.lower() in adjectives:
            return adjectives[word.form.lower()]
    behind = [child for of in dependents(document, token.index, "prep") for child in dependents(document, of, "pobj")]
    spans = [(document.tokens[first].start, token.end), *((document.tokens[word].start, document.tokens[word].end) for word in behind)]
    own = [place for place in places if any(place.start < end and start < place.end for start, end in spans)]
    opening = document.sentences[document.sentence_of[token.index]].start
    before = [place for place in places if opening <= place.start and place.end <= token.start and place.resolution == 1]
    last = own or before[-1:]
    return last[0].country_code if last else _country_in_focus(places)


def _country_in_focus(places: tuple[Place, ...]) -> str | None:
    """Return the country that most of a report's places lie in, the first of several; None if there is none."""
    counts = Counter(place.country_code for place in places if place.country_code)
    return counts.most_common(1)[0][0] if counts else None


# "the town", "the same district"


def _named_before(document: Document, token: Token, places: tuple[Place, ...], focus: str | None) -> Place | None:
    """Return the place, named a few sentences before at most, that a noun of places stands for: the last one of its kind, if any is such
    in the country that the report is about.
    """
    words = load_whereabout_words()
    kinds = words.stands_for.get(token.lemma)
    if kinds is None or token.tag != "NN" or _is_called(document, token, places) or not _points_back(document, token):
        return None
    earliest = document.sentences[max(0, document.sentence_of[token.index] - _MEMORY)].start
    before = [place for place in places if earliest <= place.start and place.end <= token.start and place.lat is not None]
    at_home = [place for place in before if place.country_code == focus] or before
    for kind in _grouped(kinds):
        fitting = [place for place in at_home if (place.resolution or 0) in kind]
        if fitting:
            return _standing(document, fitting[-1], _first_of(document, token), token.index)
    return None


def _grouped(kinds: tuple[int, ...]) -> Iterator[frozenset[int]]:
    """Yield the resolutions to try: for a town towns and their quarters together, then in the order of the table."""
    if kinds[0] == 4:
        yield frozenset({4, 5})
    for kind in kinds:
        yield frozenset({kind})


def _points_back(document: Document, token: Token) -> bool:
    """Tell whether a noun stands alone, or with an epithet, behind a pointing word: "the town", "the besieged town", "that district"."""
    words = load_whereabout_words()
    first, *between = (document.tokens[index] for index in range(_first_of(document, token), token.index + 1))
    if first.form.lower() not in words.determiners or any(word.form.lower() not in words.epithets for word in between[:-1]):
        return False
    behind = dependents(document, token.index, "relcl", "acl")
    of = [child for child in dependents(document, token.index, "prep") if document.tokens[child].lemma == "of"]
    return not behind and not of


def _first_of(document: Document, token: Token) -> int:
    """Return the first word of a noun's phrase: its determiner or possessor."""
    before = [child for child in document.children[token.index] if child < token.index and document.tokens[child].deprel != "prep"]
    first = min(before, default=token.index)
    return min((first, *document.children[first]), default=first)


def _is_called(document: Document, token: Token, places: tuple[Place, ...]) -> bool:
    """Tell whether a name stands beside or inside the phrase: "the capital Luanda", "the town of Kidal", "Helmand province"."""
    start, end = document.tokens[_first_of(document, token)].start, token.end
    near = document.text[end : end + 2].strip(" ,")
    upto = end + 2 if not near or near[0].isupper() else end
    beside = [place for place in places if place.start <= upto and start < place.end]
    owned = [place for place in beside if place.end < token.start and document.text[place.end : place.end + 2] in ("'s", "’s")]
    return len(beside) > len(owned)


def _standing(document: Document, place: Place, first: int, last: int) -> Place:
    """Return a place as what other words stand for."""
    start, end = document.tokens[first].start, document.tokens[last].end
    return replace(place, start=start, end=end, extracted_place=document.text[start:end])
