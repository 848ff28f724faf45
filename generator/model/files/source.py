"""The text of a file as nested plain values, with the place of every key and value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.files.release import pin
from generator.model.problems.problem import Place

Value = dict[str, "Value"] | list["Value"] | str | None
"""What a YAML file says: mappings, lists and *text*; no number, date or boolean is guessed. `None` is an empty value."""

Loc = tuple[str | int, ...]
"""The way to a value: keys and list positions, from the root."""


@dataclass(frozen=True, slots=True)
class Source:
    """One parsed YAML file.

    `values` and `keys` map the way to a value to the place of the value and of its key. `plain` holds the ways
    whose value is a plain or quoted scalar on one line, so that an offset inside the text is a column in the file;
    a quoted one has its place behind the opening quote. A source merged from several files keeps the places of each.
    """

    path: str
    value: Value
    values: Mapping[Loc, Place] = field(default_factory=dict)
    keys: Mapping[Loc, Place] = field(default_factory=dict)
    plain: frozenset[Loc] = frozenset()

    def place(self, loc: Loc, offset: int = 0) -> Place:
        """The place of the value at `loc`, skipping steps that the file does not have (such as union tags).

        `offset` counts characters inside a one-line scalar; elsewhere it is ignored.
        """
        return self._seek(loc, self.values, offset)

    def key_place(self, loc: Loc) -> Place:
        """The place of the key at `loc`, or of the nearest value above it."""
        return self.keys.get(self._present(loc)) or self.place(loc)

    def _seek(self, loc: Loc, marks: Mapping[Loc, Place], offset: int) -> Place:
        present = self._present(loc)
        place = marks.get(present, Place(self.path))
        if offset and present in self.plain:
            return Place(place.path, place.line, place.column + offset)
        return place

    def _present(self, loc: Loc) -> Loc:
        """The longest way that exists in the file when unknown steps are left out."""
        here: Loc = ()
        for step in loc:
            if (*here, step) in self.values:
                here = (*here, step)
        return here


@dataclass(frozen=True, slots=True)
class GuideSource:
    """A Markdown guide: its front matter as a source, and the text below it with the line it starts on."""

    path: str
    front: Source
    body: str
    body_line: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The size of a picture in pixels; `flaw` is nothing, `damaged`, `size` (unknown) or `active`, by what `about` says."""

    width: int
    height: int
    flaw: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file that is copied, not read; `picture` is what the first bytes of a picture say."""

    path: str
    size: int
    sha256: str
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class RecordSource:
    """A JSON file that the tool itself wrote: what a published version held."""

    path: str
    value: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class PlaybookSources:
    """The files of one playbook: its working copy, or the frozen copy of `release`.

    `playbook` is merged from `playbook.yml` and the files that it includes. Guides are keyed by id (the file name
    without `.md`), attachments by their path inside `attachments/`. `broken` names the guides and attachments that
    exist but could not be read, so that nobody also reports them as unknown.
    """

    id: str
    release: str | None
    playbook: Source
    guides: Mapping[str, GuideSource] = field(default_factory=dict)
    attachments: Mapping[str, FileSource] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CustomerSources:
    """The files of one customer; `versions` are keyed by version name, `logo` is the picture that the brand names."""

    id: str
    customer: Source
    status: Source | None = None
    versions: Mapping[str, RecordSource] = field(default_factory=dict)
    logo: FileSource | None = None

    @property
    def pin(self) -> tuple[str, str | None] | None:
        """Playbook id and version that the customer names, as far as the text can be read."""
        value = self.customer.value
        text = value.get("playbook") if isinstance(value, dict) else None
        return pin(text) if isinstance(text, str) else None


@dataclass(frozen=True, slots=True)
class VendorSource:
    """The root `mkdocs.yml`; what concerns us stands under `extra.launchbook`. `logo` is the picture of its brand."""

    source: Source
    logo: FileSource | None = None
