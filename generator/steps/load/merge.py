"""Put the files of one playbook together as if they were one."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.files.source import Loc, Source, Value
from generator.model.problems.problem import Place, Problem
from generator.model.problems.rules_load import FILE_INCLUDE, YAML_DUPLICATE_KEY

INCLUDE = "include"


def included(source: Source) -> tuple[tuple[tuple[str, Place], ...], tuple[Problem, ...]]:
    """The names under `include:` with their places, and what is wrong with that list."""
    value = source.value.get(INCLUDE) if isinstance(source.value, dict) else None
    names = [value] if isinstance(value, str) else value
    if names is None:
        return (), ()
    hint = "Write `include: [phases.yml, runbooks.yml]`."
    if not isinstance(names, list):
        message = "`include` is not a list of file names"
        return (), (FILE_INCLUDE.at(source.place((INCLUDE,)), message, hint),)
    found: dict[str, Place] = {}
    problems = []
    for number, name in enumerate(names):
        place = source.place((INCLUDE, number))
        if not isinstance(name, str) or not name.endswith((".yml", ".yaml")):
            problems.append(FILE_INCLUDE.at(place, "this is not the name of a YAML file", hint))
        elif name in found or name == source.path.rpartition("/")[2]:
            message = f"`{name}` is included twice" if name in found else f"`{name}` includes itself"
            problems.append(FILE_INCLUDE.at(place, message, "Delete this entry."))
        else:
            found[name] = place
    return tuple(found.items()), tuple(problems)


def merge(main: Source, parts: Sequence[Source]) -> tuple[Source, tuple[Problem, ...]]:
    """One source at the path of `main`, without its `include`; every place still names its own file.

    Keys at the top level are united; below a key that several files have, mappings are united by key. A key that
    two files give twice, or a text or list in two files, is a problem, and the first one stands.
    """
    merged = Source(main.path, {}, {(): main.place(())}, {}, frozenset())
    problems: list[Problem] = []
    for part in (main, *parts):
        if part is not main and isinstance(part.value, dict) and INCLUDE in part.value:
            hint = f"Name all files in `{main.path}`."
            problems.append(FILE_INCLUDE.at(part.key_place((INCLUDE,)), "an included file includes others", hint))
        merged = _united(merged, part, problems)
    return merged, tuple(problems)


def _united(into: Source, part: Source, problems: list[Problem]) -> Source:
    values, keys, plain = dict(into.values), dict(into.keys), set(into.plain)
    tree: dict[str, Value] = dict(into.value) if isinstance(into.value, dict) else {}
    taken: set[Loc] = set()
    for key, value in (part.value if isinstance(part.value, dict) else {}).items():
        if key == INCLUDE:
            continue
        old = tree.get(key)
        if key not in tree:
            tree[key] = value
            taken.add((key,))
        elif isinstance(old, dict) and isinstance(value, dict):
            fresh = {name: below for name, below in value.items() if name not in old}
            problems += [_twice(into, part, (key, name)) for name in value if name in old]
            tree[key] = {**old, **fresh}
            taken |= {(key, name) for name in fresh}
        else:
            problems.append(_twice(into, part, (key,)))
    values.update((loc, place) for loc, place in part.values.items() if loc[:1] in taken or loc[:2] in taken)
    keys.update((loc, place) for loc, place in part.keys.items() if loc[:1] in taken or loc[:2] in taken)
    plain |= {loc for loc in part.plain if loc[:1] in taken or loc[:2] in taken}
    return Source(into.path, tree, values, keys, frozenset(plain))


def _twice(first: Source, second: Source, loc: Loc) -> Problem:
    message = f"the key `{loc[-1]}` stands twice: here and in {first.key_place(loc)}"
    return YAML_DUPLICATE_KEY.at(second.key_place(loc), message, "Keep one of the two, or give one another name.")
