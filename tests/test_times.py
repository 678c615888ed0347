"""Time expressions: which words are one, and which days they mean. 2023-12-13 is a Wednesday."""

import time

import pytest

from whimbrel.mentions.times import find_times
from whimbrel.ontology import GRANULARITIES

WEDNESDAY = "2023-12-13"


def read_times(read, text, date=WEDNESDAY):
    document = read(text, date)
    return [
        (
            text[found.start : found.end],
            found.date and found.date.isoformat(),
            found.enddate and found.enddate.isoformat(),
            found.granularity,
        )
        for found in find_times(document)
    ]


@pytest.mark.parametrize(
    ("text", "words", "first", "last", "granularity"),
    [
        ("Rebels shelled the port on Sunday.", "Sunday", "2023-12-10", "2023-12-10", "day"),
        ("Rebels shelled the port on Wednesday.", "Wednesday", "2023-12-13", "2023-12-13", "day"),
        ("The envoys will meet in Doha on Friday.", "Friday", "2023-12-15", "2023-12-15", "day"),
        ("The envoys plan to meet on Monday.", "Monday", "2023-12-18", "2023-12-18", "day"),
        ("The envoys are due to arrive on Monday.", "Monday", "2023-12-18", "2023-12-18", "day"),
        ("Officials said on Monday they would talk.", "Monday", "2023-12-11", "2023-12-11", "day"),
        ("They were given until Friday to leave.", "Friday", "2023-12-15", "2023-12-15", "day"),
        ("The strike began last Wednesday.", "last Wednesday", "2023-12-06", "2023-12-06", "day"),
        ("The court sits next Wednesday.", "next Wednesday", "2023-12-20", "2023-12-20", "day"),
        ("Shells fell early Saturday.", "early Saturday", "2023-12-09", "2023-12-09", "part-of-day"),
        ("Shells fell on Sunday night.", "Sunday night", "2023-12-10", "2023-12-10", "part-of-day"),
        ("Shells fell overnight.", "overnight", "2023-12-12", "2023-12-13", "part-of-day"),
        ("Shells fell yesterday.", "yesterday", "2023-12-12", "2023-12-12", "day"),
        ("He will speak tonight.", "tonight", "2023-12-13", "2023-12-13", "part-of-day"),
        ("Shells fell on Monday of last week.", "Monday of last week", "2023-12-04", "2023-12-04", "day"),
        ("Talks broke down this week.", "this week", "2023-12-11", "2023-12-17", "week"),
        ("Talks broke down last week.", "last week", "2023-12-04", "2023-12-10", "week"),
        ("Talks will resume next month.", "next month", "2024-01-01", "2024-01-31", "month"),
        ("Talks broke down last year.", "last year", "2022-01-01", "2022-12-31", "year"),
        ("Clashes broke out over the weekend.", "the weekend", "2023-12-09", "2023-12-10", "weekend"),
        ("Voters will choose a mayor this weekend.", "this weekend", "2023-12-16", "2023-12-17", "weekend"),
        ("The truce collapsed in late October.", "late October", "2023-10-21", "2023-10-31", "interval"),
        ("The truce collapsed in mid-2019.", "mid-2019", "2019-05-01", "2019-08-31", "interval"),
        ("The truce held for the past two weeks.", "the past two weeks", "2023-11-29", "2023-12-13", "interval"),
        ("Raids have grown in recent days.", "recent days", "2023-12-06", "2023-12-13", "interval"),
        ("Prices have risen since Monday.", "Monday", "2023-12-11", "2023-12-11", "day"),
        ("The ship sank three days ago.", "three days ago", "2023-12-10", "2023-12-10", "day"),
        ("The ship sank a year ago.", "a year ago", "2022-01-01", "2022-12-31", "year"),
        ("The ship sank several weeks ago.", "several weeks ago", "2023-10-11", "2023-11-22", "interval"),
        ("The ship will return in two weeks.", "two weeks", "2023-12-25", "2023-12-31", "week"),
        ("Famine struck in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31", "decade"),
        ("The fort dates from the 19th century.", "the 19th century", "1801-01-01", "1900-12-31", "century"),
        ("Clashes raged between 4 and 7 December.", "4 and 7 December", "2023-12-04", "2023-12-07", "interval"),
        ("Clashes raged from Saturday to Monday.", "Saturday to Monday", "2023-12-09", "2023-12-11", "interval"),
        ("Clashes raged on December 4-7.", "December 4-7", "2023-12-04", "2023-12-07", "interval"),
        ("Rule by decree lasted from March to May 2012.", "March to May 2012", "2012-03-01", "2012-05-31", "interval"),
        ("He ruled from 1991 to 1997.", "1991 to 1997", "1991-01-01", "1997-12-31", "interval"),
        ("It happened on 7 October 2023.", "7 October 2023", "2023-10-07", "2023-10-07", "day"),
        ("It happened on Oct. 7.", "Oct. 7", "2023-10-07", "2023-10-07", "day"),
        ("It happened on 7 Oct.", "7 Oct.", "2023-10-07", "2023-10-07", "day"),
        ("It happened on April 28.", "April 28", "2023-04-28", "2023-04-28", "day"),
        ("Dated 2023-10-07.", "2023-10-07", "2023-10-07", "2023-10-07", "day"),
        ("Dated 25/10/2023.", "25/10/2023", "2023-10-25", "2023-10-25", "day"),
        ("Dated 07/10/2023.", "07/10/2023", "2023-07-10", "2023-07-10", "day"),
        ("The army seized power in March.", "March", "2023-03-01", "2023-03-31", "month"),
        ("The army will withdraw in March.", "March", "2024-03-01", "2024-03-31", "month"),
        ("The army seized power in 1998.", "1998", "1998-01-01", "1998-12-31", "year"),
        ("Output fell in the second quarter.", "the second quarter", "2023-04-01", "2023-06-30", "quarter"),
        ("The rebels took the town last summer.", "last summer", "2023-06-01", "2023-08-31", "season"),
        ("The bomb went off at 10:30 a.m. on Monday.", "10:30 a.m. on Monday", "2023-12-11", "2023-12-11", "part-of-day"),
        ("Voting ends on Monday at 2100 GMT.", "Monday at 2100 GMT", "2023-12-18", "2023-12-18", "part-of-day"),
        ("Monks marched on Good Friday 2022.", "Good Friday 2022", "2022-04-15", "2022-04-15", "day"),
        ("A new cabinet was sworn in on the week of March 6.", "the week of March 6", "2023-03-06", "2023-03-12", "week"),
    ],
)  # fmt: skip
def test_expression_means_these_days(read, text, words, first, last, granularity):
    assert read_times(read, text) == [(words, first, last, granularity)]


