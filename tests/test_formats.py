import csv
import io
import json
from dataclasses import replace
from datetime import date as Date  # noqa: N812
from pathlib import Path

import duckdb
import pytest
from handmade import EVENT, FRENCH, NEGATED, REPORT
from rich.console import Console

import whimbrel
from whimbrel.errors import WhimbrelError
from whimbrel.records import CodedReport, Quantity
from whimbrel.views.formats import replacing, write_csv, write_documents, write_file, write_jsonl, write_stream
from whimbrel.views.rows import COLUMNS, event_lines, flat_row
from whimbrel.views.table import amount, certainty_label, print_reports, where
from whimbrel.wire import decode


def written(write, *reports: CodedReport) -> bytes:
    stream = io.BytesIO()
    write(reports, stream)
    return stream.getvalue()


def table(*reports: CodedReport, width: int = 110) -> str:
    stream = io.StringIO()
    print_reports(reports, Console(file=stream, width=width))
    return stream.getvalue()


def test_event_lines_carry_their_document_and_sentence() -> None:
    first, second = event_lines(REPORT)
    assert list(first)[-6:] == ["published", "title", "url", "publication", "text", "coder"]
    assert first["published"] == "2023-12-11" and first["text"].endswith("in Haifa.") and second["text"] == "Nobody fired."
    assert first["coder"] == {"version": "0.1.0", "model": "test 1", "knowledge": "2026-11-22"}


def test_flat_row_keeps_the_places_of_unknown_codes() -> None:
    row = flat_row(next(event_lines(REPORT)))
    assert list(row) == list(COLUMNS)
    assert (row["actor_code"], row["actor_sector"], row["actor_text"]) == ("ISR;", "MIL;UNK", "its drones;")
    assert (row["recipient_text"], row["recipient_name"]) == ("people, all", None)
    assert (row["mode"], row["context"], row["event_text"]) == ("drone;aerial", "military", "killed")
    assert (row["source_name"], row["source_code"]) == ("Agency;Israel Defense Forces", "ISR;ISR")
    assert (row["dead_low"], row["dead_high"], row["injured_low"]) == (11, None, None)
    assert (row["event_loc_lat"], row["event_loc_country_code"]) == (32.81841, "ISR")
    assert (row["claim_name"], row["claim_stance"]) == ("Israel Defense Forces", "denied")


def test_flat_row_of_an_event_without_place_or_parties_is_empty_there() -> None:
    row = flat_row(list(event_lines(REPORT))[1])
    assert all(row[name] is None for name in COLUMNS if name.startswith(("event_loc", "recipient", "source", "dead")))


def test_json_lines_have_one_event_each() -> None:
    lines = written(write_jsonl, REPORT, FRENCH).splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["v1", "v2"]


def test_documents_have_one_report_each() -> None:
    assert [decode(line) for line in written(write_documents, REPORT, FRENCH).splitlines()] == [REPORT, FRENCH]


def test_csv_has_one_row_an_event_and_can_be_read_back() -> None:
    rows = list(csv.DictReader(io.StringIO(written(write_csv, REPORT, FRENCH).decode(), newline="")))
    assert [row["id"] for row in rows] == ["v1", "v2"]
    assert rows[0]["title"] == 'A "title", with\na line' and rows[1]["negated"] == "true" and rows[1]["date"] == ""


def test_csv_without_events_has_its_header() -> None:
    assert written(write_csv).decode().strip().split(",") == list(COLUMNS)


def test_parquet_has_typed_columns_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    odd = replace(REPORT, id="odd", text=REPORT.text.replace("Nobody", "No\x00b\u2028y"), title="'quoted'")
    for name in ("a.parquet", "it's b.parquet"):
        write_file(iter([REPORT, odd]), tmp_path / name, "parquet")
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "it's b.parquet").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.parquet", "it's b.parquet"]
    relation = duckdb.read_parquet(str(tmp_path / "a.parquet"))
    assert dict(zip(relation.columns, map(str, relation.types), strict=True)) == COLUMNS
    rows = relation.project("id, CAST(date AS VARCHAR), negated, dead_low, text").fetchall()
    assert rows[0] == ("v1", "2023-12-10", False, 11.0, REPORT.text[:82])
    assert rows[3][0] == "v2" and rows[3][4] == "No\x00b\u2028y fired."


def test_parquet_without_events_has_its_columns(tmp_path: Path) -> None:
    write_file([], tmp_path / "a.parquet", "parquet")
    relation = duckdb.read_parquet(str(tmp_path / "a.parquet"))
    assert relation.columns == list(COLUMNS) and relation.fetchall() == []


@pytest.mark.parametrize("form", ["jsonl", "documents", "csv", "parquet"])
@pytest.mark.parametrize("stopped", [KeyboardInterrupt, WhimbrelError])
def test_a_stopped_run_leaves_the_old_file_and_nothing_else(tmp_path: Path, form: str, stopped: type[BaseException]) -> None:
    def reports():
        yield REPORT
        raise stopped

    path = tmp_path / "out"
    path.write_text("old")
    with pytest.raises(stopped):
        write_file(reports(), path, form)
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(WhimbrelError, match="cannot write .*nosuch/out.csv: No such file or directory"):
        write_file([REPORT], tmp_path / "nosuch" / "out.csv", "csv")


def test_a_full_disk_is_one_clear_error() -> None:
    with pytest.raises(WhimbrelError, match="No space left"), replacing(Path("/dev/full")) as beside, beside.open("wb") as stream:
        write_stream([REPORT], stream, "csv")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    write_file([REPORT], tmp_path / "link", "jsonl")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "target").stat().st_size > 0


@pytest.mark.parametrize("width", [100, 120])
def test_table_shows_who_what_how_sure_and_the_words(width: int) -> None:
    shown = table(REPORT, FRENCH, width=width)
    for part in (
        "2023-12-10",
        "ASSAULT",
        "drone",
        "Israel Defense",
        "→ people",
        "denied",
        "Agency",
        "Haifa, ISR",
        "11 or more",
        "did not",
        "fired",
    ):
        assert part in shown
    assert "two · no date · no events" in shown and "2 events in 2 reports" in shown
    assert max(map(len, shown.splitlines())) <= width


def test_table_lets_no_text_command_the_terminal() -> None:
    evil = replace(REPORT, title="\x1b[31mred\x07", events=())
    assert "\x1b" not in table(evil) and "\x07" not in table(evil)


def test_certainty_is_told_in_words() -> None:
    assert certainty_label(EVENT) == "denied" and certainty_label(NEGATED) == "did not happen"
    assert certainty_label(replace(EVENT, certainty="asserted")) == "reported"
    assert certainty_label(replace(EVENT, certainty="asserted", attribution=())) == "asserted"
    assert certainty_label(replace(EVENT, certainty="planned", negated=True)) == "planned: not to happen"


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [(12, 12, "12"), (24, 99, "24 to 99"), (1001, None, "1,001 or more"), (None, 9, "up to 9"), (None, None, "some")],
)
def test_amounts_are_told_with_their_bounds(low: float | None, high: float | None, told: str) -> None:
    assert amount(Quantity(start=None, end=None, low=low, high=high, approximate=False, of="dead")) == told


def test_table_shows_a_place_in_the_words_that_speak_of_it_by_another() -> None:
    (event,) = whimbrel.code("Rebels attacked a convoy 10 km north of Goma on Monday.", date=Date(2024, 3, 14)).events
    assert where(event.event_loc) == "10 km north of Goma, COD"
