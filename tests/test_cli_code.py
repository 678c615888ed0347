import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest
from handmade import CODER, EVENT
from typer.testing import CliRunner

from whimbrel import cli
from whimbrel.cli.tally import failure_line
from whimbrel.documents.language import language_of
from whimbrel.documents.readers import Failure
from whimbrel.errors import WhimbrelError
from whimbrel.records import CodedReport, Report, Span
from whimbrel.scale.local import in_processes

WHIMBREL = [sys.executable, "-c", "from whimbrel.cli import main; main()"]


def code_one(report: Report) -> CodedReport:
    if report.text == "fault":
        raise ZeroDivisionError("by zero")
    language = language_of(report)
    events = (EVENT,) if language == "en" else ()
    return CodedReport(
        id=report.id, date=report.date, title=None, url=None, publication=None, language=language, coder=CODER, text=report.text,
        sentences=(Span(start=0, end=len(report.text)),), events=events,
    )  # fmt: skip


def code_reports(reports: Iterable[Report], options: object) -> Iterator[CodedReport]:
    return map(code_one, reports)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Run `whimbrel code` in this process, with a stand-in for the pipeline, in a folder of its own."""
    monkeypatch.setitem(sys.modules, "whimbrel.pipeline", SimpleNamespace(code_reports=code_reports, CODED_LANGUAGES=frozenset({"en"})))
    monkeypatch.chdir(tmp_path)
    if not cli.app.registered_commands:
        cli._register()
    return lambda *arguments, **options: CliRunner().invoke(cli.app, ["code", *arguments], **options)


def lines(*records: object) -> str:
    return "\n".join(json.dumps(record) for record in records)


def test_into_a_pipe_goes_a_line_for_each_event(run) -> None:
    Path("a.jsonl").write_text(lines({"id": "x", "text": "The army left.", "date": "2024-01-02"}))
    done = run("a.jsonl")
    assert done.exit_code == 0 and done.stderr == ""
    assert json.loads(done.stdout)["published"] == "2024-01-02"


def test_what_cannot_be_read_is_named_in_one_line_and_the_rest_is_written(run) -> None:
    Path("a.jsonl").write_text(lines({"text": "one"}, [1], {"text": "two"}, {}, {"text": "three"}))
    done = run("a.jsonl", "none.txt", "--format", "documents")
    assert done.exit_code == 1 and len(done.stdout.splitlines()) == 3
    assert done.stderr.splitlines() == [
        "a.jsonl: 2 of 5 records skipped: line 2: not an object: write one object a line instead of one list; line 4: no text",
        "none.txt: no such file or directory",
    ]


def test_what_cannot_be_coded_costs_no_neighbour(run) -> None:
    Path("a.jsonl").write_text(lines({"text": "one"}, {"id": "bad", "text": "fault"}, {"text": "three"}))
    done = run("a.jsonl", "--format", "documents")
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == ["one", "three"]
    assert done.exit_code == 1 and done.stderr.strip() == "coding: 1 of 3 records skipped: report bad: ZeroDivisionError: by zero"


def test_other_languages_are_written_without_events_and_counted(run) -> None:
    french, arabic = "Le président a rencontré lundi les ministres à Paris.", "قال الرئيس يوم الاثنين إن القوات ستغادر المدينة"
    Path("a.jsonl").write_text(lines({"text": french}, {"text": french + " Fin."}, {"text": arabic}, {"text": "Nothing."}))
    done = run("a.jsonl", "--format", "documents")
    assert done.exit_code == 0 and len(done.stdout.splitlines()) == 4
    assert done.stderr.strip() == "3 reports in languages that are not coded (fr 2, ar 1)"


def test_a_record_without_a_date_is_no_failure_and_an_option_gives_one(run) -> None:
    Path("a.txt").write_text("The army left.")
    assert json.loads(run("a.txt", "--format", "documents").stdout)["date"] is None
    assert json.loads(run("a.txt", "--format", "documents", "--date", "2024-03-04").stdout)["date"] == "2024-03-04"


def test_standard_input_is_read(run) -> None:
    assert json.loads(run("-", "--format", "documents", input="From standard input.").stdout)["text"] == "From standard input."


def test_samples_are_coded(run) -> None:
    records = [json.loads(line) for line in run("--sample", "--format", "documents").stdout.splitlines()]
    assert [record["id"] for record in records] == [f"sample-{number}" for number in range(1, 9)]
    assert all(record["date"] and record["language"] == "en" for record in records)


@pytest.mark.parametrize(("name", "form"), [("out.csv", "csv"), ("out.parquet", "parquet"), ("out.jsonl", "jsonl")])
def test_output_is_a_file_in_the_form_of_its_name(run, name: str, form: str) -> None:
    Path("a.txt").write_text("The army left.")
    done = run("a.txt", "--output", name)
    assert done.exit_code == 0 and done.stdout == "" and sorted(path.name for path in Path().iterdir()) == ["a.txt", name]
    assert duckdb.sql(f"SELECT event_type FROM '{name}'").fetchall() == [("ASSAULT",)]


def test_table_can_go_into_a_file(run) -> None:
    Path("a.txt").write_text("The army left.")
    run("a.txt", "--format", "table", "--output", "out.txt")
    assert "ASSAULT" in Path("out.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["a.txt", "--format", "parquet"], "name a file with --output"),
        ([], "nothing to code"),
        (["a.txt", "--date", "tomorrow"], "--date: date 'tomorrow' is not a day"),
        (["a.txt", "--output", "nosuch/out.csv"], "cannot write nosuch/out.csv: No such file or directory"),
    ],
)
def test_what_a_user_got_wrong_is_one_error(run, arguments: list[str], told: str) -> None:
    Path("a.txt").write_text("The army left.")
    error = run(*arguments).exception
    assert isinstance(error, WhimbrelError) and told in str(error)


def test_failures_of_an_input_are_told_in_a_line_of_bounded_length() -> None:
    failures = [Failure(input="a", record=f"line {number}", reason="x" * 500 + "\n\x1b[0m") for number in range(100)]
    line = failure_line("a", failures, 120)
    assert line.startswith("a: 100 of 120 records skipped: line 0: xxx") and line.endswith("and 95 more")
    assert len(line) < 1000 and line.isprintable()


# The command as it is run


def test_help_and_errors_come_without_loading_what_is_heavy(tmp_path: Path) -> None:
    heavy = "import sys; sys.argv = ['whimbrel', '--help']\nfrom whimbrel.cli import main\ntry: main()\nexcept SystemExit: pass\n"
    shown = subprocess.run(
        [sys.executable, "-c", heavy + "print(sorted({'spacy', 'numpy', 'duckdb', 'trafilatura', 'rich'} & set(sys.modules)))"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert shown.stdout.endswith("[]\n")
    done = subprocess.run([*WHIMBREL, "code"], capture_output=True, text=True)
    assert done.returncode == 2 and done.stderr.startswith("whimbrel: nothing to code") and done.stderr.count("\n") == 1


def test_version_is_shown() -> None:
    assert subprocess.run([*WHIMBREL, "--version"], capture_output=True, text=True, check=True).stdout.startswith("whimbrel ")


# Many processes


def double(number: int) -> int:
    return 2 * number


def die(number: int) -> int:
    os._exit(9)


def fail(number: int) -> int:
    raise ValueError(f"number {number}")


def test_processes_keep_the_order_and_take_only_a_few_items_ahead() -> None:
    taken: list[int] = []
    numbers = (taken.append(number) or number for number in range(1, 41))
    results = in_processes(double, numbers, workers=2)
    assert next(results) == 2 and len(taken) <= 6
    assert list(results) == [2 * number for number in range(2, 41)]


def test_a_dead_process_is_an_error_and_no_hang() -> None:
    started = time.monotonic()
    with pytest.raises(WhimbrelError, match="worker process died"):
        list(in_processes(die, range(100), workers=2))
    assert time.monotonic() - started < 60


def test_an_error_in_a_process_is_the_caller_s() -> None:
    with pytest.raises(ValueError, match="number 0"):
        list(in_processes(fail, range(3), workers=2))


# With the pipeline itself


def test_any_number_of_workers_writes_the_same_bytes(tmp_path: Path) -> None:
    texts = [f"Report {number}. The army of Chad attacked a village on Monday, the minister said. Nobody was hurt." for number in range(40)]
    path = tmp_path / "a.jsonl"
    path.write_text(lines(*({"text": text, "date": "2024-01-02"} for text in texts)))
    outputs = [
        subprocess.run(
            [*WHIMBREL, "code", str(path), "--format", "documents", "--workers", workers], capture_output=True, check=True
        ).stdout
        for workers in ("1", "2")
    ]
    assert outputs[0] == outputs[1] and outputs[0].count(b"\n") == 40


def test_an_interrupted_run_leaves_nothing_half_written(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(lines(*({"text": f"Report {number}. The army attacked a village. " * 50} for number in range(2000))))
    process = subprocess.Popen([*WHIMBREL, "code", str(path), "--output", str(tmp_path / "out.csv")], stderr=subprocess.PIPE, text=True)
    while process.poll() is None and len(list(tmp_path.iterdir())) == 1:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130 and "Traceback" not in told
    assert list(tmp_path.iterdir()) == [path]


def test_a_closed_pipe_and_a_full_disk_end_quietly(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The army of Chad attacked a village on Monday, the minister said.")
    command = f"{sys.executable} -c 'from whimbrel.cli import main; main()' code {path} --format documents"
    piped = subprocess.run(["bash", "-c", f"{command} | true"], capture_output=True, text=True)
    assert piped.stderr == ""
    full = subprocess.run(["bash", "-c", f"{command} > /dev/full"], capture_output=True, text=True)
    assert full.returncode == 2 and full.stderr == "whimbrel: cannot write to standard output: No space left on device\n"
