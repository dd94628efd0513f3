"""Mutants of files that people write: what half-saved, converted and hostile files look like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    Change = Callable[[bytes, Random], bytes]

_BITS = 8
_TOKENS: tuple[bytes, ...] = (
    *(b"\x00", b"\xff", b"\xe9", b"\xef\xbb\xbf", b"\xff\xfe", b"\r\n", b"\r", b"\t", b"\x1b[31m"),
    *(b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xc4\xb0", b"\xcc\x81", b"\xf0\x9f\x98\x80"),
    *(b"{", b"}", b"[", b"]", b": ", b"- ", b"? ", b", ", b"#", b"&a ", b"*a", b"!!int ", b"|\n"),
    *(
        b'"',
        b"'",
        b"\\",
        b"%",
        b"---\n",
        b"...\n",
        b"{y}",
        b"[[[[",
        b"{{{{",
        b"<<: ",
        b"~",
        b"null",
    ),
    *(
        b"0",
        b"-1",
        b"1e999999999",
        b"9" * 40,
        b"9" * 5000,
        b"0." + b"0" * 300 + b"1",
        b"NaN",
        b"inf",
    ),
    *(b"m**0", b"m**9**9", b"((((", b"percentage points", b"degC", b"ton/gallon", b"USD/year"),
    *(b"Y17E8", b"Y-5877641-06-24", b"../2018", b"2019-07-12/2019-07-21~", b"0000-01-01", b"XXXX"),
    *(b"2024-06-01T19:00+14:00", b"04/14/2021", b"9999-12-31", b"24:00", b"2019-W01", b"2019-33"),
    *(
        b"about ",
        b"at least ",
        b"between 3 and ",
        b"half",
        b"dozens of ",
        b" billion",
        b" lakh crore",
    ),
    *(b"last month", b"two years ago", b"next Friday", b"the day after tomorrow", b"FY2020", b"$"),
)
_LINE = re.compile(rb"[^\n]*\n?")


def mutated(data: bytes, random: Random) -> bytes:
    """Change a file in one to four places."""
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        data = random.choice(_CHANGES)(data, random)
    return data


def cut(data: bytes, random: Random) -> bytes:
    """Save half of it."""
    return data[: _at(data, random)]


def _at(data: bytes, random: Random) -> int:
    return random.randrange(len(data) + 1)


def _bytes_swapped(data: bytes, random: Random) -> bytes:
    if not data:
        return data
    changed = bytearray(data)
    one, other = random.randrange(len(data)), random.randrange(len(data))
    changed[one], changed[other] = changed[other], changed[one]
    return bytes(changed)


def bit_flipped(data: bytes, random: Random) -> bytes:
    """Flip one bit."""
    if not data:
        return data
    changed = bytearray(data)
    changed[random.randrange(len(data))] ^= 1 << random.randrange(_BITS)
    return bytes(changed)


def _byte_set(data: bytes, random: Random) -> bytes:
    at = _at(data, random)
    return data[:at] + bytes([random.choice((0, 1, 127, 128, 255, 10, 13, 34))]) + data[at + 1 :]


def _token_inserted(data: bytes, random: Random) -> bytes:
    at = _at(data, random)
    return data[:at] + random.choice(_TOKENS) + data[at:]


def _word_replaced(data: bytes, random: Random) -> bytes:
    words = list(re.finditer(rb"[\w.+-]+", data))
    if not words:
        return data
    word = random.choice(words)
    return data[: word.start()] + random.choice(_TOKENS) + data[word.end() :]


def _part_repeated(data: bytes, random: Random) -> bytes:
    one, other = sorted((_at(data, random), _at(data, random)))
    return data[:other] + data[one:other][:2000] + data[other:]


def _part_removed(data: bytes, random: Random) -> bytes:
    one = _at(data, random)
    return data[:one] + data[one + random.choice((1, 2, 10, 100)) :]


def _lines_moved(data: bytes, random: Random) -> bytes:
    lines = _LINE.findall(data)
    line = lines.pop(random.randrange(len(lines)))
    lines.insert(random.randrange(len(lines) + 1), line)
    return b"".join(lines)


def _line_indented(data: bytes, random: Random) -> bytes:
    lines = _LINE.findall(data)
    at = random.randrange(len(lines))
    lines[at] = random.choice((b" ", b"  ", b"\t", b"- ", b"    ")) + lines[at]
    return b"".join(lines)


def _key_moved(data: bytes, random: Random) -> bytes:
    """Put a key with its value where another one stands."""
    keys = list(re.finditer(rb"[\w-]+: ?[^\n,{}]*", data))
    if not keys:
        return data
    key, place = random.choice(keys), random.choice(keys)
    return data[: place.start()] + key[0] + data[place.end() :]


def _nested(data: bytes, random: Random) -> bytes:
    at = _at(data, random)
    opening = random.choice((b"[", b"{", b"{a: ", b"- ", b"(", b'"'))
    return data[:at] + opening * random.choice((3, 19, 21, 300)) + data[at:]


def _converted(data: bytes, random: Random) -> bytes:
    """Save it as another program would."""
    text = data.decode("utf-8", "replace")
    how: tuple[Callable[[], bytes], ...] = (
        lambda: text.encode("latin-1", "replace"),
        lambda: text.encode("utf-16"),
        lambda: text.encode("utf-8-sig"),
        lambda: data.replace(b"\n", b"\r\n"),
        lambda: data.replace(b"\n", b"\r"),
        lambda: data.replace(b" ", b"\xc2\xa0"),
    )
    return random.choice(how)()


_CHANGES: tuple[Change, ...] = (
    cut,
    bit_flipped,
    _bytes_swapped,
    _byte_set,
    _token_inserted,
    _token_inserted,
    _word_replaced,
    _word_replaced,
    _part_repeated,
    _part_removed,
    _lines_moved,
    _line_indented,
    _key_moved,
    _key_moved,
    _nested,
    _converted,
)
