"""The whole command line, run in folders of its own: what it prints, what it writes, and how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import jsonschema
import pytest

from generator.cli import VERBS, command, function, run
from generator.commands import build as build_command
from generator.steps.load import parse
from tests.given.workspaces import Launchbook, make

ROOT = Path(__file__).parents[2]
DAY = ("--as-of", "2026-11-18")


@pytest.fixture
def launchbook(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Launchbook:
    """A workspace with two customers, and the command line in it."""
    make(tmp_path / "work", "acme", "bolt")
    monkeypatch.chdir(tmp_path / "work")
    return Launchbook(tmp_path / "work", capfd)


def program(*args: str, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """The command line as a process of its own."""
    line = [sys.executable, "-m", "generator", *args]
    world = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
    return subprocess.run(line, cwd=cwd, env=world, capture_output=True, text=True, check=False)


# ---- the frame


def test_every_verb_has_a_module_of_its_name_whose_docstring_begins_with_the_summary() -> None:
    modules = {p.stem for p in (ROOT / "generator/commands").glob("*.py")}
    assert set(VERBS) <= modules
    for verb, summary in VERBS.items():
        assert (function(verb).__doc__ or "").startswith(summary.removesuffix(".")), verb
        assert command(verb).name == verb


def test_help_lists_all_verbs_and_loads_none_of_them() -> None:
    code = "import sys, generator.cli as c; c.run(['--help']); print([m for m in sys.modules if m.startswith('generator.commands.')])"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert all(f" {verb} " in told.stdout for verb in VERBS)
    assert told.stdout.rstrip().endswith("[]")
    heavy = "import sys, generator.cli as c; c.run(['--help']); print({'pydantic', 'mkdocs', 'holidays'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", heavy], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.rstrip().endswith("set()")


def test_every_verb_explains_itself(launchbook: Launchbook) -> None:
    for verb, summary in VERBS.items():
        told = launchbook(verb, "--help")
        assert told.code == 0
        assert summary.split(",")[0].removesuffix(".") in " ".join(told.out.split())


@pytest.mark.parametrize(
    ("args", "word"),
    [
        (["chekc"], "there is no command `chekc`; did you mean `check`?"),
        (["frob"], "there is no command `frob`; `launchbook --help` lists them"),
        (["build", "--frob"], "No such option"),
        (["build", "acm"], "did you mean `acme`?"),
        (["build", "--as-of", "2026-02-30"], "`2026-02-30` is no date; write it as YYYY-MM-DD, such as 2026-11-02"),
        (["check", "--as-of", "2/11/2026"], "`2/11/2026` is no date; write it as YYYY-MM-DD, such as 2026-11-02"),
        (["new", "new-co", "--kickoff", "2 Nov"], "`2 Nov` is no date; write it as YYYY-MM-DD, such as 2026-11-02"),
        (["build", "--as-of", "1066-10-14"], "between 1990 and 2100"),
        (["build", "--workers", "0"], "workers"),
        (["build", "--audience", "customr"], "did you mean `customer`?"),
        (["show"], "Missing argument"),
        (["show", "acme", "--audience", "boss"], "no audience `boss`"),
        (["explain", "acme", "go-liv"], "did you mean `go-live`?"),
        (["export", "acme", "--format", "docs"], "--output"),
        (["export", "acme", "--format", "xls"], "xls"),
        (["release", "standrad"], "did you mean `standard`?"),
        (["publish", "nobody", "1.0"], "no customer `nobody`"),
        (["check", "--workspace", "nowhere"], "no folder `nowhere`"),
        (["schema", "frob"], "frob"),
        (["new", "Acme Ltd"], "write `acme-ltd`"),
        (["init"], "not empty"),
    ],
)
def test_wrong_usage_ends_with_two_and_says_what_is_wrong(launchbook: Launchbook, args: list[str], word: str) -> None:
    told = launchbook(*args)
    assert told.code == 2
    assert word in " ".join(re.sub(r"[│╭╰─╮╯]", "", told.err).split())
    assert not (launchbook.root / "site").exists()


def test_a_folder_without_a_workspace_is_wrong_usage(tmp_path: Path, launchbook: Launchbook) -> None:
    told = launchbook("check", "-w", str(tmp_path))
    assert told.code == 2
    assert "launchbook init" in " ".join(re.sub(r"[│╭╰─╮╯]", "", told.err).split())


def test_a_fault_of_ours_shows_its_traceback_and_ends_with_three(
    launchbook: Launchbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr(build_command, "make_sites", broken)
    told = launchbook("build")
    assert told.code == 3
    assert "Traceback" in told.err
    assert "ZeroDivisionError: a fault" in told.err
    assert "fault of Launchbook" in told.err


def test_ctrl_c_ends_with_130_and_leaves_no_half_site(launchbook: Launchbook, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build_command, "make_sites", interrupted)
    assert launchbook("build").code == 130
    assert not (launchbook.root / "site").exists()


# ---- init and new


def test_init_makes_a_workspace_that_builds(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "fresh"
    launchbook = Launchbook(folder, capfd)
    told = launchbook("init", str(folder))
    assert told.code == 0
    assert "launchbook build" in told.out
    assert launchbook("check", "-w", str(folder)).code == 0
    assert launchbook("build", "-w", str(folder), *DAY).code == 0
    assert list((folder / "site/customer").glob("*/index.html"))
    assert launchbook("init", str(folder)).code == 2


def test_init_leaves_a_git_folder_alone_and_refuses_any_other_file(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    launchbook = Launchbook(tmp_path, capfd)
    (tmp_path / "a" / ".git").mkdir(parents=True)
    assert launchbook("init", str(tmp_path / "a")).code == 0
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "notes.txt").write_text("mine")
    assert launchbook("init", str(tmp_path / "b")).code == 2
    assert [p.name for p in (tmp_path / "b").iterdir()] == ["notes.txt"]


NEW = ("--name", 'Kiwi: "Crate" #1', "--country", "nz", "--timezone", "Pacific/Auckland", "--kickoff", "2026-11-02")


def test_new_writes_two_files_that_check_finds_nothing_wrong_with(launchbook: Launchbook) -> None:
    told = launchbook("new", "kiwi", *NEW)
    assert told.code == 0, told
    text = (launchbook.root / "customers/kiwi/customer.yml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../.launchbook/customer.schema.json\n")
    assert 'name: "Kiwi: \\"Crate\\" #1"\nplaybook: standard\n' in text
    assert "#   migration: no" in text
    assert "#   lead-1: {name: …, role: lead}" in text
    assert launchbook("check", "kiwi").code == 0
    assert 'Kiwi: "Crate" #1' in launchbook("show", "kiwi", *DAY).out
    assert (launchbook.root / ".launchbook/customer.schema.json").is_file()


def test_new_draws_another_suffix_each_time(launchbook: Launchbook) -> None:
    for name in ("one", "two"):
        assert launchbook("new", name, *NEW).code == 0
    drawn = [
        re.search(r"suffix: \"?(\w+)", (launchbook.root / f"customers/{n}/customer.yml").read_text())
        for n in ("one", "two")
    ]
    suffixes = {found[1] for found in drawn if found}
    assert len(suffixes) == 2
    assert all(len(suffix) == 10 for suffix in suffixes)


def test_new_never_overwrites(launchbook: Launchbook) -> None:
    before = launchbook.bytes_of("customers")
    assert launchbook("new", "acme", *NEW).code == 2
    assert launchbook.bytes_of("customers") == before


def test_new_pins_the_newest_release(launchbook: Launchbook) -> None:
    for version in ("1.9.0", "1.10.0"):
        launchbook.edit("playbooks/standard/playbook.yml", *_version(launchbook, version))
        assert launchbook("release", "standard").code == 0
    assert launchbook("new", "kiwi", *NEW).code == 0
    assert "playbook: standard@1.10.0\n" in (launchbook.root / "customers/kiwi/customer.yml").read_text()
    assert launchbook("new", "crate", *NEW, "--playbook", "standard@1.9.0").code == 0
    assert launchbook("new", "third", *NEW, "--playbook", "standard@2.0.0").code == 2


def _version(launchbook: Launchbook, version: str) -> tuple[str, str]:
    text = (launchbook.root / "playbooks/standard/playbook.yml").read_text()
    found = re.search(r"version: .*", text)
    assert found
    return found[0], f"version: {version}"


@pytest.mark.parametrize(
    ("flag", "value", "word"),
    [("--country", "XQ", "no country"), ("--timezone", "Europe/Osl", "Europe/Oslo"), ("--kickoff", "soon", "soon")],
)
def test_new_refuses_what_makes_no_sense(launchbook: Launchbook, flag: str, value: str, word: str) -> None:
    given = list(NEW)
    given[given.index(flag) + 1] = value
    told = launchbook("new", "kiwi", *given)
    assert told.code == 2
    assert word in told.err
    assert not (launchbook.root / "customers/kiwi").exists()


# ---- check


def test_check_says_that_all_is_well_and_who_has_no_pin(launchbook: Launchbook) -> None:
    told = launchbook("check")
    assert told.code == 0
    assert "Checked 2 customers and 1 playbook" in told.out
    assert "follow the working copy of their playbook: acme, bolt." in told.out


def _two_mistakes(launchbook: Launchbook) -> None:
    launchbook.edit("customers/acme/customer.yml", "role: lead", "role: laed")
    launchbook.append("customers/bolt/customer.yml", "colour: red\n")


def test_check_reports_all_mistakes_of_all_files_with_place_rule_and_next_move(launchbook: Launchbook) -> None:
    _two_mistakes(launchbook)
    told = launchbook("check")
    assert told.code == 1
    assert "customers/acme/customer.yml:9:37: error role/unknown: " in told.out
    assert "did you mean `lead`?" in told.out
    assert "customers/bolt/customer.yml:10:1: error key/unknown: unknown key `colour`" in told.out
    assert "2 errors in 2 files" in told.out


def test_check_of_one_customer_says_nothing_of_another(launchbook: Launchbook) -> None:
    _two_mistakes(launchbook)
    told = launchbook("check", "bolt")
    assert told.code == 1
    assert "acme" not in told.out


def test_check_as_json_gives_every_part_of_a_problem(launchbook: Launchbook) -> None:
    _two_mistakes(launchbook)
    told = launchbook("check", "--format", "json")
    found = json.loads(told.out)
    assert told.code == 1
    assert found["errors"] == 2
    assert found["problems"][1] == {
        "path": "customers/bolt/customer.yml",
        "line": 10,
        "column": 1,
        "rule": "key/unknown",
        "severity": "error",
        "message": "unknown key `colour`",
        "hint": found["problems"][1]["hint"],
    }


def test_check_for_code_hosts_names_files_from_where_it_runs(
    launchbook: Launchbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    _two_mistakes(launchbook)
    monkeypatch.chdir(launchbook.root.parent)
    lines = launchbook("check", "-w", "work", "--format", "github").out.splitlines()
    assert len(lines) == 2
    assert lines[1].startswith(
        "::error file=work/customers/bolt/customer.yml,line=10,col=1,title=key/unknown::unknown key `colour`%0A"
    )
    rows = json.loads(launchbook("check", "-w", "work", "--format", "gitlab").out)
    assert rows[0]["location"] == {"path": "work/customers/acme/customer.yml", "lines": {"begin": 9}}
    assert {row["severity"] for row in rows} == {"major"}
    assert len({row["fingerprint"] for row in rows}) == 2


def test_check_without_mistakes_is_empty_for_programs(launchbook: Launchbook) -> None:
    assert json.loads(launchbook("check", "--format", "json").out)["problems"] == []
    assert launchbook("check", "--format", "github").out == ""
    assert json.loads(launchbook("check", "--format", "gitlab").out) == []


def test_check_is_the_same_on_every_day(launchbook: Launchbook) -> None:
    launchbook.append("customers/acme/status.yml", "kickoff-call: {done: 2026-11-02}\n")
    first = launchbook("check").out
    assert launchbook("check", "--as-of", "2099-01-01").code == 0
    assert launchbook("check").out == first


# ---- build


def test_build_writes_the_sites_of_all_audiences_the_portfolio_and_the_guides(launchbook: Launchbook) -> None:
    told = launchbook("build", *DAY)
    assert told.code == 0, told
    sites = {
        p.parent.relative_to(launchbook.root / "site").as_posix() for p in (launchbook.root / "site").rglob(".nojekyll")
    }
    assert sites == {"customer/acme", "customer/bolt", "internal/acme", "internal/bolt", "portfolio", "public"}
    assert "Built 6 sites." in told.out
    assert all(f"site/{site}/index.html" in told.out for site in sites)
    public = (launchbook.root / "site/public/standard/guides/lists.html").read_text("utf-8")
    assert "Send it by mail" in public
    portfolio = (launchbook.root / "site/portfolio/index.html").read_text("utf-8")
    assert '<a href="../internal/acme/index.html">' in portfolio


def test_what_is_internal_is_on_the_internal_site_alone(launchbook: Launchbook) -> None:
    launchbook.append(
        "customers/acme/status.yml", "send-list: {state: blocked, since: 2026-11-05, note: Zanzibar is grumpy}\n"
    )
    assert launchbook("build", *DAY).code == 0
    internal = b"".join(launchbook.bytes_of("site/internal/acme").values())
    customer = b"".join(
        [*launchbook.bytes_of("site/customer/acme").values(), *launchbook.bytes_of("site/public").values()]
    )
    assert b"Zanzibar" in internal
    assert b"Price check" in internal
    assert b"Zanzibar" not in customer
    assert b"Price check" not in customer


def test_build_of_one_customer_touches_no_other_site(launchbook: Launchbook) -> None:
    assert launchbook("build", *DAY).code == 0
    before = launchbook.bytes_of("site")
    launchbook.edit("customers/acme/customer.yml", "name: Acme", "name: Acme Corporation")
    launchbook.edit("customers/bolt/customer.yml", "name: Bolt", "name: Bolt Corporation")
    assert launchbook("build", "acme", *DAY).code == 0
    after = launchbook.bytes_of("site")
    changed = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    assert changed
    assert all(name.split("/")[1] == "acme" for name in changed)


def test_a_customer_with_mistakes_keeps_the_last_good_site_and_the_others_are_built(launchbook: Launchbook) -> None:
    assert launchbook("build", *DAY).code == 0
    before = launchbook.bytes_of("site")
    launchbook.edit("customers/acme/customer.yml", "kickoff: 2026-11-02", "kickoff: 2026-02-30")
    launchbook.edit("customers/bolt/customer.yml", "name: Bolt", "name: Bolt Corporation")
    told = launchbook("build", *DAY)
    assert told.code == 1
    assert "customers/acme/customer.yml:7:20: error " in told.err
    assert "left as it was: acme" in told.out
    after = launchbook.bytes_of("site")
    assert {n: c for n, c in before.items() if "/acme/" in n} == {n: c for n, c in after.items() if "/acme/" in n}
    assert b"Bolt Corporation" in after["customer/bolt/index.html"]
    portfolio = after["portfolio/index.html"].decode()
    assert "Files with mistakes" in portfolio
    assert "Bolt Corporation" in portfolio


def test_a_broken_template_is_reported_and_the_old_sites_stay(launchbook: Launchbook) -> None:
    assert launchbook("build", *DAY).code == 0
    before = launchbook.bytes_of("site")
    launchbook.append("site_templates/pages/people.html", "{% for x in %}\n")
    told = launchbook("build", *DAY)
    assert told.code == 1
    assert "site_templates/pages/people.html:1: error template/" in told.err
    kept = {n: c for n, c in before.items() if not n.startswith(("portfolio", "public"))}
    assert {n: launchbook.bytes_of("site")[n] for n in kept} == kept


def test_build_for_one_audience_leaves_the_other_sites(launchbook: Launchbook) -> None:
    assert launchbook("build", "--audience", "customer", *DAY).code == 0
    assert sorted(p.name for p in (launchbook.root / "site").iterdir()) == ["customer"]
    assert launchbook("build", "--audience", "public", *DAY).code == 0
    assert sorted(p.name for p in (launchbook.root / "site").iterdir()) == ["customer", "public"]


def test_build_names_sites_that_belong_to_nobody_any_more(launchbook: Launchbook) -> None:
    assert launchbook("build", *DAY).code == 0
    (launchbook.root / "customers/bolt").rename(launchbook.root / "customers/volt")
    told = launchbook("build", *DAY)
    assert "may be deleted: site/customer/bolt, site/internal/bolt." in told.out


def test_a_workspace_without_customers_builds_its_guides_and_an_empty_portfolio(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    launchbook = Launchbook(make(tmp_path), capfd)
    assert launchbook("build", "-w", str(tmp_path)).code == 0
    assert sorted(p.name for p in (tmp_path / "site").iterdir()) == ["portfolio", "public"]


def test_a_build_of_one_customer_opens_no_file_of_another(launchbook: Launchbook) -> None:
    spy = (
        "import os, sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(os.fspath(args[0]))"
        " if event == 'open' and isinstance(args[0], (str, os.PathLike)) else None)\n"
        "from generator.cli import run\n"
        "code = run(['build', 'acme', '--as-of', '2026-11-18', '--workers', '1'])\n"
        "print(code)\n"
        "print('\\n'.join(sorted({p for p in opened if '/customers/' in p or p.startswith('customers/')})))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", spy],
        cwd=launchbook.root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    lines = told.stdout.splitlines()
    assert "0" in lines
    assert any(line.endswith("customers/acme/customer.yml") for line in lines), (
        "the spy must see the files that are read"
    )
    assert not [line for line in lines if "bolt" in line]


@pytest.mark.long
def test_the_same_files_give_the_same_bytes_whatever_the_machine(launchbook: Launchbook) -> None:
    worlds = [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4711", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8"},
    ]
    found = []
    for number, world in enumerate(worlds):
        if number:  # the same files, made in another order
            for name in ("customers/acme", "customers/bolt", "playbooks/standard/guides"):
                files = {p.name: p.read_bytes() for p in (launchbook.root / name).iterdir()}
                for file in files:
                    (launchbook.root / name / file).unlink()
                for file in sorted(files, reverse=True):
                    (launchbook.root / name / file).write_bytes(files[file])
        told = program("build", *DAY, "--workers", str(number + 1), cwd=launchbook.root, env=world)
        assert told.returncode == 0, told.stderr
        found.append(launchbook.bytes_of("site"))
        (launchbook.root / "site").rename(launchbook.root.parent / f"site-{number}")
    assert found[0].keys() == found[1].keys()
    assert [name for name in found[0] if found[0][name] != found[1][name]] == []


# ---- show, explain, export, schema


def test_show_prints_one_line_an_item_without_colours_when_piped(launchbook: Launchbook) -> None:
    launchbook.append("customers/acme/status.yml", "kickoff-call: {done: 2026-11-02}\n")
    told = launchbook("show", "acme", *DAY)
    assert told.code == 0
    assert "\x1b" not in told.out
    assert told.out.startswith("Acme · Standard 1.0.0\n")
    rows = [line for line in told.out.splitlines() if line.endswith("kickoff-call")]
    assert len(rows) == 1
    assert "Kickoff call" in rows[0]
    assert "done" in rows[0]
    assert "Price check" in told.out
    assert "Price check" not in launchbook("show", "acme", *DAY, "--audience", "customer").out


def test_explain_gives_the_way_to_a_date_and_the_reason_to_be_in(launchbook: Launchbook) -> None:
    told = launchbook("explain", "acme", "go-live", *DAY)
    assert told.code == 0
    assert "Fri 27 Nov 2026" in told.out
    assert "monday: Mon 30 Nov 2026" in told.out
    assert "In the plan because" in told.out
    assert "playbooks/standard/playbook.yml:16:7" in told.out


def test_explain_of_a_milestone_tells_the_chain_that_makes_it_as_late_as_it_is(launchbook: Launchbook) -> None:
    work = "load-data: {after: kickoff-call, takes: 3 workdays, owner: csm, audience: internal, why: Much of it}"
    end = "data-ready: {kind: milestone, after: load-data, why: They ask for it}"
    launchbook.append("customers/acme/customer.yml", f"add:\n  {work}\n  {end}\n")
    told = launchbook("explain", "acme", "data-ready", *DAY).out
    assert "What makes it as late as it is planned\n    1. Kickoff call (kickoff-call): " in told
    assert "    2. Load data (load-data): " in told
    assert "    3. Data ready (data-ready): " in told
    assert "Waits for “Kickoff call”" in told
    outside = launchbook("explain", "acme", "data-ready", *DAY, "--audience", "customer").out
    assert "    2. a step of " in outside
    assert "load-data" not in outside.casefold()


def test_show_prints_the_critical_path_to_a_milestone_alone(launchbook: Launchbook) -> None:
    told = launchbook("show", "acme", *DAY, "--critical", "go-live")
    assert told.code == 0
    assert told.out.startswith("Go live  go-live\nWhat makes it as late as it is planned\n  1. ")
    assert "Critical for it\n  Go live (go-live)\n" in told.out
    assert "\n     0  Go live (go-live)\n" in told.out
    unknown = launchbook("show", "acme", *DAY, "--critical", "go-liv")
    assert unknown.code == 2
    assert "no milestone `go-liv`" in unknown.err


def test_explain_of_an_item_that_is_out_names_the_facts_that_decided(launchbook: Launchbook) -> None:
    told = launchbook("explain", "acme", "export-data")
    assert told.code == 0
    assert "not in this plan" in told.out
    assert "migration is no" in told.out


def test_explain_tells_a_customer_nothing_of_what_is_hidden(launchbook: Launchbook) -> None:
    assert launchbook("explain", "acme", "price-check").code == 0
    told = launchbook("explain", "acme", "price-check", "--audience", "customer")
    assert told.code == 2
    assert "no item `price-check`" in " ".join(told.err.split())
    assert "playbook.yml" not in launchbook("explain", "acme", "go-live", "--audience", "customer").out


def test_export_json_is_a_plan_by_its_own_schema(launchbook: Launchbook) -> None:
    schema = json.loads(launchbook("schema", "plan").out)
    plan = json.loads(launchbook("export", "acme", *DAY).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(plan, schema)
    assert plan["customer"] == "acme"
    del plan["summary"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plan, schema)


@pytest.mark.parametrize(
    ("form", "start"), [("csv", b"\xef\xbb\xbfid,kind"), ("ics", b"BEGIN:VCALENDAR"), ("json", b"{")]
)
def test_export_writes_the_file_that_the_site_offers(launchbook: Launchbook, form: str, start: bytes) -> None:
    told = launchbook("export", "acme", "--format", form, "-o", "out/plan", *DAY)
    assert told.code == 0
    assert "Wrote" in told.err
    content = (launchbook.root / "out/plan").read_bytes()
    assert content.startswith(start)
    assert launchbook("build", "acme", *DAY).code == 0
    name = {"json": "plan.json", "csv": "plan.csv", "ics": "calendar.ics"}[form]
    assert (launchbook.root / "site/customer/acme" / name).read_bytes() == content


def test_export_docs_refuses_a_folder_that_is_not_its_own(launchbook: Launchbook) -> None:
    assert launchbook("export", "acme", "--format", "docs", "-o", "docs", *DAY).code == 0
    assert (launchbook.root / "docs/mkdocs.yml").is_file()
    told = launchbook("export", "acme", "--format", "docs", "-o", "customers", *DAY)
    assert told.code == 1
    assert "site/folder" in told.err
    assert (launchbook.root / "customers/acme/customer.yml").is_file()


def _as_an_editor_reads(text: str) -> object:
    """YAML 1.2 as editors take it: numbers and true/false are such, everything else is text."""

    def typed(value: object) -> object:
        if isinstance(value, dict):
            return {k: typed(v) for k, v in value.items()}
        if isinstance(value, list):
            return [typed(v) for v in value]
        if isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?", value):
            return float(value) if "." in value else int(value)
        return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value

    source, problems = parse("file.yml", text.encode())
    assert source is not None, problems
    return typed(source.value)


@pytest.mark.parametrize("kind", ["playbook", "customer", "status", "guide"])
def test_schemas_take_the_sample_files_and_refuse_unknown_keys(launchbook: Launchbook, kind: str) -> None:
    schema = json.loads(launchbook("schema", kind).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    files = {
        "playbook": [*ROOT.glob("playbooks/*/playbook.yml")],
        "customer": [*ROOT.glob("customers/*/customer.yml")],
        "status": [*ROOT.glob("customers/*/status.yml")],
        "guide": [*ROOT.glob("playbooks/*/guides/*.md")],
    }[kind]
    assert files
    for path in files:
        text = path.read_text("utf-8")
        read = _as_an_editor_reads(text.split("---\n")[1] if kind == "guide" else text)
        if read is not None:
            assert [f"{path}: {list(e.absolute_path)} {e.message[:200]}" for e in validator.iter_errors(read)] == []
    wrong = {"status": {"go-live": {"frob": "x"}}, "guide": {"title": "x", "frob": "x"}}
    assert list(validator.iter_errors(wrong.get(kind, {"title": "x", "name": "x", "playbook": "x", "frob": "x"})))


# ---- release and publish


def test_release_freezes_the_working_copy_and_its_customers_stay_where_they_are(launchbook: Launchbook) -> None:
    told = launchbook("release", "standard", "1.0.0")
    assert told.code == 0
    frozen = launchbook.bytes_of("playbooks/standard/releases/1.0.0")
    assert set(frozen) == {"playbook.yml", "guides/lists.md", "release.json"}
    launchbook.edit("customers/acme/customer.yml", "playbook: standard", "playbook: standard@1.0.0")
    launchbook.edit("playbooks/standard/playbook.yml", "at: day 26", "at: day 40")
    assert "Mon 30 Nov 2026" in launchbook("explain", "acme", "go-live", *DAY).out
    assert "Mon 30 Nov 2026" not in launchbook("explain", "bolt", "go-live", *DAY).out


def test_release_of_the_same_content_is_done_already_and_of_other_content_refused(launchbook: Launchbook) -> None:
    assert launchbook("release", "standard").code == 0
    frozen = launchbook.bytes_of("playbooks/standard/releases")
    again = launchbook("release", "standard")
    assert again.code == 0
    assert "released already" in again.out
    launchbook.append("playbooks/standard/guides/lists.md", "\nMore.\n")
    told = launchbook("release", "standard")
    assert told.code == 1
    assert "release/taken" in told.err
    assert "`guides/lists.md`" in told.err
    assert launchbook.bytes_of("playbooks/standard/releases") == frozen


def test_release_takes_the_version_that_the_playbook_says_and_no_other(launchbook: Launchbook) -> None:
    told = launchbook("release", "standard", "1.1.0")
    assert told.code == 1
    assert "release/version" in told.err
    launchbook.edit("playbooks/standard/playbook.yml", "version: 1.0.0", "version: next")
    assert launchbook("release", "standard").code == 1
    assert not (launchbook.root / "playbooks/standard/releases").exists()


def test_release_of_a_playbook_with_mistakes_freezes_nothing(launchbook: Launchbook) -> None:
    launchbook.edit("playbooks/standard/playbook.yml", "owner: csm", "owner: cms")
    told = launchbook("release", "standard")
    assert told.code == 1
    assert "role/unknown" in told.err
    assert not (launchbook.root / "playbooks/standard/releases").exists()


def test_an_edited_release_is_refused(launchbook: Launchbook) -> None:
    assert launchbook("release", "standard").code == 0
    launchbook.append("playbooks/standard/releases/1.0.0/playbook.yml", "# a word\n")
    assert "release/changed" in launchbook("check").out
    assert launchbook("release", "standard").code == 1


def test_publish_keeps_a_version_for_ever_and_later_plans_are_compared_with_it(launchbook: Launchbook) -> None:
    first = launchbook("publish", "acme", "1.0", "--alias", "latest", *DAY)
    assert first.code == 0, first
    home = launchbook.root / "published/acme-k7m2p9"
    stored = launchbook.bytes_of("published/acme-k7m2p9/1.0")
    assert (home / "latest/index.html").is_file()
    record = json.loads((launchbook.root / "customers/acme/versions/1.0.json").read_text())
    assert set(record) == {
        "format",
        "customer",
        "version",
        "published",
        "audience",
        "revision",
        "content",
        "items",
        "events",
    }
    assert record["published"] == "2026-11-18"
    assert record["items"]["go-live"] == {"start": "2026-11-30", "end": "2026-11-30"}
    assert "price-check" not in record["items"], "a version records what its reader saw"

    launchbook.append("customers/acme/customer.yml", "change:\n  go-live: {at: day 33, why: The port is late}\n")
    refused = launchbook("publish", "acme", "1.0", *DAY)
    assert refused.code == 1
    assert "publish/taken" in refused.err
    assert launchbook.bytes_of("published/acme-k7m2p9/1.0") == stored
    assert launchbook("publish", "acme", "1.1", "--alias", "latest", "--as-of", "2026-11-20").code == 0
    plan = json.loads(launchbook("export", "acme", "--as-of", "2026-11-23").out)
    live = next(item for item in plan["items"] if item["id"] == "go-live")
    assert live["dates"]["baseline"]["end"] == "2026-11-30"
    assert live["dates"]["plan"]["end"] == "2026-12-07"
    assert plan["baseline"]["version"] == "1.0"
    assert plan["previous"]["version"] == "1.1"
    names = [entry["version"] for entry in json.loads((home / "versions.json").read_text())]
    assert names == ["1.1", "1.0"]


def test_a_meeting_that_moves_after_a_version_moves_in_the_calendar_of_its_reader(launchbook: Launchbook) -> None:
    def entry(text: str) -> tuple[str, str, int]:
        (event,) = (e for e in text.split("BEGIN:VEVENT") if "SUMMARY:Kickoff call" in e)
        lines = dict(line.partition(":")[::2] for line in event.split("\r\n"))
        return lines["UID"], lines["DTSTART;TZID=Europe/Oslo"], int(lines["SEQUENCE"])

    def published(version: str) -> tuple[str, str, int]:
        stored = launchbook.root / f"published/acme-k7m2p9/{version}/calendars/items/kickoff-call.ics"
        return entry(stored.read_bytes().decode())

    early = ("--as-of", "2026-10-26")
    assert launchbook("publish", "acme", "1.0", *early).code == 0
    uid, start, sequence = published("1.0")
    assert start == "20261102T100000"
    launchbook.append("customers/acme/customer.yml", "change:\n  kickoff-call: {at: kickoff 14:00, why: They asked}\n")
    told = launchbook("export", "acme", "--format", "ics", "--as-of", "2026-10-27").out
    same, moved, higher = entry(told.replace("\r\n", "\n").replace("\n", "\r\n"))
    assert (same, moved) == (uid, "20261102T140000")
    assert higher > sequence
    assert launchbook("publish", "acme", "1.1", "--as-of", "2026-10-27").code == 0
    assert published("1.1") == (uid, "20261102T140000", higher)
    later = launchbook("export", "acme", "--format", "ics", "--as-of", "2026-10-28").out
    same, moved, highest = entry(later.replace("\r\n", "\n").replace("\n", "\r\n"))
    assert (same, moved) == (uid, "20261102T140000")
    assert highest > higher


def test_publishing_the_same_once_more_on_a_later_day_changes_nothing(launchbook: Launchbook) -> None:
    assert launchbook("publish", "acme", "1.0", *DAY).code == 0
    before = launchbook.bytes_of("published"), launchbook.bytes_of("customers/acme")
    told = launchbook("publish", "acme", "1.0")
    assert told.code == 0
    assert "published already" in told.out
    assert (launchbook.bytes_of("published"), launchbook.bytes_of("customers/acme")) == before


def test_a_version_of_a_later_day_is_no_baseline_yet(launchbook: Launchbook) -> None:
    assert launchbook("publish", "acme", "1.0", "--as-of", "2026-11-18").code == 0
    assert json.loads(launchbook("export", "acme", "--as-of", "2026-11-17").out)["baseline"] is None


def test_the_version_that_was_signed_off_is_the_baseline(launchbook: Launchbook) -> None:
    launchbook.edit(
        "playbooks/standard/playbook.yml",
        "      go-live: {",
        "      agreed: {kind: sign-off, signer: lead, owner: lead, due: day 20, checks: {sure: All agreed}}\n      go-live: {",
    )
    assert launchbook("publish", "acme", "1.0", "--as-of", "2026-11-03").code == 0
    assert launchbook("publish", "acme", "1.1", "--as-of", "2026-11-04").code == 0
    assert json.loads(launchbook("export", "acme", "--as-of", "2026-11-06").out)["baseline"]["version"] == "1.0"
    launchbook.append("customers/acme/status.yml", "agreed: {signed: {by: ingrid, on: 2026-11-05, version: '1.1'}}\n")
    before = json.loads(launchbook("export", "acme", "--as-of", "2026-11-04").out)["baseline"]
    after = json.loads(launchbook("export", "acme", "--as-of", "2026-11-06").out)["baseline"]
    assert (before["version"], before["signed"]) == ("1.0", False)
    assert (after["version"], after["signed"]) == ("1.1", True)


def test_publish_needs_a_suffix_and_a_name_that_can_be_a_folder(launchbook: Launchbook) -> None:
    told = launchbook("publish", "acme", "../1.0", *DAY)
    assert told.code == 1
    assert "publish/name" in told.err
    launchbook.edit("customers/acme/customer.yml", "suffix: k7m2p9\n", "")
    assert "publish/suffix" in launchbook("publish", "acme", "1.0", *DAY).err
    assert not (launchbook.root / "published").exists()
    assert not (launchbook.root / "customers/acme/versions").exists()


def test_a_damaged_record_of_a_version_is_named(launchbook: Launchbook) -> None:
    assert launchbook("publish", "acme", "1.0", *DAY).code == 0
    launchbook.edit("customers/acme/versions/1.0.json", '"go-live"', '"go-live" ')
    launchbook.edit("customers/acme/versions/1.0.json", "2026-11-30", "2026-13-30")
    told = launchbook("check")
    assert told.code == 1
    assert "customers/acme/versions/1.0.json: error version/record: " in told.out


# ---- serve


@pytest.fixture
def served(launchbook: Launchbook) -> Iterator[tuple[Launchbook, str, subprocess.Popen[str]]]:
    """A running `launchbook serve` and its address."""
    line = [sys.executable, "-u", "-m", "generator", "serve", "--port", "0", *DAY, "--workers", "1"]
    world = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        line, cwd=launchbook.root, env=world, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout
    address = ""
    for text in process.stdout:
        if found := re.search(r"http://[\d.]+:\d+/", text):
            address = found[0]
            break
    yield launchbook, address, process
    process.kill()
    process.wait()
    process.stdout.close()


def _read(address: str, **headers: str) -> str:
    with urlopen(Request(address, headers=headers), timeout=30) as answer:
        return str(answer.read().decode())


def _reloaded(address: str, seen: int) -> Iterator[str]:
    """The addresses that the pages are told to load again, after so many that were told before."""
    with urlopen(f"{address}.launchbook/events?{seen}", timeout=60) as stream:
        yield from (line.decode().split()[1] for line in stream if line.startswith(b"data: "))


def test_serve_rebuilds_the_saved_customer_alone_and_wakes_the_browser(
    served: tuple[Launchbook, str, subprocess.Popen[str]],
) -> None:
    launchbook, address, process = served
    assert 'src="/.launchbook/reload.js?0"' in _read(f"{address}customer/acme/")
    assert 'href="/customer/acme/"' in _read(address)
    before = launchbook.bytes_of("site")
    launchbook.edit("customers/acme/customer.yml", "name: Acme", "name: Acme Corporation")
    told = _reloaded(address, 0)
    assert {next(told) for _ in range(3)} == {"/customer/acme/", "/internal/acme/", "/portfolio/"}
    assert "Acme Corporation" in _read(f"{address}customer/acme/")
    after = launchbook.bytes_of("site")
    changed = {name.split("/")[1] if "/" in name else name for name in after if before.get(name) != after[name]}
    assert {name for name in changed if name in ("acme", "bolt")} == {"acme"}

    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 130


def test_serve_shows_the_mistakes_of_a_broken_save_and_keeps_the_last_good_site(
    served: tuple[Launchbook, str, subprocess.Popen[str]],
) -> None:
    launchbook, address, process = served
    before = launchbook.bytes_of("site/customer/acme")
    launchbook.append("customers/acme/customer.yml", "colour: red\n")
    assert process.stdout
    told = next(line for line in process.stdout if "error" in line)
    assert told.startswith("customers/acme/customer.yml:10:1: error key/unknown")
    assert launchbook.bytes_of("site/customer/acme") == before
    launchbook.edit("customers/acme/customer.yml", "colour: red\n", "text: All is well.\n")
    next(path for path in _reloaded(address, 0) if path == "/customer/acme/")
    assert "All is well" in _read(f"{address}customer/acme/")


def test_serve_answers_this_machine_only(served: tuple[Launchbook, str, subprocess.Popen[str]]) -> None:
    _, address, _ = served
    with pytest.raises(OSError, match="403"):
        _read(f"{address}internal/acme/", Host="evil.example")


# ---- the samples of this repository


def test_the_samples_are_without_mistakes() -> None:
    assert run(["check", "--workspace", str(ROOT), "--format", "json"]) == 0
