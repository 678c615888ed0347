"""Verbs whose lemma the small English model gets wrong: "waged" is no form of "wag"."""

import csv
from functools import cache
from pathlib import Path

PATH = Path(__file__).parent / "data" / "lemmas.csv"


@cache
def load_lemmas(path: Path = PATH) -> dict[str, str]:
    """Return lemmas by the verb form that has them."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["form"]: row["lemma"] for row in csv.DictReader(lines)}
