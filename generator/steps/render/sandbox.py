"""Jinja's sandbox, which decides once for each attribute of a type instead of at every look."""

from __future__ import annotations

from types import BuiltinMethodType, MethodType
from typing import Any

from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

_BOUND = (MethodType, BuiltinMethodType)


class Sandbox(ImmutableSandboxedEnvironment):
    """Allows what the immutable sandbox allows, and nothing else; only quicker.

    Whether an attribute may be read depends on the object's type and the attribute's name alone. Bound methods always
    take the long way, since a string's `format` is replaced there.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._allowed: set[tuple[type, str]] = set()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The attribute, if templates may read it."""
        key = (type(obj), attribute)
        if key in self._allowed:
            try:
                value = getattr(obj, attribute)
            except AttributeError:
                return super().getattr(obj, attribute)
            if not isinstance(value, _BOUND):
                return value
        elif self.is_safe_attribute(obj, attribute, None):
            self._allowed.add(key)
        return super().getattr(obj, attribute)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Call what may be called; a macro of a template always may, and so may what says words of ours."""
        if type(__obj) is not Macro and __obj is not __self.globals.get("_"):
            return super().call(__context, __obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        called: Any = __obj
        return called(__context.eval_ctx, *args, **kwargs)
