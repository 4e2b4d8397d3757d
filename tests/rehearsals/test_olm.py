"""A whole 组织生活会: prepared, held, put right, and the next one begun with what was left open."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from cards.appraisal import AskTotals
from cards.examining import ExaminedFor, ListExamined
from cards.olm_more import SetOlmYear
from cards.olm_presses import ShowOlm
from cards.rectification import FinishItem, ListItems
from cards.talks import DropTalk, ListTalks, PickTalkDay, SaveTalk, ShowTalks
from chat import encode
from domain.attendance import Presence
from domain.meetings import MeetingKind, MeetingState
from domain.talks import TalkYear
from storage.tables.olm import (
    appraisals,
    olms,
    opinion_rounds,
    rectification_items,
    self_examinations,
    talks,
)
from tests.rehearsals.conftest import MONDAY, labels
from tests.rehearsals.gatherings import publish, record
from tests.storage.kit import connection_of

OLM, APPRAISAL = MeetingKind.ORGANIZATIONAL_LIFE_MEETING, MeetingKind.DEMOCRATIC_APPRAISAL
DECEMBER = MONDAY.replace(month=12, day=18, hour=14)
YESTERDAY, TOMORROW = MONDAY.date().replace(day=1), MONDAY.date().replace(day=3)
EVER = TalkYear(MONDAY.date().replace(year=2020), MONDAY.date().replace(year=2030))
ITEM = "整改事项："
BOTH = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)


def hold(play, **about):
    wanted = {"kind": OLM, "title": "", "starts_at": DECEMBER, "parts": (APPRAISAL,)}
    return publish(play, **(wanted | about))


def kept(play, work):
    return play.app.writer.submit(work).result()


def member(play, name):
    ids = kept(play, lambda records: records.people.names(1))
    return next(number for number, known in ids.items() if known == name)


async def forges(play, user, press):
    """Somebody presses a button they were never shown."""
    await play.whispers(user, "/me")
    message = play.stage.seen_by(user)[-1]
    before = len(play.stage.cast[user].pop_ups)
    await play.stage.sends_wire(user, message, encode(press))
    await play.settle()
    return "\n".join(play.stage.cast[user].pop_ups[before:]) or play.private(user)[-1]


async def picks(play, user, name):
    """Turn the pages until that name is on a button, then press it."""
    while name not in labels(play.stage.seen_by(user)[-1]):
        await play.presses(user, "下一页")
    return await play.presses(user, name)


async def talked(play, one, two, user="wang"):
    """Whoever leads writes a talk of today down."""
    await play.whispers(user, "/olm")
    await play.presses(user, "谈心谈话")
    await play.presses(user, "记一次")
    await picks(play, user, one)
    await picks(play, user, two)
    return await play.presses(user, "今天")


async def adds_item(play, text, user="wang"):
    await play.whispers(user, "/olm")
    await play.presses(user, "整改清单")
    await play.presses(user, "加一条")
    return await play.whispers(user, text)


async def closes(play, user="wang"):
    await play.whispers(user, "/meeting")
    await play.presses(user, next(
        label for label in labels(play.stage.seen_by(user)[-1]) if label.startswith("12月18日")
    ))  # fmt: skip
    await play.presses(user, "结束")
    return await play.presses(user, "全到结束")


@BOTH
async def test_a_whole_one_from_its_preparation_to_the_next_ones_beginning(play):
    hold(play)
    card = await play.whispers("wang", "/生活会")
    assert "【组织生活会】2026年度" in card
    assert "学习：还没记（宜在12月4日前）" in card
    assert "会议：12月18日 周五（已发布）" in card
    assert "《中国共产党支部工作条例（试行）》第十七条" in card

    await play.presses("wang", "学习")
    assert "学习：10月30日已学" in await play.whispers("wang", "10月30日")
    await play.presses("wang", "征求意见")
    await play.whispers("wang", "12")
    await play.presses("wang", "征求意见")
    await play.presses("wang", "新一轮")
    assert "征求意见：共收到15条（第1轮12条、第2轮3条）" in await play.whispers("wang", "3")
    for one, two in (("李敏", "赵敏"), ("王建国", "李敏"), ("王建国", "赵敏")):
        await talked(play, one, two)
    await play.whispers("wang", "/olm")
    missing = await play.presses("wang", "谈心谈话")
    assert "支委之间：" not in missing
    assert "还没与支委谈：张伟、刘洋、陈静、杨帆、周倩、吴迪、孙桂兰、马德福" in missing
    await play.whispers("wang", "/olm")
    await play.presses("wang", "更多")
    await play.presses("wang", "发到群里")
    for user in ("wang", "li", "chen"):
        await play.presses(user, "已写好", on=play.card_with(user, "已写好"))
    assert "对照检查：已写好3／11" in await play.whispers("wang", "/olm")

    await play.until(DECEMBER + timedelta(hours=3))
    assert "民主评议记录" in await closes(play) or "组织生活会记录" in play.private("wang")[-1]
    await adds_item(play, "每月集中学习一次")
    assert "期限：2027年3月31日" in play.private("wang")[-1]
    await play.presses("wang", "负责人")
    await picks(play, "wang", "陈静")
    await adds_item(play, "修好活动室的灯")
    assert "【整改】2026年度\n修好活动室的灯\n负责：支部" in play.private("wang")[-1]
    await play.presses("wang", "办好了")
    card = await play.whispers("wang", "/olm")
    assert "会议：12月18日 周五，已开" in card
    assert "整改：共2项，已办好1项" in card

    await play.until(DECEMBER.replace(year=2027, month=1, day=10))
    begun = await play.whispers("wang", "/olm")
    assert "【组织生活会】2027年度\n上次遗留：\n每月集中学习一次（陈静，3月31日前）" in begun
    assert "会议：还没安排，宜在2028年3月31日前（本支部约定）" in begun
    assert "学习：还没记" in begun
    assert "会议：2026年12月18日，已开" in await play.whispers("wang", "/olm 2026")


@BOTH
async def test_the_group_sees_a_count_and_never_a_name(play):
    await play.whispers("wang", "/olm")
    await play.presses("wang", "更多")
    await play.presses("wang", "主题")
    assert "主题：学习贯彻新思想" in await play.whispers("wang", "学习贯彻新思想")
    await play.presses("wang", "更多")
    await play.presses("wang", "发到群里")
    assert "【组织生活会】2026年度准备\n主题：学习贯彻新思想" in play.group[-1]

    assert "已记下：对照检查已写好" in await play.presses("chen", "已写好")
    await play.presses("chen", "已写好")
    await play.presses("yang", "已写好")
    said = "\n".join(play.group)
    assert "已写好2" in said or "已写好0" not in said
    assert not any(name in said for name in ("陈静", "杨帆", "王建国"))


@pytest.mark.parametrize("play", ["rich"], indirect=True)
async def test_the_count_follows_and_is_taken_back(play):
    await play.whispers("wang", "/olm")
    await play.presses("wang", "更多")
    await play.presses("wang", "发到群里")
    await play.presses("chen", "已写好")
    assert "已写好1" in play.group[-1]

    assert "对照检查已写好" in await play.whispers("chen", "/undo")
    assert "已写好0" in play.group[-1]
    await play.whispers("chen", "/olm")
    await play.presses("chen", "已写好", on=play.stage.seen_by("chen")[-1])
    assert "已写好1" in play.group[-1]
    assert "对照检查：还没点" in await play.presses("chen", "撤回")
    assert "已写好0" in play.group[-1]


@BOTH
async def test_a_member_writes_down_their_own_talk_and_the_other_is_told(play):
    await play.whispers("chen", "/olm")
    assert "陈静同志和哪位同志谈的？" in await play.presses("chen", "记谈话")
    assert "陈静—杨帆，哪天谈的？" in await picks(play, "chen", "杨帆")
    mine = await play.presses("chen", "昨天")
    assert "11月1日 陈静—杨帆" in mine
    assert "还可谈：与支委至少一位" in mine
    assert "还可谈：与其他党员至少一位" not in mine
    assert "陈静同志记了11月1日与您谈心谈话，只记日期。" in play.private("yang")[-1]
    assert "11月1日 杨帆—陈静" in await play.whispers("yang", "/olm")

    assert "已经记过了" in await forges(
        play, "yang", SaveTalk(1, member(play, "杨帆"), member(play, "陈静"), YESTERDAY)
    )
    await play.presses("yang", "有出入")
    assert "谈心谈话：还没有" in await play.whispers("chen", "/olm")


@BOTH
async def test_what_cannot_be_a_talk_is_refused(play):
    chen, yang, li = (member(play, name) for name in ("陈静", "杨帆", "李敏"))
    for press, said in (
        (SaveTalk(1, chen, chen, YESTERDAY), "两个人的事"),
        (SaveTalk(1, chen, yang, TOMORROW), "谈过了再记"),
        (SaveTalk(1, chen, 999, YESTERDAY), "名册上没有这位同志"),
        (SaveTalk(1, chen, yang, YESTERDAY.replace(year=2024)), "只记去年以来"),
        (SaveTalk(1, yang, li, YESTERDAY), "自己的谈话自己记"),
        (PickTalkDay(1, yang, li), "自己的谈话自己记"),
        (ListTalks(1, False, 0), "自己的谈话自己记"),
        (DropTalk(1, 99), "已经去掉了"),
    ):
        assert said in await forges(play, "chen", press)
    assert kept(play, lambda records: records.talks.of(1, EVER)) == []

    await play.whispers("chen", "/olm")
    await play.presses("chen", "记谈话")
    await picks(play, "chen", "杨帆")
    assert "谈过了再记" in await play.whispers("chen", "11月3日")


async def test_nobody_removes_a_talk_of_two_others_but_who_leads(play):
    await talked(play, "陈静", "杨帆")
    [talk] = kept(play, lambda records: records.talks.of(1, EVER))

    assert "自己的谈话自己记" in await forges(play, "li", DropTalk(1, talk.id))
    await play.whispers("wang", "/olm")
    await play.presses("wang", "谈心谈话")
    assert "1. 11月2日 陈静—杨帆" in await play.presses("wang", "已记的")
    assert "还没有" in await play.presses("wang", "去掉1")


async def test_the_proposal_is_short_and_after_it_nobody_is_missing(play):
    await play.whispers("wang", "/olm")
    card = await play.presses("wang", "谈心谈话")
    assert "支委之间：王建国—李敏、王建国—赵敏、李敏—赵敏" in card
    assert "一次都没有：王建国" in card

    proposed = card.partition("可以这样谈：")[2].splitlines()[0].split("、")
    assert proposed[:4] == ["王建国—李敏", "王建国—赵敏", "李敏—赵敏", "王建国—张伟"]
    for pair in proposed:
        await talked(play, *pair.split("—"))
    while "可以这样谈" in (card := await the_talks(play)):
        for pair in card.partition("可以这样谈：")[2].splitlines()[0].split("、"):
            await talked(play, *pair.split("—"))
    assert "该谈的都谈了" in card


async def the_talks(play):
    await play.whispers("wang", "/olm")
    return await play.presses("wang", "谈心谈话")


@BOTH
async def test_only_who_leads_sees_who_is_missing(play):
    await adds_item(play, "每月集中学习一次")
    for press in (ShowOlm(1, 2026), ShowTalks(1, 2026), ListExamined(1, 2026, 0),
                  ListItems(1, 2026, 0), AskTotals(1, 2026), ExaminedFor(1, 2026, 10)):  # fmt: skip
        assert "书记或副书记" in await forges(play, "chen", press)
    assert "由负责的同志或书记" in await forges(play, "chen", FinishItem(1, 1, True))
    assert "【我的组织生活会】" in await play.whispers("chen", "/olm")
    assert "【我的组织生活会】" not in await play.whispers("guest", "/olm")
    assert "请写年度" in await forges(play, "wang", ShowOlm(1, 99999))


@BOTH
async def test_the_secretary_taps_for_who_has_no_account_and_for_nobody_else(play):
    hold(play)
    await play.whispers("wang", "/olm")
    card = await play.presses("wang", "对照检查")
    assert "还没点的：王建国、李敏" in card
    assert "[孙桂兰] [马德福]" in card
    assert "已写好1／11" in await play.presses("wang", "马德福")
    said = await forges(play, "wang", ExaminedFor(1, 2026, member(play, "陈静")))
    assert "请本人点" in said

    await play.until(DECEMBER + timedelta(hours=3))
    await closes(play)
    said = await forges(play, "wang", ExaminedFor(1, 2026, member(play, "孙桂兰")))
    assert "会已开" in said


@BOTH
async def test_what_is_to_be_put_right_is_reminded_of_privately_and_finished_by_a_tap(play):
    await adds_item(play, "每月集中学习一次")
    await play.presses("wang", "负责人")
    await picks(play, "wang", "陈静")
    await play.presses("wang", "期限")
    assert "这一天已过" in await play.whispers("wang", "11月1日")
    assert "期限：11月20日" in await play.whispers("wang", "11月20日")

    await play.until(MONDAY.replace(day=12, hour=23))
    assert not any(ITEM in text for text in play.private("chen"))
    await play.until(MONDAY.replace(day=19, hour=23))
    week = "整改事项：每月集中学习一次\n陈静，11月20日前。办好了点一下。"
    assert [week in text for text in play.private("chen")].count(True) == 1
    await play.until(MONDAY.replace(day=20, hour=23))
    assert "今天到期" in play.private("chen")[-1]
    assert not any(ITEM in text for text in play.private("wang"))
    await play.until(MONDAY.replace(day=24, hour=23))
    overdue = [text for text in play.private("wang") if ITEM in text]
    assert len(overdue) == 1
    assert "还没点办好，请核实" in overdue[0]
    assert not any("整改" in text for text in play.group)

    said = await play.presses("chen", "办好了")
    assert "已记下，办好了：每月集中学习一次" in said
    assert "整改：" not in said
    await play.whispers("wang", "/olm")
    assert "1. 每月集中学习一次（陈静，已办好）" in await play.presses("wang", "整改清单")


async def test_what_is_done_early_is_not_reminded_of(play):
    await adds_item(play, "每月集中学习一次")
    await play.presses("wang", "期限")
    await play.whispers("wang", "11月20日")
    await play.presses("wang", "办好了")
    await play.until(MONDAY.replace(day=24))

    assert not any(ITEM in text for text in play.private("wang"))


async def test_the_branchs_own_item_is_the_secretarys_to_remember(play):
    await adds_item(play, "修好活动室的灯")
    await play.presses("wang", "期限")
    await play.whispers("wang", "11月20日")
    await play.until(MONDAY.replace(day=20, hour=23))

    mine = [text for text in play.private("wang") if ITEM in text]
    assert len(mine) == 2
    assert "支部，今天到期" in mine[-1]


async def test_no_criticism_becomes_an_item_and_what_is_doubtful_is_pointed_out(play):
    assert "批评" in await adds_item(play, "批评李敏：抓落实不够")
    assert kept(play, lambda records: records.rectification.of(1)) == []
    assert "【整改】" not in play.private("wang")[-1]

    assert "请核实" in await adds_item(play, "落实〔2026〕12号的要求")
    assert kept(play, lambda records: records.rectification.of(1)) == []
    assert "【整改】2026年度\n落实〔2026〕12号的要求" in await play.presses("wang", "仍要记下")
    assert "不超过60字" in await adds_item(play, "字" * 61)


@BOTH
async def test_the_appraisal_is_totals_only_and_held_against_the_custom(play):
    await play.whispers("wang", "/olm")
    await play.presses("wang", "更多")
    card = await play.presses("wang", "民主评议")
    assert "预备党员1名，参加评议，不评定等次" in card
    assert "第十八条" in card
    await play.presses("wang", "填总数")
    assert "正式党员10名" in await play.whispers("wang", "3 8 0 0")
    assert "请只发四个数" in await play.whispers("wang", "陈静优秀")
    card = await play.whispers("wang", "优秀3 合格7")
    assert "优秀：3\n合格：7\n基本合格：0\n第四等次：0\n评定等次的正式党员：10" in card
    assert "优秀不超过3名，符合惯例" in card

    await play.presses("wang", "填总数")
    assert "请核实：优秀一般不超过3名（按党员总数是3名），惯例" in await play.whispers(
        "wang", "4 6 0 0"
    )
    await play.presses("wang", "填总数")
    card = await play.whispers("wang", "3 5 0 0")
    assert "按评定等次的人数，优秀一般不超过2名；按党员总数可到3名，以上级通知为准" in card
    assert "还有2名正式党员没有评定等次" in card
    assert "民主评议总数" in await play.whispers("wang", "/undo")
    assert not any("优秀" in text for text in play.group)


async def test_a_doubtful_theme_is_asked_about_before_the_group_can_read_it(play):
    await play.whispers("wang", "/olm")
    await play.presses("wang", "更多")
    await play.presses("wang", "主题")
    assert "文号" in await play.whispers("wang", "学习〔2026〕12号文件")
    assert kept(play, lambda records: records.olm.find(1, 2026)) is None
    assert "主题：学习〔2026〕12号文件" in await play.presses("wang", "仍要发布")


async def test_one_left_over_is_opened_from_the_new_list_and_leads_back_to_it(play):
    await adds_item(play, "修好活动室的灯")
    play.clock.now = MONDAY.replace(year=2027, month=4, day=5)
    await play.whispers("wang", "/olm")
    assert "上次遗留：\n1. 修好活动室的灯（支部，原定2月28日前，请核实）" in await play.presses(
        "wang", "整改清单"
    )
    assert "【整改】2026年度" in await play.presses("wang", "1")
    await play.presses("wang", "办好了")
    assert "【整改清单】2027年度\n还没有事项" in await play.presses("wang", "返回")


async def test_what_is_open_is_said_once_three_weeks_before_to_who_leads(play):
    hold(play)
    await play.until(DECEMBER - timedelta(days=22))
    assert not any("会前还有" in text for text in play.private("wang"))
    await play.until(DECEMBER - timedelta(days=10))
    [said] = [text for text in play.private("wang") if "会前还有" in text]
    assert "12月18日 周五（已发布），会前还有：\n学习：还没记" in said
    assert "对照检查：已写好0／11" in said
    assert "本支部约定" in said
    assert not any("会前还有" in text for user in ("li", "chen") for text in play.private(user))


async def test_what_still_follows_is_said_once_after_it(play):
    hold(play)
    await play.until(DECEMBER + timedelta(hours=3))
    await closes(play)
    await play.until(DECEMBER + timedelta(days=8))
    [said] = [text for text in play.private("wang") if "会后还有" in text]
    assert "整改清单：还没有事项。\n民主评议：总数还没填" in said
    assert "[整改清单] [民主评议]" in said


async def test_nothing_is_said_after_it_when_list_and_totals_are_there(play):
    hold(play)
    await play.until(DECEMBER + timedelta(hours=3))
    await closes(play)
    await adds_item(play, "每月集中学习一次")
    await play.whispers("wang", "/olm")
    await play.presses("wang", "更多")
    await play.presses("wang", "民主评议")
    await play.presses("wang", "填总数")
    await play.whispers("wang", "3 7 0 0")
    await play.until(DECEMBER + timedelta(days=8))

    assert not any("会后还有" in text for text in play.private("wang"))


async def test_one_early_in_the_year_is_the_last_ones_until_the_secretary_says_otherwise(play):
    play.clock.now = MONDAY.replace(year=2027, month=1, day=5)
    meeting_id = hold(play, starts_at=MONDAY.replace(year=2027, month=2, day=5))
    card = await play.whispers("wang", "/olm")
    assert "【组织生活会】2026年度" in card
    assert "会议：2月5日 周五（已发布）" in card

    await play.presses("wang", "更多")
    assert "【组织生活会】2027年度" in await play.presses("wang", "算2027年")
    assert "会议：还没安排" in await play.whispers("wang", "/olm 2026")
    assert "【" not in await forges(play, "wang", SetOlmYear(meeting_id, 2020))
    assert "组织生活会的年度" in await play.whispers("wang", "/undo")
    assert "会议：2月5日" in await play.whispers("wang", "/olm 2026")


async def test_one_put_off_has_no_day_and_its_steps_have_none_either(play):
    hold(play, state=MeetingState.POSTPONED)
    card = await play.whispers("wang", "/olm")

    assert "会议：延期，时间待定\n" in card
    assert "学习：还没记\n" in card


async def test_live_ticks_are_gone_from_the_tables_once_the_meeting_is_closed(play):
    meeting_id = hold(play)
    record(play, meeting_id, {"孙桂兰": Presence.EXCUSED})
    await play.until(DECEMBER - timedelta(hours=1))
    await play.says("wang", "/signup")
    await play.presses("chen", "我要发言")
    await play.whispers("wang", "/signup")
    assert "现在：王建国\n下一位：李敏" in await play.presses("wang", "开始发言")
    await play.presses("wang", "下一位")
    await play.presses("wang", "书面代读")
    await play.presses("wang", "跳过")

    def states(records):
        rows = connection_of(records).execute(text("SELECT state FROM turns ORDER BY position"))
        return [row.state for row in rows]

    assert kept(play, states)[:4] == ["done", "read_by_proxy", "skipped", "waiting"]

    await play.until(DECEMBER + timedelta(hours=3))
    await closes(play)
    left = kept(play, lambda records: [
        connection_of(records).execute(text(f"SELECT count(*) FROM {table}")).scalar()
        for table in ("turns", "signups")
    ])  # fmt: skip
    assert left == [0, 0]

    await play.until(DECEMBER + timedelta(hours=6))
    everything = kept(play, lambda records: "\n".join(connection_of(records).connection.iterdump()))
    assert "read_by_proxy" not in everything
    assert "'skipped'" not in everything


def test_nothing_but_a_theme_and_what_is_to_be_done_can_be_typed():
    """No column could hold a word of criticism, what was said in a talk, or anybody's grade."""
    tables = [olms, opinion_rounds, self_examinations, appraisals, talks, rectification_items]
    words = {
        f"{table.name}.{column.name}"
        for table in tables for column in table.columns if column.type.python_type is str
    }  # fmt: skip

    assert words == {"olms.theme", "rectification_items.text"}
    assert {column.name for column in talks.columns} == {"id", "member_id", "other_id", "on"}
    assert not any(key.column.table.name == "members" for key in appraisals.foreign_keys)


