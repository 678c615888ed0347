"""Shouted text, all in capitals, as a parser can read it: of the same length, so that every offset stays true."""

import re
from dataclasses import dataclass

from whimbrel.knowledge.casing import Casing, load_casing

# Four words in capitals in a row; lengths are bounded so that the search stays linear on whatever it is given.
_SHOUT = re.compile(r"(?:[^\W\d_a-z][^\W\d_a-z.'’-]{0,30}[.,;:'’\"”)-]{0,3}[ \t\n]{1,3}[(\"“‘]?){3}[^\W\d_a-z]{2}")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]{0,2}\s+")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,10}|[^\W\d_]+(?:['’][^\W\d_]+)*")
_MOSTLY = 0.9  # share of capitals among the letters of a shouted text: "McDONALD" and "al-ASSAD" have some others
_LEAST_LETTERS, _LEAST_WORDS = 15, 4
_SHORT_LINE = 45  # characters: a shorter line is a headline, a longer one without a full stop goes on in the next

_ROMAN = frozenset("ii iii iv vi vii viii ix xi xii xiii xiv xv xvi".split())
_PARTICLES = frozenset("al el ul bin ibn ben de la le del der den van von du da dos".split())
_BEFORE_PRONOUN = frozenset("told tell give gave let help of all for to with ask asked show leave join".split())
_AFTER_PREPOSITION = frozenset("in on since by until late early last next mid during of through".split())
_ENDINGS = tuple(
    "s es ed d ing ly er r ers or ors est ment ments ness ion ions ation ations able al ally ity ive ist ists ism ful less".split()
)
_COMMON_SHAPE = re.compile(
    r"\w{4,}(?:ings?|ed|tions?|sions?|ments?|ness|ly|ities|ity|isms?|ists?|ive|able|ible|ously|ous|ful|less|ized|ised|izing)$"
)
_PREFIXES = ("un", "re", "non", "anti", "pre", "over", "under", "counter", "mis", "dis", "inter")
_NO_SURNAME_AFTER = frozenset("grand crown special general major private justice interior foreign".split())
_NOT_AFTER_NUMBER = frozenset("st nd rd th s m km kg am pm bn mn".split())


@dataclass(slots=True)
class _Word:
    """A word of a shouted stretch, and how it shall be written."""

    start: int
    end: int
    low: str
    form: str = ""
    name: bool = False


def truecase(text: str) -> str:
    """Return the text with what is written all in capitals in sentence case; the rest, and the length, stay as they are."""
    if not _SHOUT.search(text):
        return text
    if _shouted(text):
        return _recased(text)
    return "".join(_recased(block) if loud else block for loud, block in _blocks(text))


def _blocks(text: str) -> list[tuple[bool, str]]:
    """Return the text in stretches, each all shouted or not: sentences, neighbours of one kind joined."""
    blocks: list[tuple[bool, str]] = []
    for line in text.splitlines(keepends=True):
        for unit in [line] if _shouted(line) else _sentences(line):
            loud = _shouted(unit)
            if blocks and blocks[-1][0] == loud:
                blocks[-1] = (loud, blocks[-1][1] + unit)
            else:
                blocks.append((loud, unit))
    return blocks


def _sentences(line: str) -> list[str]:
    """Return a line's sentences, roughly, with the blanks after them."""
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(line)), len(line)]
    return [line[start:end] for start, end in zip(ends, ends[1:], strict=False) if start < end]


def _shouted(text: str) -> bool:
    """Tell whether a stretch is written all in capitals, as a sentence of words and not a list of acronyms."""
    capitals = sum(map(str.isupper, text))
    if capitals < _LEAST_LETTERS or capitals < _MOSTLY * (capitals + sum(map(str.islower, text))):
        return False
    words = [match.group().lower() for match in _WORD.finditer(text)]
    casing = load_casing()
    return len(words) >= _LEAST_WORDS and sum(_is_common(word, casing) for word in words[:200]) * 5 >= len(words[:200])


def _recased(text: str) -> str:
    """Return a shouted stretch in sentence case."""
    casing = load_casing()
    words = [_Word(match.start(), match.end(), _lower(match.group())) for match in _WORD.finditer(text)]
    for index, word in enumerate(words):
        if not word.form:
            _decide(text, words, index, casing)
    _raise_titles(text, words, casing)
    parts, position = [], 0
    for index, word in enumerate(words):
        first = index == 0 or _begins_sentence(text, words[index - 1], word)
        form = word.form[0].upper() + word.form[1:] if first and len(word.form[0].upper()) == 1 else word.form
        parts += [text[position : word.start], form]
        position = word.end
    return "".join([*parts, text[position:]])


def _decide(text: str, words: list[_Word], index: int, casing: Casing) -> None:
    """Set the form of a word, or of all words of the name that begins with it."""
    word = words[index]
    for phrase in casing.phrases.get(word.low, ()):
        if [other.low for other in words[index : index + len(phrase)]] == [part.lower() for part in phrase]:
            for other, part in zip(words[index:], phrase, strict=False):
                other.form, other.name = part, False
            return
    word.form, word.name = _form(text, words, index, casing)


