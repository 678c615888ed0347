"""Find words of the bench in our files: `overlap.py --bench PATH` names each line that shares a run of words with a text of the bench.

What the bench holds is for scoring only. Examples, tests and rules are our own words: a run that is no stock phrase is rewritten.
"""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d+")
_SKIPPED = (".lock", ".csv", ".jsonl", ".png", ".sqlite", "LICENSE", "truecase.txt")
Run = tuple[str, ...]


def runs(text: str, length: int) -> Iterator[Run]:
    """Yield each run of so many words, in lower case."""
    words = [word.lower() for word in _WORD.findall(text)]
    return (tuple(words[start : start + length]) for start in range(len(words) - length + 1))


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the task and the text of every document of the bench."""
    for path in sorted(folder.glob("*/*.jsonl")):
        if path.name in ("documents.jsonl", "texts.jsonl"):
            for line in path.read_text(encoding="utf-8").splitlines():
                yield path.parent.name, json.loads(line).get("text") or ""


def shared(data: Path, lengths: dict[str, int], usual: int) -> Iterator[str]:
    """Yield a line for each place in a tracked file that shares a run with the bench; `lengths` are those of single tasks."""
    known: dict[Run, str] = {}
    for task, text in texts(data):
        known.update(dict.fromkeys(runs(text, lengths.get(task, usual)), task))
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    for name in tracked:
        path = ROOT / name
        if name.endswith(_SKIPPED) or not path.is_file():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="ignore").splitlines(), 1):
            found = [run for length in {usual, *lengths.values()} for run in runs(line, length) if run in known]
            if found:
                yield f"{name}:{number}: {' '.join(found[0])} ({known[found[0]]})"


def main() -> int:
    """Print what is shared; 1 if anything is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", required=True, type=Path, metavar="PATH", help="the bench's command")
    parser.add_argument("--words", type=int, default=6, metavar="N", help="length of a run")
    parser.add_argument("--strict", type=int, default=5, metavar="N", help="length for the tasks whose gold is events")
    arguments = parser.parse_args()
    lengths = dict.fromkeys(("articles", "gsr", "plv"), arguments.strict)
    lines = list(shared(arguments.bench.resolve().parent / "data", lengths, arguments.words))
    print(*lines, f"{len(lines)} lines share words with the bench", sep="\n")
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main())
