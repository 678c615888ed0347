"""How a report was read, for a terminal: each sentence with its words, what they name, what they say, and the rules behind that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from whimbrel import records
from whimbrel.errors import WhimbrelError
from whimbrel.ontology import SIZES
from whimbrel.records import Candidate, Claim, Document, Event, Sentence
from whimbrel.syntax import sentence_at
from whimbrel.views.page import RESOLUTIONS, look_of
from whimbrel.views.printable import printable
from whimbrel.views.table import amount

if TYPE_CHECKING:
    from whimbrel.pipeline import Reading

Item = TypeVar("Item")
BySentence = dict[int, list[Item]]

_LONGEST = 90  # characters of a quoted stretch
_STYLES = {"asserted": "green", "reported": "cyan", "denied": "red", "negated": "red", "possible": "yellow", "planned": "blue"}
_NOT_MADE = "no event was made of this claim: its parties are nobody known, or another event tells the same act"


def explain(reading: Reading, *, sentence: int | None = None) -> Iterator[RenderableType]:
    """Yield what to print of a reading, in text order; `sentence` (the first is 1) limits it to one.

    Raises WhimbrelError if there is no such sentence.
    """
    sentences = reading.document.sentences
    if sentence is not None and not 1 <= sentence <= len(sentences):
        raise WhimbrelError(f"there is no sentence {sentence}: report {reading.coded.id} has {len(sentences)}")
    chosen = sentences if sentence is None else sentences[sentence - 1 : sentence]
    yield _head(reading)
    parts = _Parts(reading)
    for each in chosen:
        yield from _sentence(parts, each, len(sentences))


class _Parts:
    """A reading's records by the sentence in which they stand, so that a long report is gone through once."""

    def __init__(self, reading: Reading) -> None:
        document, mentions, claims = reading.document, reading.mentions, reading.claims
        tokens = document.tokens
        self.document = document
        self.entities = {entity.id: entity for entity in mentions.entities}
        self.candidates: dict[str, list[Candidate]] = defaultdict(list)
        for candidate in mentions.candidates:
            self.candidates[candidate.entity].append(candidate)
        self.mentions = _by_sentence(document, mentions.mentions, lambda mention: mention.start)
        self.places = _by_sentence(document, mentions.places, lambda place: place.start)
        self.times = _by_sentence(document, mentions.times, lambda time: time.start)
        self.quantities = _by_sentence(document, mentions.quantities, lambda quantity: quantity.start)
        spoken = sorted((*claims.sayings, *claims.doubts), key=lambda saying: saying.cue.start)
        self.sayings = _by_sentence(document, spoken, lambda saying: saying.cue.start)
        self.commitments = _by_sentence(document, claims.commitments, lambda commitment: tokens[commitment.token].start)
        self.claims = _by_sentence(document, claims.claims, lambda claim: claim.start)
        self.passed = _by_sentence(document, claims.passed, lambda passed: tokens[passed.token].start)
        self.events = _by_sentence(document, reading.coded.events, lambda event: event.event_text.start)


def _by_sentence(document: Document, items: Iterable[Item], start: Callable[[Item], int | None]) -> BySentence[Item]:
    found: BySentence[Item] = defaultdict(list)
    for item in items:
        offset = start(item)
        if offset is not None:
            found[sentence_at(document, offset)].append(item)
    return found


# Pieces of layout


def _cell(content: object, style: str = "") -> Text:
    """Return anything as text that can neither be read as rich's markup nor steer a terminal; offsets stay."""
    if isinstance(content, Text):
        return content
    return Text(printable(str(content)), style=style)


def _quote(document: Document, start: int | None, end: int | None) -> Text:
    """Return words of the report in quotation marks, the middle of a long stretch left out; a dash where there are none."""
    if start is None or end is None:
        return Text("–", style="dim")
    text = document.text
    half = _LONGEST // 2
    words = text[start:end] if end - start <= _LONGEST else f"{text[start : start + half]} … {text[end - half : end]}"
    return _cell(f"“{words}”")


def _quote_token(document: Document, index: int) -> Text:
    return _quote(document, document.tokens[index].start, document.tokens[index].end)


