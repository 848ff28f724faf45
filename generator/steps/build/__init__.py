"""Build: pages become a site folder. The one place that knows MkDocs."""

from generator.steps.build.config import engine_config
from generator.steps.build.docs import write_docs
from generator.steps.build.encode import entities
from generator.steps.build.engine import add_tree, epoch_of
from generator.steps.build.finish import foreign_scripts, policy, write_sitemap
from generator.steps.build.pool import Built, Crew, Job, build_many, build_one, crew_size
from generator.steps.build.preview import Server
from generator.steps.build.site import build_site, findings
from generator.steps.build.templates import template_folders
from generator.steps.build.theme import NOT_FOUND, forget_templates, is_wanted, script_patterns
from generator.steps.build.watcher import Watcher

__all__ = [
    "NOT_FOUND",
    "Built",
    "Crew",
    "Job",
    "Server",
    "Watcher",
    "add_tree",
    "build_many",
    "build_one",
    "build_site",
    "crew_size",
    "engine_config",
    "entities",
    "epoch_of",
    "findings",
    "foreign_scripts",
    "forget_templates",
    "is_wanted",
    "policy",
    "script_patterns",
    "template_folders",
    "write_docs",
    "write_sitemap",
]
