"""/plan: a month proposed, changed line by line, saved as drafts in one tap, posted to the group."""

from datetime import timedelta

import pytest

from cards.plan_lines import DropLine, EditPlanLine, OpenPlan
from cards.plans import PlanAnew, PostPlan, SavePlan
from chat import encode
from domain.meetings import MeetingKind, MeetingState
from domain.months import Month
from tests.rehearsals.conftest import MONDAY, labels
from tests.rehearsals.gatherings import publish

BOTH = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)
DECEMBER = Month(2026, 12)


async def plans(play, words="12月", user="wang"):
    return await play.whispers(user, f"/plan {words}")


def drafts(play):
    def read(records):
        return [one for one in records.meetings.at_hand(1) if one.state is MeetingState.DRAFT]

    return play.app.reader.submit(read).result()


async def turn_to(play, label):
    for _ in range(5):
        if label in labels(play.stage.seen_by("wang")[-1]):
            return
        await play.presses("wang", "下一页")


async def forges(play, user, press):
    message = play.stage.seen_by(user)[-1]
    before = len(play.stage.cast[user].pop_ups)
    await play.stage.sends_wire(user, message, encode(press))
    await play.settle()
    return "\n".join(play.stage.cast[user].pop_ups[before:]) or play.private(user)[-1]


@BOTH
async def test_a_month_is_proposed_and_saved_as_drafts_in_one_tap(play):
    card = await plans(play)
    assert "【12月计划】" in card
    assert "① 支委会 12月2日 周三 15:00（每月1次，第十二条，时间请核实）" in card
    assert "② 主题党日（含党课、支部党员大会） 12月11日 周五 15:00" in card
    assert "③ 党小组会 一组 12月16日 周三 15:00" in card
    assert "党课为本支部约定" in card
    assert "条款指《中国共产党支部工作条例（试行）》。" in card
    assert "党费日：12月5日 周六" in card
    assert drafts(play) == []

    assert "已存5条草稿" in await play.presses("wang", "存为草稿")
    assert len(drafts(play)) == 5
    assert play.group == []


@BOTH
async def test_a_line_is_moved_dropped_and_its_parts_are_chosen(play):
    await plans(play)
    await turn_to(play, "①")
    await play.presses("wang", "①")
    await play.presses("wang", "改时间")
    assert "① 支委会 12月3日 周四 19:00 二楼（" in await play.whispers("wang", "12月3日19:00 @二楼")
    await turn_to(play, "②")
    await play.presses("wang", "②")
    card = await play.presses("wang", "✔含党课")
    assert "主题党日（含支部党员大会）" in card
    await play.presses("wang", "返回")
    await turn_to(play, "③")
    await play.presses("wang", "③")
    assert "本月不开" in await play.presses("wang", "不开")
    await play.presses("wang", "存为草稿")

    kept = drafts(play)
    assert len(kept) == 4
    assert kept[0].place == "二楼"
    assert kept[1].parts == (MeetingKind.GENERAL_MEETING,)
    assert "12月3日 周四 19:00" in await plans(play)


async def test_it_follows_the_habits_of_the_branch_and_keeps_what_stands(play):
    publish(
        play, starts_at=MONDAY.replace(day=19, hour=19), place="三楼", state=MeetingState.CLOSED
    )
    publish(play, starts_at=MONDAY.replace(month=12, day=4, hour=15), title="研究",
            kind=MeetingKind.COMMITTEE_MEETING)  # fmt: skip

    card = await plans(play)
    assert "12月17日 周四 19:00 三楼" in card  # the third Thursday, as in November
    assert "已有：\n支委会 12月4日 周五 15:00" in card
    assert "① 支委会" not in card


async def test_the_group_reads_kinds_and_days_and_nobodys_name(play):
    await plans(play)
    assert "这就发到群里" in await play.presses("wang", "发到群里")

    assert play.group[-1].startswith("【12月计划】\n12月2日 周三 15:00 支委会\n")
    assert play.group[-1].count("党小组会") == 1  # two groups at one hour
    assert "党费日：12月5日 周六" in play.group[-1]
    assert "发过一次了" in await play.presses("wang", "发到群里")
    assert len(play.group) == 1
    await play.presses("wang", "发到群里")
    assert len(play.group) == 2


