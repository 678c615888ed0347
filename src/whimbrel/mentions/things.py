"""Numbers and things that stand for people: "arrested *60*", "*Israeli jets* hit", "shelled *villages*"."""

from collections.abc import Iterator

from whimbrel.knowledge.actor_records import Term
from whimbrel.mentions.named import Named
from whimbrel.records import Document, Token
from whimbrel.syntax import dependents

VIOLENT = frozenset(
    "kill shoot beat wound shell bomb attack abduct kidnap bombard raid hit strike target injure behead torture rape ambush massacre storm"
    " burn destroy pound murder".split()
)
_DONE_TO_PEOPLE = frozenset(
    "kill arrest detain wound injure hold jail free release abduct kidnap evacuate expel deport execute imprison capture hurt".split()
)
_DISASTERS = frozenset(
    "typhoon cyclone hurricane storm tornado earthquake quake tremor tsunami flood flooding landslide mudslide avalanche eruption fire"
    " blaze wildfire crash accident collision derailment heatwave drought famine outbreak epidemic virus disease cholera measles".split()
)
_PEOPLE = Term(phrase="people", sector="CVL", kind="group", reach="local")


def counted_people(document: Document) -> Iterator[Named]:
    """Yield bare numbers to whom somebody does what is done to people: "arrested *60*"; a storm's victims are no party's."""
    for token in document.tokens:
        if token.upos == "NUM" and token.deprel in ("dobj", "nsubjpass") and _counts_people(document, token):
            yield Named(first=token.index, last=token.index + 1, head=token.index, term=_PEOPLE)


def _counts_people(document: Document, token: Token) -> bool:
    """Tell whether a number that a verb is about is one of people that somebody acts on."""
    if document.tokens[token.head].lemma not in _DONE_TO_PEOPLE:
        return False
    below = [document.tokens[child] for child in document.children[token.index]]
    causes = {document.tokens[child].lemma for child in dependents(document, token.head, "nsubj")}
    return not any(child.upos == "SYM" or child.deprel == "prep" for child in below) and not causes & _DISASTERS


def is_ownerless(document: Document, named: Named, heads: dict[int, Named]) -> bool:
    """Tell whether a thing stands for nobody, as "the jets" do: nothing says whose it is, or nobody uses force on it."""
    if named.term is None or named.term.reach not in ("owned", "struck"):
        return False
    if named.term.reach == "struck":
        token = document.tokens[named.head]
        return token.deprel not in ("dobj", "nsubjpass") or document.tokens[token.head].lemma not in VIOLENT
    below = (heads.get(child) for child in document.children[named.head] if child < named.head)
    return not any(owner and owner.sense and owner.sense.form != "landmark" for owner in below)
