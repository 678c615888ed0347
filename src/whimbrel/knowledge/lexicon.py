"""The event lexicon: rules in TOML, one file per event type, checked and indexed by the words that they begin with."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from whimbrel import ontology
from whimbrel.errors import KnowledgeError
from whimbrel.knowledge.patterns import Classes, Element, HeadWord, parse_pattern, words_of

DATA = Path(__file__).parent / "data"
_RULE_FIELDS = frozenset(
    {"id", "pattern", "event_type", "mode", "cameo", "certainty", "absorbs", "unless", "examples", "counter_examples", "note"}
)
_LISTS = frozenset({"mode", "unless", "examples", "counter_examples"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way to say that an event of some type happened; `part` is verb, noun or adjective.

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
    event_type: str
    mode: tuple[str, ...] = ()
    cameo: str | None = None
    certainty: str | None = None
    absorbs: bool = True
    unless: frozenset[str] = frozenset()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    where: str = ""

    @property
    def is_mutual(self) -> bool:
        """Whether those who act do so with one another: "the *Peruvian* talks with Chile"."""
        return self.part == "noun" and any(element.slot == "PARTY" for element in self.elements)

    @property
    def weight(self) -> int:
        """How specific the pattern is: words count more than kinds of parties, these more than any party."""
        needed = [element for element in (self.subject, *self.elements) if not element.optional]
        return sum(4 if element.words else 3 if element.kind else 2 for element in needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentModes:
    """The mode of a request, refusal or threat by the verb of its content, else by that content's event type, else `default`."""

    verbs: dict[str, str]
    types: dict[str, str]
    default: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The rules by part of speech and head lemma, word classes, and what decides a mode that a rule leaves open."""

    rules: dict[tuple[str, str], tuple[Rule, ...]]
    classes: Classes
    instruments: dict[str, dict[str, frozenset[str]]]
    contents: dict[str, ContentModes]

    def all_rules(self) -> tuple[Rule, ...]:
        """Return every rule once, in the order of their ids."""
        return tuple(sorted({rule.id: rule for rules in self.rules.values() for rule in rules}.values(), key=lambda rule: rule.id))


@cache
def load_lexicon(folder: Path = DATA) -> Lexicon:
    """Return the lexicon of `folder`: events/*.toml, classes.toml, instruments.toml; KnowledgeError lists every bad rule."""
    classes = _load_classes(folder / "classes.toml")
    return Lexicon(
        rules=_index(_load_rules(folder / "events", classes)),
        classes=classes,
        instruments=_load_instruments(folder / "instruments.toml", classes),
        contents=_load_contents(folder / "contents.toml"),
    )


def _load_rules(folder: Path, classes: Classes) -> list[Rule]:
    """Return the rules of all files of a folder; KnowledgeError lists every bad one."""
    defects: list[str] = []
    rules: list[Rule] = []
    for path in sorted(folder.glob("*.toml")):
        for row in _rows(path, defects):
            try:
                rules.append(_rule(row, classes, path.name))
            except KnowledgeError as error:
                defects.append(f"{path.name}: {row.get('id', row.get('pattern', '?'))}: {error}")
    defects += _doubles(rules)
    if defects:
        raise KnowledgeError("the event lexicon has defects:\n  " + "\n  ".join(defects))
    return rules


def _rows(path: Path, defects: list[str]) -> list[dict]:  # type: ignore[type-arg]
    """Return the rule tables of a file; a file that is no TOML is one defect."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        defects.append(f"{path.name}: {error}")
        return []
    defects += [f"{path.name}: unknown table {name!r}; a rule begins with [[rule]]" for name in tables if name != "rule"]
    return list(tables.get("rule", []))


def _load_classes(path: Path) -> Classes:
    """Return word classes by name; a member `@other` stands for the members of that class."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))

    def members(name: str, above: tuple[str, ...]) -> Iterator[str]:
        if name not in raw:
            raise KnowledgeError(f"{path.name}: no word class @{name}, which {above[-1]} names; add it")
        for word in raw[name]:
            if word.startswith("@") and word[1:] not in above:
                yield from members(word[1:], (*above, name))
            else:
                yield word

    return {name: frozenset(members(name, ())) for name in raw}


def _load_instruments(path: Path, classes: Classes) -> dict[str, dict[str, frozenset[str]]]:
    """Return, by event type and mode, the words beside a trigger that decide the mode."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return {event_type: {mode: words_of("|".join(words), classes) for mode, words in modes.items()} for event_type, modes in raw.items()}


def _load_contents(path: Path) -> dict[str, ContentModes]:
    """Return, by event type, how the content of a speech act decides its mode."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: ContentModes(verbs=row["verbs"], types=row["types"], default=row.get("default")) for name, row in raw.items()}


def _doubles(rules: list[Rule]) -> list[str]:
    """Return a defect for every id that two rules bear."""
    seen: dict[str, str] = {}
    defects = []
    for rule in rules:
        if rule.id in seen:
            defects.append(f"{rule.where}: {rule.id}: {seen[rule.id]} has this id already; give it another")
        seen[rule.id] = rule.where
    return defects


def _index(rules: list[Rule]) -> dict[tuple[str, str], tuple[Rule, ...]]:
    """Return the rules by part and head lemma, the most specific first."""
    by_head: dict[tuple[str, str], list[Rule]] = {}
    for rule in rules:
        for lemma in rule.heads:
            by_head.setdefault((rule.part, lemma), []).append(rule)
    return {key: tuple(sorted(found, key=lambda rule: (-rule.weight, rule.id))) for key, found in by_head.items()}


def _rule(row: dict, classes: Classes, where: str) -> Rule:  # type: ignore[type-arg]
    """Return a TOML table as a rule; KnowledgeError says what is wrong with it."""
    _check_fields(row)
    _check_values(row)
    pattern = parse_pattern(row["pattern"], classes)
    needed = tuple(element.words for element in pattern.elements if element.relation == "word" and not element.optional)
    unless = words_of("|".join(row["unless"]), classes) if row.get("unless") else frozenset()
    return Rule(
        id=row["id"], pattern=row["pattern"], part=pattern.part, heads=_by_lemma(pattern.heads), subject=pattern.subject,
        elements=pattern.elements, needed=needed, event_type=row["event_type"], mode=tuple(row.get("mode", ())), cameo=row.get("cameo"),
        certainty=row.get("certainty"), absorbs=row.get("absorbs", True), unless=unless,
        examples=tuple(row["examples"]), counter_examples=tuple(row.get("counter_examples", ())), where=where,
    )  # fmt: skip


def _by_lemma(heads: tuple[HeadWord, ...]) -> dict[str, tuple[str | None, ...]]:
    """Return what may go with each head lemma."""
    found: dict[str, tuple[str | None, ...]] = {}
    for lemma, extra in heads:
        found[lemma] = (*found.get(lemma, ()), extra)
    return found


def _check_fields(row: dict) -> None:  # type: ignore[type-arg]
    """Raise KnowledgeError where a rule has a field that there is not, or lacks one that it needs."""
    unknown = sorted(row.keys() - _RULE_FIELDS)
    if unknown:
        raise KnowledgeError(f"unknown field {unknown[0]!r}; there are {', '.join(sorted(_RULE_FIELDS))}")
    missing = [name for name in ("id", "pattern", "event_type", "examples") if not row.get(name)]
    if missing:
        raise KnowledgeError(f"no {missing[0]!r}")


def _check_values(row: dict) -> None:  # type: ignore[type-arg]
    """Raise KnowledgeError where a field has a value of the wrong kind or from no vocabulary."""
    for name in sorted(_LISTS & row.keys()):
        if not isinstance(row[name], list):
            raise KnowledgeError(f'{name} is a list; write {name} = ["{row[name]}"]')
    event_type = row["event_type"]
    if event_type not in ontology.EVENT_TYPES:
        near = get_close_matches(str(event_type).upper(), sorted(ontology.EVENT_TYPES), n=1)
        raise KnowledgeError(f"{event_type!r} is not a PLOVER event type" + (f"; did you mean {near[0]}?" if near else ""))
    if row.get("certainty", "asserted") not in ontology.CERTAINTIES:
        raise KnowledgeError(f"{row['certainty']!r} is no certainty; there are {', '.join(ontology.CERTAINTIES)}")
    modes = ontology.modes_of(event_type)
    for name in row.get("mode", ()):
        if name not in modes:
            raise KnowledgeError(f"{name!r} is not a mode of {event_type}; there are {', '.join(sorted(modes)) or 'none'}")
