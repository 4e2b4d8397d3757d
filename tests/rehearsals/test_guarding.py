"""The text guard（文字把关）: what is typed, and what the bot itself is about to say in a group."""

from datetime import timedelta

import pytest

from domain.agenda import AgendaLine
from domain.reminders import ReminderState
from storage import Signature

REMIND = "/remind 周五17:30 "
MARKED = "转发【秘密★1年】的通知"


def english(play):
    def work(records):
        records.accounts.set(records.accounts.find("rehearsal", "wang").id, language="en")

    play.app.writer.submit(work).result()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (MARKED, "密级"),
        ("身份证 11010519491231002X", "身份证号"),
        ("陈静党费37.85元", "党费数额"),
        ("陈静同志自我批评：拖沓", "只在会上说"),
    ],
)
@pytest.mark.parametrize("begin", ["/notice ", REMIND, "/meeting 周五14:30 主题党日："])
async def test_what_must_not_be_kept_is_refused_wherever_it_is_typed(play, begin, text, said):
    assert said in await play.whispers("wang", begin + text)
    assert play.group == []


async def test_a_doubtful_reminder_is_posted_only_by_who_is_sure(play):
    asked = await play.whispers("wang", f"{REMIND}陈静因手术请假，请帮忙带笔记")

    assert "请核实：这里写了请假的原因" in asked
    assert "可以写：陈静请假，请帮忙带笔记" in asked
    assert "[仍要发布] [修改] [取消]" in asked
    assert "已记下" in await play.presses("wang", "仍要发布")


async def test_a_doubtful_reminder_is_written_anew(play):
    await play.whispers("wang", f"{REMIND}电话13911112222")

    assert "请改好再发一遍" in await play.presses("wang", "修改")
    shown = await play.whispers("wang", "周五17:30 交学习笔记")
    assert "交学习笔记" in shown
    assert "请核实" not in shown
    assert "已记下" in await play.presses("wang", "确定")


async def test_a_doubtful_notice_is_written_anew(play):
    asked = await play.whispers("wang", "/notice 尚未交党费：赵敏")

    assert "更合适的是私聊提醒" in asked
    await play.presses("wang", "修改")
    assert "[发布]" in await play.whispers("wang", "请各小组周四前交学习笔记")
    await play.presses("wang", "发布")
    assert "学习笔记" in play.group[-1]
    assert not any("赵敏" in one for one in play.group)


async def test_the_preview_of_a_meeting_says_what_is_doubtful(play):
    shown = await play.whispers("wang", "/meeting 周五14:30 主题党日：学习中办发〔2024〕62号")

    assert "文件文号" in shown
    assert "[仍要发布]" in shown
    await play.presses("wang", "仍要发布")
    assert "〔2024〕62号" in play.group[-1]


async def test_a_doubtful_agenda_of_a_published_meeting_waits_until_its_writer_is_sure(play):
    await play.whispers("wang", "/meeting 周五14:30 主题党日：学习党章")
    await play.presses("wang", "发布")
    await play.presses("wang", "议程")
    asked = await play.whispers("wang", "联系人电话 13911112222")

    assert "电话号码" in asked
    assert "13911112222" not in play.group[-1]
    assert "13911112222" in await play.presses("wang", "仍要发布")
    assert "13911112222" in play.group[-1]


async def test_who_changes_their_mind_is_asked_for_the_text_again(play):
    await play.whispers("wang", "/meeting 周五14:30 主题党日：学习党章")
    await play.presses("wang", "议程")
    await play.whispers("wang", "联系人电话 13911112222")
    card = play.card_with("wang", "仍要发布")
    copy = type(card)(id="copy", chat=card.chat, at=card.at, card=card.card)

    assert "请改好再发一遍" in await play.presses("wang", "修改", on=card)
    assert "13911112222" not in await play.presses("wang", "仍要发布", on=copy)
    assert "1. 学习党章" in await play.whispers("wang", "学习党章")


async def test_a_member_cannot_let_somebody_elses_answer_stand(play):
    await play.whispers("wang", "/meeting 周五14:30 主题党日：学习党章")
    await play.presses("wang", "议程")
    await play.whispers("wang", "联系人电话 13911112222")
    card = play.card_with("wang", "仍要发布")
    copy = type(card)(id="copy", chat="chen", at=card.at, card=card.card)

    assert "13911112222" not in await play.presses("chen", "仍要发布", on=copy)


def slips_past(play, text):
    """A reminder that was kept before the guard knew what it holds."""

    def work(records):
        records.reminders.add(
            1, text, next_at=play.clock.now + timedelta(minutes=5), rule=None, by=1,
            at=play.clock.now, state=ReminderState.KEPT,
        )  # fmt: skip
        records.audit.sign(Signature(branch_id=1, actor_id=1, action="test", at=play.clock.now))

    play.app.writer.submit(work).result()


async def test_what_the_bot_would_say_in_the_group_is_withheld_and_the_secretary_told(play, caplog):
    slips_past(play, "陈静 党费37.85元")
    await play.waits(minutes=10)

    assert not any("37.85" in one for one in play.group)
    assert (
        "没有发到群里：定时提醒。里面有个人的收入或党费数额，请核实后再发"
        in play.private("wang")[-1]
    )
    assert not any("没有发到群里" in one for one in play.private("li"))
    assert "not for a group: personal_income" in caplog.text
    await play.waits(days=1)
    assert sum("没有发到群里" in one for one in play.private("wang")) == 1


async def test_a_hanging_card_keeps_its_look_rather_than_say_it(play):
    await play.whispers("wang", "/meeting 周五14:30 主题党日：学习党章")
    await play.presses("wang", "发布")
    before = play.group[-1]

    def slip(records):
        [meeting] = records.meetings.at_hand(1)
        records.agendas.write(meeting.id, [AgendaLine("陈静 党费37.85元")])
        records.cards.stale(str(meeting.id), ["attendance"], play.clock.now)
        records.audit.sign(Signature(branch_id=1, actor_id=1, action="test", at=play.clock.now))

    play.app.writer.submit(slip).result()
    await play.settle()

    assert play.group[-1] == before


async def test_in_english_too(play):
    english(play)
    slips_past(play, "陈静 党费37.85元")
    await play.waits(minutes=10)
    assert "Not posted to the group: reminder" in play.private("wang")[-1]
    asked = await play.whispers("wang", f"{REMIND}陈静因手术请假")

    assert "Please check" in asked
    assert "It could read: 陈静请假" in asked
    assert "[Post anyway] [Change]" in asked
    assert "mark of classification" in await play.whispers("wang", f"/notice {MARKED}")
