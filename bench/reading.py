"""How well and how fast dates and amounts are read out of news, compared with other libraries.

Dates: the articles of data/meantime.jsonl, each date by its own words ("alone") and
"in its sentence", whose verbs separate past from future. Judged are calendar dates whose
expression names them; what depends on another date of the text ("that day", "the previous year")
is counted and left out: see `ANAPHORIC` in kit/gold.py. A third of the articles, by a hash of their
names, was not looked at while the rules were written.

Amounts: the money of the same articles against data/meantime_money.tsv, and data/shorthand.tsv.

dateparser and recognizers-text are measured when they are installed, and named when they are not.
"""

from __future__ import annotations

import re
import sys
import time
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a script, from anywhere

from bench.kit.gold import (
    PARTS,
    Gold,
    Range,
    Sum,
    articles,
    false_values,
    gold_dates,
    held_out,
    slip,
    sums,
)
from bench.kit.rivals import date_readers, sum_readers
from bench.kit.running_text import CORPORA, DATES, TIMES, scores
from extraction import Expression, candidates, expressions, judge
from extraction.expression import DateSpan
from schema.records import Attribute
from schema.values import VALUE_TYPES
from schema.values.date import edtf, interval_of_days
from tests.extraction.hostile import HOSTILE as LONG
from tests.extraction.newsroom import BATCHES, figures, styles

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.kit.rivals import DateReader

DATE = Attribute(id="date", type="date")
MONEY = Attribute(id="sum", type="money")
NEEDED_RATE = 10_000


def in_sentence(gold: Gold) -> Expression:
    """Give the date that we find at a place of the text, or its words alone if we find none."""
    start, end = gold.at
    for found in expressions(gold.sentence):
        if found.kind == "date" and found.start < end and found.end > start:
            wider = isinstance(found.meaning, DateSpan) or found.start < start - len("the ")
            return alone(gold) if wider else found
    return alone(gold)


def alone(gold: Gold) -> Expression:
    """Give a date by its own words only."""
    return Expression("date", 0, len(gold.said), gold.said)


def right(gold: Gold, days: Range | None) -> bool:
    """Whether a candidate value is the gold, or inside it where the words name a part of it."""
    if days is None:
        return False
    if PARTS.search(gold.said):
        return gold.days[0] <= days[0] and days[1] <= gold.days[1]
    return days == gold.days


def ours(gold: Gold, how: Callable[[Gold], Expression]) -> Range | None:
    """Give the days of our first candidate value."""
    found = candidates(how(gold), (gold.published, gold.published))
    if not found:
        return None
    lo, hi = found[0].parts[0][0], found[0].parts[-1][1]
    return (lo, hi) if lo is not None and hi is not None else None


def accepted(gold: Gold, days: Range, quote: str) -> bool:
    """Whether `judge` lets a quote support a value, written as editors do: 2009, not by days."""
    text = edtf(interval_of_days(*days))
    value = VALUE_TYPES["date"].read(text, DATE, None)
    return judge(value, DATE, quote, (gold.published, gold.published)).outcome == "supported"


def share(flags: list[bool]) -> str:
    """Word a share: 91.2 % (135/148)."""
    return (
        f"{100 * sum(flags) / len(flags):5.1f} % ({sum(flags)}/{len(flags)})" if flags else "none"
    )


def only_date(gold: Gold) -> str:
    """Give the sentence with its other dates left out, so that they support nothing."""
    quote, (start, end) = gold.sentence, gold.at
    for found in reversed(expressions(quote)):
        outside = found.end <= start or found.start >= end
        if found.kind == "date" and outside:
            quote = f"{quote[: found.start]}...{quote[found.end :]}"
    return quote


def dates_table(golds: list[Gold]) -> None:
    """Print how dates fare in both thirds, as annotated and without the slips."""
    for name, out in (("developed on", False), ("held out", True)):
        part = [g for g in golds if held_out(g.doc) == out]
        clean = [g for g in part if not slip(g)]
        print(f"dates, {name}: {len(part)} of {len({g.doc for g in part})} articles")
        _rows(part)
        print(f"dates, {name}, without {len(part) - len(clean)} slips of annotation")
        _rows(clean)


def _rows(part: list[Gold]) -> None:
    for how, way in (("in its sentence", in_sentence), ("alone", alone)):
        quote = only_date if way is in_sentence else words_alone
        true = [accepted(g, g.days, quote(g)) for g in part]
        false = [accepted(g, days, quote(g)) for g in part for days in false_values(g)]
        print(f"  {how:16} value right {share([right(g, ours(g, way)) for g in part])}")
        print(f"  {'':16} true accepted {share(true)}, false accepted {share(false)}")


def words_alone(gold: Gold) -> str:
    """Give the words of the date."""
    return gold.said


def running_text_table() -> None:
    """Print how dates are found and valued in whole texts, by the rules of TempEval-3."""
    for corpus, stories in CORPORA.items():
        for name, out in (("developed on", False), ("held out", True)):
            part = [story for story in stories() if story.held_out == out]
            for types, found in ((names, scores(part, names)) for names in (DATES, TIMES)):
                what = " and ".join(sorted(f"{kind.lower()}s" for kind in types))
                print(
                    f"{what} in running text, {corpus}, {name}: F1 of the words"
                    f" {100 * found.of_words:.1f} %, of the values {100 * found.of_values:.1f} %"
                    f" ({found.annotated} annotated, {found.found} found)"
                )


