"""The command line: arguments in, words and files out."""

import logging
import os
import signal
import sys
from typing import Annotated

import typer

from whimbrel.errors import WhimbrelError

app = typer.Typer(
    name="whimbrel",
    help="Reads news and says who did what to whom, where, when, how many, who says so, and how sure.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _show_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        from importlib.metadata import version

        print(f"whimbrel {version('whimbrel')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop.")] = False,
) -> None:
    pass


def _register() -> None:
    """Add the commands; their modules load what is heavy only when they run."""
    from whimbrel.cli import actors, code, dates, events, explain, ingest, knowledge, lexicon, places

    app.command("code", short_help="Code reports: text in, events out.")(code.command)
    app.command("explain", short_help="Show how each sentence was read.")(explain.command)
    app.command("ingest", short_help="Code reports into a store.")(ingest.command)
    app.command("events", short_help="List and filter the events of a store.")(events.command)
    app.add_typer(actors.app, name="actors", short_help="Look up who somebody is and was, or check tables of actors.")
    app.add_typer(places.app, name="places", short_help="Look up what a place's name may mean.")
    app.add_typer(dates.app, name="dates", short_help="Say which days the words of a time mean.")
    app.add_typer(knowledge.app, name="knowledge", short_help="Make a large knowledge base of actors.")
    app.add_typer(lexicon.app, name="lexicon", short_help="Check the event lexicon, or rules of your own.")


def main() -> None:
    """Run the command line: 0 for done, 1 for done but for what was named, 2 for not done."""
    # Each worker is one process for one processor; more threads for linear algebra only get in each other's way.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    logging.getLogger().addHandler(logging.NullHandler())  # libraries' complaints about odd pages are not for stderr
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))  # so that half-written files are removed
    _register()
    try:
        app()
    except WhimbrelError as error:
        print(f"whimbrel: {error}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
