"""Events: claims with everything decided together."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from made_claims import claim, entity, mention, saying, time, token

from whimbrel.events.resolve import resolve_events
from whimbrel.knowledge.load import load_knowledge
from whimbrel.records import Claim, Claims, Commitment, Document, Event, Evidence, Mention, Mentions, Saying, Voices

Read = Callable[..., Document]


def resolved(
    document: Document,
    *claims: Claim,
    mentions: Mentions | None = None,
    commitments: tuple[Commitment, ...] = (),
    told: tuple[Saying, ...] = (),
    denied: tuple[Saying, ...] = (),
) -> tuple[Event, ...]:
    made = Claims(claims=claims, commitments=commitments)
    triggers = [one.trigger for one in claims]
    mentions = mentions or norwegians(document, *claims)
    voices = Voices(told=dict.fromkeys(triggers, told), denied=dict.fromkeys(triggers, denied))
    return resolve_events(document, mentions, made, voices, load_knowledge())[0]


def norwegians(document: Document, *claims: Claim) -> Mentions:
    """Return mentions that make every actor of the claims somebody: an act of nobody known is no event."""
    actors = {actor.head: actor for one in claims for actor in one.actors}.values()
    mentions = tuple(Mention(start=actor.start, end=actor.end, entity="e1", form="name") for actor in actors)
    return Mentions(entities=(entity("e1", "NOR", "GOV"),), mentions=mentions)


def committed(document: Document, word: str, certainty: str = "asserted", *, negated: bool = False, background: bool = False) -> Commitment:
    return Commitment(token=token(document, word), certainty=certainty, negated=negated, background=background)


# Plans and threats


@pytest.mark.parametrize(
    ("event_type", "mode", "becomes", "modes"),
    [
        ("CONSULT", ("visit",), "AGREE", ()),
        ("AID", (), "AGREE", ()),
        ("COOPERATE", (), "AGREE", ()),
        ("SUPPORT", (), "AGREE", ()),
        ("RETREAT", ("withdraw",), "CONCEDE", ()),
        ("ASSAULT", ("aerial",), "THREATEN", ("violence",)),
        ("PROTEST", ("strike",), "PROTEST", ("strike",)),
        ("SANCTION", ("expel",), "SANCTION", ("expel",)),
        ("MOBILIZE", ("troops",), "MOBILIZE", ("troops",)),
    ],
)
def test_plan_of_cooperation_is_agreement_and_of_force_a_threat(
    read: Read, event_type: str, mode: tuple[str, ...], becomes: str, modes: tuple[str, ...]
) -> None:
    document = read("Norway will act.", "2024-03-14")
    one = claim(document, "act", event_type, *mode, actors="Norway")
    (event,) = resolved(document, one, commitments=(committed(document, "act", "planned"),))
    assert (event.event_type, event.mode, event.certainty) == (becomes, modes, "planned")


def test_code_of_a_rule_does_not_outlive_the_type(read: Read) -> None:
    document = read("Norway will act.", "2024-03-14")
    one = claim(document, "act", "AID", actors="Norway", cameo="0232")
    assert resolved(document, one)[0].cameo == "0232"
    assert resolved(document, one, commitments=(committed(document, "act", "planned"),))[0].cameo == "030"


def test_plan_that_is_off_keeps_its_type(read: Read) -> None:
    document = read("Norway will not act.", "2024-03-14")
    (event,) = resolved(document, claim(document, "act", "AID"), commitments=(committed(document, "act", "planned", negated=True),))
    assert (event.event_type, event.negated) == ("AID", True)


def test_words_that_make_a_refusal_are_evidence_of_its_type(read: Read) -> None:
    document = read("Norway will not act.", "2024-03-14")
    start = document.text.index("not")
    words = Evidence(field="negated", start=start, end=start + 3, rule="not")
    refused = replace(committed(document, "act", "planned", negated=True), evidence=(words,))
    (event,) = resolved(document, claim(document, "act", "RETREAT", "release", actors="Norway"), commitments=(refused,))
    assert (event.event_type, event.negated) == ("REJECT", False)
    assert [(one.field, one.start) for one in event.evidence if one.rule == "not"] == [("event_type", start)]


def test_conditional_act_is_not_turned(read: Read) -> None:
    document = read("If Russia acts, we leave.", "2024-03-14")
    (event,) = resolved(document, claim(document, "acts", "ASSAULT"), commitments=(committed(document, "acts", "conditional"),))
    assert (event.event_type, event.certainty, event.date) == ("ASSAULT", "conditional", None)


# Denials


def test_denied_event_keeps_its_source_and_stances(read: Read) -> None:
    document = read("The mayor said rebels attacked Goma, which the rebels denied.", "2024-03-14")
    told = saying(document, "The mayor", "said", "rebels attacked Goma")
    denial = saying(document, "the rebels", "denied", "rebels attacked Goma", "denied")
    (event,) = resolved(
        document, claim(document, "attacked", "ASSAULT"), commitments=(committed(document, "attacked", "denied", negated=True),),
        told=(told,), denied=(denial,),
    )  # fmt: skip
    assert (event.certainty, event.negated) == ("denied", False)
    assert [link.cue.text for link in event.attribution] == ["said"]
    assert [stance.stance for stance in event.claims] == ["asserted", "denied"]
    assert [one.rule for one in event.evidence if one.field == "certainty"] == ["test/denied"]


def test_denied_event_without_an_accuser_has_the_denier_alone(read: Read) -> None:
    document = read("The army denied that it attacked Goma.", "2024-03-14")
    denial = saying(document, "The army", "denied", "that it attacked Goma", "denied")
    (event,) = resolved(document, claim(document, "attacked", "ASSAULT"), denied=(denial,))
    assert (event.certainty, event.attribution, len(event.claims)) == ("denied", (), 1)


def test_unconfirmed_event_is_not_denied(read: Read) -> None:
    document = read("Police could not confirm that rebels attacked Goma.", "2024-03-14")
    doubt = saying(document, "Police", "confirm", "that rebels attacked Goma", "unconfirmed")
    (event,) = resolved(document, claim(document, "attacked", "ASSAULT"), denied=(doubt,))
    assert event.certainty != "denied"
    assert [stance.stance for stance in event.claims] == ["unconfirmed"]


def test_speech_act_is_not_attributed_to_its_own_words(read: Read) -> None:
    document = read("France urged Russia to leave.", "2024-03-14")
    own = saying(document, "France", "urged", "Russia to leave")
    (event,) = resolved(document, claim(document, "urged", "REQUEST"), told=(own,))
    assert event.attribution == ()


# What the text commits to


def test_commitment_of_the_light_verb_counts_before_that_of_the_noun(read: Read) -> None:
    document = read("Peru may hold talks.", "2024-03-14")
    one = claim(document, "talks", "CONSULT", anchor=token(document, "hold"))
    marks = (committed(document, "talks"), committed(document, "hold", "possible"))
    assert resolved(document, one, commitments=marks)[0].certainty == "possible"


def test_background_event_says_so_and_has_no_date_of_publication(read: Read) -> None:
    document = read("Rebels attacked Goma.", "2024-03-14")
    (event,) = resolved(document, claim(document, "attacked", "ASSAULT"), commitments=(committed(document, "attacked", background=True),))
    assert (event.status, event.date, event.date_basis) == ("background", None, None)


def test_rule_can_fix_the_certainty(read: Read) -> None:
    document = read("Norway is due to act.", "2024-03-14")
    (event,) = resolved(document, claim(document, "act", "CONSULT", certainty="planned"))
    assert (event.event_type, event.certainty) == ("AGREE", "planned")


# Parties


def test_act_without_an_agent_has_one_unknown_implicit_actor(read: Read) -> None:
    document = read("The convoy was attacked.", "2024-03-14")
    (event,) = resolved(document, claim(document, "attacked", "ASSAULT", recipients="The convoy"))
    assert [(role.sector, role.code, role.implicit, role.start) for role in event.actor] == [("UNK", None, True, None)]


def test_nobody_acts_on_himself(read: Read) -> None:
    document = read("The army said it attacked.", "2024-03-14")
    known = Mentions(
        entities=(entity("e1", "KEN", "MIL"),), mentions=(mention(document, "The army", "e1"), mention(document, "it", "e1", "pronoun"))
    )
    (event,) = resolved(document, claim(document, "attacked", "ASSAULT", actors="it", recipients="The army"), mentions=known)
    assert (len(event.actor), event.recipient) == (1, ())


# Ids and evidence


def test_ids_are_stable_and_do_not_hang_on_decisions(read: Read) -> None:
    document = read("Norway will act.", "2024-03-14")
    one = claim(document, "act", "AID", actors="Norway")
    plain, planned = resolved(document, one)[0], resolved(document, one, commitments=(committed(document, "act", "planned"),))[0]
    assert plain.id == planned.id
    assert plain.event_type != planned.event_type


def test_two_claims_on_one_trigger_have_different_ids(read: Read) -> None:
    document = read("Russia and Ukraine accused each other.", "2024-03-14")
    one = claim(document, "accused", "ACCUSE", "allege", actors="Russia", recipients="Ukraine")
    other = claim(document, "accused", "ACCUSE", "allege", actors="Ukraine", recipients="Russia")
    ids = [event.id for event in resolved(document, one, other)]
    assert len(set(ids)) == 2
    assert ids == [event.id for event in resolved(document, one, other)]


def test_id_hangs_on_the_report(read: Read) -> None:
    document = read("Norway acted.", "2024-03-14")
    elsewhere = replace(document, report=replace(document.report, id="other"))
    assert resolved(document, claim(document, "acted", "AID"))[0].id != resolved(elsewhere, claim(elsewhere, "acted", "AID"))[0].id


def test_evidence_names_the_words_of_every_field(read: Read) -> None:
    document = read("Rebels attacked a convoy on Tuesday.", "2024-03-14")
    one = claim(document, "attacked", "ASSAULT", actors="Rebels", recipients="a convoy")
    known = replace(norwegians(document, one), times=(time(document, "Tuesday", "2024-03-12"),))
    (event,) = resolved(document, one, mentions=known)
    words = {one.field: document.text[one.start : one.end] for one in event.evidence}
    assert words == {"actor": "Rebels", "recipient": "a convoy", "date": "Tuesday"}
    assert (event.date, event.date_basis) == (date(2024, 3, 12), "explicit")


def test_trigger_score_and_quad_code_follow_type_and_mode(read: Read) -> None:
    document = read("Rebels attacked a convoy.", "2024-03-14")
    (event,) = resolved(document, claim(document, "attacked", "ASSAULT", "primitive"))
    assert (event.event_text.text, event.quad_code, event.event_scale) == ("attacked", 4, -8.0)


# Nobody known


def test_act_of_actors_whom_nobody_knows_is_no_event(read: Read) -> None:
    document = read("The Sharks attacked a bus.", "2024-03-14")
    assert resolved(document, claim(document, "attacked", "ASSAULT", actors="The Sharks"), mentions=Mentions()) == ()


@pytest.mark.parametrize("text", ["They attacked a bus.", "It attacked a bus."])
def test_pronoun_may_stand_for_anybody(read: Read, text: str) -> None:
    document = read(text, "2024-03-14")
    (event,) = resolved(document, claim(document, "attacked", "ASSAULT", actors=text.split()[0]), mentions=Mentions())
    assert event.actor[0].code is None


def test_act_without_an_actor_stays(read: Read) -> None:
    document = read("A depot was attacked.", "2024-03-14")
    (event,) = resolved(document, claim(document, "attacked", "ASSAULT", recipients="A depot"), mentions=Mentions())
    assert event.actor[0].sector == "UNK"


# Private people


@pytest.mark.parametrize("sector", ["CVL", "REF", "EDU", "JRN"])
def test_journey_of_private_people_is_no_visit(read: Read, sector: str) -> None:
    document = read("Brigitte travelled to Mali.", "2024-03-14")
    one = claim(document, "travelled", "CONSULT", "visit", actors="Brigitte", recipients="Mali")
    known = Mentions(entities=(entity("e1", "FRA", sector),), mentions=(mention(document, "Brigitte", "e1"),))
    assert resolved(document, one, mentions=known) == ()


def test_private_people_who_meet_an_official_are_news(read: Read) -> None:
    document = read("Students met the president.", "2024-03-14")
    one = claim(document, "met", "CONSULT", actors="Students;the president")
    people = (mention(document, "Students", "e1"), mention(document, "the president", "e2"))
    known = Mentions(entities=(entity("e1", "FRA", "EDU"), entity("e2", "FRA", "GOV")), mentions=people)
    assert len(resolved(document, one, mentions=known)) == 1
