"""Words that look like a time expression and are none, by the words around them."""

import re
from bisect import bisect_right

from whimbrel.knowledge.times import load_feasts, load_time_words
from whimbrel.mentions.tense import tense_around
from whimbrel.mentions.time_kinds import Kind
from whimbrel.records import Document, Name, Token
from whimbrel.syntax import sentence_at, tokens_in


def is_refused(document: Document, kind: Kind, match: re.Match[str]) -> bool:
    """Tell whether the words around a match show that it is no time."""
    check = _CHECKS.get(kind.name)
    before = _before(document, match.start())
    if kind.name in _TITLED and before.rstrip(".") in load_time_words().titles and match[0][0].isupper():
        return True
    if kind.name in _NAMEABLE and (before in _EVERY or _is_in_name(document, match)):
        return True
    return bool(check and check(document, match))


_OF_EACH = re.compile(r"\s(?:of|in)\s(?:each|every)\b", re.IGNORECASE)
_TITLED = frozenset({"weekday", "clock", "season", "month_alone", "holiday"})
_EVERY = frozenset({"every", "each", "alternate"})
_NAMEABLE = frozenset({"weekday", "deictic", "month_alone", "month_day", "day_month", "year", "season", "holiday"})
_NAMING = frozenset({"ORG", "WORK_OF_ART", "PRODUCT", "FAC", "LAW", "PERSON"})


def _is_in_name(document: Document, match: re.Match[str]) -> bool:
    """Tell whether a match is part of a longer name of another thing ("Sunday Times")."""
    name = name_around(document, match.start(), match.end())
    return name is not None and name.label in _NAMING and name.end - name.start > match.end() - match.start() + 4


def name_around(document: Document, start: int, end: int) -> Name | None:
    """Return the parser's name that covers two offsets, if any does."""
    index = bisect_right(document.names, start, key=lambda name: name.start) - 1
    return document.names[index] if index >= 0 and end <= document.names[index].end else None


def _before(document: Document, offset: int) -> str:
    """Return the word before an offset, in lower case, or the mark that stands there."""
    words = document.text[max(0, offset - 24) : offset].split()
    return words[-1].lower() if words else ""


def _after(document: Document, match: re.Match[str]) -> Token | None:
    """Return the token after a match."""
    inside = tokens_in(document, match.start(), match.end())
    following = inside[-1] + 1 if inside else len(document.tokens)
    return document.tokens[following] if following < len(document.tokens) else None


_PREPOSITIONS = frozenset(
    "in since of by until till from during before after for to through between and or throughout around about circa mid late early".split()
)
_DETERMINERS = frozenset("the a an this that its his her their our my".split())
_DATED = _DETERMINERS | {"in", "since", "during"}
_HEDGES = frozenset("about some nearly almost over than least most approximately roughly exactly only".split())
_NUMBERED = frozenset(
    "resolution article section flight no number room route highway page unit windows office model boeing airbus"
    " channel chapter law order".split()
)
_OTHER_WORDS = frozenset({"may", "march", "april", "june", "august"})


def _is_first_of_compound(document: Document, match: re.Match[str]) -> bool:
    """Tell whether a month says which thing is meant ("the March summit")."""
    after = _after(document, match)
    return (
        after is not None
        and after.upos == "NOUN"
        and after.form[0].islower()
        and after.lemma not in ("government", "cabinet", "administration")
    )


def _is_no_month(document: Document, match: re.Match[str]) -> bool:
    """Refuse months in small letters, and names and verbs that look like months, unless the words before call for a month."""
    month = match["month"]
    if not month[0].isupper():
        return True
    if match["narrow"] or match["which"] or month.lower() not in _OTHER_WORDS:
        return False
    tokens = tokens_in(document, match.start("month"), match.end("month"))
    tag = document.tokens[tokens[0]].tag if tokens else ""
    if tag.startswith(("MD", "VB")) and not month.isupper():
        return True
    before = _before(document, match.start())
    return before not in _PREPOSITIONS and not (before in _DETERMINERS and _is_first_of_compound(document, match))


