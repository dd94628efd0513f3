"""CR101: dates that cannot all be true."""

import pytest

from schema.finding import Finding, Severity, Side
from tests.checks.ledgers import (
    CONFLICTS,
    Cases,
    cited,
    codes_by_case,
    examine,
    expected,
    of_example,
    sides_of,
    slot,
    slots,
)

DATE = {"type": "date"}
CASES: Cases = {
    "the same day": ("", ["2019-07-05", "2019-07-05"]),
    "a day apart": ("CR101", ["2019-07-05", "2019-07-06"]),
    "ranges that touch": ("", ["2019-07-01/2019-07-05", "2019-07-05/2019-07-09"]),
    "ranges a day apart": ("CR101", ["2019-07-01/2019-07-05", "2019-07-06/2019-07-09"]),
    "a month and its last day": ("", ["2019-07", "2019-07-31"]),
    "a month and the day after": ("CR101", ["2019-07", "2019-08-01"]),
    "a month and the day before": ("CR101", ["2019-07", "2019-06-30"]),
    "a year and its last day": ("", ["2019", "2019-12-31"]),
    "a year and the next": ("CR101", ["2019", "2020"]),
    "open start, last day": ("", ["../2018-06", "2018-06-30"]),
    "open start, day after": ("CR101", ["../2018-06", "2018-07-01"]),
    "open end, first day": ("", ["2018-06/..", "2018-06-01"]),
    "open end, day before": ("CR101", ["2018-06/..", "2018-05-31"]),
    "open both ways, touching": ("", ["../2018-06-30", "2018-06-30/.."]),
    "open both ways, apart": ("CR101", ["../2018-06-30", "2018-07-01/.."]),
    "about a year, and the year before": ("", ["2019~", "2018"]),
    "about a year, and two before": ("CR101", ["2019~", "2017"]),
    "pairs agree, so all do": ("", ["2019", "2019-07/2020-02", "2019-12"]),
    "one of three apart": ("CR101", ["2019", "2019-07", "2019-08-02"]),
    "leap day in its month": ("", ["2020-02", "2020-02-29"]),
    "before the year nought": ("CR101", ["-0044-03-15", "0044-03-15"]),
    "one claim": ("", ["2019"]),
}
ONE_OF: Cases = {
    "a year in the gap": ("CR101", ["[2017, 2019]", "2018"]),
    "a year of the set": ("", ["[2017, 2019]", "2019-07"]),
    "a range across the gap": ("", ["[2017, 2019]", "2018/2019"]),
    "a range that fills the gap": ("CR101", ["[2017, 2019]", "2018-01-01/2018-12-31"]),
    "a range one day longer": ("", ["[2017, 2019]", "2018-01-01/2019-01-01"]),
    "two sets, none in common": ("CR101", ["[2017, 2019]", "[2016, 2018]"]),
    "two sets, one in common": ("", ["[2017, 2019]", "[2018, 2019]"]),
    "three sets, only pairs agree": ("CR101", ["[2015, 2017]", "[2017, 2019]", "[2015, 2019]"]),
    "a set open to the left": ("", ["[..2017, 2019]", "1950"]),
    "a set open to the left, its gap": ("CR101", ["[..2017, 2019]", "2018"]),
    "a set open to the right": ("", ["[2017, 2019..]", "2050"]),
    "winter in either year": ("", ["2019-24", "2018-12-31"]),
    "summer against winter": ("CR101", ["2019-24", "2019-22"]),
    "a set alone": ("", ["[2017, 2019]"]),
}


def test_whole_finding() -> None:
    assert of_example("CR101").findings == (
        Finding(
            code="CR101",
            name="date-conflict",
            severity=Severity.CONTRADICTION,
            subject="bridge",
            attribute="opened",
            scope="",
            message="Harbour bridge, opened: July 2019 in morning, but 2 August 2019 in evening",
            sides=(
                Side(
                    says="July 2019",
                    citations=(cited("morning", 5, "2019-07", "opened in July 2019"),),
                ),
                Side(
                    says="2 August 2019",
                    citations=(cited("evening", 10, "2019-08-02", "on 2 August 2019"),),
                ),
            ),
        ),
    )


@pytest.mark.parametrize("cases", [CASES, ONE_OF], ids=["plain", "one-of"])
def test_borders(cases: Cases) -> None:
    assert codes_by_case(DATE, cases, *CONFLICTS) == expected(cases)


