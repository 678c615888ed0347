"""`whimbrel dates`: what it prints of some words."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from whimbrel import cli
from whimbrel.errors import WhimbrelError


def run(*arguments: str) -> str:
    if not any(group.name == "dates" for group in cli.app.registered_groups):
        cli._register()
    result = CliRunner().invoke(cli.app, ["dates", "resolve", *arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("late October", "late October  2023-10-21 to 2023-10-31  interval     11 days"),
        ("since Monday", "Monday  2024-05-13                day          1 day"),
        ("the first quarter of 2021", "the first quarter of 2021  2021-01-01 to 2021-03-31  quarter      90 days"),
        ("during Ramadan 2021", "Ramadan 2021  2021-04-13 to 2021-05-12  interval     30 days"),
    ],
)
def test_phrase_without_a_verb_is_one_line(words: str, line: str) -> None:
    assert run(words, "--date", "2024-05-15") == f"{line}\n"


def test_sentence_has_a_line_for_each_time() -> None:
    lines = run("Envoys met in Suva on Monday and will meet again on Friday.", "--date", "2024-05-15").splitlines()
    assert [line.split()[:2] for line in lines] == [["Monday", "2024-05-13"], ["Friday", "2024-05-17"]]


def test_relative_time_without_a_day_is_unknown_and_says_what_to_give() -> None:
    assert sorted(run("last week").splitlines()) == ["last week  unknown", "relative times have no days without --date"]


def test_words_without_a_time_are_one_clear_error() -> None:
    with pytest.raises(WhimbrelError, match='\'purple\': no time expression found; known are such as "on Tuesday", "late October"'):
        run("purple")


def test_own_events_can_be_counted_from(tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    table.write_text("name,date\nsiege of Oran,1801-05-04\n", encoding="utf-8")
    output = run("two days after the siege of Oran", "--calendar", str(table))
    assert output.split("  ")[:2] == ["two days after the siege of Oran", "1801-05-06"]
