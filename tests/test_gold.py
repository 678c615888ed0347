"""The gold is well formed, its validator sees each kind of defect, and its scorer and floors do what they say."""

import copy
import hashlib
import sys
from datetime import date as Date  # noqa: N812
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))

import floors  # noqa: E402
import gold_build  # noqa: E402
import gold_check  # noqa: E402
import gold_score  # noqa: E402
from gold_source import SourceError, read_source  # noqa: E402

from whimbrel.ontology import QUAD_CODES, SIZES  # noqa: E402
from whimbrel.records import CodedReport, Coder, Event, EventPlace, Link, Quantity, Role, Size, Source, Stance, Words  # noqa: E402

GOLD_FOLDER = gold_build.GOLD / "articles"
GOLDS = gold_check.read_jsonl(GOLD_FOLDER / "gold.jsonl")
DOCUMENTS = {document["id"]: document for document in gold_check.read_jsonl(GOLD_FOLDER / "documents.jsonl")}

SOURCE = """\
id example
date 2020-05-13
entity fra | France | state | FRA GOV
entity reb | rebels | armed group | MLI REB
place Gao | MLI | city | 16.27 -0.05 | 20

> France bombed rebels near Gao on Tuesday, and France did not say why.
@ fra/name France^1; fra/name France^2; reb/nominal rebels
+ ASSAULT aerial | bombed | fra^1 > reb
    context military
    place Gao explicit: Gao
    date 2020-05-12 explicit: Tuesday
    size dead 3
- say | nothing is said
"""


def built(tmp_path, text=SOURCE):
    path = tmp_path / "example.txt"
    path.write_text(text, encoding="utf-8")
    return gold_build.build(read_source(path))


# The gold itself


def test_gold_has_no_defects():
    assert gold_check.check_folder(GOLD_FOLDER) == []


def test_gold_is_what_its_sources_build():
    records, problems = gold_build.build_all(gold_build.GOLD / "source")
    assert problems == []
    assert [document for document, _ in records] == list(DOCUMENTS.values())
    assert [gold for _, gold in records] == GOLDS


def test_gold_covers_every_event_type_and_several_dull_reports():
    assert {event["type"] for gold in GOLDS for event in gold["events"]} == set(QUAD_CODES)
    assert sum(not gold["events"] for gold in GOLDS) >= 4


# Building


def test_build_finds_the_second_occurrence(tmp_path):
    document, gold = built(tmp_path)
    starts = [mention["start"] for mention in gold["entities"][0]["mentions"]]
    assert starts == [0, document["text"].rindex("France")]


def test_readme_example_builds_without_defects(tmp_path):
    readme = (gold_build.GOLD.parent / "README.md").read_text(encoding="utf-8")
    lines = readme[readme.index("    id gao") : readme.index("* At the top")].splitlines()
    document, gold = built(tmp_path, "\n".join(line.removeprefix("    ") for line in lines))
    assert gold_check.check(gold, document) == []
    assert [event["type"] for event in gold["events"]] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("| bombed |", "| bomb |", "'bomb' is not in sentence 0"),
        ("fra/name France^1;", "fra/name France;", "occurs 2 times in sentence 0; say which"),
        ("fra/name France^1;", "fra/name France^3;", "there is no ^3"),
        ("| fra^1 > reb", "| usa > reb", "no entity 'usa'"),
        ("| fra^1 > reb", "| fra > reb", "'fra' has 2 mentions"),
        ("place Gao explicit", "place Kidal explicit", "no place 'Kidal'"),
        ("size dead 3", "size dead three", "expected: size WHAT"),
        ("    context military", "    contxt military", "'contxt' is none of"),
        ("MLI REB", "MLI", "expected: entity id"),
    ],
)
def test_build_names_the_line_that_is_wrong(tmp_path, old, new, message):
    assert old in SOURCE
    line = next(number for number, text in enumerate(SOURCE.splitlines(), 1) if old in text)
    with pytest.raises(SourceError) as error:
        built(tmp_path, SOURCE.replace(old, new))
    assert message in str(error.value)
    assert f"example.txt:{line}:" in str(error.value)


# The validator


def defects_after(tmp_path, change):
    document, gold = built(tmp_path)
    assert gold_check.check(gold, document) == []
    gold = copy.deepcopy(gold)
    change(gold, document)
    return "\n".join(gold_check.check(gold, document))


def setter(*path, value):
    """Return a change that writes a value deep into the gold record."""

    def change(gold, document):
        item = gold
        for key in path[:-1]:
            item = item[key]
        item[path[-1]] = value

    return change


def lengthen_text(gold, document):
    document["text"] += " Words."


