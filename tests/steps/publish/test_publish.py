"""A site becomes a version that never changes, and readers can tell versions apart."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from generator.model.problems.problem import Refused
from generator.steps.build import build_site
from generator.steps.publish import check_versions, publish
from tests.fixtures_browser import Serve
from tests.given.site_trees import WORKSPACE, roadmap_tree, tree
from tests.given.site_trees import page as plain

pytestmark = pytest.mark.whole

HOME = "fjord-k4x9"


def small_site(folder: Path, text: str = "one", *pages: str) -> Path:
    """A folder that looks like a site, for tests that need no engine."""
    for name in ("index.html", *pages):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"<html>{text} {name}</html>")
    (folder / ".nojekyll").touch()
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def refusal(*args: object, **kwargs: object) -> list[str]:
    with pytest.raises(Refused) as refused:
        publish(*args, **kwargs)  # type: ignore[arg-type]
    found = [f"{problem.place} {problem.rule} {problem.message}" for problem in refused.value.problems]
    return [line.removeprefix(f"{args[1]}/") for line in found]


def listed(store: Path) -> list[tuple[str, str, list[str]]]:
    entries = json.loads((store / HOME / "versions.json").read_text())
    return [(entry["version"], entry["title"], entry["aliases"]) for entry in entries]


def test_a_version_is_a_copy_of_its_own(tmp_path: Path) -> None:
    site, store = small_site(tmp_path / "site"), tmp_path / "store"
    done = publish(site, store, HOME, "1.0")
    assert done.new
    assert done.folder == store / HOME / "1.0"
    assert contents(done.folder) == contents(site)
    assert set(done.files) == {"index.html", ".nojekyll"}
    assert (done.folder / "index.html").stat().st_ino != (site / "index.html").stat().st_ino
    (site / "index.html").write_text("changed later")
    assert (done.folder / "index.html").read_text() == "<html>one index.html</html>"


def test_the_list_is_newest_first_and_the_alias_moves(tmp_path: Path) -> None:
    store = tmp_path / "store"
    for version in ("1.0", "1.10", "1.9"):
        publish(small_site(tmp_path / version, version), store, HOME, version, alias="latest", title=f"Plan {version}")
    assert listed(store) == [("1.10", "Plan 1.10", []), ("1.9", "Plan 1.9", ["latest"]), ("1.0", "Plan 1.0", [])]


def test_the_list_is_the_same_for_many_aliases_in_any_process(tmp_path: Path) -> None:
    site, store = small_site(tmp_path / "site"), tmp_path / "store"
    for alias in ("latest", "stable", "signed", "draft"):
        publish(site, store, HOME, "1.0", alias=alias)
    assert listed(store) == [("1.0", "1.0", ["draft", "latest", "signed", "stable"])]


def test_the_same_content_again_changes_nothing_in_the_version(tmp_path: Path) -> None:
    site, store = small_site(tmp_path / "site"), tmp_path / "store"
    first = publish(site, store, HOME, "1.0", alias="latest")
    before = contents(store)
    again = publish(site, store, HOME, "1.0", alias="latest")
    assert (again.new, again.digest, contents(store)) == (False, first.digest, before)


def test_other_content_under_a_taken_name_is_refused(tmp_path: Path) -> None:
    store = tmp_path / "store"
    publish(small_site(tmp_path / "a"), store, HOME, "v1")
    before = contents(store)
    for name in ("v1", "V1"):
        found = refusal(small_site(tmp_path / "b", "two"), store, HOME, name)
        assert found == [f"{HOME}/{name} publish/taken `v1` is published with other content"]
        assert contents(store) == before


def test_an_altered_version_is_found_and_never_passed_off_as_the_same(tmp_path: Path) -> None:
    site, store = small_site(tmp_path / "site", "one", "a.html"), tmp_path / "store"
    publish(site, store, HOME, "1.0")
    assert check_versions(store, HOME) == ()
    (store / HOME / "1.0" / "index.html").write_text("edited")
    (store / HOME / "1.0" / "more.html").write_text("added")
    (store / HOME / "1.0" / "a.html").unlink()
    found = [f"{problem.place} {problem.rule} {problem.message}" for problem in check_versions(store, HOME)]
    assert found == [
        f"{HOME}/1.0/a.html publish/changed is missing",
        f"{HOME}/1.0/index.html publish/changed was altered after publishing",
        f"{HOME}/1.0/more.html publish/changed was added after publishing",
    ]
    assert refusal(site, store, HOME, "1.0") == [f"{HOME}/1.0 publish/changed the published files were altered"]


@pytest.mark.parametrize(
    "name",
    ["", "..", ".", "1..0", "../x", "a/b", "a\\b", "-x", ".x", "x y", "x.", "versions.json", "é", "1" * 65, "x\n"],
)
def test_what_cannot_be_a_folder_cannot_be_a_version_an_alias_or_a_customers_folder(name: str, tmp_path: Path) -> None:
    site, store = small_site(tmp_path / "site"), tmp_path / "store"
    assert refusal(site, store, HOME, name) == [f"{HOME} publish/name `{name}` cannot be the name of a version"]
    assert refusal(site, store, HOME, "1.0", alias=name) == [
        f"{HOME} publish/name `{name}` cannot be the name of an alias"
    ]
    assert refusal(site, store, name, "1.0")[0].endswith(f"publish/name `{name}` cannot be the name of a folder")
    assert not store.exists()


def test_a_version_and_an_alias_never_share_a_name(tmp_path: Path) -> None:
    site, store = small_site(tmp_path / "site"), tmp_path / "store"
    publish(site, store, HOME, "1.0", alias="latest")
    before = contents(store)
    assert refusal(site, store, HOME, "2.0", alias="1.0") == [f"{HOME}/2.0 publish/alias `1.0` is a version already"]
    assert refusal(site, store, HOME, "Latest") == [f"{HOME}/Latest publish/alias `Latest` is an alias already"]
    assert refusal(site, store, HOME, "3.0", alias="3.0") == [f"{HOME} publish/alias `3.0` is the version itself"]
    assert contents(store) == before


def test_only_a_finished_site_without_links_is_published(tmp_path: Path) -> None:
    store = tmp_path / "store"
    (tmp_path / "empty").mkdir()
    assert refusal(tmp_path / "empty", store, HOME, "1.0") == [
        f"{HOME}/1.0 publish/site {tmp_path / 'empty'} is not a finished site"
    ]
    site = small_site(tmp_path / "site")
    (site / "secret.html").symlink_to("/etc/passwd")
    assert refusal(site, store, HOME, "1.0") == [
        f"{HOME}/1.0 publish/site `secret.html` is neither a file nor a folder"
    ]
    assert contents(store) == {}


def test_a_damaged_list_is_not_overwritten(tmp_path: Path) -> None:
    site, store = small_site(tmp_path / "site"), tmp_path / "store"
    publish(site, store, HOME, "1.0")
    for damage in ("{", "[1]", '[{"version": "1.0"}]', "{}x"):
        (store / HOME / "versions.json").write_text(damage)
        assert refusal(site, store, HOME, "2.0")[0].startswith(f"{HOME}/versions.json publish/changed cannot be read")
        assert (store / HOME / "versions.json").read_text() == damage


def test_every_page_of_an_alias_leads_to_its_version_and_old_pages_to_the_first(tmp_path: Path) -> None:
    store = tmp_path / "store"
    publish(small_site(tmp_path / "a", "one", "runbooks/old.html"), store, HOME, "1.0", alias="latest")
    publish(small_site(tmp_path / "b", "two", "runbooks/new.html"), store, HOME, "2.0", alias="latest")
    led = {
        name: content.decode().split('canonical" href="')[1].split('"')[0]
        for name, content in contents(store / HOME / "latest").items()
    }
    assert led == {
        "index.html": "../2.0/index.html",
        "runbooks/new.html": "../../2.0/runbooks/new.html",
        "runbooks/old.html": "../../2.0/index.html",
    }


def test_two_customers_know_nothing_of_each_other(tmp_path: Path) -> None:
    store = tmp_path / "store"
    publish(small_site(tmp_path / "a", "zebra"), store, "zebra-1", "1.0", alias="latest")
    before = contents(store / "zebra-1")
    publish(small_site(tmp_path / "b", "two"), store, HOME, "1.0", alias="latest")
    assert contents(store / "zebra-1") == before
    assert [name for name, content in contents(store / HOME).items() if b"zebra" in content] == []


KILLED = """
import os, sys
from pathlib import Path
from generator.steps.publish import publish
left = [int(sys.argv[1])]
def hook(event, args):
    if event in ("os.rename", "open", "os.mkdir", "shutil.copyfile", "os.remove", "ctypes.dlsym") and sys.argv[2] in str(args) or event == "ctypes.dlsym":
        left[0] -= 1
        if left[0] < 0:
            os._exit(9)
