"""Amounts read together: subsets, running totals, rival figures, sums, and units lent to a neighbour."""

import pytest

from whimbrel.mentions.quantities import find_quantities


def tolls(read, text):
    document = read(text, "2024-05-14")
    return [(found.low, found.high, found.of, found.relation) for found in find_quantities(document)]


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed ten people, including three children.",
        "Ten people, three of them children, died in the fire.",
        "The mine killed ten people, of whom three were soldiers.",
        "The blast killed ten people, among them three nurses.",
        "Ten people died. Three of the dead were nurses.",
        "Ten people died. Among the dead were three sisters.",
    ],
)
def test_part_of_the_dead_is_a_subset_of_dead(read, text):
    assert tolls(read, text) == [(10, 10, "dead", "total"), (3, 3, "dead", "subset")]


def test_part_of_other_tolls_is_counted_as_they_are(read):
    assert tolls(read, "The strike wounded 13, two critically.")[1] == (2, 2, "injured", "subset")
    assert tolls(read, "Police arrested 60 protesters, among them four students.")[1] == (4, 4, "arrested", "subset")
    assert tolls(read, "Rebels freed 20 of 50 captives.")[0] == (20, 20, "abducted", "subset")


def test_part_of_things_keeps_its_noun(read):
    assert tolls(read, "The convoy had 20 vehicles, including five tanks.") == [(20, 20, "vehicle", None), (5, 5, "tank", "subset")]
    assert tolls(read, "Gunners shot down 14 of 20 drones.") == [(14, 14, "drone", "subset"), (20, 20, "drone", None)]


def test_wounded_who_died_are_dead(read):
    assert tolls(read, "One of the wounded later died.") == [(1, 1, "dead", "total")]


@pytest.mark.parametrize(
    "text",
    [
        "It raised the toll to 41.",
        "The toll has now reached 41.",
        "The attack brought to 41 the number of people killed in Grozny.",
        "The killings brought the number of people murdered in the province to 41.",
        "Landmines have killed 41 farmers since January.",
        "Since the truce was signed 41 farmers have been killed.",
    ],
)
def test_running_totals_are_cumulative(read, text):
    assert tolls(read, text) == [(41, 41, "dead", "cumulative")]


def test_running_total_of_arrests_counts_arrests(read):
    assert tolls(read, "Troops arrested 300 people, bringing the total detained to 5,000.")[1] == (5000, 5000, "arrested", "cumulative")
    assert tolls(read, "The number of arrests has risen to 512.") == [(512, 512, "arrested", "cumulative")]


def test_what_lasts_since_a_day_is_not_cumulative(read):
    assert tolls(read, "About 200 dockers have been on strike since Tuesday.") == [(200, 200, "participants", "total")]
    assert tolls(read, "The death toll stood at 88 late on Monday.") == [(88, 88, "dead", "total")]


@pytest.mark.parametrize(
    "text",
    [
        "The army killed 30 people in Bouar. The union says 12.",
        "The army killed 30 people in Bouar; the union says 12.",
        "Troops killed 30 villagers on Monday. The ministry gave a figure of 12.",
        "The dead numbered 30 according to the army and 12 according to the clinic.",
        "Officials put the dead at 30; the Red Crescent counted 12.",
        "Police gave a toll of 30, the governor 12.",
        "Thirty fishermen drowned. Their union says it was 12.",
    ],
)
def test_rival_figure_counts_what_the_toll_before_counts(read, text):
    assert tolls(read, text) == [(30, 30, "dead", "total"), (12, 12, "dead", "total")]


def test_rival_figure_after_two_kinds_of_toll_counts_nobody_knows_what(read):
    assert tolls(read, "The raid killed 12 and wounded 30. A doctor spoke of 40.")[2] == (40, 40, None, None)
    assert tolls(read, "The government said 12.") == [(12, 12, None, None)]


def test_figure_of_another_count_does_not_count_the_dead_of_the_sentence_before(read):
    assert tolls(read, "The quake killed two people. The weather office counted 19 dry days, three more than usual.")[2][2] is None


def test_further_people_are_counted_as_those_before(read):
    assert tolls(read, "The bomb killed five and wounded another 12.")[1] == (12, 12, "injured", "total")
    assert tolls(read, "Ten hostages were freed on Friday and a further 12 on Sunday.")[1][:3] == (12, 12, "abducted")
    assert tolls(read, "Police found two corpses in the well. A third body lay nearby.")[1] == (1, 1, "dead", "total")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Nine men and four women were arrested in Tunis.", 13, 13),
        ("Police arrested nine men, four women and two boys in Tunis.", 15, 15),
        ("The police detained at least 30 students and six lecturers.", 36, None),
        ("Police arrested nine men, four women and a priest.", 13, 13),
    ],
)
def test_coordinated_people_under_one_act_are_one_amount(read, text, low, high):
    assert tolls(read, text) == [(low, high, "arrested", "total")]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers killed ten people and wounded four women.",
        "Nine soldiers were sent and four officers stayed.",
        "The blast killed ten people, including three children and two women.",
        "The army killed 14 people, according to the clinic, and 12, according to the army.",
        "Rebels took 30 rifles and four trucks.",
    ],
)
def test_other_amounts_are_not_added(read, text):
    assert len(tolls(read, text)) >= 2


def test_as_many_is_the_number_before(read):
    assert tolls(read, "Twelve people died and as many were hurt when the shell hit.")[1] == (12, 12, "injured", "total")
    assert tolls(read, "The stampede killed 21 and injured twice as many.")[1] == (42, 42, "injured", "total")
    assert tolls(read, "As many as 40 sailors drowned off Zanzibar.") == [(None, 40, "dead", "total")]


def test_other_side_of_a_vote_counts_votes(read):
    assert tolls(read, "The motion was carried by 12 votes to three.") == [(12, 12, "vote", None), (3, 3, "vote", None)]


def test_pronoun_one_counts_nobody_but_the_dead(read):
    assert tolls(read, "One of Iran's allies protested.") == []
    assert tolls(read, "Two brothers spoke; one of them wept.") == [(2, 2, "brother", None)]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Profit slipped to 1.9 billion yen from 2.1 billion a year before.", ["JPY", "JPY"]),
        ("Base pay rises from 1,200 to 1,550 kyat a day.", ["MMK", "MMK"]),
        ("The hole is 12 metres by 18.", ["m", "m"]),
        ("The budget rose from $20 million to $30 million.", ["USD", "USD"]),
        ("The firm lost $20 million and 30 jobs.", ["USD", None]),
    ],
)
def test_bare_number_has_the_unit_of_what_it_is_compared_to(read, text, units):
    assert [found.unit for found in find_quantities(read(text, "2024-05-14"))] == units


def test_part_is_no_more_than_its_whole(read):
    found = tolls(read, "Troops raided a post, killing three guards, and 38 of them were shot dead in reply.")
    assert found == [(3, 3, "dead", "total"), (38, 38, "dead", "total")]
