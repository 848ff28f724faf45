"""Rules about what commands freeze and publish."""

from __future__ import annotations

from generator.model.problems.rule import Rule

RELEASE_TAKEN = Rule(
    "release/taken", "A release of this version exists", "A release never changes, or running plans move."
)
RELEASE_VERSION = Rule(
    "release/version", "Not the version that the playbook says", "A pinned plan shows the version on its pages."
)
PUBLISH_SUFFIX = Rule(
    "publish/suffix", "A customer without a suffix", "The suffix keeps strangers from guessing the address."
)
VERSION_RECORD = Rule("version/record", "A damaged record of a version", "Baselines are read from it.")

RULES = (RELEASE_TAKEN, RELEASE_VERSION, PUBLISH_SUFFIX, VERSION_RECORD)
