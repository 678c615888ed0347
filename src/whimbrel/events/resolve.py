"""Claims with everything resolved: who, what, where, when, how many, about what, who says so, how sure."""

from collections import defaultdict
from dataclasses import replace
from datetime import date as Date  # noqa: N812
from hashlib import blake2b

from whimbrel import ontology
from whimbrel.events.about import contexts
from whimbrel.events.accounts import Account, account_of, of_own_act
from whimbrel.events.confidence import with_confidence
from whimbrel.events.disputes import figures_of, with_disputes
from whimbrel.events.how_many import sizes, told_sizes
from whimbrel.events.implied import with_implied
from whimbrel.events.inherited import with_days, with_scenes
from whimbrel.events.no_event import Setting, in_company, why_none
from whimbrel.events.roles import UNKNOWN, Cast, cast_of, roles_of
from whimbrel.events.settings import settings_of
from whimbrel.events.story import with_stories
from whimbrel.events.when import When, when
from whimbrel.events.where import where
from whimbrel.knowledge.crosswalk import Crosswalk
from whimbrel.knowledge.load import Knowledge
from whimbrel.records import (
    Act,
    Claim,
    Claims,
    Document,
    Event,
    Evidence,
    Mentions,
    Passed,
    Role,
    Saying,
    Size,
    Voices,
    Words,
)
from whimbrel.syntax import dependents

# Types whose recipient, where it is a place, is that place and not the government in it.
_AT_PLACES = frozenset({"ASSAULT", "MOBILIZE", "PROTEST", "COERCE"})
_TOLD = frozenset({"asserted", "denied"})
_WILL = frozenset({"will", "would", "wo", "'ll", "'d"})


def resolve_events(
    document: Document,
    mentions: Mentions,
    claims: Claims,
    voices: Voices,
    knowledge: Knowledge,
) -> tuple[tuple[Event, ...], tuple[Passed, ...]]:
    """Return a document's events in text order, and the claims that are none, with the reason (docs/record.md, section 7)."""
    cast = cast_of(document, mentions)
    commitments = {commitment.token: commitment for commitment in claims.commitments}
    measured = sizes(document, claims.claims, mentions)
    settings = settings_of(document, knowledge.domains)
    coded, events, passed = [], [], []
    ordinals: dict[tuple[int, int], int] = {}
    acts = frozenset(claim.trigger for claim in claims.claims)
    speakers: defaultdict[int, tuple[Saying, ...]] = defaultdict(tuple)
    for saying in claims.sayings:
        speakers[document.sentence_of[saying.cue_token]] += (saying,)
    for position, claim in enumerate(claims.claims):
        account = account_of(document, claim, commitments, voices, cast)
        ordinal = ordinals[claim.start, claim.end] = ordinals.get((claim.start, claim.end), -1) + 1
        size = measured.get(position, Size())
        event = _event(document, mentions, claim, account, size, cast, knowledge, ordinal, acts, speakers[claim.sentence])
        coded.append((claim, event))
    company = in_company([(*event.actor, *event.recipient) for _, event in coded], knowledge.domains)
    for claim, event in coded:
        setting = Setting(settings[claim.sentence], cast, company, knowledge.domains)
        reason = why_none(claim, event.actor, event.recipient, setting)
        if reason is None:
            events.append(event)
        else:
            passed.append(Passed(token=claim.trigger, rule=claim.rule, reason=reason))
    told = with_stories(tuple(with_implied(events, mentions.entities)), document)
    told = with_scenes(told, document, mentions.places, mentions.dateline, knowledge.actors.nations)
    told = with_days(told, document, mentions.times)
    figures = figures_of(document, mentions.quantities, measured.values(), voices, cast)
    return with_confidence(with_disputes(told, figures), knowledge.weights), tuple(passed)


