"""The event lexicon: rules in TOML, one file per event type, checked and indexed by the words that they begin with."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from whimbrel.errors import KnowledgeError
from whimbrel.knowledge.patterns import Classes, words_of
from whimbrel.knowledge.rules import Row, Rule, Types, read_rule, read_type
from whimbrel.ontology import PLOVER, EventType

DATA = Path(__file__).parent / "data"
_CLASSES = "classes.toml"
_TABLE = re.compile(r"^\[\[(\w+)\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentModes:
    """The mode of a request, refusal or threat by the verb of its content, else by that content's event type, else `default`."""

    verbs: dict[str, str]
    types: dict[str, str]
    default: str | None


@dataclass(frozen=True, slots=True)
class HeadRules:
    """The rules for one head: all, the most specific first; those that need no word beside it; the others by such a word."""

    all: tuple[Rule, ...]
    free: tuple[Rule, ...]
    by_word: dict[str, tuple[Rule, ...]]

    def beside(self, words: frozenset[str]) -> Iterator[Rule]:
        """Yield the rules that may fit where these words stand beside the head, each once."""
        yield from self.free
        seen: set[str] = set()
        for word in sorted(words & self.by_word.keys()):
            for rule in self.by_word[word]:
                if rule.id not in seen:
                    seen.add(rule.id)
                    yield rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The rules by part of speech and head lemma, event types, word classes, and what decides a mode that a rule leaves open."""

    rules: dict[tuple[str, str], HeadRules]
    types: Types
    classes: Classes
    instruments: dict[str, dict[str, frozenset[str]]]
    contents: dict[str, ContentModes]

    def all_rules(self) -> tuple[Rule, ...]:
        """Return every rule once, in the order of their ids."""
        return tuple(sorted({rule.id: rule for rules in self.rules.values() for rule in rules.all}.values(), key=lambda rule: rule.id))


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of a lexicon's file: `name` is that of its kind, rule or type; `where` its file and line."""

    name: str
    row: Row
    where: str

    def defect(self, error: object) -> str:
        """Return what is wrong with the table, with where it stands."""
        return f"{self.where}: {self.row.get('id') or self.row.get('name') or self.row.get('pattern') or '?'}: {error}"


@cache
def load_lexicon(folder: Path = DATA, more: Path | None = None) -> Lexicon:
    """Return the lexicon of `folder` (events/*.toml, classes.toml, instruments.toml, contents.toml) with the tables of `more`.

    `more` is a user's folder of TOML files: rules, which take the place of bundled ones of the same id, types, and in classes.toml
    words for classes. KnowledgeError lists every bad table.
    """
    if more is not None and not more.is_dir():
        raise KnowledgeError(f"{more}: no such folder; a lexicon is a folder of TOML files")
    classes = _load_classes([path for path in (folder / _CLASSES, *([more / _CLASSES] if more else [])) if path.is_file()])
    defects: list[str] = []
    bundled = _tables(sorted((folder / "events").glob("*.toml")), defects)
    own = _tables(sorted(path for path in more.glob("*.toml") if path.name != _CLASSES), defects) if more else []
    if more is not None and not own and not defects:
        raise KnowledgeError(f"{more}: no rules; a lexicon is a folder of TOML files with [[rule]] tables")
    types = {**PLOVER, **_types(own, defects)}
    rules = {**_rules(bundled, classes, types, defects), **_rules(own, classes, types, defects)}
    if defects:
        raise KnowledgeError("the event lexicon has defects:\n  " + "\n  ".join(defects))
    return Lexicon(
        rules=index(rules.values()),
        types=types,
        classes=classes,
        instruments=_load_instruments(folder / "instruments.toml", classes),
        contents=_load_contents(folder / "contents.toml"),
    )


# Tables


def _tables(paths: list[Path], defects: list[str]) -> list[_Table]:
    """Return the tables of some files; a file that is no TOML is one defect, a table of no known name another."""
    found = []
    for path in paths:
        text = path.read_text(encoding="utf-8")
        try:
            raw = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            defects.append(f"{path.name}: {error}")
            continue
        defects += [f"{path.name}: unknown table {name!r}; a rule begins with [[rule]]" for name in raw if name not in ("rule", "type")]
        waiting = {name: iter(rows) for name, rows in raw.items() if isinstance(rows, list)}
        for header in _TABLE.finditer(text):
            if header[1] in ("rule", "type"):
                line = text.count("\n", 0, header.start()) + 1
                found.append(_Table(header[1], next(waiting[header[1]]), f"{path.name}:{line}"))
    return found


def _types(tables: list[_Table], defects: list[str]) -> dict[str, EventType]:
    """Return the types of a user's own by name."""
    found: dict[str, EventType] = {}
    for table in tables:
        if table.name == "type":
            try:
                kind = read_type(table.row)
            except KnowledgeError as error:
                defects.append(table.defect(error))
            else:
                found[kind.name] = kind
    return found


def _rules(tables: list[_Table], classes: Classes, types: Types, defects: list[str]) -> dict[str, Rule]:
    """Return the rules by id; every bad one, and every id that two bear, is a defect."""
    found: dict[str, Rule] = {}
    for table in tables:
        if table.name != "rule":
            continue
        try:
            rule = read_rule(table.row, classes, types, table.where)
        except KnowledgeError as error:
            defects.append(table.defect(error))
            continue
        if rule.id in found:
            defects.append(table.defect(f"the rule at {found[rule.id].where} has this id already; give it another"))
        found[rule.id] = rule
    return found


def index(rules: Iterable[Rule]) -> dict[tuple[str, str], HeadRules]:
    """Return the rules by part and head lemma."""
    by_head: dict[tuple[str, str], list[Rule]] = {}
    for rule in rules:
        for lemma in rule.heads:
            by_head.setdefault((rule.part, lemma), []).append(rule)
    return {key: _of_head(tuple(sorted(found, key=lambda rule: (-rule.weight, rule.id)))) for key, found in by_head.items()}


def _of_head(rules: tuple[Rule, ...]) -> HeadRules:
    """Return the rules for one head with what narrows them down: most rules need one of a few words, which is seldom there."""
    by_word: dict[str, list[Rule]] = {}
    for rule in rules:
        for word in min(_words_of(rule), key=len, default=()):
            by_word.setdefault(word, []).append(rule)
    free = tuple(rule for rule in rules if not _words_of(rule))
    return HeadRules(rules, free, {word: tuple(found) for word, found in by_word.items()})


def _words_of(rule: Rule) -> list[frozenset[str]]:
    """Return the sets of words of each of which a rule needs one beside its head: its objects, else what follows a first preposition."""
    required = [element for element in rule.elements if not element.optional and element.words and element.slot is None]
    first = [element.words for element in required[:1] if element.relation == "oblique" and element is rule.elements[0]]
    return list(rule.needed) or first


# Words


def _load_classes(paths: list[Path]) -> Classes:
    """Return word classes by name, of all files together; a member `@other` stands for the members of that class."""
    raw: dict[str, list[str]] = {}
    for path in paths:
        try:
            for name, words in tomllib.loads(path.read_text(encoding="utf-8")).items():
                raw[name] = [*raw.get(name, ()), *words]
        except tomllib.TOMLDecodeError as error:
            raise KnowledgeError(f"{path}: {error}") from error

    def members(name: str, above: tuple[str, ...]) -> Iterator[str]:
        if name not in raw:
            raise KnowledgeError(f"{_CLASSES}: no word class @{name}, which {above[-1]} names; add it")
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
