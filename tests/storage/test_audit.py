"""Nothing changes without an entry, and no entry changes unseen."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import text

from domain.meetings import Meeting, MeetingKind, MeetingState, Scope
from storage import Signature
from tests.storage.kit import NOON, connection_of, later

SECRETS = ("赵敏", "第二党小组", "三楼会议室", "88.50", "8850", "2019-07-01", "学习党章")


def gathering(branch):
    return Meeting(
        id=0, branch_id=branch.id, kind=MeetingKind.PARTY_LECTURE, title="学习党章",
        place="三楼会议室", starts_at=later(days=1), ends_at=later(days=1, hours=1),
        parts=(), scope=Scope.ALL, group_id=None, state=MeetingState.DRAFT, created_by=branch.wang,
    )  # fmt: skip


def a_busy_month(branch):
    def work(records):
        zhao = records.people.add(
            branch.id, "赵敏", on=date(2026, 3, 1), joined_on=date(2019, 7, 1)
        )
        records.people.join_group(zhao, branch.id, "第二党小组", on=date(2026, 3, 1))
        records.dues.assess(zhao, Decimal("88.50"), on=date(2026, 3, 1))
        records.dues.assess(zhao, Decimal("90"), on=date(2026, 3, 2))
        meeting_id = records.meetings.draft(gathering(branch))
        records.meetings.change(meeting_id, place="", title="学习")
        return zhao

    branch.visit(work)
    return branch.visit(lambda records: records.branches.set(branch.id, "quiet", "22"))


def broken_at(branch):
    return branch.do(lambda records: records.audit.broken_at(branch.id))


def test_the_chain_holds_over_many_visits(branch):
    a_busy_month(branch)

    assert broken_at(branch) is None
    assert [row.number for row in branch.rows("SELECT number FROM audit ORDER BY id")] == [1, 2, 3]


@pytest.mark.parametrize(
    ("deed", "number"),
    [
        ("UPDATE audit SET action = 'other' WHERE number = 2", 2),
        ("UPDATE audit SET actor_id = NULL WHERE number = 2", 2),
        ("UPDATE audit SET at = '2026-03-03 00:00:00' WHERE number = 1", 1),
        ("UPDATE audit SET previous = '' WHERE number = 3", 3),
        ("DELETE FROM audit WHERE number = 3", 3),
        ("UPDATE branches SET audit_head = ''", 4),
    ],
)
def test_what_is_tampered_with_is_found(branch, deed, number):
    a_busy_month(branch)
    branch.spoil("DELETE FROM undo_steps")

    branch.spoil(deed)

    assert broken_at(branch) == number


def test_an_entry_written_anew_with_a_fitting_hash_breaks_the_next(branch):
    """Who rewrites one entry has to rewrite all after it, and the branch's own row."""
    a_busy_month(branch)
    branch.spoil("UPDATE audit SET action = 'other', hash = 'a' WHERE number = 2")

    assert broken_at(branch) == 2


def entries(branch):
    """What stands in the trail, oldest first; raw rows are text on SQLite, values on PostgreSQL."""
    rows = branch.rows("SELECT changes FROM audit ORDER BY number")
    kept = [row.changes for row in rows]
    return [json.loads(one) if isinstance(one, str) else one for one in kept]


def test_names_money_and_days_never_stand_in_the_trail(branch):
    a_busy_month(branch)

    trail = json.dumps(entries(branch), ensure_ascii=False)

    assert "members" in trail
    assert not [secret for secret in SECRETS if secret in trail]


def test_a_private_value_shows_only_that_it_changed(branch):
    branch.visit(lambda records: records.people.rename(branch.li, "李朋"))

    [change] = entries(branch)[-1]
    assert change == {
        "table": "members", "row": branch.li, "old": {"name": "*"}, "new": {"name": "*"},
    }  # fmt: skip


def test_unsigned_changes_are_not_kept(branch):
    with pytest.raises(RuntimeError, match="not signed"):
        branch.do(lambda records: records.people.rename(branch.li, "李朋"))

    assert branch.do(lambda records: records.people.names(branch.id))[branch.li] == "李明"


def test_a_visit_that_changes_nothing_leaves_no_entry(branch):
    branch.visit(lambda records: records.people.rename(branch.li, "李明"))

    assert len(branch.rows("SELECT * FROM audit")) == 1


def test_two_branches_have_a_chain_each(branch):
    def found(records):
        other = records.branches.add(name="第四支部", timezone="UTC", language="en", at=NOON)
        sign(records, other, "setup")
        records.branches.set(branch.id, "quiet", "22")
        sign(records, branch.id, "settings")
        records.branches.set(other, "quiet", "23")
        sign(records, other, "settings")
        return other

    def sign(records, branch_id, action):
        records.audit.sign(Signature(branch_id=branch_id, actor_id=None, action=action, at=NOON))

    other = branch.do(found)

    assert broken_at(branch) is None
    assert branch.do(lambda records: records.audit.broken_at(other)) is None


def test_a_moment_is_sealed_alike_in_every_zone(branch):
    """The same hash whether the visit was dated in Shanghai or in UTC."""
    shanghai = datetime.fromisoformat("2026-03-02T12:00:00+08:00")
    assert shanghai == NOON.astimezone(UTC)

    branch.visit(lambda records: records.branches.set(branch.id, "quiet", "22"), at=shanghai)

    assert broken_at(branch) is None


def test_the_trail_outlives_the_name(branch):
    """Somebody is forgotten: the row goes blank, the chain still holds."""
    a_busy_month(branch)
    branch.spoil("UPDATE members SET name = '', joined_on = NULL")

    assert broken_at(branch) is None


def test_a_visit_rolled_back_leaves_the_chain_as_it_was(branch):
    def fail(records):
        records.branches.set(branch.id, "quiet", "22")
        records.audit.sign(Signature(branch_id=branch.id, actor_id=None, action="x", at=NOON))
        raise LookupError

    with pytest.raises(LookupError):
        branch.do(fail)
    branch.visit(lambda records: records.branches.set(branch.id, "quiet", "23"))

    assert broken_at(branch) is None
    assert (
        branch.do(lambda r: connection_of(r).scalar(text("SELECT audit_count FROM branches"))) == 2
    )
