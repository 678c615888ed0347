import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whimbrel.documents.truecase import truecase

WIRE = """TALKS RESUME IN GENEVA AS FIGHTING GOES ON

GENEVA, MARCH 3 (AFP) - RUSSIAN FOREIGN MINISTER SERGEI LAVROV TOLD REPORTERS ON MONDAY THAT THE TWO SIDES HAD AGREED
TO EXTEND THE TRUCE IN EASTERN UKRAINE, THE U.N. SAID. "LET US HOPE," HE SAID. PRESIDENT OLUMIDE ADEBAYO-WRIGHT
WILL MEET MCDONALD ON MAY 4."""
READ = """Talks resume in Geneva as fighting goes on

Geneva, March 3 (AFP) - Russian Foreign Minister Sergei Lavrov told reporters on Monday that the two sides had agreed
to extend the truce in eastern Ukraine, the U.N. said. "Let us hope," he said. President Olumide Adebayo-Wright
will meet McDonald on May 4."""


def test_a_wire_report_in_capitals_is_read_as_if_it_were_not() -> None:
    assert truecase(WIRE) == READ


@pytest.mark.parametrize(
    ("shouted", "read"),
    [
        (
            "US-BACKED FORCES DIDN'T FIRE; RUSSIA'S ARMY MAY WITHDRAW ITS T-72 TANKS.",
            "US-backed forces didn't fire; Russia's army may withdraw its T-72 tanks.",
        ),
        ("THE RSF KILLED 12 PEOPLE IN EL FASHER ON THE 1ST OF JUNE.", "The RSF killed 12 people in El Fasher on the 1st of June."),
        ("BASHAR AL-ASSAD, THE PRESIDENT OF SYRIA, LEFT FOR MOSCOW.", "Bashar al-Assad, the president of Syria, left for Moscow."),
        ("THE WORLD HEALTH ORGANIZATION (WHO) AND DOCTORS WHO WARNED.", "The World Health Organization (WHO) and doctors who warned."),
        ("THE PRESIDENT SAID O'BRIEN HAD SEEN THE STRAßE.", "The president said O'Brien had seen the Straße."),
        ("THE GENERAL TOLD US THE US WOULD STAY IN IRAQ.", "The general told us the US would stay in Iraq."),
    ],
)
def test_names_acronyms_and_titles_keep_their_capitals(shouted: str, read: str) -> None:
    assert truecase(shouted) == read


def test_only_the_shouted_sentence_changes() -> None:
    text = "The UN, EU, US and UK met. NATO said: THE TOWN HAS FALLEN.\nTHE REBELS NOW HOLD THE WHOLE OF THE NORTH! Officials left."
    assert truecase(text) == text.replace("THE REBELS NOW HOLD THE WHOLE OF THE NORTH", "The rebels now hold the whole of the north")


@pytest.mark.parametrize(
    "text",
    [
        "UN Security Council Meets on Syria After Attack",
        "NATO EU UN USA UK IMF IAEA OPEC ASEAN",
        "CEASEFIRE AGREED",
        "KYIV, Ukraine (AP) — The army fired.",
        "",
        "ГОРОД ВЗЯТ ВОЙСКАМИ РЕСПУБЛИКИ СЕГОДНЯ",
    ],
)
def test_other_text_stays(text: str) -> None:
    assert truecase(text) == text


@given(st.text() | st.text("AEİßǰŉ.'’ -\nTHIN()\"1", min_size=30, max_size=200).map(lambda text: "THE ARMY HAS LEFT " + text))
def test_length_and_letters_stay(text: str) -> None:
    read = truecase(text)
    assert len(read) == len(text)
    assert all(one == other or one.lower() == other for one, other in zip(text, read, strict=True))


@pytest.mark.parametrize(
    "text", ["A" * 300_000, "AB'" * 100_000, "A.B." * 75_000, "THE\n" * 75_000, "(" * 300_000, "THE ARMY LEFT. " * 20_000]
)
def test_time_grows_with_the_text_only(text: str) -> None:
    started = time.perf_counter()
    assert len(truecase(text)) == len(text)
    assert time.perf_counter() - started < 10
