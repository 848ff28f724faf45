"""The ways in which a module is changed for a moment, to see whether a test notices.

Left alone, because a change there is no change of behaviour or says nothing about the tests: annotations, decorators,
docstrings, `__all__`, imports, and sentences: a string with a space in it, and the fixed parts of f-strings.
"""

from __future__ import annotations

import ast
import copy
import difflib
from collections.abc import Iterator
from dataclasses import dataclass

COMPARE: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.Add,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
CALLS = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}


@dataclass(frozen=True)
class Mutant:
    """One change of one node: which node of the module (in walking order), and which of its changes."""

    module: str
    node: int
    change: int
    line: int
    what: str


def mutants_of(module: str, source: str) -> list[Mutant]:
    """Every mutant of a module, in the order of the text."""
    tree = ast.parse(source)
    found = []
    for number, (node, _, _) in enumerate(_places(tree)):
        for change, (what, _) in enumerate(_changes(node)):
            found.append(Mutant(module, number, change, getattr(node, "lineno", 0), what))
    return found


def mutated(source: str, mutant: Mutant) -> ast.Module:
    """The tree of the module with that one change."""
    tree = ast.parse(source)
    node, parent, slot = list(_places(tree))[mutant.node]
    new = list(_changes(node))[mutant.change][1]
    ast.copy_location(new, node)
    name, index = slot
    if index is None:
        setattr(parent, name, new)
    else:
        getattr(parent, name)[index] = new
    return ast.fix_missing_locations(tree)


def node_of(tree: ast.Module, mutant: Mutant) -> ast.AST:
    """The node of a tree of the module that the mutant changes."""
    return list(_places(tree))[mutant.node][0]


def difference(source: str, mutant: Mutant) -> tuple[str, ...]:
    """The lines that the change takes away and adds, as `- …` and `+ …`."""
    before, after = ast.unparse(ast.parse(source)).splitlines(), ast.unparse(mutated(source, mutant)).splitlines()
    lines = difflib.unified_diff(before, after, n=0, lineterm="")
    return tuple(f"{x[0]} {x[1:].strip()}" for x in lines if x[:1] in "+-" and x[:3] not in ("+++", "---"))


Slot = tuple[str, int | None]


def _places(tree: ast.Module) -> Iterator[tuple[ast.AST, ast.AST, Slot]]:
    """Every node that may be changed, with its parent and the slot that it fills."""
    stack: list[ast.AST] = [tree]
    while stack:
        parent = stack.pop()
        inside: list[tuple[ast.AST, Slot]] = []
        for name, value in ast.iter_fields(parent):
            if name in ("annotation", "returns", "decorator_list", "type_params"):
                continue
            if isinstance(value, ast.AST):
                inside.append((value, (name, None)))
            elif isinstance(value, list):
                inside += [(v, (name, n)) for n, v in enumerate(value) if isinstance(v, ast.AST)]
        for node, slot in inside:
            if not _left_alone(node):
                yield node, parent, slot
                stack.append(node)


def _left_alone(node: ast.AST) -> bool:
    if isinstance(node, ast.Import | ast.ImportFrom | ast.JoinedStr):
        return True
    if isinstance(node, ast.Assign):
        return any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    # An alias of types at the top of a module
    return isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript) and node.col_offset == 0


def _changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    yield from _of_operator(node)
    match node:
        case ast.If() | ast.While() | ast.IfExp():
            yield "condition", _with(node, test=ast.UnaryOp(ast.Not(), node.test))
        case ast.comprehension(ifs=[first, *rest]):
            yield "filter", _with(node, ifs=rest)
            yield "filter", _with(node, ifs=[ast.UnaryOp(ast.Not(), first), *rest])
        case ast.Constant():
            yield from _constant(node)
        case ast.Return(value=value) if value is not None:
            yield from _returned(node, value)
        case ast.Call(func=ast.Name(id=name)) if name in CALLS:
            yield "call", _other_call(node, CALLS[name])
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.Continue() | ast.Break() | ast.Raise():
            yield "statement", ast.Pass()
        case ast.Assign(targets=[ast.Subscript() | ast.Attribute()]):
            yield "statement", ast.Pass()


def _of_operator(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Compare(ops=[op]):
            for other in COMPARE[type(op)]:
                yield "comparison", _with(node, ops=[other()])
        case ast.BoolOp(op=op):
            yield "and/or", _with(node, op=ast.Or() if isinstance(op, ast.And) else ast.And())
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "not", operand
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield "sign", operand
        case ast.BinOp(op=op) if type(op) in ARITHMETIC:
            yield "arithmetic", _with(node, op=ARITHMETIC[type(op)]())
        case ast.AugAssign(op=op) if type(op) in ARITHMETIC:
            yield "arithmetic", _with(node, op=ARITHMETIC[type(op)]())
            yield "statement", ast.Pass()


def _with(node: ast.AST, **fields: object) -> ast.AST:
    new = copy.copy(node)
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def _constant(node: ast.Constant) -> Iterator[tuple[str, ast.AST]]:
    value = node.value
    if isinstance(value, bool):
        yield "constant", ast.Constant(not value)
    elif isinstance(value, int):
        yield "constant", ast.Constant(value + 1)
        yield "constant", ast.Constant(value - 1)
    elif isinstance(value, str) and " " not in value.strip():
        yield "constant", ast.Constant(f"{value}x")


def _returned(node: ast.Return, value: ast.expr) -> Iterator[tuple[str, ast.AST]]:
    empty = isinstance(value, ast.Tuple | ast.List | ast.Dict) and not ast.unparse(value).strip("()[]{}")
    if isinstance(value, ast.Constant) and value.value is None:
        return
    yield "returned", _with(node, value=ast.Constant(None))
    if isinstance(value, ast.Tuple | ast.List | ast.GeneratorExp | ast.ListComp) and not empty:
        yield "returned", _with(node, value=ast.Tuple([], ast.Load()))
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in ("tuple", "sorted"):
        yield "returned", _with(node, value=ast.Tuple([], ast.Load()))
    if isinstance(value, ast.Compare | ast.BoolOp) or (
        isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.Not)
    ):
        yield "returned", _with(node, value=ast.UnaryOp(ast.Not(), value))


def _other_call(node: ast.Call, name: str) -> ast.AST:
    keywords = [] if name == "list" else node.keywords
    return _with(node, func=ast.Name(name, ast.Load()), keywords=keywords)
