"""Money per period: which rates agree, and what is refused."""

from __future__ import annotations

import pytest

from tests.schema.helpers import meet, read, refusal


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        ("50,000 USD/year", "USD 50,000 a year", True),
        ("50,000 USD/year", "50,000 USD/month", False),
        ("24,000 EUR/year", "2,000 EUR per month", True),
        ("26,009 EUR/year", "2,167 EUR/month", True),
        ("26,010 EUR/year", "2,167 EUR/month", False),  # 2,168 are nearer
        ("26,010 EUR/year", "2,171 EUR/month", False),
        ("1,001 GBP/week", "52,100 GBP/yr", True),
        ("1,001 GBP/week", "143 GBP/day", True),
        ("1,001 GBP/week", "164 GBP/day", False),
        ("501 USD/quarter", "167 USD/month", True),
        ("20.50 USD/hour", "20.50 USD an hour", True),
        ("20.50 USD/hour", "20.51 USD/hr", False),
        ("1 USD/minute", "60.00 USD/hour", True),
        ("at least 1,001 USD/month", "12,100 USD/year", True),
        ("-5.5 million USD/month", "-66 million USD/year", True),
        ("-5.5 million USD/day", "-2,000 million USD/year", True),
    ],
)
def test_which_rates_agree(left: str, right: str, *, agree: bool) -> None:
    assert meet("money", left, right) is agree


@pytest.mark.parametrize(
    ("text", "axis"),
    [
        ("5 USD", "USD"),
        ("5 USD/week", "USD/year"),
        ("USD 5/YEAR", "USD/year"),
        ("5 CHF per annum", "CHF/year"),
        ("5 EUR every hour", "EUR/hour"),
    ],
)
def test_a_rate_lies_on_an_axis_of_its_own(text: str, axis: str) -> None:
    assert read("money", text).axis == axis


def test_a_rate_for_a_thing_is_refused() -> None:
    periods = "year, quarter, month, week, day, hour, minute"
    assert refusal("money", "5 USD/barrel") == (
        f"found the period 'barrel', expected one of {periods}"
    )
    assert "million trillion" in refusal("money", "99,999 trillion USD/day")


def test_a_tolerance_is_one_of_the_year() -> None:
    assert meet("money", "4,200 USD/month", "50,000 USD/year", tolerance="1000 USD/year")
