"""Amounts: their bounds, what they count, and the numbers that are no amounts."""

import pytest

from whimbrel.mentions.quantities import find_quantities


def read_quantities(read, text):
    document = read(text, "2023-12-13")
    return [(text[found.start : found.end], found) for found in find_quantities(document)]


def only(read, text):
    ((words, found),) = read_quantities(read, text)
    return words, found


@pytest.mark.parametrize(
    ("amount", "low", "high", "approximate"),
    [
        ("more than 1,000", 1001, None, False),
        ("over 40", 41, None, False),
        ("nearly 100", 90, 99, True),
        ("almost 200", 180, 199, True),
        ("about 50", 50, 50, True),
        ("some 5,000", 5000, 5000, True),
        ("at least two dozen", 24, None, False),
        ("up to 300", None, 300, False),
        ("as many as 70", None, 70, False),
        ("fewer than 50", None, 49, False),
        ("dozens of", 24, 99, True),
        ("scores of", 40, 99, True),
        ("several", 3, 9, True),
        ("several hundred", 300, 999, True),
        ("hundreds of", 200, 999, True),
        ("thousands of", 2000, 9999, True),
        ("tens of thousands of", 20_000, 99_999, True),
        ("between 20 and 30", 20, 30, False),
        ("20 to 30", 20, 30, False),
        ("15-20 million", 15_000_000, 20_000_000, False),
        ("half a million", 500_000, 500_000, False),
        ("1.5 million", 1_500_000, 1_500_000, False),
        ("a dozen", 12, 12, False),
        ("a couple of", 2, 2, False),
        ("a few dozen", 36, 60, True),
        ("two", 2, 2, False),
        ("twenty-five", 25, 25, False),
        ("two hundred and six", 206, 206, False),
        ("a quarter of a million", 250_000, 250_000, False),
        ("one and a half million", 1_500_000, 1_500_000, False),
        ("a million and a half", 1_500_000, 1_500_000, False),
        ("fourteen hundred", 1400, 1400, False),
        ("two to three hundred", 200, 300, False),
        ("seven or eight", 7, 8, False),
        ("from 20 to 30", 20, 30, False),
        ("an estimated 5,000 to 7,000", 5000, 7000, True),
        ("a handful of", 3, 6, True),
        ("a score of", 20, 20, False),
        ("a couple of dozen", 24, 24, True),
        ("several dozen", 36, 108, True),
        ("hundreds of thousands of", 200_000, 999_999, True),
        ("dozens, possibly hundreds, of", 24, 999, True),
        ("well over a hundred", 101, None, False),
        ("no fewer than 15", 15, None, False),
        ("twenty-odd", 20, 20, True),
        ("some 40-odd", 40, 40, True),
        ("forty or more", 40, None, False),
        ("forty or so", 40, 40, True),
        ("1.2m", 1_200_000, 1_200_000, False),
        ("3 lakh", 300_000, 300_000, False),
        ("zero", 0, 0, False),
    ],
)
def test_amount_has_these_bounds(read, amount, low, high, approximate):
    words, found = only(read, f"Police counted {amount} villagers.")
    assert (found.low, found.high, found.approximate) == (low, high, approximate)
    assert words == f"{amount} villagers"
    assert found.of == "villager"


@pytest.mark.parametrize(
    ("text", "words", "of"),
    [
        ("The blast killed more than 10 people in the market.", "more than 10 people", "dead"),
        ("More than 10 people were killed in the market.", "More than 10 people", "dead"),
        ("The shelling left 14 villagers dead.", "14 villagers", "dead"),
        ("At least 15 dead in market blast.", "At least 15 dead", "dead"),
        ("The flood claimed 36 lives.", "36 lives", "dead"),
        ("The strike killed dozens of civilians.", "dozens of civilians", "dead"),
        ("Twelve miners died.", "Twelve miners", "dead"),
        ("The killing of two sailors caused outrage.", "two sailors", "dead"),
        ("The shelling wounded five nurses.", "five nurses", "injured"),
        ("Police arrested 23 students.", "23 students", "arrested"),
        ("Rebels kidnapped seven teachers.", "seven teachers", "abducted"),
        ("The fighting displaced 40,000 villagers.", "40,000 villagers", "displaced"),
        ("About 300 families fled.", "About 300 families", "displaced"),
        ("The raid drove 500 families from their homes.", "500 families", "displaced"),
        ("Some 7,000 people marched in Dakar.", "Some 7,000 people", "participants"),
        ("About 200 protesters were there.", "About 200 protesters", "participants"),
        ("The convoy had 30 trucks.", "30 trucks", "truck"),
    ],
)
def test_what_is_counted_is_read_from_the_clause(read, text, words, of):
    found_words, found = only(read, text)
    assert (found_words, found.of) == (words, of)


def test_those_who_kill_are_not_the_dead(read):
    found = [(words, quantity.of) for words, quantity in read_quantities(read, "Three gunmen killed two policemen.")]
    assert found == [("Three gunmen", "gunman"), ("two policemen", "dead")]


def test_killed_and_wounded_are_told_apart(read):
    found = [(quantity.low, quantity.of) for _, quantity in read_quantities(read, "Ten people were killed and 25 wounded, officials said.")]
    assert found == [(10, "dead"), (25, "injured")]


