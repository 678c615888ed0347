"""`whimbrel lexicon`: what there is to say about the event lexicon, or one of a user's own."""

from pathlib import Path
from typing import Annotated

import typer

from whimbrel.cli.console import Model, counting
from whimbrel.errors import WhimbrelError
from whimbrel.options import MODEL

app = typer.Typer(no_args_is_help=True, help="Check the event lexicon, or rules of your own.", rich_markup_mode=None)


@app.callback()
def _group() -> None:
    pass


@app.command("check", short_help="Find rules that never fire, double or contradict one another.")
def check(
    folder: Annotated[Path | None, typer.Argument(metavar="DIR", help="A folder of your own rules; without it, ours.")] = None,
    model: Model = MODEL,
) -> None:
    """Check every rule: whether it codes its examples and no counter-example, and whether it doubles or contradicts another."""
    from whimbrel.documents.parse import load_parser
    from whimbrel.findings.lexicon import check_lexicon
    from whimbrel.knowledge.load import load_knowledge

    knowledge = load_knowledge(folder)
    rules = knowledge.lexicon.all_rules()
    if folder is not None:
        bundled = {rule.where for rule in load_knowledge().lexicon.all_rules()}
        rules = tuple(rule for rule in rules if rule.where not in bundled)
    sentences = sum(len(rule.examples) + len(rule.counter_examples) for rule in rules)
    with counting(sentences, "sentences read") as seen:
        findings = sorted(check_lexicon(rules, load_parser(model), knowledge, seen=seen))
    for finding in findings:
        print(finding)
    if findings:
        raise WhimbrelError(f"{len(findings)} findings in {len(rules):,} rules")
    print(f"{len(rules):,} rules, {sentences:,} sentences: nothing to mend")
