"""CR307: names that a text spells in two ways."""

from pathlib import Path

from schema.finding import Finding, Severity, Side
from tests.checks.ledgers import cited, examine, of_example

ARTICLE = Path(__file__).parents[2] / "seeds" / "000_e131944109c79898.txt"


def test_whole_finding() -> None:
    known, written = "Katherine Lindqvist", "Katharine Lindqvist"
    assert of_example("CR307").findings == (
        Finding(
            code="CR307",
            name="name-spelled-two-ways",
            severity=Severity.TENSION,
            subject="",
            attribute="",
            scope=f"morning {known}",
            message=f"“{written}” on line 2 of morning, but “{known}” in the ledger",
            sides=(
                Side(
                    says=f"“{known}” in the ledger",
                    citations=(cited("morning", 5, known, f"opened by {known}"),),
                ),
                Side(
                    says=f"“{written}” on line 2",
                    citations=(cited("morning", 1, "", written),),
                ),
            ),
        ),
    )


def test_a_name_that_no_claim_gives_is_cited_by_the_source() -> None:
    Path("a.txt").write_text("Katharine Lindqvist\nKatherine Lindkvist", encoding="utf-8")
    ledger = """\
sources: [{id: a, file: a.txt, headline: It opens}]
subjects: [{id: s}]
vocabularies: [{id: people, terms: [Katherine Lindqvist]}]
attributes: [{id: n, type: name, vocabulary: people}, {id: t, type: text}]
claims: [{source: a, subject: s, attribute: t, value: v, quote: Katharine}]
"""
    (finding,) = examine(ledger, "CR307").findings
    assert finding.message == (
        "“Katharine Lindqvist” on line 1 and “Katherine Lindkvist” on line 2 of “It opens”, "
        "but “Katherine Lindqvist” in the ledger"
    )
    quotes = [[citation.quote for citation in side.citations] for side in finding.sides]
    assert quotes == [["It opens"], ["Katharine Lindqvist"], ["Katherine Lindkvist"]]


def test_the_caption_of_an_article() -> None:
    """What CR105 finds between two claims is found with one of them too."""
    Path("a.txt").write_text(ARTICLE.read_text(encoding="utf-8"), encoding="utf-8")
    claim = "{source: a, subject: s, attribute: n, value: Antony Blinken, quote: Antony Blinken}"
    ledger = f"""\
sources: [{{id: a, file: a.txt}}]
subjects: [{{id: s}}]
attributes: [{{id: n, type: name}}]
claims:
  - {claim}
"""
    (finding,) = examine(ledger, "CR307").findings
    assert finding.message.startswith("“Anthony Blinken” on line 4 of a, but ")
    both = ledger + "  - " + claim.replace("Antony", "Anthony") + "\n"
    found = examine(both, "CR105", "CR307")
    assert found.of("CR307") == ()
    assert len(found.of("CR105")) == 1
