"""How templates say words of ours: `_("…", name=value)`, `ngettext("…", "…", count)` and `trans` blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape

from generator.model.translation.translator import Words, filled

EXTENSIONS = ("jinja2.ext.loopcontrols", "jinja2.ext.i18n")
"""The statements that templates have beside those of Jinja itself."""


def messages(words: Words) -> Mapping[str, Callable[..., str]]:
    """The functions by name. A word of a catalogue is text: markup in it shows as it is written."""

    @cache
    def opened(text: str) -> str:
        """A message as markup; no gap has a character in it that is escaped."""
        return str(escape(words.gettext(text)))

    @cache
    def whole(text: str) -> Markup:
        return Markup(filled(opened(text), {}))

    @pass_eval_context
    def gettext(context: EvalContext, text: str, /, **fills: object) -> str:
        if not context.autoescape:
            return filled(words.gettext(text), fills)
        return Markup(filled(opened(text), _escaped(fills))) if fills else whole(text)

    @pass_eval_context
    def ngettext(context: EvalContext, one: str, more: str, count: int, /, **fills: object) -> str:
        text, known = words.ngettext(one, more, count), {"n": count, "num": count, **fills}
        return Markup(filled(str(escape(text)), _escaped(known))) if context.autoescape else filled(text, known)

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext}


def _escaped(fills: Mapping[str, object]) -> Mapping[str, object]:
    """What fills gaps, as markup; what is markup already stays as it is."""
    return {name: escape(fill) for name, fill in fills.items()}
