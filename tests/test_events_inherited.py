"""What events take from those told just before: place, day, and the country of their parties."""

from datetime import date

import whimbrel
from whimbrel.records import Event


def coded(text: str, published: str = "2024-03-14") -> dict[str, Event]:
    """Return the events of a text by their words."""
    return {event.event_text.text: event for event in whimbrel.code(text, date=date.fromisoformat(published)).events}


def place_of(event: Event) -> tuple[str | None, str] | None:
    return (event.event_loc.resolved_place, event.event_loc.basis) if event.event_loc else None


def test_an_attack_goes_on_where_the_last_one_was() -> None:
    events = coded("Gunmen raided a village near Djibo on Tuesday. They killed 12 farmers.")
    assert place_of(events["killed"]) == ("Djibo", "inherited")


def test_a_scene_ends_after_two_sentences() -> None:
    events = coded("Gunmen raided a village near Djibo on Tuesday. It rained. Prices rose. Trade fell. Rebels killed 12 farmers.")
    assert place_of(events["killed"]) != ("Djibo", "inherited")


def test_a_speech_inherits_no_place() -> None:
    events = coded("Gunmen raided a village near Djibo on Tuesday. France condemned the attack.")
    assert events["condemned"].event_loc is None


def test_an_act_at_a_place_that_nobody_knows_inherits_none() -> None:
    events = coded("Gunmen raided a village near Djibo on Tuesday. They killed 12 farmers at Zzyrkville.")
    assert place_of(events["killed"]) != ("Djibo", "inherited")


def test_history_inherits_no_place() -> None:
    events = coded("Gunmen raided a village near Djibo on Tuesday. In 2015 rebels killed 12 farmers.")
    assert place_of(events["killed"]) != ("Djibo", "inherited")


def test_a_facility_in_the_lead_is_in_the_town_of_the_dateline() -> None:
    events = coded("KABUL, March 13 (NPA) - A bomb killed 12 people outside the parliament on Tuesday.")
    assert place_of(events["killed"]) == ("Kabul", "inherited")


def test_the_dateline_alone_is_no_place() -> None:
    events = coded("KABUL, March 13 (NPA) - A bomb killed 12 people on Tuesday.")
    assert place_of(events["killed"]) != ("Kabul", "inherited")


def test_acts_between_people_of_the_country_in_focus_are_in_it_without_a_point() -> None:
    event = coded("Somali police arrested three Somali journalists on Tuesday. Somalia has few papers, Mogadishu two.")["arrested"]
    assert place_of(event) == ("Somalia", "inferred")
    assert event.event_loc is not None
    assert (event.event_loc.country_code, event.event_loc.resolution, event.event_loc.lat) == ("SOM", 1, None)


def test_a_states_forces_alone_may_be_anywhere() -> None:
    events = coded("The Chinese air force bombed a convoy on Tuesday. China wrote off a debt. China is large.")
    assert [event.event_loc for event in events.values()] == [None] * len(events)


def test_acts_between_two_countries_are_in_neither() -> None:
    event = coded("Ethiopian soldiers arrested three Somali journalists on Tuesday. Somalia is near, and Somalia is poor.")["arrested"]
    assert event.event_loc is None


def test_a_scene_goes_on_on_its_day() -> None:
    events = coded("Soldiers and rebels exchanged fire near Goma on Tuesday. Two soldiers were wounded.")
    assert (events["wounded"].date, events["wounded"].date_basis) == (date(2024, 3, 12), "inferred")


def test_what_has_happened_by_now_keeps_the_day_of_publication() -> None:
    events = coded("Soldiers and rebels exchanged fire near Goma on Tuesday. Police have arrested two men.")
    assert (events["arrested"].date, events["arrested"].date_basis) == (date(2024, 3, 14), "publication")


def test_a_speaker_goes_on_on_the_same_day_and_another_does_not() -> None:
    events = coded("On Tuesday President Ruto accused Ethiopia of lying. He threatened Sudan with war. Egypt condemned Libya.")
    assert events["threatened"].date == date(2024, 3, 12)
    assert events["condemned"].date == date(2024, 3, 14)
