"""What a noun phrase says of a party: its country, sector and office, put together from the words around its head."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date as Date  # noqa: N812

from whimbrel.knowledge.actor_records import Sense
from whimbrel.knowledge.actors import Actors, code_at, is_active, sectors_at
from whimbrel.knowledge.descriptions import gender_of_title, load_genders
from whimbrel.knowledge.names import fold
from whimbrel.mentions.named import Named
from whimbrel.mentions.naming import Naming
from whimbrel.mentions.things import VIOLENT
from whimbrel.ontology import NON_STATE_CODES
from whimbrel.records import Document
from whimbrel.syntax import conjuncts, dependents

_FORMER = frozenset({"former", "ex", "ousted", "deposed", "onetime", "erstwhile", "retired", "exiled", "toppled", "overthrown"})
_UNNAMED = frozenset({"unidentified", "unknown", "unnamed", "masked"})
_OFFICIAL = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY"})
_ARMED = frozenset({"REB", "PRM", "UAF", "CRM", "ISM"})
_BREAKAWAY = frozenset({"breakaway", "separatist", "secessionist", "self-proclaimed"})
_PLACED = frozenset({"in", "from", "at", "near", "of", "for", "to", "across", "around", "outside", "inside", "on", "by"})
_BELONGING = frozenset({"of", "for", "from", "to"})
_WHERE = frozenset({"in", "at", "near", "outside", "across", "around", "inside"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_ALLIED = frozenset({"loyal", "linked", "affiliated", "allied", "aligned", "belonging", "sympathetic"})
_LINKING = frozenset({"xcomp", "conj", "advcl", "agent", "prep", "pcomp", "aux"})
_DEEPEST_CLAUSE = 4
_NUMEROUS = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A noun phrase that is read as a party; `actor` is a row of the tables, `title` the role phrase before its name."""

    named: Named
    kind: str | None
    code: str | None
    sector: str | None = None
    other_sectors: tuple[str, ...] = ()
    name: str | None = None
    office: str | None = None
    actor: str | None = None
    reach: str = "none"
    definite: bool = False
    plural: bool = False
    former: bool = False
    title: str | None = None
    gender: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that reading a noun phrase needs to see; `places` are countries by head token, `spoken_of` those that the report names."""

    document: Document
    actors: Actors
    naming: Naming
    date: Date | None = None
    places: dict[int, str] = field(default_factory=dict)
    spoken_of: frozenset[str] = frozenset()
    depth: int = field(default=0)


def read_party(reading: Reading, head: int) -> Party:
    """Return what the phrase under `head`, which must be one of the naming's, says of a party."""
    named = reading.naming.heads[head]
    if named.sense:
        party = _known(reading, named, named.sense)
    elif named.term:
        party = _described(reading, named)
    else:
        party = _unknown_name(reading, named)
    return replace(
        party,
        definite=any(word in _DEFINITE for word in _determiners(reading, head)) or party.definite,
        plural=reading.document.tokens[head].tag in _NUMEROUS,
        gender=_gender(reading, named) if party.kind == "person" and party.name else None,
    )


def _gender(reading: Reading, named: Named) -> str | None:
    """Return the gender that "Mr" or "Mrs" before a name gives, or its given name."""
    before = reading.document.tokens[named.first - 1].form.rstrip(".").lower() if named.first else ""
    first = reading.document.tokens[named.first].form
    known = load_genders().get((fold(first) or ("",))[0]) if named.last - named.first > 1 else None
    return gender_of_title(before) or gender_of_title(first.rstrip(".").lower()) or known


def _determiners(reading: Reading, head: int) -> list[str]:
    """Return the articles before a head, and a possessor's mark as "the"."""
    tokens = reading.document.tokens
    below = dependents(reading.document, head, "det", "poss", "predet")
    return ["the" if tokens[child].deprel == "poss" else tokens[child].form.lower() for child in below]


