"""What the load step makes of files: text with places, nothing guessed, nothing followed, nothing else opened."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.files.release import file_hash, pin, release_record, tree_hash
from generator.model.files.source import Source
from generator.model.problems.problem import Place, Problem, Severity, render_problem
from generator.model.problems.rule import Rule, catalogue
from generator.steps.load import WorkspaceFolder, load_customer, load_playbook, load_vendor, parse, parse_guide
from generator.steps.load.text import BREAK, FORBIDDEN

SYNTAX = Path(__file__).parents[2] / "bad/syntax"
LOADERS = [pytest.param(yaml.CSafeLoader, id="libyaml"), pytest.param(yaml.SafeLoader, id="python")]


def read(text: str) -> Source:
    source, problems = parse("f.yml", text.encode())
    assert source is not None
    assert problems == ()
    return source


def at(source: Source, *loc: str | int, offset: int = 0) -> tuple[int, int]:
    place = source.place(loc, offset)
    return place.line, place.column


# Scalars


@pytest.mark.parametrize(
    "text",
    [
        "NO",
        "on",
        "yes",
        "1.10",
        "12:30",
        "012",
        "0x1F",
        "1_000",
        "1e3",
        ".inf",
        ".nan",
        "2027-02-30",
        "0000-01-01",
        "true",
        "Null",
        "NULL",
        "=",
        "a:b",
        "R&D",
        "a*b",
        "-3",
    ],
)
@pytest.mark.parametrize("loader", LOADERS)
def test_a_scalar_stays_as_it_is_written(text: str, loader: Any) -> None:
    source, problems = parse("f.yml", f"key: {text}\n{text}: key\n".encode(), loader=loader)
    assert problems == ()
    assert source is not None
    assert source.value == {"key": text, text: "key"}


def test_a_number_of_any_length_is_text() -> None:
    assert read(f"key: {'9' * 5000}\n").value == {"key": "9" * 5000}


@pytest.mark.parametrize("text", ["", "~", "null", "# comment"])
def test_an_empty_value_is_none(text: str) -> None:
    assert read(f"key: {text}\n").value == {"key": None}


@pytest.mark.parametrize("text", ["'~'", '"null"', "''"])
def test_a_quoted_word_for_nothing_is_text(text: str) -> None:
    assert read(f"key: {text}\n").value == {"key": text[1:-1]}


def test_block_text_keeps_or_folds_its_lines() -> None:
    source = read("a: |\n  one\n  two\nb: >\n  one\n  two\nc: one\n  two\n")
    assert source.value == {"a": "one\ntwo\n", "b": "one two\n", "c": "one two"}
    assert source.plain == frozenset()


@pytest.mark.parametrize("head", ["", "\ufeff", "---\n", "# comment\n\n", "%YAML 1.2\n---\n"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_marks_byte_order_and_line_ends_do_not_matter(head: str, line_end: str) -> None:
    text = f"{head}a: b\nc:\n  - d\n".replace("\n", line_end)
    source, problems = parse("f.yml", text.encode())
    assert problems == ()
    assert source is not None
    assert source.value == {"a": "b", "c": ["d"]}


# Places

PLACES = """\
title: Plan
phases:
  start:
    - {due: day 5, "who": 'csm'}
    -
