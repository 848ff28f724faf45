"""Addresses that lead out of the site: only such as cannot run anything, else none."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?")
RELEASE = re.compile(r"^(playbooks/[^/]+)/releases/[^/]+/")
SPACE = re.compile(r"[\s\x00-\x1f]")
MAIL = re.compile(r"[^\s@<>\"'\\,;:?&#/]+@[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")


def web(address: str) -> str:
    """The address of a web page as it stands in a link; nothing for another scheme or a malformed one."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    good = parts.scheme in {"https", "http"} and HOST.fullmatch(parts.netloc) and not SPACE.search(address)
    return quote(address, safe="%/:=&?~#+!$,;'@()*[]") if good else ""


def mail(address: str) -> str:
    """A mail address as a link; nothing for what could smuggle in a subject or a further recipient."""
    return f"mailto:{quote(address, safe='@+.')}" if MAIL.fullmatch(address) else ""


def letter(address: str, subject: str, text: str = "") -> str:
    """A mail address as a link that begins a letter; nothing where `mail` gives nothing."""
    lines = "\r\n".join(text.splitlines())
    return f"{mail(address)}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}" if mail(address) else ""


def editor(edit: str, place: str) -> str:
    """The address of a file (`a/b.yml:3:1`) in a web editor that opens at `edit`.

    A frozen release is never edited, so its files lead to the working copy, in which the lines may be others.
    """
    path, _, position = place.partition(":")
    working = RELEASE.sub(r"\1/", path)
    line = position.partition(":")[0] if working == path else ""
    return web(edit + quote(working) + (f"#L{line}" if line else "")) if edit and path else ""


def dial(number: str) -> str:
    """A telephone number as a link; nothing for what is no number."""
    digits = re.sub(r"[\s().\-/]", "", number)
    return f"tel:{digits}" if re.fullmatch(r"\+?[0-9]{3,20}", digits) else ""
