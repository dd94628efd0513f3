"""How well `lint` tells wrong sentences of a draft from right ones, and what it costs.

The sentences are our own: about the five articles and about the second ledger. Each line begins
with w (wrong), r (right) or u (about something else). Those of `s400-seen` were seen while the
rules were made. Quotations are made of the articles: as they are, with a cut, with one other word.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from articles.gather import gather  # noqa: E402
from articles.sentence_spans import sentences  # noqa: E402
from drafts.lint_draft import lint_draft  # noqa: E402
from drafts.story import Story, story_of  # noqa: E402
from ledger.load_ledger import load_ledger  # noqa: E402
from schema.values.date import read_days  # noqa: E402

SETS = (
    ("s400-seen", "facts.yaml", "2021-07-01"),
    ("s400-paraphrased", "facts.yaml", "2021-07-01"),
    ("s400", "facts.yaml", "2021-07-01"),
    ("harbour", "tests/ledgers/harbour.yaml", "2024-04-10"),
)
KINDS = {"w": "wrong", "r": "right", "u": "about something else"}
QUOTATIONS, FEWEST, MOST = 400, 6, 45
WORDS = 800


def story(ledger: str) -> Story:
    typed = load_ledger([str(ROOT / ledger)])
    return story_of(typed, gather(typed))


def accused(text: str, about: Story, day: str) -> bool:
    days = read_days(day)
    found = lint_draft(text, about, (days[0][0], days[-1][1]))
    return any(sentence.differences for sentence in found)


def measure_sentences() -> None:
    for name, ledger, day in SETS:
        about = story(ledger)
        told: Counter[str] = Counter()
        of: Counter[str] = Counter()
        for line in (ROOT / f"tests/data/drafts/{name}.txt").read_text("utf-8").splitlines():
            kind, sentence = line[0], line[2:]
            of[kind] += 1
            told[kind] += accused(sentence, about, day)
        print(name, *(f"{KINDS[k]}: {told[k]} of {of[k]} accused" for k in of), sep="; ")


def measure_quotations(about: Story) -> None:
    rng = random.Random(5)  # noqa: S311 - no secret
    rows = [row for body in about.bodies.values() for row in _rows(body)]
    words = sorted({word for row in rows for word in row if word.isalpha()})
    told: Counter[str] = Counter()
    for _ in range(QUOTATIONS):
        row = rng.choice(rows)
        first = rng.randrange(0, len(row) - 5)
        quoted = row[first : rng.randrange(first + 5, len(row)) + 1]
        at = rng.randrange(1, len(quoted) - 1)
        other = rng.choice([word for word in words if word.lower() != quoted[at].lower()])
        told["true"] += _altered(quoted, about)
        told["with a cut"] += _altered([*quoted[:at], "...", *quoted[at + 1 :]], about)
        told["with another word"] += _altered([*quoted[:at], other, *quoted[at + 1 :]], about)
    print(
        "quotations",
        *(f"{kind}: {n} of {QUOTATIONS} accused" for kind, n in told.items()),
        sep="; ",
    )


def _rows(body: str) -> list[list[str]]:
    texts = (" ".join(body[a:b].split()) for a, b in sentences(body))
    bare = (re.sub('[\u201c\u201d"\u2018]', "", text).split() for text in texts)
    return [row for row in bare if FEWEST <= len(row) <= MOST]


def _altered(words: list[str], about: Story) -> bool:
    text = f"\u201c{' '.join(words).rstrip('.,')},\u201d the official said."
    found = lint_draft(text, about)
    return any(d.kind == "quotation" for sentence in found for d in sentence.differences)


def measure_time(about: Story) -> None:
    texts = ((ROOT / f"tests/data/drafts/{name}.txt").read_text("utf-8") for name, *_ in SETS[:3])
    words = [word for text in texts for line in text.splitlines() for word in line[2:].split()]
    draft = " ".join(words[:WORDS])
    lint_draft(draft, about)
    start = time.process_time()
    lint_draft(draft, about)
    print(f"{WORDS} words: {(time.process_time() - start) * 1000:.0f} ms of processor time")


def main() -> None:
    measure_sentences()
    about = story("facts.yaml")
    measure_quotations(about)
    measure_time(about)


if __name__ == "__main__":
    main()
