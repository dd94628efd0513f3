"""Sides whose claims agree but do not say the same: each value with those who say it."""

from typing import Any

from tests.checks.ledgers import examine

ATTRIBUTES: list[dict[str, Any]] = [
    {"id": "cost", "type": "money"},
    {"id": "length", "type": "quantity", "unit": "km"},
    {"id": "opened", "type": "date"},
    {"id": "fate", "type": "term", "vocabulary": "fates"},
    {"id": "mayor", "type": "name", "persons": True},
]
FATES = [
    "suspended",
    {"id": "expelled", "parent": "suspended"},
    {"id": "member", "name": "still a member"},
]


def found(attribute: str, **values: str | dict[str, Any]) -> tuple[str, list[str]]:
    """Give the message of the conflict, and its sides; a value may have more keys of its claim."""
    claims: list[dict[str, Any]] = [
        {"source": source.rstrip("_"), "subject": "bridge", "attribute": attribute}
        | {"quote": source}
        | (value if isinstance(value, dict) else {"value": value})
        for source, value in values.items()
    ]
    ledger: dict[str, Any] = {
        "sources": [{"id": source} for source in "abcdefgh"],
        "subjects": [{"id": "bridge"}],
        "vocabularies": [{"id": "fates", "terms": FATES}],
        "attributes": ATTRIBUTES,
        "claims": claims,
    }
    (finding,) = examine(ledger, "CR1").findings
    return finding.message.partition(": ")[2], [side.says for side in finding.sides]


def test_each_value_of_a_side_is_named_with_its_own_sources_the_most_precise_first() -> None:
    assert found("cost", a="5 million USD", b="4.8 million USD", c="4.4 million USD") == (
        "4.4 million USD in c, but 4.8 million USD in b and 5 million USD in a",
        ["4.4 million USD", "4.8 million USD (b) and 5 million USD (a)"],
    )


def test_sources_that_say_the_same_are_named_together_in_whatever_words() -> None:
    assert found("cost", a="five million USD", b="5 million USD", c="4.4 million USD") == (
        "4.4 million USD in c, but 5 million USD in a and b",
        ["4.4 million USD", "5 million USD"],
    )


def test_a_hedge_stays_with_who_hedges() -> None:
    assert found("length", a="at most 5,500 km", b="5,500 km", c="8,000 km", d="about 8,000 km")[
        0
    ] == ("5,500 km in b and at most 5,500 km in a, but 8,000 km in c and about 8,000 km in d")


def test_one_day_out_of_several_is_less_precise_than_two_days_in_a_row() -> None:
    days = "[2021-06-02, 2021-06-09, 2021-06-16]"
    message, _ = found("opened", a=days, b="2021-06-08/2021-06-09", c="2020")
    assert message == (
        "2020 in c, but 8 to 9 June 2021 in b and 2 June 2021 or 9 June 2021 or 16 June 2021 in a"
    )


def test_dates_are_named_at_the_precision_of_each_source() -> None:
    message, sides = found("opened", a="2019-07", b="2019", c="2020", d="2020-03/2020-05")
    assert message == "July 2019 in a and 2019 in b, but March to May 2020 in d and 2020 in c"
    assert sides == ["July 2019 (a) and 2019 (b)", "March to May 2020 (d) and 2020 (c)"]


def test_no_value_is_named_that_is_only_what_two_leave() -> None:
    message, _ = found("opened", a="2019-07-01/2019-07-20", b="2019-07-10/2019-07-31", c="2020")
    assert message == "1 to 20 July 2019 in a and 10 to 31 July 2019 in b, but 2020 in c"


def test_a_broader_term_stays_with_who_says_it() -> None:
    message, _ = found("fate", a="suspended", b="expelled", c="member")
    assert message == "expelled in b and suspended in a, but still a member in c"


def test_forms_of_a_name_are_one_value() -> None:
    message, _ = found("mayor", a="Smith", b="John Smith", c="Jane Brown")
    assert message == "John Smith in a and b, but Jane Brown in c"


def test_what_a_voice_says_again_less_exactly_is_not_named() -> None:
    message, sides = found("opened", a="2019", a_="2019-07", b="2020")
    assert message == "July 2019 in a, but 2020 in b"
    assert sides == ["July 2019", "2020"]


def test_another_voice_of_one_source_is_named() -> None:
    ada = {"value": "2019-07", "speaker": "Ada"}
    message, sides = found("opened", a="2019", a_=ada, b="2020")
    assert message == "July 2019 according to Ada in a and 2019 also in a, but 2020 in b"
    assert sides == ["July 2019 (according to Ada in a) and 2019 (a)", "2020"]


def test_one_source_alone_is_named_once() -> None:
    message, sides = found(
        "cost", a="4.8 million USD", a_={"value": "nearly 4.8 million USD"}, a__="1 USD"
    )
    assert message == "1 USD, but also 4.8 million USD and nearly 4.8 million USD, both in a"
    assert sides == ["1 USD", "4.8 million USD and nearly 4.8 million USD"]


def test_of_many_values_three_are_named_and_the_others_counted() -> None:
    dates = {"b": "2019-07", "c": "2019-07-01/2019-09-30", "d": "2019-05/2019-10", "e": "2019"}
    four, _ = found("opened", a="2020", **dates)
    assert four == (
        "July 2019 in b, July to September 2019 in c, May to October 2019 in d and 2019 in e, "
        "but 2020 in a"
    )
    five, sides = found("opened", a="2020", f="2018/2019", **dates)
    assert five == (
        "July 2019 in b, July to September 2019 in c, May to October 2019 in d "
        "and 2 other values in e and f, but 2020 in a"
    )
    assert sides[0] == (
        "July 2019 (b), July to September 2019 (c), May to October 2019 (d) "
        "and 2 other values (e and f)"
    )


def test_a_denied_value_is_named_with_who_denies_it() -> None:
    denial = {"modality": "denied", "value": "expelled"}
    assert found("fate", a="expelled", b=denial) == (
        "expelled in a, but denied in b",
        ["expelled", "expelled, denied"],
    )
