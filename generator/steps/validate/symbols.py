"""Everything in a playbook that something else can name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.model.files.customer.vendor import Vendor
from generator.model.files.item_index import Located, located
from generator.model.files.items.guide import Guide
from generator.model.files.playbook.audience import BUILT_IN, sight
from generator.model.files.playbook.named_period import NamedPeriod
from generator.model.files.playbook.playbook import Playbook
from generator.model.language.condition_types import FactKind


@dataclass(frozen=True)
class Names:
    """The names of a playbook by what they name; `added` and `own_periods` are one customer's."""

    playbook: Playbook
    vendor: Vendor
    guides: Mapping[str, Guide] = field(default_factory=dict)
    added: tuple[Located, ...] = ()
    own_periods: Mapping[str, NamedPeriod] = field(default_factory=dict)

    @cached_property
    def all_items(self) -> tuple[Located, ...]:
        """Every item, an id that stands twice included."""
        return (*located(self.playbook), *self.added)

    @cached_property
    def items(self) -> Mapping[str, Located]:
        """The first item of each id."""
        found: dict[str, Located] = {}
        for each in self.all_items:
            found.setdefault(each.id, each)
        return found

    @cached_property
    def planned(self) -> Mapping[str, Located]:
        """The items that can stand in a plan: all but those that a health band starts."""
        return {id_: each for id_, each in self.items.items() if each.band is None}

    def item(self, id_: str) -> Located | None:
        """The item that an id, or a former id, names."""
        return self.planned.get(id_) or self.planned.get(self.renamed.get(id_, ""))

    @cached_property
    def sees(self) -> Mapping[str, frozenset[str]]:
        """Who may read whose content."""
        return sight(self.playbook)

    @cached_property
    def periods(self) -> Mapping[str, NamedPeriod]:
        """The periods that a time may name."""
        return {**self.playbook.terms, **self.own_periods}

    @cached_property
    def parties(self) -> tuple[str, ...]:
        return tuple(self.vendor.parties)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """Facts whose answer is a list of members."""
        return tuple(id_ for id_, fact in self.playbook.facts.items() if fact.type is FactKind.GROUP)

    @cached_property
    def audiences(self) -> tuple[str, ...]:
        return (*BUILT_IN, *self.playbook.audiences)

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Former ids and the present ones, of all that records and customers name."""
        p = self.playbook
        kinds: Iterable[Mapping[str, Any]] = (
            p.facts,
            p.roles,
            p.metrics,
            p.phases,
            p.workstreams,
            p.runbooks,
            p.courses,
        )
        pairs = ((old, id_) for kind in kinds for id_, each in kind.items() for old in each.formerly)
        items = ((old, each.id) for each in self.all_items for old in each.item.formerly)
        return {**dict(pairs), **dict(items)}

    def repeats_over(self, each: Located) -> str | None:
        """The group that an item is repeated over, by itself or with its runbook."""
        runbook = self.playbook.runbooks.get(each.runbook or "")
        return each.item.for_each or (runbook.for_each if runbook else None)
