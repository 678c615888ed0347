"""The build hook: makes the gazetteer before a wheel, also an editable one, is put together."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILDER = Path(__file__).parent / "src" / "whimbrel" / "knowledge" / "build_gazetteer.py"


class GazetteerHook(BuildHookInterface):
    """Builds src/whimbrel/knowledge/data/gazetteer.sqlite unless it is there and its inputs are unchanged."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before hatchling collects the files."""
        builder = _load_builder()
        if not builder.is_current():
            self.app.display_info("building the gazetteer (about 15 seconds)")
            builder.build()


def _load_builder() -> ModuleType:
    """Load the builder by its path: `import whimbrel` would want whimbrel's dependencies, which a build has not."""
    specification = importlib.util.spec_from_file_location("build_gazetteer", BUILDER)
    assert specification and specification.loader
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module
    specification.loader.exec_module(module)
    return module
