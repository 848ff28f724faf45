"""Build: pages become a site folder. The one place that knows MkDocs."""

from generator.steps.build.docs import write_docs
from generator.steps.build.pool import Built, Job, build_many
from generator.steps.build.site import build_site
from generator.steps.build.templates import template_folders

__all__ = ["Built", "Job", "build_many", "build_site", "template_folders", "write_docs"]
