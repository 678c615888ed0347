"""Time expressions that count from named events, from acts that the report dates, and from datelines; feasts of many calendars."""

from datetime import date

import pytest
from test_times_forms import rows, shown

import whimbrel
from whimbrel.errors import KnowledgeError
from whimbrel.knowledge.load import load_knowledge
from whimbrel.knowledge.times import load_calendar, load_feasts
from whimbrel.mentions.times import find_times, reference_day

CALENDAR = """
name,names,date,enddate
Russian invasion of Ukraine,invasion of Ukraine;full-scale invasion of Ukraine;war in Ukraine;Ukraine war,2022-02-24,
October 7 attack,October 7 attacks;7 October attack;7 October attacks;attack of October 7;October 7 massacre,2023-10-07,
fall of Saigon,,1975-04-30,
2003 invasion of Iraq,invasion of Iraq;US-led invasion of Iraq,2003-03-20,2003-05-01
Easter Sunday bombings,Easter bombings,2019-04-21,
Rwandan genocide,1994 genocide;genocide against the Tutsi,1994-04-07,1994-07-15
Second World War,World War II;World War Two,1939-09-01,1945-09-02
Cold War,,1947,1991
Yom Kippur War,October War;1973 war,1973-10-06,1973-10-25
Tet Offensive,,1968-01-30,1968-09
September 11 attacks,attacks of September 11;9/11;9/11 attacks;terror attacks of September 11,2001-09-11,
Balfour Declaration,,1917-11-02,
Covid-19 pandemic,coronavirus pandemic,2020-03-11,2023-05-05
Beirut port explosion,Beirut port blast,2020-08-04,
Bloody Sunday,,1972-01-30,
1979 revolution,Islamic Revolution;Iranian revolution,1979-02-11,
Velvet Revolution,,1989-11,
independence from Portugal,,1975,
Bay of Pigs invasion,,1961-04-17,1961-04-20
"""

