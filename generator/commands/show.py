"""`launchbook show`: a plan in the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from generator.commands.chain import chain_lines, slack_lines
from generator.commands.clock import as_of
from generator.commands.loaded_plan import LoadedPlan, load_plan
from generator.commands.options import AsOfDay, Customer, WorkspaceOption, read_day
from generator.commands.workspace import one_of
from generator.model.files.playbook.audience import INTERNAL
from generator.model.problems.problem import Refused
from generator.model.stages.outline.outline import Outline
from generator.model.stages.shown.critical_path import ShownPath
from generator.model.stages.shown.group import ShownGroup
from generator.model.stages.shown.item import ShownItem, current
from generator.model.stages.shown.plan import ShownPlan
from generator.model.translation.translator import ENGLISH
from generator.steps.outline import digest as digest_of
from generator.steps.outline import outline
from generator.steps.render import digest_text, from_to, on_day

Critical = Annotated[
    str | None,
    typer.Option("--critical", metavar="MILESTONE", help="Show the critical path to this milestone or gate instead."),
]
Reader = Annotated[
    str | None,
    typer.Option(
        "--audience",
        "-a",
        metavar="AUDIENCE",
        help="Who reads; default internal, and customer for the digest.",
        show_default=False,
    ),
]
AsDigest = Annotated[
    bool, typer.Option("--digest", help="Print a text for an e-mail instead: what was done, comes, and is needed.")
]
Since = Annotated[
    datetime | None,
    typer.Option(
        "--since",
        parser=read_day,
        metavar="DATE",
        help="Tell in the digest what was done from this day on; default the last seven days.",
        show_default=False,
    ),
]
_STYLES = {
    "done": "green",
    "not needed": "dim",
    "late": "bold red",
    "blocked": "bold red",
    "at risk": "yellow",
    "on track": "cyan",
}
_NEXT = 5
_PIPE_WIDTH = 400
"""Wide enough to break no line: what reads a pipe wants one line an item."""


def show(
    customer: Customer,
    *,
    folder: WorkspaceOption = Path(),
    as_of_day: AsOfDay = None,
    audience: Reader = None,
    critical: Critical = None,
    digest: AsDigest = False,
    since: Since = None,
) -> None:
    """Show a customer's plan in the terminal: where it stands, what comes next, and everything by phase.

    With `--critical` it shows what makes a milestone or gate as late as it is, and how far the rest may slip. With
    `--digest` it writes to the customer: plain text for an e-mail, with nothing in it that its readers may not see.
    """
    if digest and critical:
        raise typer.BadParameter("the digest shows no critical path; ask for one of the two", param_hint="--critical")
    if since and not digest:
        raise typer.BadParameter("it says where the digest begins; add `--digest`", param_hint="--since")
    reader = audience or ("customer" if digest else INTERNAL)
    read = load_plan(folder, customer, reader, as_of(as_of_day), words=None if digest else ENGLISH)
    if digest:
        print(_digest(read, since), end="")
        return
    plan = read.plan
    show = partial(_critical, plan, _paths(plan, critical)) if critical else partial(draw, outline(plan))
    console = Console(highlight=False)
    if console.is_terminal:
        show(console)
        return
    page = StringIO()
    show(Console(file=page, highlight=False, width=_PIPE_WIDTH))
    for line in page.getvalue().splitlines():
        print(line.rstrip())


def _digest(read: LoadedPlan, since: datetime | None) -> str:
    """The text of the digest; wrong usage when it would begin after the as-of date."""
    begin = since.date() if since else None
    if begin and begin > read.plan.as_of:
        message = f"{begin} lies after the day that we look from, {read.plan.as_of}"
        raise typer.BadParameter(message, param_hint="--since")
    text, problems = digest_text(
        digest_of(read.plan, begin), read.workspace.templates().get(), read.onboarding.words(read.plan.audience)
    )
    if text is None:
        raise Refused(problems)
    return text


def _paths(plan: ShownPlan, milestone: str) -> list[ShownPath]:
    """The milestone, or all instances of it; an unknown one is refused with what is near."""
    base = {i.id: i.base for i in plan.items}
    found = [p for p in plan.milestones if milestone in (p.id, base[p.id])]
    if not found:
        one_of(milestone, dict.fromkeys(name for p in plan.milestones for name in (p.id, base[p.id])), "milestone")
    return found


def _critical(plan: ShownPlan, paths: list[ShownPath], console: Console) -> None:
    """What makes each milestone as late as it is, and the slack of everything that leads to it."""
    for number, path in enumerate(paths):
        if number:
            console.print()
        title = next(i.title for i in plan.items if i.id == path.id)
        console.print(Text.assemble((title, "bold"), (f"  {path.id}", "dim")))
        for heading, lines in (*chain_lines(plan, path), ("Workdays until it moves", slack_lines(plan, path))):
            console.print(Text(heading, style="bold"))
            for line in lines:
                console.print(Padding(Text(line), (0, 0, 0, 2)))


def draw(site: Outline, console: Console) -> None:
    """The whole plan on a console."""
    plan = site.plan
    _head(plan, console)
    for group in site.axis("phase"):
        _group(site, group, console)
    if site.loose:
        _items(site, "Beside the phases", "", site.loose, console)
    for title, ids in (("What you do next", site.vendor_steps), (f"What {plan.name} does next", site.next_steps)):
        _next(site, title, ids[:_NEXT], console)
    for point in plan.open_points:
        console.print(
            Text.assemble(("Open  ", "yellow"), f"{point.title}: {point.text}" if point.text else point.title)
        )


def _head(plan: ShownPlan, console: Console) -> None:
    console.print(Text(plan.name, style="bold"), Text(f"· {plan.playbook_title} {plan.playbook_version}"))
    console.print(Text(plan.summary.sentence))
    if plan.summary.tell:
        console.print(Text(plan.summary.tell.strip()))
    facts = [f"as of {on_day(plan.as_of)}", f"{plan.summary.done} of {plan.summary.counted} done"]
    if plan.summary.go_live:
        facts.append(f"go-live {on_day(plan.summary.go_live)}")
    if plan.summary.band:
        facts.append(f"health {plan.summary.band}")
    console.print(Text(" · ".join(facts), style="dim"))


def _group(site: Outline, group: ShownGroup, console: Console) -> None:
    when = f"{on_day(group.start)} – {on_day(group.end)}" if group.start else "no date yet"
    _items(site, group.title, f"{when} · {group.done} of {group.counted} done", group.items, console)


def _items(site: Outline, title: str, about: str, ids: Iterable[str], console: Console) -> None:
    console.print()
    heading = Text(title, style="bold") + Text(f"  {about}" if about else "", style="dim")
    console.print(Rule(heading, align="left", style="dim") if console.is_terminal else heading)
    table = Table(box=SIMPLE_HEAD if console.is_terminal else None, pad_edge=False, show_edge=False, expand=False)
    table.add_column("When", no_wrap=True)
    table.add_column("What", ratio=3 if console.is_terminal else None)
    table.add_column("Who", ratio=1 if console.is_terminal else None)
    table.add_column("Standing", no_wrap=True)
    table.add_column("Id", style="dim", overflow="fold")
    for id_ in ids:
        item = site.items[id_]
        standing = Text(item.standing, style=_STYLES.get(item.standing, "dim"))
        if item.declared and item.declared != item.standing:
            standing.append(f" (declared {item.declared})", style="dim")
        table.add_row(_when(item), Text(_title(site, item)), Text(_who(site, item)), standing, Text(item.id))
    console.print(table)


def _next(site: Outline, title: str, ids: Iterable[str], console: Console) -> None:
    items = [site.items[id_] for id_ in ids]
    if not items:
        return
    console.print()
    console.print(Text(title, style="bold"))
    for item in items:
        line = Text.assemble((f"{_when(item)}  ", "dim"), _title(site, item), (f"  {_who(site, item)}", "dim"))
        if item.standing in {"late", "blocked", "at risk"}:
            line.append(f"  {item.standing}: {item.standing_rule}", style=_STYLES[item.standing])
        console.print(Padding(line, (0, 0, 0, 2)))


def _when(item: ShownItem) -> str:
    sure = item.certainty if item.certainty != "open" else ""
    said = ", ".join(part for part in (sure, "hangs on the pause" if item.tentative else "") if part)
    return (from_to(current(item)) or "no date") + (f" ({said})" if said else "")


def _title(site: Outline, item: ShownItem) -> str:
    member = site.member_titles.get((item.group, item.member), item.member)
    return f"{item.title} · {member}" if member and member not in item.title else item.title


def _who(site: Outline, item: ShownItem) -> str:
    people = [site.people[p].name or p for p in item.people if p in site.people]
    roles = [site.roles[r].title for r in item.owner if r in site.roles]
    return ", ".join(people or roles)
