"""CAMEO codes: what type, mode and context point at, and nothing that they cannot tell."""

import csv
from pathlib import Path

import pytest

from whimbrel import ontology
from whimbrel.errors import KnowledgeError
from whimbrel.knowledge.crosswalk import PATH, load_crosswalk
from whimbrel.knowledge.lexicon import load_lexicon
from whimbrel.knowledge.sovereigns import load_sovereigns, sovereign_of

FORWARD = PATH.with_name("cameo_crosswalk.csv")
# PLOVER has no CAMEO code for these: the nearest is one of a neighbouring type.
NEAREST = {("RETREAT", "080"), ("RETREAT", "0831"), ("THREATEN", "132")}


@pytest.mark.parametrize(
    ("event_type", "modes", "contexts", "code"),
    [
        ("AGREE", (), (), "030"),
        ("AGREE", (), ("diplomatic",), "030"),
        ("AGREE", (), ("economic",), "0311"),
        ("CONSULT", (), ("diplomatic",), "040"),
        ("CONSULT", ("visit",), ("diplomatic",), "042"),
        ("CONSULT", ("phone",), ("diplomatic",), "041"),
        ("CONSULT", ("multilateral",), ("diplomatic",), "040"),
        ("SUPPORT", (), ("diplomatic",), "050"),
        ("CONCEDE", (), (), "080"),
        ("COOPERATE", (), ("military",), "062"),
        ("AID", (), ("human_security",), "073"),
        ("RETREAT", ("withdraw",), ("military",), "0874"),
        ("RETREAT", ("ceasefire",), (), "0871"),
        ("REQUEST", ("meet",), (), "106"),
        ("REQUEST", ("assist",), ("military",), "1012"),
        ("ACCUSE", ("disapprove",), ("diplomatic",), "111"),
        ("ACCUSE", ("allege",), ("corruption",), "1121"),
        ("REJECT", (), ("military",), "120"),
        ("REJECT", ("meet",), ("diplomatic",), "125"),
        ("THREATEN", ("violence",), (), "138"),
        ("THREATEN", ("relations",), (), "1313"),
        ("PROTEST", ("demo",), (), "141"),
        ("PROTEST", ("vandalize",), (), "140"),
        ("MOBILIZE", ("troops",), ("military",), "154"),
        ("SANCTION", ("discontinue",), ("economic",), "163"),
        ("SANCTION", ("discontinue",), ("diplomatic",), "161"),
        ("SANCTION", ("convict",), ("legal",), "116"),
        ("COERCE", ("arrest",), ("legal",), "173"),
        ("COERCE", ("withhold",), ("human_security",), "170"),
        ("ASSAULT", (), (), "180"),
        ("ASSAULT", (), ("military", "legal"), "190"),
        ("ASSAULT", ("drone",), ("military",), "195"),
        ("ASSAULT", ("heavy-weapons",), ("military",), "194"),
        ("ASSAULT", ("targeted",), ("religion_ethnicity", "military"), "186"),
        ("ASSAULT", ("explosives",), (), "183"),
        ("ASSAULT", ("suicide-attack",), ("terrorism",), "1831"),
    ],
)
def test_typical_event_has_the_code_of_its_category(event_type: str, modes: tuple[str, ...], contexts: tuple[str, ...], code: str) -> None:
    assert load_crosswalk().cameo(event_type, modes, contexts) == code


def test_the_surer_context_decides() -> None:
    crosswalk = load_crosswalk()
    assert crosswalk.cameo("AID", (), ("economic", "military")) == "071"
    assert crosswalk.cameo("AID", (), ("military", "economic")) == "072"


def test_every_type_and_mode_has_a_code() -> None:
    crosswalk = load_crosswalk()
    for event_type in ontology.EVENT_TYPES:
        for mode in ("", *ontology.modes_of(event_type)):
            assert crosswalk.cameo(event_type, (mode,) if mode else (), ()) is not None


def test_every_code_stands_for_its_type_in_plovers_own_table() -> None:
    with FORWARD.open(encoding="utf-8", newline="") as lines:
        forward = {row["cameo"]: row["plover_type"] for row in csv.DictReader(lines)}
    wrong = {(key[0], code) for key, code in load_crosswalk().codes.items() if forward.get(code) != key[0]}
    assert wrong <= NEAREST


def test_codes_that_rules_name_exist() -> None:
    with FORWARD.open(encoding="utf-8", newline="") as lines:
        known = {row["cameo"] for row in csv.DictReader(lines)}
    assert {rule.cameo for rule in load_lexicon().all_rules() if rule.cameo} <= known


def test_bad_rows_are_listed_all_at_once(tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    path.write_text("plover_type,mode,context,cameo\nCONSLT,,,040\nAID,visit,,070\nAID,,weather,070\nAID,,,070\n")
    with pytest.raises(KnowledgeError) as caught:
        load_crosswalk(path)
    assert str(caught.value).splitlines() == [
        "codes.csv:2: 'CONSLT' is not a PLOVER event type",
        "codes.csv:3: 'visit' is not a mode of AID",
        "codes.csv:4: 'weather' is not a PLOVER context",
    ]


def test_dependency_acts_as_its_sovereign() -> None:
    assert sovereign_of("GRL") == "DNK"
    assert sovereign_of("KEN") == "KEN"
    assert sovereign_of(None) is None


def test_no_sovereign_is_a_dependency_itself() -> None:
    sovereigns = load_sovereigns()
    assert not set(sovereigns.values()) & set(sovereigns)
