"""The words of a name, and what each of them is: a word of its own, an initial, a particle.

Left out are the words that belong to no name: articles, legal forms of companies, honorifics, and
what describes its bearer ("the Turkish president", "the owner"). The lists are closed: what is not
in them counts as a part of the name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from schema.folding import fold
from schema.romanisation import in_latin, loosely_spelled


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


LEGAL_FORMS = _listed("""
    ab ag aps as asa bhd bv bvba co company corp corporation doo eood gesmbh gmbh gmbhco inc
    incorporated jsc kg kk lda llc llp lp ltd ltda limited mbh nv ohg ojsc oao oo ooo oy oyj pao
    pjsc plc pllc pte pty pvt sa sarl sas sdn sdnbhd se spa spzoo srl zao zrt
    """)
"""Legal forms of companies, without their dots."""
HONORIFICS = _listed("""
    ambassador chancellor dame dr frau gen gov herr hon lt madam madame messrs minister miss mlle
    mme monsieur mr mrs ms mx president prof professor rep sen senator senor senora sgt sir
    """)
"""Words before a person's name that are nobody's name."""
TITLES = HONORIFICS | _listed("""
    adm admiral archbishop ayatollah baroness bishop brig brigadier capt captain cardinal chairman
    chairwoman chief col colonel commander cmdr congressman congresswoman count countess deputy
    director duchess duke emir father finance foreign former defence defense general governor
    imam interior premier judge justice king lady lieutenant lord maj major marshal mayor pope pres
    prime prince princess queen rabbi representative rev reverend secretary sergeant sheikh sheik
    shaikh sister spokesman spokesperson spokeswoman sultan vice acting
    """)
"""The same, with words that are surnames, too, or parts of other names: "King", "General"."""
_MEN = _listed("mr sir herr monsieur lord king prince duke count baron father brother")
_WOMEN = _listed(
    "mrs ms miss mlle mme frau madam madame dame lady queen princess duchess countess baroness "
    "sister"
)
AFTER_NAMES = _listed("cbe dbe esq kbe kc mbe md mep mp obe phd qc")
GENERATIONS = _listed("""
    jr junior sr senior ii iii iv vi vii viii ix xi xii xiii xiv xv xvi
    """)
PARTICLES = _listed(
    "af al bin bint da dal de del della den der des di do dos du e el ibn la le ten ter ul van vom "
    "von y zu zum zur"
)
"""Small words inside persons' names, which some leave out."""
_SMALL = _listed("the a an and und et of for in on")
_FALLS_AWAY = _listed("the and und et")
NATIONALITIES = _listed("""
    afghan african albanian algerian american angolan arab argentine argentinian armenian asian
    australian austrian azerbaijani azeri bahraini bangladeshi basque belarusian belgian
    bolivian bosnian brazilian british bulgarian burmese cambodian cameroonian canadian catalan
    chilean chinese colombian congolese croatian cuban cypriot czech danish dutch ecuadorian
    egyptian emirati english estonian ethiopian european filipino finnish french gambian
    georgian german ghanaian greek guatemalan guinean haitian honduran hungarian icelandic
    indian indonesian iranian iraqi irish israeli italian ivorian jamaican japanese jordanian
    kazakh kenyan korean kosovar kurdish kuwaiti kyrgyz laotian latvian lebanese liberian libyan
    lithuanian macedonian malaysian malian maltese mexican moldovan mongolian montenegrin
    moroccan mozambican namibian nepalese nepali nicaraguan nigerian norwegian omani pakistani
    palestinian panamanian paraguayan peruvian polish portuguese qatari romanian russian rwandan
    salvadoran saudi scottish senegalese serbian serb singaporean slovak slovenian somali
    spanish sudanese swedish swiss syrian taiwanese tajik tanzanian thai tibetan tunisian
    turkish turkmen ugandan ukrainian uruguayan us uk uzbek venezuelan vietnamese welsh yemeni
    zambian zimbabwean
    """)

