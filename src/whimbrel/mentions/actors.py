"""Every noun phrase that could be a party to an event, and who it stands for in this report."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from whimbrel.knowledge.actor_records import Sense
from whimbrel.knowledge.actors import Actors
from whimbrel.knowledge.sovereigns import sovereign_of
from whimbrel.mentions.named import Named
from whimbrel.mentions.naming import Naming, dateline_before, name_parties
from whimbrel.mentions.owners import with_owners
from whimbrel.mentions.parties import Party, Reading, assailant_code, further_codes, host_code, read_party, scene_code
from whimbrel.mentions.reference import link_references
from whimbrel.mentions.registry import Registry, initials
from whimbrel.records import Document, Entity, Mention, Place
from whimbrel.syntax import dependents, head_of, phrase, tokens_in

# Whom one urges, blames or fights is a government; what one flies to or shells is a place.
_ADDRESSING = frozenset(
    "urge accuse blame warn tell ask condemn criticise criticize pressure press support back help assist threaten call provoke"
    " force push persuade allow sanction punish isolate arm supply anger embarrass praise thank assure remind invite inform deter"
    " defy confront fund join lobby notify oblige reassure request rebuke".split()
)
_BETWEEN = frozenset({"with", "against", "between", "by", "among"})
_ADDRESSED = {
    "to": frozenset("request appeal message letter note offer protest call ultimatum demand complaint warning plea answer reply".split()),
    "from": frozenset("loan support offer aid request message pressure reply answer demand pledge invitation".split()),
    "on": frozenset("sanction pressure embargo call prevail urge".split()),
}
_GIVING = frozenset("give offer grant deny promise owe lend".split())
_POSSESSIVES = frozenset({"its", "his", "her", "their", "whose"})
_DESCRIBING = frozenset({"NOUN", "ADJ", "NUM"})
_DIPLOMATS = frozenset({"ambassador", "envoy", "diplomat", "charge d'affaires", "consul", "military attache", "high commissioner"})
_SUBJECTS = frozenset({"nsubj", "csubj"})


def find_actors(document: Document, actors: Actors, places: tuple[Place, ...] = ()) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Return the parties of a report and the words that stand for them, pronouns and descriptions included.

    Entities are numbered in the order of their first mention. Mentions of nationality words lie inside longer ones.
    The countries of `places` are those of the people who live or act there.
    """
    naming = name_parties(document, actors, frozenset(_words_of(document, places)))
    reading = Reading(document=document, actors=actors, naming=naming, date=document.report.date, places=_countries(document, places))
    totals = _nations_named(reading)
    reading = replace(reading, spoken_of=frozenset(totals))
    registry = Registry(actors=actors, date=document.report.date, totals=totals)
    placed = list(_placed_in_turn(reading, registry))
    entities = tuple(_entity(actors, registry.parties[identity], f"e{identity + 1}") for identity in range(len(registry.parties)))
    mentions = tuple(replace(mention, entity=f"e{identity + 1}") for mention, identity in placed)
    entities, mentions = link_references(document, entities, mentions)
    return _in_order(with_owners(document, naming, entities, mentions), mentions)


def _words_of(document: Document, places: tuple[Place, ...]) -> Iterator[int]:
    """Yield the tokens of places."""
    for place in places:
        yield from tokens_in(document, place.start, place.end)


def _countries(document: Document, places: tuple[Place, ...]) -> dict[int, str]:
    """Return the countries of places by their head tokens."""
    found = ((head_of(document, place.start, place.end), sovereign_of(place.country_code)) for place in places)
    return {head: code for head, code in found if head is not None and code}


def _placed_in_turn(reading: Reading, registry: Registry) -> Iterator[tuple[Mention, int]]:
    """Yield all mentions from left to right; each report of a digest begins with its own dateline, and its own country."""
    datelines = list(reading.naming.datelines)
    for named in reading.naming.heads.values():
        while datelines and datelines[0].first <= named.first:
            registry.begin_report(datelines.pop(0).code)
        yield from _place(reading, registry, named)


def _nations_named(reading: Reading) -> dict[str, int]:
    """Return how often the report names each country, by any word for it or its towns; nothing for a digest of several."""
    naming = reading.naming
    if len(naming.datelines) > 1:
        return {}
    codes = [named.sense.code for named in naming.heads.values() if named.sense and named.sense.form != "actor"]
    codes += [code for head, code in reading.places.items() if head not in naming.heads and not naming.in_dateline(head)]
    return dict(Counter(code for code in codes if code))


