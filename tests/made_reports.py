"""Coded reports made by hand, for tests of what stores and shows them."""

import re
from dataclasses import replace
from datetime import date as Date  # noqa: N812

from whimbrel.ontology import PLOVER
from whimbrel.records import (
    CodedReport,
    Coder,
    Event,
    EventPlace,
    Evidence,
    Link,
    Quantity,
    Role,
    Size,
    Source,
    Span,
    Stance,
    Words,
)

TEXT = """The foreign minister of Veldania, Ana Orlo, met her Kestrian counterpart in Port Halm on Tuesday, the ministry said.

Kestrian troops shelled the border town of Mirov on Monday, killing at least nine people, hospital officials said. \
The Kestrian army denied that it had shelled Mirov and spoke of five dead in a gas explosion.

Kestria has not withdrawn its garrison from the island, although the two sides agreed a truce in 2019. \
Veldania will send aid to Mirov next week, and about 300 people protested outside the Kestrian embassy. \
الوزيرة قالت: لا سلام بلا عودة"""
CODER = Coder(version="0.1.0", model="en_core_web_sm 3.8.0", knowledge="2026-11-22")


def words(text: str, wanted: str, nth: int = 0) -> Words:
    """Return the nth place of some words in a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(wanted, start + 1)
    return Words(start=start, end=start + len(wanted), text=wanted)


def role(text: str, wanted: str, code: str | None, sector: str | None, name: str | None = None, nth: int = 0) -> Role:
    found = words(text, wanted, nth)
    return Role(code=code, sector=sector, name=name, entity_text=wanted, start=found.start, end=found.end)


def source(text: str, wanted: str, code: str, sector: str, name: str | None = None, nth: int = 0) -> Source:
    found = words(text, wanted, nth)
    return Source(entity=None, name=name, code=code, sector=sector, start=found.start, end=found.end)


def amount(text: str, wanted: str, low: float | None, high: float | None, of: str, approximate: bool = False) -> Quantity:
    found = words(text, wanted)
    return Quantity(start=found.start, end=found.end, low=low, high=high, approximate=approximate, of=of)


def place(text: str, wanted: str, country: str, basis: str = "explicit") -> EventPlace:
    found = words(text, wanted)
    return EventPlace(
        start=found.start, end=found.end, extracted_place=wanted, resolved_place=wanted, geonameid=7, lat=48.5, lon=23.25, city=wanted,
        district=None, province="Lower Halm", country_code=country, feature_code="PPL", resolution=4, radius_km=15, basis=basis,
    )  # fmt: skip


def event(text: str, trigger: Words, event_type: str, *modes: str, document: str = "made", number: int = 0, **fields: object) -> Event:
    """Return an event with little in it; `fields` say the rest."""
    evidence = (Evidence(field="event_type", start=trigger.start, end=trigger.end, rule=f"{event_type.lower()}/{trigger.text}"),)
    plain = Event(
        id=f"{document}-{number}", document=document, sentence=0, event_type=event_type, mode=modes, context=(), event_text=trigger,
        actor=(), recipient=(), date=None, enddate=None, date_basis=None, event_loc=None, size=Size(), certainty="asserted", negated=False,
        status="new", attribution=(), claims=(), quad_code=PLOVER[event_type].quad_code, event_scale=PLOVER[event_type].scale(modes),
        cameo=None, story=None, confidence=0.8, evidence=evidence,
    )  # fmt: skip
    return replace(plain, **fields)


def report(text: str, *events: Event, key: str = "made", **fields: object) -> CodedReport:
    """Return a coded report of one sentence; `fields` say the rest."""
    plain = CodedReport(
        id=key, date=Date(2024, 5, 15), title=None, url=None, publication=None, language="en", coder=CODER, text=text,
        sentences=(Span(start=0, end=len(text)),), events=events,
    )  # fmt: skip
    return replace(plain, **fields)


def full_report() -> CodedReport:
    """Return a report with events of every look: asserted, reported, disputed, negated, background, planned."""
    hospital = source(TEXT, "hospital officials", "VEL", "HLH", "Mirov Hospital")
    army = source(TEXT, "The Kestrian army", "KES", "MIL", "Kestrian Army")
    nine, five = amount(TEXT, "at least nine people", 9, None, "dead"), amount(TEXT, "five dead", 5, 5, "dead")
    events = (
        event(
            TEXT, words(TEXT, "met"), "CONSULT", "visit", number=1,
            actor=(role(TEXT, "The foreign minister of Veldania, Ana Orlo", "VEL", "GOV", "Ana Orlo"),),
            recipient=(role(TEXT, "her Kestrian counterpart", "KES", "GOV"),),
            date=Date(2024, 5, 14), enddate=Date(2024, 5, 14), date_basis="explicit", event_loc=place(TEXT, "Port Halm", "KES"),
            context=("diplomatic",), attribution=(Link(source=source(TEXT, "the ministry", "VEL", "GOV"), cue=words(TEXT, "said")),),
        ),
        event(
            TEXT, words(TEXT, "shelled"), "ASSAULT", "heavy-weapons", number=2, sentence=1,
            actor=(role(TEXT, "Kestrian troops", "KES", "MIL", "Kestrian Army"),),
            recipient=(role(TEXT, "the border town of Mirov", "VEL", "CVL"),),
            date=Date(2024, 5, 13), enddate=Date(2024, 5, 13), date_basis="explicit", event_loc=place(TEXT, "Mirov", "VEL"),
            size=Size(dead=nine), certainty="denied", cameo="194", context=("military",),
            attribution=(Link(source=hospital, cue=words(TEXT, "said", 1)),),
            claims=(
                Stance(source=hospital, stance="asserted", cue=words(TEXT, "said", 1), size=Size(dead=nine)),
                Stance(source=army, stance="denied", cue=words(TEXT, "denied"), size=Size(dead=five)),
            ),
        ),
        event(
            TEXT, words(TEXT, "denied"), "REJECT", number=3, sentence=2,
            actor=(role(TEXT, "The Kestrian army", "KES", "MIL", "Kestrian Army"),),
            date=Date(2024, 5, 15), enddate=Date(2024, 5, 15), date_basis="publication",
        ),
        event(
            TEXT, words(TEXT, "withdrawn"), "RETREAT", "withdraw", number=4, sentence=3, negated=True,
            actor=(role(TEXT, "Kestria", "KES", "GOV", "Kestria", 3),), recipient=(Role(code="VEL", sector="UNK", implicit=True),),
        ),
        event(
            TEXT, words(TEXT, "agreed"), "AGREE", number=5, sentence=3, status="background",
            actor=(role(TEXT, "the two sides", "VEL", "GOV", "Veldania"), role(TEXT, "the two sides", "KES", "GOV", "Kestria")),
            date=Date(2019, 1, 1), enddate=Date(2019, 12, 31), date_basis="explicit",
        ),
        event(
            TEXT, words(TEXT, "send aid"), "AGREE", number=6, sentence=4, certainty="planned",
            actor=(role(TEXT, "Veldania", "VEL", "GOV", "Veldania", 1),), recipient=(role(TEXT, "Mirov", "VEL", "CVL", nth=2),),
            date=Date(2024, 5, 20), enddate=Date(2024, 5, 26), date_basis="explicit",
        ),
        event(
            TEXT, words(TEXT, "protested"), "PROTEST", "demo", number=7, sentence=4,
            actor=(role(TEXT, "about 300 people", "VEL", "CVL"),), recipient=(role(TEXT, "the Kestrian embassy", "KES", "GOV"),),
            size=Size(participants=amount(TEXT, "about 300", 300, 300, "participants", approximate=True)),
        ),
    )  # fmt: skip
    sentences = tuple(Span(start=found.start(), end=found.end()) for found in re.finditer(r"[^\s.][^.]*\.?", TEXT))
    return report(TEXT, *events, sentences=sentences, title="Shelling of Mirov overshadows Port Halm talks", publication="The Halm Courier")
