"""Words of other European languages around dates and figures, as European English quotes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.word_classes import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

_FUNCTION_WORDS = listed(
    "der die das und von mit nach den dem ein eine einer sich auf f\u00fcr wird "
    "le la les des du une dans est aux pour sur qui \u00e0 selon et "
    "el los las del una por para con seg\u00fan "
    "il lo gli della dei delle di che sono "
    "os um uma dos das na da em n\u00e3o segundo entre "
    "de en y al sus como hasta se nel per dopo ha "
    "het een van voor niet wie op aan waar kreeg uur tot er"
)
_ENOUGH = 3
"""Different function words that make a quote one of another language; English shares a few."""
SCALES = listed(
    "tausend duizend mila millionen miljoen milione milioni mill\u00f3n millones milh\u00e3o "
    "milh\u00f5es milliarde milliarden milliard milliards miliardo miliardi miljard bilh\u00e3o "
    "bilh\u00f5es billionen biljoen mio mrd "
    "miljon miljoner miljarder millioner milliarder"
)
"""Scale words that no English figure has."""
YEARS = listed("a\u00f1os anos ans anni jaar jahre jahren jahr ann\u00e9es")
"""Words for years: a figure before them is an age, or a length of time."""
MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "januar janvier enero gennaio janeiro januari",
            "februar f\u00e9vrier febrero febbraio fevereiro februari",
            "m\u00e4rz mars marzo mar\u00e7o maart",
            "avril abril aprile",
            "mai mayo maggio maio mei",
            "juni juin junio giugno junho",
            "juli juillet julio luglio julho",
            "ao\u00fbt agosto augustus",
            "septembre septiembre settembre setembro",
            "oktober octobre octubre ottobre outubro",
            "novembre noviembre novembro",
            "dezember d\u00e9cembre diciembre dicembre dezembro",
        ),
        start=1,
    )
    for word in words.split()
}
"""Months: read only after a day of the month, since some are English words."""


NUMBERS = (
    dict.fromkeys(listed("anderthalb anderhalf anderhalve"), "1.5")
    | dict.fromkeys(listed("halbe halben demi mezzo mezza medio media meio meia"), "0.5")
    | dict.fromkeys(listed("ein eine einer un une una um uma een"), "1")
    | {"mil": "1000"}
)
"""Numbers as words before a scale word: "anderthalb Millionen", "mezzo milione", "un milione"."""


def is_continental(words: Iterable[str]) -> bool:
    """Whether a quote is in one of these languages, which write 1.200,50 for 1,200.50."""
    return len(_FUNCTION_WORDS.intersection(words)) >= _ENOUGH