NAMED = """
2024-05-15 | Grain prices have soared since the invasion of Ukraine.
    since the invasion of Ukraine = 2022-02-24..2024-05-15 interval
2024-05-15 | Grain prices have soared since Russia's full-scale invasion of Ukraine in 2022.
    since Russia's full-scale invasion of Ukraine = 2022-02-24..2024-05-15 interval; 2022 = 2022-01-01..2022-12-31 year
2015-05-15 | Grain prices have soared since the invasion of Ukraine.
    none
2024-05-15 | Grain prices soared after the October 7 attack.
    after the October 7 attack = - interval
2024-05-15 | The October 7 attack changed the country.
    October 7 = 2023-10-07 day
2025-05-15 | The attack of October 7 changed the country.
    October 7 = 2023-10-07 day
2024-05-15 | The envoy died a year after the fall of Saigon.
    a year after the fall of Saigon = 1976-01-01..1976-12-31 year
2024-05-15 | The base has stood empty since the 2003 invasion of Iraq.
    since the 2003 invasion of Iraq = 2003-03-20..2024-05-15 interval
2024-05-15 | Police raided a house in Kandy three days after the Easter Sunday bombings.
    three days after the Easter Sunday bombings = 2019-04-24 day
2024-05-15 | The Easter Sunday bombings shook the island.
    none
2024-05-15 | He fled before the 1994 genocide.
    before the 1994 genocide = - interval
2024-05-15 | The Balfour Declaration was read out.
    none
2024-05-15 | Two weeks before the Balfour Declaration the cabinet met.
    Two weeks before the Balfour Declaration = 1917-10-15..1917-10-21 week
2024-05-15 | Kampala sheltered thousands during the Rwandan genocide.
    during the Rwandan genocide = 1994-04-07..1994-07-15 interval
2024-05-15 | The two have been allies since World War II.
    since World War II = 1945-09-02..2024-05-15 interval
2024-05-15 | The bunker dates from before the outbreak of the Second World War.
    before the outbreak of the Second World War = - interval
2024-05-15 | Arms spending has fallen since the end of the Cold War.
    since the end of the Cold War = 1991-01-01..2024-05-15 interval
2024-05-15 | It is the worst rift since the start of the Covid-19 pandemic.
    since the start of the Covid-19 pandemic = 2020-03-11..2024-05-15 interval
2024-05-15 | Veterans of the Yom Kippur War marched.
    none
2024-05-15 | The Tet Offensive surprised the generals.
    none
2024-05-15 | The hospital opened in the wake of September 11 attacks.
    September 11 = 2001-09-11 day
2024-05-15 | Security has been tight since 9/11.
    since 9/11 = 2001-09-11..2024-05-15 interval
2024-05-15 | Families recalled Bloody Sunday with a march.
    none
2024-05-15 | A year after the invasion of Ukraine began, Fiji sent aid.
    A year after the invasion of Ukraine = 2023-01-01..2023-12-31 year
2024-05-15 | A year after the invasion of Ukraine stalled, Fiji sent aid.
    A year after = - year
2024-05-15 | The judge fled days after the Beirut port explosion trial opened.
    none
2024-05-15 | The judge quit after the Beirut port explosion.
    after the Beirut port explosion = - interval
2024-05-15 | On the first anniversary of the October 7 attack, families lit candles.
    the first anniversary of the October 7 attack = 2024-10-07 day
2024-12-15 | On the first anniversary of the October 7 attacks, families lit candles.
    the first anniversary of the October 7 attacks = 2024-10-07 day
2024-05-15 | The 20th anniversary of the Beirut port blast is far off.
    The 20th anniversary of the Beirut port blast = 2040-08-04 day
2024-05-15 | No shah has ruled since the 1979 revolution.
    since the 1979 revolution = 1979-02-11..2024-05-15 interval
2024-05-15 | Since the 2014 invasion of Ukraine, the fleet has grown.
    2014 = 2014-01-01..2014-12-31 year
undated | Six months after the fall of Saigon he was freed.
    Six months after the fall of Saigon = 1975-10-01..1975-10-31 month
undated | No shah has ruled since the 1979 revolution.
    since the 1979 revolution = - interval
2024-05-15 | Two months after independence from Portugal, the war spread.
    Two months after independence from Portugal = - month
2024-05-15 | He was the chief until the Velvet Revolution.
    until the Velvet Revolution = - interval
2024-05-15 | The exiles landed on the eve of the Bay of Pigs invasion.
    the eve of the Bay of Pigs invasion = 1961-04-16 day
2024-05-15 | Following the Beirut port explosion, the cabinet resigned.
    Following the Beirut port explosion = - interval
"""

BUNDLED = """
2024-05-15 | Grain prices have soared since the invasion of Ukraine.
    since the invasion of Ukraine = 2022-02-24..2024-05-15 interval
2024-05-15 | The October 7 attack changed the country.
    October 7 = 2023-10-07 day
2024-05-15 | The envoy died a year after the fall of Saigon.
    a year after the fall of Saigon = 1976-01-01..1976-12-31 year
2024-05-15 | The base has stood empty since the 2003 invasion of Iraq.
    since the 2003 invasion of Iraq = 2003-03-20..2024-05-15 interval
2024-05-15 | Police raided a house in Kandy three days after the Easter Sunday bombings.
    three days after the Easter Sunday bombings = 2019-04-24 day
2024-05-15 | He fled before the 1994 genocide.
    before the 1994 genocide = - interval
2024-05-15 | The Balfour Declaration was read out.
    none
2024-05-15 | The two have been allies since World War II.
    since World War II = 1945-09-02..2024-05-15 interval
2024-05-15 | Security has been tight since 9/11.
    since 9/11 = 2001-09-11..2024-05-15 interval
2024-05-15 | Relations have been cold since the Falklands War.
    since the Falklands War = 1982-06-14..2024-05-15 interval
2024-05-15 | No such crowd has been seen since the fall of the Berlin Wall.
    since the fall of the Berlin Wall = 1989-11-09..2024-05-15 interval
2024-05-15 | Two years after the Beirut port explosion, nobody has been tried.
    Two years after the Beirut port explosion = 2022-01-01..2022-12-31 year
2024-05-15 | The quake was the worst since the Chernobyl disaster.
    since the Chernobyl disaster = 1986-04-26..2024-05-15 interval
2024-05-15 | Since the Arab Spring the border has been shut.
    Since the Arab Spring = 2010-12-17..2024-05-15 interval
2024-05-15 | Since the coup the border has been shut.
    none
2024-05-15 | Since the pandemic the border has been shut.
    none
2024-05-15 | After the war the border was shut.
    none
2024-05-15 | The force was set up after the Six-Day War.
    after the Six-Day War = - interval
2024-05-15 | The force was set up during the Korean War.
    during the Korean War = 1950-06-25..1953-07-27 interval
2024-05-15 | He was born a week before the assassination of President Kennedy.
    a week before the assassination of President Kennedy = 1963-11-11..1963-11-17 week
2024-05-15 | The 1973 war is taught in schools.
    1973 = 1973-01-01..1973-12-31 year
2024-05-15 | On the tenth anniversary of the Rana Plaza collapse, workers marched.
    the tenth anniversary of the Rana Plaza collapse = 2023-04-24 day
"""

