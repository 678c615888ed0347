"""What each sentence says that somebody did: the lexicon's rules laid over the frames of verbs, nouns and adjectives."""

from collections.abc import Iterator

from whimbrel.claims.bind import Binding, Fit, Head, bind, head_at
from whimbrel.claims.concerned import SPEECH_ACTS, concerned
from whimbrel.claims.frames import Frame, adjective_frame, verb_frame
from whimbrel.claims.modes import extent_of, modes_of, trigger_of
from whimbrel.claims.one_act import own_acts
from whimbrel.claims.scene import Scene, scene_of
from whimbrel.knowledge.lexicon import Lexicon, Rule
from whimbrel.records import Argument, Claim, Document, Evidence, Mentions, Passed
from whimbrel.syntax import dependents, phrase

# Material acts and meetings are news also where nobody is named; a promise or an accusation without anybody is none.
_TOLD_WITHOUT_PARTIES = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", "CONSULT"})
_PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
_NO_FIT = "no rule for this word finds its parts in the sentence"
_NO_PARTY = "no party, and no means of one, is named with it"


def find_claims(document: Document, mentions: Mentions, lexicon: Lexicon) -> tuple[tuple[Claim, ...], tuple[Passed, ...]]:
    """Return what the sentences say, in text order, and what looked like an event and was passed over, with the reason.

    Of several rules for a word the one with most words and slots filled wins; a complement that is the content
    of a request, promise or refusal is no claim beside it.
    """
    scene = scene_of(document, mentions, lexicon)
    read = [_read(scene, token.index) for token in document.tokens]
    fits = [one for one in read if isinstance(one, Fit)]
    types = {word: fit.rule.event_type for fit in reversed(fits) for word in (fit.frame.anchor, fit.frame.head)}
    kept, inner = own_acts(scene, fits)
    passed = [one for one in read if isinstance(one, Passed)]
    return tuple(_claim(scene, fit, types) for fit in kept), (*passed, *inner)


# One word


def _read(scene: Scene, index: int) -> Fit | Passed | None:
    """Return the best match for a word, or why no rule for it fits, None where it has none."""
    tried = list(_rules_at(scene, index))
    if not tried:
        return None
    fits = [fit for rule, head in tried if (fit := bind(scene, rule, head)) is not None]
    whole = [fit for fit in fits if fit.is_whole]
    if not whole:
        furthest = max(fits, key=lambda fit: fit.found, default=None)
        return Passed(token=index, rule=furthest.rule.id if furthest else "", reason=_NO_FIT)
    told = [fit for fit in whole if (_names_party(fit.binding) or _is_told(scene, fit)) and not _is_mishap(scene, fit)]
    best = max(told or whole, key=lambda fit: (_specificity(scene, fit), _filled(fit.binding), fit.rule.id))
    return best if told else Passed(token=index, rule=best.rule.id, reason=_NO_PARTY)


def _rules_at(scene: Scene, index: int) -> Iterator[tuple[Rule, Head]]:
    """Yield the rules for a word, each with the word as what the rule takes it for."""
    for kind, lemma in _kinds(scene.document, index):
        rules = scene.lexicon.rules.get((kind, lemma), ())
        frame = _frame(scene, kind, index) if rules else None
        if frame is not None and not any(_is_of_nature(scene, subject) for subject in frame.subjects):
            head = head_at(scene, frame)
            yield from ((rule, head) for rule in rules)


def _is_of_nature(scene: Scene, word: int) -> bool:
    """Tell whether a subject is a storm, a flood or a disease, also one with a name: what it does is no event of anybody's."""
    nature = scene.lexicon.classes["nature"]
    named = dependents(scene.document, word, "compound", "appos")
    return any(scene.is_one_of(one, nature) for one in (word, *named))


def _kinds(document: Document, index: int) -> Iterator[tuple[str, str]]:
    """Yield what a word can be to the rules, with its lemma: an adjective may be a participle, a gerund in a noun's place a noun."""
    token = document.tokens[index]
    part = _PARTS.get(token.upos)
    if part is None:
        return
    yield part, token.lemma
    if part != "verb" and token.tag in ("VBN", "VBG"):
        yield "verb", token.lemma
    if part == "verb" and token.tag == "VBG" and token.deprel in ("nsubj", "nsubjpass", "dobj", "pobj", "attr"):
        yield "noun", token.form.lower()


