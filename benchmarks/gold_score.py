"""Score whimbrel on its own gold: `gold_score.py` prints the figures, `--errors` also what is missed or wrong.

The reports that gold/held.txt names are held out: their figures stand apart, and no errors of theirs are shown. A small
sister of the bench's `articles` task, so that the figures that are pinned in floors.toml need nothing but this repository.
"""

import argparse
from collections.abc import Iterable, Mapping
from datetime import date as Date  # noqa: N812

from gold_check import ARTICLES, read_jsonl
from gold_circumstances import date_share, place_share, quantity_share

import whimbrel
from whimbrel.records import CodedReport, Event, Source

METRICS = {
    "core_recall": "core happenings (clusters) of which at least one mention was coded with a right type",
    "precision": "asserted, un-negated events that the gold has; a must_not reading counts as two errors",
    "must_not_hits": "readings coded as fact that the text does not make (number)",
    "type": "right event type, of the events paired by their words",
    "certainty": "right certainty, of the matched events",
    "negated": "right negation, of the matched events",
    "status": "new or background right, of the matched events",
    "place": "place within the tolerance, of the matched events that have one or were given one as explicit",
    "date": "the day, or an interval that overlaps where the gold is no single day, of the matched events",
    "quantities": "sizes whose bounds lie in the gold ones, over the gold's and the superfluous ones",
    "attribution": "exactly the right set of sources, of the matched events",
    "claims": "right stances of parties, of the gold's and the superfluous ones of the matched events that are disputed",
    "dull_events": "events per 100 sentences in the reports in which nothing happens",
}
LOWER_IS_BETTER = ("must_not_hits", "dull_events")
ARGUMENTS_THAT_IDENTIFY = 2
HELD = frozenset((ARTICLES.parent / "held.txt").read_text(encoding="utf-8").split())


def code_gold() -> dict[str, CodedReport]:
    """Return what whimbrel reads in each report of the gold, by id."""
    documents = read_jsonl(ARTICLES / "documents.jsonl")
    return {document["id"]: whimbrel.code(document["text"], date=Date.fromisoformat(document["date"])) for document in documents}


def score(golds: list[dict], coded: Mapping[str, CodedReport]) -> dict[str, float]:
    """Return every metric over all reports; a report that was not coded counts as read without events."""
    readings = [Reading(gold, coded[gold["doc_id"]].events if gold["doc_id"] in coded else ()) for gold in golds]
    core = sum(len(reading.core) for reading in readings)
    facts = sum(len(reading.facts) + len(reading.forbidden) for reading in readings)
    paired = sum(len(reading.pairs) for reading in readings)
    matched = [pair for reading in readings for pair in reading.matched]
    told = [(reading.gold, wanted, event) for reading in readings for wanted, event in reading.matched]
    shares = [claim_share(gold, wanted, event) for gold, wanted, event in told if wanted["claims"]]
    dull = [reading for reading in readings if not reading.gold["events"]]
    return {
        "core_recall": ratio(sum(len(reading.core & reading.found) for reading in readings), core),
        "precision": ratio(sum(len(reading.right_facts) for reading in readings), facts),
        "must_not_hits": sum(len(reading.forbidden) for reading in readings),
        "type": ratio(len(matched), paired),
        "certainty": ratio(sum(right_certainty(wanted, event) for wanted, event in matched), len(matched)),
        "negated": ratio(sum(wanted["negated"] == event.negated for wanted, event in matched), len(matched)),
        "status": ratio(sum(wanted["status"] == event.status for _, wanted, event in told), len(told)),
        "place": mean(place_share(wanted, event) for wanted, event in matched),
        "date": mean(date_share(wanted, event) for wanted, event in matched),
        "quantities": mean(quantity_share(wanted, event) for wanted, event in matched),
        "attribution": ratio(sum(right_sources(gold, wanted, event) for gold, wanted, event in told), len(told)),
        "claims": ratio(sum(shares), len(shares)),
        "dull_events": 100 * ratio(sum(len(reading.events) for reading in dull), sum(len(reading.gold["sentences"]) for reading in dull)),
    }


def ratio(part: float, whole: float) -> float:
    """Divide, taking 0 where there is nothing to divide by."""
    return part / whole if whole else 0.0


def mean(shares: Iterable[float | None]) -> float:
    """Return the mean of the shares that were judged."""
    judged = [share for share in shares if share is not None]
    return ratio(sum(judged), len(judged))


class Reading:
    """A gold report beside the events that were read in it: who goes with whom, and what is right."""

    def __init__(self, gold: dict, events: tuple[Event, ...]) -> None:
        """Pair the events with the gold one to one, the likest first."""
        self.gold = gold
        self.events = events
        self.pairs = [(gold["events"][wanted], events[read]) for wanted, read in align(gold, events)]
        self.matched = [(wanted, event) for wanted, event in self.pairs if fits_type(wanted, event)]
        self.core = {wanted["cluster"] for wanted in gold["events"] if wanted["tier"] == "core"}
        self.found = {wanted["cluster"] for wanted, _ in self.matched}
        self.facts = [event for event in events if is_fact(event)]
        gold_of = {id(event): wanted for wanted, event in self.matched}
        self.forbidden = [event for event in self.facts if is_forbidden(gold, gold_of.get(id(event)), event)]
        wrong = {id(event) for event in self.forbidden}
        self.right_facts = [event for event in self.facts if id(event) in gold_of and id(event) not in wrong]


def align(gold: dict, events: tuple[Event, ...]) -> list[tuple[int, int]]:
    """Pair gold and read events by their indexes, one to one, the likest first."""
    likes = sorted((-likeness(gold, wanted, event), g, e) for g, wanted in enumerate(gold["events"]) for e, event in enumerate(events))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for unlikeness, g, e in likes:
        if unlikeness and g not in pairs and e not in taken:
            pairs[g] = e
            taken.add(e)
    return sorted(pairs.items())


