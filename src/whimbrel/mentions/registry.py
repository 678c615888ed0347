"""The parties of one report as they come up: which phrases are the same one, and what is known of each so far."""

from dataclasses import dataclass, field, replace
from datetime import date as Date  # noqa: N812

from whimbrel.knowledge.actor_records import Actor
from whimbrel.knowledge.actors import Actors, code_at, sectors_at
from whimbrel.knowledge.descriptions import load_genders
from whimbrel.knowledge.names import fold
from whimbrel.mentions.parties import Party
from whimbrel.mentions.spelling import is_near, nearest

# Called by a bare surname too where the report names their country, and few others are called so.
_MINISTERS = frozenset(
    {"foreign minister", "secretary of state", "foreign secretary", "defence minister", "secretary of defense", "vice president"}
)
_FEW = 2
_SHORT = 3  # letters of surnames that are too many people's
_STATE_HEADS = frozenset({"president", "prime minister", "king", "chancellor", "supreme leader", "leader", "premier", "queen", "emir"})
_DATELINE_WEIGHT = 1.0  # where a report comes from is mostly what it is about
_UNNAMED_WEIGHT = 0.5  # unless its text speaks of others alone, as from Geneva
_CLEARLY = 1.3  # by how much a country must be ahead of the next to be what a report is about
_INITIAL_SKIPPED = frozenset({"of", "the", "for", "and", "in", "de", "la", "del", "al", "a"})


