"""Check gold in the format whimbrel-gold/1: `gold_check.py [FOLDER]` names every defect and exits with 1 if there is one."""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812
from pathlib import Path

from whimbrel.ontology import CERTAINTIES, CONTEXTS, EVENT_TYPES, NON_STATE_CODES, QUAD_CODES, SECTORS, SIZES, STANCES, STATUSES, modes_of

ARTICLES = Path(__file__).resolve().parent / "gold" / "articles"
FORMS = ("name", "misspelt", "pronoun", "nominal", "role", "metonym", "adjective", "possessive", "acronym")
TIERS = ("core", "secondary", "optional")
PLACE_BASES = ("explicit", "inherited", "inferred")
DATE_BASES = ("explicit", "inferred", "publication", "none")
COMMITMENTS = ("endorsed", "attributed", "hedged")
CODE = re.compile(r"[A-Z]{3}")

Defects = Iterator[str]


def read_jsonl(path: Path) -> list[dict]:
    """Read one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def check_folder(folder: Path) -> list[str]:
    """Return every defect of the gold in a folder that holds documents.jsonl and gold.jsonl."""
    documents, golds = read_jsonl(folder / "documents.jsonl"), read_jsonl(folder / "gold.jsonl")
    names = [gold["doc_id"] for gold in golds]
    defects = [f"{name}: {names.count(name)} gold records" for name in sorted(set(names)) if names.count(name) > 1]
    texts = {document["id"]: document for document in documents}
    defects += [f"{name}: no gold record" for name in texts if name not in names]
    for gold in golds:
        document = texts.get(gold["doc_id"])
        found = check(gold, document) if document else ["no document of this id"]
        defects += [f"{gold['doc_id']}: {defect}" for defect in found]
    return defects


def check(gold: dict, document: dict) -> list[str]:
    """Return every defect of one gold record."""
    defects = [*check_head(gold, document), *check_sentences(gold, document["text"]), *check_entities(gold)]
    for span, where in spans_of(gold):
        defects += [f"{where}: {defect}" for defect in check_span(span, gold, document["text"])]
    for event in gold["events"]:
        defects += [f"{event['id']}: {defect}" for defect in check_event(event, gold)]
    return [*defects, *check_must_not(gold)]


def one_of(value: object, legal: object, what: str) -> Defects:
    """Yield a defect if a value is not among the legal ones."""
    if value not in legal:  # type: ignore[operator]
        yield f"{value!r} is no {what}"


# The report


def check_head(gold: dict, document: dict) -> Defects:
    """Check that the record belongs to this text and this day."""
    text = document["text"]
    if gold["schema"] != "whimbrel-gold/1":
        yield f"schema {gold['schema']!r} is not whimbrel-gold/1"
    if gold["text_sha256"] != hashlib.sha256(text.encode()).hexdigest() or gold["text_chars"] != len(text):
        yield "text_sha256 or text_chars is not that of the document"
    if gold["publication_date"] != document["date"]:
        yield f"publication_date {gold['publication_date']} is not the document's {document['date']}"
    elif gold["publication_weekday"] != f"{Date.fromisoformat(document['date']):%A}":
        yield f"{gold['publication_date']} is no {gold['publication_weekday']}"
    ids = [event["id"] for event in gold["events"]]
    yield from (f"{ids.count(name)} events with id {name}" for name in sorted(set(ids)) if ids.count(name) > 1)


def check_sentences(gold: dict, text: str) -> Defects:
    """Check that the sentences are numbered, in order and cover all words."""
    covered = 0
    for number, sentence in enumerate(gold["sentences"]):
        if sentence["id"] != number:
            yield f"sentence {number} has id {sentence['id']}"
        if not covered <= sentence["start"] < sentence["end"] <= len(text):
            yield f"sentence {number} is empty, overlaps the one before or leaves the text"
        elif text[covered : sentence["start"]].strip():
            yield f"words before sentence {number} are in no sentence"
        covered = max(covered, sentence["end"])
    if text[covered:].strip():
        yield "words after the last sentence are in no sentence"


def check_entities(gold: dict) -> Defects:
    """Check the codes, the mentions' forms and the members of entities."""
    ids = [entity["id"] for entity in gold["entities"]]
    for entity in gold["entities"]:
        where = f"entity {entity['id']}"
        if ids.count(entity["id"]) > 1:
            yield f"{where}: its id is used twice"
        if not legal_code(entity["country"] + entity["sector"]):
            yield f"{where}: {entity['country']!r} with {entity['sector']!r} is no code and sector"
        for code in entity["accept_codes"]:
            if not legal_code(code):
                yield f"{where}: accepted {code!r} is no code and sector"
        for sector in entity["other_sectors"]:
            yield from (f"{where}: {defect}" for defect in one_of(sector, SECTORS, "sector"))
        for mention in entity["mentions"]:
            yield from (f"{where}: {defect}" for defect in one_of(mention["type"], FORMS, "form of mention"))
        for member in entity.get("members", ()):
            yield from (f"{where}: {defect}" for defect in one_of(member, ids, "entity of this report"))


