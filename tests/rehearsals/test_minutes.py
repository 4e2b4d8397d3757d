"""The record of a meeting: handed to who keeps it when it is closed, filled in, confirmed, locked."""

from datetime import timedelta

import pytest

from cards.minutes import AskResolutions, ConfirmMinutes, SetChair, ShowMinutes
from chat import encode
from domain.attendance import Presence
from domain.meetings import MeetingKind
from tests.rehearsals.conftest import MONDAY, labels
from tests.rehearsals.gatherings import publish, record, sign

FRIDAY = MONDAY.replace(day=6, hour=14, minute=30)
THEME, LECTURE, GENERAL = (
    MeetingKind.THEME_DAY, MeetingKind.PARTY_LECTURE, MeetingKind.GENERAL_MEETING,
)  # fmt: skip
OLM = MeetingKind.ORGANIZATIONAL_LIFE_MEETING
BOTH = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)


async def held(play, **about):
    """A meeting at which everybody was but 陈静, over and closed; its id and the card that came."""
    meeting_id = publish(play, starts_at=FRIDAY, **about)
    record(play, meeting_id, {"陈静": Presence.EXCUSED})
    await play.until(FRIDAY + timedelta(hours=2, minutes=10))
    return meeting_id, await close(play)


async def close(play, user="wang"):
    await play.whispers(user, "/meeting")
    await play.presses(user, next(
        label for label in labels(play.stage.seen_by(user)[-1]) if label.startswith("11月6日")
    ))  # fmt: skip
    await play.presses(user, "结束")
    return await play.presses(user, "全到结束")


def recorder(play, meeting_id, name):
    def work(records):
        ids = {name: number for number, name in records.people.names(1).items()}
        records.meetings.change(meeting_id, recorder_id=ids[name])
        sign(records, play.clock())

    play.app.writer.submit(work).result()


async def forges(play, user, press):
    message = play.stage.seen_by(user)[-1]
    before = len(play.stage.cast[user].pop_ups)
    await play.stage.sends_wire(user, message, encode(press))
    await play.settle()
    return "\n".join(play.stage.cast[user].pop_ups[before:]) or play.private(user)[-1]


@BOTH
async def test_closed_and_recorded_by_who_closes_it(play):
    _, card = await held(play)
    assert "已结束" in card
    assert "主题党日记录" in card
    assert "到会：应到11 实到10 请假1" in card
    assert "主持人：王建国" in card

    await play.presses("wang", "议题")
    assert "1. 学习党章第一章\n2. 讨论" in await play.whispers("wang", "1、学习党章第一章\n2、讨论")
    await play.presses("wang", "决议")
    shown = await play.whispers("wang", "通过年度计划 9/0/0")
    assert "1. 通过年度计划（赞成9 反对0 弃权0）" in shown
    assert "已锁定" in await play.presses("wang", "确认")
    assert not any("年度计划" in text for text in play.group)


async def test_each_record_within_a_gathering_is_kept_for_itself_and_all_are_confirmed_at_once(
    play,
):
    meeting_id, card = await held(play, parts=(LECTURE, GENERAL))
    assert "主题党日记录（1/3）" in card

    assert "党课记录（2/3）" in await play.presses("wang", "下一份")
    assert "支部党员大会记录（3/3）" in await play.presses("wang", "下一份")
    await play.presses("wang", "决议")
    await play.whispers("wang", "同意周倩同志按期转正 9/0/0")
    await play.presses("wang", "全部确认")

    kept = play.app.reader.submit(lambda records: records.minutes.of(meeting_id)).result()
    assert [one.kind for one in kept] == [THEME, LECTURE, GENERAL]
    assert all(one.is_locked and one.counted == 10 for one in kept)
    assert "周倩" not in await play.presses("wang", "下一份")


async def test_the_items_of_the_agenda_stand_there_already(play):
    await play.whispers("wang", "/meeting 周五14:30 主题党日：学习党章")
    await play.presses("wang", "议程")
    await play.whispers("wang", "学习党章第一章 https://www.12371.cn/a\n讨论")
    await play.presses("wang", "返回")
    await play.presses("wang", "发布")
    await play.until(FRIDAY + timedelta(hours=2, minutes=10))

    assert "1. 学习党章第一章\n2. 讨论" in await close(play)


async def test_more_votes_than_people_who_may_vote_are_pointed_out_and_nothing_is_kept(play):
    await held(play)
    await play.presses("wang", "决议")

    said = await play.whispers("wang", "通过年度计划 10/0/0")
    assert "表决共10票，到会有表决权的同志9人" in said  # 周倩 is on probation
    assert "赞成9" in await play.whispers("wang", "通过年度计划 9/0/0")


async def test_what_must_not_be_kept_is_refused_and_what_is_doubtful_asked_about(play):
    await held(play)
    await play.presses("wang", "议题")

    assert "批评与自我批评的内容" in await play.whispers("wang", "批评李敏：抓落实不够")
    assert "密级标志" in await play.whispers("wang", "传达机密★文件")
    assert "请核实" in await play.whispers("wang", "学习〔2026〕12号文件")
    assert "学习〔2026〕12号文件" in await play.presses("wang", "仍要记下")


@BOTH
async def test_no_word_of_an_organizational_life_meeting_is_kept(play):
    meeting_id, card = await held(play, kind=OLM)
    assert "议题" not in card
    assert "批评与自我批评的内容不记" in card

    said = await forges(play, "wang", AskResolutions(meeting_id, OLM))
    assert "只记人数和日期" in said
    assert "已锁定" in await play.presses("wang", "确认")


