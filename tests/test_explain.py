"""How a reading is shown: each sentence with its words, and the rule behind every field."""

import io
import re
from types import SimpleNamespace

import pytest
from conftest import Read
from made_reports import event, report, role, words
from rich.console import Console

from whimbrel.errors import WhimbrelError
from whimbrel.records import (
    Argument,
    Claim,
    Claims,
    Commitment,
    Document,
    Entity,
    Evidence,
    Mention,
    Mentions,
    Passed,
    Place,
    Quantity,
    Saying,
    SourceSpan,
    Span,
    TimeSpan,
)
from whimbrel.views.explain import explain

TEXT = "Veldania did not attack Mirov on Monday, officials said. Guitars are sold there."


def token(document: Document, form: str) -> int:
    return next(each.index for each in document.tokens if each.form == form)


def reading(document: Document, mentions: Mentions, claims: Claims, *events: object) -> SimpleNamespace:
    """Return what `explain` takes: the fields of a pipeline's Reading."""
    spans = tuple(Span(start=sentence.start, end=sentence.end) for sentence in document.sentences)
    coded = report(document.text, *events, sentences=spans, title="Quiet in Mirov")
    return SimpleNamespace(document=document, mentions=mentions, claims=claims, coded=coded)


def printed(shown: SimpleNamespace, *, width: int = 140, sentence: int | None = None, colour: bool = False) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width, highlight=False, force_terminal=colour, color_system="truecolor" if colour else None)
    for part in explain(shown, sentence=sentence):
        console.print(part)
    return stream.getvalue()


@pytest.fixture
def denied_attack(read: Read) -> SimpleNamespace:
    """Return a reading, made by hand, of one event that did not happen and one thing that is none."""
    document = read(TEXT)
    attack, said, not_, sold = (token(document, form) for form in ("attack", "said", "not", "sold"))
    place_, day = words(TEXT, "Mirov"), words(TEXT, "Monday")
    officials = words(TEXT, "officials")
    mentions = Mentions(
        entities=(Entity(id="e1", name="Veldania", kind="nation", code="VEL", sector="GOV", other_sectors=("MIL",)),),
        mentions=(Mention(start=0, end=8, entity="e1", form="name"),
                  Mention(start=officials.start, end=officials.end, entity=None, form="nominal")),
        places=(Place(start=place_.start, end=place_.end, extracted_place="Mirov", resolved_place="Mirov",
                      country_code="VEL", resolution=4, radius_km=15),),
        times=(TimeSpan(start=day.start, end=day.end, date=None, enddate=None, granularity="day"),),
        quantities=(Quantity(start=0, end=8, low=3, high=9, approximate=False, of="dead", relation="total"),),
    )  # fmt: skip
    negation = Evidence(field="negated", start=document.tokens[not_].start, end=document.tokens[not_].end, rule="negation/not")
    trigger, said_word = words(TEXT, "attack"), words(TEXT, "said")
    saying = Saying(
        source=SourceSpan(start=officials.start, end=officials.end, entity=None),
        cue=Span(start=said_word.start, end=said_word.end), cue_token=said,
        contents=(Span(start=0, end=39),), quoted="indirect", stance="asserted", rule="saying/say",
    )  # fmt: skip
    claim = Claim(
        sentence=0, trigger=attack, anchor=attack, start=trigger.start, end=trigger.end, rule="assault/attack",
        event_type="ASSAULT", quad_code=4, mode=(),
        cameo="190", actors=(Argument(head=0, start=0, end=8),), reciprocal=False,
        recipients=(Argument(head=4, start=place_.start, end=place_.end),),
    )  # fmt: skip
    commitment = Commitment(token=attack, certainty="asserted", negated=True, evidence=(negation,))
    passed = Passed(token=sold, rule="aid/sell", reason="nobody who sells is named")
    claims = Claims(sayings=(saying,), commitments=(commitment,), claims=(claim,), passed=(passed,))
    evidence = (Evidence(field="event_type", start=trigger.start, end=trigger.end, rule="assault/attack"), negation)
    coded = event(TEXT, trigger, "ASSAULT", actor=(role(TEXT, "Veldania", "VEL", "GOV", "Veldania"),), negated=True, evidence=evidence)
    return reading(document, mentions, claims, coded)


def row(text: str, *parts: str) -> bool:
    """Tell whether one line holds all parts, one after another."""
    return re.search(".*".join(map(re.escape, parts)), text) is not None


