"""Words of ours in the language of a reader: sentences with gaps, counts, names of values, and dates.

Every sentence stands in the code and in the templates in English, as the key of its translation. What came from the
files of a workspace fills gaps and is never translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from gettext import NullTranslations

from babel.dates import format_date, format_skeleton, get_day_names
from babel.numbers import format_decimal

from generator.model.language.title import title_from_id

GAP = re.compile(r"\{(\w+)\}|%\((\w+)\)s|%%")
"""A gap of a message: `{name}`, or `%(name)s` where a template has a `trans` block, which also doubles percent signs."""

_SHORT = {"en": "d MMM"}
_LONG = {"en": "EEE d MMM yyyy"}
"""English dates as most of the world writes them; every other language has the usual form of its place."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of ours for which no language has been chosen: its English text, and what fills the gaps.

    With `more` it counts: `text` is for one, `more` for all else, and the gap `n` is the count. A gap may be filled by
    another sentence, or by a date, which stays in ISO form.
    """

    text: str
    fills: tuple[tuple[str, object], ...] = ()
    more: str = ""
    count: int = 0

    def __str__(self) -> str:
        return ENGLISH.of(self)

    def __bool__(self) -> bool:
        return bool(self.text)


def say(text: str, /, **fills: object) -> Said:
    """A sentence for later: `say("Running since {day}.", day=kickoff)`."""
    return Said(text, tuple(fills.items()))


def many(one: str, more: str, count: int, /, **fills: object) -> Said:
    """A sentence with a count for later: `many("{n} day late", "{n} days late", days)`."""
    return Said(one, tuple(fills.items()), more, count)


@dataclass(frozen=True, slots=True)
class Inside:
    """A title of the files within a sentence, where English writes it small."""

    title: str

    def __str__(self) -> str:
        return f"{self.title[:1].lower()}{self.title[1:]}"


def marked(text: str) -> str:
    """The same text, which the catalogues hold since it is said elsewhere by its value."""
    return text


def plural(one: str, more: str) -> tuple[str, str]:
    """The same two texts, likewise."""
    return one, more


def joined(between: str, parts: Iterable[Said | str]) -> Said:
    """Sentences in a row; those that say nothing are left out."""
    fills = tuple((f"part{n}", part) for n, part in enumerate(p for p in parts if p))
    return Said(between.join(f"{{{name}}}" for name, _ in fills), fills)


def of_rule(text: str, ours: bool) -> Said | str:
    """The text of a rule: a sentence of ours, or what a playbook says."""
    return Said(text) if ours else text


NOTHING = Said("")


def filled(text: str, fills: Mapping[str, object]) -> str:
    """The text with its gaps filled; one that nobody fills stays as it is, and text that fills a gap is not read again."""
    return GAP.sub(lambda gap: "%" if gap[0] == "%%" else str(fills.get(gap[1] or gap[2], gap[0])), text)


def gaps(text: str) -> frozenset[str]:
    """The names of the gaps of a message."""
    return frozenset(gap[1] or gap[2] for gap in GAP.finditer(text) if gap[0] != "%%")


_ENGLISH_ONLY = NullTranslations()


@dataclass(frozen=True)
class Words:
    """One language: its tag as pages name it (`de`, `pt-BR`), and the translations of our messages.

    Equal words are those of the same catalogue; what is worked out for them is kept by them.
    """

    language: str = "en"
    translations: NullTranslations = _ENGLISH_ONLY

    @property
    def locale(self) -> str:
        """The language as the library for dates spells it."""
        return self.language.replace("-", "_")

    @property
    def english(self) -> bool:
        """Whether what the format says is what people say."""
        return self.locale.partition("_")[0] == "en"

    def say(self, text: str, /, **fills: object) -> str:
        """A sentence of ours with its gaps filled."""
        return filled(self.gettext(text), fills)

    def many(self, one: str, more: str, count: int, /, **fills: object) -> str:
        """A sentence of ours in the plural form of a count, which is the gap `n`."""
        return filled(self.ngettext(one, more, count), {"n": count, **fills})

    def gettext(self, text: str) -> str:
        """A message with its gaps open."""
        return self.translations.gettext(text) if text else ""

    def ngettext(self, one: str, more: str, count: int) -> str:
        """A message with its gaps open, in the plural form of a count."""
        return self.translations.ngettext(one, more, abs(count))

    def of(self, said: Said | str) -> str:
        """What was said, in this language; text of the files stays as it is."""
        if isinstance(said, str):
            return said
        fills = {name: self._fill(fill) for name, fill in said.fills}
        if said.more:
            return self.many(said.text, said.more, said.count, **fills)
        return self.say(said.text, **fills)

    def _fill(self, fill: object) -> object:
        if isinstance(fill, Inside):
            return str(fill) if self.english else fill.title
        return self.of(fill) if isinstance(fill, Said) else fill

    def quoted(self, text: str) -> str:
        """A text between the quotation marks of this language."""
        return self.say("“{text}”", text=text)

    def label(self, value: str) -> str:
        """The name of a value of the format: `at risk` is "At risk"; ids that people chose stand in no catalogue."""
        return self.gettext(title_from_id(value))

    def listed(self, parts: Iterable[str]) -> str:
        """Parts in a row: "A, B and C"."""
        *first, last = [*parts]
        return self.say("{list} and {last}", list=", ".join(first), last=last) if first else last

    def number(self, number: Decimal | float) -> str:
        """A number with its decimals set apart as in this language: "0.5"."""
        return str(format_decimal(number, "#0.#########", locale=self.locale))

    def day(self, day: date) -> str:
        """Weekday and date: "Mon 2 Nov 2026"."""
        return _date(day, _LONG, "yMMMEd", self.locale)

    def day_without_year(self, day: date) -> str:
        """Weekday and date of a year that is said beside it."""
        return _date(day, {"en": "EEE d MMM"}, "MMMEd", self.locale)

    def plain_date(self, day: date) -> str:
        """The date without its weekday: "2 Nov 2026"."""
        return _date(day, {"en": "d MMM yyyy"}, "yMMMd", self.locale)

    def short_date(self, day: date) -> str:
        """The date without weekday and year: "2 Nov"."""
        return _date(day, _SHORT, "MMMd", self.locale)

    def month(self, day: date) -> str:
        """The month alone: "Nov"."""
        return str(format_date(day, "LLL", locale=self.locale))

    def month_of_year(self, day: date) -> str:
        """The month with its year: "Nov 2026"."""
        return _date(day, {"en": "MMM yyyy"}, "yMMM", self.locale)

    def weekday(self, number: int, width: str = "wide") -> str:
        """The name of a day of the week, Monday is 0: "Monday"; `abbreviated` is "Mon"."""
        return str(get_day_names(width, "format", self.locale)[number])  # type: ignore[arg-type]


def _date(day: date, own: Mapping[str, str], skeleton: str, locale: str) -> str:
    """A date in our own form of a language, or else in the usual one."""
    form = own.get(locale)
    return str(format_date(day, form, locale=locale) if form else format_skeleton(skeleton, day, locale=locale))


ENGLISH = Words()
"""The language in which everything is written."""
