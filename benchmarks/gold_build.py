"""Build benchmarks/gold/articles from benchmarks/gold/source: offsets, sentences, checksums; same sources, same bytes."""

import hashlib
import json
import re
import sys
from datetime import date as Date  # noqa: N812
from pathlib import Path

from gold_source import BREAKS, Line, Source, SourceError, SourceEvent, SourceSentence, read_source, split_list, split_words

from whimbrel.ontology import QUAD_CODES

GOLD = Path(__file__).resolve().parent / "gold"
PRECISIONS = ("day", "interval", "vague", "week", "month", "year")
SIZE = re.compile(r"(?P<what>\w+) (?P<low>\d+)(?P<more>\.\.(?P<high>\d*))?(?P<approx> approx)?(?: by (?P<source>\w+))?(?:: (?P<words>.+))?")


class Report:
    """One report while it is built: its text, its sentences' offsets, and who and where it speaks of."""

    def __init__(self, source: Source) -> None:
        """Lay out the text and read the tables of entities and places."""
        self.source = source
        self.problems: list[str] = []
        self.text, self.sentences = lay_out(source.sentences)
        self.entities = {entity["id"]: entity for entity in map(read_entity, source.entities)}
        self.places = dict(map(read_place, source.places))

    def span(self, line: Line, sentence: int, words: str) -> dict:
        """Return the span of words in a sentence, as `words`, `words^2` (second occurrence) or `words@-1` (sentence before)."""
        wanted, nth, away = split_words(words)
        number = sentence + away
        if not 0 <= number < len(self.sentences):
            raise line.error(f"{words!r} points to sentence {number}; there are {len(self.sentences)}")
        start, end = self.sentences[number]["start"], self.sentences[number]["end"]
        found = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", self.text[start:end])]
        if not found:
            raise line.error(f"{wanted!r} is not in sentence {number}")
        if nth is None and len(found) > 1:
            raise line.error(f"{wanted!r} occurs {len(found)} times in sentence {number}; say which with ^1 to ^{len(found)}")
        if nth is not None and not 1 <= nth <= len(found):
            raise line.error(f"{wanted!r} occurs {len(found)} times in sentence {number}, there is no ^{nth}")
        first = start + found[(nth or 1) - 1]
        return {"start": first, "end": first + len(wanted), "text": wanted, "sentence": number}

    def entity(self, line: Line, name: str) -> dict:
        """Return an entity by its id."""
        if name not in self.entities:
            raise line.error(f"no entity {name!r} is listed at the top")
        return self.entities[name]

    def mention(self, line: Line, sentence: int, reference: str) -> tuple[dict, dict | None]:
        """Return an entity and its mention in a sentence: `id`, `id^2` (its second there), or `id~` (not mentioned)."""
        if reference.endswith("~"):
            return self.entity(line, reference[:-1]), None
        name, nth, away = split_words(reference)
        entity = self.entity(line, name)
        found = [mention for mention in entity["mentions"] if mention["sentence"] == sentence + away]
        if not found:
            raise line.error(f"{name!r} has no mention in sentence {sentence + away}; add one with @, or write {name}~")
        if nth is None and len(found) > 1:
            raise line.error(f"{name!r} has {len(found)} mentions in sentence {sentence + away}; say which with ^1 to ^{len(found)}")
        if nth is not None and not 1 <= nth <= len(found):
            raise line.error(f"{name!r} has {len(found)} mentions in sentence {sentence + away}, there is no ^{nth}")
        mention = found[(nth or 1) - 1]
        return entity, {key: mention[key] for key in ("start", "end", "text", "sentence")}


def lay_out(sentences: list[SourceSentence]) -> tuple[str, list[dict]]:
    """Return the text of a report and the offsets of its sentences."""
    text, offsets = "", []
    for number, sentence in enumerate(sentences):
        text += BREAKS[sentence.line.key] if text else ""
        offsets.append({"id": number, "start": len(text), "end": len(text) + len(sentence.line.rest)})
        text += sentence.line.rest
    return text, offsets