def _frame(scene: Scene, kind: str, index: int) -> Frame | None:
    """Return the frame of a word, None where it names no event: a modifier ("attack helicopter") or a name."""
    document, token = scene.document, scene.document.tokens[index]
    if kind == "verb":
        return verb_frame(document, index) if token.deprel not in ("compound", "amod", "aux", "auxpass") else None
    if kind == "adjective":
        return adjective_frame(document, index)
    return scene.noun(index) if token.deprel not in ("compound", "nmod", "amod", "poss") else None


def _specificity(scene: Scene, fit: Fit) -> int:
    """Say how specific a match is: the weight of its rule, more where the head needs a particle or modifier."""
    extras = fit.rule.heads.get(scene.document.tokens[fit.frame.head].lemma, (None,))
    return fit.rule.weight + 2 * bool(extras[0])


def _filled(binding: Binding) -> int:
    """Count the roles that have a filler of their own, not a word that the pattern names."""
    return bool(binding.actors) + bool(set(binding.recipients) - set(binding.literal)) + bool(binding.parties) + bool(binding.content)


def _names_party(binding: Binding) -> bool:
    """Tell whether anybody takes part."""
    return bool(binding.actors or binding.recipients or binding.parties)


def _is_told(scene: Scene, fit: Fit) -> bool:
    """Tell whether a clause is about an act without a party: "stones were thrown", "fighting broke out", "talks were held"."""
    if fit.rule.event_type not in _TOLD_WITHOUT_PARTIES:
        return False
    if fit.rule.part == "verb":
        return bool(fit.binding.literal) and (fit.frame.passive or fit.rule.subject.slot == "ANY")
    if fit.frame.anchor != fit.frame.head:
        return fit.frame.passive
    token = scene.document.tokens[fit.frame.head]
    return token.deprel == "nsubj" and scene.document.tokens[token.head].lemma in scene.lexicon.classes["occur"]


def _is_mishap(scene: Scene, fit: Fit) -> bool:
    """Tell whether what kills or destroys is neither anybody nor a means of anybody's: "a gas leak killed three workers"."""
    frame = fit.frame
    if fit.rule.event_type != "ASSAULT" or fit.rule.part != "verb" or fit.rule.subject.slot == "ANY":
        return False
    if not frame.subjects or any(scene.agent(subject) is not None for subject in frame.subjects):
        return False
    means = scene.lexicon.classes["stand_in"]
    return not any(scene.is_one_of(subject, means) for subject in frame.subjects)


# One claim


def _claim(scene: Scene, fit: Fit, types: dict[int, str]) -> Claim:
    """Return a match as a claim; `types` are the event types that words name."""
    rule, frame = fit.rule, fit.frame
    trigger = trigger_of(scene, fit)
    start, end = extent_of(scene.document, trigger)
    mode, words = modes_of(scene, fit, types)
    actors, recipients = _sides(scene, fit)
    return Claim(
        sentence=scene.document.sentence_of[frame.head], trigger=trigger, anchor=frame.anchor, start=start, end=end, rule=rule.id,
        event_type=rule.event_type, mode=mode, cameo=rule.cameo, actors=tuple(_argument(scene, word) for word in actors),
        recipients=tuple(_argument(scene, word) for word in recipients), reciprocal=bool(fit.binding.parties),
        content=fit.binding.content, certainty=rule.certainty, evidence=_evidence(scene.document, rule, (start, end), words),
    )  # fmt: skip


def _evidence(document: Document, rule: Rule, trigger: tuple[int, int], mode_words: tuple[int, ...]) -> tuple[Evidence, ...]:
    """Return what a claim rests on: its trigger, and the words that decide its mode."""
    tokens = [document.tokens[word] for word in mode_words]
    of_mode = (Evidence(field="mode", start=token.start, end=token.end, rule=rule.id) for token in tokens)
    return (Evidence(field="event_type", start=trigger[0], end=trigger[1], rule=rule.id), *of_mode)


def _sides(scene: Scene, fit: Fit) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the words for those who act and those acted upon, each once; a speech act may find the second in its content."""
    rule, binding = fit.rule, fit.binding
    actors = tuple(dict.fromkeys((*binding.actors, *binding.parties)))
    recipients = binding.recipients
    if not recipients and rule.absorbs and rule.event_type in SPEECH_ACTS and len(actors) < 2:
        recipients = concerned(scene.document, fit.frame, binding.content, scene.parties)
    return actors, tuple(word for word in dict.fromkeys(recipients) if word not in actors)


def _argument(scene: Scene, word: int) -> Argument:
    """Return a phrase as an argument; its head is the word that says who, the owner where the phrase names a thing."""
    start, end = phrase(scene.document, word)
    owner = scene.agent(word)
    return Argument(head=word if owner is None else owner, start=start, end=end)