def _is_no_date(document: Document, match: re.Match[str]) -> bool:
    """Refuse a number and a verb that looks like a month ("at least 12 may have died")."""
    if match["month"].lower() not in _OTHER_WORDS:
        return False
    tokens = tokens_in(document, match.start("month"), match.end("month"))
    tag = document.tokens[tokens[0]].tag if tokens else ""
    return match["year"] is None and (tag.startswith("MD") or match["month"].islower() and tag.startswith("VB"))


def _is_no_list(document: Document, match: re.Match[str]) -> bool:
    """Refuse a date and a number that counts what follows ("on June 3 [and 4 sisters]")."""
    tokens = tokens_in(document, match.start("day"), match.end("day"))
    return bool(tokens) and match["year"] is None and document.tokens[document.tokens[tokens[0]].head].tag == "NNS"


def _is_no_day(document: Document, match: re.Match[str]) -> bool:
    """Refuse "on the 21st [floor]" and other ordinals that are no days."""
    after = _after(document, match)
    return after is not None and after.upos in ("NOUN", "PROPN", "ADJ", "NUM", "PART") or match["day"] == "0"


def _is_no_part(document: Document, match: re.Match[str]) -> bool:
    """Refuse parts of the day that the clause does not tell of one day ("they pray at dawn")."""
    return tense_around(document, match.start(), match.end()) != "past"


def _is_no_count_from(document: Document, match: re.Match[str]) -> bool:
    """Refuse how long something lasts ("shut for [a week from] Monday")."""
    return _before(document, match.start()) == "for"


def _is_no_beside(document: Document, match: re.Match[str]) -> bool:
    """Refuse "a year to [the day after]"."""
    return _before(document, match.start()) == "to"


def _is_no_weekday(document: Document, match: re.Match[str]) -> bool:
    """Refuse days that have a name ("Bloody Sunday") or come again ("the first Tuesday of each month")."""
    if _OF_EACH.match(document.text, match.end()):
        return True
    return not match["which"] and not match["narrow"] and _before(document, match.start()) in load_time_words().named_days


def _is_no_ago(document: Document, match: re.Match[str]) -> bool:
    """Refuse what is only a part of the words: "half [a century ago]", "1,000 [days ago]", "hundreds of [years ago]"."""
    before = _before(document, match.start())
    if "count" in match.groupdict():
        return before in ("half", "quarter", "and") and match["count"].lower() in ("a", "an")
    tokens = tokens_in(document, match.start(), match.end())
    return before == "of" or bool(tokens) and tokens[0] > 0 and document.tokens[tokens[0] - 1].upos in ("NUM", "ADJ", "DET")


def _is_no_year(document: Document, match: re.Match[str]) -> bool:
    """Refuse four digits that count something or number a thing ("1998 people", "Resolution 1701")."""
    if match["narrow"] or not match[0][0].isdigit():
        return False
    before = _before(document, match.start())
    if before in _HEDGES or before.rstrip(".") in _NUMBERED or _counts(document, match) and before not in _DATED:
        return True
    is_recent = match["year"] >= "1900"
    return not is_recent and before not in _PREPOSITIONS and before not in _DETERMINERS and not before.endswith(("(", "'s", "’s"))


def _counts(document: Document, match: re.Match[str]) -> bool:
    """Tell whether a number counts the noun that it stands before."""
    inside = tokens_in(document, match.start(), match.end())
    head = document.tokens[document.tokens[inside[0]].head] if inside else None
    return head is not None and head.start > match.start() and (head.tag == "NNS" or head.lemma in ("people", "percent", "dollar", "euro"))


