"""What is not read as EDTF, and what the message says to write instead."""

from __future__ import annotations

import pytest

from schema.values.edtf import EdtfError, days

FORMS = "an EDTF date such as 2019, 2019-07, 2019-07-12, 2018-05/2018-11, 2019~ or [2017, 2019]"
INTERVAL = "an interval of two dates, as in 2018-05/2018-11 or ../2018-06"
BACKWARDS = "an interval whose end does not come before its start"
YEAR_FIRST = "an EDTF date with the year first and the day last, as in 2019-07-12"
OPEN_YEAR = "at most two open digits in a year whose month is given"

REFUSED = {
    "": FORMS,
    "yesterday": FORMS,
    "2019-7": FORMS,
    "2019-7-12": FORMS,
    "201": FORMS,
    "20190712": FORMS,
    "２０１９": FORMS,
    "٢٠١٩": FORMS,
    "2019–2020": FORMS,
    "2019-07-12T24:00:00": FORMS,
    "2019-07-12T10": FORMS,
    "2019-07-12 10": FORMS,
    "2019-07-12  10:00": FORMS,
    "2019-07-12T 10:00": FORMS,
    "2019-07-12 10:00:00.": FORMS,
    "2019-07-12 July": FORMS,
    "2019-07 10:00": FORMS,
    "2019-07-12T10:60": FORMS,
    "2019-07-12T10:00:00+15:00": FORMS,
    "2019-07T10:00": FORMS,
    "T10:00": FORMS,
    "Y2019": FORMS,
    "Y17E7": FORMS,
    "1950S2": FORMS,
    "Y" + "9" * 13: FORMS,
    "Y" + "9" * 5000: FORMS,
    "2019~~": FORMS,
    "2019-xx": FORMS,
    "-19": FORMS,
    "-0000": FORMS,
    "2019-00": "a month from 01 to 12, or a season from 21 to 41; 2019-00 has neither",
    "2019-13": "a month from 01 to 12, or a season from 21 to 41; 2019-13 has neither",
    "2019-20": "a month from 01 to 12, or a season from 21 to 41; 2019-20 has neither",
    "2019-42": "a month from 01 to 12, or a season from 21 to 41; 2019-42 has neither",
    "2019-2X": "a month from 01 to 12, or a season from 21 to 41; 2019-2X has neither",
    "2019-13-01": "a month from 01 to 12; 2019-13-01 has none",
    "2019-21-05": "a month from 01 to 12; 2019-21-05 has none",
    "2019-21-XX": "a month from 01 to 12; 2019-21-XX has none",
    "2019-02-29": "a day that exists; 2019-02-29 does not",
    "1900-02-29": "a day that exists; 1900-02-29 does not",
    "2019-04-31": "a day that exists; 2019-04-31 does not",
    "2019-07-00": "a day that exists; 2019-07-00 does not",
    "2019-07-32": "a day that exists; 2019-07-32 does not",
    "2019-02-3X": "a day that exists; 2019-02-3X does not",
    "2XXX-07": OPEN_YEAR,
    "XXXX-12-25": OPEN_YEAR,
    "XXXX-24": OPEN_YEAR,
    "{2017, 2019}": "one date; {...} says all of these, so enter one claim for each",
    "[2017, 2019": "a closing bracket, as in [2017, 2019]",
    "[": "a closing bracket, as in [2017, 2019]",
    "[]": FORMS,
    "[2017,]": FORMS,
    "[2017/2019]": FORMS,
    "[2017..2018..2019]": FORMS,
    "[..]": INTERVAL,
    "[2019..2017]": BACKWARDS,
    "/": INTERVAL,
    "../..": INTERVAL,
    "../": INTERVAL,
    "..": FORMS,
    "2019/2018": BACKWARDS,
    "2019-07-12/2019-07-11": BACKWARDS,
    "2017/2018/2019": FORMS,
    "2019/yesterday": FORMS,
    "12/07/2019": YEAR_FIRST,
    "7/12/19": YEAR_FIRST,
    "12.7.2019": YEAR_FIRST,
    "July 2019": "an EDTF date: write 2019-07",
    "Sept. 2017": "an EDTF date: write 2017-09",
    "sep 2017": "an EDTF date: write 2017-09",
    "12 July 2019": "an EDTF date: write 2019-07-12",
    "12th July, 2019": "an EDTF date: write 2019-07-12",
    "July 4, 2019": "an EDTF date: write 2019-07-04",
    "MAY 31 2021": "an EDTF date: write 2021-05-31",
    "February 29, 2020": "an EDTF date: write 2020-02-29",
    "February 29, 2019": FORMS,
    "31 June 2019": FORMS,
    "Decision 2019": FORMS,
    "March": FORMS,
}


@pytest.mark.parametrize(("text", "expected"), REFUSED.items(), ids=[k[:20] for k in REFUSED])
def test_refused_with_what_to_write(text: str, expected: str) -> None:
    with pytest.raises(EdtfError) as caught:
        days(text)
    assert str(caught.value) == expected


def test_what_a_message_tells_to_write_is_read() -> None:
    for message in set(REFUSED.values()):
        _, hint, text = message.partition(": write ")
        assert not hint or days(text)
