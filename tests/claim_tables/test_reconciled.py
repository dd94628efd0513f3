"""The fact sheet of large tables: what each rule makes of values in conflict."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.claim_tables.planted import Planted
from tests.claim_tables.tables import write_csv, write_ledger, write_narrow_csv
from tests.cli.command import in_process

Stated = dict[str, dict[str, str]]
"""Values by attribute and source, all of one subject."""
Sheet = dict[str, dict[str, Any]]
"""The rows of a sheet, by subject and attribute."""
PLACES: list[Any] = [
    *("land", {"id": "city", "parent": "land"}, "sea"),
    *("illinois", {"id": "s1", "name": "Springfield", "parent": "illinois"}, "iowa"),
    *("missouri", {"id": "s2", "name": "Springfield", "parent": "missouri"}),
]
LEDGER: dict[str, Any] = {
    "vocabularies": [{"id": "places", "terms": PLACES}],
    "attributes": [
        {"id": "built", "type": "date"},
        {"id": "dead", "type": "count"},
        {"id": "toll", "type": "count", "changes": True},
        {"id": "born", "type": "term", "vocabulary": "places"},
        {"id": "crew", "type": "list"},
        {"id": "note", "type": "text"},
        {"id": "length", "type": "quantity", "unit": "km"},
        {"id": "length-10-km", "type": "quantity", "unit": "km", "tolerance": "10 km"},
        {"id": "length-10-%", "type": "quantity", "unit": "km", "tolerance": "10 %"},
    ],
    "claims": [],
}
DEAD = {"dead": {"a": "12", "b": "12", "c": "14", "d": "about 12"}}
NEAR: list[tuple[str, dict[str, str], str]] = [
    ("length-10-km", {"a": "100", "b": "108", "c": "114"}, "100"),  # 103 to 105, and 109 to 113
    ("length-10-%", {"a": "100", "b": "108", "c": "114"}, "100"),
    ("length-10-km", {"a": "100", "b": "108", "c": "116", "d": "124"}, ""),  # 103, 111, 119
    ("length-10-km", {"a": "100", "b": "100", "c": "150", "d": "150"}, ""),
    ("length", {"a": "100", "b": "101", "c": "103", "d": "110"}, ""),
]
CREWS: dict[str, tuple[dict[str, str], str, list[str], list[str]]] = {
    "most": ({"a": "Ada; Ben", "b": "ben; ADA", "c": "Ada"}, "Ada and Ben", ["a", "b"], ["c"]),
    "as many": (
        {"a": "Ada; Ben", "b": "Ada"},
        "Ada and Ben (a), but Ada (b)",
        ["a", "b"],
        [],
    ),
    "with room": (
        {"a": "Ada; Ben", "b": "Ada; Ben", "c": "including Ada", "d": "including Cy"},
        "Ada and Ben",
        ["a", "b", "c"],
        ["d"],
    ),
    "outvoted": (
        {"a": "Ada", "b": "including Ben", "c": "including Cy"},
        "Ada (a); including Ben (b); including Cy (c)",
        ["a", "b", "c"],
        [],
    ),
}
IN_FULL = [
    ({"a": "including Zoe", "b": "Ada; Zoe"}, "Ada (b); Zoe (a, b)"),
    ({"a": "including Zoe", "b": "including Ada; zoe"}, "including Zoe (a, b); Ada (b)"),
]
STATED: dict[str, Stated] = {
    "agreed": {
        "built": {"a": "2019", "b": "2019-07", "c": "2019-07-12"},
        "dead": {"a": "4"},
        "born": {"a": "land", "b": "city"},
    },
    "contested": DEAD,
    "even": {"dead": {"a": "12", "b": "14"}},
    "tied": {"dead": {"z1": "12", "z2": "12", "c": "14", "d": "14"}},
    "changing": {"toll": {"of 1 March": "12", "of 5 March": "20", "also of 5 March": "20"}},
    "in both": {"built": {"a": "2019"}},
    "decided": DEAD,
    "town": {"born": {"a": "Springfield", "b": "iowa", "c": "missouri", "d": "iowa", "e": "s2"}},
    "told": {"note": {"a": "two", "b": "one", "c": "two"}},
    **{f"near {n}": {"length": each} for n, (_, each, _) in enumerate(NEAR)},
    **{f"crew {name}": {"crew": each} for name, (each, *_) in CREWS.items()},
    **{f"in full {n}": {"crew": each} for n, (each, _) in enumerate(IN_FULL)},
}
"""By subject; no case knows of another."""
DECLARED = LEDGER | {
    "sources": [
        *({"id": name} for name in "abcde"),
        *({"id": name, "publisher": "Z"} for name in ("z1", "z2")),
        {"id": "of 1 March", "published": "2024-03-01"},
        *({"id": name, "published": "2024-03-05"} for name in ("of 5 March", "also of 5 March")),
    ],
    "subjects": [{"id": name} for name in STATED],
    "decisions": [
        {"subject": "decided", "attribute": "dead", "value": "14", "because": "y", "by": "z"}
        | {"on": "2024"}
    ],
    "claims": [
        {"source": "d", "subject": "in both", "attribute": "built", "value": "2019-07"}
        | {"quote": "q"}
    ],
}


def all_rows() -> list[dict[str, str]]:
    """Give the claims of `STATED`, with the attributes of `NEAR`."""
    rows = [
        {"subject": subject, "attribute": attribute, "source": source, "value": value}
        for subject, stated in STATED.items()
        for attribute, values in stated.items()
        for source, value in values.items()
    ]
    for row in rows:
        if row["subject"].startswith("near "):
            row["attribute"], *_ = NEAR[int(row["subject"].removeprefix("near "))]
            row["value"] += " km"
    return rows


def sheet_of(ledger: dict[str, Any], rows: list[dict[str, str]], folder: Path, rule: str) -> Sheet:
    declared = write_ledger(ledger, folder / "ledger.yaml")
    table, out = write_narrow_csv(rows, folder / "claims.csv"), folder / "sheet.parquet"
    arguments = ("export", declared, "--claims", table, "--format", "parquet", "-o", out)
    done = in_process(*arguments, "--reconcile", rule)
    assert (done.code, done.out, done.err) == (0, "", "")
    connection = duckdb.connect()
    read = connection.execute(f"FROM read_parquet('{out}')")
    columns = [column[0] for column in read.description or ()]
    found = [dict(zip(columns, row, strict=True)) for row in read.fetchall()]
    connection.close()
    return {f"{row['subject']} {row['attribute']}": row for row in found}


@pytest.fixture(scope="module")
def agreement(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    return sheet_of(DECLARED, all_rows(), tmp_path_factory.mktemp("agreement"), "agreement")


@pytest.fixture(scope="module")
def support(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    return sheet_of(DECLARED, all_rows(), tmp_path_factory.mktemp("support"), "support")


def test_what_agrees_has_the_value_that_is_most_exact(agreement: Sheet) -> None:
    facts = {name: agreement[f"agreed {name}"] for name in STATED["agreed"]}
    shown = {name: (row["value"], row["status"]) for name, row in facts.items()}
    assert shown == {
        "built": (
            "12 July 2019 (c alone; one source says 2019: a; one source says July 2019: b)",
            "refined",
        ),
        "dead": ("4", "single source"),
        "born": ("city (one source says land: a)", "refined"),
    }
    assert {row["reconciled_by"] for row in facts.values()} == {"agreement"}
    assert facts["built"]["sources"] == ["a", "b", "c"]
    assert facts["built"]["lo"] == facts["built"]["hi"] == 18_089


def test_without_agreement_there_are_all_sides(agreement: Sheet) -> None:
    row = agreement["contested dead"]
    shown = (row["value"], row["status"], row["reconciled_by"])
    assert shown == ("12 (a, b; one source says about 12: d), but 14 (c)", "contested", "")
    assert row["sources"] == ["a", "b", "c", "d"]
    assert (row["lo"], row["hi"], row["claims"], row["support"]) == (None, None, 4, [])


def test_support_puts_down_what_most_sources_leave_possible(support: Sheet) -> None:
    row = support["contested dead"]
    assert (row["value"], row["status"], row["reconciled_by"]) == ("12", "contested", "support")
    assert (row["sources"], row["against"]) == (["a", "b", "d"], ["c"])
    assert (row["independent"], row["independent_against"]) == (3, 1)
    assert row["support"] == ["12: 2", "14: 1", "about 12: 1"]
    assert (row["axis"], row["lo"], row["hi"]) == ("count", 12, 12)


def test_as_much_support_on_both_sides_leaves_it_open(support: Sheet) -> None:
    row = support["even dead"]
    shown = (row["value"], row["reconciled_by"], row["against"])
    assert shown == ("12 (a), but 14 (b)", "", [])
    assert row["support"] == ["12: 1", "14: 1"]


@pytest.mark.parametrize(
    ("number", "attribute", "value"), [(n, a, v) for n, (a, _, v) in enumerate(NEAR)]
)
def test_points_within_the_tolerance_are_one(
    number: int, attribute: str, value: str, support: Sheet
) -> None:
    row = support[f"near {number} {attribute}"]
    assert row["status"] == "contested"
    assert (row["value"] if row["reconciled_by"] else "") == (f"{value} km" if value else "")


def test_tied_sources_count_once(support: Sheet) -> None:
    row = support["tied dead"]
    assert (row["value"], row["independent"]) == ("14", 2)
    assert row["support"] == ["14: 2", "12: 1"]


def test_what_changes_is_reconciled_as_of_its_last_day(agreement: Sheet) -> None:
    row = agreement["changing toll"]
    shown = (row["value"], row["as_of"], row["as_told"], row["status"])
    assert shown == ("20", "", "on 5 March 2024", "agreed")
    assert row["earlier"] == ["12, as told on 1 March 2024 (of 1 March)"]


def test_claims_of_the_ledger_count_with_those_of_the_table(agreement: Sheet) -> None:
    row = agreement["in both built"]
    shown = (row["value"], row["status"], row["sources"])
    assert shown == ("July 2019 (one source says 2019: a)", "refined", ["d", "a"])
    assert row["quotes"] == ["d: “q”"]


def test_a_decision_stands(support: Sheet) -> None:
    row = support["decided dead"]
    assert (row["value"], row["status"], row["reconciled_by"]) == ("14", "decided", "decision")


def test_a_name_that_terms_share_backs_each_of_them_and_nothing_between(support: Sheet) -> None:
    row = support["town born"]
    shown = (row["value"], row["sources"], row["against"])
    assert shown == ("Springfield (missouri)", ["a", "c", "e"], ["b", "d"])
    assert sorted(row["support"]) == [
        *("Springfield (missouri): 1", "Springfield: 1", "iowa: 2", "missouri: 1")
    ]


def test_all_texts_are_told(support: Sheet) -> None:
    row = support["told note"]
    assert (row["value"], row["status"], row["sources"]) == (
        "two (a, c); one (b)",
        "not compared",
        ["a", "b", "c"],
    )


@pytest.mark.parametrize("name", list(CREWS))
def test_of_lists_that_stay_apart_the_best_backed_is_put_down(name: str, support: Sheet) -> None:
    _, value, sources, against = CREWS[name]
    row = support[f"crew {name} crew"]
    assert (row["value"], row["status"]) == (value, "contested")
    assert (row["sources"], row["against"]) == (sources, against)
    assert row["reconciled_by"] == ("support" if "(" not in value else "")


def test_lists_are_counted_by_their_items(support: Sheet) -> None:
    assert support["crew most crew"]["support"] == ["Ada and Ben: 2", "Ada: 1"]


def test_lists_that_agree_are_given_in_full(agreement: Sheet) -> None:
    values = [agreement[f"in full {n} crew"]["value"] for n in range(len(IN_FULL))]
    assert values == [value for _, value in IN_FULL]


def test_copies_do_not_outvote_the_others(tmp_path: Path) -> None:
    """Three of ten sources share their errors, and count as one."""
    planted = Planted(sources=10, covered=1, errors=0.15, copies=((0, 1), (0, 2)), subjects=300)
    exact = {"id": "departed", "type": "quantity", "unit": "min", "tolerance": "0.001 min"}
    rows = planted.rows(0)
    facts = sheet_of({"attributes": [exact], "claims": []}, rows, tmp_path, "support")
    support: dict[str, dict[str, set[str]]] = {}
    for row in rows:
        source = min(row["source"], "s00") if row["source"] < "s03" else row["source"]
        support.setdefault(row["subject"], {}).setdefault(row["value"], set()).add(source)
    settled = 0
    for subject, values in support.items():
        found = facts[f"{subject} departed"]
        most = max(map(len, values.values()))
        best = [value for value, sources in values.items() if len(sources) == most]
        if found["status"] == "contested":
            settled += len(best) == 1
            assert (found["value"] == best[0]) == (len(best) == 1)
            assert (found["reconciled_by"] == "support") == (len(best) == 1)
        else:
            assert [found["value"]] == best
    assert settled > 100


def test_the_rows_are_in_order(tmp_path: Path) -> None:
    names = [f"x{n * 1009 % 4001}" for n in range(4001)]
    rows = [
        {"source": source, "subject": name, "attribute": attribute, "value": str(len(name))}
        for name in names
        for source, attribute in (("a", "toll"), ("b", "toll"), ("b", "dead"))
    ]
    declared = write_ledger(LEDGER, tmp_path / "ledger.yaml")
    table, out = write_csv(rows, tmp_path / "claims.csv"), tmp_path / "sheet.csv"
    arguments = ("export", declared, "--claims", table, "--format", "csv", "-o", out)
    assert in_process(*arguments).code == 0
    _, *lines = out.read_text(encoding="utf-8").splitlines()
    pairs = [tuple(line.split(",")[n] for n in (0, 2)) for line in lines]
    assert pairs == [(name, attribute) for name in names for attribute in ("toll", "dead")]


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (("--format", "md"), "is not written as md; use one of parquet, csv, json"),
        (("--format", "csv"), "needs a file to write to: -o PATH"),
    ],
)
def test_what_a_sheet_of_tables_cannot_be(
    options: tuple[str, ...], complaint: str, tmp_path: Path
) -> None:
    declared = write_ledger(LEDGER, tmp_path / "ledger.yaml")
    row = {"subject": "x", "attribute": "dead", "source": "a", "value": "4"}
    table = write_csv([row], tmp_path / "claims.csv")
    done = in_process("export", declared, "--claims", table, *options)
    assert done.code == 2
    assert complaint in " ".join(done.err.split())


def test_a_ledger_is_reconciled_by_the_same_rule(support: Sheet, tmp_path: Path) -> None:
    sources = [{"id": name} for name in "abcd"]
    own = [
        {"subject": "x", "attribute": "dead", "source": source, "value": value, "quote": "q"}
        for source, value in DEAD["dead"].items()
    ]
    ledger = LEDGER | {"sources": sources, "subjects": [{"id": "x"}], "claims": own}
    path = write_ledger(ledger, tmp_path / "x.yaml")
    done = in_process("export", path, "--reconcile", "support", "--format", "json")
    (row,) = json.loads(done.out)["facts"]
    large = support["contested dead"]
    for name in ("value", "sources", "against", "support", "reconciled_by", "lo", "hi", "claims"):
        assert row[name] == large[name]


def few(folder: Path) -> tuple[str, str, str]:
    """Give the arguments for two claims with quotes."""
    rows = [
        {"subject": "x", "attribute": "dead", "source": source, "value": "4", "quote": "four"}
        for source in "ab"
    ]
    declared = write_ledger(LEDGER, folder / "ledger.yaml")
    return str(declared), "--claims", str(write_csv(rows, folder / "claims.csv"))


def test_few_claims_have_every_form_a_ledger_has(tmp_path: Path) -> None:
    done = in_process("export", *few(tmp_path))
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "# Fact sheet",
        "",
        "## X",
        "",
        "| fact | value | status | sources |",
        "|---|---|---|---|",
        "| dead | four | agreed | a, b; 2 independent sources |",
        "",
        "- dead, a: “four”",
        "- dead, b: “four”",
        "",
        "## Sources",
        "",
        "- A, undated",
        "- B, undated",
    ]


def test_rows_that_are_set_aside_are_named_with_the_sheet(tmp_path: Path) -> None:
    ledger, option, table = few(tmp_path)
    with Path(table).open("a", encoding="utf-8") as rows:
        rows.write(Path(table).read_text(encoding="utf-8").splitlines()[-1].replace("4", "many"))
    arguments = (ledger, option, table, "--rejects", tmp_path / "rejects.csv")
    done = in_process("export", *arguments, "--format", "json", "-o", tmp_path / "sheet.json")
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith(f"1 row set aside in {tmp_path / 'rejects.csv'}: value 1 (")
    (row,) = json.loads((tmp_path / "sheet.json").read_text(encoding="utf-8"))["facts"]
    assert (row["value"], row["quotes"]) == ("4", ["a: “four”", "b: “four”"])
    assert "| dead | four | agreed | a, b; " in in_process("export", *arguments).out


def test_a_sheet_that_cannot_be_written_is_no_defect(tmp_path: Path) -> None:
    for form in ("json", "csv", "parquet"):
        out = tmp_path / "nowhere" / f"sheet.{form}"
        arguments = (*few(tmp_path), "--rejects", tmp_path / "r.csv", "--format", form, "-o", out)
        done = in_process("export", *arguments)
        assert done.code == 2
        assert "found an output that cannot be written" in " ".join(done.err.split())