def read_entity(line: Line) -> dict:
    """Read `entity id | name | kind | CODE SECTOR+OTHER | accept A,B | members a,b | role words`; - is nothing."""
    cells = [cell.strip() for cell in line.rest.split("|")]
    if len(cells) < 4 or len(cells[3].split()) != 2:
        raise line.error("expected: entity id | name | kind | CODE SECTOR+OTHER | …")
    country, sectors = cells[3].split()
    sector, *others = sectors.split("+")
    entity = {
        "id": cells[0], "name": None if cells[1] == "-" else cells[1], "kind": cells[2],
        "country": "" if country == "-" else country, "sector": "" if sector == "-" else sector, "other_sectors": others,
        "accept_codes": [], "mentions": [],
    }  # fmt: skip
    for cell in cells[4:]:
        key, _, rest = cell.partition(" ")
        fields = {"accept": "accept_codes", "members": "members", "role": "role_at_date"}
        if key not in fields:
            raise line.error(f"{key!r} is none of accept, members, role")
        entity[fields[key]] = rest if key == "role" else split_list(rest)
    return entity


def read_place(line: Line) -> tuple[str, dict]:
    """Read `place name | COUNTRY | type | lat lon | tolerance in km`."""
    cells = [cell.strip() for cell in line.rest.split("|")]
    try:
        name, country, kind, coordinates, tolerance = cells
        lat, lon = map(float, coordinates.split())
        return name, {"name": name, "country": country, "type": kind, "lat": lat, "lon": lon, "tol_km": int(tolerance)}
    except ValueError:
        raise line.error("expected: place name | COUNTRY | type | lat lon | tolerance in km") from None


# One event


def build_event(report: Report, sentence: int, event: SourceEvent) -> dict:
    """Return one event with its offsets; its id comes later, from its place in the report."""
    cells = [cell.strip() for cell in event.line.rest.split("|")]
    if len(cells) != 3:
        raise event.line.error("expected: + TYPE mode,mode / ALTERNATIVE | trigger | actors > recipients")
    types, _, alternatives = cells[0].partition("/")
    event_type, _, modes = types.strip().partition(" ")
    actors, _, recipients = cells[2].partition(">")
    triggers = [cells[1], *(line.rest for line in event.all("also"))]
    attribution = [build_link(report, sentence, line) for line in event.all("source")]
    return {
        "sentence": sentence,
        "trigger": [report.span(event.line, sentence, words) for words in triggers],
        "type": event_type,
        "modes": split_list(modes),
        "contexts": split_list(rest_of(event, "context")),
        "quad": QUAD_CODES.get(event_type),
        "alternatives": split_list(alternatives),
        "actors": build_arguments(report, event.line, sentence, actors),
        "recipients": build_arguments(report, event.line, sentence, recipients),
        "others": [],
        "places": [build_place(report, sentence, line) for line in event.all("place")],
        "date": build_date(report, sentence, event),
        "quantities": [build_quantity(report, sentence, line) for line in event.all("size")],
        "attribution": attribution,
        **build_certainty(report, sentence, event),
        "author_commitment": "hedged" if event.one("hedged") else "attributed" if attribution else "endorsed",
        "claims": [build_claim(report, sentence, line) for line in event.all("claim")],
        "attribution_optional": event.one("optional-source") is not None,
        "status": "background" if event.one("background") else "new",
        "tier": rest_of(event, "tier") or "core",
        "cluster": rest_of(event, "cluster"),
        "note": rest_of(event, "note"),
    }


def rest_of(event: SourceEvent, key: str) -> str:
    """Return what stands in a detail line, empty if there is none."""
    line = event.one(key)
    return line.rest if line else ""


def optional_span(report: Report, line: Line, sentence: int, words: str) -> dict | None:
    """Return the span of words, if there are any."""
    return report.span(line, sentence, words) if words.strip() else None


