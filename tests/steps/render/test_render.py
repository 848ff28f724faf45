"""Pages: everything that a plan says is seen, nothing that it says becomes markup, and a bad template says where."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from generator.model.problems.problem import render_problem
from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.site import SiteTree
from generator.steps.build import build_site
from generator.steps.outline import outline
from generator.steps.render import render
from generator.steps.render.pages import page_body
from tests.given.shown_plans import LOGO, WORKSHEET, attached, logos, plan
from tests.steps.outline.test_outline import bare, item

PAGES = Path(__file__).parents[3] / "site_templates" / "pages"
TEMPLATES = {path.name: path.read_text("utf-8") for path in PAGES.glob("*.html")}


def _tree(known: ShownPlan) -> SiteTree:
    tree, problems = render(outline(known), TEMPLATES, attached(), logos=logos())
    assert [render_problem(p) for p in problems] == []
    assert tree is not None
    return tree


def _built(known: ShownPlan, folder: Path) -> dict[str, str]:
    """The articles of the finished site, by page; the build follows every link."""
    workspace = folder / "workspace"
    workspace.mkdir(parents=True)
    (workspace / "w.csv").write_bytes(WORKSHEET)
    (workspace / "logo.svg").write_bytes(LOGO)
    tree = _tree(known)
    build_site(tree, folder / "site", workspace)
    pages = {p.path: (folder / "site" / p.path.replace(".md", ".html")).read_text("utf-8") for p in tree.pages}
    return {path: re.search(r"<article\b.*</article>", html, re.DOTALL)[0] for path, html in pages.items()}  # type: ignore[index]


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return _built(plan(), tmp_path_factory.mktemp("full"))


# == The sample itself ==


def _models(base: type[Shown] = Shown) -> set[type[Shown]]:
    return {model for each in base.__subclasses__() for model in {each} | _models(each)}


def _instances(value: object) -> Iterator[Shown]:
    if isinstance(value, Shown):
        yield value
        for name in type(value).model_fields:
            yield from _instances(getattr(value, name))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _instances(each)


def test_the_sample_uses_every_field_of_the_published_format() -> None:
    used = {
        f"{type(each).__name__}.{name}"
        for each in _instances(plan())
        for name, field in type(each).model_fields.items()
        if getattr(each, name) != field.get_default(call_default_factory=True)
    }
    wanted = {f"{model.__name__}.{name}" for model in _models() for name in model.model_fields}
    assert wanted - used == {"ShownPlan.format", "ShownPlan.language", "ShownAway.tentative"}


# == Everything is seen ==

FORMED = re.compile(
    r"ShownSpan\.(start|end)|ShownAway\.(start|end|tentative|deputy)|ShownWhy\.(of|kind|result|edge|unit|item)"
    r"|ShownCheck\.(id|outcome|answering|scale|metric|by|on)|ShownCheckGroup\.id"
    r"|ShownApproval\.(role|by|on)|ShownSitting\.(start|end)|ShownGuideLink\.(id|heading|kind)|ShownLink\.url"
    r"|ShownRisk\.(id|owner|since)|ShownInternal\.(audience|link)|ShownSession\.(trainer|presenter|materials)"
    r"|ShownSession\.(recording_link|attended_people)|ShownStep\.backup|ShownVersion\.published"
    r"|ShownItem\.(id|base|kind|member|group|phase|workstreams|runbook|course|need|parties|owner|attendees|people"
    r"|accountable|consulted|informed|deadline|after|standing|declared|since|decides|signers|attachments|head_count)"
    r"|ShownGroup\.(axis|id|member|items|boxes|start|end|roles)|ShownRole\.(id|party|member|people|wanted|guides)"
    r"|ShownPerson\.(id|party|roles|email|phone|deputy)|ShownFact\.(id|handed_by|handed_to)|ShownMember\.(id|group|within)"
    r"|ShownReading\.on|ShownTarget\.(by|outcome)|ShownMetric\.(id|by|outcome)|ShownAssessment\.(on|band)"
    r"|ShownAction\.(id|due|owner)|ShownTier\.(id|party|roles)|ShownSeverity\.(id|coverage)|ShownCoverage\.id"
    r"|ShownContact\.role|ShownSupport\.(id|start|end)|ShownGuide\.(id|kind|roles|may|ask|prerequisites|video)"
    r"|ShownFile\.(id|file|sha256)|ShownLogo\.(party|file)|ShownScheme\..*|ShownCalendar\.(party|timezone|week)|ShownOpen\.(kind|id|party)"
    r"|ShownEntry\.(on|kind|id|by)|ShownDifference\.(id|kind|before|after)|ShownVariant\.id"
    r"|ShownEvent\.(uid|item|start|end)"
    r"|ShownPath\.(id|slack)|ShownStride\.(item|start|end)"
    r"|ShownTurn\.(kind|on|until|begins|by)|ShownItem\.certainty|ShownPlan\.kickoff_certainty|ShownSummary\.(state|stage|go_live|go_live_item|band)|ShownWindow\.load|ShownMetric\.(baseline|target)"
    r"|ShownRepository\.(edit|issue)"
    r"|ShownPlan\.(format|customer|audience|language|timezone|vendor_timezone|playbook|as_of|kickoff)"
)
"""Fields that hold an id, a date, a number, an address or one of our own words; validation knows their form."""

UNSEEN = {
    "ShownWhy.name": "it stands in the sentence",
    "ShownEvent.title": "it stands in calendars",
    "ShownFile.alt": "it is the text of a picture, and this file is none",
    "ShownTurn.tell": "it stands in the log, and of the present turn on the overview",
    "ShownTurn.why": "it stands in the log",
    "ShownTurn.note": "it stands in the log",
    "ShownSummary.life": "it stands in the sentence",
}
"""Texts that are data alone, or that the sample gives no place to, with the reason."""

Planting = Callable[[str, str], str]
"""From a field (`ShownItem.title`) and its text to what stands there instead."""


def _planted(value: Any, field: str, plant: Planting) -> Any:
    """The same plan with every text of people replaced."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        found = {n: _planted(getattr(value, n), _owner(type(value), n), plant) for n in fields}
        return value.model_copy(update=found)
    if isinstance(value, tuple):
        return tuple(_planted(each, field, plant) for each in value)
    if isinstance(value, dict):
        return {key: _planted(each, field, plant) for key, each in value.items()}
    return plant(field, value) if isinstance(value, str) and value and not FORMED.fullmatch(field) else value


