"""When: the interval of an event and what it rests on."""

from collections.abc import Callable
from datetime import date

from made_claims import claim, time

from whimbrel.events.when import NEVER, When, when
from whimbrel.records import Claim, Document, TimeSpan

Read = Callable[..., Document]


def dated(document: Document, one: Claim, *times: TimeSpan, status: str = "new", certainty: str = "asserted") -> When:
    return when(document, one, times, status=status, certainty=certainty)


def test_time_in_the_clause_is_explicit_and_evidence(read: Read) -> None:
    document = read("Rebels attacked Goma on Tuesday.", "2024-03-14")
    found = dated(document, claim(document, "attacked", "ASSAULT"), time(document, "Tuesday", "2024-03-12"))
    assert (found.date, found.enddate, found.basis) == (date(2024, 3, 12), date(2024, 3, 12), "explicit")
    (evidence,) = found.evidence
    assert (evidence.field, document.text[evidence.start : evidence.end]) == ("date", "Tuesday")


def test_time_of_the_clause_above_is_inferred(read: Read) -> None:
    document = read("On Tuesday the army said that rebels had attacked Goma.", "2024-03-14")
    found = dated(document, claim(document, "attacked", "ASSAULT"), time(document, "Tuesday", "2024-03-12"))
    assert (found.date, found.basis) == (date(2024, 3, 12), "inferred")


def test_time_of_a_clause_below_is_not_the_events(read: Read) -> None:
    document = read("The army, which attacked Goma on Tuesday, left Bukavu.", "2024-03-14")
    found = dated(document, claim(document, "left", "RETREAT"), time(document, "Tuesday", "2024-03-12"))
    assert found == When(date(2024, 3, 14), date(2024, 3, 14), "publication")


def test_time_of_another_sentence_is_not_the_events(read: Read) -> None:
    document = read("Talks failed on Tuesday. Rebels attacked Goma.", "2024-03-14")
    assert dated(document, claim(document, "attacked", "ASSAULT"), time(document, "Tuesday", "2024-03-12")).basis == "publication"


def test_coordinated_clause_lends_its_time_as_inferred(read: Read) -> None:
    document = read("Soldiers killed a rebel on Saturday and police arrested a man.", "2024-03-14")
    found = dated(document, claim(document, "arrested", "COERCE"), time(document, "Saturday", "2024-03-09"))
    assert (found.date, found.basis) == (date(2024, 3, 9), "inferred")


def test_each_coordinated_clause_has_its_own_time(read: Read) -> None:
    document = read("Soldiers killed a rebel on Saturday and police arrested a man on Sunday.", "2024-03-14")
    times = (time(document, "Saturday", "2024-03-09"), time(document, "Sunday", "2024-03-10"))
    assert dated(document, claim(document, "killed", "ASSAULT"), *times).date == date(2024, 3, 9)
    assert dated(document, claim(document, "arrested", "COERCE"), *times).date == date(2024, 3, 10)


def test_new_undated_act_is_dated_by_publication_without_evidence(read: Read) -> None:
    document = read("Rebels attacked Goma.", "2024-03-14")
    assert dated(document, claim(document, "attacked", "ASSAULT")) == When(date(2024, 3, 14), date(2024, 3, 14), "publication", ())


def test_report_without_a_date_leaves_undated_acts_undated(read: Read) -> None:
    document = read("Rebels attacked Goma.")
    assert dated(document, claim(document, "attacked", "ASSAULT")) == NEVER


def test_undated_background_and_hypothetical_events_have_no_date(read: Read) -> None:
    document = read("Rebels attacked Goma.", "2024-03-14")
    one = claim(document, "attacked", "ASSAULT")
    assert dated(document, one, status="background") == NEVER
    assert dated(document, one, certainty="conditional") == NEVER
    assert dated(document, one, certainty="planned") == NEVER


def test_background_takes_no_time_from_the_clause_above(read: Read) -> None:
    document = read("On Tuesday the army said that rebels had attacked Goma.", "2024-03-14")
    assert dated(document, claim(document, "attacked", "ASSAULT"), time(document, "Tuesday", "2024-03-12"), status="background") == NEVER


def test_background_keeps_its_own_time(read: Read) -> None:
    document = read("Rebels attacked Goma in 2012.", "2024-03-14")
    year = time(document, "2012", "2012-01-01", "2012-12-31", "year")
    found = dated(document, claim(document, "attacked", "ASSAULT"), year, status="background")
    assert (found.date, found.enddate, found.basis) == (date(2012, 1, 1), date(2012, 12, 31), "explicit")


