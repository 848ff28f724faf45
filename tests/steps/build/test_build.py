"""A tree becomes a site: whole, safe, the same bytes each time, and good in a browser."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from playwright.sync_api import Page as Tab

from generator.model.problems.problem import Refused
from generator.model.stages.site import File, Nav, Page, SiteTree
from generator.steps.build import Built, Job, build_many, build_site, template_folders, write_docs
from generator.steps.build.fast_page import pieces
from tests.fixtures_browser import Serve
from tests.given.site_trees import WORKSPACE, roadmap_tree, synthetic_tree, tree
from tests.given.site_trees import page as plain

pytestmark = pytest.mark.whole


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def article(html: str) -> str:
    found = re.search(r"<article.*?</article>", html, re.DOTALL)
    assert found, "the page has no article"
    return found[0]


def report(site_tree: SiteTree, folder: Path) -> list[str]:
    """What the build refuses, one line for each problem."""
    with pytest.raises(Refused) as refused:
        build_site(site_tree, folder / "site", WORKSPACE)
    return [f"{problem.place} {problem.rule} {problem.message}" for problem in refused.value.problems]


def mkdocs(folder: Path, target: Path) -> None:
    """Build an exported tree the plain way."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(target)]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_site_holds_its_pages_files_and_the_little_of_the_theme_it_needs(tmp_path: Path) -> None:
    build_site(roadmap_tree(), tmp_path / "site", WORKSPACE)
    names = set(contents(tmp_path / "site"))
    assert {"index.html", "roadmap.html", "runbooks/cutover.html", "files/plan.csv", ".nojekyll", "404.html"} <= names
    assert not [name for name in names if name.endswith(".map") or "/lunr/" in name]
    assert sum(map(len, contents(tmp_path / "site").values())) < 600_000
    assert [name for name in names if Path(name).name.startswith(".")] == [".nojekyll"]


def test_files_of_a_site_can_be_read_by_everybody(tmp_path: Path) -> None:
    build_site(roadmap_tree(), tmp_path / "site", WORKSPACE)
    odd = [path for path in (tmp_path / "site").rglob("*") if not path.stat().st_mode & 0o004]
    assert odd == []
    assert (tmp_path / "site").stat().st_mode & 0o055 == 0o055


def test_pages_ask_not_to_be_indexed_unless_they_are_public(tmp_path: Path) -> None:
    build_site(roadmap_tree(), tmp_path / "closed", WORKSPACE)
    build_site(replace(roadmap_tree(), noindex=False), tmp_path / "open", WORKSPACE)
    assert 'name="robots" content="noindex' in (tmp_path / "closed" / "roadmap.html").read_text()
    assert "noindex" not in (tmp_path / "open" / "roadmap.html").read_text()


def test_the_same_tree_gives_the_same_bytes_in_another_process_zone_and_locale(tmp_path: Path) -> None:
    build_site(roadmap_tree(), tmp_path / "here", WORKSPACE)
    code = (
        "from pathlib import Path; from tests.given.site_trees import *; from generator.steps.build import build_site;"
        "build_site(roadmap_tree(), Path(__import__('sys').argv[1]), WORKSPACE)"
    )
    odd = {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "7",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "there")], cwd=WORKSPACE, env={**os.environ, **odd}, check=True
    )
    assert contents(tmp_path / "here") == contents(tmp_path / "there")


