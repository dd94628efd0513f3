"""GitHub Actions: annotations in the log, and the summary of the job."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent

import pytest

from checks.baseline import Comparison, Judged
from reports.github import github
from reports.job_summary import summary
from reports.told import Told
from schema.finding import Finding, Severity
from tests.reports.commands import Command, commands
from tests.reports.telling import STATUSES, entry, nothing, told

ANNOTATIONS = """\
::error title=CR106 list-conflict could not run::ZeroDivisionError: a list without end
::notice title=Crossread::1 finding accepted in the baseline
::error file=facts.yaml,line=9,title=CR101 date-conflict::\
Harbour bridge, opened: 2018 against July 2019\
%0A- 2018\
%0A  facts.yaml:9 courier (5 April 2024), “opened in 2018”\
%0A- July 2019\
%0A  facts.yaml:10 herald (undated), the mayor, “in July 2019”\
%0Afingerprint a3d63ed62e49d5f2
::error file=facts.yaml,line=12,title=CR103 count-conflict::\
Harbour bridge, lanes: 4 against 6 against 8\
%0ANew value: 8. Accepted without it by ada, until 31 January 2027: the archive is closed\
%0A- 4\
%0A  facts.yaml:12 courier (5 April 2024), “four lanes”\
%0A- 6\
%0A  facts.yaml:13 herald (undated), “six lanes”\
%0A- 8\
%0A  facts.yaml:14 herald (undated), “eight lanes”\
%0Afingerprint cd9b78dfc2d8a9a8
::error file=facts.yaml,line=17,title=CR102 amount-conflict::\
Harbour bridge, cost: 2 million USD against 3 million USD\
%0AExpired: accepted by ben, until 31 October 2026: the archive is closed\
%0A- 2 million USD\
%0A  facts.yaml:17 courier (5 April 2024), “$2 million”\
%0A- 3 million USD\
%0A  facts.yaml:18 herald (undated), “$3 million”\
%0Afingerprint 287127f336ad48c6
::warning title=1 stale entry in the baseline::CR101 date-conflict, pier, opened (0123456789abcdef)
"""

SUMMARY = """\
# Crossread: 3 contradictions; 1 of them expired; 1 finding accepted; 1 stale entry in the baseline

## New

| severity | finding | where | fingerprint |
|---|---|---|---|
| contradiction | **CR101 date-conflict** Harbour bridge, opened: 2018 against July 2019 \
| facts.yaml:9 | `a3d63ed62e49d5f2` |
| contradiction | **CR103 count-conflict** Harbour bridge, lanes: 4 against 6 against 8\
<br>New value: 8. Accepted without it by ada, until 31 January 2027: the archive is closed \
| facts.yaml:12 | `cd9b78dfc2d8a9a8` |

## Expired

| severity | finding | where | fingerprint |
|---|---|---|---|
| contradiction | **CR102 amount-conflict** \
Harbour bridge, cost: 2 million USD against 3 million USD\
<br>Expired: accepted by ben, until 31 October 2026: the archive is closed \
| facts.yaml:17 | `287127f336ad48c6` |

## Accepted

| finding | accepted by |
|---|---|
| **CR105 name-conflict** Harbour bridge, builder: Hart against Hardt \
| ada, until 31 January 2027: the archive is closed |

## Stale

| entry | accepted by |
|---|---|
| CR101 date-conflict, pier, opened (0123456789abcdef) \
| ada, until 31 January 2027: the archive is closed |

`crossread baseline prune` takes stale entries out.

