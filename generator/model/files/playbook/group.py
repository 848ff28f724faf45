"""Groups of items: phases, workstreams, runbooks, courses are views of the same items."""

from __future__ import annotations

from pydantic import Field

from generator.model.files.fields import ConditionText, Id, Ids, Noun, Prose, Text, TimeText, YesNo
from generator.model.files.items.check import Checks
from generator.model.files.items.item import Item

Items = dict[Id, Item]


class Phase(Noun):
    """A stretch of the plan; each item is in one phase. `checks` are its exit criteria.

    `boxes` say what the drawn timeline shows of a phase: each is a list of its items, in the order of the arrows
    between them.
    """

    title: Text = ""
    text: Prose = ""
    start: TimeText | None = Field(default=None, alias="from")
    until: TimeText | None = None
    items: Items = Field(default_factory=dict)
    boxes: tuple[Ids, ...] = ()
    checks: Checks = Field(default_factory=dict)
    audience: Ids = ()
    formerly: Ids = ()


class Workstream(Noun):
    """A second axis: ids of items, in order, whatever phase they are in; `from` and `until` say when they belong."""

    title: Text = ""
    text: Prose = ""
    start: TimeText | None = Field(default=None, alias="from")
    until: TimeText | None = None
    items: Ids = ()
    audience: Ids = ()
    formerly: Ids = ()


class Runbook(Noun):
    """Ordered steps by the clock, for one purpose.

    One `on_demand` begins only if somebody decides so: its steps have no dates and no need until one of them is
    recorded, only the time from its start.
    """

    title: Text = ""
    text: Prose = ""
    on_demand: YesNo = False
    when: ConditionText | None = None
    for_each: Id | None = None
    steps: Items = Field(default_factory=dict)
    audience: Ids = ()
    formerly: Ids = ()


class Course(Noun):
    """Sessions and materials that teach something to `role`."""

    title: Text = ""
    text: Prose = ""
    role: Ids = ()
    items: Items = Field(default_factory=dict)
    audience: Ids = ()
    formerly: Ids = ()
