"""What the linter says of a lexicon: rules that miss examples, never fire, double or contradict others."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from whimbrel.documents.parse import load_parser
from whimbrel.findings.lexicon import check_lexicon
from whimbrel.knowledge.load import load_knowledge

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "docs" / "how-to" / "land-deals"


def findings(folder: Path, *rules: str) -> list[str]:
    """Return what is found in rules written as `id | type | pattern | example; example | counter-example`."""
    tables = []
    for written in rules:
        identifier, event_type, pattern, examples, counters = (part.strip() for part in (*written.split("|>"), "", "")[:5])
        lists = [[text.strip() for text in texts.split(";") if text.strip()] for texts in (examples, counters)]
        tables.append(
            f'[[rule]]\nid = "{identifier}"\nevent_type = "{event_type}"\npattern = "{pattern}"\n'
            f"examples = {lists[0]}\ncounter_examples = {lists[1]}\n"
        )
    (folder / "own.toml").write_text("\n".join(tables), encoding="utf-8")
    knowledge = load_knowledge(folder)
    own = [rule for rule in knowledge.lexicon.all_rules() if rule.id.startswith("own/")]
    return sorted(str(finding) for finding in check_lexicon(own, load_parser(), knowledge))


def test_sound_rule_has_nothing_to_mend(tmp_path: Path) -> None:
    assert findings(tmp_path, "own/glare |> ACCUSE |> ACTOR glare at RECIPIENT |> Peru glared at Chile. |> Peru stared at Chile.") == []


def test_lost_example_is_named_with_line_and_reason(tmp_path: Path) -> None:
    rule = "own/glare |> ACCUSE |> ACTOR glare at RECIPIENT |> Peru glared at Chile.; Peru winked at Chile."
    assert findings(tmp_path, rule) == [
        "own.toml:1: own/glare: does not code its example 'Peru winked at Chile.': nothing in it fits the pattern"
    ]


def test_rule_that_loses_all_examples_never_fires(tmp_path: Path) -> None:
    found = findings(tmp_path, "own/bomb |> AID |> ACTOR bomb |> Iraq bombed Kuwait.")
    assert [line.split(": ", 2)[2].split(":")[0] for line in found] == ["does not code its example 'Iraq bombed Kuwait.'", "never fires"]
    assert "assault/" in found[0]


def test_counter_example_that_is_coded_is_named(tmp_path: Path) -> None:
    found = findings(tmp_path, "own/glare |> ACCUSE |> ACTOR glare at RECIPIENT |> Peru glared at Chile. |> Oman glared at Iran.")
    assert found == ["own.toml:1: own/glare: codes its counter-example 'Oman glared at Iran.'; narrow the pattern"]


@pytest.mark.parametrize(
    ("second", "matter"),
    [
        ("ACCUSE |> ACTOR glare|scowl at RECIPIENT", "doubles own/a (own.toml:1) for 'glare'; join the two"),
        ("AID |> ACTOR glare at RECIPIENT", "contradicts own/a (own.toml:1) for 'glare'; one of them never wins: give one a word more"),
    ],
)
def test_two_rules_for_the_same_words_are_named(tmp_path: Path, second: str, matter: str) -> None:
    event_type, pattern = second.split(" |> ")
    rules = (
        "own/a |> ACCUSE |> ACTOR glare at RECIPIENT |> Peru glared at Chile.",
        f"own/b |> {event_type} |> {pattern} |> Oman glared at Iran.",
    )
    assert f"own.toml:8: own/b: {matter}" in findings(tmp_path, *rules)


def test_rules_that_share_some_words_of_a_place_contradict(tmp_path: Path) -> None:
    rules = (
        "own/a |> ACCUSE |> ACTOR glare hat|coat at RECIPIENT |> Peru glared hats at Chile.",
        "own/b |> AID |> ACTOR glare coat|shoe at RECIPIENT |> Oman glared shoes at Iran.",
    )
    found = [line for line in findings(tmp_path, *rules) if "contradicts" in line]
    assert found == ["own.toml:8: own/b: contradicts own/a (own.toml:1) for 'glare' with coat; leave the words to one of them"]


def test_special_case_beside_a_general_rule_is_no_contradiction(tmp_path: Path) -> None:
    rules = (
        "own/a |> ACCUSE |> ACTOR glare at RECIPIENT |> Peru glared at Chile.",
        "own/b |> AID |> ACTOR glare hope at RECIPIENT |> Oman glared hope at Iran.",
    )
    assert [line for line in findings(tmp_path, *rules) if "contradicts" in line or "doubles" in line] == []


def check(*arguments: str) -> tuple[int, str, str]:
    """Return exit code, output and errors of `whimbrel lexicon check`."""
    from whimbrel.cli import _register, app

    if not app.registered_groups:
        _register()
    result = CliRunner().invoke(app, ["lexicon", "check", *arguments])
    return result.exit_code, result.stdout, str(result.exception or "")


def test_command_passes_the_worked_example() -> None:
    assert check(str(EXAMPLE))[:2] == (0, "3 rules, 6 sentences: nothing to mend\n")


def test_command_lists_findings_and_fails(tmp_path: Path) -> None:
    findings(tmp_path, "own/glare |> ACCUSE |> ACTOR glare at RECIPIENT |> Peru winked at Chile.")
    code, output, error = check(str(tmp_path))
    assert code == 1 and len(output.splitlines()) == 2 and error == "2 findings in 1 rules"


def test_rule_that_codes_nothing_has_to_be_the_reason_for_it(tmp_path: Path) -> None:
    rule = "own/stare |> NONE |> ACTOR glare at RECIPIENT in anger |> Peru glared at Chile in anger.; Peru glared at Chile."
    found = findings(tmp_path, rule)
    assert [line.split(": ", 2)[2].split(":")[0] for line in found] == ["does not code its example 'Peru glared at Chile.'"]
