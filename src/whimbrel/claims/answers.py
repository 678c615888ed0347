"""Denials and doubts that point back: "Israel denied it", "the army rejected the account", "the toll could not be verified"."""

from collections.abc import Iterable
from dataclasses import dataclass

from whimbrel.knowledge.cues import Cues
from whimbrel.knowledge.lexicon import Lexicon
from whimbrel.records import Claim, Claims, Document, Saying, Token
from whimbrel.syntax import dependents, head_of, tokens_in

_BACK = 3  # sentences in which the act is looked for
_DEFINITE = frozenset("the this that these those any all such its his her their".split())
_RELATIVE = frozenset({"WDT", "WP"})
_SPOKEN = frozenset({"REJECT", "ACCUSE", "REQUEST"})  # what a denial answers to is what these say, not that they were said
_DENIAL = frozenset({"REJECT"})
_MATERIAL = frozenset({2, 4})
_INTO = frozenset("in for of with to behind".split())


@dataclass(frozen=True, slots=True)
class _Page:
    """A document with what is told in it and what each claim of it is."""

    document: Document
    cues: Cues
    lexicon: Lexicon
    told: tuple[Saying, ...]
    claims: tuple[Claim, ...]


def answers(document: Document, claims: Claims, cues: Cues, lexicon: Lexicon) -> dict[int, tuple[Saying, ...]]:
    """Return, by trigger, the denials and doubts whose content is only a word for an act, or for the account of one."""
    told = tuple(saying for saying in claims.sayings if saying.stance == "asserted")
    page = _Page(document, cues, lexicon, told, claims.claims)
    found: dict[int, tuple[Saying, ...]] = {}
    for saying in _once((*claims.sayings, *claims.doubts)):
        if saying.stance in ("denied", "unconfirmed") and len(saying.contents) == 1:
            for claim in _answered(page, saying):
                found[claim.trigger] = (*found.get(claim.trigger, ()), saying)
    return found


def _once(sayings: Iterable[Saying]) -> list[Saying]:
    """Return sayings in the order of the text, one a cue."""
    return sorted({saying.cue_token: saying for saying in sayings}.values(), key=lambda saying: saying.cue_token)


def _answered(page: _Page, saying: Saying) -> list[Claim]:
    """Return the claims that a denial or doubt speaks of by pointing back."""
    document, content = page.document, saying.contents[0]
    head = head_of(document, content.start, content.end)
    if head is None:
        return []
    word = document.tokens[head]
    if word.tag in _RELATIVE and document.tokens[word.head].deprel in ("relcl", "advcl"):
        return _of_antecedent(page, saying, document.tokens[document.tokens[word.head].head])
    if word.form.lower() in page.cues.pointers and word.upos in ("PRON", "DET", "SCONJ", "ADV"):
        return _last_act(page, saying)
    return _of_noun(page, saying, word) if word.upos == "NOUN" else []


def _of_antecedent(page: _Page, saying: Saying, noun: Token) -> list[Claim]:
    """Return what a relative clause denies or doubts: what was said in "a statement that reporters could not verify"."""
    sayings = [one for one in page.told if _names(page.document, one, noun)]
    if sayings:
        return [claim for claim in page.claims if _tells(page.document, sayings[-1], claim)]
    return [claim for claim in page.claims if claim.trigger == noun.index] or _of_noun(page, saying, noun) or _in_sentence(page, saying)


def _in_sentence(page: _Page, saying: Saying) -> list[Claim]:
    """Return the last act told before a relative clause in its own sentence: "two were wounded, which the army would not confirm"."""
    sentence = page.document.sentence_of[saying.cue_token]
    return [claim for claim in _last_act(page, saying) if claim.sentence == sentence]


def _names(document: Document, saying: Saying, noun: Token) -> bool:
    """Tell whether a noun is the source of a saying, or the paper that it stands in: "said in a statement"."""
    if saying.source is not None and saying.source.start <= noun.start < saying.source.end:
        return True
    preposition = document.tokens[noun.head]
    return noun.deprel == "pobj" and preposition.head == saying.cue_token


