"""Every rule of the lexicon codes its examples and leaves its counter-examples alone."""

import pytest

from whimbrel.knowledge.lexicon import Rule, load_lexicon


@pytest.mark.parametrize("rule", load_lexicon().all_rules(), ids=lambda rule: rule.id)
def test_rule_codes_its_examples_and_no_counter_example(rule: Rule, rules_that_fire) -> None:
    for sentence in rule.examples:
        assert rule.id in rules_that_fire(sentence), f"{rule.where}: {rule.id} does not code: {sentence}"
    for sentence in rule.counter_examples:
        assert rule.id not in rules_that_fire(sentence), f"{rule.where}: {rule.id} codes its counter-example: {sentence}"
