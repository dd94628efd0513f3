"""From claims to pictures: which kind shows them, and who is on which side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from checks.rules.sides import sides
from reports.fact_sheet.value_wording import grouped
from reports.phrases import dated
from reports.pictures.bars import Bar, Plot, common
from reports.pictures.chart import chart
from reports.pictures.table import Said, WhoSaysWhat, table
from schema.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checks.rules.sides import Witness
    from reports.fact_sheet.term_wording import Spelling
    from reports.pictures.svg import Picture
    from reports.pictures.table import Sign


class Shown(NamedTuple):
    """A reading to show: a row of the view `evidence`, its witness, and its side if it has one."""

    row: Mapping[str, Any]
    witness: Witness
    side: int | None

    @property
    def asserted(self) -> bool:
        """Whether it is said of what is, in words that have one meaning."""
        return self.row["modality"] == "asserted" and not self.row["means"]

    @property
    def who(self) -> str:
        """Who says it, and how if it is not asserted."""
        cited = self.witness.citation
        speaker = f", {cited.speaker}" if cited.speaker else ""
        how = "" if cited.modality == "asserted" else f" [{cited.modality}]"
        as_of = f" ({dated(self.row['as_of'])})" if self.row.get("moment") else ""
        read = " (one reading)" if self.row["means"] else ""
        return f"{cited.source}{speaker}{how}{as_of}{read}"


def with_sides(told: Iterable[tuple[Mapping[str, Any], Witness]]) -> list[Shown]:
    """Part readings of one attribute into sides: the comparable ones, of the newest moment."""
    told = list(told)
    newest = max((row["moment"] for row, _ in told if row["comparable"]), default="")
    counting = [w for row, w in told if row["comparable"] and row["moment"] == newest]
    side_of: dict[tuple[int, int], int] = {}
    for same in grouped(counting, lambda w: w.axis):
        for number, (_, members) in enumerate(sides(same)):
            side_of.update({(w.claim, w.number): number for w in members})
    return [Shown(row, w, side_of.get((w.claim, w.number))) for row, w in told]


def pictures(title: str, shown: Iterable[Shown], spelling: Spelling) -> list[Picture]:
    """Draw readings, one picture for each scale that they are on."""
    drawn: list[Picture] = []
    for same in grouped(shown, lambda each: each.witness.axis):
        kind = same[0].witness.value_type
        if kind.measure is not None:
            drawn.append(chart(_plot(title, same, spelling)))
        elif kind.compared:
            drawn.append(table(_table(title, same, spelling)))
    return drawn


def _plot(title: str, shown: list[Shown], spelling: Spelling) -> Plot:
    numbers = sorted({each.side for each in shown if each.side is not None})
    parts = [[s.witness.parts for s in shown if s.side == number] for number in numbers]
    bars = [
        Bar(
            each.who,
            spelling.alone(each.witness),
            each.witness.parts,
            None if each.side is None else numbers.index(each.side),
            each.asserted,
            _published(each.row),
        )
        for each in shown
    ]
    bars.sort(key=lambda bar: len(numbers) if bar.side is None else bar.side)
    dates = shown[0].witness.value_type.measure == "time"
    return Plot(title, tuple(dict.fromkeys(bars)), tuple(map(common, parts)), dates)


def _published(row: Mapping[str, Any]) -> Interval | None:
    lo, hi = row.get("published_lo"), row.get("published_hi")
    return Interval(lo, hi) if lo is not None and hi is not None else None


def _table(title: str, shown: list[Shown], spelling: Spelling) -> WhoSaysWhat:
    columns: dict[Interval, str] = {}
    rows: dict[tuple[str, int | None], dict[Interval, Sign]] = {}
    numbers = sorted({each.side for each in shown if each.side is not None})
    for each in shown:
        side = None if each.side is None else numbers.index(each.side)
        signs = rows.setdefault((each.who, side), {})
        for place, said in _places(each, spelling).items():
            columns.setdefault(place, said)
            signs[place] = "says" if each.asserted else "may"
    for each in shown:
        if each.witness.value_type.has_items and spelling.of(each.witness).closed and each.asserted:
            side = None if each.side is None else numbers.index(each.side)
            for place in columns:
                rows[each.who, side].setdefault(place, "not")
    ordered = sorted(columns, key=lambda place: (place.lo or 0, place.hi or 0))
    named = _apart([columns[place] for place in ordered])
    label = dict(zip(ordered, named, strict=True))
    return WhoSaysWhat(
        title,
        tuple(named),
        tuple(
            Said(who, side, {label[place]: sign for place, sign in signs.items()})
            for (who, side), signs in rows.items()
        ),
        ladder=shown[0].row.get("kind") == "ladder",
    )


def _apart(names: list[str]) -> list[str]:
    """Number names that are written alike and stand for different terms."""
    return [f"{name} ({n})" if name in names[:n] else name for n, name in enumerate(names)]


def _places(shown: Shown, spelling: Spelling) -> dict[Interval, str]:
    witness = shown.witness
    if witness.value_type.has_items:
        listed = spelling.of(witness)
        words = spelling.items(listed.items, [witness])
        return dict(zip(listed.items, words, strict=True))
    return {witness.parts[0]: spelling.alone(witness)}
