"""`import whimbrel`: what the package offers, and what it costs to import."""

import subprocess
import sys
from datetime import date

import whimbrel
from whimbrel.records import CodedReport, Report

TEXT = "The president of Kenya visited Uganda on Tuesday."


def test_code_returns_a_typed_record() -> None:
    coded = whimbrel.code(TEXT, date="2024-03-14")
    assert isinstance(coded, CodedReport)
    assert (coded.text, coded.date, coded.language) == (TEXT, date(2024, 3, 14), "en")
    (event,) = coded.events
    assert (event.event_type, event.mode, event.date) == ("CONSULT", ("visit",), date(2024, 3, 12))
    assert ([role.code for role in event.actor], [role.code for role in event.recipient]) == (["KEN"], ["UGA"])


def test_date_is_a_date_or_its_words() -> None:
    assert whimbrel.code(TEXT, date=date(2024, 3, 14)) == whimbrel.code(TEXT, date="2024-03-14")


def test_id_is_the_callers_or_a_hash_of_date_and_text() -> None:
    assert whimbrel.code(TEXT, id="mine").id == "mine"
    plain = whimbrel.code(TEXT)
    assert plain.id == whimbrel.code(TEXT).id
    assert plain.id != whimbrel.code(TEXT, date="2024-03-14").id


def test_reports_are_coded_in_order_across_batches_and_languages() -> None:
    french = "Les rebelles ont attaqué le village dans la nuit de lundi à mardi, selon le ministère de la défense du pays."
    texts = [french if number % 5 == 0 else f"The king met {number} rebels in Geneva." for number in range(20)]
    coded = list(whimbrel.code_reports(Report(id=str(number), text=text) for number, text in enumerate(texts)))
    assert [one.id for one in coded] == [str(number) for number in range(20)]
    assert [one.text for one in coded] == texts
    assert all((one.language == "fr") == (one.text == french) for one in coded)
    assert not any(one.events for one in coded if one.language == "fr")


def test_a_stream_is_read_batch_by_batch() -> None:
    read: list[int] = []

    def reports():
        for number in range(100):
            read.append(number)
            yield Report(id=str(number), text=TEXT)

    next(iter(whimbrel.code_reports(reports())))
    assert len(read) <= 32


def test_import_loads_no_heavy_part() -> None:
    heavy = "spacy numpy thinc duckdb trafilatura msgspec whimbrel.pipeline".split()
    program = f"import sys, whimbrel; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_package_offers_what_it_lists() -> None:
    assert all(callable(getattr(whimbrel, name)) for name in whimbrel.__all__)