def _of_noun(page: _Page, saying: Saying, noun: Token) -> list[Claim]:
    """Return what a noun stands for: an account, a share in an act, or an act."""
    if noun.lemma in page.cues.accounts and not _has_content(page.document, noun):
        return _last_account(page, saying)
    if noun.lemma in page.cues.shares:
        named = _named_with(page, noun)
        return named or _last_act(page, saying)
    if noun.lemma in page.cues.doubt_nouns:
        return _last_account(page, saying)
    if not _is_definite(page.document, noun):
        return []
    return _last_act(page, saying, None if noun.lemma in page.cues.acts else _types_of(page.lexicon, noun.lemma))


def _has_content(document: Document, noun: Token) -> bool:
    """Tell whether a noun of saying has its content with it: "the claim that …" denies what stands there."""
    return bool(dependents(document, noun.index, "acl", "ccomp"))


def _is_definite(document: Document, noun: Token) -> bool:
    """Tell whether a noun speaks of something known."""
    return any(document.tokens[child].form.lower() in _DEFINITE for child in dependents(document, noun.index, "det", "poss"))


def _named_with(page: _Page, noun: Token) -> list[Claim]:
    """Return the act that a share is one in: "responsibility *for the raid*"."""
    document = page.document
    prepositions = [child for child in dependents(document, noun.index, "prep") if document.tokens[child].form.lower() in _INTO]
    heads = {below for preposition in prepositions for below in dependents(document, preposition, "pobj", "pcomp")}
    return [claim for claim in page.claims if claim.trigger in heads]


def _types_of(lexicon: Lexicon, lemma: str) -> frozenset[str]:
    """Return the event types that a noun can name."""
    rules = lexicon.rules.get(("noun", lemma))
    return frozenset(rule.event_type for rule in rules.all) if rules else frozenset()


def _last_account(page: _Page, saying: Saying) -> list[Claim]:
    """Return the acts that somebody else told last, within reach; where only the writer tells any, the last of them."""
    near = [
        one for one in page.told
        if one.cue_token < saying.cue_token and _is_near(page.document, one, saying) and not _same_source(one, saying)
    ]  # fmt: skip
    for one in reversed(near):
        told = [claim for claim in _before(page, saying, _DENIAL) if _tells(page.document, one, claim)]
        if told:
            return [claim for claim in told if claim.quad_code in _MATERIAL] or told
    return _last_act(page, saying)


def _is_near(document: Document, one: Saying, other: Saying) -> bool:
    """Tell whether one saying stands within reach before another."""
    return document.sentence_of[other.cue_token] - document.sentence_of[one.cue_token] <= _BACK


def _same_source(one: Saying, other: Saying) -> bool:
    """Tell whether two sayings are known to be one party's."""
    return None not in (one.source, other.source) and one.source.entity is not None and one.source.entity == other.source.entity  # type: ignore[union-attr]


def _tells(document: Document, saying: Saying, claim: Claim) -> bool:
    """Tell whether a claim's trigger lies in what somebody says."""
    word = document.tokens[claim.trigger]
    return any(part.start <= word.start and word.end <= part.end for part in saying.contents)


def _before(page: _Page, saying: Saying, but: frozenset[str] = _SPOKEN) -> list[Claim]:
    """Return the claims told within reach before a saying, but for its own source's and those of some types."""
    document, content = page.document, saying.contents[0]
    sentence, own = document.sentence_of[saying.cue_token], set(tokens_in(document, content.start, content.end))
    near = [claim for claim in page.claims if claim.trigger < saying.cue_token and sentence - claim.sentence <= _BACK]
    mine = [one for one in page.told if one.cue_token != saying.cue_token and _same_source(one, saying)]
    return [
        claim for claim in near
        if claim.trigger not in own and claim.event_type not in but and not any(_tells(document, one, claim) for one in mine)
    ]  # fmt: skip


def _last_act(page: _Page, saying: Saying, types: frozenset[str] | None = None) -> list[Claim]:
    """Return the last material act before a saying, or the last of some types."""
    acts = [claim for claim in _before(page, saying) if (claim.event_type in types if types is not None else claim.quad_code in _MATERIAL)]
    return acts[-1:]
