"""One spelling for those that a word has in plain English letters.

Umlauts are written with an e or without it, and a name out of another script has several forms:
Mueller and Muller, Zelensky and Zelenskyy. What is certain is in a closed table; a rule for all
vowels would make one of two names.
"""

from __future__ import annotations

import re
import unicodedata

from schema.folding import fold

_FIRST_CYRILLIC = 0x430
_RUSSIAN = "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"
_CYRILLIC = dict(enumerate(_RUSSIAN.split(" "), _FIRST_CYRILLIC)) | {
    0x451: "e",
    0x454: "ye",
    0x456: "i",
    0x457: "yi",
    0x491: "g",
}
"""The small letters of Russian, in the order of Unicode, then those of Ukrainian."""
_ALL_CYRILLIC = re.compile("[\u0400-\u04ff]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"})
_VOWELS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))
_SLAVIC_ENDING = re.compile(r"(?<=sk)(?:iy|yy|yi|ii|ij|y)$")
_ALIKE = {
    spelling: row.split()[0]
    for row in """
    mohammed mohammad mohamed mohamad muhammad muhammed muhamad
    hussein husein hussain husain husayn
    gaddafi gadhafi qaddafi qadhafi kadhafi kaddafi
    ahmed ahmad
    yusuf youssef yousef yusef yousuf
    abdullah abdallah abdulla
    omar umar
    sheikh sheik shaikh
    hassan hasan
    osama usama
    khaled khalid
    sergei sergey serguei
    alexei alexey aleksei aleksey
    andrei andrey
    alexander aleksandr alexandr
    dmitry dmitri dmitriy
    yuri yury yuriy
    zelensky zelenski
    muammar moammar muammer
    kyiv kiev
    kharkiv kharkov
    odesa odessa
    st saint
    mt mount
    ft fort
    bros brothers
    univ university
    dept department
    intl international
    govt government
    assn association
    """.splitlines()
    if row.split()
    for spelling in row.split()
}
"""Names of many spellings, and abbreviations; the first one stands for all."""


def in_latin(word: str) -> str:
    """Give a word in small letters; one in Cyrillic letters alone, as English writes it."""
    lower = word.lower()
    if not _ALL_CYRILLIC.fullmatch(lower):
        return lower
    return lower.translate(_CYRILLIC).replace("-", "")


def loosely_spelled(word: str) -> str:
    """Give the spelling that stands for all of a word; it is no word to print."""
    composed = unicodedata.normalize("NFC", in_latin(word))
    plain = _SLAVIC_ENDING.sub("i", fold(composed.translate(_UMLAUTS)).replace(" ", ""))
    plain = _ALIKE.get(plain, plain)
    for written, letter in _VOWELS:
        plain = plain.replace(written, letter)
    return plain
