"""`launchbook serve`: the sites in a browser, built anew as their files are saved."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.commands.build import Workers, make
from generator.commands.clock import as_of
from generator.commands.console import err, out
from generator.commands.live import LiveServer
from generator.commands.options import AsOfDay, Customers, Workspace
from generator.commands.report import report
from generator.commands.workspace import named_customers, open_workspace
from generator.model.as_of import AsOf
from generator.pipeline.affected import Affected, affected
from generator.pipeline.make import SITE
from generator.pipeline.shelf import Shelf
from generator.pipeline.sites import Met, Wanted
from generator.steps.build.theme import forget_templates

_QUIET = 0.15
"""How long the disk must be quiet before a build: editors save in several steps."""
_TOUCHES = frozenset({"created", "modified", "moved", "deleted"})

Port = Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="The port on this machine; 0 takes any.")]


def serve(
    customers: Customers = None,
    *,
    port: Port = 8000,
    workspace: Workspace = Path(),
    as_of_day: AsOfDay = None,
    workers: Workers = None,
) -> None:
    """Show the sites in a browser, and rebuild what is saved.

    Saving a customer's file rebuilds that customer, saving a playbook those who follow it. While the files have
    mistakes, these are shown here, and the browser keeps the last good site.
    """
    shelf = open_workspace(workspace)
    state = _State(workspace, named_customers(shelf, customers), bool(customers), as_of(as_of_day))
    try:
        server = LiveServer(workspace / SITE, port)
    except OSError as error:
        reason = error.strerror or "it cannot be used"
        raise typer.BadParameter(f"port {port}: {reason}; choose another one", param_hint="--port") from None
    with server:
        state.build(Affected(everything=True), workers)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        out.print(f"Serving {server.address} until you press Ctrl+C.", style="green")
        with _watching(workspace) as saved:
            while True:
                if state.build(affected(_settled(saved), state.followed), workers=1):
                    server.changes.tell()


@dataclass
class _State:
    """What the server knows between two builds: how each customer stood when last read."""

    workspace: Path
    customers: tuple[str, ...]
    only: bool
    day: AsOf
    met: dict[str, Met] = field(default_factory=dict)

    @property
    def followed(self) -> dict[str, tuple[str, str | None]]:
        """The playbook and release that each customer follows, as far as the files could be read."""
        return {id_: met.follows for id_, met in self.met.items() if met.follows}

    def build(self, what: Affected, workers: int | None) -> bool:
        """Build what is affected; whether any site is another one now."""
        if not what.any:
            return False
        shelf = Shelf(self.workspace)
        if not self.only:
            self.customers = shelf.customers
        if what.templates:
            forget_templates()
        gone = self.met.keys() - set(self.customers)
        for customer in gone:
            del self.met[customer]
        # Who could not be read before may be mended by a change of any file.
        unread = {id_ for id_, met in self.met.items() if not met.follows} | (set(self.customers) - self.met.keys())
        names = tuple(c for c in self.customers if what.everything or c in what.customers or c in unread)
        wanted = Wanted(names, shared=not self.only, only_portfolio=not (what.everything or what.public))
        made = make(shelf, wanted, self.day, workers, self.met)
        problems = {*made.problems, *(p for site in made.sites for p in site.built.problems)}
        report(problems, workspace=self.workspace, stream=err)
        for each in made.faults:
            err.print(escape(each.fault), style="red")
        good = [site.folder for site in made.sites if site.built.good]
        if good:
            out.print(f"Built {escape(', '.join(good))}.")
        if made.failed:
            out.print(f"Left as it was: {escape(', '.join(made.failed))}.", style="yellow")
        return bool(good)


class _Saved(FileSystemEventHandler):
    """Puts the path of everything that is saved into a queue."""

    def __init__(self, root: Path, into: queue.Queue[str]) -> None:
        self._root, self._into = root.resolve(), into

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _TOUCHES or event.is_directory:
            return
        for path in (event.src_path, event.dest_path):
            text = path.decode() if isinstance(path, bytes) else path
            if text and Path(text).is_relative_to(self._root):
                self._into.put(Path(text).relative_to(self._root).as_posix())


@contextmanager
def _watching(workspace: Path) -> Iterator[queue.Queue[str]]:
    """The paths that are saved, as they are saved."""
    saved: queue.Queue[str] = queue.Queue()
    watcher = Observer()
    handler = _Saved(workspace, saved)
    for name in ("customers", "playbooks", "site_templates"):
        if (workspace / name).is_dir():
            watcher.schedule(handler, str((workspace / name).resolve()), recursive=True)
    watcher.schedule(handler, str(workspace.resolve()), recursive=False)
    watcher.start()
    try:
        yield saved
    finally:
        watcher.stop()
        watcher.join(2)


def _settled(saved: queue.Queue[str]) -> frozenset[str]:
    """All that is saved until the disk is quiet; waits for the first."""
    paths: set[str] = set()
    while not paths:
        try:
            paths.add(saved.get(timeout=1))  # not for ever: Windows hears no Ctrl+C meanwhile
        except queue.Empty:
            continue
    while True:
        try:
            paths.add(saved.get(timeout=_QUIET))
        except queue.Empty:
            return frozenset(paths)