def rivals_table(golds: list[Gold]) -> None:
    """Print how others read the same dates, each by its own words."""
    found, absent = date_readers()
    for name, read in found.items():
        start = time.perf_counter()
        days = [_read_by(read, g) for g in golds]
        rate = len(golds) / (time.perf_counter() - start)
        flags = [right(g, d) or _inside(g, d, name) for g, d in zip(golds, days, strict=True)]
        print(f"  {name:22} value right {share(flags)}, {rate:,.0f} a second")
    for name in absent:
        print(f"  {name:22} is not installed")


def _read_by(read: DateReader, gold: Gold) -> Range | None:
    try:
        return read(gold.said, gold.published)
    except Exception as error:  # noqa: BLE001 - another library's failure is a miss, and printed
        print(f"    {type(error).__name__} on {gold.said!r}")
        return None


def _inside(gold: Gold, days: Range | None, name: str) -> bool:
    """Whether a library that gives one day gave one of the period."""
    one_day = name == "dateparser" and days is not None
    return bool(one_day and days and gold.days[0] <= days[0] <= gold.days[1])


def sums_table() -> None:
    """Print how amounts fare."""
    found, absent = sum_readers()
    for name in ("meantime_money.tsv", "shorthand.tsv"):
        table = sums(name)
        flags = [_sum_right(item) for item in table]
        print(f"money, {name}: {share(flags)}")
        missed = [item.words for item, flag in zip(table, flags, strict=True) if not flag]
        print(f"  missed: {', '.join(missed) or 'none'}")
        for rival, read in found.items():
            print(f"  {rival}: {share([_same_sum(item, read(item.words)) for item in table])}")
    for rival in absent:
        print(f"  {rival} is not installed")


def _sum_right(item: Sum) -> bool:
    """Whether our first candidate states the value: the same interval on the same axis."""
    found = [e for e in expressions(item.words) if e.kind != "date"]
    texts = [candidates(e, None)[0].text for e in found]
    any_coin = item.value.endswith(" *")
    if any_coin:
        texts = [re.sub(r" [A-Z]{3}$", "", text) + " USD" for text in texts]
    wanted = item.value.replace("*", "USD")
    return (
        bool(texts)
        and (any_coin or found[0].kind == "money")
        and _parsed(texts[0]) == _parsed(wanted)
    )


def _parsed(text: str) -> object:
    value = VALUE_TYPES["money"].read(text, MONEY, None)
    return value.axis, value.parts


def _same_sum(item: Sum, read: tuple[str, str] | None) -> bool:
    """Whether another library found the figure (hedges aside) and the currency."""
    if read is None:
        return False
    figure, _, coin = item.value.rpartition(" ")
    try:
        middle = _parsed(f"{re.sub(r'^[a-z ]+(?=[0-9])', '', figure)} USD")
        return middle == _parsed(f"{Decimal(read[0]):f} USD") and coin in ("*", read[1])
    except (InvalidOperation, ValueError):
        return False


def newsroom_table() -> None:
    """Print how many right and wrong values the sentences of tests/data/newsroom support."""
    for batch in BATCHES:
        for style in styles(batch):
            found = figures(batch, style)
            print(
                f"newsroom, {batch} batch, {style:9} true accepted {found.accepted:5.1f} %, "
                f"called a contradiction {found.doubted:4.1f} %, "
                f"false accepted {found.wrong_accepted:4.1f} %"
            )


def speed() -> None:
    """Print how many expressions a second are found and resolved on one core (CPU, best of 5)."""
    texts = [article["text"] for article in articles()]
    best = min((_timed(texts) for _ in range(5)), key=lambda took: took[1] + took[2])
    count, finding, resolving = best
    rate = count / (finding + resolving)
    print(
        f"speed: {count} expressions of {sum(map(len, texts)):,} characters found in"
        f" {finding:.3f} s and resolved in {resolving:.3f} s: {rate:,.0f} a second"
        f" (at least {NEEDED_RATE:,})"
    )


def _timed(texts: list[str]) -> tuple[int, float, float]:
    start = time.process_time()
    found = [e for text in texts for e in expressions(text)]
    finding = time.process_time() - start
    start = time.process_time()
    for expression in found:
        candidates(expression, (14_000, 14_000))
    return len(found), finding, time.process_time() - start


def hostile() -> None:
    """Print how the time for a hostile text grows when the text is ten times as long."""
    growth = {
        name: _seconds(text) / _seconds(text[: len(text) // 10]) for name, text in LONG.items()
    }
    worst = max(growth, key=lambda name: growth[name])
    print(
        f"hostile texts: ten times the text, {growth[worst]:.0f} times the time at most ({worst!r})"
    )


def _seconds(text: str) -> float:
    start = time.process_time()
    expressions(text)
    return time.process_time() - start


def main() -> None:
    """Measure and print."""
    golds, left_out = gold_dates()
    print(f"{len(golds)} calendar dates; {left_out} anaphoric ones left out")
    dates_table(golds)
    running_text_table()
    print("dates, all articles, other libraries by the words alone")
    rivals_table(golds)
    sums_table()
    newsroom_table()
    speed()
    hostile()


if __name__ == "__main__":
    main()
