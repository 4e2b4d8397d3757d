"""Today's roster never rewrites last year's."""

from datetime import date

import pytest

from domain.people import MemberKind, Office
from tests.storage.kit import NOON, TODAY, later

LAST_YEAR = date(2025, 6, 1)
NEXT_MONTH = date(2026, 4, 1)


def on(branch, day):
    people = branch.do(lambda records: records.people.of(branch.id, day))
    return {member.name: member for member in people}


def test_everybody_once_in_roster_order(branch):
    assert list(on(branch, TODAY)) == ["王书记", "李明"]


def test_nobody_stands_on_the_roster_before_they_came(branch):
    branch.visit(lambda r: r.people.add(branch.id, "赵敏", on=TODAY))

    assert "赵敏" in on(branch, TODAY)
    assert "赵敏" not in on(branch, LAST_YEAR)


def test_a_probationary_member_confirmed_today_was_probationary_last_year(branch):
    branch.visit(lambda r: r.people.be(branch.li, MemberKind.PROBATIONARY, on=date(2025, 1, 1)))
    branch.visit(lambda r: r.people.be(branch.li, MemberKind.FULL, on=TODAY))

    assert on(branch, LAST_YEAR)["李明"].kind is MemberKind.PROBATIONARY
    assert on(branch, TODAY)["李明"].kind is MemberKind.FULL


@pytest.mark.parametrize("day", [date(2024, 1, 1), LAST_YEAR, date(2025, 9, 1), TODAY, NEXT_MONTH])
def test_a_day_put_right_afterwards_leaves_nobody_twice(branch, day):
    """The conversion was written down a month late and is dated back."""
    branch.visit(lambda r: r.people.be(branch.li, MemberKind.PROBATIONARY, on=date(2025, 1, 1)))
    branch.visit(lambda r: r.people.be(branch.li, MemberKind.FULL, on=TODAY))
    branch.visit(lambda r: r.people.be(branch.li, MemberKind.FULL, on=date(2025, 8, 1)))

    people = branch.do(lambda records: records.people.of(branch.id, day))
    assert [member.name for member in people] == ["王书记", "李明"]
    was_full = not date(2025, 1, 1) <= day < date(2025, 8, 1)
    assert (people[1].kind is MemberKind.FULL) == was_full


def test_the_same_again_changes_nothing(branch):
    branch.visit(lambda r: r.people.be(branch.li, MemberKind.FULL, on=TODAY))

    assert len(branch.rows("SELECT * FROM audit")) == 1


def test_a_member_who_changes_groups_was_in_the_old_one_last_year(branch):
    def join(name, day):
        branch.visit(lambda r: r.people.join_group(branch.li, branch.id, name, on=day))

    join("第一党小组", date(2025, 1, 1))
    join("第二党小组", TODAY)

    assert on(branch, LAST_YEAR)["李明"].group.name == "第一党小组"
    assert on(branch, TODAY)["李明"].group.name == "第二党小组"
    assert len(branch.do(lambda records: records.people.groups(branch.id))) == 2


def test_two_corrections_on_one_day_leave_the_last(branch):
    for name in ("第一党小组", "第二党小组"):
        branch.visit(lambda r, name=name: r.people.join_group(branch.li, branch.id, name, on=TODAY))

    assert on(branch, TODAY)["李明"].group.name == "第二党小组"
    assert len(branch.rows("SELECT * FROM member_groups")) == 1


def test_an_office_counts_from_its_day(branch):
    branch.visit(lambda r: r.people.appoint(branch.li, Office.SECRETARY, on=TODAY))
    branch.visit(lambda r: r.people.appoint(branch.li, Office.SECRETARY, on=TODAY))

    assert on(branch, TODAY)["李明"].offices == {Office.SECRETARY}
    assert on(branch, LAST_YEAR)["李明"].offices == frozenset()
    assert len(branch.rows("SELECT * FROM offices")) == 1


def test_who_holds_an_office_is_found(branch):
    branch.visit(lambda r: r.people.appoint(branch.li, Office.ORGANIZATION_COMMISSIONER, on=TODAY))

    holders = branch.do(
        lambda r: r.people.holding(branch.id, [Office.ORGANIZATION_COMMISSIONER], TODAY)
    )
    assert [member.name for member in holders] == ["李明"]


def test_an_account_speaks_for_a_member_only_once_confirmed(branch):
    def ask(records):
        account = records.accounts.meet("telegram", "42")
        return account, records.accounts.claim(account, branch.li, NOON)

    account, claim = branch.visit(ask, can_undo=False)
    members = branch.do(lambda records: records.people.of_account(account, TODAY))
    assert members == []
    assert branch.do(lambda records: records.accounts.reader(branch.li)) is None

    branch.visit(
        lambda r: r.accounts.decide(claim, is_right=True, by=branch.wang, at=later(hours=1))
    )
    [member] = branch.do(lambda records: records.people.of_account(account, TODAY))
    assert (member.name, member.has_account) == ("李明", True)
    reader = branch.do(lambda records: records.accounts.reader(branch.li))
    assert (reader.user, reader.language) == ("42", "zh_CN")
