"""All checks, in the order of their codes. A new check is one module and one line here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checks import (
    cr101_date_conflict,
    cr102_amount_conflict,
    cr103_count_conflict,
    cr104_term_conflict,
    cr105_name_conflict,
    cr106_list_conflict,
    cr107_no_reading_fits,
    cr108_said_and_denied,
    cr109_values_not_comparable,
    cr201_broken_order,
    cr202_weekday_does_not_match_date,
    cr203_relative_date_in_undated_source,
    cr204_asserted_before_it_happened,
    cr205_superseded,
    cr206_planned_after_done,
    cr207_values_of_overlapping_times,
    cr208_value_moved,
    cr209_moved_the_wrong_way,
    cr210_changing_value_without_its_day,
    cr301_ambiguous_reference,
    cr302_one_word_several_events,
    cr303_words_of_different_force,
    cr304_words_of_different_scope,
    cr305_condition_dropped,
    cr306_loaded_or_garbled_word,
    cr307_name_spelled_two_ways,
    cr308_two_definitions_under_one_name,
    cr309_one_name_or_two,
    cr310_quotation_in_other_words,
    cr401_party_dispute,
    cr402_key_fact_on_one_source,
    cr403_sources_share_text,
    cr404_undated_source,
    cr405_unnamed_publisher,
    cr406_quoted_words_without_speaker,
    cr407_superlative_in_own_voice,
    cr408_contested_figure_in_own_voice,
    cr409_sources_share_errors,
    cr410_quotation_of_two_speakers,
    cr501_quote_not_in_source,
    cr502_quote_in_several_sentences,
    cr503_quote_from_furniture,
    cr504_source_text_changed,
    cr505_source_text_unusable,
    cr506_value_not_in_quote,
    cr507_claim_entered_twice,
    cr601_decision_without_source,
    cr602_decision_on_changed_grounds,
)
from checks.definition import AnyCheck, Mark
from checks.severities import SetSeverities
from schema.finding import Severity
from support.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from schema.settings import SeverityRule

CHECKS: tuple[AnyCheck, ...] = (
    cr101_date_conflict.CHECK,
    cr102_amount_conflict.CHECK,
    cr103_count_conflict.CHECK,
    cr104_term_conflict.CHECK,
    cr105_name_conflict.CHECK,
    cr106_list_conflict.CHECK,
    cr107_no_reading_fits.CHECK,
    cr108_said_and_denied.CHECK,
    cr109_values_not_comparable.CHECK,
    cr201_broken_order.CHECK,
    cr202_weekday_does_not_match_date.CHECK,
    cr203_relative_date_in_undated_source.CHECK,
    cr204_asserted_before_it_happened.CHECK,
    cr205_superseded.CHECK,
    cr206_planned_after_done.CHECK,
    cr207_values_of_overlapping_times.CHECK,
    cr208_value_moved.CHECK,
    cr209_moved_the_wrong_way.CHECK,
    cr210_changing_value_without_its_day.CHECK,
    cr301_ambiguous_reference.CHECK,
    cr302_one_word_several_events.CHECK,
    cr303_words_of_different_force.CHECK,
    cr304_words_of_different_scope.CHECK,
    cr305_condition_dropped.CHECK,
    cr306_loaded_or_garbled_word.CHECK,
    cr307_name_spelled_two_ways.CHECK,
    cr308_two_definitions_under_one_name.CHECK,
    cr309_one_name_or_two.CHECK,
    cr310_quotation_in_other_words.CHECK,
    cr401_party_dispute.CHECK,
    cr402_key_fact_on_one_source.CHECK,
    cr403_sources_share_text.CHECK,
    cr404_undated_source.CHECK,
    cr405_unnamed_publisher.CHECK,
    cr406_quoted_words_without_speaker.CHECK,
    cr407_superlative_in_own_voice.CHECK,
    cr408_contested_figure_in_own_voice.CHECK,
    cr409_sources_share_errors.CHECK,
    cr410_quotation_of_two_speakers.CHECK,
    cr501_quote_not_in_source.CHECK,
    cr502_quote_in_several_sentences.CHECK,
    cr503_quote_from_furniture.CHECK,
    cr504_source_text_changed.CHECK,
    cr505_source_text_unusable.CHECK,
    cr506_value_not_in_quote.CHECK,
    cr507_claim_entered_twice.CHECK,
    cr601_decision_without_source.CHECK,
    cr602_decision_on_changed_grounds.CHECK,
)


def find(word: str, checks: tuple[AnyCheck, ...] = CHECKS) -> AnyCheck | None:
    """Give the check with this code, number or name, in any case."""
    wanted = word.strip().lower()
    for check in checks:
        if wanted in (check.code.lower(), check.code.lower().removeprefix("cr"), check.name):
            return check
    return None


def marking(mark: Mark) -> frozenset[str]:
    """Give the codes of the checks whose findings mark the fact sheet so."""
    return frozenset(check.code for check in CHECKS if mark in check.marks)


def doubting_decisions() -> tuple[AnyCheck, ...]:
    """Give the checks that doubt an editor's decision when they find something about it."""
    return tuple(check for check in CHECKS if check.doubts_decisions)


class UnknownCheckError(LookupError):
    """A word that names no check; it says what was found and what was expected."""

    def __init__(self, word: str, expected: str) -> None:
        """Keep both for an error that has a place."""
        super().__init__(f"found {word!r}, expected {expected}")
        self.word = word
        self.expected = expected


def chosen(
    select: Iterable[str], ignore: Iterable[str], checks: Sequence[AnyCheck] = CHECKS
) -> tuple[AnyCheck, ...]:
    """Give the checks to run, in their order; without `select`, all that are not ignored.

    Both name checks by code (CR101), by the beginning of a code (CR1), or by name (date-conflict).
    Raises UnknownCheckError.
    """
    wanted, unwanted = _named(select, checks), _named(ignore, checks)
    return tuple(c for c in checks if (not wanted or c.code in wanted) and c.code not in unwanted)


def weighed(checks: Sequence[AnyCheck], rules: Iterable[SeverityRule]) -> tuple[AnyCheck, ...]:
    """Give checks with the severities of the settings. Raises UnknownCheckError."""
    told: dict[str, SetSeverities] = {}
    for rule in rules:
        named = _named(rule.checks, checks) or {check.code for check in checks}
        for code in named:
            before = told.get(code, SetSeverities())
            told[code] = before.with_rule(rule.attributes, Severity(rule.severity))
    return tuple(replace(c, severities=told[c.code]) if c.code in told else c for c in checks)


def _named(words: Iterable[str], checks: Sequence[AnyCheck]) -> set[str]:
    return {code for word in words for code in _codes(word, checks)}


def _codes(word: str, checks: Sequence[AnyCheck]) -> list[str]:
    """Give the codes that a word names."""
    codes = [c.code for c in checks if word in {c.code, c.name}] or [
        c.code for c in checks if word and c.code.startswith(word.upper())
    ]
    if not codes:
        names = [c.code for c in checks] + [c.name for c in checks]
        meant = nearest(names, word)
        guess = f"; did you mean {meant!r}?" if meant else ""
        raise UnknownCheckError(
            word, f"a code, the beginning of one, or the name of a check{guess}"
        )
    return codes
