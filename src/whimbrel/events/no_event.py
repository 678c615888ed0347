"""What is no event although a rule found one: private people's doings, plots, matches, laws, advice (docs/record.md, section 7)."""

from collections.abc import Iterable
from dataclasses import dataclass

from whimbrel.events.roles import Cast
from whimbrel.knowledge.domains import Domains
from whimbrel.ontology import NON_STATE_CODES
from whimbrel.records import Claim, Document, Role, Token
from whimbrel.syntax import dependents

_SOMEBODY = frozenset("i we he she they it us him her them who".split())
# Whose travel and talk is nobody's diplomacy.
_PRIVATE = frozenset({"CVL", "REF", "EDU", "MED", "AGR", "CRM", "JRN", "UNK", None})
# Who needs a country, a body or a public word ("protester", "villager") before what they do is news.
_OF_NO_STANDING = frozenset({"CVL", "MED", "EDU", "BUS", "UNK", None})
# Who acts in public whatever a report is about; a nation's name is not among them by itself.
_ORGANS = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "OPP", "ELI", "REL"})
_CROWDS = frozenset({"CVL", "LAB", "SOC", "EDU", "AGR", "REF", "MED", "REL", "BUS", "JRN", "JUD", "OPP"})
_STATUTE = frozenset("law statute constitution act article code rule bylaw clause charter treaty convention regulation".split())
_ALLOWING = frozenset("allow permit let empower authorise authorize require oblige entitle enable forbid provide".split())
_MAY = frozenset("may can must should shall".split())


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a claim stands: the domain of its sentence, who there is, and the entities that act with somebody of standing."""

    domain: str | None
    cast: Cast
    company: frozenset[str]
    domains: Domains


def why_none(claim: Claim, actors: tuple[Role, ...], recipients: tuple[Role, ...], setting: Setting) -> str | None:
    """Return why a claim is no event, None where it is one."""
    document = setting.cast.document
    if _is_private_meeting(claim, actors, recipients, setting.domains):
        return "private people's meeting"
    if not _is_crowd(claim, actors) and _nobody_known(actors, recipients, setting):
        return "nobody known takes part"
    if setting.domain is not None and not _is_real(claim, (*actors, *recipients), setting.domains.real[setting.domain], setting.cast):
        return f"the text is about {setting.domain}, and nobody real takes part"
    if _is_generic(document, claim, actors):
        return "it tells what anybody may or should do, or what a law says"
    return None


# Parties


def in_company(parties: Iterable[tuple[Role, ...]], domains: Domains) -> frozenset[str]:
    """Return the entities that take part in some act together with somebody of standing, so that they are nobody's club."""
    found: set[str] = set()
    for roles in parties:
        for role in roles:
            if role.entity and any(_has_standing(other, domains) for other in roles if other.entity != role.entity):
                found.add(role.entity)
    return frozenset(found)


def _nobody_known(actors: tuple[Role, ...], recipients: tuple[Role, ...], setting: Setting) -> bool:
    """Tell whether an act is told of actors who are nobody that we know, and of no recipient who is.

    "The Sharks march on", "Norvale denies it" and "her aunt sends money" are nobody's politics; a pronoun may stand for anybody.
    """
    spoken = [role for role in actors if not role.implicit]
    if any(role.entity in setting.company and not _is_homely(role, setting.domains) for role in spoken):
        return False
    return bool(spoken) and not any(_has_standing(role, setting.domains) for role in (*spoken, *recipients))


def _has_standing(role: Role, domains: Domains) -> bool:
    """Tell whether a role has a code or a sector that is more than private, or may have."""
    if role.implicit or _is_homely(role, domains):
        return False
    if role.code is not None or (role.entity_text or "").lower() in _SOMEBODY or _noun_of(role) in domains.public:
        return True
    return role.sector not in _OF_NO_STANDING


def _is_homely(role: Role, domains: Domains) -> bool:
    """Tell whether a role is a relative, a customer, a player: people whose doings are nobody's politics."""
    return role.sector in _PRIVATE and _noun_of(role) in domains.homely


def _noun_of(role: Role) -> str:
    """Return what a role's phrase is about, in the singular: its last word before any preposition or clause."""
    words = (role.entity_text or "").lower().split()
    if not words:
        return ""
    for stop in ("of", "who", "in", "from", "with", "to", "at", "on", "for"):
        if stop in words[1:]:
            words = words[: words.index(stop, 1)]
    word = words[-1].strip(",.'’\"")
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word  # noqa: PLR2004 -- "gas", "bus"


def _is_private_meeting(claim: Claim, actors: tuple[Role, ...], recipients: tuple[Role, ...], domains: Domains) -> bool:
    """Tell whether a meeting or visit is private people's: of a visit the host says nothing, as any traveller arrives somewhere."""
    if claim.event_type != "CONSULT":
        return False
    parties = actors if "visit" in claim.mode else (*actors, *recipients)
    spoken = [role for role in parties if not role.implicit]
    return bool(spoken) and all(role.sector in _PRIVATE and not _may_be_official(role, domains) for role in spoken)


