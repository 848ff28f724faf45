"""Views of a plan: who does what, what comes next, what adds up, and where it all stands."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.stages.outline.address import anchor
from generator.model.stages.outline.outline import Outline
from generator.model.stages.shown.check import ShownCheck
from generator.model.stages.shown.dates import ShownDates, ShownSpan
from generator.model.stages.shown.guide import ShownGuide
from generator.model.stages.shown.item import ShownItem
from generator.model.stages.shown.people import ShownPerson, ShownRole
from generator.model.stages.shown.plan import ShownPlan
from generator.steps.outline import outline
from generator.steps.outline.views import guide_order
from generator.steps.project import project
from tests.given.moments import at, on
from tests.given.shown_plans import plan
from tests.readers import assessed


def bare(**fields: Any) -> ShownPlan:
    """A plan of which nothing is known but whose it is, and the fields that the test is about."""
    known = ("customer", "name", "audience", "timezone", "vendor_name", "vendor_timezone", "parties", "playbook")
    rest = ("playbook_title", "playbook_version", "as_of")
    summary = plan().summary.model_copy(update={"go_live": None, "go_live_item": "", "done": 0, "counted": 0})
    base = {name: getattr(plan(), name) for name in (*known, *rest)}
    return ShownPlan(**{**base, "summary": summary, **fields})


def item(id_: str, start: str = "", end: str = "", **fields: Any) -> ShownItem:
    span = ShownSpan(start=at(start), end=at(end or start)) if start else None
    dates = ShownDates(plan=span, forecast=span)
    values: dict[str, Any] = {
        "base": id_,
        "kind": "task",
        "title": id_.capitalize(),
        "order": 1,
        "dates": dates,
        **fields,
    }
    return ShownItem(id=id_, **values)


def _paths(site: Outline) -> list[str]:
    return [page.path for page in site.pages]


def test_a_full_plan_has_a_page_of_each_kind_in_the_order_of_the_navigation() -> None:
    assert _paths(outline(plan())) == [
        "index.md",
        "roadmap.md",
        "tasks.md",
        "training.md",
        "runbooks/index.md",
        "runbooks/cutover.md",
        "go-live.md",
        "support.md",
        "success.md",
        "people.md",
        "log.md",
        "guides/index.md",
        "guides/basics.md",
        "guides/admin.md",
        "forms.md",
        "print.md",
    ]


def test_what_has_nothing_to_say_has_no_page() -> None:
    assert _paths(outline(bare())) == ["index.md", "print.md"]


@pytest.mark.parametrize(
    ("field", "page"),
    [
        ("support", "support.md"),
        ("success", "success.md"),
        ("metrics", "success.md"),
        ("goals", "success.md"),
        ("people", "people.md"),
        ("log", "log.md"),
        ("risks", "log.md"),
        ("guides", "guides/index.md"),
    ],
)
def test_one_thing_to_say_is_enough_for_a_page(field: str, page: str) -> None:
    assert page in _paths(outline(bare(**{field: getattr(plan(), field), "roles": plan().roles})))


def test_weeks_count_from_kickoff_and_leave_empty_ones_out() -> None:
    items = (item("a", "2026-10-25"), item("b", "2026-11-02"), item("c", "2026-11-08"), item("d", "2026-11-16"))
    weeks = outline(bare(items=items, kickoff="2026-11-02")).weeks
    assert [(w.number, w.start, w.end, w.items) for w in weeks] == [
        (-1, on("2026-10-19"), on("2026-10-25"), ("a",)),
        (1, on("2026-11-02"), on("2026-11-08"), ("b", "c")),
        (3, on("2026-11-16"), on("2026-11-22"), ("d",)),
    ]


def test_tasks_are_listed_by_party_and_person_and_by_role_where_nobody_is_named() -> None:
    lists = [(t.party, t.person, t.role, t.items) for t in outline(plan()).tasks]
    assert lists == [
        ("customer", "jonas", "", ("export-data",)),
        ("customer", "", "project-lead", ("agree-date[oslo]", "agree-date[bergen]", "go-live")),
        ("customer", "", "sponsor", ("choose-admins",)),
        ("vendor", "maja", "", ("kickoff-call",)),
        ("vendor", "", "csm", ("hands-on[oslo]", "hands-on[bergen]", "support-peak", "price-check")),
    ]


def test_the_next_steps_are_those_of_owners_and_signers_with_the_overdue_first() -> None:
    site = outline(plan())
    expected = ("export-data", "agree-date[bergen]", "agree-date[oslo]", "final-sign-off", "choose-admins")
    assert site.next_steps == expected
    assert site.vendor_steps == ("surprise",)


def test_a_session_of_the_vendor_is_no_next_step_of_the_customer_who_attends() -> None:
    one = item("call", "2026-11-20", owner=("csm",), parties=("vendor", "customer"))
    site = outline(bare(items=(one,), roles=plan().roles))
    assert (site.next_steps, site.vendor_steps) == ((), ("call",))


def test_sides_put_what_the_parties_do_beside_each_other_and_leave_idle_parties_out() -> None:
    sides = outline(plan()).sides
    assert sides is not None
    assert sides.parties == ("customer", "vendor")
    assert next((row.title, row.columns) for row in sides.rows) == (
        "Discovery",
        (("plan-sign-off", "export-data"), ("kickoff-call", "price-check")),
    )


def test_one_party_alone_has_nobody_beside_it() -> None:
    alone = plan().items[1].model_copy(update={"phase": "discovery"})
    groups = tuple(g.model_copy(update={"items": ("export-data",), "boxes": ()}) for g in plan().groups[:1])
    known = {"roles": plan().roles, "people": plan().people}
    assert outline(bare(items=(alone,), groups=groups, **known)).sides is None


def test_an_agreement_has_a_row_for_each_approver_and_a_column_for_each_member() -> None:
    (matrix,) = outline(plan()).agreements
    assert (matrix.title, matrix.gates) == ("Date is agreed", ("agree-date[oslo]", "agree-date[bergen]"))
    assert [(role, [a.on if a else None for a in cells]) for role, cells in matrix.rows] == [
        ("project-lead", [on("2026-11-17"), None]),
        ("it-lead", [None, None]),
    ]


def test_an_approver_whom_one_gate_does_not_ask_has_no_cell_there() -> None:
    items = list(plan().items)
    at = [i.id for i in items].index("agree-date[bergen]")
    items[at] = items[at].model_copy(update={"approvals": items[at].approvals[:1]})
    (matrix,) = outline(plan().model_copy(update={"items": tuple(items)})).agreements
    assert dict(matrix.rows)["it-lead"][1] is None


def test_training_adds_up_over_members_and_sittings() -> None:
    site = outline(plan())
    (taught,) = site.teaching
    assert (taught.title, taught.times, taught.minutes, taught.total_minutes) == ("Hands-on", 4, 120, 480)
    assert (taught.seats, taught.learners, site.taught_minutes) == (32, 24, 480)


def test_sessions_of_unequal_length_have_a_sum_but_no_length() -> None:
    first, second = (i for i in plan().items if i.session)
    longer = second.model_copy(update={"session": second.session.model_copy(update={"minutes": 60})})  # type: ignore[union-attr]
    assert outline(bare(items=(first, longer), roles=plan().roles)).teaching[0].minutes == 0


def test_forms_ask_once_what_repeated_items_ask_each_time() -> None:
    forms = [(f.id, f.title, f.home) for f in outline(plan()).forms]
    assert forms == [
        ("health", "Weekly health", "success.md#health"),
        ("export-data", "Export the data", "roadmap.md#export-data"),
        ("agree-date", "Date is agreed", "go-live.md#gate-agree-date--oslo"),
        ("go-live", "Go-live", "roadmap.md#go-live"),
        ("final-sign-off", "Final sign-off", "go-live.md#gate-final-sign-off"),
        ("plan-sign-off", "Success plan is agreed", "go-live.md#gate-plan-sign-off"),
    ]


def test_boxes_have_one_line_for_all_members_of_an_item() -> None:
    discovery, build = outline(plan()).boxes
    assert [[(line.title, line.done, line.count) for line in box] for box in discovery.boxes] == [
        [("Kickoff call", 1, 1)],
        [("Export the data", 0, 1), ("Success plan is agreed", 1, 1)],
    ]
    assert [[(line.title, line.done, line.count) for line in box] for box in build.boxes] == [[("Hands-on", 0, 2)]]


def test_a_role_path_has_the_sessions_it_attends_and_its_guides_prerequisites_first() -> None:
    paths = {p.role: (p.sessions, p.guides) for p in outline(plan()).paths}
    assert paths["power-user"] == (("hands-on[oslo]", "hands-on[bergen]"), ("basics", "admin"))
    assert "sponsor" not in paths


def test_steps_are_told_in_their_runbook_and_all_else_on_the_roadmap() -> None:
    homes = outline(plan()).homes
    assert homes["freeze"] == "runbooks/cutover.md#freeze"
    assert homes["hands-on[oslo]"] == "roadmap.md#hands-on--oslo"


def test_items_in_no_group_are_loose_and_steps_are_not() -> None:
    assert outline(plan()).loose == ("choose-admins",)


def test_an_item_whose_runbook_this_reader_does_not_see_stands_on_the_roadmap() -> None:
    without = plan().model_copy(update={"groups": tuple(g for g in plan().groups if g.axis != "runbook")})
    site = outline(without)
    assert "freeze" in site.loose
    assert site.homes["freeze"] == "roadmap.md#freeze"


def test_the_timeline_draws_phases_with_what_is_decided_in_them() -> None:
    line = outline(plan()).timeline
    assert line is not None
    assert (line.start, line.end) == (on("2026-11-02"), on("2027-03-31"))
    assert [b.title for b in line.bars] == [
        "Discovery",
        "Success plan is agreed",
        "Build",
        "Date is agreed – Oslo depot",
        "Date is agreed – Bergen depot",
        "Launch",
        "Go-live",
        "Support peak",
        "Final sign-off",
    ]


def test_a_slip_is_drawn_from_the_date_first_agreed() -> None:
    line = outline(plan()).timeline
    assert line is not None
    bar = next(b for b in line.bars if b.item == "go-live")
    assert bar.ghost is not None
    assert bar.ghost < bar.x


def test_a_window_with_a_share_of_the_work_is_a_band_behind_the_rows() -> None:
    line = outline(plan()).timeline
    assert line is not None
    assert [(b.label, b.kind) for b in line.bands] == [("Support peak", "load"), ("Christmas Day", "closed")]


def test_a_plan_without_a_date_has_no_timeline() -> None:
    assert outline(bare(items=(item("a"),))).timeline is None


def test_a_today_outside_of_the_plan_is_not_drawn() -> None:
    line = outline(bare(items=(item("a", "2027-05-01", "2027-06-01"),))).timeline
    assert line is not None
    assert line.today is None


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(0, 2500))
def test_the_axis_has_few_labels_in_order_and_within_the_drawing(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    line = outline(bare(items=(item("a", start.isoformat(), end.isoformat()),))).timeline
    assert line is not None
    places = [t.x for t in line.ticks]
    assert places == sorted(set(places))
    assert len(places) <= 9
    assert all(0 <= x <= 100 for x in places)
    assert [t.on for t in line.ticks] == sorted(t.on for t in line.ticks)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 400), st.integers(0, 400))
def test_a_bar_lies_within_the_drawing_and_reaches_its_last_day(start: date, before: int, long: int) -> None:
    first, last = start + timedelta(days=before), start + timedelta(days=before + long)
    items = (
        item("a", start.isoformat(), last.isoformat()),
        item("w", first.isoformat(), last.isoformat(), kind="window"),
    )
    line = outline(bare(items=items)).timeline
    assert line is not None
    (bar,) = line.bars
    assert 0 <= bar.x <= 100
    assert abs(bar.x + bar.width - 100) < 0.05


IDS = st.sampled_from("abcdef")


@given(st.dictionaries(IDS, st.lists(IDS, max_size=4)), st.lists(IDS, min_size=1))
def test_reading_order_has_every_wanted_guide_once_and_prerequisites_first(
    needs: dict[str, list[str]], wanted: list[str]
) -> None:
    earlier = {g: tuple(p for p in before if p < g) for g, before in needs.items()}
    guides = [ShownGuide(id=g, title=g, kind="training", version="1", prerequisites=p) for g, p in earlier.items()]
    order = guide_order(guides, wanted)
    assert len(order) == len(set(order))
    assert set(wanted) <= set(order)
    assert all(order.index(p) < order.index(g) for g in order for p in earlier.get(g, ()))


def test_guides_that_need_one_another_are_all_there() -> None:
    guides = [
        ShownGuide(id="a", title="A", kind="training", version="1", prerequisites=("b",)),
        ShownGuide(id="b", title="B", kind="training", version="1", prerequisites=("a",)),
    ]
    assert set(guide_order(guides, ["a"])) == {"a", "b"}


@pytest.mark.parametrize(("id_", "fragment"), [("go-live", "go-live"), ("hands-on[oslo]", "hands-on--oslo")])
def test_an_anchor_has_no_brackets(id_: str, fragment: str) -> None:
    assert anchor(id_) == fragment


# == What a reader does on a page ==


def test_items_are_found_by_all_who_take_part_but_not_by_the_role_of_another_member() -> None:
    from_oslo = ShownRole(id="lead", title="Lead", party="customer", member="oslo", people=("ola",))
    from_bergen = ShownRole(id="lead", title="Lead", party="customer", member="bergen", people=("berit",))
    coach = ShownRole(id="coach", title="Coach", party="vendor", people=("carl",))
    people = tuple(ShownPerson(id=i, name=i, party="customer") for i in ("ola", "berit", "carl", "idle"))
    items = (
        item("hands-on[oslo]", member="oslo", parties=("customer",), owner=("lead",), attendees=("coach",)),
        item("step", kind="step", owner=("helper",), standing="late"),
    )
    found = outline(bare(items=items, roles=(from_oslo, from_bergen, coach), people=people)).filters
    assert found.filed["hands-on[oslo]"].people == ("ola", "carl")
    assert (found.roles, found.people) == (("lead", "coach"), ("ola", "carl"))


def test_a_letter_goes_to_the_person_of_the_vendor_whom_most_items_name() -> None:
    people = tuple(
        ShownPerson(id=i, name=i, party=party, email=email)
        for i, party, email in (("a", "vendor", "a@x.example"), ("b", "vendor", "b@x.example"), ("c", "vendor", ""))
    )
    items = (item("one", people=("c", "b")), item("two", people=("c",)))
    found = outline(bare(items=items, people=people)).contact
    assert found is not None
    assert found.id == "b"
    assert outline(bare(people=people[2:])).contact is None


@pytest.mark.parametrize(
    ("change", "differs"),
    [
        ({"dates": ShownDates(plan=ShownSpan(start=at("2026-11-05"), end=at("2026-11-05")))}, [True, False, False]),
        ({"standing": "late"}, [False, True, False]),
        ({"title": "Another"}, [False, False, True]),
        ({"tell": "News"}, [False, False, True]),
        ({"checks": (ShownCheck(id="c", ask="Well?", outcome="yes", by="ola"),)}, [False, True, False]),
        ({"checks": (ShownCheck(id="c", ask="Better?", outcome="unanswered"),)}, [False, False, True]),
        ({"standing_rule": "because", "slack": 3, "order": 7}, [False, False, False]),
    ],
)
def test_a_digest_says_which_part_of_an_item_changed(change: dict[str, Any], differs: list[bool]) -> None:
    before = item("one", "2026-11-03", checks=(ShownCheck(id="c", ask="Well?", outcome="unanswered"),))
    digests = [outline(bare(items=(i,))).digests["one"].split(".") for i in (before, before.model_copy(update=change))]
    assert [was != now for was, now in zip(*digests, strict=True)] == differs


# == What lies ahead ==


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("", ["call 2026-11-09T11:00", "weekly 2026-11-09T15:00", "course 2026-11-12"]),
        ("weekly: {held: {2026-11-09: {}}}", ["call 2026-11-09T11:00", "course 2026-11-12", "weekly 2026-11-16T15:00"]),
        ("call: 2026-11-09", ["weekly 2026-11-09T15:00", "course 2026-11-12"]),
    ],
)
def test_meetings_and_sessions_lie_ahead_by_their_next_sitting(status: str, expected: list[str]) -> None:
    plan = """
courses: {c: {items: {course: {kind: session, due: 2026-11-12, takes: 1 day}}}}
items:
  weekly: {kind: meeting, at: day 1 15:00, takes: 30 min, every: week, count: 3}
  early: {kind: meeting, at: day 3 10:00, takes: 30 min}
  call: {kind: meeting, at: day 8 11:00, takes: 30 min}
  work: {due: day 8}
"""
    customer = "name: Acme\nplaybook: plan\ndates: {kickoff: 2026-11-02}\ntimezone: UTC\n"
    records = f"early: 2026-11-04\n{status}\n"
    found = outline(project(assessed(f"title: P\n{plan}", customer, records, date(2026, 11, 9)), "customer")).coming
    assert [f"{each.item} {str(each.span.start)[:16]}" for each in found] == expected
