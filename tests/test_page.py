"""The page of a report: everything coded is on it, nothing in the report can act on it."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from made_reports import TEXT, amount, event, full_report, place, report, role, words

from whimbrel.records import CodedReport, Event, Evidence, Link, Role, Size, Source, Stance
from whimbrel.views.page import LOOKS, look_of, page


class Elements(HTMLParser):
    """What a page holds: its tags with their attributes, and the text of its section of text, numbers left out."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag not in ("meta", "input"):
            self._open.append(dict(attributes).get("class") or tag)

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if "text" in self._open and self._open[-1] != "number":
            self.text += data

    def cards(self) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == "article"]


def card(content: str, number: int) -> str:
    """Return the source of one card."""
    return re.findall(r"<article.*?</article>", content, re.DOTALL)[number - 1]


def one_event(**fields: object) -> Event:
    return replace(event(TEXT, words(TEXT, "shelled"), "ASSAULT"), **fields)


def test_the_text_on_the_page_is_the_reports_text() -> None:
    assert Elements(page(full_report())).text == TEXT


def test_every_event_has_a_card_and_a_number_in_the_text() -> None:
    content = page(full_report())
    assert [attributes["id"] for attributes in Elements(content).cards()] == [f"event-{number}" for number in range(1, 8)]
    assert [int(number) for number in re.findall(r'id="words-(\d+)"', content)] == list(range(1, 8))


def test_a_mark_stands_on_exactly_the_trigger() -> None:
    marks = re.findall(r'<mark [^>]*data-events="(\d+)"[^>]*>([^<]*)</mark>', page(full_report()))
    assert marks == [(str(number), each.event_text.text) for number, each in enumerate(full_report().events, 1)]


def test_a_card_tells_all_that_was_coded() -> None:
    content = card(page(full_report()), 2)
    told = ("ASSAULT", "heavy-weapons", "denied", "Kestrian Army", "KES/MIL", "VEL/CVL", "2024-05-13", "Mirov, Lower Halm, VEL", "city")
    for part in (*told, "within 15 km", "explicit", "9 or more", "Mirov Hospital", "dead 5", "assault/shelled", "CAMEO 194", "sentence 2"):
        assert part in content


def test_a_card_knows_the_spans_of_its_event() -> None:
    spans = (Elements(page(full_report())).cards()[0]["data-spans"] or "").split()
    first = full_report().events[0]
    assert spans[0] == f"{first.event_text.start}-{first.event_text.end}:trigger"
    assert f"{first.actor[0].start}-{first.actor[0].end}:actor" in spans
    assert f"{first.recipient[0].start}-{first.recipient[0].end}:recipient" in spans


@pytest.mark.parametrize(
    ("fields", "look"),
    [
        ({}, "asserted"),
        ({"attribution": (Link(source=None, cue=words(TEXT, "said")),)}, "reported"),
        ({"certainty": "denied"}, "denied"),
        ({"negated": True}, "negated"),
        ({"negated": True, "certainty": "planned"}, "negated"),
        ({"certainty": "possible", "attribution": (Link(source=None, cue=words(TEXT, "said")),)}, "possible"),
        ({"certainty": "planned"}, "planned"),
        ({"certainty": "conditional"}, "conditional"),
        ({"certainty": "unknown"}, "unknown"),
    ],
)
def test_how_sure_is_told_by_line_and_in_words(fields: dict[str, object], look: str) -> None:
    coded = one_event(**fields)
    style, label, _ = LOOKS[look]
    assert look_of(coded) == look
    content = page(report(TEXT, coded))
    assert re.search(rf'<article [^>]*class="event {style} ', content)
    assert re.search(rf'<mark class="mark {style} ', content)
    assert f">{label}</span>" in card(content, 1)


def test_a_negated_plan_is_told_as_both() -> None:
    content = card(page(report(TEXT, one_event(negated=True, certainty="planned"))), 1)
    assert ">did not happen</span>" in content and ">planned</span>" in content


def test_the_switch_counts_what_did_not_happen_or_not_yet() -> None:
    assert "show the 3 that did not happen, or not yet" in page(full_report())
    assert 'id="unreal"' not in page(report(TEXT, one_event()))


def test_a_report_without_events_says_so() -> None:
    content = page(report(TEXT))
    assert "No event was coded in this report." in content
    assert Elements(content).text == TEXT


def test_an_empty_report_makes_a_page() -> None:
    assert Elements(page(report(""))).text == ""


def hostile(words_: str) -> CodedReport:
    """Return a report in which every string is made of the same words."""
    span = words(words_, words_)
    who = Role(code=words_, sector=words_, name=words_, entity_text=words_, start=0, end=len(words_))
    source = Source(entity=words_, name=words_, code=words_, sector=words_, start=0, end=len(words_))
    coded = event(
        words_, span, "ASSAULT", words_, actor=(who,), recipient=(who,), event_loc=place(words_, words_, words_, basis=words_),
        context=(words_,), date_basis=words_, cameo=words_, status="new",
        attribution=(Link(source=source, cue=span),), claims=(Stance(source=source, stance=words_, cue=span, size=None),),
        evidence=(Evidence(field=words_, start=0, end=len(words_), rule=words_),),
    )  # fmt: skip
    return report(words_, coded, key=words_, title=words_, url=f"https://example.org/{words_}", publication=words_, language=words_)


