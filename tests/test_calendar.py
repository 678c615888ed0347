"""The tables of named events and movable feasts are whole, and the days in them are the right ones."""

import csv
import importlib.util
import re
from calendar import monthrange
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from whimbrel.knowledge import build_feasts

DATA = Path(build_feasts.__file__).parent / "data"
EVENT_COLUMNS = ["name", "names", "date", "enddate", "source"]
FEAST_COLUMNS = ["name", "names", "date", "enddate"]
LATEST = date(2025, 8, 31)
ARTICLES = ("the ", "a ", "an ", "The ", "A ", "An ")
LIBRARIES = all(importlib.util.find_spec(name) for name in ("hijridate", "convertdate", "ephem"))

# Wordings that have neither a capital nor a figure, and yet mean one event.
PLAIN = {
    "anthrax attacks",
    "anti-extradition protests",
    "apartheid's end",
    "blank paper protests",
    "coronavirus pandemic",
    "end of apartheid",
    "estallido social",
    "euro's introduction",
    "euro's launch",
    "exploding pager attacks",
    "first human spaceflight",
    "first intifada",
    "first moon landing",
    "flotilla raid",
    "gilets jaunes protests",
    "global coronavirus pandemic",
    "global financial crisis",
    "imposition of the national security law",
    "introduction of the euro",
    "launch of the euro",
    "onset of the coronavirus pandemic",
    "outbreak of the coronavirus pandemic",
    "beginning of the coronavirus pandemic",
    "start of the coronavirus pandemic",
    "pager and walkie-talkie attacks",
    "pager attacks",
    "pager explosions",
    "partition of the subcontinent",
    "poll tax riot",
    "second intifada",
    "start of reform and opening up",
    "start of the full-scale invasion",
    "start of the full-scale war",
    "beginning of the full-scale invasion",
    "swine flu pandemic",
    "white paper protests",
    "yellow vest movement",
    "yellow vest protests",
    "yellow vests protests",
}


