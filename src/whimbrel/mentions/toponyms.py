"""Finds the words of a report that name a place, without yet saying which place.

A name that the parser calls a place is one unless the words around it speak against it; what it calls a person or
a body, or has missed, is one if the gazetteer knows it well and the words around it speak for it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whimbrel.knowledge.gazetteer import Gazetteer, GazetteerRow, ToponymCues, load_cues
from whimbrel.records import Document, Name, Token

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
AMOUNTS = frozenset({"CARDINAL", "ORDINAL", "DATE", "TIME", "MONEY", "QUANTITY", "PERCENT"})
LONGEST = 4  # words of a name that only the gazetteer finds
KNOWN = 15_000  # inhabitants of a town whose name needs no more than "in" before it
WELL_KNOWN = 200_000  # of one whose name needs nothing at all
ACRONYM = re.compile(r"(?:[A-Z]\.)+[A-Z]?")
NEW_AREAS = frozenset({"province", "district", "governorate", "county", "oblast", "prefecture", "raion", "village"})
CITY_BEFORE = frozenset({"city", "town", "village", "capital", "suburb"})  # "the capital Luanda"
LIST_MARKS = frozenset({",", "and", "or", "the"})
_JOINTS = frozenset({"-", "–", "of", "al", "el", "de", "la", "du", "and", "'s", "’s"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """Words that name a place, by tokens (`last` exclusive); `kind` is what a generic beside it says: city, area or None.

    `gazetteer_name` is what to look up, where that is not the text ("Conn." is Connecticut).
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    gazetteer_name: str
    kind: str | None = None


