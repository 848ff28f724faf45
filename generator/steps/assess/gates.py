"""Whether a gate is open, by which rule, and what keeps it closed."""

from __future__ import annotations

from decimal import Decimal

from generator.model.files.playbook.scoring_defaults import DEFAULT_GATE_RULE
from generator.model.files.record.record import Record
from generator.model.language.title import title_from_id
from generator.model.stages.assessed import CheckStanding, Verdict
from generator.model.stages.plan import PlanItem
from generator.model.translation.translator import NOTHING, Said, joined, many, of_rule, say
from generator.steps.assess.checks import missing
from generator.steps.assess.facts_on_day import Sight


def verdict_of(sight: Sight, item: PlanItem, checks: tuple[CheckStanding, ...]) -> Verdict | None:
    """The verdict on an item that has checks, approvers or a signer; None for any other."""
    if not (checks or item.spec.approvers or item.spec.signer):
        return None
    rule = sight.plan.playbook.gate_rule or DEFAULT_GATE_RULE
    no, unanswered = missing(checks)
    absent = missing_approvals(sight, item)
    passed = rule.no.met(Decimal(len(no))) and rule.unanswered.met(Decimal(len(unanswered)))
    open_ = passed and not absent
    return Verdict(
        open_,
        _sentence(open_, no, unanswered, absent),
        of_rule(rule.pass_ if passed else rule.fail, rule is DEFAULT_GATE_RULE),
        tuple(c.id for c in no),
        tuple(c.id for c in unanswered),
        absent,
    )


def missing_approvals(sight: Sight, item: PlanItem) -> tuple[str, ...]:
    """The roles whose approval or signature is wanted and not given; any person of a role speaks for it."""
    record = sight.records.get(item.id) or Record()
    yes = {s.by for s in record.approved if s.answer == "yes"}
    signed = {record.signed.by} if record.signed and record.signed.answer == "yes" else set()
    absent = [role for role in item.spec.approvers if not yes & _people(sight, role, item)]
    if item.spec.signer and not any(signed & _people(sight, role, item) for role in item.spec.signer):
        absent += [role for role in item.spec.signer if role not in absent]
    return tuple(absent)


def _people(sight: Sight, role: str, item: PlanItem) -> set[str]:
    same = (
        r for r in sight.plan.roles if r.id == role and (not r.member or not item.member or r.member == item.member)
    )
    return {person for r in same for person in r.people}


def _sentence(
    open_: bool, no: tuple[CheckStanding, ...], unanswered: tuple[CheckStanding, ...], absent: tuple[str, ...]
) -> Said:
    """The verdict in words; roles are counted and not named, since a reader may not know them."""
    if open_:
        return say("Open.")
    parts = (
        say("no for {checks}", checks=_names(no)) if no else NOTHING,
        say("no answer yet for {checks}", checks=_names(unanswered)) if unanswered else NOTHING,
        many("one approval is missing", "{n} approvals are missing", len(absent)) if absent else NOTHING,
    )
    return say("Closed: {reasons}.", reasons=joined("; ", parts))


def _names(checks: tuple[CheckStanding, ...]) -> Said:
    return joined(", ", (say("“{text}”", text=(c.check.ask or title_from_id(c.id)).rstrip(".?")) for c in checks))
