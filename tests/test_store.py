"""The store: what is written is found again, once, whole, and by what it says."""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date as Date  # noqa: N812
from pathlib import Path

import duckdb
import pytest
from made_reports import event, full_report, report, role, words

from whimbrel import wire
from whimbrel.errors import StoreError
from whimbrel.records import CodedReport, Entity, EventPlace, Link, Role, Source
from whimbrel.store.query import Filter, find_claims, find_events
from whimbrel.store.schema import migrations, open_to_read, open_to_write
from whimbrel.store.write import Counts, ingest


@pytest.fixture
def store(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = open_to_write(tmp_path / "store.duckdb")
    yield connection
    connection.close()


def found(connection: duckdb.DuckDBPyConnection, **wanted: object) -> list[str]:
    """Return the ids of the events that a filter finds."""
    return [each.id for coded in find_events(connection, Filter(**wanted)) for each in coded.events]


def small(key: str, text: str = "Veldania shelled Mirov.") -> CodedReport:
    return report(
        text, event(text, words(text, "shelled"), "ASSAULT", document=key, actor=(role(text, "Veldania", "VEL", "MIL"),)), key=key
    )


def rows(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]


# Writing


def test_what_is_stored_comes_back_as_it_was(store: duckdb.DuckDBPyConnection) -> None:
    ingest(store, [full_report()])
    assert list(find_events(store, Filter())) == [full_report()]


def test_every_part_of_an_event_has_its_rows(store: duckdb.DuckDBPyConnection) -> None:
    ingest(store, [full_report()])
    counted = {table: rows(store, table) for table in ("events", "roles", "links", "stances", "sizes", "evidence")}
    assert counted == {"events": 7, "roles": 13, "links": 2, "stances": 2, "sizes": 4, "evidence": 7}
    told = store.execute("SELECT stance, name, cue FROM stances ORDER BY position").fetchall()
    assert told == [("asserted", "Mirov Hospital", "said"), ("denied", "Kestrian Army", "denied")]
    figures = store.execute("SELECT position, low, high FROM sizes WHERE counted = 'dead' ORDER BY position NULLS FIRST").fetchall()
    assert figures == [(None, 9, None), (0, 9, None), (1, 5, 5)]


def test_the_same_report_twice_changes_nothing(store: duckdb.DuckDBPyConnection) -> None:
    assert ingest(store, [full_report(), small("b")]) == Counts(added=2)
    assert ingest(store, [full_report(), small("b"), small("c")]) == Counts(added=1, unchanged=2)
    assert rows(store, "documents") == 3 and rows(store, "events") == 9


def test_another_content_under_the_same_id_takes_the_place_of_the_old(store: duckdb.DuckDBPyConnection) -> None:
    ingest(store, [full_report(), small("b")])
    assert ingest(store, [replace(full_report(), events=full_report().events[:1])]) == Counts(replaced=1)
    assert rows(store, "documents") == 2
    assert found(store) == ["b-0", "made-1"]
    assert rows(store, "stances") == 0


def test_a_report_that_is_repeated_in_one_run_counts_each_time(store: duckdb.DuckDBPyConnection) -> None:
    counts = ingest(store, [small("a"), small("a"), small("a", "Veldania shelled Port Halm.")])
    assert counts == Counts(added=1, unchanged=1, replaced=1)
    assert [coded.text for coded in find_events(store, Filter())] == ["Veldania shelled Port Halm."]


def test_a_run_that_breaks_off_leaves_whole_documents_only(store: duckdb.DuckDBPyConnection) -> None:
    def breaking_off() -> Iterator[CodedReport]:
        for number in range(10):
            yield small(f"d{number}")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(store, breaking_off(), batch=4)
    assert rows(store, "documents") == rows(store, "events") == 8
    assert ingest(store, [small(f"d{number}") for number in range(10)]) == Counts(added=2, unchanged=8)


def test_a_failing_write_takes_nothing_away(store: duckdb.DuckDBPyConnection) -> None:
    ingest(store, [small("a")])
    broken = small("a", "Veldania shelled Port Halm.")
    broken = replace(broken, events=(replace(broken.events[0], quad_code=10**12),))  # too large for its column
    with pytest.raises(StoreError):
        ingest(store, [broken])
    assert list(find_events(store, Filter())) == [small("a")]


def test_a_killed_run_leaves_whole_documents_only(tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb"
    writing = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from itertools import count\nfrom pathlib import Path\nfrom test_store import small\n"
        "from whimbrel.store.schema import open_to_write\nfrom whimbrel.store.write import ingest\n"
        f"connection = open_to_write(Path({str(path)!r}))\nprint('open', flush=True)\n"
        "ingest(connection, (small(f'd{number}') for number in count()), batch=8)"
    )
    process = subprocess.Popen([sys.executable, "-c", writing], stdout=subprocess.PIPE)
    assert process.stdout is not None and process.stdout.readline() == b"open\n"
    time.sleep(1)
    process.kill()
    process.wait()
    connection = open_to_read(path)
    assert rows(connection, "documents") > 0
    assert rows(connection, "documents") == rows(connection, "events") == rows(connection, "roles") == rows(connection, "evidence")
    connection.close()


def test_names_of_any_characters_are_stored(store: duckdb.DuckDBPyConnection) -> None:
    text = "Ἑλλάς\0 shelled العربية 🎉'; DROP TABLE events; --"
    strange = event(
        text,
        words(text, "shelled"),
        "ASSAULT",
        actor=(role(text, "Ἑλλάς\0", None, None, "Ἑλλάς\0"),),
        recipient=(role(text, "العربية 🎉'", None, None),),
    )
    ingest(store, [report(text, strange)])
    assert found(store, actor="ἑλλ") == ["made-0"]
    assert found(store, recipient="🎉'") == ["made-0"]


# Asking


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({}, [1, 2, 3, 4, 5, 6, 7]),
        ({"event_type": ("ASSAULT",)}, [2]),
        ({"event_type": ("ASSAULT", "AGREE")}, [2, 5, 6]),
        ({"mode": ("demo", "visit")}, [1, 7]),
        ({"certainty": ("denied", "planned")}, [2, 6]),
        ({"actor": "KES"}, [2, 3, 4, 5]),
        ({"actor": "KES/MIL"}, [2, 3]),
        ({"actor": "MIL"}, [2, 3]),
        ({"actor": "ana orlo"}, [1]),
        ({"actor": "two sides"}, [5]),
        ({"recipient": "embassy"}, [7]),
        ({"actor": "VEL", "recipient": "KES"}, [1, 7]),
        ({"recipient": "KES/MIL"}, []),
        ({"country": "kes"}, [1, 2, 3, 4, 5, 7]),
        ({"source": "VEL/HLH"}, [2]),
        ({"source": "hospital"}, [2]),
        ({"source": "Ministry"}, [1]),
        ({"source": "Kestrian army"}, [2]),
        ({"source": "KES/MIL", "actor": "VEL"}, []),
        ({"stance": ("asserted",)}, [1, 2]),
        ({"stance": ("denied",)}, [2]),
        ({"stance": ("unconfirmed",)}, []),
        ({"stance": ("unconfirmed", "denied")}, [2]),
        ({"stance": ("denied",), "source": "MIL"}, [2]),
        ({"stance": ("denied",), "source": "hospital"}, []),
        ({"disputed": True}, [2]),
        ({"disputed": True, "event_type": ("CONSULT",)}, []),
        ({"since": Date(2024, 5, 14)}, [1, 3, 6]),
        ({"until": Date(2019, 6, 1)}, [5]),
        ({"since": Date(2024, 5, 13), "until": Date(2024, 5, 13)}, [2]),
        ({"since": Date(2024, 5, 22), "until": Date(2024, 5, 22)}, [6]),
        ({"limit": 2}, [1, 2]),
        ({"limit": 0}, []),
        ({"actor": "KES", "limit": 1}, [2]),
    ],
)
def test_a_filter_finds_what_meets_all_of_it(store: duckdb.DuckDBPyConnection, wanted: dict[str, object], numbers: list[int]) -> None:
    ingest(store, [full_report()])
    assert found(store, **wanted) == [f"made-{number}" for number in numbers]


