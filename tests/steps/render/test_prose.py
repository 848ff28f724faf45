"""Prose of people: what Markdown means is drawn, and nothing else gets through, neither here nor in the engine."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from generator.model.stages.shown.guide import ShownFile
from generator.steps.build.config import MARKDOWN_EXTENSIONS
from generator.steps.build.raw_html import RawBlocks
from generator.steps.render.body import body, entities
from generator.steps.render.environment import environment
from generator.steps.render.prose import ALLOWED, ATTRIBUTES, inline, prose
from generator.steps.render.urls import dial, mail, web


def _follow(scheme: str, target: str, fragment: str) -> str:
    known = target in {"admin", "it-lead", "sheet", "effort", "go-live"}
    return f"{scheme}/{target}.html{'#' + fragment if fragment else ''}" if known else ""


def _drawn(text: str) -> str:
    return prose(text, _follow, {"sheet": ShownFile(id="sheet", file="sheet.png", title="Sheet")}.get)


# == What Markdown means ==


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("", ""),
        ("A *good* **day**.", "<p>A <em>good</em> <strong>day</strong>.</p>"),
        ("[the guide](guide:admin)", '<p><a href="guide/admin.html">the guide</a></p>'),
        ("[a part](guide:admin#first-day)", '<p><a href="guide/admin.html#first-day">a part</a></p>'),
        ("[a role](role:it-lead)", '<p><a href="role/it-lead.html">a role</a></p>'),
        ("[hidden](guide:secret)", '<p><a class="lb-gone">hidden</a></p>'),
        ("![A sheet](attachment:sheet)", '<p><img class="lb-picture" src="attachment/sheet.html" alt="A sheet"></p>'),
        ("![Gone](attachment:none)", "<p></p>"),
        ("[web](https://a.example/?x=1&y=2)", '<p><a href="https://a.example/?x=1&amp;y=2">web</a></p>'),
        ("[mail](mailto:a@b.example)", '<p><a href="mailto:a@b.example">mail</a></p>'),
        ("[here](#part)", '<p><a href="#part">here</a></p>'),
        ("<https://a.example>", '<p><a href="https://a.example">https://a.example</a></p>'),
        ("## Part { #part }\n\nText", '<h2 id="part">Part</h2>\n<p>Text</p>'),
        ("2. b\n3. c", '<ol start="2">\n<li>b</li>\n<li>c</li>\n</ol>'),
        ("Term\n:   Meaning", "<dl>\n<dt>Term</dt>\n<dd>Meaning</dd>\n</dl>"),
        ("`a < b`", "<p><code>a &lt; b</code></p>"),
    ],
)
def test_markdown_is_drawn(text: str, drawn: str) -> None:
    assert _drawn(text) == drawn


def test_inline_prose_of_one_paragraph_has_none() -> None:
    assert inline("Only *this*.", _follow) == "Only <em>this</em>."
    assert inline("One.\n\nTwo.", _follow) == "<p>One.</p>\n<p>Two.</p>"


def test_a_table_keeps_its_columns_aligned() -> None:
    drawn = _drawn("| a | b |\n|:--|--:|\n| 1 | 2 |")
    assert '<th style="text-align: left;">a</th>' in drawn
    assert '<td style="text-align: right;">2</td>' in drawn


# == What does not get through ==


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<iframe src=https://a.example></iframe>",
        "<style>*{}</style>",
        "<a href=javascript:alert(1)>x</a>",
        "<!-- a comment -->",
        "<?php echo 1 ?>",
        "text <b onclick=alert(1)>bold</b>",
        "<details open ontoggle=alert(1)>",
        "</div></article><h1>Mine</h1>",
    ],
)
def test_raw_html_is_shown_as_the_text_that_it_is(text: str) -> None:
    drawn = _drawn(text)
    assert re.sub(r"</?p>", "", drawn).replace("\n", "") == html.escape(text, quote=False)


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](&#x6A;avascript:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x]( javascript:alert(1))",
        "[x](vbscript:x)",
        "[x](data:text/html,<script>1</script>)",
        "[x][1]\n\n[1]: javascript:alert(1)",
        "<javascript:alert(1)>",
        "[x](//evil.example)",
        "[x](http://evil.example)",
        "[x](file:///etc/passwd)",
        "[x](../../secret)",
        '[x](guide:admin" onclick="alert(1))',
        "![x](https://evil.example/pixel.png)",
        "![x](javascript:alert(1))",
        "![x](data:image/svg+xml,<svg onload=alert(1)>)",
        "[x](javascript:alert(1)){ href=javascript:alert(1) }",
        "[x](#a){ href=javascript:alert(1) }",
    ],
)
def test_no_other_address_becomes_a_link_or_picture(text: str) -> None:
    for name, value in _attributes(_drawn(text)):
        assert name not in {"href", "src"} or value.startswith(("guide/", "#", "mailto:")), (name, value)
        assert not name.startswith("on")


@pytest.mark.parametrize(
    "text",
    [
        "*x*{ onclick=alert(1) }",
        "*x*{ style=position:fixed }",
        "# h { onmouseover=alert(1) style=color:red }",
        "text\n{ onclick=alert(1) }",
        "[x](#a){ target=_blank onclick=alert(1) }",
        "![x](attachment:sheet){ onerror=alert(1) srcset=https://e.example/x }",
        "| a |\n|---|\n| b { onclick=alert(1) style='background:url(https://e.example)' } |",
    ],
)
def test_attribute_lists_add_nothing_but_ids_classes_and_titles(text: str) -> None:
    names = {name for name, _ in _attributes(_drawn(text))}
    assert names <= {"id", "class", "title", "href", "src", "alt"}


@pytest.mark.parametrize("text", ["[a](http://[@x)", "[a](https://[::1)", "[a](guide:)", "[a](guide:admin#", "[](()"])
def test_a_malformed_link_is_no_accident(text: str) -> None:
    assert isinstance(_drawn(text), str)


@pytest.mark.parametrize("text", ["{{ 7 * 7 }}", "{% raw %}x{% endraw %}", "{# x #}", "${7*7}", "%(name)s", "{0}"])
def test_templates_in_prose_stay_text(text: str) -> None:
    env = environment((("x.html", "{{ html }}"),))
    assert html.unescape(_drawn(text)) == f"<p>{text}</p>"
    assert html.unescape(env.get_template("x.html").render(html=text)) == text


class _Tags(HTMLParser):
    """Opened and closed tags in order, with attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs] or [(tag, "", "")]
        if tag not in {"br", "hr", "img", "input"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def _parsed(markup: str) -> _Tags:
    tags = _Tags()
    tags.feed(markup)
    tags.close()
    return tags


def _attributes(markup: str) -> list[tuple[str, str]]:
    return [(name, value) for _, name, value in _parsed(markup).attributes if name]


MARKS = st.text(
    st.sampled_from([*"ab12 \n\t<>[](){}!#*_`~|:;\"'&=/\\-+^.%$@", "é", "\u202e", "\x00", "\x02", "\ufeff"]),
    max_size=60,
)
SNIPPETS = st.lists(
    st.sampled_from(
        [
            "<script>",
            "</div>",
            "](javascript:x)",
            "[x",
            "](guide:admin)",
            "![",
            "\n\n",
            "```",
            "~~~",
            "    ",
            "{ #id onclick=x }",
            "!!! note",
            "*[a]: ",
            "[^1]: ",
            "&#60;b",
            "<!--",
            "-->",
            "<a ",
            "\n> ",
            "\n- ",
            "| a |\n|--|\n",
            "<?",
            "<![CDATA[",
            "]]>",
            "a",
            '"',
            "'",
        ]
    ),
    max_size=14,
).map("".join)


@given(MARKS | SNIPPETS | st.text(max_size=80))
def test_whatever_the_text_only_allowed_tags_and_attributes_come_out(text: str) -> None:
    tags = _parsed(_drawn(text))
    assert tags.wrong == []
    assert tags.open == []
    for tag, name, value in tags.attributes:
        assert tag in ALLOWED
        assert not name or name in ATTRIBUTES.get(tag, set()) | ATTRIBUTES["*"]
        assert name not in {"href", "src"} or re.match(r"https:|mailto:|#|(guide|role|item|attachment|metric)/", value)


# == Through the real engine ==


def _engine(markdown: str) -> str:
    """What the engine makes of the body of a page."""
    names = [e if isinstance(e, str) else next(iter(e)) for e in MARKDOWN_EXTENSIONS]
    settings = {k: v for e in MARKDOWN_EXTENSIONS if isinstance(e, dict) for k, v in e.items()}
    return Markdown(extensions=[*names, RawBlocks()], extension_configs=settings).convert(markdown)


def _words(markup: str) -> str:
    return " ".join(_parsed(markup).text.replace("¶", "").split())


PLAIN = st.text(max_size=80) | MARKS | SNIPPETS


@given(st.lists(PLAIN, min_size=1, max_size=4))
def test_text_that_templates_write_comes_through_the_engine_unchanged(texts: list[str]) -> None:
    cells = "".join(f"<tr><td>{html.escape(t)}</td><td>x</td></tr>" for t in texts)
    page = body(f"<p>first</p><table>{cells}</table><p>last</p>")
    expected = " ".join(["first", *(f"{t} x" for t in texts), "last"])
    seen = _parsed(_engine(page))
    assert _squeezed(seen.text) == _squeezed(expected)
    assert {tag for tag, _, _ in seen.attributes} <= {"div", "p", "table", "tr", "td", "tbody"}
    assert all(name == "" for _, name, _ in seen.attributes)


def _squeezed(text: str) -> str:
    """What a reader sees: spaces, line ends and what cannot be printed left out."""
    return "".join(c for c in text if c.isprintable() and not c.isspace())


@pytest.mark.parametrize(
    "text", ["```\n<b>\n```", "~~~\nx\n~~~", "a\n\n    code\n\nb", "*[HTML]: x", "[^1]: x\n\n[^1]"]
)
def test_no_line_of_a_text_is_markdown_to_the_engine(text: str) -> None:
    page = body(f"<div>\n<p>\n{html.escape(text)}\n</p>\n</div>\n<p>HTML</p>")
    seen = _parsed(_engine(page))
    assert _squeezed(seen.text) == _squeezed(text + "HTML")
    assert {tag for tag, _, _ in seen.attributes} == {"div", "p"}


@given(PLAIN)
def test_a_heading_comes_through_the_engine_as_the_text_it_was(text: str) -> None:
    page = body(f'<p>a</p><h2 id="x">{html.escape("T " + text)}</h2><p>b</p>')
    seen = _engine(page)
    head = re.search(r'<h2 id="x">(.*?)<a class="headerlink"', seen, re.DOTALL)
    assert head is not None
    assert _squeezed(_parsed(head[1]).text) == _squeezed("T " + text)
    assert "<" not in head[1]


@given(MARKS | SNIPPETS)
def test_prose_comes_through_the_engine_with_nothing_added(text: str) -> None:
    drawn = _drawn(text)
    seen = _parsed(_engine(body(f"<div>{drawn}</div>")))
    assert _squeezed(seen.text) == _squeezed(_parsed(drawn).text)
    allowed = {(t, n) for t, n, _ in _parsed(drawn).attributes} | {("div", "")}
    assert {(t, n) for t, n, _ in seen.attributes} <= allowed


def test_outer_headings_become_headings_of_the_engine_and_inner_ones_stay() -> None:
    page = body('<h2 id="a" class="x y">One &amp; two</h2>\n\n<div><h3>Inner</h3></div>')
    assert page == "## One &#38; two { #a .x .y }\n\n<div><div><h3>Inner</h3></div></div>\n"


def test_blank_lines_in_code_are_kept() -> None:
    seen = _engine(body("<div><pre><code>a\n\n\nb</code></pre></div>"))
    assert "a\n\n\nb" in _parsed(seen).text


@given(st.text())
def test_entities_hold_no_character_that_means_something(text: str) -> None:
    assert re.fullmatch(r"(?:[^\W_]|&#[0-9]+;| )*", entities(text))


# == Addresses out of the site ==


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        ("http://a.example", "http://a.example"),
        ("https://a.example:8080/", "https://a.example:8080/"),
        ("https://a.example/ü", "https://a.example/%C3%BC"),
        ('https://a.example/"><script>', "https://a.example/%22%3E%3Cscript%3E"),
        ("javascript:alert(1)", ""),
        ("https:javascript:alert(1)", ""),
        ("//a.example", ""),
        ("https://user:secret@a.example/", ""),
        ("https://[@x", ""),
        ("data:text/html,x", ""),
        (" https://a.example", ""),
        ("", ""),
    ],
)
def test_a_web_address_is_https_or_nothing(address: str, link: str) -> None:
    assert web(address) == link


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("ingrid.berg@nordlys.example", "mailto:ingrid.berg@nordlys.example"),
        ("a+b@c.example", "mailto:a+b@c.example"),
        ("a@b.example?bcc=c@d.example", ""),
        ("a@b.example,c@d.example", ""),
        ("Ingrid <a@b.example>", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_a_mail_address_is_one_recipient_or_nothing(address: str, link: str) -> None:
    assert mail(address) == link


@pytest.mark.parametrize(
    ("number", "link"),
    [("+47 22 55 01-12", "tel:+4722550112"), ("(022) 55.01/12", "tel:022550112"), ("ask Maja", ""), ("12;ext=1", "")],
)
def test_a_telephone_number_is_digits_or_nothing(number: str, link: str) -> None:
    assert dial(number) == link


@given(st.text())
def test_no_address_can_run_anything(text: str) -> None:
    for link in (web(text), mail(text), dial(text)):
        assert link == "" or re.fullmatch(r"(https?://|mailto:|tel:)[^\s\"<>`]*", link)
