"""What `make site` and `make test` say on a machine that lacks something."""

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "setup.sh"


class Machine:
    """A machine whose PATH holds the shell's own company and what a test puts there."""

    def __init__(self, home: Path) -> None:
        self.bin = home / "bin"
        self.calls = home / "calls"
        (home / "scripts").mkdir()
        self.bin.mkdir()
        self.script = shutil.copy(SCRIPT, home / "scripts")
        self.has("dirname", f'exec {shutil.which("dirname")} "$@"')
        self.has("id", "echo 1000")

    def has(self, program: str, body: str = "exit 0") -> None:
        path = self.bin / program
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(0o755)

    def has_apt(self) -> None:
        """An apt-get that notes its calls and delivers nothing."""
        self.has("apt-get", f'echo "$@" >> {self.calls}')

    def set_up(self, purpose: str, **environment: str) -> str:
        """What the set-up complains of."""
        command = ["/bin/sh", self.script, purpose]
        done = subprocess.run(
            command, env={"PATH": str(self.bin), **environment}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 1
        assert not (self.bin.parent / ".venv").exists()
        return done.stderr


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_everything_missing_is_named_at_once(machine: Machine) -> None:
    assert machine.set_up("test") == (
        "Launchbook cannot be set up yet. This machine lacks:\n"
        "  * Python 3.11, 3.12 or 3.13 on the PATH (or named by PYTHON=...)\n"
        "    with its venv module\n"
        "  * git\n"
        "  * Chromium or Chrome, for the browser tests (on the PATH or named by CHROMIUM=...)\n"
        "Then run make again.\n"
    )


def test_sites_need_no_browser(machine: Machine) -> None:
    assert "Chromium" not in machine.set_up("site")


def test_a_browser_may_be_named(machine: Machine) -> None:
    machine.has("my-browser")
    assert "Chromium" not in machine.set_up("test", CHROMIUM="my-browser")


def test_a_python_that_is_too_old_or_cannot_make_an_environment_does_not_count(machine: Machine) -> None:
    machine.has("git")
    machine.has("python3", "exit 1")
    complaint = machine.set_up("site")
    assert "Python 3.11, 3.12 or 3.13" in complaint
    assert "git" not in complaint


def test_any_python_that_does_will_do(machine: Machine) -> None:
    machine.has("python3.13", "echo 'command not found' >&2; exit 127")
    machine.has("python3.12")
    complaint = machine.set_up("site")
    assert "Python" not in complaint
    assert "git" in complaint


def test_a_user_without_rights_is_given_the_command(machine: Machine) -> None:
    machine.has_apt()
    complaint = machine.set_up("site")
    assert "sudo apt-get update && sudo apt-get install python3 python3-venv git\n" in complaint
    assert not machine.calls.exists()


def test_the_administrator_gets_only_what_is_missing_and_hears_when_it_did_not_help(machine: Machine) -> None:
    machine.has_apt()
    machine.has("id", "echo 0")
    machine.has("python3")
    machine.has("dpkg", "exit 1")
    complaint = machine.set_up("test")
    assert machine.calls.read_text(encoding="utf-8").splitlines() == [
        "update -qq",
        "install -qq -y --no-install-recommends git chromium libatomic1",
    ]
    assert "This machine lacks:\n  * git\n  * Chromium" in complaint