def test_two_builds_a_moment_apart_are_equal_and_carry_the_day_of_the_tree_only(tmp_path: Path) -> None:
    build_site(roadmap_tree(), tmp_path / "site", WORKSPACE)
    first = contents(tmp_path / "site")
    time.sleep(1.1)
    build_site(roadmap_tree(), tmp_path / "site", WORKSPACE)
    assert contents(tmp_path / "site") == first
    assert set(re.findall(rb"<lastmod>(.*?)</lastmod>", first["sitemap.xml"])) == {b"2026-11-18"}
    assert gzip.decompress(first["sitemap.xml.gz"]) == first["sitemap.xml"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# A\n\n[x](gone.md)\n", "index.md link/broken `gone.md` on the page `index.html` leads to no page or file"),
        ("# A\n\n[x](gone/)\n", "index.md link/broken `gone/` on the page `index.html` leads to no page or file"),
        (
            "# A\n\n[x](/gone.html)\n",
            "index.md link/broken `/gone.html` on the page `index.html` leads to no page or file",
        ),
        (
            "# A\n\n![x](gone.png)\n",
            "index.md link/broken `gone.png` on the page `index.html` leads to no page or file",
        ),
        (
            "# A\n\n[x](b.md#gone)\n",
            "index.md link/anchor `b.md#gone` on the page `index.html` leads to no heading or place `gone`",
        ),
        (
            "# A\n\n[x](#gone)\n",
            "index.md link/anchor `#gone` on the page `index.html` leads to no heading or place `gone`",
        ),
        (
            '# A\n\n<p><a href="gone.html">x</a></p>\n',
            "index.md link/broken `gone.html` on the page `index.html` leads to no page or file",
        ),
        (
            '# A\n\n<p><a href="../b.html">x</a></p>\n',
            "index.md link/broken `../b.html` on the page `index.html` leads to no page or file",
        ),
        (
            '# A\n\n<p><a href="b.html#gone">x</a></p>\n',
            "index.md link/anchor `b.html#gone` on the page `index.html` leads to no heading or place `gone`",
        ),
        ("# A\n\n[x](http://[@x)\n", "index.md link/malformed `http://[@x` on the page `index.html` is not an address"),
        ("# A\n\n<http://[@x>\n", "index.md link/malformed `http://[@x` on the page `index.html` is not an address"),
        (
            '# A\n\n<p><a href="http://[@x">x</a></p>\n',
            "index.md link/malformed `http://[@x` on the page `index.html` is not an address",
        ),
        ("# A\n\n<div><script>alert(1)</script></div>\n", "index.md site/script `alert(1)` would run on a page"),
        (
            '# A\n\n<div><script src="https://x.example/y.js"></script></div>\n',
            'index.md site/script `<script src="https://x.example/y.js">` would run on a page',
        ),
    ],
)
def test_a_fault_on_a_page_is_one_problem_that_names_page_and_target(body: str, expected: str, tmp_path: Path) -> None:
    assert report(tree(plain("index.md", body), plain("b.md", "# B {#b}\n")), tmp_path) == [expected]
    assert list(tmp_path.iterdir()) == []


def test_all_faults_of_all_pages_are_found_at_once(tmp_path: Path) -> None:
    faulty = tree(
        plain("index.md", "# A\n\n[x](http://[@x) [y](gone.md)\n"), plain("b.md", "# B\n\n[z](#gone) [y](c.md)\n")
    )
    found = [line.split(" on the page")[0] for line in report(faulty, tmp_path)]
    assert found == [
        "b.md link/anchor `#gone`",
        "b.md link/broken `c.md`",
        "index.md link/broken `gone.md`",
        "index.md link/malformed `http://[@x`",
    ]


def test_a_problem_points_at_the_file_that_the_page_comes_from(tmp_path: Path) -> None:
    guide = replace(plain("index.md", "# A\n\n[x](gone.md)\n"), source="playbooks/x/guides/a.md")
    assert report(tree(guide), tmp_path)[0].startswith("playbooks/x/guides/a.md link/broken")


def test_good_links_of_every_kind_pass(tmp_path: Path) -> None:
    body = (
        "# A {#a}\n\n[b](sub/b.md#b) [self](#a) [file](files/x.txt) [out](https://example.org/x#y) <mailto:a@example.org>\n\n"
        '<p id="raw"><a href="sub/b.html#b">b</a> <a href="files/x.txt">x</a> <a href="#raw">r</a> <a href="tel:+47">t</a></p>\n'
        '\n`<a href="gone.html">`\n\n[note][1]\n\n[1]: sub/b.md\n\n<div title="a > b"><a title="a > b" href="sub/b.html">b</a></div>\n'
    )
    good = tree(
        plain("index.md", body),
        plain("sub/b.md", "# B {#b}\n\n[a](../index.md#raw)\n"),
        files=(File("files/x.txt", b"x"),),
    )
    build_site(good, tmp_path / "site", WORKSPACE)


