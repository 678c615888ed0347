"""What tests share: a parser loaded once, and texts read into documents."""

from collections.abc import Callable
from datetime import date as Date  # noqa: N812

import pytest
from hypothesis import HealthCheck, settings

from whimbrel.documents.parse import load_parser, parse
from whimbrel.records import Document, Report

Read = Callable[..., Document]

# The suite draws the same texts on every run; `just fuzz` draws others, and more.
settings.register_profile("suite", derandomize=True, max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
settings.register_profile("fuzz", max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that `just golden` uses."""
    parser.addoption("--rewrite-golden", action="store_true", help="write what whimbrel does now into tests/golden")


@pytest.fixture(scope="session")
def read() -> Read:
    """Return a function that parses a text, quotations left out."""

    def read_text(text: str, date: str | None = None) -> Document:
        report = Report(id="test", text=text, date=Date.fromisoformat(date) if date else None)
        return next(iter(parse(load_parser(), [report], prepare=str, quotations=lambda _: ())))

    return read_text
