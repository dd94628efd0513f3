"""Write the files that are made from code: the JSON Schema and two pages of the manual.

Run by `make generated`; a test compares the committed files with what this gives.
"""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checks.registry import CHECKS  # noqa: E402
from ledger.tables import TABLES  # noqa: E402
from ledger.views import DERIVED  # noqa: E402
from schema.findings import findings_schema_text  # noqa: E402
from schema.json_schema import ledger_schema_text  # noqa: E402

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

FILES = {
    "schema/values/currencies.py": currencies_module,
    "schema/ledger.schema.json": ledger_schema_text,
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
