"""Make the pictures of the documents: sample pages on a desktop, a phone and paper, as small files in docs/img/.

`make screenshots` builds the sample sites first, as of the day that all samples show.
"""

from __future__ import annotations

import base64
import sys
import threading
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
INTO = ROOT / "docs" / "img"
LIMIT = 150_000
"""The most bytes of one picture: whoever clones the project carries them for ever."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: the page, the window it is seen in, and, where it does not begin at the top, the place in it."""

    name: str
    page: str
    width: int
    height: int
    at: str = ""
    paper: bool = False
    dark: bool = False


SHOTS = (
    Shot("overview", "customer/fjordkraft/index.html", 1280, 800),
    Shot("roadmap", "customer/fjordkraft/roadmap.html", 1280, 900),
    Shot("phone", "customer/fjordkraft/index.html", 390, 844),
    Shot("support", "customer/fjordkraft/support.html", 390, 844, dark=True),
    Shot("print", "customer/fjordkraft/print.html", 794, 1123, paper=True),
    Shot("portfolio", "portfolio/index.html", 1280, 720),
)


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> int:
    """Take every picture whose page was built; 1 if one is missing or too large."""
    chromium = which("chromium") or which("chromium-browser") or which("google-chrome")
    if chromium is None:
        print("no Chromium on this machine; on Debian: apt-get install chromium", file=sys.stderr)
        return 1
    site = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else SITE
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    INTO.mkdir(parents=True, exist_ok=True)
    there = [shot for shot in SHOTS if (site / shot.page).is_file()]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        sizes = {shot.name: _take(browser, f"http://127.0.0.1:{server.server_port}/", shot) for shot in there}
        browser.close()
    server.shutdown()
    for name, size in sizes.items():
        print(f"docs/img/{name}.webp  {size / 1000:.0f} kB")
    return 1 if not sizes or max(sizes.values()) > LIMIT else 0


def _take(browser: Browser, address: str, shot: Shot) -> int:
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height}, color_scheme="dark" if shot.dark else "light"
    )
    page = context.new_page()
    page.goto(address + shot.page)
    page.wait_for_load_state("networkidle")
    if shot.paper:
        page.emulate_media(media="print")
    if shot.at:
        page.locator(shot.at).scroll_into_view_if_needed()
    size = _save(page, INTO / f"{shot.name}.webp")
    context.close()
    return size


def _save(page: Page, path: Path) -> int:
    """Flat colours and few of them: a lossless picture is small and its letters stay sharp; else a slightly lossy one."""
    shot = base64.b64encode(page.screenshot()).decode()
    paper = page.context.new_page()  # about:blank, whose policy lets the picture in
    for quality in (1.0, 0.85, 0.7):
        encoded = str(paper.evaluate(_AS_WEBP, [shot, quality]))
        path.write_bytes(base64.b64decode(encoded.partition(",")[2]))
        if path.stat().st_size <= LIMIT:
            break
    return path.stat().st_size


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
