"""Pages, Word documents, PDF, feeds and exports: what is read out of each."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import Any

import docx
import pytest

from article_files.article import Article, Unread
from article_files.find_files import Found
from article_files.read_articles import read_articles
from article_files.read_file import read_file
from support.limits import DEFAULT_LIMITS
from tests.article_files.made_files import HEADLINE, document, page, pdf, saved
from tests.article_files.texts import PARAGRAPHS

PARTS = PARAGRAPHS.strip().split("\n\n")
BODY = "\n\n".join(" ".join(part.split()) for part in PARTS)
LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "The Daily"},
        {
            "@type": ["NewsArticle"],
            "headline": HEADLINE,
            "author": [{"@type": "Person", "name": "Jane Doe"}, {"name": "Reuters"}],
            "publisher": {"@type": "Organization", "name": "The Daily"},
            "datePublished": "2021-03-25T23:30:00-05:00",
            "dateModified": "2021-03-26T08:00:00Z",
            "mainEntityOfPage": {"@id": "https://daily.example/bridge"},
        },
    ],
}


def read(content: bytes, name: str) -> list[Article | Unread]:
    return list(read_file(Found(Path(name)), DEFAULT_LIMITS, content))


def one(content: bytes, name: str) -> Article:
    (found,) = read(content, name)
    assert isinstance(found, Article), found
    return found


def why(content: bytes, name: str) -> str:
    (found,) = read(content, name)
    assert isinstance(found, Unread), found
    return found.why


def test_a_page_gives_its_words_and_what_its_markup_says() -> None:
    found = one(page(ld=LD), "page.html")
    assert found == Article(
        Path("page.html"),
        "HTML",
        f"{HEADLINE}\n\n{BODY}",
        text_is_file=False,
        headline=HEADLINE,
        byline="Jane Doe, Reuters",
        publisher="The Daily",
        published="2021-03-25",
        dated_by="'datePublished' in its JSON-LD",
        modified="2021-03-26",
        url="https://daily.example/bridge",
        language="en",
        credits=("Reuters",),
    )


META = '<meta property="article:published_time" content="{}">'


@pytest.mark.parametrize(
    ("head", "day", "where"),
    [
        (
            META.format("2021-03-25T08:07:00Z"),
            "2021-03-25",
            "its metadata (article:published_time)",
        ),
        ('<meta name="pubdate" content="20210325">', "2021-03-25", "its metadata (pubdate)"),
        ('<meta name="date" content="25 March 2021">', "2021-03-25", "its metadata (date)"),
        ('<meta name="date" content="03/04/2021">', None, None),
        ('<meta name="last-modified" content="2021-03-25">', None, None),
        ('<meta name="crawl-date" content="2021-03-25">', None, None),
        ("<!-- saved from url=(0022)https://daily.example/ on 2021-03-25 -->", None, None),
        ("", None, None),
    ],
)
def test_a_page_has_the_date_that_its_metadata_call_so(
    head: str, day: str | None, where: str | None
) -> None:
    found = one(page(head), "page.html")
    assert (found.published, found.dated_by) == (day, where)


def test_a_page_with_two_days_of_publication_is_left_open_and_told() -> None:
    found = one(page(META.format("2021-03-25") + META.format("2021-03-27")), "page.html")
    assert found.published is None
    assert found.notes == ("its metadata give several dates: 2021-03-25, 2021-03-27",)
    zones = META.format("2021-03-25T23:30:00-05:00") + META.format("2021-03-26T04:30:00Z")
    assert one(page(zones), "page.html").published == "2021-03-25"


def test_lines_under_the_headline_are_read_where_the_markup_says_nothing() -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in PARTS)
    top = f"<h1>{HEADLINE}</h1><div>By Jane Doe</div><div>Published 25 March 2021, 08:07</div>"
    found = one(page(body=f"{top}{paragraphs}"), "page.html")
    assert (found.byline, found.published) == ("Jane Doe", "2021-03-25")
    assert found.dated_by == "its page: Published 25 March 2021, 08:07"
    later = f"<h1>{HEADLINE}</h1>{paragraphs}<h2>Read on</h2><p>3 May 2022</p><p>Other news</p>"
    assert one(page(body=later), "page.html").published is None


def test_a_page_in_windows_1252_is_read_as_it_says() -> None:
    whole = page(title="The mayor’s bridge").decode().replace("utf-8", "windows-1252")
    found = one(whole.encode("cp1252"), "page.html")
    assert found.headline == "The mayor’s bridge"
    assert found.notes == ("it was read as Windows-1252, as it says",)


def test_scripts_and_the_page_around_are_not_the_article() -> None:
    text = one(page(), "page.html").text
    assert "fetch" not in text
    assert "cookies" not in text
    assert "World" not in text


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<h1>404 Not Found</h1><p>nginx</p>", "is the page of an error (“404 Not Found”)"),
        ("<div id=app></div>", "is a page in which no article was found"),
        (
            "<h1>Bridge</h1><p>The bridge is open. Subscribe to continue reading.</p>",
            "is the beginning of a paid article (“Subscribe to continue”)",
        ),
    ],
)
def test_pages_that_are_no_article_are_said_by_name(body: str, said: str) -> None:
    assert why(page(body=body, title="x"), "page.html").startswith(said)


def test_a_stub_that_says_it_is_not_free_and_a_page_in_german() -> None:
    stub = page(ld={"@type": "NewsArticle", "isAccessibleForFree": "False", "headline": HEADLINE})
    assert why(stub, "page.html").startswith("is the beginning of a paid article (")
    german = "".join(
        f"<p>Die Brücke ist nach {n} Jahren wieder für den Verkehr geöffnet und das ist auch gut."
        " Der Bau hat nach den Angaben der Stadt nicht mehr als vier Millionen gekostet.</p>"
        for n in range(5)
    )
    assert why(page(body=german), "page.html") == "is not in English, but in German"


def test_a_document_gives_its_paragraphs_tables_and_title() -> None:
    made = docx.Document()
    made.add_heading(HEADLINE, 0)
    made.add_paragraph("By Jane Doe")
    for part in PARTS:
        made.add_paragraph(part)
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Cost", "four million"
    made.core_properties.author = "python"
    found = one(saved(made), "a.docx")
    assert found.text.startswith(f"{HEADLINE}\n\nBy Jane Doe\n\nThe bridge over the river")
    assert found.text.endswith("Cost\tfour million")
    assert (found.headline, found.byline, found.published) == (HEADLINE, "Jane Doe", None)


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    made = docx.Document()
    for part in PARTS:
        made.add_paragraph(part)
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    element: Any = made.element  # lxml has no types
    body: Any = element.body
    paragraph: Any = body.find(f"{word}p")
    for kind, tag, words in (("ins", "t", " It is new."), ("del", "delText", " It was old.")):
        change: Any = paragraph.makeelement(f"{word}{kind}", {})
        run: Any = change.makeelement(f"{word}r", {})
        text: Any = run.makeelement(f"{word}{tag}", {})
        text.text = words
        run.append(text)
        change.append(run)
        paragraph.append(change)
    found = one(saved(made), "a.docx")
    assert "said. It is new." in found.text
    assert "It was old" not in found.text
    assert found.notes == ("it has tracked changes; it was read as if all were accepted",)


def test_a_pdf_gives_its_lines_as_paragraphs() -> None:
    lines = [HEADLINE, "By Jane Doe", "25 March 2021"]
    for part in PARTS:
        lines += textwrap.wrap(" ".join(part.split()), 60)
    found = one(pdf([lines]), "a.pdf")
    assert found.text == f"{HEADLINE}\nBy Jane Doe\n25 March 2021\n{BODY}"
    assert (found.headline, found.byline, found.published) == (HEADLINE, "Jane Doe", "2021-03-25")


def test_a_pdf_has_no_running_heads_and_no_parted_words() -> None:
    repairs = "The repairs of the old town-", "bridge took years, and it was a", "disap-"
    regret = "pointment to all of us who had been there. A disappointment it was."
    pages = [
        ["The Daily, page 1", *repairs, regret],
        ["The Daily, page 2", "It is open again now, the mayor said to the people there."],
        ["The Daily, page 3", "The ferry will stop when the spring is here, and not before."],
    ]
    found = one(pdf(pages), "a.pdf")
    assert "page" not in found.text
    assert "town-bridge" in found.text
    assert "a disappointment to all" in " ".join(found.text.split())


def test_scanned_and_locked_files_are_said_by_name() -> None:
    said = "has no text in it (2 pages): it may be scanned"
    assert why(pdf([[], []]), "scan.pdf") == said
    mixed = pdf([[], textwrap.wrap(BODY, 60) and textwrap.wrap(BODY, 60)])
    assert one(mixed, "a.pdf").notes == ("there is no text on page 1, which may be a picture",)
    standard = b"/Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <%s> /U <%s>"
    tail = b"/Encrypt << " + standard + b" >> /ID [<aa> <aa>]"
    locked = pdf([["The bridge"]], tail=tail % (b"00" * 32, b"11" * 32))
    assert why(locked, "a.pdf") == "has a password"
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert why(ole + "EncryptedPackage".encode("utf-16-le"), "a.docx") == "has a password"
    assert why(ole, "a.docx") == "is an old Word file (.doc), which is not read"


RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Daily</title>
<item><title>Bridge &amp;amp; river</title><link>https://daily.example/1</link>
<pubDate>Thu, 25 Mar 2021 23:07:00 -0500</pubDate><dc:creator>Jane Doe</dc:creator>
<description>Short.</description><content:encoded><![CDATA[{whole}]]></content:encoded></item>
<item><title>Other</title><description>{first}</description><pubDate>soon</pubDate></item>
<item><title>Nothing</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Daily</title><entry>
<title>Bridge</title><link rel="self" href="https://x.example/self"/>
<link href="https://daily.example/1"/><updated>2021-03-26T00:00:00Z</updated>
<author><name>Jane Doe</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{first}</p></div></content>
</entry></feed>"""