def lengthen_text_and_checksum(gold, document):
    lengthen_text(gold, document)
    gold["text_sha256"] = hashlib.sha256(document["text"].encode()).hexdigest()
    gold["text_chars"] = len(document["text"])


def move_trigger(gold, document):
    gold["events"][0]["trigger"][0] |= {"start": 8, "end": 13, "text": "ombed"}


def forbid_trigger(gold, document):
    gold["must_not"][0]["span"] = dict(gold["events"][0]["trigger"][0])


EVENT = ("events", 0)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lengthen_text, "text_sha256"),
        (lengthen_text_and_checksum, "after the last sentence"),
        (setter("publication_weekday", value="Monday"), "2020-05-13 is no Monday"),
        (setter("sentences", 0, "end", value=9999), "leaves the text"),
        (setter(*EVENT, "trigger", 0, "text", value="bombing"), "not 'bombing'"),
        (move_trigger, "begins inside a word"),
        (setter(*EVENT, "trigger", 0, "sentence", value=1), "sentence 1, which there is not"),
        (setter(*EVENT, "trigger", value=[]), "no trigger"),
        (setter(*EVENT, "type", value="FIGHT"), "'FIGHT' is no event type"),
        (setter(*EVENT, "modes", value=["demo"]), "'demo' is no mode of ASSAULT"),
        (setter(*EVENT, "contexts", value=["war"]), "'war' is no context"),
        (setter(*EVENT, "alternatives", value=["DEMAND"]), "'DEMAND' is no event type"),
        (setter(*EVENT, "quad", value=1), "quad 1 is not that of ASSAULT"),
        (setter(*EVENT, "actors", value=[]), "no actor"),
        (setter(*EVENT, "actors", 0, "entity", value="usa"), "'usa' is no entity"),
        (setter(*EVENT, "actors", 0, "implicit", value=True), "is implicit and has words"),
        (setter(*EVENT, "recipients", 0, "span", "start", value=1), "is no mention of reb"),
        (setter(*EVENT, "date", "end", value="2020-05-01"), "is no interval"),
        (setter(*EVENT, "date", "start", value="2020-02-30"), "is no date"),
        (setter(*EVENT, "date", value={"start": "2020-06-01", "end": "2020-06-01", "basis": "explicit"}), "after publication"),
        (setter(*EVENT, "date", "basis", value="guess"), "is no basis of a date"),
        (setter(*EVENT, "places", 0, "lat", value=99.0), "not on the globe"),
        (setter(*EVENT, "places", 0, "basis", value="guess"), "is no basis of a place"),
        (setter(*EVENT, "quantities", 0, "max", value=1), "dead 3 to 1 is no interval"),
        (setter(*EVENT, "quantities", 0, "what", value="tanks"), "'tanks' is no size"),
        (setter(*EVENT, "certainty", value="likely"), "'likely' is no certainty"),
        (setter(*EVENT, "certainty_accept", value=["likely"]), "'likely' is no certainty"),
        (setter(*EVENT, "certainty", value="denied"), "nobody denies it"),
        (setter(*EVENT, "status", value="old"), "'old' is no status"),
        (setter(*EVENT, "tier", value="vital"), "'vital' is no tier"),
        (setter(*EVENT, "attribution", value=[{"source": "bbc", "source_span": None, "cue": None}]), "'bbc' is no entity"),
        (setter(*EVENT, "claims", value=[{"source": "fra", "stance": "doubted", "span": None}]), "'doubted' is no stance"),
        (setter("entities", 0, "country", value="France"), "is no code and sector"),
        (setter("entities", 0, "sector", value="ARMY"), "is no code and sector"),
        (setter("entities", 0, "accept_codes", value=["FRAARMY"]), "accepted 'FRAARMY'"),
        (setter("entities", 0, "members", value=["usa"]), "'usa' is no entity"),
        (setter("entities", 0, "mentions", 0, "type", value="noun"), "'noun' is no form"),
        (setter("must_not", 0, "rule", value=""), "no reason given"),
        (forbid_trigger, "forbids E01"),
    ],
)
def test_check_names_the_defect(tmp_path, change, message):
    assert message in defects_after(tmp_path, change)


def test_check_reports_all_defects_at_once(tmp_path):
    def change(gold, document):
        gold["events"][0] |= {"status": "old", "tier": "vital"}

    assert len(defects_after(tmp_path, change).splitlines()) == 2


# The scorer


def role(party):
    span = party["span"] or {}
    return Role(code=party["country"], sector=party["sector"], start=span.get("start"), end=span.get("end"), implicit=party["implicit"])


