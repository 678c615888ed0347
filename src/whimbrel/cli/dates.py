"""`whimbrel dates`: which days the words of a time mean."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whimbrel.cli.console import Calendar, publication_day
from whimbrel.errors import WhimbrelError
from whimbrel.options import MODEL

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812

    from whimbrel.records import Document, TimeSpan

app = typer.Typer(no_args_is_help=True, help="Say which days the words of a time mean.", rich_markup_mode=None)

_FORMS = (
    '"on Tuesday", "late October", "three days ago", "4-7 December 2019", "the first quarter", "during Ramadan", "since the fall of Saigon"'
)


@app.callback()
def _group() -> None:
    pass


@app.command("resolve", short_help="Say which days some words mean.")
def resolve(
    words: Annotated[str, typer.Argument(metavar="WORDS", help='A time, or sentences with times in them: "late October".')],
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day of publication, from which relative times count.")] = None,
    calendar: Calendar = None,
) -> None:
    """Say of each time expression in some words which days it means, how fine it is, and how many days it has."""
    day = publication_day(date)
    document, times = _read(words, day, calendar)
    if not times:
        raise WhimbrelError(f"{words!r}: no time expression found; known are such as {_FORMS}")
    width = max(time.end - time.start for time in times)
    for time in times:
        print(f"{document.text[time.start : time.end]:<{width}}  {_shown(time)}".rstrip())
    if day is None and any(time.date is None for time in times):
        typer.echo("relative times have no days without --date", err=True)


def _read(words: str, day: "Date | None", calendar: Path | None) -> "tuple[Document, tuple[TimeSpan, ...]]":
    """Return the time expressions of some words; they are parsed only where there are others than those of a time."""
    from whimbrel.knowledge.times import load_calendar
    from whimbrel.mentions.times import find_times
    from whimbrel.records import Document, Report, Sentence

    events, report = load_calendar(calendar), Report(id="words", text=words, date=day)
    whole = Sentence(index=0, start=0, end=len(words), first=0, last=0)
    bare = Document(report=report, sentences=(whole,), tokens=(), children=(), sentence_of=(), names=(), quotations=())
    times = find_times(bare, events)
    if len(times) == 1 and not _is_in_sentence(words, times[0]):
        return bare, times

    from whimbrel.documents.parse import load_parser, parse
    from whimbrel.documents.quotations import find_quotations
    from whimbrel.documents.truecase import truecase

    document = next(iter(parse(load_parser(MODEL), [report], prepare=truecase, quotations=find_quotations)))
    return document, find_times(document, events)


def _is_in_sentence(words: str, time: "TimeSpan") -> bool:
    """Tell whether more than one short word, a preposition, or anything at all behind it stands with a time."""
    before, behind = words[: time.start].split(), words[time.end :].strip(" .!?\n")
    return len(before) > 1 or any(len(word) > len("throughout") for word in before) or bool(behind)


def _shown(time: "TimeSpan") -> str:
    """Return the days of a time, how fine it is, and how many days that is."""
    if time.date is None or time.enddate is None:
        return f"{'unknown':<24}  {time.granularity or ''}"
    days = time.date.isoformat() if time.date == time.enddate else f"{time.date} to {time.enddate}"
    number = (time.enddate - time.date).days + 1
    return f"{days:<24}  {time.granularity:<11}  {number:,} {'day' if number == 1 else 'days'}"
