"""PLOVER's closed vocabularies (manual 2.0): event types, modes, contexts, sectors, quad codes and scores.

Where the manual is silent or contradicts itself, docs/record.md has the ruling.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

QUAD_CODES = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
EVENT_TYPES = frozenset(QUAD_CODES)

TYPE_SCORES = {
    "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5.0, "CONCEDE": 4.5,
    "COOPERATE": 9.5, "AID": 10.0, "RETREAT": 6.5,
    "REQUEST": 0.0, "ACCUSE": -3.0, "REJECT": -2.0, "THREATEN": -3.5,
    "PROTEST": -5.0, "SANCTION": -6.0, "MOBILIZE": -5.5, "COERCE": -7.0, "ASSAULT": -9.0,
}  # fmt: skip

MODE_SCORES = {
    "CONSULT": {"visit": 4.0, "third-party": 1.0, "multilateral": 4.0, "phone": 1.5},
    "RETREAT": {"withdraw": 8.0, "release": 6.5, "return": 6.5, "disarm": 10.0, "ceasefire": 7.5, "access": 6.5, "resign": 4.5},
    "REQUEST": {"assist": 0.5, "change": -1.0, "yield": -1.0, "meet": 0.0},
    "ACCUSE": {"disapprove": -2.0, "investigate": -3.5, "allege": -3.5},
    "REJECT": {"assist": -1.5, "change": -2.0, "yield": -2.0, "meet": -2.0},
    "THREATEN": {"restrict": -3.0, "arrest": -3.5, "relations": -3.5, "expel": -3.5, "territory": -4.0, "violence": -3.5},
    "PROTEST": {"demo": -5.0, "riot": -7.0, "strike": -5.0, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5, "vandalize": -5.0},
    "SANCTION": {"convict": -6.0, "expel": -5.5, "withdraw": -6.0, "discontinue": -6.0},
    "MOBILIZE": {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6.0},
    "COERCE": {"seize": -7.0, "restrict": -7.0, "censor": -6.5, "curfew": -6.5, "martial-law": -7.5, "arrest": -7.0, "deport": -7.0,
               "withhold": -7.0, "misinformation": -6.5, "cyber": -7.0},
    "ASSAULT": {"abduct": -8.5, "beat": -7.5, "torture": -8.5, "sexual": -8.5, "targeted": -9.5, "destroy": -8.5, "primitive": -8.0,
                "firearms": -9.0, "explosives": -9.0, "suicide-attack": -9.5, "aerial": -9.5, "drone": -9.5, "heavy-weapons": -9.5,
                "crowd-control": -7.5, "unconventional": -10.0},
}  # fmt: skip

CONTEXTS = frozenset(
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic"
    " legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity"
    " inequality diplomatic territory peacekeeping health asylum migration disasters natural_resource environment"
    " technology terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking".split()
)

SECTORS = frozenset("COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split())

NON_STATE_CODES = frozenset("IGO UNO EUR NGO ISM IMG MNC".split())

CERTAINTIES = ("asserted", "denied", "possible", "planned", "conditional", "unknown")
STATUSES = ("new", "background")
STANCES = ("asserted", "denied", "unconfirmed")
FORMS = ("name", "acronym", "adjective", "nominal", "pronoun", "role", "metonym", "misspelling")
GRANULARITIES = ("part-of-day", "day", "weekend", "week", "month", "quarter", "season", "year", "decade", "century", "interval")
# Who of a state does what only states do, where a text does not say: the sector by type and mode.
STATE_AGENTS = {
    ("SANCTION", "convict"): "JUD", ("COERCE", "arrest"): "COP", ("COERCE", "curfew"): "GOV", ("COERCE", "martial-law"): "GOV",
    ("COERCE", "deport"): "GOV", ("COERCE", "censor"): "GOV",
}  # fmt: skip
# What a report's own running news may span; what was finished before is background (docs/record.md, section 3).
NEWS = timedelta(days=7)
SIZES = ("dead", "injured", "arrested", "abducted", "displaced", "participants")

# What a type becomes when it is only announced (record.md, section 3).
FUTURE_TYPES = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE", "ASSAULT": "THREATEN"}

# The mode of the REJECT that a type becomes whose doer will not do it: "will not attend", "would not release".
REFUSED_MODES = {"CONSULT": ("meet",), "AGREE": (), "SUPPORT": ("assist",), "COOPERATE": ("assist",), "AID": ("assist",),
                 "RETREAT": ("yield",), "CONCEDE": ("yield",)}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """A type of event: its quad code (1 to 4), its score and those of its modes, from -10 to +10."""

    name: str
    quad_code: int
    score: float
    modes: Mapping[str, float] = field(default_factory=dict)

    def scale(self, modes: tuple[str, ...]) -> float:
        """Return the score of an event of this type: the most extreme of its modes' scores, else the type's."""
        return max((self.modes[mode] for mode in modes if mode in self.modes), key=abs, default=self.score)


PLOVER = {
    name: EventType(name=name, quad_code=quad, score=TYPE_SCORES[name], modes=MODE_SCORES.get(name, {}))
    for name, quad in QUAD_CODES.items()
}


def modes_of(event_type: str) -> frozenset[str]:
    """Return the modes that one of PLOVER's event types can have; many have none."""
    return frozenset(MODE_SCORES.get(event_type, ()))
