"""What a run keeps count of, to tell on stderr at its end."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from whimbrel.views.printable import printable

if TYPE_CHECKING:
    from whimbrel.documents.readers import Failure
    from whimbrel.records import CodedReport, Report

_NAMED = 5  # failures of one input that are told one by one
_REASON = 160  # characters of a reason


class Tally:
    """What a run keeps count of, to tell at its end."""

    def __init__(self) -> None:
        self.records: Counter[str] = Counter()
        self.failures: list[Failure] = []
        self.languages: Counter[str] = Counter()

    def reports(self, found: "Iterable[Report | Failure]") -> "Iterator[Report]":
        """Yield the reports among what was read and keep the failures."""
        from whimbrel.documents.readers import Failure

        for one in found:
            if isinstance(one, Failure):
                self.failures.append(one)
            else:
                self.records["coding"] += 1
                yield one

    def refuse(self, report: "Report", reason: str) -> None:
        """Keep that a report could be read but not coded."""
        from whimbrel.documents.readers import Failure

        self.failures.append(Failure(input="coding", record=f"report {report.id[:60]}", reason=reason))

    def watch(self, coded: "Iterable[CodedReport]") -> "Iterator[CodedReport]":
        """Yield coded reports and count those in languages that are not coded."""
        from whimbrel.pipeline import CODED_LANGUAGES

        for one in coded:
            if one.language and one.language not in CODED_LANGUAGES:
                self.languages[one.language] += 1
            yield one

    def lines(self) -> list[str]:
        """Return what there is to tell on stderr."""
        told = []
        if self.languages:
            counts = ", ".join(
                f"{language} {count}" for language, count in sorted(self.languages.items(), key=lambda pair: (-pair[1], pair[0]))
            )
            total = sum(self.languages.values())
            told.append(f"{total} report{'s' if total > 1 else ''} in languages that are not coded ({counts})")
        by_input: dict[str, list[Failure]] = {}
        for failure in self.failures:
            by_input.setdefault(failure.input, []).append(failure)
        return told + [failure_line(name, failures, self.records[name]) for name, failures in by_input.items()]


def failure_line(name: str, failures: "list[Failure]", records: int) -> str:
    """Return one line for the failures of one input."""
    if len(failures) == 1 and failures[0].record is None:
        return printable(f"{name}: {failures[0].reason[:_REASON]}")
    told = [
        f"{failure.record}: {failure.reason[:_REASON]}" if failure.record else failure.reason[:_REASON] for failure in failures[:_NAMED]
    ]
    more = [f"and {len(failures) - _NAMED} more"] if len(failures) > _NAMED else []
    return printable(f"{name}: {len(failures)} of {records} records skipped: {'; '.join(told + more)}")
