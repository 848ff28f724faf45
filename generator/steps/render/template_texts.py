"""Which texts templates say, and where: what a catalogue has to hold."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError

from generator.model.problems.problem import Place
from generator.model.translation.catalogue import Message, WantedText
from generator.steps.render.environment import FOLDER
from generator.steps.render.messages import EXTENSIONS


def wanted_texts(templates: Mapping[str, str]) -> tuple[WantedText, ...]:
    """The texts of all templates (name → text); one that does not parse is reported where it is drawn."""
    return _wanted(tuple(sorted(templates.items())))


@lru_cache(maxsize=4)
def _wanted(templates: tuple[tuple[str, str], ...]) -> tuple[WantedText, ...]:
    env = Environment(extensions=EXTENSIONS, autoescape=True)
    return tuple(text for name, source in templates for text in _texts(env, name, source))


def _texts(env: Environment, name: str, source: str) -> list[WantedText]:
    try:
        found = env.extract_translations(source)  # type: ignore[attr-defined]
        return [WantedText(_message(said), _place(name, source, line, said)) for line, _, said in found if _first(said)]
    except TemplateSyntaxError:
        return []


def _first(said: str | tuple[str | None, ...]) -> str:
    """The text; nothing where it is put together only when the page is drawn."""
    return (said if isinstance(said, str) else said[0]) or ""


def _message(said: str | tuple[str | None, ...]) -> Message:
    more = said[1] if isinstance(said, tuple) and len(said) > 1 else ""
    return Message(_first(said), more or "")


def _place(name: str, source: str, line: int, said: str | tuple[str | None, ...]) -> Place:
    """The line of a text, and its column where it stands in that line as it is."""
    column = source.splitlines()[line - 1].find(_first(said)) + 1
    return Place(FOLDER + name, line, column)