def _known(reading: Reading, named: Named, sense: Sense) -> Party:
    """Return a known name as a party: a nation, a seat of power, or a row of the tables at the report's date."""
    if sense.actor:
        chosen = _one_of(reading, named, (sense, *named.rivals)) if named.rivals else sense
        return _row(reading, named, chosen.actor or "") if chosen else _of_that_name(reading, named, (sense, *named.rivals))
    if sense.form in ("capital", "seat"):
        nation = reading.actors.nations[sense.code or ""]
        name = sense.name if sense.form == "seat" else f"government of {nation.name}"
        return Party(named=named, kind="body", code=sense.code, sector=sense.sector or "GOV", name=name)
    if sense.form == "demonym" and _is_ethnic(reading, named):
        return Party(named=named, kind="group", code=None, sector="CVL", reach="local")
    if sense.form == "demonym" and not _stands_for_nation(reading, named):
        return Party(named=named, kind="group", code=sense.code, sector=sense.sector or "CVL")
    if sense.form == "adjective" and _is_counted(reading, named):
        return Party(named=named, kind="person", code=sense.code, sector=sense.sector or "CVL")
    return Party(named=named, kind="nation", code=sense.code, sector=sense.sector, name=sense.name)


def _one_of(reading: Reading, named: Named, senses: tuple[Sense, ...]) -> Sense | None:
    """Return which bearer of a name is meant: of the nationality before it, else the only one there is then in a country spoken of."""
    code = _nationality(reading, named)
    if code:
        return next((sense for sense in senses if sense.code == code), None)
    there = [sense for sense in senses if sense.code in reading.spoken_of]
    then = [sense for sense in senses if (actor := reading.actors.get(sense.actor)) and is_active(actor, reading.date)]
    both = [sense for sense in there if sense in then]
    return next((found[0] for found in (both, there, then) if len(found) == 1), None)


def _of_that_name(reading: Reading, named: Named, senses: tuple[Sense, ...]) -> Party:
    """Return somebody of a name that several have, of whom no more is known than they share, and the nationality before it."""
    codes, sectors = {sense.code for sense in senses}, {sense.sector for sense in senses}
    return Party(
        named=named, kind=None, code=_nationality(reading, named) or (codes.pop() if len(codes) == 1 else None),
        sector=sectors.pop() if len(sectors) == 1 else None, name=_words_of(reading, named),
    )  # fmt: skip


def _words_of(reading: Reading, named: Named) -> str:
    """Return a name as the report writes it."""
    tokens = reading.document.tokens
    return " ".join(reading.document.text[tokens[named.first].start : tokens[named.last - 1].end].split())


def _is_ethnic(reading: Reading, named: Named) -> bool:
    """Tell whether a demonym is a minority's, "ethnic Hungarians", who are not of that country."""
    return named.first > 0 and reading.document.tokens[named.first - 1].form.lower() == "ethnic"


def _is_counted(reading: Reading, named: Named) -> bool:
    """Tell whether a nationality is one person of it, "a Palestinian"."""
    tokens = reading.document.tokens
    below = dependents(reading.document, named.head, "det", "nummod")
    return any(tokens[child].form.lower() in ("a", "an", "another", "one") for child in below)


def _stands_for_nation(reading: Reading, named: Named) -> bool:
    """Tell whether a demonym is the nation itself, "the Russians", not some people of it, "two Russians"."""
    below = dependents(reading.document, named.head)
    words = [reading.document.tokens[child].form.lower() for child in below if child < named.head]
    return words == ["the"] and reading.document.tokens[named.head].tag in _NUMEROUS


def _row(reading: Reading, named: Named, identity: str) -> Party:
    """Return a row of the tables as a party, or another country's body of that name ("the Israeli Labour Party")."""
    actor = reading.actors.get(identity)
    assert actor is not None
    sector, others = sectors_at(actor, reading.date)
    code = _nationality(reading, named)
    if (
        actor.kind != "person"
        and actor.code
        and code
        and code != actor.code
        and actor.code not in NON_STATE_CODES
        and named.last - named.first > 1
    ):
        return Party(named=named, kind=actor.kind, code=code, sector=sector, name=actor.name)
    if code and actor.code == "NGO" and code not in NON_STATE_CODES:
        return Party(named=named, kind=actor.kind, code=code, sector="SOC", other_sectors=others)
    party = Party(
        named=named, kind=actor.kind, code=code_at(actor, reading.date), sector=sector, other_sectors=others,
        name=actor.name, actor=identity, reach="local" if actor.code is None and actor.kind == "group" else "none",
    )  # fmt: skip
    return _as_called(reading, party) if actor.kind == "person" else party


