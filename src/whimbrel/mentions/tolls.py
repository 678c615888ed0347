"""Amounts read together: parts of a toll, rival and further figures, sums of coordinated ones, and "as many"."""

import re
from dataclasses import dataclass, replace

from whimbrel.knowledge.quantities import load_quantity_words
from whimbrel.mentions.counted import counted, noun_of
from whimbrel.mentions.phrases import lemma_of
from whimbrel.mentions.relations import is_part
from whimbrel.ontology import SIZES
from whimbrel.records import Document, Quantity
from whimbrel.syntax import ancestors, dependents, tokens_in

_WORDS = load_quantity_words()
_MORE = frozenset({"another", "further", "additional"})
_MANY = 13  # a smaller bare number behind a preposition is as often an hour, a page or a class
_TIMELY = frozenset({"at", "on", "in", "by", "until", "till", "after", "before", "past", "page"})
_COMPARING = frozenset({"against", "from", "to", "than", "by", "or"})
_NEARBY = 50
_ANY = "number"  # what a number counts that says no more: "put the number at 40"
_AS_MANY = re.compile(
    r"\b(?:(?P<times>twice|three\stimes|half)\s)?(?:as\smany(?!\sas\b)(?:\s(?:again|others))?|the\ssame\snumber)\b", re.IGNORECASE
)
_TIMES = {"twice": 2, "three times": 3, "half": 0.5}
_ORDINAL = re.compile(r"\b(?:a|another)\s(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b", re.IGNORECASE)
_TWINS = re.compile(rf"\b(?:{'|'.join(_WORDS.groups)})\b", re.IGNORECASE)
_JOINT = re.compile(r",?\s(?:and|plus|as\swell\sas|&)\s|,\s|,?\s(?:an?\s(?:[\w-]+\s){0,2}[\w-]+),?\sand\s")
_LAST_ONE = re.compile(r",?\sand\san?\s")


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity with its place in the tree: the last word of its number, and the noun that it counts."""

    start: int
    end: int
    quantity: Quantity
    word: int
    noun: int | None
    certain: bool = True  # else it is an amount only if others show that it is one


def read_together(document: Document, amounts: list[Amount]) -> tuple[Quantity, ...]:
    """Return the quantities, each with what only the others tell of it."""
    told: list[Amount] = []
    for amount in amounts:
        told.append(_told(document, amount, told))
    certain = [amount for amount in _with_units(document, told) if amount.certain]
    return tuple(amount.quantity for amount in _with_equals(document, _summed(document, certain)))


def _told(document: Document, amount: Amount, before: list[Amount]) -> Amount:
    """Return an amount with what it counts, where those before it say so."""
    quantity = amount.quantity
    if quantity.unit is not None:
        return amount
    unit = _unit_before(document, amount, before)
    if unit is not None:
        return replace(amount, certain=True, quantity=replace(quantity, unit=unit.unit, of=unit.of, relation=None))
    if quantity.relation == "subset":
        return _part(document, amount, before)
    is_bare = quantity.of is None or quantity.of == _ANY
    if not is_bare or amount.noun is not None and quantity.of is None:
        return amount
    votes = _votes(document, amount, before)
    if votes:
        return _counting(amount, votes, None)
    if quantity.of is None and not is_rival(document, amount.word) and not _is_left_out(document, amount, before):
        return amount
    kind = _only_kind(document, amount, before)
    return _counting(amount, kind, quantity.relation or "total") if kind else amount


def _part(document: Document, amount: Amount, before: list[Amount]) -> Amount:
    """Return a part of a toll with what the whole counts; one of nothing counted before is no part."""
    wholes = _near(document, amount, before, 0) or _near(document, amount, before, 1)
    if _exceeds(amount.quantity, wholes):
        return replace(amount, quantity=replace(amount.quantity, relation="total" if amount.quantity.of in SIZES else None))
    kind = _kind_of_whole(document, amount, wholes)
    first = document.sentence_of[amount.word] - 1
    if (
        kind is None
        and amount.quantity.of not in SIZES
        and not is_part(document, amount.word)
        and not any(document.sentence_of[one.word] >= first for one in before)
    ):
        return replace(amount, quantity=replace(amount.quantity, relation=None))
    return _counting(amount, kind, "subset")


def _exceeds(quantity: Quantity, wholes: list[Amount]) -> bool:
    """Tell whether an amount is more than any whole that it could be part of: "killing three, and 38 of them were shot in reply"."""
    highs = [one.quantity.high for one in wholes]
    return bool(highs) and quantity.low is not None and all(high is not None and high < quantity.low for high in highs)


def _is_left_out(document: Document, amount: Amount, before: list[Amount]) -> bool:
    """Tell whether a number is another figure whose verb is not said again: "police gave a toll of 61, the governor 74"."""
    tokens, word = document.tokens, amount.word
    last = next((one for one in reversed(before) if one.certain), None)
    if last is None or last.noun is not None or document.sentence_of[last.word] != document.sentence_of[word]:
        return False
    ends = word + 1 >= len(tokens) or tokens[word + 1].upos == "PUNCT" or tokens[word + 1].form.lower() in ("and", "but")
    between = document.text[last.end : amount.start]
    return ends and tokens[word - 1].upos in ("NOUN", "PROPN") and re.match(r"(?:;|,)\s|\sand\s", between) is not None


def _unit_before(document: Document, amount: Amount, before: list[Amount]) -> Quantity | None:
    """Return the amount with a unit that a bare number is compared to: "12 metres by 18", "from $2 million to 3 million"."""
    last = before[-1] if before else None
    if amount.noun is not None or last is None or last.quantity.unit in (None, "%"):
        return None
    is_near = document.sentence_of[last.word] == document.sentence_of[amount.word] and amount.start - last.end < _NEARBY
    words = document.text[last.end : amount.start].lower().split()
    return last.quantity if is_near and words and words[-1] in _COMPARING else None


def _with_units(document: Document, amounts: list[Amount]) -> list[Amount]:
    """Return amounts of which the first of a pair has the unit of the second: "from 1,200 to 1,550 kyat"."""
    found = list(amounts)
    for place, (first, second) in enumerate(zip(amounts, amounts[1:], strict=False)):
        end, unit = document.tokens[first.word].end, second.quantity.unit
        if (
            first.quantity.unit is None
            and unit
            and first.quantity.of not in SIZES
            and document.text[end : second.start] in (" to ", " or ")
        ):
            quantity = replace(first.quantity, end=end, unit=unit, of=second.quantity.of, relation=None)
            found[place] = replace(first, end=end, certain=True, quantity=quantity)
    return found


def _counting(amount: Amount, kind: str | None, relation: str | None) -> Amount:
    """Return an amount with another kind and relation; without a kind as it is."""
    return amount if kind is None else replace(amount, certain=True, quantity=replace(amount.quantity, of=kind, relation=relation))


def _kind_of_whole(document: Document, amount: Amount, wholes: list[Amount]) -> str | None:
    """Return what the whole counts of which an amount is a part: three children of ten dead are dead."""
    noun = amount.noun
    if noun is not None and document.tokens[noun].form.lower() in _WORDS.states:
        return None
    if noun is not None and amount.quantity.of not in SIZES and not _WORDS.is_person(lemma_of(document, noun)):
        return None
    if amount.quantity.of in SIZES and (noun is None or _WORDS.nouns.get(lemma_of(document, noun)) != amount.quantity.of):
        return None
    return wholes[-1].quantity.of if wholes else None


def _only_kind(document: Document, amount: Amount, before: list[Amount]) -> str | None:
    """Return what the toll before counts, in the same sentence or else in the one before, if there is one kind only."""
    near = _near(document, amount, before, 0)
    sentence = document.sentence_of[amount.word]
    if not near and any(one.noun is not None and document.sentence_of[one.word] == sentence for one in before):
        return None
    near = near or _near(document, amount, before, 1)
    kinds = {one.quantity.of for one in near}
    if not kinds:
        kinds = {one.quantity.of for one in before if one.quantity.of == _ANY and document.sentence_of[one.word] == sentence}
    return kinds.pop() if len(kinds) == 1 else None


def _near(document: Document, amount: Amount, before: list[Amount], apart: int) -> list[Amount]:
    """Return the tolls so many sentences before an amount."""
    sentence = document.sentence_of[amount.word] - apart
    return [
        one
        for one in before
        if one.quantity.of in SIZES and one.quantity.relation != "subset" and document.sentence_of[one.word] == sentence
    ]


def _votes(document: Document, amount: Amount, before: list[Amount]) -> str | None:
    """Return "vote" for the other side of a vote: "by 12 votes to three"."""
    last = before[-1] if before else None
    is_next = last is not None and document.text[last.end : amount.start].lower() in (" to ", " against ")
    return "vote" if last is not None and is_next and last.quantity.of == "vote" else None


def is_argument(document: Document, word: int, low: float) -> bool:
    """Tell whether a bare number is what a clause is about: its subject or object, or a larger one behind a preposition."""
    token = document.tokens[word]
    if token.tag != "CD" or word and document.tokens[word - 1].form.lower() in _TIMELY:
        return False
    is_year = re.fullmatch(r"1\d{3}|20\d\d", token.form) is not None
    return (
        not is_year
        and token.deprel in ("dobj", "nsubj", "nsubjpass")
        or not is_year
        and token.deprel in ("pobj", "conj", "appos")
        and low >= _MANY
    )


def is_rival(document: Document, word: int) -> bool:
    """Tell whether a bare number is another figure for what was counted before: "the clinic says 31", "a further 12"."""
    tokens = document.tokens
    if tokens[word].tag != "CD" or word and tokens[word - 1].form.lower() in _MORE:
        return word > 0 and tokens[word - 1].form.lower() in _MORE
    if "according" in [token.form.lower() for token in tokens[word + 1 : word + 4]]:
        return True
    if tokens[word].deprel not in (
        "dobj",
        "attr",
        "pobj",
        "conj",
        "ccomp",
        "appos",
        "nummod",
        "oprd",
        "nsubj",
        "acomp",
        "advmod",
        "npadvmod",
    ):
        return False
    return _is_said(document, word) or _is_put_at(document, word)


def _is_said(document: Document, word: int) -> bool:
    """Tell whether a number is the whole of what somebody says: "the union says five", "but doctors said it was 12"."""
    token = document.tokens[word]
    head = document.tokens[token.head]
    if token.deprel == "attr":
        is_it = any(
            document.tokens[index].form.lower() in ("it", "they", "there") for index in dependents(document, head.index, "nsubj", "expl")
        )
        return is_it and document.tokens[head.head].lemma in _WORDS.saying
    if token.deprel == "pobj" and head.form.lower() == "of":
        return document.tokens[head.head].lemma == "speak"
    return token.deprel in ("dobj", "ccomp", "oprd", "npadvmod") and head.lemma in _WORDS.saying and head.lemma != "be"


def _is_put_at(document: Document, word: int) -> bool:
    """Tell whether a number is where somebody puts a toll: "police put it at 40; organisers at 400"."""
    at = document.tokens[word - 1].form.lower() if word else ""
    above = [document.tokens[index].lemma for index in ancestors(document, word)]
    first = document.sentences[document.sentence_of[word]].first
    earlier = {token.lemma for token in document.tokens[first:word]}
    return at == "at" and bool({"put", "estimate", "place", "reckon"} & {*above, *earlier})


# Sums


def _summed(document: Document, amounts: list[Amount]) -> list[Amount]:
    """Return amounts with coordinated ones of people under one act as one: "nine men and four women were arrested" are 13."""
    found: list[Amount] = []
    for place, amount in enumerate(amounts):
        if found and _is_joint(document, found[-1], amount) and _ends_in_and(document, amounts, place):
            found[-1] = _sum(found[-1], amount)
        else:
            found.append(amount)
    return found


def _is_joint(document: Document, first: Amount, second: Amount) -> bool:
    """Tell whether two amounts are coordinated and count the same people."""
    one, other = first.quantity, second.quantity
    if one.of not in SIZES or one.of != other.of or one.relation != "total" or other.relation != "total":
        return False
    if first.noun is None or second.noun is None or document.sentence_of[first.word] != document.sentence_of[second.word]:
        return False
    return _JOINT.fullmatch(document.text, first.end, second.start) is not None


def _ends_in_and(document: Document, amounts: list[Amount], place: int) -> bool:
    """Tell whether the list of which an amount is part ends in "and": "killed ten people, two children" is no sum."""
    for at in range(place, len(amounts)):
        if at > place and not _is_joint(document, amounts[at - 1], amounts[at]):
            break
        if "and" in document.text[amounts[at - 1].end : amounts[at].start].split() or _LAST_ONE.match(document.text, amounts[at].end):
            return True
    between = document.text[amounts[place - 1].end : amounts[place].start]
    return "plus" in between or "as well" in between or "&" in between


def _sum(first: Amount, second: Amount) -> Amount:
    """Return one amount for two."""
    one, other = first.quantity, second.quantity
    quantity = replace(
        one,
        end=other.end,
        low=None if one.low is None or other.low is None else one.low + other.low,
        high=None if one.high is None or other.high is None else one.high + other.high,
        approximate=one.approximate or other.approximate,
    )
    return replace(first, end=second.end, quantity=quantity)


# Numbers without number words


def without_digits(document: Document) -> list[Amount]:
    """Return people counted by other words, if something was done to them: "the twins were killed", "a third body"."""
    twins = ((found, _WORDS.groups[found[0].lower()], found.start()) for found in _TWINS.finditer(document.text))
    ordinals = ((found, 1, found.start()) for found in _ORDINAL.finditer(document.text))
    amounts = (_suffering(document, found, number, start) for found, number, start in (*twins, *ordinals))
    return [amount for amount in amounts if amount is not None]


def _suffering(document: Document, found: re.Match[str], number: int, start: int) -> Amount | None:
    """Return the amount of such people; None if nothing counts them as dead, injured and so on."""
    word = tokens_in(document, found.start(), found.end())[-1]
    noun = word if document.tokens[word].upos == "NOUN" else document.tokens[word].head
    if noun < word or document.tokens[noun].upos != "NOUN" or noun > word + 3:
        return None
    kind = counted(document, word, noun, start)
    if kind not in SIZES or kind == "participants":
        return None
    end = document.tokens[noun].end
    quantity = Quantity(start=start, end=end, low=number, high=number, approximate=False, of=kind, relation="total")
    return Amount(start=start, end=end, quantity=quantity, word=word, noun=noun)


def _with_equals(document: Document, amounts: list[Amount]) -> list[Amount]:
    """Return amounts with those that are said to be as many: "12 died and as many were hurt"."""
    more = [_equal(document, match, amounts) for match in _AS_MANY.finditer(document.text)]
    return sorted([*amounts, *(amount for amount in more if amount is not None)], key=lambda amount: amount.start)


def _equal(document: Document, match: re.Match[str], amounts: list[Amount]) -> Amount | None:
    """Return the amount that "as many" is, where a toll before it in the sentence says how many."""
    word = tokens_in(document, match.start(), match.end())[-1]
    before = [
        one
        for one in amounts
        if one.end <= match.start() and document.sentence_of[one.word] == document.sentence_of[word] and not one.quantity.unit
    ]
    noun = noun_of(document, word)
    kind = counted(document, word, noun, match.start())
    if not before or kind not in SIZES or before[-1].quantity.of not in SIZES:
        return None
    times = _TIMES[re.sub(r"\s+", " ", match["times"].lower())] if match["times"] else 1
    model = before[-1].quantity
    bounds = [None if bound is None else bound * times for bound in (model.low, model.high)]
    end = match.end() if noun is None else max(match.end(), document.tokens[noun].end)
    quantity = replace(model, start=match.start(), end=end, low=bounds[0], high=bounds[1], of=kind, relation="total")
    return Amount(start=match.start(), end=end, quantity=quantity, word=word, noun=noun)
