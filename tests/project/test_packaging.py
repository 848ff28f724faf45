"""What a user installs: the wheel holds all that the program needs, and the locks hold all that the wheel asks for."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock")


def pins(lock: str) -> dict[str, str]:
    """Name of each pinned package, in its canonical form, with the text of its entry."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[A-Za-z])", re.sub(r"(?m)^#.*\n", "", text))
    return {canonicalize_name(re.split(r"[=\[ ]", entry.strip(), maxsplit=1)[0]): entry for entry in entries}


def group(name: str) -> list[str]:
    """The requirements of a dependency group, without the groups it includes."""
    return [line for line in PROJECT["dependency-groups"][name] if isinstance(line, str)]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = target.glob("*.whl")
    return ZipFile(built)


def tracked(folder: str) -> set[str]:
    """Files of the checkout below `folder` that are no by-products of running it."""
    paths = (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(ROOT / folder).as_posix() for path in paths}


def test_the_wheel_holds_the_program_and_the_templates_and_nothing_else(wheel: ZipFile) -> None:
    held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    program = {f"generator/{name}" for name in tracked("generator")}
    templates = {f"generator/templates/{name}" for name in tracked("site_templates")}
    assert held == program | templates


def test_the_wheel_offers_the_command_and_the_plugin(wheel: ZipFile) -> None:
    (name,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    offered = wheel.read(name).decode()
    assert "launchbook = generator.cli:main" in offered
    assert "launchbook = generator.plugin:LaunchbookPlugin" in offered


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_version_and_a_hash(lock: str) -> None:
    for name, entry in pins(lock).items():
        assert re.match(r"[A-Za-z0-9._-]+==\S+", entry), name
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), name


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_registry_and_no_folder(lock: str) -> None:
    assert not re.search(r"://|--index|--find-links|@ |(?m:^\s*[./])", (ROOT / lock).read_text(encoding="utf-8"))


def test_the_locks_fit_what_the_project_asks_for() -> None:
    asked = {
        "requirements.lock": [*PROJECT["project"]["dependencies"], *group("install")],
        "requirements-dev.lock": [*PROJECT["project"]["dependencies"], *group("install"), *group("dev")],
    }
    for lock, lines in asked.items():
        locked = pins(lock)
        for wanted in map(Requirement, lines):
            entry = locked[canonicalize_name(wanted.name)]
            version = re.split(r"==", entry)[1].split()[0]
            assert wanted.specifier.contains(version), f"{lock}: {wanted} but {version}; run make lock"


def test_the_tests_run_with_the_versions_that_the_sites_are_built_with() -> None:
    runtime, dev = (pins(lock) for lock in LOCKS)
    assert {name: dev.get(name) for name in runtime} == runtime
