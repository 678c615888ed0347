import pytest

from whimbrel.documents.language import language_of
from whimbrel.records import Report


def guess(text: str, language: str | None = None) -> str:
    return language_of(Report(id="x", text=text, language=language))


@pytest.mark.parametrize(
    ("stated", "code"), [("en", "en"), ("en-GB", "en"), ("EN_us", "en"), ("eng", "en"), ("French", "fr"), ("ara", "ar")]
)
def test_stated_language_is_taken_in_two_letters(stated: str, code: str) -> None:
    assert guess("Quelques mots", stated) == code


@pytest.mark.parametrize("stated", ["", "und", "unknown", "x-klingon", None])
def test_unclear_statement_leaves_the_guess(stated: str | None) -> None:
    assert guess("Le président a rencontré les ministres lundi à Paris pour parler de la situation au Mali.", stated) == "fr"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The president met her counterpart on Sunday, and the two said that they would hold talks.", "en"),
        ("THE PRESIDENT MET HER COUNTERPART ON SUNDAY, AND THE TWO SAID THAT THEY WOULD HOLD TALKS.", "en"),
        ("REBELS ATTACK ARMY BASE; DOZENS REPORTED DEAD, WITNESSES TELL RADIO STATION", "en"),
        ("Los rebeldes atacaron el lunes una base del ejército en el norte del país, informó el gobierno.", "es"),
        ("LOS REBELDES ATACARON EL LUNES UNA BASE DEL EJÉRCITO EN EL NORTE DEL PAÍS, INFORMÓ EL GOBIERNO.", "es"),
        ("Президент заявил в понедельник, что войска покинут город до конца недели.", "ru"),
        ("قال الرئيس يوم الاثنين إن القوات ستغادر المدينة قبل نهاية الأسبوع", "ar"),
        ("Der Präsident sagte am Montag, die Truppen würden die Stadt bis Ende der Woche verlassen.", "de"),
    ],
)
def test_language_is_guessed(text: str, code: str) -> None:
    assert guess(text) == code


@pytest.mark.parametrize("text", ["Putin resigns", "Hamas: no deal", "12345 !!", "🕊🕊", "", "Israel hits Gaza", "x"])
def test_what_is_too_short_to_tell_counts_as_english(text: str) -> None:
    assert guess(text) == "en"
