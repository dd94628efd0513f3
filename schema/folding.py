"""Spelling that makes no difference: case, accents, punctuation, British and American forms.

Single letters in a row are one word: "U.S." and "U S" are "US", "J. F. Kennedy" is "JF Kennedy".

The spelling pairs are a closed table of words and not endings: a rule "-ise is -ize" would also
make one of Elise and Elize, and two spellings of a person's name are what an editor wants to see.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
    }
)
_SPACED_LETTERS = re.compile(r"(?<=\b[^\W\d_]) (?=[^\W\d_]\b)")  # as in "u s congress"
_APOSTROPHES = re.compile("['’‘‛′ʼʻʾʿ`´＇]")  # noqa: RUF001 - the marks that newsrooms type
_BETWEEN = re.compile(r"[\W_]+")
_SIGNS = frozenset("_%$€£¥+&")

_BRITISH_AMERICAN = """
aeroplane airplane, aluminium aluminum, analyse analyze, armour armor, authorisation
authorization, authorise authorize, behaviour behavior, cancelled canceled, catalogue catalog,
centre center, cheque check, civilisation civilization, colour color, counsellor counselor,
criticise criticize, defence defense, demobilisation demobilization, dialogue dialog, endeavour
endeavor, favour favor, favourite favorite, fibre fiber, harbour harbor, honour honor,
humour humor, jewellery jewelry, judgement judgment, kilometre kilometer, labour labor, licence
license, liberalisation liberalization, litre liter, manoeuvre maneuver, marshalled marshaled,
metre meter, mobilisation mobilization, modernisation modernization, mould mold, moustache
mustache, nationalisation nationalization, neighbour neighbor, normalisation normalization,
offence offense, organisation organization, organise organize, organiser organizer, paediatric
pediatric, plough plow, practise practice, pretence pretense, privatisation privatization,
programme program, realise realize, recognise recognize, rumour rumor, savour savor, sceptic
skeptic, specialised specialized, stabilisation stabilization, sulphur sulfur, theatre theater,
travelled traveled, traveller traveler, tyre tire, utilisation utilization, valour valor, vapour
vapor, vigour vigor, visualisation visualization
"""


def _spellings() -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in _BRITISH_AMERICAN.split(","):
        british, american = pair.split()
        endings = ("", "s", "d") if british.endswith("e") else ("", "s")
        found |= {british + ending: american + ending for ending in endings}
    return found


_SPELLINGS = _spellings()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Give the form under which two spellings of the same words are equal.

    Text of signs alone, which has no words to compare, keeps its signs.
    """
    if text.isascii() and text.isalnum():  # most texts: one word that has nothing to fold but case
        return _SPELLINGS.get(text.lower(), text.lower())
    # twice, as decomposing brings forth both: capitals (U+2122, TM in one sign) and apostrophes;
    # but the acute accent that stands for one becomes a space
    plain = _lower(unicodedata.normalize("NFKD", _lower(text)))
    bare = "".join(_kept(c) for c in unicodedata.normalize("NFKD", plain))
    words = [_SPELLINGS.get(word, word) for word in bare.split()]
    return _SPACED_LETTERS.sub("", " ".join(words or plain.split()))


def voice(speaker: str) -> str:
    """Give a speaker as compared: "The police" and "police" are one."""
    return fold(speaker).removeprefix("the ")


def _lower(text: str) -> str:
    return _APOSTROPHES.sub("", text).casefold().translate(_LETTERS)


@lru_cache(maxsize=4096)
def _kept(c: str) -> str:
    """Give a decomposed character itself, nothing (an accent), or a space (punctuation).

    In many scripts a mark is no accent but half a letter (Indian vowel signs, Japanese voicing):
    accents are what Unicode gives a combining class from 200 on, and the points of Hebrew and
    Arabic, which writers add or leave out, classes 10 to 36.
    """
    if c.isalnum() or c in _SIGNS:
        return c
    kind, combining = unicodedata.category(c), unicodedata.combining(c)
    if kind == "Cf" or combining >= 200 or 10 <= combining <= 36:  # noqa: PLR2004 - see above
        return ""  # Cf: soft hyphens and other marks that no reader sees
    return c if kind[0] == "M" else " "


def plain(words: str) -> str:
    """Give words in lower case, with one space between them, and one at both ends.

    Whatever is neither a letter nor a digit counts as space, so that `plain(a) in plain(b)` says
    whether b has the words of a, as whole words.
    """
    return f" {_BETWEEN.sub(' ', words.lower()).strip()} "
