"""The theme of a site: Material, our overlay, and a template environment that stays warm."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import jinja2
import mkdocs
from mkdocs.theme import Theme

from generator.steps.build.cache import bytecode_cache

_MKDOCS_TEMPLATES = str(Path(mkdocs.__file__).parent / "templates")
_TEMPLATE_ENDS = (".html", ".yml", ".py", ".pyc", ".md")
NOT_FOUND = "404.html"
"""The page that a server shows at a wrong address; it belongs to no folder, so it stands on its own."""
_SAME_LANGUAGE = {"no": "nb"}
_LUNR = "assets/javascripts/lunr/"
_OWN_SCRIPT = re.compile(r"assets/[^/]+\.js")
_COMMENT = re.compile(rb"^[ \t]*/\*.*?\*/[ \t]*$", re.MULTILINE | re.DOTALL)
"""Comments that have their lines for themselves."""
_INDENT = re.compile(rb"(?<=\n)\s+|^\s+")


@lru_cache
def material_folder() -> Path:
    """The templates of the installed Material."""
    import material.templates  # noqa: PLC0415 - it prints a notice when it is imported before its switch is set

    return Path(material.templates.__file__).parent


def theme_language(wanted: str) -> str:
    """The language of the theme's own words: the wanted one, its base language, or English."""
    known = {path.stem.lower(): path.stem for path in (material_folder() / "partials" / "languages").glob("*.html")}
    lower = wanted.lower().replace("_", "-")
    base = lower.split("-")[0]
    return known.get(lower) or known.get(_SAME_LANGUAGE.get(base, base)) or "en"


class WarmTheme(Theme):
    """A theme whose compiled templates outlive the build of one site.

    The loader's folders are fixed, so one environment serves all sites of the same language and overlay.
    """

    def __init__(self, overlays: tuple[Path, ...], **options: object) -> None:
        super().__init__(name="material", custom_dir=None, **options)  # type: ignore[arg-type]
        self.dirs = [*map(str, overlays), str(material_folder()), _MKDOCS_TEMPLATES]
        self.static_templates = {NOT_FOUND}
        self._overlays = overlays

    def get_env(self) -> jinja2.Environment:
        """The one environment for these folders and this language.

        Of each language its own: the search plugin keeps the first words that it reads from an environment.
        """
        return _warm_env(self._overlays, str(self["language"]), super().get_env)


_ENVIRONMENTS: dict[tuple[tuple[Path, ...], str], jinja2.Environment] = {}


def _warm_env(overlays: tuple[Path, ...], language: str, make: Callable[[], jinja2.Environment]) -> jinja2.Environment:
    key = (overlays, language)
    if key not in _ENVIRONMENTS:
        env = make()
        env.loader = _QuietLoader(env.loader.searchpath)  # type: ignore[union-attr]
        env.bytecode_cache = bytecode_cache()
        env.cache = jinja2.environment.create_cache(1000)
        _ENVIRONMENTS[key] = env
    return _ENVIRONMENTS[key]


def forget_templates() -> None:
    """Read all templates anew, after one of them was edited."""
    _ENVIRONMENTS.clear()
    theme_files.cache_clear()
    script_patterns.cache_clear()


class _QuietLoader(jinja2.FileSystemLoader):
    """Lists no template: MkDocs would walk 14,000 icons for each site; `theme_files` names the few that count."""

    def list_templates(self) -> list[str]:
        return []


@lru_cache(maxsize=32)
def theme_files(overlays: tuple[Path, ...], languages: tuple[str, ...]) -> tuple[tuple[str, bytes], ...]:
    """The static files that the theme puts into a site: no source maps, no search languages that nobody speaks."""
    files: dict[str, bytes] = {}
    for folder in (*overlays, material_folder()):
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if name not in files and is_wanted(name, languages) and path.is_file() and not path.is_symlink():
                files[name] = path.read_bytes()
    return tuple((name, _light(name, content)) for name, content in sorted(files.items()))


def is_wanted(name: str, languages: tuple[str, ...]) -> bool:
    """Whether a static file of the theme is of use in a site of these search languages."""
    if any(part.startswith((".", "__")) for part in name.split("/")):
        return False
    if name.endswith((*_TEMPLATE_ENDS, ".map")) or "readme" in name.lower():
        return False
    return not name.startswith(_LUNR) or name in _search_languages(languages)


def _search_languages(languages: tuple[str, ...]) -> set[str]:
    """What the search worker loads for these languages, by its own rules."""
    foreign = [language for language in languages if language != "en"]
    names = {f"min/lunr.{language}.min.js" for language in foreign}
    names |= {"min/lunr.stemmer.support.min.js"} if foreign or len(languages) > 1 else set()
    names |= {"min/lunr.multi.min.js"} if len(languages) > 1 else set()
    names |= {"tinyseg.js"} if "ja" in languages else set()
    names |= {"wordcut.js"} if {"hi", "th"} & set(languages) else set()
    return {_LUNR + name for name in names}


def _light(name: str, content: bytes) -> bytes:
    """The file as it travels: without a map that is not there and, of scripts in our own folder, without comments."""
    if not name.endswith((".js", ".css")):
        return content
    if _OWN_SCRIPT.fullmatch(name) and all(line.count(b"`") % 2 == 0 for line in content.split(b"\n")):
        content = _INDENT.sub(b"", _COMMENT.sub(b"", content))
    return re.sub(rb"\n?(//|/\*)# sourceMappingURL=\S+\.map\s*(\*/)?\s*$", b"\n", content)


@lru_cache(maxsize=8)
def script_patterns(overlays: tuple[Path, ...]) -> re.Pattern[str]:
    """What the inline scripts of the theme's own templates look like, with any depth of page filled in."""
    patterns: set[str] = set()
    for folder in (*overlays, material_folder()):
        for path in sorted((*folder.glob("*.html"), *folder.glob("partials/**/*.html"))):
            for script in re.findall(r"<script>(.*?)</script>", path.read_text("utf-8"), re.DOTALL):
                fixed = re.split(r"\{\{.*?\}\}", script)
                patterns.add(r"[./]*".join(map(re.escape, fixed)))
    return re.compile("|".join(sorted(patterns)))
