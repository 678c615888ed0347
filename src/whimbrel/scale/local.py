"""Reports coded on the processors of one machine, in order, with bounded memory."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import TypeVar

from whimbrel.errors import KnowledgeError, ReportError, WhimbrelError
from whimbrel.options import Options
from whimbrel.records import CodedReport, Report

_CHUNK_REPORTS = 16  # as many as the parser takes at once
_CHUNK_CHARACTERS = 200_000
_AHEAD = 3  # chunks in hand for each worker: one that it codes, others that wait for it or for their turn to be written

Given = TypeVar("Given")
Made = TypeVar("Made")
Refused = Callable[[Report, str], None]


def code_in_processes(
    reports: Iterable[Report], workers: int, options: Options, *, refused: Refused | None = None
) -> Iterator[CodedReport]:
    """Yield the reports coded, in their order: the same for every number of workers; one codes in this process.

    A report that cannot be coded is given to `refused` with the reason; without it, it is an error.
    """
    code = partial(_code_chunk, options=options)
    chunks = _chunks(reports)
    for results in map(code, chunks) if workers == 1 else in_processes(code, chunks, workers):
        for result in results:
            if isinstance(result, CodedReport):
                yield result
            elif refused is None:
                raise ReportError(f"report {result[0].id!r}: {result[1]}")
            else:
                refused(*result)


def _chunks(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """Yield reports in chunks of a bounded number and size, alike for every number of workers."""
    chunk: list[Report] = []
    characters = 0
    for report in reports:
        chunk.append(report)
        characters += len(report.text)
        if len(chunk) == _CHUNK_REPORTS or characters >= _CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def _code_chunk(reports: list[Report], options: Options) -> list[CodedReport | tuple[Report, str]]:
    """Return each report coded, or with the reason why it could not be."""
    from whimbrel.pipeline import code_reports

    try:
        return list(code_reports(reports, options))
    except KnowledgeError:
        raise
    except Exception as error:  # a fault of ours must not cost the neighbours: find out whose report it is
        if len(reports) == 1:
            return [(reports[0], f"{type(error).__name__}: {error}" if not isinstance(error, WhimbrelError) else str(error))]
        return [result for report in reports for result in _code_chunk([report], options)]


def in_processes(function: Callable[[Given], Made], items: Iterable[Given], workers: int) -> Iterator[Made]:
    """Yield `function` of each item in order, worked out by that many processes; only a few items are in hand at once."""
    # Processes are started afresh: a copy of one with threads (a progress bar, DuckDB) can lock up.
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_leave_interrupts)
    waiting: deque[Future[Made]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(function, item))
            if len(waiting) >= workers * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise WhimbrelError("a worker process died, perhaps for lack of memory; try fewer --workers") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _leave_interrupts() -> None:
    """Let Ctrl-C be the main process's affair, which then stops the workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