def test_participles_have_their_own_objects(read):
    found = [
        (quantity.low, quantity.of) for _, quantity in read_quantities(read, "A bomb hit the market, killing 12 people and wounding five.")
    ]
    assert found == [(12, "dead"), (5, "injured")]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The attack raised the death toll to 41.", "cumulative"),
        ("The death toll rose to 41.", "cumulative"),
        ("The death toll stands at 41.", "total"),
        ("The blast killed 41 people.", "total"),
        ("The convoy had 41 trucks.", None),
    ],
)
def test_relation_to_other_counts(read, text, relation):
    assert only(read, text)[1].relation == relation


def test_parts_of_a_count_are_subsets(read):
    found = [
        quantity.relation for _, quantity in read_quantities(read, "The blast killed 10 people, including three children and two women.")
    ]
    assert found == ["total", "subset", "subset"]


@pytest.mark.parametrize(
    ("text", "words", "low", "unit"),
    [
        ("They pledged $3 million.", "$3 million", 3_000_000, "USD"),
        ("They pledged 580 million dollars.", "580 million dollars", 580_000_000, "USD"),
        ("They pledged €20m.", "€20m", 20_000_000, "EUR"),
        ("They pledged 5 billion euros.", "5 billion euros", 5_000_000_000, "EUR"),
        ("The town is 20 km away.", "20 km", 20, "km"),
        ("The town is 30 kilometres away.", "30 kilometres", 30, "km"),
        ("They sent 500 tons of wheat.", "500 tons", 500, "t"),
        ("Turnout was 41.5 percent.", "41.5 percent", 41.5, "%"),
        ("One in five voters stayed at home.", "One in five", 20, "%"),
    ],
)
def test_measures_have_units(read, text, words, low, unit):
    found_words, found = only(read, text)
    assert (found_words, found.low, found.unit) == (words, low, unit)


def test_more_than_a_measure_is_not_one_more(read):
    assert only(read, "They pledged more than $3 million.")[1].low == 3_000_000


@pytest.mark.parametrize(
    "text",
    [
        "A Boeing 747 landed.",
        "The G7 met.",
        "He invoked Article 5.",
        "The council passed Resolution 1701.",
        "A 24-year-old man spoke.",
        "Ali Karim, 31, spoke.",
        "He was elected in 1998.",
        "They left on 7 October 2023 at 10:30 a.m.",
        "It was the 3rd raid.",
        "Call +44 20 7946 0958.",
        "One day they will return.",
        "A majority of them agreed.",
        "None of the villagers was hurt.",
        "Not one villager was hurt.",
        "Not a single shop was open.",
        "The army killed nobody.",
        "No one was arrested.",
        "One must wait.",
        "He is the one who knows.",
        "At one point the crowd fell silent.",
        "A man and a woman were arrested.",
        "The Group of 77 met in Nairobi.",
        "The G20 summit ended.",
        "Turn to page 14.",
        "Room 101 was empty.",
        "Brigade 51 took the hill.",
        "She lives at 10 Harbour Road.",
        "Version 2.5 of the plan was leaked.",
        "The shooting began at 5.30 p.m.",
        "The shooting began at 0430 GMT.",
        "Apollo 11 landed in July 1969.",
        "The party split at its 20th congress.",
        "In the second half of the match he left.",
        "A girl aged 12 died.",
        "The boy, 12, was buried.",
        "A widow of 71 was hurt.",
        "Children under 12 were spared.",
        "Ghana won 3-1 against Togo.",
        "Ghana lost 1-3 to Togo.",
        "The senate voted 51-49 for the bill.",
        "He fired an AK-47.",
    ],
)
def test_numbers_that_count_nothing_are_left_alone(read, text):
    assert read_quantities(read, text) == []


@pytest.mark.parametrize(
    "text",
    ["", "\x00", "5", "$", "$$$ 5", "1,2,3,4", "one " * 60, "and 5 and " * 40, "😀 5 dead 😀", "9" * 400, "1 to 2 to 3", "((5))" * 40],
)
def test_odd_text_is_survived(read, text):
    for words, found in read_quantities(read, text):
        assert words
        assert found.low is None or found.high is None or found.low <= found.high


def test_more_may_follow_what_is_counted(read):
    words, found = only(read, "The rebels hold 40 villages, if not more.")
    assert (words, found.low, found.high) == ("40 villages", 40, None)


def test_bound_may_stand_behind_the_number(read):
    document = "Some 200 people fled to the capital; the prefect speaks of thirty at most."
    assert [(found.low, found.high) for _, found in read_quantities(read, document)] == [(200, 200), (None, 30)]


def test_over_and_about_are_no_hedges_where_they_tie_a_number_to_a_verb_or_noun(read):
    assert only(read, "The president handed over two hostages.")[1].low == 2
    assert read_quantities(read, "In a row over two islands the navy left.")[0][1].low == 2
    assert not only(read, "They talked about three prisoners.")[1].approximate
    assert only(read, "Police counted over 40 villagers.")[1].low == 41


def test_rise_from_one_number_to_another_is_no_range(read):
    found = [(found.low, found.high) for _, found in read_quantities(read, "The toll rose from 38 to 41.")]
    assert found == [(38, 38), (41, 41)]
    assert only(read, "The mission wants from 20 to 30 observers.")[1].high == 30


def test_number_that_is_denied_in_favour_of_another_is_left_out(read):
    words, found = only(read, "Not 12 but 20 people were killed, the coroner said.")
    assert (found.low, found.of) == (20, "dead")


def test_capitals_are_read_too(read):
    assert only(read, "MORE THAN 40 PEOPLE KILLED IN MARKET BLAST")[1].low == 41
