"""Members answer, check in, and are recorded."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.platforms.rehearsal import Message
from domain.meetings import MeetingState, Scope
from tests.rehearsals.conftest import MONDAY, out_of_reach
from tests.rehearsals.gatherings import publish

FRIDAY = MONDAY.replace(hour=14, minute=30) + timedelta(days=4)
BOTH = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)


@pytest.fixture
async def open_play(play):
    await play.whispers("wang", "/meeting 周五14:30-16:30 主题党日：学习党章 @三楼会议室")
    await play.presses("wang", "发布")
    return play


async def test_pressing_changes_the_card_for_all(open_play):
    assert "已记下：参加" in await open_play.presses("li", "参加")

    assert "应到11｜参加1｜请假0" in open_play.group[-1]


async def test_pressing_twice_counts_once_and_a_change_of_mind_replaces_the_answer(open_play):
    await open_play.presses("li", "参加")
    await open_play.presses("li", "参加")
    await open_play.presses("li", "请假")

    assert "参加0｜请假1" in open_play.group[-1]


async def test_a_leave_counts_at_once_and_its_category_is_asked_in_private(open_play):
    answer = await open_play.presses("chen", "请假")

    assert "已记下：请假" in answer
    assert "[公] [病] [事]" in open_play.private("chen")[-1]
    assert "已记下：病" in await open_play.presses("chen", "病")
    assert "病" not in "".join(open_play.group)


async def test_until_a_category_is_given_another_press_asks_for_it_again(open_play):
    """The first question may have been lost on the way."""
    await open_play.presses("chen", "请假")
    assert "[公] [病] [事]" in await open_play.presses("chen", "请假")
    await open_play.presses("chen", "病")

    assert "[公] [病] [事]" not in await open_play.presses("chen", "请假")


@BOTH
async def test_the_dialogue_passes_on_the_plainest_platform(open_play):
    play = open_play
    assert "已记下：参加" in await play.presses("li", "参加")
    await play.presses("chen", "请假")
    await play.until(FRIDAY - timedelta(minutes=20))
    assert "已签到" in await play.presses("li", "签到")
    await play.until(FRIDAY + timedelta(hours=2))
    await play.whispers("wang", "/meeting")
    await play.presses("wang", "11月6日 周五 14:30 主题党日")
    await play.presses("wang", "结束")
    await play.presses("wang", "全到结束")

    assert "应到11 实到10 请假1" in play.private("wang")[-1]


async def test_a_fresh_check_in_card_comes_an_hour_before_and_the_old_one_retires(open_play):
    await open_play.until(FRIDAY - timedelta(minutes=59))

    old, new = [said for said in open_play.group if "主题党日" in said]
    assert "请用下面的新卡片" in old
    assert "[参加]" not in old
    assert "【签到】主题党日 14:30 三楼会议室" in new
    assert "应到11｜已签到0" in new


async def test_nobody_checks_in_from_home_the_evening_before(open_play):
    await open_play.until(FRIDAY - timedelta(minutes=50))

    assert "会前 30 分钟起" in await open_play.presses("li", "签到")

    await open_play.until(FRIDAY - timedelta(minutes=30))
    assert "已签到 14:00" in await open_play.presses("li", "签到")
    assert "已签到1" in open_play.group[-1]


async def test_a_check_in_beats_a_leave_and_stands(open_play):
    await open_play.presses("li", "请假")
    await open_play.until(FRIDAY - timedelta(minutes=10))
    await open_play.presses("li", "签到")

    assert "已签到1" in open_play.group[-1]
    assert "您已签到" in await open_play.presses("li", "请假")


async def test_check_in_ends_two_hours_after_the_planned_end(open_play):
    await open_play.until(FRIDAY + timedelta(hours=4, minutes=1))

    assert "签到时间已过" in await open_play.presses("li", "签到")


async def test_the_group_never_reads_who_is_silent_or_absent(open_play):
    await open_play.until(FRIDAY + timedelta(hours=3))

    shown = "".join(open_play.group)
    assert "缺席" not in shown
    assert "未" not in shown.replace("未定", "")
    assert "陈静" not in shown


async def test_a_stranger_is_asked_who_they_are_and_the_press_counts_once_they_are_known(
    open_play,
):
    forget_the_claim(open_play, "yang")
    assert "您是哪位" in await open_play.presses("yang", "参加")
    assert "参加0" in open_play.group[0]

    await open_play.waits(days=2)
    await open_play.whispers("wang", "/roster")
    await open_play.presses("wang", "认领卡")
    await open_play.presses("yang", "认领姓名")
    await open_play.presses("yang", "杨帆")
    await open_play.presses("wang", "是")

    assert "参加1" in open_play.group[0]
    assert answered_at(open_play, "杨帆") == MONDAY


def forget_the_claim(play, user):
    """As if nobody had ever claimed that name."""

    def work(records):
        statement = (
            "UPDATE memberships SET state = 'ended' WHERE account_id = "
            f"(SELECT id FROM accounts WHERE user = '{user}')"
        )
        records.accounts._connection.execute(text(statement))

    play.app.writer.submit(work).result()


async def claim(play, user, name):
    await play.whispers("wang", "/roster")
    await play.presses("wang", "认领卡")
    await play.presses(user, "认领姓名")
    await play.presses(user, name)


async def test_the_press_of_somebody_unknown_is_kept_for_seven_days_and_no_longer(open_play):
    await open_play.whispers("wang", "/meeting 11月20日14:30 党课：学习党史")
    await open_play.presses("wang", "发布")
    forget_the_claim(open_play, "yang")
    card = open_play.card_with("yang", "参加")
    await open_play.presses("yang", "参加", on=card)
    await open_play.waits(days=7, hours=1)

    await claim(open_play, "yang", "杨帆")
    await open_play.presses("wang", "是")

    assert answered_at(open_play, "杨帆", 2) is None


async def test_who_waits_for_confirmation_is_told_that_the_press_is_kept(open_play):
    forget_the_claim(open_play, "yang")
    await claim(open_play, "yang", "杨帆")

    assert "正等书记确认" in await open_play.presses("yang", "参加")
    await open_play.presses("wang", "是")
    assert answered_at(open_play, "杨帆") == MONDAY


async def test_after_the_start_nobody_says_they_will_come_but_leave_still_counts(open_play):
    card = open_play.card_with("li", "参加")
    await open_play.until(FRIDAY + timedelta(minutes=1))

    await open_play.stage.sends_wire("li", card, "att:1:coming")
    assert "到了请点签到" in open_play.stage.cast["li"].pop_ups[-1]
    await open_play.stage.sends_wire("chen", card, "att:1:leave")
    assert "已记下：请假" in open_play.stage.cast["chen"].pop_ups[-1]


async def test_what_was_said_before_stays_in_the_trail(open_play):
    await open_play.presses("li", "参加")
    await open_play.presses("li", "请假")

    def look(records):
        rows = records.accounts._connection.execute(
            text("SELECT changes FROM audit WHERE action = 'att' ORDER BY number")
        )
        return [json.loads(row.changes) for row in rows]

    first, second = map(str, open_play.app.reader.submit(look).result())
    assert "coming" in first
    assert "coming" in second
    assert "leave" in second


@pytest.mark.parametrize(
    ("state", "sentence"),
    [("draft", "还没有发布"), ("cancelled", "会议已取消"), ("closed", "会议已结束")],
)
@pytest.mark.parametrize("wire", ["att:1:coming", "att:1:leave", "checkin:1"])
async def test_a_press_that_cannot_count_is_answered_by_its_reason(play, state, sentence, wire):
    publish(play, starts_at=FRIDAY, state=MeetingState(state))
    await play.says("li", "/help")

    await play.stage.sends_wire("li", Message(id="x", chat="group", at=MONDAY), wire)

    assert sentence in play.stage.cast["li"].pop_ups[-1]


async def test_published_less_than_an_hour_before_it_begins_with_the_check_in_card(play):
    await play.whispers("wang", "/meeting 今天10:40 党课：学习党章")
    await play.presses("wang", "发布")
    await play.waits(minutes=30)

    [card] = [said for said in play.group if "党课" in said]
    assert "【签到】" in card


async def test_who_joins_the_roster_later_is_not_expected_but_can_be_recorded(open_play):
    await open_play.whispers("wang", "/roster")
    await open_play.whispers("wang", "钱伟")
    forget_the_claim(open_play, "guest")
    await claim(open_play, "guest", "钱伟")
    await open_play.presses("wang", "是")
    assert "应到名单里没有您" in await open_play.presses("guest", "参加")

    await open_play.until(FRIDAY + timedelta(minutes=1))
    await open_play.whispers("wang", "/meeting")
    await open_play.presses("wang", "11月6日 周五 14:30 主题党日")
    await open_play.presses("wang", "名单外")
    await open_play.presses("wang", "钱伟")
    await open_play.presses("wang", "列席")
    assert "应到11" in open_play.private("wang")[-1]
    assert "列席1" in open_play.private("wang")[-1]


async def test_a_button_that_hangs_in_private_does_nothing_in_the_group(open_play):
    await open_play.until(FRIDAY + timedelta(hours=1))
    card = open_play.card_with("wang", "签到")
    for wire in ("pick:1:1:0", "mark:1:3:absent:0", "close:1:", "rest:1", "leave:1:sick"):
        await open_play.stage.sends_wire("wang", card, wire)
        assert "请到私聊里点" in open_play.stage.cast["wang"].pop_ups[-1]

    assert "【签到】" in open_play.group[-1]
    assert "应到11｜已签到0" in open_play.group[-1]


def answered_at(play, name, meeting_id=1):
    def look(records):
        [number] = [key for key, value in records.people.names(1).items() if value == name]
        return records.attendance.find(meeting_id, number).answered_at

    return play.app.reader.submit(look).result()


class TestRecording:
    @pytest.fixture
    async def held(self, open_play):
        await open_play.presses("chen", "请假")
        await open_play.until(FRIDAY - timedelta(minutes=10))
        await open_play.presses("li", "签到")
        await open_play.until(FRIDAY + timedelta(hours=1))
        await open_play.whispers("wang", "/meeting")
        await open_play.presses("wang", "11月6日 周五 14:30 主题党日")
        return open_play

    async def test_one_by_one(self, held):
        await held.presses("wang", "记到会")
        await held.presses("wang", "○孙桂兰")
        await held.presses("wang", "请假")
        await held.presses("wang", "病")
        await held.presses("wang", "○马德福")
        await held.presses("wang", "列席")

        assert "应到10 实到1 请假2 缺席0 未确认7 列席1" in held.private("wang")[-1]

    async def test_everybody_else_in_one_tap_and_undone_in_another(self, held):
        await held.presses("wang", "记到会")
        assert "已记 9 位" in await held.presses("wang", "其余全到")
        assert "实到10 请假1" in held.private("wang")[-1]

        assert "已撤销" in await held.whispers("wang", "/undo")
        assert "已签到1" in held.group[-1]

    async def test_all_but_those_named(self, held):
        await held.presses("wang", "记到会")
        await held.presses("wang", "除…外")
        assert "没有：钱七" in await held.whispers("wang", "除周倩、钱七外全到")

        assert "将改为到：7人" in await held.whispers("wang", "除周倩、孙桂兰外全到")
        assert "已记 7 位" in await held.presses("wang", "确定")
        assert "未确认2" in held.private("wang")[-1]

    async def test_closing_asks_about_those_not_accounted_for(self, held):
        await held.presses("wang", "结束")
        assert "还有 9 位没有确认" in held.private("wang")[-1]

        await held.presses("wang", "全到结束")

        assert "已结束｜应到11 实到10 请假1" in held.group[-1]
        assert "会议已结束" in await held.says("li", "x") or True

    async def test_a_closed_meeting_takes_no_more_presses_until_it_is_reopened(self, held):
        card = held.card_with("li", "签到")
        await held.presses("wang", "结束")
        await held.presses("wang", "照此结束")
        await held.stage.sends_wire("zhao", card, "checkin:1")
        assert "会议已结束" in held.stage.cast["zhao"].pop_ups[-1]

        await held.whispers("wang", "/meeting")
        await held.presses("wang", "已结束 11月6日 周五 14:30 主题党日")
        await held.presses("wang", "重开")
        await held.stage.sends_wire("zhao", card, "checkin:1")
        assert "已签到" in held.stage.cast["zhao"].pop_ups[-1]

    async def test_a_late_record_is_stamped(self, held):
        await held.waits(days=2)
        await held.presses("wang", "记到会")
        await held.presses("wang", "○周倩")
        await held.presses("wang", "到")

        def look(records):
            return [one.is_late_record for one in records.attendance.of(1) if one.recorded]

        assert held.app.reader.submit(look).result() == [True]

    async def test_the_evening_asks_the_secretary_about_an_unclosed_meeting(self, held):
        await held.until(FRIDAY.replace(hour=20, minute=1))
        assert "还有 9 位没有确认" in held.private("wang")[-1]

        await held.presses("wang", "明天")
        await held.until(FRIDAY.replace(hour=20, minute=1) + timedelta(days=1))
        assert "[全到结束]" in held.private("wang")[-1]

        await held.presses("wang", "全到结束")
        assert "已结束" in held.group[-1]

    async def test_a_member_cannot_record(self, held):
        await held.stage.sends_wire("chen", held.card_with("chen", "签到"), "rest:1")

        assert "书记" in held.stage.cast["chen"].pop_ups[-1]


class TestAGroupLeader:
    """张伟 leads 一组, where 陈静 is; 杨帆 is in 二组."""

    async def test_is_asked_that_evening_about_the_own_groups_unclosed_meeting(self, play):
        publish(play, starts_at=FRIDAY, scope=Scope.GROUP, group="一组")
        await play.until(FRIDAY.replace(hour=20, minute=1))

        assert "位没有确认" in play.private("zhang")[-1]
        assert not any("位没有确认" in text for text in play.private("wang"))
        assert not any("位没有确认" in text for text in play.private("liu"))
        await play.presses("zhang", "全到结束")
        assert "已结束" in play.private("zhang")[-1]

    async def test_who_cannot_be_reached_leaves_the_question_to_the_secretary(self, play):
        publish(play, starts_at=FRIDAY, scope=Scope.GROUP, group="一组")
        out_of_reach(play, "zhang")
        await play.until(FRIDAY.replace(hour=20, minute=1))

        assert "位没有确认" in play.private("wang")[-1]
        assert not any("位没有确认" in text for text in play.private("zhang"))

    async def test_records_and_closes_the_own_groups_meeting(self, play):
        publish(play, starts_at=FRIDAY, scope=Scope.GROUP, group="一组")
        await play.until(FRIDAY + timedelta(hours=1))
        await play.whispers("zhang", "/meeting")
        await play.presses("zhang", "11月6日 周五 14:30 主题党日")
        await play.presses("zhang", "结束")
        await play.presses("zhang", "全到结束")

        assert "已结束" in play.private("zhang")[-1]

    async def test_nobody_elses(self, play):
        publish(play, starts_at=FRIDAY)
        await play.until(FRIDAY + timedelta(hours=1))
        here = Message(id="x", chat="zhang", at=play.clock.now)
        for wire in ("record:1:0", "rest:1", "close:1:rest", "reopen:1", "addto:1:0"):
            await play.stage.sends_wire("zhang", here, wire)
            assert "书记" in play.stage.cast["zhang"].pop_ups[-1]

    async def test_puts_nobody_of_another_group_on_the_list(self, play):
        publish(play, starts_at=FRIDAY, scope=Scope.GROUP, group="一组")
        await play.until(FRIDAY + timedelta(hours=1))
        other = next(
            one.id for one in play.app.reader.submit(
                lambda records: records.people.of(1, MONDAY.date())
            ).result() if one.name == "杨帆"
        )  # fmt: skip
        here = Message(id="x", chat="zhang", at=play.clock.now)

        await play.stage.sends_wire("zhang", here, f"mark:1:{other}:present:0")

        assert "书记" in play.stage.cast["zhang"].pop_ups[-1]