def _as_called(reading: Reading, party: Party) -> Party:
    """Return a known person as the title before the name says, where that knows more than the tables: of a new term, or an old one."""
    actor = reading.actors.get(party.actor)
    titled = _titled(reading, party)
    if actor is None or titled.title is None:
        return party
    if party.sector not in (None, "ELI") and reading.date:
        held = not titled.former and any(office.office == titled.office for office in actor.offices if titled.office)
        return titled if held and titled.sector != party.sector else party
    if titled.former:
        return replace(party, code=actor.code, sector="ELI", other_sectors=(), former=True)
    return titled if titled.sector and (party.sector is None or titled.office) else party


def _unknown_name(reading: Reading, named: Named) -> Party:
    """Return a name that only the parser knows: its title and its nationality tell who it is."""
    kind = {"PERSON": "person", "ORG": "body", "NORP": "group"}.get(named.label or "")
    party = Party(named=named, kind=kind, code=_code(reading, named), name=_words_of(reading, named))
    return _titled(reading, party)


def _titled(reading: Reading, party: Party) -> Party:
    """Return a name with country, sector and office of the title, or the kind of body, that stands right before it."""
    modifiers = reading.naming.modifiers.get(party.named.head, ())
    titles = [modifier for modifier in modifiers if modifier.term]
    if not titles or reading.depth > 2:
        return party
    title = _described(replace(reading, depth=reading.depth + 1), titles[-1], before=party.named.head)
    return replace(
        party, kind=title.kind, code=party.code or title.code, sector=title.sector, other_sectors=title.other_sectors,
        office=title.office, reach=title.reach, former=title.former,
        title=title.named.term.phrase if title.named.term else None,
    )  # fmt: skip


def _described(reading: Reading, named: Named, before: int | None = None) -> Party:
    """Return a role noun as a party; `before` is the head of the name that it is the title of."""
    term = named.term
    assert term is not None
    heads = [named.head] if before is None else [named.head, before]
    belongings = [party for head in heads for party in _belongs_to(reading, head)]
    sector, others = term.sector, term.other_sectors
    source = next((party for party in belongings if party.sector or party.actor), None)
    inherited = source is not None and (term.inherits or (source.sector in _ARMED | {"PTY"} and sector in ("GOV", "MIL", "REB", None)))
    if source is not None and inherited:
        sector, others = source.sector, source.other_sectors
    code = next((code for code in (_code(reading, replace(named, head=head)) for head in heads) if code), None)
    code = code or next((party.code for party in belongings if party.code), None)
    code = code if code in NON_STATE_CODES else term.code or code
    if code in NON_STATE_CODES and sector == "GOV" and not term.office and "minister" not in term.phrase:
        sector = None
    office = None if term.office and _heads_a_body(reading, heads) else term.office
    if office is None and term.office and source is not None:
        sector, others = source.sector, source.other_sectors
    party = Party(
        named=named, kind=term.kind, code=code, sector=sector, other_sectors=others, office=office,
        name=_own_name(reading, named), reach=source.reach if source is not None and term.reach == "none" else term.reach,
    )  # fmt: skip
    return _qualified(reading, party, heads)


def _heads_a_body(reading: Reading, heads: list[int]) -> bool:
    """Tell whether an office is one of a body, "president of the chess league", not of a state."""
    for head in heads:
        for child in _prepositional(reading.document, head, frozenset({"of"})):
            named = reading.naming.heads.get(child)
            if named is None or named.term is not None or named.label is not None:
                return not _names_nation(reading, child)
    return False


def _names_nation(reading: Reading, word: int) -> bool:
    """Tell whether a phrase is a nation's in other words: "the republic of Mali", "the country"."""
    return reading.document.tokens[word].lemma in ("republic", "country", "nation", "state", "kingdom", "federation", "government")