def test_a_failed_build_leaves_the_last_good_site_as_it_was(tmp_path: Path) -> None:
    build_site(roadmap_tree(), tmp_path / "site", WORKSPACE)
    before = contents(tmp_path / "site")
    report(tree(plain("index.md", "# A\n\n[x](gone.md)\n")), tmp_path)
    assert contents(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_an_old_site_had_is_gone_from_the_new_one(tmp_path: Path) -> None:
    build_site(roadmap_tree(), tmp_path / "site", WORKSPACE)
    build_site(tree(plain("index.md", "# A\n")), tmp_path / "site", WORKSPACE)
    assert not (tmp_path / "site" / "roadmap.html").exists()


def test_a_killed_build_leaves_the_last_good_site_and_the_next_one_clears_up(tmp_path: Path) -> None:
    build_site(roadmap_tree("old"), tmp_path / "site", WORKSPACE)
    before = contents(tmp_path / "site")
    code = (
        "import os, sys; from pathlib import Path; from tests.given.site_trees import *; from generator.steps.build import build_site;"
        "sys.addaudithook(lambda event, args: event == 'open' and str(args[0]).endswith('sitemap.xml') and os._exit(9));"
        "build_site(roadmap_tree('new'), Path(sys.argv[1]), WORKSPACE)"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(tmp_path / "site")], cwd=WORKSPACE, check=False)
    assert killed.returncode == 9
    assert contents(tmp_path / "site") == before
    assert len(list(tmp_path.iterdir())) == 2
    build_site(roadmap_tree("new"), tmp_path / "site", WORKSPACE)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_reader_never_meets_a_missing_page_while_the_site_is_built_again(tmp_path: Path) -> None:
    build_site(roadmap_tree(), tmp_path / "site", WORKSPACE)
    code = (
        "import sys; from pathlib import Path\n"
        "print('ready', flush=True)\n"
        "page = Path(sys.argv[1]) / 'roadmap.html'; count = 0\n"
        "while not Path(sys.argv[2]).exists():\n"
        "    assert page.read_text().rstrip().endswith('</html>'); count += 1\n"
        "print(count)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "site"), str(tmp_path / "stop")], stdout=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "ready\n"
        for word in ("one", "two", "three", "four"):
            build_site(roadmap_tree(word), tmp_path / "site", WORKSPACE)
        (tmp_path / "stop").touch()
        assert int(reader.stdout.readline()) > 0
    assert reader.returncode == 0


def test_a_folder_with_other_things_in_it_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.txt").write_text("years of work")
    found = report(roadmap_tree(), tmp_path)
    assert found == [f"{tmp_path / 'site'} site/folder it holds something that this tool did not make"]
    assert (tmp_path / "site" / "thesis.txt").read_text() == "years of work"


def test_a_symbolic_link_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    assert report(roadmap_tree(), tmp_path) == [f"{tmp_path / 'site'} site/folder it is a symbolic link"]
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize(
    "path", ["../x.md", "/x.md", ".x.md", "a/../x.md", "a\\x.md", "x", "a//x.md", "search/x.md", "index.md"]
)
def test_a_page_cannot_leave_the_site_nor_take_the_place_of_another(path: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"path|same file"):
        build_site(tree(plain("index.md", "# A\n"), plain(path, "# X\n")), tmp_path / "site", WORKSPACE)
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_the_workspace_is_taken_only_as_it_was_checked(tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_bytes(b"a,b\n")
    (tmp_path / "secret").symlink_to("/etc/passwd")
    good = "b3b1ef2b9be2f5af5e5ad31e6f7ba1bd9c6bbfe0ee0e9b0a3d8d9c1b5ab0b8a8"
    for source, sha256, expected in [
        ("sheet.csv", good, "sheet.csv site/file the file changed while the site was built"),
        ("gone.csv", "", "gone.csv site/file cannot be read: No such file or directory"),
        ("../sheet.csv", "", "../sheet.csv site/file the file lies outside the workspace"),
        ("secret", "", "secret site/file the file lies outside the workspace"),
    ]:
        site = tree(plain("index.md", "# A\n"), files=(File("files/x.csv", source=source, sha256=sha256),))
        with pytest.raises(Refused) as refused:
            build_site(site, tmp_path / "out" / "site", tmp_path)
        assert [f"{problem.place} {problem.rule} {problem.message}" for problem in refused.value.problems] == [expected]
    build_site(
        tree(plain("index.md", "# A\n"), files=(File("x.csv", source="sheet.csv"),)),
        tmp_path / "out" / "site",
        tmp_path,
    )
    assert (tmp_path / "out" / "site" / "x.csv").read_bytes() == b"a,b\n"


def test_many_sites_are_built_though_one_of_them_fails_and_one_is_our_fault(tmp_path: Path) -> None:
    bad = tree(plain("index.md", "# A\n\n[x](gone.md)\n"))
    trees = {"a": roadmap_tree(), "b": bad, "c": tree(plain("no-index.md", "# A\n")), "d": roadmap_tree()}
    heard: list[Built] = []
    built = build_many([Job(site, tmp_path / name, WORKSPACE) for name, site in trees.items()], 2, heard.append)
    assert [(result.target.name, result.good, len(result.problems), bool(result.fault)) for result in built] == [
        ("a", True, 0, False),
        ("b", False, 1, False),
        ("c", False, 0, True),
        ("d", True, 0, False),
    ]
    assert sorted(result.target.name for result in heard) == ["a", "b", "c", "d"]
    assert contents(tmp_path / "a") == contents(tmp_path / "d")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "d"]


def test_one_worker_and_two_give_the_same_bytes(tmp_path: Path) -> None:
    trees = [roadmap_tree(word) for word in ("one", "two", "three")]
    for workers in (1, 2):
        build_many([Job(site, tmp_path / str(workers) / str(n), WORKSPACE) for n, site in enumerate(trees)], workers)
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_no_word_of_one_site_is_in_the_next_one_of_the_same_worker(tmp_path: Path) -> None:
    build_site(
        replace(roadmap_tree("zebra"), name="Zebra", author="Zebra", description="Zebra"), tmp_path / "first", WORKSPACE
    )
    build_site(roadmap_tree(), tmp_path / "second", WORKSPACE)
    assert b"zebra" in contents(tmp_path / "first")["roadmap.html"]
    assert [name for name, content in contents(tmp_path / "second").items() if b"zebra" in content.lower()] == []


def test_an_exported_tree_builds_under_plain_mkdocs_with_the_same_articles(tmp_path: Path) -> None:
    build_site(roadmap_tree(), tmp_path / "ours", WORKSPACE)
    write_docs(roadmap_tree(), tmp_path / "docs", WORKSPACE)
    mkdocs(tmp_path / "docs", tmp_path / "plain")
    for name in ("index.html", "roadmap.html", "runbooks/cutover.html"):
        assert article((tmp_path / "ours" / name).read_text()) == article((tmp_path / "plain" / name).read_text())
    ours, theirs = (json.loads((tmp_path / way / "search/search_index.json").read_text()) for way in ("ours", "plain"))
    assert ours == theirs


RICH = """# Rich {#rich}

Prose with *emphasis*, `<div>` in code, a [link](b.md#b) and <kbd>raw</kbd> inline &amp; &#60;entities&#62;.

<div class="outer">
<div title="a > b"><p>One<br>two<img src="x.png" alt=""></p>

<p>a blank line inside</p></div>
<table><tr><td><a href="b.html#b">b</a></td><td>&nbsp;&lt;td&gt;</td></tr></table>
<svg viewBox="0 0 9 9" role="img"><title>Line & such</title><rect width="4" height="4"/><path d="M0 0"></path></svg>
</div>

<div markdown>
## Inside {#inside}

A *paragraph* in a div.
</div>

## Code {#code}

1. Stop the pump:

    ```sh
    pump --stop <now>
    ```

2. Wait.

```html
<div>
not HTML
</div>
```

<details><summary>More</summary><ul><li>one</li><li></li><li><code>two</code></li></ul></details>

<h2 id="raw">Raw <em>heading</em></h2>
<p>After the raw heading.</p>

<section><h3 id="deep">Deep</h3><p>inside</p></section>

text after <!-- a comment --> more

<div>unclosed on its line</div> tail

<p>first</p>
<p>second</p>

- a list

  <div>in a list</div>

!!! note "Careful"
    <div>in a note</div>

| a | b |
|---|---|
| 1 | <b>2</b> |
"""


def test_what_the_short_cuts_make_of_any_page_is_what_plain_mkdocs_makes_of_it(tmp_path: Path) -> None:
    rich = tree(
        plain("index.md", RICH),
        plain("b.md", "# B {#b}\n\nno more\n"),
        synthetic_tree(1).pages[2],
        files=(File("x.png", b""),),
    )
    pages = (*rich.pages[:2], replace(rich.pages[2], body=rich.pages[2].body.replace("roadmap.md#top", "b.md#b")))
    rich = replace(rich, pages=pages)
    build_site(rich, tmp_path / "ours", WORKSPACE)
    write_docs(rich, tmp_path / "docs", WORKSPACE)
    mkdocs(tmp_path / "docs", tmp_path / "plain")
    for name in ("index.html", "b.html", "tasks.html"):
        assert article((tmp_path / "ours" / name).read_text()) == article((tmp_path / "plain" / name).read_text())
    ours, theirs = (json.loads((tmp_path / way / "search/search_index.json").read_text()) for way in ("ours", "plain"))
    assert ours == theirs


def test_an_export_replaces_an_export_and_nothing_else(tmp_path: Path) -> None:
    write_docs(roadmap_tree(), tmp_path / "docs", WORKSPACE)
    write_docs(tree(plain("index.md", "# A\n")), tmp_path / "docs", WORKSPACE)
    assert sorted(path.name for path in (tmp_path / "docs" / "docs").iterdir()) == ["index.md"]
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "mkdocs.yml").write_text("site_name: mine\n")
    with pytest.raises(Refused):
        write_docs(roadmap_tree(), tmp_path / "mine", WORKSPACE)
    assert (tmp_path / "mine" / "mkdocs.yml").read_text() == "site_name: mine\n"