def test_a_feed_gives_an_article_for_each_entry() -> None:
    whole = "".join(f"<p>{part}</p>" for part in PARTS)
    text = RSS.format(whole=whole, first=PARTS[0])
    first, second, third = read(text.encode(), "feed.xml")
    assert isinstance(first, Article)
    assert first == Article(
        Path("feed.xml"),
        "feed",
        f"Bridge & river\n\n{BODY}",
        text_is_file=False,
        entry=1,
        headline="Bridge & river",
        byline="Jane Doe",
        publisher="The Daily",
        published="2021-03-25",
        dated_by="the feed",
        url="https://daily.example/1",
        language="en",
    )
    assert isinstance(second, Article)
    assert (second.entry, second.published) == (2, None)
    assert second.notes == (
        "it is the summary of a feed, which may not be all of the article",
        "its date cannot be read for sure: soon",
    )
    assert third == Unread(
        Path("feed.xml"), "is empty", "the text of an article", 3, passed_over=True
    )


def test_atom_says_when_an_entry_was_updated_and_not_published() -> None:
    found = one(ATOM.format(first=PARTS[0]).encode(), "feed.atom")
    assert (found.published, found.modified) == (None, "2021-03-26")
    assert (found.url, found.byline) == ("https://daily.example/1", "Jane Doe")
    assert found.text == f"Bridge\n\n{PARTS[0]}"


