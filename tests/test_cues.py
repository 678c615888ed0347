"""The cue lexicons: every row's examples and counter-examples, and what a bad row reports."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from whimbrel.claims.attribution import find_sayings
from whimbrel.claims.certainty import judge
from whimbrel.claims.sources import page_of
from whimbrel.documents.quotations import find_quotations
from whimbrel.errors import KnowledgeError
from whimbrel.knowledge.cues import cues_of, load_cues, read_rows
from whimbrel.records import Commitment, Document, Mentions, Saying

Read = Callable[..., Document]

ATTRIBUTION = [row | {"kind": kind} for kind, rows in read_rows("attribution.toml").items() for row in rows]
CERTAINTY = [row | {"kind": kind} for kind, rows in read_rows("certainty.toml").items() if isinstance(rows, list) for row in rows]


def sayings_in(read: Read, text: str) -> tuple[Document, tuple[Saying, ...]]:
    document = replace(read(text), quotations=find_quotations(text))
    return document, find_sayings(page_of(document, Mentions(), load_cues()))


@pytest.mark.parametrize("row", ATTRIBUTION, ids=lambda row: row["id"])
def test_examples_of_a_cue_are_found(read: Read, row: dict[str, Any]) -> None:
    missed = []
    for text in row["examples"]:
        if row["id"] not in {saying.rule for saying in sayings_in(read, text)[1]}:
            missed.append(text)
    assert missed == []


@pytest.mark.parametrize("row", ATTRIBUTION, ids=lambda row: row["id"])
def test_counter_examples_of_a_cue_are_passed_over(read: Read, row: dict[str, Any]) -> None:
    for text in row["counter_examples"]:
        assert row["id"] not in {saying.rule for saying in sayings_in(read, text)[1]}, text


@pytest.mark.parametrize("row", [row for row in ATTRIBUTION if "lemmas" in row], ids=lambda row: row["id"])
def test_each_lemma_has_an_example(read: Read, row: dict[str, Any]) -> None:
    lemmas = {token.lemma for text in row["examples"] for token in read(text).tokens}
    forms = {token.form.lower() for text in row["examples"] for token in read(text).tokens}
    assert [lemma for lemma in row["lemmas"] if lemma not in lemmas | forms] == []


def commitments(read: Read, text: str, word: str) -> Iterator[Commitment]:
    document, sayings = sayings_in(read, text)
    for commitment in judge(document, sayings, (), load_cues()):
        if document.tokens[commitment.token].form == word:
            yield commitment


def reading(commitment: Commitment) -> str:
    return ("not " if commitment.negated else "") + commitment.certainty


@pytest.mark.parametrize("row", CERTAINTY, ids=lambda row: row["id"])
def test_examples_of_a_signature_are_read_as_they_say(read: Read, row: dict[str, Any]) -> None:
    for text, word, expected in row["examples"]:
        (commitment,) = commitments(read, text, word)
        assert reading(commitment) == expected, text
        if row.get("reads") not in ("same", "asserted"):
            assert row["id"] in {evidence.rule for evidence in commitment.evidence}, text


@pytest.mark.parametrize("row", CERTAINTY, ids=lambda row: row["id"])
def test_counter_examples_of_a_signature_are_not_its_own(read: Read, row: dict[str, Any]) -> None:
    for text, word, expected in row["counter_examples"]:
        (commitment,) = commitments(read, text, word)
        assert reading(commitment) == expected, text
        assert row["id"] not in {evidence.rule for evidence in commitment.evidence}, text


def test_there_are_verbs_enough() -> None:
    assert len(load_cues().verb_frames) >= 250


def test_bad_rows_are_reported_all_at_once() -> None:
    good = {"examples": ["a"], "counter_examples": ["b"], "frames": ["clause"]}
    verbs = [{"id": "one", "stance": "sure", "lemmas": ["say"], **good}, {"id": "two", "lemmas": ["say"], "frames": ["clause"]}]
    with pytest.raises(KnowledgeError) as caught:
        cues_of(
            {"verb": verbs}, {"complement": [{"id": "three", "lemmas": [], "frames": [], "holds": "perhaps", "fails": "same", **good}]}, {}
        )
    message = str(caught.value)
    assert "'sure' is not a stance" in message
    assert "verb two: examples is missing" in message
    assert "'say' with 'clause' is already in one" in message
    assert "'perhaps' is not a reading" in message


def test_an_adjective_that_two_rows_claim_is_a_defect() -> None:
    row = {"stance": "held", "lemmas": ["sure"], "frames": ["clause"], "examples": ["a"], "counter_examples": ["b"]}
    with pytest.raises(KnowledgeError, match="'sure' with 'clause' is already in one"):
        cues_of({"adjective": [{"id": "one", **row}, {"id": "two", **row}]}, {}, {})
