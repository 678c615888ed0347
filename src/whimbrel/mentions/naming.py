"""Which words could name or describe a party: known names, role nouns, and names that only the parser knows."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from whimbrel.knowledge.actor_records import Actor, Sense, Term
from whimbrel.knowledge.actors import Actors
from whimbrel.knowledge.names import fold
from whimbrel.mentions.abbreviations import abbreviated
from whimbrel.mentions.named import Named, top_of
from whimbrel.mentions.strangers import as_persons, found_by_parser, overlooked, trimmed, with_bare_surnames, with_titled_names
from whimbrel.mentions.things import counted_people, is_ownerless
from whimbrel.records import Document, Name, Token

# "US-led", "Hamas-run": who leads gives the country; "US-backed" and all other compounds do not.
_LEADING = frozenset({"led", "run", "controlled", "ruled", "dominated", "based", "born", "administered", "occupied", "held"})
_MODIFIES = frozenset({"compound", "amod", "nmod", "npadvmod", "nummod", "dep", "advmod"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_DATELINE = 14  # how far into a report its dateline can reach, in tokens
_DASHES = frozenset({"-", "--", "–", "—"})
_NAMED_THINGS = frozenset({"Cyclone", "Hurricane", "Typhoon", "Storm", "Operation", "Mount", "Lake", "River", "Cape", "Fort"})
_WATERS = frozenset({"Gulf", "Sea", "Strait", "Straits", "Bay", "Isle", "Horn"})
_LOCATIVE = frozenset({"in", "on", "at", "near", "off", "outside", "inside", "across", "around", "into", "onto"})
_AREAS = frozenset(
    "province island region district city town village street river valley county area state border airport road camp".split()
)
_DEEPEST = 6  # how many nouns a modifier can stand away from the head
_HONORIFICS = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady dame sheikh sheik shaikh mullah maulana mawlana ayatollah imam sayyid sayyed gen col"
    " maj lt capt sgt cpl adm brig cmdr sen rep gov rev fr hon pres amb comrade brother sister don dona u daw haji hajji hojatoleslam"
    " king queen prince princess emperor sultan emir"
    " pope saint st".split()
)
_SMALL = 3  # letters of words that names write small: "of", "and", "bin", "von"
_SORTS = frozenset(
    "movement rebel militia group party army network guerrilla insurgent fighter militant government front cartel gang brigade faction"
    " alliance coalition union agency newspaper magazine bank church".split()
)
_JOINING = frozenset("-–‐.'’&")
_BARRIER = "\0"  # a word that no phrase holds, for the punctuation that a name cannot cross


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where a report, or one of a digest, comes from: its tokens, `last` exclusive, and the country that it names."""

    first: int
    last: int
    code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What a document names: each phrase by its highest token, and what stands before that head as its modifier.

    `inside` are the heads of all modifiers, `bodies` the parser's names of bodies by token.
    """

    heads: dict[int, Named]
    modifiers: dict[int, tuple[Named, ...]]
    inside: frozenset[int]
    bodies: dict[int, Name]
    datelines: tuple[Dateline, ...] = ()

    def in_dateline(self, token: int) -> bool:
        """Tell whether a token stands in a dateline."""
        dateline = dateline_before(self.datelines, token)
        return dateline is not None and token < dateline.last


def name_parties(document: Document, actors: Actors, places: frozenset[int] = frozenset()) -> Naming:
    """Return the words that could be parties, those that modify another one apart from the rest; `places` are tokens of places."""
    known = list(_known(document, actors))
    known = _with_whole_names(document, [*known, *counted_people(document)])
    found = sorted([*known, *found_by_parser(document, known)], key=lambda named: (named.first, -named.last))
    found = sorted([*found, *abbreviated(document, found)], key=lambda named: (named.first, -named.last))
    found = with_bare_surnames(document, actors, with_titled_names(document, found))
    found = as_persons(document, sorted([*found, *overlooked(document, found, places)], key=lambda named: (named.first, -named.last)))
    datelines = _with_country(found, list(_datelines(document)))
    found = [_after_dateline(named, datelines) for named in found]
    found = [named for named in found if not _is_place_or_storm(document, named) and not _in_dateline(named, datelines)]
    heads: dict[int, Named] = {}
    for named in found:
        heads.setdefault(named.head, named)
    heads = {head: named for head, named in heads.items() if not is_ownerless(document, named, heads)}
    modifiers: dict[int, list[Named]] = {}
    for named in heads.values():
        above = _modified(document, named, heads)
        if above is not None:
            modifiers.setdefault(above, []).append(named)
    inside = frozenset(named.head for below in modifiers.values() for named in below)
    return Naming(
        heads=heads,
        modifiers={head: tuple(below) for head, below in modifiers.items()},
        inside=inside,
        bodies={index: name for name in document.names if name.label in ("ORG", "FAC") for index in range(name.first, name.last)},
        datelines=datelines,
    )


def _datelines(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the first token of each dateline, "LIMA, May 3 (Reuters) - ", and the one after its dash; several in a digest of briefs."""
    tokens = document.tokens
    for token in tokens:
        at_start = (
            token.index == 0
            or "\n" in document.text[tokens[token.index - 1].end - 1 : token.start]
            or tokens[token.index - 1].upos == "SPACE"
        )
        if at_start and len(token.form) > 1 and token.form.isupper():
            dash = next(
                (at for at in range(token.index + 1, min(token.index + _DATELINE, len(tokens))) if tokens[at].form in _DASHES), None
            )
            if dash is not None and tokens[dash - 1].end < tokens[dash].start:
                yield token.index, dash + 1


