"""The rule language: every construct of docs/rules.md, and an error that helps for everything else."""

import shutil
from pathlib import Path

import pytest

from whimbrel.errors import KnowledgeError
from whimbrel.knowledge.lexicon import DATA, load_lexicon
from whimbrel.knowledge.patterns import Element, parse_pattern

CLASSES = {"weapon": frozenset({"rocket", "gun"}), "truce": frozenset({"truce", "cease_fire"})}


def elements(pattern: str) -> tuple[Element, ...]:
    return parse_pattern(pattern, CLASSES).elements


def element(pattern: str) -> Element:
    (only,) = elements(pattern)
    return only


# Heads


@pytest.mark.parametrize(
    ("pattern", "part", "subject", "heads"),
    [
        ("attack", "verb", "ACTOR", {("attack", None)}),
        ("ACTOR attack", "verb", "ACTOR", {("attack", None)}),
        ("RECIPIENT flee", "verb", "RECIPIENT", {("flee", None)}),
        ("PARTY meet", "verb", "PARTY", {("meet", None)}),
        ("the attack", "noun", "ACTOR", {("attack", None)}),
        ("be ready", "adjective", "ACTOR", {("ready", None)}),
        ("PARTY be close", "adjective", "PARTY", {("close", None)}),
        ("attack|raid", "verb", "ACTOR", {("attack", None), ("raid", None)}),
        ("the @weapon", "noun", "ACTOR", {("rocket", None), ("gun", None)}),
        ("carry_out", "verb", "ACTOR", {("carry", "out")}),
        ("the air_strike", "noun", "ACTOR", {("strike", "air")}),
        ("the @truce", "noun", "ACTOR", {("truce", None), ("fire", "cease")}),
    ],
)
def test_head_gives_part_of_speech_subject_and_lemmas(pattern: str, part: str, subject: str, heads: set[tuple[str, str | None]]) -> None:
    got_part, got_subject, got_heads, rest = parse_pattern(pattern, CLASSES)
    assert (got_part, got_subject.slot, set(got_heads), rest) == (part, subject, heads, ())
    assert got_subject.relation == "subject"


# Elements


def test_slot_after_the_head_is_its_object() -> None:
    assert element("ACTOR attack RECIPIENT") == Element(relation="object", slot="RECIPIENT")


@pytest.mark.parametrize("kind", ["people", "place"])
def test_slot_can_ask_for_a_kind(kind: str) -> None:
    assert element(f"ACTOR attack RECIPIENT:{kind}") == Element(relation="object", slot="RECIPIENT", kind=kind)


def test_slot_can_ask_for_words() -> None:
    assert element("ACTOR fire on RECIPIENT:camp|@truce").words == {"camp", *CLASSES["truce"]}
    assert parse_pattern("ACTOR:@weapon hit RECIPIENT", CLASSES).subject == Element(
        relation="subject", slot="ACTOR", words=CLASSES["weapon"]
    )


def test_slot_after_prepositions_is_oblique() -> None:
    found = element("ACTOR fire at|on RECIPIENT")
    assert (found.relation, found.slot, found.prepositions) == ("oblique", "RECIPIENT", {"at", "on"})


def test_any_is_a_slot_that_anything_fills() -> None:
    assert element("ACTOR condemn ANY") == Element(relation="object", slot="ANY")
    assert element("ACTOR agree on ANY").prepositions == {"on"}


def test_word_after_the_head_is_asked_for_itself() -> None:
    assert element("ACTOR fire @weapon") == Element(relation="word", words=CLASSES["weapon"])
    assert element("ACTOR open fire|gunfire").words == {"fire", "gunfire"}


def test_word_after_a_preposition_is_asked_for_there() -> None:
    found = element("ACTOR call for @truce")
    assert (found.relation, found.slot, found.words, found.prepositions) == ("oblique", None, CLASSES["truce"], {"for"})