def test_a_template_of_the_workspace_comes_before_the_shipped_one(tmp_path: Path) -> None:
    theme = tmp_path / "site_templates" / "theme"
    (theme / "assets").mkdir(parents=True)
    (theme / "assets" / "pages.css").write_text("/* ours */")
    build_site(roadmap_tree(), tmp_path / "site", tmp_path)
    assert (tmp_path / "site" / "assets" / "pages.css").read_text() == "/* ours */"
    assert b"noindex" in (tmp_path / "site" / "index.html").read_bytes()
    assert template_folders(tmp_path)[0] == theme


def test_a_language_that_the_theme_lacks_falls_back_to_english(tmp_path: Path) -> None:
    for language, shown, lunr in [
        ("de-CH", "de", ["de", "stemmer.support"]),
        ("no", "nb", ["no", "stemmer.support"]),
        ("tlh", "en", []),
    ]:
        build_site(replace(roadmap_tree(), language=language), tmp_path / "site", WORKSPACE)
        assert f'<html lang="{shown}"' in (tmp_path / "site" / "index.html").read_text()
        there = sorted((tmp_path / "site" / "assets" / "javascripts" / "lunr").glob("min/*"))
        assert [path.name.removeprefix("lunr.").removesuffix(".min.js") for path in there] == lunr