def party_of(gold, identity):
    """Return a party of the gold as a source, nobody where it is unnamed and unmentioned."""
    entity = next((entity for entity in gold["entities"] if entity["id"] == identity), {"name": None, "mentions": []})
    span = next(iter(entity["mentions"]), None)
    if entity["name"] is None and span is None:
        return None
    start, end = (span["start"], span["end"]) if span else (-1, -1)
    return Source(entity=identity, name=entity["name"], code=None, sector=None, start=start, end=end)


def day_of(gold, end):
    """Return a day of a gold date, the other end's where this one is open."""
    day = gold[end] or gold["start"] or gold["end"]
    return day and Date.fromisoformat(day)


def place_of(wanted):
    """Return the first gold place as an event's."""
    if not wanted["places"]:
        return None
    place = wanted["places"][0]
    nothing = dict.fromkeys(EventPlace.__slots__)
    return EventPlace(**nothing | {"lat": place["lat"], "lon": place["lon"], "basis": place["basis"]})


def size_of(wanted):
    """Return the gold sizes as an event's."""
    return Size(
        **{
            one["what"]: Quantity(start=None, end=None, low=one["min"], high=one["max"], approximate=one["approx"], of=one["what"])
            for one in wanted["quantities"]
            if one["what"] in SIZES
        }
    )


def record_of(wanted, gold=None, **changes):
    """Return a gold event as whimbrel would write it; its parties are those of its report, if that is given."""
    trigger = wanted["trigger"][0]
    words = Words(start=trigger["start"], end=trigger["end"], text=trigger["text"])
    fields = {
        "id": wanted["id"], "document": "gold", "sentence": wanted["sentence"], "event_type": wanted["type"],
        "mode": tuple(wanted["modes"]), "context": tuple(wanted["contexts"]), "event_text": words,
        "actor": tuple(map(role, wanted["actors"])), "recipient": tuple(map(role, wanted["recipients"])),
        "date": day_of(wanted["date"], "start"), "enddate": day_of(wanted["date"], "end"), "date_basis": None,
        "event_loc": place_of(wanted), "size": size_of(wanted), "certainty": wanted["certainty"],
        "negated": wanted["negated"], "status": wanted["status"], "quad_code": wanted["quad"], "event_scale": None,
        "attribution": tuple(Link(source=gold and party_of(gold, link["source"]), cue=words) for link in wanted["attribution"]),
        "claims": tuple(
            Stance(source=gold and party_of(gold, one["source"]), stance=one["stance"], cue=None, size=None) for one in wanted["claims"]
        ),
        "cameo": None, "story": None,
        "confidence": None, "evidence": (),
    }  # fmt: skip
    return Event(**fields | changes)


def report_of(gold, events):
    nothing = dict.fromkeys(("date", "title", "url", "publication", "language"))
    text = DOCUMENTS[gold["doc_id"]]["text"]
    return CodedReport(
        id=gold["doc_id"], text=text, coder=Coder(version="0", model="none", knowledge="none"), events=tuple(events), **nothing
    )


def score_of(**changes):
    reports = {gold["doc_id"]: report_of(gold, [record_of(wanted, gold, **changes) for wanted in gold["events"]]) for gold in GOLDS}
    return gold_score.score(GOLDS, reports)


PERFECT = dict.fromkeys(gold_score.METRICS, 1) | {"must_not_hits": 0, "dull_events": 0}


def test_score_gives_full_marks_to_the_gold_itself():
    assert score_of() == PERFECT


def test_score_gives_nothing_to_nothing():
    nothing = gold_score.score(GOLDS, {gold["doc_id"]: report_of(gold, []) for gold in GOLDS})
    assert nothing == dict.fromkeys(PERFECT, 0)
    assert gold_score.score(GOLDS, {}) == nothing


@pytest.mark.parametrize(("metric", "value"), [("claims", ()), ("status", "other"), ("attribution", ())])
def test_score_falls_where_a_field_is_wrong(metric, value):
    figures = score_of(**{metric: value})
    others = PERFECT.keys() - {metric, "must_not_hits", "precision"}  # a denied event without its source is given as fact
    assert figures[metric] < 1
    assert all(figures[name] == PERFECT[name] for name in others)


@pytest.mark.parametrize(("metric", "field"), [("place", "event_loc"), ("date", "date"), ("quantities", "size")])
def test_score_falls_where_a_circumstance_is_missing_or_wrong(metric, field):
    nowhere = EventPlace(**dict.fromkeys(EventPlace.__slots__) | {"lat": -80.0, "lon": 0.0, "basis": "explicit"})
    many = Quantity(start=0, end=1, low=7e6, high=7e6, approximate=False, of="dead")
    wrong = {"place": nowhere, "date": Date(1900, 1, 1), "quantities": Size(dead=many)}
    missing = {"place": None, "date": None, "quantities": Size()}
    for value in (wrong[metric], missing[metric]):
        changes = {field: value} | ({"enddate": value} if metric == "date" else {})
        figures = score_of(**changes)
        assert figures[metric] < 0.5
        assert all(figures[name] == PERFECT[name] for name in PERFECT if name != metric)


