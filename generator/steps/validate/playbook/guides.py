"""Check the guides of a playbook: what their front matter names, and their text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from graphlib import CycleError, TopologicalSorter

from generator.model.files.items.guide import Guide
from generator.model.files.valid import ValidGuide
from generator.model.language.tokenizer import quote
from generator.model.problems.problem import Place, Problem
from generator.model.problems.rules_playbook import (
    AUDIENCE_UNKNOWN,
    GUIDE_LOOP,
    GUIDE_ROLE,
    GUIDE_UNKNOWN,
    ROLE_UNKNOWN,
)
from generator.steps.validate.playbook.conditions import check_when
from generator.steps.validate.playbook.headings import headings
from generator.steps.validate.playbook.prose import findings, judge, texts
from generator.steps.validate.report import Report
from generator.steps.validate.symbols import Names


def check_guides(guides: Mapping[str, ValidGuide], names: Names) -> list[Problem]:
    """All that is wrong with the guides."""
    known = {id_: guide.headings for id_, guide in guides.items()}
    found: list[Problem] = []
    for id_, guide in guides.items():
        report = Report(guide.source.front)
        link = judge(names, known, id_)
        _check_front(report, guide.spec, names, guides)
        check_texts(report, guide.spec, Guide, link)
        _check_headings(report, guide, names)
        found += report.problems
        for rule, message, hint, offset in findings(guide.source.body, True, True, link):
            found.append(rule.at(_in_body(guide, offset), message, hint))
    return [*found, *_loops(guides)]


def check_texts(
    report: Report, value: object, model: object, link: Callable[[str], tuple[str, str] | None], dates: bool = True
) -> None:
    """Every text for people in a model."""
    for loc, text, prose in texts(value, model):
        for rule, message, hint, offset in findings(text, prose, dates, link):
            report.at(rule, loc, message, hint, offset)


def _in_body(guide: ValidGuide, offset: int) -> Place:
    before = guide.source.body[:offset]
    line = guide.source.body_line + before.count("\n")
    return Place(guide.source.path, line, offset - (before.rfind("\n") + 1) + 1)


def _check_front(report: Report, spec: Guide, names: Names, guides: Mapping[str, ValidGuide]) -> None:
    roles = names.playbook.roles
    rights = [(("rights", "may"), spec.rights.may), (("rights", "ask"), (spec.rights.ask,))] if spec.rights else []
    for loc, words in ((("role",), spec.role), *rights):
        for word in (w for w in words if w is not None and w not in roles):
            report.unknown(ROLE_UNKNOWN, loc, "role", word, roles)
    for number, word in enumerate(spec.audience):
        if word not in names.audiences:
            report.unknown(AUDIENCE_UNKNOWN, ("audience", number), "audience", word, names.audiences)
    for number, word in enumerate(spec.prerequisites):
        if word not in guides:
            report.unknown(GUIDE_UNKNOWN, ("prerequisites", number), "guide", word, guides)
    check_when(report, names, spec.when, ("when",))


def _check_headings(report: Report, guide: ValidGuide, names: Names) -> None:
    """A guide for some roles whose heading speaks of another one was copied and not finished.

    Only roles of the same party are compared, and only by their full titles: a heading may well say whom to ask.
    """
    if not guide.spec.role:
        return
    titles = {id_: (role.title or id_.replace("-", " ")).casefold() for id_, role in names.playbook.roles.items()}
    own = [titles[role] for role in guide.spec.role if role in titles]
    for line, words, _ in headings(guide.source.body):
        said = words.casefold()
        for id_, title in titles.items():
            if id_ in guide.spec.role or len(title) < 5 or title not in said or any(title in each for each in own):
                continue
            if not any(each in said for each in own):
                place = Place(guide.source.path, guide.source.body_line + line, 1)
                mine = ", ".join(quote(role) for role in guide.spec.role)
                message = f"this guide is for {mine}, and this heading speaks of {quote(id_)}"
                report.problems.append(GUIDE_ROLE.at(place, message, "correct the heading, or the `role` of the guide"))


def _loops(guides: Mapping[str, ValidGuide]) -> list[Problem]:
    graph = {id_: set(guide.spec.prerequisites) & set(guides) for id_, guide in guides.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        cycle: list[str] = list(reversed(error.args[1]))
        place = guides[cycle[0]].source.front.place(("prerequisites",))
        chain = " → ".join(quote(each) for each in cycle)
        return [
            GUIDE_LOOP.at(place, f"each of these guides demands the next one first: {chain}", "remove one prerequisite")
        ]
    return []
