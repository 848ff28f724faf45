"""The road of one customer: from the files to the plan, to what an audience sees, to the tree of a site."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.calendar.as_of import AsOf
from generator.model.files.playbook.audience import INTERNAL
from generator.model.stages.assessed import AssessedPlan
from generator.model.stages.plan import Plan
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.site import SiteTree
from generator.model.translation.catalogue import Languages, missing_texts
from generator.model.translation.translator import Words
from generator.pipeline.dated_plan import dated_plan
from generator.pipeline.result import Result, result_of
from generator.pipeline.workspace import Subject, Workspace
from generator.steps.assess import assess, compared
from generator.steps.outline import outline
from generator.steps.project import project
from generator.steps.render import render, wanted_texts
from generator.steps.validate import validate_versions


@dataclass(frozen=True, slots=True)
class Onboarding:
    """One customer on one day: the files it was read from, and how everything stands."""

    subject: Subject
    assessed: AssessedPlan
    languages: Languages = field(default_factory=Languages)

    @property
    def plan(self) -> Plan:
        """The plan without dates."""
        return self.assessed.dated.plan

    @property
    def audiences(self) -> tuple[str, ...]:
        """The audiences that have a site: those that the customer file names, and the vendor's own."""
        return tuple(dict.fromkeys((*self.subject.customer.customer.audiences, INTERNAL)))

    def language(self, audience: str) -> str:
        """The language that an audience reads: the vendor's own readers that of the vendor, all others the customer's."""
        vendor = self.subject.vendor.language
        return vendor if audience == INTERNAL else self.subject.customer.customer.language or vendor

    def words(self, audience: str) -> Words:
        """The words for an audience."""
        return self.languages.words(self.language(audience))


def read_onboarding(workspace: Workspace, customer: str, as_of: AsOf, publishing: str = "") -> Result[Onboarding]:
    """How everything stands at one customer, with all problems of their files and their playbook.

    `publishing` is the version that is about to be published; it is not compared with itself.
    """
    subject = workspace.customer(customer)
    if subject.value is None:
        return Result(None, subject.problems)
    return _assessed(subject.value, as_of, publishing, subject, workspace.languages)


def _assessed(
    subject: Subject, as_of: AsOf, publishing: str, read: Result[Subject], languages: Languages
) -> Result[Onboarding]:
    records, damaged = validate_versions(subject.sources)
    status, day = subject.customer.status, as_of.day(subject.zone)
    dated, problems, lints = dated_plan(subject.playbook, subject.customer, subject.vendor, day, subject.vendor_logo)
    if dated is None:
        return result_of(None, read.problems, damaged, problems)
    versions = compared(records, status, day, publishing)
    assessed = assess(dated, status, day, versions.baseline, versions.previous, published=versions.published)
    return result_of(Onboarding(subject, assessed, languages), read.problems, damaged, problems, lints)


def shown(onboarding: Onboarding, audience: str, words: Words | None = None) -> ShownPlan:
    """What an audience may see, in the language that it reads unless other words are given."""
    return project(onboarding.assessed, audience, words or onboarding.words(audience))


def tree(workspace: Workspace, onboarding: Onboarding, audience: str, versioned: bool = False) -> Result[SiteTree]:
    """The site of a customer for one audience; what is wrong with the page templates is among the problems."""
    return drawn(workspace, onboarding, shown(onboarding, audience), versioned)


def drawn(workspace: Workspace, onboarding: Onboarding, plan: ShownPlan, versioned: bool = False) -> Result[SiteTree]:
    """The site of a customer for the audience of a plan."""
    templates = workspace.templates()
    if templates.value is None:
        return Result(None, templates.problems)
    words = onboarding.words(plan.audience)
    made, problems = render(
        outline(plan, words),
        templates.value,
        onboarding.plan.attachments,
        versioned,
        words,
        logos=onboarding.plan.logos,
    )
    lacking = missing_texts(onboarding.languages, words.language, wanted_texts(templates.value))
    return result_of(made, templates.problems, problems, lacking, workspace.wrong_words(words.language))
