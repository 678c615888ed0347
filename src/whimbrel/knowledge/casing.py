"""How words are written when they are not shouted: names, titles and common words from data/truecase.txt."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Casing:
    """Spellings by lower-case word: of names, and of names of several words by their first; then sets of lower-case words."""

    names: dict[str, str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    titles: frozenset[str]
    surnames: frozenset[str]
    common: frozenset[str]


@cache
def load_casing() -> Casing:
    """Return the words of data/truecase.txt."""
    sections = _sections(files("whimbrel").joinpath("knowledge", "data", "truecase.txt").read_text("utf-8"))
    words = {name: " ".join(lines).split() for name, lines in sections.items()}
    return Casing(
        names={word.lower(): word for word in words["names"]},
        phrases=_by_first_word(sections["phrases"]),
        titles=frozenset(words["titles"]),
        surnames=frozenset(words["surnames"]),
        common=frozenset(words["common"] + words["titles"]),
    )


def _sections(text: str) -> dict[str, list[str]]:
    """Return the lines under each heading in brackets."""
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in text.splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            current.append(line)
    return sections


def _by_first_word(lines: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return names of several words under their first word, the longest first."""
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for line in lines:
        words = tuple(line.replace("-", " ").split())
        phrases.setdefault(words[0].lower(), []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in phrases.items()}
