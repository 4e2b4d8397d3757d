"""Those who are coming are reminded, those who said nothing are asked once."""

from datetime import datetime, timedelta
from functools import partial

import pytest

from domain.attendance import Answer, Presence
from domain.meetings import MeetingKind, Scope
from tests.rehearsals.conftest import SHANGHAI
from tests.rehearsals.gatherings import answer, publish, sign

FRIDAY = datetime(2026, 11, 6, 14, 30, tzinfo=SHANGHAI)
EVERYBODY = ("王建国", "李敏", "赵敏", "张伟", "刘洋", "陈静", "杨帆", "周倩", "吴迪")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


def coming(play, meeting_id: int, *names: str) -> None:
    answer(play, meeting_id, dict.fromkeys(names, Answer.COMING))


def all_but(*silent: str) -> list[str]:
    return [name for name in EVERYBODY if name not in silent]


def write(play, work) -> None:
    play.app.writer.submit(work).result()


def change(play, meeting_id: int, **values) -> None:
    """The secretary moves or calls off a meeting."""

    def work(records):
        records.meetings.change(meeting_id, **values)
        sign(records, play.clock())

    write(play, work)


def account(play, user: str, **values) -> None:
    def work(records):
        records.accounts.set(records.accounts.find("rehearsal", user).id, **values)

    write(play, work)


def about_meetings(texts: list[str]) -> list[str]:
    return [text for text in texts if "主题党日" in text or "session" in text or "支委会" in text]


def reminders(play, user: str) -> list[str]:
    return [text for text in play.private(user) if "您已选：参加" in text]


def nudges(play, user: str) -> list[str]:
    return [text for text in play.private(user) if "方便时点一下" in text]


async def test_who_is_coming_is_reminded_the_day_before(play):
    meeting = publish(play, starts_at=FRIDAY)
    coming(play, meeting, "陈静")

    await play.until(at(5, 14, 29))
    assert reminders(play, "chen") == []
    await play.until(at(5, 14, 30))

    assert reminders(play, "chen") == [
        "明天14:30 主题党日，三楼会议室。\n您已选：参加。\n[改请假] [免提醒]"
    ]
    await play.until(at(6, 16))
    assert len(reminders(play, "chen")) == 1
    assert reminders(play, "yang") == []


async def test_who_has_changed_to_leave_is_not_reminded(play):
    meeting = publish(play, starts_at=FRIDAY)
    coming(play, meeting, "陈静")
    await play.until(at(4, 12))
    answer(play, meeting, {"陈静": Answer.LEAVE})

    await play.until(at(6, 16))

    assert reminders(play, "chen") == []


async def test_who_answered_only_yesterday_evening_needs_no_reminder(play):
    meeting = publish(play, starts_at=FRIDAY)
    await play.until(at(5, 20))
    coming(play, meeting, "陈静")

    await play.until(at(6, 16))

    assert reminders(play, "chen") == []


async def test_leave_is_asked_for_from_the_reminder(play):
    meeting = publish(play, starts_at=FRIDAY)
    coming(play, meeting, "陈静")
    await play.until(at(5, 15))

    await play.presses("chen", "改请假")

    said = play.app.reader.submit(lambda records: records.attendance.of(meeting)).result()
    assert Answer.LEAVE in [one.answer for one in said]


async def test_a_meeting_at_midnight_reminds_nobody_at_midnight(play):
    meeting = publish(play, starts_at=at(6, 23, 30))
    coming(play, meeting, "陈静")

    await play.until(at(6, 6, 59))
    assert reminders(play, "chen") == []
    await play.until(at(6, 7))
    assert reminders(play, "chen")[0].startswith("今天23:30")


