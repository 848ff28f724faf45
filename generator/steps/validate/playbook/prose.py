"""Check the words that people wrote: links, script, what was left unfinished, and dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, get_args, get_origin
from urllib.parse import urlsplit

from pydantic import BaseModel

from generator.model.files.fields import TextMark
from generator.model.files.source import Loc
from generator.model.language.tokenizer import did_you_mean, quote
from generator.model.problems.rule import Rule
from generator.model.problems.rules_brand import PICTURE_ELSEWHERE
from generator.model.problems.rules_prose import LINK_TARGET, LINK_UNSAFE, TEXT_DATE, TEXT_PLACEHOLDER, TEXT_SCRIPT
from generator.model.problems.rules_site import LINK_MALFORMED
from generator.steps.validate.symbols import Names

Finding = tuple[Rule, str, str, int]
"""A rule, what is wrong, the next move, and the offset of the character."""

_CODE = re.compile(r"^( {0,3})(`{3,}|~{3,}).*?^\1?\2[`~]*[ \t]*$|`+[^`\n]+`+", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(\s*<?([^\s)>]*)")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)", re.MULTILINE)
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*:[^>\s]*)>")
_ADDRESS = re.compile(r"(?:href|src|action|formaction|data|poster)\s*=\s*[\"']?\s*([^\"'\s>]+)", re.IGNORECASE)
_SCRIPT = re.compile(
    r"<\s*/?\s*(script|iframe|object|embed|form|style|link|meta|base|svg|math)\b|<[^>]*?\son[a-z]+\s*=", re.IGNORECASE
)
_PLACEHOLDER = re.compile(
    r"\b(TODO|TBD|TBC|FIXME|XXX|LINK)\b|\b[Ll]orem ipsum\b|\[(?!x\])[A-Z][^\]\[\n]{0,40}\](?![(\[:{])|\{\{.*?\}\}"
)
_MONTHS = "January|February|April|June|July|August|September|October|November|December"
_SHORT = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|March"
_BEFORE = r"(?:in|by|until|till|since|from|to|before|after|during|through|early|mid|late|of|next|last|this)[ -]"
_DATE = re.compile(
    rf"\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])\b(?![-/.\w])|\b(?:{_MONTHS})\b(?!-[A-Z])"
    rf"|\b(?:{_SHORT})\b\.?[ ]\d{{1,2}}(?:st|nd|rd|th)?\b(?![.:%]\d)|\b\d{{1,2}}(?:st|nd|rd|th)?\.?[ ](?:of[ ])?(?:{_SHORT})\b"
    rf"|\b(?i:{_BEFORE})(?:March|May)\b(?! (?:be|not|also|have|need)\b)"
    rf"|\b\d{{1,2}}\.\d{{1,2}}\.(?:19|20)\d\d\b(?!-)|\b\d{{1,2}}/\d{{1,2}}/(?:(?:19|20)\d\d|\d\d)\b|\bQ[1-4][ /](?:19|20)\d\d\b"
)
"""Dates in figures, and the names of months: March and May are words as well, so these need a day or `in`, `by`, …"""
_SCHEMES = ("https", "mailto")
_OURS = ("guide", "role", "attachment", "item")


def texts(value: Any, annotation: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str, bool]]:
    """Every text for people below a value of this type, with the way to it and whether it is prose."""
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            inner = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
            yield from texts(getattr(value, name), inner, (*loc, info.alias or name))
        return
    marks: tuple[Any, ...] = ()
    while get_origin(annotation) is Annotated:
        annotation, *more = get_args(annotation)
        marks += tuple(more)
    if isinstance(value, str):
        mark = next((m for m in marks if isinstance(m, TextMark)), None)
        if mark:
            yield loc, value, mark.prose
        return
    arguments = [a for a in get_args(annotation) if a is not type(None)]
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from texts(each, arguments[-1] if arguments else None, (*loc, str(key)))
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from texts(each, arguments[0] if arguments else None, (*loc, number))


def findings(text: str, prose: bool, dates: bool, link: Callable[[str], tuple[str, str] | None]) -> Iterator[Finding]:
    """What is wrong with one text; `link` judges an address of our own and says what is wrong with it."""
    plain = _blank(_CODE, text) if prose else text
    shown = _blank(_COMMENT, plain)
    if prose:
        yield from _addresses(plain, link)
        for match in _SCRIPT.finditer(plain):
            yield (
                TEXT_SCRIPT,
                f"{quote(match[0])} can run code on a page",
                "write Markdown, or put it between backquotes",
                match.start(),
            )
    for match in _PLACEHOLDER.finditer(_blank(_LINK, shown)):
        yield (
            TEXT_PLACEHOLDER,
            f"{quote(match[0])} was left to be filled in",
            "write what belongs there, or remove it",
            match.start(),
        )
    if dates and (found := _DATE.search(_blank(_LINK, shown))):
        hint = "name the item or the day of the plan; its date stands beside it on every page"
        yield (
            TEXT_DATE,
            f"{quote(found[0])} is a date in words, which goes stale when the plan moves",
            hint,
            found.start(),
        )


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """The text with every match as blanks, so that offsets stay."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _addresses(text: str, link: Callable[[str], tuple[str, str] | None]) -> Iterator[Finding]:
    for match in _LINK.finditer(text):
        if match[0].startswith("!") and not match[1].startswith("attachment:"):
            hint = "put it into `attachments/`, name it under `attachments:`, and write `![…](attachment:ID)`"
            yield PICTURE_ELSEWHERE, f"{quote(match[1])} is no picture of this playbook", hint, match.start(1)
    for pattern in (_LINK, _REFERENCE, _AUTOLINK, _ADDRESS):
        for match in pattern.finditer(text):
            if found := _address(match[1], link):
                yield (*found, match.start(1))


