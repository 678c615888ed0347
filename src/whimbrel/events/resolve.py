"""Claims with everything resolved: who, what, where, when, how many, about what, who says so, how sure."""

from dataclasses import dataclass, replace
from hashlib import blake2b

from whimbrel import ontology
from whimbrel.events.about import contexts
from whimbrel.events.how_many import sizes
from whimbrel.events.roles import UNKNOWN, Cast, cast_of, is_private, nobody_known, roles_of
from whimbrel.events.said import chain, stances
from whimbrel.events.story import with_stories
from whimbrel.events.when import when
from whimbrel.events.where import where
from whimbrel.knowledge.load import Knowledge
from whimbrel.records import Claim, Claims, Commitment, Document, Event, Evidence, Link, Mentions, Role, Size, Stance, Voices, Words

# Types whose recipient, where it is a place, is that place and not the government in it.
_AT_PLACES = frozenset({"ASSAULT", "MOBILIZE", "PROTEST", "COERCE"})
_SURE = Commitment(token=-1, certainty="asserted", negated=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who says so and how sure, of one claim."""

    certainty: str
    negated: bool
    status: str
    attribution: tuple[Link, ...]
    claims: tuple[Stance, ...]
    evidence: tuple[Evidence, ...]


def resolve_events(
    document: Document,
    mentions: Mentions,
    claims: Claims,
    voices: Voices,
    knowledge: Knowledge,
) -> tuple[Event, ...]:
    """Return a document's events in text order, without private people's meetings and the acts of nobody known."""
    cast = cast_of(document, mentions)
    commitments = {commitment.token: commitment for commitment in claims.commitments}
    measured = sizes(document, claims.claims, mentions.quantities)
    events = []
    ordinals: dict[tuple[int, int], int] = {}
    for position, claim in enumerate(claims.claims):
        account = _account(document, claim, commitments, voices, cast)
        ordinal = ordinals[claim.start, claim.end] = ordinals.get((claim.start, claim.end), -1) + 1
        event = _event(document, mentions, claim, account, measured.get(position, Size()), cast, knowledge, ordinal)
        private = is_private(claim.event_type, claim.mode, event.actor, event.recipient)
        if not private and not nobody_known(event.actor, event.recipient):
            events.append(event)
    return with_stories(tuple(events))


def _account(
    document: Document,
    claim: Claim,
    commitments: dict[int, Commitment],
    voices: Voices,
    cast: Cast,
) -> Account:
    """Return who says so and how sure."""
    commitment = commitments.get(claim.anchor) or commitments.get(claim.trigger) or _SURE
    own_words = {claim.trigger, claim.anchor}
    told = tuple(saying for saying in voices.told.get(claim.trigger, ()) if saying.cue_token not in own_words)
    disputed = tuple(saying for saying in voices.denied.get(claim.trigger, ()) if saying.cue_token not in own_words)
    answered = voices.answered.get(claim.trigger, ())
    if commitment.certainty == "denied" and not disputed and told:
        disputed = (replace(told[-1], stance="denied"),)  # "the group said that it had not attacked": its own word is the denial
        told = told[:-1]
    # A denial that points back, "Moscow denies it", makes denied what only others assert, not what the writer does.
    denied = any(saying.stance == "denied" for saying in disputed) or bool(answered and told)
    disputed = (*disputed, *answered)
    asserting = tuple(saying for saying in told if saying not in disputed)
    certainty = "denied" if denied else claim.certainty or commitment.certainty
    evidence = [Evidence(field="certainty", start=s.cue.start, end=s.cue.end, rule=s.rule) for s in disputed]
    evidence += [Evidence(field="attribution", start=s.cue.start, end=s.cue.end, rule=s.rule) for s in asserting]
    return Account(
        certainty=certainty,
        negated=commitment.negated and not denied,
        status="background" if commitment.background else "new",
        attribution=chain(document, asserting, cast),
        claims=stances(document, asserting, disputed, cast),
        evidence=(*commitment.evidence, *evidence),
    )


def _event(
    document: Document,
    mentions: Mentions,
    claim: Claim,
    account: Account,
    size: Size,
    cast: Cast,
    knowledge: Knowledge,
    ordinal: int,
) -> Event:
    """Return a claim as an event."""
    event_type, mode, certainty = _announced(claim, account)
    typed = replace(claim, event_type=event_type, mode=mode)
    actors = roles_of(claim.actors, cast)
    recipients = roles_of(claim.recipients, cast, governing=event_type not in _AT_PLACES)
    acting = {role.entity for role in actors if role.entity}
    recipients = tuple(role for role in recipients if role not in actors and role.entity not in acting)
    time = when(document, typed, mentions.times, status=account.status, certainty=certainty)
    place, place_evidence = where(document, typed, mentions.places)
    about = contexts(document, typed, (*actors, *recipients), knowledge.contexts)
    return Event(
        id=_id(document.report.id, claim.start, claim.end, ordinal), document=document.report.id, sentence=claim.sentence,
        event_type=event_type, mode=mode, context=about,
        event_text=Words(start=claim.start, end=claim.end, text=document.text[claim.start : claim.end]),
        actor=actors or (UNKNOWN,), recipient=recipients, date=time.date, enddate=time.enddate, date_basis=time.basis,
        event_loc=place, size=size, certainty=certainty, negated=account.negated, status=account.status,
        attribution=account.attribution, claims=account.claims, quad_code=ontology.QUAD_CODES[event_type],
        event_scale=ontology.event_scale(event_type, mode),
        cameo=claim.cameo if event_type == claim.event_type and claim.cameo else knowledge.crosswalk.cameo(event_type, mode, about),
        story=None, confidence=None,
        evidence=(*claim.evidence, *_spoken(actors, "actor"), *_spoken(recipients, "recipient"), *time.evidence, *place_evidence,
                  *account.evidence),
    )  # fmt: skip


def _announced(claim: Claim, account: Account) -> tuple[str, tuple[str, ...], str]:
    """Return type, mode and certainty where a plan changes them: future cooperation is AGREE, announced force a threat."""
    future = ontology.FUTURE_TYPES.get(claim.event_type)
    if account.certainty != "planned" or future is None or account.negated:
        return claim.event_type, claim.mode, account.certainty
    return future, ("violence",) if future == "THREATEN" else (), "planned"


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