def legal_code(code: str) -> bool:
    """Tell whether a string is a country or non-state code, a sector, or both together."""
    if code in SECTORS or code == "":
        return True
    country, sector = code[:3], code[3:]
    return bool(CODE.fullmatch(country)) and (country in NON_STATE_CODES or country not in SECTORS) and sector in {"", *SECTORS}


# Spans


def spans_of(item: object, where: str = "") -> Iterator[tuple[dict, str]]:
    """Yield every span in a record with words for where it stands."""
    if isinstance(item, dict):
        if {"start", "end", "text"} <= item.keys():
            yield item, where
        else:
            here = f"{where} {item['id']}".strip() if isinstance(item.get("id"), str) else where
            for key, value in item.items():
                yield from spans_of(value, here if key in ("events", "entities") else f"{here} {key}".strip())
    elif isinstance(item, list):
        for part in item:
            yield from spans_of(part, where)


def check_span(span: dict, gold: dict, text: str) -> Defects:
    """Check that a span gives its own text, whole words, inside its sentence."""
    start, end, number = span["start"], span["end"], span["sentence"]
    if text[start:end] != span["text"]:
        yield f"{start}-{end} is {text[start:end]!r}, not {span['text']!r}"
        return
    if start and re.match(r"\w\w", text[start - 1 :]):
        yield f"{span['text']!r} begins inside a word"
    if re.match(r"\w\w", text[end - 1 :]):
        yield f"{span['text']!r} ends inside a word"
    if not 0 <= number < len(gold["sentences"]):
        yield f"{span['text']!r} is in sentence {number}, which there is not"
    elif not gold["sentences"][number]["start"] <= start < end <= gold["sentences"][number]["end"]:
        yield f"{span['text']!r} is not in sentence {number}"


# Events


def check_event(event: dict, gold: dict) -> Defects:
    """Check one event's codes, parties, intervals and the sense of its certainty."""
    yield from check_type(event)
    yield from check_parties(event, gold)
    yield from check_date(event, gold)
    yield from check_labels(event)
    for place in event["places"]:
        yield from one_of(place["basis"], PLACE_BASES, "basis of a place")
        if not (-90 <= place["lat"] <= 90 and -180 <= place["lon"] <= 180 and place["tol_km"] > 0):
            yield f"{place['name']} is not on the globe, or without tolerance"
    for quantity in event["quantities"]:
        yield from one_of(quantity["what"], SIZES, "size")
        if quantity["max"] is not None and not quantity["min"] <= quantity["max"]:
            yield f"{quantity['what']} {quantity['min']} to {quantity['max']} is no interval"


def check_type(event: dict) -> Defects:
    """Check type, modes, contexts, alternatives and quad code, and that the trigger is in the event's sentence."""
    yield from one_of(event["type"], EVENT_TYPES, "event type")
    legal_modes = {mode for name in (event["type"], *event["alternatives"]) for mode in modes_of(name)}
    for mode in event["modes"]:
        yield from one_of(mode, legal_modes, f"mode of {event['type']}")
    for context in event["contexts"]:
        yield from one_of(context, CONTEXTS, "context")
    for name in event["alternatives"]:
        yield from one_of(name, EVENT_TYPES, "event type")
    if event["quad"] != QUAD_CODES.get(event["type"]):
        yield f"quad {event['quad']} is not that of {event['type']}"
    if not event["trigger"]:
        yield "no trigger"
    for span in event["trigger"]:
        if span["sentence"] != event["sentence"]:
            yield f"trigger {span['text']!r} is in sentence {span['sentence']}, the event in {event['sentence']}"


