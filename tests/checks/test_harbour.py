"""A second story through the same code: an invented accident, reported by four invented outlets."""

from functools import cache
from pathlib import Path

from ledger.load_ledger import read_ledger
from runner.examine import examined
from schema.finding import Finding
from schema.records import Ledger

HARBOUR = Path(__file__).parents[1] / "ledgers" / "harbour.yaml"

FOUND = [
    (
        "CR404 undated-source note: ",
        "North Sound Radio has no date on the page (1 of 4 sources)",
        {
            "17 to 31 March 2024, inferred: The transcript has no date. Nobody is missing any "
            "more, as on 17 March.": ["radio: "]
        },
    ),
    (
        "CR101 date-conflict contradiction: ferry launched",
        (
            "The Grey Heron, launched: May 1998 in Coastline Daily (16 March 2024) and 1998 in "
            "Port Ellery Courier (5 April 2024), but 1999 in The Ostra Herald (2 April 2024)"
        ),
        {
            "May 1998 (Coastline Daily) and 1998 (Port Ellery Courier)": [
                "courier: built in 1998",
                "coastline: The ship was launched in May 1998",
            ],
            "1999": ["herald: The Grey Heron has sailed since 1999"],
        },
    ),
    (
        "CR102 amount-conflict contradiction: repairs cost GBP",
        (
            "The repairs of the pier, cost: 4.2 million GBP in Coastline Daily (16 March 2024) "
            "and about 4.2 million GBP in Port Ellery Courier (5 April 2024), but "
            "5.1 million GBP in The Ostra Herald (2 April 2024)"
        ),
        {
            "4.2 million GBP (Coastline Daily) and about 4.2 million GBP (Port Ellery Courier)": [
                "courier: Repairing the pier will cost about £4.2 million",
                "coastline: Repairs are put at £4.2 million",
            ],
            "5.1 million GBP": ["herald: Repairs will come to £5.1 million"],
        },
    ),
    (
        "CR103 count-conflict contradiction: collision hurt",
        (
            "The collision in Port Ellery, people hurt: twelve in Port Ellery Courier (5 April "
            "2024), "
            "but fourteen in Coastline Daily (16 March 2024)"
        ),
        {
            "twelve": ["courier: twelve were hurt"],
            "fourteen": ["coastline: Fourteen passengers were hurt"],
            "compatible with more than one side": ["radio: At least ten people were hurt"],
        },
    ),
    (
        "CR208 value-moved note: collision missing",
        (
            "The collision in Port Ellery, people missing: three as of 16 March 2024 in Coastline "
            "Daily, then 0 as of 2 April 2024 in The Ostra Herald"
        ),
        {
            "three as of 16 March 2024": ["coastline: Three people were still missing on Saturday"],
            "0 as of 2 April 2024": ["herald: nobody is missing"],
        },
    ),
    (
        "CR401 party-dispute note: collision cars-lost",
        (
            "The collision in Port Ellery, cars lost: 25 according to the line, but 40 "
            "according to "
            "dockers' union, both in Port Ellery Courier (5 April 2024)"
        ),
        {
            "25": ["courier, the line: the line speaks of 25"],
            "40": ["courier, dockers' union: 40 cars slid off the deck"],
        },
    ),
    (
        "CR105 name-conflict contradiction: captain captain-name",
        (
            "The captain of the Grey Heron, name: Maren Oldfield in Port Ellery Courier (5 "
            "April 2024) "
            "and Coastline Daily (16 March 2024), but Marion Oldfield in The Ostra Herald "
            "(2 April 2024)"
        ),
        {
            "Maren Oldfield": ["courier: Captain Maren Oldfield", "coastline: MAREN OLDFIELD"],
            "Marion Oldfield": ["herald: Captain Marion Oldfield"],
        },
    ),
    (
        "CR303 words-of-different-force tension: captain fate",
        (
            "The captain of the Grey Heron, fate: suspended in Port Ellery Courier (5 April 2024), "
            "but dismissed in Coastline Daily (16 March 2024)"
        ),
        {
            "suspended": ["courier: has been suspended from duty"],
            "dismissed": ["coastline: DISMISSED"],
        },
    ),
    (
        "CR106 list-conflict contradiction: collision fined",
        (
            "The collision in Port Ellery, fined: line and captain in Port Ellery Courier "
            "(5 April 2024), but only line in North Sound Radio (17 to 31 March 2024)"
        ),
        {
            "line and captain": ["courier: The inspectors fined the line and its captain"],
            "only line": ["radio: The inspectors fined the line"],
        },
    ),
    (
        (
            "CR301 ambiguous-reference ambiguity: sailings berthing-again "
            "herald: sailings berthing-again 2024-03-29 | sailings night-sailings-again 2024-03-29"
        ),
        (
            "“the authority lifted its ban” in The Ostra Herald (2 April 2024): the ferry may "
            "berth "
            "again, or the ferry may sail at night again? Other claims agree only with the first"
        ),
        {
            "“the authority lifted its ban” can be read in 2 ways": [
                "herald: On Friday the authority lifted its ban"
            ],
            "the ferry may berth again (the sailings of the Grey Heron, berthing allowed again: "
            "29 March 2024): agrees with Port Ellery Courier": [
                "courier: The harbour authority lifted the berthing ban on 29 March"
            ],
            "the ferry may sail at night again (the sailings of the Grey Heron, "
            "night sailings allowed again: 29 March 2024): "
            "no other claim speaks for or against it": [],
        },
    ),
]
NEAR_MISSES = {
    "collision happened",  # a day and a month, of the one year that the article can be of
    "ferry owner",  # British and American spelling, and an alias
    "collision aboard",  # a rounded count
    "collision closed-piers",  # an open list with a closed one
    "collision refunded",  # a round amount
    "sailings night-sailings-again",  # a plan
}


@cache
def ledger() -> Ledger:
    return read_ledger([HARBOUR]).records


@cache
def findings() -> tuple[Finding, ...]:
    with examined([HARBOUR]) as seen:
        return seen.findings


def head(finding: Finding) -> str:
    slot = f"{finding.subject} {finding.attribute} {finding.scope}".strip()
    return f"{finding.code} {finding.name} {finding.severity}: {slot}"


def sides(finding: Finding) -> dict[str, list[str]]:
    return {
        side.says: [
            f"{c.source}{f', {c.speaker}' if c.speaker else ''}: {c.quote}" for c in side.citations
        ]
        for side in finding.sides
    }


def test_findings_are_complete() -> None:
    assert [(head(found), found.message, sides(found)) for found in findings()] == FOUND


def test_every_citation_leads_to_its_claim() -> None:
    lines = HARBOUR.read_text(encoding="utf-8").splitlines()
    cited = [(f, c) for f in findings() for side in f.sides for c in side.citations]
    for finding, citation in cited:
        assert citation.file == str(HARBOUR)
        entry = "\n".join(lines[citation.line - 1 : citation.line + 10]).split("\n  - ")[0]
        assert f"{'source' if finding.subject else 'id'}: {citation.source}" in entry
        assert citation.quote in entry


def test_what_only_looks_like_a_conflict_is_stated_and_not_found() -> None:
    stated = {f"{claim.subject} {claim.attribute}" for claim in ledger().claims}
    assert stated - {f"{found.subject} {found.attribute}" for found in findings()} == NEAR_MISSES


def test_every_quote_stands_in_its_article() -> None:
    texts = {
        source.id: (HARBOUR.parent / (source.file or "")).read_text(encoding="utf-8").split()
        for source in ledger().sources
    }
    absent = [c for c in ledger().claims if c.quote not in " ".join(texts[c.source])]
    assert absent == []
