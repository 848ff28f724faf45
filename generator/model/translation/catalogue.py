"""What the catalogues of a language say: words, and which messages have any."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.model.problems.problem import Place, Problem
from generator.model.problems.rules_translation import LANGUAGE_MISSING
from generator.model.translation.translator import ENGLISH, Words

OWN = "site_templates/locale/"
"""Where the catalogues of a workspace lie, by language: `de.po`."""


@dataclass(frozen=True)
class Message:
    """One text of ours, and its form for more than one where it counts."""

    text: str
    more: str = ""


@dataclass(frozen=True)
class WantedText:
    """A message that a template says, and where."""

    message: Message
    place: Place


@dataclass(frozen=True, eq=False)
class Language:
    """The words of one language, and the messages that have some in it."""

    words: Words
    known: frozenset[Message] = frozenset()


@dataclass(frozen=True, eq=False)
class Languages:
    """All languages that pages can be in, by their tags; `ours` are the messages of the tool itself."""

    by_tag: Mapping[str, Language] = field(default_factory=lambda: {"en": Language(ENGLISH)})
    ours: frozenset[Message] = frozenset()

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags in order."""
        return tuple(sorted(self.by_tag))

    def find(self, tag: str) -> Language | None:
        """The catalogues for a tag: its own, or those of its language, since `de-AT` says what `de` says."""
        parts = tag.replace("_", "-").lower().split("-")
        tags = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
        known = {each.lower(): language for each, language in self.by_tag.items()}
        return next((known[each] for each in tags if each in known), None)

    def words(self, tag: str) -> Words:
        """The words for a tag, with the dates of its region; English ones for a language without catalogue."""
        found = self.find(tag)
        return Words(tag, found.words.translations) if found else Words(tag)


def missing_texts(languages: Languages, tag: str, wanted: Iterable[WantedText]) -> tuple[Problem, ...]:
    """What lacks a translation: each text of a workspace's own templates at its place, our own ones at the catalogue."""
    language = languages.find(tag)
    if language is None or language.words.english:
        return ()
    name = language.words.language
    lacking = sorted(languages.ours - language.known, key=lambda m: m.text)
    own = {w for w in wanted if w.message not in language.known and w.message not in languages.ours}
    problems = [LANGUAGE_MISSING.at(w.place, f"“{w.message.text}” has no words in `{name}`", _hint(name)) for w in own]
    if lacking:
        count = (
            f"{len(lacking)} of our {len(languages.ours)} texts have" if len(lacking) > 1 else "one of our texts has"
        )
        message = f"{count} no words in `{name}`, first “{lacking[0].text}”"
        problems.append(LANGUAGE_MISSING.at(Place(f"{OWN}{name}.po"), message, "pages show these texts in English"))
    return tuple(sorted(problems))


def _hint(name: str) -> str:
    return f"add it to `{OWN}{name}.po`; until then pages show the text as it stands"
