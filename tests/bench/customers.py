"""Customers for measuring: as many as wanted, all different, the same ones each time."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

AS_OF = date(2026, 11, 18)
PLACES = (
    ("NO", "", "Europe/Oslo"), ("SE", "", "Europe/Stockholm"), ("GB", "ENG", "Europe/London"),
    ("FR", "", "Europe/Paris"), ("PT", "", "Europe/Lisbon"), ("CA", "ON", "America/Toronto"),
    ("MX", "", "America/Mexico_City"), ("BR", "SP", "America/Sao_Paulo"), ("JP", "", "Asia/Tokyo"),
    ("NZ", "", "Pacific/Auckland"),
)  # fmt: skip
FIRST = ("Ada", "Bo", "Carla", "Dag", "Esra", "Finn", "Gül", "Hana", "Ivo", "Jun", "Kirsti", "Lars", "Mina", "Noor")
LAST = ("Aas", "Berg", "Costa", "Dahl", "Eriksen", "Fofana", "Gruber", "Hoshi", "Iversen", "Jansson", "Kaya", "Lund")
NAMES = ("Amber", "Birch", "Copper", "Delta", "Ember", "Fjord", "Granite", "Harbour", "Indigo", "Juniper", "Kelp")
TRADES = ("Foods", "Freight", "Optics", "Power", "Textiles", "Tools", "Clinics", "Ferries", "Seeds")
Content = dict[str, Any]


def write_customers(samples: Path, root: Path, count: int) -> tuple[str, ...]:
    """Make `root` a workspace with the playbooks and templates of `samples` and `count` customers; their ids."""
    for name in ("brand", "playbooks", "site_templates"):
        shutil.copytree(samples / name, root / name)
    shutil.copy(samples / "mkdocs.yml", root)
    for number in range(count):
        folder = root / "customers" / customer_id(number)
        folder.mkdir(parents=True)
        for file, content in files(number).items():
            text = yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False)
            (folder / file).write_text(text, "utf-8")
    return tuple(customer_id(number) for number in range(count))


class _Plain(yaml.SafeDumper):
    """Writes a value that stands in two places twice."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def customer_id(number: int) -> str:
    """The id that stands in the path."""
    return f"c{number:03}-{NAMES[number % len(NAMES)]}-{TRADES[number % len(TRADES)]}".lower()


def files(number: int) -> dict[str, Content]:
    """The two files of one customer; the three playbooks take turns."""
    dice = Random(number)
    made = (_saas, _on_call, _database)[number % 3](dice)
    country, region, zone = PLACES[number % len(PLACES)]
    customer: Content = {
        "name": f"{NAMES[number % len(NAMES)]} {TRADES[number % len(TRADES)]} {number}",
        "suffix": f"b{number:03}x7k2",
        "text": f"Customer {number} of a measurement, with {dice.choice(('many', 'few', 'busy'))} people.",
        "country": country,
        **({"region": region} if region else {}),
        "timezone": zone,
        "hours": dice.choice(("08:00-16:00", "09:00-17:00", "08:30-17:30")),
        **made,
    }
    return {"customer.yml": customer, "status.yml": _status(dice, made)}


