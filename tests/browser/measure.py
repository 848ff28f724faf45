"""What a reader's browser says about a page: errors, strange hosts, width, and whether everybody can use it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import product

from playwright.sync_api import Browser, Page

WIDTHS = (375, 768, 1440)
SCHEMES = ("default", "slate")
STATES = tuple(product(WIDTHS, SCHEMES))
"""How a page is looked at: the width of the window in pixels, and Material's name of the colour scheme."""

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_STILL = "*, *::before, *::after { transition: none !important; animation: none !important }"
"""A colour on its way from one scheme to the other is no colour of the page."""
_UNFOLD = """every => {
  if (every) window.unfolded = [...document.querySelectorAll("article details:not([open])")];
  for (const details of window.unfolded ?? []) details.open = every;
}"""


@dataclass(frozen=True, slots=True)
class Violation:
    """An element that breaks a rule of axe, and what axe says about it."""

    rule: str
    selector: str
    said: str = field(compare=False)


class Measured:
    """A browser window that reads the pages of one site and takes down what is wrong with each."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._context = browser.new_context()
        self._context.add_init_script(_axe())
        self._address = address
        self.tab = self._context.new_page()
        self._heard: list[str] = []
        self.tab.on("console", lambda message: self._heard.append(f"console: {message.text}"))
        self.tab.on("pageerror", lambda error: self._heard.append(f"error: {error}"))
        self.tab.on("request", lambda request: self._asked(request.url))
        self.tab.on("response", lambda answer: self._answered(answer.url, answer.status))

    def close(self) -> None:
        self._context.close()

    def __enter__(self) -> Measured:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def faults(self, path: str, states: Iterable[tuple[int, str]]) -> list[str]:
        """All that is wrong with a page in these states, in words; on a phone with all that is folded unfolded as well."""
        self._open(path)
        found = [] if self.tab.locator("main h1").count() else [f"{path}: no page"]
        for width, scheme in states:
            where = f"{path} at {width} px, {scheme}"
            self._look(width, scheme)
            found += self._overflow(where, width)
            if width == WIDTHS[0]:
                self._unfold(True)
                found += self._overflow(f"{where}, unfolded", width)
            found += [f"{where}: {each.rule} {each.selector}\n{each.said}" for each in violations(self.tab)]
            self._unfold(False)
        return [*found, *(f"{path}: {each}" for each in self._heard)]

    def violations(self, path: str, states: Iterable[tuple[int, str]]) -> set[Violation]:
        """What axe finds on a page in these states."""
        self._open(path)
        found: set[Violation] = set()
        for width, scheme in states:
            self._look(width, scheme)
            found |= set(violations(self.tab))
        return found

    def _open(self, path: str) -> None:
        self._heard.clear()
        self.tab.goto(self._address + path)
        self.tab.add_style_tag(content=_STILL)

    def _look(self, width: int, scheme: str) -> None:
        self.tab.set_viewport_size({"width": width, "height": 800})
        # The scheme is an attribute that a toggle sets, not a question to the system.
        self.tab.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)

    def _overflow(self, where: str, width: int) -> list[str]:
        wide = self.tab.evaluate("document.documentElement.scrollWidth")
        return [f"{where}: {wide} px wide"] if wide > width else []

    def _unfold(self, every: bool) -> None:
        """Open what a reader may open, or close again what was closed."""
        self.tab.evaluate(_UNFOLD, every)

    def _asked(self, url: str) -> None:
        if not url.startswith((self._address, "data:")):
            self._heard.append(f"asks {url}")

    def _answered(self, url: str, status: int) -> None:
        if status >= 400:
            self._heard.append(f"{status} for {url}")


def violations(tab: Page) -> list[Violation]:
    """The elements of the page that break WCAG 2.2, levels A and AA."""
    script = """async (tags) => {
      const found = await axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
      return found.violations.flatMap((rule) =>
        rule.nodes.map((node) => [rule.id, node.target.join(" "), `${node.html.slice(0, 200)}\\n${node.failureSummary}`]));
    }"""
    return [Violation(*each) for each in tab.evaluate(script, _RULES)]


@cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
