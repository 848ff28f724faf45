"""Make the pictures of the documents: every kind of page on a desktop, a phone and paper, as small files in docs/img/.

`make screenshots` builds the sample sites in a folder of its own, takes the pictures of them, and writes docs/screens.md,
which shows them all.
"""

from __future__ import annotations

import base64
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which

from playwright.sync_api import Browser, sync_playwright

from tests.browser.sites import build_samples

ROOT = Path(__file__).resolve().parent.parent
INTO = ROOT / "docs" / "img"
GALLERY = ROOT / "docs" / "screens.md"
LIMIT, SMALL = 150_000, 100_000
"""The most bytes of a picture, and of one of many: whoever clones the project carries them for ever."""
CUSTOMERS = tuple(sorted(path.name for path in (ROOT / "customers").iterdir() if path.is_dir()))


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of one page in one window."""

    name: str
    page: str
    width: int
    height: int
    paper: bool = False
    dark: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page, by the template that draws it, and the page that stands for it."""

    template: str
    title: str
    page: str

    @property
    def file(self) -> Path:
        """Where its picture lies."""
        return INTO / "pages" / f"{self.template}.webp"


SHOTS = (
    Shot("overview", "customer/fjordkraft/index.html", 1280, 800),
    Shot("roadmap", "customer/fjordkraft/roadmap.html", 1280, 900),
    Shot("phone", "customer/fjordkraft/index.html", 390, 844),
    Shot("support", "customer/fjordkraft/support.html", 390, 844, dark=True),
    Shot("print", "customer/fjordkraft/print.html", 794, 1123, paper=True),
    Shot("portfolio", "portfolio/index.html", 1280, 720),
)
"""The pictures of the first page that readers of the project see."""

KINDS = {
    "The site of a customer": (
        Kind("index", "Overview", "customer/fjordkraft/index.html"),
        Kind("roadmap", "Roadmap", "customer/fjordkraft/roadmap.html"),
        Kind("tasks", "Tasks", "customer/fjordkraft/tasks.html"),
        Kind("training", "Training", "customer/fjordkraft/training.html"),
        Kind("runbooks", "All runbooks", "customer/fjordkraft/runbooks/index.html"),
        Kind("runbook", "A runbook", "customer/fjordkraft/runbooks/cutover.html"),
        Kind("go-live", "Go-live checklist: gates and sign-off", "customer/fjordkraft/go-live.html"),
        Kind("support", "Support card", "customer/fjordkraft/support.html"),
        Kind("success", "Success and health", "customer/fjordkraft/success.html"),
        Kind("people", "People and cadence", "customer/fjordkraft/people.html"),
        Kind("log", "Log", "customer/fjordkraft/log.html"),
        Kind("guides", "All guides", "customer/fjordkraft/guides/index.html"),
        Kind("guide", "A training guide", "customer/fjordkraft/guides/admin.html"),
        Kind("forms", "Blank forms", "customer/fjordkraft/forms.html"),
        Kind("print", "The whole plan", "customer/fjordkraft/print.html"),
        Kind("404", "An address that is wrong", "customer/fjordkraft/404.html"),
    ),
    "The portfolio over all customers": (
        Kind("portfolio", "All customers", "portfolio/index.html"),
        Kind("portfolio-timeline", "Timeline", "portfolio/timeline.html"),
        Kind("portfolio-load", "Load", "portfolio/load.html"),
        Kind("portfolio-people", "Everybody’s week", "portfolio/people/index.html"),
        Kind("portfolio-week", "My week", "portfolio/people/maja.html"),
        Kind("portfolio-findings", "Findings", "portfolio/findings.html"),
    ),
    "The public site": (Kind("catalogue", "Training guides", "public/index.html"),),
}
"""Every kind of page, by site."""
VIEWS = (
    (Shot("desktop", "", 1280, 1000), 740),
    (Shot("phone", "", 390, 900), 250),
    (Shot("paper", "", 794, 1123, paper=True), 408),
)
"""What a kind is seen in, and how wide that is drawn in its picture."""


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> int:
    """Take every picture; 1 if one is too large."""
    chromium = which("chromium") or which("chromium-browser") or which("google-chrome")
    if chromium is None:
        print("no Chromium on this machine; on Debian: apt-get install chromium", file=sys.stderr)
        return 1
    (INTO / "pages").mkdir(parents=True, exist_ok=True)
    with _sites() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        pictures = [_save(browser, INTO / f"{shot.name}.webp", _taken(browser, address, shot)) for shot in SHOTS]
        for kind in (kind for some in KINDS.values() for kind in some):
            pictures.append(_save(browser, kind.file, _three(browser, address, kind), SMALL))
        browser.close()
    GALLERY.write_text(gallery(), "utf-8")
    for path in pictures:
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size / 1000:.0f} kB")
    return 1 if any(path.stat().st_size > LIMIT for path in pictures) else 0


