"""Where layout begins a sentence: blank lines, bullets, lists of headlines; not lines that are broken by width."""

from whimbrel.documents.lines import lines_of


def lines(text: str) -> list[str]:
    """Return the text cut where sentences must begin."""
    starts = [*(line.start for line in lines_of(text)), len(text)]
    return [text[first:last].strip() for first, last in zip(starts, starts[1:], strict=False)]


def test_lines_broken_by_width_stay_together() -> None:
    assert lines("The army said on Monday that its\ntroops had taken the town of\nMoba after two days.\n") == [
        "The army said on Monday that its\ntroops had taken the town of\nMoba after two days."
    ]


def test_blank_line_begins_a_sentence() -> None:
    assert lines("Talks in Lusaka\n \nThe two sides met.") == ["Talks in Lusaka", "The two sides met."]


def test_headlines_are_a_sentence_each() -> None:
    assert lines("Peru recalls envoy from Chile\nTogo frees nine editors\nOslo court jails ex-minister\n") == [
        "Peru recalls envoy from Chile",
        "Togo frees nine editors",
        "Oslo court jails ex-minister",
    ]


def test_bulleted_lines_are_a_sentence_each_though_they_run_over() -> None:
    assert lines("Today:\n- Peru recalls\nenvoy from Chile\n- Togo frees nine editors") == [
        "Today:",
        "- Peru recalls\nenvoy from Chile",
        "- Togo frees nine editors",
    ]


def test_sentences_that_end_with_stops_need_no_help() -> None:
    assert lines("The army left.\nThe rebels came.\nNobody slept.") == ["The army left.\nThe rebels came.\nNobody slept."]


def test_capitals_alone_make_no_list() -> None:
    assert len(lines("LIMA, 4 MAY -- THE ARMY SAID THAT\nGUERRILLAS HAD ATTACKED A POST\nNEAR AYACUCHO.")) == 1


def test_text_without_words_has_no_sentence() -> None:
    assert lines_of(" \n\n \t\n") == ()


def test_headlines_are_parsed_apart(read) -> None:
    document = read("Peru recalls envoy from Chile\nTogo frees nine editors\nOslo court jails ex-minister\n")
    assert [document.text[one.start : one.end] for one in document.sentences] == [
        "Peru recalls envoy from Chile",
        "Togo frees nine editors",
        "Oslo court jails ex-minister",
    ]
