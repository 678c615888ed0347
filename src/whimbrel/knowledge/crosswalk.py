"""From PLOVER back to CAMEO: the code that type, modes and contexts point at.

PLOVER's own table (cameo_crosswalk.csv) goes from CAMEO to PLOVER, where many codes become one; the way back needs a choice,
which cameo_codes.csv makes: no code that says more than type, mode and context tell. Such codes are a rule's to name, or follow
from what a speech act speaks of (cameo_spoken.csv): a demand (10) for a release (0841) is 1053.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from whimbrel import ontology
from whimbrel.errors import KnowledgeError

PATH = Path(__file__).parent / "data" / "cameo_codes.csv"
SPOKEN = PATH.with_name("cameo_spoken.csv")


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """CAMEO codes by event type, mode and context; mode and context are empty in the rows that ask for none.

    `spoken` are the codes of speech acts by their event type and the code, or its beginning, of what they speak of.
    """

    codes: dict[tuple[str, str, str], str]
    spoken: dict[tuple[str, str], str]

    def cameo(self, event_type: str, modes: tuple[str, ...], contexts: tuple[str, ...]) -> str | None:
        """Return the code of the first mode, then of the first context, that has one; without either that of the type."""
        for mode in (*modes, ""):
            for context in (*contexts, ""):
                code = self.codes.get((event_type, mode, context))
                if code is not None:
                    return code
        return None

    def speaking_of(self, event_type: str, code: str | None) -> str | None:
        """Return the code of asking for, refusing, promising or threatening an act with a code: by its longest beginning known."""
        beginnings = (code[:length] for length in range(len(code), 1, -1)) if code else ()
        return next((self.spoken[event_type, part] for part in beginnings if (event_type, part) in self.spoken), None)


@cache
def load_crosswalk(path: Path = PATH, spoken: Path = SPOKEN) -> Crosswalk:
    """Return the codes of `path`, a CSV with columns plover_type, mode, context, cameo, and those of speech acts in `spoken`.

    KnowledgeError lists every bad row.
    """
    rows = _rows(path)
    defects = [f"{path.name}:{line}: {defect}" for line, row in enumerate(rows, 2) if (defect := _defect(row))]
    if defects:
        raise KnowledgeError("\n".join(defects))
    codes = {(row["plover_type"], row["mode"], row["context"]): row["cameo"] for row in rows}
    return Crosswalk(codes, {(row["plover_type"], row["content"]): row["cameo"] for row in _rows(spoken)})


def _rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _defect(row: dict[str, str]) -> str | None:
    """Return what is wrong with a row, if anything."""
    if row["plover_type"] not in ontology.EVENT_TYPES:
        return f"{row['plover_type']!r} is not a PLOVER event type"
    if row["mode"] and row["mode"] not in ontology.modes_of(row["plover_type"]):
        return f"{row['mode']!r} is not a mode of {row['plover_type']}"
    if row["context"] and row["context"] not in ontology.CONTEXTS:
        return f"{row['context']!r} is not a PLOVER context"
    return None
