"""The words that say who says so and how sure: data/attribution.toml, certainty.toml and answers.toml, read, checked and indexed."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from whimbrel.errors import KnowledgeError
from whimbrel.ontology import CERTAINTIES

Row = dict[str, Any]

STANCES = ("asserted", "denied", "unconfirmed", "requested", "held")
_STANCE_EFFECTS = {
    "asserted": ("same", "unknown"),
    "held": ("same", "unknown"),
    "denied": ("denied", "asserted"),
    "unconfirmed": ("unknown", "unknown"),
    "requested": ("conditional", "conditional"),
}
READINGS = frozenset({"same", "not", *CERTAINTIES, *(f"not {certainty}" for certainty in CERTAINTIES)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word, or several, by which something is given to a source."""

    rule: str
    stance: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a word makes of its complement, where it holds itself and where it is negated (values of READINGS)."""

    rule: str
    holds: str
    fails: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What a word says of the clause or noun that it stands in (one of READINGS)."""

    rule: str
    reads: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The three lexicons, by lemma; a complement is looked up by the lemma and the frame in which it depends."""

    verbs: Mapping[tuple[str, str], Cue]
    nouns: Mapping[tuple[str, str], Cue]
    adjectives: Mapping[tuple[str, str], Cue]
    phrases: Mapping[str, tuple[Cue, ...]]
    adverbs: Mapping[str, Cue]
    verb_frames: Mapping[str, frozenset[str]]
    noun_frames: Mapping[str, frozenset[str]]
    complements: Mapping[tuple[str, str], Effect]
    noun_complements: Mapping[tuple[str, str], Effect]
    signs: Mapping[tuple[str, str], Sign]
    history: Mapping[str, tuple[Cue, ...]]
    pointers: frozenset[str]
    accounts: frozenset[str]
    shares: frozenset[str]
    acts: frozenset[str]
    doubt_verbs: frozenset[str]
    doubt_nouns: frozenset[str]
    falsehoods: frozenset[str]
    truths: frozenset[str]
    calling: frozenset[str]
    makers: frozenset[str]
    collectives: frozenset[str]
    resuming: frozenset[str]
    papers: frozenset[str]
    issuing: frozenset[str]
    event_nouns: frozenset[str]
    event_suffixes: tuple[str, ...]
    not_events: frozenset[str]

    def names_event(self, lemma: str) -> bool:
        """Tell whether a noun names an event, by the list, else by how it ends."""
        return lemma in self.event_nouns or (lemma.endswith(self.event_suffixes) and lemma not in self.not_events)


@cache
def load_cues() -> Cues:
    """Return the cues that whimbrel ships with."""
    return cues_of(read_rows("attribution.toml"), read_rows("certainty.toml"), read_rows("answers.toml"))


def read_rows(name: str) -> Row:
    """Return one of the three files as it stands."""
    return tomllib.loads(files("whimbrel.knowledge").joinpath("data", name).read_text(encoding="utf-8"))


def cues_of(attribution: Row, certainty: Row, answers: Row) -> Cues:
    """Return the index over the files; raise KnowledgeError with all of their defects."""
    defects = [*_defects(attribution, "attribution.toml"), *_defects(certainty, "certainty.toml")]
    verbs = _by_frame(attribution.get("verb", []), "attribution.toml", defects)
    nouns = _by_frame(attribution.get("noun", []), "attribution.toml", defects)
    adjectives = _by_frame(attribution.get("adjective", []), "attribution.toml", defects)
    if defects:
        raise KnowledgeError("\n".join(defects))
    nouns_of_events = certainty.get("event_nouns", {})
    return Cues(
        verbs=verbs,
        nouns=nouns,
        adjectives=adjectives,
        phrases=_by_first_word((row, words) for row in attribution.get("phrase", []) for words in row["words"]),
        adverbs={lemma: _cue(row) for row in attribution.get("adverb", []) for lemma in row["lemmas"]},
        verb_frames=_frames(verbs),
        noun_frames=_frames(nouns),
        complements=_effects(certainty.get("complement", []), verbs),
        noun_complements=_effects(certainty.get("noun", []), nouns),
        signs=_signs(certainty),
        history=_by_first_word((row, words) for row in certainty.get("history", []) for words in row["phrases"]),
        pointers=_words(answers, "pronouns"),
        accounts=_words(answers, "accounts"),
        shares=_words(answers, "shares"),
        acts=_words(answers, "acts"),
        doubt_verbs=_words(answers.get("doubts", {}), "verbs"),
        doubt_nouns=_words(answers.get("doubts", {}), "nouns"),
        falsehoods=_words(answers.get("falsehoods", {}), "words"),
        truths=_words(answers.get("falsehoods", {}), "denied"),
        calling=_words(answers.get("falsehoods", {}), "verbs"),
        makers=_words(answers.get("speakers", {}), "makers"),
        collectives=_words(answers.get("speakers", {}), "collectives"),
        resuming=_words(answers.get("speakers", {}), "resuming"),
        papers=_words(answers.get("papers", {}), "nouns"),
        issuing=_words(answers.get("papers", {}), "verbs"),
        event_nouns=frozenset(nouns_of_events.get("lemmas", "").split()),
        event_suffixes=tuple(nouns_of_events.get("suffixes", ())),
        not_events=frozenset(nouns_of_events.get("exceptions", "").split()),
    )


def _words(table: Row, key: str) -> frozenset[str]:
    """Return the words of one line of a table."""
    return frozenset(table.get(key, "").split())


def _cue(row: Row) -> Cue:
    """Return the cue of a row, without the words of a phrase."""
    return Cue(rule=row["id"], stance=row.get("stance", "asserted"))


def _by_frame(rows: Iterable[Row], file: str, defects: list[str]) -> dict[tuple[str, str], Cue]:
    """Return the cues by lemma and frame; a pair that two rows claim is a defect."""
    found: dict[tuple[str, str], Cue] = {}
    for row in rows:
        for lemma in row.get("lemmas", ()):
            for frame in row.get("frames", ()):
                if (lemma, frame) in found:
                    defects.append(f"{file}: {row.get('id')}: {lemma!r} with {frame!r} is already in {found[lemma, frame].rule}; keep one")
                found[lemma, frame] = _cue(row)
    return found


def _frames(cues: Mapping[tuple[str, str], Cue]) -> dict[str, frozenset[str]]:
    """Return the frames of each lemma."""
    found: dict[str, set[str]] = {}
    for lemma, frame in cues:
        found.setdefault(lemma, set()).add(frame)
    return {lemma: frozenset(frames) for lemma, frames in found.items()}


def _by_first_word(rows: Iterable[tuple[Row, str]]) -> dict[str, tuple[Cue, ...]]:
    """Return phrases by their first word, the longest first."""
    found: dict[str, list[Cue]] = {}
    for row, phrase in rows:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(Cue(rule=row["id"], stance=row.get("stance", "asserted"), words=words))
    return {first: tuple(sorted(cues, key=lambda cue: -len(cue.words))) for first, cues in found.items()}


def _effects(rows: Iterable[Row], cues: Mapping[tuple[str, str], Cue]) -> dict[tuple[str, str], Effect]:
    """Return what words do to their complements: the rows, the first of several, then words of saying by their stance."""
    found: dict[tuple[str, str], Effect] = {}
    for row in rows:
        effect = Effect(rule=row["id"], holds=row["holds"], fails=row["fails"])
        for lemma in row["lemmas"]:
            for frame in row["frames"]:
                found.setdefault((lemma, frame), effect)
    for (lemma, frame), cue in cues.items():
        if frame in ("clause", "infinitive", "gerund"):
            holds, fails = _STANCE_EFFECTS[cue.stance]
            found.setdefault((lemma, frame), Effect(rule=cue.rule, holds=holds, fails=fails))
    return found


def _signs(certainty: Row) -> dict[tuple[str, str], Sign]:
    """Return the words that speak of their own clause, by kind and lemma."""
    kinds = ("modal", "adverb", "determiner", "adjective", "mark", "preposition")
    return {
        (kind, lemma): Sign(rule=row["id"], reads=row["reads"])
        for kind in kinds for row in certainty.get(kind, []) for lemma in row["lemmas"]
    }  # fmt: skip


def _defects(rows: Row, file: str) -> list[str]:
    """Return what is wrong with the rows of a file, one line each."""
    found = []
    for kind, row in ((kind, row) for kind, part in rows.items() if isinstance(part, list) for row in part):
        where = f"{file}: {kind} {row.get('id', '(no id)')}"
        missing = [name for name in ("id", "examples", "counter_examples") if not row.get(name)]
        found += [f"{where}: {name} is missing; add it" for name in missing]
        if "stance" in row and row["stance"] not in STANCES:
            found.append(f"{where}: {row['stance']!r} is not a stance; use one of {', '.join(STANCES)}")
        wrong = [row[name] for name in ("holds", "fails", "reads") if row.get(name, "same") not in READINGS]
        found += [f"{where}: {value!r} is not a reading; see the head of the file" for value in wrong]
    return found
