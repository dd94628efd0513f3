"""What every row of a table of claims must hold to, as conditions that find the rows that do not.

Made by docs/generate.py out of the contract `CLAIMS` in schema/contracts.py; change nothing here,
run `make generated`. So pandera declares the contract, and a run need not load it.
"""

from typing import NamedTuple


class Rule(NamedTuple):
    """A rule of the contract: the column, what is expected, and the SQL that finds breaches."""

    column: str
    expected: str
    breached: str


RULES = (
    Rule(
        "source",
        "a value",
        "source IS NULL",
    ),
    Rule(
        "source",
        "at least one character",
        "NOT (LENGTH(source) >= 1)",
    ),
    Rule(
        "source",
        "one line of text without invisible characters",
        "NOT (NOT (REGEXP_MATCHES(source, '[\\x00-\\x1f\\x7f-\\x9f\\x{2028}\\x{2029}\\x{202a}-"
        "\\x{202e}\\x{2066}-"
        "\\x{2069}\\x{AD}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180E}\\x{200B}\\x{2060}-"
        "\\x{206F}\\x{2800}\\x{3164}\\x{FEFF}\\x{FFA0}\\x{FFF0}-\\x{FFFB}\\x{1BCA0}-"
        "\\x{1BCA3}\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E001F}\\x{E0080}-\\x{E00FF}\\x{E01F0}-"
        "\\x{E0FFF}]|(?:^|[^\\x{600}-\\x{8FF}\\x{900}-\\x{109F}\\x{1780}-\\x{17FF}\\x{1800}-"
        "\\x{18AF}\\x{A840}-\\x{ABFF}\\x{FB50}-\\x{FDFF}\\x{FE70}-"
        "\\x{FEFC}\\x{A9}\\x{AE}\\x{203C}\\x{2049}\\x{20E3}\\x{2122}\\x{2139}\\x{2190}-"
        "\\x{2BFF}\\x{3030}\\x{303D}\\x{3297}\\x{3299}\\x{1F000}-\\x{1FAFF}\\x{FE00}-"
        "\\x{FE0F}\\x{E0100}-"
        "\\x{E01EF}])[\\x{200C}\\x{200D}]|[\\x{200C}\\x{200D}](?:$|[^\\x{600}-\\x{8FF}\\x{900}-"
        "\\x{109F}\\x{1780}-\\x{17FF}\\x{1800}-\\x{18AF}\\x{A840}-\\x{ABFF}\\x{FB50}-"
        "\\x{FDFF}\\x{FE70}-"
        "\\x{FEFC}\\x{A9}\\x{AE}\\x{203C}\\x{2049}\\x{20E3}\\x{2122}\\x{2139}\\x{2190}-"
        "\\x{2BFF}\\x{3030}\\x{303D}\\x{3297}\\x{3299}\\x{1F000}-\\x{1FAFF}])|(?:^|[^#*0-"
        "9\\x{A9}\\x{AE}\\x{203C}\\x{2049}\\x{20E3}\\x{2122}\\x{2139}\\x{2190}-"
        "\\x{2BFF}\\x{3030}\\x{303D}\\x{3297}\\x{3299}\\x{1F000}-\\x{1FAFF}\\x{1800}-"
        "\\x{18AF}\\x{2E80}-\\x{9FFF}\\x{A840}-\\x{A87F}\\x{F900}-\\x{FAFF}\\x{20000}-"
        "\\x{3FFFF}])[\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}]|(?:^|[^\\x{1F3F4}\\x{E0020}-"
        "\\x{E007F}])[\\x{E0020}-\\x{E007F}]|^[^\\x{590}-\\x{5FF}\\x{600}-\\x{8FF}\\x{FB1D}-"
        "\\x{FDFF}\\x{FE70}-\\x{FEFC}\\x{10800}-\\x{10FFF}\\x{1E800}-"
        "\\x{1EFFF}]*[\\x{61C}\\x{200E}\\x{200F}][^\\x{590}-\\x{5FF}\\x{600}-\\x{8FF}\\x{FB1D}-"
        "\\x{FDFF}\\x{FE70}-\\x{FEFC}\\x{10800}-\\x{10FFF}\\x{1E800}-\\x{1EFFF}]*$')))",
    ),
    Rule(
        "subject",
        "a value",
        "subject IS NULL",
    ),
    Rule(
        "subject",
        "at least one character",
        "NOT (LENGTH(subject) >= 1)",
    ),
    Rule(
        "subject",
        "one line of text without invisible characters",
        "NOT (NOT (REGEXP_MATCHES(subject, '[\\x00-\\x1f\\x7f-\\x9f\\x{2028}\\x{2029}\\x{202a}-"
        "\\x{202e}\\x{2066}-"
        "\\x{2069}\\x{AD}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180E}\\x{200B}\\x{2060}-"
        "\\x{206F}\\x{2800}\\x{3164}\\x{FEFF}\\x{FFA0}\\x{FFF0}-\\x{FFFB}\\x{1BCA0}-"
        "\\x{1BCA3}\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E001F}\\x{E0080}-\\x{E00FF}\\x{E01F0}-"
        "\\x{E0FFF}]|(?:^|[^\\x{600}-\\x{8FF}\\x{900}-\\x{109F}\\x{1780}-\\x{17FF}\\x{1800}-"
        "\\x{18AF}\\x{A840}-\\x{ABFF}\\x{FB50}-\\x{FDFF}\\x{FE70}-"
        "\\x{FEFC}\\x{A9}\\x{AE}\\x{203C}\\x{2049}\\x{20E3}\\x{2122}\\x{2139}\\x{2190}-"
        "\\x{2BFF}\\x{3030}\\x{303D}\\x{3297}\\x{3299}\\x{1F000}-\\x{1FAFF}\\x{FE00}-"
        "\\x{FE0F}\\x{E0100}-"
        "\\x{E01EF}])[\\x{200C}\\x{200D}]|[\\x{200C}\\x{200D}](?:$|[^\\x{600}-\\x{8FF}\\x{900}-"
        "\\x{109F}\\x{1780}-\\x{17FF}\\x{1800}-\\x{18AF}\\x{A840}-\\x{ABFF}\\x{FB50}-"
        "\\x{FDFF}\\x{FE70}-"
        "\\x{FEFC}\\x{A9}\\x{AE}\\x{203C}\\x{2049}\\x{20E3}\\x{2122}\\x{2139}\\x{2190}-"
        "\\x{2BFF}\\x{3030}\\x{303D}\\x{3297}\\x{3299}\\x{1F000}-\\x{1FAFF}])|(?:^|[^#*0-"
        "9\\x{A9}\\x{AE}\\x{203C}\\x{2049}\\x{20E3}\\x{2122}\\x{2139}\\x{2190}-"
        "\\x{2BFF}\\x{3030}\\x{303D}\\x{3297}\\x{3299}\\x{1F000}-\\x{1FAFF}\\x{1800}-"
        "\\x{18AF}\\x{2E80}-\\x{9FFF}\\x{A840}-\\x{A87F}\\x{F900}-\\x{FAFF}\\x{20000}-"
        "\\x{3FFFF}])[\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}]|(?:^|[^\\x{1F3F4}\\x{E0020}-"
        "\\x{E007F}])[\\x{E0020}-\\x{E007F}]|^[^\\x{590}-\\x{5FF}\\x{600}-\\x{8FF}\\x{FB1D}-"
        "\\x{FDFF}\\x{FE70}-\\x{FEFC}\\x{10800}-\\x{10FFF}\\x{1E800}-"
        "\\x{1EFFF}]*[\\x{61C}\\x{200E}\\x{200F}][^\\x{590}-\\x{5FF}\\x{600}-\\x{8FF}\\x{FB1D}-"
        "\\x{FDFF}\\x{FE70}-\\x{FEFC}\\x{10800}-\\x{10FFF}\\x{1E800}-\\x{1EFFF}]*$')))",
    ),
    Rule(
        "attribute",
        "a value",
        "attribute IS NULL",
    ),
    Rule(
        "attribute",
        "at least one character",
        "NOT (LENGTH(attribute) >= 1)",
    ),
    Rule(
        "attribute",
        "one line of text without invisible characters",
        "NOT (NOT (REGEXP_MATCHES(attribute, '[\\x00-\\x1f\\x7f-"
        "\\x9f\\x{2028}\\x{2029}\\x{202a}-\\x{202e}\\x{2066}-"
        "\\x{2069}\\x{AD}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180E}\\x{200B}\\x{2060}-"
        "\\x{206F}\\x{2800}\\x{3164}\\x{FEFF}\\x{FFA0}\\x{FFF0}-\\x{FFFB}\\x{1BCA0}-"
        "\\x{1BCA3}\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E001F}\\x{E0080}-\\x{E00FF}\\x{E01F0}-"
        "\\x{E0FFF}]|(?:^|[^\\x{600}-\\x{8FF}\\x{900}-\\x{109F}\\x{1780}-\\x{17FF}\\x{1800}-"
        "\\x{18AF}\\x{A840}-\\x{ABFF}\\x{FB50}-\\x{FDFF}\\x{FE70}-"
        "\\x{FEFC}\\x{A9}\\x{AE}\\x{203C}\\x{2049}\\x{20E3}\\x{2122}\\x{2139}\\x{2190}-"
        "\\x{2BFF}\\x{3030}\\x{303D}\\x{3297}\\x{3299}\\x{1F000}-\\x{1FAFF}\\x{FE00}-"
        "\\x{FE0F}\\x{E0100}-"
        "\\x{E01EF}])[\\x{200C}\\x{200D}]|[\\x{200C}\\x{200D}](?:$|[^\\x{600}-\\x{8FF}\\x{900}-"
        "\\x{109F}\\x{1780}-\\x{17FF}\\x{1800}-\\x{18AF}\\x{A840}-\\x{ABFF}\\x{FB50}-"
        "\\x{FDFF}\\x{FE70}-"
        "\\x{FEFC}\\x{A9}\\x{AE}\\x{203C}\\x{2049}\\x{20E3}\\x{2122}\\x{2139}\\x{2190}-"
        "\\x{2BFF}\\x{3030}\\x{303D}\\x{3297}\\x{3299}\\x{1F000}-\\x{1FAFF}])|(?:^|[^#*0-"
        "9\\x{A9}\\x{AE}\\x{203C}\\x{2049}\\x{20E3}\\x{2122}\\x{2139}\\x{2190}-"
        "\\x{2BFF}\\x{3030}\\x{303D}\\x{3297}\\x{3299}\\x{1F000}-\\x{1FAFF}\\x{1800}-"
        "\\x{18AF}\\x{2E80}-\\x{9FFF}\\x{A840}-\\x{A87F}\\x{F900}-\\x{FAFF}\\x{20000}-"
        "\\x{3FFFF}])[\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}]|(?:^|[^\\x{1F3F4}\\x{E0020}-"
        "\\x{E007F}])[\\x{E0020}-\\x{E007F}]|^[^\\x{590}-\\x{5FF}\\x{600}-\\x{8FF}\\x{FB1D}-"
        "\\x{FDFF}\\x{FE70}-\\x{FEFC}\\x{10800}-\\x{10FFF}\\x{1E800}-"
        "\\x{1EFFF}]*[\\x{61C}\\x{200E}\\x{200F}][^\\x{590}-\\x{5FF}\\x{600}-\\x{8FF}\\x{FB1D}-"
        "\\x{FDFF}\\x{FE70}-\\x{FEFC}\\x{10800}-\\x{10FFF}\\x{1E800}-\\x{1EFFF}]*$')))",
    ),
    Rule(
        "value",
        "a value",
        "value IS NULL",
    ),
    Rule(
        "value",
        "at least one character",
        "NOT (LENGTH(value) >= 1)",
    ),
    Rule(
        "speaker",
        "at least one character",
        "NOT (LENGTH(speaker) >= 1)",
    ),
    Rule(
        "speaker",
        "one line of text without invisible characters",
        "NOT (NOT (REGEXP_MATCHES(speaker, '[\\x00-\\x1f\\x7f-\\x9f\\x{2028}\\x{2029}\\x{202a}-"
        "\\x{202e}\\x{2066}-"
        "\\x{2069}\\x{AD}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180E}\\x{200B}\\x{2060}-"
        "\\x{206F}\\x{2800}\\x{3164}\\x{FEFF}\\x{FFA0}\\x{FFF0}-\\x{FFFB}\\x{1BCA0}-"
        "\\x{1BCA3}\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E001F}\\x{E0080}-\\x{E00FF}\\x{E01F0}-"
        "\\x{E0FFF}]|(?:^|[^\\x{600}-\\x{8FF}\\x{900}-\\x{109F}\\x{1780}-\\x{17FF}\\x{1800}-"
        "\\x{18AF}\\x{A840}-\\x{ABFF}\\x{FB50}-\\x{FDFF}\\x{FE70}-"
        "\\x{FEFC}\\x{A9}\\x{AE}\\x{203C}\\x{2049}\\x{20E3}\\x{2122}\\x{2139}\\x{2190}-"
        "\\x{2BFF}\\x{3030}\\x{303D}\\x{3297}\\x{3299}\\x{1F000}-\\x{1FAFF}\\x{FE00}-"
        "\\x{FE0F}\\x{E0100}-"
        "\\x{E01EF}])[\\x{200C}\\x{200D}]|[\\x{200C}\\x{200D}](?:$|[^\\x{600}-\\x{8FF}\\x{900}-"
        "\\x{109F}\\x{1780}-\\x{17FF}\\x{1800}-\\x{18AF}\\x{A840}-\\x{ABFF}\\x{FB50}-"
        "\\x{FDFF}\\x{FE70}-"
        "\\x{FEFC}\\x{A9}\\x{AE}\\x{203C}\\x{2049}\\x{20E3}\\x{2122}\\x{2139}\\x{2190}-"
        "\\x{2BFF}\\x{3030}\\x{303D}\\x{3297}\\x{3299}\\x{1F000}-\\x{1FAFF}])|(?:^|[^#*0-"
        "9\\x{A9}\\x{AE}\\x{203C}\\x{2049}\\x{20E3}\\x{2122}\\x{2139}\\x{2190}-"
        "\\x{2BFF}\\x{3030}\\x{303D}\\x{3297}\\x{3299}\\x{1F000}-\\x{1FAFF}\\x{1800}-"
        "\\x{18AF}\\x{2E80}-\\x{9FFF}\\x{A840}-\\x{A87F}\\x{F900}-\\x{FAFF}\\x{20000}-"
        "\\x{3FFFF}])[\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}]|(?:^|[^\\x{1F3F4}\\x{E0020}-"
        "\\x{E007F}])[\\x{E0020}-\\x{E007F}]|^[^\\x{590}-\\x{5FF}\\x{600}-\\x{8FF}\\x{FB1D}-"
        "\\x{FDFF}\\x{FE70}-\\x{FEFC}\\x{10800}-\\x{10FFF}\\x{1E800}-"
        "\\x{1EFFF}]*[\\x{61C}\\x{200E}\\x{200F}][^\\x{590}-\\x{5FF}\\x{600}-\\x{8FF}\\x{FB1D}-"
        "\\x{FDFF}\\x{FE70}-\\x{FEFC}\\x{10800}-\\x{10FFF}\\x{1E800}-\\x{1EFFF}]*$')))",
    ),
    Rule(
        "modality",
        "one of asserted, planned, conditional, predicted, demanded, threatened, denied",
        "NOT (modality IN ('asserted', 'conditional', 'demanded', 'denied', 'planned', "
        "'predicted', 'threatened'))",
    ),
    Rule(
        "place",
        "one of headline, standfirst, caption, body, quotation",
        "NOT (place IN ('body', 'caption', 'headline', 'quotation', 'standfirst'))",
    ),
    Rule(
        "as_of",
        "at least one character",
        "NOT (LENGTH(as_of) >= 1)",
    ),
)
