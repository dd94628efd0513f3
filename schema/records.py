"""The records of a ledger, as editors write them: frozen, and closed to unknown keys.

Values stay text here; `schema.values` types them by their attribute.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self, get_args

from pydantic import BeforeValidator, Field, PlainValidator, model_validator
from pydantic.json_schema import WithJsonSchema

from schema.fields import (
    SCALAR,
    Context,
    Digest,
    Flag,
    Id,
    Name,
    Names,
    OneOrMany,
    Record,
    Text,
    Texts,
    Word,
    Words,
    read_flag,
)
from schema.problem import ValueProblem

ValueTypeName = Literal["date", "money", "quantity", "count", "term", "name", "list", "text"]
Modality = Literal[
    "asserted", "planned", "conditional", "predicted", "demanded", "threatened", "denied"
]
WordKind = Literal["loaded", "garbled"]
VocabularyKind = Literal["tree", "ladder", "shades"]
Place = Literal["headline", "standfirst", "caption", "body", "quotation"]
"""Where in an article words stand; those of a quotation are a speaker's."""
Direction = Literal["up", "down"]
"""Which way alone a value may move with time."""

_DIRECTIONS: dict[str, Direction] = {direction: direction for direction in get_args(Direction)}


def _change(written: object) -> bool | Direction:
    flag = read_flag(written)
    if isinstance(flag, bool):
        return flag
    if isinstance(flag, str) and flag in _DIRECTIONS:
        return _DIRECTIONS[flag]
    raise ValueProblem(repr(written), "true, false, up or down")


Changes = Annotated[
    bool | Direction,
    PlainValidator(_change),
    WithJsonSchema({"enum": [True, False, *get_args(Direction)]}),
]


class Including(Record):
    """An open list: these, and perhaps others."""

    including: Texts


