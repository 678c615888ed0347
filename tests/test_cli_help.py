"""The README holds the help texts of today."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def generate_help() -> ModuleType:
    specification = importlib.util.spec_from_file_location("generate_help", ROOT / "docs" / "generate_help.py")
    assert specification and specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_help_in_the_readme_is_that_of_today(generate_help: ModuleType) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert generate_help.with_help(readme) == readme, "run `just readme`"


def test_help_has_the_same_width_in_every_terminal(generate_help: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    narrow, wide = [monkeypatch.setenv("COLUMNS", width) or generate_help.help_of("code") for width in ("40", "200")]
    assert narrow == wide and max(map(len, wide.splitlines())) <= generate_help.WIDTH


def test_every_command_has_its_help(generate_help: ModuleType) -> None:
    names = generate_help.command_names()
    assert {"code", "explain", "ingest", "events"} <= set(names)
    assert all(generate_help.help_of(name).startswith(f"Usage: whimbrel {name}") for name in names)