def _own_name(reading: Reading, named: Named) -> str | None:
    """Return a body's proper name, where its role noun is part of one ("Ministry of Marine Affairs")."""
    document = reading.document
    if named.term is None or named.term.kind == "person" or not document.tokens[named.head].form[:1].isupper():
        return None
    name = reading.naming.bodies.get(named.head)
    if name is None:
        return None
    start = max(name.start, document.tokens[named.first].start)
    text = " ".join(document.text[start : name.end].removeprefix("the ").removeprefix("The ").split())
    return text if len(fold(text)) > len(fold(named.term.phrase)) else None


def _qualified(reading: Reading, party: Party, heads: list[int]) -> Party:
    """Return a party with what adjectives before it change: former, unidentified, breakaway."""
    tokens = reading.document.tokens
    words = {tokens[child].form.lower() for head in heads for child in reading.document.children[head] if child < head}
    words |= {
        tokens[at].form.lower()
        for at in range(max(0, party.named.first - 3), party.named.first)
        if tokens[at].form.lower() in ("former", "ex")
    }
    if words & _FORMER and party.sector in _OFFICIAL and party.kind == "person":
        return replace(party, sector="ELI", other_sectors=(), office=None, former=True)
    if words & _UNNAMED and party.sector in (None, "CVL"):
        return replace(party, sector="UAF" if "masked" in words else "UNK", other_sectors=())
    if words & _BREAKAWAY and "PRE" not in party.other_sectors and party.sector != "PRE":
        return replace(party, other_sectors=(*party.other_sectors, "PRE"))
    if "opposition" in words and party.sector in ("CVL", "LEG", "PTY"):
        return replace(party, other_sectors=("OPP",))
    return party


def _belongs_to(reading: Reading, head: int) -> Iterator[Party]:
    """Yield the parties that a head belongs to: its modifiers, its possessor, its of- and for-phrases."""
    if reading.depth > 2:  # a spokesman of the head of the army's office is as deep as news goes
        return
    deeper = replace(reading, depth=reading.depth + 1)
    for modifier in reading.naming.modifiers.get(head, ()):
        if not (modifier.sense and modifier.sense.form in ("adjective", "country", "landmark")):
            yield read_party(deeper, modifier.head)
    for child in dependents(reading.document, head, "poss"):
        if child in reading.naming.heads:
            yield read_party(deeper, child)
    loyal = [word for word in dependents(reading.document, head, "amod", "acl") if reading.document.tokens[word].form.lower() in _ALLIED]
    sides = [child for word in loyal for child in _prepositional(reading.document, word, frozenset({"to", "with"}))]
    for child in (*sides, *_prepositional(reading.document, head, frozenset({"of", "for", "from", "at", "with", "in"}))):
        if child in reading.naming.heads and not _is_place(reading.naming.heads[child]):
            yield read_party(deeper, child)


def _is_place(named: Named) -> bool:
    """Tell whether a name is a country or a town, which gives the country but no sector."""
    return named.sense is not None and named.sense.form in ("country", "capital", "landmark", "adjective")


def _prepositional(document: Document, head: int, prepositions: frozenset[str]) -> Iterator[int]:
    """Yield the objects of prepositions under a head."""
    for preposition in dependents(document, head, "prep"):
        if document.tokens[preposition].form.lower() in prepositions:
            yield from dependents(document, preposition, "pobj")


def _code(reading: Reading, named: Named) -> str | None:
    """Return the country that a phrase gives itself: nationality, possessor, of- and in-phrases."""
    code = _nationality(reading, named)
    if code:
        return code
    for child in dependents(reading.document, named.head, "poss"):
        code = place_code(reading, child)
        if code:
            return code
    for child in _prepositional(reading.document, named.head, _BELONGING if _is_official(named) else _PLACED):
        code = place_code(reading, child)
        if code:
            return code
    token = reading.document.tokens[named.head]
    if token.deprel == "appos" and token.head not in reading.naming.heads:  # "his Hungarian guest, Istvan Barta"
        return place_code(reading, token.head)
    return None


def _is_official(named: Named) -> bool:
    """Tell whether somebody's whereabouts say nothing of the country: "the minister in Geneva" may be anybody's."""
    if named.label == "PERSON":
        return True
    term = named.term
    if term is None or term.kind != "person" or term.reach != "state":
        return False
    return term.sector in ("GOV", "MIL") and "official" not in term.phrase


