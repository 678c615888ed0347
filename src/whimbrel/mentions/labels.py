"""Numbers that are no amounts: names and ranks of things, ages, scores, addresses, and the one of "one day"."""

import re

from whimbrel.knowledge.quantities import load_quantity_words
from whimbrel.mentions.times import name_around
from whimbrel.records import Document
from whimbrel.syntax import dependents, tokens_in

_WORDS = load_quantity_words()
_OTHER_KINDS = frozenset({"ORG", "WORK_OF_ART", "PRODUCT", "FAC", "LAW", "GPE", "LOC", "EVENT", "PERSON"})
_WEEKDAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_STREET = re.compile(
    r"\s(?:[A-Z][\w'’]+\s){1,3}(?:Street|Road|Avenue|Lane|Square|Boulevard|Drive|Place|Way|Close|Crescent|Terrace|Rue|St|Rd|Ave)\b"
)
_STREET_FIRST = re.compile(r"\s(?:[Rr]ue|Calle|Avenida|Via|Rua|Jalan|Jl|Boulevard|Avenue|Ulitsa|Strada)\s[A-Z]")
_DIGIT_RANGE = re.compile(r"\d{1,2}\s?[-–]\s?\d{1,2}")


def is_label(document: Document, match: re.Match[str], words: list[int]) -> bool:
    """Tell whether a number names or ranks something, or is an age, a score, or part of a hyphenated adjective."""
    if (
        re.search(r"\d{16}", match[0])
        or _is_hyphened(document, match)
        or _is_age(document, match, words)
        or _is_score(document, match, words)
    ):
        return True
    if match["sign"] or match["unit"] or match["share"] or match["part"]:
        return False
    before = document.tokens[words[0] - 1] if words[0] else None
    named = before is not None and (
        before.upos == "PROPN"
        and before.form not in _WEEKDAYS
        and not _counts_ahead(document, words[-1])
        or before.form.lower() in _WORDS.numbered
    )
    if (
        before is not None
        and before.form.lower() == "of"
        and document.tokens[before.head].upos == "PROPN"
        and not _counts_ahead(document, words[-1])
    ):
        return True
    alone = document.text[match.start()].isalnum() and not match["vague"]
    if re.match(r" \d{3,}\b(?!,)", document.text[match.end() : match.end() + 8]) or re.search(r"\d $", document.text[: match.start()][-2:]):
        return True
    return named and alone or _is_in_name(document, match) or _is_of_clock_or_street(document.text, match)


