"""What is wrong with a lexicon that loads: rules that miss their examples, never fire, double or contradict one another."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from whimbrel.claims.match import NO_EVENT, find_claims
from whimbrel.documents.parse import parse
from whimbrel.knowledge.load import Knowledge
from whimbrel.knowledge.patterns import Element
from whimbrel.knowledge.rules import Rule
from whimbrel.pipeline import find_mentions
from whimbrel.records import Claim, Passed, Report


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong with a rule: where it stands (file:line), its id, and what is the matter and what to do."""

    where: str
    rule: str
    matter: str

    def __str__(self) -> str:
        """Return the finding as one line."""
        return f"{self.where}: {self.rule}: {self.matter}"


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the lexicon makes of one sentence."""

    claims: tuple[Claim, ...]
    passed: tuple[Passed, ...]

    def has(self, rule: Rule) -> bool:
        """Tell whether a rule won in the sentence; one that codes nothing wins where it is the reason for that."""
        if rule.is_none:
            return any(one.rule == rule.id and one.reason == NO_EVENT for one in self.passed)
        return any(claim.rule == rule.id for claim in self.claims)

    def winner(self, rule: Rule) -> str:
        """Return why a rule did not win."""
        lost = next((one.reason for one in self.passed if one.rule == rule.id), None)
        others = ", ".join(dict.fromkeys(claim.rule for claim in self.claims))
        return lost or (f"{others} codes it" if others else "nothing in it fits the pattern")


def check_lexicon(
    rules: Iterable[Rule], parser: Any, knowledge: Knowledge, *, seen: Callable[[], None] = lambda: None
) -> Iterator[Finding]:
    """Yield what is wrong with some rules of `knowledge`'s lexicon; `seen` is called after each sentence that was read.

    Rules are compared with all of the lexicon, and read their examples and counter-examples.
    """
    rules = tuple(rules)
    wanted = {rule.id for rule in rules}
    yield from (finding for finding in _comparisons(knowledge) if finding.rule in wanted)
    yield from _trials(rules, parser, knowledge, seen)


# Rules beside rules


def _comparisons(knowledge: Knowledge) -> Iterator[Finding]:
    """Yield the rules that take the same words in the same places as another one: of each pair, the later."""
    told: set[tuple[str, str]] = set()
    for (_, head), rules in sorted(knowledge.lexicon.rules.items()):
        for one, other in combinations(sorted(rules.all, key=lambda rule: rule.id), 2):
            matter = None if (one.id, other.id) in told else _conflict(one, other, head)
            if matter is not None:
                told.add((one.id, other.id))
                yield Finding(other.where, other.id, matter)


def _conflict(one: Rule, other: Rule, head: str) -> str | None:
    """Return what is wrong with two rules for one head: both take the same sentence and neither says more than the other."""
    if one.unless != other.unless or not set(one.heads[head]) & set(other.heads[head]):
        return None
    mine, yours = _required(one), _required(other)
    same = (one.kind, one.mode, one.cameo, one.certainty) == (other.kind, other.mode, other.cameo, other.certainty)
    if mine == yours:
        what, remedy = ("doubles", "join the two") if same else ("contradicts", "one of them never wins: give one a word more")
        return f"{what} {one.id} ({one.where}) for {head!r}; {remedy}"
    shared = None if same else _shared_words(mine, yours)
    if shared is None:
        return None
    return f"contradicts {one.id} ({one.where}) for {head!r} with {', '.join(sorted(shared)[:3])}; leave the words to one of them"


def _required(rule: Rule) -> tuple[Element, ...]:
    """Return the parts that a rule asks for, in an order of their own."""
    required = (rule.subject, *(element for element in rule.elements if not element.optional))
    return tuple(sorted(required, key=lambda element: (_place(element), sorted(element.prepositions), sorted(element.words))))


def _place(element: Element) -> tuple[str, ...]:
    """Return where an element stands and what sort of thing fills it."""
    return tuple(part or "" for part in (element.relation, element.slot, element.kind, element.form, element.subject_slot))


def _shared_words(mine: tuple[Element, ...], yours: tuple[Element, ...]) -> set[str] | None:
    """Return the words that two patterns both take where each also takes others; None where one says more than the other."""
    if [_place(element) for element in mine] != [_place(element) for element in yours]:
        return None
    shared: set[str] = set()
    for one, other in zip(mine, yours, strict=True):
        if (one.prepositions or other.prepositions) and not one.prepositions & other.prepositions:
            return None
        if one.modals != other.modals or bool(one.words) != bool(other.words):
            return None
        if one.words and (one.words <= other.words or other.words <= one.words or not one.words & other.words):
            if one.words != other.words:
                return None
        else:
            shared |= one.words & other.words
    return shared or None


# Rules on sentences


def _trials(rules: tuple[Rule, ...], parser: Any, knowledge: Knowledge, seen: Callable[[], None]) -> Iterator[Finding]:
    """Yield the rules that miss an example or code a counter-example."""
    sentences = [(rule, text, text in rule.examples) for rule in rules for text in (*rule.examples, *rule.counter_examples)]
    reports = (Report(id=str(number), text=text) for number, (_, text, _) in enumerate(sentences))
    missed: dict[str, int] = {}
    for (rule, text, wanted), document in zip(sentences, parse(parser, reports, str, lambda _: ()), strict=True):
        read = _Seen(*find_claims(document, find_mentions(document, knowledge), knowledge.lexicon))
        if read.has(rule) and not wanted:
            yield Finding(rule.where, rule.id, f"codes its counter-example {text!r}; narrow the pattern")
        elif wanted and not read.has(rule):
            missed[rule.id] = missed.get(rule.id, 0) + 1
            yield Finding(rule.where, rule.id, f"does not code its example {text!r}: {read.winner(rule)}")
        seen()
    yield from (
        Finding(rule.where, rule.id, "never fires: all its examples are lost; mend the pattern or drop the rule")
        for rule in rules
        if missed.get(rule.id) == len(rule.examples)
    )
