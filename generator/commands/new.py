"""`launchbook new`: add a customer."""

from __future__ import annotations

import json
import re
import secrets
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import available_timezones

import typer
from babel.core import get_global

from generator.commands.console import out
from generator.commands.init import SCHEMAS, put_schemas
from generator.commands.options import WorkspaceOption, read_day
from generator.commands.workspace import one_of, open_workspace
from generator.model.files.fields import ID
from generator.model.files.item_index import located
from generator.model.files.playbook.fact import Fact
from generator.model.files.playbook.playbook import Playbook
from generator.model.files.release import pin
from generator.model.language.title import title_from_id
from generator.model.language.tokenizer import did_you_mean
from generator.pipeline.workspace import Workspace
from generator.steps.edit import Taken, put_new_folder

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_PLAIN = re.compile(r"[A-Za-zÀ-ÿ][\w .&'’-]*[\w.]")
_WORDS = frozenset({"yes", "no", "true", "false", "on", "off", "null"})
_STATUS = """\
{schema}# What happened at {name}: one line for each thing, named by its id in the playbook.
# Everything here is internal, but for what stands under `tell:`.
#
# {first}: {{done: {kickoff}}}
# {second}: {{state: blocked, since: {kickoff}, tell: What the customer reads, note: What only we read}}
"""

Id = Annotated[str, typer.Argument(metavar="CUSTOMER", help="An id for the customer, such as `fjordkraft`.")]
Name = Annotated[str | None, typer.Option("--name", help="The customer's name.")]
PlaybookPin = Annotated[
    str | None, typer.Option("--playbook", metavar="ID[@VERSION]", help="The playbook; default its newest release.")
]
Country = Annotated[str | None, typer.Option("--country", metavar="XX", help="Two letters, for public holidays.")]
Timezone = Annotated[str | None, typer.Option("--timezone", metavar="ZONE", help="Such as Europe/Oslo.")]
Kickoff = Annotated[
    datetime | None, typer.Option("--kickoff", metavar="DATE", parser=read_day, help="The day of the kickoff.")
]


def new(
    customer: Id,
    *,
    name: Name = None,
    playbook: PlaybookPin = None,
    country: Country = None,
    timezone: Timezone = None,
    kickoff: Kickoff = None,
    folder: WorkspaceOption = Path(),
) -> None:
    """Add a customer.

    Whatever is not given is asked for. Two files are written, with the questions that the playbook asks as comments.
    An existing customer is never overwritten.
    """
    workspace = open_workspace(folder)
    _check_id(workspace, customer)
    name = name or _ask("--name", "Name of the customer", title_from_id(customer))
    pinned = _pinned(
        workspace, playbook or _ask("--playbook", f"Playbook ({', '.join(workspace.playbooks)})", _first(workspace))
    )
    country = _country(country or _ask("--country", "Country (two letters)", ""))
    timezone = _zone(timezone or _ask("--timezone", "Time zone", _zone_of(country)))
    day = kickoff.date() if kickoff else _date(_ask("--kickoff", "Day of the kickoff, if it is agreed", "later"))
    spec = workspace.playbook(*pin(pinned)).get().playbook
    files = {
        "customer.yml": _customer_file(spec, name, pinned, country=country, timezone=timezone, kickoff=day),
        "status.yml": _status_file(spec, name, day),
    }
    try:
        put_new_folder(folder / "customers" / customer, {n: text.encode() for n, text in files.items()})
    except Taken as taken:
        raise typer.BadParameter(f"`{taken}` exists already", param_hint="CUSTOMER") from None
    put_schemas(folder)
    out.print(f"Added {customer}, who follows {pinned}:", style="green")
    out.print(f"  customers/{customer}/customer.yml  who they are: fill in the facts and the people")
    out.print(f"  customers/{customer}/status.yml    what happened, as it happens")
    out.print(f"Now run `launchbook check {customer}`, then `launchbook build {customer}`.")


def _ask(flag: str, question: str, default: str) -> str:
    """Ask on a terminal; elsewhere there is nobody to answer."""
    if not sys.stdin.isatty():
        if default:
            return default
        raise typer.BadParameter("it is not given, and there is no terminal to ask on", param_hint=flag)
    try:
        return str(typer.prompt(question, default=default or None)).strip()
    except typer.Abort:
        raise typer.Exit(130) from None


def _check_id(workspace: Workspace, customer: str) -> None:
    if not ID.fullmatch(customer) or len(customer) > 80:
        better = re.sub(r"[^a-z0-9]+", "-", customer.lower()).strip("-")
        hint = f"write `{better}`" if ID.fullmatch(better) else "use small letters and hyphens"
        raise typer.BadParameter(f"`{customer}` is not an id; {hint}", param_hint="CUSTOMER")
    if workspace.folder.exists(f"customers/{customer}"):
        raise typer.BadParameter(f"`customers/{customer}` exists already", param_hint="CUSTOMER")


def _first(workspace: Workspace) -> str:
    return workspace.playbooks[0] if len(workspace.playbooks) == 1 else ""


