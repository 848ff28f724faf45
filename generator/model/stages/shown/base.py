"""What all parts of a shown plan have in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Shown(BaseModel):
    """Base of all that a reader can see: frozen, without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")