@dataclass(slots=True)
class Registry:
    """Parties in order of first mention; an identity is a place in `parties`."""

    actors: Actors
    date: Date | None
    parties: list[Party] = field(default_factory=list)
    terms: list[str | None] = field(default_factory=list)
    by_key: dict[tuple[str, ...], int] = field(default_factory=dict)
    by_name: dict[tuple[str, ...], int] = field(default_factory=dict)
    by_letter: dict[str, dict[str, None]] = field(default_factory=dict)
    by_term: dict[str, int] = field(default_factory=dict)
    nations: dict[str, float] = field(default_factory=dict)
    totals: dict[str, int] = field(default_factory=dict)
    home: str | None = None
    misspellings: set[tuple[str, ...]] = field(default_factory=set)

    def identify(self, party: Party) -> int:
        """Return which party of the report a phrase stands for, an old one or a new one."""
        party = self.recognised(party)
        found = self._earlier(party)
        if found is None:
            found = len(self.parties)
            self.parties.append(party)
            self.terms.append(_term_of(party))
        else:
            self._learn(found, party)
        self._remember(found, party)
        return found

    def is_spoken_of(self, party: Party) -> bool:
        """Tell whether a description may be somebody of whom the report has used the same words: "the army" is the army spoken of."""
        return self._by_description(party) is not None

    def join(self, identity: int, party: Party) -> None:
        """Learn from an apposition or a title what else is known of a party."""
        self._learn(identity, party)
        for key in self._keys(party):
            self.by_key.setdefault(key, identity)

    def call(self, identity: int, name: str) -> None:
        """Let a party go by another name too, as one introduced in brackets."""
        self.by_name[fold(name)] = identity

    def misspelt(self, party: Party) -> bool:
        """Tell whether a name stands for a party whose right name it spells wrongly."""
        return party.name is not None and fold(party.name) in self.misspellings

    def focus(self, without: frozenset[str] = frozenset()) -> str | None:
        """Return the country that the report speaks of, by its last words and as a whole; of two about equal the dateline's.

        Nothing where two are about equal and none is the dateline's; `without` are countries that it cannot be.
        """
        codes = [code for code in (*self.nations, *self.totals) if code not in without]
        weights = {code: self.nations.get(code, 0.0) + self.totals.get(code, 0) / 2 for code in codes}
        if self.home and self.home not in without:
            named = self.home in self.totals or not self.totals
            weights[self.home] = weights.get(self.home, 0.0) + (_DATELINE_WEIGHT if named else _UNNAMED_WEIGHT)
        ranked = sorted(weights, key=lambda code: (-weights[code], code))
        if len(ranked) > 1 and weights[ranked[0]] < _CLEARLY * weights[ranked[1]]:
            return self.home if self.home in ranked[:2] else None
        return ranked[0] if ranked else None

    def opponent(self, code: str) -> str | None:
        """Return the other country of a report that is about two, more than about any third; None if it is not."""
        ranked = sorted(self.totals, key=lambda other: (-self.totals[other], other))
        counts = [*(self.totals[other] for other in ranked), 0, 0, 0]
        if code not in ranked[:2] or counts[1] < 2 or counts[1] < 2 * counts[2] or 2 * counts[1] < counts[0]:
            return None
        return ranked[1] if ranked[0] == code else ranked[0]

    def begin_report(self, code: str | None) -> None:
        """Begin a report, maybe one of a digest: what came before says nothing of who "the army" is; its dateline's country does."""
        self.by_term.clear()
        self.nations = {}
        self.home = code

    def see_nation(self, code: str) -> None:
        """Count a country as spoken of; all that came before count a tenth less."""
        for other in self.nations:
            self.nations[other] *= 0.9
        self.nations[code] = self.nations.get(code, 0.0) + 1.0

    def recognised(self, party: Party) -> Party:
        """Return a party with the row of the tables that its name, or its office at the date, belongs to."""
        if party.actor or party.plural:
            return party
        row = self._by_surname(party) if party.kind == "person" and party.name else None
        if row is None and party.name and self.by_name.get(fold(party.name)) is None:
            row = self._misspelt(party)
            if row:
                self.misspellings.add(fold(party.name))
                return self._as_row(party, row)
        if row is None and party.name is None and party.office and party.code and not party.former:
            row = self.actors.holder(party.code, party.office, self.date)
        return self._as_row(party, row) if row else party

    def _as_row(self, party: Party, row: Actor) -> Party:
        """Return a party as a row of the tables, with what the words themselves say where the date says nothing."""
        sector, others = sectors_at(row, self.date)
        if sector is None or party.former or (sector == "ELI" and party.office):
            sector, others = party.sector, party.other_sectors
        return replace(party, actor=row.id, name=row.name, code=code_at(row, self.date), sector=sector, other_sectors=others, kind=row.kind)

    def _by_surname(self, party: Party) -> Actor | None:
        """Return the one known person whom a bare surname with a title or a nationality can mean at the date."""
        words = fold(party.name or "")
        if self.by_name.get(words) is not None or not words:
            return None
        found = [actor for actor in self.actors.called(words) if self._may_be_of(actor, party.code)]
        if party.office and any(self._held(actor, party.office) for actor in found):
            found = [actor for actor in found if self._held(actor, party.office)]
        elif party.sector is not None:  # "General Abara" is no other general of that name
            found = found if party.code or len(found) == 1 else [actor for actor in found if actor.code in {*self.nations, *self.totals}]
        else:
            found = [actor for actor in found if self._is_salient(actor, len(found))]
        current = [actor for actor in found if self.date and sectors_at(actor, self.date)[0] not in (None, "ELI")]
        former = [actor for actor in found if party.former and self.date and sectors_at(actor, self.date)[0] == "ELI"]
        fitting = former or current
        return fitting[0] if len(fitting) == 1 else None

    def _misspelt(self, party: Party) -> Actor | None:
        """Return the one known person or group whose name is a letter or two away; only from names that nothing else explains."""
        words = fold(party.name or "")
        if party.named.sense is not None:
            return None
        if len(words) == 1 and party.named.term is None and len(words[0]) > 5:
            groups = self.actors.groups(words[0][0])
            near = nearest(words[0], groups)
            return groups[near] if near else None
        if len(words) < 2 or party.kind != "person":
            return None
        found = [actor for actor in self.actors.called(words[-1:]) if is_near(words[0], fold(actor.name)[0])]
        found += [actor for actor in self.actors.forename(words[0]) if is_near(words[-1], fold(actor.name)[-1])]
        found = [actor for actor in found if self._may_be_of(actor, party.code)]
        return found[0] if len(found) == 1 else None

    def _may_be_of(self, actor: Actor, code: str | None) -> bool:
        """Tell whether a person can be meant where a country is given: one's own, or the one that one acts for."""
        return code in (None, actor.code, code_at(actor, self.date))

    def _is_salient(self, actor: Actor, bearers: int) -> bool:
        """Tell whether a bare surname can be a leader's: where the report names the country, or news need not."""
        offices = {office.office for office in actor.offices if self.date and office.covers(self.date) and office.sector == "GOV"}
        spoken_of = actor.code in self.nations or actor.code in self.totals
        if spoken_of and offices & _MINISTERS and bearers <= _FEW:
            return True
        nation = self.actors.nations.get(actor.code or "")
        known = nation is not None and nation.reported and len(actor.name.split()[-1]) > _SHORT
        if known and bearers == 1 and offices & _MINISTERS:
            return True
        rare = known and nation is not None and "common" not in nation.surnames
        return bool((spoken_of or rare) and offices & _STATE_HEADS)

    def _held(self, actor: Actor, office: str | None) -> bool:
        """Tell whether somebody ever held an office."""
        return any(held.office == office for held in actor.offices)

    def _earlier(self, party: Party) -> int | None:
        """Return the earlier party that a phrase stands for."""
        for key in self._keys(party):
            if key in self.by_key:
                return self.by_key[key]
        if party.name and not party.actor and party.kind != "nation":
            found = self.by_name.get(fold(party.name))
            if found is None:
                found = self._spelt_before(party)
            if found is None:
                found = self._by_title(party)
            return found if found is not None and self._agrees(found, party) else None
        return self._by_description(party)

    def _by_description(self, party: Party) -> int | None:
        """Return the last party that the report has called by the same noun."""
        term = _term_of(party)
        found = self.by_term.get(term) if term and party.definite and party.name is None else None
        if found is None or self.parties[found].plural != party.plural:
            return None
        return found if self._agrees(found, party) else None

    def _by_title(self, party: Party) -> int | None:
        """Return the party without a name that a titled name gives one: "the archbishop", then "Archbishop Aldana"."""
        found = self.by_term.get(party.title or "")
        if found is None or party.kind != "person":
            return None
        other = self.parties[found]
        fits = other.name is None and other.definite and not other.plural and not other.former
        return found if fits and self._agrees(found, party) else None

    def _spelt_before(self, party: Party) -> int | None:
        """Return the party of the report with a name of one word that this one misspells."""
        words = fold(party.name or "")
        if len(words) != 1 or len(words[0]) < 6 or party.named.term or party.named.sense:
            return None
        near = nearest(words[0], self.by_letter.get(words[0][0], {}))
        if near is None:
            return None
        self.misspellings.add(words)
        return self.by_name[(near,)]

    def _agrees(self, identity: int, party: Party) -> bool:
        """Tell whether an earlier party can be this one: of no other country, kind or gender."""
        other = self.parties[identity]
        kinds = {other.kind, None if party.named.label == "ORG" and party.named.term is None else party.kind} - {None}
        if None not in (other.gender, party.gender) and other.gender != party.gender:
            return False
        return (other.code == party.code or None in (other.code, party.code)) and (len(kinds) < 2 or "person" not in kinds)

    def _keys(self, party: Party) -> list[tuple[str, ...]]:
        """Return what identifies a party within a report, the surest first."""
        if party.actor:
            return [("actor", party.actor)]
        if party.kind == "nation":
            return [("nation", party.code or "", party.name or "")]
        if party.named.sense and party.named.sense.form == "capital":
            return [("body", party.code or "", "government")]
        if party.name and party.kind != "person":
            return [("name", *fold(party.name))]
        term = _term_of(party)
        if party.kind == "person" and party.office and party.code and not party.plural and not party.former and not party.name:
            return [("office", party.code, party.office)]
        if party.kind == "body" and party.code and term and not party.plural:
            return [("body", party.code, term)]
        if party.kind == "group" and party.code and term and party.definite and party.reach == "state":
            return [("body", party.code, term)]
        return []

    def _learn(self, identity: int, party: Party) -> None:
        """Fill what is not yet known of a party."""
        old = self.parties[identity]
        sector = old.sector or party.sector
        others = old.other_sectors if old.sector else party.other_sectors
        self.parties[identity] = replace(
            old, code=old.code or party.code, sector=sector, other_sectors=others, office=old.office or party.office,
            name=_fuller(old, party), actor=old.actor or party.actor,
            gender=old.gender or party.gender, kind="person" if party.kind == "person" else old.kind or party.kind,
        )  # fmt: skip

    def _remember(self, identity: int, party: Party) -> None:
        """Note every way in which a later phrase can mean a party."""
        for key in self._keys(party):
            self.by_key[key] = identity
        if party.kind == "person" and party.office and party.code and not party.former and not party.plural:
            self.by_key[("office", party.code, party.office)] = identity
        term = _term_of(party) or party.title
        if term:
            self.by_term[term] = identity
        for name in self.names_of(identity, party):
            self.by_name[name] = identity
            if len(name) == 1:
                self.by_letter.setdefault(name[0][0], {})[name[0]] = None

    def names_of(self, identity: int, party: Party) -> list[tuple[str, ...]]:
        """Return the folded names by which a party can be called later on: a person's surname, a body's short forms."""
        if party.name is None or party.kind == "nation":
            return []
        words = fold(party.name)
        names = [words] if words else []
        if party.kind == "person":
            row = self.actors.get(party.actor)
            if len(words) > 1 and words[:1] not in self.by_name and words[0] in load_genders():
                names.append(words[:1])
            names += self.actors.surnames_of(row) if row else [words[-length:] for length in (1, 2) if len(words) > length]
            if not row and self.actors.called_in(party.code) != "surname" and len(words) > 1:
                names.append(words[:1])
        return names


def _fuller(old: Party, party: Party) -> str | None:
    """Return the longer of a person's names, else the first one."""
    if old.actor or party.name is None or old.name is None:
        return old.name or party.name
    return party.name if old.kind == "person" and len(fold(party.name)) > len(fold(old.name)) else old.name


def _term_of(party: Party) -> str | None:
    """Return the role phrase of a party's head noun, in the singular."""
    return party.named.term.phrase if party.named.term else None


def initials(name: str) -> str:
    """Return the first letters of a name's main words, in small letters."""
    return "".join(word[0] for word in fold(name) if word not in _INITIAL_SKIPPED)