def test_exports_of_any_make_are_read() -> None:
    entry = {"title": "Bridge", "text": BODY, "published_at": "2021-03-25T08:07:00+00:00",
             "date_download": "2024-01-01", "author": ["By Jane Doe"], "url": "https://d.example/1",
             "source": {"id": None, "name": "The Daily"}, "updated": 1616700000}  # fmt: skip
    expected = ("Bridge", "Jane Doe", "The Daily", "2021-03-25", "https://d.example/1", None)
    for top, at in ((entry, None), ([entry], 1), ({"status": "ok", "articles": [entry]}, 1)):
        found = one(json.dumps(top).encode(), "a.json")
        said = found.headline, found.byline, found.publisher, found.published, found.url
        assert (*said, found.modified) == expected
        assert (found.entry, found.dated_by) == (at, "'published_at' in the export")
    lines = "\n".join(json.dumps({**entry, "title": f"Bridge {n}"}) for n in (1, 2)) + "\n{broken\n"
    first, second, third = read(lines.encode(), "a.ndjson")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.headline, second.entry) == ("Bridge 1", 2)
    assert isinstance(third, Unread)
    assert (third.why, third.entry) == ("is no JSON", 3)


def test_json_ld_and_html_in_an_export() -> None:
    graph: Any = LD["@graph"]
    node: Any = {**graph[1], "articleBody": f"<p>{PARTS[0]}</p><p>{PARTS[1]}</p>"}
    found = one(json.dumps({"@graph": [node]}).encode(), "a.jsonld")
    assert found.text == f"{HEADLINE}\n\n{PARTS[0]}\n\n{PARTS[1]}"
    assert found.entry is None


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"title": "Bridge", "content": "The bridge is… [+1234 chars]"},
         "is cut off (“… [+1234 chars]”)"),
        ({"title": "Bridge", "content": None}, "has no text"),
        ({"title": "Bridge", "crawled": "2021-03-25", "content": ""}, "has no text"),
        ({"name": "x", "values": [1, 2]}, "is JSON in which no article was found"),
        ([1, 2], "is JSON in which no article was found"),
    ],
)  # fmt: skip
def test_entries_without_a_whole_text_are_told(entry: object, said: str) -> None:
    assert why(json.dumps(entry).encode(), "a.json") == said


@pytest.mark.parametrize(
    "key", ["crawled", "retrieved_at", "date_download", "scraped", "timestamp"]
)
def test_the_day_of_a_crawl_is_no_day_of_publication(key: str) -> None:
    entry = {"title": "Bridge", "text": BODY, key: "2021-03-25"}
    assert one(json.dumps(entry).encode(), "a.json").published is None


def test_one_article_in_four_forms_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{HEADLINE}\n\nBy Jane Doe\n\n{PARAGRAPHS}")
    (tmp_path / "b.html").write_bytes(page())
    (tmp_path / "c.docx").write_bytes(document(title="Another headline"))
    lines = textwrap.wrap(BODY.replace("\n\n", " "), 60)
    (tmp_path / "d.pdf").write_bytes(pdf([[HEADLINE, *lines]]))
    (tmp_path / "e.json").write_text(json.dumps([{"title": HEADLINE, "text": BODY}]))
    (tmp_path / "f.txt").write_bytes(page(lang="en-GB"))
    first, *others = read_articles([tmp_path])
    assert isinstance(first, Article)
    said = f"is the same article as {tmp_path / 'a.txt'}, in the same words"
    assert [getattr(each, "why", None) for each in others] == [said] * 5
