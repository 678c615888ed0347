"""Which matches stand for acts of their own: not what another one speaks of, and not a second word for the same act."""

from collections import defaultdict

from whimbrel.claims.bind import Fit
from whimbrel.claims.scene import Scene
from whimbrel.knowledge.rules import Rule
from whimbrel.records import Document, Passed
from whimbrel.syntax import dependents

# Types whose complement is their content and no event beside them (record.md, section 3: the content of a request lives in its mode).
ABSORBING = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"})

_FOR_THE_SAKE_OF = ("advcl", "xcomp", "acl", "ccomp")  # "marched *to demand*", "a rally *demanding*"


def own_acts(scene: Scene, fits: list[Fit]) -> tuple[list[Fit], list[Passed]]:
    """Return the matches that are acts of their own, and those that are a word of another's pattern, its content or a purpose."""
    literal = {word: fit.rule for fit in fits for word in fit.binding.literal}
    contents = {fit.binding.content: fit.rule for fit in fits if fit.binding.content is not None and _absorbs(fit.rule)}
    protests = frozenset(word for fit in fits if fit.rule.event_type == "PROTEST" for word in (fit.frame.head, fit.frame.anchor))
    kept, inner = [], []
    for fit in fits:
        reason = _why_inner(scene, fit, literal, contents, protests)
        if reason is None:
            kept.append(fit)
        else:
            inner.append(Passed(token=fit.frame.head, rule=fit.rule.id, reason=reason))
    return _told_once(scene, kept), inner


def _absorbs(rule: Rule) -> bool:
    """Tell whether the content of a rule is no event of its own."""
    return rule.absorbs and rule.event_type in ABSORBING


def _why_inner(scene: Scene, fit: Fit, literal: dict[int, Rule], contents: dict[int, Rule], protests: frozenset[int]) -> str | None:
    """Return why a match is no act of its own, None where it is one; `protests` are the words of protests."""
    token = scene.document.tokens[fit.frame.anchor]
    if fit.rule.event_type == "REQUEST" and token.head in protests and token.deprel in _FOR_THE_SAKE_OF:
        return "what is demanded by protesting"
    if _is_bare_purpose(scene.document, fit):
        return "a purpose that names nobody new"
    if _is_state(scene.document, fit):
        return "a state, not a move"
    above = literal.get(fit.frame.head) or _absorbing(scene.document, fit, contents)
    if above is None or above is fit.rule or (above.event_type == "REQUEST" and _stands_alone(scene.document, fit)):
        return None
    return f"it is the content of {above.id}"


def _is_bare_purpose(document: Document, fit: Fit) -> bool:
    """Tell whether a match is an infinitive of purpose without a party of its own ("telephoned X *to discuss* the crisis")."""
    word = fit.frame.head
    token = document.tokens[word]
    infinitive = token.tag == "VB" and token.deprel in ("advcl", "acl", "relcl") and bool(dependents(document, word, "aux"))
    named = fit.binding.recipients or fit.binding.parties[1:]
    return infinitive and not named and not dependents(document, word, "nsubj", "nsubjpass")


def _is_state(document: Document, fit: Fit) -> bool:
    """Tell whether troops are only said to be somewhere: "the force *deployed* in Lebanon", "soldiers *stationed* abroad"."""
    token = document.tokens[fit.frame.head]
    bare = token.deprel in ("acl", "amod") and token.tag in ("VBN", "VBD")
    return fit.rule.event_type == "MOBILIZE" and fit.rule.part == "verb" and bare and fit.frame.passive


def _absorbing(document: Document, fit: Fit, contents: dict[int, Rule]) -> Rule | None:
    """Return the rule whose content this match is: its head, its light verb, or one coordinated with it."""
    for word in (fit.frame.head, fit.frame.anchor):
        if word in contents:
            return contents[word]
        token = document.tokens[word]
        if token.deprel == "conj" and token.head in contents and not dependents(document, word, "nsubj", "nsubjpass"):
            return contents[token.head]
    return None


def _stands_alone(document: Document, fit: Fit) -> bool:
    """Tell whether the content of a request names both its parties itself."""
    return bool(fit.binding.recipients) and bool(dependents(document, fit.frame.head, "nsubj", "agent"))


# The same act in other words


def _told_once(scene: Scene, fits: list[Fit]) -> list[Fit]:
    """Return the matches without those that tell again what an earlier one tells."""
    tokens = scene.document.tokens
    told: dict[int, list[Fit]] = defaultdict(list)  # earlier matches by the words that they stand on
    found = []
    for fit in fits:
        above = tokens[fit.frame.head].head
        near = (fit.frame.anchor, above, tokens[above].head)
        if not any(_is_same_act(scene, fit, other) for word in dict.fromkeys(near) for other in told[word]):
            found.append(fit)
        for word in {fit.frame.head, fit.frame.anchor}:
            told[word].append(fit)
    return found


def _same_parties(one: Fit, other: Fit) -> bool:
    """Tell whether two matches have the same sides, both of them named."""
    sides = [(set(fit.binding.actors), set(fit.binding.recipients)) for fit in (one, other)]
    return sides[0] == sides[1] and all(sides[0])


def _is_same_act(scene: Scene, one: Fit, other: Fit) -> bool:
    """Tell whether two matches are two words for one act: the same type in the same clause, one word the other's argument.

    "killed nine and wounded 20" and "shelled the town, killing nine" are one act each.
    """
    if one.rule.event_type != other.rule.event_type:
        return False
    if one.frame.anchor == other.frame.anchor:
        return True
    tokens, token = scene.document.tokens, scene.document.tokens[one.frame.head]
    if token.deprel == "conj" and token.head == other.frame.head and _same_parties(one, other):  # "kicked and punched a student"
        return one.rule.mode == other.rule.mode
    if one.rule.event_type == "ASSAULT" and token.lemma in scene.lexicon.classes["harm"]:
        return other.frame.head in (token.head, tokens[token.head].head)
    result = one.rule.event_type == "ASSAULT" and token.tag == "VBG" and token.deprel == "advcl"
    argument = token.deprel in ("dobj", "nsubjpass", "xcomp", "nsubj")
    return token.head in (other.frame.head, other.frame.anchor) and (argument or result)