def _saas(dice: Random) -> Content:
    users = dice.choice((6, 18, 45, 90, 150, 240))
    kickoff = _workday(dice, date(2026, 8, 31), 90)
    waves = {f"wave-{n}": {"title": f"Wave {n}", "facts": {"size": users // 3 or 1}} for n in range(1, 4)}
    small = users < 20
    return {
        "playbook": dice.choice(("saas-standard@1.0.0", "saas-standard")),
        "dates": {"kickoff": kickoff},
        "facts": {
            "users": users,
            "contract-value": users * 300,
            "contract-end": kickoff + timedelta(days=364),
            "migration": dice.random() < 0.7,
            "legacy-system": f"Orders {dice.randint(2, 9)}",
            "accounting-system": "Books and more",
            "round-the-clock": dice.random() < 0.5,
            "open-orders": dice.randint(50, 4000),
            "expansion": dice.random() < 0.3,
            "integrations": {"accounting": "Books and more, accounting"}
            | ({} if small else {"shop": {"title": "The shop", "facts": {"direction": "inbound", "way": "custom"}}}),
            **({} if small else {"waves": waves}),
        },
        "calendars": {
            "month-end": {"title": "Close of the month", "from": kickoff, "every": "month on last friday"},
        },
        "people": {
            **{"maja": "csm", "tomas": "implementation-lead", "nils": "product-sme", "greta": "vp-success"},
            "desk": "support-desk",
            **_people(dice, "sponsor", "project-lead", "it-lead", *["power-users"] * 4, "managers"),
        },
    }


def _on_call(dice: Random) -> Content:
    teams = {f"team-{n}": {"title": f"Team {n}", "facts": {"people": dice.randint(3, 9)}} for n in range(1, 4)}
    tools = ("Metrics", "Site checks", "Cloud notices", "Log search")
    admins = {}
    for team in teams:
        for id_, person in _people(dice, "team-admin", "team-admin").items():
            admins[f"{id_}-{team}"] = {**person, "members": team}
    return {
        "playbook": "on-call",
        "dates": {"kickoff": _workday(dice, date(2026, 10, 5), 60)},
        "facts": {
            "users": sum(team["facts"]["people"] for team in teams.values()),  # type: ignore[index]
            "tier": dice.choice(("essential", "enterprise")),
            "single-sign-on": dice.random() < 0.5,
            "teams": teams,
            "integrations": {name.split()[0].lower(): name for name in dice.sample(tools, 3)},
        },
        "people": {
            **{"elin": "onboarding-lead", "nils": "support-engineer", "maja": "account-manager"},
            **_people(dice, "project-lead", "global-admin", "alert-admin"),
            **admins,
        },
    }


def _database(dice: Random) -> Content:
    kickoff = _monday(_workday(dice, date(2026, 9, 7), 90))
    start = kickoff + timedelta(weeks=10)
    teams = {
        f"team-{n}": {"title": f"Team {n}", "within": f"wave-{n % 2}", "facts": {"size": dice.randint(3, 14)}}
        for n in range(dice.randint(2, 5))
    }
    starts = {f"wave-{wave}": start + timedelta(weeks=4 * wave) for wave in range(2)}
    return {
        "playbook": "database-release",
        "dates": {
            "kickoff": kickoff,
            "support-opens": start,
            **{f"wave-start[{wave}]": day for wave, day in starts.items()},
            **{f"go-live[{team}]": starts[str(of["within"])] for team, of in teams.items()},
        },
        "calendars": {"sprint": {"title": "Sprint", "from": kickoff, "every": "2 weeks"}},
        "facts": {
            "rollout": dice.randint(1, 3),
            "support-cadence": dice.choice(("daily", "weekly")),
            "waves": {wave: wave.replace("-", " ").title() for wave in starts},
            "teams": teams,
        },
        "people": {
            **{"maja": "delivery-lead", "yusra": "solution-engineer", "nils": "support-engineer"},
            **_people(dice, "sponsor", "project-lead", "release-manager", "devops", "dba", "presenter"),
            **{f"{id_}-{t}": {**p, "members": t} for t in teams for id_, p in _people(dice, "team-lead").items()},
        },
    }


def _people(dice: Random, *roles: str) -> Content:
    """Somebody for each of the roles."""
    people: Content = {}
    for number, role in enumerate(roles):
        first, last = dice.choice(FIRST), dice.choice(LAST)
        mail = f"p{number}@customer.example.com"
        people[f"p{number}-{role}"] = {"name": f"{first} {last}", "role": role, "email": mail}
    return people


def _status(dice: Random, made: Content) -> Content:
    """What happened until the day of the measurement: a kickoff, a risk, what a few people said."""
    kickoff = made["dates"]["kickoff"]
    if kickoff >= AS_OF:
        return {"kickoff-call": {"note": "They ask for the agenda beforehand."}}
    owner = next(id_ for id_, person in made["people"].items() if "project-lead" in id_ and isinstance(person, dict))
    records: Content = {
        "kickoff-call": {"done": kickoff, "attended": [owner], "tell": "Everybody came."},
        "holiday-risk": {
            "risk": "Half of the people are away at the end of the year",
            "likelihood": dice.choice(("high", "medium")),
            "impact": "medium",
            "owner": owner,
            "on": kickoff,
            "mitigation": "Name deputies",
        },
    }
    if made["playbook"].startswith("saas-standard"):
        days = [kickoff + timedelta(weeks=week) for week in range(1, 4)]
        records["tickets"] = {day: dice.randint(0, 20) for day in days if day < AS_OF}
    return {id_: record for id_, record in records.items() if record}


def _workday(dice: Random, first: date, days: int) -> date:
    day = first + timedelta(days=dice.randrange(days))
    return day - timedelta(days=max(0, day.weekday() - 4))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
