"""What is known before reading: loaded once, frozen, passed into the stages."""

from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

from whimbrel.knowledge.actors import Actors, load_actors
from whimbrel.knowledge.contexts import Contexts, load_contexts
from whimbrel.knowledge.crosswalk import Crosswalk, load_crosswalk
from whimbrel.knowledge.cues import Cues, load_cues
from whimbrel.knowledge.domains import Domains, load_domains
from whimbrel.knowledge.gazetteer import Gazetteer, open_gazetteer
from whimbrel.knowledge.lexicon import Lexicon, load_lexicon

VERSION = "2026-11-22"  # of the data files together: what the record's `coder.knowledge` says


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Everything that the stages know."""

    actors: Actors
    gazetteer: Gazetteer
    cues: Cues
    lexicon: Lexicon
    contexts: Contexts
    domains: Domains
    crosswalk: Crosswalk
    version: str


@cache
def load_knowledge(lexicon: Path | None = None) -> Knowledge:
    """Return the bundled knowledge, with the rules and event types of a folder; KnowledgeError lists what is wrong with it."""
    return Knowledge(
        actors=load_actors(),
        gazetteer=open_gazetteer(),
        cues=load_cues(),
        lexicon=load_lexicon(more=lexicon),
        contexts=load_contexts(),
        domains=load_domains(),
        crosswalk=load_crosswalk(),
        version=VERSION if lexicon is None else f"{VERSION}+{_fingerprint(lexicon)}",
    )


def _fingerprint(folder: Path) -> str:
    """Return what tells a folder of rules from another one: a hash of its files' names and texts."""
    texts = b"".join(path.name.encode() + b"\0" + path.read_bytes() + b"\0" for path in sorted(folder.glob("*.toml")))
    return blake2b(texts, digest_size=4).hexdigest()
