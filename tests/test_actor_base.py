"""A knowledge base of actors is made from a dump of Wikidata, and used in the place of the bundled one."""

import bz2
import gzip
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from whimbrel.cli import app
from whimbrel.errors import KnowledgeError
from whimbrel.knowledge import build_actors
from whimbrel.knowledge.actor_base import ActorBase
from whimbrel.knowledge.actors import load_actors
from whimbrel.knowledge.build_actors import build
from whimbrel.knowledge.candidates import find_candidates
from whimbrel.mentions.actors import find_actors
from whimbrel.records import Document


def statement(value: object, kind: str = "wikibase-entityid", rank: str = "normal", **qualifiers: str) -> dict[str, Any]:
    """Return a statement in the form of a dump; qualifiers are times, P580="+2009-01-20T00:00:00Z/11"."""
    if kind == "wikibase-entityid":
        value = {"entity-type": "item", "numeric-id": int(str(value)[1:]), "id": value}
    times = {name: time.split("/") for name, time in qualifiers.items()}
    return {
        "mainsnak": {"snaktype": "value", "property": "P1", "datavalue": {"value": value, "type": kind}, "datatype": "x"},
        "type": "statement",
        "rank": rank,
        "qualifiers": {
            name: [{"snaktype": "value", "datavalue": {"value": {"time": time, "precision": int(precision)}, "type": "time"}}]
            for name, (time, precision) in times.items()
        },
    }


def item(identity: str, label: str, aliases: tuple[str, ...] = (), **claims: list[dict[str, Any]]) -> dict[str, Any]:
    """Return an item in the form of a dump."""
    return {
        "type": "item",
        "id": identity,
        "labels": {"en": {"language": "en", "value": label}},
        "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]},
        "descriptions": {},
        "claims": {name: statements for name, statements in sorted(claims.items(), key=lambda pair: pair[0] != "P31")},
        "sitelinks": {},
    }


def is_a(*identities: str) -> list[dict[str, Any]]:
    return [statement(identity) for identity in identities]


HUMAN = {"P31": is_a("Q5")}
ITEMS = [
    item("Q900", "Norway", P31=is_a("Q800"), P298=[statement("NOR", "string")]),
    item("Q800", "sovereign state", P279=is_a("Q801")),
    item("Q810", "Prime Minister of Norway", P279=is_a("Q811"), P1001=is_a("Q900")),
    item("Q811", "prime minister", P279=is_a("Q812")),
    item("Q820", "Wizard of the moon base", P279=is_a("Q821")),
    item("Q830", "rebel group", P279=is_a("Q831")),
    item("Q832", "Zandarian league of arms", P279=is_a("Q830")),
    item("Q1", "Ulfric Zandaro", ("U. Zandaro", "Ulfie"), **HUMAN, P27=is_a("Q900"), P39=[
        statement("Q810", P580="+2001-03-04T00:00:00Z/11", P582="+2005-06-00T00:00:00Z/10"),
        statement("Q810", rank="deprecated", P580="+1950-01-01T00:00:00Z/11"),
        statement("Q820", P580="+2006-00-00T00:00:00Z/9"),
    ]),
    item("Q2", "Bo Zandaro", **HUMAN, P27=is_a("Q900"), P39=[statement("Q810")]),
    item("Q3", "Zandarian Front", ("ZNDF",), P31=is_a("Q832"), P17=is_a("Q900")),
    item("Q4", "Zandarian Waterfall", P31=is_a("Q840"), P17=is_a("Q900")),
    item("Q5000", "Old Zandaro", **HUMAN, P27=is_a("Q900"), P39=[
        statement("Q810", P580="+1801-00-00T00:00:00Z/9", P582="+1805-00-00T00:00:00Z/9"),
    ]),
]  # fmt: skip