sys.addaudithook(hook)
publish(Path(sys.argv[3]), Path(sys.argv[2]), "fjord-k4x9", "2.0", alias="latest")
"""


@pytest.mark.long
def test_a_kill_at_any_point_leaves_the_listed_versions_and_the_next_call_ends_the_work(tmp_path: Path) -> None:
    one, two = small_site(tmp_path / "a", "one", "x/y.html"), small_site(tmp_path / "b", "two", "x/z.html")
    clean = tmp_path / "clean"
    publish(one, clean, HOME, "1.0", alias="latest")
    after = tmp_path / "after"
    shutil.copytree(clean, after)
    publish(two, after, HOME, "2.0", alias="latest")
    before_list = (clean / HOME / "versions.json").read_text()
    kills = 0
    for steps in range(0, 200, 3):
        store = tmp_path / f"store{steps}"
        shutil.copytree(clean, store)
        command = [sys.executable, "-c", KILLED, str(steps), str(store), str(two)]
        done = subprocess.run(command, cwd=WORKSPACE, capture_output=True, text=True, check=False)
        assert done.returncode in {0, 9}, done.stderr
        if done.returncode == 0:
            break
        kills += 1
        assert (store / HOME / "versions.json").read_text() == before_list
        assert check_versions(store, HOME) == ()
        assert contents(store / HOME / "1.0") == contents(one)
        for redirect in contents(store / HOME / "latest").values():
            target = redirect.decode().split('canonical" href="')[1].split('"')[0].lstrip("./")
            assert (store / HOME / target).is_file()
        publish(two, store, HOME, "2.0", alias="latest")
        assert contents(store) == contents(after)
        shutil.rmtree(store)
    assert kills > 5


def test_two_publishers_at_once_both_end_up_in_the_list(tmp_path: Path) -> None:
    store = tmp_path / "store"
    code = "import sys; from pathlib import Path; from generator.steps.publish import publish; publish(Path(sys.argv[1]), Path(sys.argv[2]), 'fjord-k4x9', sys.argv[3], alias='latest')"
    running = []
    for version in ("1.0", "2.0"):
        site = small_site(tmp_path / version, version)
        running.append(
            subprocess.Popen(
                [sys.executable, "-c", code, str(site), str(store), version], cwd=WORKSPACE, env=dict(os.environ)
            )
        )
    assert [process.wait() for process in running] == [0, 0]
    assert [version for version, *_ in listed(store)] == ["2.0", "1.0"]
    assert check_versions(store, HOME) == ()


@pytest.mark.browser
def test_the_selector_shows_the_versions_and_stays_on_the_page(tmp_path: Path, page: Tab, serve: Serve) -> None:
    store = tmp_path / "store"
    for version, word in (("1.0", "harbour"), ("2.0", "station")):
        build_site(roadmap_tree(word, versioned=True), tmp_path / version, WORKSPACE)
        publish(tmp_path / version, store, HOME, version, alias="latest", title=f"Plan <b>{version}</b>")
    address = serve(store) + HOME
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address + "/1.0/roadmap.html#weeks")
    expect(page.locator("article")).to_contain_text("The harbour opens.")
    expect(page.locator(".md-version__current")).to_have_text("Plan <b>1.0</b>")
    page.hover(".md-version")
    page.click(".md-version__link:has-text('2.0')")
    page.wait_for_url(address + "/2.0/roadmap.html#weeks")
    expect(page.locator("article")).to_contain_text("The station opens.")
    expect(page.locator(".md-version__current")).to_contain_text("Plan <b>2.0</b>")
    assert said == []


@pytest.mark.browser
def test_the_selector_finds_the_first_page_too_and_falls_back_to_it(tmp_path: Path, page: Tab, serve: Serve) -> None:
    store = tmp_path / "store"
    build_site(roadmap_tree(versioned=True), tmp_path / "1.0", WORKSPACE)
    build_site(tree(plain("index.md", "# Only\n"), versioned=True), tmp_path / "2.0", WORKSPACE)
    for version in ("1.0", "2.0"):
        publish(tmp_path / version, store, HOME, version)
    address = serve(store) + HOME
    for start, end in (("/1.0/", "/2.0/"), ("/1.0/index.html", "/2.0/index.html"), ("/1.0/roadmap.html", "/2.0/")):
        page.goto(address + start)
        page.hover(".md-version")
        page.click(".md-version__link:has-text('2.0')")
        page.wait_for_url(address + end)


@pytest.mark.browser
def test_an_alias_leads_deep_with_and_without_javascript(tmp_path: Path, page: Tab, serve: Serve) -> None:
    store = tmp_path / "store"
    build_site(roadmap_tree(versioned=True), tmp_path / "site", WORKSPACE)
    publish(tmp_path / "site", store, HOME, "1.0", alias="latest")
    address = serve(store) + HOME
    page.goto(address + "/latest/roadmap.html?x=1#weeks")
    page.wait_for_url(address + "/1.0/roadmap.html?x=1#weeks")
    page.goto(address + "/")
    page.wait_for_url(address + "/1.0/index.html")
    assert page.context.browser is not None
    context = page.context.browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address + "/latest/runbooks/cutover.html")
    tab.wait_for_url(address + "/1.0/runbooks/cutover.html")
    context.close()
