"""Whether a text is English, told by the small words that every text is full of."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from article_files.article import NoArticleError

_SMALL_WORDS = {
    "English": "the of and to in a is that for it was on are with as his they at be this from have "
    "or by had not but what were when your said there an which their if will has he she",
    "German": "der die und das von zu mit sich den des auf nicht ein eine als auch es dem wird "
    "sind im hat nach bei wie aus war einer ist für noch werden",
    "French": "le la les des et est un une du dans que pour qui sur pas au par plus ce avec son se "
    "ne sont mais ont aux été cette elle il",
    "Spanish": "el los las del que y en una por con para es se su al lo como más pero sus le ya "
    "este fue ha sobre entre también hasta desde",
    "Portuguese": "os das dos que e em uma por com para não se na no ao como mais mas foi sua seu "
    "pelo são também já está",
    "Italian": "il gli della che di per un una con non sono del nel dei alla anche si è ha più da "
    "come delle questo ma dal",
    "Dutch": "het een van en dat op te zijn voor met niet aan er om ook als bij door maar nog naar "
    "uit wordt deze heeft",
    "Turkish": "ve bir bu da de için ile olarak olan çok daha sonra gibi kadar ise ancak etti "
    "dedi olduğunu göre",
    "Polish": "i w na z się nie do to że o jest jak po od za przez ale dla być tym tego oraz był",
    "Swedish": "och att det som en på är av för med den till inte om ett han har de var jag men vi",
    "Danish": "og at det som en på er af for med den til ikke om et han har de var jeg men vi blev",
    "Indonesian": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena "
    "tersebut bisa ada",
    "Romanian": "și în de la cu pe care nu este din o un să a fost mai pentru că sunt",
}  # fmt: skip
_LANGUAGES = {name: frozenset(words.split()) for name, words in _SMALL_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 2000
"""So many words are enough."""
_LEAST = 25
"""A text with fewer words is too short to tell."""
_ENGLISH_LEAST = 0.12
"""The share of small words that the poorest English news has; that of others is near the half."""
_OTHER_SCRIPT = 0.4
_SCRIPTS = {"CJK": "Chinese or Japanese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese"}
_EXPECTED = "an article in English"


def require_english(text: str) -> None:
    """Raise NoArticleError for a text that is plainly in another language."""
    letters = [c for c in text[: _LOOKED_AT * 8] if c.isalpha()]
    foreign = Counter(script for c in letters if (script := _script(c)) != "LATIN")
    if foreign and sum(foreign.values()) > len(letters) * _OTHER_SCRIPT:
        ((script, _),) = foreign.most_common(1)
        name = _SCRIPTS.get(script, f"{script.capitalize()} letters")
        raise NoArticleError(f"is not in English, but in {name}", _EXPECTED)
    words = [word.casefold() for word in _WORD.findall(text)[:_LOOKED_AT]]
    if len(words) < _LEAST:
        return
    shares = {
        language: sum(word in small for word in words) / len(words)
        for language, small in _LANGUAGES.items()
    }
    english = shares.pop("English")
    likeliest = max(shares, key=lambda language: shares[language])
    if english < _ENGLISH_LEAST and shares[likeliest] > max(english * 1.5, 0.1):
        raise NoArticleError(f"is not in English, but in {likeliest}", _EXPECTED)


def _script(letter: str) -> str:
    """Give the first word of a letter's name, which is its script."""
    if letter.isascii():
        return "LATIN"
    return unicodedata.name(letter, "LATIN").partition(" ")[0].partition("-")[0]