def test_an_acronym_of_three_capitals_finds_the_name(store: duckdb.DuckDBPyConnection) -> None:
    text = "The SDF shelled Mirov."
    named = event(
        text, words(text, "shelled"), "ASSAULT", actor=(Role(code="SYR", sector="REB", name="Syrian group", entity_text="The SDF"),)
    )
    ingest(store, [report(text, named)])
    assert found(store, actor="SDF") == ["made-0"]
    assert found(store, actor="SYR") == ["made-0"]
    assert found(store, actor="DFX") == []


def test_wildcards_in_a_name_are_letters(store: duckdb.DuckDBPyConnection) -> None:
    ingest(store, [full_report()])
    assert found(store, actor="%") == found(store, actor="A_a") == []


def test_a_country_without_any_party_is_found_by_its_place(store: duckdb.DuckDBPyConnection) -> None:
    here = EventPlace(
        start=None, end=None, extracted_place=None, resolved_place="Sula", geonameid=None, lat=None, lon=None, city=None, district=None,
        province=None, country_code="SUL", feature_code=None, resolution=1, radius_km=None, basis="inferred",
    )  # fmt: skip
    text = "Fighting went on."
    ingest(store, [report(text, event(text, words(text, "Fighting"), "ASSAULT", event_loc=here))])
    assert found(store, country="SUL") == ["made-0"]


