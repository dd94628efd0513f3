import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.opened import Opened, report

FACTS = Path(__file__).parents[2] / "facts.yaml"


@pytest.fixture(scope="module")
def html() -> str:
    return report(FACTS)


def _shown(page: Page) -> str:
    return page.locator("#shown").inner_text()


def test_it_opens_from_disk_without_a_word_and_without_a_request(opened: Opened, html: str) -> None:
    page = opened.show(html)
    assert page.locator("h1").inner_text() == (
        "Turkey's S-400 purchase and the US sanctions, in five articles"
    )
    assert page.locator(".finding").count() == int(_shown(page).split()[0]) > 30
    assert opened.said == []
    assert opened.asked_elsewhere() == []


def test_severities_filter(opened: Opened, html: str) -> None:
    page = opened.show(html)
    everything = len(opened.cards())
    for severity in ("tension", "ambiguity", "note"):
        page.get_by_label(severity, exact=True).uncheck()
    contradictions = opened.cards()
    assert 0 < len(contradictions) < everything
    assert all(
        card.get_attribute("data-severity") == "contradiction"
        for card in page.locator(".finding:visible").all()
    )
    assert _shown(page) == f"{len(contradictions)} of {everything} findings"
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".finding[hidden], .card[hidden]")).to_have_count(0)
    assert len(opened.cards()) == everything


def test_subject_source_and_search_filter_together(opened: Opened, html: str) -> None:
    page = opened.show(html)
    page.get_by_role("combobox", name="Subject", exact=True).select_option(
        label="Turkey's part in the F-35 programme"
    )
    of_subject = opened.cards()
    page.get_by_role("combobox", name="Source", exact=True).select_option("a4")
    of_source = opened.cards()
    page.get_by_label("Search").fill("KICKED out")
    assert set(opened.cards()) <= set(of_source) <= set(of_subject)
    shown = page.locator(".finding:visible").all()
    assert len(shown) == 3
    for finding in shown:
        assert "kicked out" in (finding.text_content() or "").lower()
    page.get_by_label("Search").fill("no such words")
    assert opened.cards() == []
    assert _shown(page).startswith("0 of ")


def test_a_heading_without_findings_is_hidden(opened: Opened, html: str) -> None:
    page = opened.show(html)
    page.get_by_label("contradiction", exact=True).uncheck()
    assert page.locator("#g-contradiction h3").is_visible()  # what stands in its cards is shown
    for severity in ("tension", "ambiguity", "note"):
        page.get_by_label(severity, exact=True).uncheck()
    assert opened.cards() == []
    assert page.locator(".group:visible, .card:visible").count() == 0


def test_what_is_wrong_is_said_before_anything_else(opened: Opened, html: str) -> None:
    page = opened.show(html)
    heads = page.locator("h2").all_text_contents()
    assert heads == [
        "What is wrong", "What was looked at", "Findings", "Subjects and sources", "Facts",
        "Articles", "Checks",
    ]  # fmt: skip
    first = page.locator("#brief li a").first
    expect(first).to_be_in_viewport()
    message = first.inner_text()
    first.click()
    expect(page.locator(":target h4")).to_have_text(message)


def test_headings_are_in_order(opened: Opened, html: str) -> None:
    page = opened.show(html)
    levels = page.evaluate(
        "Array.from(document.querySelectorAll('h1, h2, h3, h4, h5, h6'), h => +h.tagName[1])"
    )
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_nothing_moves_by_itself(opened: Opened, html: str) -> None:
    page = opened.show(html)
    moving = page.evaluate(
        """Array.from(document.querySelectorAll('*')).filter(element => {
          const style = getComputedStyle(element);
          return style.animationName !== 'none' || style.scrollBehavior === 'smooth' ||
                 style.transitionDuration !== '0s';
        }).length"""
    )
    assert moving == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_one_picture_of_two_is_shown_and_has_the_width(
    opened: Opened, html: str, width: int
) -> None:
    opened.page.set_viewport_size({"width": width, "height": 900})
    page = opened.show(html)
    shown, other = (".narrow", ".wide") if width == 390 else (".wide", ".narrow")
    assert page.locator(f".card .picture{other}:visible").count() == 0
    pictures = page.locator(f".card .picture{shown}:visible svg")
    assert pictures.count() > 10
    for picture in pictures.all():
        box = picture.bounding_box()
        assert box is not None
        assert box["width"] <= width
        assert float(picture.get_attribute("width") or "nan") - box["width"] < box["width"] / 10