- 5 checks ran, 0 of them found nothing.
- 1 did not apply: CR104 (no terms)
- CR106 list-conflict could not run: ZeroDivisionError: a list without end
"""


def test_the_whole_log() -> None:
    assert github(told()) == ANNOTATIONS


def test_the_whole_summary() -> None:
    assert summary(told()) == SUMMARY


def test_nothing_found() -> None:
    assert github(nothing()) == ""
    assert summary(nothing()) == dedent("""\
        # Crossread: Nothing found

        - 1 check ran, 1 of them found nothing.
        """)


def first() -> Finding:
    return told().comparison.judged[0].finding


def telling(*judged: Judged) -> Told:
    return replace(nothing(), comparison=Comparison(judged))


def test_the_worst_come_first_and_the_new_before_the_expired() -> None:
    """GitHub shows ten of each level."""
    found = first()
    judged = [
        Judged(
            found.model_copy(update={"severity": severity, "message": f"{severity} {status}"}),
            status,
            entry(found),
        )
        for severity in Severity
        for status in STATUSES
    ]
    log = commands(github(telling(*judged)))
    assert [(each.name, each.message.split("\n")[0]) for each in log] == [
        ("notice", "4 findings accepted in the baseline"),
        ("error", "contradiction new"),
        ("error", "contradiction expired"),
        ("warning", "tension new"),
        ("warning", "tension expired"),
        ("warning", "ambiguity new"),
        ("warning", "ambiguity expired"),
        ("notice", "note new"),
        ("notice", "note expired"),
    ]


@pytest.mark.parametrize(
    ("name", "message", "line"),
    [
        ("a", "100 % and %0A", "::100 %25 and %250A%0A"),
        ("a", "one\r\n::error::two", "::one ::error::two%0A"),
        ("a: b, c%", "m", "title=CR101 a%3A b%2C c%25::m%0A"),
        ("a\n::set-output", "m", "title=CR101 a %3A%3Aset-output::m%0A"),
    ],
)
def test_no_text_leaves_its_place_in_the_command(name: str, message: str, line: str) -> None:
    found = first().model_copy(update={"name": name, "message": message})
    written = github(telling(Judged(found, "new")))
    assert line in written
    assert written.count("\n") == 1
    assert commands(written)[0].properties["title"] == f"CR101 {name}".replace("\n", " ")


def test_a_file_is_named_from_the_folder_of_the_run() -> None:
    cited = first().sides[0].citations[0].model_copy(update={"file": "/news/a,b:c/facts 1.yaml"})
    sides = (first().sides[0].model_copy(update={"citations": (cited,)}),)
    (command,) = commands(
        github(telling(Judged(first().model_copy(update={"sides": sides}), "new")))
    )
    assert command.properties == {
        "file": "a,b:c/facts 1.yaml",
        "line": "9",
        "title": "CR101 date-conflict",
    }


def test_a_finding_without_claims_has_no_place() -> None:
    found = first().model_copy(update={"sides": ()})
    (command,) = commands(github(telling(Judged(found, "new"))))
    expected = Command("error", {"title": "CR101 date-conflict"}, command.message)
    assert command == expected
    assert f"| **CR101 date-conflict** {found.message} |  |" in summary(
        telling(Judged(found, "new"))
    )


def test_words_are_no_markup_of_the_summary() -> None:
    words = "a | b\n<script> `code` *bold* [x](http://x) # \x1b[31m"
    found = first().model_copy(update={"message": words})
    shown = "a \\| b \\<script\\> \\`code\\` \\*bold\\* \\[x\\](http://x) \\# \\\\x1b\\[31m"
    assert f"| **CR101 date-conflict** {shown} |" in summary(telling(Judged(found, "new")))


def test_a_summary_is_never_so_large_that_github_drops_it() -> None:
    """The limit is 1 MiB; it then shows nothing at all."""
    found = first().model_copy(update={"message": "😀|" * 5000})
    judged = [Judged(found, status, entry(found)) for status in STATUSES for _ in range(500)]
    stale = tuple(entry(found, because="😀|" * 5000) for _ in range(500))
    many = replace(told(), comparison=Comparison(tuple(judged), stale))
    written = summary(many)
    assert len(written.encode()) < 1_000_000
    assert written.count("\nAnd ") == 4
    rows = written.split("## Expired")[0].count("\n| contradiction |")
    assert f"\nAnd {500 - rows} more.\n" in written
