"""Words for what a team has accepted: by whom, until when and why, and what has come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.blocks import tally
from reports.words import counted, joined
from schema.values.date import worded

if TYPE_CHECKING:
    from checks.baseline import Judged
    from reports.told import Told
    from schema.baseline import Acceptance


def reason(entry: Acceptance) -> str:
    """Give "ada, until 31 January 2027: the agency has corrected it"."""
    return f"{entry.owner}, until {worded(entry.until)}: {entry.because}"


def what_changed(judged: Judged) -> str:
    """Say why a finding that was accepted is told as if it were not; '' for all others."""
    entry = judged.acceptance
    if entry and judged.status == "expired":
        return f"Expired: accepted by {reason(entry)}"
    if entry and judged.fresh:
        fresh = _fresh(judged)
        values, them = ("New values", "them") if fresh[1:] else ("New value", "it")
        return f"{values}: {joined(fresh)}. Accepted without {them} by {reason(entry)}"
    return ""


def _fresh(judged: Judged) -> list[str]:
    """Give the new values in the words of the claims; a source cited as such by its id."""
    cited = [c for side in judged.finding.sides for c in side.citations]
    words = {c.canonical: c.value or c.canonical for c in reversed(cited)}
    return list(dict.fromkeys(words.get(value, value) for value in judged.fresh))


def stale(entry: Acceptance) -> str:
    """Name an entry that no finding meets, and what it was about."""
    about = slot(entry.subject, entry.attribute, entry.scope)
    return f"{entry.check}{f', {about}' if about else ''} ({entry.fingerprint})"


def slot(subject: str | None, attribute: str | None, scope: str | None) -> str:
    """Name what a finding is about by its ids: "bridge, opened"."""
    return ", ".join(part for part in (subject, attribute, scope) if part)


def headline(run: Told) -> str:
    """Count what the run found, the worst first, and what of it is accepted, expired or stale."""
    found = [judged.finding for judged in run.unaccepted]
    expired = len(run.comparison.of("expired"))
    parts = [tally(found) if found or not run.accepted else "Nothing new"]
    parts += [f"{expired} of them expired"] if expired else []
    parts += [f"{counted(len(run.accepted), 'finding')} accepted"] if run.accepted else []
    parts += [f"{counted(len(run.stale), 'stale entry')} in the baseline"] if run.stale else []
    return "; ".join(parts)
