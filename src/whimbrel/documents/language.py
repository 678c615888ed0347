"""The language of a report: its own word for it, else a guess from its first words."""

import re
from functools import cache
from typing import Any

from whimbrel.records import Report

_LOOKED_AT = 2000  # characters
_SHORT = 40  # letters: below it the guesser is wrong more often than right on English headlines
_SURE = 0.5

# Words that hardly any other language has; English text has one in six of them, so that most reports need no model.
_ENGLISH = frozenset("the and of that with by from said has have had were been their its which they would this not it who will".split())
_CODES = {
    "eng": "en", "english": "en", "fra": "fr", "fre": "fr", "french": "fr", "deu": "de", "ger": "de", "german": "de",
    "spa": "es", "spanish": "es", "por": "pt", "portuguese": "pt", "ita": "it", "italian": "it", "nld": "nl", "dut": "nl", "dutch": "nl",
    "ara": "ar", "arabic": "ar", "rus": "ru", "russian": "ru", "ukr": "uk", "ukrainian": "uk", "zho": "zh", "chi": "zh", "chinese": "zh",
    "jpn": "ja", "japanese": "ja", "kor": "ko", "korean": "ko", "tur": "tr", "turkish": "tr", "fas": "fa", "per": "fa", "persian": "fa",
    "farsi": "fa", "heb": "he", "hebrew": "he", "iw": "he", "hin": "hi", "hindi": "hi", "urd": "ur", "urdu": "ur", "ind": "id",
    "indonesian": "id", "in": "id", "swa": "sw", "swahili": "sw", "pol": "pl", "polish": "pl", "ell": "el", "gre": "el", "greek": "el",
    "vie": "vi", "vietnamese": "vi", "tha": "th", "thai": "th", "ben": "bn", "bengali": "bn", "ron": "ro", "rum": "ro", "romanian": "ro",
}  # fmt: skip


def language_of(report: Report) -> str:
    """Return the two-letter code of the language that a report is in; very short and doubtful ones in plain letters count as English."""
    return _stated(report.language) or _guess(report.text[:_LOOKED_AT])


def _stated(language: str | None) -> str | None:
    """Return the code for what an input calls a language ("en-GB", "eng", "English"), if that is clear."""
    name = re.split(r"[-_]", (language or "").strip().lower())[0]
    code = _CODES.get(name, name)
    return code if re.fullmatch("[a-z]{2}", code) else None


def _guess(text: str) -> str:
    """Return the likeliest language of a text."""
    text = text.lower()  # the guesser's model has seen few capitals
    words = re.findall(r"[^\W\d_]+", text)
    known = sum(word in _ENGLISH for word in words)
    if known >= 4 and known * 8 >= len(words):
        return "en"
    language, certainty = _guesser().classify(text)
    letters = sum(map(len, words))
    plain = sum(sign.isascii() for word in words for sign in word)
    if (letters < _SHORT or certainty < _SURE) and plain * 10 >= letters * 9 and not (certainty >= 0.9 and language != "en"):
        return "en"
    return str(language)


@cache
def _guesser() -> Any:
    """Return the language guesser; its model takes 0.7 s to load."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
