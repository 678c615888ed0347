"""`whimbrel actors`: what the look-up prints, and how the check ends."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from whimbrel import cli
from whimbrel.errors import WhimbrelError
from whimbrel.knowledge.actor_tables import COLUMNS


def run(*arguments: str) -> str:
    if not any(group.name == "actors" for group in cli.app.registered_groups):
        cli._register()
    result = CliRunner().invoke(cli.app, ["actors", *arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


def test_lookup_shows_roles_with_their_days_and_rows():
    lines = run("lookup", "the Egyptian president", "--date", "2013-06-10").splitlines()
    assert lines[0].startswith("Mohamed Morsi  EGY/GOV  person")
    assert any("2012-06-30 to 2013-07-03  president EGY/GOV" in line and ".csv:" in line for line in lines)


def test_lookup_shows_members_at_the_date():
    before, after = (run("lookup", "NATO", "--date", f"{year}-06-01") for year in (2000, 2024))
    assert "members" in before and " FIN" not in before.split("members")[1]
    assert " FIN" in after.split("members")[1]


def test_lookup_of_nobody_says_so_in_one_line():
    with pytest.raises(WhimbrelError, match="'Zorgo Fimble': nobody known by that name"):
        run("lookup", "Zorgo Fimble")


def test_check_of_a_folder_looks_at_its_rows_alone(tmp_path: Path):
    row = "Ulfric Zandaro,person,NOR,,president,,,1801,1805,,,yes,me"
    (tmp_path / "own.csv").write_text(",".join(COLUMNS) + f"\n{row}\n", encoding="utf-8")
    assert run("check", str(tmp_path)) == "1 actors, 1 dated roles: nothing to mend\n"


def test_check_ends_with_the_number_of_findings(tmp_path: Path):
    row = "Ulfric Zandaro,person,NOR,,president,,,,,,,yes,me"
    (tmp_path / "own.csv").write_text(",".join(COLUMNS) + f"\n{row}\n", encoding="utf-8")
    with pytest.raises(WhimbrelError, match="1 findings in 1 actors"):
        run("check", str(tmp_path))
