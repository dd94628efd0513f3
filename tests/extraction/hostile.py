"""Long texts that rules without a bound would not come to the end of, by what they repeat."""

LONG = 200_000
HOSTILE = {
    "digits": "1" * 1_000_000,
    "groups": "1,123" * (LONG // 5),
    "in": "in " * 333_333,
    "the end of": "the end of " * (LONG // 11),
    "last": "last " * (LONG // 5),
    "two": "two " * (LONG // 4),
    "twenty-": "twenty-" * (LONG // 7),
    "letters": "a" * LONG + "1",
    "spaces": " " * LONG,
    "marks": "'" * LONG,
    "years": "2008-" * (LONG // 5),
    "hundreds": "hundred and " * (LONG // 12),
    "money": "$1 to " * (LONG // 6),
    "from": "from May to " * (LONG // 12),
}
