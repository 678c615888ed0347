"""Amounts with units: money, measures and shares."""

import pytest

from whimbrel.mentions.quantities import find_quantities


def measures(read, text):
    document = read(text, "2024-05-14")
    return [(text[found.start : found.end], found.low, found.unit, found.of) for found in find_quantities(document)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Japan pledged $1.5 million.", ("$1.5 million", 1_500_000, "USD", None)),
        ("The fine was US$2bn.", ("US$2bn", 2_000_000_000, "USD", None)),
        ("Canberra gave A$4 million.", ("A$4 million", 4_000_000, "AUD", None)),
        ("The bank lent £3bn to the railways.", ("£3bn", 3_000_000_000, "GBP", None)),
        ("The lender approved a $3 billion loan for Ghana.", ("$3 billion", 3_000_000_000, "USD", "loan")),
        ("The state owes farmers Rs 500 crore.", ("Rs 500 crore", 5_000_000_000, "INR", None)),
        ("Brussels promised 20 million euros in aid.", ("20 million euros", 20_000_000, "EUR", "aid")),
        ("Customs seized €40m-worth of cocaine in Antwerp.", ("€40m-worth", 40_000_000, "EUR", "cocaine")),
        ("The pipeline cost half a billion dollars.", ("half a billion dollars", 500_000_000, "USD", None)),
        ("The dam will cost 2.4 trillion rupiah.", ("2.4 trillion rupiah", 2_400_000_000_000, "IDR", None)),
        ("The ransom was KSh 5 million.", ("KSh 5 million", 5_000_000, "KES", None)),
        ("The reward is 10 million pesos.", ("10 million pesos", 10_000_000, None, "peso")),
        ("Prices rose 5 percent in Harare.", ("5 percent", 5, "%", None)),
        ("The union wants a five-percent raise.", ("five-percent", 5, "%", "raise")),
        ("A 3 per cent levy was dropped.", ("3 per cent", 3, "%", "levy")),
        ("Rates rose by 2.5 percentage points.", ("2.5 percentage points", 2.5, "%", None)),
        ("The front is 10 km from the town.", ("10 km", 10, "km", None)),
        ("They dug a 10-kilometre trench.", ("10-kilometre", 10, "km", "trench")),
        ("The camp lies 12 miles from the coast.", ("12 miles", 12, "mi", None)),
        ("The peak is 14,000 feet high.", ("14,000 feet", 14_000, "ft", None)),
        ("The spill covered 300 square miles.", ("300 square miles", 300, "mi2", None)),
        ("The jet flew at 900 km/h.", ("900 km/h", 900, "km/h", None)),
        ("The gusts reached 180 kilometres an hour.", ("180 kilometres an hour", 180, "km/h", None)),
        ("The refinery makes 90,000 barrels of oil a day.", ("90,000 barrels", 90_000, "bbl", "oil")),
        ("Jets dropped 500-pound bombs.", ("500-pound", 500, "lb", "bomb")),
        ("The truck carried 500 pounds of explosives.", ("500 pounds", 500, "lb", "explosive")),
        ("The court imposed a 500-pound fine.", ("500-pound", 500, "GBP", "fine")),
        ("A 155mm shell hit the school.", ("155mm", 155, "mm", "shell")),
        ("A 9mm pistol was found.", ("9mm", 9, "mm", "pistol")),
        ("Two and a half tonnes of rice arrived.", ("Two and a half tonnes", 2.5, "t", "rice")),
    ],
)
def test_amount_has_this_unit(read, text, found):
    assert measures(read, text) == [found]


@pytest.mark.parametrize(
    ("text", "share", "of"),
    [
        ("One in five nurses has quit.", 20, "nurse"),
        ("Two thirds of the harvest was lost.", 66.666667, "harvest"),
        ("A third of the houses collapsed.", 33.333333, "house"),
        ("Three-quarters of the village fled.", 75, "village"),
        ("Half the crew left.", 50, "crew"),
        ("The bill needs a two-thirds majority.", 66.666667, "majority"),
    ],
)
def test_share_is_a_percentage(read, text, share, of):
    ((_, low, unit, counted),) = measures(read, text)
    assert (low, unit, counted) == (share, "%", of)


@pytest.mark.parametrize(
    "text",
    [
        "In the second half of the match he left.",
        "He slept for half of the season.",
        "A majority of the senators backed the bill.",
        "The third of the month is a Friday.",
    ],
)
def test_parts_that_are_no_shares_are_left_alone(read, text):
    assert measures(read, text) == []


def test_killed_in_so_many_places_is_no_share(read):
    assert [found[1] for found in measures(read, "The raids killed two in five villages.")] == [2, 5]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The Kenyan council owes him 300 shillings.", "KES"),
        ("Nurses in Kampala want 300,000 shillings a month.", "UGX"),
        ("A clerk in Nairobi sent 300 shillings to Kampala.", None),
        ("The province of Santa Rosa owes 300 pesos.", None),
        ("The Mexican treasury owes 300 pesos.", "MXN"),
        ("He paid 300 rupees.", "INR"),
        ("The Karachi court fined him 300 rupees.", "PKR"),
        ("The Karachi court fined him Rs 300.", "PKR"),
        ("He paid 300 pounds.", "GBP"),
        ("The Cairo court fined him 300 pounds.", "EGP"),
        ("He paid 300 Egyptian pounds in London.", "EGP"),
    ],
)
def test_money_of_several_countries_is_that_of_the_one_that_is_named(read, text, unit):
    assert [found[2] for found in measures(read, text)] == [unit]