async def test_a_saved_plan_stands_in_the_digest(play):
    await plans(play)
    await play.presses("wang", "存为草稿")
    await play.until(MONDAY.replace(month=12, day=1, hour=12))

    digest = next(text for text in play.group if "【第三支部 11月】" in text)
    assert "12月：支委会2日 党费日5日 主题党日11日 党小组会16日 组织生活会18日" in digest


async def test_a_draft_of_the_plan_is_published_with_two_taps(play):
    await plans(play)
    await play.presses("wang", "存为草稿")
    await play.whispers("wang", "/meeting")
    await play.presses("wang", "草稿 12月11日 周五 15:00 主题党日")
    await play.presses("wang", "发布")

    assert "【主题党日】（含党课、支部党员大会）" in play.group[-1]
    assert "都已存为草稿" in await plans(play)


async def test_saving_is_taken_back_whole(play):
    await plans(play)
    await play.presses("wang", "存为草稿")
    assert "计划存为草稿" in await play.whispers("wang", "/undo")

    assert drafts(play) == []
    assert "还没存" in await plans(play)


async def test_a_draft_thrown_away_is_dropped_from_the_plan_and_anew_proposes_it(play):
    await plans(play)
    await play.presses("wang", "存为草稿")
    await play.whispers("wang", "/meeting")
    await play.presses("wang", "草稿 12月2日 周三 15:00 支委会")
    await play.presses("wang", "取消")

    assert "① 支委会 12月2日 周三 15:00（本月不开）" in await plans(play)
    assert "① 支委会 12月2日 周三 15:00（每月1次" in await play.presses("wang", "重新拟")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "【12月计划】"),
        ("下月", "【12月计划】"),
        ("2026-12", "【12月计划】"),
        ("December", "【12月计划】"),
        ("11月", "【11月计划】"),
        ("10月", "【10月计划】"),
        ("2026-10", "已经过了"),
        ("2028-01", "还太远"),
        ("第四季度", "没看懂"),
        ("13月", "没看懂"),
    ],
)
async def test_a_month_is_named_as_people_name_it(play, words, said):
    assert said in await plans(play, words)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12月3日", "没看懂"),
        ("1月3日19:00", "请写在12月之内"),
        ("11月1日19:00", "过"),
        ("12月3日19:00-18:00", "没看懂"),
        ("每月5日19:00", "没看懂"),
        ("随便", "没看懂"),
    ],
)
async def test_a_time_that_cannot_be_is_refused_and_nothing_changes(play, typed, said):
    await plans(play)
    await play.presses("wang", "①")
    await play.presses("wang", "改时间")

    assert said in await play.whispers("wang", typed)
    assert "① 支委会 12月2日 周三 15:00" in await plans(play)


async def test_it_is_the_secretarys_and_private(play):
    assert "书记" in await plans(play, user="chen")
    assert "私聊" in await play.says("wang", "/plan 12月")
    await play.whispers("chen", "/me")
    for press in (OpenPlan(1, 0), SavePlan(1), PostPlan(1, True), EditPlanLine(1, 1)):
        assert "书记" in await forges(play, "chen", press)
    assert play.group == []


async def test_a_button_of_a_plan_that_is_no_more_is_stale(play):
    await plans(play)
    await play.presses("wang", "重新拟")

    for press in (SavePlan(1), DropLine(1, 1), DropLine(2, 1), PlanAnew(9), PostPlan(1, False)):
        assert "已失效" in await forges(play, "wang", press)


async def test_what_is_over_by_now_is_not_saved(play):
    await plans(play)
    await plans(play)
    await play.until(MONDAY + timedelta(days=35))

    await play.presses("wang", "存为草稿")
    assert drafts(play)[0].kind is MeetingKind.THEME_DAY


async def test_what_repeats_by_itself_is_planned_already(play):
    await play.whispers("wang", "/meeting 每月第三个周四19:00 主题党日：学习 @三楼会议室")
    await play.presses("wang", "发布")

    card = await plans(play)
    assert "已有：\n主题党日 12月17日 周四 19:00 三楼会议室" in card
    assert "① 支委会" in card
    assert "② 党小组会" in card
    await play.presses("wang", "发到群里")
    assert "12月17日 周四 19:00 主题党日" in play.group[-1]
