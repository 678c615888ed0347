"""Who claims what of which event: as lines, as flat rows, and as a table for a person at a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from whimbrel.ontology import SIZES
from whimbrel.records import CodedReport, Event, Size, Source, Stance
from whimbrel.store.claims import ClaimedEvent, ClaimedReport, disputes
from whimbrel.views import rows, table
from whimbrel.views.formats import Line, Shape
from whimbrel.views.printable import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

_EVENT = ("event_type", "mode", "event_text", "actor", "recipient", "date", "enddate", "certainty", "negated", "attribution")
_NO_FIGURES = dict.fromkeys(SIZES)

_EVENT_COLUMNS = (
    "document", "story", "published", "event_type", "mode", "event_text", "actor_code", "actor_sector", "actor_name", "actor_text",
    "recipient_code", "recipient_sector", "recipient_name", "recipient_text", "date", "enddate", "certainty", "negated",
)  # fmt: skip
_CLAIM_COLUMNS = ("claim_name", "claim_code", "claim_sector", "claim_text", "claim_stance", "claim_cue")
_FIGURE_COLUMNS = tuple(f"{size}_{bound}" for size in SIZES for bound in ("low", "high", "approximate"))
_CHAIN_COLUMNS = ("source_name", "source_code", "source_sector", "source_cue", "text")

# The columns of a claim's flat row and their types in Parquet. The figures are those of the claim, `source_…` is the event's chain.
COLUMNS: dict[str, str] = (
    {"event": "VARCHAR"}
    | {name: rows.COLUMNS[name] for name in _EVENT_COLUMNS}
    | dict.fromkeys(("disputed", *_CLAIM_COLUMNS), "VARCHAR")
    | {name: rows.COLUMNS[name] for name in (*_FIGURE_COLUMNS, *_CHAIN_COLUMNS)}
)

# A stance is told in words; the colour only repeats it.
_STYLES = {"asserted": "cyan", "denied": "red", "unconfirmed": "yellow"}


def by_story(found: ClaimedReport) -> list[list[ClaimedEvent]]:
    """Return the events in the order of the report, but those of one story together, where its first stands."""
    stories: dict[str, list[ClaimedEvent]] = {}
    for each in found.events:
        stories.setdefault(each.event.story or each.event.id, []).append(each)
    return list(stories.values())


# Lines and flat rows


def claim_lines(found: ClaimedReport) -> Iterator[Line]:
    """Yield an object for each claim: its event in brief, what is disputed about that, and source, stance, cue and size."""
    for line, claim in _with_events(found):
        yield (
            {"event": line["id"], "document": line["document"], "story": line["story"], "published": line["published"]}
            | {name: line[name] for name in _EVENT}
            | {"disputed": line["disputed"], **claim, "text": line["text"]}
        )


def claim_rows(found: ClaimedReport) -> Iterator[Line]:
    """Yield each claim as scalars under the names of COLUMNS; lists are joined by ";" as in the rows of events."""
    for line, claim in _with_events(found):
        flat = rows.flat_row(line | {"size": claim["size"] or _NO_FIGURES})
        source, cue = claim["source"] or {}, claim["cue"] or {}
        flat |= {f"claim_{name}": source.get(name) for name in ("name", "code", "sector", "text")}
        flat |= {"claim_stance": claim["stance"], "claim_cue": cue.get("text")}
        flat |= {"event": line["id"], "disputed": ";".join(line["disputed"]) or None}
        yield {name: flat[name] for name in COLUMNS}


def _with_events(found: ClaimedReport) -> Iterator[tuple[Line, Line]]:
    """Yield each claim beside the line of its event, with what is disputed and the words of the source."""
    report = found.report
    for each in (each for story in by_story(found) for each in story):
        (line,) = rows.event_lines(replace(report, events=(replace(each.event, claims=each.claims),)))
        line["disputed"] = list(disputes(each.event))
        for claim in line["claims"]:
            if source := claim["source"]:
                source["text"] = None if source["start"] is None else report.text[source["start"] : source["end"]]
            yield line, claim


CLAIMS = Shape(COLUMNS, claim_lines, claim_rows)


# The table


def print_claims(found: Iterable[ClaimedReport], console: "Console") -> None:
    """Print the claims of each report as it comes, under their events, and at the end how many there were."""
    from rich.rule import Rule
    from rich.text import Text

    counts: Counter[str] = Counter()
    for each in found:
        console.print(Rule(_title(each.report), align="left", style="dim"))
        for story in by_story(each):
            for told, claimed in enumerate(story):
                console.print(_head(claimed.event, again=told > 0))
                console.print(_claims_table(claimed, each.report))
            console.print()
        counts += _counts(each)
    claims, events, reports = (_counted(counts[noun], noun) for noun in ("claim", "event", "report"))
    console.print(Text(f"{claims} on {events} in {reports}; {_counted(counts['disputed'], 'event')} disputed", style="dim"))


def _counts(found: ClaimedReport) -> "Counter[str]":
    """Return how many claims and events a report has, and how many of the events are disputed."""
    claims = sum(len(each.claims) for each in found.events)
    disputed = sum(bool(disputes(each.event)) for each in found.events)
    return Counter(report=1, event=len(found.events), claim=claims, disputed=disputed)


def _counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _title(report: CodedReport) -> "Text":
    """Return the line above a report's claims."""
    from rich.text import Text

    told = (report.date.isoformat() if report.date else "no date", report.publication, report.title)
    return Text(printable(report.id), style="bold").append(" · " + " · ".join(printable(part) for part in told if part), style="not bold")


