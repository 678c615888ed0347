"""`whimbrel knowledge`: a large knowledge base of actors, made from open data."""

from pathlib import Path
from typing import Annotated

import typer

from whimbrel.errors import WhimbrelError

app = typer.Typer(no_args_is_help=True, help="Make a large knowledge base of actors.", rich_markup_mode=None)


@app.callback()
def _group() -> None:
    pass


@app.command("build", short_help="Make a knowledge base of actors from a dump of Wikidata.")
def build_command(
    wikidata: Annotated[Path, typer.Option(metavar="DUMP", help="A JSON dump: plain, .gz or .bz2.")],
    output: Annotated[Path, typer.Option(metavar="FILE", help="The knowledge base to write.")],
) -> None:
    """Read a JSON dump of Wikidata, twice and in constant memory, into a file for --knowledge; run it again to go on after a break."""
    import sys

    from whimbrel.knowledge.actors import load_actors
    from whimbrel.knowledge.build_actors import build

    if not wikidata.is_file():
        raise WhimbrelError(f"{wikidata}: no such file; get a dump from https://dumps.wikimedia.org/wikidatawiki/entities/")
    if not sys.stderr.isatty():
        count = build(wikidata, output, load_actors())
    else:
        from rich.console import Console
        from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

        size = wikidata.stat().st_size
        with Progress(BarColumn(), DownloadColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task("reading", total=2 * size)
            count = build(wikidata, output, load_actors(), lambda read: progress.update(task, completed=read))
    print(f"{output}: {count:,} actors")
