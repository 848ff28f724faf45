"""Read the catalogues of translations: the shipped ones, and those of a workspace laid over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

import generator
from generator.model.problems.problem import Place, Problem
from generator.model.problems.rules_load import FILE_SIZE, FILE_SYMLINK
from generator.model.problems.rules_translation import LANGUAGE_CATALOGUE, LANGUAGE_GAPS
from generator.model.translation.catalogue import OWN, Language, Languages, Message
from generator.model.translation.translator import ENGLISH, Words, gaps
from generator.steps.load.text import decode

SHIPPED = Path(generator.__file__).parent / "locale"


def load_languages(root: Path) -> tuple[Languages, tuple[Problem, ...]]:
    """English, every language that we ship, and every one that the workspace adds or says in its own words."""
    shipped = _shipped()
    ours = frozenset(message for language in _shipped_languages().values() for message in language.known)
    tags = {"en": Language(ENGLISH), **_shipped_languages()}
    problems: list[Problem] = []
    for path in sorted((root / OWN).glob("*.po")):
        catalogue, wrong = _own(path)
        problems += wrong
        if catalogue is not None:
            tags[path.stem] = _language(path.stem, _laid_over(shipped.get(path.stem), catalogue))
    return Languages(tags, ours), tuple(sorted(problems))


@lru_cache(maxsize=1)
def _shipped() -> Mapping[str, Catalog]:
    """Ours by language, read once in a process."""
    return {path.stem: read_po(BytesIO(path.read_bytes()), locale=path.stem) for path in sorted(SHIPPED.glob("*.po"))}


@lru_cache(maxsize=1)
def _shipped_languages() -> Mapping[str, Language]:
    """The same, ready for use."""
    return {tag: _language(tag, catalogue) for tag, catalogue in _shipped().items()}


def _own(path: Path) -> tuple[Catalog | None, Iterable[Problem]]:
    """A workspace's catalogue without the translations that cannot be used, and why they cannot."""
    name = f"{OWN}{path.name}"
    hint = "copy one of ours and translate it; its name is the code of its language, such as `fr.po`"
    if path.is_symlink() or not path.is_file():
        return None, [FILE_SYMLINK.at(Place(name), "this is no ordinary file; links are not followed", hint)]
    try:
        Locale.parse(path.stem, sep="-" if "-" in path.stem else "_")
    except (ValueError, UnknownLocaleError):
        return None, [LANGUAGE_CATALOGUE.at(Place(name), f"`{path.stem}` is no code of a language", hint)]
    text = decode(name, path.read_bytes(), FILE_SIZE)
    if isinstance(text, Problem):
        return None, [text]
    try:
        catalogue = read_po(BytesIO(text.encode()), locale=path.stem.replace("-", "_"), abort_invalid=True)
        _compiled(catalogue)
    except PoFileError as error:
        place = Place(name, error.lineno + 1)
        return None, [LANGUAGE_CATALOGUE.at(place, str(error.args[0]).partition(" on ")[0].lower(), hint)]
    except (ValueError, LookupError, ArithmeticError) as error:
        # The rule for plurals and the name of the encoding stand in the head of the file.
        return None, [LANGUAGE_CATALOGUE.at(Place(name), f"its head cannot be used: {error}", hint)]
    wrong = [entry for entry in _translated(catalogue) if _wrong_gaps(entry)]
    for entry in wrong:
        catalogue.delete(entry.id)
    return catalogue, [_gap_problem(name, entry) for entry in wrong]


def _laid_over(below: Catalog | None, own: Catalog) -> Catalog:
    """All messages of both; where both translate one, the own words hold."""
    if below is None:
        return own
    entries = {_forms(entry.id): entry for entry in (*_translated(below), *_translated(own))}
    made = Catalog(locale=own.locale)
    for entry in entries.values():
        made[entry.id] = entry
    return made


def _language(tag: str, catalogue: Catalog) -> Language:
    return Language(Words(tag, _compiled(catalogue)), frozenset(_known(catalogue)))


def _compiled(catalogue: Catalog) -> GNUTranslations:
    """The catalogue as it is looked up; ValueError, LookupError or ArithmeticError where its head makes no sense."""
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    translations = GNUTranslations(compiled)
    unknown = "?"
    for count in range(200):  # the rule for plurals is a formula, which may divide by nothing
        translations.ngettext(unknown, unknown, count)
    return translations


def _known(catalogue: Catalog) -> Iterator[Message]:
    for entry in _translated(catalogue):
        yield Message(*_forms(entry.id))


def _translated(catalogue: Catalog) -> Iterator[Entry]:
    """The messages that have words; a doubtful (fuzzy) translation is none."""
    for entry in catalogue:
        if entry.id and all(_forms(entry.string or "")) and not entry.fuzzy:
            yield entry


def _wrong_gaps(entry: Entry) -> bool:
    """Whether a form of a translation has other gaps than the text; that for one may leave the count out."""
    texts, words = _forms(entry.id), _forms(entry.string or "")
    counts = {"n", "num"} if len(texts) > 1 else set()
    wanted = frozenset(counts).union(*(gaps(text) for text in texts))
    return any(gaps(form) | counts != wanted for form in words)


def _forms(text: str | Sequence[str]) -> tuple[str, ...]:
    """The one form of a message or translation, or all of one that counts."""
    return (text,) if isinstance(text, str) else tuple(text)


def _gap_problem(name: str, entry: Entry) -> Problem:
    text = _forms(entry.id)[-1]
    named = ", ".join(f"`{{{gap}}}`" for gap in sorted(gaps(text))) or "none"
    return LANGUAGE_GAPS.at(
        Place(name, entry.lineno or 0),
        f"the translation of “{text}” has other gaps than the text",
        f"its gaps are {named}",
    )