def _form(text: str, words: list[_Word], index: int, casing: Casing) -> tuple[str, bool]:
    """Return how a word is written, and whether it may be a person's name."""
    word = words[index]
    upper, stem, ending = text[word.start : word.end], *_without_possessive(word.low)
    before = words[index - 1] if index else None
    if upper.endswith(".") or _by_number(text, word) or stem in _ROMAN:
        return upper, False
    if _in_brackets(text, word) and len(stem) <= 6:
        return upper, False
    if stem == "el" and text[word.end : word.end + 1] == " ":  # El Fasher; but Sabry el-Fiky
        return "El", False
    if stem == "us" and before and before.low in _BEFORE_PRONOUN and not ending:
        return "us", False
    if stem in ("may", "march") and not ending:
        return (stem.capitalize() if _is_month(text, words, index) else stem), False
    if stem in casing.names:
        return casing.names[stem] + ending, casing.names[stem].istitle()
    if stem in casing.surnames and before and (before.name or (before.low in casing.titles and before.low not in _NO_SURNAME_AFTER)):
        return stem.capitalize() + ending, True
    if stem in _PARTICLES or _is_common(word.low, casing):
        return word.low, False
    if len(stem) == 1 or _is_acronym(stem):
        return text[word.start : word.start + len(stem)] + ending, False
    return _named(stem) + ending, True


def _named(word: str) -> str:
    """Return an unknown word as a name: "McDonald", "O'Brien", "Petrov"."""
    if word.startswith("mc") and len(word) > 4:
        return "Mc" + word[2:].capitalize()
    parts = re.split("(['’])", word)
    return "".join(_capital(part) for part in parts) if len(parts[0]) == 1 else _capital(word)


def _capital(word: str) -> str:
    """Return a word with a capital, if that has one sign."""
    return word[:1].upper() + word[1:] if len(word[:1].upper()) == 1 else word


def _lower(word: str) -> str:
    """Return a word in small letters; one whose small form has more signs ("İ") stays, so that offsets do."""
    low = word.lower()
    return low if len(low) == len(word) else "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in word)


def _without_possessive(low: str) -> tuple[str, str]:
    """Return a word and its "'s"."""
    return (low[:-2], low[-2:]) if low.endswith(("'s", "’s")) else (low, "")


def _by_number(text: str, word: _Word) -> bool:
    """Tell whether a word is part of a designation such as F-16, MI-17 or 4X4."""
    after = text[word.end : word.end + 2]
    if word.end - word.start <= 3 and (after[:1].isdigit() or (after[:1] == "-" and after[1:].isdigit())):
        return True
    return text[word.start - 1 : word.start].isdigit() and word.low not in _NOT_AFTER_NUMBER


def _is_month(text: str, words: list[_Word], index: int) -> bool:
    """Tell whether MAY or MARCH is a month: a number or a preposition of time stands beside it."""
    beside = text[words[index].end : words[index].end + 2].strip() + text[max(words[index].start - 2, 0) : words[index].start].strip()
    return any(sign.isdigit() for sign in beside) or (index > 0 and words[index - 1].low in _AFTER_PREPOSITION)


def _is_acronym(stem: str) -> bool:
    """Tell whether an unknown word cannot be spoken."""
    return len(stem) <= 6 and not re.search("[aeiouyà-ÿ]", stem)


def _in_brackets(text: str, word: _Word) -> bool:
    """Tell whether a word stands alone in brackets, as the acronym of the name before it."""
    return text[max(word.start - 1, 0) : word.start] == "(" and text[word.end : word.end + 1] == ")"


def _is_common(low: str, casing: Casing) -> bool:
    """Tell whether a word is a common one, by itself or by its stem and shape."""
    low = _without_possessive(low)[0]
    if low in casing.common:
        return True
    if low in casing.names or "'" in low or "’" in low:
        return low.endswith(("n't", "n’t", "'ll", "’ll", "'re", "’re", "'ve", "’ve", "'d", "’d"))
    for ending in _ENDINGS:
        stem = low.removesuffix(ending)
        if stem != low and len(stem) > 2 and (stem in casing.common or stem + "e" in casing.common or stem + "y" in casing.common):
            return True
        if (
            stem != low
            and len(stem) > 3
            and (stem[-1] == stem[-2] and stem[:-1] in casing.common or stem[-1] == "i" and stem[:-1] + "y" in casing.common)
        ):
            return True
    return _COMMON_SHAPE.match(low) is not None or any(
        low.startswith(prefix) and low[len(prefix) :] in casing.common for prefix in _PREFIXES
    )


def _raise_titles(text: str, words: list[_Word], casing: Casing) -> None:
    """Give capitals to the titles right before a person's name: "Foreign Minister Sergei Lavrov"."""
    for index in range(len(words) - 2, -1, -1):
        word, after = words[index], words[index + 1]
        if (
            word.low in casing.titles
            and re.fullmatch(r"\.?\s|-", text[word.end : after.start])
            and (after.name or after.low in casing.titles and after.form[0].isupper())
        ):
            word.form = _capital(word.low)


def _begins_sentence(text: str, before: _Word, word: _Word) -> bool:
    """Tell whether a sentence, or a line of its own, begins with a word."""
    between = text[before.end : word.start]
    if "\n" in between:
        line = text.rfind("\n", 0, before.start) + 1
        if between.count("\n") > 1 or before.end - line < _SHORT_LINE:
            return True
    if (
        before.form.endswith(".")
        or (before.end - before.start == 1 and between.startswith("."))
        or before.low in ("mr", "mrs", "dr", "gen", "lt", "st")
    ):
        return False
    return re.search(r"[.!?][\"'”’)]{0,2}\s", between) is not None
