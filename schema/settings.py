"""What a team sets once for its ledger: which checks, from which severity on, and the baseline."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, PlainValidator, model_validator

from schema.allowed_findings import AllowedFindings, allowed_findings
from schema.fields import Record, Word, Words
from schema.problem import ValueProblem

FailOn = Literal["contradiction", "tension", "ambiguity", "note", "never"]
SeverityName = Literal["contradiction", "tension", "ambiguity", "note"]
Days = Annotated[int, Field(strict=True, ge=1, le=1_000_000)]
_BYTES = {"KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}
_LEAST = 50 * 10**6
LEAST_OF_A_FILE = 10**6
_SIZE = re.compile(r"([0-9]{1,6}) ?([KMGT]B)", re.IGNORECASE)


def bytes_of(size: str, least: int = _LEAST) -> int:
    """Give the bytes of a size such as "2GB". Raises ValueProblem for less than the least."""
    written = _SIZE.fullmatch(size)
    number = int(written[1]) * _BYTES[written[2].upper()] if written else 0
    if number < least:
        raise ValueProblem(repr(size), _sizes(least))
    return number


def _sizes(least: int) -> str:
    return f'a size of {least // 10**6}MB or more, such as "500MB" or "2GB"'


def _size(written: object, least: int = _LEAST) -> str:
    if not isinstance(written, str):
        raise ValueProblem(repr(written), _sizes(least))
    bytes_of(written, least)
    return written


def _file_size(written: object) -> str:
    return _size(written, LEAST_OF_A_FILE)


def _seconds(written: object) -> int:
    most = 24 * 60 * 60
    if isinstance(written, int) and not isinstance(written, bool) and 1 <= written <= most:
        return written
    raise ValueProblem(repr(written), f"a whole number of seconds, from 1 to {most:,}")


def _characters(written: object) -> int:
    most = 1_000_000
    if isinstance(written, int) and not isinstance(written, bool) and 1 <= written <= most:
        return written
    raise ValueProblem(repr(written), f"a whole number of characters, from 1 to {most:,}")


Characters = Annotated[int, PlainValidator(_characters)]
Seconds = Annotated[int, PlainValidator(_seconds)]
Size = Annotated[str, PlainValidator(_size)]
FileSize = Annotated[str, PlainValidator(_file_size)]


class SeverityRule(Record):
    """How severe the findings of some checks are, or those about some attributes.

    With both, it is about the findings of these checks about these attributes. Of several rules for
    a finding, the last one holds.
    """

    checks: Words = ()
    attributes: Words = ()
    severity: SeverityName = Field(alias="is")

    @model_validator(mode="after")
    def _is_about_something(self) -> Self:
        if not self.checks and not self.attributes:
            raise ValueProblem("a rule about all findings", "`checks`, `attributes` or both")
        return self


def _address(written: str) -> str:
    try:
        parts = urlsplit(written)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        raise ValueProblem(repr(written), _ADDRESS) from None
    if not good or parts.username is not None or parts.query or parts.fragment:
        raise ValueProblem("an address that cannot be used", _ADDRESS)
    return written


_ADDRESS = "http(s)://HOST/PATH without key or query, as in http://localhost:11434/v1"


class ModelSettings(Record):
    """A chat endpoint of OpenAI's form that may propose claims. Without it no model is asked.

    `url` is its address up to, and without, /chat/completions; `name` is the model. An answer must
    come within `time_limit` seconds, and have no more than `answer_limit`; an article of more than
    `article_limit` characters is not sent. The key is the environment variable CROSSREAD_MODEL_KEY.
    """

    url: Annotated[Word, AfterValidator(_address)]
    name: Word
    time_limit: Seconds = Field(default=60, alias="time-limit")
    answer_limit: FileSize = Field(default="1MB", alias="answer-limit")
    article_limit: Characters = Field(default=60_000, alias="article-limit")

    @property
    def answer_bytes(self) -> int:
        """The most bytes of an answer."""
        return bytes_of(self.answer_limit, LEAST_OF_A_FILE)


class Settings(Record):
    """The keys of `[tool.crossread]` in pyproject.toml, or of crossread.toml.

    `checks` are SQL files with checks of the team's own, by paths or globs. `checks_time_limit` is
    the seconds that a query of theirs may take, and `checks_memory_limit` the memory.
    `select` and `ignore` take codes, beginnings of codes (CR3) and names of checks. `default_term`
    and `longest_term` are days: how long a finding is accepted when nothing else is said, and at
    most. So many new findings as `max_findings` pass. `severity` has the rules by which findings
    are more or less severe than their checks say.
    Paths that files name lead to what is below the folder of the settings, or below one of
    `further_folders`. No file of text is read that is larger than `largest_file`. `longest_wait` is
    how many seconds a pipe may give nothing. Of tables, `columns` says by what names they have our
    columns, `encoding` in what they are written, and `no_value` are words for no value. `model`
    names an endpoint that may propose claims.
    """

    ledger: tuple[Word, ...] = ()
    checks: tuple[Word, ...] = ()
    checks_time_limit: Seconds = Field(default=60, alias="checks-time-limit")
    checks_memory_limit: Size = Field(default="2GB", alias="checks-memory-limit")
    select: Words = ()
    ignore: Words = ()
    fail_on: FailOn = Field(default="contradiction", alias="fail-on")
    max_findings: Annotated[AllowedFindings, PlainValidator(allowed_findings)] = Field(
        default=AllowedFindings(), alias="max-findings"
    )
    severity: tuple[SeverityRule, ...] = ()
    fail_on_stale: bool = Field(default=False, alias="fail-on-stale", strict=True)
    baseline: Word = "crossread-baseline.yaml"
    default_term: Days | None = Field(default=None, alias="default-term")
    longest_term: Days = Field(default=366, alias="longest-term")
    further_folders: Words = Field(default=(), alias="further-folders")
    largest_file: FileSize = Field(default="256MB", alias="largest-file")
    longest_wait: Seconds = Field(default=30, alias="longest-wait")
    columns: dict[Word, Word] = Field(default_factory=dict[Word, Word])
    encoding: Word | None = None
    no_value: tuple[Word, ...] | None = Field(default=None, alias="no-value")
    model: ModelSettings | None = None
