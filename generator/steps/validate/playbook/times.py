"""Check that every time hangs on items that exist, and that no two hang on each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.calendar.cadence import parse_snap
from generator.model.files.item_index import Located
from generator.model.files.items.item import Item
from generator.model.files.playbook.named_period import NamedPeriod
from generator.model.files.source import Loc
from generator.model.language.dependency_order import Cycle, dependency_order
from generator.model.language.time_parser import (
    KICKOFF,
    InPeriod,
    Ref,
    Time,
    Within,
    branches,
    parse_time,
    relatives,
    simple,
)
from generator.model.language.tokenizer import LanguageError, quote
from generator.model.problems.problem import Place
from generator.model.problems.rules_playbook import (
    CALENDAR_UNKNOWN,
    ITEM_SELF,
    ITEM_UNKNOWN,
    PERIOD_ORDER,
    PERIOD_UNKNOWN,
    TIME_CYCLE,
    TIME_SNAP,
)
from generator.model.problems.rules_resolve import MEMBER_OF_ITEM
from generator.model.problems.rules_value import TIME_SYNTAX
from generator.steps.validate.report import Report
from generator.steps.validate.symbols import Names

TIMES = {"at": "at", "due": "due", "by": "by", "not_before": "not_before", "fixed": "fixed", "until": "until"}
"""The fields of an item that hold a time, by key."""

_PLACING = ("at", "due", "fixed")


def check_time(report: Report, names: Names, time: Time | None, loc: Loc, own: str = "") -> None:
    """The items and periods that one time names."""
    for part in simple(time):
        if isinstance(part, InPeriod) and part.period not in names.periods:
            offset = str(time).find(part.text) + part.text.rfind(part.period)
            report.unknown(PERIOD_UNKNOWN, loc, "term", part.period, names.periods, offset=offset)
    for relative in relatives(time):
        within = max(str(time).find(relative.text), 0)
        offset = max(str(time).find(str(relative.ref), within), 0)
        check_ref(report, names, relative.ref, loc, offset)
        if own and relative.ref.id == own and not relative.ref.member:
            report.at(ITEM_SELF, loc, f"{quote(own)} hangs on its own date", "name another item", offset)


def check_ref(report: Report, names: Names, ref: Ref, loc: Loc, offset: int = 0) -> None:
    """One item that is named, possibly with a member."""
    item = names.item(ref.id)
    if item is None:
        report.unknown(ITEM_UNKNOWN, loc, "item", ref.id, (*names.planned, KICKOFF), offset=offset)
    elif ref.member and names.repeats_over(item) is None:
        message = f"{quote(ref.id)} is not repeated, so it has no member {quote(ref.member)}"
        report.at(MEMBER_OF_ITEM, loc, message, f"write {quote(ref.id)}", offset)


def check_item_times(report: Report, names: Names, item: Item, loc: Loc, own: str) -> None:
    """All times, dependencies and the snap of an item."""
    for name in TIMES:
        check_time(report, names, getattr(item, name), (*loc, name), own)
    for number, segment in enumerate(item.every):
        check_time(report, names, segment.until, (*loc, "every", number, "until"), own)
    if item.backward_from:
        _check_backward(report, names, item.backward_from, (*loc, "backward_from"), own)
    for choice in ("all", "any"):
        for number, dependency in enumerate(getattr(item.after, choice) if item.after else ()):
            at = (*loc, "after", choice, number)
            offset = max(dependency.text.find(str(dependency.ref)), 0)
            check_ref(report, names, dependency.ref, at, offset)
            if dependency.ref.id == own and not dependency.ref.member:
                report.at(ITEM_SELF, at, f"{quote(own)} waits for itself", "name another item", offset)
    if item.snap:
        _check_snap(report, names, item.snap, (*loc, "snap"))


def _check_backward(report: Report, names: Names, ref: Ref, loc: Loc, own: str) -> None:
    check_ref(report, names, ref, loc)
    if ref.id == own and not ref.member:
        report.at(ITEM_SELF, loc, f"{quote(own)} is planned backward from itself", "name what waits for it")


def _check_snap(report: Report, names: Names, text: str, loc: Loc) -> None:
    try:
        snap = parse_snap(text)
    except LanguageError as error:
        report.at(
            TIME_SNAP, loc, error.message, error.hint or "for example `next monday`, `previous sprint`", error.offset
        )
        return
    if snap.calendar and snap.calendar not in names.playbook.calendars:
        offset = text.find(snap.calendar)
        report.unknown(
            CALENDAR_UNKNOWN,
            loc,
            "weekday or calendar",
            snap.calendar,
            (*names.playbook.calendars, "monday", "friday"),
            offset=offset,
        )


def check_periods(report: Report, periods: Mapping[str, NamedPeriod]) -> None:
    """The days of the periods that a file names."""
    for id_, period in periods.items():
        if period.until < period.start:
            message = f"{quote(id_)} ends on {period.until}, before it begins on {period.start}"
            report.at(PERIOD_ORDER, ("terms", id_, "until"), message, "check the two days")


def check_text_time(report: Report, names: Names, text: str, loc: Loc) -> None:
    """A time that stands as a key."""
    try:
        time = parse_time(text)
    except LanguageError as error:
        report.at_key(TIME_SYNTAX, loc, error.message, error.hint)
        return
    for part in simple(time):
        if isinstance(part, InPeriod) and part.period not in names.periods:
            report.unknown_key(PERIOD_UNKNOWN, loc, "term", part.period, names.periods)
    for relative in relatives(time):
        if names.item(relative.ref.id) is None:
            report.unknown_key(ITEM_UNKNOWN, loc, "item", relative.ref.id, names.planned)


# ---- cycles

Node = tuple[str, str]


def check_cycles(report: Report, names: Names) -> None:
    """Items that wait for one another, each cycle in full with the place of every dependency.

    An item has two dates: the one that its own `at`, `due` or `fixed` gives, and the one it ends up with. A time
    before an item reads the first, everything else the second; so a gate before go-live that go-live waits for is
    no cycle. Dependencies on one member are left to the plan of a customer, where members are known.
    """
    graph: dict[Node, dict[Node, Place]] = {}
    for each in names.planned.values():
        for part in ("own", "final"):
            needs = graph.setdefault((each.id, part), {})
            for need, loc in _needs(names, each, part):
                needs.setdefault(need, report.source.place(loc))
    for cycle in dependency_order(graph)[1]:
        _report_cycle(report, cycle)


def _report_cycle(report: Report, cycle: Cycle[Node, Place]) -> None:
    dependencies = [(here, there, place) for (here, _), (there, _), place in cycle.links if here != there]
    if not dependencies or any(name in report.lost for name, _, _ in dependencies):
        return
    first = min(range(len(dependencies)), key=lambda n: dependencies[n][2])
    dependencies = dependencies[first:] + dependencies[:first]
    chain = " → ".join([quote(a) for a, _, _ in dependencies] + [quote(dependencies[0][0])])
    hint = "\n".join(
        [*(f"{quote(a)} needs {quote(b)}: {place}" for a, b, place in dependencies), "take one of them out"]
    )
    report.problems.append(TIME_CYCLE.at(dependencies[0][2], f"these wait for one another: {chain}", hint))


def _needs(names: Names, each: Located, part: str) -> Iterator[tuple[Node, Loc]]:
    item = each.item
    fields = _PLACING if part == "own" else ("not_before", "until")
    for name in fields:
        for relative in relatives(getattr(item, name)):
            yield from _needed(names, each, relative.ref, relative.before, (*each.loc, name))
    if part == "own":
        return
    for number, segment in enumerate(item.every):
        for relative in relatives(segment.until):
            yield from _needed(names, each, relative.ref, relative.before, (*each.loc, "every", number, "until"))
    for branch in branches(item.by) if item.by else ():
        if isinstance(branch, Within):
            yield from _needed(names, each, branch.opens.ref, False, (*each.loc, "by"))
    yield (each.id, "own"), each.loc
    for choice in ("all", "any"):
        for number, dependency in enumerate(getattr(item.after, choice) if item.after else ()):
            yield from _needed(names, each, dependency.ref, False, (*each.loc, "after", choice, number))


def _needed(names: Names, each: Located, ref: Ref, before: bool, loc: Loc) -> Iterator[tuple[Node, Loc]]:
    target = names.item(ref.id)
    if target is None or target.id == each.id or ref.member:
        return
    own = any(getattr(target.item, name) is not None for name in _PLACING)
    yield (target.id, "own" if before and own else "final"), loc
