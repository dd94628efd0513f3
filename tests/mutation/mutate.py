"""Mutants of a module: the same source with one small change, as a slip would make it.

Changed are borders of comparisons, `and` and `or`, `not`, conditions, arithmetic, whole numbers and
those of `Decimal` by one of their last digit, `min` and `max`, `any` and `all`, what a function
returns, and statements, which are dropped. Words are left alone, but for SQL (`mutate_sql`).
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tests.mutation.mutate_sql import sql_mutants

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

REACHED = "__reached__"
_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
_NOT_LOGIC = {"annotation", "returns", "decorator_list", "bases", "keywords", "type_params"}
"""Parts of definitions that say what something is, and do nothing."""
_HARMLESS = {"strict", "slots", "frozen", "repr"}
"""Arguments that change no answer of a program that is right otherwise."""
_A_TYPE = re.compile(r"[A-Z]\w*[a-z]\w*|str|int|bool|bytes")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: `parent.field`, or its item `index`, becomes `other`.

    `scope` is the outermost function that it is in, or "" for what runs at import.
    """

    scope: str
    line: int
    change: str
    parent: ast.AST
    field: str
    index: int | None
    other: ast.AST

    @property
    def name(self) -> str:
        """What the list of explained mutants calls it."""
        return f"{self.scope or 'module'}: {self.change}"


class Module:
    """A module and its mutants."""

    def __init__(self, root: Path, file: str) -> None:
        self.file, self.path = file, str(root / file)
        self._source = source = Path(self.path).read_text(encoding="utf-8")
        self._tree = ast.parse(source, file)
        self.mutants = _numbered(_mutants_in(self._tree, "", file=file))

    def code(self, mutant: Mutant) -> CodeType:
        """Compile the module with a change."""
        before = _part(mutant.parent, mutant.field, mutant.index)
        _put(mutant, mutant.other)
        try:
            return compile(ast.fix_missing_locations(self._tree), self.path, "exec")
        finally:
            _put(mutant, before)

    def telling_calls(self) -> CodeType:
        """Compile the module so that each outermost function tells `REACHED` that it is called."""
        tree = ast.parse(self._source, self.file)
        for scope, function in _functions(tree, ""):
            told = ast.Call(
                ast.Name(REACHED, ast.Load()), [ast.Constant(self.file), ast.Constant(scope)], []
            )
            statement = ast.Expr(ast.copy_location(told, function.body[0]))
            function.body.insert(0, ast.copy_location(statement, function.body[0]))
        return compile(ast.fix_missing_locations(tree), self.path, "exec")


def _functions(node: ast.AST, path: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef):
            yield f"{path}{child.name}", child
        else:
            name = f"{path}{child.name}." if isinstance(child, ast.ClassDef) else path
            yield from _functions(child, name)


def _numbered(found: Iterator[Mutant]) -> list[Mutant]:
    """Tell changes apart that read the same."""
    seen: Counter[str] = Counter()
    numbered: list[Mutant] = []
    for mutant in found:
        seen[mutant.name] += 1
        number = seen[mutant.name]
        again = replace(mutant, change=f"{mutant.change} ({number})") if number > 1 else mutant
        numbered.append(again)
    return numbered


def _part(parent: ast.AST, field: str, index: int | None) -> ast.AST:
    value = getattr(parent, field)
    part: ast.AST = value if index is None else value[index]
    return part


def _put(mutant: Mutant, part: ast.AST) -> None:
    if mutant.index is None:
        setattr(mutant.parent, mutant.field, part)
    else:
        getattr(mutant.parent, mutant.field)[mutant.index] = part


def _mutants_in(node: ast.AST, scope: str, *, file: str, path: str = "") -> Iterator[Mutant]:
    for field, index, child in _children(node):
        if _says_nothing(node, field, child):
            continue
        inner, named = _scope(node, field, scope, path)
        for other in _others(child, node):
            change = _change(child, other)
            at: int = getattr(child, "lineno", 0)
            yield Mutant(inner, at, change, node, field, index, ast.copy_location(other, child))
        yield from _mutants_in(child, inner, file=file, path=named)


def _scope(node: ast.AST, field: str, scope: str, path: str) -> tuple[str, str]:
    """Give the outermost function that a part is in, and the names of the classes around it."""
    if isinstance(node, ast.ClassDef):
        return scope, f"{path}{node.name}."
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and field == "body" and not scope:
        return f"{path}{node.name}", path
    return scope, path


