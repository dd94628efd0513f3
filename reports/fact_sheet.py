"""The reconciled fact sheet: what the sources together say about each attribute of each subject.

A row never picks a winner: where sources stay apart it says so, and gives every side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checks.evidence import Witness, said, sides, witnesses
from schema.fact_sheet import Fact, Status
from schema.values.date import worded

if TYPE_CHECKING:
    from checks.examine import Examined
    from schema.finding import Finding
    from schema.records import Decision
    from schema.values import Value

_SLOTS = """
SELECT e.*, s.name AS subject_name, a.label AS attribute_label, a.key, a.changes,
       coalesce(t.moment, '') AS moment, t.claim IS NOT NULL AS comparable,
       coalesce(c.as_of, e.published) AS as_of
FROM evidence e
JOIN subjects s ON s.id = e.subject
JOIN attributes a ON a.id = e.attribute
JOIN claims c ON c.id = e.claim
LEFT JOIN stated t ON t.claim = e.claim AND t.number = e.number
ORDER BY e.claim, e.number
"""
_CONTESTS = frozenset({"CR101", "CR102", "CR103", "CR104", "CR105", "CR106", "CR303", "CR304"})
_DISPUTES = frozenset({"CR401"})
_WORDINGS = frozenset({"CR301", "CR302"})
_OPENING = "including "
Row = dict[str, Any]
Slot = tuple[str, str]


def facts(examined: Examined) -> list[Fact]:
    """Give one fact for each attribute of each subject, in the order of the ledger."""
    by_slot: dict[Slot, list[Row]] = {}
    for row in examined.store.query(_SLOTS).dicts():
        by_slot.setdefault((row["subject"], row["attribute"]), []).append(row)
    found: dict[Slot, list[Finding]] = {}
    for finding in examined.findings:
        found.setdefault((finding.subject, finding.attribute), []).append(finding)
    rulings = zip(examined.records.decisions, examined.typed.decided, strict=True)
    decided = {(ruling.subject, ruling.attribute): (ruling, value) for ruling, value in rulings}
    order = {subject.id: n for n, subject in enumerate(examined.records.subjects)}
    return [
        _fact(examined, by_slot[slot], found.get(slot, []), decided.get(slot))
        for slot in sorted(by_slot, key=lambda slot: order[slot[0]])
    ]


def _fact(
    examined: Examined, rows: list[Row], found: list[Finding], ruling: tuple[Decision, Value] | None
) -> Fact:
    latest = _latest([row for row in rows if row["comparable"]])
    members = witnesses(latest, examined.store)
    status = "decided" if ruling else _status(rows, members, found)
    cited, row = latest or rows, rows[0]
    against = {w.citation.source for w in members if ruling and not w.allows(ruling[1].interval)}
    changing = latest[0]["as_of"] if latest and row["changes"] else None
    return Fact(
        subject=row["subject"],
        subject_name=row["subject_name"],
        attribute=row["attribute"],
        attribute_label=row["attribute_label"],
        type=row["type"],
        key=row["key"],
        value=ruling[1].text if ruling else _value(status, rows, members, found),
        status=status,
        as_of=worded(changing) if changing else "",
        sources=tuple(dict.fromkeys(r["source"] for r in cited if r["source"] not in against)),
        against=tuple(sorted(against)),
        quotes=tuple(dict.fromkeys(f"{r['source']}: “{r['quote']}”" for r in cited)),
        avoid=tuple(dict.fromkeys(f.message for f in found if f.code in _WORDINGS)),
        findings=tuple(f"{f.code} {f.name}" for f in found),
        decision=f"{ruling[0].by}, {worded(ruling[0].on)}: {ruling[0].because}" if ruling else "",
    )


def _latest(rows: list[Row]) -> list[Row]:
    """Keep the claims of the latest moment: for an attribute that changes, they supersede."""
    if not rows or not rows[0]["changes"]:
        return rows
    newest = max(rows, key=_moment)["moment"]
    return [row for row in rows if row["moment"] == newest]


def _moment(row: Row) -> tuple[int, int]:
    lo, slash, hi = row["moment"].partition("/")
    return (int(hi or lo or 0), int(lo or 0)) if slash else (0, 0)


def _status(rows: list[Row], members: list[Witness], found: list[Finding]) -> Status:
    codes = {finding.code for finding in found}
    if not members:
        return "open" if any(row["means"] for row in rows) else "not asserted"
    if codes & _CONTESTS:
        return "contested"
    if codes & _DISPUTES:
        return "disputed"
    if len({w.citation.source for w in members}) == 1:
        return "single source"
    if members[0].type == "text":
        return "not compared"
    by_label = members[0].type == "list"
    return "agreed" if len({w.label if by_label else w.parts for w in members}) == 1 else "refined"


def _value(status: Status, rows: list[Row], members: list[Witness], found: list[Finding]) -> str:
    """Give the value in words an editor would print."""
    if status in ("contested", "disputed"):
        clash = next(f for f in found if f.code in _CONTESTS | _DISPUTES)
        return " against ".join(
            f"{s.says} ({', '.join(s.sources)})" for s in clash.sides if not s.neutral
        )
    if status == "open":
        return " or ".join(
            dict.fromkeys(f"{r['label']} ({r['means']})" for r in rows if r["means"])
        )
    if status == "not asserted":
        return "; ".join(dict.fromkeys(f"{r['label']} ({r['modality']})" for r in rows))
    if members[0].type == "list":
        return _list_value(members)
    if members[0].type == "text":
        return "; ".join(dict.fromkeys(w.label for w in members))
    return "; ".join(said(common, agreeing) for common, agreeing in sides(members))


def _list_value(members: list[Witness]) -> str:
    """Give the closed list if a source closes it, else everything that any source includes."""
    closed = [w.label for w in members if not w.label.startswith(_OPENING)]
    if closed:
        return max(closed, key=len)
    items = (item for w in members for item in w.label.removeprefix(_OPENING).split("; "))
    return _OPENING + "; ".join(dict.fromkeys(items))