def test_every_picture_says_in_words_what_it_shows(opened: Opened, html: str) -> None:
    page = opened.show(html)
    described = page.evaluate(
        """Array.from(document.querySelectorAll('svg[role=img]'), svg =>
          svg.getAttribute('aria-labelledby').split(' ')
            .map(id => document.getElementById(id).textContent.trim()).every(text => text))"""
    )
    assert len(described) > 20
    assert all(described)


def test_a_filter_is_kept_in_the_address(opened: Opened, html: str) -> None:
    page = opened.show(html)
    page.get_by_label("Search").fill("Anthony")
    page.get_by_label("note", exact=True).uncheck()
    found, address = opened.cards(), page.url
    assert "q=Anthony" in address
    page.goto("about:blank")
    page.goto(address)
    assert opened.cards() == found
    assert not page.get_by_label("note", exact=True).is_checked()


def test_a_quote_leads_to_its_place_and_back(opened: Opened, html: str) -> None:
    page = opened.show(html)
    card = page.locator(".finding").filter(has=page.locator("h4", has_text="Anthony Blinken"))
    cite = card.locator(".cite").filter(has_text="Anthony")
    quote = cite.locator("q").text_content()
    cite.get_by_role("link", name="in the article").click()
    expect(page.locator("mark.here").first).to_be_in_viewport()
    marked = "".join(page.locator("mark.here").all_text_contents())
    assert marked == quote == "Secretary of State Anthony Blinken"
    page.locator("mark.here + .back").get_by_role("link", name="CR105").first.click()
    number = card.get_attribute("id")
    assert page.url.endswith(f"#{number}")
    assert card.evaluate("card => card.matches(':target')")


def test_a_link_to_a_finding_that_is_filtered_away_shows_it(opened: Opened, html: str) -> None:
    page = opened.show(html)
    page.get_by_label("Search").fill("no such words")
    page.evaluate("location.hash = '#f1'")
    expect(page.locator("#f1")).to_be_in_viewport()


def test_a_link_to_a_fact_unfolds_it(opened: Opened, html: str) -> None:
    page = opened.show(html)
    page.locator(".back a", has_text="fact").first.click()
    row = page.locator("li:target details")
    expect(row).to_have_attribute("open", "")  # once the page has heard of the new address


def test_every_link_has_a_place(opened: Opened, html: str) -> None:
    page = opened.show(html)
    missing = page.evaluate(
        "Array.from(document.querySelectorAll('a[href^=\"#\"]'), a => a.hash.slice(1))"
        ".filter(id => document.getElementById(id) === null)"
    )
    assert missing == []


def test_every_id_is_there_once(html: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids)) > 300


def test_every_quote_is_highlighted_in_full(opened: Opened, html: str) -> None:
    page = opened.show(html)
    wrong = page.evaluate(
        """() => {
          const said = new Map();
          for (const mark of document.querySelectorAll('mark[data-claims]'))
            for (const claim of mark.dataset.claims.split(' '))
              said.set(claim, (said.get(claim) || '') + mark.textContent);
          const plain = (text) => text.replace(/[^\\p{L}\\p{N}]+/gu, ' ').trim().toLowerCase();
          return Array.from(document.querySelectorAll('.cite'))
            .filter(cite => cite.querySelector('a.to'))
            .map(cite => [cite.querySelector('a.to'), cite.querySelector('q').textContent])
            .map(([link, quote]) => [link.hash.slice(2), quote])
            .filter(([claim, quote]) => !plain(said.get(claim) || '').includes(plain(quote)) &&
                    plain(said.get(claim) || '').length < plain(quote).length);
        }"""
    )
    assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 375])
