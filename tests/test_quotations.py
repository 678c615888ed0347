"""Quotations: which stretches stand between marks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whimbrel.documents.quotations import find_quotations


def quoted(text: str) -> list[str]:
    return [text[quotation.start : quotation.end] for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We go," he said. "Now."', ['"We go,"', '"Now."']),
        ("He said “we go” and left.", ["“we go”"]),
        ("Il a dit « nous partons » hier.", ["« nous partons »"]),
        ("Er sagte „wir gehen“ und ging.", ["„wir gehen“"]),
        ("``We go,'' he said.", ["``We go,''"]),
        ("''We go,'' he said.", ["''We go,''"]),
        ("The 'safe zone' was shelled.", ["'safe zone'"]),
        ("The ‘safe zone’ was shelled.", ["‘safe zone’"]),
    ],
)
def test_each_kind_of_mark(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text", ["It's the workers' union.", "the '90s and rock 'n' roll", "Iran’s army and the drivers’ strike", "a 6' wall, the boys' own"]
)
def test_apostrophes_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


def test_nested_quotations_are_both_there() -> None:
    assert quoted("“He told me ‘go home’ and left,” she said.") == ["“He told me ‘go home’ and left,”", "‘go home’"]


def test_quotation_left_open_ends_with_its_paragraph() -> None:
    text = '"We will stay.\n\n"We will fight," he said.'
    assert quoted(text) == ['"We will stay.', '"We will fight,"']


def test_line_break_before_an_opening_mark_ends_a_paragraph() -> None:
    assert quoted('"We will stay.\n"We will fight," he said.') == ['"We will stay.', '"We will fight,"']


def test_hard_wrapped_quotation_is_one() -> None:
    assert quoted('"We will\nstay," he said.') == ['"We will\nstay,"']


def test_inch_mark_is_no_quotation() -> None:
    assert quoted('A 6" gun was found.') == []


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="\"'“”‘’«»„`a \n", max_size=60))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for quotation in find_quotations(text):
        assert 0 <= quotation.start < quotation.end <= len(text)
