"""One report as one HTML page: its text with the coded words marked, and a card for each event.

The page is self-contained: style and script stand in it (page.css, page.js) and its content policy names both by hash
and forbids everything else, so that nothing in a report can run or be fetched. Without scripts it is still readable.
"""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from itertools import pairwise
from typing import NewType

from whimbrel.records import CodedReport, Event, EventPlace, Link, Quantity, Role, Size, Source, Stance
from whimbrel.views.table import amount

# Text that is safe to put in a page; only `_text` and `_element` make it, the type checker sees to the rest.
Html = NewType("Html", str)

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
RESOLUTIONS = {5: "below a city", 4: "city", 3: "district", 2: "province", 1: "country"}

KINDS = ("actor", "recipient", "place", "source", "other")  # of words that a chosen event rests on

# How an event is drawn, and in words beside it, so that nobody needs to tell colours apart.
LOOKS = {
    "asserted": ("solid", "asserted", "told as fact by the writer"),
    "reported": ("hatched", "reported", "asserted by the source that is named"),
    "denied": ("struck", "denied", "someone denies it and the writer does not assert it"),
    "negated": ("struck", "did not happen", "the text says that it did not happen"),
    "possible": ("hollow", "possible", "it may have happened or may happen"),
    "planned": ("hollow", "planned", "announced or expected, not done yet"),
    "conditional": ("hollow", "conditional", "hypothetical, or asked for"),
    "unknown": ("dotted", "unknown", "the text does not tell"),
}


def page(report: CodedReport) -> str:
    """Return the page of a coded report."""
    title = report.title or f"Report {report.id}"
    style, script = _asset("page.css"), _asset("page.js")
    policy = f"default-src 'none'; style-src {_source_hash(style)}; script-src {_source_hash(script)}; base-uri 'none'; form-action 'none'"
    head = (
        Html('<meta charset="utf-8">'),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=True)}">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        _element("title", _text(f"{title} · whimbrel")),
        Html(f"<style>{style}</style>"),
    )
    body = (_header(report, title), _element("main", _report_text(report), _cards(report)), Html(f"<script>{script}</script>"))
    return "<!doctype html>\n" + _element("html", _element("head", *head), _element("body", *body), lang="en") + "\n"


@cache
def _asset(name: str) -> str:
    return files("whimbrel.views").joinpath(name).read_text(encoding="utf-8")