def _pinned(workspace: Workspace, wanted: str) -> str:
    """The playbook with the version to pin: the one that was given, or the newest release."""
    id_, version = pin(wanted)
    one_of(id_, workspace.playbooks, "playbook")
    if version is not None:
        one_of(version, workspace.releases(id_), "release")
    version = version or workspace.newest(id_)
    return f"{id_}@{version}" if version else id_


def _country(text: str) -> str:
    code = text.strip().upper()
    known = set(get_global("territory_zones")) | set(get_global("zone_territories").values())
    if code not in known or len(code) != 2:
        raise typer.BadParameter(f"`{text}` is no country; write its two letters, such as NO", param_hint="--country")
    return code


def _zone_of(country: str) -> str:
    """The zone of a country that has only one."""
    zones = sorted(zone for zone, where in get_global("zone_territories").items() if where == country)
    return zones[0] if len(zones) == 1 else ""


def _zone(text: str) -> str:
    if text not in available_timezones():
        meant = did_you_mean(text, sorted(available_timezones())) or "write it like Europe/Oslo"
        raise typer.BadParameter(f"there is no time zone `{text}`; {meant}", param_hint="--timezone")
    return text


def _date(text: str) -> date | None:
    if text == "later":
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise typer.BadParameter(f"`{text}` is no date; write it like 2026-11-02", param_hint="--kickoff") from None


def _customer_file(spec: Playbook, name: str, pinned: str, *, country: str, timezone: str, kickoff: date | None) -> str:
    suffix = "".join(secrets.choice(_LETTERS) for _ in range(10))
    lines = [
        f"{_schema('customer')}name: {_yaml(name)}",
        f"playbook: {pinned}",
        f"suffix: {_yaml(suffix)}  # a part of the address of published versions; keep it as it is",
        f"country: {_yaml(country)}  # its public holidays are no working days",
        f"timezone: {timezone}",
        *(["dates:"] if kickoff else ["# dates:"]),
        f"{'' if kickoff else '#'}  kickoff: {kickoff or '2026-12-01'}  # day 1; everything else is counted from here",
        *_block("facts", "What the playbook asks. Take the `#` away where you have an answer.", _facts(spec)),
        *_block("people", "Who takes part, each with the role that they fill.", _people(spec)),
    ]
    return "\n".join(lines) + "\n"


def _status_file(spec: Playbook, name: str, kickoff: date | None) -> str:
    """Nothing has happened yet; two comments show how to say that something has."""
    ids = [each.id for each in located(spec) if each.band is None] or ["kickoff-call"]
    day = str(kickoff or "2026-12-01")
    return _STATUS.format(
        schema=_schema("status"), name=_one_line(name), kickoff=day, first=ids[0], second=ids[1 % len(ids)]
    )


def _block(key: str, about: str, rows: list[str]) -> list[str]:
    """A key whose lines are all comments: without any line of its own it would be a key without a value."""
    return ["", f"# {about}", f"# {key}:", *(f"#   {row}" for row in rows)] if rows else []


def _facts(spec: Playbook) -> list[str]:
    open_facts = ((id_, fact) for id_, fact in spec.facts.items() if not fact.secret)
    return [f"{id_}: {_example(fact)}  # {_about(fact, id_)}" for id_, fact in open_facts]


def _example(fact: Fact) -> str:
    if fact.default is not None and isinstance(fact.default, str | int | bool):
        return str(fact.default)
    examples: dict[str, Callable[[], str]] = {
        "integer": lambda: str(fact.at_least or 10),
        "number": lambda: str(fact.at_least or 10),
        "boolean": lambda: "yes",
        "choice": lambda: next(iter(fact.choices), ""),
        "date": lambda: "2026-12-01",
        "group": lambda: "{oslo: Oslo depot, bergen: Bergen depot}",
    }
    return examples.get(fact.type.value, lambda: "…")()


def _about(fact: Fact, id_: str) -> str:
    need = "required: " if fact.required else ""
    choices = f" ({', '.join(fact.choices)})" if fact.choices else ""
    return _one_line(f"{need}{fact.ask or fact.title or title_from_id(id_)}{choices}")


def _people(spec: Playbook) -> list[str]:
    roles = [(id_, role) for id_, role in spec.roles.items() if role.party != "vendor" and not role.optional]
    return [
        f"{id_}-1: {{name: …, role: {id_}}}  # {_one_line(role.title or title_from_id(id_))}" for id_, role in roles
    ]


def _schema(kind: str) -> str:
    return f"# yaml-language-server: $schema=../../{SCHEMAS}/{kind}.schema.json\n"


def _yaml(text: str) -> str:
    """A text as a YAML value: plain where that is safe, else in double quotes."""
    line = _one_line(text)
    return line if _PLAIN.fullmatch(line) and line.lower() not in _WORDS else json.dumps(line, ensure_ascii=False)


def _one_line(text: str) -> str:
    return " ".join(text.split())