def test_a_source_without_a_name_is_no_source(store: duckdb.DuckDBPyConnection) -> None:
    text = "It was reportedly shelled."
    unnamed = event(text, words(text, "shelled"), "ASSAULT", attribution=(Link(source=None, cue=words(text, "reportedly")),))
    ingest(store, [report(text, unnamed)])
    assert found(store, source="reportedly") == []
    assert found(store) == ["made-0"]


def test_a_source_is_found_anywhere_in_the_chain(store: duckdb.DuckDBPyConnection) -> None:
    text = "State radio quoted General Tove as saying that Mirov was shelled."
    chain = tuple(
        Link(source=Source(entity=None, name=name, code="KES", sector=sector, start=None, end=None), cue=words(text, cue))
        for name, sector, cue in (("Radio Kestria", "JRN", "quoted"), ("General Tove", "MIL", "saying"))
    )
    ingest(store, [report(text, event(text, words(text, "shelled"), "ASSAULT", attribution=chain))])
    assert found(store, source="tove") == found(store, source="KES/JRN") == ["made-0"]


def test_a_source_of_a_claim_is_found_by_its_other_sectors(store: duckdb.DuckDBPyConnection) -> None:
    ingest(store, [with_rebel_government()])
    assert found(store, source="KES/PRE", stance=("denied",)) == found(store, source="PRE") == ["made-2"]
    assert found(store, source="KES/OPP") == []


def with_rebel_government() -> CodedReport:
    """Return the full report, the army of which belongs to a would-be state."""
    coded = full_report()
    army = Entity(id="e1", name="Kestrian Army", kind="body", code="KES", sector="MIL", other_sectors=("PRE",))
    shelled = coded.events[1]
    first, denial = shelled.claims
    denial = replace(denial, source=replace(denial.source, entity="e1"))
    events = (coded.events[0], replace(shelled, claims=(first, denial)), *coded.events[2:])
    return replace(coded, entities=(army,), events=events)


# Claims


def claimed(connection: duckdb.DuckDBPyConnection, **wanted: object) -> list[tuple[str, list[str]]]:
    """Return the ids of the events that somebody claims, each with the stances that a filter leaves."""
    reports = find_claims(connection, Filter(**wanted))
    return [(each.event.id, [claim.stance for claim in each.claims]) for coded in reports for each in coded.events]


