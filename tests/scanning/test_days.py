"""Weekdays, dates of an unknown day, and articles without a date."""

import pytest

from article_files.article import Article
from tests.scanning.scans import STORY, article, found, scanned


def test_a_weekday_is_compared_where_the_year_is_written() -> None:
    words = "It sank on Tuesday, March 24, 2021, at noon."
    assert found(article(words, day=None))[0] == (
        "“Tuesday, March 24, 2021”, but 24 March 2021 is a Wednesday"
    )
    assert found("It sank on Wednesday, March 24, 2021, at noon.") == []


@pytest.mark.parametrize(
    ("article_", "told"),
    [
        (article("It sank on Sunday, March 4, at noon."), True),  # a Monday in 2024
        (article("It sank on Monday, March 4, at noon."), False),
        (article("It sank on Sunday, March 4, at noon.", day=None), False),
        # what only the file has may be the day on which the page was fetched
        (article("It sank on Sunday, March 4, at noon.")._replace(dated_by="its metadata"), True),
        (
            article("It sank on Sunday, March 4, at noon.", day="2024-08-24")._replace(
                dated_by="its metadata"
            ),
            False,
        ),
    ],
)
def test_without_a_year_the_day_of_publication_decides(article_: Article, *, told: bool) -> None:
    kinds = [finding.kind for finding in scanned(article_).findings]
    assert ("weekday-does-not-match-date" in kinds) is told


def test_in_an_article_without_a_date_days_hang_on_it() -> None:
    scan = scanned(
        article("It sank on Monday, as it did last year. It was built in 1990.", day=None)
    )
    (days, undated) = scan.findings
    assert [side.says for side in days.sides] == ["“Monday”", "“last year”"]
    assert (days.kind, undated.kind) == ("date-of-unknown-day", "undated-article")
    assert undated.message == "1 article has no date"


def test_a_whole_day_in_the_text_may_tell_the_others() -> None:
    told = found(article("It sank on Monday. It was built on 5 May 2019.", day=None))
    assert told == ["1 article has no date"]
    dateline = "PORT ELLERY, March 5, 2024 (Wire) - The ferry sank on Monday. "
    assert found(article("", story=dateline + STORY, day=None)) == []


def test_titles_are_no_days() -> None:
    words = "She told Harbour Tonight so, and sang on Saturday Night Live."
    assert found(article(words, day=None)) == ["1 article has no date"]
