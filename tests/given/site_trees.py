"""Small trees to build sites from."""

from __future__ import annotations

from pathlib import Path

from generator.model.stages.site import File, Nav, Page, SiteTree

WORKSPACE = Path(__file__).parents[2]


def page(path: str, body: str, title: str = "") -> Page:
    return Page(path, title or path, body)


def tree(*pages: Page, name: str = "Site", files: tuple[File, ...] = (), versioned: bool = False) -> SiteTree:
    """A site of these pages, each in the navigation."""
    nav = tuple(Nav(each.title, each.path) for each in pages)
    return SiteTree(name, pages, nav, files, last_updated="2026-11-18", versioned=versioned)


def roadmap_tree(word: str = "harbour", *, versioned: bool = False) -> SiteTree:
    """Three pages, one of them in a folder, that link to one another in Markdown and in raw HTML."""
    return tree(
        page("index.md", "# Overview {#top}\n\nSee the [weeks](roadmap.md#weeks).\n", "Overview"),
        page(
            "roadmap.md",
            f'# Roadmap\n\n## Weeks {{#weeks}}\n\nThe {word} opens.\n\n<p><a href="index.html#top">up</a></p>\n',
            "Roadmap",
        ),
        page("runbooks/cutover.md", "# Cutover\n\nBack to the [overview](../index.md#top).\n", "Cutover"),
        name="Smith & Sons",
        files=(File("files/plan.csv", b"id,start\n"),),
        versioned=versioned,
    )


def synthetic_tree(number: int) -> SiteTree:
    """Fourteen pages as a customer has them: prose, tables of some length, a drawn timeline, runbooks in a folder."""
    names = ["index", "roadmap", "tasks", "training", "go-live", "support", "success", "people", "log", "plan"]
    paths = [f"{name}.md" for name in names] + [f"runbooks/book-{n}.md" for n in range(1, 5)]
    pages = tuple(_long_page(path, number, seed) for seed, path in enumerate(paths))
    nav = (
        *(Nav(page.title, page.path) for page in pages[:10]),
        Nav("Runbooks", children=tuple(Nav(p.title, p.path) for p in pages[10:])),
    )
    files = (File("files/plan.csv", b"id,start\n" * 80), File("files/plan.json", b"[]\n" * 2000))
    return SiteTree(f"Customer {number}", pages, nav, files, last_updated="2026-11-18")


def _long_page(path: str, number: int, seed: int) -> Page:
    up = "../" * path.count("/")
    rows = "".join(
        f'<tr><td><a href="{up}tasks.html#task-{row}">Task {row} of {number}</a></td><td>Monday {row % 28 + 1} November</td>'
        f"<td>Project lead</td><td>open</td></tr>\n"
        for row in range(40)
    )
    bars = "".join(
        f'<rect x="{row * 9}" y="{row * 14}" width="80" height="10"><title>Task {row}</title></rect>'
        for row in range(40)
    )
    parts = [
        f"# Page {seed} of customer {number} {{#top}}\n\nWhat stands here, and **why**: see the [roadmap]({up}roadmap.md#top).\n"
    ]
    for section in range(5):
        parts.append(
            f"\n## Section {section} {{#section-{section}}}\n\nSome prose with *emphasis* and a list:\n\n- one\n- two\n- three\n"
        )
    parts.append(
        f'\n<div class="timeline"><svg viewBox="0 0 500 600" role="img" aria-label="Timeline">{bars}</svg></div>\n'
    )
    parts.append(
        f"\n<div>\n<table>\n<thead><tr><th>Task</th><th>Due</th><th>Who</th><th>State</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )
    tasks = "".join(f'<p id="task-{row}">Task {row}</p>\n' for row in range(40)) if path == "tasks.md" else ""
    return Page(path, f"Page {seed}", "".join(parts) + f"\n<div>\n{tasks}</div>\n")
