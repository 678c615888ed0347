"""What a report's words say that an event is about: PLOVER's 37 contexts as word lists."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from whimbrel import ontology
from whimbrel.errors import KnowledgeError

PATH = Path(__file__).parent / "data" / "contexts.toml"


@dataclass(frozen=True, slots=True)
class Contexts:
    """Contexts by their first lemma: each entry is the whole phrase, in lemmas, and what it speaks of."""

    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    defaults: dict[str, tuple[str, ...]]


@cache
def load_contexts(path: Path = PATH) -> Contexts:
    """Return the word lists of `path`: a table a context with `words`, and `[default]`, contexts by "TYPE" or "TYPE/mode"."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    defaults = {key: tuple(names) for key, names in raw.pop("default", {}).items()}
    unknown = sorted({*raw, *(name for names in defaults.values() for name in names)} - ontology.CONTEXTS)
    if unknown:
        raise KnowledgeError(f"{path.name}: {', '.join(unknown)}: no PLOVER context")
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for context, table in raw.items():
        for words in table["words"]:
            lemmas = tuple(words.split())
            phrases.setdefault(lemmas[0], []).append((lemmas, context))
    return Contexts({first: tuple(found) for first, found in phrases.items()}, defaults)
