"""Who says so: chains and stances."""

from collections.abc import Callable

from made_claims import entity, mention, saying

from whimbrel.events.roles import cast_of
from whimbrel.events.said import chain, stances
from whimbrel.records import Document, Mentions

Read = Callable[..., Document]
NOBODY = Mentions()


def test_chain_is_outermost_first_with_sources_and_cues(read: Read) -> None:
    document = read("The agency said that the mayor had reported that rebels attacked.")
    sayings = (
        saying(document, "The agency", "said", "that the mayor had reported that rebels attacked"),
        saying(document, "the mayor", "reported", "that rebels attacked"),
    )
    links = chain(document, sayings, cast_of(document, NOBODY))
    assert [(document.text[link.source.start : link.source.end], link.cue.text) for link in links if link.source] == [
        ("The agency", "said"),
        ("the mayor", "reported"),
    ]


def test_source_has_the_code_of_its_entity(read: Read) -> None:
    document = read("The army said that rebels attacked.")
    known = Mentions(entities=(entity("e1", "KEN", "MIL", name="Kenya Army"),), mentions=(mention(document, "The army", "e1"),))
    (link,) = chain(document, (saying(document, "The army", "said", "that rebels attacked", entity="e1"),), cast_of(document, known))
    assert link.source is not None
    assert (link.source.entity, link.source.name, link.source.code, link.source.sector) == ("e1", "Kenya Army", "KEN", "MIL")


def test_source_that_speaks_twice_is_one_link(read: Read) -> None:
    document = read("The army said that rebels attacked, the army added.")
    known = cast_of(document, Mentions(entities=(entity("e1", "KEN", "MIL"),)))
    said = saying(document, "The army", "said", "that rebels attacked", entity="e1")
    added = saying(document, "the army", "added", "that rebels attacked", entity="e1")
    assert len(chain(document, (said, added), known)) == 1


def test_unnamed_source_is_a_link_without_one(read: Read) -> None:
    document = read("Rebels reportedly attacked.")
    (link,) = chain(document, (saying(document, None, "reportedly", "Rebels reportedly attacked"),), cast_of(document, NOBODY))
    assert (link.source, link.cue.text) == (None, "reportedly")


def test_undisputed_event_has_no_stances(read: Read) -> None:
    document = read("The army said that rebels attacked.")
    assert stances(document, (saying(document, "The army", "said", "that rebels attacked"),), (), cast_of(document, NOBODY)) == ()


def test_denier_alone_takes_a_stance_where_nobody_asserts(read: Read) -> None:
    document = read("The army denied that it attacked.")
    (stance,) = stances(document, (), (saying(document, "The army", "denied", "that it attacked", "denied"),), cast_of(document, NOBODY))
    assert stance.source is not None
    assert (document.text[stance.source.start : stance.source.end], stance.stance) == ("The army", "denied")


def test_who_merely_reports_the_denial_takes_no_stance(read: Read) -> None:
    document = read("The agency said that the army denied that it attacked.")
    told = saying(document, "The agency", "said", "that the army denied that it attacked")
    denial = saying(document, "the army", "denied", "that it attacked", "denied")
    (stance,) = stances(document, (told,), (denial,), cast_of(document, NOBODY))
    assert stance.stance == "denied"


def test_both_sides_of_a_dispute_take_a_stance(read: Read) -> None:
    document = read("The mayor said the army attacked, which the army denied.")
    told = saying(document, "The mayor", "said", "the army attacked")
    denial = saying(document, "the army", "denied", "the army attacked", "denied")
    assert [stance.stance for stance in stances(document, (told,), (denial,), cast_of(document, NOBODY))] == ["asserted", "denied"]


def test_two_parties_that_deny_are_two_claims(read: Read) -> None:
    document = read("The army denied that it attacked and the mayor rejected that it attacked.")
    denials = (
        saying(document, "The army", "denied", "that it attacked", "denied"),
        saying(document, "the mayor", "rejected", "that it attacked", "denied"),
    )
    assert [stance.stance for stance in stances(document, (), denials, cast_of(document, NOBODY))] == ["denied", "denied"]


def test_who_cannot_confirm_is_unconfirmed(read: Read) -> None:
    document = read("Police could not confirm that rebels attacked.")
    doubt = saying(document, "Police", "confirm", "that rebels attacked", "unconfirmed")
    assert [stance.stance for stance in stances(document, (), (doubt,), cast_of(document, NOBODY))] == ["unconfirmed"]
