"""`whimbrel explain`: how reports were read, in the terminal or as a page."""

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whimbrel.cli.console import Actors, Calendar, Knowledge, Lexicon, Model, Places, publication_day
from whimbrel.cli.tally import Tally
from whimbrel.errors import WhimbrelError
from whimbrel.options import MODEL, Options

if TYPE_CHECKING:
    from whimbrel.records import Report

_WIDTH = 140  # columns, where nothing states the terminal's width


def command(
    source: Annotated[str, typer.Argument(metavar="INPUT", help="A file or folder, or - for standard input.")],
    sentence: Annotated[int | None, typer.Option(metavar="N", min=1, help="Only this sentence, the first being 1.")] = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Write one self-contained page of the report instead.")] = None,
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day of publication of reports that have none.")] = None,
    key: Annotated[str | None, typer.Option("--id", metavar="ID", help="Only the report with this id.")] = None,
    lexicon: Lexicon = None,
    actors: Actors = None,
    knowledge: Knowledge = None,
    places: Places = None,
    calendar: Calendar = None,
    model: Model = MODEL,
) -> None:
    """Show how each sentence was read: words, names, who says so, and the rule behind every coded field."""
    from whimbrel.documents.readers import read_inputs

    tally = Tally()
    read = tally.reports(read_inputs([source], date=publication_day(date), counts=tally.records))
    reports = (report for report in read if key in (None, report.id))
    options = Options(model=model, lexicon=lexicon, actors=actors, knowledge=knowledge, places=places, calendar=calendar)
    shown = _write_page(reports, html, options) if html else _print(reports, sentence, options)
    if key is not None and not shown and not tally.failures:
        raise WhimbrelError(f"{source}: no report has the id {key!r}")
    for line in tally.lines():
        print(line, file=sys.stderr)
    if tally.failures:
        raise typer.Exit(1)


def _print(reports: "Iterable[Report]", sentence: int | None, options: Options) -> int:
    """Print how each report was read; return how many there were."""
    from rich.console import Console

    from whimbrel.documents.language import language_of
    from whimbrel.pipeline import CODED_LANGUAGES, read_report
    from whimbrel.views.explain import explain

    console = Console(width=None if sys.stdout.isatty() else _WIDTH, highlight=False, markup=False, emoji=False)
    shown = 0
    for report in reports:
        shown += 1
        language = language_of(report)
        if language not in CODED_LANGUAGES:
            console.print(f"{report.id!r}: language {language} is not coded")
            continue
        for part in explain(read_report(report, options), sentence=sentence):
            console.print(part)
    return shown


def _write_page(reports: "Iterator[Report]", path: Path, options: Options) -> int:
    """Write the page of the only report; return how many there were."""
    from whimbrel.pipeline import code_reports
    from whimbrel.views.formats import replacing
    from whimbrel.views.page import page

    chosen = list(islice(reports, 2))
    if len(chosen) > 1:
        raise WhimbrelError("the input holds more than one report, and a page shows one; choose it with --id")
    for coded in code_reports(chosen, options):
        with replacing(path) as beside:
            beside.write_text(page(coded), encoding="utf-8")
        print(f"{path}: {len(coded.events)} events")
    return len(chosen)
