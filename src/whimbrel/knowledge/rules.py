"""One rule of the event lexicon: a TOML table, checked and read. docs/rules.md explains the language to those who write rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from whimbrel import ontology
from whimbrel.errors import KnowledgeError
from whimbrel.knowledge.patterns import Classes, Element, HeadWord, parse_pattern, words_of
from whimbrel.ontology import EventType

NONE = EventType(name="NONE", quad_code=0, score=0.0)  # of rules for words that are no event
_FIELDS = frozenset(
    {"id", "pattern", "event_type", "mode", "cameo", "certainty", "absorbs", "unless", "examples", "counter_examples", "note"}
)
_LISTS = frozenset({"mode", "unless", "examples", "counter_examples"})
_QUADS = frozenset({1, 2, 3, 4})
Types = Mapping[str, EventType]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way to say that an event of some type happened; `part` is verb, noun or adjective, `where` a file and line.

    `heads` has for each head lemma the particles or modifiers that may go with it, None where it may stand alone;
    `needed` are sets of words of each of which one must stand beside the head: most rules fail for want of them.
    """

    id: str
    pattern: str
    part: str
    heads: Mapping[str, tuple[str | None, ...]]
    subject: Element
    elements: tuple[Element, ...]
    needed: tuple[frozenset[str], ...]
    kind: EventType
    mode: tuple[str, ...] = ()
    cameo: str | None = None
    certainty: str | None = None
    absorbs: bool = True
    unless: frozenset[str] = frozenset()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    where: str = ""

    @property
    def event_type(self) -> str:
        """The name of the type of event that the rule codes."""
        return self.kind.name

    @property
    def is_none(self) -> bool:
        """Whether the words of the rule are no event, whatever other rules make of them: "war on drugs"."""
        return self.kind is NONE

    @property
    def is_mutual(self) -> bool:
        """Whether those who act do so with one another: "the *Peruvian* talks with Chile"."""
        return self.part == "noun" and any(element.slot == "PARTY" for element in self.elements)

    @property
    def weight(self) -> int:
        """How specific the pattern is: words count more than kinds of parties, these more than any party."""
        required = [element for element in (self.subject, *self.elements) if not element.optional]
        return sum(4 if element.words else 3 if element.kind else 2 for element in required)

    @property
    def width(self) -> int:
        """How many words the pattern takes in all its places together: of two rules of one weight the narrower says more."""
        return sum(len(element.words) for element in (self.subject, *self.elements) if not element.optional)


def read_rule(row: Row, classes: Classes, types: Types, where: str) -> Rule:
    """Return a TOML table as a rule; KnowledgeError says what is wrong with it."""
    _check_fields(row)
    _check_values(row, types)
    pattern = parse_pattern(row["pattern"], classes)
    needed = tuple(element.words for element in pattern.elements if element.relation == "word" and not element.optional)
    unless = words_of("|".join(row["unless"]), classes) if row.get("unless") else frozenset()
    return Rule(
        id=row["id"], pattern=row["pattern"], part=pattern.part, heads=_by_lemma(pattern.heads), subject=pattern.subject,
        elements=pattern.elements, needed=needed, kind=types.get(row["event_type"], NONE), mode=tuple(row.get("mode", ())),
        cameo=row.get("cameo"), certainty=row.get("certainty"), absorbs=row.get("absorbs", True), unless=unless,
        examples=tuple(row["examples"]), counter_examples=tuple(row.get("counter_examples", ())), where=where,
    )  # fmt: skip


def read_type(row: Row) -> EventType:
    """Return a `[[type]]` table as an event type of a user's own; KnowledgeError says what is wrong with it."""
    missing = [name for name in ("name", "quad_code", "score") if name not in row]
    unknown = sorted(row.keys() - {"name", "quad_code", "score", "modes"})
    if missing or unknown:
        raise KnowledgeError(f"no {missing[0]!r}" if missing else f"unknown field {unknown[0]!r}; there are name, quad_code, score, modes")
    name, modes = row["name"], row.get("modes", {})
    if not isinstance(name, str) or not name.replace("_", "").isalpha() or name != name.upper():
        raise KnowledgeError(f"{name!r} is no name of a type; write it in capitals, as LAND_DEAL")
    if name in ontology.EVENT_TYPES or name == NONE.name:
        raise KnowledgeError(f"{name} is there already; give the type another name")
    if row["quad_code"] not in _QUADS:
        raise KnowledgeError(f"{row['quad_code']!r} is no quad code; there are 1 to 4 (verbal and material cooperation, then conflict)")
    wrong = [value for value in (row["score"], *modes.values()) if not isinstance(value, int | float) or not -10 <= value <= 10]
    if wrong:
        raise KnowledgeError(f"{wrong[0]!r} is no score; there are numbers from -10 to 10")
    return EventType(name=name, quad_code=row["quad_code"], score=row["score"], modes=modes)


def _by_lemma(heads: tuple[HeadWord, ...]) -> dict[str, tuple[str | None, ...]]:
    """Return what may go with each head lemma."""
    found: dict[str, tuple[str | None, ...]] = {}
    for lemma, extra in heads:
        found[lemma] = (*found.get(lemma, ()), extra)
    return found


def _check_fields(row: Row) -> None:
    """Raise KnowledgeError where a rule has a field that there is not, or lacks one that it needs."""
    unknown = sorted(row.keys() - _FIELDS)
    if unknown:
        raise KnowledgeError(f"unknown field {unknown[0]!r}; there are {', '.join(sorted(_FIELDS))}")
    missing = [name for name in ("id", "pattern", "event_type", "examples") if not row.get(name)]
    if missing:
        raise KnowledgeError(f"no {missing[0]!r}")


def _check_values(row: Row, types: Types) -> None:
    """Raise KnowledgeError where a field has a value of the wrong kind or from no vocabulary."""
    for name in sorted(_LISTS & row.keys()):
        if not isinstance(row[name], list):
            raise KnowledgeError(f'{name} is a list; write {name} = ["{row[name]}"]')
    event_type = row["event_type"]
    if event_type not in types and event_type != NONE.name:
        near = get_close_matches(str(event_type).upper(), sorted(types), n=1)
        hint = f"; did you mean {near[0]}?" if near else "; a type of your own needs a [[type]] table"
        raise KnowledgeError(f"{event_type!r} is not a known event type{hint}")
    if row.get("certainty", "asserted") not in ontology.CERTAINTIES:
        raise KnowledgeError(f"{row['certainty']!r} is no certainty; there are {', '.join(ontology.CERTAINTIES)}")
    modes = types[event_type].modes if event_type in types else {}
    for name in row.get("mode", ()):
        if name not in modes:
            raise KnowledgeError(f"{name!r} is not a mode of {event_type}; there are {', '.join(sorted(modes)) or 'none'}")
