"""Which mode a match has, and by which words: its trigger, its content, the means beside it."""

from collections.abc import Iterator, Mapping

from whimbrel.claims.bind import Fit
from whimbrel.claims.scene import Scene
from whimbrel.records import Document
from whimbrel.syntax import dependents, descendants

# Verbs that say nothing of their own; "signed", "offered", "imposed" are acts and name themselves.
_EMPTY_VERBS = frozenset(
    "be hold conduct carry launch stage make pay give take have begin start continue resume open mount engage undertake perform attend join"
    " lead wage execute host exchange".split()
)
_MEANS = ("prep", "agent", "dobj", "nsubj", "compound", "amod", "nmod", "advcl", "npadvmod", "poss")
Modes = tuple[tuple[str, ...], tuple[int, ...]]  # modes, and the words that decide them


def trigger_of(scene: Scene, fit: Fit) -> int:
    """Return the word that names the act: the head, or the noun of an expression with a light verb ("had *talks*")."""
    tokens, head = scene.document.tokens, fit.frame.head
    if fit.rule.part != "verb" or tokens[head].lemma not in _EMPTY_VERBS:
        return head
    nouns = [inner for word in fit.binding.literal for inner in (word, *scene.noun(word).obliques.get("of", ()))]
    return next((word for word in nouns if ("noun", tokens[word].lemma) in scene.lexicon.rules), head)


def extent_of(document: Document, trigger: int) -> tuple[int, int]:
    """Return the offsets of a trigger, with its particle where the two stand together."""
    token = document.tokens[trigger]
    particles = [document.tokens[child] for child in dependents(document, trigger, "prt") if child == trigger + 1]
    return token.start, particles[0].end if particles else token.end


def modes_of(scene: Scene, fit: Fit, acts: Mapping[int, Fit]) -> Modes:
    """Return the modes of a match: the rule's own, else by its content, else by the means beside the trigger.

    `acts` are the matches by the words that they stand on: what is asked for decides the mode of a request.
    """
    if fit.rule.mode:
        return fit.rule.mode, ()
    if fit.rule.absorbs and fit.binding.content is not None and fit.rule.event_type in scene.lexicon.contents:
        return _by_content(scene, fit.rule.event_type, fit.binding.content, acts)
    return _by_means(scene, fit)


def _by_content(scene: Scene, event_type: str, content: int, acts: Mapping[int, Fit]) -> Modes:
    """Return the mode that the content of a speech act decides."""
    contents = scene.lexicon.contents[event_type]
    by_verb = contents.verbs.get(scene.document.tokens[content].lemma)
    by_type = contents.types.get(acts[content].rule.event_type) if content in acts else None
    mode = by_verb or by_type or contents.default
    return ((mode,), (content,)) if mode else ((), ())


def _by_means(scene: Scene, fit: Fit) -> Modes:
    """Return the modes that weapons, vehicles and the like decide."""
    instruments = scene.lexicon.instruments.get(fit.rule.event_type)
    if not instruments:
        return (), ()
    near = _near(scene.document, fit)
    hits = [(mode, word) for word in near for mode, words in instruments.items() if scene.is_one_of(word, words)]
    return tuple(dict.fromkeys(mode for mode, _ in hits)), tuple(dict.fromkeys(word for _, word in hits))


def _near(document: Document, fit: Fit) -> Iterator[int]:
    """Yield the words of a clause that can name a means or a content: not those of its parties' own phrases."""
    yield fit.frame.head
    if fit.binding.content is not None:
        yield from sorted(descendants(document, fit.binding.content))
        return
    for place in dict.fromkeys((fit.frame.head, fit.frame.anchor)):
        for child in dependents(document, place, *_MEANS):
            if child in fit.binding.recipients and child not in fit.binding.literal:
                continue  # who attacks a helicopter need not fly
            yield from sorted(_without_relatives(document, child))


def _without_relatives(document: Document, head: int) -> Iterator[int]:
    """Yield the words under `head` but for relative clauses: the stones that a victim had thrown are no means."""
    waiting = [head]
    while waiting:
        word = waiting.pop()
        yield word
        waiting += (child for child in document.children[word] if document.tokens[child].deprel != "relcl")
