"""What the mutants change, and the tests that must notice."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MODEL, STEPS = Path("generator", "model"), Path("generator", "steps")
TIME = ("calendar", "clock", "cycle", "day", "hours", "occurrence", "public_holidays", "recurrence", "series")
"""The modules of the model that know working days, clocks and rhythms."""


@dataclass(frozen=True)
class Target:
    """What is changed, the tests that must notice, and what stays."""

    files: tuple[str, ...]
    tests: tuple[str, ...]
    stays: tuple[str, ...] = ("model", "load", "validate", "resolve", "schedule", "assess", "project")

    def changed(self) -> list[Path]:
        """The files that are changed."""
        return sorted(file for pattern in self.files for file in Path().glob(pattern))

    def noticing(self) -> list[str]:
        """The test files that there are."""
        return list(dict.fromkeys(str(file) for pattern in self.tests for file in sorted(Path().glob(pattern))))


TARGETS = {
    "calendar": Target(
        tuple(f"{MODEL}/{name}.py" for name in TIME),
        (
            "tests/test_calendar.py",
            "tests/test_language.py",
            "tests/test_schedule_calendars.py",
            "tests/test_schedule_times.py",
            "tests/reference/test_*.py",
        ),
        stays=(),
    ),
    "schedule": Target(
        (f"{STEPS}/schedule/*.py",),
        (
            "tests/test_schedule*.py",
            "tests/test_life_pause.py",
            "tests/test_life_replan.py",
            "tests/reference/test_*.py",
            "tests/laws/test_s*_laws.py",
            "tests/laws/test_schedule*.py",
        ),
    ),
    "assess": Target(
        (f"{STEPS}/assess/*.py",),
        ("tests/test_assess*.py", "tests/laws/test_assess*.py", "tests/test_life*.py", "tests/test_project*.py"),
    ),
    "project": Target(
        (f"{STEPS}/project/*.py",), ("tests/test_project*.py", "tests/test_explain*.py", "tests/laws/test_project*.py")
    ),
}


def module_of(file: Path) -> str:
    """The name of the module that a file below the current folder holds."""
    return ".".join((file.parent if file.stem == "__init__" else file.with_suffix("")).parts)


def source_path(module: str) -> Path:
    """The file of a module below the current folder."""
    path = Path(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
