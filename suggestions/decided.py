"""What an editor has decided about proposals, counted for each rule, in a file beside the ledger.

The file is `crossread-suggestions.json`, in the folder of the first ledger file. It has how many
proposals of each rule were accepted, rejected or edited, and which were decided: those are not
shown again. It can be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import Field, ValidationError

from schema.fields import Record
from support.problems import Place, Problem, UnusableInput

if TYPE_CHECKING:
    from schema.proposed_claims import ProposedClaim

FILE = "crossread-suggestions.json"
Decision = Literal["accepted", "edited", "rejected"]


class RuleCount(Record):
    """How many proposals of a rule were accepted as they were, after a change, and rejected."""

    accepted: int = 0
    edited: int = 0
    rejected: int = 0


class Decided(Record):
    """The whole file: counts by rule, and the decision about each proposal, by its key."""

    format: Literal["crossread-suggestions"] = "crossread-suggestions"
    version: Literal[1] = 1
    rules: dict[str, RuleCount] = Field(default_factory=dict[str, RuleCount])
    proposals: dict[str, Decision] = Field(default_factory=dict[str, Decision])

    def with_one(self, proposal: ProposedClaim, decision: Decision) -> Decided:
        """Give the same with one more decision."""
        name = rule_of(proposal)
        count = self.rules.get(name, RuleCount())
        more = count.model_copy(update={decision: getattr(count, decision) + 1})
        return Decided(
            rules={**self.rules, name: more},
            proposals={**self.proposals, key_of(proposal): decision},
        )

    def lines(self) -> list[str]:
        """Give the counts as a table."""
        if not self.rules:
            return ["No proposal has been accepted or rejected yet."]
        head = f"{'rule':<24}{'accepted':>10}{'edited':>10}{'rejected':>10}{'kept':>8}"
        return [head, *(_line(name, count) for name, count in sorted(self.rules.items()))]


def _line(name: str, count: RuleCount) -> str:
    whole = count.accepted + count.edited + count.rejected
    kept = f"{(count.accepted + count.edited) / whole:.0%}" if whole else ""
    return f"{name[:23]:<24}{count.accepted:>10}{count.edited:>10}{count.rejected:>10}{kept:>8}"


def rule_of(proposal: ProposedClaim) -> str:
    """Give the name that a proposal is counted under: its rule, and who proposed it."""
    return proposal.rule if proposal.by == "rules" else f"{proposal.by}: {proposal.rule}"


def key_of(proposal: ProposedClaim) -> str:
    """Give the same key for the same proposal in every run."""
    slot = next(((s.subject, s.attribute) for s in proposal.slots), ())
    parts = (proposal.article, proposal.quote, proposal.start, proposal.end, *slot)
    value = proposal.model_dump(mode="json")["value"]
    text = json.dumps([*parts, value], ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def file_beside(ledger: str) -> Path:
    """Give the path of the file for a ledger."""
    return Path(ledger).parent / FILE


def read_decided(file: Path) -> Decided:
    """Read the file; there may be none yet. Raises UnusableInput."""
    try:
        return Decided.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return Decided()
    except (OSError, ValidationError):
        found = "a file that is not as 'crossread suggest' writes it"
        expected = "such a file; delete it to start counting anew"
        raise UnusableInput([Problem(Place(str(file)), "", found, expected)]) from None


def written_decided(decided: Decided) -> str:
    """Give the text of the file."""
    return json.dumps(decided.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n"
