"""What each check's answer is: as recorded, or else as metrics, done items or attendance answer it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.model.files.items.check import Answering, Check, Checks
from generator.model.files.record.record import Answer, Answers, Record, State
from generator.model.stages.assessed import CheckStanding, Outcome
from generator.model.translation.translator import Said, say
from generator.steps.assess.facts_on_day import Sight

_YES = frozenset({"yes", "true"})
_NO = frozenset({"no", "false"})
_NOT_APPLICABLE = frozenset({"n/a", "na", "not applicable", "not-applicable"})

OfMetric = Callable[[str], tuple[Outcome, Said | str]]
"""What a metric answers, and its value as text."""


@dataclass(frozen=True, slots=True)
class Answerer:
    """Answers the checks of one thing; `member` is that of the item that asks."""

    sight: Sight
    metric: OfMetric
    member: str | None = None

    def answer(self, checks: Checks, answers: Answers) -> tuple[CheckStanding, ...]:
        """The state of each check in order."""
        return tuple(self._one(id_, check, answers.get(id_)) for id_, check in checks.items())

    def _one(self, id_: str, check: Check, answer: Answer | None) -> CheckStanding:
        if answer is not None:
            return recorded(id_, check, answer)
        source, outcome, text = self._itself(check)
        return CheckStanding(id_, check, outcome, text, source)

    def _itself(self, check: Check) -> tuple[str, Outcome, Said | str]:
        """The answer that a check gives itself; all of its ways must say yes."""
        found: list[tuple[str, Outcome, Said | str]] = []
        if check.metric:
            found.append(("metric", *self.metric(check.metric)))
        if check.done:
            found.append(("done", *self._done(check.done)))
        if check.attended:
            found.append(("attended", *self._attended(check.attended)))
        order = (Outcome.NO, Outcome.UNANSWERED, Outcome.YES, Outcome.NOT_APPLICABLE)
        return min(found, key=lambda each: order.index(each[1]), default=("", Outcome.UNANSWERED, ""))

    def _done(self, refs: tuple[str, ...]) -> tuple[Outcome, Said | str]:
        """Yes when all are done; until then nobody knows, which is not yes. What is not needed drops out."""
        meant = self.sight.meant(refs, self.member)
        needed = [id_ for id_ in meant if self.sight.state(id_) is not State.NOT_NEEDED]
        if not meant:
            return Outcome.UNANSWERED, ""
        if not needed:
            return Outcome.NOT_APPLICABLE, say("not needed")
        done = sum(self.sight.is_done(id_) for id_ in needed)
        return (Outcome.YES if done == len(needed) else Outcome.UNANSWERED), say(
            "{done} of {all} done", done=done, all=len(needed)
        )

    def _attended(self, refs: tuple[str, ...]) -> tuple[Outcome, Said | str]:
        """Yes when everybody who was expected came to each session; a finished session that missed somebody says no."""
        meant = self.sight.meant(refs, self.member)
        needed = [id_ for id_ in meant if self.sight.state(id_) is not State.NOT_NEEDED]
        found = [attendance(self.sight, id_) for id_ in needed]
        if not found:
            return (Outcome.NOT_APPLICABLE, say("not needed")) if meant else (Outcome.UNANSWERED, "")
        came, expected = sum(f[1] for f in found), sum(f[2] for f in found)
        outcomes = [f[0] for f in found]
        outcome = next((o for o in (Outcome.NO, Outcome.UNANSWERED) if o in outcomes), Outcome.YES)
        return outcome, say("{came} of {all} attended", came=came, all=expected)


def recorded(id_: str, check: Check, answer: Answer) -> CheckStanding:
    """A check as a person answered it."""
    return CheckStanding(
        id_,
        check,
        outcome_of(check, answer),
        answer.answer,
        "record",
        answer.by or "",
        answer.on,
        answer.evidence,
        answer.link or "",
        answer.tell,
        answer.why,
        answer.note,
    )


def outcome_of(check: Check, answer: Answer) -> Outcome:
    """What an answer means; what does not fit the form of the question leaves it unanswered."""
    text = answer.answer.strip().casefold()
    if text in _NOT_APPLICABLE:
        return Outcome.NOT_APPLICABLE if answer.why else Outcome.UNANSWERED
    if check.answer is Answering.YES_NO:
        return Outcome.YES if text in _YES else Outcome.NO if text in _NO else Outcome.UNANSWERED
    return Outcome.GIVEN if _fits(check, text) else Outcome.UNANSWERED


def _fits(check: Check, text: str) -> bool:
    match check.answer:
        case Answering.RATING:
            return bool(re.fullmatch(r"\d{1,6}", text)) and (check.scale is None or check.scale.holds(int(text)))
        case Answering.NUMBER:
            return bool(re.fullmatch(r"-?\d{1,15}(\.\d{1,9})?", text)) and Decimal(text).is_finite()
        case Answering.CHOICE:
            return text in {choice.casefold() for choice in check.choices}
        case _:
            return bool(text)


def attendance(sight: Sight, id_: str) -> tuple[Outcome, int, int]:
    """Whether everybody came to a session, over all its dates; who came, who was expected."""
    item, record = sight.items[id_], sight.records.get(id_)
    people = {p for r in sight.plan.roles if r.id in item.attendees and _same(r.member, item.member) for p in r.people}
    expected = sight.plan.learners(item) or len(people)
    names, count = _came(record)
    came = max(len(names), count)
    if not expected or came < expected or (item.spec.learners is None and not count and not people <= names):
        missed = sight.is_done(id_) and came > 0
        return (Outcome.NO if missed else Outcome.UNANSWERED), came, expected
    return Outcome.YES, came, expected


def _same(role: str | None, item: str | None) -> bool:
    return role is None or item is None or role == item


def _came(record: Record | None) -> tuple[set[str], int]:
    """The people who came to any date of a session, and the sum of the counts."""
    if record is None:
        return set(), 0
    sheets = [r.attended for r in (record, *record.held.values()) if r.attended]
    names = {person for sheet in sheets for person in sheet.people}
    return names, sum(sheet.count or 0 for sheet in sheets) + (len(names) if any(s.count for s in sheets) else 0)


def missing(checks: Iterable[CheckStanding]) -> tuple[tuple[CheckStanding, ...], tuple[CheckStanding, ...]]:
    """The checks whose answer is no, and those without an answer; not-applicable drops out."""
    asked = tuple(checks)
    no = tuple(c for c in asked if c.outcome is Outcome.NO)
    return no, tuple(c for c in asked if c.outcome is Outcome.UNANSWERED)
