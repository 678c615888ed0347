"""What the commands share: where reports come from, where coded ones go, and how long work shows itself."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date as Date  # noqa: N812
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from whimbrel.errors import ReportError, WhimbrelError

if TYPE_CHECKING:
    from whimbrel.records import CodedReport


Model = Annotated[str, typer.Option(metavar="NAME", help="The spaCy model that parses.")]
Lexicon = Annotated[Path | None, typer.Option(metavar="DIR", help="A folder of rules and event types of your own, beside ours.")]
Actors = Annotated[Path | None, typer.Option(metavar="DIR", help="A folder of actor tables of your own, beside ours.")]
Calendar = Annotated[
    Path | None, typer.Option(metavar="FILE", help="A table of named events of your own, by which others are dated, before ours.")
]
Places = Annotated[Path | None, typer.Option(metavar="FILE", help="A table of places and names of your own, which go before ours.")]
Knowledge = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Actors in the place of ours, as `whimbrel knowledge build` makes them.")
]


class Format(StrEnum):
    """What `--format` takes."""

    table = "table"
    jsonl = "jsonl"
    documents = "documents"
    csv = "csv"
    parquet = "parquet"


def input_paths(inputs: list[str], sample: bool) -> list[str]:
    """Return the inputs, with the bundled reports if they are wanted."""
    paths = [str(files("whimbrel").joinpath("samples", "reports.jsonl"))] if sample else []
    if not paths + inputs:
        raise WhimbrelError("nothing to code; name files or folders, - for standard input, or try --sample")
    return paths + inputs


def publication_day(date: str | None) -> Date | None:
    """Return the day that `--date` names."""
    from whimbrel.documents.readers import parse_date

    try:
        return parse_date(date) if date else None
    except ReportError as error:
        raise WhimbrelError(f"--date: {error}") from error


def chosen_format(form: Format | None, output: Path | None) -> str:
    """Return the form to write: as asked, else as the file's name or the terminal suggests."""
    by_suffix = {".csv": "csv", ".parquet": "parquet"}
    default = by_suffix.get(output.suffix.lower(), "jsonl") if output else "table" if sys.stdout.isatty() else "jsonl"
    chosen = form.value if form else default
    if chosen == "parquet" and output is None:
        raise WhimbrelError("Parquet is no text for a terminal or a pipe; name a file with --output")
    return chosen


def write_coded(coded: "Iterable[CodedReport]", form: str, output: Path | None) -> None:
    """Write coded reports where they are wanted."""
    from whimbrel.views.formats import replacing, write_file

    if output is None:
        _to_standard_output(coded, form)
    elif form == "table":
        with replacing(output) as beside, beside.open("w", encoding="utf-8") as stream:
            _print_table(coded, stream)
    else:
        write_file(coded, output, form)


def _to_standard_output(coded: "Iterable[CodedReport]", form: str) -> None:
    """Write coded reports to standard output."""
    from whimbrel.views.formats import write_stream

    with standard_output():
        if form == "table":
            _print_table(coded, None)
        else:
            write_stream(coded, sys.stdout.buffer, form)


@contextmanager
def standard_output() -> Iterator[None]:
    """Let something write to standard output; what cannot be written is one clear error, a reader that has left none."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still in the buffer has nowhere to go
        raise WhimbrelError(f"cannot write to standard output: {error.strerror}") from error


def _print_table(coded: "Iterable[CodedReport]", stream: TextIO | None) -> None:
    """Print coded reports as tables onto a stream, or the terminal."""
    from rich.console import Console

    from whimbrel.views.table import WIDTH, print_reports

    to_terminal = stream is None and sys.stdout.isatty()
    print_reports(coded, Console(file=stream, width=None if to_terminal else WIDTH, highlight=False))


@contextmanager
def progress(shown: bool) -> Iterator[Callable[[], None]]:
    """Give a function to call after each report, which moves a progress bar if stderr is a terminal and the work is long."""
    if not (shown and sys.stderr.isatty()):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,} reports coded"), TextColumn("{task.fields[rate]}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("coding", total=None, rate="")

        def advance() -> None:
            speed = progress.tasks[0].finished_speed or progress.tasks[0].speed
            progress.update(task, advance=1, rate=f"{speed:.1f} a second" if speed else "")

        yield advance


@contextmanager
def counting(total: int, what: str) -> Iterator[Callable[[], None]]:
    """Give a function to call after each of `total` steps, which moves a progress bar if stderr is a terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    with Progress(BarColumn(), MofNCompleteColumn(), TextColumn(what), console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda: progress.advance(task)


def advancing(coded: "Iterable[CodedReport]", advance: Callable[[], None]) -> "Iterator[CodedReport]":
    """Yield coded reports and tell of each."""
    for one in coded:
        advance()
        yield one
