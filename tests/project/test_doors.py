"""Where to put something new: `docs/design.md` names the files, and a dummy of each, put there into a copy, works."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COPIED = ("generator", "site_templates", "docs")
CUSTOMER = "customers/juniper-bakery/customer.yml"
PLAYBOOK = "playbooks/welcome/playbook.yml"


class Copy:
    """A copy of the project and a workspace beside it; it remembers which files of the project were changed."""

    def __init__(self, folder: Path) -> None:
        self.root, self.workspace = folder / "project", folder / "workspace"
        for name in COPIED:
            shutil.copytree(ROOT / name, self.root / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ROOT / "generator/starter", self.workspace)
        self.touched: set[str] = set()

    def write(self, path: str, text: str) -> None:
        """Write a new file of the project."""
        self.touched.add(path)
        assert not (self.root / path).exists()
        (self.root / path).write_text(text, "utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace one place of a file of the project."""
        self.touched.add(path)
        replaced(self.root / path, old, new)

    def run(self, *args: str, code: int = 0) -> str:
        """What the copy's own command says in the workspace."""
        env = {**os.environ, "PYTHONPATH": str(self.root), "NO_MKDOCS_2_WARNING": "1"}
        command = [sys.executable, "-P", "-m", "generator", *args]
        done = subprocess.run(command, cwd=self.workspace, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stderr + done.stdout
        return done.stdout + done.stderr

    def page(self, path: str) -> str:
        """A page that was built."""
        return (self.workspace / "site" / path).read_text("utf-8")


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{path.name} has {old!r} {text.count(old)} times"
    path.write_text(text.replace(old, new), "utf-8")


def named(thing: str) -> tuple[str, ...]:
    """The files and folders that the manual names for a new thing, from the root."""
    text = (ROOT / "docs/design.md").read_text("utf-8")
    row = re.search(rf"^\| {thing} \| (.*) \|$", text, re.MULTILINE)
    assert row, f"docs/design.md says nothing about a new {thing}"
    names = re.findall(r"`([\w./-]+)`", row[1])
    return tuple(name if (ROOT / name).exists() else f"generator/{name}" for name in names)


def assert_only(copy: Copy, thing: str, most: int) -> None:
    """That no file was touched but those that are named, and no more than there may be."""
    known = named(thing)
    assert [p for p in copy.touched if p not in known and f"{Path(p).parent.as_posix()}/" not in known] == []
    assert len(copy.touched) <= most


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def test_a_kind_of_item(copy: Copy) -> None:
    table = "generator/model/files/items/kinds.py"
    copy.edit(table, '    SIGN_OFF = "sign-off"\n', '    SIGN_OFF = "sign-off"\n    WORKSHOP = "workshop"\n')
    row = "    Kind.WORKSHOP: Traits(has=_SPAN | _TOGETHER, gathering=True),\n"
    copy.edit(table, "    Kind.SIGN_OFF: Traits(\n", f"{row}    Kind.SIGN_OFF: Traits(\n")
    words = 'msgid "Every answer is yes"\n'
    copy.edit("generator/locale/de.po", words, f'msgid "Workshop"\nmsgstr "Arbeitstreffen"\n\n{words}')
    replaced(copy.workspace / PLAYBOOK, "first-call: {kind: meeting", "first-call: {kind: workshop")
    replaced(copy.workspace / CUSTOMER, "country: GB", "country: GB\nlanguage: de")
    copy.run("build", "--audience", "customer")
    assert "Arbeitstreffen" in copy.page("customer/juniper-bakery/roadmap.html")
    assert_only(copy, "kind of item", 4)


def test_a_problem_rule(copy: Copy) -> None:
    rules = "generator/model/problems/rules_schedule.py"
    rule = 'SCHEDULE_DUMMY = Rule("schedule/dummy", "A dummy", "It is one.", Severity.NOTE)\n'
    copy.edit(rules, "SCHEDULE_ENDLESS = Rule(\n", f"{rule}SCHEDULE_ENDLESS = Rule(\n")
    copy.edit(rules, "    SCHEDULE_ENDLESS,\n", "    SCHEDULE_DUMMY,\n    SCHEDULE_ENDLESS,\n")
    found = "generator/steps/schedule/findings.py"
    copy.edit(found, "    SCHEDULE_ENDLESS,\n", "    SCHEDULE_DUMMY,\n    SCHEDULE_ENDLESS,\n")
    line = "        dated = items[item.id]\n"
    copy.edit(found, line, f'{line}        yield SCHEDULE_DUMMY.at(item.place or Place(""), "a dummy", "leave it")\n')
    assert "schedule/dummy" in copy.run("check")
    assert_only(copy, "problem rule", 2)


def test_a_lint_rule(copy: Copy) -> None:
    rules = "generator/model/problems/rules_lint.py"
    copy.edit(
        rules, "COUNT_DIFFERS = _lint(", 'DUMMY = _lint("dummy", "A dummy", "It is one.")\nCOUNT_DIFFERS = _lint('
    )
    copy.edit(rules, "    COUNT_DIFFERS,\n", "    COUNT_DIFFERS,\n    DUMMY,\n")
    lints = "generator/steps/lint/dates.py"
    copy.edit(
        lints,
        "from generator.model.problems.rules_lint import (\n",
        "from generator.model.problems.rules_lint import (\n    DUMMY,\n",
    )
    line = "    kickoff = view.dated.kickoff\n"
    copy.edit(lints, line, f'{line}    yield DUMMY.at(view.place, "a dummy", "leave it")\n')
    row = "| `lint/count-differs` |"
    copy.edit("docs/decisions.md", row, f"| `lint/dummy` | Always |\n{row}")
    assert "lint/dummy" in copy.run("check")
    assert_only(copy, "lint rule", 4)


def test_a_page(copy: Copy) -> None:
    copy.write("site_templates/pages/dummy.html", '<h1>{{ _("Dummy") }}</h1><p>{{ plan.name }}</p>')
    line = "    yield from _guides(plan, words)\n"
    page = '    yield PageView("dummy.md", "dummy", say("Dummy"))\n'
    copy.edit("generator/steps/outline/__init__.py", line, page + line)
    words = 'msgid "Every answer is yes"\n'
    copy.edit("generator/locale/de.po", words, f'msgid "Dummy"\nmsgstr "Attrappe"\n\n{words}')
    replaced(copy.workspace / CUSTOMER, "country: GB", "country: GB\nlanguage: de")
    copy.run("build", "--audience", "customer")
    assert ">Attrappe<a " in copy.page("customer/juniper-bakery/dummy.html")
    assert_only(copy, "page", 3)


def test_an_export_format(copy: Copy) -> None:
    copy.edit(
        "generator/steps/render/exports.py",
        "def plan_csv(",
        'def plan_txt(plan: ShownPlan) -> bytes:\n    return "\\n".join(i.title for i in plan.items).encode()\n\n\ndef plan_csv(',
    )
    table = "generator/steps/render/data_files.py"
    copy.edit(table, "import plan_csv, plan_json", "import plan_csv, plan_json, plan_txt")
    row = '    "ics": DataFormat('
    copy.edit(table, row, f'    "txt": DataFormat("plan.txt", lambda site, words: plan_txt(site.plan)),\n{row}')
    assert copy.run("export", "juniper-bakery", "--format", "txt").startswith("First call\n")
    assert_only(copy, "export format", 2)


def test_a_language(copy: Copy) -> None:
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
    copy.write("generator/locale/fr.po", f'{head}\nmsgid "Roadmap"\nmsgstr "Feuille de route"\n')
    replaced(copy.workspace / CUSTOMER, "country: GB", "country: GB\nlanguage: fr")
    copy.run("build", "--audience", "customer")
    page = copy.page("customer/juniper-bakery/roadmap.html")
    assert "Feuille de route" in page and "lun. 2 nov. 2026" in page
    assert_only(copy, "language", 1)


def test_a_site_engine(copy: Copy) -> None:
    copy.write("generator/steps/build/plain_engine.py", PLAIN_ENGINE)
    old = "from generator.steps.build.engine import Malformed, Warned, run_engine\n"
    new = "from generator.steps.build.engine import Malformed, Warned\nfrom generator.steps.build.plain_engine import run_engine\n"
    copy.edit("generator/steps/build/site.py", old, new)
    copy.run("build", "--audience", "customer")
    assert "<title>plain</title>" in copy.page("customer/juniper-bakery/index.html")
    assert_only(copy, "site engine", 2)


PLAIN_ENGINE = """
import os
from generator.steps.build.paths import file_bytes, html_path

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>plain</title></head><body></body></html>'


def run_engine(tree, folder, workspace, overlays):
    for page in (*(html_path(page.path) for page in tree.pages), "404.html"):
        path = folder / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE, "utf-8")
    return []
"""


def test_a_store_of_versions(copy: Copy) -> None:
    copy.write("generator/steps/publish/other_store.py", OTHER_STORE)
    face = "generator/steps/publish/__init__.py"
    old = "from generator.steps.publish.store import Published, publish\n"
    new = (
        "from generator.steps.publish.other_store import publish\nfrom generator.steps.publish.store import Published\n"
    )
    copy.edit(face, old, new)
    replaced(copy.workspace / CUSTOMER, "country: GB", "country: GB\nsuffix: aB3dE5gH7j")
    assert "elsewhere" in copy.run("publish", "juniper-bakery", "1.0")
    assert_only(copy, "store of versions", 2)


OTHER_STORE = """
from pathlib import Path

from generator.steps.publish.store import Published


def publish(site, store, folder, version, *, alias=None, title=None):
    return Published(Path("elsewhere") / folder / version, {}, "0" * 64, True)
"""