RUN = "window.__ran=(window.__ran||0)+1"
PAYLOADS = [
    f"<script>{RUN}</script></title><script>{RUN}</script>\"><img src=x onerror=\"{RUN}\">'><svg onload='{RUN}'>",
    f"&lt;script&gt;{RUN}&lt;/script&gt; &amp;lt;img src=x onerror={RUN}&amp;gt; &#60;script&#62;{RUN}&#60;/script&#62;",
    '{{ config }} {% raw %} {# x #} !ENV ${HOME} AT&T & O\'Brien "q" #1: - [a](b) *c* _d_ é \u2028 end',
]


def hostile(payload: str) -> SiteTree:
    """The payload in every text of a tree."""
    body = "# Inert {#top}\n\nText.\n"
    pages = tuple(
        Page(
            path,
            f"{payload} {n}",
            body,
            description=payload,
            meta={"subtitle": payload, "author": payload, "status": payload},
        )
        for n, path in enumerate(("index.md", "deep/page.md", "untitled.md"))
    )
    nav = (
        Nav(f"{payload} 0", "index.md"),
        Nav(payload, children=(Nav(f"{payload} 1", "deep/page.md"),)),
        Nav(f"{payload} 2", "untitled.md"),
    )
    return SiteTree(
        payload, pages, nav, description=payload, author=payload, audience=payload, last_updated="2026-11-18"
    )


