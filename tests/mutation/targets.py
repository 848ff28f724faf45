"""What the mutants change, and the tests that must notice."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MODEL, STEPS = Path("generator", "model"), Path("generator", "steps")


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
        (
            f"{MODEL}/calendar/*.py",
            f"{MODEL}/language/recurrence.py",
            f"{MODEL}/language/weekday.py",
            f"{MODEL}/language/zones.py",
        ),
        (
            "tests/model/calendar/test_work_calendar.py",
            "tests/model/language/test_language.py",
            "tests/steps/schedule/test_calendars.py",
            "tests/steps/schedule/test_times.py",
            "tests/oracles/reference/test_*.py",
        ),
        stays=(),
    ),
    "schedule": Target(
        (f"{STEPS}/schedule/**/*.py",),
        (
            "tests/steps/schedule/test_*.py",
            "tests/oracles/reference/test_*.py",
            "tests/laws/test_s*_laws.py",
            "tests/laws/test_schedule*.py",
        ),
    ),
    "assess": Target(
        (f"{STEPS}/assess/*.py",),
        (
            "tests/steps/assess/test_*.py",
            "tests/steps/schedule/test_pause.py",
            "tests/steps/schedule/test_replan.py",
            "tests/steps/render/test_life_pages.py",
            "tests/steps/project/test_*.py",
        ),
    ),
    "project": Target(
        (f"{STEPS}/project/**/*.py",), ("tests/steps/project/test_*.py", "tests/model/translation/test_*.py")
    ),
}


def module_of(file: Path) -> str:
    """The name of the module that a file below the current folder holds."""
    return ".".join((file.parent if file.stem == "__init__" else file.with_suffix("")).parts)


def source_path(module: str) -> Path:
    """The file of a module below the current folder."""
    path = Path(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
