"""Check that no two things share an id, and that no id has a meaning of its own."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.files.source import Loc
from generator.model.language.tokenizer import RESERVED, quote
from generator.model.problems.rules_playbook import ID_FORMERLY, ID_RESERVED, ID_TAKEN
from generator.steps.validate.report import Report
from generator.steps.validate.symbols import Names

_OF_STATUS = ("health", "success", "onboarding")


def check_ids(report: Report, names: Names) -> None:
    """All ids of a playbook that records, times and conditions name."""
    _unique(report, _recorded(names))
    _unique(report, _answered(names))
    for id_, what, loc in (*_recorded(names), *((i, "fact", ("facts", i)) for i in names.playbook.facts)):
        if id_ in RESERVED and what not in ("metric", "phase"):
            message = f"{quote(id_)} is a word of times and conditions, so nothing can be called that"
            report.at_key(ID_RESERVED, loc, message, f"write {quote('the-' + id_)} or another id")
        elif id_ in _OF_STATUS and what != "fact":
            report.at_key(
                ID_RESERVED, loc, f"{quote(id_)} has a meaning of its own in `status.yml`", "choose another id"
            )
    _formerly(report, names)


def _recorded(names: Names) -> Iterator[tuple[str, str, Loc]]:
    """What `status.yml` keys by id: items, metrics and phases."""
    for each in names.all_items:
        yield each.id, f"item of variant {each.variant}" if each.variant else "item", each.loc
    for id_ in names.playbook.metrics:
        yield id_, "metric", ("metrics", id_)
    for id_ in names.playbook.phases:
        yield id_, "phase", ("phases", id_)


def _answered(names: Names) -> Iterator[tuple[str, str, Loc]]:
    """Checks that share one map of answers: goals and success criteria, and apart from them those of health."""
    for id_ in names.playbook.goals:
        yield id_, "goal", ("goals", id_)
    for group, each in names.playbook.success.items():
        for id_ in each.checks:
            yield id_, "success criterion", ("success", group, "checks", id_)
    for group, each in (names.playbook.health.categories if names.playbook.health else {}).items():
        for id_ in each.checks:
            yield f"health {id_}", "health check", ("health", "categories", group, "checks", id_)


def _unique(report: Report, found: Iterator[tuple[str, str, Loc]]) -> None:
    """One id, one thing; items of different variants never stand in the same plan."""
    taken: dict[str, list[tuple[str, Loc]]] = {}
    for id_, what, loc in found:
        for other, where in taken.get(id_, ()):
            apart = what != other and what.startswith("item of variant") and other.startswith("item of variant")
            if not apart:
                first = report.source.key_place(where)
                name = quote(id_.removeprefix("health "))
                report.at_key(
                    ID_TAKEN, loc, f"the {what} {name} has the id of the {other} in {first}", "give one another id"
                )
                break
        taken.setdefault(id_, []).append((what, loc))


def _formerly(report: Report, names: Names) -> None:
    present = {id_: loc for id_, _, loc in _recorded(names)}
    former: dict[str, str] = {}
    for id_, old, loc in _former(names):
        if old in present or former.get(old, id_) != id_:
            other = old if old in present else former[old]
            message = f"{quote(old)} is said to be the former id of {quote(id_)}, but it belongs to {quote(other)}"
            report.at(ID_FORMERLY, (*loc, "formerly"), message, "remove it from one of the two")
        former.setdefault(old, id_)


def _former(names: Names) -> Iterator[tuple[str, str, Loc]]:
    for each in names.all_items:
        yield from ((each.id, old, each.loc) for old in each.item.formerly)
    for id_, metric in names.playbook.metrics.items():
        yield from ((id_, old, ("metrics", id_)) for old in metric.formerly)
    for id_, phase in names.playbook.phases.items():
        yield from ((id_, old, ("phases", id_)) for old in phase.formerly)