def likeness(gold: dict, wanted: dict, event: Event) -> float:
    """Say how well an event fits a gold one; 0 means that they cannot be the same.

    They are the same if their triggers overlap or if, in one sentence and with a right type, two arguments do.
    """
    same_words = any(overlap(span, event.event_text) for span in wanted["trigger"])
    if not fits_type(wanted, event):
        return 0.05 * same_words
    sentence = gold["sentences"][wanted["sentence"]]
    arguments = shared_arguments(wanted, event) if sentence["start"] <= event.event_text.start < sentence["end"] else 0
    if not same_words and arguments < ARGUMENTS_THAT_IDENTIFY:
        return 0.0
    return 4 * same_words + arguments + 0.1 * (event.event_type == wanted["type"])


def shared_arguments(wanted: dict, event: Event) -> int:
    """Count the pairs of arguments that overlap, whatever their role, up to as many as identify an event."""
    roles = [*event.actor, *event.recipient]
    shared = sum(overlap(party["span"], role) for party in wanted["actors"] + wanted["recipients"] for role in roles)
    return min(shared, ARGUMENTS_THAT_IDENTIFY)


def overlap(span: dict | None, words: object) -> bool:
    """Tell whether a gold span, if there is one, shares a character with a record's, if it has one."""
    start, end = getattr(words, "start", None), getattr(words, "end", None)
    return span is not None and start is not None and end is not None and span["start"] < end and start < span["end"]


def fits_type(wanted: dict, event: Event) -> bool:
    """Tell whether an event has the gold type or an accepted one."""
    return event.event_type in (wanted["type"], *wanted["alternatives"])


def right_certainty(wanted: dict, event: Event) -> bool:
    """Tell whether an event has the gold certainty or an accepted one."""
    return event.certainty in (wanted["certainty"], *wanted["certainty_accept"])


def right_sources(gold: dict, wanted: dict, event: Event) -> bool:
    """Tell whether an event's chain has each gold source once and no other; where the gold leaves it open, none is right too."""
    left = [link.source for link in event.attribution]
    if wanted["attribution_optional"] and not left:
        return True
    for link in wanted["attribution"]:
        found = next((place for place, source in enumerate(left) if is_source(gold, link["source"], source, link["source_span"])), None)
        if found is None:
            return False
        del left[found]
    return not left


def claim_share(gold: dict, wanted: dict, event: Event) -> float:
    """Return how many of the stances that the gold or the event has, they share: the same party with the same stance."""
    left, right = list(event.claims), 0
    for claim in wanted["claims"]:
        same = (place for place, one in enumerate(left) if one.stance == claim["stance"] and is_source(gold, claim["source"], one.source))
        found = next(same, None)
        if found is not None:
            del left[found]
            right += 1
    return right / (len(wanted["claims"]) + len(left))


def is_source(gold: dict, entity_id: str | None, source: Source | None, span: dict | None = None) -> bool:
    """Tell whether a source is a party of the gold, by the words of one of its mentions or by its name; an unnamed one may be None."""
    entity = next((one for one in gold["entities"] if one["id"] == entity_id), {"name": None, "mentions": []})
    if source is None:
        return entity["name"] is None
    if any(overlap(words, source) for words in [span, *entity["mentions"]]):
        return True
    names = {entity["name"], *(mention["text"] for mention in entity["mentions"])} - {None}
    return source.name in names if names else not source.name


def is_fact(event: Event) -> bool:
    """Tell whether an event is given as something that happened."""
    return event.certainty == "asserted" and not event.negated


def is_forbidden(gold: dict, wanted: dict | None, event: Event) -> bool:
    """Tell whether an event that is given as fact may not be: its gold is none, or it is unmatched on a must_not span."""
    if wanted is None:
        return any(overlap(reading["span"], event.event_text) for reading in gold["must_not"])
    if "asserted" in wanted["certainty_accept"]:
        return wanted["negated"]
    if wanted["certainty"] == "denied":
        return not event.attribution
    return wanted["certainty"] != "asserted" or wanted["negated"]


def errors(golds: list[dict], coded: Mapping[str, CodedReport]) -> list[str]:
    """Return a line for each core happening that was missed and for each fact that is wrong."""
    lines = []
    for gold in golds:
        reading = Reading(gold, coded[gold["doc_id"]].events)
        for wanted in gold["events"]:
            if wanted["tier"] == "core" and wanted["cluster"] not in reading.found:
                lines.append(f"{gold['doc_id']} {wanted['id']}: missed {wanted['type']} {wanted['trigger'][0]['text']!r}")
        for event in reading.facts:
            if event not in reading.right_facts:
                lines.append(f"{gold['doc_id']}: wrong {event.event_type} {event.event_text.text!r} at {event.event_text.start}")
    return lines


def main() -> None:
    """Code the gold and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="name every core event that is missed and every fact that is wrong")
    arguments = parser.parse_args()
    golds, coded = read_jsonl(ARTICLES / "gold.jsonl"), code_gold()
    seen = [gold for gold in golds if gold["doc_id"] not in HELD]
    unseen = [gold for gold in golds if gold["doc_id"] in HELD]
    figures = [score(some, coded) for some in (golds, seen, unseen)]
    print(f"{'':14} {'all':>8} {'open':>8} {'held':>8}   ({len(golds)}, {len(seen)} and {len(unseen)} reports)")
    for name, meaning in METRICS.items():
        print(f"{name:14} " + " ".join(f"{figure[name]:8.3f}" for figure in figures) + f"   {meaning}")
    if arguments.errors:
        print(*errors(seen, coded), sep="\n")


if __name__ == "__main__":
    main()
