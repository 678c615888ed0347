"""How many: each number of people at the event that it belongs to."""

from collections.abc import Callable
from datetime import date

from made_claims import claim, quantity

import whimbrel
from whimbrel.events.how_many import sizes
from whimbrel.ontology import SIZES
from whimbrel.records import Claim, Document, Mentions, Quantity, Size

Read = Callable[..., Document]


def measured(document: Document, claims: tuple[Claim, ...], *quantities: Quantity) -> dict[int, dict[str, float | None]]:
    found = sizes(document, claims, Mentions(quantities=quantities))
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


def counted(text: str) -> dict[str, dict[str, float | None]]:
    """Return the low bounds of each event's sizes, by its words."""
    events = whimbrel.code(text, date=date(2024, 3, 14)).events
    return {one.event_text.text: {name: getattr(one.size, name).low for name in SIZES if getattr(one.size, name)} for one in events}


def test_coordinated_numbers_of_one_kind_add_up() -> None:
    assert counted("Rebels killed nine men and four women in Goma.") == {"killed": {"dead": 13}}


def test_one_victim_is_one_without_words() -> None:
    assert counted("Gunmen killed a shopkeeper in Kupwara.") == {"killed": {"dead": 1}}
    (event,) = whimbrel.code("Gunmen killed a shopkeeper in Kupwara.", date=date(2024, 3, 14)).events
    assert event.size.dead is not None
    assert event.size.dead.start is None


def test_a_person_arrested_by_name_is_one() -> None:
    assert counted("Police arrested Colonel Anselmo Nchama on Tuesday.") == {"arrested": {"arrested": 1}}


def test_nobody_is_counted_whom_an_act_did_not_befall() -> None:
    assert counted("Police have not arrested the colonel.") == {"arrested": {}}


def test_a_body_is_no_single_victim() -> None:
    assert counted("Rebels attacked the army. Police arrested the crew.") == {"attacked": {}, "arrested": {}}


def test_those_who_strike_are_participants() -> None:
    assert counted("About 200 dockers walked off the job on Tuesday over pay.") == {"walked": {"participants": 200}}


def test_those_whom_rebels_hold_are_abducted_and_those_whom_police_hold_arrested() -> None:
    assert counted("The rebels have held 14 sailors since Sunday.") == {"held": {"abducted": 14}}
    assert counted("Police have held 14 students since Sunday.") == {"held": {"arrested": 14}}


def test_shot_dead_is_dead_and_shot_alone_is_not() -> None:
    assert counted("Soldiers shot dead a protester in Lima.") == {"shot": {"dead": 1}}
    assert counted("Soldiers shot at a protester in Lima.") == {"shot": {}}


def test_envoys_sent_home_are_not_displaced() -> None:
    assert counted("Latvia expelled two Russian diplomats on Wednesday.") == {"expelled": {}}


def test_families_are_not_counted_as_people() -> None:
    assert counted("Soldiers drove 300 families out of Gao.") == {"drove": {}}
    assert counted("Soldiers drove 300 villagers out of Gao.") == {"drove": {"displaced": 300}}