def _table(*columns: str, rows: Iterable[Iterable[object]]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*map(_cell, row))
    return table


def _part(name: str, content: RenderableType, style: str = "bold cyan") -> Iterator[RenderableType]:
    yield Text(name, style=style)
    yield Padding(content, (0, 0, 1, 2), expand=False)


def _codes(*parts: str | None) -> str:
    return "/".join(part for part in parts if part) or "no code"


# The report and its sentences


def _head(reading: Reading) -> Text:
    coded = reading.coded
    told = (coded.title, coded.publication, coded.date or "no date", coded.language)
    counts = ", ".join(
        f"{len(found)} {name}{'s' * (len(found) != 1)}" for name, found in (("sentence", coded.sentences), ("event", coded.events))
    )
    return (
        _cell(coded.id, "bold")
        .append_text(_cell("  " + " · ".join(str(item) for item in (*told, counts) if item), "not bold"))
        .append("\n")
    )


def _sentence(parts: _Parts, sentence: Sentence, total: int) -> Iterator[RenderableType]:
    number, document = sentence.index, parts.document
    yield Rule(f"sentence {number + 1} of {total} · characters {sentence.start} to {sentence.end}", align="left", style="dim")
    yield Padding(_marked(parts, sentence), (0, 0, 1, 0), expand=False)
    yield from _part("words", _words(document, sentence))
    if parts.mentions[number]:
        yield from _part("who is named", _mentions(parts, number))
    if located := _located(parts, number):
        rows = [(_quote(document, start, end), kind, meaning) for start, end, kind, meaning in located]
        yield from _part("places, times, amounts", _table("words", "kind", "read as", rows=rows))
    if parts.sayings[number]:
        yield from _part("who says so", _sayings(parts, number))
    if parts.commitments[number]:
        yield from _part("how sure", _commitments(parts, number))
    yield from _claims_and_events(parts, number)
    if parts.passed[number]:
        rows_passed = [(_quote_token(document, each.token), each.reason, each.rule) for each in parts.passed[number]]
        yield from _part("not coded", _table("words", "why not", "rule", rows=rows_passed), "bold yellow")


def _marked(parts: _Parts, sentence: Sentence) -> Text:
    """Return the sentence with the triggers of its events set off by colour."""
    text = _cell(parts.document.text[sentence.start : sentence.end], "bold")
    for event in parts.events[sentence.index]:
        style = f"reverse {_STYLES.get(look_of(event), '')}".strip()
        text.stylize(style, event.event_text.start - sentence.start, event.event_text.end - sentence.start)
    return text


def _words(document: Document, sentence: Sentence) -> Table:
    rows = []
    for token in document.tokens[sentence.first : sentence.last]:
        if token.upos == "SPACE":
            continue
        head = "" if token.head == token.index else f"{document.tokens[token.head].form} ({token.head - sentence.first + 1})"
        rows.append((token.index - sentence.first + 1, token.form, token.lemma, token.upos, token.tag, token.deprel, head))
    return _table("", "word", "lemma", "pos", "tag", "relation", "of", rows=rows)


def _mentions(parts: _Parts, number: int) -> Table:
    rows: list[tuple[object, ...]] = []
    for mention in parts.mentions[number]:
        words = _quote(parts.document, mention.start, mention.end)
        entity = parts.entities.get(mention.entity or "")
        if entity is None:
            rows.append((words, mention.form, "nobody known"))
        else:
            codes = _codes(entity.code, entity.sector, *entity.other_sectors)
            named = entity.name or "unnamed"
            rivals = "; ".join(f"{one.name} {_codes(one.code, one.sector)} {one.score:.2f}" for one in parts.candidates[entity.id])
            rows.append((words, mention.form, entity.id, f"{named} (or {rivals}?)" if rivals else named, codes, entity.office or ""))
    return _table("words", "form", "entity", "name", "code/sector", "office", rows=rows)


