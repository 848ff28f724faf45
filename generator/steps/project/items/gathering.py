"""What gatherings need, as a reader may see it."""

from __future__ import annotations

from generator.model.files.record.record import Record
from generator.model.stages.plan import PlanItem
from generator.model.stages.shown.session import ShownSession
from generator.steps.project.visibility import Reader


def shown_session(reader: Reader, item: PlanItem, record: Record) -> ShownSession | None:
    """What a session needs, and a meeting that has some of it: things to bring, materials, a recording."""
    meets = (
        (item.spec.for_whom and not item.spec.kind.traits.elapses)
        or item.spec.bring
        or item.spec.materials
        or item.spec.recording
        or record.recording
        or record.attended
    )
    return _meeting(reader, item, record) if item.spec.kind.traits.training or meets else None


def _meeting(reader: Reader, item: PlanItem, record: Record) -> ShownSession:
    spec, dated = item.spec, reader.assessed.dated.items[item.id]
    minutes = (spec.takes.minutes or 0) if spec.takes else 0
    sittings = len(dated.plan.occurrences) if dated.plan and dated.plan.occurrences else 1
    came = record.attended
    people = reader.only_people(came.people) if came else ()
    return ShownSession(
        seats=spec.seats or 0,
        learners=reader.learners(item) if spec.kind.traits.training else 0,
        trainer=reader.only_roles(spec.trainer),
        presenter=reader.only_roles(spec.presenter),
        for_whom=spec.for_whom,
        bring=spec.bring,
        materials=tuple(
            m for m in spec.materials if m in reader.items or m in reader.guides or m in reader.attachments
        ),
        recording_tool=spec.recording,
        recording_link=record.recording.link if record.recording else "",
        recording_takes=record.recording.takes if record.recording else None,
        attended=(came.count if came.count is not None else len(people)) if came else None,
        attended_people=people,
        minutes=minutes,
        total_minutes=minutes * sittings,
    )