async def test_in_english(play):
    hold(play)
    await play.whispers("wang", "/me")
    await play.presses("wang", "English")
    card = await play.whispers("wang", "/olm")
    assert "Organizational life meeting 2026" in card
    assert "Study：nothing noted yet (best before 4 Dec)" in card
    assert "Regulations on the Work of Party Branches, Article 17" in card
    await play.presses("wang", "Opinions")
    assert "12 received (round 1: 12)" in await play.whispers("wang", "12")
    await play.presses("wang", "Talks")
    await play.presses("wang", "Note one")
    await picks_in_english(play, "wang", "陈静")
    await picks_in_english(play, "wang", "吴迪")
    assert "Noted: 陈静 and 吴迪." in await play.presses("wang", "Today")
    await play.whispers("wang", "/olm")
    await play.presses("wang", "To do")
    await play.presses("wang", "Add one")
    assert "Owner：the branch" in await play.whispers("wang", "study together once a month")
    await play.presses("wang", "Done")
    await play.whispers("wang", "/olm")
    await play.presses("wang", "More")
    await play.presses("wang", "Appraisal")
    await play.presses("wang", "Enter")
    card = await play.whispers("wang", "excellent 3, qualified 7")
    assert "Excellent：3\nQualified：7\nBasically qualified：0\nFourth grade：0" in card
    assert "at most 3; within the custom" in card

    mine = await play.whispers("emma", "/olm")
    assert "My organizational life meeting 2026" in mine
    assert "2 Nov 吴迪 and 陈静" in mine
    assert "with one of the committee at least" in mine
    assert "Self-examination：written" in await play.presses("emma", "Written")


async def picks_in_english(play, user, name):
    while name not in labels(play.stage.seen_by(user)[-1]):
        await play.presses(user, "Next")
    return await play.presses(user, name)