def _is_no_season(document: Document, match: re.Match[str]) -> bool:
    """Refuse seasons that nothing dates, and falls and springs of other kinds ("the fall of Kabul")."""
    if match["narrow"] or match["year"] or match["first"] or match["of"]:
        return False
    which, season = (match["which"] or "").lower(), match["season"].lower()
    if which in ("", "the"):
        after = _after(document, match)
        if season in ("fall", "spring"):
            return which == "" or after is not None and after.form.lower() in ("of", "in", "from", "to", ".", ",")
        return which == "" and _before(document, match.start()) not in _PREPOSITIONS
    return False


def _is_no_quarter(document: Document, match: re.Match[str]) -> bool:
    """Refuse halves of games: a half of no year is one only where the text is about business."""
    if not match["part"] or match["part"].lower() != "half" or "year" in match[0].lower() or match["year"]:
        return False
    sentence = document.sentences[sentence_at(document, match.start())]
    words = {token.lemma.lower() for token in document.tokens[: sentence.last]}
    return words.isdisjoint(load_time_words().business) or _before(document, match.start()) in ("a", "better", "his", "her", "their")


def _is_no_unit(document: Document, match: re.Match[str]) -> bool:
    """Refuse "the last day of", "next day" and the like, which count from something else."""
    which, after = match["which"].lower(), document.text[match.end() : match.end() + 4].lower()
    if match["unit"].lower() in ("day", "half"):
        return not which.startswith(("that", "the ", "following", "previous"))
    return which == "last" and after == " of "


def _is_no_rolling(document: Document, match: re.Match[str]) -> bool:
    """Refuse "the last day" and "the last years of"."""
    after = document.text[match.end() : match.end() + 4].lower()
    return (
        after == " of "
        or not match["count"]
        and match["unit"].lower() in ("day", "hour", "minute")
        and match[0].lower().endswith(match["unit"].lower())
    )


def _is_no_decade(document: Document, match: re.Match[str]) -> bool:
    """Refuse ages ("in his thirties"), degrees ("temperatures in the 70s") and cardinal words without an article."""
    if not match["word"] and not match["bare"]:
        return False
    if not match["narrow"] and not match[0].lower().startswith("the "):
        return True
    sentence = document.sentences[sentence_at(document, match.start())]
    words = (token.lemma for token in document.tokens[sentence.first : sentence.last])
    return bool(match["bare"]) and not load_time_words().degrees.isdisjoint(words)


def _is_no_holiday(document: Document, match: re.Match[str]) -> bool:
    """Refuse holidays in small letters, within longer names ("Tet Offensive", "Tamil New Year"), people called so, and feasts that are
    kept or held rather than dated by ("performed the Hajj").
    """
    if not match["holiday"][0].isupper():
        return True
    before, tokens = _before(document, match.start()), tokens_in(document, match.start(), match.end())
    if not tokens or match["which"] or before in _PREPOSITIONS:
        return False
    name = name_around(document, match.start(), match.end())
    if name is not None and name.label == "PERSON":
        return True
    last, first = document.tokens[tokens[-1]], document.tokens[tokens[0]]
    follows = document.tokens[last.index + 1] if last.index + 1 < len(document.tokens) else None
    if follows is not None and follows.upos == "PROPN" and last.head >= follows.index:
        return True
    if match["holiday"].lower() in load_feasts() and last.deprel in ("dobj", "nsubj", "nsubjpass", "attr", "conj"):
        return True
    return match["holiday"].lower() == "new year" and first.index > 0 and document.tokens[first.index - 1].form[:1].isupper()


_CHECKS = {
    "month_alone": _is_no_month,
    "month_day": _is_no_date,
    "day_month": _is_no_date,
    "weekday": _is_no_weekday,
    "month_first_list": _is_no_list,
    "beside": _is_no_beside,
    "count_from": _is_no_count_from,
    "day_alone": _is_no_day,
    "bare_part": _is_no_part,
    "ago": _is_no_ago,
    "vague_ago": _is_no_ago,
    "year": _is_no_year,
    "season": _is_no_season,
    "quarter": _is_no_quarter,
    "unit": _is_no_unit,
    "rolling": _is_no_rolling,
    "decade": _is_no_decade,
    "holiday": _is_no_holiday,
}
