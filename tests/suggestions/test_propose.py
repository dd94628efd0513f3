"""What is proposed out of an article, piece by piece."""

import pytest

from schema.proposed_claims import ProposedClaim
from suggestions.placed_sentences import clauses, sentences, words_of
from suggestions.propose import ArticleToRead, propose

_DAY = 18_000  # 14 April 2019
BRIDGE = """\
Bridge opens to traffic

The new bridge opened on 3 March 2019 and cost about $4.2 million, Mayor Anna Berg said on Friday.

"It will carry 12,000 cars a day," she added. "We will close the old one in May."

According to the builders' union, four workers were hurt; the National Road Agency (NRA) denied it.
"""


def found(text: str, published: int | None = _DAY, most: int = 65) -> tuple[ProposedClaim, ...]:
    days = None if published is None else (published, published)
    return propose(ArticleToRead("bridge.txt", text, published=days, is_source=False), most=most)


def values(text: str, kind: str) -> list[object]:
    return [claim.value for claim in found(text) if claim.type == kind]


def one(value: str, text: str = BRIDGE) -> ProposedClaim:
    return next(claim for claim in found(text) if claim.value == value)


def test_dates_sums_and_counts_are_values_of_the_clause_that_states_them() -> None:
    assert values(BRIDGE, "date") == ["2019-03-03", "2019-04-12", "2019-05"]
    assert values(BRIDGE, "money") == ["about 4.2 million USD"]
    assert values(BRIDGE, "count") == ["12,000", "4"]
    assert one("about 4.2 million USD").quote == (
        "The new bridge opened on 3 March 2019 and cost about $4.2 million"
    )


def test_every_quote_stands_in_the_text_at_its_offsets() -> None:
    for claim in found(BRIDGE):
        assert claim.quote == words_of(BRIDGE, (claim.start, claim.end))


def test_every_sentence_is_within_a_proposal() -> None:
    spans = [(claim.start, claim.end) for claim in found(BRIDGE)]
    for sentence in sentences(BRIDGE):
        assert any(a <= sentence.start and sentence.end - 3 <= b for a, b in spans)


def test_the_speaker_is_named_in_full_and_the_words_that_show_it_are_given() -> None:
    claim = one("12,000")
    assert (claim.speaker, claim.reported, claim.place) == ("Anna Berg", True, "quotation")
    assert claim.shown_by == ("she added", "will")
    assert one("4").speaker == "the builders' union"
    assert one("4").shown_by == ("According to the builders' union",)


def test_a_quotation_that_goes_on_is_the_same_speakers() -> None:
    text = "“We open in May. We will not wait,” Anna Berg said.\n"
    assert {claim.speaker for claim in found(text)} == {"Anna Berg"}


def test_what_nobody_is_cited_for_is_the_outlets_own() -> None:
    claim = one("7", "The bridge has 7 arches.\n")
    assert (claim.speaker, claim.reported, claim.modality, claim.shown_by) == (
        *(None, False, "asserted"),
        (),
    )


def test_the_end_of_a_sentence_that_cites_is_cut_off_unless_it_has_the_value() -> None:
    text = "Seven workers were hurt at the old bridge, police said on Friday.\n"
    count, date = one("7", text), one("2019-04-12", text)
    assert count.quote == "Seven workers were hurt at the old bridge"
    assert date.quote == "Seven workers were hurt at the old bridge, police said on Friday"


def test_without_a_day_of_publication_friday_has_no_value() -> None:
    text = "Seven workers were hurt at the old bridge on Friday.\n"
    assert [claim.type for claim in found(text, None)].count("date") == 0


def test_ranks_and_single_things_are_no_counts() -> None:
    assert values(
        "It is the first of two bridges, and one of the best in the land.\n", "count"
    ) == ["2"]


def test_names_offices_and_short_forms_are_given_where_they_are_introduced() -> None:
    introduced = {c.value: c.type for c in found(BRIDGE) if c.rule == "introduction"}
    assert introduced == {
        "Anna Berg": "name",
        "Mayor": "term",
        "National Road Agency": "name",
        "NRA": "name",
    }


def test_without_a_ledger_the_noun_names_a_new_slot() -> None:
    (slot,) = one("4").slots
    assert (slot.attribute, slot.new, slot.reason) == (
        *("workers", True),
        "the value belongs to “workers”",
    )


def test_headline_standfirst_and_body_are_told_apart() -> None:
    text = "Bridge opens to traffic\n\nIt took 9 years.\n\nReported by: A. Reader\n\n"
    text += "It has 7 arches.\n"
    places = {claim.value: claim.place for claim in found(text)}
    assert places["Bridge opens to traffic"] == "headline"
    assert places["It took 9 years"] == "standfirst"
    assert places["7"] == "body"
    assert not any("Reader" in str(value) for value in places)


def test_no_more_than_asked_for_and_values_go_last() -> None:
    kept = found(BRIDGE, most=3)
    assert len(kept) == 3
    assert {claim.rule for claim in kept} <= {"date", "money", "count"}


@pytest.mark.parametrize("text", ["", "\n\n", "42\n", "\u3164 \u200b\n", "'\"“”(\n", "A" * 5000])
def test_odd_texts_give_no_defect(text: str) -> None:
    for claim in found(text):
        assert claim.quote == words_of(text, (claim.start, claim.end))


def test_lines_that_an_editor_has_broken_are_one_sentence() -> None:
    text = "The ferry was launched in\nMay 1998 by the line.\n"
    assert [words_of(text, s[:2]) for s in sentences(text)] == [
        "The ferry was launched in May 1998 by the line."
    ]


def test_abbreviations_end_no_sentence() -> None:
    text = "Dr. A. Berg of the U.S. Road Agency came at 7 p.m. on Friday. She left soon.\n"
    assert len(sentences(text)) == 2


def test_a_clause_ends_before_which_and_and() -> None:
    text = "Turkey signed the deal in September 2017 and acquired the batteries in July 2019"
    assert [words_of(text, span) for span in clauses(text, 0, len(text))] == [
        "Turkey signed the deal in September 2017",
        "and acquired the batteries in July 2019",
    ]
