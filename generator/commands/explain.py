"""`launchbook explain`: why an item has its dates, and why it is in the plan or not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from generator.commands.chain import chain_lines
from generator.commands.clock import as_of
from generator.commands.console import out
from generator.commands.loaded_plan import LoadedPlan, load_plan
from generator.commands.options import AsOfDay, Audience, Customer, WorkspaceOption
from generator.commands.workspace import one_of
from generator.model.files.playbook.audience import INTERNAL
from generator.model.stages.plan import Change, OutItem, Reason
from generator.model.stages.shown.derivation import ShownWhy
from generator.model.stages.shown.item import ShownItem
from generator.model.translation.phrases import amount, repeated, workdays_apart
from generator.model.translation.translator import ENGLISH
from generator.steps.render import from_to

Item = Annotated[str, typer.Argument(metavar="ITEM", help="Id of an item, such as `hands-on` or `hands-on\\[oslo]`.")]


def explain(
    customer: Customer,
    item: Item,
    *,
    folder: WorkspaceOption = Path(),
    as_of_day: AsOfDay = None,
    audience: Audience = INTERNAL,
) -> None:
    """Say why an item has its dates, and why it is in the plan or not.

    A milestone or gate is explained with the chain of items that make it as late as it is.
    The id of a repeated item explains all its instances. An item that is out of the plan is explained, too.
    """
    read = load_plan(folder, customer, audience, as_of(as_of_day), words=ENGLISH)
    wanted = read.onboarding.subject.playbook.current(item)
    seen = [i for i in read.plan.items if wanted in (i.id, i.base)]
    left_out = [o for o in _out(read) if wanted in (o.id, o.id.partition("[")[0])]
    if not seen and not left_out:
        known = [*(i.id for i in read.plan.items), *(i.base for i in read.plan.items), *(o.id for o in _out(read))]
        one_of(item, dict.fromkeys(known), "item")
    for number, each in enumerate(seen):
        if number:
            out.print()
        _in_plan(read, each)
    for number, gone in enumerate(left_out):
        if seen or number:
            out.print()
        _not_in_plan(gone)


def _out(read: LoadedPlan) -> tuple[OutItem, ...]:
    """Items that are out are told to the vendor's own readers only, as on the pages."""
    return read.onboarding.plan.out if read.plan.audience == INTERNAL else ()


def _in_plan(read: LoadedPlan, item: ShownItem) -> None:
    out.print(Text.assemble((item.title, "bold"), (f"  {item.id} · {item.kind}", "dim")))
    declared = f" (declared {item.declared})" if item.declared and item.declared != item.standing else ""
    _line(f"{item.standing}{declared}: {item.standing_rule}" if item.standing_rule else item.standing + declared)
    _dates(item)
    for of, title in _TITLES.items():
        _chain(title, [why for why in item.why if why.of == of])
    _rest(item)
    for path in read.plan.milestones:
        if path.id == item.id:
            for title, lines in chain_lines(read.plan, path):
                _facts(title, lines)
    if read.plan.audience != INTERNAL:
        _facts("In the plan because", item.reasons)
        return
    spec = read.onboarding.plan.item(item.id)
    _facts("In the plan because", [reason_text(reason) for reason in spec.reasons])
    _facts("Differs from the playbook", [_change(change) for change in spec.changes])
    if spec.place:
        _line(f"written at {spec.place}", style="dim")


_TITLES = {
    "plan": "Why the plan says so",
    "forecast": "Why the forecast says so",
    "deadline": "Why the deadline is what it is",
}


def _dates(item: ShownItem) -> None:
    dates = item.dates
    rows = (("baseline", dates.baseline), ("plan", dates.plan), ("forecast", dates.forecast), ("actual", dates.actual))
    for name, span in rows:
        if span is not None:
            _line(f"{name:<9} {from_to(span)}")
    _apart(item)
    if item.certainty:
        _line(f"certainty {item.certainty}")
    if item.tentative:
        _line(item.tentative)
    if not any(span for _, span in rows):
        _line("no date: nothing in the files places it yet")


def _apart(item: ShownItem) -> None:
    """How far what holds now lies from the plan, and from the version agreed first."""
    known = ((item.variance.plan, "than planned"), (item.variance.baseline, "than agreed first"))
    said = [f"{workdays_apart(ENGLISH, days)} {what}" for days, what in known if days]
    if said:
        _line(f"variance  {', '.join(said)}")


def _chain(title: str, steps: Iterable[ShownWhy]) -> None:
    _facts(title, [why.sentence for why in steps if why.sentence])


def _rest(item: ShownItem) -> None:
    if item.slack is not None:
        days = amount(ENGLISH, abs(item.slack), "workdays")
        slack = "no slack" if item.slack == 0 else f"{days} of slack" if item.slack > 0 else f"{days} too few"
        _line(f"{slack}{', on the critical path' if item.critical else ''}")
    if item.repeats:
        _line(f"{repeated(ENGLISH, item.repeats)}, {item.times} time{'' if item.times == 1 else 's'}")
    if item.deadline:
        _line(f"deadline {item.deadline}")
    if item.after:
        _line(f"after {', '.join(item.after)}")


def _not_in_plan(item: OutItem) -> None:
    out.print(Text.assemble((item.title, "bold"), (f"  {item.id}", "dim")))
    _line("not in this plan", style="yellow")
    _facts("Because", [reason_text(reason, left_out=True) for reason in item.reasons])


def reason_text(reason: Reason, left_out: bool = False) -> str:
    """A reason as one line: what was asked or said, the facts that decided, and where it stands."""
    words = {
        "always": "it has no condition",
        "condition": f"its condition `{reason.text}` {'does not hold' if left_out else 'holds'}",
        "unanswered": f"nobody has answered yet what `{reason.text}` asks",
        "member": f"it repeats for each member: {reason.text}" if reason.text else "it repeats for each member",
        "added": f"this customer's file adds it: {reason.text}" if reason.text else "this customer's file adds it",
        "dropped": f"it was dropped: {reason.text}" if reason.text else "it was dropped",
        "variant": f"of the kind of customer: {reason.text}" if reason.text else "of the kind of customer",
        "parent": f"of what it stands in: {reason.text}" if reason.text else "of what it stands in",
    }
    facts = ", ".join(f"{name} is {value}" for name, value in reason.facts)
    text = words.get(reason.kind, f"{reason.kind}: {reason.text}")
    return text + (f" ({facts})" if facts else "") + (f" — {reason.place}" if reason.place else "")


def _change(change: Change) -> str:
    before = f" instead of {change.before}" if change.before else ""
    why = f", because {change.why}" if change.why else ""
    return f"{change.field} is {change.after}{before}{why}" + (f" — {change.place}" if change.place else "")


def _facts(title: str, lines: Iterable[str]) -> None:
    rows = list(lines)
    if rows:
        _line(title, style="bold")
    for row in rows:
        _line(row, indent=4)


def _line(text: str, indent: int = 2, style: str = "") -> None:
    out.print(Text(" " * indent + text, style=style))
