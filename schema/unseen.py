"""Characters that nobody sees, and the few places where one of them makes sense in an id or a name.

Two ids that differ by one of them alone look alike. So they are refused, but where a script needs
them: joiners between letters of scripts that join (Persian, Indian) and between emoji, variation
selectors after signs and ideographs, tags in flags, and marks of direction in words that are
written from right to left. After Unicode's Default_Ignorable_Code_Point (UAX #44) and its rules for
joiners in identifiers (UAX #31, 2.3), which are simplified here to ranges of code points, so that
one regular expression says it to Python and to DuckDB.
"""

from __future__ import annotations

import re
import unicodedata

from schema.characters import HIDDEN, hidden

_NEVER = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u206f\u2800\u3164\ufeff\uffa0"
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e001f"
    "\U000e0080-\U000e00ff\U000e01f0-\U000e0fff"
)
_JOINERS = "\u200c\u200d"
_JOINING = (
    "\u0600-\u08ff\u0900-\u109f\u1780-\u17ff\u1800-\u18af\ua840-\uabff\ufb50-\ufdff\ufe70-\ufefc"
)
_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u20e3\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001faff"
)
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_IDEOGRAPHS = "\u1800-\u18af\u2e80-\u9fff\ua840-\ua87f\uf900-\ufaff\U00020000-\U0003ffff"
_FLAG, _TAGS = "\U0001f3f4", "\U000e0020-\U000e007f"
_DIRECTIONS = "\u061c\u200e\u200f"
_RIGHT_TO_LEFT = (
    "\u0590-\u05ff\u0600-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_MAY_JOIN = f"{_JOINING}{_EMOJI}{_SELECTORS}"
UNSEEN = "|".join(
    (
        f"[{HIDDEN}{_NEVER}]",
        f"(?:^|[^{_MAY_JOIN}])[{_JOINERS}]",
        f"[{_JOINERS}](?:$|[^{_JOINING}{_EMOJI}])",
        f"(?:^|[^#*0-9{_EMOJI}{_IDEOGRAPHS}])[{_SELECTORS}]",
        f"(?:^|[^{_FLAG}{_TAGS}])[{_TAGS}]",
        f"^[^{_RIGHT_TO_LEFT}]*[{_DIRECTIONS}][^{_RIGHT_TO_LEFT}]*$",
    )
)
"""A regular expression that finds text which is no id or name, in Python's syntax and in RE2's."""
_UNSEEN = re.compile(UNSEEN)
_ALL = re.compile(f"[{HIDDEN}{_NEVER}{_JOINERS}{_SELECTORS}{_TAGS}{_DIRECTIONS}]")
WITHOUT = "one line of text without invisible characters"


def unseen(text: str) -> str:
    """Name the first character of an id or name that nobody sees and that makes no sense there.

    Gives "" if there is none. The words have its code point, and what Unicode calls it.
    """
    if text.isascii() and text.isprintable():
        return ""
    found = _UNSEEN.search(text)
    if found is None:
        return ""
    char = (_ALL.search(found[0]) or found)[0][0]
    if hidden(char):
        return hidden(char)
    name = unicodedata.name(char, "which has no name").lower()
    return f"the invisible character U+{ord(char):04X} ({name})"


def in_re2() -> str:
    """Give the expression with everything beyond ASCII as an escape that RE2 reads."""
    escaped = "".join(c if c.isascii() else f"\\x{{{ord(c):X}}}" for c in UNSEEN)
    return re.sub(r"\\u([0-9a-f]{4})", r"\\x{\1}", escaped)
