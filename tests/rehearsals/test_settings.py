"""/settings: the branch's own customs, seen, changed by one tap, and taken back."""

import pytest
from sqlalchemy import select

from storage import Signature
from storage.tables.traffic import audit

on_both = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)


def branch(play):
    return play.app.reader.submit(lambda records: records.branches.one(1)).result()


def english(play):
    def work(records):
        records.accounts.set(records.accounts.find("rehearsal", "wang").id, language="en")

    play.app.writer.submit(work).result()


async def opens(play, section, name):
    await play.whispers("wang", "/settings")
    await play.presses("wang", section)
    return await play.presses("wang", name)


@on_both
async def test_the_secretary_sees_what_holds_and_where_it_comes_from(play):
    first = await play.whispers("wang", "/settings")

    assert "本支部约定" in first
    assert "都照默认的" in first
    for section in ("会议", "党费", "提醒", "考勤"):
        assert f"[{section}]" in first
    assert "党课次数：每季度" in await play.presses("wang", "会议")
    shown = await play.presses("wang", "党课次数")
    assert "· 每学期：每学期至少2次" in shown
    assert "现在：每季度" in shown
    assert "依据：本支部约定；《中国共产党支部工作条例（试行）》第十六条" in shown


@on_both
async def test_one_tap_changes_it_and_it_is_taken_back(play):
    await opens(play, "会议", "半数口径")

    said = await play.presses("wang", "不含本数")
    assert "现在：不含本数" in said
    assert "已改：含本数 → 不含本数" in said
    assert branch(play).settings.quorum_strict == "on"
    assert "本支部改过的：\n“半数以上”是否含本数：不含本数" in await play.whispers(
        "wang", "/支部设置"
    )

    assert "已撤销：本支部约定" in await play.whispers("wang", "/undo")
    assert branch(play).settings.quorum_strict == "off"


async def test_the_change_stands_in_the_trail(play):
    await opens(play, "党费", "取整")
    await play.presses("wang", "到角")

    last = play.app.reader.submit(
        lambda records: records.changes.rows(select(audit).order_by(audit.c.number))[-1]
    ).result()
    assert (last["action"], last["actor_id"]) == ("swset", 1)
    assert last["changes"][0]["new"]["value"] == "jiao"


async def test_another_day_of_dues_is_typed_and_the_next_one_shown(play):
    shown = await opens(play, "党费", "收缴日")
    assert "现在：每月5日" in shown
    assert "下一次：11月5日 周四 09:00" in shown

    assert "1 到 28" in await play.presses("wang", "另填")
    assert "1 到 28" in await play.whispers("wang", "31")
    said = await play.whispers("wang", "12日")

    assert "已改：每月5日 → 每月12日" in said
    assert "下一次：11月12日 周四 09:00" in said
    assert branch(play).settings.dues_day == 12


async def test_a_time_of_day_is_chosen_or_typed(play):
    await opens(play, "提醒", "月报时刻")
    await play.presses("wang", "10:00")
    assert branch(play).settings.digest_at.hour == 10

    await play.presses("wang", "另填")
    assert "像 8:30 这样写" in await play.whispers("wang", "早上")
    assert "10:00 → 08:30" in await play.whispers("wang", "8点半")


async def test_what_does_not_fit_is_refused(play):
    await opens(play, "提醒", "夜前时刻")
    await play.presses("wang", "另填")

    assert "没有改" in await play.whispers("wang", "23:00")
    assert branch(play).settings.evening_at.hour == 21


async def test_the_meetings_after_it_follow(play):
    await opens(play, "考勤", "签到卡")
    await play.presses("wang", "30分钟")

    assert branch(play).settings.check_in_card_minutes == 30


@pytest.mark.parametrize("user", ["chen", "li"])
async def test_nobody_else_may(play, user):
    assert "本支部约定：" not in await play.whispers(user, "/settings")
    await opens(play, "会议", "半数口径")
    card = play.card_with("wang", "不含本数")
    copy = type(card)(id="copy", chat=user, at=card.at, card=card.card)

    await play.presses(user, "不含本数", on=copy)

    assert branch(play).settings.quorum_strict == "off"


async def test_not_in_the_group(play):
    await play.says("wang", "/settings")

    assert play.group == []


async def test_of_another_branch_nothing_is_changed(play):
    def another(records):
        other = records.branches.add(
            name="别的支部", timezone="Asia/Shanghai", language="zh_CN", at=play.clock.now
        )
        records.audit.sign(Signature(branch_id=other, actor_id=None, action="x", at=play.clock.now))
        return other

    other = play.app.writer.submit(another).result()
    await opens(play, "会议", "半数口径")
    await play.presses("wang", "不含本数")

    there = play.app.reader.submit(lambda records: records.branches.one(other)).result()
    assert there.settings.quorum_strict == "off"


async def test_in_english_too(play):
    english(play)

    assert "All as they come" in await play.whispers("wang", "/settings")
    assert "Rounding of dues：0.01" in await play.presses("wang", "Dues")
    shown = await play.presses("wang", "Rounding")
    assert "half up, 37.80 yuan" in shown
    assert "Source" in shown
    assert "本支部约定" in shown
    assert "Changed: 0.01 → 0.1" in await play.presses("wang", "0.1")
