"""What rules ask of a document again and again: what a word may be called, who acts behind it, whether it is a place."""

from dataclasses import dataclass, field

from whimbrel.claims.frames import Frame, counted, noun_frame, owners
from whimbrel.knowledge.lexicon import Lexicon
from whimbrel.records import Document, Mentions, Token
from whimbrel.syntax import by_head, dependents, head_of

_PERSONAL = frozenset("i we he she they it me us him her them who whom himself herself themselves itself his its their our".split())

_PRIVATE = frozenset({"CVL", "LAB", "AGR", "EDU", "MED", "REL", "SOC", "REF"})
_AMOUNTS = frozenset("most many several some others both all none dozens hundreds thousands scores first second third another".split())
_MODIFIERS = frozenset({"compound", "amod", "nmod"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A document with what rules ask of its words, and the rules; each answer is found once.

    `names` are what patterns may call each word: its lemma, and that joined to each modifier, as in `air_strike`;
    `parties` and `places` the words that stand for any, `towns` the places that are no countries.
    """

    document: Document
    lexicon: Lexicon
    names: tuple[frozenset[str], ...]
    parties: frozenset[int]
    places: frozenset[int]
    towns: frozenset[int]
    _agents: dict[int, int | None] = field(default_factory=dict)
    _nouns: dict[int, Frame] = field(default_factory=dict)

    def is_one_of(self, word: int, words: frozenset[str]) -> bool:
        """Tell whether a word is one of those that a pattern or a class lists."""
        return not words.isdisjoint(self.names[word])

    def noun(self, word: int) -> Frame:
        """Return the frame of a noun."""
        if word not in self._nouns:
            self._nouns[word] = noun_frame(self.document, word)
        return self._nouns[word]

    def agent(self, word: int) -> int | None:
        """Return who acts where `word` is the subject: itself, or the one behind "its drones", "Israeli jets", "the rebels' attack"."""
        if word not in self._agents:
            self._agents[word] = self._find_agent(word)
        return self._agents[word]

    def _find_agent(self, word: int) -> int | None:
        if word in self.parties:
            return word
        if self.document.tokens[word].upos not in ("NOUN", "PROPN"):
            return None
        behind = (*owners(self.document, word), *self.noun(word).obliques.get("by", ()))
        return next((owner for owner in behind if owner in self.parties), None)

    def is_asset(self, word: int) -> bool:
        """Tell whether a word names what a party holds, so that what is done to it is done to somebody: a base, a convoy, a village."""
        return self.is_one_of(word, self.lexicon.classes["asset"])

    def is_place(self, word: int) -> bool:
        """Tell whether a word names a place, or a thing that has one, rather than people."""
        return word in self.places or self.is_asset(word)


def scene_of(document: Document, mentions: Mentions, lexicon: Lexicon) -> Scene:
    """Return a document as rules see it; parties are heads of mentions and of places, and personal pronouns."""
    places = frozenset(head for place in mentions.places if (head := head_of(document, place.start, place.end)) is not None)
    towns = (head_of(document, place.start, place.end) for place in mentions.places if place.resolution != 1)
    pronouns = (token.index for token in document.tokens if token.upos == "PRON" and token.form.lower() in _PERSONAL)
    amounts = (token.index for token in document.tokens if _is_amount_of_people(document, token))
    parties = frozenset([*by_head(document, mentions.mentions), *pronouns, *places, *amounts])
    return Scene(document, lexicon, _names(document, mentions), parties, places, frozenset(town for town in towns if town is not None))


def _is_amount_of_people(document: Document, token: Token) -> bool:
    """Tell whether an amount stands for people: "*two* were shot", "killed *dozens*"; not "two of the trucks", "lost $30"."""
    headline = token.deprel == "ROOT" and bool(dependents(document, token.index, "acl"))  # "*Two* killed in Quetta blast"
    if not (headline or token.deprel in ("nsubj", "nsubjpass", "dobj")) or not (token.upos == "NUM" or token.form.lower() in _AMOUNTS):
        return False
    below = [document.tokens[child] for child in document.children[token.index]]
    return not any(child.upos == "SYM" or child.lemma in ("of", "percent") or child.deprel in ("nmod", "compound") for child in below)


def _names(document: Document, mentions: Mentions) -> tuple[frozenset[str], ...]:
    """Return what patterns may call each word; `private_people` are several people of private standing, as "bricklayers"."""
    tokens = document.tokens
    found = [[token.lemma] for token in tokens]
    for token in tokens:
        if token.deprel in _MODIFIERS and token.head != token.index:
            found[token.head].append(f"{token.lemma}_{tokens[token.head].lemma}")
    private = {entity.id for entity in mentions.entities if entity.sector in _PRIVATE and entity.kind in ("person", "group")}
    for head, named in by_head(document, mentions.mentions).items():
        people = counted(document, head)  # the fans of "thousands of fans"
        if tokens[people].tag in ("NNS", "NNPS") and any(mention.entity in private for mention in named):
            found[people].append("private_people")
    return tuple(map(frozenset, found))
