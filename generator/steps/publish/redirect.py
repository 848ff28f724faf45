"""An alias: a page for every page of its version, which leads there and keeps the place on the page."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from html import escape
from pathlib import Path
from urllib.parse import quote

_SCRIPT = 'location.replace(document.querySelector("link[rel=canonical]").href+location.search+location.hash)'
_HASH = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
_POLICY = f"default-src 'none'; script-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"


def write_alias(folder: Path, version: str, pages: Iterable[str], old_pages: Iterable[str]) -> None:
    """Fill `folder` with redirects; pages that only older versions had lead to the first page."""
    present = set(pages)
    for page in sorted(present | set(old_pages)):
        path = folder / page
        path.parent.mkdir(parents=True, exist_ok=True)
        target = page if page in present else "index.html"
        path.write_text(redirect("../" * (page.count("/") + 1) + f"{version}/{target}", version), "utf-8")


def redirect(address: str, title: str) -> str:
    """A page that leads to `address`, which is relative; it works without JavaScript, then losing the `#place`."""
    href = escape(quote(address))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="robots" content="noindex, nofollow">\n'
        f"<title>{escape(title)}</title>\n"
        f'<link rel="canonical" href="{href}">\n'
        f"<script>{_SCRIPT}</script>\n"
        f'<noscript><meta http-equiv="refresh" content="0; url={href}"></noscript>\n'
        f'</head>\n<body><p><a href="{href}">{escape(title)}</a></p></body>\n</html>\n'
    )