@pytest.mark.parametrize(
    ("wanted", "claims"),
    [
        ({}, [("made-1", ["asserted"]), ("made-2", ["asserted", "denied"])]),
        ({"source": "VEL/GOV"}, [("made-1", ["asserted"])]),
        ({"source": "VEL"}, [("made-1", ["asserted"]), ("made-2", ["asserted"])]),
        ({"source": "army"}, [("made-2", ["denied"])]),
        ({"stance": ("asserted",)}, [("made-1", ["asserted"]), ("made-2", ["asserted"])]),
        ({"stance": ("denied",)}, [("made-2", ["denied"])]),
        ({"stance": ("denied",), "source": "VEL"}, []),
        ({"disputed": True}, [("made-2", ["asserted", "denied"])]),
        ({"certainty": ("asserted",)}, [("made-1", ["asserted"])]),
        ({"event_type": ("REJECT",)}, []),
        ({"country": "VEL", "since": Date(2024, 5, 14)}, [("made-1", ["asserted"])]),
        ({"limit": 1}, [("made-1", ["asserted"])]),
        ({"limit": 1, "stance": ("denied",)}, [("made-2", ["denied"])]),
    ],
)
def test_claims_are_those_of_the_party_and_stance_on_events_that_match(
    store: duckdb.DuckDBPyConnection, wanted: dict[str, object], claims: list[tuple[str, list[str]]]
) -> None:
    ingest(store, [full_report()])
    assert claimed(store, **wanted) == claims


def test_claims_come_with_their_report(store: duckdb.DuckDBPyConnection) -> None:
    ingest(store, [full_report()])
    (coded,) = find_claims(store, Filter(stance=("denied",)))
    assert coded.report == full_report()
    assert coded.events[0].claims == full_report().events[1].claims[1:]


def test_a_source_that_only_passes_a_claim_on_makes_none(store: duckdb.DuckDBPyConnection) -> None:
    text = "State radio quoted General Tove as saying that Mirov was shelled."
    chain = tuple(
        Link(source=Source(entity=None, name=name, code="KES", sector=None, start=None, end=None), cue=words(text, cue))
        for name, cue in (("Radio Kestria", "quoted"), ("General Tove", "saying"))
    )
    ingest(store, [report(text, event(text, words(text, "shelled"), "ASSAULT", attribution=chain))])
    assert claimed(store, source="tove") == claimed(store) == [("made-0", ["asserted"])]
    assert claimed(store, source="radio") == []
    assert found(store, source="radio") == ["made-0"]


def test_rival_figures_are_a_dispute_without_a_denial(store: duckdb.DuckDBPyConnection) -> None:
    coded = full_report()
    told, denial = coded.events[1].claims
    rival = replace(coded.events[1], claims=(told, replace(denial, stance="asserted")))
    agreed = replace(rival, id="made-9", claims=(told, replace(denial, stance="asserted", size=told.size)))
    ingest(store, [replace(coded, events=(rival, agreed))])
    assert found(store, disputed=True) == ["made-2"]


def test_reports_come_by_date_and_id_however_they_went_in(store: duckdb.DuckDBPyConnection) -> None:
    early, undated = replace(small("z"), date=Date(2020, 1, 1)), replace(small("a"), date=None)
    ingest(store, [undated, small("m"), early, small("b")])
    assert [coded.id for coded in find_events(store, Filter())] == ["z", "b", "m", "a"]


def test_more_reports_than_a_batch_come_in_order(store: duckdb.DuckDBPyConnection) -> None:
    ingest(store, (small(f"d{number:04}") for number in range(300)))
    assert found(store) == [f"d{number:04}-0" for number in range(300)]


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"event_type": ("CONSLT",)}, "'CONSLT' is not an event type; did you mean CONSULT?"),
        ({"event_type": ("assault",)}, "'assault' is not an event type; did you mean ASSAULT?"),
        ({"mode": ("areal",)}, "'areal' is not a mode; did you mean aerial?"),
        ({"stance": ("deny",)}, "'deny' is not a stance; did you mean denied?"),
        ({"stance": ("sure",)}, "'sure' is not a stance; known are: asserted, denied, unconfirmed"),
        ({"certainty": ("sure",)}, "'sure' is not a certainty; known are: asserted, conditional, denied, planned, possible, unknown"),
        (
            {"since": Date(2024, 2, 1), "until": Date(2024, 1, 1)},
            "no event lies since 2024-02-01 and until 2024-01-01; exchange the two days",
        ),
        ({"limit": -1}, "-1 is no number of events; give a limit of 0 or more"),
    ],
)
def test_an_impossible_question_says_what_may_be_meant(store: duckdb.DuckDBPyConnection, wanted: dict[str, object], message: str) -> None:
    with pytest.raises(StoreError) as raised:
        found(store, **wanted)
    assert str(raised.value) == message


