"""Rules laid over sentences: what binds, what is passed over and why, what counts once."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from whimbrel.claims.match import find_claims
from whimbrel.knowledge.lexicon import DATA, load_lexicon
from whimbrel.knowledge.load import load_knowledge
from whimbrel.pipeline import find_mentions
from whimbrel.records import Argument, Claim, Document, Passed

Read = Callable[..., Document]

RULES = """
attack        | ASSAULT  | ACTOR attack RECIPIENT            |
kill          | ASSAULT  | ACTOR kill RECIPIENT              |
wound         | ASSAULT  | ACTOR wound RECIPIENT             |
the_attack    | ASSAULT  | the attack (on RECIPIENT)         | unless = ["heart"]
fire          | ASSAULT  | ACTOR fire @weapon at RECIPIENT   |
fire_at       | ASSAULT  | ACTOR fire at RECIPIENT           |
take_place    | ASSAULT  | ACTOR capture RECIPIENT:place     |
take_people   | ASSAULT  | ACTOR capture RECIPIENT:people    | mode = ["abduct"]
meet          | CONSULT  | ACTOR meet PARTY                  |
meet_at       | CONSULT  | PARTY meet in ANY                 |
talks         | CONSULT  | the talk (with PARTY) (between PARTY) |
send          | AID      | ACTOR send aid to RECIPIENT       |
urge          | REQUEST  | ACTOR urge RECIPIENT to DO        |
call_for      | REQUEST  | ACTOR call for @truce             | mode = ["yield"]
agree         | AGREE    | ACTOR agree to DO                 |
refuse        | REJECT   | ACTOR refuse to DO                |
deny          | REJECT   | ACTOR deny that DO                | absorbs = false
threaten      | THREATEN | ACTOR threaten to DO              |
accuse        | ACCUSE   | ACTOR accuse RECIPIENT (of DO)    | mode = ["allege"]
condemn       | ACCUSE   | ACTOR condemn ANY                 | mode = ["disapprove"]
ready         | AGREE    | be ready to DO                    |
withdraw      | RETREAT  | ACTOR withdraw (from RECIPIENT)   |
flee          | SANCTION | RECIPIENT flee (from ACTOR)       | mode = ["expel"]
"""


@dataclass(frozen=True)
class Found:
    """The claims of a text, in words."""

    document: Document
    claims: tuple[Claim, ...]
    passed: tuple[Passed, ...]

    @property
    def rules(self) -> list[str]:
        return [claim.rule for claim in self.claims]

    @property
    def only(self) -> Claim:
        (claim,) = self.claims
        return claim

    def words(self, arguments: tuple[Argument, ...]) -> list[str]:
        return [self.document.text[argument.start : argument.end] for argument in arguments]

    @property
    def sides(self) -> tuple[list[str], list[str]]:
        return self.words(self.only.actors), self.words(self.only.recipients)

    def reasons(self) -> dict[str, str]:
        return {one.rule: one.reason for one in self.passed}


Find = Callable[[str], Found]


@pytest.fixture(scope="module")
def find(read: Read, tmp_path_factory: pytest.TempPathFactory) -> Find:
    """Return what a small lexicon of our own finds in a text."""
    folder: Path = tmp_path_factory.mktemp("lexicon")
    for name in ("classes.toml", "instruments.toml", "contents.toml"):
        shutil.copy(DATA / name, folder / name)
    (folder / "events").mkdir()
    rows = [[cell.strip() for cell in line.split(" | ")] for line in RULES.replace("|\n", "| \n").strip().splitlines()]
    tables = [f'[[rule]]\nid = "{a}"\nevent_type = "{b}"\npattern = "{c}"\nexamples = ["x"]\n{d}\n' for a, b, c, d in rows]
    (folder / "events" / "made.toml").write_text("\n".join(tables), encoding="utf-8")
    lexicon, knowledge = load_lexicon(folder), load_knowledge()

    def found(text: str) -> Found:
        document = read(text, "2024-03-14")
        return Found(document, *find_claims(document, find_mentions(document, knowledge), lexicon))

    return found


# Slots


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Rebels attacked the village.", ["Rebels"], ["the village"]),
        ("The village was attacked by rebels.", ["rebels"], ["The village"]),
        ("The village was attacked.", [], ["The village"]),
        ("Syria and Iraq attacked Jordan and Kuwait.", ["Syria", "Iraq"], ["Jordan", "Kuwait"]),
        ("Israel's attack on Syria failed.", ["Israel"], ["Syria"]),
        ("The rebels launched an attack on the village.", ["The rebels"], ["the village"]),
        ("Rebels fired rockets at Israel.", ["Rebels"], ["Israel"]),
        ("Villagers fled from the army.", ["the army"], ["Villagers"]),
    ],
)
def test_slots_are_filled_whatever_the_grammar(find: Find, text: str, actors: list[str], recipients: list[str]) -> None:
    assert find(text).sides == (actors, recipients)


def test_parties_of_a_reciprocal_rule_are_all_actors(find: Find) -> None:
    found = find("Peru held talks with Chile.")
    assert found.only.reciprocal
    assert found.sides == (["Peru", "Chile"], [])


def test_thing_that_acts_stands_for_its_owner(find: Find) -> None:
    found = find("The army said its drones attacked the village.")
    (argument,) = found.only.actors
    assert found.words((argument,)) == ["its drones"]
    assert found.document.tokens[argument.head].form == "its"


def test_thing_that_is_hit_stands_for_its_owner(find: Find) -> None:
    (argument,) = find("Rebels attacked a Russian convoy.").only.recipients
    assert find("Rebels attacked a Russian convoy.").document.tokens[argument.head].form == "Russian"


def test_act_needs_somebody_it_is_done_to(find: Find) -> None:
    found = find("The company met the deadline.")
    assert found.rules == []
    assert found.reasons()["meet"] == "no rule for this word finds its parts in the sentence"


def test_word_that_no_rule_fits_is_passed_over_once_under_the_rule_that_got_furthest(find: Find) -> None:
    (passed,) = find("The army sent aid.").passed
    assert (passed.rule, passed.reason) == ("send", "no rule for this word finds its parts in the sentence")


def test_word_without_any_part_of_a_rule_is_passed_over_under_no_rule(find: Find) -> None:
    (passed,) = find("The army sent a letter.").passed
    assert passed.rule == ""


def test_word_that_one_rule_codes_is_not_passed_over_for_another(find: Find) -> None:
    found = find("Rebels fired at Israel.")
    assert (found.rules, found.passed) == (["fire_at"], ())


def test_act_needs_at_least_one_party(find: Find) -> None:
    found = find("The attack failed.")
    assert found.rules == []
    assert found.reasons()["the_attack"] == "no party, and no means of one, is named with it"


def test_anything_is_no_party(find: Find) -> None:
    found = find("France condemned the price of bread.")
    assert found.sides[0] == ["France"]
    assert found.only.recipients == ()


def test_kind_tells_people_from_places(find: Find) -> None:
    assert find("Rebels captured the village.").rules == ["take_place"]
    assert find("Rebels captured the soldiers.").rules == ["take_people"]


def test_argument_is_the_phrase_without_its_clauses(find: Find) -> None:
    assert find("France accused the rebels of killing villagers.").words(find("France accused the rebels.").claims[0].recipients)
    found = find("Rebels attacked the soldiers who guarded the camp.")
    assert found.words(found.claims[0].recipients) == ["the soldiers"]


# Words of the pattern


def test_rule_with_more_words_wins(find: Find) -> None:
    assert find("Rebels fired rockets at Israel.").rules == ["fire"]
    assert find("Rebels fired at Israel.").rules == ["fire_at"]


def test_literal_word_must_be_there(find: Find) -> None:
    assert find("Norway sent aid to Haiti.").rules == ["send"]
    assert find("Norway sent a letter to Haiti.").rules == []


def test_class_with_a_hyphenated_or_joined_member_is_read(find: Find) -> None:
    assert find("France called for a truce.").rules == ["call_for"]
    assert find("France called for bread.").rules == []


def test_unless_keeps_a_rule_from_firing(find: Find) -> None:
    assert find("The general's heart attack alarmed the army.").rules == []


def test_adjective_after_be_is_a_head(find: Find) -> None:
    assert find("Iran is ready to meet Iraq.").rules == ["ready"]


# One act, one claim


def test_harm_told_beside_a_killing_is_the_same_act(find: Find) -> None:
    assert find("Rebels killed nine villagers and wounded 20 soldiers.").rules == ["kill"]


def test_different_acts_between_the_same_parties_are_different(find: Find) -> None:
    assert find("Rebels attacked the village and killed the mayor.").rules == ["attack", "kill"]


def test_light_verb_and_its_noun_are_one_act(find: Find) -> None:
    assert find("The army carried out an attack on the rebels.").rules == ["the_attack"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("France urged Russia to withdraw from Georgia.", "urge"),
        ("Russia agreed to withdraw from Georgia.", "agree"),
        ("Russia refused to meet Ukraine.", "refuse"),
        ("Russia threatened to attack Poland.", "threaten"),
        ("Russia agreed to withdraw from Georgia and send aid to Haiti.", "agree"),
    ],
)
def test_content_of_a_speech_act_is_no_event_of_its_own(find: Find, text: str, rule: str) -> None:
    found = find(text)
    assert found.rules == [rule]
    assert f"it is the content of {rule}" in found.reasons().values()


def test_what_somebody_is_accused_of_is_an_event_beside_it(find: Find) -> None:
    found = find("France accused the rebels of killing villagers.")
    assert found.rules == ["accuse", "kill"]
    assert found.words(found.claims[1].actors) == ["the rebels"]


def test_denied_act_stays_beside_the_denial(find: Find) -> None:
    found = find("The army denied that its soldiers had killed villagers.")
    assert found.rules == ["deny", "kill"]
    assert (found.claims[0].mode, found.claims[0].recipients) == ((), ())


# Modes


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("France urged Russia to meet Ukraine.", ("meet",)),
        ("France urged Russia to withdraw from Georgia.", ("yield",)),
        ("France urged Russia to send aid to Haiti.", ("assist",)),
        ("France urged Russia to think.", ("change",)),
        ("Russia threatened to attack Poland.", ("violence",)),
        ("Russia refused to meet Ukraine.", ("meet",)),
    ],
)
def test_content_decides_the_mode_of_a_speech_act(find: Find, text: str, mode: tuple[str, ...]) -> None:
    assert find(text).only.mode == mode


def test_mode_of_the_rule_stands(find: Find) -> None:
    assert find("France accused the rebels.").only.mode == ("allege",)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Men with machetes attacked the village.", ("primitive",)),
        ("Rebels attacked the village with mortars.", ("heavy-weapons",)),
        ("Israeli warplanes attacked the village.", ("aerial",)),
        ("Israeli drones attacked the village.", ("drone",)),
        ("Rebels attacked the village.", ()),
    ],
)
def test_means_beside_the_trigger_decide_the_mode_of_force(find: Find, text: str, mode: tuple[str, ...]) -> None:
    assert find(text).only.mode == mode


def test_mode_has_evidence_at_its_word(find: Find) -> None:
    found = find("Rebels attacked the village with mortars.")
    evidence = {one.field: found.document.text[one.start : one.end] for one in found.only.evidence}
    assert evidence == {"event_type": "attacked", "mode": "mortars"}


def test_weapon_of_the_victim_is_not_the_means(find: Find) -> None:
    assert find("Police attacked men who had thrown stones.").claims[0].mode == ()


# Triggers


def test_trigger_is_the_noun_of_a_light_verb(find: Find) -> None:
    found = find("Peru held talks with Chile.")
    tokens = found.document.tokens
    assert (tokens[found.only.trigger].form, tokens[found.only.anchor].form) == ("talks", "held")


def test_claims_come_in_text_order(find: Find) -> None:
    found = find("Rebels attacked the village. Peru held talks with Chile. Norway sent aid to Haiti.")
    assert [claim.sentence for claim in found.claims] == [0, 1, 2]


@pytest.mark.parametrize("text", ["", "\0", "😀" * 50, "attack " * 50, "((((" * 100, "ATTACK KILL TALKS", "killed killed by by of"])
def test_odd_text_is_survived(find: Find, text: str) -> None:
    find(text)
