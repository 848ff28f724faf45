"""The rules about a built site and its versions: links that lead nowhere, folders and versions that are taken."""

from __future__ import annotations

from generator.model.problems.rule import Rule

LINK_BROKEN = Rule("link/broken", "A link to nothing", "A customer who follows it finds an error page.")
LINK_ANCHOR = Rule("link/anchor", "A link to a heading that is not there", "It opens the page at the wrong place.")
LINK_MALFORMED = Rule("link/malformed", "An address that cannot be read", "No browser can follow it.")
SITE_ENGINE = Rule("site/engine", "The site engine complains", "A warning of the engine is a fault on the page.")
SITE_SCRIPT = Rule("site/script", "A script that the theme does not bring", "Only the theme's own scripts may run.")
SITE_FILE = Rule("site/file", "A file of a site cannot be taken", "What a site carries must be what was checked.")
SITE_FOLDER = Rule("site/folder", "The output folder cannot be used", "A build replaces its folder as a whole.")
PUBLISH_TAKEN = Rule("publish/taken", "A version name is taken", "A published version never changes.")
PUBLISH_NAME = Rule("publish/name", "Not a version name", "The name is a folder and a part of the address.")
PUBLISH_ALIAS = Rule("publish/alias", "Not a free alias", "An alias must never hide a version.")
PUBLISH_CHANGED = Rule("publish/changed", "A published version was altered", "Readers trust that versions stay as is.")
PUBLISH_SITE = Rule("publish/site", "Not a site that can be published", "Only a finished build may become a version.")

RULES = (
    LINK_BROKEN,
    LINK_ANCHOR,
    LINK_MALFORMED,
    SITE_ENGINE,
    SITE_SCRIPT,
    SITE_FILE,
    SITE_FOLDER,
    PUBLISH_TAKEN,
    PUBLISH_NAME,
    PUBLISH_ALIAS,
    PUBLISH_CHANGED,
    PUBLISH_SITE,
)
