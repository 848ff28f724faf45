"""Publish: a site folder becomes a version that never changes. The one place that knows the version store."""

from generator.steps.publish.check import check_versions
from generator.steps.publish.manifest import digest, manifest_of
from generator.steps.publish.store import Published, publish
from generator.steps.publish.version_record import version_record

__all__ = ["Published", "check_versions", "digest", "manifest_of", "publish", "version_record"]
