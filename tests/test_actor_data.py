"""The actor tables are whole, a user's own add to them and correct them, and the linter names what is wrong."""

from datetime import date
from pathlib import Path

import pytest

from whimbrel.errors import KnowledgeError
from whimbrel.findings.actors import check_actors, check_members
from whimbrel.knowledge.actor_tables import COLUMNS, bundled_defects, read_terms
from whimbrel.knowledge.actors import Actors, load_actors, office_at, sectors_at
from whimbrel.knowledge.candidates import find_candidates
from whimbrel.knowledge.names import fold, plural

NOBODY = "Ulfric Zandaro,person,NOR"


def own(folder: Path, *rows: str) -> Actors:
    """Return the tables with a folder's own rows, written as `name,kind,code|office,sector|start|end|aliases|certain`."""
    lines = []
    for row in rows:
        who, role, start, end, aliases, certain = (*row.split("|"), "", "", "", "", "")[:6]
        lines.append(f"{who},,{role or ','},,{start},{end},{aliases},,{certain or 'yes'},me")
    (folder / "own.csv").write_text("\n".join([",".join(COLUMNS), *lines]) + "\n", encoding="utf-8")
    return load_actors(folder)


def findings(actors: Actors) -> list[str]:
    """Return what is wrong with the rows of the folder."""
    rows = [actor for table in actors.rows for actor in table.all() if actor.where.startswith("own.csv")]
    return [str(finding) for finding in check_actors(actors, rows)]


def test_bundled_tables_have_nothing_to_mend():
    actors = load_actors()
    rows = [actor for table in actors.rows for actor in table.all()]
    assert len(rows) >= 8000
    assert [str(finding) for finding in (*check_actors(actors, rows), *check_members(actors))] == []
    assert bundled_defects(read_terms(), actors.nations) == []


def test_every_defect_is_listed_at_once(tmp_path: Path):
    with pytest.raises(KnowledgeError) as error:
        own(tmp_path, "Ada Zandaro,planet,XXX|,ABC|2001-13-40||Ada", "Bo Zandaro,person,NOR|wizard,|2004|2003||maybe")
    defects = str(error.value).splitlines()
    assert [defect.split(":")[:2] for defect in defects] == [["own.csv", "2"]] * 4 + [["own.csv", "3"]] * 3
    for told in ("'planet'", "'XXX'", "'ABC'", "'2001-13-40'", "'wizard'", "'maybe'", "starts 2004 but ends 2003"):
        assert any(told in defect for defect in defects)