async def test_the_readers_own_night_counts_and_their_own_clock(play):
    account(play, "emma", timezone="Europe/London")
    meeting = publish(play, starts_at=FRIDAY)  # 06:30 in London
    coming(play, meeting, "吴迪")

    await play.until(at(5, 14, 59))
    assert about_meetings(play.private("emma")) == []
    await play.until(at(5, 15))  # 07:00

    # half past six is night there too, and seven on the next day would be too late
    assert about_meetings(play.private("emma")) == [
        "Tomorrow 06:30 your time: a session. You said: coming.\n[Can't come] [Stop reminders]"
    ]


async def test_a_bot_that_was_away_reminds_late_but_not_after_the_start(play):
    first, second = publish(play, starts_at=FRIDAY), publish(play, starts_at=at(10, 9))
    coming(play, first, "陈静")
    coming(play, second, "杨帆")
    play.clock.now = at(6, 8)
    await play.app.clock.ring_all()
    await play.settle()
    assert reminders(play, "chen")[0].startswith("今天14:30")

    play.clock.now = at(10, 9, 30)
    await play.app.clock.ring_all()
    await play.settle()
    assert reminders(play, "yang") == []


async def test_a_bot_that_comes_back_at_night_wakes_nobody(play):
    first, second = publish(play, starts_at=at(6, 20)), publish(play, starts_at=at(7, 20))
    coming(play, first, "陈静")
    coming(play, second, *all_but("杨帆"))
    await play.app.clock.ring_all()  # what is to be said on the fifth is written down

    play.clock.now = at(5, 23)
    await play.settle()
    assert reminders(play, "chen") == nudges(play, "yang") == []

    await play.until(at(6, 6, 59))
    assert reminders(play, "chen") == nudges(play, "yang") == []
    await play.until(at(6, 7))
    assert reminders(play, "chen")[0].startswith("今天20:00")
    assert len(nudges(play, "yang")) == 2  # of each of the two


async def test_the_silent_are_asked_once_two_days_before(play):
    meeting = publish(play, starts_at=FRIDAY)
    coming(play, meeting, *all_but("陈静"))

    await play.until(at(4, 14, 29))
    assert nudges(play, "chen") == []
    await play.until(at(6, 16))

    assert nudges(play, "chen") == [
        "陈静同志：周五14:30 主题党日，\n方便时点一下，能来不能来都行。\n[参加] [请假] [免提醒]"
    ]
    assert nudges(play, "yang") == []
    assert about_meetings(play.group) == []


async def test_an_answer_from_the_nudge_counts(play):
    meeting = publish(play, starts_at=FRIDAY)
    coming(play, meeting, *all_but("陈静"))
    await play.until(at(4, 15))

    await play.presses("chen", "参加")
    await play.until(at(6, 8))

    assert len(reminders(play, "chen")) == 1


async def test_who_is_recorded_already_is_not_asked(play):
    meeting = publish(play, starts_at=FRIDAY)

    def work(records):
        ids = {name: number for number, name in records.people.names(1).items()}
        records.attendance.record(
            meeting, ids["陈静"], Presence.EXCUSED, by=1, at=play.clock(), is_late=False
        )
        sign(records, play.clock())

    write(play, work)
    await play.until(at(6, 16))

    assert nudges(play, "chen") == []
    assert len(nudges(play, "yang")) == 1


async def test_a_meeting_called_at_short_notice_leaves_people_their_evening(play):
    play.clock.now = at(5, 21)
    publish(play, starts_at=at(6, 9))

    await play.until(at(6, 10))

    assert nudges(play, "chen") == []


async def test_a_meeting_called_the_day_before_is_asked_about_six_hours_later(play):
    play.clock.now = at(5, 10)
    publish(play, starts_at=FRIDAY)

    await play.until(at(5, 15, 59))
    assert nudges(play, "chen") == []
    await play.until(at(5, 16))
    assert nudges(play, "chen")[0].startswith("陈静同志：明天14:30")


@pytest.mark.parametrize("state", ["cancelled", "closed"])
async def test_nothing_is_said_of_a_meeting_that_is_off(play, state):
    meeting = publish(play, starts_at=FRIDAY)
    coming(play, meeting, "陈静")
    await play.until(at(3, 12))
    change(play, meeting, state=state)

    await play.until(at(6, 16))

    assert reminders(play, "chen") == nudges(play, "yang") == []


