"""The languages of pages: those that have a catalogue, also by the name of a region (`de-AT`)."""

from __future__ import annotations

from collections.abc import Collection

from babel import Locale, UnknownLocaleError

from generator.model.files.source import Loc
from generator.model.language.tokenizer import did_you_mean, quote
from generator.model.problems.rules_customer import CUSTOMER_LANGUAGE
from generator.model.translation.catalogue import OWN
from generator.steps.validate.report import Report

SHIPPED = ("de", "en")
"""The languages that need no catalogue of the workspace."""


def check_language(report: Report, language: str, at: Loc, known: Collection[str]) -> None:
    """Report a code that is none, and a language that nobody has translated anything into; nothing stands for a default."""
    if not language:
        return
    named = ", ".join(quote(each) for each in sorted(known))
    if not _is_code(language):
        hint = did_you_mean(language, (*known, *_NAMES)) or f"write a code: {named}"
        hint = hint if language.casefold() not in _NAMES else f"write {quote(_NAMES[language.casefold()])}"
        report.at(CUSTOMER_LANGUAGE, at, f"{quote(language)} is no code of a language", hint)
    elif _code(language) not in {_code(each) for each in known}:
        more = f"or translate our texts in `{OWN}{_code(language)}.po`"
        near = did_you_mean(language, known) or f"write one of {named}"
        report.at(CUSTOMER_LANGUAGE, at, f"we have no words in {quote(language)}", f"{near} {more}")


_NAMES = {"english": "en", "german": "de", "deutsch": "de"}


def _code(language: str) -> str:
    """The language without its region: `de` of `de-AT`."""
    return language.replace("_", "-").lower().split("-")[0]


def _is_code(language: str) -> bool:
    try:
        Locale.parse(language.replace("_", "-"), sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True
