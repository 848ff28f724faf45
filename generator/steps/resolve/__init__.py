"""Work out what a playbook means for one customer: what is in, for whom, by whom, and what waits for what."""

from __future__ import annotations

from generator.model.files.customer.vendor import Vendor
from generator.model.files.item_index import located
from generator.model.files.playbook.audience import sight
from generator.model.files.source import FileSource, Loc
from generator.model.files.valid import ValidCustomer, ValidPlaybook
from generator.model.language.condition import Condition, evaluate
from generator.model.problems.problem import Problem, Severity
from generator.model.stages.plan import OutItem, Plan
from generator.steps.resolve.customer_criteria import own_figures
from generator.steps.resolve.dependencies import Dependencies
from generator.steps.resolve.expand import Expansion, by_base
from generator.steps.resolve.facts import answers_of, fact_views, member_views
from generator.steps.resolve.items import Build, playbook_order
from generator.steps.resolve.nominal_dates import Moments
from generator.steps.resolve.people import party_of, people_of, role_views
from generator.steps.resolve.unused import loose_ends
from generator.steps.resolve.variant import choose
from generator.steps.resolve.views import attached_files, group_views, guide_texts, support_modes

__all__ = ["resolve"]


def resolve(
    playbook: ValidPlaybook, customer: ValidCustomer, vendor: Vendor, logo: FileSource | None = None
) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The plan of a customer, or None with the reasons; warnings come with a plan. `logo` is the vendor's."""
    model = playbook.playbook
    answers = answers_of(model, playbook.defaults, customer.facts)
    written = {each.id: each for each in located(model) if each.band is None}
    dates = {playbook.current(ref): time for ref, time in customer.customer.dates.items()}
    periods = {**model.terms, **customer.customer.terms}
    choice, problems = choose(playbook, customer, answers, Moments(dates, written, periods=periods))
    at = Moments(dates, written, choice.scale, periods)
    expansion = Expansion(playbook, customer, choice, answers, at)
    instances = playbook_order(model, expansion.instances())
    dependencies = Dependencies(by_base(instances), answers.groups, playbook.renamed)
    people = people_of(customer.customer, vendor, customer.status, playbook.renamed)
    build = Build(playbook, answers, at, people, dates, dependencies)
    items = tuple(build.item(one, order) for order, one in enumerate(instances) if not one.out)

    def holds(when: Condition | None, loc: Loc) -> bool:
        return when is None or evaluate(when, answers.values, at).value is not False

    plan = Plan(
        customer_id=customer.id,
        customer=customer.customer,
        playbook_id=playbook.id,
        playbook=own_figures(model, customer.customer),
        vendor=vendor,
        release=playbook.release,
        items=items,
        out=tuple(OutItem(i.id, i.title, i.audience, i.reasons) for i in instances if i.out),
        groups=group_views(playbook, items, answers.groups),
        members=member_views(model, answers),
        facts=fact_views(model, answers),
        roles=role_views(model, people, answers.groups),
        people=people,
        party_of=party_of(people, model, vendor),
        support=support_modes(model, holds),
        guides=guide_texts(playbook, holds),
        attachments=attached_files(playbook),
        logos={party: file for party, file in (("vendor", logo), ("customer", customer.logo)) if file},
        variant=choice.view(),
        scale=choice.scale,
        sees=sight(model),
    )
    loose = tuple(loose_ends(playbook, customer, instances, plan, dependencies))
    every = tuple(sorted({*problems, *expansion.problems, *dependencies.problems, *loose}))
    return (None if any(p.severity is Severity.ERROR for p in every) else plan), every