def gallery() -> str:
    """The page of the documents that shows every kind of page."""
    lines = ["# What the pages look like", ""]
    lines += [
        "Each kind of page on a desktop, on a phone and on paper, from the samples of this project. `make screenshots`"
    ]
    lines += ["takes these pictures and writes this page.", ""]
    for title, some in KINDS.items():
        lines += [f"## {title}", ""]
        for kind in some:
            said = f"{kind.title}, on a desktop, a phone and paper"
            lines += [f"### {kind.title}", "", f"![{said}]({kind.file.relative_to(ROOT / 'docs').as_posix()})", ""]
    return "\n".join(lines)


@contextmanager
def _sites() -> Iterator[str]:
    """The address of the sites of all samples, which are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="launchbook-") as folder:
        build_samples(Path(folder), CUSTOMERS)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(Path(folder) / "site")))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        server.server_close()


def _taken(browser: Browser, address: str, shot: Shot) -> bytes:
    size = {"width": shot.width, "height": shot.height}
    context = browser.new_context(viewport=size, color_scheme="dark" if shot.dark else "light")
    page = context.new_page()
    page.goto(address + shot.page)
    page.wait_for_load_state("networkidle")
    if shot.paper:
        page.emulate_media(media="print")
        page.add_style_tag(content="body { padding: 14mm; box-sizing: border-box }")  # a window has no margins of paper
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
    picture = page.screenshot()
    context.close()
    return picture


def _three(browser: Browser, address: str, kind: Kind) -> bytes:
    """One picture of a page in all views, side by side."""
    page = browser.new_page(viewport={"width": 1480, "height": 620})
    views = ""
    for view, width in VIEWS:
        shot = Shot(view.name, kind.page, view.width, view.height, view.paper)
        data = base64.b64encode(_taken(browser, address, shot)).decode()
        views += f'<img width="{width}" src="data:image/png;base64,{data}">'
    page.set_content(f"{_GROUND}{views}")
    page.wait_for_function("[...document.images].every((one) => one.complete && one.naturalWidth)")
    picture = page.screenshot()
    page.close()
    return picture


_GROUND = """<!doctype html><style>
body { margin: 16px; display: flex; gap: 24px; align-items: flex-start; background: #e4e7ec }
img { background: #fff; box-shadow: 0 1px 6px #0004; border-radius: 3px }
</style>"""


def _save(browser: Browser, path: Path, picture: bytes, limit: int = LIMIT) -> Path:
    """Flat colours and few of them: a lossless picture is small and its letters stay sharp; else a slightly lossy one."""
    page = browser.new_page()  # about:blank, whose policy lets the picture in
    for quality in (1.0, 0.85, 0.7, 0.55, 0.4):
        encoded = str(page.evaluate(_AS_WEBP, [base64.b64encode(picture).decode(), quality]))
        path.write_bytes(base64.b64decode(encoded.partition(",")[2]))
        if path.stat().st_size <= limit:
            break
    page.close()
    return path


# The browser encodes, so that no imaging library is needed.
_AS_WEBP = """async ([png, quality]) => {
  const picture = new Image();
  picture.src = "data:image/png;base64," + png;
  await picture.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [picture.width, picture.height];
  canvas.getContext("2d").drawImage(picture, 0, 0);
  return canvas.toDataURL("image/webp", quality);
}"""

if __name__ == "__main__":
    sys.exit(main())