async def test_a_moved_meeting_is_spoken_of_at_its_new_hour_alone(play):
    meeting = publish(play, starts_at=FRIDAY)
    coming(play, meeting, "陈静")
    await play.until(at(3, 12))
    change(play, meeting, starts_at=at(13, 9), ends_at=at(13, 11))

    await play.until(at(11, 8))
    assert reminders(play, "chen") == nudges(play, "yang") == []
    await play.until(at(13, 12))
    assert reminders(play, "chen")[0].startswith("明天09:00")
    assert nudges(play, "yang")[0].startswith("杨帆同志：周五09:00")


async def test_who_has_been_asked_is_not_asked_again_when_the_meeting_moves(play):
    meeting = publish(play, starts_at=FRIDAY)
    await play.until(at(4, 15))
    change(play, meeting, starts_at=at(13, 9), ends_at=at(13, 11))

    await play.until(at(13, 12))

    assert len(nudges(play, "yang")) == 1


async def test_whoever_wants_no_reminders_gets_none_until_they_say_so(play):
    publish(play, starts_at=FRIDAY)
    await play.until(at(4, 15))
    assert "不再私聊提醒" in await play.presses("chen", "免提醒")

    second = publish(play, starts_at=at(13, 14, 30))
    coming(play, second, "陈静")
    third = publish(play, starts_at=at(20, 14, 30))
    await play.until(at(14, 12))
    assert reminders(play, "chen") == []
    assert len(nudges(play, "chen")) == 1

    assert "照常提醒" in await play.presses("chen", "恢复")
    await play.until(at(18, 15))
    assert len(nudges(play, "chen")) == 2
    assert third


class TestWhoCannotBeReached:
    """Somebody has an account but never opened the private chat."""

    @pytest.fixture
    def play(self, play):
        account(play, "yang", is_reachable=False)
        play.stage.cast["yang"].has_opened = False
        return play

    async def test_the_group_reads_one_line_with_a_count_and_no_names(self, play):
        meeting = publish(play, starts_at=FRIDAY)
        coming(play, meeting, *all_but("杨帆", "陈静"))

        await play.until(at(6, 16))

        assert about_meetings(play.group) == [
            "周五14:30 主题党日：还有2位同志未答复，方便时在卡片上点一下。"
        ]
        assert nudges(play, "yang") == []
        assert len(nudges(play, "chen")) == 1

    async def test_nothing_is_said_once_they_have_answered(self, play):
        meeting = publish(play, starts_at=FRIDAY)
        coming(play, meeting, *all_but("杨帆"))
        await play.until(at(4, 12))
        coming(play, meeting, "杨帆")

        await play.until(at(6, 16))

        assert about_meetings(play.group) == []

    async def test_the_group_hears_nothing_of_a_committee_meeting(self, play):
        account(play, "zhao", is_reachable=False)
        publish(play, starts_at=FRIDAY, kind=MeetingKind.COMMITTEE_MEETING, scope=Scope.COMMITTEE)

        await play.until(at(6, 16))

        assert about_meetings(play.group) == []
        assert len(nudges(play, "li")) == 1

    async def test_asking_now_tells_the_secretary_whom_to_call(self, play):
        meeting = publish(play, starts_at=FRIDAY)
        coming(play, meeting, *all_but("杨帆", "陈静"))
        await play.whispers("wang", "/remind")

        told = await play.presses("wang", "催一下")

        assert "私聊问1位同志" in told
        assert "当面或电话问一声的：杨帆、孙桂兰、马德福" in told
        assert len(nudges(play, "chen")) == 1
        assert "还有2位同志未答复" in play.group[-1]
        assert all(name not in "".join(play.group) for name in ("杨帆", "孙桂兰"))

        assert "已经催过了" in await play.presses("wang", "催一下")
        await play.until(at(6, 16))
        assert len(nudges(play, "chen")) == 1
        assert len(about_meetings(play.group)) == 1


