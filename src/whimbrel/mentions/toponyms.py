"""Finds the words of a report that name a place, without yet saying which place.

A name that the parser calls a place is one unless the words around it speak against it; what it calls a person or
a body, or has missed, is one if the gazetteer knows it well and the words around it speak for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from whimbrel.knowledge.gazetteer import Gazetteer, GazetteerRow, ToponymCues, load_cues
from whimbrel.mentions.place_words import GREAT, KNOWN, WELL_KNOWN, PlaceWords, weight
from whimbrel.mentions.report_places import places_of_report
from whimbrel.records import Document, Name

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
AMOUNTS = frozenset({"CARDINAL", "ORDINAL", "DATE", "TIME", "MONEY", "QUANTITY", "PERCENT"})
LONGEST = 6  # words of a name that only the gazetteer finds


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """Words that name a place, by tokens (`last` exclusive); `kind` is what a generic beside it says: city, area or None.

    `gazetteer_name` is what to look up, where that is not the text ("Conn." is Connecticut). `is_sure` tells that the words
    around leave no doubt that it is a place.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    gazetteer_name: str
    kind: str | None = None
    is_sure: bool = False


def find_toponyms(document: Document, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Return every toponym of a report, in order, none of them overlapping another."""
    finder = _Finder(document, gazetteer, load_cues())
    finder.take_datelines()
    finder.take_names()
    finder.take_unlabelled()
    finder.take_of_report()
    finder.take_lists()
    finder.take_abbreviations()
    return tuple(sorted(finder.found, key=lambda toponym: toponym.start))


class _Finder:
    """What is known of one report while its toponyms are looked for: the tokens that are taken, and by whom."""

    def __init__(self, document: Document, gazetteer: Gazetteer, cues: ToponymCues) -> None:
        self.document, self.tokens, self.cues = document, document.tokens, cues
        self.words = PlaceWords(document, gazetteer, cues)
        self.found: list[Toponym] = []
        self.taken = [False] * len(document.tokens)  # by a toponym
        self.owned = [False] * len(document.tokens)  # by a name that is no place
        self.accepted: set[str] = set()

    def take_datelines(self) -> None:
        """Take the places from which a report's lines are dated."""
        for first, last in self.words.datelines():
            self._take(first, last)

    def take_names(self) -> None:
        """Take the parser's names: its places first, then those of other kinds that read as places."""
        for name in self.document.names:
            if name.label in PLACE_LABELS:
                self._take_named(name)
        for name in self.document.names:
            if name.label not in PLACE_LABELS and not any(self.taken[name.first : name.last]):
                self._take_misread(name)
        self.take_lists()

    def take_lists(self) -> None:
        """Take the names that stand in a list with a toponym."""
        for name in self.document.names:
            self._take_listed(name)

    def _take_listed(self, name: Name) -> None:
        """Take a name that stands in a list with a toponym, if the gazetteer knows it or the parser calls it a place."""
        if any(self.taken[name.first : name.last]) or name.label in AMOUNTS:
            return
        for first, last in self.words.trimmed(name.first, name.last):
            if (
                (self.words.rows(first, last) or name.label in PLACE_LABELS)
                and self.words.may_be_place(first, last)
                and self._is_listed(first, last)
            ):
                self._take(first, last)

    def _is_listed(self, first: int, last: int) -> bool:
        """Tell whether only a comma or a conjunction parts a stretch from a toponym beside it."""
        before, behind = first - 1, last
        while before >= 0 and first - before <= 3 and self.words.word(before) in self.cues.list_marks:
            before -= 1
        while behind < len(self.tokens) and behind - last < 2 and self.words.word(behind) in self.cues.list_marks:
            behind += 1
        left = before < first - 1 and before >= 0 and self.taken[before]
        return left or (behind > last and behind < len(self.tokens) and self.taken[behind])

    def _take_named(self, name: Name) -> None:
        """Take what the parser calls a place: in one piece if the gazetteer has it so ("Trinidad and Tobago"), else its parts."""
        whole = list(self.words.trimmed(name.first, name.last))
        known = [part for part in whole if self.words.rows(*part)]
        for first, last in known or self._parts(name):
            if not self.words.rows(first, last) and name.label != "FAC":
                last = self._known_beginning(first, last)
            if self.words.may_be_place(first, last) and (self.words.rows(first, last) or self._is_new_place(name, first, last)):
                self._take(first, last)

    def _known_beginning(self, first: int, last: int) -> int:
        """Return where the known place ends that a longer name begins with: "Santa Ana City Council"."""
        for shorter in range(last - 1, first, -1):
            if max(map(weight, self.words.rows(first, shorter)), default=0) >= KNOWN and self.words.word(first) not in self.cues.directions:
                return shorter
        return last

    def _is_new_place(self, name: Name, first: int, last: int) -> bool:
        """Tell whether a name that the gazetteer has not is still a place for certain: it stands where places stand."""
        if (
            name.label == "FAC"
            or self.words.generic_beside(first, last)
            or self.words.word(last - 1) in self.cues.site_generics | self.cues.area_generics
        ):
            return True
        if self.words.name_to_look_up(first, last) != self.words.text(first, last):
            return True
        before = self.words.preposition(first)
        return (
            before in self.cues.locative
            or before in ("at", "from", "to")
            and name.label in ("LOC", "GPE")
            or self.words.container_behind(last)
        )

    def take_unlabelled(self) -> None:
        """Take the runs of capitalised words that the parser has no label for and the gazetteer knows."""
        position = 0
        while position < len(self.tokens):
            position = self._take_run(position) or position + 1

    def take_of_report(self) -> None:
        """Take what the gazetteer has in the countries that the report's places and adjectives speak of."""
        likely = (self.words.gazetteer.lookup(toponym.gazetteer_name)[:1] for toponym in self.found)
        codes = {row.country_code for rows in likely for row in rows if row.country_code and weight(row) >= KNOWN}
        for first, last in places_of_report(self.document, self.words, self.taken, self.words.countries | codes, self.accepted):
            self._take(first, last)

    def take_abbreviations(self) -> None:
        """Take the abbreviated states after a comma: "Reno, Nev."."""
        for toponym in tuple(self.found):
            place = toponym.last + 1
            if place >= len(self.tokens) or self.tokens[toponym.last].form != "," or self.taken[place]:
                continue
            full = self.words.abbreviated(place)
            if full:
                self._add(place, place + 1, full, "area")

    def _parts(self, name: Name) -> Iterator[tuple[int, int]]:
        """Yield the toponyms within a name: the parts between commas, without articles and generics in lower case."""
        first = name.first
        for index in range(name.first, name.last + 1):
            if index == name.last or self.tokens[index].form in (",", ";", "/", "(", ")", "and", "or", "&", "\n"):
                for part in self.words.trimmed(first, index):
                    yield from self._hyphenated(*part)
                first = index + 1

    def _hyphenated(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield the two towns of "the Kabul-Kandahar highway", else the stretch itself."""
        for index in range(first + 1, last - 1):
            sides = ((first, index), (index + 1, last))
            if self.tokens[index].form in ("-", "–") and not self.words.rows(first, last) and self._are_towns(sides):
                yield from sides
                return
        yield first, last

    def _are_towns(self, sides: tuple[tuple[int, int], ...]) -> bool:
        return all(max(map(weight, self.words.rows(*side)), default=0) >= KNOWN for side in sides)

    def _take_misread(self, name: Name) -> None:
        """Take a name that the parser calls something else, if all of it is well known places; else nobody else may have it."""
        parts = list(self._parts(name))
        if parts and all(self._is_misread(name, first, last) for first, last in parts):
            for first, last in parts:
                self._take(first, last)
        if name.label != "NORP":  # "British" may begin a place's name
            self.owned[name.first : name.last] = [True] * (name.last - name.first)

    def _is_misread(self, name: Name, first: int, last: int) -> bool:
        """Tell whether a part of a name that the parser calls something else is a place."""
        rows = self.words.rows(first, last)
        if not self.words.may_be_place(first, last):
            return False
        if not rows:
            return self.words.is_called_place(first, last)
        if self.words.is_dateline(first, last) or name.label != "PERSON" and self.words.text(first, last).lower() in self.accepted:
            return True
        well_known = max(map(weight, rows)) >= WELL_KNOWN
        if (
            name.label == "ORG"
            and well_known
            and (self.words.word(first - 1) in self.cues.loose_locative or self.words.stands_before_noun(last))
        ):
            return True
        if name.label == "ORG" and (
            self._is_whole(name, first, last) and self._is_capital_alone(rows, last) or self.words.is_of_report(rows, first)
        ):
            return True
        is_person = self.words.is_given_name(first, last) or self.words.text(first, last).lower() in self.words.people
        if name.label == "PERSON" and self._is_whole(name, first, last) and not is_person and self._is_known_alone(rows, first, last):
            return True
        if name.label == "ORG" and self.words.is_large_at(rows, first):
            return True
        if name.label == "NORP" and max(map(weight, rows)) >= KNOWN and self.words.word(first - 1) in self.cues.loose_locative - {"of"}:
            return True
        if last - first > 1 and name.label in ("ORG", "PERSON") and self._is_long_name(rows, first):
            return True
        return (well_known or name.label not in AMOUNTS) and self.words.reads_as_place(rows, first, last)

    def _is_whole(self, name: Name, first: int, last: int) -> bool:
        """Tell whether a stretch is all of a name but its article."""
        return last == name.last and first in (name.first, name.first + (self.words.word(name.first) == "the"))

    def _is_capital_alone(self, rows: tuple[GazetteerRow, ...], last: int) -> bool:
        """Tell whether a name is a capital's and no body's that is called after it: "Washington said", not "Washington fans"."""
        known = any(row.feature_code == "PPLC" and row.population >= WELL_KNOWN for row in rows)
        return known and not self.words.is_capital(last, joined=True) and self.words.word(last) not in self.cues.club_nouns

    def _is_known_alone(self, rows: tuple[GazetteerRow, ...], first: int, last: int) -> bool:
        """Tell whether a name that the parser takes for a person's is a capital's, or behind "from" or "to" a great town's."""
        if self._is_capital_alone(rows, last):
            return True
        great = any(row.is_city and not row.alternate and row.population >= GREAT for row in rows)
        return great and self.words.preposition(first) in self.cues.loose_locative - {"of"} and not self.words.is_capital(last, joined=True)

    def _is_long_name(self, rows: tuple[GazetteerRow, ...], first: int) -> bool:
        """Tell whether a name of several words behind a preposition is a town's; few people are called so."""
        before = self.words.word(first - 1) in self.cues.loose_locative | {"and"}
        return before and not self.words.is_given_name(first, first + 1) and any(row.is_city and row.population >= KNOWN for row in rows)

    def _take_run(self, first: int) -> int | None:
        """Take the longest known name that begins at a token; return where it ends."""
        if not self._is_free(first) or not self.words.is_capital(first):
            return None
        longest = first
        while longest < min(first + LONGEST, len(self.tokens)) and self._is_free(longest) and self._continues(longest):
            longest += 1
        for last in range(longest, first, -1):
            if self._run_is_place(first, last):
                self._take(first, last)
                return last
        return longest if longest > first + 1 and not self.words.is_headline(first) else None

    def _run_is_place(self, first: int, last: int) -> bool:
        """Tell whether a run of unlabelled capitalised words is a place."""
        if not self.words.is_capital(last - 1) or not self.words.may_be_place(first, last):
            return False
        lower = self.words.text(first, last).lower()
        if lower in self.words.people and lower not in self.accepted:
            return False
        rows = self.words.rows(first, last)
        if not rows:
            return self.words.is_called_place(first, last) or self.words.is_at(first, last)
        if self.words.is_dateline(first, last):
            return True
        alone = not self.words.is_capital(first - 1, joined=True) and not self.words.is_capital(last, joined=True)
        if self._starts_sentence(first) and alone and self.words.opens_surely(rows, first, last):
            return True
        if (
            self.words.is_headline(first)
            and self.words.opens_surely(rows, first, last)
            and self.words.word(last) not in self.cues.body_heads
        ):
            return True
        known = max(map(weight, rows)) >= WELL_KNOWN and not self._starts_sentence(first) and self.words.has_case
        if alone and (lower in self.accepted or known or self.words.is_of_report(rows, first)):
            return True
        return self.words.reads_as_place(rows, first, last)

    def _starts_sentence(self, first: int) -> bool:
        return self.tokens[first].start == self.document.sentences[self.document.sentence_of[first]].start

    def _is_free(self, index: int) -> bool:
        return not self.taken[index] and not self.owned[index]

    def _continues(self, index: int) -> bool:
        return self.words.is_capital(index) or self.tokens[index].form.lower() in self.cues.joints

    def _take(self, first: int, last: int) -> None:
        """Take a toponym, with the direction before it or the generic behind it where the gazetteer has them as one name."""
        if any(self.taken[first:last]):
            return
        first, last = self._widest(first, last)
        self._add(first, last, self.words.name_to_look_up(first, last), self.words.generic_beside(first, last))
        self.accepted.add(self.words.text(first, last).lower())

    def _widest(self, first: int, last: int) -> tuple[int, int]:
        """Return the longest stretch that the gazetteer has as one name: "Democratic Republic of the Congo", "southern Lebanon"."""
        limit = min(last + LONGEST, len(self.tokens))
        for wider in range(limit, last, -1):
            if all(map(self._is_free, range(last, wider))) and self.words.is_capital(wider - 1) and self.words.rows(first, wider):
                last = wider
                break
        last = self._with_generic(first, last)
        for wider in range(max(0, first - 3), first):
            if all(map(self._is_free, range(wider, first))) and self.words.is_capital(wider) and self.words.rows(wider, last):
                return wider, last
        if self.words.word(first - 1) in self.cues.directions and self._is_free(first - 1):
            # "east London" is no East London: a direction in lower case belongs to regions alone.
            first -= any(not row.is_city for row in self.words.rows(first - 1, last))
        return first, last

    def _with_generic(self, first: int, last: int) -> int:
        """Return where a name ends with the words in lower case that the gazetteer has as a part of it: "the Engels *air base*"."""
        limit = min(last + LONGEST, len(self.tokens), self.document.sentences[self.document.sentence_of[first]].last)
        for wider in range(limit, last, -1):
            words = self.tokens[last:wider]
            if all(word.form.islower() for word in words) and any(row.is_region for row in self.words.rows(first, wider)):
                return wider
        return last

    def _add(self, first: int, last: int, name: str, kind: str | None) -> None:
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        self.found.append(
            Toponym(
                first=first,
                last=last,
                start=start,
                end=end,
                text=self.document.text[start:end],
                gazetteer_name=name,
                kind=kind,
                is_sure=self.words.is_sure(first, last),
            )  # fmt: skip
        )
        self.taken[first:last] = [True] * (last - first)