def _place(reading: Reading, registry: Registry, named: Named) -> Iterator[tuple[Mention, int]]:
    """Yield the mentions that one phrase makes, each with the identity of its party."""
    naming, document = reading.naming, reading.document
    inner = named.head in naming.inside
    if named.sense and named.sense.code and named.sense.form != "actor":
        registry.see_nation(named.sense.code)
    if named.sense and named.sense.form == "landmark":
        return
    if inner:
        yield from _inner(reading, registry, named)
    elif not (named.sense and named.sense.form == "capital" and not _acts(document, named.head)):
        party = read_party(reading, named.head)
        identity = _identity(reading, registry, named, party)
        misspelt = registry.misspelt(party)
        party = registry.parties[identity] if party.code is None else party
        start, end = _span(document, naming, named)
        yield Mention(start=start, end=end, entity=None, form="misspelling" if misspelt else _form(named)), identity
        for modifier in _joint(reading, named):
            joint = _placed(reading, registry, read_party(reading, modifier.head))
            yield Mention(start=start, end=end, entity=None, form=_form(modifier)), registry.identify(joint)
        if named.term:
            for code in further_codes(reading, named.head):
                other = registry.identify(replace(party, code=code, actor=None, name=None))
                yield Mention(start=start, end=end, entity=None, form=_form(named)), other
        if party.name and party.kind != "nation":
            yield from ((mention, identity) for mention in _in_other_words(reading, named))


def _in_other_words(reading: Reading, named: Named) -> Iterator[Mention]:
    """Yield the nouns in apposition to a name that are no role words, "the master, *Chen Bo-wei*", and its acronym in brackets."""
    document, heads = reading.document, reading.naming.heads
    tokens = document.tokens
    below = [child for child in dependents(document, named.head, "appos") if dependents(document, child, "det", "amod", "poss")]
    above = [tokens[named.head].head] if tokens[named.head].deprel == "appos" else []
    for word in (*below, *above):
        if word not in heads and tokens[word].upos in _DESCRIBING:
            start, end = phrase(document, word)
            yield Mention(start=start, end=end, entity=None, form="nominal")
    short = _acronym_after(document, named)
    if short is not None and short not in heads:
        yield Mention(start=tokens[short].start, end=tokens[short].end, entity=None, form="acronym")


def _acronym_after(document: Document, named: Named) -> int | None:
    """Return the word in brackets after a name, "the Free Officers Front (*FOF*)", if it is an acronym."""
    tokens, after = document.tokens, named.last
    if after + 2 >= len(tokens) or tokens[after].form != "(" or tokens[after + 2].form != ")":
        return None
    short = tokens[after + 1].form
    return after + 1 if short.isupper() and len(short) > 1 else None


def _joint(reading: Reading, named: Named) -> Iterator[Named]:
    """Yield parties that the parser took for modifiers of one that they are coordinated with: "*Burma's government* and Karen rebels"."""
    document = reading.document
    for modifier in reading.naming.modifiers.get(named.head, ()):
        ties = {document.tokens[child].form for child in dependents(document, modifier.head, "cc")}
        if modifier.term and "and" in ties and dependents(document, modifier.head, "poss", "det", "amod"):
            yield modifier


def _inner(reading: Reading, registry: Registry, named: Named) -> Iterator[tuple[Mention, int]]:
    """Yield the mention of a name that stands inside a longer phrase, "the *Abara* campaign"; a title's is the phrase's own."""
    if named.term is not None or (named.sense is not None and named.sense.form == "capital"):
        return
    party = read_party(reading, named.head)
    if named.sense and named.sense.form in ("adjective", "country", "demonym"):
        party = replace(party, kind="nation", sector=None if named.sense.sector is None else named.sense.sector, name=named.sense.name)
    tokens = reading.document.tokens
    mention = Mention(start=tokens[named.first].start, end=tokens[named.last - 1].end, entity=None, form=_form(named))
    yield mention, registry.identify(party)


def _placed(reading: Reading, registry: Registry, party: Party) -> Party:
    """Return a party with the country of its scene, or of the report, where its own words give none and its kind allows it."""
    party = registry.recognised(party)
    if party.code or party.reach == "none":
        return party
    if _are_of_several_states(reading, party):
        return party
    code = None if party.office else scene_code(reading, party.named.head)
    if code is None and party.definite and registry.is_spoken_of(party):
        return party
    if code is None and not _is_owned(reading, party) and not (party.reach == "state" and _is_just_one(reading, party)):
        code = _known_before(registry, party) or registry.focus(_foreign(reading, party))
        if code is not None and party.reach in ("local", "struck") and code == assailant_code(reading, party.named.head):
            code = registry.opponent(code) or code
    return replace(party, code=code)


