"""`launchbook serve`: the sites in a browser, built anew as their files are saved."""

from __future__ import annotations

import queue
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from generator.commands.build import Workers, make
from generator.commands.clock import as_of
from generator.commands.console import err, out
from generator.commands.options import AsOfDay, Customers, WorkspaceOption
from generator.commands.report import report
from generator.commands.workspace import named_customers, open_workspace
from generator.model.calendar.as_of import AsOf
from generator.pipeline.affected import Affected, affected
from generator.pipeline.build import SITE
from generator.pipeline.build_plan import Met, Wanted
from generator.pipeline.workspace import Workspace
from generator.steps.build import Server, Watcher, forget_templates

_TREES = ("customers", "playbooks", "site_templates")

Port = Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="The port on this machine; 0 takes any.")]


def serve(
    customers: Customers = None,
    *,
    port: Port = 8000,
    folder: WorkspaceOption = Path(),
    as_of_day: AsOfDay = None,
    workers: Workers = None,
) -> None:
    """Show the sites in a browser, and rebuild what is saved.

    Saving a customer's file rebuilds that customer, saving a playbook those who follow it. While the files have
    mistakes, these are shown here, and the browser keeps the last good site.
    """
    workspace = open_workspace(folder)
    state = _State(folder, named_customers(workspace, customers), bool(customers), as_of(as_of_day))
    try:
        server = Server(folder / SITE, port)
    except OSError as error:
        reason = error.strerror or "it cannot be used"
        raise typer.BadParameter(f"port {port}: {reason}; choose another one", param_hint="--port") from None
    saved: queue.Queue[frozenset[Path]] = queue.Queue()
    root = folder.resolve()
    # It watches before it builds: what is saved during the first build is not lost.
    with Watcher([root / name for name in _TREES], saved.put, folders=[root]), server:
        state.build(Affected(everything=True), workers)
        out.print(f"Serving {server.address} until you press Ctrl+C.", style="green")
        while True:
            paths = [path.relative_to(root).as_posix() for path in _next(saved)]
            for site in state.build(affected(paths, state.followed), workers=1):
                server.reload(f"{site}/")


def _next(saved: queue.Queue[frozenset[Path]]) -> frozenset[Path]:
    while True:
        try:
            return saved.get(timeout=1)  # not for ever: Windows hears no Ctrl+C meanwhile
        except queue.Empty:
            continue


@dataclass
class _State:
    """What the server knows between two builds: how each customer stood when last read."""

    folder: Path
    customers: tuple[str, ...]
    only: bool
    day: AsOf
    met: dict[str, Met] = field(default_factory=dict)

    @property
    def followed(self) -> dict[str, tuple[str, str | None]]:
        """The playbook and release that each customer follows, as far as the files could be read."""
        return {id_: met.follows for id_, met in self.met.items() if met.follows}

    def build(self, what: Affected, workers: int | None) -> list[str]:
        """Build what is affected; the folders of the sites that are others now."""
        if not what.any:
            return []
        workspace = Workspace(self.folder)
        if not self.only:
            self.customers = workspace.customers
        if what.templates:
            forget_templates()
        gone = self.met.keys() - set(self.customers)
        for customer in gone:
            del self.met[customer]
        # Who could not be read before may be mended by a change of any file.
        unread = {id_ for id_, met in self.met.items() if not met.follows} | (set(self.customers) - self.met.keys())
        names = tuple(c for c in self.customers if what.everything or c in what.customers or c in unread)
        wanted = Wanted(names, shared=not self.only, only_portfolio=not (what.everything or what.public))
        made = make(workspace, wanted, self.day, workers, self.met)
        problems = {*made.problems, *(p for site in made.sites for p in site.built.problems)}
        report(problems, folder=self.folder, stream=err)
        for each in made.faults:
            err.print(escape(each.fault), style="red")
        good = [site.folder for site in made.sites if site.built.good]
        if good:
            out.print(f"Built {escape(', '.join(good))}.")
        if made.failed:
            out.print(f"Left as it was: {escape(', '.join(made.failed))}.", style="yellow")
        return good
