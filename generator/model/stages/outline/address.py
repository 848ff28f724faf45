"""Where things stand on a page."""

from __future__ import annotations


def anchor(id_: str) -> str:
    """The fragment of an id: `hands-on[oslo]` is `hands-on--oslo`."""
    return id_.replace("[", "--").replace("]", "")
