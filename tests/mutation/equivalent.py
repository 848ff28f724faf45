"""Mutants that no test can kill, because they change nothing that anybody could see; each with the reason."""

from __future__ import annotations

_RANGE = "how far the first range of days reaches decides only whether the dates are worked out once more in the widest"

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
        "- first, last = (max(min(days).year - 2, FIRST_YEAR - 10), min(max(days).year + 4, LAST_YEAR + 10))",
        "+ first, last = (max(min(days).year - 2, FIRST_YEAR - 10), min(max(days).year + 4, LAST_YEAR + 11))",
    ): _RANGE,
    (
        "schedule",
        "- first, last = (max(min(days).year - 2, FIRST_YEAR - 10), min(max(days).year + 4, LAST_YEAR + 10))",
        "+ first, last = (max(min(days).year - 1, FIRST_YEAR - 10), min(max(days).year + 4, LAST_YEAR + 10))",
    ): _RANGE,
    (
        "schedule",
        "- yield (date(first, 1, 1), date(last, 12, 31))",
        "+ yield (date(first, 2, 1), date(last, 12, 31))",
    ): _RANGE,
    (
        "schedule",
        "- return (written.first, written.last)",
        "+ return ()",
    ): _RANGE,
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
        "schedule.network",
        "- FINAL = 'final'",
        "+ FINAL = 'finalx'",
    ): "a part is asked for by its name in the code, and never shown",
    (
        "schedule.backward",
        "- return Aim(limits, max((slip.own.end for slip in self.slips.values()), default=0))",
        "+ return Aim(limits, max((slip.own.end for slip in self.slips.values()), default=1))",
    ): "where nothing has dates, nothing has a limit",
    (
        "schedule.happened",
        "- why.insert(0, Why(WhyKind.RECORDED, start, text='started'))",
        "+ why.insert(-1, Why(WhyKind.RECORDED, start, text='started'))",
    ): "before the last of one is before the first",
}
"""By module below `generator.steps` and the lines that the change takes away and adds."""
