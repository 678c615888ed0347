"""The commands around the store: `ingest`, `events`, and `explain`."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest
import typer
from click.testing import Result
from made_reports import event, full_report, report, role, words
from typer.testing import CliRunner

from whimbrel import wire
from whimbrel.cli import events, explain, ingest
from whimbrel.errors import StoreError, WhimbrelError
from whimbrel.records import CodedReport, Report
from whimbrel.store.schema import open_to_write
from whimbrel.store.write import ingest as store_reports

Run = Callable[..., Result]


def run(command: Callable[..., None], *arguments: object) -> Result:
    app = typer.Typer()
    app.command()(command)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def error_of(result: Result) -> str:
    """Return the message of the error that a command ended with: one line, which `whimbrel` prints."""
    assert isinstance(result.exception, WhimbrelError), result.output
    message = str(result.exception)
    assert "\n" not in message
    return message


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.duckdb"
    with closing(open_to_write(path)) as connection:
        store_reports(connection, [full_report()])
    return path


@pytest.fixture
def coded_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let reports be coded without a parser: one event each, but for those that say "fault"."""

    def code(reports: Iterator[Report], workers: int, options: object, *, refused: Callable[[Report, str], None]) -> Iterator[CodedReport]:
        for each in reports:
            if "fault" in each.text:
                refused(each, "a fault")
                continue
            trigger = words(each.text, "shelled")
            coded = event(each.text, trigger, "ASSAULT", document=each.id, actor=(role(each.text, "Veldania", "VEL", "MIL"),))
            yield report(each.text, coded, key=each.id, date=each.date)

    monkeypatch.setattr("whimbrel.scale.local.code_in_processes", code)


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


# events


def test_events_are_json_lines_in_a_pipe(store: Path) -> None:
    found = lines(run(events.command, "--store", store))
    assert [each["event_type"] for each in found] == ["CONSULT", "ASSAULT", "REJECT", "RETREAT", "AGREE", "AGREE", "PROTEST"]
    assert found[0]["publication"] == "The Halm Courier"


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (("--type", "ASSAULT", "--type", "PROTEST"), ["made-2", "made-7"]),
        (("--mode", "visit"), ["made-1"]),
        (("--actor", "KES/MIL", "--certainty", "asserted"), ["made-3"]),
        (("--recipient", "embassy"), ["made-7"]),
        (("--country", "VEL", "--since", "2024-05-20", "--until", "2024-05-31"), ["made-6"]),
        (("--source", "hospital"), ["made-2"]),
        (("--source", "Kestrian army"), ["made-2"]),
        (("--stance", "denied", "--stance", "unconfirmed"), ["made-2"]),
        (("--disputed",), ["made-2"]),
        (("--limit", 1), ["made-1"]),
    ],
)
def test_options_narrow_the_list(store: Path, options: tuple[object, ...], ids: list[str]) -> None:
    assert [each["id"] for each in lines(run(events.command, "--store", store, *options))] == ids


def test_documents_hold_the_matching_events_and_all_else(store: Path) -> None:
    (found,) = run(events.command, "--store", store, "--type", "PROTEST", "--format", "documents").stdout.splitlines()
    coded = wire.decode(found)
    assert coded.text == full_report().text
    assert coded.events == full_report().events[6:]


def test_csv_has_the_chain_as_columns(store: Path) -> None:
    result = run(events.command, "--store", store, "--source", "VEL/HLH", "--format", "csv")
    (found,) = csv.DictReader(io.StringIO(result.stdout))
    assert (found["source_name"], found["source_code"], found["dead_low"]) == ("Mirov Hospital", "VEL", "9.0")


