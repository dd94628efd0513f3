"""Which names are those of one person, and which may be one name."""

import pytest

from schema.same_name import may_be_one, persons_agree

MAY_BE_ONE = """
Shoei Kisen|Shoei Kisen Kaisha
J. R. Smith|John Smith
J.R. Smith|John Robert Smith
Smith & Wesson|Smith and Wesson
Müller|Mueller
Mueller|Muller
Robert Müller|Robert Mueller
Shoei Kisen Kaisha Ltd|Shoei Kisen Kaisha
Shoei Kisen Kaisha, Ltd.|Shoei Kisen Kaisha Co.
Evergreen Marine Corp.|Evergreen Marine GmbH
The Evergreen|Evergreen
Japanese shipowner Shoei Kisen|Shoei Kisen
Japanese shipowner Shoei Kisen|Shoei Kisen Kaisha
the Turkish president Erdogan|Recep Tayyip Erdogan
Turkish President Erdogan|Recep Tayyip Erdoğan
Japanese Shoei Kisen|Shoei Kisen Kaisha
Shoei Kisen, the Japanese owner|Shoei Kisen Kaisha
Shoei Kisen (Japan)|Shoei Kisen Kaisha
UN|United Nations
N.A.T.O.|North Atlantic Treaty Organization
CAATSA|Countering America's Adversaries Through Sanctions Act
Coca-Cola|CocaCola
Kim Jong-un|Kim Jongun
Kim Jong-un|Kim Jong Un
Erdogan, Recep Tayyip|Recep Tayyip Erdogan
Kim Jong-un|Jong-un Kim
Volodymyr Zelensky|Volodymyr Zelenskyy
Зеленский|Zelensky
Mohammed bin Salman|Muhammad bin Salman
J.P. Morgan|JPMorgan
JP Morgan Chase|J.P. Morgan
Bashar al-Assad|Bashar Assad
Donald Trump|Donald Trump Jr.
Mr Smith|John Smith
Dr. Anna Berg|Anna Berg
Boeing 737|Boeing 737 MAX
Bank of Japan|The Bank of Japan
New York|New York City
Turkish Airlines|Turkish Airlines Inc.
A. Lindqvist|Anna Lindqvist
Deutsche Bank AG|Deutsche Bank
Kanye West|Kanye
Łukasz Żak|Lukasz Zak
S.p.A. Eni|Eni S.p.A.
Eni S.p.A.|Eni
Strauß|Strauss
Jean-Luc Picard|Jean Luc Picard
Marks + Spencer|Marks & Spencer
Ocean Network Express (ONE)|Ocean Network Express
the Suez Canal Authority|Suez Canal Authority
the owner Shoei Kisen|Shoei Kisen
M&S|Marks & Spencer
Saint Mary's Hospital|St. Mary's Hospital
Muammar Gaddafi|Moammar Qaddafi
George H. W. Bush|George W. Bush
Elizabeth II|Queen Elizabeth
Malcolm X|Malcolm
MV Ever Given|the container ship Ever Given
"""
"""Pairs of names of anything: a question."""
ARE_TWO = """
Anna Lindqvist|Anna Lindquist
Antony Blinken|Anthony Blinken
Anna|Аnna
Ann|Anne
Sudan|South Sudan
York|New York
Turkish Airlines|Pegasus Airlines
Japanese Red Cross|International Red Cross
Japanese Red Cross|Turkish Red Cross
Japanese government|German government
Evergreen Marine|Evergreen Line
John Smith|Jane Smith
General Motors|Tesla Motors
Premier League|Football League
George Bush Sr.|George Bush Jr.
Bank of America|Bank of China
University of Oxford|University of Cambridge
the Turkish president|the Greek president
Shoei Kisen|Evergreen
Springfield (Illinois)|Springfield (Ohio)
Elise|Elize
Apollo 11|Apollo 13
UN|NATO
US Air Force|Israeli Air Force
Ada|Ben
Paul Smith|John Smith
M. Thomas|Thomas Muller
university of Oxford|Oxford Brookes University
Mr Smith|Mrs Smith
Elizabeth II|Elizabeth I
Socialist Party of Chile|Socialist Party of Peru
北京|上海
"""
"""Pairs that are two names, or one that is misspelt."""
ONE_PERSON = """
Kim Jong-un|Jong-un Kim
Kim Jong-un|Kim Jong Un
Kim Jong-un|Kim Jongun
Kim Jong-un|Kim
Erdogan, Recep Tayyip|Recep Tayyip Erdogan
Erdogan|Recep Tayyip Erdogan
President Erdogan|Recep Tayyip Erdoğan
Turkish President Recep Tayyip Erdogan|Tayyip Erdogan
R. T. Erdogan|Recep Tayyip Erdogan
RT Erdogan|Recep Tayyip Erdogan
J. R. Smith|John Smith
J.R. Smith|John Robert Smith
Smith, J.|John Smith
Gen. Mark Milley|Milley
General Haftar|Khalifa Haftar
Gen Khalifa Haftar|Khalifa Haftar
Bashar al-Assad|Assad
Al-Assad|Bashar al Assad
Al-Assad|Bashar Assad
Mohammed bin Salman|Mohammed Salman
Ludwig van Beethoven|Beethoven
Van Gogh|Vincent van Gogh
Sir Keir Starmer|Keir Starmer
Prime Minister Keir Starmer|Starmer
King Charles III|Charles III
Dr. Anthony Fauci|Anthony S. Fauci
John Smith, PhD|John Smith
Charles de Gaulle|Gaulle
Ursula von der Leyen|von der Leyen
Ursula von der Leyen|Leyen
Mr. O'Neill|Tip O’Neill
John Smith|John Adam Smith
Ms Voss|Ada Voss
ANNA LINDQVIST|Anna Lindqvist
Defence Minister Hulusi Akar|Hulusi Akar
John F. Kennedy|JF Kennedy
the mayor, Anna Lindqvist|Anna Lindqvist
"""
TWO_PERSONS = """
John Smith|Jane Smith
Donald Trump|Donald Trump Jr.
George Bush Sr.|George Bush Jr.
Van Morrison|Jim Morrison
Ben Kaya|Tom Kaya
Antony Blinken|Anthony Blinken
J. Smith|Paul Smith
M. Thomas|Thomas Muller
Ada Voss|Ben Kaya
Al Gore|Ann Gore
Robert Müller|Robert Mueller
King Charles III|King Charles II
J. Voss|Ada Voss
J. R. Smith|John Paul Smith
George H. W. Bush|George W. Bush
Mr Smith|Ms Smith
Charles III|Charles I
Jean Marais|Marie Jean
"""


def pairs(lines: str) -> list[tuple[str, str]]:
    found = [tuple(line.split("|")) for line in lines.strip().splitlines()]
    return [(one, other) for one, other in found] + [(other, one) for one, other in found]


@pytest.mark.parametrize(("lines", "wanted"), [(MAY_BE_ONE, True), (ARE_TWO, False)])
def test_names_of_anything(lines: str, *, wanted: bool) -> None:
    assert [pair for pair in pairs(lines) if may_be_one(*pair) != wanted] == []


@pytest.mark.parametrize(("lines", "wanted"), [(ONE_PERSON, True), (TWO_PERSONS, False)])
def test_names_of_persons(lines: str, *, wanted: bool) -> None:
    assert [pair for pair in pairs(lines) if persons_agree(*pair) != wanted] == []


@pytest.mark.parametrize(
    "name", ["", "…", "the", "Ltd", "A.", "of", "(Japan)", "J. R.", "x, y, z", "president"]
)
def test_names_of_odd_words_are_read(name: str) -> None:
    assert may_be_one(name, "Ada Voss") is False
    assert persons_agree(name, name)
