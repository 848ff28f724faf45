"""Whether a gate is open, and who approved it, as a reader may see it."""

from __future__ import annotations

from typing import Any

from generator.model.files.record.record import Record, Signature
from generator.model.stages.assessed import AssessedItem, Verdict
from generator.model.stages.plan import PlanItem
from generator.model.stages.shown.check import ShownApproval, ShownVerdict
from generator.steps.project.visibility import Reader


def shown_gate(reader: Reader, item: PlanItem, assessed: AssessedItem, record: Record) -> dict[str, Any]:
    """The verdict of a gate, and what is wanted and given by those who approve and sign."""
    verdict = assessed.verdict if item.spec.checks or item.spec.approvers or item.spec.signer else None
    return {
        "verdict": _verdict(reader, item, assessed, verdict) if verdict else None,
        "approvals": tuple(_approval(reader, item, role, record) for role in reader.only_roles(item.spec.approvers)),
        "signers": reader.only_roles(item.spec.signer),
        "signature": _signature(reader, "", record.signed) if record.signed and record.signed.answer == "yes" else None,
    }


def _verdict(reader: Reader, item: PlanItem, assessed: AssessedItem, verdict: Verdict) -> ShownVerdict:
    """The verdict as it is; its sentence names and counts nothing that this reader does not see."""
    asked = {c.id for c in assessed.checks if reader.sees(c.check.audience or item.audience)}
    wanted = {*item.spec.approvers, *item.spec.signer} & reader.roles
    seen = {c.id for c in assessed.checks} <= asked & set(item.spec.checks) and wanted.issuperset(
        verdict.missing_approvals
    )
    words = reader.words
    brief = words.say("Open.") if verdict.open else words.say("Closed.")
    whole = words.of(verdict.text) if reader.internal or seen else brief
    return ShownVerdict(open=verdict.open, sentence=whole, rule=words.of(verdict.rule))


def _approval(reader: Reader, item: PlanItem, role: str, record: Record) -> ShownApproval:
    """The approval that a role gave, by whoever fills it for the item's member; a refusal is none."""
    same = (r for r in reader.plan.roles if r.id == role and (not item.member or r.member in (None, item.member)))
    filling = {p for r in same for p in r.people}
    found = next((s for s in record.approved if s.by in filling and s.answer == "yes"), None)
    return _signature(reader, role, found) if found else ShownApproval(role=role)


def _signature(reader: Reader, role: str, signature: Signature) -> ShownApproval:
    return ShownApproval(
        role=role,
        by=reader.name(signature.by),
        on=signature.on,
        version=signature.version,
        note=signature.note if reader.internal else "",
    )