def test_a_tolerance_of_a_day_moves_the_border_by_a_day() -> None:
    cases: Cases = {
        "a day apart": ("", ["2019-07-05", "2019-07-06"]),
        "two days apart": ("CR101", ["2019-07-05", "2019-07-07"]),
        "in the gap, a day from it": ("", ["[2019-07-05, 2019-07-09]", "2019-07-08"]),
        "in the gap, two days from it": ("CR101", ["[2019-07-05, 2019-07-09]", "2019-07-07"]),
    }
    assert codes_by_case(DATE | {"tolerance": "1 day"}, cases, *CONFLICTS) == expected(cases)


def test_sides_hold_what_agrees_at_its_best_precision() -> None:
    (found,) = examine(slot(DATE, "2019", "2019-07", "2019-08-02", "2019-07~"), *CONFLICTS).findings
    assert sides_of(found) == {
        "July 2019": ["s2"],
        "2 August 2019": ["s3"],
        "compatible with more than one side": ["s1", "s4"],
    }
    assert found.message == "Case, it: July 2019 in s2, but 2 August 2019 in s3"


def test_sides_of_values_with_gaps() -> None:
    cases: Cases = {
        "gap": ("CR101", ["2018", "[2017, 2019]"]),
        "narrowed": ("CR101", ["[2015, 2017, 2019]", "[2015, 2019]", "2016"]),
        "pairs": ("CR101", ["[2015, 2017]", "[2017, 2019]", "[2015, 2019]"]),
        "not only the first part": ("CR101", ["2012", "[2015, 2018]", "2018", "[2016, 2018]"]),
    }
    found = [(f.message, sides_of(f)) for f in examine(slots(DATE, cases), *CONFLICTS).findings]
    assert sorted(found) == [
        ("Gap, it: 2017 or 2019 in s2, but 2018 in s1", {"2017 or 2019": ["s2"], "2018": ["s1"]}),
        (
            "Narrowed, it: 2015 or 2019 in s2 and 2015 or 2017 or 2019 in s1, but 2016 in s3",
            {"2015 or 2019 (s2) and 2015 or 2017 or 2019 (s1)": ["s1", "s2"], "2016": ["s3"]},
        ),
        (
            (
                "Not only the first part, it: 2012 in s1, but 2018 in s3, 2016 or 2018 in s4 and "
                "2015 or 2018 in s2"
            ),
            {
                "2012": ["s1"],
                "2018 (s3), 2016 or 2018 (s4) and 2015 or 2018 (s2)": ["s2", "s3", "s4"],
            },
        ),
        (
            "Pairs, it: 2015 or 2017 in s1, but 2017 or 2019 in s2",
            {
                "2015 or 2017": ["s1"],
                "2017 or 2019": ["s2"],
                "compatible with more than one side": ["s3"],
            },
        ),
    ]


def test_sides_do_not_depend_on_the_order_of_the_claims() -> None:
    values = ["2016/2020", "[2012, 2016]", "[2012, 2020]", "2030"]
    cases: Cases = {"first": ("CR101", values), "second": ("CR101", values[::-1])}
    found = examine(slots(DATE, cases), *CONFLICTS).findings
    sides = [
        {side.says: sorted(c.value for c in side.citations) for side in finding.sides}
        for finding in found
    ]
    assert sides == 2 * [
        {
            "2012 or 2020": ["[2012, 2020]"],
            "2016 to 2020": ["2016/2020"],
            "2030": ["2030"],
            "compatible with more than one side": ["[2012, 2016]"],
        }
    ]


def test_of_claims_that_end_together_the_narrowest_speaks_for_its_side() -> None:
    values = ["2018-01-02/2018-01-04", "2018-01-03/2018-01-04", "[2018-01-02, 2018-01-05]"]
    cases: Cases = {"first": ("CR101", values), "second": ("CR101", values[::-1])}
    found = examine(slots(DATE, cases), *CONFLICTS).findings
    sides = [
        {side.says: [c.value for c in side.citations] for side in finding.sides}
        for finding in found
    ]
    assert sides == 2 * [
        {
            "3 to 4 January 2018": [values[1]],
            "2 January 2018 or 5 January 2018": [values[2]],
            "compatible with more than one side": [values[0]],
        }
    ]