def find_toponyms(document: Document, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Return every toponym of a report, in order, none of them overlapping another."""
    finder = _Finder(document, gazetteer, load_cues())
    finder.take_names()
    finder.take_unlabelled()
    finder.take_abbreviations()
    return tuple(sorted(finder.found, key=lambda toponym: toponym.start))


class _Finder:
    """What is known of one report while its toponyms are looked for: the tokens that are taken, and by whom."""

    def __init__(self, document: Document, gazetteer: Gazetteer, cues: ToponymCues) -> None:
        self.document, self.tokens = document, document.tokens
        self.gazetteer, self.cues = gazetteer, cues
        self.found: list[Toponym] = []
        self.taken = [False] * len(document.tokens)  # by a toponym
        self.owned = [False] * len(document.tokens)  # by a name that is no place
        self.accepted: set[str] = set()
        letters = [letter for letter in document.text if letter.isalpha()]
        capitals = sum(map(str.isupper, letters))
        self.has_case = 0 < capitals < 0.7 * len(letters)
        self.people = _last_names(document)

    def take_names(self) -> None:
        """Take the parser's names: its places first, then those of other kinds that read as places."""
        for name in self.document.names:
            if name.label in PLACE_LABELS:
                self._take_named(name)
        for name in self.document.names:
            if name.label not in PLACE_LABELS and not any(self.taken[name.first : name.last]):
                self._take_misread(name)
        for name in self.document.names:
            self._take_listed(name)

    def _take_listed(self, name: Name) -> None:
        """Take a name that stands in a list with a toponym, if the gazetteer knows it or the parser calls it a place."""
        if any(self.taken[name.first : name.last]) or name.label in AMOUNTS:
            return
        for first, last in self._trimmed(name.first, name.last):
            if (self._rows(first, last) or name.label in PLACE_LABELS) and self._may_be_place(first, last) and self._is_listed(first, last):
                self._take(first, last)

    def _is_listed(self, first: int, last: int) -> bool:
        """Tell whether only a comma or a conjunction parts a stretch from a toponym beside it."""
        before, behind = first - 1, last
        while before >= 0 and first - before <= 3 and self._word(before) in LIST_MARKS:
            before -= 1
        while behind < len(self.tokens) and behind - last < 2 and self._word(behind) in LIST_MARKS:
            behind += 1
        left = before < first - 1 and before >= 0 and self.taken[before]
        return left or (behind > last and behind < len(self.tokens) and self.taken[behind])

    def _take_named(self, name: Name) -> None:
        """Take what the parser calls a place: in one piece if the gazetteer has it so ("Trinidad and Tobago"), else its parts."""
        whole = list(self._trimmed(name.first, name.last))
        known = [part for part in whole if self._rows(*part)]
        for first, last in known or self._parts(name):
            if not self._rows(first, last) and name.label != "FAC":
                last = self._known_beginning(first, last)
            if self._may_be_place(first, last) and (self._rows(first, last) or self._is_new_place(name, first, last)):
                self._take(first, last)

    def _known_beginning(self, first: int, last: int) -> int:
        """Return where the known place ends that a longer name begins with: "Santa Ana City Council"."""
        for shorter in range(last - 1, first, -1):
            if max(map(_weight, self._rows(first, shorter)), default=0) >= KNOWN and self._word(first) not in self.cues.directions:
                return shorter
        return last

    def _is_new_place(self, name: Name, first: int, last: int) -> bool:
        """Tell whether a name that the gazetteer has not is still a place for certain: it stands where places stand."""
        if (
            name.label == "FAC"
            or self._generic_beside(first, last)
            or self._word(last - 1) in self.cues.site_generics | self.cues.area_generics
        ):
            return True
        if self._name_to_look_up(first, last) != self._text(first, last):
            return True
        before = self._word(first - 1) if self._word(first - 1) not in ("the", *self.cues.directions) else self._word(first - 2)
        return before in self.cues.locative or before in ("at", "from", "to") and name.label == "LOC" or self._container_behind(last)

    def take_unlabelled(self) -> None:
        """Take the runs of capitalised words that the parser has no label for and the gazetteer knows."""
        position = 0
        while position < len(self.tokens):
            position = self._take_run(position) or position + 1

    def take_abbreviations(self) -> None:
        """Take the abbreviated states after a comma: "Reno, Nev."."""
        for toponym in tuple(self.found):
            place = toponym.last + 1
            if place >= len(self.tokens) or self.tokens[toponym.last].form != "," or self.taken[place]:
                continue
            full = self._abbreviated(place)
            if full:
                self._add(place, place + 1, full, "area")

    def _abbreviated(self, index: int) -> str | None:
        """Return the state or province that a token abbreviates; where all is in capitals, "ON" is a preposition."""
        form = self.tokens[index].form
        known = self.cues.abbreviations
        return (known.get(form) or known.get(f"{form}.")) if self.has_case or "." in form else None

    def _parts(self, name: Name) -> Iterator[tuple[int, int]]:
        """Yield the toponyms within a name: the parts between commas, without articles and generics in lower case."""
        first = name.first
        for index in range(name.first, name.last + 1):
            if index == name.last or self.tokens[index].form in (",", ";", "/", "(", ")", "and", "or", "&", "\n"):
                yield from self._trimmed(first, index)
                first = index + 1

    def _trimmed(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield a stretch without what is no part of the name at its ends, if anything is left."""
        while first < last and not self._opens_name(self.tokens[first]):
            first += 1
        while last > first and not self._closes_name(self.tokens[last - 1]):
            last -= 1
        if first < last:
            yield first, last

    def _opens_name(self, token: Token) -> bool:
        if token.upos in ("DET", "PUNCT", "PART", "SPACE", "ADP", "SYM") and token.form.lower() not in ("al", "el"):
            return False
        return not (self.has_case and token.form.islower() and token.form not in ("al", "el", "de"))

    def _closes_name(self, token: Token) -> bool:
        if token.upos in ("PUNCT", "PART", "SPACE", "SYM") or token.form in ("'s", "’s"):
            return False
        return not (self.has_case and token.form.islower())

    def _may_be_place(self, first: int, last: int) -> bool:
        """Tell whether words that the parser calls a place may be one."""
        text = self._text(first, last)
        lower = text.lower()
        if ACRONYM.fullmatch(text) and not any(row.is_country for row in self._rows(first, last)):
            return text in self.cues.abbreviations
        if "$" in self.document.text[max(0, self.tokens[first].start - 2) : self.tokens[last - 1].end + 2]:
            return False
        if lower in self.cues.not_places or not any(map(str.isalpha, text)) or any(map(str.isdigit, text)):
            return False
        if lower in self.cues.adjectives and not any(row.is_country for row in self._rows(first, last)):
            return False
        if self._word(last) in self.cues.body_heads and self.tokens[last].form[:1].isupper():
            return False
        if self._word(first - 1) in self.cues.titles and self.tokens[first - 1].form[:1].isupper():
            return False
        return not (last - first == 1 and lower in self.people and self._word(first - 1) not in self.cues.locative)

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
        rows = self._rows(first, last)
        if not self._may_be_place(first, last):
            return False
        if not rows:
            return self._is_called_place(first, last)
        if self._is_dateline(first, last) or name.label != "PERSON" and self._text(first, last).lower() in self.accepted:
            return True
        well_known = max(map(_weight, rows)) >= WELL_KNOWN
        if name.label == "ORG" and well_known and (self._word(first - 1) in self.cues.loose_locative or self._stands_before_noun(last)):
            return True
        return (well_known or name.label not in AMOUNTS) and self._reads_as_place(rows, first, last)

    def _stands_before_noun(self, last: int) -> bool:
        """Tell whether a plain noun follows, as in "a Tabriz man": bodies seldom stand so, places do."""
        return last < len(self.tokens) and self.tokens[last].upos == "NOUN" and self.tokens[last].form.islower()

    def _reads_as_place(self, rows: tuple[GazetteerRow, ...], first: int, last: int) -> bool:
        """Tell whether a known name that has another label, or none, is a place here."""
        if self._is_capital(first - 1, joined=True) or self._is_capital(last, joined=True):
            return False
        if any(row.is_country and not row.alternate for row in rows):
            return True
        weight = max(_weight(row) for row in rows)
        if last - first > 1 and any(row.is_region for row in rows):
            return True
        if self._generic_beside(first, last):
            return weight > 0
        taken = self._word(first - 1) in self.cues.taken and self._text(first, last).lower() not in self.people
        return weight >= KNOWN and (taken or self._word(first - 1) in self.cues.locative) or self._container_behind(last)

    def _container_behind(self, last: int) -> bool:
        """Tell whether a comma and a country or province follow: "Ada, Oklahoma", "Reno, Nev."."""
        if self._word(last) != ",":
            return False
        last += 1
        while self._word(last) in ("in", "the") or self._word(last) in self.cues.directions:
            last += 1
        if last >= len(self.tokens):
            return False
        if self._abbreviated(last):
            return True
        behind = [*self._rows(last, last + 1), *(self._rows(last, last + 2) if last + 1 < len(self.tokens) else ())]
        return any(row.resolution in (1, 2) and not row.alternate for row in behind)

    def _take_run(self, first: int) -> int | None:
        """Take the longest known name that begins at a token; return where it ends."""
        if not self._is_free(first) or not self._is_capital(first):
            return None
        longest = first
        while longest < min(first + LONGEST, len(self.tokens)) and self._is_free(longest) and self._continues(longest):
            longest += 1
        for last in range(longest, first, -1):
            if self._run_is_place(first, last):
                self._take(first, last)
                return last
        return longest if longest > first + 1 else None

    def _run_is_place(self, first: int, last: int) -> bool:
        """Tell whether a run of unlabelled capitalised words is a place."""
        if not self._is_capital(last - 1) or not self._may_be_place(first, last):
            return False
        lower = self._text(first, last).lower()
        if lower in self.people and lower not in self.accepted:
            return False
        rows = self._rows(first, last)
        if not rows:
            return self._is_called_place(first, last)
        if self._is_dateline(first, last):
            return True
        alone = not self._is_capital(first - 1, joined=True) and not self._is_capital(last, joined=True)
        starts_sentence = self.tokens[first].start == self.document.sentences[self.document.sentence_of[first]].start
        known = max(_weight(row) for row in rows) >= WELL_KNOWN and not starts_sentence and self.has_case
        return alone and (lower in self.accepted or known) or self._reads_as_place(rows, first, last)

    def _is_dateline(self, first: int, last: int) -> bool:
        """Tell whether words in capitals open a sentence before a dash or a bracket: "KABUL (Reuters) -"."""
        opens = first == self.document.sentences[self.document.sentence_of[first]].first
        return opens and self._text(first, last).isupper() and self._word(last) in ("-", "–", "—", "--", "(", ",")

    def _is_free(self, index: int) -> bool:
        return not self.taken[index] and not self.owned[index]

    def _continues(self, index: int) -> bool:
        return self._is_capital(index) or self.tokens[index].form.lower() in _JOINTS

    def _is_capital(self, index: int, *, joined: bool = False) -> bool:
        """Tell whether a token is written as a name; `joined` asks for one that is no generic of a place, as part of a longer name."""
        if not 0 <= index < len(self.tokens):
            return False
        token = self.tokens[index]
        if not self.has_case:
            return token.upos == "PROPN" and not joined
        if not token.form[:1].isupper() or token.upos in ("PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "ADV", "VERB", "PART"):
            return False
        if joined:
            word = token.form.lower()
            return token.upos == "PROPN" and word not in self.cues.directions | self.cues.city_generics | self.cues.area_generics
        return True

    def _is_called_place(self, first: int, last: int) -> bool:
        """Tell whether the words beside it call a name that nobody knows a place: "the village of X", "X district"."""
        if self._word(first - 1) == "of" and self._lemma(first - 2) in self.cues.city_generics:
            return True
        behind = last < len(self.tokens) and self.tokens[last].form.islower() and self._lemma(last) in NEW_AREAS
        return behind and all(self.tokens[index].upos in ("PROPN", "PUNCT") for index in range(first, last))

    def _generic_beside(self, first: int, last: int) -> str | None:
        """Return what a generic says that the name is: "the town of X", "X province"."""
        after, before = self._lemma(last), self._lemma(first - 2)
        if after in self.cues.area_generics:
            return "area"
        if after in ("city", "town", "village", "suburb"):
            return "city"
        if self._word(first - 1) == "of" and before in self.cues.city_generics or self._lemma(first - 1) in CITY_BEFORE:
            return "city"
        if self._word(first - 1) == "of" and before in self.cues.area_generics:
            return "area"
        return None

    def _take(self, first: int, last: int) -> None:
        """Take a toponym, with the direction before it or the generic behind it where the gazetteer has them as one name."""
        if any(self.taken[first:last]):
            return
        first, last = self._widest(first, last)
        self._add(first, last, self._name_to_look_up(first, last), self._generic_beside(first, last))
        self.accepted.add(self._text(first, last).lower())

    def _widest(self, first: int, last: int) -> tuple[int, int]:
        """Return the longest stretch that the gazetteer has as one name: "Democratic Republic of the Congo", "southern Lebanon"."""
        limit = min(last + LONGEST, len(self.tokens))
        for wider in range(limit, last, -1):
            if all(map(self._is_free, range(last, wider))) and self._is_capital(wider - 1) and self._rows(first, wider):
                last = wider
                break
        for wider in range(max(0, first - 3), first):
            if all(map(self._is_free, range(wider, first))) and self._is_capital(wider) and self._rows(wider, last):
                return wider, last
        if self._word(first - 1) in self.cues.directions and self._is_free(first - 1):
            # "east London" is no East London: a direction in lower case belongs to regions alone.
            first -= any(not row.is_city for row in self._rows(first - 1, last))
        return first, last

    def _name_to_look_up(self, first: int, last: int) -> str:
        """Return the name by which the gazetteer may know a toponym."""
        text = self._text(first, last)
        full = self.cues.abbreviations.get(text) or self.cues.abbreviations.get(f"{text}.")
        if full and (self._word(first - 1) == "," or text.endswith(".") or (len(text) > 2 and text.isupper() and self.has_case)):
            return full
        if self.gazetteer.lookup(text):
            return text
        if self._word(first) in self.cues.directions and last - first > 1:
            return self._text(first + 1, last)
        if last - first > 2 and self._word(first + 1) == "of" and self._word(first) in self.cues.city_generics:
            return self._text(first + 2, last)
        return text

    def _add(self, first: int, last: int, name: str, kind: str | None) -> None:
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        self.found.append(
            Toponym(first=first, last=last, start=start, end=end, text=self.document.text[start:end], gazetteer_name=name, kind=kind)
        )
        self.taken[first:last] = [True] * (last - first)

    def _rows(self, first: int, last: int) -> tuple[GazetteerRow, ...]:
        """Return what the gazetteer has under a stretch of text, or under the name that it abbreviates ("NSW")."""
        if first < 0:
            return ()
        text = self._text(first, last)
        if self.has_case and len(text) > 2 and text in self.cues.abbreviations:
            text = self.cues.abbreviations[text]
        return self.gazetteer.lookup(text)

    def _text(self, first: int, last: int) -> str:
        return self.document.text[self.tokens[first].start : self.tokens[last - 1].end]

    def _lemma(self, index: int) -> str:
        return self.tokens[index].lemma if 0 <= index < len(self.tokens) else ""

    def _word(self, index: int) -> str:
        return self.tokens[index].form.lower() if 0 <= index < len(self.tokens) else ""


def _weight(row: GazetteerRow) -> int:
    """Return how well a place is known, as a number of inhabitants."""
    if row.alternate:
        return row.population // 10
    if not row.is_region and (row.is_city or row.feature_code == "ADM2"):
        return row.population
    return max(row.population, WELL_KNOWN)


def _last_names(document: Document) -> frozenset[str]:
    """Return the last words of the people's names of two words and more, lower-case."""
    people = (name for name in document.names if name.label == "PERSON" and name.last - name.first > 1)
    words = (document.tokens[index] for name in people for index in (name.last - 1, name.last - 2))
    return frozenset(token.form.lower() for token in words if token.form[:1].isupper())
