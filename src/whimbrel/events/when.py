"""When: the interval of an event, by its clause, its neighbours or its publication."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812

from whimbrel.events.attach import distance, governors, is_of_another, of_sentence
from whimbrel.records import Claim, Document, Evidence, TimeSpan
from whimbrel.syntax import ancestors, dependents, head_of

_RULE = "date/clause"
_SINCE = 8  # characters in which "since" stands before a time
_CAUSING = frozenset({"let", "make", "help"})
_TO_COME = frozenset({"planned", "conditional", "possible", "unknown"})
_BESIDE = frozenset({"conj", "advcl", "acl", "xcomp", "pcomp", "prep", "dobj", "pobj", "nsubjpass", "nsubj"})


@dataclass(frozen=True, slots=True)
class When:
    """An interval with its basis and the words that it rests on."""

    date: Date | None
    enddate: Date | None
    basis: str | None
    evidence: tuple[Evidence, ...] = ()


NEVER = When(None, None, None)


def when(
    document: Document, claim: Claim, times: tuple[TimeSpan, ...], *, status: str, certainty: str, acts: frozenset[int] = frozenset()
) -> When:
    """Return the interval of a claim; `acts` are the triggers of all claims.

    A time in the trigger's own clause is explicit, one in a clause above it ("on Sunday X said that …") or beside it ("In May rebels took
    the town *and burned* it") is inferred; where there is none, new acts are dated by publication, background and hypothetical ones not at
    all. What is told as done has no day after publication.
    """
    published = document.report.date
    heads = [
        (head, time)
        for head, time in _heads(document, claim, times)
        if _may_be_its(document, head, time, claim, certainty) and not is_of_another(document, head, claim, acts)
    ]
    own = [(near, time) for head, time in heads if (near := _distance(document, head, claim)) is not None]
    if own:
        return _dated(document, min(own, key=lambda pair: (pair[0], pair[1].start))[1], "explicit", certainty)
    lent = [(steps, time) for head, time in heads if (steps := _steps_to_lender(document, head, claim, status)) is not None]
    if lent:
        return _dated(document, min(lent, key=lambda pair: pair[0])[1], "inferred", certainty)
    if published is None or status == "background" or certainty in ("conditional", "planned"):
        return NEVER
    return When(published, published, "publication")


def _heads(document: Document, claim: Claim, times: tuple[TimeSpan, ...]) -> list[tuple[int, TimeSpan]]:
    """Return the resolved times of the claim's sentence with their head tokens."""
    inside = [time for time in of_sentence(document, claim, times) if time.date is not None]
    heads = ((head_of(document, time.start, time.end), time) for time in inside)
    return [(head, time) for head, time in heads if head is not None]


def _may_be_its(document: Document, head: int, time: TimeSpan, claim: Claim, certainty: str) -> bool:
    """Tell whether a time can date a claim: what is told as done is not still to come, and words are not dated by what they speak of."""
    published = document.report.date
    if certainty not in _TO_COME and published is not None and time.date is not None and time.date > published:
        return False
    if claim.quad_code not in (1, 3) or claim.event_type == "CONSULT" or document.tokens[claim.trigger].upos != "VERB":
        return True
    goes_on = published is not None and time.enddate is not None and time.enddate > published
    is_of_noun = any(document.tokens[word].upos in ("NOUN", "PROPN") and word > claim.trigger for word in governors(document, head))
    return not (is_of_noun and (goes_on or document.tokens[head].deprel == "poss"))


def _distance(document: Document, head: int, claim: Claim) -> int | None:
    """Say how near a time stands to a claim: also under what was let, made or helped to be done, "were *let* go on Monday"."""
    near = distance(document, head, claim)
    if near is None and document.tokens[claim.trigger].lemma in _CAUSING:
        clause = [document.tokens[word] for word in governors(document, head)[-1:]]
        return 0 if any(verb.head == claim.trigger and verb.deprel in ("xcomp", "ccomp") for verb in clause) else None
    return near


def _steps_to_lender(document: Document, head: int, claim: Claim, status: str) -> int | None:
    """Return how far the clause of a time is from a claim that it dates too; None where it does not."""
    clause = governors(document, head)[-1:]
    if not clause:
        return None
    above = list(ancestors(document, claim.trigger))
    if clause[0] in above and (status == "new" or clause[0] in _beside(document, claim.trigger)):
        return above.index(clause[0])
    return len(above) if _trails(document, head, clause[0], claim) or _is_raised(document, clause[0], claim) else None


def _is_raised(document: Document, clause: int, claim: Claim) -> bool:
    """Tell whether an act is the subject of what a time stands under: "*talks* are to be resumed on Friday"."""
    token, trigger = document.tokens[clause], document.tokens[claim.trigger]
    return trigger.deprel in ("nsubj", "nsubjpass") and token.deprel == "xcomp" and token.head == trigger.head


def _beside(document: Document, word: int) -> Iterator[int]:
    """Yield the verbs above a word that tell the same scene: those it is coordinated with or a participle or purpose of."""
    for above in ancestors(document, word):
        if document.tokens[word].deprel not in _BESIDE:
            return
        if document.tokens[above].upos == "VERB":
            yield above
        word = above


def _trails(document: Document, head: int, clause: int, claim: Claim) -> bool:
    """Tell whether a time stands in a later part of the same predicate, "*fired* on marchers and killed two on Tuesday", or one without
    a verb of its own: "two *were shot* and 15 injured on Tuesday".
    """
    token = document.tokens[clause]
    direct = [document.tokens[word].upos for word in governors(document, head)[:-1]]
    if token.deprel == "acl" and token.tag == "VBN":
        token = document.tokens[token.head]
    elif dependents(document, clause, "nsubj", "nsubjpass"):
        return False
    return token.deprel == "conj" and token.head == claim.trigger and "NOUN" not in direct


def _dated(document: Document, time: TimeSpan, basis: str, certainty: str) -> When:
    """Return a time expression as an event's interval, up to publication for "since Monday"; what has happened lies before that."""
    start, end, published = time.date, time.enddate, document.report.date
    is_since = document.text[max(0, time.start - _SINCE) : time.start].lower().split()[-1:] == ["since"]
    if published and start and end and start <= published and (is_since or published < end) and certainty != "planned":
        end = published
    return When(start, end, basis, (Evidence(field="date", start=time.start, end=time.end, rule=_RULE),))
