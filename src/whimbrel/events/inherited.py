"""What events that do not say where or when take from those told just before: one scene is told in several sentences."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from whimbrel.events.attach import governors
from whimbrel.events.where import is_physical, located
from whimbrel.knowledge.actor_records import Nation
from whimbrel.knowledge.whereabouts import load_whereabout_words
from whimbrel.records import Document, Event, EventPlace, Evidence, Place, Role, TimeSpan
from whimbrel.syntax import dependents, head_of

_NEAR = 2  # sentences in which a scene goes on
_WHILE = 3  # sentences in which a day goes on
_LONGEST_DAY = timedelta(days=2)  # of an interval that can be the day of a scene
_FOCUSED = 2  # places in the country that a report is about
_LEAD = 2  # sentences at the top of a report that may speak of the town in its dateline
_TOLD = frozenset({"asserted", "denied", "possible", "unknown"})
_OF_A_SCENE = (3, 4, 5, None)  # resolutions of what can be a scene; a country or province is none
_OF_SCENES = frozenset({"ASSAULT", "PROTEST"})  # types that go on where the last act was
_DEEDS = frozenset({"ASSAULT", "PROTEST", "COERCE", "RETREAT", "MOBILIZE", "CONSULT"})
_FORCE = frozenset({"ASSAULT", "PROTEST", "COERCE"})
_ABROAD = frozenset({"GOV", "MIL", "SPY", None})
_PREPOSITIONS = frozenset("in at near outside inside around of".split())


def with_scenes(
    events: tuple[Event, ...], document: Document, places: tuple[Place, ...], dateline: Place | None, nations: Mapping[str, Nation]
) -> tuple[Event, ...]:
    """Return events, those without a place of their own with that of the scene that they go on telling, as inherited.

    An attack, a protest or an arrest goes on where the last physical act before it was, if that was told two sentences ago at most; any
    physical act in "the airport", "the parliament" is in the town of the scene, at the top of a report in that of its dateline. Of force
    and protest between people of the one country that the report is about, that country is known, and no point (inferred).
    """
    told: list[Event] = []
    focus = _focus(places)
    towns = [place.start for place in places if place.resolution in (3, 4, 5) and place is not dateline]
    leaves = min(towns, default=len(document.text))  # where the report leaves the town that it is dated from
    for event in events:
        place = _scene(event, told, document, dateline, leaves) if _wants_place(event, document) else None
        place = place or (_country(event, focus, nations) if event.event_loc is None and _is_physical(event) else None)
        told.append(event if place is None else _placed(event, place))
    return tuple(told)


def _focus(places: tuple[Place, ...]) -> str | None:
    """Return the country in which most of a report's places lie, two at least; None where another has as many."""
    counts = Counter(place.country_code for place in places if place.country_code).most_common(2)
    if not counts or counts[0][1] < _FOCUSED or len(counts) == 2 and counts[0][1] == counts[1][1]:
        return None
    return counts[0][0]


def _country(event: Event, focus: str | None, nations: Mapping[str, Nation]) -> EventPlace | None:
    """Return a country as the place of force or protest whose parties, as far as they have codes, are all its own; a state's forces alone
    may be anywhere.
    """
    codes = {role.code for role in (*event.actor, *event.recipient) if role.code}
    if focus is None or codes != {focus} or focus not in nations or event.certainty == "conditional" or event.event_type not in _FORCE:
        return None
    if not any(role.code for role in event.recipient) and all(_may_be_abroad(role) for role in event.actor if role.code):
        return None
    return EventPlace(
        start=None, end=None, extracted_place=None, resolved_place=nations[focus].name, geonameid=None, lat=None, lon=None, city=None,
        district=None, province=None, country_code=focus, feature_code="PCLI", resolution=1, radius_km=None, basis="inferred",
    )  # fmt: skip


def _may_be_abroad(role: Role) -> bool:
    """Tell whether somebody may act outside his country: its government, forces and coast guard."""
    return role.sector in _ABROAD or "MIL" in role.other_sectors


def _placed(event: Event, place: EventPlace) -> Event:
    """Return an event with a place that other words than its own say."""
    if place.start is None or place.end is None:
        return replace(event, event_loc=place)
    evidence = Evidence(field="event_loc", start=place.start, end=place.end, rule="place/scene")
    return replace(event, event_loc=place, evidence=(*event.evidence, evidence))


def _wants_place(event: Event, document: Document) -> bool:
    """Tell whether an event is a physical act of the running news that names no place, known or not."""
    return (
        event.event_loc is None
        and event.status == "new"
        and event.certainty in _TOLD
        and not event.negated
        and _is_physical(event)
        and not _names_unknown(document, event)
    )


def _is_physical(event: Event) -> bool:
    return is_physical(event.event_type, event.mode, event.quad_code)


def _names_unknown(document: Document, event: Event) -> bool:
    """Tell whether a name stands after a preposition of place in the event's sentence: a village, perhaps, that nobody knows."""
    sentence = document.sentences[event.sentence]
    words = document.tokens[sentence.first : sentence.last]
    return any(word.upos == "PROPN" and before.lemma.lower() in _PREPOSITIONS for before, word in zip(words, words[1:], strict=False))


