"""What each further hundred of rules brings: `lexicon_curve.py [TEXTS.jsonl ...]` scores the lexicon cut to its most used rules.

Rules are ranked by how often they fire in texts that nobody coded (JSON lines with `text`; the order is then none that our own gold
chose) and, unused, by id. The first 250, 500, ... of them are scored on our own gold, on the lookalikes and on the negative sentences.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date as Date  # noqa: N812
from pathlib import Path

import extra_events
import gold_score
from gold_check import ARTICLES, read_jsonl

from whimbrel.documents.parse import load_parser, parse
from whimbrel.documents.quotations import find_quotations
from whimbrel.knowledge.lexicon import Lexicon, index
from whimbrel.knowledge.load import Knowledge, load_knowledge
from whimbrel.pipeline import read_document, readable
from whimbrel.records import CodedReport, Coder, Document, Report

_STEP = 250
_CODER = Coder(version="", model="", knowledge="")


def documents(reports: Iterable[Report]) -> list[Document]:
    """Return reports parsed."""
    return list(parse(load_parser(), reports, prepare=readable, quotations=find_quotations))


def ranked(texts: list[Document], knowledge: Knowledge) -> list[tuple[str, int]]:
    """Return the ids of all rules with how often they fire in some texts, the most used first."""
    fired: Counter[str] = Counter()
    for document in texts:
        fired.update(claim.rule for claim in read_document(document, knowledge, _CODER).claims.claims)
    rules = knowledge.lexicon.all_rules()
    return sorted(((rule.id, fired[rule.id]) for rule in rules), key=lambda pair: (-pair[1], pair[0]))


def cut(lexicon: Lexicon, kept: frozenset[str]) -> Lexicon:
    """Return a lexicon of some of its rules."""
    return replace(lexicon, rules=index(rule for rule in lexicon.all_rules() if rule.id in kept))


def coded(texts: list[Document], knowledge: Knowledge) -> list[CodedReport]:
    """Return texts coded."""
    return [read_document(document, knowledge, _CODER).coded for document in texts]


def main() -> None:
    """Print the curve as a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path, metavar="TEXTS.jsonl")
    arguments = parser.parse_args()
    knowledge = load_knowledge()
    uncoded = [json.loads(line)["text"] for path in arguments.texts for line in path.read_text(encoding="utf-8").splitlines()]
    ranks = ranked(documents(Report(id=str(number), text=text) for number, text in enumerate(uncoded)), knowledge)
    golds = read_jsonl(ARTICLES / "gold.jsonl")
    raw = read_jsonl(ARTICLES / "documents.jsonl")
    gold = documents(Report(id=one["id"], text=one["text"], date=Date.fromisoformat(one["date"])) for one in raw)
    tests = {name: list(make()) for name, make in (("negative", extra_events.sentences), ("alike", extra_events.lookalikes))}
    parsed = {
        name: documents(Report(id=str(number), text=text.text, date=extra_events.DAY) for number, text in enumerate(texts))
        for name, texts in tests.items()
    }
    print(f"{sum(count > 0 for _, count in ranks)} of {len(ranks)} rules fire in {len(uncoded)} texts")
    print("| rules | fire in the texts at least | gold: core recall | gold: precision | lookalikes found | events per 100 negatives |")
    print("|---|---|---|---|---|---|")
    for size in [*range(_STEP, len(ranks), _STEP), len(ranks)]:
        smaller = replace(knowledge, lexicon=cut(knowledge.lexicon, frozenset(rule for rule, _ in ranks[:size])))
        figures = gold_score.score(golds, {one.id: one for one in coded(gold, smaller)})
        alike = zip(tests["alike"], coded(parsed["alike"], smaller), strict=True)
        found = sum(any(extra_events.is_found(text, event) for event in one.events) for text, one in alike)
        extra = sum(len(one.events) for one in coded(parsed["negative"], smaller))
        print(
            f"| {size} | {ranks[size - 1][1]} | {figures['core_recall']:.3f} | {figures['precision']:.3f} |"
            f" {found / len(tests['alike']):.3f} | {100 * extra / len(tests['negative']):.1f} |"
        )


if __name__ == "__main__":
    main()
