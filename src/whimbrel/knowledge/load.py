"""What is known before reading: loaded once, frozen, passed into the stages."""

from dataclasses import dataclass
from functools import cache

from whimbrel.knowledge.actors import Actors, load_actors
from whimbrel.knowledge.contexts import Contexts, load_contexts
from whimbrel.knowledge.crosswalk import Crosswalk, load_crosswalk
from whimbrel.knowledge.cues import Cues, load_cues
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
    crosswalk: Crosswalk


@cache
def load_knowledge() -> Knowledge:
    """Return the bundled knowledge; KnowledgeError lists what is wrong with it."""
    return Knowledge(
        actors=load_actors(),
        gazetteer=open_gazetteer(),
        cues=load_cues(),
        lexicon=load_lexicon(),
        contexts=load_contexts(),
        crosswalk=load_crosswalk(),
    )