def rows(name: str) -> list[list[str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


EVENTS, FEASTS = rows("calendar.csv"), rows("feasts.csv")


def days(written: str) -> tuple[date, date]:
    """Return the first and the last day of a day, month or year; ValueError if it is none."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", written):
        raise ValueError(written)
    year, month, day = (*(int(part) for part in written.split("-")), None, None)[:3]
    last = month or 12
    return date(year, month or 1, day or 1), date(year, last, day or monthrange(year, last)[1])


def wordings(row: list[str]) -> list[str]:
    return [row[0], *filter(None, row[1].split(";"))]


def events_called(wording: str) -> list[list[str]]:
    return [row[2:4] for row in EVENTS[1:] if wording.casefold() in {name.casefold() for name in wordings(row)}]


def feast(name: str, year: int) -> list[str]:
    return ["/".join(filter(None, row[2:])) for row in FEASTS[1:] if name in wordings(row) and row[2].startswith(str(year))]


def test_events_have_all_columns():
    assert EVENTS[0] == EVENT_COLUMNS
    assert len(EVENTS) > 500
    assert [row for row in EVENTS if len(row) != len(EVENT_COLUMNS)] == []
    assert [row for row in EVENTS[1:] if not (row[0] and row[2] and row[4].startswith("general knowledge"))] == []
    assert [cell for row in EVENTS for cell in row if cell != cell.strip() or "  " in cell or ";;" in cell] == []


def test_event_has_legal_dates_in_order():
    for name, _, first, last, _ in EVENTS[1:]:
        begin, end = days(first), days(last or first)
        assert date(1914, 1, 1) <= begin[0] <= end[1], name
        assert end[0] <= LATEST, name
        assert not last or begin[0] < end[1] and first != last, name


def test_events_stand_in_order_of_time():
    assert [row[2] for row in EVENTS[1:]] == sorted(row[2] for row in EVENTS[1:])


def test_no_wording_means_two_events():
    found = Counter(wording for row in EVENTS[1:] for wording in {name.casefold() for name in wordings(row)})
    assert [wording for wording, count in found.items() if count > 1] == []


def test_no_wording_stands_twice_in_a_row():
    assert [row[0] for row in EVENTS[1:] if len(set(row[1].split(";"))) < len(row[1].split(";"))] == []


def test_wording_is_written_as_in_the_middle_of_a_sentence():
    found = [wording for row in EVENTS[1:] for wording in wordings(row)]
    assert [wording for wording in found if wording.startswith(ARTICLES)] == []
    assert [wording for wording in found if not any(char.isupper() or char.isdigit() for char in wording) and wording not in PLAIN] == []
    assert [
        wording for wording in found if not re.match(r"\w", wording) or wording.isupper() and not wording.isalnum() and len(wording) > 8
    ] == []
    assert [wording for wording in found if re.search(r"[‘’“”–—|]", wording)] == []


def test_year_in_a_wording_is_the_event_s():
    wrong = []
    for row in EVENTS[1:]:
        first, last = days(row[2])[0].year, days(row[3] or row[2])[1].year
        for wording in wordings(row):
            named = [int(year) for year in re.findall(r"\b((?:19|20)\d\d)\b(?! nuclear deal)", wording)]
            if any(not first - 1 <= year <= last + 1 for year in named):
                wrong.append((wording, row[2]))
    assert wrong == []


@pytest.mark.parametrize(
    ("wording", "dates"),
    [
        ("October 7 attack", ["2023-10-07", ""]),
        ("invasion of Ukraine", ["2022-02-24", ""]),
        ("1994 genocide", ["1994-04-07", "1994-07-15"]),
        ("Beirut port explosion", ["2020-08-04", ""]),
        ("1979 revolution", ["1979-02-11", ""]),
        ("fall of Saigon", ["1975-04-30", ""]),
        ("2003 invasion of Iraq", ["2003-03-20", ""]),
        ("Easter Sunday bombings", ["2019-04-21", ""]),
        ("Carnation Revolution", ["1974-04-25", ""]),
        ("partition of India", ["1947-08", ""]),
        ("Sharpeville massacre", ["1960-03-21", ""]),
        ("1973 coup in Chile", ["1973-09-11", ""]),
        ("Iran-Iraq war", ["1980-09-22", "1988-08-20"]),
        ("Good Friday agreement", ["1998-04-10", ""]),
        ("Papua New Guinea's independence", ["1975-09-16", ""]),
        ("Gaza war", ["2023-10-07", ""]),
    ],
)
def test_event_has_its_day(wording: str, dates: list[str]):
    assert events_called(wording) == [dates]


@pytest.mark.parametrize(
    "wording", ["the coup", "coup", "revolution", "war", "pandemic", "invasion", "Brexit", "Doha Agreement", "Chernobyl"]
)
def test_wording_that_could_mean_many_things_is_not_there(wording: str):
    assert events_called(wording) == []


def test_feasts_have_all_columns_and_legal_dates():
    assert FEASTS[0] == FEAST_COLUMNS
    for name, _, first, last in FEASTS[1:]:
        assert name in build_feasts.NAMES
        assert 0 <= (date.fromisoformat(last or first) - date.fromisoformat(first)).days <= 30


def test_feast_has_the_same_names_every_year():
    assert {(row[0], row[1]) for row in FEASTS[1:]} == set(build_feasts.NAMES.items())


def test_no_name_means_two_feasts():
    found = Counter(name.casefold() for feast, names in build_feasts.NAMES.items() for name in {feast, *names.split(";")} - {""})
    assert [name for name, count in found.items() if count > 1] == []


def test_feasts_of_the_moon_are_in_every_year():
    for name in ("Ramadan", "Eid al-Fitr", "Ashura", "Passover", "Yom Kippur", "Orthodox Easter", "Lunar New Year", "Tet", "Nowruz"):
        years = Counter(row[2][:4] for row in FEASTS[1:] if row[0] == name)
        assert set(years) == {str(year) for year in range(1950, 2041)}, name
        assert max(years.values()) <= 2, name


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("Ramadan", 2023, "2023-03-23/2023-04-20"),
        ("Ramadan", 2024, "2024-03-11/2024-04-09"),
        ("Ramadan", 2025, "2025-03-01/2025-03-29"),
        ("Eid al-Fitr", 2023, "2023-04-21/2023-04-23"),
        ("Eid ul-Fitr", 2024, "2024-04-10/2024-04-12"),
        ("Eid al-Fitr", 2021, "2021-05-13/2021-05-15"),
        ("Eid al-Adha", 2023, "2023-06-28/2023-07-01"),
        ("Tabaski", 2024, "2024-06-16/2024-06-19"),
        ("Ramadan", 2013, "2013-07-10/2013-08-07"),
        ("Eid al-Adha", 2015, "2015-09-24/2015-09-27"),
        ("Ashura", 2004, "2004-03-01"),
        ("Ashura", 2024, "2024-07-16"),
        ("Yom Kippur", 1973, "1973-10-06"),
        ("Yom Kippur", 2019, "2019-10-09"),
        ("Yom Kippur", 2023, "2023-09-25"),
        ("Rosh Hashanah", 2020, "2020-09-19/2020-09-20"),
        ("Rosh Hashanah", 2023, "2023-09-16/2023-09-17"),
        ("Passover", 2002, "2002-03-28/2002-04-04"),
        ("Passover", 2024, "2024-04-23/2024-04-30"),
        ("Simchat Torah", 2023, "2023-10-07"),
        ("Sukkot", 2023, "2023-09-30/2023-10-06"),
        ("Hanukkah", 2023, "2023-12-08/2023-12-15"),
        ("Hanukkah", 2013, "2013-11-28/2013-12-05"),
        ("Purim", 1994, "1994-02-25"),
        ("Purim", 2024, "2024-03-24"),
        ("Tisha B'Av", 2005, "2005-08-14"),
        ("Orthodox Easter", 2016, "2016-05-01"),
        ("Orthodox Easter", 2023, "2023-04-16"),
        ("Orthodox Easter", 2024, "2024-05-05"),
        ("Orthodox Good Friday", 2022, "2022-04-22"),
        ("Tet", 1968, "1968-01-30"),
        ("Tet", 2007, "2007-02-17"),
        ("Lunar New Year", 2007, "2007-02-18"),
        ("Lunar New Year", 2020, "2020-01-25"),
        ("Chinese New Year", 2023, "2023-01-22"),
        ("Spring Festival", 2024, "2024-02-10"),
        ("Lunar New Year", 1985, "1985-02-20"),
        ("Mid-Autumn Festival", 2020, "2020-10-01"),
        ("Chuseok", 2023, "2023-09-29"),
        ("Qingming", 1976, "1976-04-04"),
        ("Diwali", 2005, "2005-11-01"),
        ("Diwali", 1984, "1984-10-24"),
        ("Deepavali", 2023, "2023-11-12"),
        ("Diwali", 2024, "2024-10-31"),
        ("Holi", 2020, "2020-03-10"),
        ("Holi", 2024, "2024-03-25"),
        ("Nowruz", 2023, "2023-03-21"),
        ("Nowruz", 2020, "2020-03-20"),
        ("Timkat", 2024, "2024-01-20"),
        ("Ethiopian New Year", 2023, "2023-09-12"),
    ],
)
def test_feast_has_its_days(name: str, year: int, expected: str):
    assert feast(name, year) == [expected]


def test_year_has_two_feasts_where_the_lunar_year_is_shorter():
    assert feast("Eid al-Fitr", 2000) == ["2000-01-08/2000-01-10", "2000-12-27/2000-12-29"]
    assert [day.split("/")[0] for day in feast("Eid al-Adha", 2006)] == ["2006-01-10", "2006-12-30"]


def test_vesak_is_left_out_where_countries_differ_by_a_month():
    assert feast("Vesak", 2023) == []
    assert feast("Vesak", 2024) == ["2024-05-22/2024-05-24"]


def test_easter_of_the_julian_calendar():
    assert build_feasts.julian_easter(1950) == date(1950, 4, 9)
    assert build_feasts.julian_easter(2025) == date(2025, 4, 20)


@pytest.mark.skipif(not LIBRARIES, reason="the libraries that compute feasts are for developers (build_feasts)")
def test_feasts_are_what_the_script_makes(tmp_path: Path):
    build_feasts.write_feasts(tmp_path / "feasts.csv")
    assert (tmp_path / "feasts.csv").read_text(encoding="utf-8") == (DATA / "feasts.csv").read_text(encoding="utf-8")
