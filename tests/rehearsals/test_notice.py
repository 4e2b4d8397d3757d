"""/notice: one tap 已阅 instead of twenty-eight “收到”; names go to the secretary alone."""

from datetime import timedelta

import pytest

from storage import Signature
from tests.rehearsals.conftest import MONDAY, labels, out_of_reach, text_of

TEXT = "请各小组周四前交学习笔记"
on_both = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)


async def post(play, text=TEXT):
    await play.whispers("wang", f"/notice {text}")
    return await play.presses("wang", "发布")


def hanging(play):
    """The notice in the group."""
    return next(one for one in reversed(play.stage.seen_by("wang"))
                if one.chat == play.stage.group and "已阅" in labels(one))  # fmt: skip


@on_both
async def test_a_notice_is_shown_to_its_writer_before_the_group_reads_it(play):
    shown = await play.whispers("wang", f"/notice {TEXT}")

    assert TEXT in shown
    assert "11位同志" in shown
    assert play.group == []
    assert "已发到群里" in await play.presses("wang", "发布")
    [said] = play.group
    assert said.startswith(f"【通知】\n{TEXT}")


async def test_the_group_sees_a_count_and_the_secretary_who_has_not_read_it(play):
    await post(play)

    assert "已记下" in await play.presses("chen", "已阅")
    await play.presses("li", "已阅")

    assert "已阅 2/11" in text_of(hanging(play))
    assert not any(name in text_of(hanging(play)) for name in ("陈静", "李敏"))
    await play.whispers("wang", "/notice")
    desk = await play.presses("wang", TEXT)
    assert "已阅 2/11" in desk
    assert "赵敏" in desk
    assert "陈静" not in desk
    assert len(play.group) == 1


async def test_reading_it_twice_counts_once(play):
    await post(play)

    await play.presses("chen", "已阅")
    await play.presses("chen", "已阅")

    assert "已阅 1/11" in text_of(hanging(play))


async def test_a_tap_by_mistake_can_be_taken_back(play):
    await post(play)
    await play.presses("chen", "已阅")

    await play.whispers("chen", "/undo")

    assert "已阅 0/11" in text_of(hanging(play))


@on_both
async def test_nobody_is_chased_more_than_once(play):
    await post(play)
    await play.presses("chen", "已阅")
    await play.whispers("wang", "/notice")
    await play.presses("wang", TEXT)
    read_before = len(play.private("chen"))

    told = await play.presses("wang", "提醒")

    assert "已私聊提醒" in told
    assert "群里有一条通知还没点已阅" in play.private("zhao")[-1]
    assert TEXT not in play.private("zhao")[-1]
    assert len(play.private("chen")) == read_before
    assert TEXT in await play.presses("zhao", "看内容")
    await play.whispers("wang", "/notice")
    desk = await play.presses("wang", TEXT)
    assert "已私聊提醒过一次" in desk
    assert "[提醒]" not in desk


async def test_whom_the_bot_cannot_reach_is_named_to_the_secretary(play):
    out_of_reach(play, "zhao")
    await post(play)
    await play.whispers("wang", "/notice")
    await play.presses("wang", TEXT)

    told = await play.presses("wang", "提醒")

    assert "请当面或电话问一声的" in told
    assert "赵敏" in told


async def test_whoever_has_read_it_before_their_reminder_is_due_gets_none(play):
    await post(play)
    await play.until(MONDAY.replace(hour=23))
    await play.whispers("wang", "/notice")
    await play.presses("wang", TEXT)
    await play.presses("wang", "提醒")
    await play.presses("chen", "已阅", on=hanging(play))

    await play.until(MONDAY + timedelta(days=1))

    assert not any("还没点已阅" in text for text in play.private("chen"))
    assert any("还没点已阅" in text for text in play.private("zhao"))


async def test_at_night_it_asks_whether_now_or_in_the_morning(play):
    await play.until(MONDAY.replace(hour=23))
    asked = await post(play)

    assert "休息时间" in asked
    await play.presses("wang", "明早发")
    assert play.group == []
    await play.until(MONDAY.replace(hour=8) + timedelta(days=1))
    assert TEXT in play.group[-1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("【秘密★1年】关于会议的通知", "密级"),
        ("身份证 11010519491231002X", "身份证号"),
        ("陈静 党费 18.00元", "党费数额"),
        ("李敏自我批评：拖沓", "只在会上说"),
        ("长" * 501, "最多500个字"),
    ],
)
async def test_what_must_not_be_posted_is_not_even_kept(play, text, said):
    assert said in await play.whispers("wang", f"/notice {text}")

    assert "发布" not in [label for one in play.stage.seen_by("wang") for label in labels(one)]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("尚未交党费：赵敏", "点了同志的姓名"),
        ("学习中办发〔2024〕62号", "文件文号"),
        ("电话 13911112222 联系", "电话号码"),
    ],
)
async def test_what_is_doubtful_is_asked_about_first(play, text, asked):
    shown = await play.whispers("wang", f"/notice {text}")

    assert f"请核实：这里{asked}"[:6] in shown
    assert asked in shown


async def test_a_member_cannot_post_one(play):
    refused = await play.whispers("chen", f"/notice {TEXT}")

    assert TEXT not in refused
    assert play.group == []


async def test_a_notice_goes_out_once(play):
    await play.whispers("wang", f"/notice {TEXT}")
    card = play.card_with("wang", "发布")
    copy = type(card)(id="copy", chat=card.chat, at=card.at, card=card.card)
    await play.presses("wang", "发布")

    assert "已经发了" in await play.presses("wang", "发布", on=copy)

    assert len(play.group) == 1


async def test_another_branch_neither_reads_nor_posts_it(play):
    await post(play)

    def another(records):
        other = records.branches.add(
            name="别的支部", timezone="Asia/Shanghai", language="zh_CN", at=play.clock.now
        )
        records.branches.bind(other, "rehearsal", "elsewhere")
        records.audit.sign(Signature(branch_id=other, actor_id=None, action="x", at=play.clock.now))

    play.app.writer.submit(another).result()
    card = hanging(play)
    card.chat = "elsewhere"

    assert "不属于这个群" in await play.presses("chen", "已阅", on=card)
