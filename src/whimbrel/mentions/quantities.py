"""Amounts: found by one pattern, bounded by their hedges, counted by the tree, and read together."""

import re
from dataclasses import replace

from whimbrel.knowledge.quantities import load_quantity_words
from whimbrel.mentions.amounts import (
    Bounds,
    bounds_of,
    end_of_number,
    hedged,
    hedged_start,
    numbers_in,
    tail_after,
    unit_of,
)
from whimbrel.mentions.counted import counted, noun_of
from whimbrel.mentions.fates import by_clause
from whimbrel.mentions.labels import is_hedge, is_label, is_mere_one, is_negated
from whimbrel.mentions.phrases import lemma_of
from whimbrel.mentions.relations import is_part, relation_of
from whimbrel.mentions.times import find_times
from whimbrel.mentions.tolls import Amount, is_argument, is_rival, read_together, without_digits
from whimbrel.ontology import SIZES
from whimbrel.records import Document, Quantity, TimeSpan
from whimbrel.syntax import dependents, tokens_in

_WORDS = load_quantity_words()
_OTHERS = frozenset({"remaining", "other"})  # "the other three"
_COMPARED = frozenset({"more", "fewer", "less", "missing"})  # "four fewer than a year ago"


def find_quantities(document: Document, times: tuple[TimeSpan, ...] | None = None) -> tuple[Quantity, ...]:
    """Return every amount that the text gives, with its bounds and what it counts.

    `times` are the document's time expressions, found here if they are not given: numbers inside them count nothing.
    "nearly N" is from nine tenths of N to just below it, "about N" is N, approximately.
    """
    found = []
    taken = iter(find_times(document) if times is None else times)
    time = next(taken, None)
    for match in numbers_in(document):
        while time is not None and time.end <= match.start():
            time = next(taken, None)
        if time is not None and time.start < match.end():
            continue
        amount = _amount(document, match)
        if amount is not None:
            found.append(amount)
    return read_together(document, sorted([*found, *without_digits(document)], key=lambda amount: amount.start))


def _amount(document: Document, match: re.Match[str]) -> Amount | None:
    """Return the amount that a number is part of; None where it is no amount."""
    words = tokens_in(document, match.start(), end_of_number(match))
    if not words or is_label(document, match, words) or match[0].lower() == "one day":
        return None
    start, hedge = hedged_start(document.text, match.start(), is_range=bool(match["high"]))
    if hedge and not is_hedge(document, start, match.start()):
        start, hedge = match.start(), ""
    unit = unit_of(match)
    if unit is not None or match["share"] or match["part"]:
        return _measured(document, match, start, hedge, unit)
    if is_negated(document, words) and not hedge:
        return None
    compound = _compound(document, match)
    return compound if compound is not None else _counting(document, match, words, start, hedge)


def _counting(document: Document, match: re.Match[str], words: list[int], start: int, hedge: str) -> Amount | None:
    """Return an amount of people or things."""
    word = words[-1]
    noun = noun_of(document, word)
    of = counted(document, word, noun, start)
    if noun is not None and lemma_of(document, noun) in _WORDS.parts or of in _WORDS.parts:
        return None
    relation = relation_of(document, word, noun, of, document.text[max(0, start - 40) : start])
    if is_part(document, word) and by_clause(document, word) not in SIZES:
        relation = "subset"
    if relation == "subset" and noun is not None and of in SIZES and of != _WORDS.states.get(document.tokens[noun].form.lower(), of):
        relation = "total"
    if is_mere_one(document, match, words, noun, people=of in SIZES and of != "participants" or relation == "subset"):
        return None
    certain = noun is not None or relation is not None or _may_stand_alone(document, match, words, of, hedge)
    if match[0].lower() == "one" and of not in SIZES and (noun is None or relation == "subset" or _is_of_them(document, word)):
        certain = False
    end = match.end() if noun is None or is_part(document, word) else max(match.end(), document.tokens[noun].end)
    bounds = hedged(bounds_of(match), hedge, (match["tail"] or match["odd"] or "") + tail_after(document.text, end), step=1)
    amount = _record(start, end, bounds, of, None, relation, word=word, noun=noun)
    return replace(amount, certain=certain)


def _is_of_them(document: Document, word: int) -> bool:
    """Tell whether "of them" or the like stands behind a number."""
    return document.text[document.tokens[word].end :][:4].lower() == " of "