def _source_hash(content: str) -> str:
    """Return the name by which a content policy allows one inline style or script."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def look_of(event: Event) -> str:
    """Return the key of LOOKS by which an event is drawn: its certainty, save that a negated one is that, and "reported" is derived."""
    if event.negated:
        return "negated"
    return "reported" if event.certainty == "asserted" and event.attribution else event.certainty


# Elements


def _text(value: object) -> Html:
    """Return anything as text for a page; NUL, which HTML cannot hold, as its stand-in of the same length."""
    return Html(escape(str(value), quote=True).replace("\0", "\N{REPLACEMENT CHARACTER}"))


def _element(tag: str, *content: Html, **attributes: object) -> Html:
    """Return an element; attributes that are None are left out, `_` in their names becomes `-`."""
    named = ((name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items() if value is not None)
    written = "".join(f' {name}="{_text(value)}"' for name, value in named)
    return Html(f"<{tag}{written}>{''.join(content)}</{tag}>")


def _words(content: str, start: int | None, end: int | None, kind: str) -> Html:
    """Return words of the report as a button that shows where they stand; plain where they have no place."""
    if start is None:
        return _element("q", _text(content), dir="auto")
    return _element(
        "button", _element("q", _text(content), dir="auto"), type="button", class_="words", data_from=start, data_to=end, data_kind=kind
    )


def _note(content: str) -> Html:
    return _element("small", _text(content))


def _fact(name: str, *values: Html) -> Html:
    """Return a row of a card, nothing where there is no value."""
    if not values:
        return Html("")
    return _element("div", _element("dt", _text(name)), *(_element("dd", value) for value in values))


# The head of the page


def _header(report: CodedReport, title: str) -> Html:
    told = [report.publication, report.date.isoformat() if report.date else "no date", report.language, report.id if report.title else None]
    items = [_element("span", _text(item)) for item in told if item]
    if report.url and report.url.startswith(("https://", "http://")):
        items.append(_element("a", _text(report.url), href=report.url, rel="noreferrer"))
    coder = report.coder
    items.append(_element("span", _text(f"coded by whimbrel {coder.version} with {coder.model}, knowledge {coder.knowledge}")))
    return _element("header", _element("h1", _text(title), dir="auto"), _element("p", *items, class_="about"), _legend())


def _legend() -> Html:
    rows = [
        _element("li", _element("span", _text(label), class_=f"mark {style}"), Html(" "), _text(meaning))
        for style, label, meaning in LOOKS.values()
    ]
    quads = [_element("li", _element("span", _text(name), class_=f"badge quad-{quad}")) for quad, name in QUADS.items()]
    kinds = [_element("li", _element("span", _text(kind), class_=f"lit-{kind}")) for kind in KINDS]
    lists = (_element("ul", *rows), _element("ul", *quads), _element("ul", *kinds))
    return _element("details", _element("summary", _text("How to read this page")), *lists, class_="legend")


# The report's text


def _report_text(report: CodedReport) -> Html:
    """Return the text cut at every border of a coded span, so that spans may overlap; each piece says where it stands."""
    opening: dict[int, list[int]] = defaultdict(list)
    for number, event in enumerate(report.events, 1):
        opening[event.event_text.start].append(number)
    pieces = []
    for start, end, covered, inside in _pieces(report):
        pieces += [_number(number) for number in opening[start]]
        pieces.append(_piece(report, start, end, covered, inside))
    return _element("section", *pieces, class_="text", dir="auto", aria_label="Text of the report")


def _number(number: int) -> Html:
    return _element("a", _text(number), class_="number", href=f"#event-{number}", id=f"words-{number}", aria_label=f"event {number}")


def _pieces(report: CodedReport) -> Iterator[tuple[int, int, bool, list[int]]]:
    """Yield (start, end, whether any span covers it, numbers of the events whose trigger does), in text order."""
    depth: dict[int, int] = defaultdict(int)
    for start, end in _coded_spans(report):
        depth[start] += 1
        depth[end] -= 1
    triggers = sorted((event.event_text.start, event.event_text.end, number) for number, event in enumerate(report.events, 1))
    covering, open_triggers, following = 0, [], 0
    for start, end in pairwise(sorted({0, len(report.text), *depth})):
        covering += depth[start]
        while following < len(triggers) and triggers[following][0] <= start:
            open_triggers.append(triggers[following])
            following += 1
        open_triggers = [trigger for trigger in open_triggers if trigger[1] > start]
        yield start, end, covering > 0, [number for _, _, number in open_triggers]


def _piece(report: CodedReport, start: int, end: int, covered: bool, inside: list[int]) -> Html:
    content = _text(report.text[start:end])
    if not covered:
        return content
    if not inside:
        return _element("span", content, data_start=start, data_end=end)
    event = report.events[inside[0] - 1]
    classes = f"mark {LOOKS[look_of(event)][0]} quad-{event.quad_code} {event.status}"
    return _element("mark", content, class_=classes, data_start=start, data_end=end, data_events=" ".join(map(str, inside)))


def _coded_spans(report: CodedReport) -> Iterator[tuple[int, int]]:
    for event in report.events:
        for start, end, _ in _spans(event):
            yield start, end


def _spans(event: Event) -> Iterator[tuple[int, int, str]]:
    """Yield every stretch of text that an event rests on, with what it is for; those without words are left out."""
    yield event.event_text.start, event.event_text.end, "trigger"
    located: list[tuple[Role | Source | EventPlace | Quantity | None, str]] = [(role, "actor") for role in event.actor]
    located += [(role, "recipient") for role in event.recipient]
    located += [(event.event_loc, "place")]
    located += [(link.source, "source") for link in event.attribution]
    located += [(stance.source, "source") for stance in event.claims]
    for size in (event.size, *(stance.size for stance in event.claims)):
        located += [(quantity, "other") for _, quantity in _counted(size)]
    for item, kind in located:
        if item is not None and item.start is not None and item.end is not None:
            yield item.start, item.end, kind
    for cue in (*(link.cue for link in event.attribution), *(stance.cue for stance in event.claims)):
        if cue is not None:
            yield cue.start, cue.end, "source"
    for evidence in event.evidence:
        yield evidence.start, evidence.end, "other"


# Cards


def _cards(report: CodedReport) -> Html:
    if not report.events:
        return _element("section", _element("p", _text("No event was coded in this report.")), class_="events", aria_label="Events")
    cards = [_card(report, event, number) for number, event in enumerate(report.events, 1)]
    return _element("section", _toggle(report.events), *cards, class_="events", aria_label="Events")


def _toggle(events: Iterable[Event]) -> Html:
    """Return the switch that hides what did not happen, or not yet, with their count."""
    looks = [LOOKS[look_of(event)][0] for event in events]
    unreal = sum(style not in ("solid", "hatched") for style in looks)
    count = _element("strong", _text(f"{len(looks)} event{'s' * (len(looks) != 1)}"))
    if not unreal:
        return _element("p", count, class_="toggle")
    box = Html('<input type="checkbox" id="unreal" checked>')
    label = _element("label", box, _text(f" show the {unreal} that did not happen, or not yet"))
    return _element("p", count, label, class_="toggle")


def _card(report: CodedReport, event: Event, number: int) -> Html:
    style = LOOKS[look_of(event)][0]
    spans = " ".join(f"{start}-{end}:{kind}" for start, end, kind in _spans(event))
    facts = (
        _fact("when", *_when(event)),
        _fact("where", *_where(event.event_loc)),
        *_sizes(report, event),
        _fact("who says so", *(_link(report, link) for link in event.attribution)),
        _fact("claims", *(_stance(report, stance) for stance in event.claims)),
        _fact("context", *[_text(", ".join(event.context))] * bool(event.context)),
    )
    return _element(
        "article", _card_head(event, number), _parties(event), _element("dl", *facts), _evidence(report, event), _derived(event),
        id=f"event-{number}", class_=f"event {style} quad-{event.quad_code} {event.status}", tabindex="0", data_spans=spans,
        aria_label=f"Event {number}",
    )  # fmt: skip


def _card_head(event: Event, number: int) -> Html:
    _, label, meaning = LOOKS[look_of(event)]
    modes = [_element("span", _text(mode), class_="mode") for mode in event.mode]
    badges = [_element("span", _text(label), class_="badge certainty", title=meaning)]
    if event.negated and event.certainty != "asserted":
        badges.append(_element("span", _text(event.certainty), class_="badge certainty"))
    if event.status == "background":
        badges.append(_element("span", _text("background"), class_="badge", title="history that the report recalls"))
    return _element(
        "h2", _element("a", _text(number), class_="number", href=f"#words-{number}", title="show in the text"),
        _element("span", _text(event.event_type), class_="type"), *modes, *badges,
        _words(event.event_text.text, event.event_text.start, event.event_text.end, "trigger"),
    )  # fmt: skip


def _parties(event: Event) -> Html:
    content = [_element("span", *(_role(role, "actor") for role in event.actor), class_="side")]
    if event.recipient:
        content.append(_element("span", _text("→"), class_="arrow", aria_label="to"))
        content.append(_element("span", *(_role(role, "recipient") for role in event.recipient), class_="side"))
    return _element("div", *content, class_="parties")


def _role(role: Role, kind: str) -> Html:
    parts = [_coded_name(role.name, role.code, role.sector, role.other_sectors)]
    if role.entity_text:
        parts.append(_words(role.entity_text, role.start, role.end, kind))
    if role.implicit:
        parts.append(_note("not said in the clause"))
    return _element("span", *parts, class_=f"party lit-{kind}")


def _coded_name(name: str | None, code: str | None, sector: str | None, other_sectors: tuple[str, ...] = ()) -> Html:
    """Return a party by its name, if it has one, and by its code and sectors."""
    codes = "/".join(part for part in (code, sector, *other_sectors) if part) or "no code"
    named = [_element("span", _text(name), class_="name", dir="auto")] if name else []
    return Html(" ".join((*named, _element("code", _text(codes)))))


def _when(event: Event) -> list[Html]:
    if event.date is None and event.enddate is None:
        return []
    days = [day.isoformat() if day else "open" for day in (event.date, event.enddate)]
    shown = days[0] if days[0] == days[1] else " to ".join(days)
    return [Html(f"{_text(shown)} {_note(event.date_basis or '')}")]


def _where(place: EventPlace | None) -> list[Html]:
    if place is None:
        return []
    parts = (place.resolved_place or place.extracted_place, place.city, place.district, place.province, place.country_code)
    names = list(dict.fromkeys(part for part in parts if part))
    notes = [RESOLUTIONS[place.resolution]] if place.resolution else []
    notes += [f"within {place.radius_km:,} km"] if place.radius_km is not None else []
    notes += [f"{place.lat:.2f}, {place.lon:.2f}"] if place.lat is not None and place.lon is not None else ["not on the map"]
    shown = Html(f"{_text(', '.join(names))} {_note(' · '.join((*notes, place.basis)))} ")
    quoted = [_words(place.extracted_place, place.start, place.end, "place")] if place.extracted_place else []
    return [Html("".join((shown, *quoted)))]


def _link(report: CodedReport, link: Link) -> Html:
    return Html(f"{_source(report, link.source)} {_words(link.cue.text, link.cue.start, link.cue.end, 'source')}")


def _stance(report: CodedReport, stance: Stance) -> Html:
    said = _element("span", _text(stance.stance), class_=f"stance {stance.stance}")
    figures = [_text(f"{name} {amount(quantity)}") for name, quantity in _counted(stance.size)]
    cue = [_words(stance.cue.text, stance.cue.start, stance.cue.end, "source")] if stance.cue else []
    return Html(" ".join((_source(report, stance.source), said, *cue, *figures)))


def _source(report: CodedReport, source: Source | None) -> Html:
    if source is None:
        return _note("somebody unnamed")
    words = [] if source.start is None else [_words(report.text[source.start : source.end], source.start, source.end, "source")]
    return Html(" ".join((_coded_name(source.name, source.code, source.sector), *words)))


def _evidence(report: CodedReport, event: Event) -> Html:
    if not event.evidence:
        return Html("")
    rows = [
        _element(
            "tr", _element("th", _text(each.field), scope="row"),
            _element("td", _words(report.text[each.start : each.end], each.start, each.end, "other")),
            _element("td", _element("code", _text(each.rule))),
        )
        for each in event.evidence
    ]  # fmt: skip
    summary = _element("summary", _text(f"{len(rows)} field{'s' * (len(rows) != 1)} with words and rule"))
    return _element("details", summary, _element("table", *rows), class_="evidence")


def _derived(event: Event) -> Html:
    items = [QUADS[event.quad_code], f"sentence {event.sentence + 1}"]
    items += [f"score {event.event_scale:+g}"] if event.event_scale is not None else []
    items += [f"CAMEO {event.cameo}"] if event.cameo else []
    items += [f"confidence {event.confidence:.2f}"] if event.confidence is not None else []
    return _element("p", _text(" · ".join(items)), class_="derived")


# How many


def _counted(size: Size | None) -> list[tuple[str, Quantity]]:
    """Return what is counted with its amount, in the record's order."""
    if size is None:
        return []
    return [(field.name, quantity) for field in fields(size) if (quantity := getattr(size, field.name))]


