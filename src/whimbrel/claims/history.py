"""Which clauses are told as history: finished before the report's own news."""

from whimbrel.knowledge.cues import Cues
from whimbrel.ontology import NEWS
from whimbrel.records import Document, Evidence, TimeSpan, Token
from whimbrel.syntax import ancestors, dependents, head_of

_VERBAL = frozenset({"VERB", "AUX"})
_STEPS = 6  # words between a time expression and its verb: "in the spring of the year after the war"
_CARRIED = frozenset("dobj nsubj nsubjpass xcomp ccomp attr acomp prep pobj agent conj appos compound".split())


def past_words(document: Document, times: tuple[TimeSpan, ...], reported: tuple[bool, ...], cues: Cues) -> dict[int, Evidence]:
    """Return the words that head a clause or phrase told as history, with what shows it."""
    found: dict[int, Evidence] = {}
    recent = _mark_times(document, times, found, cues)
    for token in document.tokens:
        _mark_phrases(document, token, cues, found)
        _mark_past_perfect(document, token, reported, recent, found)
    _carry(document, recent, found)
    return found


def _mark_times(document: Document, times: tuple[TimeSpan, ...], found: dict[int, Evidence], cues: Cues) -> set[int]:
    """Add what old time expressions govern, and return what recent ones do."""
    published, recent = document.report.date, set()
    for time in times:
        if published is None or time.enddate is None or (head := head_of(document, time.start, time.end)) is None:
            continue
        words = _governed(document, head, cues) + dependents(document, head, "relcl", "acl")
        if time.enddate < published - NEWS:
            for word in words:
                found.setdefault(word, Evidence(field="status", start=time.start, end=time.end, rule="history/time"))
        else:
            recent.update(words)
    return recent


def _governed(document: Document, word: int, cues: Cues) -> list[int]:
    """Return the event noun or verb that a time expression belongs to."""
    for step, above in enumerate([word, *ancestors(document, word)]):
        token = document.tokens[above]
        if token.upos in _VERBAL or (above != word and token.upos == "NOUN" and cues.names_event(token.lemma)):
            return [above]
        if step == _STEPS:
            break
    return []


def _mark_phrases(document: Document, token: Token, cues: Cues, found: dict[int, Evidence]) -> None:
    """Add what a phrase such as "ten years ago" or "the anniversary of" makes history."""
    for cue in cues.history.get(token.form.lower(), ()):
        words = document.tokens[token.index : token.index + len(cue.words)]
        if tuple(word.form.lower() for word in words) != cue.words:
            continue
        evidence = Evidence(field="status", start=token.start, end=words[-1].end, rule=cue.rule)
        if cue.rule == "history/adverb" and token.deprel != "advmod":
            continue
        if cue.rule in ("history/since", "history/duration"):
            below = [child for child in document.children[words[-1].index] if document.tokens[child].deprel in ("pobj", "pcomp")]
            marked = [token.head] if token.deprel == "mark" and _is_temporal(document, token) else below
        else:
            marked = _governed(document, words[-1].index, cues)
        for word in marked:
            found.setdefault(word, evidence)


def _is_temporal(document: Document, mark: Token) -> bool:
    """Tell whether a clause with "since" dates its main clause, which then stands in the perfect."""
    main = document.tokens[document.tokens[mark.head].head]
    return any(document.tokens[child].lemma == "have" for child in document.children[main.index] if document.tokens[child].deprel == "aux")


def _mark_past_perfect(document: Document, token: Token, reported: tuple[bool, ...], recent: set[int], found: dict[int, Evidence]) -> None:
    """Add a past perfect that is not merely the past of reported speech."""
    if token.deprel != "aux" or token.form.lower() not in ("had", "'d", "’d") or token.lemma != "have":
        return
    verb = document.tokens[token.head]
    if verb.index in recent or verb.tag != "VBN" or (reported[verb.index] and verb.deprel != "relcl"):
        return
    found.setdefault(verb.index, Evidence(field="status", start=token.start, end=token.end, rule="history/past-perfect"))


def _carry(document: Document, recent: set[int], found: dict[int, Evidence]) -> None:
    """Add the complements and participants of what is history, down the tree."""
    waiting = sorted(found)
    while waiting:
        word = waiting.pop()
        for child in document.children[word]:
            if document.tokens[child].deprel in _CARRIED and child not in found and child not in recent:
                found[child] = found[word]
                waiting.append(child)