def _located(parts: _Parts, number: int) -> list[tuple[int, int, str, str]]:
    """Return places, times and amounts in text order: start, end, kind, what each is read as."""
    found = [(place.start, place.end, "place", _place(place)) for place in parts.places[number]]
    found += [(time.start, time.end, "time", f"{_days(time.date, time.enddate)} · {time.granularity}") for time in parts.times[number]]
    found += [(each.start or 0, each.end or 0, "amount", _amount(each)) for each in parts.quantities[number]]
    return sorted(found)


def _place(place: records.Place | records.EventPlace) -> str:
    names = dict.fromkeys(name for name in (place.resolved_place, place.province, place.country_code) if name)
    exact = [RESOLUTIONS[place.resolution]] if place.resolution else []
    exact += [f"within {place.radius_km} km"] if place.radius_km is not None else []
    exact += [f"{place.lat:.2f}, {place.lon:.2f}"] if place.lat is not None and place.lon is not None else []
    return " · ".join((", ".join(names) or "not resolved", *exact))


def _days(date: object, enddate: object) -> str:
    return " to ".join(str(day) for day in dict.fromkeys((date, enddate)) if day) or "no date"


def _amount(quantity: records.Quantity) -> str:
    return " · ".join(part for part in (amount(quantity), quantity.unit, quantity.of, quantity.relation) if part)


def _sayings(parts: _Parts, number: int) -> Table:
    document, rows = parts.document, []
    for saying in parts.sayings[number]:
        who = Text("somebody unnamed", style="dim")
        if saying.source:
            entity = parts.entities.get(saying.source.entity or "")
            who = _quote(document, saying.source.start, saying.source.end)
            who.append(f" {_codes(entity.code, entity.sector)}" if entity else " nobody known", style="dim")
        content = Text(" + ").join(_quote(document, span.start, span.end) for span in saying.contents)
        cue = _quote(document, saying.cue.start, saying.cue.end)
        rows.append((who, cue, saying.stance, content, saying.quoted or "", saying.rule))
    return _table("source", "cue", "stance", "content", "quoted", "rule", rows=rows)


def _commitments(parts: _Parts, number: int) -> Table:
    document, rows = parts.document, []
    for commitment in parts.commitments[number]:
        sure = [commitment.certainty, *["negated"] * commitment.negated, *["background"] * commitment.background]
        reasons = [_because(document, each) for each in commitment.evidence]
        rows.append((_quote_token(document, commitment.token), ", ".join(sure), Text("\n").join(reasons)))
    return _table("predicate", "commitment", "because of", rows=rows)


def _because(document: Document, evidence: records.Evidence) -> Text:
    """Return field, words and rule of a piece of evidence on one line."""
    return (
        _cell(f"{evidence.field} ", "dim")
        .append_text(_quote(document, evidence.start, evidence.end))
        .append_text(_cell(f" {evidence.rule}", "dim"))
    )


# Claims, and the events that were made of them


def _claims_and_events(parts: _Parts, number: int) -> Iterator[RenderableType]:
    """Yield each claim of a sentence above the events that were made of it, then the events that have no claim of their own."""
    events = list(parts.events[number])
    for claim in parts.claims[number]:
        yield from _part(f"claim · {_type(claim.event_type, claim.mode)}", _claim(parts.document, claim))
        made = [event for event in events if (event.event_text.start, event.event_text.end) == (claim.start, claim.end)]
        events = [event for event in events if event not in made]
        if not made:
            yield Padding(Text(_NOT_MADE, style="dim"), (0, 0, 1, 2), expand=False)
        for event in made:
            yield from _event_part(parts, event)
    for event in events:
        yield from _event_part(parts, event)


def _event_part(parts: _Parts, event: Event) -> Iterator[RenderableType]:
    name = f"event · {_type(event.event_type, event.mode)} · {look_of(event)}"
    return _part(name, _event(parts.document, event), f"bold {_STYLES.get(look_of(event), '')}".strip())


def _type(event_type: str, modes: tuple[str, ...]) -> str:
    return " ".join((event_type, ", ".join(modes))).strip()