@pytest.mark.parametrize(
    ("pattern", "form"),
    [
        ("ACTOR agree to DO", "infinitive"),
        ("ACTOR stop DO", "gerund"),
        ("ACTOR refrain from DO", "gerund"),
        ("ACTOR say that DO", "clause"),
    ],
)
def test_clause_as_content_has_a_form_and_takes_any_verb_or_those_named(pattern: str, form: str) -> None:
    assert element(pattern) == Element(relation="complement", slot="DO", form=form)
    assert element(f"{pattern}:leave|go").words == {"leave", "go"}


def test_that_clause_can_have_a_party_for_its_subject() -> None:
    found = element("ACTOR say that RECIPIENT DO:lie")
    assert (found.form, found.subject_slot, found.words) == ("clause", "RECIPIENT", {"lie"})


def test_that_clause_can_ask_for_a_modal() -> None:
    found = element("ACTOR say that RECIPIENT must|should DO")
    assert (found.subject_slot, found.modals, found.words) == ("RECIPIENT", {"must", "should"}, frozenset())


def test_object_before_an_infinitive_is_object_and_content() -> None:
    assert [found.relation for found in elements("ACTOR urge RECIPIENT to DO")] == ["object", "complement"]


def test_parentheses_make_a_part_optional() -> None:
    found = elements("the attack (on|against RECIPIENT) by ACTOR")
    assert [(one.slot, one.optional) for one in found] == [("RECIPIENT", True), ("ACTOR", False)]


def test_second_preposition_after_an_object() -> None:
    found = elements("ACTOR fire @weapon at|on RECIPIENT (in ANY)")
    assert [(one.relation, one.optional) for one in found] == [("word", False), ("oblique", False), ("oblique", True)]


