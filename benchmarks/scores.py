"""Write the score table of the README: whimbrel beside its best peer, from one run of the bench.

`scores.py --bench PATH [TASK…] [--write README.md]`: PATH is the bench's command. Without --write the table is printed. Each figure
names its set and split; a peer's figure is the best that the bench knows for that metric, on our split where it has one.
"""

import argparse
import importlib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROWS = (  # task, metric, what it is in words
    ("gsr", "type F1", "event type, strict F1"),
    ("gsr", "sentence P", "sentences coded in which something happens"),
    ("gsr", "mode", "mode of matched events"),
    ("gsr", "dyad F1", "event type with both countries, F1"),
    ("gsr", "sectors F1", "event type with countries and sectors, F1"),
    ("articles", "core_recall", "core events of whole reports found"),
    ("articles", "precision", "facts that the report states"),
    ("plv", "root found strict", "root category found in a sentence, told nothing"),
    ("muc4", "type recall", "incidents of violence in capitals: kind, recall"),
    ("muc4", "incident precision", "incidents of violence in capitals, precision"),
    ("articles", "certainty", "certainty of matched events"),
    ("articles", "negated", "negation of matched events"),
    ("articles", "attribution", "sources of matched events"),
    ("actors", "country", "country of an actor at the report's date"),
    ("actors", "sector", "sector of an actor at the report's date"),
    ("actors", "identity", "who is meant by an office or a surname"),
    ("coref", "accuracy", "pronouns and descriptions led back to their name"),
    ("coref", "names apart", "different names kept apart"),
    ("attribution", "source_f1", "sources of attributions, F1"),
    ("attribution", "content_f1", "content of attributions, F1"),
    ("factuality", "r_UW", "certainty against human scale, r (UW)"),
    ("places", "end_to_end_exact", "places found and resolved, exactly"),
    ("dates", "value_f1", "dates found and resolved, F1"),
)
SETS = {
    "gsr": "PLOVER gold sentences", "articles": "coded reports", "attribution": "PolNeAR", "factuality": "UW",
    "actors": "leaders and NGEC's cases", "coref": "GUM Wikinews", "plv": "PLV", "muc4": "MUC-4",
    "places": "TR-News, GeoVirus", "dates": "TempEval-3, GUM",
}  # fmt: skip
NO_PEERS = ("gold", "everything happened", "floor", "bare spaCy")  # ceilings and floors that the bench shows beside the systems
BEGIN, END = "<!-- scores: begin (written by `just scores`) -->\n", "<!-- scores: end -->"


def main() -> None:
    """Run the bench, then print or write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tasks", nargs="*", metavar="TASK", help="only these tasks")
    parser.add_argument("--bench", required=True, type=Path, metavar="PATH")
    parser.add_argument("--whimbrel", default="uv run whimbrel", metavar="COMMAND")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the table between the marks of this file")
    arguments = parser.parse_args()
    tasks = arguments.tasks or sorted({task for task, _, _ in ROWS})
    table = written(run(arguments.bench, tasks, arguments.whimbrel), anchors(arguments.bench, tasks))
    if arguments.write:
        text = arguments.write.read_text(encoding="utf-8")
        if BEGIN not in text or END not in text:
            sys.exit(f"{arguments.write} has no place for the table; put {BEGIN.strip()} and {END} where it belongs")
        replaced = re.sub(f"(?<={re.escape(BEGIN)}).*?(?={re.escape(END)})", lambda _: table, text, flags=re.S)
        arguments.write.write_text(replaced, encoding="utf-8")
    else:
        print(table, end="")


def run(bench: Path, tasks: list[str], whimbrel: str) -> dict[str, dict]:
    """Return the bench's results by task."""
    with tempfile.TemporaryDirectory() as folder:
        scores = Path(folder) / "scores.json"
        done = subprocess.run([str(bench), *tasks, "--whimbrel", whimbrel, "--json", str(scores)], capture_output=True, text=True)
        if not scores.exists():
            sys.exit(f"{bench} wrote no scores: {done.stderr.strip()[-300:]}")
        return {result["task"]: result for result in json.loads(scores.read_text(encoding="utf-8"))}


def anchors(bench: Path, tasks: list[str]) -> dict[str, list[dict]]:
    """Return the peers that the bench knows, by task."""
    sys.path.insert(0, str(bench.resolve().parent))
    sys.dont_write_bytecode = True
    return {task: importlib.import_module(f"tasks.{task}").ANCHORS for task in tasks}


def written(results: dict[str, dict], peers: dict[str, list[dict]]) -> str:
    """Return the table."""
    lines = ["| set (split) | figure | whimbrel | best peer |", "|---|---|---|---|"]
    for task, metric, words in ROWS:
        if task in results:
            figure, split = results[task]["metrics"].get(metric), results[task]["split"]
            lines.append(f"| {SETS[task]} ({split}) | {words} | {shown(figure)} | {best(peers[task], metric, split)} |")
    return "\n".join(lines) + "\n"


def best(known: list[dict], metric: str, split: str) -> str:
    """Return the best peer's figure with its name and split, those on our own split before others."""
    able = [anchor for anchor in known if metric in anchor["metrics"] and not anchor["system"].startswith(NO_PEERS)]
    same = [anchor for anchor in able if f"{split} split" in anchor["source"] or f"on {split}" in anchor["system"]]
    if not able:
        return "–"
    peer = max(same or able, key=lambda anchor: anchor["metrics"][metric])
    return f"{shown(peer['metrics'][metric])} {peer['system']} ({split if same else 'other split'})"


def shown(figure: float | None) -> str:
    """Return a figure with three decimals."""
    return "–" if figure is None else f"{figure:.3f}"


if __name__ == "__main__":
    main()