def check_parties(event: dict, gold: dict) -> Defects:
    """Check that all parties are entities of the report, that arguments are mentions, and that there is an actor."""
    entities = {entity["id"]: entity for entity in gold["entities"]}
    parties = [*event["actors"], *event["recipients"]]
    for party in parties:
        yield from one_of(party["entity"], entities, "entity of this report")
        if party["implicit"] != (party["span"] is None):
            yield f"{party['entity']} is implicit and has words, or is neither"
        mentions = entities.get(party["entity"], {}).get("mentions", [])
        if party["span"] and not any(mention["start"] == party["span"]["start"] for mention in mentions):
            yield f"{party['span']['text']!r} is no mention of {party['entity']}"
    if not event["actors"]:
        yield "no actor: write one that is unknown, UNK and implicit"
    sources = [link["source"] for link in event["attribution"]] + [claim["source"] for claim in event["claims"]]
    for source in [*sources, *(quantity["source"] for quantity in event["quantities"] if "source" in quantity)]:
        yield from one_of(source, entities, "entity of this report")


def check_date(event: dict, gold: dict) -> Defects:
    """Check that a date is an interval in order, and that what has happened did so by the day of publication."""
    date, accept = event["date"], event["date"].get("accept", {})
    yield from one_of(date["basis"], DATE_BASES, "basis of a date")
    days = [date["start"], date["end"], accept.get("start_min"), accept.get("end_max")]
    wrong = [day for day in days if day is not None and not is_day(day)]
    yield from (f"{day!r} is no date" for day in wrong)
    if wrong or date["start"] is None:
        return
    if not date["start"] <= date["end"]:
        yield f"{date['start']} to {date['end']} is no interval"
    if accept and not accept["start_min"] <= min(date["start"], accept["end_max"]):
        yield f"{accept['start_min']} to {accept['end_max']} accepts not its own date"
    if event["certainty"] == "asserted" and not event["negated"] and date["start"] > gold["publication_date"]:
        yield f"asserted, but on {date['start']}, after publication"


def is_day(text: str) -> bool:
    """Tell whether a string is a date, YYYY-MM-DD."""
    try:
        return Date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def check_labels(event: dict) -> Defects:
    """Check the closed vocabularies that are left, and that denial, negation and claims fit together."""
    for certainty in (event["certainty"], *event["certainty_accept"]):
        yield from one_of(certainty, CERTAINTIES, "certainty")
    for claim in event["claims"]:
        yield from one_of(claim["stance"], STANCES, "stance")
    yield from one_of(event["status"], STATUSES, "status")
    yield from one_of(event["tier"], TIERS, "tier")
    yield from one_of(event["author_commitment"], COMMITMENTS, "commitment")
    if event["certainty"] == "denied" and not any(claim["stance"] == "denied" for claim in event["claims"]):
        yield "denied, but nobody denies it in claims"
    if event["certainty"] == "denied" and event["negated"]:
        yield "denied and negated: a denial by somebody is not negated"


def check_must_not(gold: dict) -> Defects:
    """Check that no forbidden reading stands on a trigger that may be coded as a fact."""
    facts = [event for event in gold["events"] if event["certainty"] == "asserted" and not event["negated"]]
    for reading in gold["must_not"]:
        span = reading["span"]
        if not reading["rule"]:
            yield f"must_not {span['text']!r}: no reason given"
        for event in facts:
            if any(trigger["start"] < span["end"] and span["start"] < trigger["end"] for trigger in event["trigger"]):
                yield f"must_not {span['text']!r} forbids {event['id']}, which is a fact"


def main() -> int:
    """Check a folder; print every defect."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    defects = check_folder(folder)
    for defect in defects:
        print(defect, file=sys.stderr)
    print(f"{len(defects)} defects in {folder}")
    return int(bool(defects))


if __name__ == "__main__":
    sys.exit(main())