def build_arguments(report: Report, line: Line, sentence: int, references: str) -> list[dict]:
    """Return actors or recipients with their codes and their words."""
    arguments = []
    for reference in split_list(references):
        entity, span = report.mention(line, sentence, reference)
        codes = {key: entity[key] for key in ("name", "country", "sector")}
        arguments.append({"entity": entity["id"], **codes, "span": span, "implicit": span is None})
    return arguments


def build_place(report: Report, sentence: int, line: Line) -> dict:
    """Read `place NAME basis: words`; without words the place is not named with the event."""
    head, _, words = line.rest.partition(":")
    name, _, basis = head.strip().rpartition(" ")
    if name not in report.places:
        raise line.error(f"no place {name!r} is listed at the top")
    return {**report.places[name], "basis": basis, "span": optional_span(report, line, sentence, words.strip())}


def build_date(report: Report, sentence: int, event: SourceEvent) -> dict:
    """Read `date START..END precision basis: words` or `date none`; by default a new event has the publication day."""
    line, accept = event.one("date"), event.one("accept-date")
    undated = event.one("background") or rest_of(event, "certainty").startswith("conditional")
    if line is None and not undated:
        day = report.source.header["date"]
        found = {"start": day, "end": day, "basis": "publication", "precision": "day", "span": None}
    elif line is None or line.rest == "none":
        found = {"start": None, "end": None, "basis": "none", "precision": "unknown", "span": None}
    else:
        found = read_date(report, sentence, line)
    if accept:
        first, _, last = accept.rest.partition("..")
        found["accept"] = {"start_min": first, "end_max": last}
    return found


def read_date(report: Report, sentence: int, line: Line) -> dict:
    """Read a date line that gives a date."""
    head, _, words = line.rest.partition(":")
    dates, *rest = head.split()
    first, _, last = dates.partition("..")
    precision = rest.pop(0) if len(rest) > 1 else "interval" if last else "day"
    if precision not in PRECISIONS or len(rest) != 1:
        raise line.error(f"expected: date START..END precision basis: words, precision one of {', '.join(PRECISIONS)}")
    span = optional_span(report, line, sentence, words.strip())
    return {"start": first, "end": last or first, "basis": rest[0], "precision": precision, "span": span}


def build_quantity(report: Report, sentence: int, line: Line) -> dict:
    """Read `size WHAT LOW..HIGH approx by SOURCE: words`; `LOW..` has no upper bound."""
    match = SIZE.fullmatch(line.rest)
    if not match:
        raise line.error("expected: size WHAT LOW..HIGH approx by SOURCE: words")
    low = int(match["low"])
    high = low if match["more"] is None else int(match["high"]) if match["high"] else None
    quantity = {
        "what": match["what"], "value": low if low == high else None, "min": low, "max": high,
        "span": optional_span(report, line, sentence, match["words"] or ""), "unit": "persons", "approx": bool(match["approx"]),
    }  # fmt: skip
    if match["source"]:
        quantity["source"] = report.entity(line, match["source"])["id"]
    return quantity


def build_link(report: Report, sentence: int, line: Line) -> dict:
    """Read `source ENTITY cue`."""
    reference, _, cue = line.rest.partition(" ")
    entity, span = report.mention(line, sentence, reference)
    return {"source": entity["id"], "source_span": span, "cue": optional_span(report, line, sentence, cue)}


def build_claim(report: Report, sentence: int, line: Line) -> dict:
    """Read `claim ENTITY stance cue`."""
    name, stance, cue = (*line.rest.split(" ", 2), "", "")[:3]
    return {"source": report.entity(line, name)["id"], "stance": stance, "span": optional_span(report, line, sentence, cue)}


def build_certainty(report: Report, sentence: int, event: SourceEvent) -> dict:
    """Read `certainty VALUE cue`, `negated cue` and `accept-certainty VALUES`."""
    certainty, negation = event.one("certainty"), event.one("negated")
    value, _, cue = certainty.rest.partition(" ") if certainty else ("asserted", "", "")
    return {
        "certainty": value,
        "negated": negation is not None,
        "certainty_cue": optional_span(report, certainty, sentence, cue) if certainty else None,
        "negation_cue": optional_span(report, negation, sentence, negation.rest) if negation else None,
        "certainty_accept": split_list(rest_of(event, "accept-certainty")),
    }


