"""CR202: weekdays that are not those of their dates; CR203: dates that nothing can resolve."""

from typing import Any

import pytest

from schema.finding import Finding, Severity, Side
from tests.checks.ledgers import cited, ended, examine, of_example, slot

DATE = {"type": "date"}
DATED = [{"id": "s1", "published": "2021-03-25"}, {"id": "s2"}]


def codes(
    *claims: dict[str, Any], attribute: dict[str, str] = DATE, sources: list[Any] = DATED
) -> list[str]:
    """Give the codes of the two checks that are found."""
    return examine(slot(attribute, *claims, sources=sources), "CR202", "CR203").codes


def quoted(quote: str, value: str = "2021-03-24", **more: object) -> dict[str, Any]:
    return {"quote": quote, "value": value, **more}


def test_whole_finding_of_a_weekday() -> None:
    words = "opened on Tuesday, 24 March 2021"
    assert of_example("CR202").findings == (
        Finding(
            code="CR202",
            name="weekday-does-not-match-date",
            severity=Severity.CONTRADICTION,
            subject="",
            attribute="",
            scope="morning 2021-03-24",
            message="“Tuesday, 24 March 2021” in morning, but 24 March 2021 is a Wednesday",
            sides=(
                Side(
                    says="“Tuesday, 24 March 2021”",
                    citations=(cited("morning", 5, "Tuesday, 24 March 2021", words),),
                ),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("on Tuesday, March 24, they met", True),
        ("on Wednesday, March 24, they met", False),
        ("on Tuesday, 24 March 2021, they met", True),
        ("on Wednesday, 24 March 2021, they met", False),
        ("on Tuesday they met, and again on 24 March 2021", False),
    ],
)
def test_a_weekday_is_held_against_the_date_that_it_stands_with(quote: str, *, found: bool) -> None:
    assert codes(quoted(quote)) == ["CR202"] * found


def test_without_a_year_an_undated_source_is_not_judged() -> None:
    assert "CR202" not in codes(quoted("on Tuesday, March 24", source="s2"))
    assert codes(quoted("on Tuesday, 24 March 2021", source="s2")) == ["CR202"]


def test_a_slip_is_one_finding_of_its_source_whatever_its_claims_are_about() -> None:
    said = "On Tuesday, March 24, top diplomats met in Brussels"
    claims = [
        quoted(said),
        quoted("On Tuesday, March 24, top diplomats met"),
        quoted(said, value="in Brussels", attribute="place"),
        quoted("then, on Sunday, March 24, they met"),
        quoted("On Tuesday, March 24, they met", source="s3"),
        quoted("On Tuesday, March 25, they met", value="2021-03-25"),
    ]
    ledger = slot(DATE, *[{"source": "s1", **claim} for claim in claims], sources=DATED)
    ledger["sources"] = [*DATED, {"id": "s3", "published": "2021-03-25"}]
    ledger["attributes"].append({"id": "place", "type": "text"})
    found = examine(ledger, "CR202").findings
    assert [(f.scope, f.message) for f in found] == [
        (
            "s1 2021-03-24",
            (
                "“Sunday, March 24” and “Tuesday, March 24” in s1 (25 March 2021), "
                "but 24 March 2021 is a Wednesday"
            ),
        ),
        (
            "s1 2021-03-25",
            "“Tuesday, March 25” in s1 (25 March 2021), but 25 March 2021 is a Thursday",
        ),
        (
            "s3 2021-03-24",
            "“Tuesday, March 24” in s3 (25 March 2021), but 24 March 2021 is a Wednesday",
        ),
    ]
    assert [[c.quote for c in side.citations] for side in found[0].sides] == [
        ["then, on Sunday, March 24, they met"],
        [said],
    ]


def test_the_state_says_whether_a_weekday_is_named() -> None:
    none = ("did not apply", "no quote has a weekday with a date to compare it with")
    for quote in ("Wed. 24 March", "on Tuesday, March 23, 2021", "WEDNESDAY, 24 MARCH"):
        stated = slot(DATE, quoted(quote, source="s1"), sources=DATED)
        assert ended(stated, "CR202") == ("passed", "")
    for quote in ("in the sun", "on monday", "on Thursday's vote", "next month", "a wedding"):
        assert ended(slot(DATE, quoted(quote, source="s1"), sources=DATED), "CR202") == none
    undated = slot(DATE, quoted("Wed. 24 March", source="s2"), sources=DATED)
    assert ended(undated, "CR202") == none


def test_whole_finding_of_a_relative_date() -> None:
    wrong = "“last month” cannot be dated, as the source has no date; July 2019 is recorded"
    assert of_example("CR203").findings == (
        Finding(
            code="CR203",
            name="relative-date-in-undated-source",
            severity=Severity.AMBIGUITY,
            subject="bridge",
            attribute="opened",
            scope="morning",
            message=f"Harbour bridge, opened, in morning: {wrong}",
            sides=(
                Side(
                    says=wrong,
                    citations=(cited("morning", 5, "2019-07", "opened last month"),),
                ),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("opened last month", True),
        ("opened two weeks ago", True),
        ("opened this year", True),
        ("opened in March 2021", False),
        ("opened on 24 March 2021, two weeks ago", False),
        ("opened last month, and was begun in 2017", True),
        ("opened", False),
    ],
)
def test_a_relative_date_is_found_unless_the_recorded_one_is_stated(
    quote: str, *, found: bool
) -> None:
    assert codes(quoted(quote, source="s2")) == ["CR203"] * found
    assert codes(quoted(quote, source="s1")) == []


@pytest.mark.parametrize("published", ["2021-02/2021-03", "2021-03-25"])
def test_a_source_whose_date_was_inferred_counts_as_undated(published: str) -> None:
    guess = [{"id": "s1", "published": published, "published_because": "it announces the regatta"}]
    last = quoted("opened last month", value="2021-02")
    assert codes(last) == []
    assert codes(last, sources=guess) == ["CR203"]
    assert codes(last | {"as_of": "2021-03"}, sources=guess) == []
    assert codes(quoted("opened on 24 March 2021, last week"), sources=guess) == []
    assert codes(quoted("opened in March 2021", value="2021-03"), sources=guess) == []
    (finding,) = examine(slot(DATE, last, sources=guess), "CR203").findings
    assert finding.message.endswith(
        "“last month” depends on the date of the source, which was inferred; February 2021 is "
        "recorded"
    )


@pytest.mark.parametrize(
    ("quote", "published", "found"),
    [
        ("opened on March 24", "2021-04/2021-06", False),
        ("opened on Wednesday, March 24", "2021-04/2021-06", False),
        ("opened on the 24th of March", "2021-04/2021-06", False),
        ("opened on 24 Mar.", "2021-04/2021-06", False),
        ("opened on March 24", "2021-04/2022-06", True),  # of either year
        ("opened on March 24", "2022-04/2022-06", True),  # of another year
        ("opened on Wednesday", "2021-03-25/2021-03-26", True),
        ("opened in March", "2021-04/2021-06", True),
    ],
)
def test_a_day_of_a_month_is_dated_if_all_days_of_publication_give_one_year(
    quote: str, published: str, *, found: bool
) -> None:
    guess = [{"id": "s1", "published": published, "published_because": "it announces the regatta"}]
    assert codes(quoted(quote), sources=guess) == ["CR203"] * found


@pytest.mark.parametrize(
    ("quote", "value", "published", "found"),
    [
        ("opened on Friday", "2021-05-07", "2021-05", True),
        ("opened last week", "2021-05-03/2021-05-09", "2021-05", True),
        ("opened yesterday", "2021-05-07", "2021-05", True),
        ("opened on Friday", "2021-05-07", "2021-05-07/2021-05-13", True),  # Friday or Thursday
        ("opened on Friday", "2021-05-07", "2021-05-10", False),
        ("opened last month", "2021-04", "2021-05", False),
        ("opened last month", "2021-04", "2021", True),
        ("opened last year", "2020", "2021", False),
        ("opened on 7 May", "2021-05-07", "2021-05", False),
        ("opened on 7 May", "2020-05-07", "2021-05", False),  # if it is of 1 May
        ("opened on 7 May", "2019-05-07", "2021-05", True),
        ("opened on 7 May", "2021-05-07", "2021", True),  # or of the year before
        ("opened in May", "2021-05", "2021-06", False),
        ("opened on Friday, 7 May 2021", "2021-05-07", "2021-05", False),
    ],
)
def test_where_a_source_gives_several_days_words_that_mean_one_date_on_all_are_dated(
    quote: str, value: str, published: str, *, found: bool
) -> None:
    because = {"published_because": "the page says the week"} if "/" in published else {}
    source = [{"id": "s1", "published": published, **because}]
    assert codes(quoted(quote, value=value), sources=source) == ["CR203"] * found


def test_the_date_that_a_source_gives_is_named_where_it_leaves_several_days() -> None:
    source = [{"id": "s1", "published": "2021-05"}]
    friday = quoted("opened on Friday", value="2021-05-07")
    (finding,) = examine(slot(DATE, friday, sources=source), "CR203").findings
    assert finding.message == (
        "Case, it, in s1 (May 2021): “on Friday” depends on the day of publication, and the source "
        "gives no more than May 2021; 7 May 2021 is recorded"
    )


def test_only_dates_of_sources_without_a_certain_day_are_looked_at() -> None:
    last = quoted("opened last month", value="2021-02")
    assert codes(last | {"source": "s2", "as_of": "2021-03"}) == []
    assert codes(last | {"source": "s2", "modality": "planned"}) == ["CR203"]
    text = quoted("opened last month", value="it opened", source="s2")
    assert codes(text, attribute={"type": "text"}) == []


def test_an_ambiguous_date_is_found_unless_one_reading_is_stated() -> None:
    readings = [{"means": "one", "value": "2018"}, {"means": "other", "value": "2019"}]
    ambiguous = {"source": "s2", "readings": readings}
    assert codes({"quote": "opened in 2018, last month", **ambiguous}) == []
    ledger = slot(DATE, {"quote": "opened in June or last month", **ambiguous}, sources=DATED)
    (finding,) = examine(ledger, "CR203").findings
    assert finding.message == (
        "Case, it, in s2: “in June” and “last month” cannot be dated, as the source has no date; "
        "2018 or 2019 is recorded"
    )


def test_the_state_says_whether_an_undated_source_gives_a_date() -> None:
    reason = "no dates without an `as_of` from a source without a day of its own"
    none = ("did not apply", reason)
    dated, undated = quoted("in 2021", source="s1"), quoted("in 2021", source="s2")
    assert ended(slot(DATE, dated, sources=DATED), "CR203") == none
    assert ended(slot({"type": "text"}, undated, sources=DATED), "CR203") == none
    assert ended(slot(DATE, undated, sources=DATED), "CR203") == ("passed", "")
    assert ended(slot(DATE, {**undated, "as_of": "2021"}, sources=DATED), "CR203") == none
