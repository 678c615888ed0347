"""What each sentence says that somebody did: the lexicon's rules laid over the frames of verbs, nouns and adjectives."""

from collections.abc import Iterator
from dataclasses import replace

from whimbrel.claims.bind import Binding, Fit, Head, bind, head_at
from whimbrel.claims.concerned import SPEECH_ACTS, concerned
from whimbrel.claims.frames import Frame, adjective_frame, owners, verb_frame
from whimbrel.claims.modes import extent_of, modes_of, trigger_of
from whimbrel.claims.one_act import ABSORBING, own_acts
from whimbrel.claims.scene import Scene, scene_of
from whimbrel.knowledge.lexicon import HeadRules, Lexicon
from whimbrel.knowledge.rules import Rule
from whimbrel.records import Act, Argument, Claim, Document, Evidence, Mentions, Passed
from whimbrel.syntax import dependents, descendants, phrase

# Material acts and meetings are news also where nobody is named; a promise or an accusation without anybody is none.
_TOLD_WITHOUT_PARTIES = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", "CONSULT"})
# Types whose acts are done to the owner of what they touch: "froze *Argentina's* assets", "forgave *Bosnia's* debt".
_ON_PROPERTY = frozenset({"AID", "SANCTION", "COERCE", "RETREAT", "CONCEDE"})
_PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
_NO_FIT = "no rule for this word finds its parts in the sentence"
NO_EVENT = "these words are said of something else"
_NO_PARTY = "no party, and no means of one, is named with it"


def find_claims(document: Document, mentions: Mentions, lexicon: Lexicon) -> tuple[tuple[Claim, ...], tuple[Passed, ...]]:
    """Return what the sentences say, in text order, and what looked like an event and was passed over, with the reason.

    Of several rules for a word the one with most words and slots filled wins; a complement that is the content
    of a request, promise or refusal is no claim beside it.
    """
    scene = scene_of(document, mentions, lexicon)
    read = [_read(scene, token.index) for token in document.tokens]
    fits = [one for one in read if isinstance(one, Fit)]
    acts = {word: fit for fit in reversed(fits) for word in (fit.frame.anchor, fit.frame.head)}
    kept, inner = own_acts(scene, fits)
    passed = [one for one in read if isinstance(one, Passed)]
    return tuple(claim for fit in kept for claim in _respective(scene, _claim(scene, fit, acts))), (*passed, *inner)


# One word


def _read(scene: Scene, index: int) -> Fit | Passed | None:
    """Return the best match for a word, or why no rule for it fits, None where it has none."""
    tried = list(_rules_at(scene, index))
    if not tried:
        return None
    fits = [fit for rules, head in tried for rule in rules.beside(head.named) if (fit := bind(scene, rule, head)) is not None]
    whole = [fit for fit in fits if fit.is_whole]
    if not whole:
        furthest = min(fits, key=lambda fit: (-fit.found, -fit.rule.weight, fit.rule.id), default=None)
        return Passed(token=index, rule=furthest.rule.id if furthest else "", reason=_NO_FIT)
    none = [fit.rule for fit in whole if fit.rule.is_none]
    if none:
        return Passed(token=index, rule=max(none, key=lambda rule: (rule.weight, rule.id)).id, reason=NO_EVENT)
    told = [fit for fit in whole if _is_about_somebody(scene, fit)]
    best = max(told or whole, key=lambda fit: (_specificity(scene, fit), _filled(fit.binding), -fit.rule.width, fit.rule.id))
    return best if told else Passed(token=index, rule=best.rule.id, reason=_NO_PARTY)


def _is_about_somebody(scene: Scene, fit: Fit) -> bool:
    """Tell whether a match names a party, or is news without one, and is no mishap."""
    if _is_by_nobody(scene, fit):
        return False
    return (_names_party(fit.binding) or _is_told(scene, fit)) and not _is_mishap(scene, fit)