_LIST = {"type": "array", "items": SCALAR, "minItems": 1}
Stated = Annotated[
    Text | Texts | Including,
    WithJsonSchema(
        {
            "anyOf": [
                SCALAR,
                _LIST,
                {
                    "type": "object",
                    "properties": {"including": _LIST},
                    "required": ["including"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]


def _is_interval(written: str) -> bool:
    """Whether a date has two ends, each a date with its year, open or not known.

    "04/14/2021" and "14/04" have none: the reader of dates says what they are.
    """
    ends = written.split("/")
    return len(ends) == len(("from", "to")) and all(
        end.strip() in ("", "..") or re.search(r"[\dXu]{4}", end) for end in ends
    )


class Source(Record):
    """One article. `published` is EDTF; an interval says why in `published_because`."""

    id: Id
    name: Name | None = Field(
        None, description="How to call it; else its publisher, its headline or its id."
    )
    file: Word | None = Field(None, description="The article's text, relative to the ledger.")
    headline: Word | None = None
    publisher: Name | None = Field(None, description="Only if the page names one.")
    byline: Name | None = None
    published: Word | None = Field(None, description="EDTF; an interval needs its reason.")
    published_because: Text | None = None
    url: Word | None = None
    sha256: Digest | None = Field(
        None, description="SHA-256 of the text's file when its claims were entered."
    )
    credits: Words = Field((), description="Agencies the text is credited to.")
    picture_credits: Words = Field((), description="Who the pictures are credited to.")
    furniture: Texts = Field((), description="Words of the page that state nothing, verbatim.")
    independent_of: OneOrMany = Field(
        (), description="Sources that it shares words with but is no copy of, as an editor knows."
    )
    note: Text | None = None

    @property
    def date_is_inferred(self) -> bool:
        """Whether its date is not the page's own, but an editor's conclusion, with a reason."""
        return self.published is not None and self.published_because is not None

    @model_validator(mode="after")
    def _interval_has_reason(self) -> Self:
        if self.published and _is_interval(self.published) and not self.published_because:
            raise ValueProblem("an interval for 'published'", "its reason in 'published_because'")
        return self


class Subject(Record):
    """What claims are about: an event, a thing, a person, a body."""

    id: Id
    name: Name | None = None
    kind: Id | None = None
    note: Text | None = None


class Term(Record):
    """One word of a vocabulary. `parent` is the broader term."""

    id: Id
    name: Name | None = None
    aliases: Names = ()
    parent: Id | None = None
    note: Text | None = None


def _term(written: object) -> object:
    return {"id": written} if isinstance(written, str) else written


class VocabularyRecord(Record):
    """A tree (narrower terms agree with broader ones), a ladder (weak to strong) or shades."""

    id: Id
    kind: VocabularyKind = "tree"
    terms: tuple[Annotated[Term, BeforeValidator(_term)], ...]
    note: Text | None = None


class Attribute(Record):
    """A property of a subject, with the type of its values.

    `of` names the subjects, or kinds of subjects, that carry it. `key`: a load-bearing fact.
    `changes`: values move with time, and are compared as of their date only; `up` or `down` says
    that they move no other way. `exact`: no figure counts as rounded; if nothing is said, those
    without a quote do not. `scheduled`: set in advance, such as the
    date of a summit, so a source may assert what lies ahead of it. `contested`: its figures are
    claims of a party. `parties`: who has a position of their own on it; all other speakers only
    report. `persons`: its names are those of persons. `zone`: in which times of day are meant that
    name none. `words`: loose words by which sources also call this, such as "purchase" for a
    signing or a delivery.
    """

    id: Id
    label: Name | None = None
    of: OneOrMany = ()
    type: ValueTypeName
    vocabulary: Id | None = None
    unit: Word | None = None
    tolerance: Word | None = None
    exact: Flag | None = None
    zone: Word | None = None
    key: Flag = False
    changes: Changes = Field(
        default=False, description="Values move with time; up or down: that way only."
    )
    scheduled: Flag = False
    contested: Flag = False
    parties: OneOrMany | None = Field(default=None, description="Whose own positions count.")
    persons: Flag = Field(
        default=False, description="Names of persons: order, initials and titles may differ."
    )
    words: OneOrMany = ()
    note: Text | None = None

    @model_validator(mode="after")
    def _persons_have_names(self) -> Self:
        if self.persons and self.type not in ("name", "list"):
            raise ValueProblem(f"'persons' for type {self.type!r}", "type 'name' or 'list' with it")
        return self

    @model_validator(mode="after")
    def _has_what_its_type_needs(self) -> Self:
        for kind, needed in (("term", "vocabulary"), ("quantity", "unit")):
            if self.type == kind and getattr(self, needed) is None:
                raise ValueProblem(f"type {kind!r} alone", f"{needed!r} with it")
        if self.zone is not None and self.type != "date":
            raise ValueProblem(f"a zone with type {self.type!r}", "one with type 'date' only")
        return self

    @property
    def without_quotes(self) -> Attribute:
        """The attribute as it is for claims without quotes, whose figures are data: exact."""
        return self if self.exact is not None else self.model_copy(update={"exact": True})

    @property
    def printed(self) -> str:
        """The words to print for it."""
        return self.label or self.id.replace("-", " ")

    @property
    def direction(self) -> Direction | None:
        """Which way alone its values may move, if only one."""
        return None if isinstance(self.changes, bool) else self.changes


class Reading(Record):
    """One way to understand an ambiguous claim; subject and attribute default to the claim's."""

    means: Text
    subject: Id | None = None
    attribute: Id | None = None
    value: Stated


class Claim(Record):
    """One source says one value for one attribute of one subject, in these words.

    `quote` with `prefix` and `suffix` is a W3C TextQuoteSelector. An ambiguous claim has
    `readings` in place of `value`. `speaker` is whom the source attributes the statement to;
    without one the source says it itself. `place` says where in the article the words stand; those
    of a `quotation` are a speaker's. `as_of` is EDTF.
    """

    source: Id
    subject: Id
    attribute: Id
    value: Stated | None = None
    readings: tuple[Reading, ...] = ()
    phrase: Text | None = Field(None, description="The ambiguous words inside the quote.")
    quote: Text
    prefix: Context | None = None
    suffix: Context | None = None
    speaker: Name | None = None
    modality: Modality = "asserted"
    place: Place = Field("body", description="Where in the article the words stand.")
    as_of: Word | None = None
    note: Text | None = Field(None, description="An editor's note; the fact sheet shows it.")
    private: Text | None = Field(None, description="A note that is never written into an output.")

    @model_validator(mode="after")
    def _states_one_thing(self) -> Self:
        least = 2
        if self.value is not None and self.readings:
            raise ValueProblem("both 'value' and 'readings'", "one of them")
        if self.value is None and len(self.readings) < least:
            found = "one reading" if self.readings else "neither 'value' nor 'readings'"
            raise ValueProblem(found, "a value, or at least two readings")
        return self


class Speaker(Record):
    """Somebody whom sources cite, by whatever name, and the party that they speak for."""

    id: Id
    name: Name | None = None
    aliases: Names = ()
    party: Name | None = Field(
        None, description="Whose position theirs counts as: a speaker's id, or any name."
    )
    note: Text | None = None

    @property
    def names(self) -> Names:
        """All that they are called by."""
        return tuple(filter(None, (self.id, self.name, *self.aliases)))


class Slot(Record):
    """One attribute of one subject."""

    subject: Id
    attribute: Id


class OrderRule(Record):
    """What must not come after what, and why."""

    earlier: Slot
    later: Slot
    because: Text


class Decision(Record):
    """What an editor decided about one attribute of one subject.

    `grounds` are the values that the sources gave when it was made, as the ledger has them. `as_of`
    is the time that it is about, where the attribute changes: it settles the conflict of no other.
    """

    subject: Id
    attribute: Id
    value: Stated
    unsourced: Flag = Field(default=False, description="True where no source gives this value.")
    grounds: Texts = Field((), description="What the sources said when this was decided.")
    because: Text
    by: Word
    on: Word
    as_of: Word | None = Field(None, description="The time that it is about, EDTF.")
    note: Text | None = Field(None, description="An editor's note; the fact sheet shows it.")
    private: Text | None = Field(None, description="A note that is never written into an output.")


class ListedWords(Record):
    """Words that no source should use in its own voice, with what to `write` in their place.

    `loaded` words judge, `garbled` ones say nothing, or nothing that can be meant. `allow: true`
    permits words that the built-in list has, or that hold words of the list.
    """

    words: OneOrMany = Field(min_length=1)
    kind: WordKind = "loaded"
    write: Word | None = None
    because: Word | None = None
    allow: Flag = False


class Ledger(Record):
    """A whole ledger: one file, or several put together."""

    crossread: Literal["1"] | None = Field(None, description="Version of the format.")
    title: Word | None = None
    sources: tuple[Source, ...] = ()
    subjects: tuple[Subject, ...] = ()
    vocabularies: tuple[VocabularyRecord, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    claims: tuple[Claim, ...] = ()
    order_rules: tuple[OrderRule, ...] = ()
    decisions: tuple[Decision, ...] = ()
    word_list: tuple[ListedWords, ...] = ()
