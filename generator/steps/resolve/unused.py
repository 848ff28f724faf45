"""What the files say about things that this plan does not have."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.files.items.agenda import agenda_problem
from generator.model.files.source import Loc, Source
from generator.model.files.valid import ValidCustomer, ValidPlaybook
from generator.model.language.time_parser import KICKOFF, Time
from generator.model.language.tokenizer import did_you_mean
from generator.model.problems.problem import Place, Problem
from generator.model.problems.rules_customer import STATUS_MEMBER, STATUS_OUT
from generator.model.problems.rules_playbook import AGENDA_SUM, SESSION_SEATS
from generator.model.problems.rules_resolve import CHANGE_OUT, DATES_OUT, MEMBER_OF_ITEM
from generator.model.stages.plan import Plan
from generator.steps.resolve.dependencies import Dependencies
from generator.steps.resolve.expand import Instance


def loose_ends(
    playbook: ValidPlaybook,
    customer: ValidCustomer,
    instances: tuple[Instance, ...],
    plan: Plan,
    dependencies: Dependencies,
) -> Iterator[Problem]:
    """Dates, changes and records of items that are out or of members that do not exist, and times without an anchor."""
    yield from _named(playbook, customer, instances)
    yield from _records(customer, instances)
    yield from _sums(plan)
    yield from _seats(plan)
    _anchors(playbook, plan, dependencies)


def _named(playbook: ValidPlaybook, customer: ValidCustomer, instances: tuple[Instance, ...]) -> Iterator[Problem]:
    model = customer.customer
    refs = [(("dates", ref), DATES_OUT) for ref in model.dates if ref != KICKOFF]
    refs += [(("change", ref), CHANGE_OUT) for ref, change in model.change.items() if not change.drop]
    for loc, rule in refs:
        ref = playbook.current(str(loc[1]))
        mine = [one for one in instances if ref in (one.id, one.base)]
        place = customer.source.key_place(loc)
        if not mine:
            known = [one.id for one in instances]
            hint = did_you_mean(ref, known) or "name a member that the customer's `facts` list"
            yield MEMBER_OF_ITEM.at(place, f"this plan has no `{ref}`", hint)
        elif all(one.out for one in mine):
            yield rule.at(place, f"`{ref}` is not in this plan{_because(mine[0])}", "remove it, or correct the answer")


def _because(one: Instance) -> str:
    reason = next(iter(one.reasons), None)
    if reason is None:
        return ""
    facts = ", ".join(f"{name} is {value}" for name, value in reason.facts)
    return f" ({facts or reason.text})" if facts or reason.text else ""


def _records(customer: ValidCustomer, instances: tuple[Instance, ...]) -> Iterator[Problem]:
    source = customer.status_source
    if source is None:
        return
    by_id = {one.id: one for one in instances}
    bases = {one.base for one in instances if one.member}
    for id_ in customer.status.records:
        place = source.key_place(_way(source, id_))
        if id_ in by_id and by_id[id_].out:
            why = _because(by_id[id_])
            yield STATUS_OUT.at(
                place,
                f"`{id_}` is not in this plan{why}, so no page shows this record",
                "remove it, or correct the answer",
            )
        elif id_ in bases:
            mine = ", ".join(f"`{one.id}`" for one in instances if one.base == id_)
            yield STATUS_MEMBER.at(
                place, f"`{id_}` is repeated; this record does not say for whom", f"write one of {mine}"
            )


def _way(source: Source, id_: str) -> Loc:
    return (id_,)


def _anchors(playbook: ValidPlaybook, plan: Plan, dependencies: Dependencies) -> None:
    """Times that are not those of an item: phases, support modes and metrics."""
    times: list[tuple[Loc, Time | None]] = []
    for id_, phase in playbook.playbook.phases.items():
        times += [(("phases", id_, "from"), phase.start), (("phases", id_, "until"), phase.until)]
    for id_, stream in playbook.playbook.workstreams.items():
        times += [(("workstreams", id_, "from"), stream.start), (("workstreams", id_, "until"), stream.until)]
    for id_, mode in plan.support.items():
        times += [(("support", id_, "from"), mode.start), (("support", id_, "until"), mode.until)]
    times += [(("metrics", id_, "by"), metric.by) for id_, metric in playbook.playbook.metrics.items()]
    for loc, time in times:
        dependencies.named_by(time, None, playbook.source.place(loc), f"`{loc[1]}`")


def _sums(plan: Plan) -> Iterator[Problem]:
    """Agendas that a change of this customer or variant put out of joint."""
    for item in plan.items:
        changed = next((c for c in item.changes if c.field in ("takes", "agenda")), None)
        if changed and changed.place and (problem := agenda_problem(item.spec)):
            yield AGENDA_SUM.at(changed.place, f"`{item.id}`: {problem}", "change `takes` and `agenda` together")


def _seats(plan: Plan) -> Iterator[Problem]:
    """Sessions that cannot seat everybody who is to learn."""
    for item in plan.items:
        spec, place = item.spec, item.place or Place("")
        learners = plan.learners(item) if spec.kind.traits.training else None
        sittings = spec.times
        if spec.seats and learners and sittings and learners > spec.seats * sittings:
            times = f" × {sittings} sittings" if sittings > 1 else ""
            message = f"`{item.id}` is for {learners} people and has {spec.seats} seats{times}"
            yield SESSION_SEATS.at(place, message, "raise `seats` or `count`, also in a `change` of this customer")