def test_parquet_goes_into_a_file(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    assert run(events.command, "--store", store, "--output", path).exit_code == 0
    assert duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall() == [(7,)]
    assert "name a file with --output" in error_of(run(events.command, "--store", store, "--format", "parquet"))


def test_a_table_shows_type_and_parties(store: Path) -> None:
    shown = run(events.command, "--store", store, "--format", "table", "--type", "ASSAULT").stdout
    assert "ASSAULT" in shown and "Kestrian Army" in shown and "CONSULT" not in shown


def test_nothing_found_is_nothing_printed_and_no_failure(store: Path) -> None:
    result = run(events.command, "--store", store, "--actor", "Nobody")
    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--type", "CONSLT"), "'CONSLT' is not an event type; did you mean CONSULT?"),
        (("--mode", "visits"), "'visits' is not a mode; did you mean visit?"),
        (("--certainty", "asserted?"), "'asserted?' is not a certainty; did you mean asserted?"),
        (("--stance", "deny"), "'deny' is not a stance; did you mean denied?"),
        (("--claims", "--stance", "maybe"), "'maybe' is not a stance; known are: asserted, denied, unconfirmed"),
        (("--claims", "--format", "documents"), "--claims lists claims, not documents; choose table, jsonl, csv or parquet"),
        (("--since", "yesterday"), "--since: date 'yesterday' is not a day written YYYY-MM-DD"),
        (("--until", "2024-13-01"), "--until: date '2024-13-01' is not a day written YYYY-MM-DD"),
    ],
)
def test_a_question_that_makes_no_sense_gets_one_line(store: Path, options: tuple[str, str], message: str) -> None:
    assert error_of(run(events.command, "--store", store, *options)) == message


def test_a_wrong_question_leaves_the_output_file_alone(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text("as it was")
    assert isinstance(run(events.command, "--store", store, "--type", "X", "--output", path).exception, StoreError)
    assert path.read_text() == "as it was"


def test_a_missing_store_is_one_line_and_makes_no_file(tmp_path: Path) -> None:
    path = tmp_path / "none.duckdb"
    assert error_of(run(events.command, "--store", path)).startswith(f"{path}: there is no such store")
    assert not path.exists()


def test_a_file_that_is_no_store_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader")
    assert error_of(run(events.command, "--store", path)) == f"{path}: this file is not a whimbrel store"


# events --claims


@pytest.mark.parametrize(
    ("options", "claims"),
    [
        ((), [("made-1", "asserted"), ("made-2", "asserted"), ("made-2", "denied")]),
        (("--source", "army"), [("made-2", "denied")]),
        (("--stance", "asserted"), [("made-1", "asserted"), ("made-2", "asserted")]),
        (("--disputed", "--source", "hospital"), [("made-2", "asserted")]),
        (("--certainty", "asserted"), [("made-1", "asserted")]),
    ],
)
def test_claims_are_json_lines_in_a_pipe(store: Path, options: tuple[str, ...], claims: list[tuple[str, str]]) -> None:
    found = lines(run(events.command, "--store", store, "--claims", *options))
    assert [(each["event"], each["stance"]) for each in found] == claims


def test_claims_as_csv_have_each_partys_figures(store: Path) -> None:
    result = run(events.command, "--store", store, "--claims", "--type", "ASSAULT", "--format", "csv")
    found = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["claim_name"], row["dead_low"], row["dead_high"]) for row in found] == [
        ("Mirov Hospital", "9.0", ""),
        ("Kestrian Army", "5.0", "5.0"),
    ]


def test_claims_as_a_table_name_party_stance_and_figures(store: Path, tmp_path: Path) -> None:
    shown = run(events.command, "--store", store, "--claims", "--format", "table").stdout
    assert "Kestrian Army (KES/MIL)" in shown and "dead 9 or more" in shown and "DISPUTED: denied, rival figures (dead)" in shown
    path = tmp_path / "claims.txt"
    assert run(events.command, "--store", store, "--claims", "--format", "table", "--output", path).exit_code == 0
    assert path.read_text(encoding="utf-8") == shown


