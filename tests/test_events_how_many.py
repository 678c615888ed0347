"""How many: each number of people at the event that it belongs to."""

from collections.abc import Callable

import pytest
from made_claims import claim, quantity

from whimbrel.events.how_many import sizes
from whimbrel.records import Claim, Document, Quantity, Size

Read = Callable[..., Document]


def measured(document: Document, claims: tuple[Claim, ...], *quantities: Quantity) -> dict[int, dict[str, float | None]]:
    found = sizes(document, claims, quantities)
    names = Size.__slots__
    return {position: {name: getattr(size, name).low for name in names if getattr(size, name)} for position, size in found.items()}


def test_number_belongs_to_the_act_that_governs_it(read: Read) -> None:
    document = read("Soldiers killed 12 rebels and police arrested seven men.")
    claims = (claim(document, "killed", "ASSAULT"), claim(document, "arrested", "COERCE"))
    numbers = (quantity(document, "12 rebels", 12, "dead"), quantity(document, "seven men", 7, "arrested"))
    assert measured(document, claims, *numbers) == {0: {"dead": 12}, 1: {"arrested": 7}}


def test_two_kinds_of_number_belong_to_one_act(read: Read) -> None:
    document = read("The blast killed nine people and wounded 20 others.")
    numbers = (quantity(document, "nine people", 9, "dead"), quantity(document, "20 others", 20, "injured"))
    assert measured(document, (claim(document, "blast", "ASSAULT"),), *numbers) == {0: {"dead": 9, "injured": 20}}


def test_subset_is_no_total(read: Read) -> None:
    document = read("Rebels killed nine people, including three children.")
    numbers = (quantity(document, "nine people", 9, "dead"), quantity(document, "three children", 3, "dead", "subset"))
    assert measured(document, (claim(document, "killed", "ASSAULT"),), *numbers) == {0: {"dead": 9}}


def test_acts_that_count_no_such_people_get_no_number(read: Read) -> None:
    document = read("The ministers met after a flood killed nine people.")
    assert measured(document, (claim(document, "met", "CONSULT"),), quantity(document, "nine people", 9, "dead")) == {}


def test_number_goes_past_an_act_that_does_not_count_it(read: Read) -> None:
    document = read("Police arrested four men after the attack, which killed nine people.")
    claims = (claim(document, "arrested", "ASSAULT"), claim(document, "attack", "ASSAULT"))
    assert measured(document, claims, quantity(document, "nine people", 9, "dead")) == {1: {"dead": 9}}


def test_number_of_another_sentence_is_not_the_acts(read: Read) -> None:
    document = read("Rebels attacked a village. A flood killed nine people.")
    assert measured(document, (claim(document, "attacked", "ASSAULT"),), quantity(document, "nine people", 9, "dead")) == {}


@pytest.mark.xfail(strict=True, reason="the first number of a kind is kept; coordinated ones are not added")
def test_coordinated_numbers_of_one_kind_add_up(read: Read) -> None:
    document = read("Rebels killed nine men and four women.")
    numbers = (quantity(document, "nine men", 9, "dead"), quantity(document, "four women", 4, "dead"))
    assert measured(document, (claim(document, "killed", "ASSAULT"),), *numbers) == {0: {"dead": 13}}


def test_what_is_not_people_has_no_size(read: Read) -> None:
    document = read("Rebels burned 12 houses.")
    assert measured(document, (claim(document, "burned", "ASSAULT"),), quantity(document, "12 houses", 12, "house")) == {}


def test_protesters_and_the_displaced_are_counted(read: Read) -> None:
    document = read("About 300 people marched in Lima.")
    assert measured(document, (claim(document, "marched", "PROTEST"),), quantity(document, "About 300 people", 300, "participants")) == {
        0: {"participants": 300}
    }
    document = read("Rebels drove 2,000 people from Goma.")
    assert measured(document, (claim(document, "drove", "SANCTION"),), quantity(document, "2,000 people", 2000, "displaced")) == {
        0: {"displaced": 2000}
    }
