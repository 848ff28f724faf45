"""The road of one customer: from the files to the plan, to what an audience sees, to the tree of a site."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.calendar.as_of import AsOf
from generator.model.stages.assessed import AssessedPlan
from generator.model.stages.plan import Plan
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.site import SiteTree
from generator.model.translation.catalogue import Languages, missing_texts
from generator.model.translation.translator import Words
from generator.pipeline.baseline import compared, read_records
from generator.pipeline.outcome import Found, found
from generator.pipeline.workspace import Shelf, Subject
from generator.steps.assess import assess
from generator.steps.lint import lint_plan
from generator.steps.outline import outline
from generator.steps.project import project
from generator.steps.render import render
from generator.steps.render.template_texts import wanted_texts
from generator.steps.resolve import resolve
from generator.steps.schedule import schedule

INTERNAL = "internal"


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


def onboarding(shelf: Shelf, customer: str, as_of: AsOf, publishing: str = "") -> Found[Onboarding]:
    """How everything stands at one customer, with all problems of their files and their playbook.

    `publishing` is the version that is about to be published; it is not compared with itself.
    """
    subject = shelf.customer(customer)
    if subject.value is None:
        return Found(None, subject.problems)
    return _assessed(subject.value, as_of, publishing, subject, shelf.languages)


def _assessed(
    subject: Subject, as_of: AsOf, publishing: str, read: Found[Subject], languages: Languages
) -> Found[Onboarding]:
    records, damaged = read_records(subject.sources)
    plan, problems = resolve(subject.playbook, subject.customer, subject.vendor, subject.vendor_logo)
    if plan is None:
        return found(None, read.problems, damaged, problems)
    status = subject.customer.status
    day = as_of.day(subject.zone)
    dated = schedule(plan, status, day)
    versions = compared(records, status, day, publishing)
    assessed = assess(dated, status, day, versions.baseline, versions.previous, published=versions.published)
    lints = lint_plan(dated, subject.playbook.source, subject.customer)
    return found(Onboarding(subject, assessed, languages), read.problems, damaged, problems, dated.problems, lints)


def shown(it: Onboarding, audience: str, words: Words | None = None) -> ShownPlan:
    """What an audience may see, in the language that it reads unless other words are given."""
    return project(it.assessed, audience, words or it.words(audience))


def tree(shelf: Shelf, it: Onboarding, audience: str, versioned: bool = False) -> Found[SiteTree]:
    """The site of a customer for one audience; what is wrong with the page templates is among the problems."""
    return drawn(shelf, it, shown(it, audience), versioned)


def drawn(shelf: Shelf, it: Onboarding, plan: ShownPlan, versioned: bool = False) -> Found[SiteTree]:
    """The site of a customer for the audience of a plan."""
    templates = shelf.templates()
    if templates.value is None:
        return Found(None, templates.problems)
    words = it.words(plan.audience)
    made, problems = render(
        outline(plan, words), templates.value, it.plan.attachments, versioned, words, logos=it.plan.logos
    )
    lacking = missing_texts(it.languages, words.language, wanted_texts(templates.value))
    return found(made, templates.problems, problems, lacking, shelf.wrong_words(words.language))
