"""Who has no vote, and who is left out, on a day; kept in either database."""

from datetime import date, timedelta

from domain.elections import Ballots
from domain.electors import Category
from domain.meetings import Meeting, MeetingKind
from domain.minutes import MinuteLine, Vote
from domain.people import Mark
from domain.quorum import VoteKind
from domain.spans import Span
from storage.minutes import RESOLUTION
from tests.storage.kit import NOON, TODAY, later

DAY = timedelta(days=1)


def barred(branch, on):
    return branch.do(lambda records: records.voting.barred(branch.id, on))


def test_a_vote_is_barred_from_a_day_to_a_day_and_for_these_marks_alone(branch):
    span = Span(TODAY, TODAY + 10 * DAY)
    branch.visit(lambda records: records.stays.mark(branch.li, Mark.SANCTION, span))
    branch.visit(lambda records: records.stays.mark(branch.wang, Mark.MOBILE, span))

    assert barred(branch, TODAY - DAY) == set()
    assert barred(branch, TODAY) == {branch.li}
    assert barred(branch, TODAY + 9 * DAY) == {branch.li}
    assert barred(branch, TODAY + 10 * DAY) == set()
    branch.visit(lambda records: records.stays.mark(branch.wang, Mark.SUSPENDED, span))
    assert barred(branch, TODAY) == {branch.li, branch.wang}


def left_out(branch, on):
    return branch.do(lambda records: records.voting.left_out(branch.id, on))


def test_somebody_is_left_out_with_what_was_agreed_until_they_are_counted_again(branch):
    branch.visit(lambda records: records.voting.leave_out(branch.li, Category.MOVED, TODAY))
    branch.visit(lambda records: records.voting.agree(
        branch.li, TODAY, approved_on=date(2026, 2, 1), approval="组字5号"
    ))  # fmt: skip
    branch.visit(lambda records: records.voting.agree(
        branch.li, TODAY, resolved_on=date(2026, 2, 2), is_for_all=True
    ))  # fmt: skip

    one = left_out(branch, TODAY)[branch.li]
    assert (one.category, one.span, one.approval) == (Category.MOVED, Span(TODAY), "组字5号")
    assert (one.begins_on, one.is_for_all) == (TODAY, True)
    assert branch.do(lambda records: records.voting.find(branch.li, TODAY)) == one
    assert left_out(branch, TODAY - DAY) == {}

    branch.visit(lambda records: records.voting.count_again(branch.li, TODAY + DAY))
    assert branch.li in left_out(branch, TODAY)
    assert left_out(branch, TODAY + DAY) == {}
    assert branch.do(lambda records: records.voting.find(branch.li, TODAY + DAY)) is None


def test_left_out_and_counted_again_on_one_day_leaves_nothing(branch):
    branch.visit(lambda records: records.voting.leave_out(branch.li, Category.MOVED, TODAY))
    branch.visit(lambda records: records.voting.count_again(branch.li, TODAY))

    assert left_out(branch, TODAY) == {}
    assert branch.rows("select * from left_out") == []


def test_another_category_takes_the_place_of_the_one_before(branch):
    branch.visit(lambda records: records.voting.leave_out(branch.li, Category.MOVED, TODAY))
    branch.visit(lambda records: records.voting.leave_out(branch.li, Category.ABROAD, TODAY + DAY))

    assert left_out(branch, TODAY)[branch.li].category is Category.MOVED
    assert left_out(branch, TODAY + DAY)[branch.li].category is Category.ABROAD


def test_a_resolution_comes_back_with_all_its_totals(branch):
    meeting = Meeting(
        id=0, branch_id=branch.id, kind=MeetingKind.GENERAL_MEETING, title="", place="",
        starts_at=NOON, ends_at=later(hours=2), created_by=branch.wang,
    )  # fmt: skip
    lines = [
        MinuteLine("讨论"),
        MinuteLine("年度计划", Vote(7, 0, 1), VoteKind.GENERAL),
        MinuteLine("张三", Vote(7, 0, 1), VoteKind.ADMISSION, 2),
        MinuteLine("支委", kind=VoteKind.ELECTION, ballots=Ballots(
            seats=3, issued=8, returned=8, candidates=4, elected=3, tallies=(8, 7, 6, 1))),
        MinuteLine("书记", kind=VoteKind.ELECTION, ballots=Ballots(seats=1, issued=8, returned=7)),
    ]  # fmt: skip

    def work(records):
        number = records.meetings.draft(meeting)
        records.minutes.begin(records.meetings.find(number), chair_id=None)
        one = records.minutes.of(number)[0]
        records.minutes.write(one.id, RESOLUTION, lines)
        return records.minutes.lines(one.id, RESOLUTION)

    assert branch.visit(work) == lines