def _with_country(found: list[Named], spans: list[tuple[int, int]]) -> tuple[Dateline, ...]:
    """Return datelines with the country of the first place in each."""
    codes: dict[int, str] = {}
    for named in found:
        if named.sense and named.sense.code and named.sense.form != "actor":
            before = bisect_right(spans, named.first, key=lambda span: span[0]) - 1
            if before >= 0 and named.last <= spans[before][1]:
                codes.setdefault(before, named.sense.code)
    return tuple(Dateline(first=first, last=last, code=codes.get(at)) for at, (first, last) in enumerate(spans))


def dateline_before(datelines: tuple[Dateline, ...], token: int) -> Dateline | None:
    """Return the dateline that a token stands in or after, if any."""
    before = bisect_right(datelines, token, key=lambda dateline: dateline.first) - 1
    return datelines[before] if before >= 0 else None


def _after_dateline(named: Named, datelines: tuple[Dateline, ...]) -> Named:
    """Return a phrase without the part of a dateline that the parser took into it."""
    dateline = dateline_before(datelines, named.first)
    return replace(named, first=dateline.last) if dateline and named.first < dateline.last <= named.head else named


def _in_dateline(named: Named, datelines: tuple[Dateline, ...]) -> bool:
    """Tell whether a phrase stands in a dateline."""
    dateline = dateline_before(datelines, named.first)
    return dateline is not None and named.first < dateline.last


def _is_place_or_storm(document: Document, named: Named) -> bool:
    """Tell whether a name that only the parser knows is used as a place's, or is a storm's or an operation's."""
    if named.label is None or named.term:
        return False
    token = document.tokens[named.head]
    above = document.tokens[token.head]
    if document.tokens[named.first].form in _NAMED_THINGS or any(
        document.tokens[at].form in _NAMED_THINGS for at in range(max(0, named.first - 1), named.last)
    ):
        return True
    if token.deprel == "pobj":
        return above.form.lower() in _LOCATIVE
    return token.deprel in ("compound", "nmod") and above.lemma in _AREAS


def _known(document: Document, actors: Actors) -> Iterator[Named]:
    """Yield known names and role phrases, from left to right, the longest first, none inside another."""
    words, owners = _words(document)
    persons = {index: name for name in document.names if name.label == "PERSON" for index in range(name.first, name.last)}
    long = [name for name in persons.values() if name.last - name.first > 1]
    surnames = {fold(document.tokens[name.last - 1].form) for name in long}
    of_persons = surnames | {fold(document.tokens[name.first].form) for name in long}
    at = 0
    while at < len(words):
        reach, term = actors.find_term(words, at)
        if reach == 1 and _is_surname(document, owners[at], persons, surnames):
            term = None
        named = None
        for length, senses in actors.find_names(words, at):
            if length < reach and named is None and term:  # a role of more words goes first
                named = _as_term(document, owners, at, reach, term)
            fitting = _other_than(of_persons, words[at : at + length], senses) if length >= max(reach, 1) else senses
            named = named or _as_name(document, actors, owners, at, length, fitting, persons)
            if named:
                break
        named = named or (_as_term(document, owners, at, reach, term) if term else None)
        if named:
            yield named
            while at < len(words) and owners[at] < named.last:
                at += 1
        else:
            at += 1


