"""A web server of this machine for built sites, whose pages load anew after each build."""

from __future__ import annotations

import html
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

_OURS = "/.launchbook/"
_SCRIPT = f"{_OURS}reload.js"
_CHANGES = f"{_OURS}changes"
_WAIT = 25
_RELOAD = f"""\
"use strict";
(async () => {{
  let seen = "";
  for (;;) {{
    try {{
      const answer = await fetch("{_CHANGES}?seen=" + seen);
      const now = await answer.text();
      if (seen && now !== seen) return location.reload();
      seen = now;
    }} catch {{
      await new Promise((done) => setTimeout(done, 1000));
    }}
  }}
}})();
"""


class Changes:
    """How often something was built; whoever waits for the next time is woken."""

    def __init__(self) -> None:
        self._count = 1
        self._changed = threading.Condition()

    def tell(self) -> None:
        """Something was built."""
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def wait(self, seen: str, seconds: float) -> str:
        """The count, as soon as it is another than `seen`, or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: str(self._count) != seen, seconds if seen else 0)
            return str(self._count)


class LiveServer(ThreadingHTTPServer):
    """Serves a folder on 127.0.0.1; OSError when the port is taken."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.changes = Changes()
        super().__init__(("127.0.0.1", port), partial(_Handler, directory=str(folder)))

    @property
    def address(self) -> str:
        """Where a browser finds the first page."""
        return f"http://127.0.0.1:{self.server_port}/"


class _Handler(SimpleHTTPRequestHandler):
    """Files of the folder, with a reloading script in each page; nothing is kept by the browser."""

    server: LiveServer

    def do_GET(self) -> None:
        where = urlsplit(self.path)
        if self.headers.get("Host", "").partition(":")[0] not in {"127.0.0.1", "localhost"}:
            # A page of the web whose name points at this machine must not read internal sites.
            self.send_error(HTTPStatus.FORBIDDEN)
        elif where.path == _SCRIPT:
            self._send(_RELOAD, "text/javascript")
        elif where.path == _CHANGES:
            seen = parse_qs(where.query).get("seen", [""])[0]
            self._send(self.server.changes.wait(seen, _WAIT), "text/plain")
        elif where.path == "/":
            self._send(_first_page(self.server.folder), "text/html")
        elif (page := self._page(where.path)) is not None:
            self._send(with_reload(page.read_text("utf-8")), "text/html")
        else:
            super().do_GET()

    def _page(self, path: str) -> Path | None:
        """The page that the address names, if it is one."""
        found = Path(self.translate_path(path))
        if found.is_dir() and path.endswith("/"):
            found /= "index.html"
        return found if found.suffix == ".html" and found.is_file() else None

    def _send(self, text: str, kind: str) -> None:
        body = text.encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Requests are of no interest; what is built is told by the command."""


def with_reload(page: str) -> str:
    """The page with the reloading script, which its policy allows as a file of the same host."""
    script = f'<script src="{_SCRIPT}"></script>'
    return page.replace("</body>", f"{script}</body>", 1) if "</body>" in page else page + script


def _first_page(folder: Path) -> str:
    """The sites that stand below the folder, as links."""
    found = sorted(
        p.parent.relative_to(folder).as_posix() for p in (*folder.glob("*/.nojekyll"), *folder.glob("*/*/.nojekyll"))
    )
    links = "".join(f'<li><a href="/{html.escape(name)}/">{html.escape(name)}</a></li>' for name in found)
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sites</title></head>'
    return with_reload(f"{head}<body><h1>Sites</h1><ul>{links}</ul></body></html>")
