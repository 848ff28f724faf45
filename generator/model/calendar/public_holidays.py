"""Public holidays by country and region, from the `holidays` package; it reads nothing of the user's.

Two trusted sources agree about few countries, so a customer may pin a list instead, and pages name `SOURCE`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.metadata import version
from types import MappingProxyType

import holidays

from generator.model.language.tokenizer import LanguageError, closest, did_you_mean, quote
from generator.model.language.weekday import FIRST_YEAR, LAST_YEAR

SOURCE = f"holidays {version('holidays')}"
"""Where the dates come from."""


def holidays_of(country: str, region: str, years: Iterable[int], language: str = "en") -> Mapping[dt.date, str]:
    """The public holidays of some years in the order of their dates, in a language or else in English, if the package has it.

    A date that was computed ahead of the official word says so in its name. An unknown country or region is a
    LanguageError.
    """
    wanted = tuple(sorted({year for year in years if FIRST_YEAR <= year <= LAST_YEAR}))
    return _holidays(check_country(country), check_region(country, region), wanted, language)


@lru_cache(maxsize=256)
def _holidays(country: str, region: str, years: tuple[int, ...], language: str) -> Mapping[dt.date, str]:
    if not years:
        return MappingProxyType({})
    found = holidays.country_holidays(
        country, subdiv=region or None, years=years, expand=False, language=_language(country, language)
    )
    # The package joins names that fall on one date in no order to rely on.
    names = {date: ", ".join(sorted(set(found[date].split("; ")))) for date in found}
    return MappingProxyType(dict(sorted(names.items())))


@lru_cache(maxsize=256)
def _language(country: str, wanted: str) -> str | None:
    """The wanted language if the package has it for a country, else English; None is the country's own."""
    known = holidays.country_holidays(country).supported_languages
    tags = (tag for tag in (wanted.replace("-", "_"), wanted.partition("-")[0]) if tag != "en")
    return next((tag for tag in (*tags, "en_US") if tag in known), None)


@lru_cache(maxsize=1)
def countries() -> Mapping[str, tuple[str, ...]]:
    """The regions of every country that is known, by its code of two letters."""
    supported = holidays.list_supported_countries(include_aliases=False)
    return MappingProxyType({code: tuple(regions) for code, regions in supported.items()})


def check_country(country: str) -> str:
    """The code of a country, or a LanguageError that suggests one."""
    if country in countries():
        return country
    raise LanguageError(f"unknown country {quote(country)}", 0, _country_hint(country))


def _country_hint(country: str) -> str:
    codes = _codes()
    word = country.strip().casefold().replace(" ", "").replace("_", "")
    if word in codes:
        return f"write {quote(codes[word])}"
    if meant := closest(word, {name: code for name, code in codes.items() if len(name) > 3}):
        return f"did you mean {quote(meant)}?"
    return "write the code of two letters: `NO`, `US`, `GB`"


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, str]:
    """The code of two letters by every other way to write a country that the package knows, in small letters."""
    known = {"england": "GB", "holland": "NL"}
    for name, classes in holidays.registry.COUNTRIES.items():
        for code in (alias for alias in classes if alias in countries()):
            known |= dict.fromkeys([name.replace("_", ""), *(alias.casefold() for alias in classes)], code)
    return known


def check_region(country: str, region: str) -> str:
    """The code of a region of a country, or nothing when none is named, or a LanguageError that suggests one."""
    regions = countries()[check_country(country)]
    if not region or region in regions:
        return region
    named = {alias: code for code, aliases in _region_names(country).items() for alias in aliases}
    if region in named:
        return named[region]
    if not regions:
        raise LanguageError(f"{quote(country)} has no regions with holidays of their own", 0, "leave `region` out")
    hint = did_you_mean(region, [*regions, *named]) or "the regions are " + ", ".join(quote(code) for code in regions)
    raise LanguageError(f"unknown region {quote(region)} of {quote(country)}", 0, hint)


def _region_names(country: str) -> Mapping[str, list[str]]:
    return holidays.country_holidays(country).get_subdivision_aliases()
