"""What is wrong with something that an editor wrote."""


class ValueProblem(ValueError):  # noqa: N818 - a fault of the input, not an error of ours
    """Something written that cannot be read; both halves of the message are kept.

    Whoever knows the place adds it: `facts.yaml:12:5: value: found ..., expected ...`.
    """

    def __init__(self, found: str, expected: str) -> None:
        """Keep what was found and what was expected, each in words for the user."""
        super().__init__(f"found {found}, expected {expected}")
        self.found = found
        self.expected = expected
