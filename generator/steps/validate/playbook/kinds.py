"""Check each item against the table of kinds, and its fields against one another."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.files.item_index import Located
from generator.model.files.items.agenda import agenda_problem
from generator.model.files.items.item import Item
from generator.model.files.items.kinds import COMMON, kinds_with
from generator.model.files.source import Loc
from generator.model.language.time_parser import covers_days
from generator.model.language.tokenizer import quote
from generator.model.problems.rules_playbook import AGENDA_SUM, ITEM_REPEATS, ITEM_TIME, KIND_FIELD, KIND_NEEDS
from generator.steps.validate.report import Report
from generator.steps.validate.symbols import Names

_DATE_FIELDS = frozenset({"at", "due", "by", "fixed", "not_before", "backward_from", "until", "every", "except"})
_PLACING = ("at", "due", "fixed", "until", "every")
_ADDED = frozenset({"why", "drop", "workstream", "course", "runbook"})


def check_kinds(report: Report, names: Names, items: Iterable[Located]) -> None:
    """Every one of these items."""
    for each in items:
        _check_fields(report, each)
        _check_needs(report, each)
        _check_times(report, each)
        _check_backward(report, each)
        _check_series(report, each)
        check_undated(report, names, each, each.item, each.loc)


def check_agendas(report: Report, items: Iterable[Located]) -> None:
    """That the minutes of every agenda add up to the length of its meeting."""
    for each in items:
        if problem := agenda_problem(each.item):
            hint = "change `takes` of the meeting, or of a block"
            report.at(AGENDA_SUM, (*each.loc, "takes"), problem, hint)


def set_keys(item: Item) -> tuple[str, ...]:
    """The keys that a file gives an item, in the order of the manual."""
    fields = type(item).model_fields
    return tuple((info.alias or name) for name, info in fields.items() if name in item.model_fields_set)


def _check_fields(report: Report, each: Located) -> None:
    kind = each.kind
    for key in set_keys(each.item):
        if key in COMMON or key in _ADDED or key in kind.traits.has:
            continue
        kinds = kinds_with(key)
        listed = ", ".join(quote(k) for k in kinds)
        hint = f"it belongs to {listed}: write `kind: {kinds[0]}`, or remove the line" if kinds else "remove the line"
        report.at_key(KIND_FIELD, (*each.loc, key), f"a {kind} has no {quote(key)}", hint)


def _check_needs(report: Report, each: Located) -> None:
    kind = each.kind
    keys = set(set_keys(each.item))
    for choice in kind.traits.needs:
        if keys & set(choice) or any(report.had((*each.loc, key)) for key in choice):
            continue
        hint = "add a line " + " or ".join(f"`{key}: …`" for key in choice)
        wanted = " or ".join(quote(key) for key in choice)
        report.at_key(KIND_NEEDS, each.loc, f"{quote(each.id)} is a {kind} and has no {wanted}", hint)


def _check_times(report: Report, each: Located) -> None:
    item, loc = each.item, each.loc
    if item.fixed is not None and (item.at is not None or item.due is not None):
        other = "at" if item.at is not None else "due"
        message = f"{quote(each.id)} is pinned by `fixed`, so {quote(other)} cannot place it, too"
        report.at_key(ITEM_TIME, (*loc, other), message, "keep one of the two")
    if item.at is not None and item.due is not None and item.takes is not None and not item.every:
        message = f"{quote(each.id)} has a start, an end and a length, which may not agree"
        report.at_key(ITEM_TIME, (*loc, "takes"), message, "leave one of `at`, `due` and `takes` out")
    if item.takes is not None and item.until is not None and not item.every:
        message = f"{quote(each.id)} has both a length and an end, which may not agree"
        report.at_key(ITEM_TIME, (*loc, "takes"), message, "leave one of `takes` and `until` out, or add `every`")
    spans = covers_days(item.at) or covers_days(item.due)
    if each.kind.traits.elapses and not (item.takes or item.until or (item.at and item.due) or spans):
        report.at_key(KIND_NEEDS, loc, f"the window {quote(each.id)} has no end", "add a line `takes: …` or `until: …`")


def _check_backward(report: Report, each: Located) -> None:
    """What is planned backward has no other word on when it is; a series has no one place to be late in."""
    for key in _PLACING if each.item.backward_from else ():
        if getattr(each.item, key):
            message = f"{quote(each.id)} is planned backward, so {quote(key)} cannot place it, too"
            report.at_key(ITEM_TIME, (*each.loc, key), message, "keep one of the two")


def _check_series(report: Report, each: Located) -> None:
    item, loc = each.item, each.loc
    check_series(report, item, loc)
    unread = any(way[: len(loc) + 1] == (*loc, "every") for way in report.dropped)
    if not item.every and not unread:
        kept = ("except",) if each.kind.traits.training else ("count", "except")
        for key in (key for key in kept if key in set_keys(item)):
            hint = "add `every: …`, or remove the line"
            report.at_key(ITEM_REPEATS, (*loc, key), f"{quote(each.id)} does not repeat", hint)
    for key in ("until", "count") if item.every and (item.every[-1].until or item.every[-1].count) else ():
        if getattr(item, key) is not None:
            message = f"the last rhythm of {quote(each.id)} has an end of its own"
            report.at_key(ITEM_REPEATS, (*loc, key), message, "say the end once")


def check_series(report: Report, item: Item, loc: Loc) -> None:
    """How often and how long something repeats, and when it does not, as far as its own words show."""
    counts: list[tuple[Loc, int | None]] = [((*loc, "count"), item.count)]
    counts += [((*loc, "every", n, "count"), segment.count) for n, segment in enumerate(item.every)]
    for at, count in counts:
        if count is not None and count < 1:
            report.at(ITEM_REPEATS, at, "nothing happens less than once", "write a number from 1")
    for number, segment in enumerate(item.every[:-1]):
        if segment.until is None and segment.count is None:
            hint = "add `until: …` or `count: …`; only the last rhythm may go on"
            at = (*loc, "every", number)
            report.at(ITEM_REPEATS, at, f"{quote(str(segment.rhythm))} has no end before the next begins", hint)
    for number, off in enumerate(item.except_):
        if off.last < off.start:
            message = f"the exception ends on {off.last}, before it begins on {off.start}"
            report.at(ITEM_REPEATS, (*loc, "except", number, "until"), message, "check the two dates")


def check_undated(report: Report, names: Names, each: Located, said: Item, loc: Loc) -> None:
    """What is said, here or by a change, of a step of a runbook on demand: nobody knows the day on which it is needed."""
    runbook = names.playbook.runbooks.get(each.runbook or "")
    for key in set_keys(said) if runbook and runbook.on_demand else ():
        if key in _DATE_FIELDS:
            message = f"{quote(each.id)} is a step of a runbook on demand, which begins on no day of the plan"
            hint = "write `after` and `takes`, or take `on_demand` out of the runbook"
            report.at_key(ITEM_TIME, (*loc, key), message, hint)