def _event(
    document: Document,
    mentions: Mentions,
    claim: Claim,
    account: Account,
    size: Size,
    cast: Cast,
    knowledge: Knowledge,
    ordinal: int,
    acts: frozenset[int],
    speakers: tuple[Saying, ...],
) -> Event:
    """Return a claim as an event."""
    account = _scheduled(document, mentions, claim, account)
    if _is_refusal(document, claim, account):
        kind_of = [replace(one, field="event_type") if one.field == "negated" else one for one in account.evidence]
        account = replace(account, negated=False, certainty="asserted", evidence=tuple(kind_of))
        event_type, mode, certainty = "REJECT", ontology.REFUSED_MODES[claim.event_type], account.certainty
    else:
        event_type, mode, certainty = _announced(claim, account)
    actors = roles_of(claim.actors, cast)
    account = of_own_act(account, actors)
    certainty = account.certainty if account.certainty == "denied" else certainty
    if event_type == "CONCEDE" and len(actors) > 1 and document.tokens[claim.trigger].lemma == "agree":
        event_type = "AGREE"  # "Peru and Chile agreed to swap prisoners": neither yields
    kind = knowledge.lexicon.types[event_type]
    typed = replace(claim, event_type=event_type, quad_code=kind.quad_code, mode=mode)
    recipients = roles_of(claim.recipients, cast, governing=event_type not in _AT_PLACES)
    acting = {role.entity for role in actors if role.entity}
    recipients = tuple(role for role in recipients if role not in actors and role.entity not in acting)
    time = when(document, typed, mentions.times, status=account.status, certainty=certainty, acts=acts)
    status = "background" if _is_history(time, document.report.date, certainty) else account.status
    done = claim if certainty == "planned" else typed  # what is planned has the place of the act to come
    place, place_evidence = where(document, done, mentions.places, mentions.whereabouts, acts, speakers)
    about = contexts(document, typed, (*actors, *recipients), knowledge.contexts)
    return Event(
        id=_id(document.report.id, claim.start, claim.end, ordinal), document=document.report.id, sentence=claim.sentence,
        event_type=event_type, mode=mode, context=about,
        event_text=Words(start=claim.start, end=claim.end, text=document.text[claim.start : claim.end]),
        actor=actors or (UNKNOWN,), recipient=recipients, date=time.date, enddate=time.enddate, date_basis=time.basis,
        event_loc=place, size=told_sizes(size) if account.negated else size, certainty=certainty, negated=account.negated, status=status,
        attribution=account.attribution, claims=account.claims, quad_code=kind.quad_code,
        event_scale=kind.scale(mode),
        cameo=_cameo(claim, event_type, mode, about, knowledge.crosswalk),
        story=None, confidence=None,
        evidence=(*claim.evidence, *_spoken(actors, "actor"), *_spoken(recipients, "recipient"), *time.evidence, *place_evidence,
                  *account.evidence),
    )  # fmt: skip


def _is_history(time: When, published: Date | None, certainty: str) -> bool:
    """Tell whether an act is over by more than what the running news spans."""
    return published is not None and time.enddate is not None and certainty in _TOLD and time.enddate < published - ontology.NEWS


def _scheduled(document: Document, mentions: Mentions, claim: Claim, account: Account) -> Account:
    """Return the account of an act told in the present whose day is still to come as that of a plan: "they *meet* next week"."""
    published = document.report.date
    if account.certainty != "asserted" or account.negated or published is None or claim.event_type not in ontology.FUTURE_TYPES:
        return account
    time = when(document, claim, mentions.times, status=account.status, certainty="planned")
    is_past = document.tokens[claim.anchor].tag in ("VBD", "VBN")
    ahead = not is_past and time.basis == "explicit" and time.date is not None and time.date > published
    return replace(account, certainty="planned") if ahead else account


def _is_refusal(document: Document, claim: Claim, account: Account) -> bool:
    """Tell whether somebody will not do what would be a cooperative act: "the rebels *will not release* the hostages"."""
    if not account.negated or claim.event_type not in ontology.REFUSED_MODES or not claim.actors:
        return False
    return any(document.tokens[word].lemma in _WILL for word in dependents(document, claim.anchor, "aux"))


def _announced(claim: Claim, account: Account) -> tuple[str, tuple[str, ...], str]:
    """Return type, mode and certainty where a plan changes them: future cooperation is AGREE, announced force a threat."""
    future = ontology.FUTURE_TYPES.get(claim.event_type)
    if account.certainty != "planned" or future is None or account.negated:
        return claim.event_type, claim.mode, account.certainty
    return future, ("violence",) if future == "THREATEN" else (), "planned"


def _cameo(claim: Claim, event_type: str, mode: tuple[str, ...], about: tuple[str, ...], crosswalk: Crosswalk) -> str | None:
    """Return the CAMEO code: the rule's, else that of speaking of an act of some code, else the one of type, mode and contexts."""
    announced = event_type != claim.event_type
    if claim.cameo and not announced:
        return claim.cameo
    own = Act(event_type=claim.event_type, mode=claim.mode, cameo=claim.cameo)
    act = own if announced and claim.speaks_of is None else claim.speaks_of
    spoken = crosswalk.speaking_of(event_type, act.cameo or crosswalk.cameo(act.event_type, act.mode, about)) if act else None
    return spoken or crosswalk.cameo(event_type, mode, about)


def _spoken(roles: tuple[Role, ...], field: str) -> tuple[Evidence, ...]:
    """Return the evidence of roles that have words."""
    return tuple(
        Evidence(field=field, start=role.start, end=role.end, rule="argument")
        for role in roles
        if role.start is not None and role.end is not None
    )


def _id(document: str, start: int, end: int, ordinal: int) -> str:
    """Return an event's id: of document and trigger alone, so that it survives a change of any decision."""
    return blake2b(f"{document}\0{start}\0{end}\0{ordinal}".encode(), digest_size=8).hexdigest()
