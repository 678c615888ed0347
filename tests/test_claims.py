"""Who claims what of an event: what counts as a claim and as a dispute, and how both are written and shown."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from handmade import AGENCY, ARMY, EVENT, NEGATED, REPORT
from rich.console import Console

from whimbrel.errors import WhimbrelError
from whimbrel.records import Event, Link, Mention, Quantity, Size, Source, Stance, Words
from whimbrel.store.claims import ClaimedEvent, ClaimedReport, claims_of, disputes
from whimbrel.views.claims import (
    CLAIMS,
    COLUMNS,
    claim_lines,
    claim_rows,
    disputed_label,
    figures,
    print_claims,
    source_label,
)
from whimbrel.views.formats import write_csv, write_file, write_jsonl

SAID = Words(start=9, end=15, text="said")
MAYOR = Source(entity="e7", name=None, code="ISR", sector="GOV", start=66, end=72)
TOLD = replace(EVENT, claims=(), certainty="asserted")  # through the agency, by the army


def dead(low: float | None, high: float | None, relation: str | None = "total") -> Size:
    return Size(dead=Quantity(start=53, end=55, low=low, high=high, approximate=False, of="dead", relation=relation))


def said(source: Source | None, size: Size | None = None, stance: str = "asserted", cue: Words = SAID) -> Stance:
    return Stance(source=source, stance=stance, cue=cue, size=size)


def claimed_by(*claims: Stance, size: Size | None = None) -> Event:
    return replace(EVENT, claims=claims, size=size or Size())


def found(*events: Event) -> ClaimedReport:
    claimed = tuple(ClaimedEvent(event=event, claims=claims_of(event)) for event in events)
    return ClaimedReport(report=replace(REPORT, events=events), events=claimed)


def shown(*reports: ClaimedReport, width: int = 118) -> str:
    stream = io.StringIO()
    print_claims(reports, Console(file=stream, width=width))
    return stream.getvalue()


# Claims


def test_claims_of_a_disputed_event_are_its_stances() -> None:
    assert claims_of(EVENT) == EVENT.claims


def test_innermost_source_of_a_chain_claims_what_nobody_disputes() -> None:
    (claim,) = claims_of(TOLD)
    assert (claim.source, claim.stance, claim.cue, claim.size) == (ARMY, "asserted", TOLD.attribution[-1].cue, TOLD.size)


def test_claim_without_figures_has_no_size() -> None:
    (claim,) = claims_of(replace(TOLD, size=Size()))
    assert claim.size is None


def test_unnamed_source_claims_too() -> None:
    (claim,) = claims_of(replace(TOLD, attribution=(Link(source=None, cue=SAID),)))
    assert (claim.source, claim.stance) == (None, "asserted")


def test_what_the_writer_tells_is_nobodys_claim() -> None:
    assert claims_of(replace(TOLD, attribution=())) == ()


# Disputes


def test_denial_and_doubt_are_disputes() -> None:
    assert disputes(claimed_by(said(AGENCY), said(ARMY, stance="denied"))) == ("denied",)
    assert disputes(claimed_by(said(AGENCY, stance="unconfirmed"), said(ARMY, stance="denied"))) == ("denied", "unconfirmed")


def test_rival_figures_of_two_parties_are_a_dispute() -> None:
    assert disputes(claimed_by(said(ARMY, dead(5, 5)), said(MAYOR, dead(9, None)))) == ("dead",)


def test_figures_on_which_parties_agree_are_none() -> None:
    assert disputes(claimed_by(said(ARMY, dead(9, 9)), said(MAYOR, dead(9, 9)), size=dead(9, 9))) == ()


def test_figures_of_different_kinds_are_no_rivals() -> None:
    injured = Size(injured=Quantity(start=None, end=None, low=9, high=9, approximate=False, of="injured"))
    assert disputes(claimed_by(said(ARMY, dead(5, 5)), said(MAYOR, injured))) == ()


def test_one_party_that_corrects_itself_disputes_nothing() -> None:
    assert disputes(claimed_by(said(ARMY, dead(5, 5)), said(replace(ARMY, start=20, end=22), dead(7, 7)), size=dead(5, 5))) == ()


def test_writer_and_a_party_can_differ() -> None:
    assert disputes(claimed_by(said(ARMY, dead(5, 5)), size=dead(9, 9))) == ("dead",)


def test_subset_is_no_rival_of_the_whole() -> None:
    assert disputes(claimed_by(said(ARMY, dead(3, 3, "subset")), said(MAYOR, dead(9, 9)))) == ()


def test_amount_without_bounds_is_no_rival() -> None:
    assert disputes(claimed_by(said(ARMY, dead(None, None)), said(MAYOR, dead(9, 9)))) == ()


def test_event_that_only_a_source_tells_is_not_disputed() -> None:
    assert disputes(TOLD) == () == disputes(NEGATED)


def test_dispute_is_told_in_words() -> None:
    rivals = claimed_by(said(ARMY, dead(5, 5)), said(MAYOR, dead(9, 9), stance="denied"))
    assert disputed_label(rivals) == "DISPUTED: denied, rival figures (dead)"
    assert disputed_label(TOLD) == ""


# Lines and rows


def test_line_holds_the_event_and_one_claim() -> None:
    one, two = claim_lines(found(replace(EVENT, claims=(said(AGENCY, dead(9, 9)), *EVENT.claims))))
    assert list(one) == [
        "event", "document", "story", "published", "event_type", "mode", "event_text", "actor", "recipient", "date", "enddate",
        "certainty", "negated", "attribution", "disputed", "source", "stance", "cue", "size", "text",
    ]  # fmt: skip
    assert (one["event"], one["document"], one["story"], one["published"]) == ("v1", "one", "s1", "2023-12-11")
    assert (one["source"]["name"], one["source"]["text"], one["stance"], one["size"]["dead"]["low"]) == ("Agency", None, "asserted", 9)
    assert (two["source"]["text"], two["stance"], two["cue"]["text"], two["size"]) == ("The army", "denied", "denied", None)
    assert [link["source"]["name"] for link in two["attribution"]] == ["Agency", "Israel Defense Forces"]
    assert one["disputed"] == two["disputed"] == ["denied", "dead"] and two["text"].endswith("in Haifa.")


def test_line_of_an_unnamed_source_has_none() -> None:
    (line,) = claim_lines(found(replace(TOLD, attribution=(Link(source=None, cue=SAID),))))
    assert (line["source"], line["stance"], line["disputed"]) == (None, "asserted", [])


def test_dispute_is_the_events_also_where_one_claim_is_listed() -> None:
    disputed = claimed_by(said(MAYOR), said(ARMY, stance="denied"))
    listed = ClaimedReport(report=REPORT, events=(ClaimedEvent(event=disputed, claims=disputed.claims[:1]),))
    (line,) = claim_lines(listed)
    assert (line["stance"], line["disputed"]) == ("asserted", ["denied"])


def test_row_has_the_claims_figures_not_the_events() -> None:
    one, two = claim_rows(found(claimed_by(said(AGENCY, dead(5, None)), said(ARMY), size=dead(9, 9))))
    assert list(one) == list(two) == list(COLUMNS)
    assert (one["dead_low"], one["dead_high"], two["dead_low"]) == (5, None, None)


def test_row_has_claim_and_chain_as_columns() -> None:
    (row,) = claim_rows(found(EVENT))
    assert (row["claim_name"], row["claim_code"], row["claim_sector"]) == ("Israel Defense Forces", "ISR", "MIL")
    assert (row["claim_text"], row["claim_stance"], row["claim_cue"]) == ("The army", "denied", "denied")
    assert (row["source_name"], row["disputed"]) == ("Agency;Israel Defense Forces", "denied")
    assert (row["event"], row["mode"], row["actor_text"]) == ("v1", "drone;aerial", "its drones;")


# Files


def test_json_lines_and_csv_have_one_claim_each() -> None:
    reports = [found(replace(EVENT, claims=(said(AGENCY), *EVENT.claims)), replace(TOLD, id="v3"))]
    lines, rows = io.BytesIO(), io.BytesIO()
    write_jsonl(reports, lines, CLAIMS)
    write_csv(reports, rows, CLAIMS)
    assert [json.loads(line)["stance"] for line in lines.getvalue().splitlines()] == ["asserted", "denied", "asserted"]
    read = list(csv.DictReader(io.StringIO(rows.getvalue().decode(), newline="")))
    assert [row["event"] for row in read] == ["v1", "v1", "v3"]
    assert (read[2]["negated"], read[2]["dead_low"], read[2]["disputed"]) == ("false", "11", "")


def test_csv_without_claims_has_its_header() -> None:
    stream = io.BytesIO()
    write_csv([], stream, CLAIMS)
    assert stream.getvalue().decode().strip().split(",") == list(COLUMNS)


def test_parquet_has_typed_columns_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    for name in ("a.parquet", "it's b.parquet"):
        write_file(iter([found(EVENT, replace(TOLD, id="v3"))]), tmp_path / name, "parquet", CLAIMS)
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "it's b.parquet").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.parquet", "it's b.parquet"]
    relation = duckdb.read_parquet(str(tmp_path / "a.parquet"))
    assert dict(zip(relation.columns, map(str, relation.types), strict=True)) == COLUMNS
    assert relation.project("event, claim_stance, dead_low").fetchall() == [("v1", "denied", None), ("v3", "asserted", 11.0)]


def test_parquet_without_claims_has_its_columns(tmp_path: Path) -> None:
    write_file([], tmp_path / "a.parquet", "parquet", CLAIMS)
    relation = duckdb.read_parquet(str(tmp_path / "a.parquet"))
    assert relation.columns == list(COLUMNS) and relation.fetchall() == []


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_a_stopped_run_leaves_the_old_file_and_nothing_else(tmp_path: Path, form: str) -> None:
    def reports():
        yield found(EVENT)
        raise WhimbrelError("stopped")

    path = tmp_path / "out"
    path.write_text("old")
    with pytest.raises(WhimbrelError, match="stopped"):
        write_file(reports(), path, form, CLAIMS)
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]


# The table


def test_table_shows_event_source_stance_words_and_figures() -> None:
    told = " ".join(shown(found(replace(EVENT, claims=(said(AGENCY, dead(9, 9)), *EVENT.claims)))).split())
    assert "2023-12-10 …12-11 ASSAULT drone aerial Israel Defense Forces (ISR/MIL) + somebody → people; all (ISR/CVL) “killed”" in told
    assert "DISPUTED: denied, rival figures (dead)" in told
    assert "Agency (ISR/JRN) asserted “said” dead 9 Israel Defense Forces (ISR/MIL) denied “denied”" in told
    assert told.endswith("2 claims on 1 event in 1 report; 1 event disputed")


def test_table_marks_no_dispute_where_there_is_none() -> None:
    told = shown(found(TOLD))
    assert "DISPUTED" not in told and told.rstrip().endswith("1 claim on 1 event in 1 report; 0 events disputed")


def test_table_tells_what_is_said_not_to_have_happened() -> None:
    denied_to_be = replace(TOLD, negated=True)
    assert "[did not happen]" in shown(found(denied_to_be)) and "[planned]" in shown(found(replace(TOLD, certainty="planned")))
    assert "[" not in shown(found(TOLD))


def test_events_of_one_story_stay_together_in_the_order_of_the_first() -> None:
    events = [replace(TOLD, id=name, story=story, event_text=Words(start=46, end=52, text=name)) for name, story in
              (("shelled", "s1"), ("visited", "s2"), ("wounded", "s1"))]  # fmt: skip
    told = shown(found(*events))
    assert told.index("“shelled”") < told.index("“wounded”") < told.index("“visited”")
    assert told.count("same story") == 1 and told.index("same story") < told.index("“wounded”")
    assert [line["event"] for line in claim_lines(found(*events))] == ["shelled", "wounded", "visited"]


def test_events_without_a_story_are_stories_of_their_own() -> None:
    assert "same story" not in shown(found(replace(TOLD, story=None), replace(TOLD, id="v3", story=None)))


@pytest.mark.parametrize("width", [80, 118])
def test_table_keeps_to_the_width(width: int) -> None:
    assert max(map(len, shown(found(EVENT), width=width).splitlines())) <= width


def test_table_lets_no_text_command_the_terminal() -> None:
    evil = claimed_by(said(Source(entity=None, name="\x1b[31mred\x07", code=None, sector=None, start=None, end=None)))
    assert "\x1b" not in shown(found(evil)) and "\x07" not in shown(found(evil))


def test_source_is_told_by_name_or_words_with_its_codes() -> None:
    assert source_label(ARMY, REPORT) == "Israel Defense Forces (ISR/MIL)"
    assert source_label(replace(ARMY, name=None), REPORT) == "The army (ISR/MIL)"
    assert source_label(replace(ARMY, name=None, code=None, sector=None), REPORT) == "The army"
    assert source_label(None, REPORT) == "somebody"


def test_pronoun_is_told_as_the_words_for_which_it_stands() -> None:
    mentions = (Mention(start=0, end=8, entity="e1", form="nominal"), Mention(start=31, end=34, entity="e1", form="pronoun"))
    its = replace(ARMY, name=None, start=31, end=34)
    assert source_label(its, replace(REPORT, mentions=mentions)) == "The army (ISR/MIL)"
    assert source_label(its, replace(REPORT, mentions=mentions[1:])) == "its (ISR/MIL)"


def test_figures_are_told_with_their_kind_and_bounds() -> None:
    injured = Quantity(start=None, end=None, low=24, high=99, approximate=True, of="injured")
    assert figures(replace(dead(9, 9), injured=injured)) == ["dead 9", "injured 24 to 99"]
    assert figures(dead(10, None)) == ["dead 10 or more"]
    assert figures(None) == figures(Size()) == []
