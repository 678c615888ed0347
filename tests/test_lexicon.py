"""Every rule of the lexicon codes its examples and leaves its counter-examples alone, and none doubles or contradicts another."""

from whimbrel.documents.parse import load_parser
from whimbrel.findings.lexicon import check_lexicon
from whimbrel.knowledge.load import load_knowledge


def test_lexicon_has_nothing_to_mend() -> None:
    knowledge = load_knowledge()
    findings = check_lexicon(knowledge.lexicon.all_rules(), load_parser(), knowledge)
    assert [str(finding) for finding in findings] == []


def test_every_rule_is_checked() -> None:
    knowledge = load_knowledge()
    rules = knowledge.lexicon.all_rules()
    seen: list[int] = []
    assert not list(check_lexicon(rules[:20], load_parser(), knowledge, seen=lambda: seen.append(1)))
    assert len(seen) == sum(len(rule.examples) + len(rule.counter_examples) for rule in rules[:20]) >= 40
    assert len(rules) > 2500