_DOTTED = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.\s?){2,}")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")
_APPOSITION = re.compile(r",\s+(?=(?:the|a|an)\s|[a-z]).*$")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`][^\W_]+)*|[&+]")  # noqa: RUF001 - as newsrooms type them
_POSSESSIVE = re.compile(r"['’]s$")  # noqa: RUF001 - the same
_TWO = 2


class NameWord(NamedTuple):
    """One word of a name: in one spelling, and in one that is the same for more spellings.

    `plain` has no case and no accents; `loose` has the spelling of umlauts in ASCII and of
    endings out of other scripts made one, too. `optional`: a particle, which may be left out.
    """

    plain: str
    loose: str
    initial: bool = False
    optional: bool = False


class Name(NamedTuple):
    """A name in its words, and what was set aside: generations, and the nationality of its bearer.

    `described`: the bearer's office, or what they are, was set aside, too. `woman`: whether a title
    says so, None where none says either. `whole` has all words.
    """

    words: tuple[NameWord, ...]
    generations: frozenset[str]
    nationalities: frozenset[str]
    described: bool
    woman: bool | None
    in_brackets: str
    whole: tuple[str, ...]

    @property
    def letters(self) -> str:
        """All letters of the name, with nothing between them."""
        return "".join(word.loose for word in self.words)


class _Written(NamedTuple):
    """A word as written, and folded."""

    text: str
    plain: str

    @property
    def small(self) -> bool:
        return self.text[0].islower()


@lru_cache(maxsize=65536)
def name_words(text: str, *, of_person: bool = False) -> Name:
    """Part a name into its words; a person's loses all titles and marks its particles."""
    bare = _IN_BRACKETS.sub("", text).strip() or text
    brackets = fold(" ".join(_IN_BRACKETS.findall(text))) if bare != text else ""
    written = _surname_last(_APPOSITION.sub("", bare))
    written = [word for word in written if word.plain not in _FALLS_AWAY] or written
    whole = tuple(w.plain for w in written)
    written = _without_form(written)
    generations = frozenset(word.plain for word in written[1:] if _is_generation(word, written))
    written = [w for n, w in enumerate(written) if not n or not _is_generation(w, written)]
    if of_person:
        written = [w for n, w in enumerate(written) if not n or w.plain not in AFTER_NAMES]
    bearer = _bearer(written, TITLES if of_person else HONORIFICS)
    named = written[bearer.words :]
    words = tuple(_words(named, text, of_person=of_person))
    title = {word.plain for word in written[: bearer.words]}
    woman = bool(title & _WOMEN) if title & (_MEN | _WOMEN) else None
    nations, described = bearer.nationalities, bearer.described
    return Name(words, generations, nations, described, woman, brackets, whole)


def _written(text: str) -> list[_Written]:
    """Give the words as written; "J.R." is two, "S.p.A." and "U.S." one."""
    joined = _DOTTED.sub(_undotted, text)
    words = (_POSSESSIVE.sub("", word) for word in _WORD.findall(joined))
    return [_Written(word, _plain(word)) for word in words if word and word not in "&+"]


def _surname_last(text: str) -> list[_Written]:
    """Give the words as written; of "Erdogan, Recep Tayyip" those behind the comma come first."""
    first, _, rest = text.partition(",")
    before, behind = _written(first), _written(rest)
    if any(word.plain in LEGAL_FORMS | AFTER_NAMES | GENERATIONS for word in behind):
        return before + behind
    return behind + before


def _undotted(dotted: re.Match[str]) -> str:
    letters = re.sub(r"[.\s]", "", dotted[0])
    if letters.lower() in LEGAL_FORMS | NATIONALITIES | AFTER_NAMES:
        return f"{letters} "
    return " ".join(letters) + " "


def _plain(word: str) -> str:
    return fold(in_latin(word)).replace(" ", "")


def _without_form(written: list[_Written]) -> list[_Written]:
    """Leave out the legal forms that a name ends with."""
    forms = len(list(takewhile(lambda w: w.plain in LEGAL_FORMS, reversed(written))))
    return written[: len(written) - forms] or written


def _is_generation(word: _Written, name: list[_Written]) -> bool:
    """Whether a word is "Jr." or a number; I, V and X are at the end of a name without a dot."""
    return word.plain in GENERATIONS or (word is name[-1] and word.text in ("I", "V", "X"))


class _Bearer(NamedTuple):
    """How many words in front of a name say what its bearer is, and what they say."""

    words: int = 0
    nationalities: frozenset[str] = frozenset()
    described: bool = False


def _bearer(written: list[_Written], titles: frozenset[str]) -> _Bearer:
    """Find what describes the bearer of a name, in front of it.

    Words in small letters do, in front of a word with a capital; but "university of Oxford" is a
    name. A nationality does only in front of a description or of two words more, as it is a part
    of "Turkish Airlines".
    """
    nations: set[str] = set()
    described, n = False, 0
    for n, word in enumerate(written):  # noqa: B007 - where the name begins
        if word.plain in NATIONALITIES and not word.small:
            nations.add(word.plain)
        elif word.plain in titles or (word.small and word.plain not in PARTICLES | _SMALL):
            described = True
        else:
            break
    named = written[n:]
    if not n or all(word.small for word in named) or named[0].plain in _SMALL:
        return _Bearer()
    if not described and len(named) < _TWO:
        return _Bearer()
    return _Bearer(n, frozenset(nations), described)


def _words(written: list[_Written], text: str, *, of_person: bool) -> list[NameWord]:
    several, capitals = len(written) > 1, text.isupper()
    found: list[NameWord] = []
    for n, word in enumerate(written):
        if several and _are_initials(word, first=n == 0, capitals=capitals, of_person=of_person):
            found += [NameWord(letter, letter, initial=True) for letter in word.plain]
            continue
        particle = several and word.plain in PARTICLES and (bool(n) or word.small)
        particle = particle or (several and word.plain in {"al", "el"} and f"{word.text}-" in text)
        found.append(
            NameWord(word.plain, loosely_spelled(word.text), optional=of_person and particle)
        )
    return found


def _are_initials(word: _Written, *, first: bool, capitals: bool, of_person: bool) -> bool:
    """Whether a word is a letter, or the two capitals of "JF Kennedy"."""
    if len(word.plain) == 1:
        return word.plain.isalpha()
    return of_person and first and not capitals and len(word.text) == _TWO and word.text.isupper()
