"""Items: anything that somebody does or that happens at a time."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from generator.model.files.fields import (
    ConditionText,
    DeadlineText,
    DependencyText,
    DurationText,
    Id,
    Ids,
    Integer,
    ItemText,
    Noun,
    Number,
    People,
    Prose,
    Ref,
    Refs,
    Text,
    Texts,
    TimeText,
    Url,
    YesNo,
    many,
    wrong,
)
from generator.model.files.items.check import Checks
from generator.model.files.items.guide import GuideLinks
from generator.model.files.items.kinds import Kind
from generator.model.files.items.series import Except, Segment
from generator.model.language.time_parser import Time


class Need(StrEnum):
    """How much an item is needed: optional items neither block nor count against progress."""

    REQUIRED = "required"
    RECOMMENDED = "recommended"
    OPTIONAL = "optional"


class Shows(StrEnum):
    """How much of an item its readers outside `internal` get."""

    FULL = "full"
    TITLE = "title"


class Roll(StrEnum):
    """Where a date goes that falls on a day when its party does not work."""

    NEXT = "next"
    PREVIOUS = "previous"
    NEAREST = "nearest"
    NONE = "none"


class Raci(Noun):
    """Roles of an item by their share in it."""

    responsible: Ids = ()
    accountable: Ids = ()
    consulted: Ids = ()
    informed: Ids = ()


class Attendee(Noun):
    """A role that takes part, possibly only `when` a condition holds."""

    role: Id
    when: ConditionText | None = None

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        """`csm` stands for `{role: csm}`."""
        return {"role": value} if isinstance(value, str) else value


class After(Noun):
    """What an item waits for: all of `all`, and at least one of `any`."""

    all: Annotated[tuple[DependencyText, ...], BeforeValidator(many)] = ()
    any: Annotated[tuple[DependencyText, ...], BeforeValidator(many)] = ()

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        """`after: a` and `after: [a, b]` wait for all of them."""
        return {"all": value} if isinstance(value, str | list) else value


class AgendaPoint(Noun):
    """One block of an agenda, with its length and the points under it."""

    title: Text
    takes: DurationText | None = None
    points: Texts = ()

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        """`- Risks` stands for `- {title: Risks}`."""
        return {"title": value} if isinstance(value, str) else value


class Item(Noun):
    """Anything that somebody does or that happens at a time.

    `at` places the start, `due` the finish, `by` is a deadline that moves nothing, `not_before` a bound, `fixed` pins
    the start. `backward_from` plans the item as late as that other one allows. `takes` is a length or a range (scheduled on its maximum), or, for a span, `until` names its end.
    `owner` and `with` are roles, or `raci` in their place. `every` repeats in time but for the days in `except`,
    `for_each` over the members of a group. `decides` names roles that a decision fills. `phase` places an item that is written outside of phases, such
    as a session of a course. Which fields a kind needs stands in `KINDS`.
    """

    kind: Kind = Kind.TASK
    title: Text = ""
    text: Prose = ""
    owner: Ids = ()
    with_: Annotated[tuple[Attendee, ...], BeforeValidator(many)] = Field(default=(), alias="with")
    raci: Raci | None = None

    at: TimeText | None = None
    due: TimeText | None = None
    by: DeadlineText | None = None
    not_before: TimeText | None = None
    fixed: TimeText | None = None
    backward_from: ItemText | None = None
    until: TimeText | None = None
    takes: DurationText | None = None
    scales: YesNo = True
    snap: Text = ""
    roll: Roll | None = None
    after: After | None = None
    every: Annotated[tuple[Segment, ...], BeforeValidator(many)] = ()
    count: Integer | None = None
    except_: Annotated[tuple[Except, ...], BeforeValidator(many)] = Field(default=(), alias="except")

    when: ConditionText | None = None
    for_each: Id | None = None
    audience: Ids = ()
    shows: Shows = Shows.FULL
    hides: Texts = ()
    need: Need = Need.REQUIRED
    priority: Text = ""

    guide: GuideLinks | None = None
    attachments: Ids = ()
    links: dict[Text, Url] = Field(default_factory=dict)
    checks: Checks = Field(default_factory=dict)
    agenda: tuple[AgendaPoint, ...] = ()
    rule: Text = ""

    approvers: Ids = ()
    signer: Ids = ()
    decides: Ids = ()

    seats: Integer | None = None
    learners: Ref | None = None
    people: People | None = None
    trainer: Ids = ()
    presenter: Ids = ()
    bring: Texts = ()
    materials: Refs = ()
    recording: Text = ""
    place: Text = ""

    source: Text = ""
    medium: Text = ""

    expect: Prose = ""
    if_it_fails: Prose = ""
    verify: Prose = ""
    rollback: Prose = ""
    backup: Ids = ()
    point_of_no_return: YesNo = False

    stops: Texts = ()
    for_whom: Texts = ()
    instead: Prose = ""
    load: Number | None = None

    phase: Id | None = None
    formerly: Ids = ()

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        """`kickoff-call:` alone is an item; `kickoff-call: day 1` is one due at that time."""
        return {} if value is None else {"due": value} if isinstance(value, str) else value

    @property
    def ends(self) -> tuple[Time, ...]:
        """The times that end it, or one of its rhythms."""
        own = (self.until,) if self.until is not None else ()
        return own + tuple(segment.until for segment in self.every if segment.until is not None) if self.every else own

    @property
    def passes_by_itself(self) -> bool:
        """Whether time alone ends it: a window, or what repeats."""
        return self.kind.traits.elapses or bool(self.every)

    @property
    def goes_on(self) -> bool:
        """Whether it repeats and its own words name no end."""
        last = self.every[-1] if self.every else None
        return last is not None and not (last.until or last.count or self.until or self.count)

    @property
    def times(self) -> int | None:
        """How often it takes place as far as counts say so; None where its dates decide."""
        if not self.every:
            return self.count or 1
        counts = [*(segment.count for segment in self.every[:-1]), self.every[-1].count or self.count]
        return None if self.ends or None in counts else sum(count or 0 for count in counts)

    @model_validator(mode="after")
    def _owner_or_raci(self) -> Item:
        if self.raci and (self.owner or self.with_):
            raise wrong("item/raci", "`raci` and `owner` or `with` say the same thing twice", "keep one of them")
        return self


class ChangedItem(Item):
    """What a customer or a variant changes in an item: only the keys that are written, and `why`.

    `drop: yes` takes the item out of this customer's plan.
    """

    why: Text = ""
    drop: YesNo = False


class AddedItem(Item):
    """An item of one customer's own, with the groups it stands in."""

    workstream: Ids = ()
    course: Id | None = None
    runbook: Id | None = None
    why: Text = ""
