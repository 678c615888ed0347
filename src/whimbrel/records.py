"""Every record in the order in which it comes to exist, from `Report` to `CodedReport`.

Offsets are Unicode code points, half-open, into the report's `text`, which is never altered.
Unknown is `None` or `()`. The records that are written (everything from `Entity` on, but for the
working records that say so) have exactly the fields of docs/record.md, in its order.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 -- `date` is a field of most records
from math import inf

# Text comes in


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report as an input holds it, before anything is read into it."""

    id: str
    text: str
    date: Date | None = None
    title: str | None = None
    url: str | None = None
    publication: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word as the parser reads it; `head` and `index` count through the whole document, a root is its own head.

    `upos` are universal parts of speech, `tag` Penn tags, `deprel` the CLEAR labels of spaCy's English models
    (nsubj, nsubjpass, dobj, agent, pobj, relcl, ...).
    """

    index: int
    start: int
    end: int
    form: str
    lemma: str
    upos: str
    tag: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence by its offsets and by its tokens, `first` inclusive, `last` exclusive."""

    index: int
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name that the parser found, with its OntoNotes label (PERSON, ORG, GPE, NORP, ...), by its tokens."""

    first: int
    last: int
    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch between quotation marks, which `start` and `end` include."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report with its sentences, words and quotations."""

    report: Report
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    sentence_of: tuple[int, ...]
    names: tuple[Name, ...]
    quotations: tuple[Quotation, ...]

    @property
    def text(self) -> str:
        """The text that all offsets point into."""
        return self.report.text