def _foreign(reading: Reading, party: Party) -> frozenset[str]:
    """Return the countries that the words before a head name without giving it theirs: "Turkish-backed rebels", "ethnic Germans"."""
    start, _ = phrase(reading.document, party.named.head)
    words = (word for word in range(party.named.head, -1, -1))
    near = takewhile(lambda word: reading.document.tokens[word].start >= start, words)
    senses = (named.sense for word in near if (named := reading.naming.heads.get(word)) is not None)
    codes = {sense.code for sense in senses if sense and sense.code}
    title = party.title or (party.named.term.phrase if party.named.term else None)
    if title in _DIPLOMATS:  # whom Manila summons is not Manila's
        codes |= {code for code in (host_code(reading, party.named.head),) if code}
    return frozenset(codes)


def _is_owned(reading: Reading, party: Party) -> bool:
    """Tell whether another party possesses a phrase: "Khan's forces" and "its proxies" are not the country's for that."""
    owners = dependents(reading.document, party.named.head, "poss")
    return any(owner in reading.naming.heads or reading.document.tokens[owner].form.lower() in _POSSESSIVES for owner in owners)


def _is_just_one(reading: Reading, party: Party) -> bool:
    """Tell whether a phrase is about one of many, "a diplomat", who may be anybody's; a judge, or a policeman, is the country's own."""
    if party.sector not in ("GOV", "MIL", None):
        return False
    below = dependents(reading.document, party.named.head, "det")
    return any(reading.document.tokens[child].form.lower() in ("a", "an", "another", "one") for child in below)


def _are_of_several_states(reading: Reading, party: Party) -> bool:
    """Tell whether officials are told by their number, "the two presidents": they are one country's each, not the host's."""
    token = reading.document.tokens[party.named.head]
    if party.sector != "GOV" or token.tag != "NNS":
        return False
    below = dependents(reading.document, token.index, "nummod", "det", "predet", "amod")
    return any(reading.document.tokens[child].form.lower() in ("two", "three", "four", "both") for child in below)


def _known_before(registry: Registry, party: Party) -> str | None:
    """Return the country of the last party with the same role noun: "the army" is the army spoken of."""
    if party.named.term is None or party.named.term.phrase not in registry.by_term:
        return None
    return registry.parties[registry.by_term[party.named.term.phrase]].code


def _identity(reading: Reading, registry: Registry, named: Named, party: Party) -> int:
    """Return which party a phrase is; an apposition is the same as the noun that it explains."""
    document, naming = reading.document, reading.naming
    above = document.tokens[named.head]
    if above.deprel == "appos" and above.head in naming.heads and above.head < named.head:
        partner = naming.heads[above.head]
        identity = _partner(reading, registry, partner, party)
        if identity is not None:
            return identity
    for child in dependents(document, named.head, "appos"):
        if child in naming.heads:
            party = _joined(party, read_party(reading, child))
    party = _placed(reading, registry, party)
    identity = registry.identify(party)
    _note_acronym(document, registry, named, party, identity)
    return identity


def _partner(reading: Reading, registry: Registry, partner: Named, party: Party) -> int | None:
    """Return the party that an apposition explains, having learnt from it; None where the two cannot be one."""
    first = read_party(reading, partner.head)
    if not _can_be_one(first, party):
        return None
    party = _placed(reading, registry, _joined(first, party))
    identity = registry.identify(party)
    registry.join(identity, party)
    if party.name and party.kind == "person":
        for name in registry.names_of(identity, party):
            registry.by_name[name] = identity
    return identity


def _can_be_one(one: Party, other: Party) -> bool:
    """Tell whether two phrases in apposition can mean the same: of one kind, and not two names of different known parties."""
    if one.actor and other.actor:
        return one.actor == other.actor
    if "nation" in (one.kind, other.kind):
        return False
    if _may_be_person(one) and other.kind == "person" or _may_be_person(other) and one.kind == "person":
        return True
    return ("person" in (one.kind, other.kind)) == (one.kind == other.kind) or None in (one.kind, other.kind)


def _may_be_person(party: Party) -> bool:
    """Tell whether a name that the parser took for a body's could be a person's: nothing else says what it is."""
    return party.named.label is not None and party.named.term is None and party.named.sense is None


