"""One fixed spelling for each value, by which findings recognize a value.

Two values have the same one exactly when they leave the same points: "twelve" and "12", "Mr Ekiz"
and an alias of his name, a list in another order. It is for people to read in a diff, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.folding import fold

if TYPE_CHECKING:
    from schema.values.value import Value, ValueType
    from schema.vocabulary import Vocabulary


def canonical(value: Value, kind: ValueType, vocabulary: Vocabulary | None) -> str:
    """Give the fixed spelling: EDTF, a range of amounts, the id of a term, or folded words."""
    if value.items:
        items = sorted({_named(item, vocabulary) for item in value.items})
        return ("" if value.closed else "including ") + "; ".join(items)
    spell = kind.spell or kind.say
    if spell is not None:
        return " or ".join(spell(part, value.axis) for part in value.parts)
    return _named(value, vocabulary)


def _named(value: Value, vocabulary: Vocabulary | None) -> str:
    nodes = vocabulary.find(value.text) if vocabulary else ()
    ids = [node.id for node in nodes if node.interval in value.parts]  # not those inside another
    return " or ".join(sorted(ids)) or fold(value.text)