def test_table_with_other_columns_says_which_it_needs(tmp_path: Path):
    (tmp_path / "own.csv").write_text("name,country\nA,B\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="own.csv:1: the columns are not name,kind,code"):
        load_actors(tmp_path)


def test_line_with_a_cell_too_many_is_named(tmp_path: Path):
    with pytest.raises(KnowledgeError, match="own.csv:2: has cells too many or too few"):
        own(tmp_path, f"{NOBODY},GOV,president|,")


def test_row_of_ones_own_takes_the_place_of_ours(tmp_path: Path):
    actors = own(tmp_path, "Barack Obama,person,USA|,JRN")
    assert [candidate.sector for candidate in find_candidates(actors, "Barack Obama", date(2010, 1, 1))] == ["JRN"]


def test_role_word_of_ones_own_adds_an_office(tmp_path: Path):
    (tmp_path / "roles.csv").write_text(
        "phrase,code,sector,other_sectors,kind,reach,inherits,office,capital\nhigh wizard,,GOV,,person,state,,high wizard,\n"
    )
    actors = own(tmp_path, f"{NOBODY}|high wizard,|2001-01-01|")
    holder = actors.holder("NOR", "high wizard", date(2010, 1, 1))
    assert holder and holder.name == "Ulfric Zandaro"


@pytest.mark.parametrize(
    ("rows", "matter"),
    [
        (
            (f"{NOBODY}|president,|2001-01-01|2005-01-01", f"{NOBODY}|president,|2004-01-01|2008-01-01"),
            "role starts 2004-01-01 but the one before ends 2005-01-01",
        ),
        ((f"{NOBODY}|president,|2001|", f"{NOBODY}|president,|2004|"), 'role starts 2004 but the one before has no end; add "end"'),
        ((f"{NOBODY}|president,",), "role has no date; leave it out or date it"),
        (
            (f"{NOBODY}|president,|1801|1805", "Bo Zandaro,person,NOR|president,|1803|1809"),
            "president of NOR from 1803, but that of Ulfric Zandaro (own.csv:2) ends 1805; mend the dates, or write certain no",
        ),
        (
            ("Zandarian Front,group,NOR|,REB|||ZNDF", "Zandarian Union,group,NOR|,PTY|||ZNDF"),
            "'ZNDF' is a name of Zandarian Front (own.csv:2) too, and neither country nor date tells them apart; take it from one of them",
        ),
        (("Kremlin,group,NOR|,REB",), "'Kremlin' is a country or a seat of government; leave that name out"),
    ],
)
def test_fault_of_a_table_is_found(tmp_path: Path, rows: tuple[str, ...], matter: str):
    assert any(finding.endswith(matter) for finding in findings(own(tmp_path, *rows)))


@pytest.mark.parametrize(
    "rows",
    [
        (f"{NOBODY}|president,|1801-01-01|1805-01-01", f"{NOBODY}|president,|1805-01-01|1809-01-01"),
        (f"{NOBODY}|president,|1801-01-01|1805-01-01", "Bo Zandaro,person,NOR|president,|1805-01-01|1809-01-01"),
        (f"{NOBODY}|president,|1801|1805", "Bo Zandaro,person,NOR|president,|1805|1809"),
        (f"{NOBODY}|president,|1801|1805", "Bo Zandaro,person,NOR|president,|1803|1809||no"),
        ("Zandarian Front,group,NOR|,REB|||ZNDF", "Zandarian Union,group,SWE|,PTY|||ZNDF"),
    ],
)
def test_sound_rows_are_not_complained_of(tmp_path: Path, rows: tuple[str, ...]):
    assert findings(own(tmp_path, *rows)) == []


@pytest.mark.parametrize(
    ("day", "sector"), [("2003-01-01", "GOV"), ("2006-01-01", "ELI"), ("1999-01-01", None), ("2001-06-01", None), ("2005-03-01", None)]
)
def test_sector_is_that_of_the_day_as_far_as_it_is_known(tmp_path: Path, day: str, sector: str | None):
    (candidate,) = find_candidates(own(tmp_path, f"{NOBODY}|president,|2001|2005"), "Zandaro")
    assert sectors_at(candidate.actor, date.fromisoformat(day))[0] == sector
    assert office_at(candidate.actor, None) is None


def test_office_in_government_goes_before_a_partys(tmp_path: Path):
    rows = (f"{NOBODY}|president,|2001-01-01|2005-01-01", f"{NOBODY}|party leader,PTY|2002-01-01|2004-01-01")
    (candidate,) = find_candidates(own(tmp_path, *rows), "Ulfric Zandaro", date(2003, 1, 1))
    assert (candidate.code, candidate.sector) == ("NOR", "GOV")


def test_holder_of_an_office_depends_on_the_day():
    actors = load_actors()
    before, after = (actors.holder("USA", "president", date(year, 6, 1)) for year in (2008, 2010))
    assert before and before.name == "George W. Bush"
    assert after and after.name == "Barack Obama"
    assert actors.holder("USA", "president", None) is None


def test_successor_holds_the_office_on_the_day_of_handing_over():
    holder = load_actors().holder("USA", "president", date(2009, 1, 20))
    assert holder and holder.name == "Barack Obama"


def test_nobody_surely_holds_an_office_in_the_year_of_a_change(tmp_path: Path):
    actors = own(tmp_path, f"{NOBODY}|home minister,|2001|2005", "Bo Zandaro,person,NOR|home minister,|2005|2009")
    held = [actors.holder("NOR", "home minister", date(year, 6, 1)) for year in (2003, 2005, 2007)]
    assert [holder.name if holder else None for holder in held] == ["Ulfric Zandaro", None, "Bo Zandaro"]


@pytest.mark.parametrize(
    ("words", "day", "names"),
    [
        ("the Egyptian president", date(2013, 6, 10), ["Mohamed Morsi"]),
        ("president of Egypt", date(2013, 8, 10), ["Adly Mansour"]),
        ("Zandaro", None, ["Bo Zandaro", "Ulfric Zandaro"]),
        ("Nobody Of That Name", None, []),
    ],
)
def test_candidates_of_a_name_or_an_office(tmp_path: Path, words: str, day: date | None, names: list[str]):
    actors = own(tmp_path, f"{NOBODY}|,JRN", "Bo Zandaro,person,NOR|,REL")
    assert [candidate.actor.name for candidate in find_candidates(actors, words, day)] == names


@pytest.mark.parametrize(("day", "sector"), [("1998-01-01", "GOV"), ("2010-01-01", "REB"), ("2023-01-01", "GOV")])
def test_taliban_govern_or_rebel_by_date(day: str, sector: str):
    assert find_candidates(load_actors(), "Taliban", date.fromisoformat(day))[0].sector == sector


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