def _joined(party: Party, other: Party) -> Party:
    """Return a party with what a phrase in apposition adds."""
    if not _can_be_one(party, other):
        return party
    return replace(
        party, code=party.code or other.code, sector=party.sector or other.sector,
        other_sectors=party.other_sectors or other.other_sectors, office=party.office or other.office,
        reach=other.reach if party.reach == "none" else party.reach,
        actor=party.actor or other.actor, name=party.name or other.name, former=party.former or other.former,
        kind="person" if other.kind == "person" else party.kind,
    )  # fmt: skip


def _note_acronym(document: Document, registry: Registry, named: Named, party: Party, identity: int) -> None:
    """Learn the short name that stands in brackets after a name."""
    short = _acronym_after(document, named)
    if party.name is not None and short is not None and initials(party.name)[:1] == document.tokens[short].form[0].lower():
        registry.call(identity, document.tokens[short].form)


def _acts(document: Document, head: int) -> bool:
    """Tell whether a capital stands for its government: it acts, owns, is addressed, or is a side ("between Washington and Tehran")."""
    token = document.tokens[head]
    for _ in range(20):
        if token.deprel == "conj" and token.head != token.index:
            token = document.tokens[token.head]
    above = document.tokens[token.head]
    if token.deprel in _SUBJECTS:
        if above.lemma == "be":
            return bool(dependents(document, above.index, "acomp"))
        return above.upos in ("VERB", "AUX") and above.lemma not in ("fall", "lie", "host")
    if token.deprel == "poss":
        return True
    if token.deprel in ("dobj", "dative", "iobj"):
        return above.lemma in _ADDRESSING or above.lemma in _GIVING
    if token.deprel != "pobj":
        return False
    word, spoken = above.form.lower(), _ADDRESSED.get(above.form.lower(), frozenset())
    objects = dependents(document, above.head, "dobj")  # "sent *a request* to Quito"
    return word in _BETWEEN or any(document.tokens[at].lemma in spoken for at in (above.head, *objects))


def _span(document: Document, naming: Naming, named: Named) -> tuple[int, int]:
    """Return the whole noun phrase of a head; of a modifier of something that is no party, the phrase alone."""
    token = document.tokens[named.head]
    tokens = document.tokens
    if token.deprel in ("compound", "amod", "nmod", "npadvmod"):
        return tokens[named.first].start, tokens[named.last - 1].end
    start, end = phrase(document, named.head)
    dateline = dateline_before(naming.datelines, named.first)
    start = max(start, tokens[dateline.last].start) if dateline and dateline.last < len(tokens) else start
    last = tokens_in(document, start, end)[-1]
    if tokens[last].tag == "POS" and tokens[last].head == named.head:
        end = tokens[last - 1].end
    return min(start, tokens[named.first].start), max(end, tokens[named.last - 1].end)


def _form(named: Named) -> str:
    """Return the form of a mention."""
    if named.sense:
        return _form_of_sense(named.sense)
    if named.term:
        return "role" if named.term.kind == "person" else "nominal"
    return "name"


def _form_of_sense(sense: Sense) -> str:
    """Return the form of a known name."""
    if sense.acronym:
        return "acronym"
    return {"adjective": "adjective", "demonym": "nominal", "capital": "metonym", "seat": "metonym"}.get(sense.form, "name")


def _entity(actors: Actors, party: Party, identity: str) -> Entity:
    """Return a party as an entity; several people are a group."""
    kind = "group" if party.kind == "person" and party.plural and party.name is None else party.kind
    return Entity(
        id=identity, name=party.name, kind=kind, code=party.code, sector=party.sector, other_sectors=party.other_sectors,
        office=party.office, identifier_id=row.identifier if (row := actors.get(party.actor)) else None,
    )  # fmt: skip


def _in_order(entities: tuple[Entity, ...], mentions: tuple[Mention, ...]) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Return mentions in text order and the entities that have any, numbered in the order of their first mention."""
    ordered = sorted(mentions, key=lambda mention: (mention.start, -mention.end, int((mention.entity or "e0")[1:])))
    numbers: dict[str, str] = {}
    for mention in ordered:
        if mention.entity is not None:
            numbers.setdefault(mention.entity, f"e{len(numbers) + 1}")
    known = {entity.id: entity for entity in entities}
    return (
        tuple(replace(known[old], id=new) for old, new in numbers.items()),
        tuple(replace(mention, entity=numbers.get(mention.entity or "")) for mention in ordered),
    )
