"""YAML that a ledger cannot be made of, and the line that says so."""

from __future__ import annotations

import pytest
import yaml

from tests.ledger.helpers import not_parsed, parsed

LEDGER = "expected a ledger, with keys such as sources, subjects, attributes and claims"
BARE = "expected the value without it"
WRITTEN_OUT = "expected the value itself, written out"
NOT_TEXT = "found a key that is not text, expected a word as the key"
SECOND = "found a second document, expected one document a file"
QUOTED = "expected quotation marks around it"
COLON = (
    "found one ': ' too many, expected quotation marks around text that holds ': ', "
    "or a line indented like its neighbours"
)
NO_KEY = (
    "found words that belong to no key, expected a key indented like the other keys, "
    "or quotation marks around the whole text"
)
OTHER_LINE = (
    "found a line that does not continue what is above it, "
    "expected keys that are all indented alike"
)
NO_ENTRY = (
    "found a line that belongs to no entry, "
    "expected an entry that starts with '- ', indented like the others"
)
OPEN_LIST = (
    "found a list in [ ] that is cut short, expected ', ' between its items and a ']' at its end"
)
OPEN_KEYS = (
    "found keys and values in { } that are cut short, "
    "expected ', ' between them and a '}' at their end"
)
ENDS = "found a '[' or a '{' that is never closed, expected a ']' or a '}' at its end"
DASH = (
    "found '- ' right after a key, "
    "expected the list on lines of its own, or quotation marks around the text"
)
BACKSLASH = (
    "found a backslash between double quotation marks, "
    "expected single ones around the text, or two backslashes for one"
)
UNCLOSED = (
    "found a quotation mark that is never closed, expected the same mark at the end of the text"
)
OTHER = (
    "found broken YAML (found invalid Unicode character escape code while parsing a quoted scalar)"
    ", expected YAML 1.2"
)
SEPARATOR = "expected a space or a new line"
ALONE = "found '{}' without ': ' in {{ }}, expected quotation marks around the text"
COMMA = ", if the comma belongs to it"
AGAIN = "found this key again, expected it once"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [f"f.yaml:1:1: found an empty file, {LEDGER}"]),
        (" \n\n# nothing\n", [f"f.yaml:1:1: found an empty file, {LEDGER}"]),
        ("---\n", [f"f.yaml:1:1: found an empty file, {LEDGER}"]),
        ("null", [f"f.yaml:1:1: found an empty file, {LEDGER}"]),
        ("- a\n- b\n", [f"f.yaml:1:1: found a list at the top, {LEDGER}"]),
        ("hello\n", [f"f.yaml:1:1: found text at the top, {LEDGER}"]),
        (
            "a: 1\n---\nb: 2\n",
            [f"f.yaml:2:1: {SECOND}"],
        ),
        (
            "---\na: 1\n...\n---\n---\n",
            [
                f"f.yaml:4:1: {SECOND}",
                f"f.yaml:5:1: {SECOND}",
            ],
        ),
    ],
)
def test_what_is_not_one_ledger(text: str, lines: list[str]) -> None:
    assert not_parsed(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: 1\nb: 2\na: 3\n", [f"f.yaml:3:1: a: {AGAIN} (first on line 1)"]),
        (
            "a: 1\n'a': 2\n\"a\": 3\n",
            [
                f"f.yaml:2:1: a: {AGAIN} (first on line 1)",
                f"f.yaml:3:1: a: {AGAIN} (first on line 1)",
            ],
        ),
        ("k:\n  - x: 1\n    x: 2\n", [f"f.yaml:3:5: x: {AGAIN} (first on line 2)"]),
        ("k: {é: 1, é: 2}\r\n", [f"f.yaml:1:11: é: {AGAIN} (first on line 1)"]),
        ("[a]: 1\n", [f"f.yaml:1:1: {NOT_TEXT}"]),
        ("k: {{a: 1}: 2}", [f"f.yaml:1:5: {NOT_TEXT}"]),
        ("~: 1\n", [f"f.yaml:1:1: {NOT_TEXT}"]),
        ("a: 1\nb: *x\n", [f"f.yaml:2:4: b: found the alias *x, {WRITTEN_OUT}"]),
        ("*x : 1\n", [f"f.yaml:1:1: found the alias *x, {WRITTEN_OUT}"]),
        ("a: &x 1\n", [f"f.yaml:1:4: a: found the anchor &x, {BARE}"]),
        ("a: &x {b: 1}\n", [f"f.yaml:1:4: a: found the anchor &x, {BARE}"]),
        ("a:\n  - &x [b]\n", [f"f.yaml:2:5: a: found the anchor &x, {BARE}"]),
        ("&x a: 1\n", [f"f.yaml:1:1: found the anchor &x, {BARE}"]),
        ("a: !!int 1\n", [f"f.yaml:1:4: a: found the tag !!int, {BARE}"]),
        ("a: ! 1\n", [f"f.yaml:1:4: a: found the tag !, {BARE}"]),
        ("a: !money {b: 1}\n", [f"f.yaml:1:4: a: found the tag !money, {BARE}"]),
        ("a: !!python/object/apply:os.system [ls]\n",
         [f"f.yaml:1:4: a: found the tag !!python/object/apply:os.system, {BARE}"]),
        ("%TAG !e! tag:e.org,2000:\n---\na: !e!x 1\n",
         [f"f.yaml:3:4: a: found the tag tag:e.org,2000:x, {BARE}"]),
        ("!!map {a: 1}\n", [f"f.yaml:1:1: found the tag !!map, {BARE}"]),
        ("a: &x !!str 1\n",
         [f"f.yaml:1:4: a: found the anchor &x, {BARE}",
          f"f.yaml:1:4: a: found the tag !!str, {BARE}"]),
    ],
)  # fmt: skip
def test_keys_aliases_anchors_and_tags(text: str, lines: list[str]) -> None:
    assert not_parsed(text) == lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: b: c\n", f"f.yaml:1:5: {COLON}"),
        ("a: 1\n b: 2\n", f"f.yaml:2:3: {COLON}"),
        (f"{'x' * 2000}: 1\n", f"f.yaml:1:2001: {COLON}"),
        ("a: 1\nb\n", "f.yaml:2:1: found a line without ': ', expected a key, ': ' and its value"),
        ('a: "x" y\n', f"f.yaml:1:8: {NO_KEY}"),
        ("  a: 1\nb: 2\n", f"f.yaml:2:1: {OTHER_LINE}"),
        ("k:\n    a: 1\n  b: 2\n", f"f.yaml:3:3: {NO_KEY}"),
        (": 1\n", f"f.yaml:1:1: {NO_KEY}"),
        ("a:\n  - x\n  b: 1\n", f"f.yaml:3:3: {NO_ENTRY}"),
        ("k: 1\na: [1, 2\nb: 3\n", f"f.yaml:2:4: {OPEN_LIST}"),
        ("a: [\n", f"f.yaml:1:4: {ENDS}"),
        ("{", f"f.yaml:1:1: {ENDS}"),
        ("a: [", f"f.yaml:1:4: {ENDS}"),
        ("a:\n  - {b: c,", f"f.yaml:2:5: {ENDS}"),
        ("a: [1, {b:\n\n", f"f.yaml:1:8: {ENDS}"),
        ("a: {b: 1\n", f"f.yaml:1:4: {OPEN_KEYS}"),
        ("a: - b\n", f"f.yaml:1:4: {DASH}"),
        ("a: ? b\n", f"f.yaml:1:4: found a value that starts with '? ', {QUOTED}"),
        ("k: 1\na: 'b\nc: 2\n", f"f.yaml:2:4: {UNCLOSED}"),
        ('a: "b\n---\n', f"f.yaml:1:4: {UNCLOSED}"),
        (r'a: "C:\dir"', f"f.yaml:1:7: {BACKSLASH}"),
        ("a: @b\n", f"f.yaml:1:4: found a value that starts with '@', {QUOTED}"),
        ("a: `b`\n", f"f.yaml:1:4: found a value that starts with '`', {QUOTED}"),
        ("a: %b\n", f"f.yaml:1:4: found a value that starts with '%', {QUOTED}"),
        ("a: }\n", f"f.yaml:1:4: found a value that starts with '}}', {QUOTED}"),
        ("a: * b\n", f"f.yaml:1:4: found a value that starts with '*' or '&', {QUOTED}"),
        ("a: >5 people\n", f"f.yaml:1:4: found a value that starts with '|' or '>', {QUOTED}"),
        ("a:\n\tb: 1\n", "f.yaml:2:1: found a tab, expected spaces"),
        ("a: 1\n\tb: 1\n", "f.yaml:2:1: found a tab, expected spaces"),
        ("a:\n  -\tb\n", "f.yaml:2:4: found a tab, expected spaces"),
        ("a: |\n\tb\n", "f.yaml:2:1: found a tab, expected spaces"),
        (r'a: "\ud800"', f"f.yaml:1:7: {OTHER}"),
    ],
)  # fmt: skip
def test_broken_yaml(text: str, line: str) -> None:
    assert not_parsed(text) == [line]


