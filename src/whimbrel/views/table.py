"""Events as a table for a person at a terminal."""

from collections.abc import Iterable
from datetime import date as Date  # noqa: N812
from typing import TYPE_CHECKING

from whimbrel.ontology import SIZES
from whimbrel.records import CodedReport, Event, EventPlace, Quantity, Role, Source
from whimbrel.views.printable import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

WIDTH = 118  # columns, where nothing states the terminal's width
_BEFORE, _AFTER = 55, 65  # characters of the sentence that are shown around the trigger

_NAME = 48  # characters of a name

# Certainty is told in words; the colour only repeats it.
_STYLES = {
    "asserted": "green", "reported": "cyan", "denied": "red", "possible": "yellow", "planned": "blue",
    "conditional": "magenta", "unknown": "dim", "did not happen": "red",
}  # fmt: skip


def print_reports(reports: Iterable[CodedReport], console: "Console") -> None:
    """Print a table for each report as it comes, and at the end how many there were."""
    from rich.rule import Rule
    from rich.text import Text

    coded_reports = events = 0
    for coded in reports:
        coded_reports, events = coded_reports + 1, events + len(coded.events)
        console.print(Rule(_title(coded), align="left", style="dim"))
        if coded.events:
            console.print(report_table(coded))
        console.print()
    console.print(Text(f"{_counted(events, 'event')} in {_counted(coded_reports, 'report')}", style="dim"))


def _counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def report_table(coded: CodedReport) -> "Table":
    """Return the events of a report as a table, one row each."""
    from rich.table import Table

    table = Table(box=None, expand=True, pad_edge=False, padding=(0, 1, 1, 0), header_style="dim")
    table.add_column("When", width=10, no_wrap=True)
    table.add_column("What", width=13)
    table.add_column("Who → whom", ratio=24)
    table.add_column("How sure", ratio=17)
    table.add_column("Where, size", ratio=15)
    table.add_column("The words", ratio=34)
    for event in coded.events:
        table.add_row(*_cells(event, coded))
    return table


def certainty_label(event: Event) -> str:
    """Return in words how sure the report is of an event."""
    if event.negated:
        return "did not happen" if event.certainty == "asserted" else f"{event.certainty}: not to happen"
    return "reported" if event.certainty == "asserted" and event.attribution else event.certainty


def _title(coded: CodedReport) -> "Text":
    """Return the line above a report's table."""
    from rich.text import Text

    parts = [coded.date.isoformat() if coded.date else "no date", coded.publication, coded.title]
    line = Text(printable(coded.id), style="bold")
    line.append(" · " + " · ".join(printable(part) for part in parts if part), style="not bold")
    if not coded.events:
        line.append(" · no events", style="not bold dim")
    return line


def _cells(event: Event, coded: CodedReport) -> "tuple[Text, ...]":
    """Return the cells of an event's row."""
    from rich.text import Text

    return (
        Text(when(event.date, event.enddate), style="" if event.date else "dim"),
        Text(event.event_type, style="bold").append("".join(f"\n{mode}" for mode in event.mode), style="not bold italic"),
        Text(who(event)),
        _how_sure(event, coded.text),
        Text("\n".join(filter(None, (where(event.event_loc), *how_many(event))))),
        words(event, coded),
    )


def when(date: Date | None, enddate: Date | None) -> str:
    """Return an interval of days in at most ten columns a line."""
    if date is None:
        return "undated"
    return (
        date.isoformat() if enddate in (None, date) else f"{date}\n…{enddate:%m-%d}" if _same_year(date, enddate) else f"{date}\n{enddate}"
    )


def _same_year(date: Date, enddate: Date | None) -> bool:
    """Tell whether an interval ends in the year in which it begins."""
    return enddate is not None and date.year == enddate.year


def who(event: Event) -> str:
    """Return the parties of an event: actors, then an arrow and the recipients."""
    actors = " + ".join(map(party, event.actor)) or "?"
    return f"{actors}\n→ {' + '.join(map(party, event.recipient))}" if event.recipient else actors


def party(role: Role) -> str:
    """Return a party's name, else its words, with its code and sector in brackets."""
    name = role.name or role.entity_text
    codes = "/".join(filter(None, (role.code, role.sector)))  # no blank: it would break at the column's edge
    if not name:
        return f"unnamed ({codes})" if role.code else "somebody"
    return f"{_short(name)} ({codes})" if codes else _short(name)


def _how_sure(event: Event, text: str) -> "Text":
    """Return certainty, status, who says so and who disputes it."""
    from rich.text import Text

    label = certainty_label(event)
    cell = Text().append(label, style=_STYLES.get(label, "dim"))
    if event.status == "background":
        cell.append("\nbackground", style="dim")
    if event.attribution:
        cell.append("\nsays " + ", via ".join(source_name(link.source, text) for link in reversed(event.attribution)))
    for claim in event.claims:
        if claim.stance == "denied":
            cell.append(f"\ndenied by {source_name(claim.source, text)}", style="red")
    return cell


def source_name(source: Source | None, text: str) -> str:
    """Return a source's name, else the words that it has in the text, else its code."""
    if source is None:
        return "somebody"
    words = text[source.start : source.end] if source.start is not None and source.end is not None else ""
    return _short(source.name or words or source.code or "somebody")


def where(place: EventPlace | None) -> str:
    """Return a place with its country, in the report's words where they speak of it by another: "10 km north of Goma"."""
    if place is None:
        return ""
    name, words = place.resolved_place, place.extracted_place
    if words and (name is None or place.geonameid is None and name in words):
        name = words
    name = name or "?"
    return printable(f"{name}, {place.country_code}" if place.country_code else name)


def how_many(event: Event) -> list[str]:
    """Return the figures of an event in words."""
    counts = [(size, getattr(event.size, size)) for size in SIZES]
    return [f"{amount(quantity)} {size}" for size, quantity in counts if quantity is not None]


def amount(quantity: Quantity) -> str:
    """Return a quantity's bounds: "12", "24 to 99", "1,001 or more"."""
    low, high = (None if bound is None else f"{bound:,.10g}" for bound in (quantity.low, quantity.high))
    if low is None:
        return f"up to {high}" if high else "some"
    about = "about " if quantity.approximate else ""
    return f"{about}{low}" if low == high else f"{low} to {high}" if high else f"{low} or more"


def words(event: Event, coded: CodedReport) -> "Text":
    """Return the trigger, highlighted, amid its sentence."""
    from rich.text import Text

    sentence, trigger = coded.sentences[event.sentence], event.event_text
    start, end = max(sentence.start, trigger.start - _BEFORE), min(sentence.end, trigger.end + _AFTER)
    start, end = _whole_words(coded.text, start, end, sentence.start, sentence.end)
    style = "bold red strike" if event.negated else "bold reverse" if event.certainty == "asserted" else "bold underline"
    cell = Text("… " if start > sentence.start else "", style="")
    cell.append(printable(coded.text[start : trigger.start])).append(printable(coded.text[trigger.start : trigger.end]), style=style)
    return cell.append(printable(coded.text[trigger.end : end])).append(" …" if end < sentence.end else "")


def _whole_words(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """Return a stretch narrowed to whole words, within reach."""
    if start > first:
        start = min(text.find(" ", start, start + 20) + 1 or start, end)
    if end < last:
        end = max(text.rfind(" ", end - 20, end), start) if text.rfind(" ", end - 20, end) > 0 else end
    return start, end


def _short(name: str) -> str:
    """Return a name for a narrow column."""
    return printable(name if len(name) <= _NAME else name[: _NAME - 2].rstrip() + " …")