def _children(node: ast.AST) -> Iterator[tuple[str, int | None, ast.AST]]:
    for field, value in ast.iter_fields(node):
        if isinstance(value, list):
            for index, item in enumerate(cast("list[object]", value)):
                if isinstance(item, ast.AST):
                    yield field, index, item
        elif isinstance(value, ast.AST):
            yield field, None, value


def _says_nothing(parent: ast.AST, field: str, child: ast.AST) -> bool:
    """Whether a part holds no logic: imports, types, docstrings, decorators."""
    definition = isinstance(parent, ast.ClassDef | ast.FunctionDef | ast.arg | ast.AnnAssign)
    return (
        (definition and field in _NOT_LOGIC)
        or isinstance(child, ast.Import | ast.ImportFrom)
        or (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING")
        or (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant))
        or (isinstance(child, ast.keyword) and child.arg in _HARMLESS)
    )


def _change(node: ast.AST, other: ast.AST) -> str:
    """Say what became what; of a long text, only the words around the change."""
    match node, other:
        case ast.Constant(value=str(before)), ast.Constant(value=str(after)):
            return f"{_words_around(before, after)} -> {_words_around(after, before)}"
        case _:
            return f"{_words(node)} -> {_words(other)}"


def _words_around(text: str, other: str) -> str:
    pairs = enumerate(zip(text, other, strict=False))
    same = next((at for at, (one, two) in pairs if one != two), min(len(text), len(other)))
    return " ".join(text[max(0, same - 24) : same + 24].split())


def _words(node: ast.AST) -> str:
    words = "pass" if isinstance(node, ast.Pass) else ast.unparse(node)
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:57]}..."


def _others(node: ast.AST, parent: ast.AST) -> Iterator[ast.AST]:
    """Give what a slip could have written in the place of a part."""
    match node:
        case ast.expr():
            yield from _other_expressions(node, parent)
        case ast.Return(value=value) if not _is_none(value):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.Raise():
            yield ast.Pass()
        case ast.AugAssign() | ast.Assign(targets=[ast.Subscript() | ast.Attribute()]):
            yield ast.Pass()
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()
        case _:
            pass


def _is_none(value: ast.expr | None) -> bool:
    return value is None or (isinstance(value, ast.Constant) and value.value is None)


def _other_expressions(node: ast.expr, parent: ast.AST) -> Iterator[ast.expr]:
    if _is_condition(node, parent):
        yield ast.UnaryOp(ast.Not(), node)
    match node:
        case ast.Compare():
            yield from _other_comparisons(node)
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.BinOp(left, op, right) if type(op) in _COUNTED and not _is_union(node):
            yield ast.BinOp(left, _COUNTED[type(op)](), right)
        case ast.Constant(value=value):
            yield from _other_constants(value)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords):
            yield from _other_calls(name, args, keywords)
        case _:
            pass


def _is_condition(node: ast.expr, parent: ast.AST) -> bool:
    """Whether a part is a condition that no other change turns round."""
    plain = not isinstance(node, ast.Compare | ast.BoolOp | ast.Constant)
    negated = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
    if not plain or negated:
        return False
    if isinstance(parent, ast.If | ast.IfExp | ast.While):
        return node is parent.test
    return isinstance(parent, ast.comprehension) and node in parent.ifs


def _is_union(node: ast.BinOp) -> bool:
    """Whether `|` stands between types."""
    sides = (_words(side) for side in (node.left, node.right))
    either = any(side == "None" or _A_TYPE.match(side) for side in sides)
    return isinstance(node.op, ast.BitOr) and either


def _other_comparisons(node: ast.Compare) -> Iterator[ast.expr]:
    for at, op in enumerate(node.ops):
        ops = [*node.ops[:at], _COMPARED[type(op)](), *node.ops[at + 1 :]]
        yield ast.Compare(node.left, ops, node.comparators)


def _other_constants(value: object) -> Iterator[ast.expr]:
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield from map(ast.Constant, (value + 1, value - 1))
    elif isinstance(value, str):
        yield from map(ast.Constant, sql_mutants(value))


def _other_calls(
    name: str, args: list[ast.expr], keywords: list[ast.keyword]
) -> Iterator[ast.expr]:
    if name in _CALLED:
        yield ast.Call(ast.Name(_CALLED[name], ast.Load()), args, keywords)
    match name, args:
        case "Decimal", [ast.Constant(value=str(text))]:
            for other in _next_decimals(text):
                yield ast.Call(ast.Name(name, ast.Load()), [ast.Constant(other)], keywords)
        case _:
            pass


def _next_decimals(text: str) -> list[str]:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return []
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int):
        return []
    last = Decimal(1).scaleb(exponent)
    return [str(number + last), str(number - last)]