def _head(event: Event, again: bool) -> "Text":
    """Return an event in a line: date, type, modes, parties, trigger and how sure it is; below it, what is disputed about it."""
    from rich.text import Text

    label, disputed = table.certainty_label(event), disputed_label(event)
    line = Text("same story  " if again else "", style="dim")
    line.append(" ".join(table.when(event.date, event.enddate).split()), style="not dim").append("  ")
    line.append(" ".join((event.event_type, *event.mode)), style="bold not dim")
    line.append(f"  {table.who(event)}  ".replace("\n", " "), style="not dim")
    line.append(f"“{printable(event.event_text.text)}”", style="not dim italic")
    if label not in ("asserted", "reported", *disputes(event)):
        line.append(f"  [{label}]", style="not dim blue")
    if disputed:
        line.append(f"\n  {disputed}", style="not dim bold red")
    return line


def disputed_label(event: Event) -> str:
    """Return in words what is disputed about an event; nothing where its parties agree."""
    disputed = disputes(event)
    rivals = [name for name in disputed if name in SIZES]
    told = [name for name in disputed if name not in SIZES] + [f"rival figures ({', '.join(rivals)})"] * bool(rivals)
    return f"DISPUTED: {', '.join(told)}" if told else ""


def _claims_table(claimed: ClaimedEvent, report: CodedReport) -> "Table":
    """Return the claims on an event, one row each."""
    from rich.table import Table

    grid = Table(box=None, expand=True, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    grid.add_column(width=2)
    grid.add_column("Who says so", ratio=40)
    grid.add_column("Stance", width=12, no_wrap=True)
    grid.add_column("In what words", ratio=25)
    grid.add_column("Figures", ratio=35)
    for claim in claimed.claims:
        grid.add_row("", *_cells(claim, report))
    return grid


def _cells(claim: Stance, report: CodedReport) -> "tuple[Text, ...]":
    """Return the cells of a claim's row."""
    from rich.text import Text

    return (
        Text(source_label(claim.source, report)),
        Text(claim.stance, style=_STYLES[claim.stance]),
        Text(f"“{printable(claim.cue.text)}”" if claim.cue else "", style="italic"),
        Text(", ".join(figures(claim.size))),
    )


def source_label(source: Source | None, report: CodedReport) -> str:
    """Return a source's name, else its words, with code and sector in brackets; a pronoun as the words for which it stands."""
    if source is None:
        return "somebody"
    codes = "/".join(filter(None, (source.code, source.sector)))
    name = table.source_name(_without_pronoun(source, report), report.text)
    return f"{name} ({codes})" if codes and codes != name else name


def _without_pronoun(source: Source, report: CodedReport) -> Source:
    """Return a source with the first words of its entity in the place of a pronoun."""
    own = [mention for mention in report.mentions if source.entity and mention.entity == source.entity]
    if not any(mention.form == "pronoun" and (mention.start, mention.end) == (source.start, source.end) for mention in own):
        return source
    named = next((mention for mention in own if mention.form != "pronoun"), None)
    return replace(source, start=named.start, end=named.end) if named else source


def figures(size: Size | None) -> list[str]:
    """Return the figures of a claim: "dead 9", "injured 24 to 99"."""
    counts = [(name, getattr(size, name)) for name in SIZES] if size else []
    return [f"{name} {table.amount(quantity)}" for name, quantity in counts if quantity is not None]