def _may_stand_alone(document: Document, match: re.Match[str], words: list[int], of: str | None, hedge: str) -> bool:
    """Tell whether a number without a noun is an amount: "the union says 31", and not "the two" or "page 12"."""
    if of is not None or hedge or match["vague"]:
        return True
    before = document.tokens[words[0] - 1].form.lower() if words[0] else ""
    if match[0].lower() == "one":
        return False
    if before in ("to", "against") and document.tokens[words[0] - 2].lemma == "vote" or before in _OTHERS:
        return True
    after = document.tokens[words[-1] + 1] if words[-1] + 1 < len(document.tokens) else None
    if after is not None and (after.form.lower() in _COMPARED or after.tag in ("VBN", "VBD")):
        return True
    return is_rival(document, words[-1]) or is_argument(document, words[-1], bounds_of(match).low or 0)


def _compound(document: Document, match: re.Match[str]) -> Amount | None:
    """Read "a 5,000-strong crowd", "a 30-member council": the number of members."""
    found = re.match(r"[-‑]([^\W\d]+)", document.text[match.end() : match.end() + 20])
    if found is None or found[1].lower() not in _WORDS.compounds:
        return None
    end = match.end() + found.end()
    last = tokens_in(document, match.start(), end)[-1]
    group = next((index for index in range(last + 1, min(last + 4, len(document.tokens))) if document.tokens[index].upos == "NOUN"), None)
    of = found[1].lower()
    if of == "strong":
        of = _members(document, group)
    relation = "total" if of in SIZES else None
    return _record(match.start(), end, bounds_of(match), of, None, relation, word=last, noun=last)


def _members(document: Document, group: int | None) -> str | None:
    """Return what the members of a group are: those of "a team of engineers", the participants that a crowd has."""
    if group is None:
        return None
    objects = [inner for index in dependents(document, group, "prep") for inner in dependents(document, index, "pobj")]
    inner = next((document.tokens[index].lemma for index in objects if document.tokens[index].tag == "NNS"), None)
    act = _WORDS.acts.get(document.tokens[group].lemma)
    return act if act == "participants" else inner


def _measured(document: Document, match: re.Match[str], start: int, hedge: str, unit: str | None) -> Amount | None:
    """Return an amount with a unit; what it measures is what follows its "of" or "in", or the noun that it modifies."""
    last = tokens_in(document, match.start(), match.end())[-1]
    noun = _measured_noun(document, last)
    if match["part"] and noun is not None and document.tokens[noun].lemma in _WORDS.times or _is_ordinal_half(document, match):
        return None
    bounds = hedged(bounds_of(match), hedge, match["tail"] or match["odd"] or "", step=0)
    end = match.end() + (6 if document.text[match.end() : match.end() + 6].lower() == "-worth" else 0)
    of = document.tokens[noun].lemma if noun is not None else None
    return _record(start, end, bounds, of, unit or "%", None, word=last, noun=noun)


def _measured_noun(document: Document, last: int) -> int | None:
    """Return the noun that an amount with a unit measures: "500 tons of *wheat*", "a $3 billion *loan*", "half the *crew*"."""
    tokens = document.tokens
    following = last + 1 if last + 1 < len(tokens) else last
    if tokens[following].form == "-" and following + 1 < len(tokens):
        following += 2 if tokens[following + 1].form == "worth" else 1
        following = min(following, len(tokens) - 1)
    if tokens[following].form.lower() in ("of", "in", "on"):
        objects = dependents(document, following, "pobj")
        plain = tokens[following].form.lower() != "on" and objects and tokens[objects[0]].upos == "NOUN"
        return objects[0] if plain and tokens[objects[0]].tag != "CD" else None
    if (
        tokens[following].deprel in ("det", "poss")
        and tokens[tokens[following].head].upos == "NOUN"
        and tokens[last].form.lower() == "half"
    ):
        return tokens[following].head
    if tokens[last].deprel == "pobj" and tokens[tokens[last].head].form.lower() == "per":
        last = tokens[last].head
    head = tokens[tokens[last].head]
    modifies = tokens[last].deprel in ("nummod", "nmod", "compound", "amod") and last < head.index
    return head.index if modifies and head.upos == "NOUN" else None


def _is_ordinal_half(document: Document, match: re.Match[str]) -> bool:
    """Tell whether a half is the first or second one: "the second half of the match"."""
    before = document.text[max(0, match.start() - 12) : match.start()].lower().split()
    return (
        bool(match["part"])
        and bool(before)
        and before[-1] in ("first", "second", "latter", "other", "last", "early", "late", "later", "top")
    )


def _record(
    start: int, end: int, bounds: Bounds, of: str | None, unit: str | None, relation: str | None, *, word: int, noun: int | None
) -> Amount:
    """Return an amount with its place in the tree."""
    quantity = Quantity(
        start=start, end=end, low=bounds.low, high=bounds.high, approximate=bounds.approximate, of=of, unit=unit, relation=relation
    )
    return Amount(start=start, end=end, quantity=quantity, word=word, noun=noun)
