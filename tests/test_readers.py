import io
import json
from collections import Counter
from datetime import date
from pathlib import Path

import duckdb
import pytest

from whimbrel.documents.readers import Failure, read_inputs
from whimbrel.records import Report


def read(*paths: Path | str, day: date | None = None) -> tuple[list[Report], list[Failure]]:
    found = list(read_inputs(paths, date=day))
    return [one for one in found if isinstance(one, Report)], [one for one in found if isinstance(one, Failure)]


def write(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def reason(path: Path) -> str:
    reports, failures = read(path)
    assert reports == [] and len(failures) == 1
    assert failures[0].input == str(path) and failures[0].record is None
    return failures[0].reason


def standard_input(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_plain_text_is_taken_exactly(tmp_path: Path) -> None:
    text = " One\r\n\r\nline\twith “quotes” 🕊 שלום e\u0301.\n"
    (report,), failures = read(write(tmp_path / "a.txt", text), day=date(2024, 5, 6))
    assert report.text == text and report.date == date(2024, 5, 6) and failures == []


def test_same_date_and_text_have_the_same_id_everywhere(tmp_path: Path) -> None:
    (plain,), _ = read(write(tmp_path / "a.txt", "Some text."), day=date(2024, 5, 6))
    (line,), _ = read(write(tmp_path / "b.jsonl", '{"text": "Some text.", "date": "2024-05-06T23:59:00+09:00"}'))
    (undated,), _ = read(tmp_path / "a.txt")
    assert plain.id == line.id != undated.id
    assert len(plain.id) == 16 and int(plain.id, 16) >= 0


def test_json_lines_give_every_field(tmp_path: Path) -> None:
    fields = {"id": 7, "text": "T", "date": "2024-01-02", "title": "t", "url": "u", "publication": "p", "language": "en", "other": [1]}
    (report,), _ = read(write(tmp_path / "a.jsonl", json.dumps(fields)))
    assert report == Report(id="7", text="T", date=date(2024, 1, 2), title="t", url="u", publication="p", language="en")


def test_bad_lines_are_named_and_cost_no_neighbour(tmp_path: Path) -> None:
    lines = [
        b'{"id": "a", "text": "first"}', b"[1]", b'{"id": "b"}', b"", b'{"id": "a", "text": "again"}',
        b'{"text": "\\ud800"}', b'{"text": "\xff\xfe"}',
        b'{"text": "x", "date": "20240101"}', b'{"text": "x", "date": "2024-02-30"}', b"[" * 100_000, b'{"text": 5}',
        b'{"text": " \\n"}', b"{",
        b'{"id": [1], "text": "x"}', b'{"id": "c", "text": "x", "title": {}}', b'{"id": "z", "text": "nul \\u0000 in it"}',
    ]  # fmt: skip
    reports, failures = read(write(tmp_path / "a.jsonl", b"\n".join(lines)))
    assert [report.text for report in reports] == ["first", "nul \x00 in it"]
    assert [failure.record for failure in failures] == [f"line {number}" for number in (2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)]
    reasons = [failure.reason for failure in failures]
    assert reasons[0].startswith("not an object") and reasons[1] == "no text" and "taken by a report before it" in reasons[2]
    assert "surrogate" in reasons[3] and "0xff" in reasons[4] and "YYYY-MM-DD" in reasons[5] and "2024-02-30" in reasons[6]
    assert "nested too deeply" in reasons[7] and reasons[8] == "text is a number, not a string" and "empty" in reasons[9]
    assert reasons[10].startswith("not JSON") and reasons[11].startswith("id is a list") and reasons[12].startswith("title is an object")


def test_a_line_of_ten_megabytes_is_one_failure(tmp_path: Path) -> None:
    long, longer = (b'{"text": "' + b"x" * size + b'"}\n' for size in (2_000_000, 10_000_000))
    reports, failures = read(write(tmp_path / "a.jsonl", longer + b'{"text": "between"}\n' + long + b'{"text": "last"}'))
    assert [report.text for report in reports] == ["between", "last"]
    assert [failure.record for failure in failures] == ["line 1", "line 3"]
    assert all("1,000,000" in failure.reason for failure in failures)


def test_a_text_of_more_than_a_million_characters_is_refused(tmp_path: Path) -> None:
    assert "1,000,000" in reason(write(tmp_path / "a.txt", "x" * 1_000_001))
    assert "1,000,000" in reason(write(tmp_path / "b.txt", "x" * 9_000_000))
    assert len(read(write(tmp_path / "c.txt", "ü" * 1_000_000))[0]) == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_read_and_left_out(tmp_path: Path, encoding: str) -> None:
    write(tmp_path / "a.txt", "Zażółć gęślą".encode(encoding))
    write(tmp_path / "b.jsonl", '{"id": "é", "text": "é"}\n{"text": "ö"}\n'.encode(encoding))
    reports, failures = read(tmp_path)
    assert [report.text for report in reports] == ["Zażółć gęślą", "é", "ö"] and failures == []


def test_windows_text_is_read_only_where_that_is_plausible(tmp_path: Path) -> None:
    (report,), _ = read(write(tmp_path / "a.txt", "The president’s visit to a café — over".encode("cp1252")))
    assert report.text == "The president’s visit to a café — over"
    assert reason(write(tmp_path / "b.txt", "Президент сказал".encode("koi8-r"))) == "not UTF-8: byte 0xf0 at offset 0"
    assert "byte 0xe9 at offset 18" in reason(write(tmp_path / "c.txt", "proper UTF-8 é or ".encode()[:-1] + b"\xe9 broken"))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\n \n", "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.jsonl", b"\n\n", "no records"),
        ("a.txt", b"\0" * 5000, "binary"),
        ("a.txt", b"%PDF-1.7", "PDF"),
        ("a.jsonl", b"\x1f\x8b\x08\x00", "gzip"),
        ("a.parquet", b"id,text", "not a Parquet file"),
        ("a.parquet", b"PAR1 and then nothing", "not readable as Parquet"),
        ("a.csv", b"a;b\n1;2\n", "no column named text"),
        ("a.html", b"<html><script>1</script></html>", "no text found"),
        ("a.html", b"<" * 100_000, "no text found"),
    ],
)
def test_unreadable_files_give_one_reason(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    assert told in reason(write(tmp_path / name, content))


def test_missing_file_and_empty_folder_are_failures(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    _, (missing, empty) = read(tmp_path / "nosuch.txt", tmp_path / "empty")
    assert missing.reason == "no such file or directory" and "no file in this folder" in empty.reason


def test_a_few_nul_bytes_are_text(tmp_path: Path) -> None:
    (report,), _ = read(write(tmp_path / "a.txt", b"The army\0 attacked the town, the minister said."))
    assert "\0" in report.text


def test_folders_are_read_in_order_and_only_known_kinds(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/z.txt", "a.TXT", "skipped.bin", ".hidden.txt"):
        write(tmp_path / name, name)
    reports, failures = read(tmp_path)
    assert [report.text for report in reports] == ["a.TXT", "c.txt", "b/z.txt"] and failures == []


def test_csv_rows_are_reports(tmp_path: Path) -> None:
    content = (
        'ID,text,date,x\n1,"Said ""yes"", then\nleft.",2024-01-01,\n2,none,,\n3,,2024-01-01,\n4,too,many,cells,here\n5,"'
        + "y" * 9_000_000
        + '",,\n6,ok,,\n'
    )
    reports, failures = read(write(tmp_path / "a.csv", content), day=date(2020, 1, 1))
    assert [(report.id, report.text, str(report.date)) for report in reports] == [
        ("1", 'Said "yes", then\nleft.', "2024-01-01"), ("2", "none", "2020-01-01"), ("6", "ok", "2020-01-01"),
    ]  # fmt: skip
    assert [failure.record for failure in failures] == ["row 3", "row 4", "row 5"]


def test_csv_may_be_separated_by_semicolons_and_in_windows_encoding(tmp_path: Path) -> None:
    (report,), _ = read(write(tmp_path / "a.csv", "text;date\nCafé, closed;2024-01-01\n".encode("cp1252")))
    assert report.text == "Café, closed" and report.date == date(2024, 1, 1)


def test_parquet_rows_are_reports(tmp_path: Path) -> None:
    path = tmp_path / "a [1].parquet"
    rows = "(1, 'one', DATE '2024-01-01', 'en'), (2, NULL, NULL, NULL), (3, 'three', NULL, 'fr')"
    duckdb.sql(f"COPY (SELECT * FROM (VALUES {rows}) t(ID, text, date, language)) TO '{path}'")
    reports, (failure,) = read(path)
    assert [(report.id, report.text, report.date, report.language) for report in reports] == [
        ("1", "one", date(2024, 1, 1), "en"), ("3", "three", None, "fr"),
    ]  # fmt: skip
    assert failure.record == "row 2" and failure.reason == "no text"


PAGE = """<html><head><title>Talks resume - Daily X</title><meta charset="{charset}"><meta property="og:site_name" content="Daily X">
<meta property="article:published_time" content="2024-03-04T10:00:00Z"></head><body><nav>Home</nav><article><h1>Talks resume</h1>
<p>{body}</p></article></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-2"])
def test_web_page_gives_title_date_and_body(tmp_path: Path, charset: str) -> None:
    body = "The two sides met near Łódź on Monday and agreed to extend the truce. " * 5
    (report,), _ = read(write(tmp_path / "a.html", PAGE.format(charset=charset, body=body).encode(charset)))
    assert "near Łódź on Monday" in report.text and "Home" not in report.text
    assert (report.title, report.date, report.publication) == ("Talks resume", date(2024, 3, 4), "Daily X")


def test_standard_input_holds_json_lines_or_text(monkeypatch: pytest.MonkeyPatch) -> None:
    standard_input(monkeypatch, b'\n {"id": "a", "text": "one"}\n{"id": "b", "text": "two"}\n')
    assert [report.id for report in read("-")[0]] == ["a", "b"]
    standard_input(monkeypatch, b"Plain text.\n")
    assert [report.text for report in read("-")[0]] == ["Plain text.\n"]
    standard_input(monkeypatch, b"")
    assert read("-")[1] == [Failure(input="standard input", record=None, reason="the input is empty")]


def test_records_are_counted_for_each_input(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"text": "x"}\n[]\n\n{"text": "y"}\n')
    counts: Counter[str] = Counter()
    list(read_inputs([path, tmp_path / "none"], counts=counts))
    assert counts == {str(path): 3, str(tmp_path / "none"): 1}
