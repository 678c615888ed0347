import pytest

from whimbrel.documents.dateline import without_datelines


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("NAIROBI - Police said", "NAIROBI . Police said"),
        ("SAN JOSE, June 3 - Panama said", "SAN JOSE, June 3 . Panama said"),
        ("ABUJA (Reuters) -- Gunmen fired", "ABUJA (Reuters) .  Gunmen fired"),
        ("LIMA, 3 Oct 1988 — Peru said", "LIMA, 3 Oct 1988 . Peru said"),
    ],
)
def test_dateline_becomes_a_sentence_of_its_own_length(written: str, read: str) -> None:
    assert without_datelines(written) == read
    assert len(written) == len(read)


@pytest.mark.parametrize(
    "text", ["UN-backed troops left.", "The army - what is left of it - fled.", "A 3-2 win", "Paris - a city - slept", ""]
)
def test_dash_elsewhere_stays(text: str) -> None:
    assert without_datelines(text) == text
