"""A customer's own criteria and figures in the place of the playbook's."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.files.customer.customer import Customer
from generator.model.files.items.check import CheckGroup, CheckGroups
from generator.model.files.playbook.metric import Metric
from generator.model.files.playbook.playbook import Playbook


def own_figures(playbook: Playbook, customer: Customer) -> Playbook:
    """The playbook with what this customer says about success and metrics; items stay as they are."""
    return playbook.model_copy(
        update={
            "success": _success(playbook.success, customer.success),
            "metrics": _metrics(playbook.metrics, customer.metrics),
        }
    )


def _success(given: CheckGroups, own: CheckGroups) -> CheckGroups:
    """Every heading of the playbook with the customer's criteria in it, then the headings that only the customer has."""
    return {**given, **{id_: _group(given.get(id_), group) for id_, group in own.items()}}


def _group(given: CheckGroup | None, own: CheckGroup) -> CheckGroup:
    if given is None:
        return own
    written = {name: getattr(own, name) for name in own.model_fields_set}
    return given.model_copy(update={**written, "checks": {**given.checks, **own.checks}})


def _metrics(given: Mapping[str, Metric], own: Mapping[str, Metric]) -> dict[str, Metric]:
    """Each metric with the keys that the customer wrote; a metric that only the customer has comes last."""
    found = dict(given)
    for id_, metric in own.items():
        written = {name: getattr(metric, name) for name in metric.model_fields_set}
        found[id_] = found[id_].model_copy(update=written) if id_ in found else metric
    return found
