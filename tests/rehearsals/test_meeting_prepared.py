"""A meeting before it is announced: at a set hour, like last time's, with its agenda."""

from datetime import timedelta

import pytest

from cards.agenda import ShowAgenda
from cards.choices import LikeLast
from chat import encode
from domain.meetings import MeetingKind, MeetingState, Scope
from tests.rehearsals.conftest import MONDAY, labels
from tests.rehearsals.gatherings import publish, sign

LINE = "/meeting 周五14:30-16:30 主题党日：学习党章 @三楼会议室"
BOTH = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)
AGENDA = "1. 学习党章第一章\n2、讨论发展对象 https://www.12371.cn/a?b=1\n交流体会\n其他"


def posted(play):
    """What the group has read about the meeting; the dues of the month come by themselves."""
    return [text for text in play.group if "党费" not in text]


async def more(play, label):
    """Press it on the preview, or behind 更多 where the preview has no room."""
    if label not in labels(play.stage.seen_by("wang")[-1]):
        await play.presses("wang", "更多")
    return await play.presses("wang", label)


@BOTH
async def test_a_prepared_meeting_is_published_with_two_taps(play):
    await play.whispers("wang", LINE)
    await play.whispers("wang", "/meeting")

    assert "[发布]" in await play.presses("wang", "草稿 11月6日 周五 14:30 主题党日")
    await play.presses("wang", "发布")

    assert "【主题党日】学习党章" in play.group[-1]


async def test_publishing_into_a_clash_needs_a_second_tap(play):
    publish(play, starts_at=MONDAY.replace(day=6, hour=15, minute=0), title="培训",
            kind=MeetingKind.STUDY)  # fmt: skip
    assert "时间相冲：11月6日 周五 15:00 集中学习，有11位" in await play.whispers("wang", LINE)
    assert "时间相冲" in await play.presses("wang", "发布")
    assert play.group == []
    await play.presses("wang", "仍要发")

    assert "【主题党日】学习党章" in play.group[-1]


@BOTH
async def test_a_draft_goes_out_by_itself_at_its_hour(play):
    await play.whispers("wang", LINE)
    await more(play, "定时发")
    preview = await play.whispers("wang", "明天9:30")
    assert "定时发布：11月3日 周二 09:30" in preview

    await play.until(MONDAY.replace(day=3, hour=9, minute=29))
    assert play.group == []
    await play.until(MONDAY.replace(day=3, hour=9, minute=30))
    assert "【主题党日】学习党章" in play.group[-1]
    await play.until(MONDAY.replace(day=3, hour=20))
    assert len(play.group) == 1
    await play.presses("li", "参加")
    await play.until(MONDAY.replace(day=6, hour=13, minute=30))
    assert "【签到】主题党日 14:30" in play.group[-1]


async def test_tomorrow_morning_is_a_button(play):
    await play.whispers("wang", LINE)
    await play.presses("wang", "定时发")

    assert "11月3日 周二 08:00" in await play.presses("wang", "明早发")


async def test_an_hour_at_night_is_moved_to_the_morning(play):
    await play.whispers("wang", LINE)
    await play.presses("wang", "定时发")
    assert "定时发布：11月4日 周三 07:00" in await play.whispers("wang", "明天23:00")

    await play.until(MONDAY.replace(day=4, hour=6, minute=59))
    assert play.group == []
    await play.until(MONDAY.replace(day=4, hour=7, minute=0))
    assert len(play.group) == 1


async def test_the_hour_can_be_withdrawn_and_taken_back(play):
    await play.whispers("wang", LINE)
    await play.presses("wang", "定时发")
    await play.whispers("wang", "明天9:00")
    assert "定时发布" not in await play.presses("wang", "不定时")
    await play.presses("wang", "定时发")
    await play.whispers("wang", "明天9:00")
    assert "已撤销：定时发布" in await play.whispers("wang", "/undo")

    await play.until(MONDAY.replace(day=5, hour=12))
    assert posted(play) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("今天9:00", "已经过了"),
        ("周五15:00", "已经开始了"),
        ("周六9:00", "已经开始了"),
        ("明天", "没看懂是几点"),
        ("每天9:00", "没看懂是几点"),
    ],
)
async def test_an_hour_that_cannot_be_is_refused(play, words, said):
    await play.whispers("wang", LINE)
    await play.presses("wang", "定时发")
    assert said in await play.whispers("wang", words)

    await play.until(MONDAY.replace(day=6, hour=14))
    assert posted(play) == []


async def test_a_set_hour_in_spite_of_a_clash_needs_a_second_tap(play):
    publish(play, starts_at=MONDAY.replace(day=6, hour=15, minute=0))
    await play.whispers("wang", LINE)
    await play.presses("wang", "定时发")
    assert "时间相冲" in await play.whispers("wang", "明天9:00")
    await play.presses("wang", "仍要发")

    await play.until(MONDAY.replace(day=3, hour=9))
    assert "学习党章" in play.group[-1]