@pytest.mark.parametrize(
    "words_",
    [
        "<script>document.title='owned'</script>",
        "</script><img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)> ' onfocus='alert(1)",
        "</style><style>body{display:none}</style>",
        "<!-- ]]> &lt;b&gt; &amp; -->",
        "]]></mark></article><form action=//evil.example>",
    ],
)
def test_nothing_in_a_report_becomes_markup(words_: str) -> None:
    content = page(hostile(words_))
    tags = Elements(content).tags
    assert Elements(content).text == words_
    assert {tag for tag, _ in tags} <= {tag for tag, _ in Elements(page(full_report())).tags} | {"a", "svg", "rect"}
    assert [tag for tag, _ in tags].count("script") == [tag for tag, _ in tags].count("style") == 1
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "JaVaScRiPt:alert(1)", "//evil.example"]
)
def test_an_address_that_is_no_web_page_is_no_link(url: str) -> None:
    links = [attributes["href"] or "" for tag, attributes in Elements(page(report(TEXT, url=url))).tags if tag == "a"]
    assert all(link.startswith("#") for link in links)


def test_a_page_asks_for_nothing_from_outside() -> None:
    content = page(full_report())
    policy = next(attributes["content"] or "" for tag, attributes in Elements(content).tags if "content" in attributes)
    assert policy.startswith("default-src 'none';")
    assert not re.search(r"(src|href)=\"(?!#)|@import|url\(", content)


def test_style_and_script_are_the_ones_that_the_policy_allows() -> None:
    from base64 import b64encode
    from hashlib import sha256

    content = page(full_report())
    for tag in ("style", "script"):
        (inline,) = re.findall(rf"<{tag}>(.*?)</{tag}>", content, re.DOTALL)
        assert f"sha256-{b64encode(sha256(inline.encode()).digest()).decode()}" in content


def test_overlapping_spans_are_cut_where_they_overlap() -> None:
    text = "a b c d"
    first = event(text, words(text, "a b c"), "ASSAULT")
    second = event(text, words(text, "b c d"), "PROTEST", number=1)
    content = page(report(text, first, second))
    pieces = re.findall(r'data-start="(\d)" data-end="(\d)" data-events="([\d ]+)"', content)
    assert pieces == [("0", "2", "1"), ("2", "5", "1 2"), ("5", "7", "2")]
    assert Elements(content).text == text


def test_two_events_on_one_word_have_a_number_each() -> None:
    coded = report(TEXT, one_event(), one_event(id="other", event_type="RETREAT"))
    content = page(coded)
    assert re.findall(r'id="words-(\d+)"', content) == ["1", "2"]
    assert 'data-events="1 2"' in content


def test_characters_outside_latin_keep_their_offsets() -> None:
    text = "🎉🎉 قصفت القوات\0 Mirov\r\n"
    coded = report(text, event(text, words(text, "قصفت"), "ASSAULT", actor=(role(text, "القوات", "KES", "MIL"),)))
    content = page(coded)
    assert re.findall(r'<mark [^>]*data-start="3" data-end="7"[^>]*>([^<]*)</mark>', content) == ["قصفت"]
    assert Elements(content).text == text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    assert 'class="text" dir="auto"' in content


def test_rival_figures_are_ticks_on_one_bar() -> None:
    content = card(page(full_report()), 2)
    assert content.count('class="tick"') == 2 and content.count('class="range"') == 1


def test_one_exact_figure_has_no_bar() -> None:
    exact = one_event(size=Size(dead=amount(TEXT, "five dead", 5, 5, "dead")))
    assert "<svg" not in page(report(TEXT, exact))


def test_a_size_of_nothing_at_all_makes_no_bar() -> None:
    nothing = one_event(size=Size(dead=amount(TEXT, "five dead", 0, None, "dead")))
    assert "<svg" not in page(report(TEXT, nothing))


def test_figures_that_only_the_parties_give_stand_with_the_parties() -> None:
    source = Source(entity=None, name="Kestrian Army", code="KES", sector="MIL", start=None, end=None)
    claimed = Stance(source=source, stance="asserted", cue=None, size=Size(dead=amount(TEXT, "five dead", 5, 5, "dead")))
    content = card(page(report(TEXT, one_event(claims=(claimed,)))), 1)
    assert "Kestrian Army" in content and "dead 5" in content


def test_an_event_with_hardly_anything_known_has_a_card() -> None:
    bare = one_event(evidence=(), confidence=None, event_scale=None, actor=(Role(code=None, sector="UNK", implicit=True),))
    content = card(page(report(TEXT, bare)), 1)
    assert "UNK" in content and "not said in the clause" in content
    assert "<details" not in content


def test_the_same_report_makes_the_same_page() -> None:
    assert page(full_report()) == page(full_report())


def test_a_long_report_with_many_events_takes_no_long_time() -> None:
    text = "Veldania shelled Mirov. " * 4000
    events = tuple(
        event(text, replace(words(text, "shelled"), start=24 * number + 9, end=24 * number + 16), "ASSAULT", number=number)
        for number in range(4000)
    )
    content = page(report(text, *events))
    assert content.count("<article") == 4000
