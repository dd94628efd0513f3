"""Articles as text and Markdown, folders of them, encodings, and what is told by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from article_files.article import Article, Unread
from article_files.read_articles import read_articles
from tests.article_files.texts import PARAGRAPHS, REPORT

GERMAN = """\
Die Brücke über den Fluss ist am Dienstag nach drei Jahren wieder für den Verkehr geöffnet worden.
Der Bau hat nach den Angaben der Stadt nicht mehr als vier Millionen Euro gekostet, und das ist auch
weniger als im Plan stand. Die Bürger sind zufrieden mit dem Ergebnis der Arbeiten.
"""
RUSSIAN = "Мост через реку был открыт во вторник после трёх лет ремонта, сообщили власти города. "


def read(*paths: Path) -> list[Article | Unread]:
    return list(read_articles(paths))


def one(folder: Path, text: str | bytes, name: str = "a.txt") -> Article:
    (found,) = read(_written(folder, text, name))
    assert isinstance(found, Article), found
    return found


def why(folder: Path, text: str | bytes, name: str = "a.txt") -> str:
    (found,) = read(_written(folder, text, name))
    assert isinstance(found, Unread), found
    return found.why


def _written(folder: Path, text: str | bytes, name: str) -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_the_text_of_a_text_file_is_the_file(tmp_path: Path) -> None:
    found = one(tmp_path, REPORT)
    assert found == Article(
        tmp_path / "a.txt",
        "text",
        REPORT,
        headline="Old bridge opens again after three years",
        byline="Jane Doe and John Roe",
        published="2021-03-25",
        dated_by="line 4: Published: Thursday, 25 March 2021 at 08:07 GMT",
        modified="2021-03-26",
        language="en",
        furniture=("Advertisement",),
    )


def test_lines_of_windows_and_a_mark_are_kept_as_they_are(tmp_path: Path) -> None:
    text = REPORT.replace("\n", "\r\n")
    found = one(tmp_path, b"\xef\xbb\xbf" + text.encode())
    assert (found.text, found.encoding, found.notes) == (text, "utf-8", ())


@pytest.mark.parametrize(
    ("encoding", "known", "note"),
    [
        (
            "cp1252",
            "cp1252",
            "it is not UTF-8 (line 3); it was read as Windows-1252, which is a guess",
        ),
        (
            "mac-roman",
            "mac-roman",
            "it is not UTF-8 (line 3); it was read as Mac Roman, which is a guess",
        ),
        ("utf-16", "utf-16", "it was read as UTF-16"),
        ("utf-16-le", "utf-16-le", "it was read as UTF-16"),
        ("utf-32", "utf-32", "it was read as UTF-32"),
    ],
)
def test_encodings_are_detected_and_told(
    tmp_path: Path, encoding: str, known: str, note: str
) -> None:
    text = f"Old bridge opens again\n\nThe mayor’s aide said “it’s done”, and left.\n{PARAGRAPHS}"
    found = one(tmp_path, text.encode(encoding))
    assert (found.text, found.encoding, found.notes) == (text, known, (note,))


def test_letters_that_were_garbled_before_are_told(tmp_path: Path) -> None:
    found = one(tmp_path, f"The mayorâ€™s aide spoke. {PARAGRAPHS}")
    assert found.notes == ("letters of it were garbled when it was saved, such as “â€™”",)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("March 25th, 2021", "2021-03-25"),
        ("Thursday 25 March 2021, 8.07am", "2021-03-25"),
        ("By Jane Doe | Mar. 25, 2021", "2021-03-25"),
        ("2021-03-25T08:07:00+01:00", "2021-03-25"),
        ("25/03/2021", "2021-03-25"),
        ("Posted on 25 March 2021", "2021-03-25"),
        ("03/04/2021", None),
        ("Retrieved 25 March 2021", None),
        ("Archived | 25 March 2021", None),
        ("Saved from the web on March 25, 2021", None),
        ("Updated 25 March 2021", None),
        ("The bridge opened on 25 March 2021", None),
        ("March 25", None),
        ("31 February 2021", None),
        ("© 25 March 2021", None),
    ],
)
def test_a_date_is_one_of_publication_only_beyond_doubt(
    tmp_path: Path, line: str, day: str | None
) -> None:
    found = one(tmp_path, f"Old bridge opens again\n{line}\n\n{PARAGRAPHS}")
    assert found.published == day
    assert (found.dated_by is None) == (day is None)


def test_a_date_that_can_be_two_days_and_several_dates_are_told(tmp_path: Path) -> None:
    two = one(tmp_path, f"Old bridge opens again\n\nPublished: 03/04/2021\n\n{PARAGRAPHS}")
    assert two.notes == ("“03/04/2021” (line 3) can be two days",)
    several = one(tmp_path, f"1 May 2021\n2 May 2021\n\n{PARAGRAPHS}")
    assert several.published is None
    assert several.notes == ("its lines give several dates: 2021-05-01, 2021-05-02",)


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("LISBON, March 25 (Reuters) - The bridge is open.", ("Reuters",)),
        ("(With inputs from PTI)", ("PTI",)),
        ("Source: AFP", ("AFP",)),
        ("By The Associated Press", ("AP",)),
        ("(Image Credits: AP)", ()),
        ("He told Reuters so.", ()),
    ],
)
def test_agencies_are_credited_only_where_the_text_is_theirs(
    tmp_path: Path, line: str, agencies: tuple[str, ...]
) -> None:
    assert one(tmp_path, f"{line}\n{PARAGRAPHS}").credits == agencies


def test_words_of_the_page_that_a_sentence_has_too_are_no_furniture(tmp_path: Path) -> None:
    text = f"Share\n\n{PARAGRAPHS}\nThe share of lorries fell.\n\nAdvertisement\n"
    assert one(tmp_path, text).furniture == ("Advertisement",)


def test_front_matter_of_markdown_is_read_and_is_furniture(tmp_path: Path) -> None:
    front = "---\ntitle: Bridge opens\nauthor: Jane Doe\ndate: 2021-03-25\n---"
    found = one(tmp_path, f"{front}\n\n# Old bridge opens again\n\n{PARAGRAPHS}", "a.md")
    assert (found.form, found.headline, found.byline) == ("Markdown", "Bridge opens", "Jane Doe")
    assert (found.published, found.dated_by) == ("2021-03-25", "its front matter")
    assert found.furniture == (front,)
    plain = one(tmp_path, f"# Old bridge opens again\n\n{PARAGRAPHS}", "b.md")
    assert (plain.headline, plain.published) == ("Old bridge opens again", None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\xff\xd8\xff\xe0 JFIF", "is a picture (JPEG), whatever its name says (.txt)"),
        (b"{\\rtf1\\ansi The bridge}", "is a file in Rich Text, whatever its name says (.txt)"),
        (PARAGRAPHS.encode() + b"\0" * 3, "is no text: it has zero bytes in it"),
        (GERMAN.encode(), "is not in English, but in German"),
        ((RUSSIAN * 5).encode(), "is not in English, but in Cyrillic letters"),
        (b"404 Not Found\n\nnginx", "is the page of an error (“404 Not Found”)"),
        (
            b"Old bridge opens\n\nThe bridge is open. Subscribe to continue reading this story.",
            "is the beginning of a paid article (“Subscribe to continue”)",
        ),
        (
            b"We use cookies and similar technologies to store data.\n\nAccept all cookies",
            "is a page that asks for consent to cookies (“We use cookies”)",
        ),
        (
            b"Just a moment...\n\nChecking your browser before accessing the site.",
            "is a page that asks whether a person reads it (“Just a moment”)",
        ),
    ],
)
def test_what_is_no_article_is_said_by_name(tmp_path: Path, text: bytes, said: str) -> None:
    assert why(tmp_path, text) == said


@pytest.mark.parametrize(
    "text",
    [
        (
            "The site returned error 404 for an hour on Monday. They blamed a supplier for it. "
            "The supplier denied that it was to blame."
        ),
        (
            "Access denied: that is what people were told there. The mayor later said sorry. "
            "She had not known that they would come. The council will look at it on Friday."
        ),
        (
            "Regulators fined the company for how we use cookies, it said. It is the largest yet. "
            "It has to be paid by the end of June. The company said it would go to court about it."
        ),
        f"{PARAGRAPHS * 3}\nSubscribe to continue reading our other stories.",
        "Maire Máirín Ní Bhriain opened the bridge. It is open.",
    ],
)
def test_a_report_that_speaks_of_such_pages_is_read(tmp_path: Path, text: str) -> None:
    assert one(tmp_path, text).text == text


def test_a_folder_is_read_in_order_and_tells_what_it_passes_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.txt", ".hidden.txt", ".git/x.txt", "photo.jpg", "d.doc"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name} is what they said. {PARAGRAPHS} {name}")
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files/x.html").write_text("<html>")
    (tmp_path / "page.html").write_text("")
    found = read(tmp_path, tmp_path / "b.txt")
    names = [str(each.file.relative_to(tmp_path)) for each in found if isinstance(each, Article)]
    assert names == ["a.md", "b.txt", "sub/c.txt"]
    told = {str(u.file.relative_to(tmp_path)): u for u in found if isinstance(u, Unread)}
    assert {name: unread.why for name, unread in told.items()} == {
        ".hidden.txt": "is hidden",
        "d.doc": "is an old Word file (.doc), which is not read",
        "page.html": "is empty",
        "photo.jpg": "is no article (.jpg)",
        ".git": "is a hidden folder",
        "page_files": "has the pictures and scripts of a saved page (1 file)",
    }
    assert all(unread.passed_over for unread in told.values())


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(PARAGRAPHS)
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "link.txt").symlink_to(tmp_path / "secret.txt")
    (desk / "loop").symlink_to(desk)
    found = read(desk)
    assert [(f.file.name, isinstance(f, Unread)) for f in found] == [
        ("link.txt", True),
        ("loop", True),
    ]


def test_a_missing_file_an_empty_folder_and_a_name_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = read(tmp_path / "no.txt", tmp_path / "empty", Path("a\0b"))
    assert [getattr(each, "why", None) for each in found] == [
        "cannot be read: No such file or directory",
        "has no file in it",
        "cannot be read: embedded null byte",
    ]


def test_the_same_words_are_one_article(tmp_path: Path) -> None:
    body = PARAGRAPHS
    (tmp_path / "a.txt").write_text(f"Old bridge opens again\n\nBy Jane Doe\n\n{body}")
    (tmp_path / "b.txt").write_text(body.replace("\n", "\r\n").replace("'", "’"))
    (tmp_path / "c.md").write_text(f"# Another headline\n\n{body}\n\nRead more: other news.\n")
    first, *others = read(tmp_path)
    assert isinstance(first, Article)
    said = f"is the same article as {tmp_path / 'a.txt'}, in the same words"
    assert [getattr(each, "why", None) for each in others] == [said, said]


@pytest.mark.parametrize(
    ("old", "new"),
    [("four million", "five million"), ("The bridge over", "The bridges over"), ("spring", "fall")],
)
def test_a_changed_word_makes_another_article(tmp_path: Path, old: str, new: str) -> None:
    assert old in PARAGRAPHS
    (tmp_path / "a.txt").write_text(PARAGRAPHS)
    (tmp_path / "b.txt").write_text(PARAGRAPHS.replace(old, new))
    assert [type(each) for each in read(tmp_path)] == [Article, Article]