def _claim(document: Document, claim: Claim) -> Table:
    rows: list[tuple[object, ...]] = [("trigger", _quote(document, claim.start, claim.end), claim.rule)]
    if claim.anchor != claim.trigger:
        rows.append(("anchor", _quote_token(document, claim.anchor), "carries the clause's certainty"))
    rows += [("actor", _quote(document, each.start, each.end), "reciprocal" if claim.reciprocal else "") for each in claim.actors]
    rows += [("recipient", _quote(document, each.start, each.end), "") for each in claim.recipients]
    if claim.content is not None:
        rows.append(("content", _quote_token(document, claim.content), ""))
    if claim.certainty:
        rows.append(("certainty", claim.certainty, claim.rule))
    rows += [(each.field, _quote(document, each.start, each.end), each.rule) for each in claim.evidence]
    return _table("field", "words", "rule", rows=rows)


# A coded field: name, value, and the offsets of its own words.
Field = tuple[str, str, int | None, int | None]


def _event(document: Document, event: Event) -> Table:
    """Return an event field by field, each with its words and the rules that its evidence names."""
    fields = list(_fields(document, event))
    rows = [(name, value, _words_of(document, event, name, start, end), _rules(event, name)) for name, value, start, end in fields]
    named = {name for name, *_ in fields}
    rows += [(each.field, "", _quote(document, each.start, each.end), each.rule) for each in event.evidence if each.field not in named]
    return _table("field", "value", "words", "rule", rows=rows)


def _words_of(document: Document, event: Event, field: str, start: int | None, end: int | None) -> Text:
    """Return a field's own words, else those of its evidence."""
    if start is not None:
        return _quote(document, start, end)
    return Text(" ").join(_quote(document, each.start, each.end) for each in event.evidence if each.field == field)


def _rules(event: Event, field: str) -> str:
    return ", ".join(dict.fromkeys(each.rule for each in event.evidence if each.field == field))


def _fields(document: Document, event: Event) -> Iterator[Field]:
    """Yield what an event's fields hold, in the record's order; those that hold nothing are left out."""
    yield "event_type", event.event_type, event.event_text.start, event.event_text.end
    for name, values in (("mode", event.mode), ("context", event.context)):
        if values:
            yield name, ", ".join(values), None, None
    for side, roles in (("actor", event.actor), ("recipient", event.recipient)):
        yield from ((side, _role(role), role.start, role.end) for role in roles)
    yield "date", f"{_days(event.date, event.enddate)}{f' ({event.date_basis})' if event.date_basis else ''}", None, None
    if event.event_loc:
        yield "event_loc", f"{_place(event.event_loc)} ({event.event_loc.basis})", event.event_loc.start, event.event_loc.end
    for name in SIZES:
        if quantity := getattr(event.size, name):
            yield f"size.{name}", amount(quantity), quantity.start, quantity.end
    yield "certainty", event.certainty, None, None
    if event.negated:
        yield "negated", "true", None, None
    yield "status", event.status, None, None
    for link in event.attribution:
        yield "attribution", f"{_source(document, link.source)}: “{link.cue.text}”", link.cue.start, link.cue.end
    for stance in event.claims:
        cue = stance.cue
        said = f"{_source(document, stance.source)}: {stance.stance}{_figures(stance)}"
        yield "claims", said, cue.start if cue else None, cue.end if cue else None
    yield "cameo", event.cameo or "none", None, None
    if event.confidence is not None:
        yield "confidence", f"{event.confidence:.2f}", None, None


def _figures(stance: records.Stance) -> str:
    """Return the figures that a party gives: ", dead 5"."""
    given = ((name, getattr(stance.size, name)) for name in SIZES) if stance.size else ()
    return "".join(f", {name} {amount(quantity).split(' · ')[0]}" for name, quantity in given if quantity)


def _role(role: records.Role) -> str:
    name = [role.name] if role.name else []
    return " ".join((*name, _codes(role.code, role.sector, *role.other_sectors), *["(implicit)"] * role.implicit))


def _source(document: Document, source: records.Source | None) -> str:
    if source is None:
        return "somebody unnamed"
    words = source.name or (document.text[source.start : source.end] if source.start is not None else "")
    return f"{words} {_codes(source.code, source.sector)}".strip()