def _is_surname(document: Document, word: int, persons: dict[int, Name], surnames: set[tuple[str, ...]]) -> bool:
    """Tell whether a capitalised role noun is somebody's surname in the report: "Ana *Potter*", and "Potter" after that."""
    form, name = document.tokens[word].form, persons.get(word)
    inside = name is not None and name.last - name.first > 1 and word == name.last - 1
    return form[:1].isupper() and (inside or fold(form) in surnames)


def _other_than(of_persons: set[tuple[str, ...]], words: list[str], senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """Return the senses of words that are no surname of somebody in the report: its "Paris" may be a person throughout."""
    if tuple(words) in of_persons:
        return tuple(sense for sense in senses if sense.form == "actor")
    return senses


def _words(document: Document) -> tuple[list[str], list[int]]:
    """Return the folded words of a document, and the token of each."""
    words: list[str] = []
    owners: list[int] = []
    for token in document.tokens:
        folded = () if token.tag == "POS" else fold(token.form)
        if not folded and token.form not in _JOINING and token.tag != "POS":
            folded = (_BARRIER,)
        words += folded
        owners += [token.index] * len(folded)
    return words, owners


def _as_name(
    document: Document, actors: Actors, owners: list[int], at: int, length: int, senses: tuple[Sense, ...], persons: dict[int, Name]
) -> Named | None:
    """Return a known name, if it is written as one and is no part of somebody else's ("Michael Jordan")."""
    first, last = owners[at], owners[at + length - 1] + 1
    person = persons.get(first)
    if person and (person.last - person.first) > (last - first) and length == 1 and document.tokens[person.last - 1].tag != "POS":
        return None
    fitting = [sense for sense in senses if _written_as(document.tokens[first:last], sense)]
    if not fitting or (fitting[0].form == "country" and _is_in_landscape(document, first, last)):
        return None
    if person and last < person.last and document.tokens[last].form == "-":  # "Cho Hyun" is not "Cho Hyun-ah"
        return None
    row = actors.get(fitting[0].actor)
    if row and row.kind != "body" and _is_part_of_a_name(document, actors, row, first, last):
        return None
    if person and person.first <= first and fitting[0].actor and length > 1:
        last = max(last, person.last - (document.tokens[person.last - 1].tag == "POS"))
    head = top_of(document, first, last)
    modifying = document.tokens[head].deprel in _MODIFIES
    wanted = "adjective" if modifying else "country"
    sense = next((sense for sense in fitting if sense.form == wanted), fitting[0])
    rivals = tuple(other for other in fitting if other.actor and other.actor != sense.actor) if sense.actor else ()
    return Named(first=first, last=last, head=head, sense=sense, rivals=rivals)


def _is_part_of_a_name(document: Document, actors: Actors, row: Actor, first: int, last: int) -> bool:
    """Tell whether a known name stands inside somebody else's: "Eitan *Netanyahu*", "Talal al-*Houthi*", "*Joseph Kony* Odoch".

    A whole name with one more before it is only fuller, and so is one with a second surname where people have two.
    """
    tokens = document.tokens
    words = tuple(word for token in tokens[first:last] if token.tag != "POS" for word in fold(token.form))
    nation = actors.nations.get(row.code or "")
    is_whole = len(words) > 1 and row.kind == "person" and words not in actors.surnames_of(row)
    if first > 1 and tokens[first - 1].form == "-" and tokens[first - 2].upos == "PROPN" and tokens[first - 1].end == tokens[first].start:
        return True
    before = tokens[first - 1] if first else None
    if before and not is_whole and first <= before.head < last and _is_stranger(actors, before):
        return True
    after = tokens[last] if last < len(tokens) else None
    tied = after is not None and any(tokens[at].head == last and tokens[at].deprel == "compound" for at in range(first, last))
    return bool(after and tied and _is_stranger(actors, after)) and not (is_whole and nation and "two" in nation.surnames)


def _is_stranger(actors: Actors, token: Token) -> bool:
    """Tell whether a word beside a name is a name too, no title, no role and no nationality."""
    words = fold(token.form)
    if token.upos != "PROPN" or not token.form[:1].isupper() or not words or token.form.lower().rstrip(".") in _HONORIFICS:
        return False
    return words not in actors.terms and not actors.places.get(words)


def _is_in_landscape(document: Document, first: int, last: int) -> bool:
    """Tell whether a country's name ends the name of a sea or a strait, "the Gulf of Oman"."""
    tokens = document.tokens
    before = [tokens[at].form for at in range(max(0, first - 2), first)]
    return len(before) == 2 and before[1] == "of" and before[0] in _WATERS


def _written_as(tokens: tuple[Token, ...], sense: Sense) -> bool:
    """Tell whether tokens have the capitals that a name needs."""
    if sense.acronym:
        return all(not token.form.isalpha() or token.form.isupper() for token in tokens) and tokens[0].upos not in ("PRON", "AUX", "VERB")
    if not any(token.form[:1].isupper() for token in tokens):
        return False
    after_hyphen = {token.index + 1 for token in tokens if token.form == "-"}
    words = [token for token in tokens if token.index not in after_hyphen]  # "Ban Ki-moon"
    if sense.actor and (tokens[0].form[:1].islower() and len(tokens[0].form) > _SMALL or not all(map(_may_be_small, words))):
        return False
    return len(tokens) > 1 or sense.form != "actor" or tokens[0].upos in _NOUNS or tokens[0].upos == "X"


def _may_be_small(token: Token) -> bool:
    """Tell whether a word of a name has its capital, or is one that names go without: "the Houthi *movement*", not "a Jewish *home*"."""
    return not token.form.islower() or len(token.form) <= _SMALL or token.lemma in _SORTS


def _as_term(document: Document, owners: list[int], at: int, length: int, term: Term) -> Named | None:
    """Return a role phrase, if its head is a noun and has the capital that it may need."""
    first, last = owners[at], owners[at + length - 1] + 1
    head = top_of(document, first, last)
    token = document.tokens[head]
    noun = token.upos in _NOUNS or (length > 1 and token.upos == "ADJ")
    if not noun or (term.capital and not token.form[:1].isupper()):
        return None
    return Named(first=first, last=last, head=head, term=term)


def _with_whole_names(document: Document, known: list[Named]) -> list[Named]:
    """Return phrases with role nouns widened to the names of bodies that they are part of ("Front for Hope and Justice")."""
    bodies = {index: name for name in document.names if name.label == "ORG" for index in range(name.first, name.last)}
    found: list[Named] = []
    for named in known:
        body = bodies.get(named.head) if named.term else None
        if body is None or not _is_proper(document, body):
            found.append(named)
        elif _within(document, named.head, body):
            first, last = trimmed(document, body, {})
            found.append(replace(named, first=min(first, named.first), last=max(last, named.last), label="ORG"))
    inside = {index for named in found if named.label == "ORG" for index in range(named.first, named.last)}
    return [named for named in found if named.label == "ORG" or named.sense or named.head not in inside]


def _is_proper(document: Document, body: Name) -> bool:
    """Tell whether a body's name is written with capitals throughout, but for its small words."""
    words = [document.tokens[index] for index in range(body.first, body.last)]
    return all(word.form[:1].isupper() for word in words if word.upos in ("NOUN", "PROPN", "ADJ", "VERB"))


def _within(document: Document, head: int, body: Name) -> bool:
    """Tell whether a word is the highest of a body's name, or its last noun before "of" or "for"."""
    return not body.first <= document.tokens[head].head < body.last or document.tokens[head].head == head


def _modified(document: Document, named: Named, heads: dict[int, Named]) -> int | None:
    """Return the head that a phrase stands before as modifier or title, if that could be a party too."""
    tokens = document.tokens
    following = heads.get(named.last) or next(
        (heads[at] for at in range(named.last, min(named.last + 3, len(tokens))) if at in heads), None
    )
    if named.term and named.term.kind == "person" and following and following.label == "PERSON" and following.first == named.last:
        return following.head
    if named.term and named.term.kind != "person" and following and following.label == "ORG" and following.first == named.last:
        return following.head
    word = named.head
    for _ in range(_DEEPEST):
        if tokens[word].deprel not in _MODIFIES or tokens[word].head == word:
            return None
        word = tokens[word].head
        if word in heads:
            return word
        if tokens[word].tag in ("VBN", "VBD", "JJ") and tokens[word].form.lower() not in _LEADING:
            return None
    return None
