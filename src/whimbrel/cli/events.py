"""`whimbrel events`: the events of a store, chosen by what they are, in the formats of `whimbrel code`."""

import sys
from collections.abc import Iterable
from contextlib import closing
from datetime import date as Date  # noqa: N812
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from whimbrel.cli.console import Format, chosen_format, standard_output, write_coded
from whimbrel.errors import ReportError, WhimbrelError

if TYPE_CHECKING:
    from whimbrel.store.claims import ClaimedReport

_PARTY = "As code and sector (RUS/MIL), one of them (RUS, MIL), or part of a name."


def command(
    store: Annotated[Path, typer.Option(metavar="FILE", help="The store, as `whimbrel ingest` made it.")],
    event_type: Annotated[list[str] | None, typer.Option("--type", metavar="TYPE", help="ASSAULT, CONSULT ...; can be repeated.")] = None,
    mode: Annotated[list[str] | None, typer.Option(metavar="MODE", help="aerial, visit ...; can be repeated.")] = None,
    actor: Annotated[str | None, typer.Option(metavar="PARTY", help=f"Who did it. {_PARTY}")] = None,
    recipient: Annotated[str | None, typer.Option(metavar="PARTY", help="To whom it was done, written as an actor is.")] = None,
    country: Annotated[str | None, typer.Option(metavar="CODE", help="Alpha-3 code of the place or of a party.")] = None,
    since: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Events that may lie on this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Events that may lie on this day or earlier.")] = None,
    certainty: Annotated[list[str] | None, typer.Option(metavar="CERTAINTY", help="asserted, denied ...; can be repeated.")] = None,
    source: Annotated[str | None, typer.Option(metavar="PARTY", help="Who says so or disputes it, written as an actor is.")] = None,
    stance: Annotated[
        list[str] | None, typer.Option(metavar="STANCE", help="What somebody claims: asserted, denied or unconfirmed; can be repeated.")
    ] = None,
    disputed: Annotated[
        bool, typer.Option("--disputed", help="Events that somebody denies or does not confirm, or counts differently.")
    ] = False,
    claims: Annotated[bool, typer.Option("--claims", help="List who claims what of the events, one row a claim.")] = False,
    form: Annotated[
        Format | None,
        typer.Option("--format", metavar="|".join(Format), help="A table in a terminal, JSON lines elsewhere, unless said here."),
    ] = None,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write to this file; it appears when it is complete.")] = None,
    limit: Annotated[int | None, typer.Option(min=0, metavar="N", help="At most as many events.")] = None,
) -> None:
    """List events of a store: those that meet every condition, by date of their report."""
    from whimbrel.store.query import Filter, find_claims, find_events
    from whimbrel.store.schema import open_to_read

    wanted = Filter(
        event_type=tuple(event_type or ()), mode=tuple(mode or ()), actor=actor, recipient=recipient, country=country,
        since=_day("--since", since), until=_day("--until", until), certainty=tuple(certainty or ()), source=source,
        stance=tuple(stance or ()), disputed=disputed, limit=limit,
    )  # fmt: skip
    chosen = chosen_format(form, output)
    if claims and chosen == "documents":
        raise WhimbrelError("--claims lists claims, not documents; choose table, jsonl, csv or parquet")
    with closing(open_to_read(store)) as connection:
        if claims:
            _write_claims(find_claims(connection, wanted), chosen, output)
        else:
            write_coded(find_events(connection, wanted), chosen, output)


def _write_claims(found: "Iterable[ClaimedReport]", form: str, output: Path | None) -> None:
    """Write claims where they are wanted."""
    from whimbrel.views.claims import CLAIMS
    from whimbrel.views.formats import replacing, write_file, write_stream

    if output is None:
        with standard_output():
            _print_claims(found, None) if form == "table" else write_stream(found, sys.stdout.buffer, form, CLAIMS)
    elif form == "table":
        with replacing(output) as beside, beside.open("w", encoding="utf-8") as stream:
            _print_claims(found, stream)
    else:
        write_file(found, output, form, CLAIMS)


def _print_claims(found: "Iterable[ClaimedReport]", stream: TextIO | None) -> None:
    """Print claims as a table onto a stream, or the terminal."""
    from rich.console import Console

    from whimbrel.views.claims import print_claims
    from whimbrel.views.table import WIDTH

    to_terminal = stream is None and sys.stdout.isatty()
    print_claims(found, Console(file=stream, width=None if to_terminal else WIDTH, highlight=False))


def _day(option: str, value: str | None) -> Date | None:
    from whimbrel.documents.readers import parse_date

    try:
        return parse_date(value) if value else None
    except ReportError as error:
        raise WhimbrelError(f"{option}: {error}") from error
