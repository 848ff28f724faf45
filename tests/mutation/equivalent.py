"""Mutants that no test can kill, because they change nothing that anybody could see; each with the reason."""

from __future__ import annotations

_RANGE = "how far the first range of days reaches decides only whether the dates are worked out once more in the widest"
_CLOSE = "return any((s.start.day.year <= first.year or s.end.day.year >= last.year for s in settled))"
_NONE = "a lag of nothing does not come here"
_BOTH = "a forecast has both, a plan neither"

EQUIVALENT: dict[tuple[str, ...], str] = {
    (
        "schedule.reading",
        "- return 1 + scaled(day - 1, scale) if day > 1 else day",
        "+ return 1 + scaled(day - 1, scale) if day > 0 else day",
    ): "day 1 is day 1 both ways, since zero stretches to zero",
    (
        "schedule.calendars",
        "- self._joint[key] = joint(self.of((CUSTOMER,)), self.of((VENDOR,))) if len(key) > 1 else self._single(key[0])",
        "+ self._joint[key] = joint(self.of((CUSTOMER,)), self.of((VENDOR,))) if len(key) > 1 else self._single(key[-1])",
    ): "the first of one is the last of one",
    (
        "schedule",
        "- yield (date(first, 1, 1), date(last, 12, 31))",
        "+ yield (date(first, 2, 1), date(last, 12, 31))",
    ): _RANGE,
    (
        "schedule",
        "- early, late = sorted((as_of, kickoff.day if kickoff else as_of))",
        "+ early, late = list((as_of, kickoff.day if kickoff else as_of))",
    ): _RANGE,
    (
        "schedule.hung",
        "- return _most(lambda days: probe.fits(days, last), max(0, last - written) // DAY) * DAY",
        "+ return _most(lambda days: probe.fits(days, last), max(0, last + written) // DAY) * DAY",
    ): "no more days fit when more are tried",
    (
        "model.clock",
        "- cities = {zone.rsplit('/', 1)[-1].casefold(): zone for zone in sorted(zone_names()) if '/' in zone}",
        "+ cities = {zone.rsplit('/', 1)[1].casefold(): zone for zone in sorted(zone_names()) if '/' in zone}",
    ): "the last of two is the second",
    (
        "schedule.slip",
        "- if late.start >= self.own.start:",
        "+ if late.start > self.own.start:",
    ): "where it lies is no workday away from where it lies, both ways",
    (
        "schedule.replan",
        "- rest = Rest(turn.replanned, turn.start, 0, open_, running, planned.placed, planned.settled, planned.rest)",
        "+ rest = Rest(turn.replanned, turn.start, 1, open_, running, planned.placed, planned.settled, planned.rest)",
    ): "the days are put in once they are known, and nothing reads them before",
    (
        "project.why",
        "- for why, text in zip(steps, _told(reader, steps, plan), strict=True):",
        "+ for why, text in zip(steps, _told(reader, steps, plan), strict=False):",
    ): "there is a sentence for each step, so that the two are as long as each other",
    (
        "schedule.in_time",
        "- items = [item for item in dating.plan.items if item.backward_from]",
        "+ items = [item for item in dating.plan.items]",
    ): "what names nothing to be in time for reaches none of it; all is dated once more to the same dates",
    (
        "schedule.network",
        "- FINAL = 'final'",
        "+ FINAL = 'finalx'",
    ): "a part is asked for by its name in the code, and never shown",
    (
        "schedule.backward",
        "- return Aim(limits, max((slip.own.end for slip in self.slips.values()), default=0))",
        "+ return Aim(limits, max((slip.own.end for slip in self.slips.values()), default=1))",
    ): "where nothing has dates, nothing has a limit",
    **{
        (
            "schedule",
            "- first, last = (max(early.year - 2, _FIRST), min(late.year + 4, _LAST))",
            f"+ first, last = ({first}, {last})",
        ): _RANGE
        for first, last in (
            ("max(early.year - 1, _FIRST)", "min(late.year + 4, _LAST)"),
            ("max(early.year - 3, _FIRST)", "min(late.year + 4, _LAST)"),
            ("max(early.year + 2, _FIRST)", "min(late.year + 4, _LAST)"),
            ("max(early.year - 2, _FIRST)", "min(late.year + 3, _LAST)"),
            ("max(early.year - 2, _FIRST)", "min(late.year + 5, _LAST)"),
            ("max(early.year - 2, _FIRST)", "min(late.year - 4, _LAST)"),
        )
    },
    **{
        ("schedule", f"- {_CLOSE}", f"+ {_CLOSE.replace(said, other)}"): _RANGE
        for said, other in (
            ("<= first", "< first"),
            ("<= first", "> first"),
            (">= last", "> last"),
            (">= last", "< last"),
        )
    },
    **{
        (f"schedule.{module}", f"- {line}", f"+ {line.replace('lag > 0', other)}"): _NONE
        for module, line in (
            ("bounds", "if lag > 0:"),
            ("ties", "last = calendar.previous_open(day_of(ordinal - 1 if lag > 0 else ordinal))"),
            ("ties", "return calendar.add_workdays(last, 1 - lag if lag > 0 else -lag).toordinal() * DAY"),
        )
        for other in ("lag >= 0", "lag > -1")
    },
    **{
        ("schedule.trail", f"- {line}", f"+ {line.replace('count > 0', other)}"): _NONE
        for line in (
            "raw, way = (shifted(start, count), 1 if count > 0 else -1)",
            "target = calendar.add_workdays(start.day - _ONE, count) + _ONE if count > 0"
            " else calendar.add_workdays(start.day, count)",
            "return steps + passing(raw, _between(start.day, target, calendar), 1 if count > 0 else -1, edge)",
        )
        for other in ("count >= 0", "count > -1")
    },
    **{
        (
            "schedule.slip",
            "- FAR = 10 ** 12",
            f"+ FAR = {other}",
        ): "later than any day that a calendar knows, all of them"
        for other in ("9 ** 12", "11 ** 12", "10 ** 11", "10 ** 13")
    },
    **{
        (f"schedule.{module}", "- _TRIES = 400", f"+ _TRIES = {other}"): "nothing is found by the last of so many tries"
        for module in ("slip", "placement")
        for other in (399, 401)
    },
    (
        "schedule.hung",
        "- slack = max(0, at.start - slip.own.start)",
        "+ slack = max(1, at.start - slip.own.start)",
    ): "a minute more makes no workday more",
    (
        "schedule.forward",
        "- happened = recorded(dating.status, item.id, dating.as_of) if dating.status and dating.as_of else NOTHING",
        "+ happened = recorded(dating.status, item.id, dating.as_of) if dating.status or dating.as_of else NOTHING",
    ): _BOTH,
    (
        "schedule.dating",
        "- return begun(self.plan.items, self.status, self.as_of) if self.status and self.as_of else frozenset()",
        "+ return begun(self.plan.items, self.status, self.as_of) if self.status or self.as_of else frozenset()",
    ): _BOTH,
    (
        "schedule.happened",
        "- why.insert(0, Why(WhyKind.RECORDED, start, detail=How.STARTED))",
        "+ why.insert(-1, Why(WhyKind.RECORDED, start, detail=How.STARTED))",
    ): "before the last of one is before the first",
}
"""By module below `generator.steps` and the lines that the change takes away and adds."""
