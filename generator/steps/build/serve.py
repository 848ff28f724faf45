"""A preview on this machine: a folder over HTTP, and pages that load again when their site was built."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO
from urllib.parse import urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_SCRIPT_PATH = "/-/reload.js"
_EVENTS_PATH = "/-/events"
# Loaded by address, since the policy of the pages lets no further inline script run.
_SCRIPT = f""""use strict";
const events = new EventSource("{_EVENTS_PATH}" + new URL(document.currentScript.src).search);
events.addEventListener("reload", (event) => {{
  if (location.pathname.startsWith(event.data)) location.reload();
}});
window.addEventListener("pagehide", () => events.close());
"""
_HEARTBEAT = 5.0
_QUIET = 0.15


class Server:
    """Serves `folder` on 127.0.0.1; a context manager. Port 0 takes any free one."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        self._news = _News()
        handler = partial(_Handler, self._news, directory=str(folder))
        self._http = _Http(("127.0.0.1", port), handler)
        self.address = f"http://127.0.0.1:{self._http.server_port}/"

    def reload(self, path: str = "") -> None:
        """Have the open pages below `path` (from the folder, such as `customer/fjord/`) load again."""
        self._news.tell("/" + path.lstrip("/"))

    def serve_forever(self) -> None:
        """Answer until `close` is called elsewhere."""
        self._http.serve_forever(poll_interval=0.1)

    def close(self) -> None:
        """Stop answering and let go of the port."""
        self._news.end()
        self._http.shutdown()
        self._http.server_close()

    def __enter__(self) -> Server:
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Watcher:
    """Calls `changed` with the files that were saved, once things are quiet; a context manager."""

    def __init__(self, folders: Iterable[Path], changed: Callable[[frozenset[Path]], None]) -> None:
        self._changed = changed
        self._saved: set[Path] = set()
        self._lock = threading.Lock()
        self._something = threading.Event()
        self._over = threading.Event()
        self._observer = Observer()
        for folder in folders:
            if folder.is_dir():
                self._observer.schedule(_Saved(self._note), str(folder), recursive=True)

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


class _News:
    """What open pages wait for: each reload has a number, and a page hears those that came after it was sent."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._told: list[str] = []
        self.over = False

    def tell(self, path: str) -> None:
        with self._changed:
            self._told.append(path)
            self._changed.notify_all()

    def end(self) -> None:
        with self._changed:
            self.over = True
            self._changed.notify_all()

    def count(self) -> int:
        with self._changed:
            return len(self._told)

    def after(self, count: int, seconds: float) -> list[str]:
        with self._changed:
            self._changed.wait_for(lambda: self.over or len(self._told) > count, seconds)
            return self._told[count:]


class _Http(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who goes away is no news."""


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, news: _News, *args: object, directory: str) -> None:
        self._news = news
        super().__init__(*args, directory=directory)  # type: ignore[arg-type] # as the server hands them on

    def do_GET(self) -> None:
        """Answer for the reloading script and its events, else for the folder."""
        if not self._is_for_us():
            self.send_error(403)
        elif urlsplit(self.path).path == _SCRIPT_PATH:
            self._send(_SCRIPT.encode(), "text/javascript")
        elif urlsplit(self.path).path == _EVENTS_PATH:
            self._stream()
        else:
            super().do_GET()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """A page gets the script on its way out; the file stays as it was built."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and urlsplit(self.path).path.endswith("/") and (path / "index.html").is_file():
            path /= "index.html"
        if path.suffix != ".html" or not path.is_file():
            return super().send_head()
        # The number says what the page has seen: a reload between its reading and its listening is not lost.
        tag = f'<script src="{_SCRIPT_PATH}?{self._news.count()}"></script>'.encode()
        content = path.read_bytes().replace(b"</body>", tag + b"</body>", 1)
        self._head(content, "text/html; charset=utf-8")
        return BytesIO(content)

    def end_headers(self) -> None:
        """Nothing is kept by the browser: what is shown is what was built last."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """The terminal belongs to the command."""

    def _is_for_us(self) -> bool:
        """Refuse other names for this machine: a page elsewhere could use them to read the preview."""
        host = self.headers.get("Host", "").rsplit(":", 1)[0]
        return host in {"127.0.0.1", "localhost"}

    def _send(self, content: bytes, kind: str) -> None:
        self._head(content, kind)
        self.wfile.write(content)

    def _head(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()

    def _stream(self) -> None:
        number = urlsplit(self.path).query
        seen = int(number) if number.isdigit() and len(number) < 10 else self._news.count()
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        while not self._news.over:
            told = self._news.after(seen, _HEARTBEAT)
            seen += len(told)
            lines = [f"event: reload\ndata: {path}\n\n" for path in told] or [": still here\n\n"]
            self.wfile.write("".join(lines).encode())
            self.wfile.flush()
