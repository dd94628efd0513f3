"""The Code Quality report of GitLab, which a merge request compares with its target branch.

GitLab knows a finding again by its fingerprint alone, takes two with one fingerprint for one, and
has no word for accepted. So a fingerprint here holds the values in conflict, by which a new value
is a new finding, and whether it is accepted, by which an acceptance shows in the merge request
that makes it, and its expiry in the first one after it.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING

from reports.acceptances import reason, what_changed
from reports.files import seen_from
from reports.told import main_claim, new_first
from schema.characters import one_line
from schema.finding import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from checks.baseline import Judged
    from reports.told import Told

_SEVERITIES = {
    Severity.CONTRADICTION: "critical",
    Severity.TENSION: "major",
    Severity.AMBIGUITY: "minor",
    Severity.NOTE: "info",
}


def gitlab(run: Told) -> str:
    """Give the findings of a run; an accepted one is information, whatever its severity."""
    seen: Counter[str] = Counter()
    entries = [_entry(judged, run.folder, seen) for judged in new_first(run.comparison.judged)]
    return json.dumps(entries, indent=2, ensure_ascii=False) + "\n"


def _entry(judged: Judged, folder: Path, seen: Counter[str]) -> dict[str, object]:
    finding = judged.finding
    accepted = judged.acceptance if judged.status == "accepted" else None
    note = f"Accepted by {reason(accepted)}" if accepted else what_changed(judged)
    cited = main_claim(finding)
    file, line = (cited.file, cited.line) if cited else ("", 1)
    return {
        "description": one_line(f"{finding.message} ({note})" if note else finding.message),
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": _fingerprint(judged, seen),
        "severity": "info" if accepted else _SEVERITIES[finding.severity],
        "location": {"path": seen_from(folder, file), "lines": {"begin": max(line, 1)}},
    }


def _fingerprint(judged: Judged, seen: Counter[str]) -> str:
    """Give 64 hexadecimal digits. `seen` tells apart what could only be the same by a defect."""
    finding = judged.finding
    status = "accepted" if judged.status == "accepted" else ""
    same = "\x1f".join((finding.fingerprint, status, *finding.values))
    seen[same] += 1
    return hashlib.sha256(f"{same}\x1f\x1f{seen[same]}".encode()).hexdigest()
