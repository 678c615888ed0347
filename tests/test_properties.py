"""What holds for every text: nothing crashes, offsets are true, order and neighbours do not matter, what is written is read back.

`just fuzz` runs it with more texts, other ones each time.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from whimbrel import code_reports
from whimbrel.ontology import CERTAINTIES, EVENT_TYPES, FORMS, GRANULARITIES, SECTORS, STATUSES, modes_of
from whimbrel.records import CodedReport, Event, Report
from whimbrel.wire import decode, encode

# Pieces of news, and what breaks careless programs.
WHO = [
    "Kenya's army",
    "the rebels",
    "Iran",
    "President Ana Maria López",
    "U.N. officials",
    "RUSSIAN TROOPS",
    "He",
    "the two",
    "Gunmen",
    "$5 million",
]
DID = [
    "denied that",
    "attacked",
    "met",
    "will not meet",
    "said",
    "was accused by",
    "held talks with",
    "threatened to bomb",
    "released",
    "fled",
    "\n",
]
REST = [
    "on Sunday", "near Goma, DR Congo", "more than 1,000 people", "30 to 40 March 9999", "last week", "“in a quotation", '"to the end."',
    "according to state radio", "if it rains", "in the 1990s", "nearly half a million", "Feb. 30", "(((((", "]]]>", "\x00", "شمال غزة",
    "🕊👩‍👩‍👧", "ﬁ İ ß", "\u202e", "'", "--", "\r\n\r\n", ",", ";", ", who had left,", "and", "of the", "http://x.y/z?q=1", "$", "0", "½",
    "AND THE ARMY SAID IT WOULD NOT WITHDRAW FROM THE CITY",
]  # fmt: skip
NEWS = st.lists(st.sampled_from(WHO + DID + REST), min_size=1, max_size=14).map(" ".join)
SENTENCE = st.tuples(*map(st.sampled_from, (WHO, DID, WHO, REST, REST))).map(" ".join)
TEXT = st.one_of(SENTENCE, SENTENCE.map(lambda one: f"{one}. {one}."), SENTENCE.map(str.upper), NEWS, st.text(max_size=60))
DAY = st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31)))
BATCH = st.lists(st.tuples(TEXT, DAY), min_size=1, max_size=6).map(
    lambda pairs: [Report(id=str(number), text=text, date=day, language="en") for number, (text, day) in enumerate(pairs)]
)


@given(BATCH)
def test_every_text_is_coded_with_true_offsets_and_legal_values(reports: list[Report]) -> None:
    coded = list(code_reports(reports))
    assert [(one.id, one.text) for one in coded] == [(report.id, report.text) for report in reports]
    for one in coded:
        for record in records_in(one):
            check_span(record, one.text)
        for event in one.events:
            check_event(event, one)
        check_values(one)
        assert decode(encode(one)) == one


@given(BATCH.flatmap(lambda reports: st.tuples(st.just(reports), st.permutations(reports), st.integers(0, len(reports)))))
def test_any_order_and_any_partition_give_the_same_bytes(drawn: tuple[list[Report], list[Report], int]) -> None:
    reports, shuffled, cut = drawn
    together = {one.id: encode(one) for one in code_reports(reports)}
    apart = {one.id: encode(one) for part in (shuffled[:cut], shuffled[cut:]) for one in code_reports(part)}
    assert together == apart


def records_in(value: Any) -> Iterator[Any]:
    """Yield every record in a record."""
    if isinstance(value, tuple):
        for part in value:
            yield from records_in(part)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            yield from records_in(getattr(value, field.name))


def check_span(record: Any, text: str) -> None:
    """Check that a record's offsets lie in the text, and that words that it repeats stand there."""
    if not hasattr(record, "start"):
        return
    start, end = record.start, record.end
    assert (start is None) == (end is None), record
    if start is None:
        return
    assert 0 <= start < end <= len(text), record
    for name in ("text", "entity_text", "extracted_place"):
        assert getattr(record, name, None) in (None, text[start:end]), record


def check_event(event: Event, coded: CodedReport) -> None:
    """Check that an event stands in its sentence and holds what an event can hold."""
    sentence = coded.sentences[event.sentence]
    assert event.document == coded.id and sentence.start <= event.event_text.start < event.event_text.end <= sentence.end
    assert event.event_type in EVENT_TYPES and set(event.mode) <= modes_of(event.event_type)
    assert event.certainty in CERTAINTIES and event.status in STATUSES and event.actor
    assert (event.date is None) == (event.date_basis is None)
    assert {role.sector for role in (*event.actor, *event.recipient)} <= SECTORS | {None}


def check_values(coded: CodedReport) -> None:
    """Check ids, intervals and bounds."""
    ids = [event.id for event in coded.events]
    assert len(ids) == len(set(ids)) and {event.story for event in coded.events} <= set(ids)
    assert {mention.entity for mention in coded.mentions} <= {entity.id for entity in coded.entities} | {None}
    assert {mention.form for mention in coded.mentions} <= set(FORMS)
    assert {time.granularity for time in coded.times} <= {*GRANULARITIES, None}
    for interval in (*coded.times, *coded.events):
        assert (interval.date is None) == (interval.enddate is None)
        assert interval.date is None or interval.enddate is None or interval.date <= interval.enddate
    for amount in coded.quantities:
        assert amount.low is None or amount.high is None or amount.low <= amount.high
