"""Which words of a report name a place because the gazetteer has it in a country that the report speaks of."""

from collections.abc import Iterator, Sequence, Set

from whimbrel.knowledge.gazetteer import GazetteerRow
from whimbrel.mentions.place_words import HAMLET, KNOWN, PlaceWords, weight
from whimbrel.records import Document

TOWN = 2_000  # inhabitants that a place has at least behind "from"
PERSON = "PERSON"
PARTING = frozenset({"and", "of", "'s", "’s", "on", "de"})  # words that join the parts of some names and part others


def places_of_report(
    document: Document, words: PlaceWords, taken: Sequence[bool], countries: Set[str | None], accepted: Set[str]
) -> Iterator[tuple[int, int]]:
    """Yield the stretches, none of them taken, that stand where places stand and are known in one of the countries.

    In a line of capitals those that are `accepted` elsewhere in the report.
    """
    labels = {index: name.label for name in document.names for index in range(name.first, name.last)}
    for first, last in _runs(words, taken):
        rows = [row for row in words.rows(first, last) if countries & {row.country_code, *row.countries}]
        known = words.is_loud(first) and words.text(first, last).lower() in accepted
        is_person = labels.get(last - 1) == PERSON
        if known or rows and words.may_be_place(first, last) and _may_stand_here(words, first, last, rows, is_person):
            yield first, last


def _runs(words: PlaceWords, taken: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the longest runs of words with capitals, with what may stand in lower case within a name."""
    joints, capitals = words.cues.joints - PARTING, words.capitals
    position, end = 0, len(capitals)
    while position < end:
        first = position
        if not capitals[first] or taken[first]:
            position += 1
            continue
        if words.is_loud(first) and words.is_headline(first):  # in a line of capitals every word is one
            yield first, first + 1
            position += 1
            continue
        while position < end and not taken[position] and (capitals[position] or words.lower[position] in joints):
            position += 1
        last = position
        while not capitals[last - 1]:
            last -= 1
        yield first, last


def _may_stand_here(words: PlaceWords, first: int, last: int, rows: list[GazetteerRow], is_person: bool) -> bool:
    """Tell whether a known name stands behind a preposition of place, and is large enough for the preposition."""
    if words.is_capital(last, joined=True) or words.is_capital(first - 1, joined=True) or _is_of_body(words, first - 1):
        return False
    size = max(map(weight, rows))
    word = words.preposition(first)
    if word in words.cues.locative:
        return size >= HAMLET
    if is_person or words.is_given_name(first, last):
        is_named = words.text(first, last).lower() in words.people or words.is_given_name(first, last) or word == "of"
        return size >= KNOWN and word in words.cues.loose_locative and not is_named
    return size >= TOWN and word in words.cues.loose_locative | words.cues.taken


def _is_of_body(words: PlaceWords, before: int) -> bool:
    """Tell whether "of" joins a name to one before it: "University of Nairobi"."""
    return words.word(before) == "of" and words.is_capital(before - 1)
