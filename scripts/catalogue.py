"""Bring the catalogues of translations up to date: every text that the code and the templates say, and no other.

`python -m scripts.catalogue` writes `generator/locale/*.po` anew; new texts have no words yet, gone ones are dropped.
`python -m scripts.catalogue fr` begins a further language.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from generator.model.files.items.item import Item, Need
from generator.model.files.items.kinds import Kind
from generator.model.files.playbook.scoring import Standing
from generator.model.files.playbook.scoring_defaults import DEFAULT_BANDS, DEFAULT_GATE_RULE, DEFAULT_STANDINGS
from generator.model.files.record.record import State
from generator.model.language.title import title_from_id
from generator.model.problems.problem import Severity
from generator.model.stages.assessed import Certainty, Outcome

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "generator" / "locale"
TEMPLATES = ROOT / "site_templates"
KEYWORDS = {
    "say": None,
    "marked": None,
    "many": (1, 2),
    "plural": (1, 2),
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
}
METHODS = [("**.py", "python"), ("pages/**", "jinja2")]
OPTIONS = {"pages/**": {"extensions": "jinja2.ext.loopcontrols", "silent": "false"}}

LABELLED: tuple[type[StrEnum], ...] = (Standing, Outcome, Kind, Need, State, Severity)
"""Values of the format that pages show by their name: `at risk` is "At risk"."""
SAID: tuple[type[StrEnum], ...] = (Standing, State, Certainty, Kind, Need)
"""Those that stand within a sentence."""
MORE_LABELS = ("closed", "open", "incomplete", "not-started", "finished", "in-progress", "cancelled", "onboarding")
LOGGED = ("done", "started", "decision", "risk", "approved", "signed", "refused", "held")
TURNED = ("paused", "resumed", "replanned", "cancelled")
COMPARED = ("added", "removed", "moved", "renamed")
SOURCES = ("done", "attended")


def texts() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Every text with the file that says it, in the order of the files."""
    for folder in (ROOT / "generator", TEMPLATES):
        found = extract_from_dir(folder, METHODS, OPTIONS, KEYWORDS)
        for file, _, message, *_ in sorted(found, key=lambda each: each[:2]):
            yield f"{folder.name}/{file}", message
    for said in dict.fromkeys(_labels()):
        yield "scripts/catalogue.py", said


def _labels() -> Iterator[str]:
    """The names of values, and the sentences of the rules that we bring."""
    for values in LABELLED:
        yield from (title_from_id(value) for value in values)
    yield from (title_from_id(value) for value in (*MORE_LABELS, *LOGGED, *TURNED, *DEFAULT_BANDS))
    yield from (title_from_id(name.strip("_").replace("_", "-")) for name in Item.model_fields)
    for values in SAID:
        yield from values
    yield from (*TURNED, *COMPARED, *SOURCES, *DEFAULT_BANDS)
    yield from (rule.text for rule in DEFAULT_STANDINGS)
    yield from (band.text for band in DEFAULT_BANDS.values())
    yield from (DEFAULT_GATE_RULE.pass_, DEFAULT_GATE_RULE.fail)


def template() -> Catalog:
    """All texts, without any words for them."""
    made = Catalog(project="Launchbook", charset="utf-8")
    for file, text in texts():
        made.add(text, locations=[(file, 0)])
    return made


def updated(language: str, before: bytes) -> bytes:
    """The catalogue of a language with exactly the texts of today."""
    catalogue = read_po(BytesIO(before), locale=language) if before else Catalog(locale=language)
    made = Catalog(locale=language, header_comment=catalogue.header_comment if before else f"# {language}", fuzzy=False)
    for message in template():
        if not message.id:
            continue
        known = catalogue.get(message.id)
        words = known.string if known and not known.fuzzy else None
        made.add(message.id, words, locations=message.locations)
    out = BytesIO()
    write_po(out, made, width=120, include_lineno=False, omit_header=False)
    return _without_dates(out.getvalue())


def _without_dates(catalogue: bytes) -> bytes:
    """The same without what differs from day to day and from machine to machine."""
    unwanted = (b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Last-Translator', b'"Report-Msgid', b'"Generated-By')
    unwanted += (b'"Project-Id-Version', b'"Language-Team')
    lines = catalogue.split(b"\n")
    return b"\n".join(line for line in lines if not line.startswith(unwanted))


def main() -> None:
    """Write all catalogues, and the new ones that are asked for."""
    for name in sorted({*sys.argv[1:], *(path.stem for path in LOCALE.glob("*.po"))}):
        path = LOCALE / f"{name}.po"
        made = updated(name, path.read_bytes() if path.exists() else b"")
        path.write_bytes(made)
        catalogue = read_po(BytesIO(made), locale=name)
        lacking = sum(not all(m.string if m.pluralizable else [m.string]) for m in catalogue if m.id)
        print(f"{path.relative_to(ROOT)}: {len(catalogue)} texts, {lacking} without words")


if __name__ == "__main__":
    main()
