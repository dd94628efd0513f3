"""What a record or a value says when it cannot take what was written."""


class ValueProblem(ValueError):  # noqa: N818 - a fault of the input, not an error of ours
    """Something written that cannot be read; both halves of the message are kept apart.

    Whoever knows the place adds it: `facts.yaml:12:5: value: found ..., expected ...`.
    """

    def __init__(self, found: str, expected: str) -> None:
        """Take what was found and what was expected, each as words for the user."""
        super().__init__(f"found {found}, expected {expected}")
        self.found = found
        self.expected = expected