ACTS = """
2024-05-15 | Rebels attacked Kaya on 3 May. Three days after the attack, the army came.
    3 May = 2024-05-03 day; Three days after = 2024-05-06 day
2024-05-15 | Rebels attacked Kaya on 3 May. The army came the day after the attack.
    3 May = 2024-05-03 day; the day after = 2024-05-04 day
2024-05-15 | Zambia will hold an election on 13 August. Results are due two days after the election.
    13 August = 2024-08-13 day; two days after = 2024-08-15 day
2024-05-15 | Rebels attacked Kaya on 3 May and Dori on 9 May. Three days after the attack, the army came.
    3 May = 2024-05-03 day; 9 May = 2024-05-09 day; Three days after = - day
2024-05-15 | The general resigned two days after Friday's vote.
    two days after = 2024-05-12 day; Friday = 2024-05-10 day
2024-05-15 | The general resigned two days after the vote on 3 May.
    two days after = 2024-05-05 day; 3 May = 2024-05-03 day
2024-05-15 | The general resigned two days after the vote.
    two days after = - day
2024-05-15 | A bomb exploded in a Karachi market on Monday. Two men were arrested a day after the blast.
    Monday = 2024-05-13 day; a day after = 2024-05-14 day
2024-05-15 | A bomb exploded in a Karachi market on Monday. Two men were arrested a day after the Quetta blast.
    Monday = 2024-05-13 day; a day after = - day
2024-05-15 | He resigned two weeks before the talks.
    two weeks before = - week
2024-05-15 | Talks opened in Doha on 20 April. He had resigned two weeks before the talks.
    20 April = 2024-04-20 day; two weeks before = 2024-04-01..2024-04-07 week
2024-05-15 | Police shot the mayor on 1 May. He died three days after the shooting.
    1 May = 2024-05-01 day; three days after = 2024-05-04 day
2024-05-15 | Troops stormed the palace on 1 May. Three days after troops stormed the palace, he fled.
    1 May = 2024-05-01 day; Three days after = 2024-05-04 day
2024-05-15 | He was jailed on 1 May. The day before, he had met the envoy.
    1 May = 2024-05-01 day; The day before = 2024-04-30 day
2024-05-15 | She was freed on 1 May; her brother was freed three days after.
    1 May = 2024-05-01 day; three days after = 2024-05-04 day
"""