def _rules_at(scene: Scene, index: int) -> Iterator[tuple[HeadRules, Head]]:
    """Yield the rules for a word, each with the word as what the rule takes it for."""
    for kind, lemma in _kinds(scene.document, index):
        rules = scene.lexicon.rules.get((kind, lemma))
        frame = _frame(scene, kind, index) if rules is not None else None
        if rules is not None and frame is not None and not any(_is_of_nature(scene, subject) for subject in frame.subjects):
            yield rules, head_at(scene, frame)


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
    """Say how specific a match is: the weight of its rule, more where the head has the particle or modifier that the rule names."""
    extras = fit.rule.heads.get(scene.document.tokens[fit.frame.head].lemma, (None,))
    joined = head_at(scene, fit.frame).joined
    return fit.rule.weight + 2 * any(extra in joined for extra in extras if extra)


def _filled(binding: Binding) -> int:
    """Count the roles that have a filler of their own, not a word that the pattern names."""
    return bool(binding.actors) + bool(set(binding.recipients) - set(binding.literal)) + bool(binding.parties) + bool(binding.content)


def _names_party(binding: Binding) -> bool:
    """Tell whether anybody takes part."""
    return bool(binding.actors or binding.recipients or binding.parties)


def _is_told(scene: Scene, fit: Fit) -> bool:
    """Tell whether a clause is about an act without a party: "stones were thrown", "fighting broke out", "talks were held"."""
    if fit.rule.part == "verb" and fit.binding.literal and (fit.frame.passive or _is_headline(scene, fit)):
        return True
    if fit.rule.event_type not in _TOLD_WITHOUT_PARTIES:
        return False
    if fit.rule.part == "verb":
        return bool(fit.binding.literal) and fit.rule.subject.slot == "ANY"
    if fit.frame.anchor != fit.frame.head:
        return fit.frame.passive
    token = scene.document.tokens[fit.frame.head]
    if token.deprel == "attr":  # "there were protests in Bishkek"
        return bool(dependents(scene.document, token.head, "expl"))
    return token.deprel == "nsubj" and scene.document.tokens[token.head].lemma in scene.lexicon.classes["occur"]


def _is_by_nobody(scene: Scene, fit: Fit) -> bool:
    """Tell whether a meeting or visit has a subject that is no party: "the *band* toured Japan"."""
    subjects = fit.frame.subjects
    meets = fit.rule.event_type == "CONSULT" and fit.rule.part == "verb" and fit.rule.subject.slot != "ANY"
    return meets and bool(subjects) and not any(scene.agent(subject) is not None for subject in subjects)


def _is_headline(scene: Scene, fit: Fit) -> bool:
    """Tell whether a verb opens its sentence without a subject, as in headlines: "*Rejects* truce offer"."""
    token = scene.document.tokens[fit.frame.head]
    first = scene.document.sentences[scene.document.sentence_of[token.index]].first
    return token.index == first and token.tag == "VBZ" and not fit.frame.subjects


def _is_mishap(scene: Scene, fit: Fit) -> bool:
    """Tell whether what kills or destroys is neither anybody nor a means of anybody's: "a gas leak killed three workers"."""
    frame = fit.frame
    if fit.rule.event_type != "ASSAULT" or fit.rule.part != "verb" or fit.rule.subject.slot in ("ANY", "RECIPIENT"):
        return False
    if not frame.subjects or any(scene.agent(subject) is not None for subject in frame.subjects):
        return False
    means = scene.lexicon.classes["stand_in"]
    return not any(scene.is_one_of(subject, means) for subject in frame.subjects)


# One claim


def _claim(scene: Scene, fit: Fit, acts: dict[int, Fit]) -> Claim:
    """Return a match as a claim; `acts` are the matches by the words that they stand on."""
    rule, frame = fit.rule, fit.frame
    trigger = trigger_of(scene, fit)
    start, end = extent_of(scene.document, trigger)
    mode, words = modes_of(scene, fit, acts)
    actors, recipients = _sides(scene, fit)
    return Claim(
        sentence=scene.document.sentence_of[frame.head], trigger=trigger, anchor=frame.anchor, start=start, end=end, rule=rule.id,
        event_type=rule.event_type, quad_code=rule.kind.quad_code, mode=mode, cameo=rule.cameo,
        actors=tuple(_argument(scene, word) for word in actors), recipients=tuple(_argument(scene, word) for word in recipients),
        reciprocal=bool(fit.binding.parties), content=fit.binding.content, speaks_of=_spoken_act(scene, fit, acts),
        certainty=rule.certainty, evidence=_evidence(scene.document, rule, (start, end), words),
    )  # fmt: skip