async def test_two_drafts_with_a_set_hour_clash_too(play):
    await play.whispers("wang", LINE)
    await play.presses("wang", "定时发")
    await play.whispers("wang", "明天9:00")

    assert "时间相冲" in await play.whispers("wang", "/meeting 周五15:00 支委会：研究工作")


async def test_what_was_slept_through_is_told_to_whoever_wrote_it(play):
    await play.whispers("wang", LINE)
    await play.presses("wang", "定时发")
    await play.whispers("wang", "明天9:00")
    play.clock.now = MONDAY.replace(day=7)
    await play.until(play.clock.now + timedelta(minutes=1))

    assert posted(play) == []
    await play.until(play.clock.now + timedelta(hours=12))
    assert sum("没能发出" in text for text in play.private("wang")) == 1
    assert "定时发布：" not in await play.presses("wang", "看草稿")


async def test_a_draft_moved_before_its_hour_waits_for_the_secretary(play):
    await play.whispers("wang", LINE)
    await play.presses("wang", "定时发")
    await play.whispers("wang", "周四9:00")
    await play.presses("wang", "改时间")

    assert "定时发布" not in await play.whispers("wang", "周三9:00")


async def test_like_last_time_at_the_next_same_weekday_and_hour(play):
    publish(play, starts_at=MONDAY.replace(month=10, day=16, hour=14, minute=30),
            parts=(MeetingKind.PARTY_LECTURE,), hours=1.5, state=MeetingState.CLOSED)  # fmt: skip
    publish(play, starts_at=MONDAY.replace(month=10, day=9, hour=9), title="更早的一次")
    await play.whispers("wang", "/meeting")
    await play.presses("wang", "新会议")
    preview = await play.presses("wang", "照上次主题党日")

    assert "【主题党日】学习党章（含党课）" in preview
    assert "11月6日 周五 14:30–16:00" in preview
    assert "地点：三楼会议室" in preview
    await play.whispers("wang", "参观纪念馆 @纪念馆")
    await play.presses("wang", "发布")
    assert "【主题党日】参观纪念馆（含党课）" in play.group[-1]


@pytest.mark.parametrize("play", ["poor"], indirect=True)
async def test_like_last_time_fits_on_a_small_card_too(play):
    publish(play, starts_at=MONDAY.replace(month=10, day=16, hour=14), state=MeetingState.CLOSED)
    await play.whispers("wang", "/meeting")
    await play.presses("wang", "新会议")
    await play.presses("wang", "下一页")

    assert "11月6日 周五 14:00" in await play.presses("wang", "照上次主题党日")


async def test_like_last_time_keeps_those_who_were_named(play):
    publish(play, starts_at=MONDAY.replace(month=10, day=16, hour=14), kind=MeetingKind.STUDY,
            scope=Scope.NAMED, named=("陈静", "杨帆"))  # fmt: skip
    await play.whispers("wang", "/meeting")
    await play.presses("wang", "新会议")

    assert "点名 2人" in await play.presses("wang", "照上次学习")


async def test_a_group_leader_repeats_the_own_group_only(play):
    last = publish(play, starts_at=MONDAY.replace(month=10, day=16, hour=14))
    await play.whispers("zhang", "/meeting")
    card = await play.presses("zhang", "新会议")
    assert "照上次" not in card

    await play.stage.sends_wire("zhang", play.stage.seen_by("zhang")[-1], encode(LikeLast(last)))
    assert "照" not in play.private("zhang")[-1]
    assert "草稿" not in await play.whispers("wang", "/meeting")


@BOTH
async def test_the_group_reads_three_lines_and_opens_the_rest(play):
    await play.whispers("wang", LINE)
    await more(play, "议程")
    said = await play.whispers("wang", AGENDA)
    assert "2. 讨论发展对象 https://www.12371.cn/a?b=1\n3. 交流体会\n4. 其他" in said
    await play.presses("wang", "返回")
    await play.presses("wang", "发布")

    card = play.group[-1]
    assert "1. 学习党章第一章\n2. 讨论发展对象\n3. 交流体会\n" in card
    assert "其他" not in card
    assert "http" not in card
    assert "[参加] [请假] [详情]" in card
    before = len(play.group)
    details = await play.presses("chen", "详情")
    assert "4. 其他" in details
    assert "https://www.12371.cn/a?b=1" in details
    assert len(play.group) == before


async def test_a_short_agenda_stands_on_the_card_and_needs_no_more(play):
    await play.whispers("wang", LINE)
    await play.presses("wang", "议程")
    await play.whispers("wang", "学习\n讨论")
    await play.presses("wang", "返回")
    await play.presses("wang", "发布")

    assert "1. 学习\n2. 讨论" in play.group[-1]
    assert "详情" not in play.group[-1]


