"""How many keys an article's claims cost: `python bench/review_keys.py [LEDGER SOURCE]`.

The claims of one article are taken out of a ledger, and entered again in `suggest --review`, by an
editor who makes no mistake and knows which claims are wanted: subject, attribute, value and quote.
Counted are the keys, against those of the same entries typed as YAML, and the seconds: 0.28 for a
key (Card, Moran and Newell, 1980), and what the program takes. Reading and thinking are not: the
article has to be read either way.
"""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import yaml  # noqa: E402

from bench.suggesting import same  # noqa: E402
from commands.proposing import known_of  # noqa: E402
from commands.review import Review  # noqa: E402
from commands.review_edits import matching_slots  # noqa: E402
from commands.setup import set_up  # noqa: E402
from ledger.load_ledger import load_ledger  # noqa: E402
from ledger.yaml_text import entry_lines  # noqa: E402
from reports.proposals_text import shown  # noqa: E402
from suggestions.admission import as_field  # noqa: E402
from suggestions.propose import propose  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledger.typed import TypedLedger
    from schema.proposed_claims import ProposedClaim
    from schema.records import Claim

KEY_SECONDS = 0.28
DEFAULT = [["tests/ledgers/harbour.yaml", "courier"], ["facts.yaml", "akar-review"]]
_ENTER = 1


class Typist:
    """An editor with a plan: keys and lines, one after the other, counted."""

    def __init__(self, plan: Sequence[str]) -> None:
        self.plan = list(plan)
        self.keys = 0

    def key(self) -> str:
        self.keys += 1
        return self.plan.pop(0)

    def ask(self, prompt: str, default: str = "") -> str:
        del prompt
        written = self.plan.pop(0)
        self.keys += len(written) + _ENTER
        return written or default

    def show(self, lines: Sequence[str]) -> None:
        """Read nothing: the plan knows what is shown."""


class Cost(NamedTuple):
    claims: int
    entered: int
    keys: int
    typed: int
    seconds: float


def measured(ledger: Path, source: str) -> Cost:
    """Enter the claims of a source again, in a copy of its ledger."""
    typed = load_ledger([str(ledger)])
    wanted = [
        claim
        for claim in typed.read.records.claims
        if claim.source == source and claim.value is not None
    ]
    with TemporaryDirectory() as folder:
        copy = _without_claims(ledger, source, Path(folder))
        setup = set_up([str(copy)])
        known = known_of(setup, required=True)
        if known.sources is None:
            raise SystemExit
        found = propose(known.sources.reading(source), known.earlier)
        typist = Typist(list(_plan(typed, known.sources.typed, wanted, found)))
        began = time.process_time()
        Review(setup, typist).walk(found)
        seconds = time.process_time() - began
        after = load_ledger([str(copy)]).read.records.claims
    entered = [claim for claim in after if claim.source == source]
    return Cost(len(wanted), len(entered), typist.keys, sum(map(_typed, wanted)), seconds)


def _without_claims(ledger: Path, source: str, folder: Path) -> Path:
    """Copy a ledger and its texts, without the claims of a source."""
    written = yaml.safe_load(ledger.read_text(encoding="utf-8"))
    written["claims"] = [claim for claim in written["claims"] if claim["source"] != source]
    for record in written["sources"]:
        (folder / record["file"]).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ledger.parent / record["file"], folder / record["file"])
    copy = folder / "facts.yaml"
    copy.write_text(yaml.safe_dump(written, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return copy


def _plan(
    whole: TypedLedger, seen: TypedLedger, wanted: Sequence[Claim], found: Sequence[ProposedClaim]
) -> Iterator[str]:
    """Yield what the editor presses and types: for each proposal, what it is good for."""
    left = list(wanted)
    for proposal in found:
        ready = next(
            (
                (claim, number)
                for claim in left
                for number, slot in enumerate(proposal.slots, 1)
                if (slot.subject, slot.attribute) == (claim.subject, claim.attribute)
                and _is_right(whole, claim, proposal, number)
            ),
            None,
        )
        if ready:
            left.remove(ready[0])
        if proposal.rule == "statement":
            for claim in [claim for claim in left if _holds(proposal, claim)]:
                left.remove(claim)
                yield from _one_more(seen, claim)
        yield str(ready[1]) if ready else "r"


def _is_right(whole: TypedLedger, claim: Claim, proposal: ProposedClaim, number: int) -> bool:
    value = proposal.slots[number - 1].value
    value = proposal.value if value is None else value
    attribute = next(a for a in whole.read.records.attributes if a.id == claim.attribute)
    if value is None or claim.value is None:
        return False
    return _holds(proposal, claim) and same(whole, attribute, claim.value, value)


def _holds(proposal: ProposedClaim, claim: Claim) -> bool:
    return " ".join(claim.quote.split()) in (proposal.quote or "")


def _one_more(seen: TypedLedger, claim: Claim) -> Iterator[str]:
    """Yield the keys for one more claim from the same words."""
    yield "n"
    query, number = _query(seen, claim)
    yield query
    if number:
        yield str(number)
    value = "" if claim.value is None else shown(claim.value)
    yield value if isinstance(claim.value, str) else _in_brackets(claim)
    yield "a"


def _in_brackets(claim: Claim) -> str:
    field = as_field(claim.value) if claim.value is not None else ""
    if isinstance(field, dict):
        return f"{{including: [{', '.join(field['including'])}]}}"
    return f"[{', '.join(field)}]" if isinstance(field, tuple) else str(field)


def _query(seen: TypedLedger, claim: Claim) -> tuple[str, int]:
    """Give the shortest words for a slot that list it among nine, and its number there."""
    slot = claim.subject, claim.attribute
    words = [word for part in slot for word in part.split("-")]
    whole = f"{slot[0]} {slot[1]}"
    for letters in range(2, 12):
        for first in words:
            for second in ("", *words):
                query = f"{first[:letters]} {second[:letters]}".strip()
                found = matching_slots(seen, query)[:9]
                if slot in found:
                    return query, found.index(slot) + 1 if len(found) > 1 else 0
    return whole, 0


def _typed(claim: Claim) -> int:
    """Count the characters of the entry as YAML, with its indentation and line ends."""
    fields = {
        "source": claim.source,
        "subject": claim.subject,
        "attribute": claim.attribute,
        "value": as_field(claim.value) if claim.value is not None else "",
        "quote": claim.quote,
    }
    return sum(len(line) + 5 for line in entry_lines(fields))


def main() -> None:
    asked = sys.argv[1:3]
    pairs = (
        [(Path(asked[0]), asked[1])]
        if asked
        else [
            (ROOT / "tests/ledgers/harbour.yaml", "courier"),
            (ROOT / "facts.yaml", "akar-review"),
        ]
    )
    for ledger, source in pairs:
        cost = measured(ROOT / ledger, source)
        by_hand = cost.typed * KEY_SECONDS
        reviewed = cost.keys * KEY_SECONDS + cost.seconds
        print(f"{source}: {cost.entered} of {cost.claims} claims entered")
        print(
            f"  keys     {cost.keys:,}, typed as YAML {cost.typed:,}: {cost.keys / cost.typed:.0%}"
        )
        print(
            f"  seconds  {reviewed:,.0f} ({cost.seconds:.1f} of the program), typed {by_hand:,.0f}"
        )


if __name__ == "__main__":
    main()
