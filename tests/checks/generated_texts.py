"""Ledgers whose sources have texts, made of sentences of which it is known what is wrong in them.

A sentence says itself what a careful reader would see in it; `oracle_texts` needs no rule of the
reading code to know what the checks must find.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from random import Random
from typing import Any

from hypothesis import strategies as st


@dataclass(frozen=True)
class Sentence:
    """Words that are in a text, and what is in them."""

    words: str
    year: str = ""
    figure: str = ""
    loaded: str = ""
    quoted: str = ""
    superlative: str = ""
    conditional: bool = False


SENTENCES = (
    Sentence("The bridge will open in 2021", year="2021"),
    Sentence("The bridge will open in 2022", year="2022"),
    Sentence("If the money comes, the bridge will open in 2021", year="2021", conditional=True),
    Sentence("Unless it rains, the bridge will open in 2022", year="2022", conditional=True),
    Sentence("The bridge has four lanes", figure="4"),
    Sentence("The bridge has six lanes", figure="6"),
    Sentence("It is the largest bridge on the coast", superlative="the largest"),
    Sentence("It is among the largest bridges on the coast"),
    Sentence("It was unprecedented for the town", superlative="unprecedented"),
    Sentence("It was not unprecedented for the town"),
    Sentence("The drivers slammed the toll", loaded="slammed"),
    Sentence("The drivers criticised the toll"),
    Sentence("The town fears the regime next door", loaded="regime"),
    Sentence("The town wants a regime change next door"),
    Sentence("The bridge is called a “disaster in waiting”", quoted="disaster in waiting"),
    Sentence("The book is called “The Old Bridge”"),
)
TAILS = ("", "", ", the town says")
YEARS, FIGURES = ("2021", "2022"), ("4", "6")


@dataclass(frozen=True)
class Said:
    """A claim: its sentence, or words that are nowhere."""

    source: str
    sentence: Sentence
    quote: str
    attribute: str
    value: str
    speaker: str
    modality: str


@dataclass(frozen=True)
class Page:
    """A source: its sentences in their order, those that are furniture, and what is in its file.

    Each sentence has the tail that follows it there: with another one it is another sentence.
    """

    source: str
    sentences: tuple[tuple[Sentence, str], ...]
    furniture: frozenset[str]
    raw: bytes | None
    sha256: str

    @property
    def usable(self) -> bool:
        """Whether the file is there, and has text."""
        return self.raw is not None and self.raw.strip() != b"" and b"\xff" not in self.raw


@dataclass(frozen=True)
class Case:
    """Pages and the claims about them."""

    pages: tuple[Page, ...]
    claims: tuple[Said, ...]

    @property
    def ledger(self) -> dict[str, Any]:
        """The ledger, as it is written."""
        return {
            "sources": [_source(page) for page in self.pages],
            "subjects": [{"id": "bridge"}],
            "attributes": [
                {"id": "opens", "type": "date"},
                {"id": "lanes", "type": "count"},
                {"id": "drivers", "type": "count", "contested": "true"},
                {"id": "note", "type": "text"},
            ],
            "claims": [_claim(said) for said in self.claims],
        }


def _source(page: Page) -> dict[str, Any]:
    digest = {"sha256": page.sha256} if page.sha256 else {}
    furniture = {"furniture": sorted(page.furniture)} if page.furniture else {}
    about = {"id": page.source, "file": f"{page.source}.txt", "published": "2020"}
    return about | digest | furniture


def _claim(said: Said) -> dict[str, Any]:
    optional = {"speaker": said.speaker, "modality": said.modality}
    return {
        "source": said.source,
        "subject": "bridge",
        "attribute": said.attribute,
        "value": said.value,
        "quote": said.quote,
        **{key: word for key, word in optional.items() if word},
    }


def _page(chance: Random, source: str) -> Page:
    chosen = chance.choices((*SENTENCES[:4], *SENTENCES), k=chance.randint(4, 12))
    sentences = tuple((sentence, chance.choice(TAILS)) for sentence in chosen)
    furniture = {sentence.words for sentence in chosen if chance.randrange(9) == 0}
    if chance.randrange(6) == 0:
        furniture.add("Share this page")
    raw: bytes | None = "".join(f"{s.words}{tail}.\n" for s, tail in sentences).encode()
    raw = chance.choice([raw] * 9 + [None, b" \n", b"\xff"])
    right = hashlib.sha256(raw).hexdigest() if raw is not None else ""
    return Page(
        source, sentences, frozenset(furniture), raw, chance.choice(["", right, right, "0" * 64])
    )


def _said(chance: Random, page: Page) -> Said:
    chosen = [sentence for sentence, _ in page.sentences]
    sentence = chance.choice([*chosen, *chosen, chance.choice(SENTENCES)])
    attribute, value = "note", "x"
    if sentence.year:
        attribute, value = "opens", chance.choice([sentence.year, sentence.year, *YEARS])
    elif sentence.figure:
        attribute = chance.choice(["lanes", "drivers"])
        value = chance.choice([sentence.figure, sentence.figure, *FIGURES])
    modality = "conditional" if sentence.conditional else chance.choice(["", "planned"])
    quote = sentence.words if chance.randrange(9) else f"{sentence.words} and more"
    speaker = chance.choice(["", "", "", "Ada"])
    return Said(page.source, sentence, quote, attribute, value, speaker, modality)


def case_of(chance: Random) -> Case:
    """Draw a case."""
    pages = tuple(_page(chance, source) for source in ("morning", "evening", "weekly"))
    claims = tuple(_said(chance, page) for page in pages for _ in range(chance.randint(4, 10)))
    return Case(pages, claims)


cases = st.randoms(use_true_random=True).map(case_of)
