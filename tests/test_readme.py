"""The documents say what is so: the README's examples run, and docs/record.md names everything that a record can hold."""

import dataclasses
import re
import subprocess
import sys
import typing
from pathlib import Path

import pytest
import readme_commands
from sybil import Sybil
from sybil.example import Example
from sybil.parsers.markdown import PythonCodeBlockParser

from whimbrel import ontology
from whimbrel.records import CodedReport

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
RECORD = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md"), ROOT / "benchmarks" / "README.md"])

PYTHON = tuple(Sybil([PythonCodeBlockParser()], path=str(ROOT), pattern="README.md").parse(ROOT / "README.md").examples())


def written_records() -> list[type]:
    """Return every dataclass that a coded report can hold."""
    found: list[type] = [CodedReport]
    for record in found:
        for hint in typing.get_type_hints(record).values():
            for part in (hint, *typing.get_args(hint)):
                if dataclasses.is_dataclass(part) and part not in found:
                    found.append(typing.cast(type, part))
    return found


def test_first_two_commands_code_the_sample_and_run_the_tests() -> None:
    first, second = readme_commands.commands(README)
    assert first.strip() == "python3 -m pip install --quiet uv && python3 -m uv run --quiet whimbrel code --sample --format table"
    assert second.strip() == "python3 -m pip install --quiet uv && python3 -m uv run --quiet pytest"


@pytest.mark.parametrize("example", PYTHON, ids=lambda example: f"line {example.line}")
def test_python_in_the_readme_runs(example: Example) -> None:
    example.evaluate()


def test_readme_has_an_example_in_python() -> None:
    assert len(PYTHON) >= 1


@pytest.mark.parametrize("block", readme_commands.blocks(README)[2:], ids=lambda block: block.split("\n")[0][:40])
def test_commands_in_the_readme_run(block: str, tmp_path: Path) -> None:
    programs = Path(sys.executable).parent  # where `source .venv/bin/activate` finds whimbrel
    done = subprocess.run(
        ["bash", "-euc", block], cwd=tmp_path, env={"PATH": f"{programs}:/usr/bin:/bin"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0 and done.stderr == "", done.stderr
    assert done.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("record", written_records(), ids=lambda record: record.__name__)
def test_every_field_is_explained(record: type) -> None:
    assert [field.name for field in dataclasses.fields(record) if f"`{field.name}`" not in RECORD] == []


def test_every_value_of_a_closed_vocabulary_is_named() -> None:
    modes = {mode for modes in ontology.MODE_SCORES.values() for mode in modes}
    vocabularies = (
        ontology.EVENT_TYPES, modes, ontology.CONTEXTS, ontology.SECTORS, ontology.NON_STATE_CODES, ontology.CERTAINTIES,
        ontology.STATUSES, ontology.STANCES, ontology.FORMS, ontology.GRANULARITIES, ontology.SIZES,
    )  # fmt: skip
    words = set(re.findall(r"[\w-]+", RECORD))
    assert sorted({value for vocabulary in vocabularies for value in vocabulary} - words) == []


def test_each_mode_stands_beside_its_type() -> None:
    rows = dict(re.findall(r"^\| ([A-Z]+) \| [1-4] \| [^|]+\|([^|]*)\|$", RECORD, flags=re.M))
    assert {name: set(re.findall(r"[\w-]+", modes)) for name, modes in rows.items()} == {
        name: set(ontology.modes_of(name)) for name in ontology.EVENT_TYPES
    }