def test_this_week_ends_at_publication_for_what_has_happened(read: Read) -> None:
    document = read("The president visited Uganda this week.", "2024-03-13")
    week = time(document, "this week", "2024-03-11", "2024-03-17", "week")
    one = claim(document, "visited", "CONSULT")
    assert dated(document, one, week).enddate == date(2024, 3, 13)
    assert dated(document, one, week, certainty="planned").enddate == date(2024, 3, 17)


def test_last_week_is_whole(read: Read) -> None:
    document = read("The president visited Uganda last week.", "2024-03-13")
    found = dated(document, claim(document, "visited", "CONSULT"), time(document, "last week", "2024-03-04", "2024-03-10", "week"))
    assert (found.date, found.enddate) == (date(2024, 3, 4), date(2024, 3, 10))


def test_planned_act_has_the_date_of_the_act_to_come(read: Read) -> None:
    document = read("The president will visit Uganda on Monday.", "2024-03-13")
    found = dated(document, claim(document, "visit", "AGREE"), time(document, "Monday", "2024-03-18"), certainty="planned")
    assert (found.date, found.basis) == (date(2024, 3, 18), "explicit")


def test_unresolved_time_is_passed_over(read: Read) -> None:
    document = read("Rebels attacked Goma that day.", "2024-03-14")
    start = document.text.index("that day")
    unknown = TimeSpan(start=start, end=start + 8, date=None, enddate=None, granularity="day")
    assert dated(document, claim(document, "attacked", "ASSAULT"), unknown).basis == "publication"


def test_noun_with_a_light_verb_takes_the_time_of_its_clause(read: Read) -> None:
    document = read("Peru and Chile held talks in Lima on Monday.", "2024-03-14")
    one = claim(document, "talks", "CONSULT", anchor=2)
    anchored = claim(document, "talks", "CONSULT", anchor=next(word.index for word in document.tokens if word.form == "held"))
    for form in (one, anchored):
        assert dated(document, form, time(document, "Monday", "2024-03-11")).basis == "explicit"


def test_a_time_before_two_verbs_dates_both(read: Read) -> None:
    document = read("In May gunmen took the town and burned the market.", "2024-09-14")
    may = time(document, "May", "2024-05-01", "2024-05-31", "month")
    found = dated(document, claim(document, "burned", "ASSAULT"), may, status="background")
    assert (found.date, found.basis) == (date(2024, 5, 1), "inferred")


def test_a_time_at_the_end_of_a_predicate_dates_its_first_verb(read: Read) -> None:
    document = read("Soldiers fired on marchers and killed two students on Tuesday.", "2024-03-14")
    found = dated(document, claim(document, "fired", "ASSAULT"), time(document, "Tuesday", "2024-03-12"))
    assert (found.date, found.basis) == (date(2024, 3, 12), "inferred")


def test_the_time_of_a_later_clause_with_its_own_subject_is_not_the_first_ones(read: Read) -> None:
    document = read("Soldiers fired on marchers and the mayor resigned on Tuesday.", "2024-03-14")
    assert dated(document, claim(document, "fired", "ASSAULT"), time(document, "Tuesday", "2024-03-12")).basis == "publication"


def test_a_call_is_not_made_on_the_day_for_which_it_calls(read: Read) -> None:
    document = read("The opposition called for a march on Saturday.", "2024-03-14")
    assert dated(document, claim(document, "called", "REQUEST"), time(document, "Saturday", "2024-03-16")).basis == "publication"


def test_what_is_done_has_no_day_to_come_and_what_is_planned_has(read: Read) -> None:
    document = read("Unions threaten a strike from Monday.", "2024-03-14")
    monday = time(document, "Monday", "2024-03-18")
    assert dated(document, claim(document, "threaten", "THREATEN"), monday).basis == "publication"
    assert dated(document, claim(document, "strike", "PROTEST"), monday, certainty="planned").date == date(2024, 3, 18)


def test_what_goes_on_since_a_day_lasts_until_publication(read: Read) -> None:
    document = read("More than 9,000 people have fled the district since Monday.", "2024-03-14")
    found = dated(document, claim(document, "fled", "SANCTION"), time(document, "Monday", "2024-03-11"))
    assert (found.date, found.enddate) == (date(2024, 3, 11), date(2024, 3, 14))
