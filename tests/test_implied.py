"""Parties that a clause leaves unsaid and the report makes certain."""

from datetime import date

import pytest

import whimbrel
from whimbrel.records import Event, Role


def events_of(text: str, event_type: str) -> list[Event]:
    return [event for event in whimbrel.code(text, date=date(2019, 5, 6)).events if event.event_type == event_type]


def parties(roles: tuple[Role, ...]) -> list[tuple[str | None, str | None, bool]]:
    return [(role.code, role.sector, role.implicit) for role in roles]


@pytest.mark.parametrize(
    ("text", "event_type", "actor"),
    [
        ("Four lawyers were arrested in Kampala on Sunday.", "COERCE", ("UGA", "COP", True)),
        ("The editor was convicted of treason in Hanoi on Monday.", "SANCTION", ("VNM", "JUD", True)),
        ("Four men were shot dead in Kampala on Sunday.", "ASSAULT", (None, "UNK", True)),
        ("Two Chadians and three Libyans were arrested on Sunday.", "COERCE", (None, "UNK", True)),
    ],
)
def test_what_only_states_do_a_state_has_done(text: str, event_type: str, actor: tuple[str | None, str | None, bool]):
    (event,) = events_of(text, event_type)
    assert parties(event.actor) == [actor]


def test_denial_is_addressed_to_the_accuser():
    (event,) = events_of("Peru accused Chile of spying on Sunday. Chile rejected the charge.", "REJECT")
    assert parties(event.recipient) == [("PER", "GOV", True)]


def test_denial_is_addressed_to_whoever_told_of_the_act():
    text = "Chadian soldiers shelled a village on Sunday, Sudan's foreign minister said. The army denied it."
    (event,) = events_of(text, "REJECT")
    assert parties(event.recipient) == [("SDN", "GOV", True)]


def test_refusal_of_nothing_said_before_has_no_recipient():
    (event,) = events_of("Chile denied on Sunday that it had lost a ship.", "REJECT")
    assert event.recipient == ()


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The rebels will not release the hostages, Mali's army said.", ("MLI", "REB")),
        ("Peru's president said that he would not bow to the strikers.", ("PER", "GOV")),
    ],
)
def test_refusal_that_another_tells_is_the_refusers(text: str, actor: tuple[str, str]):
    (event,) = events_of(text, "REJECT")
    assert [(role.code, role.sector) for role in event.actor] == [actor]