def _nationality(reading: Reading, named: Named) -> str | None:
    """Return the country of the adjectives and names before a head, the last of several."""
    modifiers = reading.naming.modifiers.get(named.head, ())
    codes = [modifier.sense.code for modifier in modifiers if modifier.sense and modifier.sense.form != "actor"]
    codes += [modifier.sense.code for modifier in modifiers if modifier.sense and modifier.sense.form == "actor"]
    return next((code for code in codes if code), None)


def further_codes(reading: Reading, head: int) -> list[str]:
    """Return the countries coordinated with the first nationality before a head: "Israeli and Palestinian officials"."""
    document, heads = reading.document, reading.naming.heads
    modifiers = [modifier for modifier in reading.naming.modifiers.get(head, ()) if _is_place(modifier)]
    if not modifiers:
        return []
    first = modifiers[0]
    further = [heads[word] for word in conjuncts(document, first.head)[1:] if word in heads and word < head]
    further += [other for other in modifiers[1:] if any(document.tokens[at].form in (",", "and") for at in range(first.last, other.first))]
    codes = [named.sense.code for named in sorted(further, key=lambda named: named.first) if named.sense and named.sense.code]
    return [code for code in dict.fromkeys(codes) if first.sense and code != first.sense.code]


def place_code(reading: Reading, word: int) -> str | None:
    """Return the country of a name of place, or of a nation's adjective before a common noun ("in Iraqi towns")."""
    named = reading.naming.heads.get(word)
    if named and named.sense:
        return named.sense.code
    if named:
        return _code(replace(reading, depth=3), named) if reading.depth < 3 else None
    if word in reading.places:
        return reading.places[word]
    for child in reading.document.children[word]:
        below = reading.naming.heads.get(child)
        if below and below.sense and below.sense.code:
            return below.sense.code
    for child in _prepositional(reading.document, word, frozenset({"of", "in"})):
        below = reading.naming.heads.get(child)
        if below and below.sense and below.sense.code:
            return below.sense.code
    return None


def host_code(reading: Reading, head: int) -> str | None:
    """Return the country of the subject of the verb that a phrase is the object of."""
    verb = reading.document.tokens[head].head
    for subject in dependents(reading.document, verb, "nsubj") if reading.document.tokens[head].deprel == "dobj" else ():
        return place_code(reading, subject)
    return None


def assailant_code(reading: Reading, head: int) -> str | None:
    """Return the country of the forces that use violence on a phrase: "*Chadian soldiers* flogged a trader"."""
    document = reading.document
    token = document.tokens[head]
    if token.deprel != "dobj" or document.tokens[token.head].lemma not in VIOLENT or reading.depth:
        return None
    verb = token.head
    while document.tokens[verb].deprel == "conj" and not dependents(document, verb, "nsubj"):
        verb = document.tokens[verb].head
    subjects = [word for word in dependents(document, verb, "nsubj") if word in reading.naming.heads]
    return next((party.code for party in (read_party(reading, word) for word in subjects) if party.sector in ("MIL", "REB", None)), None)


def scene_code(reading: Reading, head: int) -> str | None:
    """Return the country of the place that the clause of a phrase names ("gunmen killed five in Karachi"), or one around it."""
    for verb in _clauses(reading.document, head):
        objects = dependents(reading.document, verb, "dobj") if reading.document.tokens[verb].deprel == "acl" else []
        for child in (*_prepositional(reading.document, verb, _WHERE), *objects):
            code = place_code(reading, child)
            if code:
                return code
        above = reading.document.tokens[verb]
        if above.deprel == "relcl" and place_code(reading, above.head):  # "in Chad, where the police arrested two men"
            return place_code(reading, above.head)
    return None


def _clauses(document: Document, head: int) -> Iterator[int]:
    """Yield the participle that describes a phrase ("refugees *fleeing* Sudan"), then what it depends on, up to the main verb."""
    yield from dependents(document, head, "acl")
    above = head
    for _ in range(_DEEPEST_CLAUSE):
        above = document.tokens[above].head
        token = document.tokens[above]
        verb = token.upos in ("VERB", "AUX")
        if verb or token.upos == "NOUN":
            yield above
        if verb and token.deprel not in _LINKING:
            return