@pytest.mark.parametrize("char", ["\0", "\x07", "\x1b", "\x7f", "\x80", "\ufffe"])
def test_control_characters(char: str) -> None:
    found = f"found the control character U+{ord(char):04X}, expected text without it"
    assert not_parsed(f"a: 1\nb: x{char}y\n") == [f"f.yaml:2:5: {found}"]


@pytest.mark.parametrize("escape", [r"\0", r"\x07", r"\e", r"\u007f", r"\x9b"])
def test_control_characters_do_not_get_in_by_an_escape(escape: str) -> None:
    code = {r"\0": "0000", r"\e": "001B"}.get(escape, escape[2:].upper().zfill(4))
    found = f"found the control character U+{code}, expected text without it"
    assert not_parsed(f'a: 1\nb: ["x{escape}y"]\n') == [f"f.yaml:2:5: b: {found}"]


@pytest.mark.parametrize("char", ["\x85", "\u2028", "\u2029"])
def test_line_separators_that_no_editor_shows(char: str) -> None:
    found = f"found the invisible line separator U+{ord(char):04X}"
    assert not_parsed(f"a: x{char}y\nb: {char}z\nc: *x\n") == [
        f"f.yaml:1:5: {found}, {SEPARATOR}",
        f"f.yaml:2:4: {found}, {SEPARATOR}",
        f"f.yaml:3:4: c: found the alias *x, {WRITTEN_OUT}",
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("k: " + "[" * 10_000 + "]" * 10_000, "1:23: k"),
        ("k: " + "{a: " * 10_000 + "1" + "}" * 10_000, "1:80: a"),
        ("\n".join(" " * n + "a:" for n in range(10_000)), "21:21: a"),
        ("k:\n  " + "- " * 10_000 + "x", "2:41: k"),
        ("k: " + "[" * 100_000, "1:23: k"),
        ("? " * 10_000 + "x", "1:41"),
    ],
)
def test_nesting_without_end(text: str, place: str) -> None:
    found = "found more than 20 levels of nesting, expected a flat list"
    assert not_parsed(text) == [f"f.yaml:{place}: {found}"]


