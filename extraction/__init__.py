"""Reading dates and amounts out of English text, and judging a recorded value by them.

The modules, in the order in which a quote passes through them:

Tokens, each with its class:

- `tokens` splits a text into `token_columns` and gives each token its class; `token_shapes` has
  what figures, signs and marks look like
- `word_classes`, `money_words` and `holidays` are the lexicons; `number_words` reads "forty-two"
- `whole_figures` says which figures are read whole, and gives the others the class "unread";
  `other_languages` has what it knows of French, German and four more languages; `addresses` takes
  the class from numbers of houses, rooms and telephones

Finding expressions:

- `rule_patterns` turns rules over classes of words into regular expressions
- `date_rules`, `amount_rules` are the rules; `date_match`, `amount_match` what one of them matched
- `find_dates`, `find_amounts` find each kind; `find_expressions` gives all of a text, in order
- `date_filter`, `count_filter` rule out what only looks like a date or a count
- `times_of_day` finds "7 p.m.", "1900 GMT" and "noon"
- `tense`, `tense_words` say whether the clause of a date points to the past or the future
- `find_hedges` finds "about", "at least" and the like around a figure; `signed` its sign, and
  `sums` whether it is only a part of what a record may count

What an expression means, whenever it was published:

- `expression` has the records: an expression, the meanings of a date, an amount, a candidate value
- `date_meanings` names one function for each rule, from `calendar_date_meanings` ("5 May 2019"),
  `relative_date_meanings` ("two years ago") and `composed_date_meanings` ("the week of 5 May");
  `vague_dates` are words that name none ("recently")
- `anaphoric_dates` reads what another date of the text names ("the next day"), by `units_named`;
  `narrated_dates` reads months in a tale of another year
- `amount_meanings` does the same for amounts, with `money_meanings` for currencies,
  `money_periods` for "a year", `degrees` for rises and temperatures, and `composed_amounts` for
  "7 pounds 2 ounces"

Resolving it on the calendar, by the day of publication:

- `periods` has weeks, months, quarters and years as ranges of days
- `recurring_dates` resolves months, weekdays and holidays; `calendar_resolution` all other dates
- `candidate_values` gives every value that an expression can have, over all days of publication

Judging:

- `judge_values` says whether a quote supports a recorded value, by `judge_dates` and `judge_times`,
  `judge_amounts` or `judge_terms`
- `like_units` has units that are taken for one another: points and percent, rises and temperatures
- `verdict` is the result, with its reason in words
- `weekday_slips` finds weekdays that do not fit their date
- `relative_to_publication` finds dates that only the publication date can resolve
"""

from extraction.candidate_values import candidates, why_no_candidate
from extraction.expression import CandidateValue, Expression
from extraction.find_expressions import expressions
from extraction.judge_terms import named_terms
from extraction.judge_values import judge
from extraction.relative_to_publication import (
    dates_relative_to_publication,
    is_relative_to_publication,
)
from extraction.times_of_day import times_of_day
from extraction.verdict import QuotedCandidate, Verdict
from extraction.weekday_slips import Slip, WeekdaysRead, read_weekdays, weekday_slips

__all__ = [
    "CandidateValue",
    "Expression",
    "QuotedCandidate",
    "Slip",
    "Verdict",
    "WeekdaysRead",
    "candidates",
    "dates_relative_to_publication",
    "expressions",
    "is_relative_to_publication",
    "judge",
    "named_terms",
    "read_weekdays",
    "times_of_day",
    "weekday_slips",
    "why_no_candidate",
]