été: "a\\tb"
"""


@pytest.mark.parametrize("loader", LOADERS)
def test_every_value_and_key_has_its_place(loader: Any) -> None:
    source, _ = parse("f.yml", PLACES.encode(), loader=loader)
    assert source is not None
    assert {loc: (place.line, place.column) for loc, place in source.values.items()} == {
        (): (1, 1),
        ("title",): (1, 8),
        ("phases",): (3, 3),
        ("phases", "start"): (4, 5),
        ("phases", "start", 0): (4, 7),
        ("phases", "start", 0, "due"): (4, 13),
        ("phases", "start", 0, "who"): (4, 28),
        ("phases", "start", 1): (5, 6),
        ("été",): (6, 6),
    }
    assert {loc: (place.line, place.column) for loc, place in source.keys.items()} == {
        ("title",): (1, 1),
        ("phases",): (2, 1),
        ("phases", "start"): (3, 3),
        ("phases", "start", 0, "due"): (4, 8),
        ("phases", "start", 0, "who"): (4, 20),
        ("été",): (6, 1),
    }
    assert source.plain == {("title",), ("phases", "start", 0, "due"), ("phases", "start", 0, "who")}


def test_an_offset_counts_only_where_the_text_stands_as_it_reads() -> None:
    source = read(PLACES)
    assert at(source, "phases", "start", 0, "due", offset=4) == (4, 17)
    assert at(source, "phases", "start", 0, "who", offset=1) == (4, 29)
    assert at(source, "été", offset=2) == (6, 6)
    assert at(source, "phases", "unknown", offset=2) == (3, 3)


# What is refused: the reports stand in tests/bad/syntax; here is what they leave behind


def test_a_duplicate_key_leaves_a_source_with_the_first_value_and_its_place() -> None:
    source, problems = parse("f.yml", b"a: one\nb: {c: x}\na:\n  d: two\n  d: three\n")
    assert source is not None
    assert source.value == {"a": "one", "b": {"c": "x"}}
    assert at(source, "a") == (1, 4)
    assert set(source.values) == {(), ("a",), ("b",), ("b", "c")}
    assert [problem.place.line for problem in problems] == [3, 5]


@pytest.mark.parametrize("case", sorted(SYNTAX.glob("*.yml")), ids=lambda case: case.stem)
def test_both_parsers_refuse_the_same_lines_by_the_same_rules(case: Path) -> None:
    fast, slow = (parse(case.name, case.read_bytes(), loader=each) for each in (yaml.CSafeLoader, yaml.SafeLoader))
    assert fast[1]
    if case.stem != "directive":  # the parser in Python only warns, and stumbles in the next line
        assert [(p.place.line, p.rule) for p in fast[1]] == [(p.place.line, p.rule) for p in slow[1]]
    assert slow[1]


def test_a_file_with_very_many_mistakes_gives_a_hundred() -> None:
    assert len(parse("f.yml", b"a: b\n" * 500)[1]) == 100


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "- - ", "[[a, "])
@pytest.mark.parametrize("loader", LOADERS)
def test_no_depth_exhausts_the_parser(opening: str, loader: Any) -> None:
    for text in (opening * 3000, "a: " + opening * 3000, "a:\n  " + opening * 100_000):
        source, problems = parse("f.yml", text.encode(), loader=loader)
        assert source is None
        assert problems


def test_tags_and_anchors_are_text_where_another_program_reads_them() -> None:
    text = "a: !!python/name:x.y\nb: &b {<<: *b, c: !ENV [D]}\nextra:\n  launchbook: {name: x}\n"
    source, problems = parse("mkdocs.yml", text.encode(), ("extra", "launchbook"))
    assert problems == ()
    assert source is not None
    assert source.value == {"a": None, "b": {"<<": "*b", "c": ["D"]}, "extra": {"launchbook": {"name": "x"}}}


@pytest.mark.parametrize(
    "text", ["extra: &x {launchbook: {}}", "extra: {launchbook: {a: *b}}", "extra: {launchbook: !x}"]
)
def test_tags_and_anchors_are_refused_on_the_way_to_our_own_keys(text: str) -> None:
    source, problems = parse("mkdocs.yml", text.encode(), ("extra", "launchbook"))
    assert source is None
    assert len(problems) == 1


# Laws

PIECES = ["a", "b", ": ", ":", "\n", "\n  ", "\n    ", "- ", "{", "}", "[", "]", ", ", "'", '"', "&x ", "*x", "!t "]
PIECES += [
    "| ",
    ">",
    "|\n",
    " #",
    "? ",
    "<<",
    "\\u0041",
    "\\ud800",
    "é",
    "𝔘",
    "\t",
    "---\n",
    "...\n",
    "%",
    "~",
    "\r\n",
    "\r",
]
likely_yaml = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
words = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"))
safe_words = words.filter(lambda text: not FORBIDDEN.search(text))
trees = st.recursive(
    st.none() | safe_words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(safe_words.filter(bool), inner, max_size=4),
    max_leaves=20,
)


@given(st.binary())
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"---\n---")
def test_no_bytes_raise(data: bytes) -> None:
    for found, problems in (parse("f", data), parse("f", data, loader=yaml.SafeLoader), parse_guide("f", data)):
        assert found is not None or problems


@pytest.mark.parametrize("loader", LOADERS)
@given(text=likely_yaml | st.text())
@example(text="? a")
@example(text="a: '")
def test_every_place_lies_inside_the_file(loader: Any, text: str) -> None:
    source, problems = parse("f", text.encode("utf-8", "surrogatepass"), loader=loader)
    lines = BREAK.split(text.removeprefix("\ufeff"))
    marks = [*source.values.values(), *source.keys.values()] if source else []
    for place in (*(problem.place for problem in problems), *marks):
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    for loc in source.plain if source else ():
        value: Any = source.value if source else None
        for step in loc:
            value = value[step]
        place = source.place(loc) if source else Place("f")
        assert lines[place.line - 1][place.column - 1 :].startswith(value)


@given(st.dictionaries(safe_words.filter(bool), trees, min_size=1, max_size=4))
def test_what_is_written_as_json_reads_back(tree: dict[str, Any]) -> None:
    source, problems = parse("f.yml", json.dumps(tree, ensure_ascii=False).encode())
    assert problems == ()
    assert source is not None
    assert source.value == tree


# Guides


def test_a_guide_counts_the_lines_of_the_whole_file() -> None:
    guide, problems = parse_guide(
        "g.md", b"---\r\ntitle: Export\r\nroles:\r\n  - admin\r\n--- \r\n\r\n# Head\r\nText\r\n"
    )
    assert problems == ()
    assert guide is not None
    assert guide.front.value == {"title": "Export", "roles": ["admin"]}
    assert at(guide.front, "roles", 0) == (4, 5)
    assert (guide.body_line, guide.body) == (6, "\n# Head\nText\n")


# A workspace


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(SYNTAX.parent / "base", tmp_path / "workspace")
    return tmp_path / "workspace"


def write(root: Path, **files: str) -> None:
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_md", ".md").replace("_yml", ".yml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def test_a_playbook_is_its_files(root: Path) -> None:
    write(root, playbooks__plan__guides__export_md="---\ntitle: Export\n---\nText\n")
    (root / "playbooks/plan/attachments/deep").mkdir(parents=True)
    (root / "playbooks/plan/attachments/deep/sheet.csv").write_bytes(b"a,b\n")
    (root / "playbooks/plan/attachments/.DS_Store").write_bytes(b"x")
    found, problems = load_playbook(WorkspaceFolder(root), "plan")
    assert problems == ()
    assert found is not None
    assert found.guides["export"].body == "Text\n"
    sheet = found.attachments["deep/sheet.csv"]
    assert (sheet.path, sheet.size, sheet.sha256) == (
        "playbooks/plan/attachments/deep/sheet.csv",
        4,
        file_hash(b"a,b\n"),
    )
    assert set(found.attachments) == {"deep/sheet.csv"}


def test_included_files_read_as_one_and_keep_their_places(root: Path) -> None:
    write(
        root,
        playbooks__plan__playbook_yml="title: Plan\ninclude: [more.yml, runs/cutover.yml]\nphases:\n  start: {text: One}\n",
        playbooks__plan__more_yml="phases:\n  launch:\n    text: Two\nroles: {csm: vendor}\n",
        playbooks__plan__runs__cutover_yml="runbooks:\n  cutover:\n    - text: Three\n",
    )
    found, problems = load_playbook(WorkspaceFolder(root), "plan")
    assert problems == ()
    assert found is not None
    source = found.playbook
    assert source.value == {
        "title": "Plan",
        "phases": {"start": {"text": "One"}, "launch": {"text": "Two"}},
        "roles": {"csm": "vendor"},
        "runbooks": {"cutover": [{"text": "Three"}]},
    }
    assert isinstance(source.value, dict)
    assert list(source.value["phases"] or ()) == ["start", "launch"]
    folder = "playbooks/plan"
    assert source.place(("phases", "start", "text")) == Place(f"{folder}/playbook.yml", 4, 17)
    assert source.place(("phases", "launch", "text"), 2) == Place(f"{folder}/more.yml", 3, 13)
    assert source.key_place(("phases", "launch")) == Place(f"{folder}/more.yml", 2, 3)
    assert source.place(("runbooks", "cutover", 0, "text")) == Place(f"{folder}/runs/cutover.yml", 3, 13)
    assert source.place(("include",)) == Place(f"{folder}/playbook.yml", 1, 1)


def test_a_broken_guide_does_not_hide_the_rest_and_is_known_to_exist(root: Path) -> None:
    write(root, playbooks__plan__guides__export_md="# Export\n", playbooks__plan__guides__import_md="---\na: b\n---\n")
    found, problems = load_playbook(WorkspaceFolder(root), "plan")
    assert [problem.rule for problem in problems] == ["guide/front-matter"]
    assert found is not None
    assert (set(found.guides), found.broken) == ({"import"}, frozenset({"export"}))


def test_a_customer_is_its_files(root: Path) -> None:
    write(root, customers__acme__status_yml="kickoff-call: {done: 2026-11-02}\n")
    (root / "customers/acme/versions").mkdir()
    (root / "customers/acme/versions/1.0.json").write_text('{"dates": {}}')
    found, problems = load_customer(WorkspaceFolder(root), "acme")
    assert problems == ()
    assert found is not None
    assert found.status is not None
    assert found.status.value == {"kickoff-call": {"done": "2026-11-02"}}
    assert found.versions["1.0"].value == {"dates": {}}
    assert found.pin == ("plan", None)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "~\n"])
def test_a_status_file_without_records_is_no_mistake(root: Path, text: str) -> None:
    write(root, customers__acme__status_yml=text)
    found, problems = load_customer(WorkspaceFolder(root), "acme")
    assert problems == ()
    assert found is not None
    assert found.status is None


def test_the_vendor_may_use_tags_for_the_site_engine(root: Path) -> None:
    with (root / "mkdocs.yml").open("a") as file:
        file.write("markdown_extensions:\n  - emoji: {index: !!python/name:material.twemoji ''}\n")
    found, problems = load_vendor(WorkspaceFolder(root))
    assert problems == ()
    assert found is not None
    assert isinstance(found.source.value, dict)
    assert found.source.value["extra"] == {"launchbook": {"name": "Vendor"}}


@pytest.mark.parametrize(
    "name", ["..", ".", "", "/etc", "../acme", "a/b", "Acme", "a\0b", "acme ", "a" * 5000, "-", "a\nb"]
)
def test_an_odd_id_is_reported_and_leads_nowhere(root: Path, name: str) -> None:
    workspace = WorkspaceFolder(root)
    with opened(root.parent) as paths:
        results: list[tuple[object, tuple[Problem, ...]]] = [
            load_customer(workspace, name),
            load_playbook(workspace, name),
            load_playbook(workspace, "plan", name),
        ]
    assert paths == []
    for found, problems in results:
        assert found is None
        assert len(problems) == 1


@pytest.mark.parametrize("path", ["../x", "/etc/passwd", "a/../../x", "customers//acme", "", ".", "a\\b", "a\0b"])
def test_no_path_leaves_the_workspace(root: Path, path: str) -> None:
    (root.parent / "x").write_text("secret")
    found = WorkspaceFolder(root).read(path)
    assert isinstance(found, Problem)
    assert found.rule in {"file/outside", "file/name"}


def test_a_link_on_the_way_to_a_file_is_not_followed(root: Path) -> None:
    (root / "customers/other").symlink_to("acme")
    found = WorkspaceFolder(root).read("customers/other/customer.yml")
    assert isinstance(found, Problem)
    assert (found.rule, found.place.path) == ("file/symlink", "customers/other")


def test_the_workspace_itself_may_be_reached_through_a_link(root: Path) -> None:
    (root.parent / "link").symlink_to(root)
    assert load_customer(WorkspaceFolder(root.parent / "link"), "acme")[1] == ()


# What is opened: seen by the interpreter's own audit events, since permissions do not stop root

_watch: list[tuple[Path, list[str]]] = []


def _audit(event: str, args: tuple[Any, ...]) -> None:
    if event == "open" and _watch and isinstance(args[0], str | os.PathLike):
        folder, paths = _watch[-1]
        path = Path(os.fspath(args[0]))
        if path.is_relative_to(folder):
            paths.append(path.as_posix())


sys.addaudithook(_audit)  # it cannot be removed; outside `opened` it does nothing


@contextmanager
def opened(folder: Path) -> Iterator[list[str]]:
    """Collects the paths below `folder` that are opened meanwhile."""
    paths: list[str] = []
    _watch.append((folder.resolve(), paths))
    try:
        yield paths
    finally:
        _watch.pop()


def test_loading_one_customer_opens_no_file_of_another(root: Path) -> None:
    for name in ("acme-two", "zeta"):
        shutil.copytree(root / "customers/acme", root / "customers" / name)
    write(root, customers__acme__status_yml="a: {}\n", customers__zeta__status_yml="a: {}\n")
    with opened(root) as paths:
        load_customer(WorkspaceFolder(root), "acme")
    folder = root.resolve() / "customers/acme"
    assert sorted(paths) == [f"{folder}/customer.yml", f"{folder}/status.yml"]


def test_a_huge_file_is_refused_unopened(root: Path) -> None:
    with (root / "customers/acme/customer.yml").open("ab") as file:
        file.truncate(50_000_000)
    with opened(root) as paths:
        _, problems = load_customer(WorkspaceFolder(root), "acme")
    assert [problem.rule for problem in problems] == ["yaml/size"]
    assert paths == []


def test_a_file_without_permission_is_reported() -> None:
    folder = Path(tempfile.mkdtemp())  # pytest's own folder is closed to other users
    folder.chmod(0o755)
    file = folder / "mkdocs.yml"
    file.write_text("a: b\n")
    file.chmod(0)
    user = os.geteuid()
    try:
        if user == 0:
            os.seteuid(65534)
        _, problems = load_vendor(WorkspaceFolder(folder))
    finally:
        if user == 0:
            os.seteuid(user)
        shutil.rmtree(folder)
    assert [problem.rule for problem in problems] == ["file/unreadable"]


# Releases


def freeze(root: Path, version: str) -> Path:
    folder = root / "playbooks/plan/releases" / version
    folder.mkdir(parents=True)
    shutil.copy(root / "playbooks/plan/playbook.yml", folder)
    files = {"playbook.yml": file_hash((folder / "playbook.yml").read_bytes())}
    (folder / "release.json").write_bytes(release_record("plan", version, files))
    return folder


def test_a_release_is_read_as_it_was_frozen(root: Path) -> None:
    freeze(root, "1.0.0")
    write(root, playbooks__plan__playbook_yml="title: Another\n")
    workspace = WorkspaceFolder(root)
    assert workspace.releases("plan") == ("1.0.0",)
    old, problems = load_playbook(workspace, "plan", "1.0.0")
    new, more = load_playbook(workspace, "plan")
    assert problems == more == ()
    assert old is not None
    assert new is not None
    assert isinstance(old.playbook.value, dict)
    assert isinstance(new.playbook.value, dict)
    assert (old.playbook.value["title"], new.playbook.value["title"]) == ("Plan", "Another")
    assert (old.release, new.release) == ("1.0.0", None)


def test_a_changed_release_still_gives_its_sources_so_that_all_is_reported_at_once(root: Path) -> None:
    folder = freeze(root, "1.0.0")
    (folder / "playbook.yml").write_text("title: Plan\ntitle: Plan\n")
    found, problems = load_playbook(WorkspaceFolder(root), "plan", "1.0.0")
    assert found is not None
    assert [problem.rule for problem in problems] == ["release/changed", "yaml/duplicate-key"]


hashes = st.dictionaries(st.text(), st.text("0123456789abcdef", min_size=64, max_size=64), max_size=5)


@given(hashes, hashes)
def test_a_tree_hash_tells_folders_apart_and_not_orders(one: dict[str, str], other: dict[str, str]) -> None:
    assert (tree_hash(one) == tree_hash(other)) == (one == other)
    assert tree_hash(dict(reversed(one.items()))) == tree_hash(one)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plan", ("plan", None)),
        ("plan@1.2.0", ("plan", "1.2.0")),
        (" plan @ 1 ", ("plan", "1")),
        ("plan@", ("plan", "")),
    ],
)
def test_pin(text: str, expected: tuple[str, str | None]) -> None:
    assert pin(text) == expected


# Reports


def test_a_report_cannot_steer_the_terminal() -> None:
    problem = Problem(Place("a\x1b[2J.yml", 1, 2), "file/name", Severity.ERROR, "odd \u202e name", "one\ntwo")
    assert render_problem(problem) == "a\\x1b[2J.yml:1:2: error file/name: odd \\u202e name\n    one\n    two"


def test_a_rule_code_can_be_taken_once() -> None:
    rule = Rule("file/name", "t", "w")
    with pytest.raises(ValueError, match="taken"):
        catalogue((rule,), (rule,))
    with pytest.raises(ValueError, match="form"):
        catalogue((Rule("File name", "t", "w"),))
