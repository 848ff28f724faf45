"""A workspace read as by a reader of no language: every word of ours stands in ⟦brackets⟧, every word of the files is Greek.

So whatever stands on a page in Latin letters and outside of brackets is a word of ours that no catalogue holds. Ids, times
and what has a form of its own stay as they are written, and are known by heart.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import yaml
from pydantic import BaseModel

from generator.model.files.customer.vendor import Vendor
from generator.model.files.valid import ValidPlaybook
from generator.model.language.title import title_from_id
from generator.model.problems.problem import Place
from generator.model.translation.catalogue import Languages
from generator.model.translation.translator import GAP, Words
from generator.pipeline.result import Result
from generator.pipeline.workspace import Subject, Workspace
from generator.steps.load.catalogues import load_languages
from tests.steps.project.isolation.planted import FORMED, is_text, owner_of

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
GREEK = str.maketrans(LETTERS, "αβψδεφγηιξκλμνοπχρστυωςθζϊΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠΧΡΣΤΥΩϋΘΖΪ")


def bracketed(text: str) -> str:
    """A message with its words in brackets, and its gaps outside of them."""
    pieces = GAP.split(text)[:: GAP.groups + 1]
    gaps = [gap[0] for gap in GAP.finditer(text)]
    said = [f"⟦{piece}⟧" if piece.strip() else piece for piece in pieces]
    return "".join(a + b for a, b in zip(said, (*gaps, ""), strict=True))


class PseudoWords(Words):
    """Words of ours in brackets, dates as well."""

    ours: frozenset[str] = frozenset(m.text for m in load_languages(Path())[0].ours)
    """Every text that the catalogues hold."""

    @property
    def english(self) -> bool:
        """Never, so that the small texts of the format are said in words, too."""
        return False

    def gettext(self, text: str) -> str:
        """A value may also be an id that somebody chose, which no catalogue holds."""
        return bracketed(text) if text in self.ours else text

    def ngettext(self, one: str, more: str, count: int) -> str:
        """The form of a count."""
        return bracketed(one if count == 1 else more)

    def number(self, number: Decimal | float) -> str:
        return f"⟦{super().number(number)}⟧"

    def day(self, day: date) -> str:
        return f"⟦{super().day(day)}⟧"

    def day_without_year(self, day: date) -> str:
        return f"⟦{super().day_without_year(day)}⟧"

    def plain_date(self, day: date) -> str:
        return f"⟦{super().plain_date(day)}⟧"

    def short_date(self, day: date) -> str:
        return f"⟦{super().short_date(day)}⟧"

    def month(self, day: date) -> str:
        return f"⟦{super().month(day)}⟧"

    def month_of_year(self, day: date) -> str:
        return f"⟦{super().month_of_year(day)}⟧"

    def weekday(self, number: int, width: str = "wide") -> str:
        return f"⟦{super().weekday(number, width)}⟧"


class PseudoLanguages(Languages):
    """Whatever language is asked for, it is that of brackets."""

    @property
    def tags(self) -> tuple[str, ...]:
        return ("de", "en")

    def words(self, tag: str) -> Words:
        return PseudoWords()


# == Files in Greek ==


def greek(value: Any, annotation: Any = str, metadata: tuple[Any, ...] = ()) -> Any:
    """The same value with every text in it that people write words into in Greek letters."""
    if isinstance(value, BaseModel):
        changes = {
            n: greek(getattr(value, n), f.annotation, tuple(f.metadata)) for n, f in type(value).model_fields.items()
        }
        formed = {n for n in changes if owner_of(type(value), n) in FORMED}
        return value.model_copy(update={n: each for n, each in changes.items() if n not in formed})
    if is_text(metadata) and isinstance(value, str):
        return value.translate(GREEK)
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return greek(value, args[0], tuple(args[1:]))
    if isinstance(value, tuple):
        return tuple(greek(each, args[0] if args else Any) for each in value)
    if isinstance(value, dict):
        key_of, each_of = args if len(args) == 2 else (Any, Any)
        return {greek(key, key_of): greek(each, each_of) for key, each in value.items()}
    if args and value is not None:
        return greek(value, next(a for a in args if a is not type(None)))
    return value


class PseudoShelf(Workspace):
    """A workspace whose files say everything in Greek, and that is read by nobody."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self._greek: dict[tuple[str, str | None], Result[ValidPlaybook]] = {}

    @property
    def languages(self) -> Languages:
        return PseudoLanguages()

    def vendor(self) -> Result[Vendor]:
        return replace(super().vendor(), value=greek(super().vendor().get()))

    def playbook(self, playbook: str, release: str | None, named_at: Place | None = None) -> Result[ValidPlaybook]:
        key = (playbook, release)
        if key not in self._greek:
            found = super().playbook(playbook, release, named_at)
            self._greek[key] = replace(found, value=_greek_playbook(found.get()))
        return self._greek[key]

    def customer(self, customer: str) -> Result[Subject]:
        found = super().customer(customer)
        it = found.get()
        own = replace(it.customer, customer=greek(it.customer.customer), status=greek(it.customer.status))
        return replace(found, value=replace(it, customer=own, vendor=self.vendor().get()))


