"""whimbrel: who did what to whom, where, when, how many, who says so, and how sure.

    import whimbrel
    coded = whimbrel.code("Georgian President Irakli Kalandia visited Baku on Tuesday.", date="2024-03-14")

The heavy parts load at the first call, so that the import itself costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date as Date  # noqa: N812
    from pathlib import Path

    from whimbrel.records import CodedReport, Report

__all__ = ["code", "code_reports"]


def code(
    text: str,
    *,
    date: Date | str | None = None,
    id: str | None = None,  # noqa: A002 -- the record's own name
    lexicon: Path | str | None = None,
    actors: Path | str | None = None,
    knowledge: Path | str | None = None,
    places: Path | str | None = None,
    calendar: Path | str | None = None,
) -> CodedReport:
    """Return everything that is read in one report; `date` is its day of publication, as a date or YYYY-MM-DD.

    A date that is none raises ReportError. Without an `id` the report gets a hash of its date and text, the same on every machine.
    `lexicon` is a folder of rules and event types of your own, `actors` one of actor tables; `knowledge` is a file of actors in the
    place of the bundled ones, as `whimbrel knowledge build` makes it; `places` is a table of places that go before the gazetteer's,
    `calendar` one of named events that go before ours.
    """
    from whimbrel.documents.readers.report import content_id, parse_date
    from whimbrel.records import Report

    published = parse_date(date) if isinstance(date, str) else date
    report = Report(id=id or content_id(text, published), text=text, date=published)
    return next(code_reports([report], lexicon=lexicon, actors=actors, knowledge=knowledge, places=places, calendar=calendar))


def code_reports(
    reports: Iterable[Report],
    *,
    lexicon: Path | str | None = None,
    actors: Path | str | None = None,
    knowledge: Path | str | None = None,
    places: Path | str | None = None,
    calendar: Path | str | None = None,
) -> Iterator[CodedReport]:
    """Yield the coded form of each report, in order, some 16 parsed at a time; the rest as in `code`."""
    from pathlib import Path

    from whimbrel.options import Options
    from whimbrel.pipeline import code_reports as coded

    folders = {"lexicon": lexicon, "actors": actors, "knowledge": knowledge, "places": places, "calendar": calendar}
    return coded(reports, Options(**{name: Path(path) for name, path in folders.items() if path}))  # type: ignore[arg-type]
