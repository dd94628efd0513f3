"""A source says first, only, largest, most or record in its own voice.

Why it matters
--------------
"The first time a NATO ally was punished": nobody counted, and one earlier case
makes it false. "The system of choice for most member states": nobody asked
them. Such claims need a source, but articles copy them from one another
without one. The check looks for a short list of such words in quotes without a
speaker. "The first batteries", "one of the largest", "most of the 12" and "at
most" are not reported, and neither is a quote that names who says so
("according to the census").

Fires
-----
```yaml
sources: [{id: morning}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: rank, type: text}]
claims:
  - source: morning
    subject: bridge
    attribute: rank
    value: the largest on the coast
    quote: it is the largest bridge on the coast
```

Stays silent
------------
```yaml
sources: [{id: morning}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: rank, type: text}]
claims:
  - source: morning
    subject: bridge
    attribute: rank
    value: among the largest on the coast
    quote: it is one of the largest bridges on the coast
```

When to accept it
-----------------
When you have checked it, or when it is obvious (the only bridge in the town).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.findings.of_words import QUOTED
from checks.rules.attributed import Mentions, head
from checks.rules.sentences import by_sentence
from checks.rules.sides import cite
from schema.finding import Finding, Severity
from support.grammar import in_a_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context
    from store.cited_readings import CitedReading

_MOST = (
    "largest|biggest|smallest|highest|lowest|longest|shortest|oldest|youngest|tallest|fastest"
    "|deadliest|costliest|richest|poorest"
)
_FIRST = "woman|man|person|country|nation|state|president|minister|leader|city|company|member"
_WHOSE = "(world|country|nation|continent)['\u2019]s"
_LETTER = r"[a-z\x{DF}-\x{1FFF}]"
"""A letter of words in small letters, as one range: each \\p{L} takes a millisecond to compile."""
_BE = "(is|are|was|were|becomes?|became|marks|marked)"
_SUPERLATIVES = (
    r"the first time",
    rf"{_BE} the first( \S+){{0,3}} (since|ever|in (decades|history))",
    r"(become|becomes|became) the first",
    rf"the first ({_FIRST})( \S+){{0,3}} to",
    r"the first of its kind",
    rf"{_WHOSE} (first|only|{_MOST})",
    r"first[- ]ever",
    rf"the ({_MOST})",
    r"the only",
    r"never before",
    r"unprecedented",
    r"of choice (for|of|among) most",
    rf"the most {_LETTER}+",
    rf"most( of (the|its|their|his|her|our))? {_LETTER}+",
    r"record (high|low|number|sum|fine|profit|loss|turnout|price|level|temperature)s?",
)
_NUMBERS = (
    r"\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    "|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    "|ninety|(a )?(dozen|hundred|thousand)"
)
_STRETCH = (
    "days?|nights?|mornings?|afternoons?|evenings?|weeks?|weekends?|months?|years?|decades?|time"
    "|seasons?|summer|winter|spring|autumn|century|match|game|race|term|way|route|journey"
    r"|life|career|war|(19|20)\d\d\S*"
)
_HARMLESS = (
    rf"(at|at the|a) most( {_LETTER}+)?",
    (
        rf"(for |in |on )?most( of (the|its|their|his|her|our|these|those))?( last| past| first)?"
        rf" ({_NUMBERS}|{_STRETCH})"
    ),
    r"(in |for )?most (cases|parts?)",
    r"(the )?most (recent|recently|likely|probably|notably|importantly|certainly|of all|wanted)",
    r"(make|makes|made|making|get|getting) the most of",
    (
        r"(win|wins|won|winning|get|gets|got|take|takes|took|received|score|scores|scored)"
        rf" the most {_LETTER}+"
    ),
    rf"(one|two|three|some|several|many|most|any) of the ({_WHOSE} )?({_MOST})",
    rf"among the ({_WHOSE} )?({_MOST})",
    rf"(not|hardly) (unprecedented|the (first|only|{_MOST}))",
    rf"the ({_MOST}) (challenge|concern|part|problem|question|threat|way)s?",
    r"the only (son|daughter|child|brother|sister)",
    r"the only (way|thing|question|option|choice|problem|reason|one)",
    r"the highest (court|level|office|bidder)s?",
    r"the (oldest|youngest) (son|daughter|child|brother|sister)",
)
_SOURCED = (
    "according to",
    (
        "(poll|survey|study|census|report|analysis|count|figures|data|statistics)"
        r"( \S+){0,5} (find|finds|found|show|shows|showed|say|says|said|suggests?|suggested|puts?)"
    ),
    "(reported|announced|estimated|estimates|calculated|counted|found) that",
    r"(said|says|told)\b",
)
"""Words of a quote that names its source."""
_MOST_SAY = rf"\bmost( {_LETTER}+){{1,3}} (say|says|said|told)\b"
"""Words that name nobody."""
_CUT_SHORT = "|\u201c[^\u201c\u201d]*$|^[^\u201c\u201d]*\u201d"
"""Words in quotation marks of which a quote has only one."""
_OWN = """
WITH words_outside_marks AS (
  SELECT c.id AS claim, lower(regexp_replace(c.quote, $quoted, ' ', 'g')) AS words
  FROM claims c JOIN quotes q ON q.claim = c.id
  WHERE c.speaker IS NULL AND c.modality = 'asserted' AND NOT q.spoken
),
sentences AS (
  SELECT claim, unnest(string_split_regex(words, $stops)) AS sentence,
         generate_subscripts(string_split_regex(words, $stops), 1) AS place
  FROM words_outside_marks
),
-- a superlative in a sentence that does not say who says it
superlatives AS (
  SELECT claim, place,
         regexp_extract(regexp_replace(sentence, $harmless, ' ', 'g'), $superlatives) AS words
  FROM sentences
  WHERE NOT regexp_matches(regexp_replace(sentence, $most_say, ' ', 'g'), $sourced)
)
-- words that only the article shows to be in quotation marks are not in `own`
SELECT s.claim, arg_min(s.words, s.place) AS words
FROM (FROM superlatives WHERE words <> '') s JOIN quotes q ON q.claim = s.claim
WHERE contains(q.own, regexp_replace(s.words, $between, ' ', 'g'))
GROUP BY s.claim ORDER BY s.claim
"""


class _Superlative(NamedTuple):
    """The words of a claim that state a superlative."""

    claim: int
    words: str


def _findings(
    check: Check[_Superlative], context: Context, rows: list[_Superlative]
) -> Iterator[Finding]:
    """Give one finding for each slot and source; what several claims quote is reported once."""
    readings = context.readings.of_claims(row.claim for row in rows)
    words = {row.claim: row.words for row in rows}
    slots: dict[tuple[str, str, str], list[tuple[CitedReading, str]]] = {}
    for sentence in by_sentence(readings[row.claim][0] for row in rows):
        slot = min((r.claim_subject, r.claim_attribute, r.source) for r in sentence)
        first = next(r for r in sentence if (r.claim_subject, r.claim_attribute) == slot[:2])
        slots.setdefault(slot, []).append((first, words[sentence[0].claim]))
    for (subject, attribute, source), found in slots.items():
        found.sort(key=lambda cited: cited[0].claim)
        first = found[0][0]
        named = in_a_row([f"“{said}”" for said in dict.fromkeys(said for _, said in found)])
        where = f"in {Mentions().source(first.citation)}"
        cited = [reading for reading, _ in found]
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=subject,
            attribute=attribute,
            scope=source,
            message=head(first.subject_name, first.attribute_label, where)
            + f"{named} in the source's own voice; who says so?",
            sides=(cite(f"{named}, in its own voice", cited, neutral=True),),
        )


def _any(patterns: tuple[str, ...], end: str = r"\b") -> str:
    return rf"\b({'|'.join(patterns)}){end}"


CHECK = Check(
    code="CR407",
    name="superlative-in-own-voice",
    severity=Severity.NOTE,
    doc=__doc__,
    query=_OWN,
    params={
        "quoted": QUOTED + _CUT_SHORT,
        "harmless": _any(_HARMLESS),
        "superlatives": _any(_SUPERLATIVES),
        "most_say": _MOST_SAY,
        "stops": r"[.!?]\s",
        "between": "[^\\p{L}\\p{N}]+",
        "sourced": _any(_SOURCED, end=""),
    },
    row=_Superlative,
    findings_from=_findings,
    looks_at=("quotes",),
    needs="""
    SELECT count(*) FROM claims c JOIN quotes q ON q.claim = c.id
    WHERE c.speaker IS NULL AND c.modality = 'asserted' AND q.own <> ''
    """,
    without="no claims in the sources' own voice",
    touches="source",
    merge="together",
    marks=("wording",),
)
