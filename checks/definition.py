"""What a check is: one rule with a code, a query for what is wrong, and what others must know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from checks.severities import SetSeverities
    from claim_tables.kept_slots import KeptSlots
    from claim_tables.unread_quotes import UnreadQuotes
    from schema.finding import Finding, Severity
    from store.cited_readings import Readings
    from store.store import Store

Mark = Literal["contested", "disputed", "wording", "one source"]
"""What a finding makes of the row of the fact sheet that it is about.

Its value is contested by sources, or disputed by parties; its wording needs care; or it is a key
fact on one source.
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
LooksAt = Literal[
    "comparable claims",
    "single claims",
    "quotes",
    "several quotes",
    "texts",
    "sources",
    "decisions",
]
"""What a check looks at; without any of it, the check must not end as passed.

Comparable claims: two or more that are about one thing, each of which can contradict the other.
Single claims: each by itself. Quotes: those of claims, compared with what is recorded of them or
with their articles. Several quotes: with one another, whatever they are about. Texts: articles.
Sources: what is declared of them, or ties them. Decisions: those of editors, with the claims that
they are about.
"""
R = TypeVar("R")
_SAMPLE = 64
"""One of so many subjects is in the sample of all claims."""


class ComparedClaims(NamedTuple):
    """All claims that are compared, also those that are not in a large store.

    `relation` is what to select from, with the columns of `stated` that say what a claim is
    compared with: subject, attribute, axis, moment, type, lo, hi, parted, source, speaker, and the
    text of its value. `by_source` are the numbers of claims of the sources. `in_store`: `stated`
    has all of them; of others `in_free_text` counts those whose values are not compared.
    """

    relation: str
    by_source: Callable[[], Mapping[str, int]]
    in_store: bool = True
    in_free_text: Callable[[], int] = int

    @property
    def cheapest_first(self) -> tuple[str, ...]:
        """What to ask in turn whether there is something: those in the store, a sample, all."""
        if self.in_store:
            return (self.relation,)
        sample = f"(FROM {self.relation} WHERE hash(subject) % {_SAMPLE} = 0)"
        return ("stated", sample, self.relation)


class Context(NamedTuple):
    """What checks work on: the store, its readings to cite, and all claims that are compared.

    `unread` are the claims of tables whose quotes were not read; None where all were.
    """

    store: Store
    readings: Readings
    compared: ComparedClaims
    unread: UnreadQuotes | None = None


class Among(NamedTuple):
    """What a check needs of claims that can be compared, be they in the store or not.

    `query` is SQL that gives a row if there is something to look at among `{claims}`: a relation as
    `ComparedClaims` describes it, of the claims that meet the condition `where`. More claims never
    leave less to look at: so a few of them are asked first, and all only if these do not suffice.
    The condition is about type, attribute, source or speaker. Of each of these a large store has a
    claim: if none there meets it, none does. `or_else` is SQL that gives a row if there is
    something else to look at, over tables of the check's steps.
    """

    where: str
    query: str
    or_else: str = ""

    def met(self, context: Context) -> bool:
        """Whether there is something to look at. Raises duckdb.Error."""
        store, compared = context.store, context.compared
        if self.or_else and store.query(self.or_else).rows:
            return True
        some = f"SELECT 1 FROM stated WHERE {self.where} LIMIT 1"
        if not compared.in_store and not store.query(some).rows:
            return False
        relations = (f"(FROM {claims} WHERE {self.where})" for claims in compared.cheapest_first)
        return any(store.query(self.query.format(claims=claims)).rows for claims in relations)


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


class OwnSql(NamedTuple):
    """A query that is a team's own: where it begins, and what it may take, as 60 and "2GB"."""

    file: str
    line: int
    seconds: int
    memory: str


@dataclass(frozen=True)
class Check(Generic[R]):
    """One rule.

    `doc` is the docstring of its module, which is its manual page. `query` is DuckDB SQL that
    returns one `row` for each defect, run with `params`; `findings_from` turns these into findings.
    `prepare` are steps that several checks share; each is made once, before the first of them.
    `marks` is what its findings make of the fact sheet, and empty for most checks. `own` says of a
    check of a team's own, whose SQL is not ours, where it is and what it may take.

    `looks_at` is what the check looks at. `needs` is SQL that gives 0 where there is nothing of it,
    over the tables of its steps, too, or says what it needs `Among` claims: exactly what the query
    compares, so that a check that looked at nothing never passes. It is asked only where nothing
    was found, and `without` says what is then missing. Two more save time, where a check has them:
    `about` is SQL that gives 0 where there is nothing at all of what it is about, and is asked
    first. `suspects` is SQL that counts what may be wrong, cheaply and never too few: the query is
    run only where there is some. `unread` is SQL that counts the quotes that could not be
    read whole, for a check that reads values out of them. `entries_alone`: of tables with more rows
    than become entries of a ledger, it looks at no claim, as what it finds there would be too much
    to read.

    Of a large store only so many findings are reported, and the others counted. For that,
    `finding_key` names columns of the query: rows that are equal in them make one finding.

    What others must know of a check: the slots of large tables that the prefilter `keeps` for it,
    beyond those with claims of the ledger and one of every kind: all (`KeptSlots.EVERY`) for one
    that can find something among claims that agree; `conflict_groups`, a query for the groups whose
    conflicts it reports, for the file of all claims in conflict, and whether each of them is
    `one_finding_a_group`, which cites all claims of the group, and a row of its query, in the order
    of the `finding_key`, with `beyond_groups` as a query for the rows of other groups; whether it
    `doubts_decisions`, so that one with a finding settles nothing;
    whether its findings are `pictured` in the report, because they are about values at different
    points of an axis, or about readings of one; whether a finding is `about_first_side` alone, and
    cites the claims of the other sides to compare them; what a changed claim `touches`; how results
    of parts of a table `merge`; and the codes of checks that reported such findings `formerly`,
    whose acceptances hold for them.

    `severities` is what the settings of a team say of its findings, None if they say nothing.
    """

    code: str
    name: str
    severity: Severity
    doc: str | None
    query: str
    row: type[R]
    findings_from: Callable[[Check[R], Context, list[R]], Iterable[Finding]]
    looks_at: tuple[LooksAt, ...]
    needs: str | Among
    without: str
    marks: tuple[Mark, ...]
    touches: Touched
    merge: Merge
    keeps: tuple[KeptSlots, ...] = ()
    about: str = ""
    suspects: str = ""
    unread: str = ""
    params: Mapping[str, Any] = field(default_factory=dict[str, Any])
    prepare: tuple[Step, ...] = ()
    own: OwnSql | None = None
    finding_key: tuple[str, ...] = ()
    conflict_groups: str = ""
    one_finding_a_group: bool = False
    beyond_groups: str = ""
    doubts_decisions: bool = False
    pictured: bool = False
    about_first_side: bool = False
    formerly: tuple[str, ...] = ()
    entries_alone: bool = False
    severities: SetSeverities | None = None

    @property
    def guarded(self) -> bool:
        """Whether its SQL is not ours."""
        return self.own is not None

    @property
    def reads_quotes(self) -> bool:
        """Whether it looks at quotes: of large tables, it sees the claims of the ledger alone."""
        return "quotes" in self.looks_at

    @property
    def of_entries(self) -> bool:
        """Whether it sees of large tables the claims of the ledger alone."""
        return self.reads_quotes or self.entries_alone

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