def _owner(model: type[BaseModel], name: str) -> str:
    return f"{model.__name__}.{name}"


def _keys_stay(known: ShownPlan, changed: ShownPlan) -> ShownPlan:
    """Pairs whose first part is an id or a word of ours keep it."""
    bands = tuple((old[0], new[1]) for old, new in zip(known.health_bands, changed.health_bands, strict=True))
    out = tuple((old[0], *new[1:]) for old, new in zip(known.out, changed.out, strict=True))
    closed = tuple(
        new.model_copy(
            update={"closed": tuple((a[0], b[1]) for a, b in zip(old.closed, new.closed, strict=True))},
        )
        for old, new in zip(known.calendars, changed.calendars, strict=True)
    )
    guides = tuple(
        new.model_copy(
            update={"checks": tuple((a[0], b[1]) for a, b in zip(old.checks, new.checks, strict=True))},
        )
        for old, new in zip(known.guides, changed.guides, strict=True)
    )
    return changed.model_copy(update={"health_bands": bands, "out": out, "calendars": closed, "guides": guides})


def test_every_text_of_a_plan_is_seen_on_a_page() -> None:
    marks: dict[str, str] = {}

    def mark(field: str, text: str) -> str:
        name = f"zz{len(marks)}zz"
        marks[name] = field
        return f"{text} {name}"

    tree = _tree(_keys_stay(plan(), _planted(plan(), "", mark)))
    words = " ".join([tree.name, *(f"{p.title} {p.description} {p.body}" for p in tree.pages)])
    seen = {field for name, field in marks.items() if name in words}
    assert set(marks.values()) - seen == set(UNSEEN)


# == Nothing becomes markup ==

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</div></article><script>alert(1)</script>",
    "[x](javascript:alert(1)) ![y](javascript:alert(1)) <javascript:alert(1)>",
    "{{ plan.customer }} {% for x in site %}{% endfor %} {# x #}",
    "a\n\n# heading { onclick=alert(1) style=color:red }\n\n```\n<b>\n```\n\n---\nx: y\n---",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; *[HTML]: <i>",
    "[a](http://[@x) [^1]\n\n[^1]: note <svg onload=alert(1)>",
    "../../etc/passwd ${7*7} %(x)s {0} \\",
)


