"""The language of rules: `ACTOR fire @weapon at|on RECIPIENT` read into parts that are looked for in a dependency tree.

docs/rules.md explains the language to those who write rules.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from whimbrel.errors import KnowledgeError

SLOTS = frozenset({"ACTOR", "RECIPIENT", "PARTY", "ANY", "DO"})
KINDS = frozenset({"people", "place"})
_PREPOSITIONS = frozenset(
    "about above across after against ahead along alongside amid among around as at before behind below between beyond by despite during"
    " for from in inside into near of off on onto out outside over past through throughout to toward towards under until up upon"
    " via with within without".split()
)
Classes = dict[str, frozenset[str]]
HeadWord = tuple[str, str | None]  # a lemma, and the particle or modifier that goes with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One part of a pattern after its head.

    `relation` is subject, object, oblique, complement or word; `slot` what fills it, None where `words` must stand there;
    `kind` people or place, or `words`, where the slot takes only these; `form` of a complement: infinitive, gerund or clause.
    """

    relation: str
    slot: str | None = None
    kind: str | None = None
    words: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    form: str | None = None
    subject_slot: str | None = None
    modals: frozenset[str] = frozenset()
    optional: bool = False


class Pattern(NamedTuple):
    """A pattern's part of speech (verb, noun or adjective), its subject, its heads, and the elements after them."""

    part: str
    subject: Element
    heads: tuple[HeadWord, ...]
    elements: tuple[Element, ...]


def parse_pattern(pattern: str, classes: Classes) -> Pattern:
    """Return a pattern read into its parts; KnowledgeError says what is wrong with it."""
    words = pattern.replace("(", " ( ").replace(")", " ) ").split()
    if [word for word in words if word in "()"] != ["(", ")"] * words.count("("):
        raise KnowledgeError(f"parentheses do not close in {pattern!r}; they hold one part that may be missing")
    part, subject = "verb", Element(relation="subject", slot="ACTOR")
    if words[:1] == ["the"]:
        part, words = "noun", words[1:]
    elif words and _is_slot(words[0]):
        subject, words = _slot(words[0], classes, relation="subject"), words[1:]
    if words[:1] == ["be"]:
        part, words = "adjective", words[1:]
    if not words or words[0] in SLOTS or words[0] in "()":
        raise KnowledgeError(f"no head word in {pattern!r}")
    heads = tuple(_head(word, part) for word in sorted(words_of(words[0], classes)))
    return Pattern(part, subject, heads, tuple(_elements(words[1:], classes)))


def words_of(written: str, classes: Classes) -> frozenset[str]:
    """Return the lemmas of `a|b|@class`; a word with hyphens also as the parser takes it apart, `sit_in`."""
    found: set[str] = set()
    for word in written.split("|"):
        if word.startswith("@"):
            if word[1:] not in classes:
                raise KnowledgeError(f"no word class {word}; add it to classes.toml")
            found |= classes[word[1:]]
        else:
            found.add(word.lower())
    return frozenset(found) | {word.replace("-", "_") for word in found if "-" in word}


def _is_slot(word: str) -> bool:
    """Tell whether a word of a pattern is a slot, with or without a limit: `RECIPIENT`, `RECIPIENT:place`."""
    return word.partition(":")[0] in SLOTS


def _head(word: str, part: str) -> HeadWord:
    """Return a head lemma and what must go with it: `carry_out` has a particle, `air_strike` a modifier."""
    first, _, second = word.rpartition("_") if part == "noun" else word.partition("_")
    return (second, first or None) if part == "noun" else (first, second or None)


# Elements: each function takes what it needs from the words that still wait


def _elements(words: list[str], classes: Classes) -> Iterator[Element]:
    """Yield the elements of a pattern after its head."""
    optional, waiting = False, deque(words)
    while waiting:
        word = waiting.popleft()
        if word in "()":
            optional = word == "("
        else:
            yield replace(_element(word, waiting, classes), optional=optional)


def _element(word: str, waiting: deque[str], classes: Classes) -> Element:
    """Return the element that begins with a word."""
    if word == "that":
        return _that_clause(waiting, classes)
    if word.startswith("DO"):
        return _complement("gerund", word, classes)
    if word == "to" and waiting and waiting[0].startswith("DO"):
        return _complement("infinitive", waiting.popleft(), classes)
    if _is_slot(word):
        return _slot(word, classes, relation="object")
    if set(word.split("|")) <= _PREPOSITIONS:
        return _oblique(word, waiting, classes)
    return _literal(word, waiting, classes)


def _that_clause(waiting: deque[str], classes: Classes) -> Element:
    """Return what follows `that`: a clause, perhaps with a party for its subject and a modal."""
    subject = waiting.popleft() if waiting and waiting[0] in SLOTS - {"DO"} else None
    ahead = waiting[0] if waiting else "DO"
    modals = frozenset() if ahead.startswith("DO") else words_of(ahead, classes)
    if modals:
        waiting.popleft()
    clause = _complement("clause", waiting.popleft() if waiting else "", classes)
    return replace(clause, subject_slot=subject, modals=modals)


def _complement(form: str, written: str, classes: Classes) -> Element:
    """Return a clause as content: `DO:leave|withdraw` asks for one of these verbs, a bare `DO` takes any."""
    if not written.startswith("DO"):
        raise KnowledgeError(f"a clause as content is written DO or DO:verb, not {written!r}")
    words = words_of(written[3:], classes) if written.startswith("DO:") else frozenset()
    return Element(relation="complement", slot="DO", form=form, words=words)


def _oblique(word: str, waiting: deque[str], classes: Classes) -> Element:
    """Return what prepositions govern: a gerund, a slot, or words."""
    governed, prepositions = waiting.popleft() if waiting else "", frozenset(word.split("|"))
    if governed.startswith("DO"):
        return _complement("gerund", governed, classes)
    if _is_slot(governed):
        return _slot(governed, classes, relation="oblique", prepositions=prepositions)
    if not governed or governed in "()":
        raise KnowledgeError(f"nothing follows {word!r}; a particle is joined to its verb, as in carry_out")
    return Element(relation="oblique", words=words_of(governed, classes), prepositions=prepositions)


def _literal(word: str, waiting: deque[str], classes: Classes) -> Element:
    """Return a word that must stand there itself."""
    mixed = sorted(set(word.split("|")) & _PREPOSITIONS)
    if mixed and waiting and _is_slot(waiting[0]):
        raise KnowledgeError(f"{word!r} mixes prepositions ({mixed[0]}) with other words; write two rules")
    return Element(relation="word", words=words_of(word, classes))


def _slot(written: str, classes: Classes, *, relation: str, prepositions: frozenset[str] = frozenset()) -> Element:
    """Return `RECIPIENT`, `RECIPIENT:place` or `ACTOR:@worker` as an element."""
    slot, _, limit = written.partition(":")
    kind = limit if limit in KINDS else None
    words = words_of(limit, classes) if limit and not kind else frozenset()
    return Element(relation=relation, slot=slot, kind=kind, words=words, prepositions=prepositions)
