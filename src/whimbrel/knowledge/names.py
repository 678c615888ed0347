"""Names and role words as they are looked up: folded words, surnames, plurals."""

import re
import unicodedata
from functools import lru_cache

from whimbrel.knowledge.actor_records import Actor

_SPLIT = re.compile(r"[^\w]+|_", re.UNICODE)
_POSSESSIVE = re.compile(r"['’]s\b")
_DROPPED = str.maketrans("", "", ".'’ʼ‘`´")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "ß": "ss"})
_AFTER_NAMES = frozenset({"jr", "sr"})
_NUMERALS = frozenset("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xxiii".split())


@lru_cache(maxsize=1 << 17)
def fold(form: str) -> tuple[str, ...]:
    """Return the plain lower-case words of a written form; none for mere punctuation."""
    if form.isascii():  # most are, and tens of thousands are folded when the tables are loaded
        plain = form.replace(".", "").replace("'", "").replace("`", "").lower()
        return tuple(plain.split()) if plain.replace(" ", "").isalnum() else tuple(word for word in _SPLIT.split(plain) if word)
    plain = unicodedata.normalize("NFKD", form.translate(_DROPPED).casefold().translate(_LETTERS))
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(word for word in _SPLIT.split(kept) if word)


def phrases_of(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the folded words by which a name is looked up: also without "'s", which a text's words are cut off from."""
    whole = fold(name)
    cut = fold(_POSSESSIVE.sub("", name)) if "'" in name or "’" in name else whole
    return (whole,) if whole == cut else (whole, cut)


def surnames_of(actor: Actor, called: str) -> list[tuple[str, ...]]:
    """Return the folded words by which a report may go on to call a person; `called` as in countries.csv."""
    found: list[tuple[str, ...]] = []
    for name in (actor.name, *actor.aliases):
        words = fold(name)
        if len(words) > 1 and words[-1] in _NUMERALS:  # "King Abdullah" is Abdullah II
            found.append(words[:-1])
            continue
        words = words[:-1] if len(words) > 2 and words[-1] in _AFTER_NAMES else words
        found += [words[-length:] for length in (1, 2, 3) if len(words) > length]
        if called != "surname" and len(words) > 1:
            found.append(words[:1])
    return list(dict.fromkeys(found))


def plural(phrase: str) -> str:
    """Return the English plural of a role phrase: of the noun before "of", "for" or "to", else of its last word."""
    parts = re.split(r"( (?:of|for|to|in) )", phrase, maxsplit=1)
    parts[0] = _plural_word(parts[0])
    return "".join(parts)


def _plural_word(word: str) -> str:
    """Return the plural of a word that is singular; one in -s stays as it is."""
    if word.endswith("man") and not word.endswith("human"):
        return word[:-3] + "men"
    if word.endswith(("s", "people", "men")):
        return word
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("ch", "sh", "x")) else "s")


def is_acronym(name: str) -> bool:
    """Tell whether a name is written in capitals, so that lower-case words ("us", "who", "is") are not it."""
    return name.isupper() and len(name) <= 8
