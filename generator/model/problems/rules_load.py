"""The rules about files and their YAML: what can be wrong before anybody asks what the text means."""

from __future__ import annotations

from generator.model.problems.problem import Severity
from generator.model.problems.rule import Rule

FILE_MISSING = Rule("file/missing", "A file or folder is not there", "Nothing can be built from what does not exist.")
FILE_UNREADABLE = Rule("file/unreadable", "A file cannot be read", "The system refuses to open it.")
FILE_KIND = Rule("file/kind", "Not an ordinary file", "A pipe or a device would block the build or feed it for ever.")
FILE_SYMLINK = Rule("file/symlink", "A symbolic link", "A link can pull a file from outside into a customer's site.")
FILE_OUTSIDE = Rule("file/outside", "A path that leaves its folder", "A plan may only use files of its own folder.")
FILE_NAME = Rule(
    "file/name", "A name with odd characters", "File names become addresses and must read the same anywhere."
)
FILE_SIZE = Rule("file/size", "A file that is too large", "Every site carries its files; a huge one is a mistake.")
FILE_BINARY = Rule("file/binary", "Not a text file", "A file with NUL or control bytes was not written as text.")
FILE_ENCODING = Rule("file/encoding", "Not UTF-8", "Only one encoding, or letters change from machine to machine.")
FILE_INCLUDE = Rule("file/include", "A wrong include", "`include` lists the further YAML files of a playbook's folder.")
FILE_JSON = Rule("file/json", "A damaged JSON record", "Records are written by the tool and are not edited by hand.")
FILE_STRAY = Rule(
    "file/stray", "A file that nobody reads", "It looks as if it counted, and does not.", Severity.WARNING
)

YAML_SYNTAX = Rule("yaml/syntax", "Not valid YAML", "A file that cannot be read as YAML says nothing.")
YAML_DUPLICATE_KEY = Rule("yaml/duplicate-key", "A key stands twice", "One of the two values would be lost in silence.")
YAML_MERGE = Rule(
    "yaml/merge", "A merge key `<<`", "Merge keys can blow a small file up beyond all bounds and hide values."
)
YAML_ALIAS = Rule(
    "yaml/alias", "An anchor or alias", "A value has one place, so that a report and an edit can find it."
)
YAML_TAG = Rule("yaml/tag", "An explicit tag", "Tags such as `!!python/…` or `!ENV` run code or read the machine.")
YAML_DOCUMENTS = Rule(
    "yaml/documents", "More than one document", "Whatever stands below the second `---` would be lost."
)
YAML_DEPTH = Rule("yaml/depth", "Nested too deeply", "No plan needs it, and it exhausts the machine.")
YAML_SIZE = Rule("yaml/size", "A YAML file that is too large", "No plan needs it, and it exhausts the machine.")
YAML_NODES = Rule("yaml/nodes", "Too many values in one file", "No plan needs them, and they exhaust the machine.")
YAML_SURROGATE = Rule("yaml/surrogate", "Half a character", "A lone surrogate cannot be written to any file.")
YAML_CONTROL = Rule("yaml/control", "An invisible control character", "It makes a text read other than it is written.")
YAML_KEY = Rule("yaml/key", "A key that is not text", "Keys are names; a list or a mapping cannot be one.")
YAML_EMPTY = Rule("yaml/empty", "An empty file", "A file that says nothing is most likely unfinished.")
YAML_TOP_LEVEL = Rule("yaml/top-level", "Not a mapping at the top", "Every file is a list of `key: value` lines.")

GUIDE_FRONT_MATTER = Rule("guide/front-matter", "A guide without front matter", "Nobody could tell whom it is for.")

RELEASE_UNKNOWN = Rule("release/unknown", "A release that does not exist", "A pinned customer needs exactly that text.")
RELEASE_RECORD = Rule(
    "release/record", "A release without its record", "Without hashes nobody can tell it is unchanged."
)
RELEASE_CHANGED = Rule("release/changed", "A release was edited", "A release never changes, or running plans move.")

RULES = (
    FILE_MISSING,
    FILE_UNREADABLE,
    FILE_KIND,
    FILE_SYMLINK,
    FILE_OUTSIDE,
    FILE_NAME,
    FILE_SIZE,
    FILE_BINARY,
    FILE_ENCODING,
    FILE_INCLUDE,
    FILE_JSON,
    FILE_STRAY,
    YAML_SYNTAX,
    YAML_DUPLICATE_KEY,
    YAML_MERGE,
    YAML_ALIAS,
    YAML_TAG,
    YAML_DOCUMENTS,
    YAML_DEPTH,
    YAML_SIZE,
    YAML_NODES,
    YAML_SURROGATE,
    YAML_CONTROL,
    YAML_KEY,
    YAML_EMPTY,
    YAML_TOP_LEVEL,
    GUIDE_FRONT_MATTER,
    RELEASE_UNKNOWN,
    RELEASE_RECORD,
    RELEASE_CHANGED,
)
