"""Puts a mutant in the place of what it changes: of one function of a loaded module, or of the module as it is loaded."""

from __future__ import annotations

import ast
import gc
import importlib.abc
import importlib.machinery
import importlib.util
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import CodeType, FunctionType, ModuleType

from tests.mutation.operators import Mutant, mutated, node_of
from tests.mutation.targets import source_path

Where = tuple[str, int]
"""A function: its module, and the line on which it begins, decorators included."""
Outer = ast.FunctionDef | ast.AsyncFunctionDef

REACHED: set[Where] = set()
"""The functions of a target that have run in this process."""


class Served(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Serves some modules in a changed form."""

    def __init__(self, changed: Mapping[str, Callable[[str], ast.Module]]) -> None:
        self.changed = changed

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The changed modules, and nothing else."""
        if fullname not in self.changed:
            return None
        file = source_path(fullname)
        inside = [str(file.parent)] if file.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(fullname, file, loader=self, submodule_search_locations=inside)

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed text in the place of the module's own."""
        file = source_path(module.__name__)
        module.__dict__["__reached__"] = REACHED
        exec(compile(self.changed[module.__name__](file.read_text()), str(file), "exec"), module.__dict__)


def noting(module: str, source: str) -> ast.Module:
    """The tree of a module whose functions note that they run, and do nothing else."""
    tree = ast.parse(source)
    for function in _outer(tree):
        said = ast.get_docstring(function, clean=False) is not None
        function.body[said:said] = ast.parse(f"__reached__.add({(module, _line(function))!r})").body
    return tree


def where(mutant: Mutant) -> Where | None:
    """The function that holds what a mutant changes; None for what runs when the module is loaded."""
    tree = ast.parse(source_path(mutant.module).read_text())
    node = node_of(tree, mutant)
    for function in _outer(tree):
        if any(inner is node for statement in function.body for inner in ast.walk(statement)):
            return mutant.module, _line(function)
    return None


def functions() -> dict[tuple[str, int], list[FunctionType]]:
    """All functions that there are, by file and first line."""
    found: dict[tuple[str, int], list[FunctionType]] = {}
    for each in gc.get_objects():
        if isinstance(each, FunctionType):
            found.setdefault((each.__code__.co_filename, each.__code__.co_firstlineno), []).append(each)
    return found


def swap(mutant: Mutant, place: Where, loaded: Mapping[tuple[str, int], list[FunctionType]]) -> bool:
    """Give the functions at a place the changed code; False where that cannot be done."""
    path = source_path(mutant.module)
    inside = list(_codes(compile(mutated(path.read_text(), mutant), str(path), "exec")))
    old = loaded.get((str(path), place[1]), [])
    done = 0
    for function in old:
        same = [
            code
            for code in inside
            if (code.co_firstlineno, code.co_name) == (place[1], function.__code__.co_name)
            and code.co_freevars == function.__code__.co_freevars
        ]
        if len(same) == 1:
            function.__code__ = same[0]
            done += 1
    return bool(old) and done == len(old)


def _outer(tree: ast.AST) -> Iterator[Outer]:
    """The functions and methods that lie in no other function."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, Outer):
            yield node
        elif not isinstance(node, ast.expr):
            yield from _outer(node)


def _line(function: Outer) -> int:
    return min([function.lineno, *(d.lineno for d in function.decorator_list)])


def _codes(code: CodeType) -> Iterator[CodeType]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _codes(each)
