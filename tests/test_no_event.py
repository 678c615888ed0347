"""What is no event although its words are those of one, and what is one although it looks like none."""

import pytest

import whimbrel
from whimbrel.errors import KnowledgeError
from whimbrel.knowledge.domains import load_domains


def types(text: str) -> list[str]:
    return [event.event_type for event in whimbrel.code(text, date="2024-05-06").events]


@pytest.mark.parametrize(
    "text",
    [
        "The Peruvian midfielder attacked down the left wing and Chile retreated into their penalty area.",
        "The opera ends when rebels storm the palace and shoot the king.",
        "Shareholders of the brewer rejected a takeover bid, and the insurer withdrew.",
        "Her aunt threatened the landlord over the rent.",
        "The tenant and his neighbour declared a truce.",
        "The constitution allows parliament to impeach the president.",
        "A defendant who pleads guilty receives a lighter sentence.",
        "Never accuse a colleague in a letter.",
        "The tailor promised to help his cousin.",
        "The force deployed in the region is small.",
    ],
)
def test_nothing_is_coded(text: str) -> None:
    assert types(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Police arrested the goalkeeper after the match in Lima.", "COERCE"),
        ("A court in Ankara jailed the novelist for insulting the president.", "SANCTION"),
        ("Midwives marched in Lima.", "PROTEST"),
        ("Gunmen shot the captain of the hockey team in Karachi.", "ASSAULT"),
        ("Nurses went on strike in Fiji.", "PROTEST"),
    ],
)
def test_the_real_thing_is_coded_all_the_same(text: str, wanted: str) -> None:
    assert wanted in types(text)


def test_reason_is_kept_for_explain() -> None:
    from whimbrel.pipeline import read_report
    from whimbrel.records import Report

    reading = read_report(Report(id="x", text="The opera ends when rebels storm the palace."))
    assert "the text is about arts, and nobody real takes part" in [one.reason for one in reading.claims.passed]


def test_whole_report_lends_its_domain_to_a_sentence_without_its_words() -> None:
    match = "The striker scored twice in the semi-final. The goalkeeper saved a penalty kick. The referee stopped the tournament match."
    assert types(f"{match} Kenya attacked Uganda from the left.") == []
    assert types("Kenya attacked Uganda from the left.") == ["ASSAULT"]


def test_domain_without_a_word_on_who_is_real_is_refused(tmp_path) -> None:
    path = tmp_path / "domains.toml"
    path.write_text('[people]\nhomely = []\npublic = []\n[sport]\nreal = "team"\nwords = []\nhints = []\n')
    with pytest.raises(KnowledgeError, match="sport: real is 'team'; there are code, nation, organ"):
        load_domains(path)
