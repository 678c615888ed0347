"""What the words in and beside a stretch of text say of whether it names a place."""

import re
from collections.abc import Iterator

from whimbrel.knowledge.descriptions import load_genders
from whimbrel.knowledge.gazetteer import Gazetteer, GazetteerRow, ToponymCues
from whimbrel.records import Document, Token

KNOWN = 15_000  # inhabitants of a town whose name needs no more than "in" before it
WELL_KNOWN = 200_000  # of one whose name needs nothing at all
LOUD = re.compile(r"^[A-Z][A-Z'’.]", re.M)
DATED = re.compile(r"(?:, [^\n]{0,40}?)? ?(?:\([^()\n]{2,40}\))? ?(?:--|[-–—:])\s")
HAMLET = 500  # of a place behind "in", or in "the X massacre"
GREAT = 500_000  # of one whose name may open a sentence
CAPITAL = 50_000  # of a capital whose name may
READ = 3  # readings of a name that count where it stands alone
ACRONYM = re.compile(r"(?:[A-Z]\.)+[A-Z]?")
NEVER_NAMES = frozenset({"PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "ADV", "VERB", "PART"})
FOLLOWERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})  # words that "the" may belong to when a name stands between


class PlaceWords:
    """A report's words as evidence for places; stretches are tokens from `first` to `last`, exclusive."""

    def __init__(self, document: Document, gazetteer: Gazetteer, cues: ToponymCues) -> None:
        self.document, self.tokens = document, document.tokens
        self.gazetteer, self.cues = gazetteer, cues
        letters = [letter for letter in document.text if letter.isalpha()]
        capitals = sum(map(str.isupper, letters))
        self.has_case = 0 < capitals < 0.7 * len(letters)
        self.lower = [token.form.lower() for token in document.tokens]
        self.capitals = [self._has_capital(token) for token in document.tokens]
        self.joined = [capital and self._joins(token) for capital, token in zip(self.capitals, document.tokens, strict=True)]
        self._rows: dict[tuple[int, int], tuple[GazetteerRow, ...]] = {}
        self.people = _last_names(document)
        words = {word for word, token in zip(self.lower, document.tokens, strict=True) if token.form[:1].isupper()}
        self.countries = {cues.adjectives[word] for word in words & cues.adjectives.keys()}  # that the report speaks of

    def is_capital(self, index: int, *, joined: bool = False) -> bool:
        """Tell whether a token is written as a name; `joined` asks for one that is no generic of a place, as part of a longer name."""
        return 0 <= index < len(self.tokens) and (self.joined if joined else self.capitals)[index]

    def _has_capital(self, token: Token) -> bool:
        if not self.has_case:
            return token.upos == "PROPN"
        return token.form[:1].isupper() and token.upos not in NEVER_NAMES

    def _joins(self, token: Token) -> bool:
        if not self.has_case or token.upos != "PROPN":
            return False
        word = token.form.lower()
        return word not in self.cues.directions and word not in self.cues.city_generics and word not in self.cues.area_generics

    def may_be_place(self, first: int, last: int) -> bool:
        """Tell whether words that the parser calls a place may be one."""
        text = self.text(first, last)
        lower = text.lower()
        if ACRONYM.fullmatch(text) and not any(row.is_country for row in self.rows(first, last)):
            return text in self.cues.abbreviations
        if "$" in self.document.text[max(0, self.tokens[first].start - 2) : self.tokens[last - 1].end + 2]:
            return False
        if lower in self.cues.not_places or not any(map(str.isalpha, text)):
            return False
        if any(map(str.isdigit, text)) and not any(row.is_region for row in self.rows(first, last)):  # "Tower 22" is one
            return False
        if lower in self.cues.adjectives and not any(row.is_country for row in self.rows(first, last)):
            return False
        if self.word(last) in self.cues.body_heads and self.tokens[last].form[:1].isupper() or self._is_named_after(first, last):
            return False
        if self.word(last - 1) in self.cues.body_ends and last - first > 1:
            return False
        if self.word(first - 1) in self.cues.titles and self.tokens[first - 1].form[:1].isupper():
            return False
        if self._is_thing(first, last):
            return False
        return not (last - first == 1 and lower in self.people and self.word(first - 1) not in self.cues.locative)

    def _is_thing(self, first: int, last: int) -> bool:
        """Tell whether an article makes a town's name that of a ship or a team: "the Esmeraldas has sailed", not "the Kabul police"."""
        if self.word(first - 1) in self.cues.vessels or self.word(first - 1) == "of" and self.word(first - 3) in self.cues.vessels:
            return True
        if self.word(first - 2) in self.cues.river_before or self.word(first - 3) in self.cues.river_before:
            return False  # a river that the gazetteer has not, or has for a town of its name: "the valley of the Kafue"
        if self.word(first - 1) not in ("the", "a", "an") or not self.has_case or self.word(last) in ("-", "–", "/", "to"):
            return False
        if last < len(self.tokens) and self.tokens[last].upos in FOLLOWERS:
            return False
        rows = self.rows(first, last)
        if any(row.is_country or row.is_region or row.name.startswith(("The ", "Den ")) for row in rows):
            return False
        towns = {row.country_code for row in rows if row.is_city and (row.population >= KNOWN and not row.alternate)}
        return bool(rows) and all(row.is_city or row.country_code in towns for row in rows)

    def is_sure(self, first: int, last: int) -> bool:
        """Tell whether the words before or behind a name leave no doubt that it is a place's."""
        return self.preposition(first) in self.cues.locative or self.is_beside(first) or self.generic_beside(first, last) is not None

    def _is_named_after(self, first: int, last: int) -> bool:
        """Tell whether a name only belongs to what is called after the place: "the Minsk agreement", "Treaty of Rome", "Iran-backed"."""
        if self.word(last) in self.cues.named_after or self.word(first - 1) in self.cues.makers and self.is_capital(first - 1):
            return True
        if self.word(last) in ("-", "–") and self.word(last + 1) in self.cues.sided:
            return True
        return self.word(first - 1) == "of" and self.word(first - 2) in self.cues.named_of and self.tokens[first - 2].form[:1].isupper()

    def preposition(self, first: int) -> str:
        """Return the word that leads to a name, through "the", "neighbouring" and "eastern"; "to" for "bound for"."""
        before = first - 1
        while before >= 0 and (self.word(before) in self.cues.epithets or self.word(before) in self.cues.directions):
            before -= 1
        if self.word(before) == "for":
            return "to" if self.cues.bound & {self.word(index) for index in range(max(0, before - 3), before)} else ""
        return self.word(before)

    def is_beside(self, first: int) -> bool:
        """Tell whether what stands before a name makes it a place whatever it is: "10 km north of X", "waters off X", "the capital, X"."""
        before, earlier = self.word(first - 1), self.word(first - 2)
        if before == "of":
            return earlier in self.cues.beside
        return (
            before == "off"
            and earlier in ("waters", "coast", "miles", "km", "kilometers", "kilometres")
            or before == ","
            and earlier == "capital"
        )

    def stands_before_noun(self, last: int) -> bool:
        """Tell whether a plain noun follows, as in "a Tabriz man": bodies seldom stand so, places do; "Liverpool fans" follow a club."""
        plain = last < len(self.tokens) and self.tokens[last].upos == "NOUN" and self.tokens[last].form.islower()
        return plain and self.word(last) not in self.cues.club_nouns

    def reads_as_place(self, rows: tuple[GazetteerRow, ...], first: int, last: int) -> bool:
        """Tell whether a known name that has another label, or none, is a place here."""
        if self.is_capital(first - 1, joined=True) or self.is_capital(last, joined=True):
            return False
        known = max(map(weight, rows))
        if self.is_beside(first):
            return known > 0
        if any(row.is_country and not row.alternate for row in rows) and not self.is_given_name(first, last):
            return True
        if last - first > 1 and any(row.is_region for row in rows):
            return True
        if self.generic_beside(first, last):
            return known > 0
        is_town = known >= HAMLET and self.word(first - 1) == "the" and self.word(last) in self.cues.town_nouns
        if is_town and not self.is_given_name(first, last) and self.tokens[last].form.islower():
            return True
        if known >= KNOWN and self._is_between(first) and not self.is_given_name(first, last):
            return True
        before = self.preposition(first)
        taken = before in self.cues.taken and self.text(first, last).lower() not in self.people | self.cues.also_given
        return known >= KNOWN and (taken or before in self.cues.locative) or self.container_behind(last)

    def _is_between(self, first: int) -> bool:
        """Tell whether a name is one of the two that something lies between."""
        if self.word(first - 1) == "between":
            return True
        return self.word(first - 1) == "and" and "between" in [self.word(index) for index in range(max(0, first - 5), first - 2)]

    def opens_surely(self, rows: tuple[GazetteerRow, ...], first: int, last: int) -> bool:
        """Tell whether a name that opens a sentence, where every word has a capital, is that of a capital or a great town."""
        if self.tokens[last - 1].upos != "PROPN" or self.is_given_name(first, last):
            return False
        return any(row.is_city and row.population >= (CAPITAL if row.feature_code == "PPLC" else GREAT) for row in rows[:READ])

    def is_of_report(self, rows: tuple[GazetteerRow, ...], first: int) -> bool:
        """Tell whether a town behind a loose preposition lies in a country that the report speaks of: "moved guns to Bluefields"."""
        if self.preposition(first) not in self.cues.loose_locative | self.cues.locative | self.cues.taken:
            return False
        return any(row.is_city and row.population >= KNOWN and row.country_code in self.countries for row in rows)

    def is_headline(self, index: int) -> bool:
        """Tell whether the sentence of a token writes nearly every word with a capital."""
        sentence = self.document.sentences[self.document.sentence_of[index]]
        words = [token.form for token in self.tokens[sentence.first : sentence.last] if token.form.isalpha() and len(token.form) > 3]
        return self.has_case and len(words) > 2 and sum(word[0].isupper() for word in words) > 0.8 * len(words)

    def is_given_name(self, first: int, last: int) -> bool:
        """Tell whether people are called so, as Jordan and Chad are."""
        word = self.word(first)
        return last - first == 1 and (word in self.cues.also_given or word in load_genders())

    def container_behind(self, last: int) -> bool:
        """Tell whether a comma and a country or province follow: "Ada, Oklahoma", "Reno, Nev."."""
        if self.word(last) != ",":
            return False
        last += 1
        while self.word(last) in ("in", "the") or self.word(last) in self.cues.directions:
            last += 1
        if last >= len(self.tokens):
            return False
        if self.abbreviated(last):
            return True
        behind = [*self.rows(last, last + 1), *(self.rows(last, last + 2) if last + 1 < len(self.tokens) else ())]
        return any(row.resolution in (1, 2) and not row.alternate for row in behind)

    def abbreviated(self, index: int) -> str | None:
        """Return the state or province that a token abbreviates; where all is in capitals, "ON" is a preposition."""
        form = self.tokens[index].form
        known = self.cues.abbreviations
        return (known.get(form) or known.get(f"{form}.")) if self.has_case or "." in form else None

    def datelines(self) -> Iterator[tuple[int, int]]:
        """Yield the known names in capitals from which lines are dated: "WINDHOEK, Aug 31 -", "PATNA:"."""
        starts: dict[int, int] = {}
        for line in LOUD.finditer(self.document.text):
            starts = starts or {token.start: token.index for token in self.tokens}
            first = last = starts.get(line.start(), -1)
            while 0 <= last < min(first + 5, len(self.tokens)) and self.is_loud(last):
                last += 1
            for end in range(last, first, -1):
                if self.rows(first, end) and DATED.match(self.document.text, self.tokens[end - 1].end):
                    yield first, end
                    break

    def is_loud(self, index: int) -> bool:
        """Tell whether the report itself writes a token in capitals, or what joins such words."""
        text = self.document.text[self.tokens[index].start : self.tokens[index].end]
        return text.isupper() or text in ("-", "'")

    def is_dateline(self, first: int, last: int) -> bool:
        """Tell whether words in capitals open a sentence before a dash or a bracket: "KABUL (Reuters) -"."""
        opens = first == self.document.sentences[self.document.sentence_of[first]].first
        return opens and self.text(first, last).isupper() and self.word(last) in ("-", "–", "—", "--", "(", ",", ":")

    def is_called_place(self, first: int, last: int) -> bool:
        """Tell whether the words beside it call a name that nobody knows a place: "the village of X", "X district"."""
        if self.word(first - 1) == "of" and self.lemma(first - 2) in self.cues.city_generics:
            return True
        if self.word(first - 1) == "of" and self.word(first - 2) in self.cues.compass:
            return True
        behind = last < len(self.tokens) and self.tokens[last].form.islower() and self.lemma(last) in self.cues.new_areas
        return behind and all(self.tokens[index].upos in ("PROPN", "PUNCT") for index in range(first, last))

    def is_large_at(self, rows: tuple[GazetteerRow, ...], first: int) -> bool:
        """Tell whether a town of some size stands behind "at", which bodies do more seldom than behind "of" and "to"."""
        return self.word(first - 1) == "at" and any(row.is_city and not row.alternate and row.population >= CAPITAL for row in rows)

    def is_at(self, first: int, last: int) -> bool:
        """Tell whether an unknown name that the parser has no label for stands behind "at", as villages do."""
        alone = not self.is_capital(last, joined=True) and last - first <= 2 and self.has_case
        return alone and self.word(first - 1) == "at" and all(token.upos == "PROPN" for token in self.tokens[first:last])

    def generic_beside(self, first: int, last: int) -> str | None:
        """Return what a generic says that the name is: "the town of X", "X province"."""
        after, before = self.lemma(last), self.lemma(first - 2)
        if after in self.cues.area_generics:
            return "area"
        if after in ("city", "town", "village", "suburb"):
            return "city"
        if self.word(first - 1) == "of" and before in self.cues.city_generics or self.lemma(first - 1) in self.cues.city_before:
            return "city"
        if self.word(first - 1) == "of" and before in self.cues.area_generics and not self.is_capital(first - 3):
            return "area"
        return None

    def trimmed(self, first: int, last: int) -> Iterator[tuple[int, int]]:
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

    def name_to_look_up(self, first: int, last: int) -> str:
        """Return the name by which the gazetteer may know a toponym."""
        text = self.text(first, last)
        full = self.cues.abbreviations.get(text) or self.cues.abbreviations.get(f"{text}.")
        if full and (self.word(first - 1) == "," or text.endswith(".") or (len(text) > 2 and text.isupper() and self.has_case)):
            return full
        if self.gazetteer.lookup(text):
            return text
        if self.word(first) in self.cues.directions and last - first > 1:
            return self.text(first + 1, last)
        if last - first > 2 and self.word(first + 1) == "of" and self.word(first) in self.cues.city_generics:
            return self.text(first + 2, last)
        return text

    def rows(self, first: int, last: int) -> tuple[GazetteerRow, ...]:
        """Return what the gazetteer has under a stretch of text, or under the name that it abbreviates ("NSW")."""
        found = self._rows.get((first, last))
        if found is None:
            found = self._rows[first, last] = self._read(first, last)
        return found

    def _read(self, first: int, last: int) -> tuple[GazetteerRow, ...]:
        if first < 0:
            return ()
        text = self.text(first, last)
        if self.has_case and len(text) > 2 and text in self.cues.abbreviations:
            text = self.cues.abbreviations[text]
        return self.gazetteer.lookup(text)

    def text(self, first: int, last: int) -> str:
        """Return a stretch as the report writes it."""
        return self.document.text[self.tokens[first].start : self.tokens[last - 1].end]

    def lemma(self, index: int) -> str:
        """Return a token's lemma, nothing beyond the ends of the text."""
        return self.tokens[index].lemma if 0 <= index < len(self.tokens) else ""

    def word(self, index: int) -> str:
        """Return a token in lower case, nothing beyond the ends of the text."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""


def weight(row: GazetteerRow) -> int:
    """Return how well a place is known, as a number of inhabitants."""
    if row.alternate:
        return row.population // 10
    if not row.is_region and not row.is_own and (row.is_city or row.feature_code == "ADM2"):
        return row.population
    return max(row.population, KNOWN if row.feature_code == "ADM1" and not row.is_region else WELL_KNOWN)


def _last_names(document: Document) -> frozenset[str]:
    """Return the last words of the people's names of two words and more, lower-case."""
    people = (name for name in document.names if name.label == "PERSON" and name.last - name.first > 1)
    words = (document.tokens[index] for name in people for index in (name.last - 1, name.last - 2))
    return frozenset(token.form.lower() for token in words if token.form[:1].isupper())
