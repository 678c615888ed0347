"""Words that stand for a place without its bare name: "here", "the town", "the Malian capital"."""

from datetime import date

from whimbrel.pipeline import read_report
from whimbrel.records import Report


def meant(text: str) -> dict[str, str | None]:
    """Return what each such word of a text stands for."""
    reading = read_report(Report(id="x", text=text, date=date(2024, 3, 14)))
    return {place.extracted_place: place.resolved_place for place in reading.mentions.whereabouts}


def test_here_is_the_town_of_the_dateline() -> None:
    assert meant("NAIROBI, March 13 (NPA) - Police arrested five men here on Tuesday.")["here"] == "Nairobi"


def test_here_in_a_quotation_or_without_a_dateline_is_nowhere() -> None:
    assert "here" not in meant('NAIROBI, March 13 (NPA) - "We are hungry here," a miner in Kitwe said.')
    assert "here" not in meant("Police arrested five men here on Tuesday.")


def test_the_town_is_the_one_named_last() -> None:
    assert meant("Rebels took Kidal in Mali. Fighters shelled the town on Friday.")["the town"] == "Kidal"
    assert meant("Rebels took Kidal in Mali. Fighters shelled the same besieged town on Friday.")["the same besieged town"] == "Kidal"


def test_another_town_is_not_the_one_named_last() -> None:
    assert not meant("Rebels took Kidal in Mali. Fighters shelled a nearby town on Friday, and the next town on Sunday.")


def test_a_town_that_is_named_or_described_points_nowhere() -> None:
    assert not meant("Rebels took Kidal in Mali. Fighters shelled the town of Gao and the town where the president was born.")


def test_the_capital_is_that_of_the_adjective_the_owner_or_the_country_in_focus() -> None:
    assert meant("Police arrested three men in the Malian capital.")["the Malian capital"] == "Bamako"
    assert meant("Police arrested three men in Mali's capital.")["Mali's capital"] == "Bamako"
    assert meant("Sudan is at war. Soldiers fired on a crowd in the capital.")["the capital"] == "Khartoum"


def test_capital_that_is_money_is_no_place() -> None:
    assert not meant("Sudan is poor. The bank raised capital in March, and the capital markets fell.")


def test_there_is_the_place_named_last_and_there_are_is_none() -> None:
    assert meant("Rebels took Kidal in Mali. They killed 12 people there.")["there"] == "Kidal"
    assert not meant("Rebels took Kidal in Mali. There were 12 people in a bus.")


def test_a_district_is_no_town() -> None:
    assert "the district" not in meant("Rebels took Mali. Fighters shelled the district.")
