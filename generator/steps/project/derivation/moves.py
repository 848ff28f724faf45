"""How a stretch of a derivation leads from one date to the next, in words."""

from __future__ import annotations

from generator.model.calendar.cadence import Snap
from generator.model.language.duration import Duration
from generator.model.language.recurrence import Recurrence
from generator.model.language.time_of_day import ANYWHERE_ON_EARTH
from generator.model.language.unit import Unit
from generator.model.stages.dated import Moment, Why, WhyKind
from generator.model.stages.step_detail import How, ScaledDay, ScaledWeek, SeriesLength, Stretched
from generator.model.translation.phrases import amount, apart, lasting, repeated, snapped
from generator.model.translation.translator import Words
from generator.steps.project.derivation.days_off import days_off
from generator.steps.project.derivation.step_groups import StepGroup, is_clock
from generator.steps.project.visibility import Reader


def move(reader: Reader, group: StepGroup) -> str:
    """The way of a stretch, with the time of day that ends it."""
    return _way(reader, group) + _clock(reader.words, group)


def _way(reader: Reader, group: StepGroup) -> str:
    """How a stretch leads from one date to the next."""
    why, words = group.first, reader.words
    match why.kind:
        case WhyKind.CALENDAR if offset := group.one(WhyKind.OFFSET):
            later = apart(words, offset.amount, offset.unit)
            return _skipping(
                words,
                words.say("{apart} in the calendar of {whose}", apart=later, whose=reader.calendar_name(why.name)),
                group,
            )
        case WhyKind.OFFSET if why.detail is How.FOLLOWS:
            return _following(reader, group)
        case WhyKind.OFFSET:
            return apart(words, why.amount, why.unit)
        case WhyKind.LENGTH:
            length = _skipping(words, _length(words, why), group)
            return words.say("{length}, so it begins", length=length) if why.edge == "start" else length
        case WhyKind.SNAP:
            return _snap(words, group)
        case WhyKind.SKIPPED:
            return _rolled(reader, group)
        case _:
            return _alone(reader, why)


def _clock(words: Words, group: StepGroup) -> str:
    last = group.all[-1]
    return words.say(", at {time}", time=last.text) if is_clock(last) else ""


def _skipping(words: Words, way: str, group: StepGroup) -> str:
    if not group.skipped:
        return way
    return words.say("{way}, skipping {days}", way=way, days=days_off(words, group.skipped))


def _following(reader: Reader, group: StepGroup) -> str:
    """The day on which something begins that had to wait for another day to be over."""
    why, roll, words = group.first, group.one(WhyKind.ROLL), reader.words
    begins = why.edge == "start"
    if roll:
        told = {"whose": reader.calendar_name(roll.name), "days": days_off(words, group.skipped)}
        if begins:
            return words.say("Begins on the next working day of {whose}, after {days}", **told)
        return words.say("Ends on the next working day of {whose}, after {days}", **told)
    if why.amount != 1:
        return apart(words, why.amount, why.unit)
    return words.say("Begins on the day after") if begins else words.say("Ends on the day after")


def _length(words: Words, why: Why) -> str:
    match why.detail:
        case SeriesLength() as series:
            return _times(words, series)
        case Stretched(takes, count, unit):
            length = words.say(
                "{takes}, stretched to {length}", takes=_range(words, takes), length=amount(words, count, unit)
            )
        case Duration() as takes:
            length = _range(words, takes)
        case _:
            length = why.text
    return words.say("Takes {length}", length=length)


def _range(words: Words, takes: Duration) -> str:
    return lasting(words, takes).replace("..", " to ")


def _times(words: Words, series: SeriesLength) -> str:
    """How often something takes place; more than one recurrence and exceptions are told as the format says them."""
    plain = len(series.recurrences) == 1 and not series.left_out
    every = repeated(words, series.recurrences) if plain else series.rule
    if words.english and not plain:
        every = words.say("every {recurrence}", recurrence=series.rule)
    every = every[:1].upper() + every[1:]
    if series.times == 1:
        return words.say("{every}, once", every=every)
    return words.many("{every}, {n} time, the last", "{every}, {n} times, the last", series.times, every=every)


def _snap(words: Words, group: StepGroup) -> str:
    why = group.first
    if group.skipped:
        return words.say(
            "Moved to {day}, and on over {days}", day=_aligned(words, why), days=days_off(words, group.skipped)
        )
    if group.before == group.result:
        return words.say("“{text}” holds already", text=why.text)
    return words.say("Moved to {day}", day=_aligned(words, why))


def _aligned(words: Words, why: Why) -> str:
    """The day of the week, cadence or recurrence that a date snaps to."""
    match why.detail:
        case Snap(text, rule, weekday):
            return snapped(words, text, weekday, rule)
        case Recurrence(text, 1, Unit.WEEKS, (weekday,), clock=None):
            return snapped(words, text, weekday)
        case _:
            return snapped(words, why.text, None)


def _rolled(reader: Reader, group: StepGroup) -> str:
    passed, roll, words = group.skipped, group.one(WhyKind.ROLL), reader.words
    days, forward = days_off(words, passed), passed[-1].amount > 0
    if roll and forward:
        return words.say(
            "Moved forward over {days} to the next working day of {whose}",
            days=days,
            whose=reader.calendar_name(roll.name),
        )
    if roll:
        return words.say(
            "Moved back over {days} to the previous working day of {whose}",
            days=days,
            whose=reader.calendar_name(roll.name),
        )
    return (
        words.say("Moved forward over {days}", days=days) if forward else words.say("Moved back over {days}", days=days)
    )


def _alone(reader: Reader, why: Why) -> str:
    words = reader.words
    match why.kind:
        case WhyKind.ZONE:
            return words.say("{time} is here", time=_elsewhere(words, why))
        case WhyKind.SCALED:
            return words.say("Stretched to the length of this plan ({text})", text=_scaled(words, why))
        case WhyKind.CALENDAR:
            return words.say("Counted in the working days of {whose}", whose=reader.calendar_name(why.name))
        case WhyKind.ROLL if why.detail is How.WORKING_HOURS:
            return words.say("Moved into the working hours of {whose}", whose=reader.calendar_name(why.name))
        case WhyKind.ROLL:
            return words.say("Moved to a working day of {whose}", whose=reader.calendar_name(why.name))
        case _:
            return words.say("Begins with its phase") if why.edge == "start" else words.say("Ends with its phase")


def _scaled(words: Words, why: Why) -> str:
    """A day or week that is another one in a plan of another length."""
    match why.detail:
        case ScaledWeek(week, day):
            return words.say("week {week} begins on day {day}", week=week, day=day)
        case ScaledDay(day, moved):
            return words.say("day {day} becomes day {moved}", day=day, moved=moved)
        case _:
            return why.text


def _elsewhere(words: Words, why: Why) -> str:
    """A time of day on the clocks of another zone, which is named after its city."""
    there = why.detail if isinstance(why.detail, Moment) else why.result
    told = {"day": words.day(there.day), "time": there.clock}
    if why.name == ANYWHERE_ON_EARTH:
        return words.say("{day} {time} anywhere on earth", **told)
    return words.say("{day} {time} in {place}", **told, place=why.name.rpartition("/")[2].replace("_", " "))
