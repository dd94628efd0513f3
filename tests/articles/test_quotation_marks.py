"""Words in quotation marks, in whatever marks newspapers set, and apostrophes, which are none."""

import pytest

from articles.quotation_marks import quoted_spans


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("he said “it is over” today", ["“it is over”"]),
        ('he said "it is over," twice', ['"it is over,"']),
        ("he said ‘it is over’ today", ["‘it is over’"]),
        ("he said 'it is over' today", ["'it is over'"]),
        ("er sagte „es reicht“ und ging", ["„es reicht“"]),
        ("er sagte „es reicht” und ging", ["„es reicht”"]),
        ("er sagte ‚es reicht‘ und ging", ["‚es reicht‘"]),
        ("il dit « c'est fini » et part", ["« c'est fini »"]),
        ("er sagte »es reicht« und ging", ["»es reicht«"]),
        ("hän sanoi ”se riittää” ja lähti", ["”se riittää”"]),
        ("“it is ‘over’ now”", ["‘over’", "“it is ‘over’ now”"]),
        ("‘the drivers’ demands are absurd,’ she said", ["‘the drivers’ demands are absurd,’"]),
        ("the ‘so-called drivers’ and the workers’ union", ["‘so-called drivers’"]),
        ("“a” and “b”", ["“a”", "“b”"]),
        ("“We stay.\n“We go,” he said.", ["“We stay.\n", "“We go,”"]),  # a speech that goes on
        ("“We stay,\nand so on,” he said", ["“We stay,\nand so on,”"]),  # a line broken off
    ],
)
def test_words_in_quotation_marks(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "the city's own, the drivers' demands and the towns' bridge",
        "the city’s own, the drivers’ demands and the towns’ bridge",
        "in the '90s the drivers' fee rose",
        "rock 'n' roll",
        'a pipe of 12" and one of 6" in it',
        "“We stay\n\nand so on”",  # never closed in its paragraph
        "“We stay.\nHe left.",
        "no marks at all",
        "",
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    assert quoted(text) == []


def test_an_excerpt_may_leave_out_the_other_half_of_a_mark() -> None:
    text = "it is over,” he said. “We go"
    spans = quoted_spans(text, excerpt=True)
    assert [text[start:end] for start, end in spans] == ["it is over,”", "“We go"]
