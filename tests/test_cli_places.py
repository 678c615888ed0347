"""`whimbrel places lookup`: what it prints of a name, and what it says where there is nothing to print."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from whimbrel import cli
from whimbrel.cli.places import SOURCE
from whimbrel.errors import WhimbrelError


def lookup(*arguments: str) -> list[str]:
    if not any(group.name == "places" for group in cli.app.registered_groups):
        cli._register()
    result = CliRunner().invoke(cli.app, ["places", "lookup", *arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output.splitlines()


def test_likeliest_reading_stands_first_with_all_that_is_known() -> None:
    first, second, *_ = lookup("Tripoli")
    assert "LBY" in first and "PPLC (city)" in first and "geonameid 2210247" in first and "people" in first and "within" in first
    assert "LBN" in second


def test_last_line_names_source_and_licence() -> None:
    assert lookup("Kabul")[-1] == SOURCE
    assert "GeoNames" in SOURCE and "CC BY 4.0" in SOURCE


def test_near_puts_the_nearest_first_and_shows_the_distance() -> None:
    first = lookup("Tripoli", "--near", "Beirut")[0]
    assert "LBN" in first and first.endswith(" km from Beirut")


def test_country_leaves_its_places_alone() -> None:
    lines = lookup("Victoria", "--country", "syc")[:-1]
    assert lines and all("SYC" in line for line in lines)


def test_state_that_was_is_shown_without_coordinates() -> None:
    assert "no coordinates" in lookup("USSR")[0]


def test_many_readings_are_cut_and_counted() -> None:
    assert lookup("San Antonio")[-2].startswith("and ") and "more; choose with" in lookup("San Antonio")[-2]


def test_own_places_are_looked_up_too(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(
        "name,names,lat,lon,radius_km,countries,feature_code,resolution\nKwembawala,,-1.2,28.4,3,COD,PPL,4\n", encoding="utf-8"
    )
    first, last = lookup("kwembawala", "--places", str(tmp_path / "mine.csv"))
    assert first == "Kwembawala  COD  PPL (city)  -1.20 28.40 within 3 km  own"
    assert last.endswith("mine.csv")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("Tripolli",), "'Tripolli': no place of that name; did you mean Tripoli, "),
        (("Xzzyqwv",), "'Xzzyqwv': no place of that name$"),
        (("Paris", "--near", "Xzzyqwv"), "'Xzzyqwv': no place of that name$"),
        (("Paris", "--near", "USSR"), "--near: Soviet Union has no coordinates"),
        (("Kabul", "--country", "QQQ"), "'Kabul': no place of that name in 'QQQ'"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_line(arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises(WhimbrelError, match=words) as caught:
        lookup(*arguments)
    assert "\n" not in str(caught.value)
