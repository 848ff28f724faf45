"""Write the reference pages of the manual from the models, the rules and the commands.

`python -m generator.reference docs/reference` writes them; a test holds them against what stands there.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import EnumMeta
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from typer.models import ArgumentInfo

from generator.cli import VERBS, function
from generator.model.files import fields
from generator.model.files.customer.customer import Customer
from generator.model.files.items.guide import Guide
from generator.model.files.json_schema import nouns
from generator.model.files.playbook.playbook import Playbook
from generator.model.files.record.onboarding_event import Turn
from generator.model.files.record.record import Answer, Assessment, Record
from generator.model.problems.all_rules import RULES

NOTE = "<!-- Written by `make docs` from the program itself. Change the docstring there, not this page. -->"

_WORDS: dict[Any, str] = {
    fields.Text: "text",
    fields.Prose: "prose (Markdown)",
    fields.Id: "id",
    fields.Ref: "id, or `id[member]`",
    fields.YesNo: "yes or no",
    fields.Day: "date",
    fields.Number: "number",
    fields.Integer: "whole number",
    fields.People: "count, such as `1..2`",
    fields.Clock: "clock time",
    fields.Url: "link",
    fields.TimeText: "time",
    fields.DeadlineText: "deadline",
    fields.ActualDateText: "date, or date and time",
    fields.ItemText: "id, or `id[member]`",
    fields.DurationText: "duration",
    fields.ConditionText: "condition",
    fields.DependencyText: "dependency",
    fields.RecurrenceText: "rhythm",
    fields.ComparisonText: "comparison",
    fields.WindowText: "window",
    fields.Ids: "id or list of ids",
    fields.Refs: "id or list of ids",
    fields.Texts: "text or list of texts",
    str: "text",
    int: "whole number",
    Any: "any value",
}
"""The kinds of value in the words of the format, instead of those of Python."""


def pages() -> Mapping[str, str]:
    """File name → text of each reference page."""
    return {
        "playbook.md": _nouns_page("The playbook file", "playbook.yml", Playbook),
        "customer.md": _nouns_page("The customer file", "customer.yml", Customer),
        "status.md": _status_page(),
        "guide.md": _nouns_page("The front matter of a guide", "guides/*.md", Guide),
        "commands.md": _commands_page(),
        "rules.md": _rules_page(),
    }


def _nouns_page(title: str, file: str, model: type[BaseModel]) -> str:
    every = list(nouns(model))
    lines = [f"# {title}", "", NOTE, "", f"What `{file}` may hold. Unknown keys are errors.", ""]
    return "\n".join([*lines, *_sections(every)]) + "\n"


def _status_page() -> str:
    lines = [
        "# The status file",
        "",
        NOTE,
        "",
        "`status.yml` is one map from ids to what happened. What stands under the id of an item or a phase is a",
        "[record](#record); under the id of a metric stand its readings, a number for each date; under `health` an",
        "[assessment](#assessment) for each date; under `success` an [answer](#answer) for each criterion; under",
        "`onboarding` a list of [turns](#turn), what happened to the onboarding as a whole. A key that names nothing of",
        "the plan may be a risk or a decision of this customer's own.",
        "",
    ]
    every: list[type[BaseModel]] = []
    for model in (Record, Assessment, Answer, Turn):
        every += [each for each in nouns(model) if each not in every]
    return "\n".join([*lines, *_sections(every)]) + "\n"


def _sections(models: Iterable[type[BaseModel]]) -> Iterator[str]:
    there = list(models)
    known = {each.__name__ for each in there}
    for each in there:
        yield f"## {_title(each)} {{ #{each.__name__.lower()} }}"
        yield ""
        yield from (_doc(each), "")
        if short := _short_form(each):
            yield from (f"In short: {short}", "")
        yield from ("| key | what | default |", "|---|---|---|")
        for name, field in each.model_fields.items():
            yield f"| `{field.alias or name}` | {_kind(field, known)} | {_default(field)} |"
        yield ""


def _title(model: type[BaseModel]) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
    return words[:1].upper() + words[1:]


def _doc(model: type[BaseModel]) -> str:
    return _flat(inspect.getdoc(model) or "")


def _short_form(model: type[BaseModel]) -> str:
    """What the docstring of the reader of the short form says."""
    short = model.__dict__.get("_short")
    return _flat(inspect.getdoc(getattr(short, "wrapped", short)) or "") if short else ""


def _flat(text: str) -> str:
    return " ".join(text.split())


def _kind(field: FieldInfo, known: set[str]) -> str:
    annotation: Any = field.annotation
    whole = Annotated[annotation, *field.metadata] if field.metadata else annotation
    return _words(whole, known).replace("|", "\\|")


def _words(annotation: Any, known: set[str]) -> str:
    if (found := _named(annotation)) is not None:
        return found
    if get_origin(annotation) is Annotated:
        return _words(get_args(annotation)[0], known)
    parts = get_args(annotation)
    if get_origin(annotation) in (Union, UnionType):
        return " or ".join(_words(part, known) for part in parts if part is not NoneType)
    if get_origin(annotation) is dict:
        key = _words(parts[0], known)
        return f"map from {key} to {_words(parts[1], known)}"
    if get_origin(annotation) in (tuple, list):
        return f"list of {_words(parts[0], known)}"
    if isinstance(annotation, EnumMeta):
        return ", ".join(f"`{each.value}`" for each in annotation)  # type: ignore[var-annotated]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        name = annotation.__name__
        return f"[{_title(annotation).lower()}](#{name.lower()})" if name in known else _title(annotation).lower()
    raise TypeError(f"no word for {annotation!r}: give it one in _WORDS")


def _named(annotation: Any) -> str | None:
    """The word of a kind of value; pydantic hands out the parts of an `Annotated`, so these are compared as well."""
    for kind, word in _WORDS.items():
        if annotation is kind or annotation == kind:
            return word
    return None


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "**required**"
    value = field.get_default(call_default_factory=True)
    if value is None or value in ("", (), {}):
        return ""
    if isinstance(value, bool):
        return "`yes`" if value else "`no`"
    if isinstance(value, dict):
        return ", ".join(f"`{key}: {each}`" for key, each in value.items())
    if isinstance(value, tuple):
        return ", ".join(f"`{each}`" for each in value)
    return f"`{value}`"


def _commands_page() -> str:
    lines = [
        "# The commands",
        "",
        NOTE,
        "",
        "Exit codes: 0 fine, 1 the files are wrong, 2 wrong usage, 3 a fault of Launchbook, 130 interrupted.",
        "",
    ]
    for verb in VERBS:
        found = function(verb)
        lines += [f"## launchbook {verb} {{ #{verb} }}", "", _paragraphs(inspect.getdoc(found) or ""), ""]
        rows = [*_parameters(found)]
        if rows:
            lines += ["| argument or option | what | default |", "|---|---|---|", *rows, ""]
    return "\n".join(lines) + "\n"


def _paragraphs(text: str) -> str:
    return "\n\n".join(_flat(part) for part in inspect.cleandoc(text).split("\n\n"))


def _parameters(found: Callable[..., None]) -> Iterator[str]:
    """One row for each argument and option, as the function declares them."""
    kinds = get_type_hints(found, include_extras=True)
    for name, parameter in inspect.signature(found).parameters.items():
        plain, about = get_args(kinds[name])[:2]
        shown = _shown(name, plain, about)
        said = _flat((about.help or "").replace("\\[", "["))
        yield f"| `{shown}` | {said} | {_given(parameter)} |"


def _shown(name: str, plain: Any, about: Any) -> str:
    if isinstance(about, ArgumentInfo):
        word = about.metavar or name.upper()
        many = any(get_origin(part) is list for part in get_args(plain))
        optional = NoneType in get_args(plain) or plain is Path
        return (f"[{word}]" if optional else word) + ("..." if many else "")
    # Typer keeps the first flag of an annotation in the place of a default.
    first = [about.default] if isinstance(about.default, str) and about.default.startswith("-") else []
    flags = [*first, *about.param_decls] or [f"--{name.strip('_').replace('_', '-')}"]
    choices = "\\|".join(each.value for each in plain) if isinstance(plain, EnumMeta) else ""  # type: ignore[var-annotated]
    what = about.metavar or choices or {int: "NUMBER", (int | None): "NUMBER", (str | None): "TEXT"}.get(plain, "")
    return " or ".join(flags) + (f" {what}" if what else "")


def _given(parameter: inspect.Parameter) -> str:
    if parameter.default is inspect.Parameter.empty:
        return "**required**"
    default = getattr(parameter.default, "value", parameter.default)
    return "" if default is None or isinstance(default, Path) else f"`{default}`"


def _rules_page() -> str:
    lines = ["# The rules", "", NOTE, "", "Every problem names the rule that found it.", ""]
    area = ""
    for rule in sorted(RULES.values(), key=lambda each: each.code):
        if rule.code.partition("/")[0] != area:
            area = rule.code.partition("/")[0]
            lines += [f"## {area}", "", "| code | severity | what it finds | why it matters |", "|---|---|---|---|"]
        elif lines[-1] == "":
            lines.pop()
        why = rule.why[:1].upper() + rule.why[1:].rstrip(".") + "."
        lines += [f"| `{rule.code}` | {rule.severity.value} | {rule.title} | {why} |", ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def main(folder: Path) -> None:
    """Write all pages into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, "utf-8")
    print(f"Wrote {len(pages())} pages to {folder}/.")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/reference"))