FEASTS = """
2024-03-20 | Gunmen struck during Ramadan.
    Ramadan = 2024-03-11..2024-04-09 interval
2023-12-13 | Gunmen struck during Ramadan.
    Ramadan = 2023-03-23..2023-04-20 interval
2023-12-13 | The truce will hold through Ramadan.
    Ramadan = 2024-03-11..2024-04-09 interval
2023-12-13 | Ramadan Shallah spoke to reporters.
    none
2023-12-13 | Tariq Ramadan spoke to reporters.
    none
1973-11-02 | The armies crossed the canal on Yom Kippur.
    Yom Kippur = 1973-10-06 day
2023-12-13 | Shops were looted on the eve of Orthodox Easter 2021.
    Orthodox Easter 2021 = 2021-05-02 day
2023-12-13 | Marchers filled Al Quds streets on the last Friday of Ramadan.
    the last Friday of Ramadan = 2023-04-14 day
2023-12-13 | The market was bombed on Eid al-Fitr.
    Eid al-Fitr = 2023-04-21..2023-04-23 interval
2023-12-13 | The ceasefire over Nowruz 2020 held.
    Nowruz 2020 = 2020-03-20 day
2023-12-13 | Militias clashed over last year's Eid al-Adha.
    last year's Eid al-Adha = 2022-07-09..2022-07-12 interval
2023-12-13 | Fights broke out at Diwali markets.
    Diwali = 2023-11-12 day
2023-12-13 | Tamil New Year celebrations were banned.
    none
"""

DATELINES = """
2011-03-07 | LAGOS, 4 March 2011 - The envoy arrived on Wednesday.
    4 March 2011 = 2011-03-04 day; Wednesday = 2011-03-02 day
undated | LAGOS, 4 March 2011 - The envoy arrived on Wednesday.
    4 March 2011 = 2011-03-04 day; Wednesday = 2011-03-02 day
undated | LAGOS, March 4, 2011 (Wire) -- The envoy arrived yesterday.
    March 4, 2011 = 2011-03-04 day; yesterday = 2011-03-03 day
undated | LAGOS, March 4 (Wire) -- The envoy arrived yesterday.
    March 4 = - None; yesterday = - None
undated | Lagos in March 2011 was calm. The envoy arrived yesterday.
    March 2011 = 2011-03-01..2011-03-31 month; yesterday = - None
"""


@pytest.fixture(scope="module")
def events(tmp_path_factory):
    table = tmp_path_factory.mktemp("own") / "events.csv"
    table.write_text(CALENDAR.strip(), encoding="utf-8")
    return load_calendar(table)


@pytest.mark.parametrize(("date", "text", "expected"), rows(NAMED))
def test_named_event_dates_what_is_counted_from_it(read, events, date, text, expected):
    assert shown(read(text, date), events) == ("" if expected == "none" else expected)


@pytest.mark.parametrize(("date", "text", "expected"), rows(BUNDLED))
def test_bundled_event_dates_what_is_counted_from_it(read, date, text, expected):
    assert shown(read(text, date)) == ("" if expected == "none" else expected)


@pytest.mark.parametrize(("date", "text", "expected"), rows(ACTS))
def test_act_that_the_report_dates_is_counted_from(read, date, text, expected):
    assert shown(read(text, date)) == expected


@pytest.mark.parametrize(("date", "text", "expected"), rows(FEASTS))
def test_feast_is_the_one_that_tense_and_publication_call_for(read, date, text, expected):
    assert shown(read(text, date)) == ("" if expected == "none" else expected)


@pytest.mark.parametrize(("date", "text", "expected"), rows(DATELINES))
def test_full_date_of_a_dateline_stands_in_for_publication(read, date, text, expected):
    assert shown(read(text, date)) == expected


def test_reference_day_is_only_that_of_a_full_dateline():
    assert reference_day("MOMBASA, Kenya, 9 May 1987 (Wire) - The port closed.") == date(1987, 5, 9)
    assert reference_day("Mombasa, May 9, 1987 -- The port closed.") == date(1987, 5, 9)
    for text in (
        "MOMBASA, 9 May - The port closed.",
        "On 9 May 1987 the port closed.",
        "The law of 9 May 1987 - a bad one - fell.",
        "",
        "A",
    ):
        assert reference_day(text) is None


def test_events_ahead_of_a_report_are_not_meant_in_it(read, events):
    assert shown(read("The base has been empty since the fall of Saigon.", "1974-06-01"), events) == ""


