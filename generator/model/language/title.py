"""The title of whatever has none of its own."""

from __future__ import annotations


def title_from_id(id_: str) -> str:
    """The title that an id suggests: `kickoff-call` is "Kickoff call"."""
    words = id_.replace("-", " ")
    return words[:1].upper() + words[1:]