def _may_be_official(role: Role, domains: Domains) -> bool:
    """Tell whether a role may be an official's: "the two sides", a body between states, a pronoun that nobody resolved."""
    if role.sector in ("UNK", None) and _noun_of(role) in domains.public:
        return True
    if role.sector is not None:
        return False
    return role.code in NON_STATE_CODES or (role.entity_text or "").lower() in _SOMEBODY


# Settings


def _is_real(claim: Claim, roles: tuple[Role, ...], real: str, cast: Cast) -> bool:
    """Tell whether somebody takes part who is more than a team, a firm or a character."""
    if _is_crowd(claim, roles):
        return True
    if real == "code":
        return any(role.code is not None or role.sector in _ORGANS for role in roles) and not _is_told_as_a_plot(cast.document, claim)
    return any(_is_organ(role, cast, nations=real == "nation") for role in roles)


def _is_organ(role: Role, cast: Cast, *, nations: bool) -> bool:
    """Tell whether a role is a public body, an armed group, an official, or if that is enough a nation by its name."""
    entity = cast.entities.get(role.entity or "")
    if entity is not None and entity.kind == "nation":
        return nations
    if role.code in NON_STATE_CODES:
        return True
    return role.sector in _ORGANS and entity is not None


def _is_crowd(claim: Claim, roles: tuple[Role, ...]) -> bool:
    """Tell whether people protest: nurses, students and football fans too make politics in the street."""
    return claim.event_type == "PROTEST" and any(role.sector in _CROWDS for role in roles)


def _is_told_as_a_plot(document: Document, claim: Claim) -> bool:
    """Tell whether an act is told in the present, as plots and pictures are, or by a noun without a verb of its own."""
    token = document.tokens[claim.anchor]
    if token.upos not in ("VERB", "AUX"):
        return True
    helpers = [document.tokens[child] for child in dependents(document, token.index, "aux", "auxpass")]
    finite = helpers[0] if helpers else token
    return finite.tag in ("VBZ", "VBP", "VBG", "VB", "VBN")


# Laws, advice, generalities


def _is_generic(document: Document, claim: Claim, actors: tuple[Role, ...]) -> bool:
    """Tell whether a clause says what anybody does: advice, what a law allows, "a defendant who pleads guilty"."""
    token = document.tokens[claim.anchor]
    if token.upos not in ("VERB", "AUX"):
        return False
    return _is_order(document, token) or _is_by_law(document, token) or (_is_of_anybody(document, token) and not _has_code(actors))


def _has_code(roles: tuple[Role, ...]) -> bool:
    """Tell whether somebody among the roles is known by country or body."""
    return any(role.code is not None for role in roles)


def _is_order(document: Document, token: Token) -> bool:
    """Tell whether a verb is an order to the reader: "never accuse a colleague"."""
    return token.deprel == "ROOT" and token.tag == "VB" and not dependents(document, token.index, "nsubj", "nsubjpass", "aux", "auxpass")


def _is_by_law(document: Document, token: Token) -> bool:
    """Tell whether a law is said to allow or to order it."""
    above = document.tokens[token.head]
    if above.lemma not in _ALLOWING or above.tag not in ("VBZ", "VBP", "VB"):
        return False
    return any(document.tokens[subject].lemma in _STATUTE for subject in dependents(document, above.index, "nsubj"))


def _is_of_anybody(document: Document, token: Token) -> bool:
    """Tell whether "a defendant", "any citizen" does something as a rule: in the present, with no number, day or place beside it."""
    subjects = [document.tokens[subject] for subject in dependents(document, token.index, "nsubj", "nsubjpass")]
    helpers = [document.tokens[child] for child in dependents(document, token.index, "aux", "auxpass")]
    finite = helpers[0] if helpers else token
    if finite.tag not in ("VBZ", "VBP") and finite.lemma not in _MAY or any(helper.lemma == "have" for helper in helpers):
        return False
    if token.tag == "VBG":
        return False
    return any(_is_indefinite(document, subject) for subject in subjects) and not _has_figure(document, token)


def _is_indefinite(document: Document, subject: Token) -> bool:
    """Tell whether a noun is "a defendant" or "any citizen"."""
    articles = (document.tokens[child] for child in dependents(document, subject.index, "det"))
    return any(article.lemma in ("a", "an", "any", "every") for article in articles)


def _has_figure(document: Document, token: Token) -> bool:
    """Tell whether a clause has a number or a name, as news has."""
    sentence = document.sentences[document.sentence_of[token.index]]
    words = document.tokens[sentence.first + 1 : sentence.last]
    return any(word.upos in ("NUM", "PROPN") for word in words)