def _is_of_clock_or_street(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number is a time of the day or that of a house: "seven o'clock", "0410 local", "14 Rue Neuve"."""
    if re.match(r"\s?o['’]clock\b", text[match.end() : match.end() + 9], re.IGNORECASE) or re.fullmatch(
        r"0\d{3}|[0-2]\d\.[0-5]\d|0\d\.\d\d", match[0]
    ):
        return True
    if re.search(r"\bno\.?\s?$|[#№]\s?$", text[max(0, match.start() - 5) : match.start()], re.IGNORECASE) and match[0].isdigit():
        return True
    return _STREET.match(text, match.end()) is not None or _STREET_FIRST.match(text, match.end()) is not None


def is_hedge(document: Document, start: int, end: int) -> bool:
    """Tell whether "over", "about" and the like mean roughness and no relation: not in "a row over two islands", "hand over two men"."""
    first, *more = tokens_in(document, start, end)
    token = document.tokens[first]
    if more or token.deprel not in ("prep", "prt"):
        return True
    head = document.tokens[token.head]
    is_loose = head.upos in ("NOUN", "PROPN") and head.index < first or head.lemma in _WORDS.not_hedged
    return token.deprel == "prep" and not is_loose


def is_negated(document: Document, words: list[int]) -> bool:
    """Tell whether "not" or "no" stands right before a number: "not one soldier", "not 12 but 20"."""
    before = document.tokens[words[0] - 1].form.lower() if words[0] else ""
    return before in ("not", "no", "never", "n't", "n’t")


def is_mere_one(document: Document, match: re.Match[str], words: list[int], noun: int | None, *, people: bool) -> bool:
    """Tell whether "one" counts nothing: a pronoun, or the one of "one day"; `people`: it is one of those who suffer something."""
    if match[0].lower() != "one":
        return False
    before = document.tokens[words[0] - 1].form.lower() if words[0] else ""
    if noun is None or document.tokens[noun].lemma in _WORDS.no_counts or document.text[match.end() : match.end() + 4] == " of ":
        return not people or before in ("the", "this", "that", "which", "each", "every", "any", "no", "some", "only", "another", "first")
    return document.tokens[noun].upos == "PROPN" or document.tokens[noun].lemma == "day"


def _is_hyphened(document: Document, match: re.Match[str]) -> bool:
    """Tell whether a number is part of a longer word or a figure of another kind ("24-year-old", "3:1", "2.5.1")."""
    after = re.match(r"[-‑]([^\W\d]+)|[-:/]\d|\.\d", document.text[match.end() : match.end() + 20])
    if after is None or match["unit"]:
        return after is not None and not (after[1] and after[1].lower() == "worth")
    return not (after[1] and (after[1].lower() in _WORDS.compounds or after[1].lower() == "worth"))


def _counts_ahead(document: Document, word: int) -> bool:
    """Tell whether a number modifies a word behind it."""
    return document.tokens[word].deprel in ("nummod", "quantmod", "compound") and document.tokens[word].head > word


def _is_age(document: Document, match: re.Match[str], words: list[int]) -> bool:
    """Tell whether a number is an age: ", 24,", "24 years old", "children under 12"."""
    text = document.text
    if re.match(r"[\s-]years?[\s-]old\b|[\s-]years[\s-]of[\s-]age\b", text[match.end() : match.end() + 16], re.IGNORECASE):
        return True
    if match["vague"] or match["unit"] or match["sign"]:
        return False
    alone = text[max(0, match.start() - 2) : match.start()] == ", " and text[match.end() : match.end() + 1] in (",", ".", ";", ")")
    before = document.tokens[words[0] - 2] if words[0] > 1 else None
    if before is None:
        return False
    if document.tokens[words[0] - 1].form.lower() == "of" and document.tokens[words[-1]].deprel == "pobj":
        is_grown = before.tag == "NN" and _WORDS.is_person(before.lemma) and before.lemma not in _WORDS.households
        return is_grown or before.lemma in ("age", "ages")
    is_one = before.upos == "PROPN" or before.tag == "NN" and _WORDS.is_person(before.lemma)
    limits = document.tokens[words[0] - 1].form.lower() in ("under", "over", "below", "above", "between", "aged", "than")
    is_bare = not _counts_ahead(document, words[-1]) and document.tokens[words[-1]].deprel == "pobj"
    return alone and is_one or limits and is_bare and (before.lemma in _WORDS.aged or before.form.lower() == "aged")


def _is_score(document: Document, match: re.Match[str], words: list[int]) -> bool:
    """Tell whether a range is a score: "lost 1-3", "a 1-2 defeat"."""
    if not match["high"] or not _DIGIT_RANGE.fullmatch(match[0].strip()) or match["unit"]:
        return False
    following = document.tokens[words[-1] + 1] if words[-1] + 1 < len(document.tokens) else None
    return following is None or following.lemma in _WORDS.scores or following.upos not in ("NOUN", "PROPN", "ADJ", "VERB")


def _is_in_name(document: Document, match: re.Match[str]) -> bool:
    """Tell whether a number is part of the name of a thing ("Group of 20"), as the twelve of "twelve Grad rockets" is not."""
    name = name_around(document, match.start(), match.end())
    if name is None or name.label not in _OTHER_KINDS or name.end - name.start <= len(match[0]):
        return False
    if name.start < match.start() or match["vague"]:
        return True
    word = next(token for token in document.tokens[name.first :] if token.end > match.start())
    head = document.tokens[word.head]
    return not (word.deprel == "nummod" and head.tag == "NNS" and not dependents(document, head.index, "det"))
