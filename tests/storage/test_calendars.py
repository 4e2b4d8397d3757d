"""How often a meeting was changed stands in the trail; whose calendar it is, in a fingerprint."""

from datetime import timedelta

from domain.calendar import Edition
from domain.meetings import Meeting, MeetingKind, MeetingState
from tests.storage.kit import NOON, later


def plan(branch, *, at=NOON):
    def work(records):
        return records.meetings.draft(
            Meeting(
                id=0, branch_id=branch.id, kind=MeetingKind.THEME_DAY, title="学习党章",
                starts_at=NOON, ends_at=NOON + timedelta(hours=2), state=MeetingState.DRAFT,
            )
        )  # fmt: skip

    return branch.visit(work, at=at)


def change(branch, number, at, **values):
    branch.visit(lambda records: records.meetings.change(number, **values), at=at)


def editions(branch):
    return branch.do(lambda records: records.calendars.editions(branch.id))


def account(branch, user="1"):
    return branch.do(lambda records: records.accounts.meet("telegram", user))


def holder(branch, token):
    return branch.do(lambda records: records.calendars.holder(token))


def subscribe(branch, account_id, token):
    branch.visit(lambda records: records.calendars.open(account_id, branch.id, token, NOON))


def test_only_what_a_calendar_shows_makes_a_new_edition(branch):
    number, other = plan(branch), plan(branch)
    change(branch, number, later(hours=1), place="二楼")
    change(branch, number, later(hours=2), title="学习党史", is_quiet=True)
    change(branch, number, later(hours=3), state=MeetingState.CANCELLED.value, place="三楼")

    assert editions(branch) == {number: Edition(2, later(hours=3)), other: Edition(0, NOON)}


def test_undoing_a_change_is_another_edition(branch):
    number = plan(branch)
    change(branch, number, later(minutes=1), place="二楼")
    at = later(minutes=2)
    branch.visit(
        lambda records: records.undo.last(branch.id, branch.wang, at), at=at, can_undo=False
    )

    assert editions(branch)[number].number == 2


def test_an_address_opens_one_calendar_and_is_kept_nowhere(branch):
    mine, theirs = account(branch), account(branch, "2")
    subscribe(branch, mine, "a-secret")
    subscribe(branch, theirs, "another")

    assert holder(branch, "a-secret") == (mine, branch.id)
    assert holder(branch, "another") == (theirs, branch.id)
    assert holder(branch, "A-SECRET") is None
    assert not any("a-secret" in str(row) for row in branch.rows("select * from calendar_feeds"))
    assert not any("a-secret" in str(row) for row in branch.rows("select * from audit"))


def test_a_new_address_takes_the_place_of_the_old_one(branch):
    mine = account(branch)
    subscribe(branch, mine, "first")
    subscribe(branch, mine, "second")

    assert holder(branch, "first") is None
    assert holder(branch, "second") == (mine, branch.id)
    assert branch.visit(lambda records: records.calendars.close(mine, branch.id))
    assert not branch.visit(lambda records: records.calendars.close(mine, branch.id))
    assert holder(branch, "second") is None


def test_no_two_branches_make_the_same_entries(branch):
    first = branch.do(lambda records: records.calendars.house(branch.id))
    again = branch.do(lambda records: records.calendars.house(branch.id))

    assert first == again
    assert first.removesuffix(".zhibu").isalnum()
    assert len(first) == 22
