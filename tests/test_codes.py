"""Sentences of our own for every CAMEO code that a reader could tell apart and every mode: each is coded as it says."""

import tomllib
from datetime import date as Date  # noqa: N812
from pathlib import Path
from typing import Any

import pytest

from whimbrel import ontology
from whimbrel.pipeline import read_report
from whimbrel.records import Report

FILES = sorted((Path(__file__).parent / "codes").glob("*.toml"))
SENTENCES = [row for path in FILES for row in tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]]
DAY = Date(2024, 5, 6)


def cases() -> list[Any]:
    """Return a case for each sentence; one with a `todo` names a fault that is known, and must fail until it is mended."""
    marks = {True: [pytest.mark.xfail(strict=True)], False: []}
    return [pytest.param(row, id=row["text"], marks=marks["todo" in row]) for row in SENTENCES]


@pytest.mark.parametrize("row", cases())
def test_sentence_has_type_mode_and_code(row: dict[str, Any]) -> None:
    events = read_report(Report(id="x", text=row["text"], date=DAY)).coded.events
    found = [(event.event_type, sorted(event.mode), event.cameo) for event in events]
    wanted = [
        (event_type, mode, code)
        for event_type, mode, code in found
        if (event_type, row.get("cameo", code), sorted(row.get("mode", mode))) == (row["event_type"], code, mode)
    ]
    assert wanted, f"coded as {found}"


def test_every_mode_of_every_type_is_reached() -> None:
    reached = {(row["event_type"], mode) for row in SENTENCES if "todo" not in row for mode in row.get("mode", ())}
    assert {(name, mode) for name, modes in ontology.MODE_SCORES.items() for mode in modes} == reached
