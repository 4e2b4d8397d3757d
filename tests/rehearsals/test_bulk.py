"""Recording many at once（批量）: shown before it is written, and taken back in one tap."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from cards.attendance import CheckIn
from cards.bulk import AskBulk, AskExcept, RestPresent
from cards.bulk_preview import ConfirmBulk, LikeLastTime
from cards.recording import RecordPresence
from cards.undo import UndoStep
from domain.attendance import Answer, Presence
from domain.meetings import MeetingKind, MeetingState, Scope
from storage.tables.traffic import audit
from tests.rehearsals.conftest import SHANGHAI, labels
from tests.rehearsals.gatherings import answer, publish, record, sign
from tests.rehearsals.test_dues import STAGES, forges, member_id, read

FRIDAY = datetime(2026, 11, 6, 14, 30, tzinfo=SHANGHAI)
EVERYBODY = (
    "#接龙\n周五主题党日，参加的请接龙\n\n1. 王建国\n2. 李敏✅\n3、赵敏 参加\n4. @张伟\n5 刘洋同志\n"
    "6. 杨帆\n7. 吴迪 请假\n请假（1人）：孙桂兰\n列席：马德福"
)


def presences(play, meeting_id: int = 1) -> dict[str, str | None]:
    def work(records):
        names = records.people.names(1)
        return {names[one.member_id]: one.presence for one in records.attendance.of(meeting_id)}

    return read(play, work)


def late(play, meeting_id: int = 1) -> set[bool]:
    return read(
        play,
        lambda records: {
            one.is_late_record for one in records.attendance.of(meeting_id) if one.recorded
        },
    )


def card_number(card) -> int:
    return card.card.rows[0][0].press.number


def last_entry(play) -> tuple[str, int]:
    def work(records):
        row = records.changes.rows(select(audit).order_by(audit.c.number))[-1]
        return row["action"], row["number"]

    return read(play, work)


@pytest.fixture
async def begun(play):
    """A theme day an hour old; 陈静 is on leave, 李敏 has checked in."""
    publish(play, starts_at=FRIDAY)
    answer(play, 1, {"陈静": Answer.LEAVE})
    await play.until(FRIDAY - timedelta(minutes=5))
    await forges(play, "li", CheckIn(1))
    await play.until(FRIDAY + timedelta(hours=1))
    return play


async def opens_the_record(play, user="wang") -> None:
    await play.whispers(user, "/meeting")
    await play.presses(user, "11月6日 周五 14:30 主题党日")
    await play.presses(user, "记到会")


@STAGES
async def test_a_whole_attendance_takes_two_taps_and_one_takes_it_back(begun):
    await begun.whispers("wang", "/meeting")
    await begun.presses("wang", "11月6日 周五 14:30 主题党日")
    before = presences(begun)

    taps = ["记到会", "其余全到"]
    said = [await begun.presses("wang", label) for label in taps]

    assert len(taps) <= 3
    assert "已记 9 位到会。\n应到11 实到10 请假1 缺席0 未确认0" in said[-1]
    assert presences(begun)["陈静"] is Presence.EXCUSED
    assert "已撤销：其余全到" in await begun.presses("wang", "撤销")
    assert presences(begun) == before


async def test_where_all_are_accounted_for_there_is_nothing_to_take_back(begun):
    await forges(begun, "wang", RestPresent(1))

    said = await forges(begun, "wang", RestPresent(1))

    assert "没有要补的" in said
    assert "撤销" not in said


@STAGES
async def test_a_pasted_list_is_shown_and_written_in_one_entry_by_three_taps(begun):
    await begun.whispers("wang", "/meeting")
    await begun.presses("wang", "11月6日 周五 14:30 主题党日")
    before = presences(begun)
    await begun.presses("wang", "记到会")
    await begun.presses("wang", "批量")
    shown = await begun.whispers("wang", EVERYBODY + "\n到会：陈静")

    assert "将改为到：6人（其中1人原为请假）：王建国、赵敏、张伟、刘洋、杨帆、陈静" in shown
    assert "将改为请假：2人：吴迪、孙桂兰" in shown
    assert "将改为列席：1人：马德福" in shown
    assert "不变：2人" in shown
    assert presences(begun) == before
    number = last_entry(begun)[1]

    said = await begun.presses("wang", "确定")  # the third tap

    assert "已改 9 位的到会情况。\n应到10 实到7 请假2 缺席0 未确认1 列席1" in said
    assert last_entry(begun) == ("bulkok", number + 1)
    assert late(begun) == {False}
    assert "已撤销：批量记到会" in await begun.presses("wang", "撤销")
    assert presences(begun) == before


@STAGES
async def test_all_but_some_are_typed_after_either_button(begun):
    await opens_the_record(begun)
    await begun.presses("wang", "批量")
    assert "没有：钱七、孙八" in await begun.whispers("wang", "除周倩、钱七、孙八外全到")
    assert "将改为到：7人" in await begun.whispers("wang", "除周倩、孙桂兰外全到")
    assert "将改为请假：1人：周倩" in await begun.whispers("wang", "请假：周倩")
    await begun.presses("wang", "确定")
    assert presences(begun)["周倩"] is Presence.EXCUSED
    assert presences(begun)["赵敏"] is None

    await forges(begun, "wang", AskExcept(1))
    assert "将改为到：7人" in await begun.whispers("wang", "孙桂兰")


async def test_not_after_all_leaves_everything(begun):
    before = presences(begun)
    await forges(begun, "wang", AskBulk(1))
    await begun.whispers("wang", "全到")
    assert "没有改动" in await begun.presses("wang", "取消")

    assert presences(begun) == before
    await begun.whispers("wang", "全到")
    assert presences(begun) == before


async def test_bad_lists_change_nothing_and_the_question_stays_open(begun):
    before = presences(begun)
    await forges(begun, "wang", AskBulk(1))
    for text, said in [
        ("张伟\n请假：张伟", "两种情况：张伟"),
        ("？？", "没有改动"),
        ("到会：李敏", "没有要改的"),
        ("、".join(f"钱{number}" for number in range(2_000)), "名单太长"),
    ]:
        assert said in await begun.whispers("wang", text)
    assert presences(begun) == before

    assert "将改为到：9人" in await begun.whispers("wang", "全到")


@STAGES
async def test_like_last_time_takes_who_came_then_and_leaves_today_s_word_alone(begun):
    def before_that(records):
        ids = {name: number for number, name in records.people.names(1).items()}
        records.people.add(1, "新同志", on=begun.clock.now.date())
        sign(records, begun.clock.now)
        return ids

    began = datetime(2026, 10, 9, 14, 30, tzinfo=SHANGHAI)
    other = publish(begun, starts_at=began, state=MeetingState.CLOSED, title="上次")
    came = ("王建国", "赵敏", "陈静", "马德福", "李敏")
    record(begun, other, dict.fromkeys(came, Presence.PRESENT))
    lecture = publish(
        begun, starts_at=began + timedelta(days=7), state=MeetingState.CLOSED, scope=Scope.COMMITTEE
    )
    record(begun, lecture, {"周倩": Presence.PRESENT})
    begun.app.writer.submit(before_that).result()

    await opens_the_record(begun)
    await begun.presses("wang", "批量")
    shown = await begun.presses("wang", "照上次")

    assert "10月9日" in shown
    assert "将改为到：3人：王建国、赵敏、马德福" in shown
    await begun.presses("wang", "确定")
    assert presences(begun)["陈静"] is Presence.EXCUSED


async def test_without_a_meeting_before_there_is_no_last_time(begun):
    publish(begun, starts_at=FRIDAY - timedelta(days=7), kind=MeetingKind.PARTY_LECTURE)

    assert "还没有同样的会" in await forges(begun, "wang", LikeLastTime(1))


async def test_what_somebody_changed_meanwhile_is_shown_anew(begun):
    await forges(begun, "wang", AskBulk(1))
    await begun.whispers("wang", "张伟、赵敏、陈静")
    zhao = member_id(begun, "赵敏")
    await forges(begun, "li", RecordPresence(1, zhao, "absent", 0))

    shown = await begun.presses("wang", "确定")

    assert "刚才有变动，没有记下" in shown
    assert "将改为到：3人（其中1人原为缺席、1人原为请假）" in shown
    assert presences(begun)["张伟"] is None
    await begun.presses("wang", "确定")
    assert presences(begun)["赵敏"] is Presence.PRESENT


async def test_an_old_preview_says_yes_to_nothing(begun):
    await forges(begun, "wang", AskBulk(1))
    await begun.whispers("wang", "张伟")
    old = begun.card_with("wang", "确定")
    await begun.whispers("wang", "请假：赵敏")
    assert "已经过时" in await begun.presses("wang", "确定", on=old)

    await begun.presses("wang", "确定")
    assert presences(begun)["赵敏"] is Presence.EXCUSED
    assert presences(begun)["张伟"] is None
    for press in (ConfirmBulk(1, "00000000"), ConfirmBulk(1, "x")):
        assert "已经过时" in await forges(begun, "wang", press)


async def test_a_preview_of_another_meeting_or_after_half_an_hour_is_gone(begun):
    publish(begun, starts_at=FRIDAY - timedelta(hours=1))
    await forges(begun, "wang", AskBulk(1))
    await begun.whispers("wang", "张伟")
    mark = begun.card_with("wang", "确定").card.rows[0][0].press.mark
    assert "已经过时" in await forges(begun, "wang", ConfirmBulk(2, mark))
    begun.clock.now += timedelta(minutes=31)

    assert "已经过时" in await begun.presses("wang", "确定")
    assert presences(begun)["张伟"] is None


async def test_who_joined_the_list_meanwhile_makes_the_preview_old(begun):
    await forges(begun, "wang", AskBulk(1))
    await begun.whispers("wang", "张伟")

    def joins(records):
        records.people.add(1, "新同志", on=begun.clock.now.date())
        sign(records, begun.clock.now)

    begun.app.writer.submit(joins).result()

    assert "已经过时" in await begun.presses("wang", "确定")


async def test_before_the_start_and_of_a_meeting_called_off_nothing_is_recorded(play):
    publish(play, starts_at=FRIDAY)
    publish(play, starts_at=play.clock.now - timedelta(hours=1), state=MeetingState.CANCELLED)
    for press in (AskBulk(1), AskExcept(1), LikeLastTime(1), RestPresent(1)):
        assert "还没开始" in await forges(play, "wang", press)
    assert "取消" in await forges(play, "wang", AskBulk(2))


async def test_what_comes_after_closing_is_stamped_late_and_says_so(begun):
    record(begun, 1, {"张伟": Presence.PRESENT}, close=True)
    await forges(begun, "wang", AskBulk(1))
    assert "会注明补记" in await begun.whispers("wang", "请假：张伟、赵敏")
    await begun.presses("wang", "确定")

    assert late(begun) == {True}


async def test_a_group_leader_records_the_own_group_and_a_recorder_the_one_meeting(begun):
    group = publish(
        begun, starts_at=begun.clock.now - timedelta(hours=1), scope=Scope.GROUP, group="一组",
        kind=MeetingKind.GROUP_MEETING,
    )  # fmt: skip
    for press in (AskBulk(1), RestPresent(1), LikeLastTime(1)):
        await forges(begun, "zhang", press)
    assert presences(begun)["张伟"] is None
    await forges(begun, "zhang", AskBulk(group))
    assert "没有：杨帆" in await begun.whispers("zhang", "杨帆")
    assert "将改为列席" not in await begun.whispers("zhang", "列席：杨帆")
    assert "将改为到：2人" in await begun.whispers("zhang", "陈静、周倩")
    await begun.presses("zhang", "确定")
    assert presences(begun, group)["周倩"] is Presence.PRESENT

    await forges(begun, "wang", AskBulk(group))
    await begun.whispers("wang", "列席：杨帆")
    said = await begun.presses("wang", "确定")
    assert "列席1" in said
    await begun.presses("wang", "撤销")
    assert "杨帆" not in presences(begun, group)

    def names_a_recorder(records):
        ids = {name: number for number, name in records.people.names(1).items()}
        records.meetings.change(1, recorder_id=ids["陈静"])
        sign(records, begun.clock.now)

    begun.app.writer.submit(names_a_recorder).result()
    await forges(begun, "chen", AskBulk(1))
    await begun.whispers("chen", "张伟")
    await begun.presses("chen", "确定")
    assert presences(begun)["张伟"] is Presence.PRESENT
    await forges(begun, "chen", RestPresent(group))
    assert presences(begun, group)["王建国"] is None


async def test_who_is_no_recorder_any_more_cannot_answer(begun):
    def recorder(member):
        def work(records):
            records.meetings.change(1, recorder_id=member)
            sign(records, begun.clock.now)

        begun.app.writer.submit(work).result()

    recorder(member_id(begun, "陈静"))
    await forges(begun, "chen", AskBulk(1))
    recorder(None)
    await begun.whispers("chen", "张伟")

    assert "确定" not in [label for one in begun.stage.seen_by("chen") for label in labels(one)]


async def test_only_ones_own_last_step_is_taken_back_from_its_card(begun):
    await forges(begun, "wang", RestPresent(1))
    card = begun.card_with("wang", "撤销")
    zhang = member_id(begun, "张伟")
    await forges(begun, "wang", RecordPresence(1, zhang, "absent", 0))

    assert "不能从这里撤销" in await begun.presses("wang", "撤销", on=card)
    assert "已撤销" in await begun.whispers("wang", "/undo")
    assert "不能从这里撤销" in await begun.presses("wang", "撤销", on=card)
    assert presences(begun)["赵敏"] is Presence.PRESENT
    assert "不能从这里撤销" in await forges(begun, "li", UndoStep(1, card_number(card)))


async def test_somebody_else_s_change_stands_in_the_way_of_taking_back(begun):
    await forges(begun, "wang", RestPresent(1))
    card = begun.card_with("wang", "撤销")
    await forges(begun, "li", RecordPresence(1, member_id(begun, "张伟"), "absent", 0))

    assert "之后又有改动" in await begun.presses("wang", "撤销", on=card)
    begun.clock.now += timedelta(minutes=11)
    assert "过了 10 分钟" in await begun.presses("wang", "撤销", on=card)
