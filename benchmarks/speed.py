"""Words a second of whimbrel beside a bare spaCy parse of the same text, and of spaCy with either of its kernels, in one run.

`speed.py [--rounds N] [FILE.jsonl]`: without a file the bundled samples and our own gold, repeated. The contenders alternate, and the
best round of each counts, so that a slow spell of the machine hits all of them. Figures of two runs, or of two machines, do not compare.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
OWN_TEXTS = (HERE.parent / "src/whimbrel/samples/reports.jsonl", HERE / "gold/articles/documents.jsonl")
REPEATED = 8


def main() -> None:
    """Print a line for each contender."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--contender", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    texts = texts_of(arguments.file)
    if arguments.contender:
        print(seconds(arguments.contender, texts))
        return
    words = sum(len(text.split()) for text in texts)
    options = [str(arguments.file)] if arguments.file else []
    best = dict.fromkeys(CONTENDERS, float("inf"))
    for _ in range(arguments.rounds):
        for name in best:
            done = subprocess.run([sys.executable, __file__, *options, "--contender", name], capture_output=True, text=True, check=True)
            best[name] = min(best[name], float(done.stdout))
    print(f"{len(texts)} reports, {words:,} words, best of {arguments.rounds} rounds, loading not counted")
    for name, taken in best.items():
        print(f"{name:24} {words / taken:8,.0f} words/s   {best['spaCy'] / taken:.2f} of bare spaCy")


def texts_of(file: Path | None) -> list[str]:
    """Return the texts to time with."""
    files = [file] if file else OWN_TEXTS * REPEATED
    return [json.loads(line)["text"] for path in files for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def seconds(contender: str, texts: list[str]) -> float:
    """Return how long a contender takes for the texts, after a first one that loads everything."""
    run = CONTENDERS[contender]()
    run(texts[:1])
    started = time.perf_counter()
    run(texts)
    return time.perf_counter() - started


def bare_spacy(*, blis: bool) -> Callable[[list[str]], None]:
    """Return a function that parses texts and keeps nothing."""
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    from whimbrel.documents.parse import BATCH
    from whimbrel.options import MODEL

    set_current_ops(NumpyOps(use_blis=blis))
    pipeline = spacy.load(MODEL)

    def run(texts: list[str]) -> None:
        for parsed in pipeline.pipe(texts, batch_size=BATCH):
            len(parsed)

    return run


def whimbrel() -> Callable[[list[str]], None]:
    """Return a function that codes texts and encodes the records."""
    from whimbrel.pipeline import code_reports
    from whimbrel.records import Report
    from whimbrel.wire import encode

    def run(texts: list[str]) -> None:
        for coded in code_reports(Report(id=str(number), text=text, language="en") for number, text in enumerate(texts)):
            encode(coded)

    return run


CONTENDERS: dict[str, Callable[[], Callable[[list[str]], None]]] = {
    "spaCy": lambda: bare_spacy(blis=False),
    "spaCy with blis": lambda: bare_spacy(blis=True),
    "whimbrel": whimbrel,
}

if __name__ == "__main__":
    main()
