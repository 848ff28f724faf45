"""What is done to a site after the engine: policy, sitemap, and a look at every link."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from html import escape
from pathlib import Path

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_ANY_SCRIPT = re.compile(r"<script\b([^>]*)>", re.IGNORECASE)
_KNOWN_SCRIPT = re.compile(r'\s*|\sid="__config" type="application/json"|\ssrc="(\.\./)*assets/[^"]+\.js"')
_KEPT = re.compile(r"(<article\b.*</article>|<script\b.*?</script>)", re.DOTALL)
_INDENT = re.compile(r"\s*\n\s*")
_CHARSET = '<meta charset="utf-8">'
_NO_HOST = "https://site.invalid/"


def compact(page: str) -> str:
    """The page without the indents and blank lines of the theme's frame, a quarter of a small page; nothing else."""
    parts = _KEPT.split(page)
    return "".join(part if n % 2 else _INDENT.sub("\n", part) for n, part in enumerate(parts))


def policy(page: str) -> str:
    """The page with a content security policy that lets exactly its own inline scripts run."""
    hashes = sorted({_hash(script) for script in _INLINE.findall(page)})
    scripts = " ".join(["script-src 'self'", *hashes])
    rules = (
        "default-src 'none'",
        scripts,
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
    meta = f'{_CHARSET}<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'
    return page.replace(_CHARSET, meta, 1)


def _hash(script: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"


def foreign_scripts(page: str, known: re.Pattern[str]) -> list[str]:
    """The beginnings of inline scripts on the page that the theme did not put there."""
    return [script[:60] for script in _INLINE.findall(page) if not known.fullmatch(script)]


def foreign_sources(page: str) -> list[str]:
    """The script tags on the page that name another file than one of the theme's, or are odd in another way."""
    return [
        f"<script{attributes}>" for attributes in _ANY_SCRIPT.findall(page) if not _KNOWN_SCRIPT.fullmatch(attributes)
    ]


def write_sitemap(folder: Path, pages: list[str], day: str) -> None:
    """The list of pages, which the version selector reads to stay on the same page.

    A site does not know its address; the selector replaces the host and compares what follows. It also wants the
    common beginning of all addresses to be listed itself.
    """
    addresses = sorted({"", *pages})
    lines = [f"<url><loc>{_NO_HOST}{escape(address)}</loc><lastmod>{day}</lastmod></url>" for address in addresses]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    content = (head + "\n".join(lines) + "\n</urlset>\n").encode()
    (folder / "sitemap.xml").write_bytes(content)
    (folder / "sitemap.xml.gz").write_bytes(gzip.compress(content, mtime=0))
