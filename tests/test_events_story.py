"""Stories: what one report tells twice is one happening."""

from dataclasses import replace
from datetime import date

from handmade import EVENT, PLACE, TEXT

from whimbrel.events.story import with_stories
from whimbrel.records import Document, Event, Quantity, Report, Role, Size, Words

TUESDAY, SUNDAY = date(2024, 3, 12), date(2024, 3, 17)
ISRAEL, IRAN = Role(code="ISR", sector="GOV", entity="e1"), Role(code="IRN", sector="GOV", entity="e2")
FIRST = replace(EVENT, id="a", actor=(ISRAEL,), recipient=(IRAN,), date=TUESDAY, enddate=TUESDAY, story=None)
UNKNOWN = Role(code=None, sector="UNK", implicit=True)


def stories(*events: Event, text: str = TEXT) -> list[str | None]:
    document = Document(
        report=Report(id="one", text=text), sentences=(), tokens=(), children=(), sentence_of=(), names=(), quotations=()
    )  # fmt: skip
    return [event.story for event in with_stories(events, document)]


def test_every_event_has_a_story() -> None:
    assert stories(FIRST) == ["a"]


def test_same_act_told_twice_is_one_story_under_its_first_event() -> None:
    again = replace(FIRST, id="b", date=TUESDAY, enddate=SUNDAY)
    assert stories(FIRST, again, replace(again, id="c")) == ["a", "a", "a"]


def test_other_side_type_polarity_or_day_is_another_story() -> None:
    others = (
        replace(FIRST, id="b", actor=(IRAN,), recipient=(ISRAEL,)),
        replace(FIRST, id="c", event_type="THREATEN"),
        replace(FIRST, id="d", negated=True),
        replace(FIRST, id="e", date=SUNDAY, enddate=SUNDAY),
        replace(FIRST, id="f", certainty="planned"),
        replace(FIRST, id="g", mode=("abduct",)),
        replace(FIRST, id="h", status="background"),
        replace(FIRST, id="i", event_loc=replace(PLACE, city="Tyre")),
        replace(FIRST, id="j", event_loc=replace(PLACE, country_code="LBN", city=None)),
    )
    assert stories(FIRST, *others) == ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]


def test_rival_accounts_are_one_story() -> None:
    assert stories(FIRST, replace(FIRST, id="b", certainty="asserted"), replace(FIRST, id="c", certainty="possible")) == ["a", "a", "a"]


def test_act_without_its_recipient_is_the_same_by_its_place() -> None:
    assert stories(FIRST, replace(FIRST, id="b", actor=(UNKNOWN,), recipient=())) == ["a", "a"]
    nowhere = replace(FIRST, id="b", actor=(UNKNOWN,), recipient=(), event_loc=None)
    assert stories(FIRST, nowhere) == ["a", "b"]


def test_same_number_of_dead_ties_and_another_does_not_part() -> None:
    bare = replace(FIRST, actor=(UNKNOWN,), recipient=(), event_loc=None)
    sizes = [Size(dead=Quantity(start=0, end=1, low=n, high=n, approximate=False, of="dead", relation="total")) for n in (9, 9, 7)]
    assert stories(*(replace(bare, id=name, size=size) for name, size in zip("abc", sizes, strict=True))) == ["a", "a", "c"]


def test_words_that_point_back_tie() -> None:
    text = "A bomb exploded. The attack was claimed. An attack was feared."
    first, second = text.index("attack"), text.rindex("attack")
    bare = replace(FIRST, actor=(UNKNOWN,), recipient=(), event_loc=None, mode=())
    attack = [replace(bare, id=str(at), event_text=Words(start=at, end=at + 6, text="attack")) for at in (first, second)]
    assert stories(replace(bare, id="a"), *attack, text=text) == ["a", "a", str(second)]


def test_harm_told_soon_after_is_of_the_same_act() -> None:
    wounded = replace(
        FIRST, id="b", actor=(UNKNOWN,), recipient=(), event_loc=None, date_basis="publication", sentence=2,
        event_text=Words(start=0, end=7, text="wounded"),
    )  # fmt: skip
    assert stories(FIRST, wounded, replace(wounded, id="c", sentence=9)) == ["a", "a", "c"]


def test_party_is_the_same_under_other_words() -> None:
    assert stories(FIRST, replace(FIRST, id="b", actor=(replace(ISRAEL, entity_text="it"),))) == ["a", "a"]


def test_events_of_nobody_are_never_joined() -> None:
    lost = replace(FIRST, actor=(UNKNOWN,), recipient=(), event_loc=None)
    assert stories(replace(lost, id="a"), replace(lost, id="b")) == ["a", "b"]


def test_undated_event_may_be_any_days() -> None:
    undated = replace(FIRST, date=None, enddate=None)
    assert stories(FIRST, replace(undated, id="b"), replace(undated, id="c")) == ["a", "a", "a"]


def test_order_of_parties_does_not_matter() -> None:
    both = replace(FIRST, actor=(ISRAEL, IRAN), recipient=())
    assert stories(both, replace(both, id="b", actor=(IRAN, ISRAEL))) == ["a", "a"]
