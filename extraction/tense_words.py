"""Words that say where a clause points: verbs by their tense, events, prepositions of limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.word_classes import listed

if TYPE_CHECKING:
    from extraction.expression import Limit

FUTURE = listed(
    "will ll shall would planned scheduled upcoming slated intends hopes aims tomorrow "
    "forthcoming could may might can expects expect intend"
)
"""Words that point ahead by themselves."""

UNSURE_FUTURE = frozenset({"set", "going", "expected", "due", "poised", "ready", "likely"})
"""Words that point ahead before "to" or a preposition: "set to fly", "due in June"."""

BEFORE_TO = listed(
    "set going plans plan planning planned hopes hope aims intends intend expected expects "
    "expect due is are wants want needs need seeks agreed agrees promised promises vowed vows "
    "threatened pledged ready likely prepared preparing about deadline decision decided "
    "unlikely ordered proposed proposes scheduled supposed able poised track slated expecting "
    "hoping"
)
"""Words before "to" and a verb that lies ahead."""

NO_VERB_AFTER_TO = listed(
    "the a an its his her their this that these those all any each some more less up its our my "
    "your it him them us me you end date mid early late"
)

PAST = listed(
    "was were had did said told took came went got gave made held met began became broke "
    "brought built bought caught chose cut fell felt flew found fought grew heard hit kept "
    "knew laid led left lost paid put ran rose saw sent shot shut sold spent spoke stood "
    "struck swore taught thought threw understood won wrote ago been since beat bid cast drew "
    "drove fled forced hung hurt quit sank sat sought slid split spread sprang stole swept swung "
    "tore wore withdrew overthrew undertook upheld overtook rang shook slew sped strove"
)
"""Past forms that do not end in -ed, and words that look back."""

SPEECH_VERBS = listed(
    "said told announced warned claimed stated reported added noted explained confirmed declared "
    "insisted argued suggested indicated predicted promised vowed pledged agreed"
)
"""Verbs of speech: what was said may lie ahead."""

SCHEDULED = listed(
    "takes begins starts opens closes expires ends holds faces resumes goes arrives matures "
    "flies heads convenes tours appears retires debuts votes elects hosts visits travels speaks "
    "publishes releases launches marks celebrates "
    "plays reopens departs unveils decides hears "
    "meets runs go open begin start expire meet running facing heading"
)
"""Present forms that newspapers use of what is on the calendar: "The ban takes effect Monday"."""

BARE_BE = frozenset({"be", "being"})
NOT_PAST = listed("need speed feed seed indeed exceed proceed succeed hundred red bed united")
"""Words in -ed that are no past forms."""

EVENTS = listed(
    "summit meeting hearing deadline election elections vote referendum conference talks "
    "visit launch trial ballot runoff poll polls games"
)
"""What is planned, so that its date may lie ahead without a verb that says so."""

LIMITS: dict[str, Limit] = {
    "before": "before",
    "by": "before",
    "until": "before",
    "till": "before",
    "after": "after",
    "following": "after",
}
"""Prepositions that leave the days before or after a date open."""

ADVANCE = frozenset({"until", "till", "next", "payable", "effective"})
"""Words right before a date that is still to come."""

MOVED = listed(
    "extended delayed postponed adjourned moved deferred rescheduled prolonged renewed shifted "
    "pushed adjourns extends delays postpones moves defers reschedules extend delay postpone "
    "adjourn defer reschedule put"
)
"""What becomes of a date: before "to", "until" or "for" it is the new one that is named."""

FIXED = listed(
    "called set scheduled planned booked slated billed fixed pencilled penciled convened summoned "
    "ordered timetabled listed calls sets schedules plans fixes convenes strike strikes walkout "
    "bookings booking orders forecast forecasts guidance outlook reservations tickets"
)
"""What is arranged: "for" before a date then names a day to come."""

TO_A_DATE = frozenset({"to", "until", "till", "through", "for"})
"""What leads from such a word to its date."""

AWAITED = listed("expect expects expected await awaits awaited anticipate anticipates")
"""Words before what is still to come: "expect Tuesday's earnings"."""

RESULTS = listed(
    "results profit profits earnings loss losses sales revenue revenues net income operating "
    "report figures performance growth output gdp pretax underlying trading"
)
"""What companies and offices report of a quarter: the one before, whatever the verb."""

NO_NOUN = listed(
    "of and or but in at on by to for from with after before when while as that which who whose "
    "where than then was were is are has had have will would may might can could should did does "
    "do not said says because although though since until during over under against between "
    "through into about if so nor yet also just only still already again later earlier ago this "
    "these those the a an its his her their he she it we they you i there"
)
"""What may follow a date without being what the date is of."""