# One report


def add_mentions(report: Report) -> None:
    """Give each entity its mentions: `@ id/form words; id/form words`."""
    for number, sentence in enumerate(report.source.sentences):
        for line in sentence.mentions:
            for item in split_list(line.rest, ";"):
                try:
                    head, _, words = item.partition(" ")
                    name, _, form = head.partition("/")
                    mention = {**report.span(line, number, words.strip()), "type": form}
                    report.entity(line, name)["mentions"].append(mention)
                except SourceError as error:
                    report.problems.append(str(error))
    for entity in report.entities.values():
        entity["mentions"].sort(key=lambda mention: mention["start"])


def build_events(report: Report) -> list[dict]:
    """Return all events in the order of the text, with ids E01, E02, … and clusters."""
    events = []
    for number, sentence in enumerate(report.source.sentences):
        for event in sentence.events:
            try:
                events.append(build_event(report, number, event))
            except SourceError as error:
                report.problems.append(str(error))
    events.sort(key=lambda event: event["trigger"][0]["start"])
    return [{"id": f"E{n:02}", **event, "cluster": f"C-{event['cluster'] or n}"} for n, event in enumerate(events, 1)]


def build_must_not(report: Report) -> list[dict]:
    """Return the readings that are errors: `- words | rule`."""
    readings = []
    for number, sentence in enumerate(report.source.sentences):
        for line in sentence.must_not:
            words, _, rule = line.rest.partition("|")
            try:
                readings.append({"span": report.span(line, number, words.strip()), "rule": rule.strip()})
            except SourceError as error:
                report.problems.append(str(error))
    return readings


def same_events(events: list[dict]) -> list[dict]:
    """Return the relations between mentions of one happening."""
    clusters: dict[str, list[str]] = {}
    for event in events:
        clusters.setdefault(event["cluster"], []).append(event["id"])
    return [{"type": "same_event", "events": ids, "cluster": name} for name, ids in clusters.items() if len(ids) > 1]


def build(source: Source) -> tuple[dict, dict]:
    """Return the document and the gold record of one source; raises SourceError naming every bad line."""
    report = Report(source)
    add_mentions(report)
    events, must_not = build_events(report), build_must_not(report)
    if report.problems:
        raise SourceError("\n".join(report.problems))
    header = {"title": source.header.get("title", ""), "language": source.header.get("language", "en")}
    document = {"id": source.header["id"], "text": report.text, "date": source.header["date"], **header}
    gold = {
        "schema": "whimbrel-gold/1", "doc_id": document["id"], **header, "publication_date": document["date"],
        "publication_weekday": f"{Date.fromisoformat(document['date']):%A}", "invented": True,
        "style": source.header.get("style", ""), "region": source.header.get("region", ""),
        "text_sha256": hashlib.sha256(report.text.encode()).hexdigest(), "text_chars": len(report.text),
        "sentences": report.sentences, "entities": list(report.entities.values()), "events": events,
        "relations": same_events(events), "must_not": must_not, "debatable": [line.rest for line in source.debatable],
    }  # fmt: skip
    return document, gold


def build_all(folder: Path) -> tuple[list[tuple[dict, dict]], list[str]]:
    """Return what every source in a folder becomes, in the order of file names, and what is wrong with them."""
    built, problems = [], []
    for path in sorted(folder.glob("*.txt")):
        try:
            built.append(build(read_source(path)))
        except SourceError as error:
            problems.append(str(error))
    return built, problems


def main() -> int:
    """Write documents.jsonl and gold.jsonl, or say what is wrong and write nothing."""
    built, problems = build_all(GOLD / "source")
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        return 1
    for name, records in zip(("documents", "gold"), zip(*built, strict=True), strict=True):
        lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in records]
        (GOLD / "articles" / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
    print(f"{len(built)} reports, {sum(len(gold['events']) for _, gold in built)} events")
    return 0


if __name__ == "__main__":
    sys.exit(main())
