"""Stories: what one report tells twice is one happening."""

from dataclasses import replace
from datetime import date

from handmade import EVENT

from whimbrel.events.story import with_stories
from whimbrel.records import Event, Role

TUESDAY, SUNDAY = date(2024, 3, 12), date(2024, 3, 17)
ISRAEL, IRAN = Role(code="ISR", sector="GOV", entity="e1"), Role(code="IRN", sector="GOV", entity="e2")
FIRST = replace(EVENT, id="a", actor=(ISRAEL,), recipient=(IRAN,), date=TUESDAY, enddate=TUESDAY, story=None)


def stories(*events: Event) -> list[str | None]:
    return [event.story for event in with_stories(events)]


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
        replace(FIRST, id="g", recipient=()),
    )
    assert stories(FIRST, *others) == ["a", "b", "c", "d", "e", "f", "g"]


def test_party_is_the_same_under_other_words() -> None:
    assert stories(FIRST, replace(FIRST, id="b", actor=(replace(ISRAEL, entity_text="it"),))) == ["a", "a"]


def test_events_of_nobody_are_never_joined() -> None:
    unknown = Role(code=None, sector="UNK", implicit=True)
    lost = replace(FIRST, actor=(unknown,), recipient=())
    assert stories(replace(lost, id="a"), replace(lost, id="b")) == ["a", "b"]


def test_undated_event_is_not_joined_to_a_dated_one() -> None:
    undated = replace(FIRST, date=None, enddate=None)
    assert stories(FIRST, replace(undated, id="b"), replace(undated, id="c")) == ["a", "b", "b"]


def test_order_of_parties_does_not_matter() -> None:
    both = replace(FIRST, actor=(ISRAEL, IRAN), recipient=())
    assert stories(both, replace(both, id="b", actor=(IRAN, ISRAEL))) == ["a", "a"]
