"""How support works, as a reader may see it."""

from __future__ import annotations

from generator.model.files.playbook.support import SupportMode
from generator.model.language.title import title_from_id
from generator.model.stages.shown.support import ShownContact, ShownCoverage, ShownSeverity, ShownSupport, ShownTier
from generator.steps.project.visibility import Reader


def shown_support(reader: Reader) -> tuple[ShownSupport, ...]:
    """The support modes with the one of the as-of date marked."""
    return tuple(_mode(reader, id_, m) for id_, m in reader.plan.support.items() if reader.sees(m.audience))


def _mode(reader: Reader, id_: str, mode: SupportMode) -> ShownSupport:
    start, end = reader.assessed.dated.modes.get(id_, (None, None))
    today = reader.assessed.dated.as_of
    return ShownSupport(
        id=id_,
        title=mode.title or title_from_id(id_),
        text=mode.text,
        start=reader.when_known(start),
        end=reader.when_known(end),
        current=bool(start and start.day <= today and (end is None or today <= end.day)),
        tiers=tuple(
            ShownTier(
                id=t, title=x.title or title_from_id(t), party=x.party, roles=reader.only_roles(x.roles), does=x.does
            )
            for t, x in mode.tiers.items()
        ),
        severities=tuple(
            ShownSeverity(
                id=s,
                title=x.title or title_from_id(s),
                definition=x.definition,
                response=x.response,
                resolution=x.resolution,
                coverage=x.coverage or "",
            )
            for s, x in mode.severities.items()
        ),
        coverage=tuple(
            ShownCoverage(id=c, title=x.title or title_from_id(c), hours=x.hours, topics=x.topics)
            for c, x in mode.coverage.items()
        ),
        escalation=tuple(ShownContact(role=e.role, topic=e.when) for e in mode.escalation if e.role in reader.roles),
        contacts=tuple(
            ShownContact(role=c.role, topic=c.topic or title_from_id(topic), channel=c.channel)
            for topic, c in mode.contacts.items()
            if c.role in reader.roles
        ),
    )