class TestTheSecretaryNudges:
    @pytest.fixture
    def meeting(self, play):
        meeting = publish(play, starts_at=FRIDAY)
        coming(play, meeting, *all_but("陈静"))
        return meeting

    async def test_at_night_it_is_asked_when(self, play, meeting):
        await play.until(at(2, 23))
        await play.whispers("wang", "/remind")

        assert "[现在发] [明早发]" in await play.presses("wang", "催一下")
        assert nudges(play, "chen") == []
        assert "私聊问1位同志" in await play.presses("wang", "明早发")
        await play.until(at(3, 7, 59))
        assert nudges(play, "chen") == []
        await play.until(at(3, 8))
        assert len(nudges(play, "chen")) == 1
        assert meeting

    async def test_what_is_sent_now_is_sent_at_night_too(self, play, meeting):
        await play.until(at(2, 23))
        await play.whispers("wang", "/remind")
        await play.presses("wang", "催一下")
        await play.presses("wang", "现在发")

        assert len(nudges(play, "chen")) == 1
        assert meeting

    async def test_a_reader_abroad_sleeps_on(self, play, meeting):
        account(play, "chen", timezone="America/New_York")
        await play.until(at(3, 14))  # 01:00 there
        await play.whispers("wang", "/remind")
        await play.presses("wang", "催一下")

        await play.until(at(3, 19, 59))
        assert nudges(play, "chen") == []
        await play.until(at(3, 20))
        assert nudges(play, "chen")[0].startswith("陈静同志：周五01:30（您当地时间）")
        assert meeting

    async def test_nobody_is_silent_any_more(self, play, meeting):
        await play.whispers("wang", "/remind")
        answer(play, meeting, dict.fromkeys(("陈静", "孙桂兰", "马德福"), Answer.COMING))

        assert "都已答复" in await play.presses("wang", "催一下")

    async def test_the_bot_is_told_to_keep_quiet_about_a_meeting(self, play, meeting):
        await play.whispers("wang", "/remind")
        assert "这次会不再提醒" in await play.presses("wang", "不提醒")

        await play.until(at(6, 16))
        assert nudges(play, "chen") == reminders(play, "yang") == []
        assert meeting

    async def test_keeping_quiet_is_taken_back(self, play, meeting):
        await play.whispers("wang", "/remind")
        card = play.card_with("wang", "催一下")
        await play.presses("wang", "不提醒")
        press = partial(play.stage.sends_wire, "wang", card)
        await press(f"nudge:{meeting}")
        assert "不再提醒" in play.stage.cast["wang"].pop_ups[-1]

        await play.presses("wang", "恢复")
        await play.until(at(6, 16))
        assert len(nudges(play, "chen")) == 1
        assert len(reminders(play, "yang")) == 1

    async def test_it_is_too_late_once_the_meeting_has_begun(self, play, meeting):
        await play.whispers("wang", "/remind")
        card = play.card_with("wang", "催一下")
        await play.until(FRIDAY + timedelta(minutes=1))
        await play.presses("wang", "催一下", on=card)

        assert "已经开始" in play.stage.cast["wang"].pop_ups[-1]
        assert meeting

    async def test_a_group_leader_nudges_only_the_own_groups_meetings(self, play, meeting):
        shown = await play.whispers("zhang", "/remind")
        assert "主题党日" in shown
        assert "催一下" not in shown

        card = play.stage.messages[-1]
        await play.stage.sends_wire("zhang", card, f"nudge:{meeting}")
        assert "书记" in play.stage.cast["zhang"].pop_ups[-1]

    async def test_dues_are_one_press_away_for_those_who_collect_them(self, play, meeting):
        await play.whispers("wang", "/remind")
        assert "党费" in await play.presses("wang", "党费")
        assert "[党费]" not in await play.whispers("zhang", "/remind")
        assert meeting
