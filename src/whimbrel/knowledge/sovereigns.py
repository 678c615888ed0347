"""Which state a dependency acts as: PLOVER folds dependencies into their sovereign."""

import csv
from functools import cache
from pathlib import Path

PATH = Path(__file__).parent / "data" / "sovereigns.csv"


@cache
def load_sovereigns(path: Path = PATH) -> dict[str, str]:
    """Return sovereigns by dependency, both as ISO 3166 alpha-3 codes."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["dependency"]: row["sovereign"] for row in csv.DictReader(lines)}


def sovereign_of(country: str | None) -> str | None:
    """Return the code under which a country acts: its sovereign's for a dependency, else its own."""
    return load_sovereigns().get(country, country) if country else None