# What is wrong with a pattern


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("ACTOR", "no head word in 'ACTOR'"),
        ("", "no head word in ''"),
        ("ACTOR RECIPIENT attack", "no head word"),
        ("ACTOR attack (RECIPIENT", "parentheses do not close"),
        ("ACTOR attack RECIPIENT)", "parentheses do not close"),
        ("ACTOR fire @cannon", "no word class @cannon; add it to classes.toml"),
        ("ACTOR carry out", "nothing follows 'out'; a particle is joined to its verb, as in carry_out"),
        ("ACTOR attack RECIPIENT:@cannon", "no word class @cannon; add it to classes.toml"),
        ("ACTOR say that", "a clause as content is written DO or DO:verb"),
        ("ACTOR say that RECIPIENT", "a clause as content is written DO or DO:verb"),
        ("ACTOR fire at|gun RECIPIENT", "'at|gun' mixes prepositions (at) with other words; write two rules"),
    ],
)
def test_bad_pattern_says_what_to_do(pattern: str, message: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        parse_pattern(pattern, CLASSES)
    assert message in str(caught.value)


# What is wrong with a rule


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A lexicon folder with the real classes and no rules."""
    for name in ("classes.toml", "instruments.toml", "contents.toml"):
        shutil.copy(DATA / name, tmp_path / name)
    (tmp_path / "events").mkdir()
    return tmp_path


def rule(identifier: str = "assault/hit", **fields: str) -> str:
    """Return a good rule as TOML; `fields` are TOML values that replace its own, an empty one leaves the field out."""
    good = {"pattern": '"ACTOR hit RECIPIENT"', "event_type": '"ASSAULT"', "examples": '["Rebels hit the camp."]'}
    lines = [f"{name} = {value}" for name, value in {**good, **fields}.items() if value]
    return "\n".join(["[[rule]]", f'id = "{identifier}"', *lines, ""])


def defects(folder: Path, text: str) -> list[str]:
    (folder / "events" / "made.toml").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_lexicon(folder)
    return [line.strip() for line in str(caught.value).splitlines()[1:]]


def test_good_rule_is_read_with_all_its_fields(folder: Path) -> None:
    more = {"mode": '["aerial"]', "cameo": '"195"', "unless": '["deal"]', "absorbs": "false", "counter_examples": '["It hit a record."]'}
    (folder / "events" / "made.toml").write_text(rule(**more), encoding="utf-8")
    (found,) = load_lexicon(folder).all_rules()
    assert (found.id, found.where, found.event_type, found.mode, found.cameo) == (
        "assault/hit",
        "made.toml:1",
        "ASSAULT",
        ("aerial",),
        "195",
    )
    assert (found.unless, found.absorbs, found.counter_examples) == ({"deal"}, False, ("It hit a record.",))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"colour": '"red"'}, "unknown field 'colour'; there are absorbs, cameo,"),
        ({"pattern": ""}, "no 'pattern'"),
        ({"examples": "[]"}, "no 'examples'"),
        ({"event_type": '"CONSLT"'}, "'CONSLT' is not a known event type; did you mean CONSULT?"),
        ({"event_type": '"Q"'}, "'Q' is not a known event type; a type of your own needs a [[type]] table"),
        ({"mode": '["visit"]'}, "'visit' is not a mode of ASSAULT; there are abduct, aerial,"),
        ({"event_type": '"AID"', "mode": '["visit"]'}, "'visit' is not a mode of AID; there are none"),
        ({"mode": '"aerial"'}, 'mode is a list; write mode = ["aerial"]'),
        ({"certainty": '"sure"'}, "'sure' is no certainty; there are asserted,"),
        ({"unless": '["@nothing"]'}, "no word class @nothing; add it to classes.toml"),
    ],
)
def test_bad_rule_names_file_rule_and_remedy(folder: Path, fields: dict[str, str], message: str) -> None:
    (defect,) = defects(folder, rule(**fields))
    assert defect.startswith(f"made.toml:1: assault/hit: {message}")


def test_rule_without_id_is_named_by_its_pattern(folder: Path) -> None:
    (defect,) = defects(folder, rule().replace('id = "assault/hit"\n', ""))
    assert defect == "made.toml:1: ACTOR hit RECIPIENT: no 'id'"


def test_all_defects_are_listed_at_once(folder: Path) -> None:
    (folder / "events" / "also.toml").write_text("[[rule]\n", encoding="utf-8")
    text = rule("a", mode='["visit"]') + rule("b", event_type='"Q"') + rule("c") + rule("c") + "[[rules]]\n"
    found = defects(folder, text)
    assert [defect.split(":")[0] for defect in found] == ["also.toml", *["made.toml"] * 4]
    assert [defect.split(": ")[1] for defect in found[1:]] == ["unknown table 'rules'; a rule begins with [[rule]]", "a", "b", "c"]
    assert found[-1] == "made.toml:17: c: the rule at made.toml:12 has this id already; give it another"


def test_class_that_names_an_unknown_class_is_an_error(folder: Path) -> None:
    (folder / "classes.toml").write_text('arms = ["@guns"]\n', encoding="utf-8")
    with pytest.raises(KnowledgeError, match="classes.toml: no word class @guns, which arms names; add it"):
        load_lexicon(folder)


# What the rules of a word are


def test_rules_of_a_word_come_once_each_the_most_specific_first(folder: Path) -> None:
    text = (
        rule("plain", pattern='"ACTOR fire RECIPIENT"')
        + rule("weapon", pattern='"ACTOR fire @weapon at RECIPIENT"')
        + rule("noun", pattern='"the raid|air_raid"')
        + rule("optional", pattern='"ACTOR fire (at RECIPIENT)"')
    )
    (folder / "events" / "made.toml").write_text(text, encoding="utf-8")
    rules = load_lexicon(folder).rules
    assert [found.id for found in rules["verb", "fire"].all] == ["weapon", "plain", "optional"]
    assert [found.id for found in rules["noun", "raid"].all] == ["noun"]


def test_bundled_lexicon_has_rules_with_examples_and_no_unknown_cameo_form() -> None:
    rules = load_lexicon().all_rules()
    assert len(rules) >= 400
    assert all(found.examples for found in rules)
    assert all(found.cameo is None or (found.cameo.isdigit() and 3 <= len(found.cameo) <= 4) for found in rules)
