"""Say what shape the code is in, and end with 1 where it is not as the project wants it.

`python -m scripts.shape` counts what lies under `generator/`. Logical lines are lines of code as Python reads them,
whatever their layout. What must be 0 or below a bound is named beside its figure, each case with its place.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tokenize
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "generator"
DESIGN = ROOT / "docs/design.md"
COMPLEXITY = 15
LARGEST_FOLDER = 25
BANNED = frozenset(
    [
        "tie",
        "ties",
        "rhythm",
        "rhythms",
        "circle",
        "circles",
        "settled",
        "room",
        "rooms",
        "slip",
        "slips",
        "trail",
        "passing",
        "dating",
        "happened",
        "shelf",
        "road",
        "it",
    ]
)
"""Words that stand for something that the field has another word for, or for nothing."""
ONLY_IN = {"verdict": "gates", "reading": "metrics", "pin": "releases", "term": "schools"}
"""Words with one meaning, and what they may be said of."""
ALLOWED: Mapping[str, str] = {
    **dict.fromkeys(("verdict", "Verdict", "ShownVerdict", "verdict_of", "_verdict"), "a gate or sign-off has one"),
    **dict.fromkeys(("reading", "ShownReading"), "a metric has them"),
    **dict.fromkeys(("pin", "PlaybookPin"), "a customer pins the release of a playbook"),
    **dict.fromkeys(("rhythm", "if_it_fails"), "a key of the format, which has its own issue"),
}
"""Names with such a word that are right, each with its reason."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    """One module: its path from the root, its text, and what Python makes of it."""

    path: str
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        """The lines of the file."""
        return self.text.count("\n")

    @property
    def logical_lines(self) -> int:
        """The lines of code as Python reads them: a statement over five lines is one, a comment none."""
        tokens = tokenize.generate_tokens(iter(self.text.splitlines(keepends=True)).__next__)
        return sum(token.type == tokenize.NEWLINE for token in tokens)

    @property
    def functions(self) -> Iterator[Function]:
        """All functions and methods."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, and the cases that should not be."""

    name: str
    value: str
    wrong: tuple[str, ...] = ()


def modules_of(root: Path) -> tuple[Module, ...]:
    """The modules below a folder, in the order of their paths."""
    files = ((path, path.read_text("utf-8")) for path in sorted(root.rglob("*.py")))
    return tuple(Module(path.relative_to(ROOT).as_posix(), text, ast.parse(text)) for path, text in files)


def figures(modules: tuple[Module, ...]) -> Iterator[Figure]:
    """All figures of these modules."""
    lengths = [module.lines for module in modules]
    functions = [_length(function) for module in modules for function in module.functions]
    yield Figure("modules", str(len(modules)))
    yield Figure("lines", f"{sum(lengths):,}")
    yield Figure("logical lines", f"{sum(module.logical_lines for module in modules):,}")
    yield Figure("length of a module", f"median {median(lengths):.0f}, longest {max(lengths)}")
    yield Figure("length of a function", f"median {median(functions):.0f}, longest {max(functions)}")
    yield _counted(f"functions of complexity above {COMPLEXITY}", complex_functions())
    yield _counted("imports past the face of a step", imports_past_a_face(modules))
    yield _counted("class names used for two classes", names_of_two_classes(modules))
    yield _counted("names with a word that means something else", banned_words(modules))
    folder, size = max(_folders(modules).items(), key=lambda pair: pair[1])
    yield Figure("largest folder", f"{folder}, {size} modules", (folder,) if size > LARGEST_FOLDER else ())
    yield _counted("files named in docs/design.md that do not exist", missing_files(DESIGN.read_text("utf-8")))


def _counted(name: str, wrong: Iterable[str]) -> Figure:
    cases = tuple(wrong)
    return Figure(name, str(len(cases)), cases)


def _length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def complex_functions() -> Iterator[str]:
    """Functions with more ways through them than a reader can hold, as the linter counts them (McCabe)."""
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "C901", "--output-format", "concise"]
    command += ["--config", f"lint.mccabe.max-complexity={COMPLEXITY}", CODE]
    told = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True).stdout
    return (line for line in told.splitlines() if "C901" in line)


def imports_past_a_face(modules: Iterable[Module]) -> Iterator[str]:
    """What imports from within a step instead of from the step; within the step itself anything may."""
    for module in modules:
        for node in ast.walk(module.tree):
            inside = (
                re.match(r"generator\.steps\.(\w+)\.", node.module or "") if isinstance(node, ast.ImportFrom) else None
            )
            if inside and not module.path.startswith(f"generator/steps/{inside[1]}/"):
                yield f"{module.path}:{node.lineno}: {node.module}"  # type: ignore[attr-defined]


def names_of_two_classes(modules: Iterable[Module]) -> Iterator[str]:
    """Names that more than one class bears."""
    places: dict[str, list[str]] = defaultdict(list)
    for module in modules:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(f"{module.path}:{node.lineno}")
    return (f"{name}: {', '.join(where)}" for name, where in sorted(places.items()) if len(where) > 1)


def banned_words(modules: Iterable[Module]) -> Iterator[str]:
    """Names in the code that hold a word which stands for something else, or has one meaning only."""
    for module in modules:
        for name, line in sorted(set(_names(module))):
            words = {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}
            wrong = words & (BANNED | set(ONLY_IN))
            if wrong and name not in ALLOWED:
                yield f"{module.path}:{line}: {name}"


def _names(module: Module) -> Iterator[tuple[str, int]]:
    yield Path(module.path).stem, 1
    for node in ast.walk(module.tree):
        match node:
            case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                yield node.name, node.lineno
            case ast.arg():
                yield node.arg, node.lineno
            case ast.Name(ctx=ast.Store()):
                yield node.id, node.lineno
            case ast.alias(asname=str(name)):
                yield name, node.lineno


def _folders(modules: Iterable[Module]) -> Mapping[str, int]:
    sizes: dict[str, int] = defaultdict(int)
    for module in modules:
        sizes[Path(module.path).parent.as_posix()] += 1
    return sizes


def missing_files(text: str) -> Iterator[str]:
    """Files and folders that a page names between backquotes and that do not exist, from the root or from the code."""
    for name in dict.fromkeys(re.findall(r"`([\w.-]+/[\w./-]*(?:\.(?:py|md|yml|toml|html|css|js|po)|/))`", text)):
        if not any((root / name).exists() for root in (ROOT, CODE, CODE / "steps", CODE / "model")):
            yield name


def main() -> int:
    """Print all figures, and what is wrong below them."""
    told = tuple(figures(modules_of(CODE)))
    width = max(len(each.name) for each in told)
    for each in told:
        print(f"{each.name:{width}}  {each.value}")
    wrong = [(each.name, case) for each in told for case in each.wrong]
    for name, case in wrong:
        print(f"{name}: {case}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
