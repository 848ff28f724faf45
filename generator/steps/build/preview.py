"""A preview on this machine: a folder over HTTP, and pages that load again when their site was built."""

from __future__ import annotations

import html
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO
from urllib.parse import urlsplit

_SCRIPT_PATH = "/.launchbook/reload.js"
_EVENTS_PATH = "/.launchbook/events"
# Loaded by address, since the policy of the pages lets no further inline script run.
_SCRIPT = f""""use strict";
const events = new EventSource("{_EVENTS_PATH}" + new URL(document.currentScript.src).search);
events.addEventListener("reload", (event) => {{
  if (location.pathname.startsWith(event.data)) location.reload();
}});
window.addEventListener("pagehide", () => events.close());
"""
_HEARTBEAT = 5.0


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

    def __enter__(self) -> Server:
        threading.Thread(target=self._http.serve_forever, args=(0.1,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._news.end()
        self._http.shutdown()
        self._http.server_close()


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
        if urlsplit(self.path).path == "/" and not Path(self.directory, "index.html").exists():
            return self._page(_first_page(Path(self.directory)))
        path = Path(self.translate_path(self.path))
        if path.is_dir() and urlsplit(self.path).path.endswith("/") and (path / "index.html").is_file():
            path /= "index.html"
        if path.suffix != ".html" or not path.is_file():
            return super().send_head()
        return self._page(path.read_bytes())

    def _page(self, content: bytes) -> BytesIO:
        # The number says what the page has seen: a reload between its reading and its listening is not lost.
        tag = f'<script src="{_SCRIPT_PATH}?{self._news.count()}"></script>'.encode()
        content = content.replace(b"</body>", tag + b"</body>", 1)
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


def _first_page(folder: Path) -> bytes:
    """Links to the sites that stand below the folder."""
    found = sorted(
        p.parent.relative_to(folder).as_posix() for p in (*folder.glob("*/.nojekyll"), *folder.glob("*/*/.nojekyll"))
    )
    links = "".join(f'<li><a href="/{html.escape(name)}/">{html.escape(name)}</a></li>' for name in found)
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sites</title></head>'
    return f"{head}<body><h1>Sites</h1><ul>{links}</ul></body></html>".encode()
