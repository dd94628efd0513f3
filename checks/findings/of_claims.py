"""Findings about single claims, or about the sources themselves, rather than between claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checks.rules.sides import citation, named, readings_of
from schema.finding import Citation, Finding, Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from checks.definition import Check
    from store.store import Store

Row = dict[str, Any]

_SOURCES = """
SELECT id, published, coalesce(headline, '') AS headline, ledger_file, ledger_line
FROM sources JOIN (SELECT unnest($sources) AS id) wanted USING (id)
"""


def tell_claims(
    check: Check, store: Store, rows: list[Row], say: Callable[[Row, Row], str]
) -> Iterator[Finding]:
    """Give one finding for each slot and source, with a side for each thing that is wrong.

    A row names a `claim`, and a `number` where one reading of it is meant. `say(row, reading)`
    words what is wrong with it.
    """
    readings = readings_of(store, (row["claim"] for row in rows))
    groups: dict[tuple[str, str, str], dict[str, list[Row]]] = {}
    for row in rows:
        found = readings[row["claim"]]
        reading = next(
            (r for r in found if r["number"] == row.get("number", r["number"])), found[0]
        )
        slot = (reading["claim_subject"], reading["claim_attribute"], reading["source"])
        groups.setdefault(slot, {}).setdefault(say(row, reading), []).append(reading)
    for (subject, attribute, source), wrong in groups.items():
        first = next(iter(wrong.values()))[0]
        about = f"{first['subject_name']}, {first['attribute_label']} ({source})"
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=subject,
            attribute=attribute,
            scope=source,
            message=f"{about}: {'; '.join(wrong)}",
            sides=tuple(
                Side(says=says, citations=tuple(map(citation, cited)))
                for says, cited in wrong.items()
            ),
        )


def source_citations(store: Store, sources: Iterable[str]) -> dict[str, Citation]:
    """Cite sources as such: where the ledger has each, with its headline as the words."""
    rows = store.query(_SOURCES, {"sources": list(dict.fromkeys(sources))}).dicts()
    return {row["id"]: _source_citation(row) for row in rows}


def _source_citation(row: Row) -> Citation:
    return Citation(
        source=row["id"],
        published=row["published"],
        speaker=None,
        modality="asserted",
        value="",
        canonical=row["id"],
        quote=row["headline"],
        file=row["ledger_file"],
        line=row["ledger_line"],
    )


def tell_sources(
    check: Check, store: Store, rows: list[Row], say: Callable[[Row], str]
) -> Iterator[Finding]:
    """Give one finding for each row, which names a `source`; `say(row)` words what is wrong.

    Such a finding is about no subject: its scope is the source.
    """
    cited = source_citations(store, (row["source"] for row in rows)) if rows else {}
    for row in rows:
        wrong = say(row)
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject="",
            attribute="",
            scope=row["source"],
            message=f"{row['source']}: {wrong}",
            sides=(Side(says=wrong, citations=(cited[row["source"]],)),),
        )


def tell_together(
    check: Check, store: Store, rows: list[Row], wrong: str, say: Callable[[Row], str]
) -> Iterator[Finding]:
    """Give one finding for all rows, each of which names a `source`, with a side for each.

    `wrong` says what is wrong with all of them, `say(row)` with one. The scope is empty, so that
    the finding stays the same one as sources come and go.
    """
    if not rows:
        return
    cited = source_citations(store, (row["source"] for row in rows))
    told: dict[str, list[Citation]] = {}
    for row in rows:
        told.setdefault(say(row), []).append(cited[row["source"]])
    all_sources = store.query("SELECT count(*) FROM sources").rows[0][0]
    about = named([row["source"] for row in rows])
    yield Finding(
        code=check.code,
        name=check.name,
        severity=check.severity,
        subject="",
        attribute="",
        message=f"{wrong}: {about} ({len(rows)} of {all_sources})",
        sides=tuple(Side(says=says, citations=tuple(found)) for says, found in told.items()),
    )
