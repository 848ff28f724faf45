"""How templates say words of ours: `_("…", name=value)`, `ngettext("…", "…", count)` and `trans` blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape

from generator.model.words import Words, filled

EXTENSIONS = ("jinja2.ext.loopcontrols", "jinja2.ext.i18n")
"""The statements that templates have beside those of Jinja itself."""


def messages(words: Words) -> Mapping[str, Callable[..., str]]:
    """The functions by name. A word of a catalogue is text: markup in it shows as it is written."""

    @pass_eval_context
    def gettext(context: EvalContext, text: str, /, **fills: object) -> str:
        return _filled(context, words.gettext(text), fills)

    @pass_eval_context
    def ngettext(context: EvalContext, one: str, more: str, count: int, /, **fills: object) -> str:
        return _filled(context, words.ngettext(one, more, count), {"n": count, "num": count, **fills})

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext}


def _filled(context: EvalContext, text: str, fills: Mapping[str, object]) -> str:
    """The text with its gaps filled, as markup where the template is; what fills a gap may be markup already."""
    if not context.autoescape:
        return filled(text, fills)
    # No gap has a character in it that is escaped.
    return Markup(filled(str(escape(text)), {name: escape(fill) for name, fill in fills.items()}))
