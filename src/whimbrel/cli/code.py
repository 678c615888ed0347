"""`whimbrel code`: reports in, events out."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from whimbrel.cli.console import (
    Actors,
    Calendar,
    Format,
    Knowledge,
    Lexicon,
    Model,
    Places,
    advancing,
    chosen_format,
    input_paths,
    progress,
    publication_day,
    write_coded,
)
from whimbrel.cli.tally import Tally
from whimbrel.options import MODEL, Options


def command(
    inputs: Annotated[list[str] | None, typer.Argument(metavar="INPUT", help="Files, folders, or - for standard input.")] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Code the sample reports that come with whimbrel.")] = False,
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day of publication of reports that have none.")] = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", metavar="|".join(Format), help="A table in a terminal, JSON lines elsewhere, unless said here."),
    ] = None,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write to this file; it appears when it is complete.")] = None,
    workers: Annotated[int, typer.Option(min=1, metavar="N", help="Processes that code at once.")] = 1,
    lexicon: Lexicon = None,
    actors: Actors = None,
    knowledge: Knowledge = None,
    places: Places = None,
    calendar: Calendar = None,
    model: Model = MODEL,
) -> None:
    """Code reports: plain text, HTML, JSON lines, CSV or Parquet in, events out."""
    from whimbrel.documents.readers import read_inputs
    from whimbrel.scale.local import code_in_processes

    paths = input_paths(inputs or [], sample)
    chosen = chosen_format(form, output)
    tally = Tally()
    options = Options(model=model, lexicon=lexicon, actors=actors, knowledge=knowledge, places=places, calendar=calendar)
    with progress(shown=output is not None or not sys.stdout.isatty()) as advance:
        reports = tally.reports(read_inputs(paths, date=publication_day(date), counts=tally.records))
        coded = code_in_processes(reports, workers, options, refused=tally.refuse)
        write_coded(advancing(tally.watch(coded), advance), chosen, output)
    for line in tally.lines():
        print(line, file=sys.stderr)
    if tally.failures:
        raise typer.Exit(1)
