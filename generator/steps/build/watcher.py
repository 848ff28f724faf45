"""What is saved on the disk, told once things are quiet."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_QUIET = 0.15
"""How many seconds the disk must be quiet: editors save in several steps."""


class Watcher:
    """Calls `changed` with the files that were saved, once things are quiet; a context manager.

    It hears of everything below `trees`, and of what lies in `folders` themselves; what does not exist is left out.
    """

    def __init__(
        self, trees: Iterable[Path], changed: Callable[[frozenset[Path]], None], folders: Iterable[Path] = ()
    ) -> None:
        self._changed = changed
        self._saved: set[Path] = set()
        self._lock = threading.Lock()
        self._something = threading.Event()
        self._over = threading.Event()
        self._observer = Observer()
        wanted = [*((tree, True) for tree in trees), *((folder, False) for folder in folders)]
        for folder, recursive in wanted:
            if folder.is_dir():
                self._observer.schedule(_Saved(self._note), str(folder), recursive=recursive)

    def __enter__(self) -> Watcher:
        self._observer.start()
        threading.Thread(target=self._wait, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._something.set()
        self._observer.stop()
        self._observer.join()

    def _note(self, path: Path) -> None:
        with self._lock:
            self._saved.add(path)
        self._something.set()

    def _wait(self) -> None:
        while not self._over.is_set():
            self._something.wait()
            while self._something.is_set() and not self._over.is_set():
                self._something.clear()
                self._something.wait(_QUIET)
            with self._lock:
                saved, self._saved = frozenset(self._saved), set()
            if saved and not self._over.is_set():
                self._changed(saved)


class _Saved(FileSystemEventHandler):
    """Hears what was written, moved or removed; not what was only read, nor drafts of editors."""

    def __init__(self, note: Callable[[Path], None]) -> None:
        self._note = note

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.is_directory or event.event_type not in {"created", "modified", "moved", "deleted"}:
            return
        for name in (event.src_path, event.dest_path):
            path = Path(str(name))
            if name and not path.name.startswith((".", "#", "~")) and not path.name.endswith(("~", ".swp", ".tmp")):
                self._note(path)
