"""A small story of our own, as a ledger with three articles."""

from __future__ import annotations

from pathlib import Path

from articles.gather import gather
from drafts.lint_draft import LintedSentence, lint_draft
from drafts.story import Story, story_of
from ledger.load_ledger import load_ledger

DAY = 19_800
"""18 March 2024, in days since 1970-01-01: when a draft about the story appears."""
LEDGER = """\
sources:
  - {id: post, publisher: Evening Post, published: 2024-03-02, file: post.txt}
  - {id: wire, publisher: Coast Wire, published: 2024-03-04, file: wire.txt}
  - {id: radio, publisher: Radio North, published: 2024-03-05, file: radio.txt}
subjects:
  - {id: bridge, name: the Aldermoor bridge}
  - {id: trial, name: the trial of the bridge's builder}
vocabularies:
  - id: places
    terms:
      - {id: aldermoor, name: Aldermoor, aliases: [River Town]}
      - {id: norland, name: Norland, aliases: [Tarn City]}
  - id: verdicts
    kind: ladder
    terms: [{id: charged}, {id: fined}, {id: jailed}]
attributes:
  - {id: opened, label: opening, type: date}
  - {id: cost, label: cost of building, type: money}
  - {id: workers, label: workers hurt, type: count}
  - {id: paid-by, label: paid by, type: term, vocabulary: places}
  - {id: verdict, label: verdict, type: term, vocabulary: verdicts}
claims:
  - {source: post, subject: bridge, attribute: opened, value: 2019-06,
     quote: Aldermoor opened its new bridge in June 2019}
  - {source: post, subject: bridge, attribute: cost, value: about 40 million EUR,
     quote: "The bridge cost about 40 million euros to build"}
  - {source: post, subject: bridge, attribute: workers, value: 7,
     quote: "Seven workers were hurt when a crane fell on the east ramp"}
  - {source: wire, subject: bridge, attribute: workers, value: 9,
     quote: "nine workers were hurt when a crane fell on the bridge"}
  - {source: wire, subject: bridge, attribute: paid-by, value: Norland,
     quote: Norland paid for the bridge}
  - {source: radio, subject: trial, attribute: verdict, value: fined,
     quote: the court fined the builder of the bridge}
"""
TEXTS = {
    "post": "Aldermoor opened its new bridge in June 2019. The bridge cost about 40 million euros "
    "to build. Seven workers were hurt when a crane fell on the east ramp.\n\n“We will never "
    "build another bridge with one crane and no second engineer,” Mayor Ines Kolbeck said. The "
    "deputy mayor, Tomas Reuel, declined to comment.\n",
    "wire": "The bridge of Aldermoor was the first in the region to carry trams. Norland paid for "
    "the bridge, the wire has learnt. In all, nine workers were hurt when a crane fell on the "
    "bridge, Police Chief Marta Lund said.\n",
    "radio": "In a hearing on 4 March 2024 the court fined the builder of the bridge. The council "
    "did not approve the second ramp, Mayor Ines Kolbeck told the radio.\n",
}


def story_in(folder: Path) -> Story:
    """Write the story into a folder, and make it ready."""
    (folder / "facts.yaml").write_text(LEDGER, encoding="utf-8")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    typed = load_ledger([str(folder / "facts.yaml")])
    return story_of(typed, gather(typed))


def linted(text: str, story: Story) -> list[LintedSentence]:
    """Compare a draft of 18 March 2024 with the story."""
    return lint_draft(text, story, (DAY, DAY))
