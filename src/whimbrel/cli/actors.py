"""`whimbrel actors`: who is known, and whether tables of actors are sound."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whimbrel.cli.console import Actors, Knowledge, publication_day
from whimbrel.errors import WhimbrelError

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812

    from whimbrel.knowledge.actor_records import Office
    from whimbrel.knowledge.candidates import Candidate

app = typer.Typer(no_args_is_help=True, help="Look up who somebody is and was, or check tables of actors.", rich_markup_mode=None)


@app.command("lookup", short_help="Say who somebody is and was.")
def lookup(
    name: Annotated[str, typer.Argument(metavar="NAME", help='A name, a surname, or an office: "the Egyptian president".')],
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day for which it is asked.")] = None,
    actors: Actors = None,
    knowledge: Knowledge = None,
) -> None:
    """Say who a name or an office means, at a date if one is given, with every role and the row behind it; the likeliest first."""
    from whimbrel.knowledge.actors import load_actors
    from whimbrel.knowledge.candidates import find_candidates

    day = publication_day(date)
    found = find_candidates(load_actors(actors, knowledge), name, day)
    if not found:
        raise WhimbrelError(f"{name!r}: nobody known by that name" + (f" on {day}" if day else "; an office needs --date"))
    for candidate in found:
        _show(candidate)
        _show_members(candidate.actor.name, day)


def _show_members(organisation: str, day: "Date | None") -> None:
    """Print the members that an organisation has, at a date or with their days."""
    from whimbrel.knowledge.actor_records import shown
    from whimbrel.knowledge.actor_tables import read_members

    members = [member for _, member in read_members() if member.organisation == organisation]
    if day is not None:
        codes = sorted({member.code for member in members if member.may_cover(day)})
    else:
        days = ((one.code, *(shown(day) if day else "" for day in (one.start, one.end))) for one in members)
        codes = sorted(f"{code} {start}-{end}" if end else f"{code} {start}".strip() for code, start, end in days)
    if codes:
        print(f"    members {', '.join(codes)}")


def _show(candidate: "Candidate") -> None:
    """Print somebody: who it is at the date, then all roles in order of time."""
    actor = candidate.actor
    sectors = "/".join(filter(None, (candidate.code, candidate.sector, *candidate.other_sectors))) or "no code"
    print(f"{actor.name}  {sectors}  {actor.kind}  score {candidate.score:.2f}  ({actor.where})")
    for office in actor.offices:
        print(f"    {_term(office)}")
    if actor.aliases:
        print(f"    also {', '.join(actor.aliases)}")
    if actor.affiliations:
        print(f"    affiliated with {', '.join(actor.affiliations)}")


def _term(office: "Office") -> str:
    """Return a role as a line: from when to when, what, for whom, and where that stands."""
    from whimbrel.knowledge.actor_records import shown

    days = f"{shown(office.start) if office.start else '?':>10} to {shown(office.end) if office.end else '...':<10}"
    role = " ".join(filter(None, (office.office, "/".join(filter(None, (office.code, office.sector, *office.other_sectors))))))
    return f"{days}  {role}{'' if office.certain else '  uncertain'}  ({office.where}, {office.source})"


@app.command("check", short_help="Find overlapping terms, two holders of one office, names that collide.")
def check(
    folder: Annotated[Path | None, typer.Argument(metavar="DIR", help="A folder of actor tables of your own; without it, ours.")] = None,
) -> None:
    """Check every row: its codes and dates, the order of its terms, and its names beside all others."""
    from whimbrel.findings.actors import check_actors, check_members
    from whimbrel.knowledge.actor_tables import bundled_defects, read_terms
    from whimbrel.knowledge.actors import load_actors

    actors = load_actors(folder)
    rows = [actor for table in actors.rows for actor in table.all()]
    if folder is not None:
        own = {path.name for path in folder.glob("*.csv")}
        rows = [actor for actor in rows if actor.where.partition(":")[0] in own]
    findings: list[object] = sorted({*check_actors(actors, rows), *(check_members(actors) if folder is None else ())})
    findings += bundled_defects(read_terms(), actors.nations) if folder is None else []
    for finding in findings:
        print(finding)
    if findings:
        raise WhimbrelError(f"{len(findings)} findings in {len(rows):,} actors")
    roles = sum(len(actor.offices) for actor in rows)
    print(f"{len(rows):,} actors, {roles:,} dated roles: nothing to mend")
