"""Names that no table holds: those that the parser found, and those that it overlooked."""

from collections.abc import Iterator
from dataclasses import replace

from whimbrel.knowledge.actors import Actors
from whimbrel.knowledge.descriptions import load_genders
from whimbrel.knowledge.names import fold
from whimbrel.mentions.named import Named, top_of
from whimbrel.records import Document, Name, Token

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "appos", "dative"})
# What a name of some other sort than a party's is called by the parser.
_OTHER_NAMES = frozenset("GPE LOC FAC DATE TIME EVENT LAW LANGUAGE MONEY PERCENT QUANTITY CARDINAL ORDINAL".split())
# With one of these in it a name is a body's, whatever given name stands first: "Victoria University", "Abdul Latif Foundation".
_OF_BODIES = frozenset(
    "university college school institute academy foundation party front movement union league council committee company corporation"
    " inc corp ltd group bank church club association society agency bureau office ministry army brigade times post news daily herald"
    " center centre hospital court house street airport stadium park hotel prize award act law"
    " team city county river international airlines".split()
)
_NO_NAMES = frozenset(  # alone
    "North South East West Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August"
    " September October November December".split()
)
_NAMING = frozenset({"PROPN", "NOUN", "ADJ", "VERB", "X"})  # what a surname that the parser does not know can be taken for
_LONGEST_NAME = 4
_ALSO = frozenset({"compound", "nmod", "ROOT", "attr"})
_PERSONAL = frozenset("say tell add meet write argue insist warn explain ask visit resign speak admit stress note recall".split())


def found_by_parser(document: Document, known: list[Named]) -> Iterator[Named]:
    """Yield names of persons, bodies and peoples that the tables do not hold."""
    taken = {index for named in known if named.sense for index in range(named.first, named.last)}
    terms = {index: named for named in known if named.term for index in range(named.first, named.last)}
    for name in document.names:
        if name.label not in ("PERSON", "ORG", "NORP"):
            continue
        first, last = trimmed(document, name, terms)
        inside = [index for index in range(first, last) if document.tokens[index].upos == "PROPN"]
        if not inside or (name.label != "ORG" and taken.intersection(range(first, last))):
            continue
        head = top_of(document, first, last)
        first = _with_forename(document, first, head, {*taken, *terms})
        named = Named(first=first, last=last, head=head, label=name.label)
        if _is_new(document, named, taken, terms):
            yield named


def trimmed(document: Document, name: Name, terms: dict[int, Named]) -> tuple[int, int]:
    """Return the tokens of a name without article, possessive mark and the title before a person."""
    first, last = name.first, name.last
    while first < last and document.tokens[first].upos in ("DET", "PUNCT", "SPACE"):
        first += 1
    while last > first and (document.tokens[last - 1].tag == "POS" or document.tokens[last - 1].upos in ("PUNCT", "SPACE")):
        last -= 1
    while name.label == "PERSON" and first in terms and terms[first].last < last:
        first = terms[first].last
    return first, last


def _with_forename(document: Document, first: int, head: int, taken: set[int]) -> int:
    """Return the first token of a name with the capitalised words that belong to it and that the parser left out."""
    tokens = document.tokens
    while first > 0 and first - 1 not in taken and tokens[first - 1].upos == "PROPN" and tokens[first - 1].head == head:
        first -= 1
    return first


def _is_new(document: Document, named: Named, taken: set[int], terms: dict[int, Named]) -> bool:
    """Tell whether the parser's name is more than known names and role nouns that lie in it."""
    if named.head in taken or named.head in terms:
        return False
    if named.label == "ORG":
        return not any(index in terms or index in taken for index in range(named.first, named.last))
    return True


def with_titled_names(document: Document, found: list[Named]) -> list[Named]:
    """Return what was found, with the proper nouns that a title or a kind of body stands before ("Minister Xyz", "the party Zyx")."""
    known = {named.head for named in found if named.sense or named.term}
    inside = {index for named in found for index in (*range(named.first, named.last), named.head)}
    tokens = document.tokens
    added = []
    for named in found:
        above = tokens[named.head].head
        titled = tokens[named.head].deprel in ("compound", "nmod")
        if named.term and titled and named.last <= above and above not in inside and tokens[above].upos == "PROPN":
            inside.add(above)
            first = next((index for index in range(named.last, above) if tokens[index].upos == "PROPN"), above)
            added.append(Named(first=first, last=above + 1, head=above, label="PERSON" if named.term.kind == "person" else "ORG"))
        elif named.term and named.term.kind != "person" and _names_a_body(document, named, known):
            known.add(named.last)
            found = [other for other in found if other.head != named.last]
            added.append(Named(first=named.last, last=named.last + 1, head=named.last, label="ORG"))
    return sorted([*found, *added], key=lambda named: (named.first, -named.last))


