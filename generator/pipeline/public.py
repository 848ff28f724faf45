"""The public site: the catalogue and the public guides of each playbook's newest release, or working copy."""

from __future__ import annotations

from generator.model.stages.site import SiteTree
from generator.pipeline.result import Result, result_of
from generator.pipeline.workspace import Workspace
from generator.steps.outline import public_outline
from generator.steps.project import project_public, shown_brand
from generator.steps.render import render_public


def public_site(workspace: Workspace) -> Result[SiteTree]:
    """The tree of the public site; nothing of a customer is read for it."""
    vendor, templates = workspace.vendor(), workspace.templates()
    if vendor.value is None or templates.value is None:
        return result_of(None, vendor.problems, templates.problems)
    words = workspace.languages.words(vendor.value.language)
    read = [workspace.playbook(id_, workspace.newest(id_)) for id_ in workspace.playbooks]
    plans = [(book.value, project_public(book.value, vendor.value)) for book in read if book.value is not None]
    books = [(book, public_outline(plan, words)) for book, plan in plans if plan.guides]
    brand = shown_brand(vendor.value.brand, None, workspace.logos)
    tree, problems = render_public(vendor.value.name, books, templates.value, words, brand=brand, logos=workspace.logos)
    return result_of(tree, problems, *(book.problems for book in read), templates.problems)