class _Audit(HTMLParser):
    """Every element and attribute of a page that could run something, or that a text smuggled in."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "iframe", "object", "embed", "base", "meta", "link", "form", "style", "b", "i"}:
            self.found.append(tag)
        for name, value in attrs:
            plain = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if name.startswith("on") or (name == "style" and not plain.startswith("text-align")):
                self.found.append(f"{tag} {name}")
            if name in {"href", "src", "xlink:href", "action"} and re.match(r"(javascript|vbscript|data):", plain):
                self.found.append(f"{tag} {name}={plain}")
            if tag == "img" and name == "src" and not re.match(r"(\.\./)*(attachments|brand)/", plain):
                self.found.append(f"img {plain}")


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_no_text_of_a_plan_becomes_markup_script_or_template(payload: str, tmp_path: Path) -> None:
    titles = {"ShownGuide.body", "ShownGuide.summary"}
    changed = _planted(plan(), "", lambda field, text: payload if field not in titles else f"{text}\n\n{payload}")
    articles = _built(_keys_stay(plan(), changed), tmp_path)
    audit = _Audit()
    for article in articles.values():
        audit.feed(article)
    assert audit.found == []
    assert not any("49" in re.sub(r"<[^>]*>", "", a) and "${7*7}" not in a for a in articles.values() if "$" in a)
    if "plan.customer" in payload:
        assert "{{ plan.customer }}" in "".join(articles.values()).replace("&#123;", "{").replace("&#125;", "}")


IDS = re.compile(
    r"ShownItem\.(id|base|member|group|phase|course|owner|attendees|people|accountable|consulted|informed|after|decides"
    r"|signers|attachments|workstreams|parties|runbook)|ShownGroup\.(id|member|items|boxes|roles)|ShownRole\.(id|people|member|party|guides)"
    r"|ShownPerson\.(id|party|roles|deputy)|ShownMember\.(id|group|within)|ShownMetric\.id|ShownCheck\.(id|metric|by)"
    r"|ShownApproval\.(role|by)|ShownSession\.(trainer|presenter|materials|attended_people)|ShownStep\.backup|ShownAction\.(id|owner)"
    r"|ShownTier\.(id|party|roles)|ShownSeverity\.(id|coverage)|ShownCoverage\.id|ShownContact\.role|ShownSupport\.id"
    r"|ShownFact\.(id|handed_by|handed_to)|ShownRisk\.(id|owner)|ShownEntry\.(id|by)|ShownOpen\.(id|party)|ShownCalendar\.party"
    r"|ShownGuide\.(id|roles|may|ask|prerequisites)|ShownGuideLink\.(id|heading)|ShownFile\.id|ShownSummary\.go_live_item"
    r"|ShownPath\.(id|slack)|ShownStride\.item"
    r"|ShownDifference\.id|ShownAway\.deputy|ShownWhy\.item|ShownVariant\.id|ShownSummary\.(stage|band)|ShownAssessment\.band"
)


def test_even_an_id_that_validation_would_refuse_stays_text() -> None:
    bad = '"><script>alert(1)</script>'

    def spoil(value: Any, field: str) -> Any:
        if isinstance(value, BaseModel):
            found = {n: spoil(getattr(value, n), _owner(type(value), n)) for n in type(value).model_fields}
            return value.model_copy(update=found)
        if isinstance(value, tuple):
            return tuple(spoil(each, field) for each in value)
        if isinstance(value, dict):
            return {key + bad: each for key, each in value.items()}
        return value + bad if isinstance(value, str) and value and IDS.fullmatch(field) else value

    tree, problems = render(outline(spoil(plan(), "")), TEMPLATES)
    assert [p.message for p in problems] == []
    assert tree is not None
    audit = _Audit()
    for page in tree.pages:
        audit.feed(page.body)
    assert audit.found == []


def test_addresses_that_could_run_something_are_no_links() -> None:
    bad = "javascript:alert(1)"
    fields = {"ShownLink.url", "ShownSession.recording_link", "ShownGuide.video", "ShownInternal.link"}
    fields |= {"ShownPerson.email", "ShownPerson.phone", "ShownRepository.edit", "ShownRepository.issue"}

    def spoil(value: Any, field: str) -> Any:
        if isinstance(value, BaseModel):
            found = {n: spoil(getattr(value, n), _owner(type(value), n)) for n in type(value).model_fields}
            return value.model_copy(update=found)
        return (
            tuple(spoil(each, field) for each in value)
            if isinstance(value, tuple)
            else bad
            if field in fields
            else value
        )

    audit = _Audit()
    tree = _tree(spoil(plan(), ""))
    for page in tree.pages:
        audit.feed(page.body)
    assert audit.found == []
    assert bad in "".join(page.body for page in tree.pages)  # as text it is seen


# == Whole and tidy pages ==


def test_every_link_of_a_full_site_leads_somewhere_and_ids_are_unique(articles: dict[str, str]) -> None:
    for path, article in articles.items():
        ids = re.findall(r'\sid="([^"]+)"', article)
        assert len(ids) == len(set(ids)), (path, sorted(i for i in ids if ids.count(i) > 1))


def _headings(article: str) -> list[tuple[int, str, str]]:
    """Level, text and what follows up to the next heading."""
    parts = re.split(r"<h([1-6])[^>]*>(.*?)</h\1>", article, flags=re.DOTALL)[1:]
    return [(int(parts[n]), _text(parts[n + 1]), _text(parts[n + 2])) for n in range(0, len(parts), 3)]


def _text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def _empty_sections(article: str) -> list[str]:
    found = _headings(article)
    after = [*found[1:], (0, "", "")]
    return [
        text
        for (level, text, body), (next_level, _, _) in zip(found, after, strict=True)
        if not body and next_level <= level
    ]


def test_no_section_of_a_full_site_is_empty(articles: dict[str, str]) -> None:
    assert {path: empty for path, a in articles.items() if (empty := _empty_sections(a))} == {}


def test_no_section_of_a_poor_plan_is_empty(tmp_path: Path) -> None:
    poor = bare(items=(item("a", parties=("customer",)), item("b", "2026-11-20", parties=("vendor",))))
    articles = _built(poor, tmp_path)
    assert sorted(articles) == ["index.md", "print.md", "roadmap.md", "tasks.md"] or "tasks.md" in articles
    assert {path: empty for path, a in articles.items() if (empty := _empty_sections(a))} == {}


def test_headings_go_down_one_level_at_a_time(articles: dict[str, str]) -> None:
    for path, article in articles.items():
        levels = [level for level, _, _ in _headings(article)]
        assert levels[0] == 1, path
        assert all(b <= a + 1 for a, b in pairwise(levels)), (path, levels)


def test_cells_carry_the_label_that_a_phone_shows_in_place_of_the_head(articles: dict[str, str]) -> None:
    for path, article in articles.items():
        for table in re.findall(r'<table class="lb-items.*?</table>', article, re.DOTALL):
            heads = [_text(h) for h in re.findall(r"<th [^>]*scope=\"col\"[^>]*>(.*?)</th>", table, re.DOTALL)]
            for row in re.findall(r"<tr[^>]*>(.*?)</tr>", table.partition("</thead>")[2], re.DOTALL):
                cells = re.findall(r"<t[dh]\b([^>]*)>", row)
                if not any("colspan" in c for c in cells):
                    assert len(cells) == len(heads), (path, heads, row[:200])


def test_the_internal_edition_says_so_on_every_page_and_marks_what_is_internal(articles: dict[str, str]) -> None:
    dated = {p: a for p, a in articles.items() if not p.startswith("guides/") and p != "forms.md"}
    assert all("does not see. Do not pass it on." in a for a in dated.values())
    assert re.search(r"Check the price</strong>.*?lb-internal-mark", articles["roadmap.md"], re.DOTALL)


def test_the_customers_edition_has_no_mark_of_another_edition(tmp_path: Path) -> None:
    articles = _built(plan().model_copy(update={"audience": "customer"}), tmp_path)
    assert not any("Do not pass it on" in a for a in articles.values())


def test_mail_addresses_break_after_their_at(articles: dict[str, str]) -> None:
    """On a phone many are longer than a line, and would break before their last letter."""
    shown = {path: re.findall(r'<a href="mailto:[^"?]+">([^<@]+@.*?)</a>', text) for path, text in articles.items()}
    assert {path for path, links in shown.items() if links} >= {"index.md", "people.md", "support.md"}
    assert [each for links in shown.values() for each in links if "@<wbr>" not in each] == []


def test_standing_is_told_in_words(articles: dict[str, str]) -> None:
    pills = re.findall(r'<span class="lb-(?:standing|outcome|band)[^>]*>(.*?)</span>', "".join(articles.values()))
    assert pills
    assert all(_text(p) for p in pills)


def test_a_template_that_draws_nothing_of_ours_is_drawn_all_the_same() -> None:
    own = {**TEMPLATES, "support.html": "<p>Call us.</p>"}
    tree, problems = render(outline(plan()), own)
    assert problems == ()
    assert tree is not None
    assert next(p.body for p in tree.pages if p.path == "support.md") == "<div><p>Call us.</p></div>\n"


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert _tree(plan()) == _tree(plan())


# == Files and navigation ==


def test_only_files_that_the_plan_shows_are_copied() -> None:
    files = {f.path: f for f in _tree(plan()).files}
    other = sorted(path for path in files if not path.startswith("calendars/"))
    assert other == [
        "attachments/worksheet.csv",
        "brand/brand.css",
        "brand/vendor.svg",
        "calendar.ics",
        "plan.csv",
        "plan.json",
    ]
    assert files["attachments/worksheet.csv"].source == "w.csv"


def test_pages_of_one_section_stand_under_it_in_the_navigation() -> None:
    nav = {entry.title: [child.path for child in entry.children] for entry in _tree(plan()).nav}
    assert nav["Runbooks"] == ["runbooks/index.md", "runbooks/cutover.md"]
    assert nav["Guides"] == ["guides/index.md", "guides/basics.md", "guides/admin.md"]
    assert nav["Overview"] == []


# == A designer's mistakes ==


def _wrong(template: str, **others: str) -> list[str]:
    tree, problems = render(outline(plan()), {**TEMPLATES, "index.html": template, **others})
    assert tree is None
    return [render_problem(p) for p in problems]


MISTAKES = {
    "an unknown name": (
        "<p>\n{{ plann.name }}\n</p>",
        "index.html:2: error template/fails: nothing here is called `plann`",
    ),
    "an unknown field": (
        "{{ plan.nmae }}",
        "index.html:1: error template/fails: a plan has no `nmae`; did you mean `name`?",
    ),
    "an unknown tag": ("\n\n{% fo x in y %}", "index.html:3: error template/syntax: Encountered unknown tag 'fo'."),
    "an open block": ("{% if plan %}\n<p>", "index.html:2: error template/syntax: Unexpected end of template"),
    "an unknown filter": ("\n{{ plan.name | uper }}", "index.html:2: error template/syntax: No filter named 'uper'."),
    "a missing include": (
        "\n\n\n{% include 'nope.html' %}",
        "index.html:4: error template/fails: there is no template `nope.html`",
    ),
    "a look behind the scenes": (
        "{{ plan.__class__ }}",
        "index.html:1: error template/fails: access to attribute '__class__' of 'ShownPlan' object is unsafe.",
    ),
    "an endless list": ("\n{% for n in range(10 ** 9) %}x{% endfor %}", "index.html:2: error template/fails: "),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_a_template_names_its_file_and_line(mistake: str) -> None:
    template, report = MISTAKES[mistake]
    (found,) = _wrong(template)
    assert found.startswith(f"site_templates/pages/{report}"), found


def test_a_mistake_in_an_included_file_names_that_file() -> None:
    found = _wrong("a\n{% include '_own.html' %}", **{"_own.html": "b\n\n{{ nothing.at.all }}"})
    assert found[0].startswith(
        "site_templates/pages/_own.html:3: error template/fails: nothing here is called `nothing`"
    )


def test_a_mistake_in_a_macro_names_the_line_of_the_macro() -> None:
    own = "{% macro shout(x) %}\n{{ x.upper_case }}\n{% endmacro %}"
    found = _wrong("\n{% import '_own.html' as own %}\n{{ own.shout(plan.name) }}", **{"_own.html": own})
    assert found[0].startswith("site_templates/pages/_own.html:2: error template/fails: a str has no")


def test_a_syntax_error_in_an_included_file_names_that_file() -> None:
    found = _wrong("{% include '_own.html' %}", **{"_own.html": "\n{% endif %}"})
    assert found[0].startswith("site_templates/pages/_own.html:2: error template/syntax: ")


def test_a_mistake_that_all_pages_share_is_reported_once() -> None:
    tree, problems = render(outline(plan()), {**TEMPLATES, "_parts.html": "{% macro x() %}"})
    assert tree is None
    assert [p.place.line for p in problems] == [1]


def test_a_missing_template_says_which() -> None:
    (found,) = {
        render_problem(p) for p in render(outline(plan()), {"index.html": ""})[1] if p.place.path.endswith("log.html")
    }
    assert found.startswith("site_templates/pages/log.html: error template/fails: there is no template `log.html`")


def test_a_template_cannot_change_the_plan_or_read_files() -> None:
    assert page_body("x.html", {"x.html": "{{ a.append(1) }}"}, {"a": []})[0] is None
    assert page_body("x.html", {"x.html": "{% include '/etc/passwd' %}"}, {})[0] is None
    assert page_body("x.html", {"x.html": "{{ ''.__class__.__mro__ }}"}, {})[0] is None


def test_the_list_of_formed_fields_names_only_fields_that_exist() -> None:
    known = {f"{m.__name__}.{n}" for m in _models() for n in m.model_fields}
    assert set(UNSEEN) <= known
    strings = {
        f"{m.__name__}.{n}"
        for m in _models()
        for n, f in m.model_fields.items()
        if f.annotation is str or (get_origin(f.annotation) is tuple and str in get_args(f.annotation))
    }
    assert any(FORMED.fullmatch(name) for name in strings)
    assert any(not FORMED.fullmatch(name) for name in strings)
