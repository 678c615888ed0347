"""How a word depends on the word that governs it: the frames in which cues and signatures are written."""

from dataclasses import dataclass

from whimbrel.records import Document, Token
from whimbrel.syntax import dependents

_CLAUSES = frozenset({"ccomp", "csubj", "csubjpass", "acl", "xcomp", "advcl"})
_NAMES = {"dobj": "object", "nsubjpass": "object", "nsubj": "subject", "oprd": "predicate"}
_NEAR = 60  # words in which a semicolon is looked for: subjects before a verb are shorter
# What one does with a claim: "the claim that he made" is no content. The parser confuses both kinds of "that".
_HANDLED = frozenset("make issue release give publish deliver send hold have receive write face deny reject read sign get post".split())
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Extents:
    """The first and the last token under each word of a document."""

    first: tuple[int, ...]
    last: tuple[int, ...]


def extents_of(document: Document) -> Extents:
    """Return the extents of all subtrees, in one pass from the leaves up."""
    first, last = list(range(len(document.tokens))), list(range(len(document.tokens)))
    for word in reversed(top_down(document)):
        head = document.tokens[word].head
        first[head], last[head] = min(first[head], first[word]), max(last[head], last[word])
    return Extents(tuple(first), tuple(last))


def top_down(document: Document) -> list[int]:
    """Return all words so that each stands after its head, and subjects after their predicate: "talks are not likely"."""
    order = [token.index for token in document.tokens if token.head == token.index]
    for word in order:
        order += sorted(document.children[word], key=lambda child: document.tokens[child].deprel in _SUBJECTS)
    return order


def frame_of(document: Document, word: int) -> str | None:
    """Return the frame in which `word` depends on its head; for a preposition, and for what it governs, its lemma."""
    token = document.tokens[word]
    if token.deprel in _CLAUSES:
        return None if stands_apart(document, token) else clause_frame(document, token)
    if token.deprel == "relcl" and document.tokens[token.head].upos == "NOUN":
        return _frame_beside_noun(document, token)
    if token.deprel in ("prep", "dative") and token.upos in ("ADP", "SCONJ"):
        return token.form.lower()
    if token.deprel in ("pobj", "pcomp"):
        return document.tokens[token.head].form.lower()
    return _NAMES.get(token.deprel)


def _frame_beside_noun(document: Document, token: Token) -> str | None:
    """Return the frame of what the parser takes for a relative clause and is the content of its noun: "the claim that he fled"."""
    words = [document.tokens[child] for child in document.children[token.index]]
    if any(word.tag == "TO" for word in words):
        return "infinitive"
    that = any(word.form.lower() == "that" and word.deprel in ("mark", "dobj") and word.index < token.index for word in words)
    subject = any(word.deprel in _SUBJECTS for word in words)
    return "clause" if that and subject and token.lemma not in _HANDLED else None


def stands_apart(document: Document, token: Token) -> bool:
    """Tell whether a clause is joined to its head by a semicolon only, so that neither says anything of the other."""
    if token.deprel != "ccomp" or token.index > token.head:
        return False
    between = document.tokens[max(token.index + 1, token.head - _NEAR) : token.head]
    return any(word.form == ";" for word in between)


def clause_frame(document: Document, token: Token) -> str:
    """Return which kind of clause a word heads."""
    words = [document.tokens[child] for child in document.children[token.index]]
    if any(word.tag == "TO" and word.deprel == "aux" for word in words):
        return "infinitive"
    that = any(word.deprel == "mark" and word.form.lower() == "that" for word in words)  # then it is a verb taken for a noun
    if token.upos not in _VERBAL and not that and not any(word.deprel in ("aux", "auxpass", "cop") for word in words):
        return "predicate"
    if any(word.deprel == "mark" and word.form.lower() in ("whether", "if") for word in words):
        return "question"
    subject = any(word.deprel in _SUBJECTS for word in words)
    finite = any(word.deprel in ("aux", "auxpass") for word in words)
    if token.tag == "VBG" and not finite:
        return "gerund"
    if token.deprel == "acl" and token.tag == "VBN" and not finite and not subject:
        return "participle"
    return "infinitive" if token.tag == "VB" and not finite and not subject and token.deprel == "xcomp" else "clause"


def is_gerund(token: Token) -> bool:
    """Tell whether a word is a gerund under a preposition, however the parser labels it: "abstained from voting"."""
    return token.tag == "VBG" and token.deprel in ("pobj", "pcomp")


def is_subjunctive(document: Document, token: Token) -> bool:
    """Tell whether a clause with "that" and a subject has the base form: "that the farm be sold", "that he leave"."""
    words = [document.tokens[child] for child in document.children[token.index]]
    subjects = [word for word in words if word.deprel in ("nsubj", "nsubjpass")]
    auxiliaries = [word for word in words if word.deprel in ("aux", "auxpass")]
    if not subjects or not any(word.deprel == "mark" and word.form.lower() == "that" for word in words):
        return False
    if auxiliaries:
        return [word.form.lower() for word in auxiliaries] == ["be"]
    singular = subjects[0].form.lower() in ("he", "she", "it") or (
        subjects[0].tag in ("NN", "NNP") and not dependents(document, subjects[0].index, "conj")
    )
    return token.form.lower() == "be" or (singular and token.tag in ("VB", "VBP", "NN"))  # "that the mayor resign" is tagged a noun


def is_imperative(document: Document, token: Token) -> bool:
    """Tell whether a base form has neither subject nor auxiliary, except "do": "Do not leave"."""
    words = [document.tokens[child] for child in document.children[token.index]]
    own = not any(word.deprel in (*_SUBJECTS, "csubj") for word in words)
    return token.tag == "VB" and own and all(word.lemma == "do" for word in words if word.deprel in ("aux", "auxpass"))


def is_forbidding(document: Document, token: Token) -> bool:
    """Tell whether an imperative has "do not": no other clause without a subject has it."""
    words = [document.tokens[child] for child in document.children[token.index]]
    return is_imperative(document, token) and any(word.lemma == "do" and word.tag != "VBD" and word.deprel == "aux" for word in words)


def is_inverted(document: Document, token: Token) -> bool:
    """Tell whether a clause is a condition without "if": "had we paid", "should anybody object"."""
    if token.deprel not in ("ccomp", "advcl"):
        return False
    subjects = [child for label in _SUBJECTS for child in dependents(document, token.index, label)]
    for child in dependents(document, token.index, "aux", "auxpass"):
        before = document.tokens[child - 1] if child else None
        opens = before is None or before.upos == "PUNCT" or before.form.lower() in ("that", "and", "but")
        if (
            document.tokens[child].form.lower() in ("had", "should", "were")
            and opens
            and child + 1 <= min(subjects, default=child) <= token.index
        ):
            return True
    return False
