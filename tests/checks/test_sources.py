"""Sources: of a key fact (CR402), tied to one another (CR403), without date or publisher."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from schema.finding import Finding, Severity, Side
from tests.checks.ledgers import FILE, Claim, cited, ended, examine, of_example, slot

KEY = {"type": "count", "key": "true"}
SHARED = "the bridge was opened with a long and solemn ceremony"


def found(code: str, ledger: dict[str, Any]) -> tuple[Finding, ...]:
    return examine(ledger, code).of(code)


def ledger_of(*sources: dict[str, Any], **sections: object) -> dict[str, Any]:
    """Give a ledger with these sources, named a, b, ..., each with a claim that there are 4."""
    named = [{"id": name, **source} for name, source in zip("abcdefgh", sources, strict=False)]
    claims: list[Claim] = [{"source": source["id"], "value": "4"} for source in named]
    return slot(KEY, *claims, **({"sources": named} | sections))


# CR402


def test_whole_finding_of_a_key_fact() -> None:
    assert of_example("CR402").findings == (
        Finding(
            code="CR402",
            name="key-fact-on-one-source",
            severity=Severity.NOTE,
            subject="bridge",
            attribute="cost",
            message="Harbour bridge, cost: 40 million EUR, but only morning says so",
            sides=(
                Side(
                    says="40 million EUR",
                    citations=(cited("morning", 5, "40 million EUR", "cost 40 million"),),
                ),
            ),
        ),
    )


DENIED = {"value": "4", "modality": "denied"}
ALIKE = {"readings": [{"means": "a", "value": "4"}, {"means": "b", "value": "about 4"}]}
ELSEWHERE = {
    "readings": [{"means": "a", "value": "4"}, {"means": "b", "value": "4", "subject": "o"}]
}
READ = {"readings": [{"means": "a", "value": "4"}, {"means": "b", "value": "5"}]}


@pytest.mark.parametrize(
    ("claims", "message"),
    [
        (["4", "4"], None),
        (["4"], "4, but only s1 says so"),
        (["4", {"source": "s1", "value": "at least 3"}], "4, but only s1 says so"),
        (["4", {"source": "s1", "value": "5"}], "4 or 5, but only s1 says so"),
        (["4", DENIED], "4, but only s1 says so"),
        (["4", READ], "4, but only s1 says so"),
        (["4", "5"], None),
        ([{"value": "4", "speaker": "A"}, {"value": "4", "speaker": "A"}], None),
        ([DENIED], None),
        ([READ], None),
        (["4", "at least 3"], "4, but only s1 says so; s2 says only at least 3"),
        (["at least 4", "at least 3"], None),
        (["at most 4", "at least 3"], None),
        (["at least 3"], "at least 3, but only s1 says so"),
        (["4", "about 4"], None),
        (["4", ALIKE], None),
        (["4", ELSEWHERE], "4, but only s1 says so"),
        (["at least 3", ALIKE], "4, but only s2 says so; s1 says only at least 3"),
        (["4", {"readings": ALIKE["readings"], "modality": "planned"}], "4, but only s1 says so"),
    ],
)
def test_which_claims_support_a_key_fact(claims: list[Claim], message: str | None) -> None:
    subjects = [{"id": "case"}, {"id": "o"}]
    messages = [
        f.message for f in found("CR402", slot(KEY, *claims, sources=TWO, subjects=subjects))
    ]
    assert messages == ([f"Case, it: {message}"] if message else [])


def test_each_bound_is_said_of_the_sources_that_give_it() -> None:
    sources = [{"id": f"s{n}"} for n in range(1, 6)]
    claims: list[Claim] = ["5", "at least 3", "more than 3", "at least 3", "at most 9"]
    (finding,) = found("CR402", slot(KEY, *claims, sources=sources))
    assert finding.message == (
        "Case, it: 5, but only s1 says so; s2 and s4 say only at least 3, "
        "and s3 only more than 3, and s5 only at most 9"
    )
    assert [side.says for side in finding.sides] == [
        "5",
        "only at least 3",
        "only more than 3",
        "only at most 9",
    ]


TWO = [{"id": "s1"}, {"id": "s2"}]
LIST = {"type": "list", "key": "true"}


def either(*lists: list[str] | dict[str, list[str]]) -> Claim:
    return {"readings": [{"means": f"m{n}", "value": value} for n, value in enumerate(lists)]}


@pytest.mark.parametrize(
    ("ambiguous", "alone"),
    [
        (either(["Ada"], ["Ada", "Ben"]), False),
        (either(["Ada"], {"including": ["Ben", "Ada"]}), False),
        (either(["Ada"], ["Ben"]), True),
        (either(["Ada", "Ben"], ["Ada", "Cem"]), False),
        (either(["Ben"], ["Cem"]), True),
    ],
)
def test_an_ambiguous_list_supports_the_names_in_all_of_its_readings(
    ambiguous: Claim, *, alone: bool
) -> None:
    messages = [
        f.message for f in found("CR402", slot(LIST, {"value": ["Ada"]}, ambiguous, sources=TWO))
    ]
    assert messages == (["Case, it: Ada, but only s1 says so"] if alone else [])


def test_a_list_rests_on_one_source_if_another_names_only_some_of_it() -> None:
    some = either(["Ada"], ["Ada", "Cem"])
    (finding,) = found("CR402", slot(LIST, {"value": ["Ada", "Ben"]}, some, sources=TWO))
    assert finding.message == "Case, it: Ada and Ben, but only s1 says so"


def test_only_key_attributes_that_nobody_has_decided_need_two_sources() -> None:
    decision = {"subject": "case", "attribute": "it", "value": "4", "because": "x", "by": "y"}
    assert len(found("CR402", slot(KEY, "4", sources=TWO))) == 1
    assert found("CR402", slot({"type": "count"}, "4", sources=TWO)) == ()
    decided = slot(KEY, "4", sources=TWO, decisions=[decision | {"on": "2020"}])
    assert found("CR402", decided) == ()


def test_of_a_ledger_with_one_source_every_fact_rests_on_it() -> None:
    assert ended(slot(KEY, "4"), "CR402")[0] == "did not apply"


@pytest.mark.parametrize(
    ("attribute", "value", "other", "says"),
    [
        ({"type": "date"}, "2019", "2019-07", "July 2019"),
        ({"type": "text"}, "a word", "a word", "a word"),
        ({"type": "text"}, "a word", "another", "a word or another"),
        ({"type": "list"}, ["Ada", "Ben"], ["Ben", "Ada"], "Ada and Ben"),
        ({"type": "money"}, "4 EUR", "5 USD", "4 EUR or 5 USD"),
        ({"type": "count", "changes": "true"}, "4", "5", "4 or 5"),
    ],
)
def test_values_of_any_type(
    attribute: dict[str, str], value: object, other: object, says: str
) -> None:
    claims = [{"source": "s1", "value": value}, {"source": "s1", "value": other}]
    ledger = slot(attribute | {"key": "true"}, *claims, sources=TWO)
    assert [f.message for f in found("CR402", ledger)] == [f"Case, it: {says}, but only s1 says so"]


def test_sources_that_are_not_independent_count_as_one() -> None:
    ap = {"credits": ["AP"]}
    (finding,) = found("CR402", ledger_of(ap, ap))
    says = "Case, it: 4, but only a and b say so, and they share one agency (AP)"
    assert finding.message == says
    assert found("CR402", ledger_of(ap, ap, {"picture_credits": ["AP"]})) == ()
    third = ledger_of(ap, ap | {"publisher": "X"}, {"publisher": "X"})
    del third["claims"][1]
    (through_b,) = found("CR402", third)
    says = "Case, it: 4, but only a and X (c) say so, and they share one agency (AP)"
    assert through_b.message == f"{says} and one publisher (X)"


# CR403


def written(*texts: str) -> list[dict[str, Any]]:
    """Write texts into the working folder, and give the sources that have them."""
    for n, text in enumerate(texts):
        Path(f"{n}.txt").write_text(text, encoding="utf-8")
    return [{"file": f"{n}.txt"} for n in range(len(texts))]


def test_whole_finding_of_shared_text() -> None:
    (finding,) = of_example("CR403").findings
    shared = "new bridge was opened with a long and solemn ceremony"
    citations = tuple(
        cited(source, line, "", shared, name=name).model_copy(update={"published": "2019-07-05"})
        for source, name, line in (("evening", "B", 3), ("morning", "A", 2))
    )
    assert finding == Finding(
        code="CR403",
        name="sources-share-text",
        severity=Severity.NOTE,
        subject="",
        attribute="",
        scope="evening",
        message="B (5 July 2019) and A (5 July 2019) are not independent: "
        "they share 10 words in a row",
        sides=(Side(says="10 words: line 1 of B and line 1 of A", citations=citations),),
    )


DECLARED: list[tuple[list[dict[str, Any]], list[str]]] = [
    ([{}, {}], []),
    ([{"publisher": "X"}, {"publisher": "Y"}], []),
    ([{"publisher": "X"}, {"publisher": "x."}], ["X (a) and x. (b): one publisher (X)"]),
    ([{"credits": ["AP", "AFP"]}, {"credits": ["Ap"]}], ["A and b: one agency (AP)"]),
    ([{"publisher": "AP"}, {"credits": ["AP"]}], ["AP and b: one agency (AP)"]),
    ([{"picture_credits": ["AP"]}, {"credits": ["AP"]}], []),
    ([{"byline": "Jo"}, {"byline": "Jo"}], []),
    (
        [{"publisher": "X"}, {"publisher": "X"}, {"publisher": "Y"}, {"publisher": "Y"}],
        ["X (a) and X (b): one publisher (X)", "Y (c) and Y (d): one publisher (Y)"],
    ),
    ([{"publisher": "X"}] * 5, ["X (a), X (b), X (c), X (d) and X (e): one publisher (X)"]),
    (
        [{"publisher": "X"}] * 6,
        ["X (a), X (b), X (c), X (d), X (e) and 1 other source: one publisher (X)"],
    ),
]


@pytest.mark.parametrize(("sources", "messages"), DECLARED)
def test_declared_ties(sources: Sequence[dict[str, Any]], messages: list[str]) -> None:
    reported = [f.message for f in found("CR403", ledger_of(*sources))]
    assert reported == [m.replace(":", " are not independent: they share") for m in messages]


def test_the_longest_runs_are_shown_after_what_is_declared() -> None:
    sentences = [f"{SHARED} {' x' * n}" for n in range(7)]
    one, other = ". Then. ".join(sentences), ". And so. ".join(sentences)
    sources = [source | {"credits": ["AP"]} for source in written(one, f"\n{other}")]
    (finding,) = found("CR403", ledger_of(*sources))
    because = "they share one agency (AP) and 7 passages, the longest of 16 words"
    assert finding.message == f"A and b are not independent: {because}"
    assert [side.says.split(": ")[0] for side in finding.sides] == [
        "one agency (AP)", "16 words", "15 words", "14 words", "13 words",
    ]  # fmt: skip
    assert finding.sides[1].says == "16 words: line 1 of a and line 2 of b"


def test_a_copied_article_is_quoted_in_part() -> None:
    article = " ".join(f"word{letter}" for letter in "abcdefghijklmnopqrstuvwxyz" * 2)
    (finding,) = found("CR403", ledger_of(*written(article, article)))
    quote = finding.sides[0].citations[0].quote
    assert (len(quote.split()), quote[-2:]) == (41, " …")
    assert finding.sides[0].says.startswith("52 words: ")


def test_the_identity_of_a_group_outlives_its_order_and_new_members() -> None:
    def scopes(*names: str) -> list[str]:
        sources = [{"id": name, "publisher": "X" if name < "p" else "Y"} for name in names]
        return [f.scope for f in found("CR403", slot(KEY, "4", sources=[*sources, {"id": "s1"}]))]

    assert scopes("a", "b") == scopes("b", "a") == scopes("c", "a", "b") == ["a"]
    assert scopes("z", "a", "y", "b") == ["a", "y"]


# CR404, CR405


def test_undated_sources_are_one_finding() -> None:
    dated, inferred = {"published": "2019"}, {"published": "2019/2020", "published_because": "why"}
    (finding,) = found("CR404", ledger_of({}, dated, inferred, {"headline": "Old"}))
    assert finding == Finding(
        code="CR404",
        name="undated-source",
        severity=Severity.NOTE,
        subject="",
        attribute="",
        message="A, c and “Old” have no date on the page (3 of 4 sources)",
        sides=(
            Side(
                says="no date",
                citations=(cited("a", 1, "", ""), cited("d", 1, "", "Old", name="“Old”")),
            ),
            Side(
                says="2019 to 2020, inferred: why",
                citations=(cited("c", 1, "", "").model_copy(update={"published": "2019/2020"}),),
            ),
        ),
    )
    assert found("CR404", ledger_of(dated, dated)) == ()


def test_sources_without_a_publisher_are_one_finding() -> None:
    (finding,) = found("CR405", ledger_of({"credits": ["AP"]}, {"publisher": "X"}, {"url": "x"}))
    assert finding == Finding(
        code="CR405",
        name="unnamed-publisher",
        severity=Severity.NOTE,
        subject="",
        attribute="",
        message="A and c name no publisher (2 of 3 sources)",
        sides=(
            Side(says="no publisher", citations=(cited("a", 1, "", ""), cited("c", 1, "", ""))),
        ),
    )
    assert found("CR405", ledger_of({"publisher": "X"})) == ()


def test_a_finding_about_all_sources_stays_the_same_one_as_they_come_and_go() -> None:
    for code in ("CR404", "CR405"):
        (few,), (many,) = found(code, ledger_of({})), found(code, ledger_of({}, {}, {}))
        assert few.fingerprint == many.fingerprint
        assert few.place == many.place == (str(FILE), 1)
