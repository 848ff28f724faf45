"""Where changes are proposed, for the vendor's own readers: nobody else learns where the files are kept."""

from __future__ import annotations

from generator.model.stages.shown.guide import ShownRepository
from generator.steps.project.visibility import Reader


def shown_repository(reader: Reader) -> ShownRepository | None:
    """The web addresses of the vendor's repository."""
    vendor = reader.plan.vendor
    if not reader.internal or not vendor.repository or not vendor.repository.startswith("https://"):
        return None
    base = vendor.repository.rstrip("/")
    edit = (vendor.edit_uri or f"{base}/edit/main").rstrip("/") + "/"
    # GitLab sets its own words apart by a dash, and nests the fields of a form; GitHub, Gitea and Forgejo do not.
    nested = "/-/" in edit
    issue = (
        "/-/issues/new?issue[title]={title}&issue[description]={text}"
        if nested
        else "/issues/new?title={title}&body={text}"
    )
    return ShownRepository(edit=edit, issue=base + issue)
