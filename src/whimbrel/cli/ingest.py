"""`whimbrel ingest`: reports in, coded, into a store."""

import sys
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from whimbrel.cli.console import Actors, Calendar, Knowledge, Lexicon, Model, Places, advancing, input_paths, progress, publication_day
from whimbrel.cli.tally import Tally
from whimbrel.options import MODEL, Options


def command(
    store: Annotated[Path, typer.Option(metavar="FILE", help="The store, a DuckDB file; made if there is none.")],
    inputs: Annotated[list[str] | None, typer.Argument(metavar="INPUT...", help="Files, folders, or - for standard input.")] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Code the sample reports that come with whimbrel.")] = False,
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day of publication of reports that have none.")] = None,
    workers: Annotated[int, typer.Option(min=1, metavar="N", help="Processes that code at once.")] = 1,
    lexicon: Lexicon = None,
    actors: Actors = None,
    knowledge: Knowledge = None,
    places: Places = None,
    calendar: Calendar = None,
    model: Model = MODEL,
) -> None:
    """Code reports into a store. The same report twice changes nothing, a changed one takes the place of the old."""
    from whimbrel.documents.readers import read_inputs
    from whimbrel.scale.local import code_in_processes
    from whimbrel.store.schema import open_to_write
    from whimbrel.store.write import ingest

    paths, day = input_paths(inputs or [], sample), publication_day(date)
    tally = Tally()
    options = Options(model=model, lexicon=lexicon, actors=actors, knowledge=knowledge, places=places, calendar=calendar)
    with closing(open_to_write(store)) as connection, progress(shown=True) as advance:
        reports = tally.reports(read_inputs(paths, date=day, counts=tally.records))
        coded = code_in_processes(reports, workers, options, refused=tally.refuse)
        counts = ingest(connection, advancing(tally.watch(coded), advance))
    print(f"{store}: {counts.added} report{'s' * (counts.added != 1)} added, {counts.unchanged} unchanged, {counts.replaced} replaced")
    for line in tally.lines():
        print(line, file=sys.stderr)
    if tally.failures:
        raise typer.Exit(1)