async def test_the_agenda_of_an_announced_meeting_is_written_anew_and_the_card_follows(play):
    await play.whispers("wang", LINE)
    await play.presses("wang", "发布")
    for typed in ("学习", "讨论"):
        await play.whispers("wang", "/meeting")
        await play.presses("wang", "11月6日 周五 14:30 主题党日")
        await play.presses("wang", "议程")
        await play.whispers("wang", typed)
    assert "1. 讨论" in play.group[-1]
    assert "学习\n" not in play.group[-1]
    assert len(play.group) == 1

    await play.whispers("wang", "/undo")
    assert "1. 学习" in play.group[-1]
    await play.whispers("wang", "/meeting")
    await play.presses("wang", "11月6日 周五 14:30 主题党日")
    await play.presses("wang", "议程")
    await play.presses("wang", "清空")
    assert "1. " not in play.group[-1]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("学习 http://example.com/a", "https"),
        ("学习 https://user:pw@example.com/", "https"),
        ("学习 https://192.168.1.1/a", "https"),
        ("学习 https://localhost/a", "https"),
        (f"学习 https://example.com/{'a' * 500}", "https"),
        ("学习 https://example.com/a https://example.com/b", "只带一个链接"),
        ("传达 机密★ 文件", "密级"),
        ("\n".join(f"第{number}项" for number in range(13)), "最多 12 条"),
        ("长" * 61, "最多 60 字"),
    ],
)
async def test_what_must_not_stand_in_an_agenda_is_refused(play, typed, said):
    await play.whispers("wang", LINE)
    await play.presses("wang", "议程")
    assert said in await play.whispers("wang", typed)
    await play.presses("wang", "返回")
    await play.presses("wang", "发布")

    assert "1. " not in play.group[-1]


async def test_a_document_number_is_asked_about_before_it_is_published(play):
    await play.whispers("wang", LINE)
    await play.presses("wang", "议程")
    assert "文件文号" in await play.whispers("wang", "学习某某〔2026〕3号")
    assert "学习某某〔2026〕3号" in await play.presses("wang", "仍要发布")

    shown = await play.presses("wang", "返回")
    assert "文件文号" in shown
    assert "[仍要发布]" in shown


async def test_a_subject_that_must_not_be_kept_is_refused(play):
    assert "密级" in await play.whispers("wang", "/meeting 周五14:30 党课：传达秘密★一年的文件")

    assert "手头没有会议" in await play.whispers("wang", "/meeting")


async def test_the_agenda_of_a_committee_meeting_is_for_the_committee(play):
    await play.whispers("wang", "/meeting 周四19:00 支委会：研究工作")
    await play.presses("wang", "议程")
    await play.whispers("wang", AGENDA)
    await play.presses("wang", "返回")
    await play.presses("wang", "发布")
    assert "4. 其他" in await play.presses("li", "详情")

    await play.whispers("chen", "/me")
    await play.stage.sends_wire("chen", play.stage.seen_by("chen")[-1], encode(ShowAgenda(1)))
    assert "讨论发展对象" not in play.transcript("chen")


async def test_a_draft_thrown_away_takes_its_agenda_with_it(play):
    await play.whispers("wang", LINE)
    await play.presses("wang", "议程")
    await play.whispers("wang", AGENDA)
    await play.presses("wang", "返回")

    assert "已取消" in await play.presses("wang", "取消")
    assert "手头没有会议" in await play.whispers("wang", "/meeting")


async def test_a_forged_hour_is_refused_and_nothing_is_set(play):
    await play.whispers("wang", LINE)
    card = play.card_with("wang", "发布")
    for minute in (2**62, -(2**62), 4_223_000_000, 0):
        await play.stage.sends_wire("wang", card, f"pubat:1:{minute}:1")

    said = play.stage.cast["wang"].pop_ups[-4:]
    assert [text for text in said if "编号" in text] == []
    assert "已经开始了" in said[2]
    assert "已经过了" in said[3]
    await play.whispers("wang", "/meeting")
    assert "定时发布：" not in await play.presses("wang", "草稿 11月6日 周五 14:30 主题党日")


async def test_the_agenda_of_a_meeting_called_off_is_not_written_any_more(play):
    await play.whispers("wang", LINE)
    await play.presses("wang", "发布")
    await play.whispers("wang", "/meeting")
    card = play.stage.seen_by("wang")[-1]
    await play.presses("wang", labels(card)[0])
    await play.presses("wang", "议程")

    def call_off(records):
        records.meetings.change(1, state=MeetingState.CANCELLED.value)
        sign(records, play.clock())

    play.app.writer.submit(call_off).result()

    assert "会议已取消" in await play.whispers("wang", "学习党章第一章")