def _address(address: str, link: Callable[[str], tuple[str, str] | None]) -> tuple[Rule, str, str] | None:
    try:
        scheme = urlsplit(address).scheme.casefold()
        host = urlsplit(address).hostname
    except ValueError:
        return LINK_MALFORMED, f"{quote(address)} is no address", "write `https://…`, or a link such as `guide:ID`"
    if scheme == "https" and not host:
        return LINK_MALFORMED, f"{quote(address)} names no host", "write `https://host/path`"
    if scheme in _SCHEMES:
        return None
    if scheme and scheme not in _OURS:
        return LINK_UNSAFE, f"a page may not link to {quote(address)}", "write `https://…`, `mailto:…` or `guide:ID`"
    found = link(address)
    return (LINK_TARGET, *found) if found else None


def judge(
    names: Names, headings: Mapping[str, tuple[str, ...]], here: str = ""
) -> Callable[[str], tuple[str, str] | None]:
    """Judges addresses of our own: `guide:ID#heading`, `role:ID`, `item:ID`, `attachment:ID`, `ID.md`, `#heading`.

    `headings` are those of every guide; `here` is the guide that the text belongs to.
    """
    known: Mapping[str, Any] = {
        "guide": headings,
        "role": names.playbook.roles,
        "item": names.planned,
        "attachment": names.playbook.attachments,
    }

    def link(address: str) -> tuple[str, str] | None:
        path, _, heading = address.partition("#")
        kind, colon, id_ = path.partition(":")
        if not colon:
            kind, id_ = "guide", path.removesuffix(".md") or here
            if path and not path.endswith(".md"):
                hint = "write `https://…`, `guide:ID`, `role:ID`, `item:ID` or `attachment:ID`"
                return f"{quote(address)} leads nowhere on these pages", hint
        if kind not in known:
            hint = did_you_mean(kind, known) or "write `guide:ID`, `role:ID`, `item:ID` or `attachment:ID`"
            return f"{quote(address)} is no link that these pages know", hint
        if id_ not in known[kind] and not (kind == "item" and names.item(id_)):
            if not id_:
                return f"{quote(address)} leads nowhere on these pages", "name the guide: `guide:ID#heading`"
            hint = did_you_mean(id_, known[kind]) or f"there is no such {kind} in this playbook"
            return f"unknown {kind} {quote(id_)}", hint
        if heading and kind == "guide" and heading not in headings[id_]:
            hint = did_you_mean(heading, headings[id_]) or "headings: " + ", ".join(quote(h) for h in headings[id_][:8])
            return f"the guide {quote(id_)} has no heading {quote(heading)}", hint
        return None

    return link