def test_a_billion_laughs_are_not_expanded() -> None:
    laughs = ["a0: &a0 lol"]
    laughs += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    lines = not_parsed("\n".join(laughs))
    assert len(lines) == 10 + 90
    assert lines[:3] == [
        f"f.yaml:1:5: a0: found the anchor &a0, {BARE}",
        f"f.yaml:2:5: a1: found the anchor &a1, {BARE}",
        f"f.yaml:2:10: a1: found the alias *a0, {WRITTEN_OUT}",
    ]


def test_all_of_it_is_reported_up_to_where_the_yaml_breaks() -> None:
    text = "a: !!int 1\nb:\n  - x: &y 2\n    x: *y\na: 3\nc: 'd\n"
    assert not_parsed(text) == [
        f"f.yaml:1:4: a: found the tag !!int, {BARE}",
        f"f.yaml:3:8: x: found the anchor &y, {BARE}",
        f"f.yaml:4:5: x: {AGAIN} (first on line 3)",
        f"f.yaml:4:8: x: found the alias *y, {WRITTEN_OUT}",
        f"f.yaml:5:1: a: {AGAIN} (first on line 1)",
        f"f.yaml:6:4: {UNCLOSED}",
    ]


def test_without_libyaml_the_same_is_read_and_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert parsed("k: 2:1\nl: [NO, ~]\n") == {"k": "2:1", "l": ["NO", None]}
    assert not_parsed("k: &x 1\nk: 2\n") == [
        f"f.yaml:1:4: k: found the anchor &x, {BARE}",
        f"f.yaml:2:1: k: {AGAIN} (first on line 1)",
    ]
    (line,) = not_parsed("k: [1\nl: 2\n")
    assert line.startswith("f.yaml:2:2: found broken YAML (expected ',' or ']'")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: {b: x, y}", [f"f.yaml:1:11: b: {ALONE.format('y')} of 'b'{COMMA}"]),
        ("a: {b: 4,000,000, c: d}", [f"f.yaml:1:10: b: {ALONE.format('000')} of 'b'{COMMA}"]),
        ("é: {é: 😀, y , z: 1}", [f"f.yaml:1:11: é: {ALONE.format('y')} of 'é'{COMMA}"]),
        ("a: [{y}]", [("f.yaml:1:6: found 'y' without ': ' in { }, "
                      "expected a key with ': ' and its value")]),
    ],
)  # fmt: skip
def test_a_comma_that_cuts_a_text_in_two(text: str, lines: list[str]) -> None:
    assert not_parsed(text) == lines


def test_an_empty_value_is_one_after_its_colon() -> None:
    assert parsed("a: {b: , c: ~}\nd:\n")["a"] == {"b": None, "c": None}