@pytest.mark.browser
@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_of_a_tree_becomes_markup_and_all_of_it_is_shown(
    payload: str, tmp_path: Path, lawless: BrowserContext, serve: Serve
) -> None:
    build_site(hostile(payload), tmp_path / "ours", WORKSPACE)
    write_docs(hostile(payload), tmp_path / "docs", WORKSPACE)
    mkdocs(tmp_path / "docs", tmp_path / "plain")
    shown = " ".join(payload.split())
    tab = lawless.new_page()
    dialogs: list[str] = []
    tab.on("dialog", lambda dialog: dialogs.append(dialog.message))
    for way in ("ours", "plain"):
        address = serve(tmp_path / way)
        for n, name in enumerate(("index.html", "deep/page.html", "untitled.html")):
            tab.goto(address + name)
            assert tab.evaluate("window.__ran") is None
            assert " ".join(tab.title().split()) == f"{shown} {n} · {shown}"
            assert tab.get_attribute("meta[name=description]", "content") == shown
            assert tab.get_attribute("meta[name=author]", "content") == shown
            assert {tab.get_attribute(f"{where} .md-logo", "title") for where in ("header", ".md-nav--primary")} == {
                shown
            }
            assert tab.locator(".md-header__topic .md-ellipsis").nth(0).inner_text() == shown
            links = [
                " ".join(text.split())
                for text in tab.locator(".md-nav--primary a.md-nav__link .md-ellipsis").all_text_contents()
            ]
            assert {f"{shown} {i} {shown}" for i in range(3)} <= set(links)
            labels = tab.locator(".md-footer__link").evaluate_all(
                "all => all.map(each => each.getAttribute('aria-label'))"
            )
            assert all(f": {shown} " in label for label in labels), labels
            assert tab.locator("img:not([alt=logo])").count() == 0
    assert dialogs == []


@pytest.mark.browser
def test_search_and_the_dark_scheme_work_under_the_policy_and_nothing_calls_out(
    tmp_path: Path, page: Tab, serve: Serve
) -> None:
    build_site(roadmap_tree(), tmp_path, WORKSPACE)
    address = serve(tmp_path)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address + "runbooks/cutover.html")
    page.click("input.md-search__input")
    page.keyboard.type("harbour")
    page.locator(".md-search-result__link", has_text="Weeks").click()
    page.wait_for_url("**/roadmap.html?h=harbour#weeks")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("form[data-md-component=palette] label:not([hidden])")
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    assert [url for url in asked if not url.startswith(address)] == []
    assert said == []


@pytest.mark.browser
def test_search_works_in_another_language(tmp_path: Path, page: Tab, serve: Serve) -> None:
    build_site(replace(roadmap_tree("Schiffen"), language="de"), tmp_path, WORKSPACE)
    page.goto(serve(tmp_path))
    page.click("input.md-search__input")
    page.keyboard.type("Schiffe")
    expect(page.locator(".md-search-result__link", has_text="Weeks")).to_be_visible()


@pytest.mark.browser
def test_the_policy_stops_a_script_that_a_page_should_not_have(tmp_path: Path, page: Tab, serve: Serve) -> None:
    build_site(roadmap_tree(), tmp_path, WORKSPACE)
    path = tmp_path / "index.html"
    for planted in (
        f"<script>{RUN}</script>",
        f'<img src=x onerror="{RUN}">',
        '<script src="https://x.example/y.js"></script>',
    ):
        path.write_text(path.read_text().replace("</article>", planted + "</article>"))
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(serve(tmp_path))
    assert page.evaluate("window.__ran") is None
    assert len([text for text in refused if "Content Security Policy" in text]) >= 3


