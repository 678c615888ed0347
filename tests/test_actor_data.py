"""The actor tables are whole, and their checker names every defect."""

from datetime import date

import pytest

from whimbrel.knowledge.actor_checks import check_actors
from whimbrel.knowledge.actor_records import Actor, Nation, Office, Sense, Term
from whimbrel.knowledge.actors import fold, load_actors, office_at, plural, sectors_at

SYLDAVIA = Nation(code="SYL", name="Syldavia")


def person(*offices: Office, code: str = "SYL") -> Actor:
    return Actor(id="someone", name="Some One", kind="person", code=code, offices=offices, certain=True)


def term_of_office(start: str, end: str | None, sector: str = "GOV") -> Office:
    return Office(sector=sector, office="president", start=date.fromisoformat(start), end=date.fromisoformat(end) if end else None)


def test_bundled_tables_have_no_defect():
    assert len(load_actors().named) >= 500


def test_every_defect_is_listed_at_once():
    actors = (person(code="XXX"), Actor(id="other", name="Other", kind="planet", code="SYL", sector="ABC"))
    defects = check_actors((SYLDAVIA,), actors, (Term(phrase="wizard", sector="MAG"),), ())
    assert len(defects) == 4
    assert any("'XXX'" in defect for defect in defects)
    assert any("'ABC'" in defect for defect in defects)
    assert any("'planet'" in defect for defect in defects)
    assert any("'MAG'" in defect for defect in defects)


def test_overlapping_roles_are_a_defect():
    actor = person(term_of_office("2001-01-01", "2005-01-01"), term_of_office("2004-01-01", "2008-01-01"))
    assert check_actors((SYLDAVIA,), (actor,), (), ()) == [
        "actors.jsonl: someone: role starts 2004-01-01 but the one before ends 2005-01-01"
    ]


def test_role_after_an_open_one_is_a_defect():
    actor = person(term_of_office("2001-01-01", None), term_of_office("2004-01-01", None))
    assert 'add "end"' in check_actors((SYLDAVIA,), (actor,), (), ())[0]


def test_handing_over_on_one_day_is_no_overlap():
    actor = person(term_of_office("2001-01-01", "2005-01-01"), term_of_office("2005-01-01", None))
    assert check_actors((SYLDAVIA,), (actor,), (), ()) == []


def test_name_of_two_rows_is_a_defect():
    senses = [(("red", "front"), Sense(form="actor", name=name, code="SYL", actor=name)) for name in ("one", "two")]
    assert check_actors((SYLDAVIA,), (), (), senses) == ["'red front' is a name of both one and two; take it from one of them"]


@pytest.mark.parametrize(("day", "sector"), [("2003-01-01", "GOV"), ("2006-01-01", "ELI"), ("1999-01-01", None)])
def test_sector_is_that_of_the_day(day: str, sector: str | None):
    actor = person(term_of_office("2001-01-01", "2005-01-01"))
    assert sectors_at(actor, date.fromisoformat(day))[0] == sector


def test_without_a_date_a_person_has_no_office():
    assert office_at(person(term_of_office("2001-01-01", None)), None) is None


def test_holder_of_an_office_depends_on_the_day():
    actors = load_actors()
    before, after = (actors.holder("USA", "president", date(year, 6, 1)) for year in (2008, 2010))
    assert before and before.name == "George W. Bush"
    assert after and after.name == "Barack Obama"
    assert actors.holder("USA", "president", None) is None


def test_successor_holds_the_office_on_the_day_of_handing_over():
    holder = load_actors().holder("USA", "president", date(2009, 1, 20))
    assert holder and holder.name == "Barack Obama"


def test_taliban_govern_or_rebel_by_date():
    taliban = load_actors().named["taliban"]
    assert [sectors_at(taliban, date(year, 1, 1))[0] for year in (1998, 2010, 2023)] == ["GOV", "REB", "GOV"]


@pytest.mark.parametrize(
    ("written", "words"), [("Al-Qaeda", ("al", "qaeda")), ("U.S.", ("us",)), ("Côte", ("cote",)), ("Sana’a", ("sanaa",)), ("—", ())]
)
def test_spelling_details_are_folded(written: str, words: tuple[str, ...]):
    assert fold(written) == words


@pytest.mark.parametrize(
    ("one", "many"), [("foreign minister", "foreign ministers"), ("minister of state", "ministers of state"), ("policeman", "policemen")]
)
def test_role_phrases_have_plurals(one: str, many: str):
    assert plural(one) == many
