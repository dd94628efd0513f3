"""From claims to pictures: which kind shows them, who is on which side, and about which event."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from checks.rules.sides import part_into_sides, said
from reports.fact_sheet.stated_values import grouped
from reports.phrases import dated
from reports.pictures.bars import Bar, Plot, common
from reports.pictures.chart import chart
from reports.pictures.svg import WIDE
from reports.pictures.table import TableRow, WhoSaysWhat, table
from schema.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.fact_sheet.statement import Statement
    from reports.fact_sheet.term_wording import TermWording
    from reports.pictures.svg import Picture
    from reports.pictures.table import Sign
    from store.cited_readings import CitedReading


class Shown(NamedTuple):
    """A statement to show, and its side if it has one."""

    stated: Statement
    side: int | None

    @property
    def reading(self) -> CitedReading:
        """Its reading."""
        return self.stated.reading

    @property
    def asserted(self) -> bool:
        """Whether it is said of what is, in words that have one meaning."""
        return self.reading.modality == "asserted" and not self.reading.means

    @property
    def who(self) -> str:
        """Who says it, and how if it is not asserted."""
        reading = self.reading
        speaker = f", {reading.speaker}" if reading.speaker else ""
        how = "" if reading.modality == "asserted" else f" [{reading.modality}]"
        as_of = f" ({dated(self.stated.as_of)})" if self.stated.moment else ""
        read = " (one reading)" if reading.means else ""
        return f"{reading.source_name}{speaker}{how}{as_of}{read}"


def with_sides(stated: Iterable[Statement]) -> list[Shown]:
    """Part statements about one slot into sides: the comparable ones, of the newest moment."""
    stated = list(stated)
    newest = max((each.moment for each in stated if each.comparable), default="")
    counting = [e.reading for e in stated if e.comparable and e.moment == newest]
    side_of: dict[tuple[int, int], int] = {}
    for same in grouped(counting, lambda w: w.axis):
        for number, (_, members) in enumerate(part_into_sides(same).sides):
            side_of.update({(w.claim, w.number): number for w in members})
    numbered = ((each, each.reading.claim, each.reading.number) for each in stated)
    return [Shown(each, side_of.get((claim, number))) for each, claim, number in numbered]


Figure = Plot | WhoSaysWhat
"""What a picture is drawn from, at any width."""
_Word = Callable[[Interval, list["CitedReading"]], str]
"""Words the value at a place, as those state it who are given."""


def figures(
    title: str, shown: Iterable[Shown], wording: TermWording, *, as_stated: bool = False
) -> list[Figure]:
    """Give what can be drawn of readings, one figure for each scale that they are on.

    `as_stated`: values are in the words of those who agree on them, as on the fact sheet, and not
    in those of messages.
    """
    found: list[Figure] = []
    for same in grouped(shown, lambda each: each.reading.axis):
        kind = same[0].reading.value_type
        if kind.measure is not None:
            found.append(_plot(title, same))
        elif kind.compared:
            word = wording.as_stated if as_stated else wording.named
            found.append(_table(title, same, wording, word))
    return found


def draw(figure: Figure, width: int = WIDE) -> Picture:
    """Draw a figure in the width that there is."""
    return chart(figure, width) if isinstance(figure, Plot) else table(figure, width)


def _events(shown: list[Shown]) -> Callable[[Shown], str]:
    """Give a function that says what a reading is about, as far as the others are not about it.

    One way to understand ambiguous words says so in the words of the ledger.
    """
    subjects = {each.reading.subject for each in shown}
    attributes = {each.reading.attribute_label for each in shown}

    def event(each: Shown) -> str:
        if each.reading.means:
            return f"“{each.reading.means}”"
        about = [each.reading.subject_name] if len(subjects) > 1 else []
        about += [each.reading.attribute_label] if len(attributes) > 1 else []
        return ": ".join(about)

    return event


def _plot(title: str, shown: list[Shown]) -> Plot:
    numbers, event = _numbers(shown), _events(shown)
    parts = [[s.reading.parts for s in shown if s.side == number] for number in numbers]
    bars = [
        Bar(
            each.who,
            said(each.reading.parts, [each.reading]),
            each.reading.parts,
            None if each.side is None else numbers.index(each.side),
            each.asserted,
            _published(each.stated),
            event(each),
        )
        for each in shown
    ]
    bars.sort(key=lambda bar: len(numbers) if bar.side is None else bar.side)
    dates = shown[0].reading.value_type.measure == "time"
    return Plot(title, tuple(dict.fromkeys(bars)), tuple(map(common, parts)), dates)


def _numbers(shown: list[Shown]) -> list[int]:
    return sorted({each.side for each in shown if each.side is not None})


def _published(stated: Statement) -> Interval | None:
    lo, hi = stated.published_lo, stated.published_hi
    return Interval(Decimal(lo), Decimal(hi)) if lo is not None and hi is not None else None


def _table(title: str, shown: list[Shown], wording: TermWording, word: _Word) -> WhoSaysWhat:
    numbers, event = _numbers(shown), _events(shown)
    stating: dict[Interval, list[Shown]] = {}
    rows: dict[tuple[str, int | None, str], dict[Interval, Sign]] = {}

    def row(each: Shown) -> dict[Interval, Sign]:
        side = None if each.side is None else numbers.index(each.side)
        return rows.setdefault((each.who, side, event(each)), {})

    for each in shown:
        for place in _places(each, wording):
            stating.setdefault(place, []).append(each)
            row(each)[place] = "says" if each.asserted else "may"
    for each in shown:
        if each.asserted and _leaves_out(each, wording):
            for place in stating:
                row(each).setdefault(place, "not")
    ordered = sorted(stating, key=lambda place: (place.lo or 0, place.hi or 0))
    named = _distinct([word(place, _asserting(stating[place])) for place in ordered])
    label = dict(zip(ordered, named, strict=True))
    return WhoSaysWhat(
        title,
        tuple(named),
        tuple(
            TableRow(who, side, {label[place]: sign for place, sign in signs.items()}, about)
            for (who, side, about), signs in rows.items()
        ),
        ladder=shown[0].stated.kind == "ladder",
    )


def _leaves_out(shown: Shown, wording: TermWording) -> bool:
    """Whether it is a list that is complete, and so leaves out what is not on it."""
    return shown.reading.value_type.has_items and wording.stated_list(shown.reading).closed


def _distinct(names: list[str]) -> list[str]:
    """Number names that are written alike but mean different terms."""
    return [f"{name} ({n})" if name in names[:n] else name for n, name in enumerate(names)]


def _places(shown: Shown, wording: TermWording) -> Iterable[Interval]:
    """Give the places of the terms that are stated: of one, or of all items of a list."""
    reading = shown.reading
    if reading.value_type.has_items:
        return wording.stated_list(reading).items
    return reading.parts[:1]


def _asserting(shown: list[Shown]) -> list[CitedReading]:
    """Give those that assert a value, whose words it is printed in; if none does, all."""
    return [each.reading for each in shown if each.asserted] or [each.reading for each in shown]
