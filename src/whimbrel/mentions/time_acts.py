"""Acts by which the report itself dates others: "three days after the attack", where it says when the attack was."""

from collections.abc import Iterable, Sequence
from datetime import date as Date  # noqa: N812

from whimbrel.knowledge.times import load_time_words
from whimbrel.mentions.time_counts import counted, counts, unit_name
from whimbrel.mentions.time_joins import Found
from whimbrel.mentions.time_values import Value
from whimbrel.records import Document, Token
from whimbrel.syntax import ancestors, dependents, descendants, head_of

_STEPS = 5  # words between a time expression and the verb of its clause
_SUBJECTS = ("nsubj", "nsubjpass", "dobj", "attr")
_DEFINITE = frozenset({"the", "that", "this", "those", "these"})


def counted_from_acts(document: Document, found: Sequence[Found]) -> list[Found]:
    """Return the expressions, with days for what counts from an act that the report dates, if it is certain which."""
    if not any(_waits(one) for one in found):
        return list(found)
    return [_counted(document, one, found) if _waits(one) else one for one in found]


def _waits(one: Found) -> bool:
    """Tell whether an expression counts from something and has no days yet."""
    return one.kind.name in ("ago", "beside") and one.value.days is None and one.match["where"].lower() in ("after", "before")


def _counted(document: Document, one: Found, found: Sequence[Found]) -> Found:
    """Return "three days after" with its days where the act behind it has one day in the report."""
    act = _act_behind(document, one)
    if act is None:
        return one
    days = _days_within(document, one, act, found) or _days_told(document, one, act, found)
    is_night = one.kind.name == "beside" and one.match["unit"].lower() == "night"
    unit = unit_name(one.match["unit"])
    if len(days) != 1 or unit == "part-of-day" or one.kind.name == "ago" and (one.match["half"] or one.match["more"]):
        return one
    bounds = counts(one.match["count"]) if one.kind.name == "ago" else (1, 1)
    try:
        value = counted(next(iter(days)), unit, one.match["where"], bounds)
    except (ValueError, OverflowError):
        return one
    return one._replace(value=Value(value.days, "part-of-day") if is_night else value)


def _act_behind(document: Document, one: Found) -> Token | None:
    """Return the noun that "after" governs, or the verb of its clause."""
    word = next((token for token in reversed(_tokens(document, one)) if token.lemma in ("after", "before")), None)
    if word is None:
        return None
    if word.deprel == "mark" and word.head > word.index:
        return document.tokens[word.head]
    objects = [document.tokens[child] for child in dependents(document, word.index, "pobj", "pcomp")]
    if not objects or objects[0].index < word.index:
        return None
    return objects[0]


def _tokens(document: Document, one: Found) -> list[Token]:
    """Return the words of an expression."""
    return [token for token in document.tokens if one.start <= token.start < one.end]


def _days_within(document: Document, one: Found, act: Token, found: Sequence[Found]) -> set[Date]:
    """Return the days that the act's own phrase gives: "three days after [Friday's] vote", "after the vote [on 3 May]"."""
    below = set(descendants(document, act.index))
    return {
        day for other in found if other.start >= one.end and (day := _day(other)) and head_of(document, other.start, other.end) in below
    }


def _day(one: Found) -> Date | None:
    """Return the day of an expression that means one day."""
    days = one.value.days
    return days[0] if days and days[0] == days[1] and one.value.granularity in ("day", "part-of-day") and not one.kind.anchored else None


def _days_told(document: Document, one: Found, act: Token, found: Iterable[Found]) -> set[Date]:
    """Return the days on which the report has said, before, that such an act took place."""
    days: set[Date] = set()
    if act.upos == "NOUN" and not _is_definite(document, act):
        return days
    for other in found:
        if other.start >= one.start:
            break
        day, head = _day(other), head_of(document, other.start, other.end)
        if day and head is not None and _is_same_act(document, one, act, _dated_acts(document, head)):
            days.add(day)
    return days


def _is_definite(document: Document, noun: Token) -> bool:
    """Tell whether a noun has an article or owner that points back, and nothing that was not told before need be meant."""
    return any(document.tokens[child].form.lower() in _DEFINITE for child in dependents(document, noun.index, "det")) or bool(
        dependents(document, noun.index, "poss")
    )


def _dated_acts(document: Document, time: int) -> list[Token]:
    """Return the noun that a time belongs to, or the verb of its clause with the nouns around it."""
    word = time
    for above, _ in zip(ancestors(document, time), range(_STEPS), strict=False):
        token = document.tokens[above]
        if token.upos in ("VERB", "AUX"):
            return [token, *(document.tokens[child] for child in dependents(document, above, *_SUBJECTS))]
        if token.upos == "NOUN":
            word = above
            break
    return [document.tokens[word]] if word != time else []


def _is_same_act(document: Document, one: Found, act: Token, dated: Sequence[Token]) -> bool:
    """Tell whether an act is one of those that are dated, by noun, verb, and the names that the later phrase gives."""
    verbs = load_time_words().acts.get(act.lemma.lower(), frozenset()) | load_time_words().acts.get(act.form.lower(), frozenset())
    fitting = [
        token
        for token in dated
        if token.lemma.lower() == act.lemma.lower()
        and token.upos in (act.upos, "PROPN")
        or act.upos == "NOUN"
        and token.lemma.lower() in verbs
    ]
    if not fitting:
        return False
    sentence = document.sentences[document.sentence_of[fitting[0].index]]
    told = {token.lemma.lower() for token in document.tokens[sentence.first : sentence.last]}
    parts = [
        document.tokens[word] for word in descendants(document, act.index) if word != act.index and document.tokens[word].start >= one.end
    ]
    named = {token.lemma.lower() for token in parts if token.upos in ("PROPN", "NUM") or act.upos == "VERB" and token.upos == "NOUN"}
    if act.upos == "VERB" and not named:
        return False
    return named <= told
