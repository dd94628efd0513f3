"""Which texts copy one another: light edits, new leads, stock phrases and what an official said."""

from __future__ import annotations

import pytest

from articles.independence import counted_as, ties
from articles.quotes import ArticleText
from schema.records import Source

REPORT = """\
The harbour bridge was closed to all lorries on Monday after engineers found cracks in two of
its pillars. The city said that repairs would begin within a week and would cost about four
million euros. Ferries are to carry the goods until the work is done, and the port expects
queues of up to three hours each morning. Drivers had complained for years that the deck shook
whenever a heavy lorry passed, and an inspection in the spring had already found rust in the
railings.
"""
EDITED = """\
The harbour bridge was closed to all trucks on Monday after engineers found cracks in two
pillars. The city says repairs would begin within a week and would cost some four million euros.
Ferries will carry the goods until the work is done, and the port expects queues of up to three
hours every morning. Drivers have complained for years that the deck shook whenever a heavy
truck passed, and an inspection in spring had already found rust in the railings.
"""
NEW_LEAD = """\
Commuters woke up to chaos, and nobody at the town hall would say how long it will last. Our
reporter counted two hundred lorries at dawn on the quay alone. Drivers had complained for years
that the deck shook whenever a heavy lorry passed, and an inspection in the spring had already
found rust in the railings. More on this story at noon, with the views of those who live there.
"""
OWN_WORDS = """\
Cracks in two pillars have put the bridge at the port out of bounds for heavy traffic since
Monday. It will take four million euros and most of the summer to mend them, the council
believes; until then a ferry line replaces it, which the harbour master calls slow but safe.
"""
STRANDED = """\
The giant container ship ran aground in the Suez Canal, blocking the waterway for the third day,
while insurers counted what every hour of it cost them and shipping lines began to send vessels
around Africa.
"""
SALVAGE = """\
Salvage crews from three countries arrived on Thursday. It was on Tuesday that the ship ran
aground in the Suez Canal, blocking the busiest route between Asia and Europe; officials hoped
for the spring tide.
"""
SAID = """\
“We closed it as soon as we knew of the cracks, and we will not open it before each of them is
mended”"""
FIRST = f"""\
{SAID}, the mayor told reporters in the rain on Monday. Shops at the quay fear for their trade,
and a petition asks for a second ferry to be put on the line at once.
"""
SECOND = f"""\
Nobody expects the bridge to be safe by June. {SAID}, said the mayor, who faces a vote in
autumn; her rivals want to know why nothing was done in spring.
"""
BRIEF = "The bridge was opened with a long and solemn ceremony on Friday."
OTHER_BRIEF = "A new bridge was opened with a long and solemn ceremony, to applause."


def source(**keys: object) -> Source:
    return Source.model_validate(keys)


def tied(one: str, other: str, days: tuple[int, int] = (0, 0), apart: tuple[str, ...] = ()) -> bool:
    """Say whether two texts of two days count as one."""
    sources = [source(id="a", independent_of=list(apart)), source(id="b")]
    articles = {"a": ArticleText(one), "b": ArticleText(other)}
    published = {"a": (days[0], days[0]), "b": (days[1], days[1])}
    return counted_as(sources, ties(sources, articles, published))["b"] == "a"


@pytest.mark.parametrize(
    ("one", "other", "copied"),
    [
        (REPORT, REPORT, True),
        (REPORT, EDITED, True),
        (REPORT, NEW_LEAD, True),
        (REPORT, OWN_WORDS, False),
        (STRANDED, SALVAGE, False),
        (FIRST, SECOND, False),
        (BRIEF, OTHER_BRIEF, True),
        (BRIEF, f"{REPORT} {OTHER_BRIEF}", True),
        (f"{OWN_WORDS} {BRIEF}", f"{REPORT} {OTHER_BRIEF}", False),
    ],
    ids=[
        *("the same", "light edits", "a new lead", "in other words", "a stock phrase"),
        *("one official", "briefs", "a brief out of a report", "one phrase of ten words"),
    ],
)
def test_copies(one: str, other: str, *, copied: bool) -> None:
    assert tied(one, other) is copied
    assert tied(other, one) is copied


def passage(length: int, name: str = "w") -> str:
    return " ".join(f"{name}{'abcdefghij'[n // 10]}{'abcdefghij'[n % 10]}" for n in range(length))


def long_text(name: str, *passages: str) -> str:
    """Give a text of some three hundred words with these passages in it."""
    return f"{passage(90, name)} {f' {name} {name}x '.join(passages)} {passage(90, name + 'z')}" * 2


@pytest.mark.parametrize(
    ("lengths", "near", "far"),
    [
        ((15,), False, False),
        ((16,), True, False),
        ((31,), True, False),
        ((32,), True, True),
        ((10, 10), True, False),
        ((9, 9, 9), False, False),
        ((12, 11), True, False),
        ((14, 13, 13), True, True),
    ],
)
def test_the_borders_of_the_rule(lengths: tuple[int, ...], *, near: bool, far: bool) -> None:
    shared = [passage(length, f"p{'xyz'[n]}") for n, length in enumerate(lengths)]
    one, other = long_text("q", *shared), long_text("r", *shared)
    assert [tied(one, other, (0, day)) for day in (0, 60, 61)] == [near, near, far]
    assert tied(one, other, (61, 0)) is far


@pytest.mark.parametrize(("others", "copied"), [(31, True), (32, False)])
def test_a_third_of_a_text_is_a_copy_and_less_is_none(others: int, *, copied: bool) -> None:
    first, second = passage(8, "p"), passage(8, "s")  # and one word between them
    long = f"{first} r {second} {passage(90, 'u')}"
    assert tied(f"{first} q {second} {passage(others, 'v')}", long) is copied


def test_an_editor_says_of_two_sources_that_a_tie_is_none() -> None:
    assert not tied(REPORT, REPORT, apart=("b",))
    sources = [source(id="a"), source(id="b", independent_of=["a"]), source(id="c")]
    articles: dict[str, ArticleText] = {name: ArticleText(REPORT) for name in ("a", "b")}
    assert ties(sources, articles) == ()  # whichever of the two says it
    assert counted_as(
        sources, ties(sources, articles | {"c": ArticleText(REPORT)})
    ) == dict.fromkeys(("a", "b", "c"), "a")  # both copy the third


def test_a_declared_tie_stays() -> None:
    sources = [
        source(id="a", publisher="P", independent_of=["b"]),
        source(id="b", publisher="P"),
    ]
    assert len(ties(sources, {})) == 1


def test_a_story_in_many_papers_is_one() -> None:
    names = [f"s{n:02}" for n in range(30)]
    articles = {name: ArticleText(f"{name}: {REPORT}") for name in names}
    (tie,) = ties([source(id=name) for name in names], articles)
    assert [member.source for member in tie.members] == names


@pytest.mark.parametrize("reports", [2, 13, 20])
def test_one_passage_counts_once_however_many_texts_have_it(reports: int) -> None:
    """Ten words are no copy of a text with ninety others; told twice, they would be one."""
    agreed = "the ferry sank within an hour of leaving the harbour"
    articles = {
        f"s{n:02}": ArticleText(f"{' '.join(f'word{n}x{m}' for m in range(90))} {agreed}")
        for n in range(reports)
    }
    assert ties([source(id=name) for name in articles], articles) == ()
