"""`whimbrel events`: the events of a store, chosen by what they are, in the formats of `whimbrel code`."""

from contextlib import closing
from datetime import date as Date  # noqa: N812
from pathlib import Path
from typing import Annotated

import typer

from whimbrel.cli.console import Format, chosen_format, write_coded
from whimbrel.errors import ReportError, WhimbrelError

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
    source: Annotated[str | None, typer.Option(metavar="PARTY", help="Somebody in the attribution chain, written as an actor is.")] = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", metavar="|".join(Format), help="A table in a terminal, JSON lines elsewhere, unless said here."),
    ] = None,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write to this file; it appears when it is complete.")] = None,
    limit: Annotated[int | None, typer.Option(min=0, metavar="N", help="At most as many events.")] = None,
) -> None:
    """List events of a store: those that meet every condition, by date of their report."""
    from whimbrel.store.query import Filter, find_events
    from whimbrel.store.schema import open_to_read

    wanted = Filter(
        event_type=tuple(event_type or ()), mode=tuple(mode or ()), actor=actor, recipient=recipient, country=country,
        since=_day("--since", since), until=_day("--until", until), certainty=tuple(certainty or ()), source=source, limit=limit,
    )  # fmt: skip
    chosen = chosen_format(form, output)
    with closing(open_to_read(store)) as connection:
        write_coded(find_events(connection, wanted), chosen, output)


def _day(option: str, value: str | None) -> Date | None:
    from whimbrel.documents.readers import parse_date

    try:
        return parse_date(value) if value else None
    except ReportError as error:
        raise WhimbrelError(f"{option}: {error}") from error
