"""Read `status.yml`: one map of ids, sorted by what each id names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from generator.model.files.customer.customer import Customer
from generator.model.files.item_index import Located
from generator.model.files.items.check import Check
from generator.model.files.record.check_answer import answer_problem
from generator.model.files.record.record import Answer, Record, Status
from generator.model.files.source import Loc, Source
from generator.model.language.tokenizer import did_you_mean, quote
from generator.model.problems.problem import Problem
from generator.model.problems.rules_customer import (
    ID_RENAMED,
    PERSON_UNKNOWN,
    STATUS_ANSWER,
    STATUS_CHECK,
    STATUS_KIND,
    STATUS_MEMBER,
    STATUS_UNKNOWN,
)
from generator.model.problems.rules_prose import TEXT_PLACEHOLDER
from generator.steps.validate.customer.turns import check_turns
from generator.steps.validate.parse_model import read
from generator.steps.validate.playbook.prose import findings, texts
from generator.steps.validate.report import Report
from generator.steps.validate.symbols import Names

HEALTH, SUCCESS, ONBOARDING = "health", "success", "onboarding"

Link = Callable[[str], tuple[str, str] | None]
"""Judges an address of our own: what is wrong with it and the next move."""


def validate_status(
    source: Source | None, names: Names, customer: Customer, facts: Mapping[str, Any], link: Link
) -> tuple[Status, tuple[Problem, ...]]:
    """What happened, with present ids, and what is wrong with the file."""
    if source is None or not isinstance(source.value, dict):
        return Status(), ()
    report = Report(source)
    judge = _Judge(report, names, customer, facts)
    sorted_: dict[str, dict[str, Any]] = {"records": {}, "readings": {}}
    for key, value in source.value.items():
        if key in (HEALTH, SUCCESS, ONBOARDING):
            sorted_[key] = value  # type: ignore[assignment]
        elif slot := judge.slot(key, value):
            sorted_[slot][key] = value
    found = read(Status, sorted_, source)
    report.problems += found.problems
    if found.model is None:
        return Status(), tuple(report.problems)
    judge.check(found.model)
    check_turns(report, found.model.onboarding, judge.people, found.dropped)
    _check_words(report, found.model, link)
    return judge.renamed(found.model), tuple(report.problems)


def _check_words(report: Report, status: Status, link: Link) -> None:
    """What people typed: an unfinished word is a mistake only where the customer reads it, and dates belong here."""
    for loc, text, prose in texts(status, Status):
        for rule, message, hint, offset in findings(text, prose, False, link):
            if rule is not TEXT_PLACEHOLDER or loc[-1] == "tell":
                report.at(rule, loc, message, hint, offset)


class _Judge:
    """Holds the records of one customer against the playbook."""

    def __init__(self, report: Report, names: Names, customer: Customer, facts: Mapping[str, Any]) -> None:
        self.report, self.names = report, names
        self.people = {*customer.people, *names.vendor.people}
        self.members = {group: set(facts[group]) for group in names.groups if isinstance(facts.get(group), dict)}
        self.changed = customer.change
        goals, success, health = names.playbook.goals, names.playbook.success, names.playbook.health
        named = (*success.values(), *customer.success.values())
        self.success = {**goals, **{i: c for g in named for i, c in g.checks.items()}}
        categories = health.categories if health else {}
        self.health = {i: c for g in categories.values() for i, c in g.checks.items()}

    def slot(self, key: str, value: Any) -> str:
        """Where a key of the file belongs; nothing for one that names nothing."""
        base, _, member = key.rstrip("]").partition("[")
        base = self._current(base, key)
        if base in self.names.items:
            return self._item_slot(key, self.names.items[base], member)
        if base in self.names.playbook.metrics and not member:
            return "readings"
        if base in self.names.playbook.phases and not member:
            return "records"
        if isinstance(value, dict) and "risk" in value:
            return "records"
        self._unknown(key)
        return ""

    def _item_slot(self, key: str, item: Located, member: str) -> str:
        group = self.names.repeats_over(item)
        if group is None and member:
            hint = f"write {quote(item.id)}, or give the item `for_each` in the playbook"
            self.report.at_key(STATUS_MEMBER, (key,), f"{quote(item.id)} is not repeated, so it has no members", hint)
        elif group is not None and not member:
            known = sorted(self.members.get(group, ()))
            hint = "write " + ", ".join(f"`{item.id}[{m}]`" for m in known[:6]) if known else f"first answer `{group}`"
            message = f"{quote(item.id)} is repeated over {quote(group)}; this record does not say for whom"
            self.report.at_key(STATUS_MEMBER, (key,), message, hint)
        elif group is not None and member not in self.members.get(group, ()):
            from_ = self.members.get(group, ())
            self.report.unknown_key(STATUS_MEMBER, (key,), f"member of {quote(group)}", member, from_)
        else:
            return "records"
        return ""

    def _unknown(self, key: str) -> None:
        known = [
            *self.names.items,
            *self.names.playbook.metrics,
            *self.names.playbook.phases,
            HEALTH,
            SUCCESS,
            ONBOARDING,
        ]
        known += [f"{i}[{m}]" for i, each in self.names.planned.items() for m in self._members(each)]
        base = key.partition("[")[0]
        hint = "a risk needs a line `risk: …`; everything else is named by the id that the playbook gives it"

        self.report.at_key(
            STATUS_UNKNOWN, (key,), f"nothing in this plan is called {quote(base)}", did_you_mean(key, known) or hint
        )

    def _members(self, item: Located) -> Collection[str]:
        return self.members.get(self.names.repeats_over(item) or "", ())

    def _current(self, base: str, key: str) -> str:
        new = self.names.renamed.get(base)
        if new is None or base in self.names.items:
            return base
        self.report.at_key(ID_RENAMED, (key,), f"{quote(base)} is now called {quote(new)}", f"write {quote(new)}")
        return new

    def check(self, status: Status) -> None:
        """Hold every record against the item that it is about."""
        for key, record in status.records.items():
            base = self.names.renamed.get(key.partition("[")[0], key.partition("[")[0])
            item = self.names.items.get(base)
            phase = self.names.playbook.phases.get(base)
            checks = item.item.checks if item else phase.checks if phase else {}
            self._record(record, (key,), checks, item)
        for day, assessment in status.health.items():
            at = (HEALTH, day.isoformat())
            self._person(assessment.by, (*at, "by"))
            self._answers(assessment.checks, (*at, "checks"), self.health, "health check")
        self._answers(status.success, (SUCCESS,), self.success, "success criterion or goal")

    def _record(self, record: Record, at: Loc, checks: Mapping[str, Check], item: Located | None) -> None:
        for person, where in _people(record, at):
            self._person(person, where)
        self._answers(record.checks, (*at, "checks"), checks, f"check of {quote(str(at[0]))}")
        for day, held in record.held.items():
            self._record(held, (*at, "held", day.isoformat()), checks, item)
        if item is None and record.attended:
            self.report.at_key(STATUS_KIND, (*at, "attended"), "only an item can be attended", "remove this line")

    def _answers(self, answers: Mapping[str, Answer], at: Loc, checks: Mapping[str, Check], what: str) -> None:
        former = {old: id_ for id_, check in checks.items() for old in check.formerly}
        for id_, answer in answers.items():
            self._person(answer.by, (*at, id_, "by"))
            check = checks.get(former.get(id_, id_))
            if check is None:
                self.report.unknown_key(STATUS_CHECK, (*at, id_), what, id_, checks)
            elif wrong := answer_problem(check, answer):
                self.report.at(STATUS_ANSWER, (*at, id_, "answer"), *wrong)

    def _person(self, person: str | None, at: Loc) -> None:
        if person is not None and person not in self.people:
            self.report.unknown(PERSON_UNKNOWN, at, "person", person, self.people)

    def renamed(self, status: Status) -> Status:
        """The same records under present ids."""
        names = self.names
        records = {
            _current(key, names.renamed): record.model_copy(
                update={"checks": _rename(record.checks, self._checks(key))}
            )
            for key, record in status.records.items()
        }
        readings = {names.renamed.get(key, key): each for key, each in status.readings.items()}
        return status.model_copy(
            update={"records": records, "readings": readings, "success": _rename(status.success, self.success)}
        )

    def _checks(self, key: str) -> Mapping[str, Check]:
        item = self.names.items.get(_current(key, self.names.renamed).partition("[")[0])
        return item.item.checks if item else {}


def _people(record: Record, at: Loc) -> Iterator[tuple[str | None, Loc]]:
    yield record.by, (*at, "by")
    yield record.owner, (*at, "owner")
    if record.signed:
        yield record.signed.by, (*at, "signed", "by")
    for number, signature in enumerate(record.approved):
        yield signature.by, (*at, "approved", number, "by")
    for number, person in enumerate(record.attended.people if record.attended else ()):
        yield person, (*at, "attended", number)


def _current(key: str, renamed: Mapping[str, str]) -> str:
    base, bracket, member = key.partition("[")
    return renamed.get(base, base) + bracket + member


def _rename(answers: Mapping[str, Answer], checks: Mapping[str, Check]) -> dict[str, Answer]:
    former = {old: id_ for id_, check in checks.items() for old in check.formerly}
    return {former.get(id_, id_): answer for id_, answer in answers.items()}