@pytest.mark.parametrize(
    "text",
    [
        "The talks may resume.",
        "Prime Minister May resigned.",
        "Farmers march through the capital.",
        "The fall of the city shocked everyone.",
        "The Sunday Times reported the deal.",
        "About 2000 people fled.",
        "He cited Resolution 1973.",
        "The battle lasted for three hours.",
        "Patrols go out every day.",
        "It was the second attack.",
        "In the first half the visitors scored twice.",
    ],
)
def test_words_that_look_like_a_time_are_none(read, text):
    assert read_times(read, text) == []


def test_days_counted_from_an_event_have_a_span_and_no_date(read):
    assert read_times(read, "He resigned three days after the attack.") == [("three days after", None, None, "day")]


def test_days_later_are_counted_from_the_day_told_before(read):
    found = read_times(read, "He was shot on 1 June 2021. Two days later he died.")
    assert found[1] == ("Two days later", "2021-06-03", "2021-06-03", "day")


def test_that_day_is_the_day_told_before(read):
    found = read_times(read, "He was shot on 1 June 2021. That evening crowds gathered.")
    assert found[1] == ("That evening", "2021-06-01", "2021-06-01", "part-of-day")


def test_without_publication_day_only_full_dates_are_resolved(read):
    found = read_times(read, "He arrived on Sunday, 14 years after the war of 1995, and left on 3 May 2009.", None)
    assert [(words, first) for words, first, _, _ in found] == [
        ("Sunday", None), ("14 years after", None), ("1995", "1995-01-01"), ("3 May 2009", "2009-05-03"),
    ]  # fmt: skip


def test_capitals_are_read_too(read):
    assert read_times(read, "TWO KILLED IN RAID ON SUNDAY, OCTOBER 8, 2023")[-1][1] == "2023-10-08"


def test_a_day_that_does_not_exist_is_no_time(read):
    assert read_times(read, "It is dated February 30, 2021.") in ([], [("2021", "2021-01-01", "2021-12-31", "year")])


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00\x00",
        "😀 Monday 😀",
        "שלום Monday",
        "(((((" * 50,
        "9999 years ago",
        "9" * 500,
        "1/1/1 1-1-1 99/99/99",
        "in 99 centuries",
    ],
)
def test_odd_text_is_survived(read, text):
    for date in (None, WEDNESDAY, "0001-01-01", "9999-12-31"):
        for found in find_times(read(text, date)):
            assert 0 <= found.start < found.end <= len(text)
            assert found.granularity is None or found.granularity in GRANULARITIES
            assert (found.date is None) == (found.enddate is None)
            assert found.date is None or found.date <= found.enddate


def test_spans_do_not_overlap_and_keep_their_order(read):
    text = "From Monday to Wednesday, at 9 a.m. (0700 GMT) Tuesday, last week, between 2003 and 2007, early next year."
    found = find_times(read(text, WEDNESDAY))
    assert all(left.end <= right.start for left, right in zip(found, found[1:], strict=False))


def test_time_grows_no_faster_than_the_text(read):
    sentence = "On Sunday, Oct. 7, 2023 and again in March 2021 they met at 10 a.m. in the city. "
    seconds = []
    for times in (20, 320):
        document = read(sentence * times, WEDNESDAY)
        began = time.perf_counter()
        find_times(document)
        seconds.append(time.perf_counter() - began)
    assert seconds[1] < 100 * seconds[0]  # 16 times if linear, 256 if quadratic