def _sizes(report: CodedReport, event: Event) -> list[Html]:
    """Return a row for each thing counted: the range in words, its words, and a bar on which each party's figure is a tick."""
    rows = []
    for name, quantity in _counted(event.size):
        shown = [_text(amount(quantity) + " ")]
        if quantity.start is not None and quantity.end is not None:
            shown.append(_words(report.text[quantity.start : quantity.end], quantity.start, quantity.end, "other"))
        rivals = [rival for stance in event.claims for counted, rival in _counted(stance.size) if counted == name]
        rows.append(_fact(name, Html("".join((*shown, _bar(quantity, rivals))))))
    return rows


def _bar(quantity: Quantity, rivals: list[Quantity]) -> Html:
    """Return a range bar from 0 to the highest figure; nothing where there is one exact figure. An open end runs off the bar."""
    bounds = [bound for each in (quantity, *rivals) for bound in (each.low, each.high) if bound is not None]
    if len(set(bounds)) < 2 or max(bounds) <= 0:
        return Html("")
    scale = 100 / (max(bounds) * 1.15)
    low = (quantity.low or 0) * scale
    high = 100 if quantity.high is None else quantity.high * scale
    parts = [_element("rect", class_="rail", x=0, y=6, width=100, height=2)]
    parts.append(_element("rect", class_="range", x=f"{low:.1f}", y=4, width=f"{max(high - low, 1):.1f}", height=6))
    for rival in rivals:
        position = (rival.low if rival.low is not None else rival.high or 0) * scale
        parts.append(_element("rect", class_="tick", x=f"{position:.1f}", y=0, width=1, height=14))
    return _element("svg", *parts, class_="bar", viewBox="0 0 100 14", preserveAspectRatio="none", aria_hidden="true")