def test_own_event_goes_before_a_bundled_one(tmp_path):
    table = tmp_path / "own.csv"
    table.write_text("name,date\nfall of Saigon,1801-02-03\n", encoding="utf-8")
    event, end = load_calendar(table).named_at("the fall of Saigon.", 4)
    assert (event.begin.earliest, end, event.where) == (date(1801, 2, 3), 18, "own.csv:2")


def test_capitals_of_a_wording_must_be_there(events):
    assert events.named_at("fall of saigon", 0) is None
    assert events.named_at("FALL OF SAIGON", 0) is not None
    assert events.named_at("fall of Saigons", 0) is None


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            "name,date\nsiege of Oran,1801-13",
            "own.csv:2: siege of Oran: '1801-13' is no day, month or year; write YYYY-MM-DD, YYYY-MM or YYYY",
        ),
        ("name,date\nsiege of Oran,", "own.csv:2: siege of Oran: '' is no day, month or year; write YYYY-MM-DD, YYYY-MM or YYYY"),
        ("name,date\n,1801", "own.csv:2: no name; write what news calls the event"),
        ("name,date,enddate\nsiege of Oran,1801,1799-05", "own.csv:2: siege of Oran: ends 1799-05 before it begins 1801; mend one of them"),
        ("name,day\nsiege of Oran,1801", "own.csv:1: no column 'date'; the first line must be name,names,date,enddate"),
    ],
)
def test_bad_row_is_one_clear_line(tmp_path, rows, message):
    table = tmp_path / "own.csv"
    table.write_text(rows, encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        load_calendar(table)
    assert str(error.value) == message


def test_all_bad_rows_are_told_at_once(tmp_path):
    table = tmp_path / "own.csv"
    table.write_text("name,date\n,1801\nsiege of Oran,x\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="(?s)own.csv:2: .*\nown.csv:3: "):
        load_calendar(table)


def test_file_that_is_missing_is_named(tmp_path):
    with pytest.raises(KnowledgeError, match="none.csv: cannot be read .*name a CSV file with the columns name,names,date,enddate"):
        load_calendar(tmp_path / "none.csv")


def test_feasts_have_days_in_order():
    for days in load_feasts().values():
        assert list(days) == sorted(days) and all(first <= last for first, last in days)


@pytest.mark.parametrize("words", ["999 centuries after", "999 decades before", "999 decades after"])
def test_counts_beyond_the_calendar_have_no_days(read, events, words):
    (time,) = find_times(read(f"It ended {words} the fall of Saigon.", "2024-05-15"), events)
    assert time.date is None


def test_own_calendar_reaches_the_coded_report(tmp_path):
    table = tmp_path / "own.csv"
    table.write_text("name,date\nsiege of Oran,1801-05-04\n", encoding="utf-8")
    text = "Two days after the siege of Oran the consul fled."
    (time,) = whimbrel.code(text, date="1802-01-01", calendar=table).times
    assert (text[time.start : time.end], time.date) == ("Two days after the siege of Oran", date(1801, 5, 6))


def test_own_calendar_shows_in_the_version_of_the_knowledge(tmp_path):
    table = tmp_path / "own.csv"
    table.write_text("name,date\nsiege of Oran,1801-05-04\n", encoding="utf-8")
    assert load_knowledge(calendar=table).version.startswith(f"{load_knowledge().version}+")


def test_since_a_war_counts_from_its_beginning_while_it_lasts_and_from_its_end_after(read):
    assert shown(read("Trade has shrunk since the Iran-Iraq war.", "1986-05-05")).startswith(
        "since the Iran-Iraq war = 1980-09-22..1986-05-05"
    )
    assert shown(read("Trade has grown since the Iran-Iraq war.", "1996-05-05")).startswith(
        "since the Iran-Iraq war = 1988-08-20..1996-05-05"
    )


def test_an_event_that_is_still_to_come_dates_nothing(read):
    assert "2023" not in shown(read("He fled three days after the October 7 attack.", "1990-05-05"))
