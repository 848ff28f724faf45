"""Every word of ours comes from a catalogue, and every catalogue is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from generator.model.calendar.as_of import AsOf
from generator.model.calendar.cadence import Snap, parse_snap
from generator.model.calendar.public_holidays import holidays_of
from generator.model.language.comparison import parse_comparison, parse_window
from generator.model.language.duration import parse_duration
from generator.model.language.recurrence import parse_recurrence
from generator.model.stages.site import Page
from generator.model.translation.phrases import compared, lasting, repeated, snapped, windowed, workdays_apart
from generator.model.translation.translator import ENGLISH, NOTHING, Words, gaps, joined, many, say
from generator.pipeline.customer import read_onboarding, shown, tree
from generator.pipeline.portfolio import portfolio_site, standing
from generator.pipeline.public import public_site
from generator.steps.load.catalogues import load_languages
from generator.steps.outline.digest import digest
from generator.steps.render.digest import digest_text
from generator.steps.render.pages import drawn
from scripts.catalogue import texts
from tests.given.pseudo import PseudoShelf, bracketed, left_over, said, written

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[3]


PLACES = {"Toronto", "Oslo", "Tokyo", "Stockholm", "Mexico City"}
"""Zones by the names of their places."""
AS_WRITTEN = {"Not yet", "Rehearsal", "end of day anywhere on earth", "learn-reports + 1 workday"}
"""Texts of the files that are, by chance, texts of ours, too, and times whose spaces are others than in the files."""
YEARS = range(2026, 2029)


def aliens(pages: Iterable[Page], holidays: Mapping[date, str] = MappingProxyType({})) -> list[tuple[str, str]]:
    """What pages say that is neither ours by a catalogue nor written in a file nor the name of a holiday."""
    closed = (*holidays.values(), *holidays_of("SE", "", YEARS).values())
    ids = written(ROOT) | PLACES | AS_WRITTEN | {piece for name in closed for piece in left_over(name)}
    return sorted(
        {
            (piece, page.path)
            for page in pages
            for text in (page.title, page.description, *said(page.body))
            for piece in left_over(text)
            if piece not in ids
        }
    )


@pytest.mark.parametrize("audience", ["customer", "internal"])
@pytest.mark.parametrize("customer", ["fjordkraft", "hoshino-mobility", "maple-dental"])
def test_every_word_of_a_site_is_one_of_a_catalogue_or_of_the_files(customer: str, audience: str) -> None:
    workspace = PseudoShelf(ROOT)
    it = read_onboarding(workspace, customer, AsOf(given=date(2026, 11, 18))).get()
    site = tree(workspace, it, audience).get()
    assert aliens(site.pages, holidays_of(it.subject.customer.customer.country, "", YEARS)) == []


def test_every_word_over_all_customers_is_one_of_a_catalogue_or_of_the_files() -> None:
    workspace, as_of = PseudoShelf(ROOT), AsOf(given=date(2026, 11, 18))
    standings = [
        standing(workspace, customer, read_onboarding(workspace, customer, as_of)) for customer in workspace.customers
    ]
    pages = portfolio_site(workspace, standings, as_of).get().pages
    assert aliens(page for page in pages if page.path != "findings.md") == []  # what `check` says is English


def test_every_word_of_the_public_site_is_one_of_a_catalogue_or_of_the_files() -> None:
    assert aliens(public_site(PseudoShelf(ROOT)).get().pages) == []


def test_every_word_of_a_digest_is_one_of_a_catalogue_or_of_the_files() -> None:
    workspace = PseudoShelf(ROOT)
    it = read_onboarding(workspace, "fjordkraft", AsOf(given=date(2026, 11, 18))).get()
    text, _ = digest_text(digest(shown(it, "customer")), workspace.templates().get(), it.words("customer"))
    assert text
    assert [piece for piece in left_over(text) if piece not in written(ROOT) | PLACES] == []


def test_a_word_outside_of_brackets_is_seen() -> None:
    assert left_over("⟦Done⟧ Open: ⟦by ⟦Mon 2 Nov 2026⟧⟧, Ρολε &amp; 12") == ["Open"]
    assert left_over(bracketed("{n} of {all} done") + " and more") == ["and more"]


# == Catalogues ==

CATALOGUES = sorted((ROOT / "generator" / "locale").glob("*.po"))


def read(path: Path) -> Catalog:
    return read_po(BytesIO(path.read_bytes()), locale=path.stem)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_holds_exactly_the_texts_of_today(path: Path) -> None:
    """`make catalogue` writes it anew; new texts then wait for their words."""
    catalogue = read(path)
    assert {m.id for m in catalogue if m.id} == {text for _, text in texts()}
    assert not catalogue.obsolete


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_every_text_of_a_catalogue_has_words_with_the_same_gaps(path: Path) -> None:
    for message in read(path):
        if not message.id:
            continue
        ours, theirs = forms(message.id), forms(message.string or "")
        assert all(theirs), f"no words for {message.id}"
        assert not message.fuzzy, message.id
        wanted = frozenset().union(*(gaps(text) for text in ours))
        for form in theirs:
            assert gaps(form) <= wanted, form
            assert gaps(form) >= wanted - {"n"}, form
            assert "<" not in form, form
            assert (form[:1].isspace(), form[-1:].isspace()) == (ours[0][:1].isspace(), ours[0][-1:].isspace()), form


def forms(text: str | Sequence[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


# == Words ==

GERMAN = load_languages(ROOT)[0].words("de")


def test_a_sentence_of_the_steps_is_said_in_the_language_of_the_reader() -> None:
    late = many("one item is late", "{n} items are late", 3)
    assert (str(late), GERMAN.of(late)) == ("3 items are late", "3 Punkte sind verspätet")
    both = joined("; ", (say("no for {checks}", checks="{n}"), NOTHING, many("one approval is missing", "{n} …", 1)))
    assert GERMAN.of(both) == "Nein bei {n}; eine Freigabe fehlt"
    assert GERMAN.of("Open") == "Open"  # text of the files


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en", "Sat 2 Jan 2027 · 2 Jan · Jan · Jan 2027 · Saturday · 0.5"),
        ("de", "Sa., 2. Jan. 2027 · 2. Jan. · Jan · Jan. 2027 · Samstag · 0,5"),
        ("de-AT", "Sa., 2. Jän. 2027 · 2. Jän. · Jän · Jän. 2027 · Samstag · 0,5"),
    ],
)
def test_dates_and_numbers_are_those_of_the_place(tag: str, said: str) -> None:
    words, day = load_languages(ROOT)[0].words(tag), date(2027, 1, 2)
    told = (
        words.day(day),
        words.short_date(day),
        words.month(day),
        words.month_of_year(day),
        words.weekday(5),
        words.number(Decimal("0.5")),
    )
    assert " · ".join(told) == said


def snap(words: Words, to: Snap) -> str:
    return snapped(words, to.text, to.weekday, to.rule)


@pytest.mark.parametrize(
    ("said", "value", "english", "german"),
    [
        (lasting, parse_duration("30..60 min"), "30..60 min", "30 bis 60 Minuten"),
        (lasting, parse_duration("1.5 h"), "1.5 h", "1,5 Stunden"),
        (lasting, parse_duration("1 workday"), "1 workday", "1 Arbeitstag"),
        (
            repeated,
            (parse_recurrence("week on friday 15:00"),),
            "every week on friday 15:00",
            "jede Woche am Freitag 15:00",
        ),
        (repeated, (parse_recurrence("2 weeks"),), "every 2 weeks", "alle 2 Wochen"),
        (
            repeated,
            (parse_recurrence("monday and thursday"),),
            "every monday and thursday",
            "jede Woche am Montag und Donnerstag",
        ),
        (
            repeated,
            (parse_recurrence("month on first monday"),),
            "every month on first monday",
            "jeden Monat am ersten Montag",
        ),
        (
            repeated,
            (parse_recurrence("workday"), parse_recurrence("week")),
            "every workday, then every week",
            "jeden Arbeitstag, danach jede Woche",
        ),
        (compared, parse_comparison("at most 0.5"), "at most 0.5", "höchstens 0,5"),
        (compared, parse_comparison("7..14 days"), "7 to 14 days", "7 bis 14 days"),
        (compared, parse_comparison("above 95 %"), "above 95 %", "über 95 %"),
        (windowed, parse_window("7 days in a row"), "7 days in a row", "7 Tage in Folge"),
        (windowed, parse_window("5 days a week"), "5 days a week", "5 Tage pro Woche"),
        (snap, parse_snap("next monday"), "next monday", "den nächsten Montag"),
        (snap, parse_snap("sprint"), "sprint", "„sprint“"),
    ],
)
def test_small_values_of_the_format_are_said_in_words(
    said: Callable[[Words, Any], str], value: object, english: str, german: str
) -> None:
    assert (said(ENGLISH, value), said(GERMAN, value)) == (english, german)


@pytest.mark.parametrize(
    ("count", "english", "german"),
    [
        (1, "1 workday later", "1 Arbeitstag später"),
        (2, "2 workdays later", "2 Arbeitstage später"),
        (-1, "1 workday earlier", "1 Arbeitstag früher"),
        (-3, "3 workdays earlier", "3 Arbeitstage früher"),
    ],
)
def test_workdays_are_counted_in_one_way(count: int, english: str, german: str) -> None:
    assert (workdays_apart(ENGLISH, count), workdays_apart(GERMAN, count)) == (english, german)


# == Workspaces with words of their own ==


def own(tmp_path: Path, **catalogues: str) -> Path:
    for tag, text in catalogues.items():
        path = tmp_path / "site_templates" / "locale" / f"{tag}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


def test_words_of_a_workspace_go_before_ours(tmp_path: Path) -> None:
    root = own(tmp_path, de=HEAD + 'msgid "Roadmap"\nmsgstr "Fahrplan"\n\nmsgid "Our promise"\nmsgstr "Unser Wort"\n')
    words = load_languages(root)[0].words("de")
    assert [words.say(text) for text in ("Roadmap", "Our promise", "Tasks")] == ["Fahrplan", "Unser Wort", "Aufgaben"]


def test_a_workspace_adds_a_language_and_rewords_english(tmp_path: Path) -> None:
    english = HEAD + 'msgid "Go-live"\nmsgstr "Launch"\n'
    root = own(tmp_path, fr=HEAD + 'msgid "Tasks"\nmsgstr "Tâches"\n', en=english)
    languages, problems = load_languages(root)
    assert (languages.tags, problems) == (("de", "en", "fr"), ())
    assert [languages.words(tag).say("Tasks") for tag in ("fr", "fr-CH", "en", "de")] == [
        "Tâches",
        "Tâches",
        "Tasks",
        "Aufgaben",
    ]
    assert languages.words("en").say("Go-live") == "Launch"


def test_a_doubtful_translation_is_none(tmp_path: Path) -> None:
    root = own(tmp_path, de=HEAD + '#, fuzzy\nmsgid "Tasks"\nmsgstr "Belastungen"\n')
    assert load_languages(root)[0].words("de").say("Tasks") == "Aufgaben"


def test_words_of_a_catalogue_are_text_on_a_page(tmp_path: Path) -> None:
    root = own(tmp_path, de=HEAD + 'msgid "Hello {who}"\nmsgstr "<b>{who}</b> \\"hallo\\""\n')
    words = load_languages(root)[0].words("de")
    page, _ = drawn("x.html", {"x.html": '{{ _("Hello {who}", who=name) }}'}, {"name": "A & B"}, words)
    assert page == "&lt;b&gt;A &amp; B&lt;/b&gt; &#34;hallo&#34;"


def test_a_designer_may_write_trans_blocks() -> None:
    template = "{% trans count=n, who=name %}{{ who }} has one key (1 %){% pluralize %}{{ who }} has {{ count }} keys{% endtrans %}"
    assert [drawn("x.html", {"x.html": template}, {"n": n, "name": "<Ann>"})[0] for n in (1, 2)] == [
        "&lt;Ann&gt; has one key (1 %)",
        "&lt;Ann&gt; has 2 keys",
    ]