def _names_a_body(document: Document, named: Named, known: set[int]) -> bool:
    """Tell whether the one proper noun after a kind of body is its name, "the opposition party *Veza*", whatever the parser thinks."""
    tokens, at = document.tokens, named.last
    if at + 1 >= len(tokens) or tokens[at].upos != "PROPN" or at in known or not tokens[named.head].form.islower():
        return False
    dated = any(name.first <= at < name.last and name.label not in ("ORG", "PERSON", "NORP", "PRODUCT") for name in document.names)
    return named.head == at - 1 and tokens[at + 1].upos != "PROPN" and not dated


def with_bare_surnames(document: Document, actors: Actors, found: list[Named]) -> list[Named]:
    """Return what was found, with the single proper nouns that the parser overlooked and that a person is known by."""
    taken = {index for named in found for index in range(named.first, named.last)}
    persons = [named for named in found if named.label == "PERSON" and named.last - named.first > 1]
    surnames = {fold(document.tokens[named.last - 1].form) for named in persons}
    added = []
    for token in document.tokens:
        if token.upos in _NAMING and token.index not in taken and token.deprel in _ARGUMENTS and token.form not in _NO_NAMES:
            words = fold(token.form)
            if token.upos != "PROPN" and not (token.form[:1].isupper() and words in surnames):
                continue
            if words in surnames or actors.called(words) or _is_full_name(document, token):
                first = _with_forename(document, token.index, token.index, taken)
                added.append(Named(first=first, last=token.index + 1, head=token.index, label="PERSON"))
    return sorted([*found, *added], key=lambda named: (named.first, -named.last))


def _is_full_name(document: Document, token: Token) -> bool:
    """Tell whether a proper noun with another before it does what persons do: "Xyz Abc said"."""
    before = document.tokens[token.index - 1] if token.index else token
    named = before.upos == "PROPN" and before.head == token.index and before.deprel == "compound"
    return named and token.deprel == "nsubj" and document.tokens[token.head].lemma in _PERSONAL


def as_persons(document: Document, found: list[Named]) -> list[Named]:
    """Return what was found, with the parser's bodies and peoples that are persons called so.

    A given name stands first in them, or the same name, or its last word, is a person's elsewhere in the report.
    """
    persons = {fold(document.tokens[named.last - 1].form) for named in found if named.label == "PERSON" and named.term is None}
    return [replace(named, label="PERSON") if _is_person(document, named, persons) else named for named in found]


def _is_person(document: Document, named: Named, persons: set[tuple[str, ...]]) -> bool:
    """Tell whether a name that the parser took for a body's or a people's is a person's."""
    if named.label not in ("ORG", "NORP", "NAME") or named.term or named.sense or named.last - named.first > _LONGEST_NAME:
        return False
    words = [document.tokens[index].form for index in range(named.first, named.last)]
    if any(fold(word)[:1] and fold(word)[0] in _OF_BODIES for word in words) or words[-1].isupper():
        return False
    if len(words) == 1:
        return fold(words[0]) in persons
    return all(word[:1].isupper() or word.islower() and len(word) < 4 for word in words) and (fold(words[0]) or ("",))[0] in load_genders()


def overlooked(document: Document, found: list[Named], places: frozenset[int]) -> Iterator[Named]:
    """Yield the proper nouns that the parser gave no label and that are no place's; nobody knows what they are.

    They stand where a party could, or name somebody elsewhere in the report ("the *Abara* campaign").
    """
    taken = {index for named in found for index in range(named.first, named.last)} | places
    strangers = [named for named in found if named.label in ("PERSON", "ORG") and not named.term]
    again = {
        document.tokens[at].form for named in strangers for at in (named.first, named.last - 1) if named.last - named.first < _LONGEST_NAME
    }
    taken |= {index for name in document.names if name.label in _OTHER_NAMES for index in range(name.first, name.last)}
    tokens = document.tokens
    for token in tokens:
        if token.upos != "PROPN" or token.index in taken or not token.form[:1].isupper() or token.form in _NO_NAMES:
            continue
        if token.deprel not in _ARGUMENTS and not (token.form in again and token.deprel in _ALSO and token.head not in taken):
            continue
        first = token.index
        while first > 0 and first - 1 not in taken and tokens[first - 1].upos == "PROPN" and tokens[first - 1].head == token.index:
            first -= 1
        yield Named(first=first, last=token.index + 1, head=token.index, label="NAME")
