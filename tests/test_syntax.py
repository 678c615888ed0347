"""Trees: what hangs under a word, and the phrase that it heads."""

from collections.abc import Callable

import pytest
from made_claims import mention, span

from whimbrel.records import Document
from whimbrel.syntax import (
    ancestors,
    by_head,
    conjuncts,
    dependents,
    descendants,
    head_of,
    phrase,
    sentence_at,
    tokens_in,
)

Read = Callable[..., Document]


def word(document: Document, form: str) -> int:
    return next(token.index for token in document.tokens if token.form == form)


def forms(document: Document, words: list[int]) -> list[str]:
    return [document.tokens[index].form for index in words]


def test_dependents_are_in_order_and_filtered_by_label(read: Read) -> None:
    document = read("Rebels attacked the village.")
    attacked = word(document, "attacked")
    assert forms(document, dependents(document, attacked)) == ["Rebels", "village", "."]
    assert forms(document, dependents(document, attacked, "dobj", "nsubj")) == ["Rebels", "village"]


def test_ancestors_go_up_to_the_root(read: Read) -> None:
    document = read("Rebels attacked the old village.")
    assert forms(document, list(ancestors(document, word(document, "old")))) == ["village", "attacked"]
    assert list(ancestors(document, word(document, "attacked"))) == []


def test_descendants_hold_the_head(read: Read) -> None:
    document = read("Rebels attacked the old village.")
    village = word(document, "village")
    assert sorted(forms(document, list(descendants(document, village)))) == ["old", "the", "village"]


def test_conjuncts_follow_the_chain(read: Read) -> None:
    document = read("Peru, Chile and Bolivia signed.")
    assert forms(document, conjuncts(document, word(document, "Peru"))) == ["Peru", "Chile", "Bolivia"]


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("The old army of Chad attacked.", "army", "The old army of Chad"),
        ("The rebels, who left Goma, attacked.", "rebels", "The rebels"),
        ("Paul Biya, president of Cameroon, left.", "Biya", "Paul Biya"),
        ("Syria and Iraq attacked.", "Syria", "Syria"),
        ("Israel's attack failed.", "Israel", "Israel"),
        ("The army's base was attacked.", "base", "The army's base"),
        ("Britain accused the rebels of killing villagers.", "rebels", "the rebels"),
        ("Foreign Minister Sergei Lavrov left.", "Lavrov", "Foreign Minister Sergei Lavrov"),
    ],
)
def test_phrase_is_the_noun_phrase_without_clauses_and_conjuncts(read: Read, text: str, head: str, expected: str) -> None:
    document = read(text)
    start, end = phrase(document, word(document, head))
    assert text[start:end] == expected


def test_head_of_a_span_is_its_highest_word(read: Read) -> None:
    document = read("The old army of Chad attacked.")
    assert head_of(document, *span(document, "The old army of Chad")) == word(document, "army")
    assert head_of(document, *span(document, "of Chad")) == word(document, "of")


def test_head_of_a_span_is_no_punctuation(read: Read) -> None:
    document = read('"Peace" won.')
    assert head_of(document, 0, 7) == word(document, "Peace")


def test_head_of_nothing_is_none(read: Read) -> None:
    document = read("Rebels  attacked.")
    assert head_of(document, 100, 110) is None
    assert head_of(read(""), 0, 0) is None


def test_tokens_in_are_those_that_share_a_character(read: Read) -> None:
    document = read("Rebels attacked Goma.")
    assert forms(document, tokens_in(document, 3, 8)) == ["Rebels", "attacked"]
    assert tokens_in(document, 6, 7) == []
    assert forms(document, tokens_in(document, 0, 1000)) == ["Rebels", "attacked", "Goma", "."]


def test_tokens_in_agrees_with_a_plain_search(read: Read) -> None:
    document = read("The army, 😀 of Chad — it said — left « Goma » at 10:30.")
    for start in range(0, len(document.text), 3):
        for end in range(start + 1, len(document.text) + 1, 5):
            plain = [token.index for token in document.tokens if token.end > start and token.start < end]
            assert tokens_in(document, start, end) == plain


def test_sentence_at_an_offset(read: Read) -> None:
    document = read("Rebels left. The army came. Peace won.")
    assert [sentence_at(document, document.text.index(form)) for form in ("left", "army", "Peace")] == [0, 1, 2]
    assert sentence_at(document, 10_000) == 2
    assert sentence_at(read(""), 0) == 0


def test_mentions_by_head_keep_two_that_share_one(read: Read) -> None:
    document = read("The two met the king.")
    two = (mention(document, "The two", "e1"), mention(document, "The two", "e2"))
    found = by_head(document, (*two, mention(document, "the king", "e3")))
    assert found[word(document, "two")] == two
    assert [one.entity for one in found[word(document, "king")]] == ["e3"]