# The file


def test_a_missing_store_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such store; make one with: whimbrel ingest"):
        open_to_read(tmp_path / "none.duckdb")


@pytest.mark.parametrize("content", [b"", b"a letter, not a store\n" * 99])
def test_a_file_that_is_no_store_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    for opened in (open_to_read, open_to_write):
        with pytest.raises(StoreError, match="this file is not a whimbrel store"):
            opened(path)
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(path) as other:
        other.execute("CREATE TABLE recipes (name VARCHAR)")
    for opened in (open_to_read, open_to_write):
        with pytest.raises(StoreError, match="not a whimbrel store; name another file"):
            opened(path)


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    for opened in (open_to_read, open_to_write):
        with pytest.raises(StoreError, match="this is a folder, not a store"):
            opened(tmp_path)


def test_a_store_in_a_missing_folder_names_the_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=f"there is no folder {tmp_path / 'none'}"):
        open_to_write(tmp_path / "none" / "store.duckdb")


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb"
    with open_to_write(path) as connection:
        connection.execute("INSERT INTO store VALUES (99)")
    for opened in (open_to_read, open_to_write):
        with pytest.raises(StoreError, match="has version 99, this whimbrel knows versions up to 2; use a newer whimbrel"):
            opened(path)


def test_an_older_store_is_brought_up_to_date_and_keeps_its_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.duckdb"
    with open_to_write(path) as connection:
        ingest(connection, [small("a")])
    scripts = (*migrations(), "ALTER TABLE documents ADD COLUMN note VARCHAR; CREATE TABLE watches (name VARCHAR)")
    monkeypatch.setattr("whimbrel.store.schema.migrations", lambda: scripts)
    connection = open_to_read(path)
    assert connection.execute("SELECT id, note FROM documents").fetchall() == [("a", None)]
    assert rows(connection, "watches") == 0
    connection.close()


def test_a_store_of_the_first_version_gets_its_claims(tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb"
    with open_to_write(path) as connection:
        ingest(connection, [with_rebel_government(), small("b")])
        new = [connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall() for table in ("stances", "claims", "events")]
        # as version 1 wrote it
        connection.execute("DROP VIEW claims; ALTER TABLE stances DROP other_sectors; ALTER TABLE events DROP disputed")
        connection.execute("DELETE FROM store WHERE version > 1")
    connection = open_to_read(path)
    upgraded = [connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall() for table in ("stances", "claims", "events")]
    assert upgraded[:2] == new[:2]
    assert [row[-1] for row in upgraded[2] if row[-1]] == [["denied"]]
    connection.close()


def test_a_migration_that_fails_leaves_the_store_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.duckdb"
    open_to_write(path).close()
    with monkeypatch.context() as patched:
        scripts = (*migrations(), "CREATE TABLE watches (name VARCHAR); SELECT * FROM nowhere")
        patched.setattr("whimbrel.store.schema.migrations", lambda: scripts)
        with pytest.raises(StoreError, match="cannot be brought up to version 3"):
            open_to_write(path)
    assert found(open_to_read(path)) == []


def test_a_store_that_another_process_writes_says_so(tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb"
    holding = f"import sys, duckdb; c = duckdb.connect({str(path)!r}); print('open', flush=True); sys.stdin.read()"
    process = subprocess.Popen([sys.executable, "-c", holding], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None and process.stdout.readline() == b"open\n"
    for opened in (open_to_read, open_to_write):
        with pytest.raises(StoreError, match="another process is using the store; try again when it has finished"):
            opened(path)
    process.communicate()


def test_several_readers_share_a_store(tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb"
    with open_to_write(path) as connection:
        ingest(connection, [full_report()])
    with open_to_read(path) as first, open_to_read(path) as second:
        assert found(first) == found(second)


def test_the_stored_record_is_what_documents_writes(store: duckdb.DuckDBPyConnection) -> None:
    ingest(store, [full_report()])
    assert store.execute("SELECT record FROM documents").fetchall() == [(wire.encode(full_report()),)]