def _greek_playbook(valid: ValidPlaybook) -> ValidPlaybook:
    guides = {
        id_: replace(g, spec=greek(g.spec), source=replace(g.source, body=g.source.body.translate(GREEK)))
        for id_, g in valid.guides.items()
    }
    return replace(valid, playbook=greek(valid.playbook), guides=guides)


# == What a page says ==

READ = frozenset(
    [
        "title",
        "aria-label",
        "alt",
        "placeholder",
        "data-label",
        "data-said",
        "data-only",
        "data-one",
        "data-more",
        "data-seen",
        "data-new",
        "data-changed",
        "data-done",
        "data-failed",
        "data-up",
        "data-down",
        "data-subject",
        "data-opening",
        "data-remarks",
        "data-parts",
    ]
)
"""The attributes that a reader is shown or read."""


class _Said(HTMLParser):
    """Every text of a page, each node and each attribute for itself."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.code += tag == "code"
        self.texts += [value for name, value in attrs if name in READ and value]

    def handle_endtag(self, tag: str) -> None:
        self.code -= tag == "code"

    def handle_data(self, data: str) -> None:
        if not self.code:
            self.texts.append(data)


def said(body: str) -> Iterator[str]:
    """The texts of a page's body; the headings of the engine among them."""
    reader = _Said()
    whole = body.replace("<wbr>", "")  # where a line may break, no text ends
    reader.feed(re.sub(r"(?m)^#{1,6} (.*?)( \{ [^}]* \})?$", r"<p>\1</p>", whole))
    reader.close()
    yield from reader.texts


def left_over(text: str) -> list[str]:
    """The pieces of a text outside of brackets that have Latin letters in them; what a script fills in is none."""
    rest = re.sub(r"\{\w+\}|https?://\S+", "|", html.unescape(text))
    while (fewer := re.sub(r"⟦[^⟦⟧]*⟧", "|", rest)) != rest:
        rest = fewer
    pieces = (re.sub(r"^\d+ ", "", piece.strip(" .,•")) for piece in re.split(r"[|\n“”()–·;:]|, |\. | / |\.\.", rest))
    return [piece for piece in pieces if re.search(r"[A-Za-z]{2}", piece) and not _FORMED.fullmatch(piece)]


_FORMED = re.compile(
    r"\S+@\S+|[\w./-]+\.(yml|md|csv)|[0-9a-f]{12}|kB|MB|CSV|SVG|PDF|PNG|[\w-]+ \d+\.\d+\.\d+|holidays [\d.]+"
)
"""Addresses, files, revisions, sizes, and the package that knows the holidays."""


@cache
def written(root: Path) -> frozenset[str]:
    """The pieces of everything that the files of a workspace say, ids also as titles; but no text that is one of ours."""
    files = [*root.glob("playbooks/**/*.yml"), *root.glob("customers/*/*.yml"), root / "mkdocs.yml"]
    values = (each for file in files for each in _values(yaml.load(file.read_text("utf-8"), _Scalars)))
    return frozenset(piece for value in values for piece in left_over(value)) - PseudoWords.ours


class _Scalars(yaml.BaseLoader):
    """Every value as its text, whatever its tag."""


_Scalars.add_multi_constructor("!", lambda loader, suffix, node: "")


def _values(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from (str(key), title_from_id(str(key)))
            yield from _values(each)
    elif isinstance(value, list):
        for each in value:
            yield from _values(each)
    else:
        yield str(value)