@pytest.mark.browser
def test_all_content_and_navigation_is_there_without_javascript(
    tmp_path: Path, lawless: BrowserContext, serve: Serve
) -> None:
    build_site(roadmap_tree(), tmp_path, WORKSPACE)
    assert lawless.browser is not None
    context = lawless.browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(serve(tmp_path))
    tab.click("article a:has-text('weeks')")
    expect(tab.locator("article")).to_contain_text("The harbour opens.")
    tab.click(".md-nav--primary a:has-text('Cutover')")
    expect(tab.locator("article h1")).to_contain_text("Cutover")
    context.close()


@pytest.mark.browser
def test_the_search_dialog_has_a_name_and_wide_tables_scroll_with_the_keyboard(
    tmp_path: Path, page: Tab, serve: Serve
) -> None:
    wide = "|" + "|".join(f"a long heading {n}" for n in range(40)) + "|\n" + "|---" * 40 + "|\n"
    narrow = "| a |\n|---|\n| b |\n"
    build_site(tree(plain("index.md", f"# A\n\n{wide}\n\nText.\n\n{narrow}")), tmp_path, WORKSPACE)
    page.goto(serve(tmp_path))
    expect(page.locator("[role=dialog][data-md-component=search]")).to_have_attribute("aria-label", "Search")
    wraps = page.locator(".md-typeset__scrollwrap")
    expect(wraps.nth(0)).to_have_attribute("tabindex", "0")
    assert wraps.nth(1).get_attribute("tabindex") is None
    wraps.nth(0).focus()
    page.keyboard.press("ArrowRight")
    expect(wraps.nth(0).locator("th").first).not_to_be_in_viewport(ratio=1)


@pytest.mark.browser
def test_paper_shows_the_article_alone_with_everything_unfolded(tmp_path: Path, page: Tab, serve: Serve) -> None:
    body = "# A\n\n<details><summary>Why</summary><p>Because.</p></details>\n"
    build_site(tree(plain("index.md", body)), tmp_path, WORKSPACE)
    page.goto(serve(tmp_path))
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("article details p")).to_be_visible()
    expect(page.locator("header.md-header")).to_be_hidden()
    expect(page.locator("footer.md-footer")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("article details[open]").count() == 0


@pytest.mark.parametrize(
    ("body", "quick"),
    [
        (
            "## One { #one }\n\n<div><p>a</p>\n<p>b</p></div>\n\n### Two &#38; three { #two .lb-x }\n\n<div>c</div>\n",
            True,
        ),
        ("<div>a</div>\n\n<div>b</div>\n\n## Last { #last }\n", True),
        ("## Same { #same }\n\n<div>a</div>\n\n## Same { #same }\n\n#### Deep { #deep }\n\n## Up { #up }\n", True),
        ("# First { #first }\n\n<div>a</div>\n", False),
        ("## No id\n\n<div>a</div>\n", False),
        ("## With *words* { #a }\n\n<div>a</div>\n", False),
        ("## Open { #open }\n\n<div>a\n\nb</div>\n\ntext\n", False),
        ("## Two { #two }\n\n<div>a</div><div>b</div>\n", False),
        ("## Tab { #tab }\n\n<div>a\tb</div>\n", False),
        ("## Code { #code }\n\n<div>`a`\n~~~\nb\n~~~</div>\n", False),
        ("## Spaces { #spaces }\n\n<div>a   \n  b</div>\n", False),
        ("[TOC]\n\n## A { #a }\n", False),
    ],
)
def test_the_quick_way_gives_what_the_parser_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, quick: bool
) -> None:
    site = tree(plain("index.md", body), plain("other.md", "<div>x</div>\n"))
    assert bool(pieces(body)) == quick
    build_site(site, tmp_path / "quick", WORKSPACE)
    monkeypatch.setattr("generator.steps.build.fast_page.pieces", lambda _: [])
    build_site(site, tmp_path / "slow", WORKSPACE)
    assert contents(tmp_path / "quick") == contents(tmp_path / "slow")