def dump_of(folder: Path, name: str = "dump.json", pack: Callable[[bytes], bytes] = bytes) -> Path:
    """Write the items as a dump: an array with an item a line."""
    text = "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in ITEMS) + "\n]\n"
    (folder / name).write_bytes(pack(text.encode()))
    return folder / name


@pytest.fixture(name="base")
def _base(tmp_path: Path) -> Path:
    build(dump_of(tmp_path), tmp_path / "actors.sqlite", load_actors())
    return tmp_path / "actors.sqlite"


@pytest.mark.parametrize(("name", "pack"), [("d.json", bytes), ("d.json.gz", gzip.compress), ("d.json.bz2", bz2.compress)])
def test_dump_is_read_however_it_is_packed(tmp_path: Path, name: str, pack: Callable[[bytes], bytes]):
    assert build(dump_of(tmp_path, name, pack), tmp_path / "actors.sqlite", load_actors()) == 2


def test_holders_and_groups_are_kept_and_all_else_left_out(base: Path):
    actors = {actor.name: actor for actor in ActorBase(base).all()}
    assert set(actors) == {"Ulfric Zandaro", "Zandarian Front"}
    (office,) = actors["Ulfric Zandaro"].offices
    assert (office.office, office.sector, office.code) == ("prime minister", "GOV", "NOR")
    assert office.start and office.end and (office.start.latest, office.end.earliest) == (date(2001, 3, 4), date(2005, 6, 1))
    assert (actors["Zandarian Front"].code, actors["Zandarian Front"].sector) == ("NOR", "REB")
    assert actors["Ulfric Zandaro"].identifier == "Q1"


def test_base_stands_in_the_place_of_the_bundled_tables(base: Path, read: Callable[[str], Document]):
    actors = load_actors(None, base)
    assert actors.holder("NOR", "prime minister", date(2003, 1, 1)) is not None
    assert find_candidates(actors, "Barack Obama") == ()
    assert [candidate.actor.name for candidate in find_candidates(actors, "Zandaro", date(2003, 1, 1))] == ["Ulfric Zandaro"]
    entities, _ = find_actors(read("The ZNDF attacked a port."), actors)
    assert [(entity.name, entity.code, entity.sector) for entity in entities if entity.name] == [("Zandarian Front", "NOR", "REB")]


def test_entity_of_a_base_carries_its_identifier(base: Path, read: Callable[[str], Document]):
    entities, _ = find_actors(read("Ulfric Zandaro met reporters."), load_actors(None, base))
    assert [entity.identifier_id for entity in entities if entity.name == "Ulfric Zandaro"] == ["Q1"]


def test_broken_build_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    whole = gzip.compress(dump_of(tmp_path).read_bytes())
    dump, target = tmp_path / "d.json.gz", tmp_path / "actors.sqlite"
    dump.write_bytes(whole[:-20])
    monkeypatch.setattr(build_actors, "_STEP", 2)
    with pytest.raises(KnowledgeError, match="what was read is kept"):
        build(dump, target, load_actors())
    assert not target.exists()
    dump.write_bytes(whole)
    noted: list[bytes] = []
    note = build_actors._note_class
    monkeypatch.setattr(build_actors, "_note_class", lambda connection, line, actors: (noted.append(line), note(connection, line, actors)))
    assert build(dump, target, load_actors()) == 2
    assert len(noted) < len(ITEMS)


def test_file_that_is_no_base_is_refused_in_one_line(tmp_path: Path):
    (tmp_path / "x.sqlite").write_text("no database")
    with pytest.raises(KnowledgeError, match="is no knowledge base of actors"):
        ActorBase(tmp_path / "x.sqlite")


def test_build_command_says_how_many_actors_there_are(tmp_path: Path):
    from whimbrel.cli import _register

    _register()
    arguments = ["knowledge", "build", "--wikidata", str(dump_of(tmp_path)), "--output", str(tmp_path / "actors.sqlite")]
    result = CliRunner().invoke(app, arguments)
    assert result.output == f"{tmp_path / 'actors.sqlite'}: 2 actors\n"
