"""Write the files that are made from code: the JSON Schema and two pages of the manual.

Run by `make generated`; a test compares the committed files with what this gives.
"""

from __future__ import annotations

import json
import re
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checks.registry import CHECKS  # noqa: E402
from schema.findings_json import findings_schema_text  # noqa: E402
from schema.json_schema import ledger_schema_text  # noqa: E402
from schema.proposed_claims import proposals_schema_text  # noqa: E402
from store.tables import TABLES  # noqa: E402
from store.views import DERIVED  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

_MADE = "<!-- Made by docs/generate.py; change the code, then run `make generated`. -->"


def checks_page() -> str:
    """Give docs/checks.md: the page of every check, in order."""
    lines = [
        "# Checks",
        "",
        _MADE,
        "",
        "| code | name | severity | what it states |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| [{c.code}](#{c.code.lower()}) | {c.name} | {c.severity} | {c.statement} |"
        for c in CHECKS
    ]
    for check in CHECKS:
        lines += ["", f'<a id="{check.code.lower()}"></a>', "", f"# {check.code} {check.name}"]
        lines += ["", f"*{check.severity}*", "", check.page]
    return "\n".join(lines) + "\n"


def tables_page() -> str:
    """Give docs/tables.md: every table and column of the store."""
    lines = ["# Tables", "", _MADE, "", _TABLES_INTRODUCTION]
    for table in TABLES:
        lines += ["", f"## {table.name}", "", f"A row is {table.row}.", ""]
        lines += ["| column | type | holds |", "|---|---|---|"]
        lines += [f"| {c.name} | {c.referring} | {c.holds} |" for c in table.columns]
    for derived in DERIVED:
        lines += ["", f"## {derived.name}", ""]
        lines += [f"A {derived.kind.lower()}. A row is {derived.row}.", ""]
        lines += ["| column | holds |", "|---|---|"]
        lines += [f"| {column} | {holds} |" for column, holds in derived.holds.items()]
    return "\n".join(lines) + "\n"


_TABLES_INTRODUCTION = """\
`crossread check --database facts.duckdb` keeps these tables in the schema `crossread` of a DuckDB
file, to open with any DuckDB client; the descriptions below are comments in the database too. The
schema is replaced at each run; other schemas of the file are left alone. Do not name the file
`crossread.duckdb`: DuckDB names its catalog after it, and `crossread.claims` would be ambiguous.

```sql
-- what each source says about the deal
SELECT source, attribute, value, lo, hi FROM crossread.stated WHERE subject = 's400-deal';
-- a day number as a date
SELECT DATE '1970-01-01' + CAST(lo AS INTEGER) FROM crossread.stated WHERE axis = 'day';
```"""


def currencies_module() -> str:
    """Give schema/values/currencies.py: the currencies of CLDR, as Babel has them."""
    from babel.core import get_global  # noqa: PLC0415 - a tool for development

    fractions = get_global("currency_fractions")
    by_places: dict[int, list[str]] = {}
    for code in sorted(get_global("all_currencies")):
        places = fractions.get(code, fractions["DEFAULT"])[0]
        by_places.setdefault(places, []).append(code)
    lines = [_CURRENCIES_HEAD]
    for places, codes in sorted(by_places.items()):
        lines += [f'    {places}: """', *textwrap.wrap(" ".join(codes), 96), '""",']
    return "\n".join([*lines, "}", ""])


_CURRENCIES_HEAD = '''\
"""Currency codes of ISO 4217, past and present, by their decimal places (CLDR).

Made by docs/generate.py out of Babel; change nothing here, run `make generated`.
"""

BY_PLACES = {'''


def _conditions(contract: Any) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 - pandera's
    """Yield every rule of a contract as SQL that holds for the rows that break it.

    Given are the column, the rule in words, and the condition (DuckDB). With it a table can be
    validated against the contract in one pass, without pandera.
    """
    import ibis
    from sqlglot import exp, parse_one  # noqa: PLC0415 - the same

    engine: Any = ibis
    columns = dict.fromkeys(contract.columns, "string")
    table: Any = engine.duckdb.connect().create_table(contract.name, schema=columns)
    for name, column in contract.columns.items():
        if not column.nullable:
            yield name, "a value", f"{name} IS NULL"
        for check in column.checks:
            failing: Any = engine.to_sql(check(table, name).failure_cases, dialect="duckdb")
            parsed: Any = parse_one(str(failing), dialect="duckdb")
            passes = next(
                alias.this
                for alias in parsed.find_all(exp.Alias)
                if alias.alias.endswith("__check_output__")
            )
            for listed in passes.find_all(exp.In):  # Ibis takes them for a set
                listed.set("expressions", sorted(listed.expressions, key=str))
            for found in passes.find_all(exp.Column):
                found.set("table", None)
                found.this.set("quoted", None)
            yield name, str(check.error), f"NOT ({passes.sql(dialect='duckdb')})"


def rules_module() -> str:
    """Give claim_tables/contract_rules.py: the contract of claims as conditions in SQL."""
    from schema.contracts import CLAIMS
    from schema.unseen import in_re2  # noqa: PLC0415 - comes with it

    lines = [_RULES_HEAD]
    for column, rule, condition in _conditions(CLAIMS):
        expected = "at least one character" if rule.startswith("str_length(1,") else rule
        if rule.startswith("isin("):
            expected = "one of " + ", ".join(re.findall(r"'(\w+)'", rule))
        named = condition.replace(in_re2(), "{_UNSEEN}")
        prefix = "" if named == condition else "f"
        lines_of_condition = textwrap.wrap(named, 80, drop_whitespace=False)
        parts = "\n".join(f"        {prefix}{json.dumps(part)}" for part in lines_of_condition)
        lines += [
            "    Rule(",
            f'        "{column}",',
            f'        "{expected}",',
            f"{parts},",
            "    ),",
        ]
    return "\n".join([*lines, ")", ""])


_RULES_HEAD = '''\
"""What every row of a table of claims must hold to, as conditions that find the rows that do not.

Made by docs/generate.py out of the contract `CLAIMS` in schema/contracts.py; change nothing here,
run `make generated`. So pandera declares the contract, and a run need not load it.
"""

from typing import NamedTuple

from schema.unseen import in_re2

_UNSEEN = in_re2()


class Rule(NamedTuple):
    """A rule of the contract: the column, what is expected, and the SQL that finds breaches."""

    column: str
    expected: str
    breached: str


RULES = ('''

FILES = {
    "claim_tables/contract_rules.py": rules_module,
    "schema/values/currencies.py": currencies_module,
    "schema/ledger.schema.json": ledger_schema_text,
    "docs/proposals.schema.json": proposals_schema_text,
    "docs/findings.schema.json": findings_schema_text,
    "docs/checks.md": checks_page,
    "docs/tables.md": tables_page,
}


def main() -> None:
    """Write all files."""
    for name, make in FILES.items():
        (ROOT / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
