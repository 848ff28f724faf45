"""Addresses that lead out of the site: only such as cannot run anything, else none."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?")
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


def dial(number: str) -> str:
    """A telephone number as a link; nothing for what is no number."""
    digits = re.sub(r"[\s().\-/]", "", number)
    return f"tel:{digits}" if re.fullmatch(r"\+?[0-9]{3,20}", digits) else ""