def test_score_counts_what_did_not_happen_as_two_errors(tmp_path):
    _, gold = built(tmp_path, SOURCE.replace("- say", "+ REQUEST | say | fra^2 >\n    negated not\n- why"))
    asserted = [record_of(wanted, negated=False) for wanted in gold["events"]]
    reading = gold_score.Reading(gold, tuple(asserted))
    assert [event.event_type for event in reading.forbidden] == ["REQUEST"]
    assert len(reading.right_facts) == 1


def test_score_counts_must_not_readings():
    gold = next(gold for gold in GOLDS if not gold["events"])
    span = gold["must_not"][0]["span"]
    example = next(event for other in GOLDS for event in other["events"])
    wrong = record_of(example, certainty="asserted", event_text=Words(start=span["start"], end=span["end"], text=span["text"]))
    scores = gold_score.score([gold], {gold["doc_id"]: report_of(gold, [wrong])})
    assert scores["must_not_hits"] == 1
    assert scores["precision"] == 0
    assert scores["dull_events"] == pytest.approx(100 / len(gold["sentences"]))


def test_score_sees_a_wrong_type():
    gold = next(gold for gold in GOLDS if gold["doc_id"] == "chad-1987-cable")
    report = report_of(gold, [record_of(wanted, event_type="AID") for wanted in gold["events"] if wanted["type"] == "COERCE"])
    scores = gold_score.score([gold], {gold["doc_id"]: report})
    assert scores["type"] == 0
    assert scores["core_recall"] == 0


# The floors


MEASURED = {name: 3 if name in floors.LOWER_IS_BETTER else 0.5 for name in floors.METRICS}
FLOORS = {"reports": 33, **MEASURED}


@pytest.fixture
def floors_file(tmp_path):
    path = tmp_path / "floors.toml"
    floors.write_floors(path, FLOORS)
    return path


def test_floors_pass_when_nothing_is_worse(floors_file):
    assert floors.run("check", floors_file, MEASURED, 33) == 0


@pytest.mark.parametrize(("name", "value"), [("precision", 0.4999), ("must_not_hits", 5), ("extra_sentences", 3.1)])
def test_floors_fail_when_a_figure_is_worse(floors_file, capsys, name, value):
    assert floors.run("check", floors_file, MEASURED | {name: value}, 33) == 1
    assert name in capsys.readouterr().err


@pytest.mark.parametrize(("name", "value"), [("precision", 0.4), ("must_not_hits", 5)])
def test_floors_refuse_to_be_lowered(floors_file, capsys, name, value):
    before = floors_file.read_bytes()
    assert floors.run("raise", floors_file, MEASURED | {"core_recall": 0.9, name: value}, 33) == 1
    assert "never lowered" in capsys.readouterr().err
    assert floors_file.read_bytes() == before


def test_floors_rise_to_what_was_measured(floors_file):
    measured = MEASURED | {"core_recall": 0.7899, "must_not_hits": 2, "negated": 0.505, "certainty": 0.29 + 0.29}
    assert floors.run("raise", floors_file, measured, 33) == 0
    expected = FLOORS | {"core_recall": 0.78, "must_not_hits": 2, "certainty": 0.58}
    assert floors.read_floors(floors_file) == expected
    assert floors.run("check", floors_file, measured, 33) == 0


def test_floors_name_a_metric_that_is_not_pinned(floors_file, capsys):
    floors.write_floors(floors_file, {name: value for name, value in FLOORS.items() if name != "type"})
    assert floors.run("check", floors_file, MEASURED, 33) == 1
    assert "type: has no floor" in capsys.readouterr().err


def test_pinned_floors_are_those_of_every_metric():
    assert list(floors.read_floors(floors.FLOORS)) == ["reports", *floors.METRICS]


def test_floors_of_another_set_of_reports_are_pinned_anew(floors_file, capsys):
    worse = MEASURED | {"precision": 0.25}
    assert floors.run("check", floors_file, worse, 40) == 1
    assert "the gold has 40 reports, the floors are those of 33" in capsys.readouterr().err
    assert floors.run("raise", floors_file, worse, 40) == 0
    assert floors.read_floors(floors_file) == FLOORS | {"reports": 40, "precision": 0.25}
    assert floors.run("check", floors_file, worse, 40) == 0


def test_held_reports_are_in_the_gold():
    assert {gold["doc_id"] for gold in GOLDS} > gold_score.HELD and len(gold_score.HELD) == 22
