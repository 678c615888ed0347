"""Who says so and how sure, of one claim: who tells it, who denies it, and what its own words commit to."""

from dataclasses import dataclass, replace

from whimbrel.events.roles import Cast
from whimbrel.events.said import chain, stances
from whimbrel.records import Claim, Commitment, Document, Evidence, Link, Role, Saying, Source, Stance, Voices

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


def account_of(
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
    if claim.event_type == "ACCUSE" and not any(_is_by_actor(saying, claim, cast) for saying in disputed):
        commitment = replace(commitment, certainty="asserted", negated=False) if disputed else commitment
        disputed = ()
    answered = voices.answered.get(claim.trigger, ())
    if commitment.certainty == "denied" and not disputed and told:
        disputed = (replace(told[-1], stance="denied"),)  # "the group said that it had not attacked": its own word is the denial
        told = told[:-1]
    # A denial that points back, "Moscow denies it", makes denied what only others assert, not what the writer does.
    denied = any(saying.stance == "denied" for saying in (*disputed, *(answered if told else ())))
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


def _is_by_actor(saying: Saying, claim: Claim, cast: Cast) -> bool:
    """Tell whether an actor of a claim speaks: a charge is withdrawn by who made it; others deny what it says, not that it was made."""
    actors = {mention.entity for argument in claim.actors for mention in cast.mentions.get(argument.head, ())}
    return saying.source is not None and saying.source.entity in actors


def of_own_act(account: Account, actors: tuple[Role, ...]) -> Account:
    """Return the account of what a party says that it did not do as a denial: "The army said its soldiers had not fired"."""
    if not account.negated or account.certainty != "asserted" or account.status == "background" or not account.attribution:
        return account
    link = account.attribution[-1]
    if link.source is None or not any(_speaks_for(link.source, role) for role in actors):
        return account
    denial = Stance(source=link.source, stance="denied", cue=link.cue, size=None)
    return replace(account, certainty="denied", negated=False, attribution=account.attribution[:-1], claims=(*account.claims, denial))


def _speaks_for(source: Source, role: Role) -> bool:
    """Tell whether a source is an actor, or of the same country and sector."""
    if source.entity is not None and source.entity == role.entity:
        return True
    return source.code is not None and (source.code, source.sector) == (role.code, role.sector) and role.sector not in (None, "CVL", "UNK")