# What is named


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person, body, group or nation in a report; `id` is local to it."""

    id: str
    name: str | None
    kind: str | None
    code: str | None
    sector: str | None
    other_sectors: tuple[str, ...] = ()
    office: str | None = None
    identifier_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name an entity; `form` is one of ontology.FORMS."""

    start: int
    end: int
    entity: str | None
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A toponym and what it resolves to; `resolution` 5 below a city, 4 city, 3 district, 2 province, 1 country, else None."""

    start: int
    end: int
    extracted_place: str
    resolved_place: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    city: str | None = None
    district: str | None = None
    province: str | None = None
    country_code: str | None = None
    feature_code: str | None = None
    resolution: int | None = None
    radius_km: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpan:
    """A time expression as an interval of days, both ends inclusive; both null where it cannot be resolved."""

    start: int
    end: int
    date: Date | None
    enddate: Date | None
    granularity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount with bounds; `of` is what is counted, `unit` an ISO 4217 or SI code, `relation` total, subset or cumulative."""

    start: int | None
    end: int | None
    low: float | None
    high: float | None
    approximate: bool
    of: str | None
    unit: str | None = None
    relation: str | None = None

    def excludes(self, other: "Quantity") -> bool:
        """Tell whether no number lies in the bounds of both; where neither says a bound they agree."""
        low, other_low = (one.low if one.low is not None else 0.0 for one in (self, other))
        high, other_high = (one.high if one.high is not None else inf for one in (self, other))
        return low > other_high or other_low > high


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody known whom an entity could be, as far as its name goes; `score`, 0 to 1, ranks, it is no probability."""

    entity: str
    name: str
    code: str | None
    sector: str | None
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Everything that a document names (a working record: the parts are written, but for `whereabouts`, words that stand
    for a place without its bare name, "here", "the town", "10 km north of Goma", and for the place that it is dated from).
    """

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    places: tuple[Place, ...] = ()
    whereabouts: tuple[Place, ...] = ()
    dateline: Place | None = None
    times: tuple[TimeSpan, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    candidates: tuple[Candidate, ...] = ()


# What one sentence says


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSpan:
    """The words that name a source, and the entity that they stand for."""

    start: int
    end: int
    entity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says what, as it is written: one for each part of a split quotation; `quoted` is direct, indirect or mixed."""

    source: SourceSpan | None
    cue: Span
    content: Span
    quoted: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One act of attribution with all parts of its content (a working record).

    `cue_token` is the token of the cue's head; `stance` what the source does with the content:
    asserted, denied, unconfirmed, requested, or held (thought, wished, promised); `rule` the cue's rule.
    """

    source: SourceSpan | None
    cue: Span
    cue_token: int
    contents: tuple[Span, ...]
    quoted: str | None
    stance: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words, and the rule, that one coded field rests on."""

    field: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """What the text commits to about one clausal predicate or event noun, by the span of its head word."""

    start: int
    end: int
    certainty: str
    negated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What the innermost source commits to about the predicate at `token` (a working record of Predicate).

    `background` tells that the clause is told as history; `evidence` has fields certainty, negated and status.
    """

    token: int
    certainty: str
    negated: bool
    background: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A phrase that fills a role: its head token and its span, without relative clauses."""

    head: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What kind of act some words name (a working record): `cameo` only where the rule names the code."""

    event_type: str
    mode: tuple[str, ...]
    cameo: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one sentence says that somebody did (a working record): typed, its arguments still words.

    `trigger` is a token; `anchor` the token that carries the clause's certainty (a light verb, or the trigger itself);
    `content` the head token of a complement that the rule speaks of ("agreed to *send*"), if any; `speaks_of` the act
    that is asked for, refused, promised or threatened, if it is one of the lexicon's.
    """

    sentence: int
    trigger: int
    anchor: int
    start: int
    end: int
    rule: str
    event_type: str
    quad_code: int
    mode: tuple[str, ...]
    cameo: str | None
    actors: tuple[Argument, ...]
    recipients: tuple[Argument, ...]
    reciprocal: bool
    content: int | None = None
    speaks_of: Act | None = None
    certainty: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """Something that looks like an event and was not coded, and why (a working record, for `explain`)."""

    token: int
    rule: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """Everything that a document's sentences say (a working record); `doubts` are stances that are no
    attributions: what nobody could verify, what somebody calls untrue.
    """

    sayings: tuple[Saying, ...] = ()
    doubts: tuple[Saying, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    claims: tuple[Claim, ...] = ()
    passed: tuple[Passed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Who speaks of each claim, by its trigger (a working record): who tells it, who denies it, who denies it by pointing back.

    `told` has the heads of quantities as well.
    """

    told: Mapping[int, tuple[Saying, ...]] = field(default_factory=dict)
    denied: Mapping[int, tuple[Saying, ...]] = field(default_factory=dict)
    answered: Mapping[int, tuple[Saying, ...]] = field(default_factory=dict)


# Events: everything resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A stretch of the text with its characters."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An actor or recipient of an event; an implicit one has no words of its own."""

    code: str | None
    sector: str | None
    other_sectors: tuple[str, ...] = ()
    name: str | None = None
    entity: str | None = None
    entity_text: str | None = None
    start: int | None = None
    end: int | None = None
    implicit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace:
    """Where an event happened; `basis` is explicit, inherited or inferred, the other fields are Place's."""

    start: int | None
    end: int | None
    extracted_place: str | None
    resolved_place: str | None
    geonameid: int | None
    lat: float | None
    lon: float | None
    city: str | None
    district: str | None
    province: str | None
    country_code: str | None
    feature_code: str | None
    resolution: int | None
    radius_km: int | None
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many, by what is counted."""

    dead: Quantity | None = None
    injured: Quantity | None = None
    arrested: Quantity | None = None
    abducted: Quantity | None = None
    displaced: Quantity | None = None
    participants: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody who says so."""

    entity: str | None
    name: str | None
    code: str | None
    sector: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of the chain through which an event reaches the reader."""

    source: Source | None
    cue: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What one party says of a disputed event: asserted, denied or unconfirmed, with its own figures."""

    source: Source | None
    stance: str
    cue: Words | None
    size: Size | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom, where, when, how many, who says so and how sure: docs/record.md explains each field."""

    id: str
    document: str
    sentence: int
    event_type: str
    mode: tuple[str, ...]
    context: tuple[str, ...]
    event_text: Words
    actor: tuple[Role, ...]
    recipient: tuple[Role, ...]
    date: Date | None
    enddate: Date | None
    date_basis: str | None
    event_loc: EventPlace | None
    size: Size
    certainty: str
    negated: bool
    status: str
    attribution: tuple[Link, ...]
    claims: tuple[Stance, ...]
    quad_code: int
    event_scale: float | None
    cameo: str | None
    story: str | None
    confidence: float | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder:
    """What coded a report: versions only, so that two machines write the same bytes."""

    version: str
    model: str
    knowledge: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedReport:
    """Everything that was read in a report: what `whimbrel code --format documents` writes, one a line."""

    schema: str = "whimbrel/1"
    id: str
    date: Date | None
    title: str | None
    url: str | None
    publication: str | None
    language: str | None
    coder: Coder
    text: str
    sentences: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeSpan, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    events: tuple[Event, ...] = ()
