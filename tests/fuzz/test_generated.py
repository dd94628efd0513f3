"""Ledgers and settings of any form, made by Hypothesis: refused with a place, or used."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schema import records
from schema.fields import Record
from schema.settings import Settings
from tests.fuzz.targets import target

few = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
RECORDS: list[type[Record]] = Record.__subclasses__()
LEDGER_KEYS = sorted(
    {key for kind in RECORDS for key in kind.model_fields} - {*Settings.model_fields}
)
WORDS = st.sampled_from(
    [
        *("a", "s", "v", "x", "date", "count", "money", "quantity", "term", "name", "list", "text"),
        *("tree", "ladder", "2019", "2019-07/2019-08", "about 4", "at least 5 USD", "half", "m"),
        *("km", "true", "up", "", "planned", "denied", "headline", "quotation", "1", "~", "5 %"),
        *("Europe/Rome", "last month"),
    ]
)
SCALARS = st.none() | WORDS | st.text(max_size=8) | st.integers() | st.floats() | st.booleans()
NODES = st.recursive(
    SCALARS,
    lambda node: (
        st.lists(node, max_size=3)
        | st.dictionaries(st.sampled_from(LEDGER_KEYS), node, max_size=4)
        | st.dictionaries(st.text(max_size=4), node, max_size=2)
    ),
    max_leaves=12,
)
ENTRIES = st.lists(st.dictionaries(st.sampled_from(LEDGER_KEYS), NODES, max_size=6), max_size=3)
LEDGERS = st.dictionaries(
    st.sampled_from(sorted(records.Ledger.model_fields)), ENTRIES | NODES, max_size=6
)
SETTINGS = st.dictionaries(
    st.sampled_from([field.alias or name for name, field in Settings.model_fields.items()]),
    st.lists(WORDS | st.text(max_size=6), max_size=3) | st.integers() | st.booleans() | WORDS,
    max_size=5,
)


@few
@given(LEDGERS)
def test_a_ledger_of_any_form_makes_no_defect(ledger: dict[str, object]) -> None:
    target("ledger")(json.dumps(ledger).encode())


@few
@given(SETTINGS)
def test_settings_of_any_form_make_no_defect(written: dict[str, object]) -> None:
    lines = (f"{key} = {json.dumps(value)}" for key, value in written.items())
    target("settings")("\n".join(lines).encode())


@few
@given(st.integers(0, 14), st.text(max_size=30) | st.lists(WORDS, max_size=5).map(" ".join))
def test_a_value_of_any_type_makes_no_defect(kind: int, text: str) -> None:
    target("values")(bytes([kind]) + text.encode("utf-8", "replace"))


@few
@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=5))
def test_a_quote_of_any_words_makes_no_defect(article: str, quote: str, prefix: str) -> None:
    target("quotes")(f"{article}\0{quote}\0{prefix}".encode("utf-8", "replace"))
