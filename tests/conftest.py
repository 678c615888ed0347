"""What tests share: a parser loaded once, and texts read into documents."""

from collections.abc import Callable
from datetime import date as Date  # noqa: N812

import pytest

from whimbrel.documents.parse import load_parser, parse
from whimbrel.records import Document, Report

Read = Callable[..., Document]


@pytest.fixture(scope="session")
def read() -> Read:
    """Return a function that parses a text, quotations left out."""

    def read_text(text: str, date: str | None = None) -> Document:
        report = Report(id="test", text=text, date=Date.fromisoformat(date) if date else None)
        return next(iter(parse(load_parser(), [report], prepare=str, quotations=lambda _: ())))

    return read_text
