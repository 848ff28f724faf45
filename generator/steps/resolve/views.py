"""Groups, guides, files, support and audiences of one customer's plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from generator.model.files.playbook.fact import Member
from generator.model.files.playbook.playbook import Playbook
from generator.model.files.playbook.support import SupportMode
from generator.model.files.source import Loc
from generator.model.files.valid import ValidPlaybook
from generator.model.language.condition import Condition
from generator.model.language.title import title_from_id
from generator.model.stages.plan import AttachedFile, GroupView, GuideText, PlanItem

Holds = Callable[[Condition | None, Loc], bool]
"""Whether a condition is not refuted by the answers; no condition always holds."""


def group_views(
    valid: ValidPlaybook, items: tuple[PlanItem, ...], groups: Mapping[str, Mapping[str, Member]]
) -> tuple[GroupView, ...]:
    """Every phase, and every workstream, course and runbook that holds an item, in the order of the playbook."""
    playbook, own = valid.playbook, (valid.playbook.audience,)
    found: list[GroupView] = []

    for id_, phase in playbook.phases.items():
        ids = tuple(i.id for i in items if i.phase == id_)
        found.append(
            GroupView(
                "phase",
                id_,
                phase.title or title_from_id(id_),
                phase.text,
                ids,
                phase.audience or own,
                start=phase.start,
                until=phase.until,
                checks=phase.checks,
                place=valid.source.key_place(("phases", id_)),
            )
        )
    for id_, stream in playbook.workstreams.items():
        ids = _listed(id_, stream.items, items, valid)
        title, audience = stream.title or title_from_id(id_), stream.audience or own
        key = valid.source.key_place(("workstreams", id_))
        found.append(
            GroupView(
                "workstream",
                id_,
                title,
                stream.text,
                ids,
                audience,
                start=stream.start,
                until=stream.until,
                place=key,
            )
        )
    for id_, course in playbook.courses.items():
        ids = tuple(i.id for i in items if i.course == id_)
        title, audience = course.title or title_from_id(id_), course.audience or own
        key = valid.source.key_place(("courses", id_))
        found.append(GroupView("course", id_, title, course.text, ids, audience, roles=course.role, place=key))
    for id_, runbook in playbook.runbooks.items():
        title, audience = runbook.title or title_from_id(id_), runbook.audience or own
        key = valid.source.key_place(("runbooks", id_))
        members = groups.get(runbook.for_each, {}) if runbook.for_each else {}
        for member in members:
            ids = tuple(i.id for i in items if i.runbook == id_ and i.member == member)
            name, words = f"{id_}[{member}]", f"{title} – {members[member].title}"
            found.append(GroupView("runbook", name, words, runbook.text, ids, audience, member, place=key))
        if not runbook.for_each:
            ids = tuple(i.id for i in items if i.runbook == id_)
            found.append(GroupView("runbook", id_, title, runbook.text, ids, audience, place=key))
    return tuple(view for view in found if view.items or view.axis == "phase")


def _listed(id_: str, ids: Iterable[str], items: tuple[PlanItem, ...], valid: ValidPlaybook) -> tuple[str, ...]:
    """The instances of the ids that a workstream lists, in its order, and behind them added items that name it."""
    order = {valid.current(each): number for number, each in enumerate(ids)}
    mine = [i for i in items if id_ in i.workstreams]
    return tuple(i.id for i in sorted(mine, key=lambda i: (order.get(i.base, len(order)), i.order)))


def guide_texts(valid: ValidPlaybook, holds: Holds) -> tuple[GuideText, ...]:
    """The guides that apply to this customer, by id."""
    own = (valid.playbook.audience,)
    return tuple(
        GuideText(
            id_,
            guide.spec,
            guide.source.body,
            valid.release or valid.playbook.version,
            guide.spec.audience or own,
            guide.source.path,
            guide.source.body_line,
        )
        for id_, guide in sorted(valid.guides.items())
        if holds(guide.spec.when, ("guides", id_))
    )


def attached_files(valid: ValidPlaybook) -> tuple[AttachedFile, ...]:
    """The files that pages may carry, in the order of the playbook."""
    own = (valid.playbook.audience,)
    return tuple(
        AttachedFile(
            id_,
            each.file,
            each.title or title_from_id(id_),
            each.alt,
            each.audience or own,
            file.path,
            file.size,
            file.sha256,
            *((file.picture.width, file.picture.height) if file.picture else ()),
        )
        for id_, each in valid.playbook.attachments.items()
        if (file := valid.files.get(id_))
    )


def support_modes(playbook: Playbook, holds: Holds) -> dict[str, SupportMode]:
    """The support modes that apply, each with its effective audience."""
    return {
        id_: mode.model_copy(update={"audience": mode.audience or (playbook.audience,)})
        for id_, mode in playbook.support.items()
        if holds(mode.when, ("support", id_, "when"))
    }
