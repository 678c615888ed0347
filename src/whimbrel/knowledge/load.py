"""What is known before reading: loaded once, frozen, passed into the stages."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

from whimbrel.knowledge.actors import Actors, load_actors
from whimbrel.knowledge.confidence import load_weights
from whimbrel.knowledge.contexts import Contexts, load_contexts
from whimbrel.knowledge.crosswalk import Crosswalk, load_crosswalk
from whimbrel.knowledge.cues import Cues, load_cues
from whimbrel.knowledge.domains import Domains, load_domains
from whimbrel.knowledge.gazetteer import Gazetteer, open_gazetteer
from whimbrel.knowledge.lexicon import Lexicon, load_lexicon
from whimbrel.knowledge.times import Calendar, load_calendar

VERSION = "2026-11-22"  # of the data files together: what the record's `coder.knowledge` says


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Everything that the stages know."""

    actors: Actors
    gazetteer: Gazetteer
    calendar: Calendar
    cues: Cues
    lexicon: Lexicon
    contexts: Contexts
    domains: Domains
    crosswalk: Crosswalk
    weights: Mapping[str, float]
    version: str


@cache
def load_knowledge(
    lexicon: Path | None = None,
    actors: Path | None = None,
    base: Path | None = None,
    places: Path | None = None,
    calendar: Path | None = None,
) -> Knowledge:
    """Return the bundled knowledge, with the rules and event types of a folder, the actors of another, tables of places and of events.

    `base` is a file of actors in the place of the bundled ones. KnowledgeError lists what is wrong with any of them.
    """
    return Knowledge(
        actors=load_actors(actors, base),
        gazetteer=open_gazetteer(more=places),
        calendar=load_calendar(calendar),
        cues=load_cues(),
        lexicon=load_lexicon(more=lexicon),
        contexts=load_contexts(),
        domains=load_domains(),
        crosswalk=load_crosswalk(),
        weights=load_weights(),
        version="+".join((VERSION, *(_fingerprint(path) for path in (lexicon, actors, base, places, calendar) if path is not None))),
    )


def _fingerprint(path: Path) -> str:
    """Return what tells a folder of tables, a table, or a file from another one: a hash of names and texts, of a file's size and name."""
    if path.is_file() and path.suffix == ".csv":
        return blake2b(path.read_bytes(), digest_size=4).hexdigest()
    if path.is_file():
        return blake2b(f"{path.name}:{path.stat().st_size}".encode(), digest_size=4).hexdigest()
    tables = sorted(table for table in path.iterdir() if table.suffix in (".toml", ".csv"))
    texts = b"".join(table.name.encode() + b"\0" + table.read_bytes() + b"\0" for table in tables)
    return blake2b(texts, digest_size=4).hexdigest()
