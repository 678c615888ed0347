"""The page in a browser: Debian's chromium, without a screen. It fails, and does not skip, where there is none."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from made_reports import TEXT, event, full_report, report, words

from whimbrel.records import CodedReport
from whimbrel.views.page import page

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")

# Scripts of a test are added beside the page's own; its policy does not name them, so a copy of the page without it is shown.
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def shown(coded: CodedReport, folder: Path, *, fragment: str = "", script: str = "", width: int = 1400) -> str:
    """Return the document that the browser holds after it has shown the page, and run `script` in it."""
    browser = shutil.which("chromium")
    assert browser, "these tests need chromium: apt-get install chromium"
    content = page(coded)
    if script:
        content = POLICY.sub("", content).replace("</body>", f"<script>{script}</script></body>")
    path = folder / "page.html"
    path.write_text(content, encoding="utf-8")
    arguments = [browser, *FLAGS, f"--user-data-dir={folder / 'profile'}", f"--window-size={width},1200", "--virtual-time-budget=2000"]
    address = f"file://{path}{fragment}"
    done = subprocess.run([*arguments, "--dump-dom", address], capture_output=True, text=True, timeout=90, check=True)
    return done.stdout


def lit(document: str, kind: str) -> list[str]:
    """Return the words that are marked as being of one kind."""
    return re.findall(rf'<(?:span|mark)[^>]*class="[^"]*\blit-{kind}\b[^"]*"[^>]*data-start[^>]*>([^<]*)<', document) + re.findall(
        rf'<span data-start[^>]*class="[^"]*\blit-{kind}\b[^"]*"[^>]*>([^<]*)<', document
    )


def measured(document: str) -> str:
    """Return what a test's script left in the title."""
    return re.findall("<title>(.*?)</title>", document)[0]


def test_a_card_named_in_the_address_lights_its_words(tmp_path: Path) -> None:
    document = shown(full_report(), tmp_path, fragment="#event-2")
    assert re.findall(r'<article id="event-(\d)" class="[^"]*chosen', document) == ["2"]
    assert lit(document, "trigger") == ["shelled"]
    assert lit(document, "actor") == ["Kestrian troops"]
    assert lit(document, "recipient") == ["the border town of ", "Mirov"]
    assert "hospital officials" in lit(document, "source")


def test_without_a_choice_nothing_is_lit(tmp_path: Path) -> None:
    document = shown(full_report(), tmp_path)
    assert "<article" in document and not re.search(r'<article[^>]*class="[^"]*chosen', document)
    assert lit(document, "actor") == []


def test_a_click_on_quoted_words_marks_exactly_them(tmp_path: Path) -> None:
    click = 'document.querySelector("#event-1 .words[data-kind=recipient]").click();'
    document = shown(full_report(), tmp_path, script=click)
    exact = re.findall(r'class="[^"]*\bexact\b[^"]*"[^>]*>([^<]*)<', document)
    assert exact == ["her Kestrian counterpart"]
    assert re.findall(r'<article id="event-(\d)" class="[^"]*chosen', document) == ["1"]


def test_a_click_on_a_trigger_chooses_its_card_and_escape_lets_go(tmp_path: Path) -> None:
    click = 'document.querySelector("mark[data-events=\\"7\\"]").click();'
    assert re.findall(r'id="event-(\d)" class="[^"]*chosen', shown(full_report(), tmp_path, script=click)) == ["7"]
    escape = click + 'document.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape"}));'
    assert re.findall(r'id="event-(\d)" class="[^"]*chosen', shown(full_report(), tmp_path, script=escape)) == []


def test_a_card_that_has_the_focus_is_chosen(tmp_path: Path) -> None:
    document = shown(full_report(), tmp_path, script='document.getElementById("event-3").focus();')
    assert re.findall(r'id="event-(\d)" class="[^"]*chosen', document) == ["3"]


def test_the_switch_hides_what_did_not_happen(tmp_path: Path) -> None:
    count = 'document.title = [...document.querySelectorAll("article")].filter((card) => card.offsetHeight).length;'
    assert measured(shown(full_report(), tmp_path, script=count)) == "7"
    assert measured(shown(full_report(), tmp_path, script='document.getElementById("unreal").click();' + count)) == "4"


@pytest.mark.parametrize("width", [400, 700, 1400])
def test_nothing_runs_off_the_side(tmp_path: Path, width: int) -> None:
    long = report(TEXT + " " + "x" * 400, *full_report().events, title="T" * 300, url="https://example.org/" + "u" * 300)
    # Chromium without a screen has windows of 500 pixels and more: a frame can be narrower.
    frame = (
        "const frame = document.createElement('iframe'); frame.style.cssText = 'border:0;width:%dpx;height:900px';"
        "document.querySelectorAll('script').forEach((script) => script.remove());"
        "frame.srcdoc = document.documentElement.outerHTML;"
        "frame.onload = () => {"
        "  const root = frame.contentDocument.documentElement;"
        "  document.title = root.scrollWidth - root.clientWidth;"
        "};"
        "document.body.replaceChildren(frame);"
    )
    assert measured(shown(long, tmp_path, script=frame % width)) == "0"


def test_a_script_in_a_report_does_not_run(tmp_path: Path) -> None:
    text = "Troops <script>document.title='owned'</script> shelled <img src=x onerror=\"document.title='owned'\"> Mirov."
    coded = replace(report(text, event(text, words(text, "shelled"), "ASSAULT")), title="calm")
    document = shown(coded, tmp_path)
    assert measured(document) == "calm · whimbrel"
    assert "<img" not in document


def test_a_report_from_right_to_left_is_set_so(tmp_path: Path) -> None:
    text = "قصفت القوات بلدة ميروف يوم الاثنين"
    coded = report(text, event(text, words(text, "قصفت"), "ASSAULT"))
    script = 'document.title = getComputedStyle(document.querySelector(".text")).direction;'
    assert measured(shown(coded, tmp_path, script=script)) == "rtl"
