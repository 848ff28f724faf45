"""Everything that one run reads from a workspace, each playbook once, and no file that nobody asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model.files.customer.vendor import Vendor
from generator.model.files.record.version import version_order
from generator.model.files.release import RECORD
from generator.model.files.source import CustomerSources, FileSource
from generator.model.files.valid import ValidCustomer, ValidPlaybook
from generator.model.problems.problem import Place, Problem
from generator.model.translation.catalogue import OWN, Languages
from generator.pipeline.dated_plan import base_lints
from generator.pipeline.result import Result, result_of
from generator.steps.build import template_folders
from generator.steps.lint import lint_playbook
from generator.steps.load import (
    WorkspaceFolder,
    load_customer,
    load_languages,
    load_playbook,
    load_templates,
    load_vendor,
)
from generator.steps.validate import customer_file_problems, validate_customer, validate_playbook, validate_vendor


@dataclass(frozen=True, slots=True)
class Subject:
    """One customer with the playbook that they follow, both without mistakes."""

    customer: ValidCustomer
    playbook: ValidPlaybook
    vendor: Vendor
    sources: CustomerSources
    vendor_logo: FileSource | None = None

    @property
    def zone(self) -> str:
        """The customer's time zone, or the vendor's where the customer names none."""
        return self.customer.customer.timezone or self.vendor.timezone


class Workspace:
    """A workspace as one run reads it: what was read once is not read again."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = WorkspaceFolder(root)
        self._vendor: Result[Vendor] | None = None
        self._logo: FileSource | None = None
        self._playbooks: dict[tuple[str, str | None], Result[ValidPlaybook]] = {}
        self._templates: Result[Mapping[str, str]] | None = None
        self._languages: tuple[Languages, tuple[Problem, ...]] | None = None

    @property
    def customers(self) -> tuple[str, ...]:
        """The ids of all customers."""
        return self.folder.customer_ids()

    @property
    def playbooks(self) -> tuple[str, ...]:
        """The ids of all playbooks."""
        return self.folder.playbook_ids()

    def releases(self, playbook: str) -> tuple[str, ...]:
        """The releases of a playbook, the oldest version first; a folder that never got its record is none."""
        there = (v for v in self.folder.releases(playbook) if self.folder.exists(_record(playbook, v)))
        return tuple(sorted(there, key=version_order))

    def newest(self, playbook: str) -> str | None:
        """The newest release of a playbook, or None for the working copy where there is no release."""
        return next(iter(reversed(self.releases(playbook))), None)

    def vendor(self) -> Result[Vendor]:
        """The vendor, as mkdocs.yml says; a workspace without that file has a vendor of default values."""
        if self._vendor is None:
            source, problems = load_vendor(self.folder) if self.folder.exists("mkdocs.yml") else (None, ())
            vendor, more = validate_vendor(source, self.languages.tags)
            self._vendor = result_of(vendor, problems, more)
            self._logo = source.logo if source else None
        return self._vendor

    @property
    def logos(self) -> Mapping[str, FileSource]:
        """The vendor's logo by party, where there is one: that of sites which belong to no customer."""
        self.vendor()
        return {"vendor": self._logo} if self._logo else {}

    def playbook(self, playbook: str, release: str | None, named_at: Place | None = None) -> Result[ValidPlaybook]:
        """A working copy or a release, without contradictions in itself."""
        key = (playbook, release)
        if key not in self._playbooks:
            there = playbook in self.playbooks and (release is None or release in self.folder.releases(playbook))
            if not there:  # said where it is named, so each customer that names it is told
                return result_of(None, load_playbook(self.folder, playbook, release, named_at)[1])
            self._playbooks[key] = self._read_playbook(playbook, release)
        return self._playbooks[key]

    def _read_playbook(self, playbook: str, release: str | None) -> Result[ValidPlaybook]:
        sources, problems = load_playbook(self.folder, playbook, release)
        vendor = self.vendor()
        if sources is None or vendor.value is None:
            return Result(None, tuple(sorted({*problems, *vendor.problems})))
        valid, more = validate_playbook(sources, vendor.value)
        lints = lint_playbook(valid) if valid else ()
        tried = base_lints(valid, vendor.value) if valid and release is None else ()
        return result_of(valid, problems, more, lints, tried)

    def customer(self, customer: str) -> Result[Subject]:
        """One customer with the playbook that they pin; no file of another customer is opened."""
        sources, problems = load_customer(self.folder, customer)
        vendor = self.vendor()
        if sources is None or vendor.value is None:
            return Result(None, tuple(sorted({*problems, *vendor.problems})))
        if sources.pin is None:
            return result_of(None, problems, customer_file_problems(sources))
        book = self.playbook(*sources.pin, sources.customer.place(("playbook",)))
        if book.value is None:
            return result_of(None, problems, book.problems, customer_file_problems(sources))
        valid, more = validate_customer(sources, book.value, vendor.value, self.languages.tags)
        subject = Subject(valid, book.value, vendor.value, sources, self._logo) if valid else None
        return result_of(subject, problems, more, book.problems)

    def templates(self) -> Result[Mapping[str, str]]:
        """The page templates by file name, the workspace's own before the shipped ones."""
        if self._templates is None:
            self._templates = result_of(*load_templates(template_folders(self.root, "pages")))
        return self._templates

    @property
    def languages(self) -> Languages:
        """The languages that pages can be in; of a catalogue with mistakes, what can be used."""
        return self._read_languages()[0]

    def wrong_words(self, tag: str = "") -> tuple[Problem, ...]:
        """The mistakes of the workspace's catalogues: of all, or of those that a language uses."""
        bases = {f"{OWN}{each}.po" for each in (tag, tag.partition("-")[0])}
        return tuple(p for p in self._read_languages()[1] if not tag or p.place.path in bases)

    def _read_languages(self) -> tuple[Languages, tuple[Problem, ...]]:
        if self._languages is None:
            self._languages = load_languages(self.root)
        return self._languages


def _record(playbook: str, version: str) -> str:
    return f"playbooks/{playbook}/releases/{version}/{RECORD}"
