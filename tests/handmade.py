"""Coded reports built by hand, for tests of what is done with them."""

from dataclasses import replace
from datetime import date

from whimbrel.records import CodedReport, Coder, Event, EventPlace, Evidence, Link, Quantity, Role, Size, Source, Span, Stance, Words

CODER = Coder(version="0.1.0", model="test 1", knowledge="2026-11-22")
TEXT = "The army denied on Sunday that its drones had killed more than 10 people in Haifa. Nobody fired."
ARMY = Source(entity="e1", name="Israel Defense Forces", code="ISR", sector="MIL", start=0, end=8)
AGENCY = Source(entity=None, name="Agency", code="ISR", sector="JRN", start=None, end=None)
DENIED = Words(start=9, end=15, text="denied")
PLACE = EventPlace(
    start=76, end=81, extracted_place="Haifa", resolved_place="Haifa", geonameid=294801, lat=32.81841, lon=34.9885, city="Haifa",
    district=None, province="Haifa", country_code="ISR", feature_code="PPLA", resolution=4, radius_km=15, basis="explicit",
)  # fmt: skip
EVENT = Event(
    id="v1", document="one", sentence=0, event_type="ASSAULT", mode=("drone", "aerial"), context=("military",),
    event_text=Words(start=46, end=52, text="killed"),
    actor=(
        Role(code="ISR", sector="MIL", name="Israel Defense Forces", entity="e1", entity_text="its drones", start=31, end=41),
        Role(code=None, sector="UNK", implicit=True),
    ),
    recipient=(Role(code="ISR", sector="CVL", entity="e2", entity_text="people; all", start=66, end=72),),
    date=date(2023, 12, 10), enddate=date(2023, 12, 11), date_basis="explicit", event_loc=PLACE,
    size=Size(dead=Quantity(start=53, end=72, low=11, high=None, approximate=False, of="dead", relation="total")),
    certainty="denied", negated=False, status="new",
    attribution=(
        Link(source=AGENCY, cue=DENIED),
        Link(source=ARMY, cue=DENIED),
    ),
    claims=(Stance(source=ARMY, stance="denied", cue=DENIED, size=None),),
    quad_code=4, event_scale=-9.5, cameo="195", story="s1", confidence=0.5,
    evidence=(Evidence(field="certainty", start=9, end=15, rule="deny/deny"),),
)  # fmt: skip
NEGATED = replace(
    EVENT, id="v2", sentence=1, event_text=Words(start=90, end=95, text="fired"), certainty="asserted", negated=True,
    recipient=(), attribution=(), claims=(), event_loc=None, size=Size(), date=None, enddate=None, date_basis=None,
    mode=(), context=(), event_scale=None, cameo=None,
    story=None, confidence=None, status="background", evidence=(), actor=(Role(code=None, sector="UNK", implicit=True),),
)  # fmt: skip
REPORT = CodedReport(
    id="one", date=date(2023, 12, 11), title='A "title", with\na line', url=None, publication="Gazette", language="en",
    coder=CODER, text=TEXT,
    sentences=(Span(start=0, end=82), Span(start=83, end=96)), events=(EVENT, NEGATED),
)  # fmt: skip
FRENCH = CodedReport(id="two", date=None, title=None, url=None, publication=None, language="fr", coder=CODER, text="Les rebelles.\x00 🕊")