@BOTH
async def test_a_recorder_keeps_this_one_meeting_and_nothing_else(play):
    await play.whispers("wang", "/meeting 周五14:30 主题党日：学习党章")
    await play.presses("wang", "发布")
    await play.whispers("wang", "/meeting")
    await play.presses("wang", "11月6日 周五 14:30 主题党日")
    if "改动" in labels(play.stage.seen_by("wang")[-1]):
        await play.presses("wang", "改动")
    await play.presses("wang", "记录人")
    while "杨帆" not in labels(play.stage.seen_by("wang")[-1]):
        await play.presses("wang", "下一页")
    await play.presses("wang", "杨帆")
    assert "这次会请您记录" in play.private("yang")[-1]
    other = publish(play, starts_at=FRIDAY.replace(hour=9), title="别的会")

    await play.until(FRIDAY + timedelta(hours=2, minutes=10))
    await play.presses("yang", "打开")
    await play.presses("yang", "结束")
    assert "主题党日记录" in await play.presses("yang", "全到结束")
    await play.presses("yang", "议题")
    await play.whispers("yang", "学习党章第一章")
    assert "已锁定" in await play.presses("yang", "确认")
    assert "没有公开" in await forges(play, "yang", ShowMinutes(other, THEME)) or "还没结束" in (
        await forges(play, "yang", ShowMinutes(other, THEME))
    )


async def test_somebody_else_closes_it_and_the_recorder_is_handed_the_card(play):
    meeting_id = publish(play, starts_at=FRIDAY)
    recorder(play, meeting_id, "杨帆")
    await play.until(FRIDAY + timedelta(hours=2, minutes=10))
    assert "主题党日记录" not in await close(play)

    assert "主题党日记录" in play.private("yang")[-1]
    assert "记录人：杨帆" in play.private("yang")[-1]
    await play.presses("yang", "确认")
    assert len([text for text in play.private("yang") if "记录人：杨帆" in text]) == 1


async def test_a_record_still_open_after_three_days_is_asked_about_once(play):
    await held(play)
    await play.until(FRIDAY + timedelta(days=2, hours=23))
    assert not any("还没确认，已过" in text for text in play.private("wang"))
    await play.until(FRIDAY + timedelta(days=8))
    asked = [text for text in play.private("wang") if "已过3天（本支部约定）" in text]
    assert len(asked) == 1

    await play.presses("wang", "打开")
    assert "已锁定" in await play.presses("wang", "确认")


async def test_a_confirmed_record_is_not_asked_about(play):
    await held(play)
    await play.presses("wang", "确认")
    await play.until(FRIDAY + timedelta(days=8))

    assert not any("已过3天" in text for text in play.private("wang"))


async def test_a_confirmed_record_is_locked_and_opening_it_again_is_stamped(play):
    meeting_id, _ = await held(play)
    await play.presses("wang", "议题")
    await play.presses("wang", "返回")
    await play.presses("wang", "确认")
    assert "先点" in await forges(play, "wang", AskResolutions(meeting_id, THEME))

    shown = await play.presses("wang", "重开", on=play.card_with("wang", "重开"))
    assert "确认后重开过" in shown
    await play.presses("wang", "确认")


async def test_what_changes_in_the_list_afterwards_is_pointed_out_on_the_record(play):
    meeting_id, _ = await held(play)
    await play.presses("wang", "确认")
    record(play, meeting_id, {"陈静": Presence.PRESENT})

    shown = await forges(play, "wang", ShowMinutes(meeting_id, THEME))
    assert "到会人数在确认后有变，请核实" in shown


async def test_a_public_record_is_read_by_who_was_expected_and_a_private_one_by_nobody_else(play):
    meeting_id, _ = await held(play)
    await play.whispers("chen", "/me")
    assert "没有公开" in await forges(play, "chen", ShowMinutes(meeting_id, THEME))
    await play.presses("wang", "公开")
    assert "没有公开" in await forges(play, "chen", ShowMinutes(meeting_id, THEME))
    await play.presses("wang", "确认")

    shown = await forges(play, "chen", ShowMinutes(meeting_id, THEME))
    assert "主题党日记录" in shown
    assert "[" not in shown.partition("公开：")[2]


async def test_a_plain_member_writes_into_no_record(play):
    meeting_id, _ = await held(play)
    await play.whispers("chen", "/me")

    for press in (AskResolutions(meeting_id, THEME), ConfirmMinutes(meeting_id),
                  SetChair(meeting_id, THEME, 1)):  # fmt: skip
        assert "书记" in await forges(play, "chen", press)


async def test_typed_lines_and_the_confirmation_are_taken_back(play):
    await held(play)
    await play.presses("wang", "议题")
    await play.whispers("wang", "学习党章第一章")
    assert "会议记录的议题" in await play.whispers("wang", "/undo")
    await play.presses("wang", "确认")
    assert "会议记录的确认" in await play.whispers("wang", "/undo")


async def test_closing_taken_back_takes_its_record_along(play):
    meeting_id, _ = await held(play)
    await play.whispers("wang", "/undo")

    assert play.app.reader.submit(lambda records: records.minutes.of(meeting_id)).result() == []
    await play.until(FRIDAY + timedelta(days=8))
    assert not any("已过3天" in text for text in play.private("wang"))


async def test_the_secretarys_own_digest_names_the_records_still_open(play):
    await held(play)
    await play.until(MONDAY.replace(month=12, day=2))
    assert any("会议记录待确认：主题党日6日" in text for text in play.private("wang"))
    await play.presses("wang", "打开")
    await play.presses("wang", "确认")

    assert "会议记录待确认" not in await play.whispers("wang", "/digest")
