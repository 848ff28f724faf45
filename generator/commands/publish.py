"""`launchbook publish`: a version of a customer's site that never changes."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from generator.commands.clock import as_of
from generator.commands.console import out
from generator.commands.loaded_plan import LoadedPlan, load_plan
from generator.commands.options import AsOfDay, Customer, WorkspaceOption
from generator.commands.workspace import one_of, open_workspace
from generator.model.calendar.as_of import AsOf
from generator.model.files.record.version import VersionRecord
from generator.model.problems.problem import Place, Refused
from generator.model.problems.rules_command import PUBLISH_SUFFIX
from generator.model.problems.rules_site import PUBLISH_TAKEN
from generator.pipeline.customer import tree
from generator.steps.build import build_site
from generator.steps.edit import put_file
from generator.steps.publish import Published, digest, manifest_of, version_record
from generator.steps.publish import publish as put_version
from generator.steps.validate import validate_versions

READER = "customer"

Version = Annotated[str, typer.Argument(metavar="VERSION", help="A name for the version, such as 1.0 or 2026-11.")]
Alias = Annotated[
    str | None, typer.Option("--alias", metavar="NAME", help="A second name that moves, such as `latest`.")
]
Store = Annotated[
    Path | None,
    typer.Option("--store", metavar="FOLDER", help="Where versions are kept; default `published/` of the workspace."),
]


def publish(
    customer: Customer,
    version: Version,
    *,
    alias: Alias = None,
    store_folder: Store = None,
    folder: WorkspaceOption = Path(),
    as_of_day: AsOfDay = None,
) -> None:
    """Publish a version of a customer's site that never changes.

    The version goes into the store, and `versions/VERSION.json` records its dates and hashes: later plans are
    compared with it. Publishing the very same content once more only moves the alias; without `--as-of` it is made as
    of the day on which it was published first.
    """
    day = _day(folder, customer, version, as_of_day)
    read = load_plan(folder, customer, READER, day, version)
    suffix = read.onboarding.subject.customer.customer.suffix
    if not suffix:
        place = read.onboarding.subject.sources.customer.key_place(("name",))
        hint = "add a line `suffix:` with ten letters and digits drawn at random; `launchbook new` does so"
        raise Refused([PUBLISH_SUFFIX.at(place, f"`{customer}` has no suffix", hint)])
    kept = store_folder or folder / "published"
    with tempfile.TemporaryDirectory(prefix="launchbook-") as draft:
        built = Path(draft) / "site"
        build_site(tree(read.workspace, read.onboarding, READER, versioned=True).get(), built, read.workspace.root)
        record = version_record(read.plan, version, digest(manifest_of(built)))
        _refuse_other_content(read, record)
        done = put_version(built, kept, f"{customer}-{suffix}", version, alias=alias, title=version)
    put_file(folder / _path(record), record.canonical())
    _say(done, record, alias)


def _day(folder: Path, customer: str, version: str, given: datetime | None) -> AsOf:
    """The given day, the day of the first publishing, or today."""
    workspace = open_workspace(folder)
    one_of(customer, workspace.customers, "customer")
    subject = workspace.customer(customer).value
    records = validate_versions(subject.sources)[0] if subject else ()
    before = next((r.published for r in records if r.version == version), None)
    return AsOf(before) if before and given is None else as_of(given)


def _refuse_other_content(read: LoadedPlan, record: VersionRecord) -> None:
    """The record is kept with the plan, the site in the store: neither may say something else than the other."""
    before = next(
        (r for r in validate_versions(read.onboarding.subject.sources)[0] if r.version == record.version), None
    )
    if before is not None and before != record:
        message = f"version `{record.version}` was published on {before.published} with other content"
        hint = "choose a new version name; published versions never change"
        raise Refused([PUBLISH_TAKEN.at(Place(_path(record)), message, hint)])


def _path(record: VersionRecord) -> str:
    return f"customers/{record.customer}/versions/{record.version}.json"


def _say(done: Published, record: VersionRecord, alias: str | None) -> None:
    what = f"{record.customer} {record.version}, as of {record.published}"
    if done.new:
        out.print(f"Published {what}: {len(done.files)} files in {done.folder.as_posix()}/.", style="green")
    else:
        out.print(f"{what} was published already, with the very same content.")
    if alias:
        out.print(f"`{alias}` leads to it.")
    out.print(f"Its dates and hashes are recorded in {_path(record)}; commit that file.")
