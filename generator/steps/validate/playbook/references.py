"""Check that everything an item or a check names exists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.files.item_index import Located
from generator.model.files.items.check import Answering, Check, CheckGroups
from generator.model.files.items.item import Item
from generator.model.files.items.kinds import Kind
from generator.model.files.playbook.audience import readers
from generator.model.files.source import Loc
from generator.model.files.valid import ValidGuide
from generator.model.language.tokenizer import did_you_mean, quote
from generator.model.problems.rule import Rule
from generator.model.problems.rules_playbook import (
    ATTACHMENT_UNKNOWN,
    AUDIENCE_CHECK,
    AUDIENCE_UNKNOWN,
    CHECK_FORM,
    FIELD_UNKNOWN,
    GROUP_UNKNOWN,
    GUIDE_HEADING,
    GUIDE_KIND,
    GUIDE_UNKNOWN,
    ITEM_UNKNOWN,
    METRIC_UNKNOWN,
    PHASE_UNKNOWN,
    ROLE_UNKNOWN,
)
from generator.model.stages.shown.item import ShownItem
from generator.steps.validate.playbook.conditions import check_when
from generator.steps.validate.playbook.times import check_item_times
from generator.steps.validate.report import Report
from generator.steps.validate.schema import keys_of
from generator.steps.validate.symbols import Names

_ROLES = ("owner", "approvers", "signer", "decides", "trainer", "presenter", "backup")
_RACI = ("responsible", "accountable", "consulted", "informed")


class References:
    """Holds the names in items and checks against what the playbook has."""

    def __init__(self, report: Report, names: Names, guides: Mapping[str, ValidGuide]) -> None:
        self.report, self.names, self.guides = report, names, guides

    def item(self, each: Located) -> None:
        """Everything that one item names."""
        group = self.names.repeats_over(each)
        audience = each.item.audience or each.audience
        self.fields(each.item, each.loc, each.id, group, audience=audience, kind=each.kind)
        if each.item.for_each:
            self._one(GROUP_UNKNOWN, (*each.loc, "for_each"), "group", each.item.for_each, self.names.groups)
        if each.loc[0] not in ("phases",) and each.phase:
            self._one(PHASE_UNKNOWN, (*each.loc, "phase"), "phase", each.phase, self.names.playbook.phases)
        elif each.item.phase and each.item.phase != each.phase:
            message = f"{quote(each.id)} stands in the phase {quote(str(each.phase))} and names another one"
            self.report.at(PHASE_UNKNOWN, (*each.loc, "phase"), message, "remove the line, or move the item")

    def fields(
        self, item: Item, loc: Loc, id_: str, group: str | None, *, audience: tuple[str, ...], kind: Kind
    ) -> None:
        """The fields of an item or of a change of one."""
        self._roles(item, loc, group)
        check_item_times(self.report, self.names, item, loc, id_)
        check_when(self.report, self.names, item.when, (*loc, "when"), group)
        self.audience(item.audience, (*loc, "audience"))
        self._hides(item.hides, (*loc, "hides"))
        self._links(item, loc)
        self.checks(item.checks, (*loc, "checks"), group, audience if kind.traits.verdict else ())

    def _roles(self, item: Item, loc: Loc, group: str | None) -> None:
        for field in _ROLES:
            self.roles(getattr(item, field), (*loc, field))
        for number, each in enumerate(item.with_):
            at = (*loc, "with", number)
            self._one(ROLE_UNKNOWN, (*at, "role"), "role", each.role, self.names.playbook.roles)
            check_when(self.report, self.names, each.when, (*at, "when"), group)
        for field in _RACI if item.raci else ():
            self.roles(getattr(item.raci, field), (*loc, "raci", field))

    def _links(self, item: Item, loc: Loc) -> None:
        self._many(
            ATTACHMENT_UNKNOWN, (*loc, "attachments"), "attachment", item.attachments, self.names.playbook.attachments
        )
        materials = {**self.names.items, **self.guides, **self.names.playbook.attachments}
        self._many(ITEM_UNKNOWN, (*loc, "materials"), "item, guide or attachment", item.materials, materials)
        if item.learners is not None:
            self._learners(item, loc)
        for kind, link in item.guide.links() if item.guide else ():
            self.guide(link, kind.value if kind else "", (*loc, "guide", *((kind.value,) if kind else ())))

    def _learners(self, item: Item, loc: Loc) -> None:
        names, word = self.names, str(item.learners)
        members = {f"member.{f}" for g in names.groups for f in names.playbook.facts[g].member_facts}
        known = {*names.playbook.facts, *names.playbook.roles, *members}
        if word not in known:
            self.report.unknown(GROUP_UNKNOWN, (*loc, "learners"), "fact, group or role", word, known)

    def guide(self, link: str, kind: str, loc: Loc, offset: int = 0) -> None:
        """One link to a guide: that it exists, has the heading, and is of the kind that the link says."""
        id_, _, heading = link.partition("#")
        guide = self.guides.get(id_)
        at = self._at(loc, link)
        if guide is None:
            self.report.unknown(GUIDE_UNKNOWN, at, "guide", id_, self.guides, offset=offset)
            return
        if heading and heading not in guide.headings:
            near = did_you_mean(heading, guide.headings)
            known = "its headings are " + ", ".join(quote(h) for h in guide.headings[:8])
            message = f"the guide {quote(id_)} has no heading {quote(heading)}"
            self.report.at(GUIDE_HEADING, at, message, near or known, offset + len(id_) + 1)
        if kind and guide.spec.kind != kind:
            message = f"the link says {quote(kind)}, but the guide {quote(id_)} is {quote(guide.spec.kind)}"
            self.report.at(
                GUIDE_KIND, at, message, f"write `{guide.spec.kind}: {link}`, or link to another guide", offset
            )

    def _at(self, loc: Loc, word: str) -> Loc:
        """The way to a word of a list, or to the value itself where it is no list."""
        value = self.report.source.value
        for step in loc:
            if isinstance(value, dict) and isinstance(step, str) and step in value:
                value = value[step]
        return (*loc, value.index(word)) if isinstance(value, list) and word in value else loc

    def checks(
        self, checks: Mapping[str, Check], loc: Loc, group: str | None = None, gate: tuple[str, ...] = ()
    ) -> None:
        """Questions with all that they name; `gate` is the audience of a verdict that they decide."""
        for id_, check in checks.items():
            at = (*loc, id_)
            if check.metric is not None:
                self._one(METRIC_UNKNOWN, (*at, "metric"), "metric", check.metric, self.names.playbook.metrics)
            for field in ("done", "attended"):
                for word in getattr(check, field):
                    if self.names.item(word.partition("[")[0]) is None:
                        self.report.unknown(
                            ITEM_UNKNOWN, self._at((*at, field), word), "item", word, self.names.planned
                        )
            self.roles(check.owner, (*at, "owner"))
            self.audience(check.audience, (*at, "audience"))
            check_when(self.report, self.names, check.when, (*at, "when"), group)
            self._form(check, at)
            if gate and check.audience:
                self._narrower(check, at, gate)

    def _form(self, check: Check, at: Loc) -> None:
        if check.answer is Answering.CHOICE and not check.choices:
            self.report.at_key(CHECK_FORM, at, "a choice needs its choices", "add a line `choices: [first, second]`")
        if check.answer is Answering.RATING and (check.scale is None or check.scale.high is None):
            self.report.at_key(CHECK_FORM, at, "a rating needs its scale", "add a line `scale: 1..10`")
        if check.choices and check.answer is not Answering.CHOICE:
            message = f"choices belong to the answer `choice`, not to {quote(check.answer)}"
            self.report.at_key(CHECK_FORM, (*at, "choices"), message, "add a line `answer: choice`, or remove this one")

    def _narrower(self, check: Check, at: Loc, gate: tuple[str, ...]) -> None:
        blind = readers(gate, self.names.sees) - readers(check.audience, self.names.sees)
        if blind:
            who = ", ".join(quote(b) for b in sorted(blind))
            message = f"{who} would see the verdict but not this check"
            self.report.at(
                AUDIENCE_CHECK, (*at, "audience"), message, "give both the same audience, or split the gate in two"
            )

    def check_groups(self, groups: CheckGroups, loc: Loc) -> None:
        """Checks under headings."""
        for id_, group in groups.items():
            self.audience(group.audience, (*loc, id_, "audience"))
            self.checks(group.checks, (*loc, id_, "checks"))

    def roles(self, roles: Iterable[str], loc: Loc) -> None:
        """Roles that are named in a list or alone."""
        self._many(ROLE_UNKNOWN, loc, "role", roles, self.names.playbook.roles)

    def audience(self, words: Iterable[str], loc: Loc) -> None:
        """Audiences that are named in a list or alone."""
        self._many(AUDIENCE_UNKNOWN, loc, "audience", words, self.names.audiences)

    def _hides(self, words: Iterable[str], loc: Loc) -> None:
        known = (*keys_of(Item), *ShownItem.model_fields)
        self._many(FIELD_UNKNOWN, loc, "field", words, tuple(dict.fromkeys(known)))

    def _many(self, rule: Rule, loc: Loc, what: str, words: Iterable[str], known: Iterable[str]) -> None:
        for word in words:
            self._one(rule, self._at(loc, word), what, word, known)

    def _one(self, rule: Rule, loc: Loc, what: str, word: str, known: Iterable[str]) -> None:
        if word not in known:
            self.report.unknown(rule, loc, what, word, known)