def test_claims_go_into_a_parquet_file(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "claims.parquet"
    assert run(events.command, "--store", store, "--claims", "--output", path).exit_code == 0
    assert duckdb.sql(f"SELECT claim_stance FROM '{path}'").fetchall() == [("asserted",), ("asserted",), ("denied",)]


def test_no_claims_are_nothing_printed_and_no_failure(store: Path) -> None:
    result = run(events.command, "--store", store, "--claims", "--type", "PROTEST")
    assert (result.exit_code, result.output) == (0, "")


# ingest


def written(folder: Path, *texts: str) -> Path:
    path = folder / "reports.jsonl"
    path.write_text("".join(json.dumps({"id": f"r{number}", "text": text}) + "\n" for number, text in enumerate(texts)))
    return path


def test_ingested_reports_are_found(tmp_path: Path, coded_by_hand: None) -> None:
    store, path = tmp_path / "store.duckdb", written(tmp_path, "Veldania shelled Mirov.", "Veldania shelled Port Halm.")
    result = run(ingest.command, path, "--store", store, "--date", "2024-05-15")
    assert (result.exit_code, result.stdout) == (0, f"{store}: 2 reports added, 0 unchanged, 0 replaced\n")
    assert [each["id"] for each in lines(run(events.command, "--store", store))] == ["r0-0", "r1-0"]


def test_ingesting_again_changes_only_what_changed(tmp_path: Path, coded_by_hand: None) -> None:
    store, path = tmp_path / "store.duckdb", written(tmp_path, "Veldania shelled Mirov.", "Veldania shelled Port Halm.")
    run(ingest.command, path, "--store", store)
    assert "0 reports added, 2 unchanged, 0 replaced" in run(ingest.command, path, "--store", store).stdout
    written(tmp_path, "Veldania shelled Mirov.", "Veldania shelled Sula.", "Veldania shelled Mirov again.")
    assert "1 report added, 1 unchanged, 1 replaced" in run(ingest.command, path, "--store", store).stdout
    texts = [each["text"] for each in lines(run(events.command, "--store", store))]
    assert texts == ["Veldania shelled Mirov.", "Veldania shelled Sula.", "Veldania shelled Mirov again."]


def test_a_report_that_cannot_be_coded_is_named_and_its_neighbours_are_stored(tmp_path: Path, coded_by_hand: None) -> None:
    store, path = tmp_path / "store.duckdb", written(tmp_path, "Veldania shelled Mirov.", "A fault.", "Veldania shelled Sula.")
    result = run(ingest.command, path, tmp_path / "missing.txt", "--store", store)
    assert result.exit_code == 1
    assert "2 reports added" in result.stdout
    assert "r1" in result.stderr and "a fault" in result.stderr and "missing.txt" in result.stderr
    assert len(lines(run(events.command, "--store", store))) == 2


def test_nothing_to_ingest_makes_no_store(tmp_path: Path) -> None:
    store = tmp_path / "store.duckdb"
    assert "name files or folders" in error_of(run(ingest.command, "--store", store))
    assert not store.exists()


def test_a_file_that_is_no_store_is_refused_before_anything_is_coded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def code(*_: object, **__: object) -> Iterator[CodedReport]:
        raise AssertionError("coded all the same")

    monkeypatch.setattr("whimbrel.scale.local.code_in_processes", code)
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear reader")
    assert "this file is not a whimbrel store" in error_of(run(ingest.command, letter, "--store", letter))


# explain


ATTACK = "Ethiopia condemned the attack. Guitars are sold in the market."


def plain(folder: Path, text: str = ATTACK) -> Path:
    path = folder / "report.txt"
    path.write_text(text)
    return path


def test_explain_shows_each_sentence(tmp_path: Path) -> None:
    result = run(explain.command, plain(tmp_path), "--date", "2024-05-15")
    assert result.exit_code == 0, result.output
    assert "sentence 1 of 2" in result.stdout and "sentence 2 of 2" in result.stdout
    assert "condemned" in result.stdout and "ETH" in result.stdout


def test_explain_can_show_one_sentence(tmp_path: Path) -> None:
    shown = run(explain.command, plain(tmp_path), "--sentence", 2).stdout
    assert "sentence 2 of 2" in shown and "sentence 1 of 2" not in shown
    assert "there is no sentence 9" in error_of(run(explain.command, plain(tmp_path), "--sentence", 9))


def test_explain_writes_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = run(explain.command, plain(tmp_path), "--html", page)
    assert result.exit_code == 0 and str(page) in result.stdout
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_page_of_several_reports_asks_which(tmp_path: Path) -> None:
    path, page = written(tmp_path, ATTACK, ATTACK + " It rained."), tmp_path / "page.html"
    assert "choose it with --id" in error_of(run(explain.command, path, "--html", page))
    assert not page.exists()
    assert run(explain.command, path, "--html", page, "--id", "r1").exit_code == 0
    assert "It rained." in page.read_text(encoding="utf-8")
    assert "no report has the id 'r7'" in error_of(run(explain.command, path, "--id", "r7"))


def test_a_report_in_another_language_is_named_not_read(tmp_path: Path) -> None:
    text = "Le ministre des Affaires étrangères a rencontré son homologue à Paris, où ils ont signé un accord de coopération."
    result = run(explain.command, plain(tmp_path, text))
    assert result.exit_code == 0 and "language fr is not coded" in result.stdout


def test_an_input_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    result = run(explain.command, tmp_path / "missing.txt")
    assert result.exit_code == 1 and result.stdout == ""
    assert "missing.txt" in result.stderr and len(result.stderr.splitlines()) == 1
