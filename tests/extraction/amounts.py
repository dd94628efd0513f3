"""The assertion for each row of the tables of amounts."""

from extraction import candidates, expressions
from extraction.expression import Kind


def check_amount(kind: Kind, text: str, expected: str) -> None:
    """Assert the amounts of one kind in a text.

    "4 ;; 5": the first two of the kind, in their order. "vague": no number is stated. "none":
    there is no amount of the kind.
    """
    found = [e for e in expressions(text) if e.kind == kind]
    if expected == "none":
        assert found == []
    elif expected == "vague":
        assert found[0].amounts[0].vague
    else:
        wanted = expected.split(" ;; ")
        assert [candidates(e, None)[0].text for e in found][: len(wanted)] == wanted