def _respective(scene: Scene, claim: Claim) -> tuple[Claim, ...]:
    """Return a claim as one for each pair where "respectively" pairs those who act with those acted upon, else as it is."""
    count = len(claim.actors)
    words = (scene.document.tokens[word].lemma for word in descendants(scene.document, claim.anchor))
    if count < 2 or count != len(claim.recipients) or "respectively" not in words:  # noqa: PLR2004 -- a list has two members
        return (claim,)
    pairs = zip(claim.actors, claim.recipients, strict=True)
    return tuple(replace(claim, actors=(actor,), recipients=(recipient,)) for actor, recipient in pairs)


def _spoken_act(scene: Scene, fit: Fit, acts: dict[int, Fit]) -> Act | None:
    """Return the act that a request, refusal, promise or threat speaks of: its content clause, else a noun ("rejected *talks*")."""
    if fit.rule.event_type not in ABSORBING:
        return None
    named = (*fit.binding.literal, *fit.frame.objects)
    below = (inner for word in named for name in ("of", "for", "to") for inner in scene.noun(word).obliques.get(name, ()))
    content = () if fit.binding.content is None else (fit.binding.content,)
    inner = next((acts[word] for word in (*content, *named, *below) if word in acts and acts[word] is not fit), None)
    return Act(event_type=inner.rule.event_type, mode=modes_of(scene, inner, acts)[0], cameo=inner.rule.cameo) if inner else None


def _evidence(document: Document, rule: Rule, trigger: tuple[int, int], mode_words: tuple[int, ...]) -> tuple[Evidence, ...]:
    """Return what a claim rests on: its trigger, and the words that decide its mode."""
    tokens = [document.tokens[word] for word in mode_words]
    of_mode = (Evidence(field="mode", start=token.start, end=token.end, rule=rule.id) for token in tokens)
    return (Evidence(field="event_type", start=trigger[0], end=trigger[1], rule=rule.id), *of_mode)


def _sides(scene: Scene, fit: Fit) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the words for those who act and those acted upon, each once; a speech act may find the second in its content."""
    rule, binding = fit.rule, fit.binding
    actors = _refusing(scene, fit) or tuple(dict.fromkeys((*binding.actors, *binding.parties)))
    recipients = binding.recipients
    if not recipients and rule.absorbs and rule.event_type in SPEECH_ACTS and len(actors) < 2:
        recipients = concerned(scene.document, fit.frame, binding.content, scene.parties)
    elif not recipients and rule.event_type in _ON_PROPERTY and rule.part == "verb":
        named = (owner for word in fit.frame.objects for owner in owners(scene.document, word))
        recipients = tuple(owner for owner in named if owner in scene.parties and scene.document.tokens[owner].upos != "PRON")
    return actors, tuple(word for word in dict.fromkeys(recipients) if word not in actors)


def _refusing(scene: Scene, fit: Fit) -> tuple[int, ...]:
    """Return who will not do something where somebody else says so: "*the rebels* will not disarm, the army said"."""
    content = fit.binding.content
    if fit.rule.event_type != "REJECT" or content is None or not any(element.modals for element in fit.rule.elements):
        return ()
    subjects = verb_frame(scene.document, content).subjects
    return tuple(word for word in subjects if word in scene.parties and scene.document.tokens[word].upos != "PRON")


def _argument(scene: Scene, word: int) -> Argument:
    """Return a phrase as an argument; its head is the word that says who, the owner where the phrase names a thing."""
    start, end = phrase(scene.document, word)
    owner = scene.agent(word)
    return Argument(head=word if owner is None else owner, start=start, end=end)
