from articles.sentence_spans import sentence_span, sentences

TEXT = "Dr. Demir left. “We go,” he said. It cost $2.5 million.\n\nA headline\n\nThe U.S. agreed."


def test_each_sentence_is_given_without_the_space_around_it() -> None:
    assert [TEXT[start:end] for start, end in sentences(TEXT)] == [
        "Dr. Demir left.",
        "“We go,” he said.",
        "It cost $2.5 million.",
        "A headline",
        "The U.S. agreed.",
    ]
    assert list(sentences(" \n\n ")) == []


def test_the_sentence_around_a_place() -> None:
    at = TEXT.index("cost")
    start, end = sentence_span(TEXT, (at, at + 4))
    assert TEXT[start:end] == "It cost $2.5 million."