def test_names_roles_and_contrast(opened: Opened, html: str, scheme: str, width: int) -> None:
    opened.page.set_viewport_size({"width": width, "height": 900})
    opened.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    opened.show(html)
    assert opened.broken_rules() == []


@pytest.mark.parametrize("width", [320, 375, 1200])
def test_nothing_runs_over_the_side(opened: Opened, html: str, width: int) -> None:
    opened.page.set_viewport_size({"width": width, "height": 900})
    page = opened.show(html)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_reaches_the_findings(opened: Opened, html: str) -> None:
    page = opened.show(html)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the findings"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "q"


def test_without_its_script_it_is_a_plain_page(opened: Opened, html: str) -> None:
    assert opened.page.context.browser is not None
    context = opened.page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    opened.file.write_text(html, encoding="utf-8")
    plain.goto(opened.file.as_uri())
    assert plain.locator("#filters").is_hidden()
    assert plain.locator(".card h4").first.is_visible()
    context.close()


def test_what_is_of_no_use_on_paper_is_not_printed(opened: Opened, html: str) -> None:
    page = opened.show(html)
    assert page.pdf().startswith(b"%PDF")
    page.emulate_media(media="print")
    for part in ("#filters", "nav", ".back >> nth=0", ".to >> nth=0", ".places >> nth=0"):
        assert page.locator(part).is_hidden()
    assert page.locator(".finding:visible").count() == page.locator(".finding").count()
    assert page.locator(".card .picture.wide").first.is_visible()
    assert page.locator(".picture.narrow:visible").count() == 0


HOSTILE = (
    "<script>console.log('ran')</script>",
    "</mark></div><img src=x onerror=\"console.log('ran')\">",
    "<svg onload=\"console.log('ran')\">",
    "</style></script><script>console.log('ran')</script>",
    "--><iframe src=\"javascript:parent.console.log('ran')\"></iframe>",
    "{{ 7 * 7 }}{% raw %}",
    '"><a href="javascript:console.log(1)" autofocus onfocus="console.log(1)">x</a>',
    "<link rel=stylesheet href=https://example.org/x.css><base href=https://example.org/>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_runs_nothing_and_stays_text(
    opened: Opened, tmp_path: Path, text: str
) -> None:
    (tmp_path / "a.txt").write_text(f"It began in 2019 {text} they said.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("It began in 2021, they said.\n", encoding="utf-8")
    quoted = text.replace("'", "''")
    (tmp_path / "facts.yaml").write_text(
        f"""title: '{quoted}'
sources:
  - id: '{quoted}'
    file: a.txt
    headline: '{quoted}'
    publisher: '{quoted}'
    url: 'javascript:console.log("ran")'
  - {{id: b, file: b.txt, url: 'https://example.org/?a=1&b=<2>'}}
subjects: [{{id: x, name: '{quoted}'}}]
attributes: [{{id: began, label: '{quoted}', of: x, type: date}}]
claims:
  - source: '{quoted}'
    subject: x
    attribute: began
    value: 2019
    quote: 'It began in 2019 {quoted} they said'
    speaker: '{quoted}'
  - {{source: b, subject: x, attribute: began, value: 2021, quote: It began in 2021}}
""",
        encoding="utf-8",
    )
    page = opened.show(report(tmp_path / "facts.yaml"))
    page.get_by_label("Search").fill("2019")
    page.wait_for_timeout(100)
    assert opened.said == []
    assert opened.asked_elsewhere() == []
    assert page.locator("h1").inner_text() == text
    assert page.locator(".text").first.inner_text().strip().startswith(f"It began in 2019 {text}")
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.locator("script, iframe, img, base, link").count() == 1  # our own script
