"""What reports are about in which nothing political happens, and who in them is real all the same."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from whimbrel.errors import KnowledgeError

PATH = Path(__file__).parent / "data" / "domains.toml"
REAL = frozenset({"organ", "nation", "code"})
_WORD, _HINT = 2, 1  # a word says by itself what a sentence is about, a hint beside another one


@dataclass(frozen=True, slots=True)
class Domains:
    """Domains by their first lemma: each entry is the whole phrase, in lemmas, with its domain and its weight.

    `real` says by domain who must take part in an event; `homely` are people whose doings are nobody's politics, `public` those
    whose doings are, though they are private people.
    """

    phrases: dict[str, tuple[tuple[tuple[str, ...], str, int], ...]]
    real: dict[str, str]
    homely: frozenset[str]
    public: frozenset[str]


@cache
def load_domains(path: Path = PATH) -> Domains:
    """Return the domains of `path`; KnowledgeError says which table is wrong."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    people = raw.pop("people")
    phrases: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
    for domain, table in raw.items():
        if table.get("real") not in REAL:
            raise KnowledgeError(f"{path.name}: {domain}: real is {table.get('real')!r}; there are {', '.join(sorted(REAL))}")
        for words, weight in ((table["words"], _WORD), (table["hints"], _HINT)):
            for written in words:
                lemmas = tuple(written.split())
                phrases.setdefault(lemmas[0], []).append((lemmas, domain, weight))
    return Domains(
        phrases={first: tuple(found) for first, found in phrases.items()},
        real={name: table["real"] for name, table in raw.items()},
        homely=frozenset(people["homely"]),
        public=frozenset(people["public"]),
    )
