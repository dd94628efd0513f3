"""What a check is: one rule with a code, a query for what is wrong, and what others must know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

from support.sql import listed

if TYPE_CHECKING:
    from claim_tables.kept_slots import KeptSlots
    from schema.finding import Finding, Severity
    from schema.records import ValueTypeName, VocabularyKind
    from store.cited_readings import Readings
    from store.store import Store

Mark = Literal["contested", "disputed", "wording"]
"""What a finding makes of the row of the fact sheet that it is about.

Its value is contested by sources, or disputed by parties; or its wording needs care.
"""
Touched = Literal["nothing", "slot", "subject", "source", "ledger"]
"""What the findings of a check can change about when one claim changes.

The slot of the claim (one attribute of one subject), all slots of its subject, all of its source,
or any; of what depends on sources and articles alone, nothing.
"""
Merge = Literal["by subject", "in rounds", "together", "once"]
"""How the results of parts of a table, each with some of the subjects, become those of the whole.

By subject: the findings of the parts are those of the whole, and their counts add up. In rounds:
the parts give sums, and these decide what the parts look at next. Together: all that the check
looks at has to be in one part. Once: it looks at sources and articles alone, whatever the parts.
"""
R = TypeVar("R")


class ComparedClaims(NamedTuple):
    """All claims that are compared, also those that are not in a large store.

    `relation` is what to select from, with the columns of `stated` that say what a claim is
    compared with: subject, attribute, axis, moment, type, lo, hi, source, and the text of its
    value. `by_source` are the numbers of claims of the sources.
    """

    relation: str
    by_source: Callable[[], Mapping[str, int]]


@dataclass(frozen=True)
class Context:
    """What checks work on: the store, its readings to cite, and all claims that are compared."""

    store: Store
    readings: Readings
    compared: ComparedClaims


class Step(NamedTuple):
    """A table that several checks read: what a `query` gives, or made `by` a function."""

    table: str
    query: str = ""
    by: Callable[[Context], None] | None = None

    def make(self, context: Context) -> None:
        """Make the table. Raises duckdb.Error."""
        if self.by:
            self.by(context)
        else:
            context.store.make(self.table, self.query)


def some(*types: ValueTypeName, kinds: tuple[VocabularyKind, ...] = ()) -> str:
    """Give SQL that says whether values of some types are stated: 1 or 0, found at the first.

    With `kinds`, only values whose vocabulary is of such a kind count.
    """
    wanted = f"type IN ({listed(types)})" + (f" AND kind IN ({listed(kinds)})" if kinds else "")
    first = f"SELECT 1 FROM stated WHERE {wanted} LIMIT 1"
    return f"SELECT count(*) FROM ({first})"


@dataclass(frozen=True)
class Check(Generic[R]):
    """One rule.

    `doc` is the docstring of its module, which is its manual page. `query` is DuckDB SQL that
    returns one `row` for each defect, run with `params`; `findings_from` turns these into findings.
    `needs` is SQL that gives 0 where there is nothing for the check to look at, and `without` says
    what is then missing. `marks` is what its findings make of the fact sheet, and empty for
    most checks. `suspects`, where a check has it, is SQL that counts what may be wrong, cheaply and
    never too few: the query is run only where there is some. `prepare` are steps that several
    checks share; each is made once, before the first of them. `guarded` is a check of a team's
    own, whose SQL is not ours.

    Of a large store only so many findings are reported, and the others counted. For that,
    `finding_key` names columns of the query: rows that are equal in them make one finding.

    What others must know of a check: whether it `reads_quotes`, which the claims of large tables
    are not compared with; the slots of large tables that the prefilter `keeps` for it, beyond those
    with claims of the ledger and one of every kind; `conflict_groups`, a query for the groups whose
    conflicts it reports, for the file of all claims in conflict, and whether each of them is
    `one_finding_a_group`, which cites all claims of the group; whether it `doubts_decisions`, so
    that one with a finding settles nothing; whether its findings are `pictured` in the report,
    because they are about values at different points of an axis, or about readings of one; whether
    a finding is `about_first_side` alone, and cites the claims of the other sides to compare them;
    what a changed claim `touches`; and how results of parts of a table `merge`.
    """

    code: str
    name: str
    severity: Severity
    doc: str | None
    query: str
    row: type[R]
    findings_from: Callable[[Check[R], Context, list[R]], Iterable[Finding]]
    needs: str
    without: str
    marks: tuple[Mark, ...]
    reads_quotes: bool
    touches: Touched
    merge: Merge
    keeps: tuple[KeptSlots, ...] = ()
    suspects: str = ""
    params: Mapping[str, Any] = field(default_factory=dict[str, Any])
    prepare: tuple[Step, ...] = ()
    guarded: bool = False
    finding_key: tuple[str, ...] = ()
    conflict_groups: str = ""
    one_finding_a_group: bool = False
    doubts_decisions: bool = False
    pictured: bool = False
    about_first_side: bool = False

    @property
    def page(self) -> str:
        """The manual page."""
        return (self.doc or "").strip()

    @property
    def statement(self) -> str:
        """What the check states, in one sentence: the first paragraph of its page."""
        return " ".join(self.page.split("\n\n")[0].split())


AnyCheck = Check[Any]
"""A check, whatever its rows are."""