def test_each_word_stands_in_a_row_with_its_relation(denied_attack: SimpleNamespace) -> None:
    text = printed(denied_attack)
    assert row(text, "4", "attack", "VERB", "VB", "ROOT") or row(text, "4", "attack", "VERB", "VB", "ccomp", "said")
    assert row(text, "1", "Veldania", "veldania", "PROPN", "nsubj", "attack (4)")


def test_names_are_shown_with_their_codes(denied_attack: SimpleNamespace) -> None:
    text = printed(denied_attack)
    assert row(text, "“Veldania”", "name", "e1", "Veldania", "VEL/GOV/MIL")
    assert row(text, "“officials”", "nominal", "nobody known")


def test_places_times_and_amounts_are_shown_as_read(denied_attack: SimpleNamespace) -> None:
    text = printed(denied_attack)
    assert row(text, "“Mirov”", "place", "Mirov, VEL · city · within 15 km")
    assert row(text, "“Monday”", "time", "no date · day")
    assert row(text, "“Veldania”", "amount", "3 to 9 · dead · total")


def test_who_says_so_is_shown_with_cue_stance_and_rule(denied_attack: SimpleNamespace) -> None:
    assert row(
        printed(denied_attack), "“officials”", "“said”", "asserted", "“Veldania did not attack Mirov on Monday”", "indirect", "saying/say"
    )


def test_a_negation_is_shown_with_its_cue_and_rule(denied_attack: SimpleNamespace) -> None:
    assert row(printed(denied_attack), "“attack”", "asserted, negated", "negated “not” negation/not")


def test_every_field_of_an_event_is_shown_with_its_words_and_rule(denied_attack: SimpleNamespace) -> None:
    text = printed(denied_attack)
    assert "claim · ASSAULT" in text and "event · ASSAULT · negated" in text
    assert row(text, "event_type", "ASSAULT", "“attack”", "assault/attack")
    assert row(text, "negated", "true", "“not”", "negation/not")
    assert row(text, "actor", "Veldania VEL/GOV", "“Veldania”")


def test_what_was_not_coded_is_shown_with_the_reason(denied_attack: SimpleNamespace) -> None:
    assert row(printed(denied_attack), "“sold”", "nobody who sells is named", "aid/sell")


def test_a_claim_of_which_no_event_was_made_says_so(denied_attack: SimpleNamespace) -> None:
    alone = reading(denied_attack.document, denied_attack.mentions, denied_attack.claims)
    assert "no event was made of this claim" in printed(alone)


def test_an_event_without_a_claim_of_its_own_is_shown(denied_attack: SimpleNamespace) -> None:
    split = event(TEXT, words(TEXT, "did not attack"), "REJECT")
    both = reading(denied_attack.document, denied_attack.mentions, denied_attack.claims, *denied_attack.coded.events, split)
    assert "event · REJECT · asserted" in printed(both)


def test_one_sentence_can_be_chosen(denied_attack: SimpleNamespace) -> None:
    text = printed(denied_attack, sentence=2)
    assert "sentence 2 of 2" in text and "“sold”" in text
    assert "sentence 1 of 2" not in text and "“attack”" not in text


@pytest.mark.parametrize("number", [0, 3])
def test_a_sentence_that_is_not_there_is_an_error(denied_attack: SimpleNamespace, number: int) -> None:
    with pytest.raises(WhimbrelError, match=f"there is no sentence {number}: report made has 2"):
        printed(denied_attack, sentence=number)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(denied_attack: SimpleNamespace, width: int) -> None:
    text = printed(denied_attack, width=width)
    assert max(map(len, text.splitlines())) <= width
    squeezed = "".join(text.split())
    assert "negation/not" in squeezed or width == 40


def test_a_pipe_gets_no_colours(denied_attack: SimpleNamespace) -> None:
    assert "\x1b" not in printed(denied_attack)
    assert "\x1b" in printed(denied_attack, colour=True)


@pytest.mark.parametrize(
    "text", ["[bold]Rebels[/bold] [/] attacked :smile: Mirov.", "\x1b[31mRebels\x07 attacked\0 Mirov\u202e.", "[/red] 🎉 قصفت", "\n\n", ""]
)
def test_signs_in_a_report_cannot_command_the_terminal(read: Read, text: str) -> None:
    shown = printed(reading(read(text), Mentions(), Claims()))
    assert not set(shown) & set("\x1b\x07\0\u202e")
    for piece in ("[bold]Rebels[/bold]", ":smile:", "[/red]"):
        assert (piece in shown) == (piece in text)
