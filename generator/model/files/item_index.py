"""Every item of a playbook, with the groups it stands in and the way to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.files.items.item import AddedItem, Item
from generator.model.files.items.kinds import Kind
from generator.model.files.playbook.playbook import Playbook
from generator.model.files.source import Loc


@dataclass(frozen=True, slots=True)
class Located:
    """An item where it is written; `audience` is that of the nearest parent that states one."""

    id: str
    item: Item
    loc: Loc
    phase: str | None = None
    runbook: str | None = None
    course: str | None = None
    audience: tuple[str, ...] = ()
    variant: str | None = None
    band: str | None = None

    @property
    def kind(self) -> Kind:
        """The kind of the item; in a runbook it is a step unless it says otherwise."""
        return Kind.STEP if self.runbook and "kind" not in self.item.model_fields_set else self.item.kind


def located(playbook: Playbook) -> Iterator[Located]:
    """The items of a playbook in reading order, those that variants add and that health bands start among them."""
    own = (playbook.audience,)
    for id_, item in playbook.items.items():
        yield Located(id_, item, ("items", id_), phase=item.phase, audience=own)
    for group, phase in playbook.phases.items():
        for id_, item in phase.items.items():
            yield Located(id_, item, ("phases", group, "items", id_), phase=group, audience=phase.audience or own)
    for group, course in playbook.courses.items():
        for id_, item in course.items.items():
            loc = ("courses", group, "items", id_)
            yield Located(id_, item, loc, phase=item.phase, course=group, audience=course.audience or own)
    for group, runbook in playbook.runbooks.items():
        for id_, item in runbook.steps.items():
            loc = ("runbooks", group, "steps", id_)
            yield Located(id_, item, loc, phase=item.phase, runbook=group, audience=runbook.audience or own)
    for group, variant in playbook.variants.items():
        for id_, added in variant.add.items():
            yield added_item(playbook, id_, added, ("variants", group, "add", id_), variant=group)
    for band, items in (playbook.health.when_band if playbook.health else {}).items():
        audience = (playbook.health.audience if playbook.health else ()) or own
        for id_, item in items.items():
            yield Located(id_, item, ("health", "when_band", band, id_), audience=audience, band=band)


def added_item(playbook: Playbook, id_: str, added: AddedItem, loc: Loc, variant: str | None = None) -> Located:
    """An added item in the groups that it names."""
    groups: tuple[tuple[Mapping[str, object], str | None], ...] = (
        (playbook.runbooks, added.runbook),
        (playbook.courses, added.course),
        (playbook.phases, added.phase),
    )
    parents = (known.get(name) for known, name in groups if name)
    audience = next((a for p in parents if (a := getattr(p, "audience", ()))), (playbook.audience,))
    return Located(id_, added, loc, added.phase, added.runbook, added.course, audience, variant)
