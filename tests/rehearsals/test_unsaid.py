"""What came too late is not passed over in silence, and what nobody waits for is."""

from datetime import datetime

from domain.attendance import Answer
from domain.months import Month
from domain.notices import NoticeKind, NoticeState
from storage.monthly import month_gaps
from tests.rehearsals.conftest import SHANGHAI
from tests.rehearsals.gatherings import answer, publish

FRIDAY = datetime(2026, 11, 6, 14, 30, tzinfo=SHANGHAI)


async def asleep_until(play, moment):
    """The reminders are written down; then nobody sends anything until that moment."""
    play.clock.now = datetime(2026, 11, 5, 10, 0, tzinfo=SHANGHAI)
    await play.app.clock.ring_all()
    play.clock.now = moment
    await play.settle()


def unsaid(play):
    def work(records):
        branch = records.branches.one(1)
        return dict(month_gaps(records, branch, Month(2026, 11), play.clock()).unsaid)

    return play.app.reader.submit(work).result()


async def test_a_reminder_whose_meeting_has_begun_is_named_in_the_private_digest(play):
    meeting = publish(play, starts_at=FRIDAY)
    answer(play, meeting, {"陈静": Answer.COMING})

    await asleep_until(play, FRIDAY.replace(hour=15))

    assert not any("您已选：参加" in text for text in play.private("chen"))
    assert unsaid(play)[NoticeKind.MEETING_REMINDER] == 1


async def test_a_reminder_nobody_needs_any_more_is_not(play):
    meeting = publish(play, starts_at=FRIDAY)
    answer(play, meeting, {"陈静": Answer.COMING})
    play.clock.now = datetime(2026, 11, 5, 10, 0, tzinfo=SHANGHAI)
    await play.app.clock.ring_all()
    answer(play, meeting, {"陈静": Answer.LEAVE})

    await asleep_until(play, FRIDAY.replace(hour=15))

    assert NoticeKind.MEETING_REMINDER not in unsaid(play)


async def test_a_reminder_given_up_is_not_called_late_because_somebody_answers_just_then(
    play, monkeypatch
):
    meeting = publish(play, starts_at=FRIDAY)
    answer(play, meeting, {"陈静": Answer.COMING})
    play.clock.now = datetime(2026, 11, 5, 10, 0, tzinfo=SHANGHAI)
    await play.app.clock.ring_all()
    answer(play, meeting, {"陈静": Answer.LEAVE})
    read = play.app.reader.submit

    def is_taken_up(records):
        return records.notices.of(1, [NoticeKind.MEETING_REMINDER], [NoticeState.CLAIMED])

    def read_before_a_press(work):
        found = read(work)
        says_nothing = found.result() in (None, NoticeState.CANCELLED)
        if says_nothing and read(is_taken_up).result():
            answer(play, meeting, {"陈静": Answer.COMING})
        return found

    monkeypatch.setattr(play.app.reader, "submit", read_before_a_press)
    await asleep_until(play, FRIDAY.replace(hour=10))

    assert not any("您已选：参加" in text for text in play.private("chen"))
    monkeypatch.undo()
    assert NoticeKind.MEETING_REMINDER not in unsaid(play)