def _scene(event: Event, told: list[Event], document: Document, dateline: Place | None, leaves: int) -> EventPlace | None:
    """Return the place of the scene that an event goes on telling, None where nothing says that it does."""
    is_lead = event.sentence <= _LEAD
    is_there = is_lead or event.event_text.start < leaves
    at_facility = _is_at_facility(document, event, is_lead=is_lead)
    goes_on = at_facility or event.event_type in _OF_SCENES or "arrest" in event.mode
    for other in reversed(told):
        if not goes_on or event.sentence - other.sentence > _NEAR:
            break
        if other.event_loc is not None and other.status == "new" and _is_physical(other):
            place = other.event_loc
            return replace(place, basis="inherited") if place.resolution in _OF_A_SCENE and place.lat is not None else None
    if at_facility and dateline is not None and dateline.resolution == 4 and is_there:
        return located(dateline, "inherited")
    return None


def _is_at_facility(document: Document, event: Event, *, is_lead: bool) -> bool:
    """Tell whether an event's clause has something that every town has, without its name: "at *the airport*", in the lead "*a bank*"."""
    trigger = head_of(document, event.event_text.start, event.event_text.end)
    sentence = document.sentences[event.sentence]
    facilities = load_whereabout_words().facilities
    return any(
        word.lemma in facilities
        and word.deprel != "poss"
        and _is_plain(document, word.index, is_lead)
        and trigger in governors(document, word.index)
        for word in document.tokens[sentence.first : sentence.last]
    )


def _is_plain(document: Document, word: int, is_lead: bool) -> bool:
    """Tell whether a noun stands with "the" and without a name or an "of": that of the town; in the lead also with "a"."""
    below = [document.tokens[child] for child in document.children[word]]
    articles = {"the", "a", "an"} if is_lead else {"the"}
    named = any(child.upos == "PROPN" or child.lemma == "of" or child.deprel in ("poss", "relcl") for child in below)
    return any(child.form.lower() in articles for child in below) and not named and not dependents(document, word, "appos")


def with_days(events: tuple[Event, ...], document: Document, times: tuple[TimeSpan, ...]) -> tuple[Event, ...]:
    """Return events, those that only publication dates with the day of the scene that they go on telling, as inferred.

    An act told in the past tense falls on the day of the last dated act before it, a speaker's next words on the day of the last ones;
    either at most three sentences ago. What has happened by now ("has frozen"), headlines in the present and what stands beside
    a day to come ("called a strike for Thursday") keep publication's day.
    """
    told: list[Event] = []
    published = document.report.date
    ahead = {
        document.sentence_of[head]
        for time in times
        if published and time.date and time.date > published and (head := _head(document, time)) is not None
    }
    for event in events:
        source = _dated_before(event, told) if _wants_day(event, ahead) else None
        if source is not None and _is_told_in_the_past(document, event):
            told.append(replace(event, date=source.date, enddate=source.enddate, date_basis="inferred", evidence=_of_day(event, source)))
        else:
            told.append(event)
    return tuple(told)


def _head(document: Document, time: TimeSpan) -> int | None:
    return head_of(document, time.start, time.end)


def _wants_day(event: Event, ahead: set[int]) -> bool:
    return event.date_basis == "publication" and event.status == "new" and event.sentence not in ahead


def _of_day(event: Event, source: Event) -> tuple[Evidence, ...]:
    """Return an event's evidence with the words that date the event that lends its day."""
    return (*event.evidence, *(replace(one, rule="date/scene") for one in source.evidence if one.field == "date"))


def _dated_before(event: Event, told: list[Event]) -> Event | None:
    """Return the event whose day another one falls on, None where nothing says so."""
    for other in reversed(told):
        if event.sentence - other.sentence > _WHILE:
            return None
        if other.status != "new" or other.certainty not in _TOLD or not _is_same_kind(event, other):
            continue
        if other.date_basis == "publication" or other.date is None or other.enddate is None or other.enddate - other.date > _LONGEST_DAY:
            return None
        return other
    return None


def _is_same_kind(event: Event, other: Event) -> bool:
    """Tell whether two events can be parts of one scene: force and protest, two deeds of one type, or two speeches of one speaker."""
    if event.event_type in _DEEDS or other.event_type in _DEEDS:
        return event.event_type == other.event_type or {event.event_type, other.event_type} <= _FORCE
    return not {role.entity for role in event.actor if role.entity}.isdisjoint(role.entity for role in other.actor)


def _is_told_in_the_past(document: Document, event: Event) -> bool:
    """Tell whether an event's verb is a plain past, a past perfect or a passive of one; a noun has the tense of its verb."""
    trigger = head_of(document, event.event_text.start, event.event_text.end)
    if trigger is None:
        return False
    verb = trigger if document.tokens[trigger].upos in ("VERB", "AUX") else [trigger, *governors(document, trigger)][-1]
    forms = {
        document.tokens[child].form.lower() for child in document.children[verb] if document.tokens[child].deprel in ("aux", "auxpass")
    }
    if forms & {"has", "have", "is", "are", "being", "will", "'ve", "'s"}:
        return False
    return document.tokens[verb].tag == "VBD" or bool(forms & {"was", "were", "had", "did", "'d"})
