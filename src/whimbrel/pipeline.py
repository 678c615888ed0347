"""The whole program on one page: a report becomes a document, mentions, claims and events."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import version
from itertools import islice
from typing import Any

from whimbrel.claims.answers import answers
from whimbrel.claims.attribution import attributions_of, chains_of, denials_of, find_sayings
from whimbrel.claims.certainty import judge
from whimbrel.claims.doubts import find_doubts
from whimbrel.claims.match import find_claims
from whimbrel.claims.rejections import find_rejections
from whimbrel.claims.sources import page_of
from whimbrel.documents.dateline import without_datelines
from whimbrel.documents.language import language_of
from whimbrel.documents.parse import BATCH, load_parser, model_name, parse
from whimbrel.documents.quotations import find_quotations
from whimbrel.documents.truecase import truecase
from whimbrel.events.resolve import resolve_events
from whimbrel.knowledge.load import Knowledge, load_knowledge
from whimbrel.mentions.actors import find_actors
from whimbrel.mentions.places import find_places
from whimbrel.mentions.quantities import find_quantities
from whimbrel.mentions.times import find_times
from whimbrel.mentions.undecided import undecided
from whimbrel.mentions.whereabouts import dateline_of, find_whereabouts
from whimbrel.options import Options
from whimbrel.records import Claims, CodedReport, Coder, Document, Event, Mentions, Predicate, Report, Span, Voices
from whimbrel.syntax import head_of

CODED_LANGUAGES = frozenset({"en"})
_DEFAULT = Options()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One report with everything that was read on the way to its events: what `explain` shows."""

    document: Document
    mentions: Mentions
    claims: Claims
    coded: CodedReport


def code_reports(reports: Iterable[Report], options: Options = _DEFAULT) -> Iterator[CodedReport]:
    """Yield the coded form of each report, in order; one in a language that is not coded has no events."""
    reports = iter(reports)
    while batch := list(islice(reports, BATCH)):
        languages = [language_of(report) for report in batch]
        english = [report for report, language in zip(batch, languages, strict=True) if language in CODED_LANGUAGES]
        readings = read_reports(english, options)
        for report, language in zip(batch, languages, strict=True):
            yield next(readings).coded if language in CODED_LANGUAGES else _uncoded(report, language, options)


def read_reports(reports: Iterable[Report], options: Options = _DEFAULT) -> Iterator[Reading]:
    """Yield the readings of English reports, in order."""
    parser, knowledge = load_parser(options.model), _knowledge(options)
    for document in parse(parser, reports, prepare=readable, quotations=find_quotations):
        yield read_document(document, knowledge, _coder(parser, knowledge))


def readable(text: str) -> str:
    """Return a text as the parser reads it best, of the same length: in sentence case, its datelines apart."""
    return truecase(without_datelines(text))


def read_report(report: Report, options: Options = _DEFAULT) -> Reading:
    """Return the reading of one English report."""
    return next(read_reports([report], options))


def read_document(document: Document, knowledge: Knowledge, coder: Coder) -> Reading:
    """Return everything that is read in a document: pure, so any order and any partition gives the same."""
    mentions = find_mentions(document, knowledge)
    claims = say(document, mentions, knowledge)
    events, none = resolve_events(document, mentions, claims, voices(document, mentions, claims, knowledge), knowledge)
    claims = replace(claims, passed=(*claims.passed, *none))
    return Reading(document=document, mentions=mentions, claims=claims, coded=_coded(document, mentions, claims, events, coder))


def find_mentions(document: Document, knowledge: Knowledge) -> Mentions:
    """Return what a document names: people and bodies, places, times, quantities."""
    places = find_places(document, knowledge.gazetteer)
    entities, mentions = find_actors(document, knowledge.actors, places)
    times = find_times(document, knowledge.calendar)
    return Mentions(
        entities=entities,
        mentions=mentions,
        places=places,
        whereabouts=find_whereabouts(document, places, knowledge.actors.nations, knowledge.gazetteer),
        dateline=dateline_of(document, places),
        times=times,
        quantities=find_quantities(document, times),
        candidates=undecided(entities, knowledge.actors, document.report.date),
    )


def say(document: Document, mentions: Mentions, knowledge: Knowledge) -> Claims:
    """Return what a document's sentences say: who is quoted, how sure each clause is, and what somebody did."""
    page = page_of(document, mentions, knowledge.cues)
    sayings = find_sayings(page)
    claims, passed = find_claims(document, mentions, knowledge.lexicon)
    commitments = judge(document, sayings, mentions.times, knowledge.cues)
    return Claims(
        sayings=sayings, doubts=(*find_doubts(page), *find_rejections(page, sayings)), commitments=commitments, claims=claims, passed=passed
    )


def voices(document: Document, mentions: Mentions, claims: Claims, knowledge: Knowledge) -> Voices:
    """Return who tells and who denies each claim, and who gives each figure."""
    triggers = [claim.trigger for claim in claims.claims]
    figures = (head_of(document, one.start, one.end) for one in mentions.quantities if one.start is not None and one.end is not None)
    return Voices(
        told=chains_of({*triggers, *(figure for figure in figures if figure is not None)}, document, claims.sayings),
        denied=denials_of(triggers, document, claims.sayings),
        answered=answers(document, claims, knowledge.cues, knowledge.lexicon),
    )


def _coded(document: Document, mentions: Mentions, claims: Claims, events: tuple[Event, ...], coder: Coder) -> CodedReport:
    """Return the record of a document that was read."""
    report, tokens = document.report, document.tokens
    return CodedReport(
        id=report.id, date=report.date, title=report.title, url=report.url, publication=report.publication, language="en",
        coder=coder, text=report.text,
        sentences=tuple(Span(start=sentence.start, end=sentence.end) for sentence in document.sentences),
        entities=mentions.entities, mentions=mentions.mentions, places=mentions.places, times=mentions.times,
        quantities=mentions.quantities, attributions=attributions_of(document, claims.sayings),
        predicates=tuple(
            Predicate(start=tokens[one.token].start, end=tokens[one.token].end, certainty=one.certainty, negated=one.negated)
            for one in claims.commitments
        ),
        events=events,
    )  # fmt: skip


def _uncoded(report: Report, language: str, options: Options) -> CodedReport:
    """Return the record of a report in a language that is not coded: its text, and nothing read into it."""
    return CodedReport(
        id=report.id, date=report.date, title=report.title, url=report.url, publication=report.publication, language=language,
        coder=_coder(load_parser(options.model), _knowledge(options)), text=report.text,
    )  # fmt: skip


def _knowledge(options: Options) -> Knowledge:
    """Return what is known where reports are coded so."""
    return load_knowledge(options.lexicon, options.actors, options.knowledge, options.places, options.calendar)


def _coder(parser: Any, knowledge: Knowledge) -> Coder:
    """Return what codes: versions of program, language model and knowledge."""
    return Coder(version=version("whimbrel"), model=model_name(parser), knowledge=knowledge.version)
