"""Plans for tests, written as the same small texts that a playbook uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from generator.model.files.customer.customer import Customer
from generator.model.files.customer.vendor import Vendor
from generator.model.files.items.item import Item
from generator.model.files.playbook.playbook import Playbook
from generator.model.files.record.record import Status
from generator.model.language.dependency import Dependency
from generator.model.language.time_parser import parse_time
from generator.model.language.title import title_from_id
from generator.model.problems.problem import Place
from generator.model.stages.dated import DatedPlan
from generator.model.stages.plan import GroupView, Plan, PlanDependency, PlanItem
from generator.steps.schedule import schedule

MONDAY = date(2026, 11, 2)
"""The kickoff of most test plans."""
BEFORE = date(2026, 1, 1)
"""A morning before everything, so that the forecast is the plan."""


def plan_item(id_: str, fields: Mapping[str, Any], order: int = 0, phase: str | None = None) -> PlanItem:
    """An item; beside those of `Item`, the keys `days`, `agreed` and `phase` say what resolving would find out."""
    rest = {k: v for k, v in fields.items() if k not in ("days", "agreed", "phase", "parties")}
    spec = Item.model_validate(rest)
    base, bracket, member = id_.partition("[")
    days = tuple(fields.get("days", ("customer",)))
    return PlanItem(
        id_,
        base,
        spec,
        spec.title or title_from_id(base),
        order,
        ("customer",),
        member=member.rstrip("]") if bracket else None,
        phase=fields.get("phase", phase),
        parties=tuple(fields.get("parties", days)),
        days=days,
        dependencies=dependencies_of(spec),
        backward_from=(str(spec.backward_from),) if spec.backward_from else (),
        agreed=parse_time(fields["agreed"]) if "agreed" in fields else None,
        place=Place("playbook.yml", order + 1, 1),
    )


def dependencies_of(spec: Item) -> tuple[PlanDependency, ...]:
    """The edges of `after`."""
    if spec.after is None:
        return ()
    every = [_dependency(d, "") for d in spec.after.all]
    return (*every, *(_dependency(d, "any") for d in spec.after.any))


def _dependency(dependency: Dependency, choice: str) -> PlanDependency:
    lag = dependency.lag
    return PlanDependency(
        str(dependency.ref), dependency.type, lag.amount if lag else 0, str(lag.unit) if lag else "days", choice
    )


def plan_of(
    items: Mapping[str, Mapping[str, Any]],
    *,
    kickoff: str | None = "2026-11-02",
    phases: Mapping[str, Mapping[str, str]] | None = None,
    customer: Mapping[str, Any] | None = None,
    vendor: Mapping[str, Any] | None = None,
    playbook: Mapping[str, Any] | None = None,
    scale: Fraction = Fraction(1),
    **more: Any,
) -> Plan:
    """A plan of these items, for a customer in UTC without holidays unless `customer` says otherwise."""
    dates = {"kickoff": kickoff} if kickoff else {}
    who = {"name": "Acme", "playbook": "p", "dates": dates, "timezone": "UTC", **(customer or {})}
    own = tuple(plan_item(id_, fields, n) for n, (id_, fields) in enumerate(items.items()))
    groups = tuple(
        GroupView(
            "phase",
            id_,
            title_from_id(id_),
            "",
            tuple(i.id for i in own if i.phase == id_),
            ("customer",),
            start=parse_time(times["from"]) if "from" in times else None,
            until=parse_time(times["until"]) if "until" in times else None,
        )
        for id_, times in (phases or {}).items()
    )
    return Plan(
        "acme",
        Customer.model_validate(who),
        "p",
        Playbook.model_validate({"title": "P", **(playbook or {})}),
        Vendor.model_validate(vendor or {}),
        None,
        own,
        groups=groups,
        scale=scale,
        **more,
    )


def status_of(records: Mapping[str, Any] | None = None, **more: Any) -> Status:
    """What happened, by id."""
    return Status.model_validate({"records": records or {}, **more})


def dated(
    items: Mapping[str, Mapping[str, Any]],
    records: Mapping[str, Any] | None = None,
    as_of: date = BEFORE,
    onboarding: Sequence[Mapping[str, Any]] = (),
    **more: Any,
) -> DatedPlan:
    """The dated plan of these items; `onboarding` are the turns of the whole."""
    return schedule(plan_of(items, **more), status_of(records, onboarding=onboarding), as_of)


def table(found: DatedPlan, of: str = "plan") -> dict[str, str]:
    """Each item's dates as text: one day, or from … to …, or nothing."""
    return {id_: shown(item, of) for id_, item in found.items.items()}


def shown(item: Any, of: str = "plan") -> str:
    """The dates of one item as text."""
    dates = getattr(item, of)
    if dates is None:
        return "-"
    start, end = str(dates.span.start), str(dates.span.end)
    return start if start == end else f"{start} .. {end}"


def codes(found: DatedPlan) -> list[str]:
    """The rules of all findings, in order."""
    return [p.rule for p in found.problems]
