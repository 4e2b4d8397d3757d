"""Whatever somebody did last, /undo takes it back, whole; and the trail holds all the way."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.check import check
from cards.attendance import CheckIn, ExplainLeave, MarkAnswer
from cards.bulk import RestPresent
from cards.meetings import CancelMeeting, OpenMeeting
from cards.payments import AskAmount, SavePayment
from cards.recording import CloseMeeting, RecordPresence, Reopen
from cards.signups import StartSpeaking
from cards.speakers import EndTurn, MoveSpeaker
from chat import encode, line
from domain.attendance import Leave
from domain.meetings import MeetingKind
from domain.signups import Move, TurnState
from handlers import ANSWERS, COMMANDS, PRESSES
from locales import Words, languages
from storage.tables import METADATA
from tests.dialogues import story
from tests.rehearsals.conftest import SHANGHAI, begin
from tests.rehearsals.gatherings import publish

TRAFFIC = {
    "visits",
    "kept_presses",
    "latest_presses",
    "cards",
    "handed_answers",
    "questions",
    "notices",
    "audit",
    "undo_steps",
}
FRIDAY = datetime(2026, 11, 6, 14, tzinfo=SHANGHAI)
LI, ZHANG, CHEN = 2, 4, 6


def kept(play) -> dict[str, list[dict]]:
    """Everything the branch has written down, but for the post and the trail itself."""
    tables = [table for name, table in METADATA.tables.items() if name not in TRAFFIC]

    def read(records):
        found = {
            table.name: [dict(row) for row in records.changes.rows(select(table).order_by("id"))]
            for table in tables
        }
        for row in found["branches"]:
            del row["audit_count"], row["audit_head"]
        return found

    return play.app.reader.submit(read).result()


async def forges(play, user: str, press) -> str:
    message = play.stage._add(user, card=line("卡片"))
    return await play._watch(user, play.stage.sends_wire(user, message, encode(press)))


async def answers_a_card(play) -> None:
    await forges(play, "chen", MarkAnswer(1, "coming"))


async def names_the_kind_of_leave(play) -> None:
    await forges(play, "chen", ExplainLeave(1, Leave.PERSONAL))


async def asks_for_leave(play) -> None:
    await forges(play, "chen", MarkAnswer(1, "leave"))


async def checks_in(play) -> None:
    await forges(play, "chen", CheckIn(1))


async def records_somebody(play) -> None:
    await forges(play, "wang", RecordPresence(1, CHEN, "present", 0))


async def records_all_the_others(play) -> None:
    await forges(play, "wang", RestPresent(1))


async def records_all_but_two(play) -> None:
    await forges(play, "wang", OpenMeeting(1))
    await play.presses("wang", "记到会")
    await play.presses("wang", "除…外")
    await play.whispers("wang", "除周倩、孙桂兰外全到")
    await play.presses("wang", "确定")


async def closes(play) -> None:
    await forges(play, "wang", CloseMeeting(1, "rest"))


async def reopens(play) -> None:
    await forges(play, "wang", Reopen(1))


async def says_it_is_paid(play) -> None:
    await play.presses("chen", "我已交")


async def withdraws_it(play) -> None:
    await play.presses("chen", "撤回")


async def confirms_one(play) -> None:
    await play.presses("li", "陈静")


async def confirms_all(play) -> None:
    await play.presses("li", "全部确认")


async def records_dues(play) -> None:
    await forges(play, "li", SavePayment(1, ZHANG, "2025-11", 0b11 << 12, LI))


async def assesses(play) -> None:
    await forges(play, "li", AskAmount(1, ZHANG))
    await play.whispers("li", "35.5")


async def imports_a_roster(play) -> None:
    await play.whispers("wang", "/roster")
    await play.whispers("wang", "陈静\n钱七\n郑八")


async def signs_up(play) -> None:
    await play.presses("chen", "我要发言")


async def withdraws_the_sign_up(play) -> None:
    await play.presses("chen", "撤回")


async def moves_a_speaker(play) -> None:
    await forges(play, "wang", MoveSpeaker(1, CHEN, Move.FIRST, 0))


async def begins_to_speak(play) -> None:
    await forges(play, "wang", StartSpeaking(1))


async def ends_a_turn(play) -> None:
    await forges(play, "wang", EndTurn(1, 1, TurnState.DONE))


async def drafts_a_meeting(play) -> None:
    await play.whispers("wang", "/meeting 11月13日14:30 主题党日：学习党章")


async def turns_it_into_a_reminder(play) -> None:
    await play.presses("wang", "只提醒")


async def throws_it_away(play) -> None:
    await play.presses("wang", "取消")


async def previews_a_reminder(play) -> None:
    await play.whispers("wang", "/remind 每月5日9:00 交党费")


async def keeps_it(play) -> None:
    await play.presses("wang", "确定")


async def cancels_it(play) -> None:
    await play.whispers("wang", "/remind")
    await play.presses("wang", "取消1")


async def keeps_quiet_about_a_meeting(play) -> None:
    await play.whispers("wang", "/remind")
    await play.presses("wang", "不提醒")


async def wants_no_reminders(play) -> None:
    await play.whispers("chen", "/me")
    await play.presses("chen", "免提醒")


async def reads_english(play) -> None:
    await play.whispers("chen", "/me")
    await play.presses("chen", "English")


def held(play) -> None:
    publish(play, starts_at=FRIDAY)


def criticised(play) -> None:
    publish(play, starts_at=FRIDAY, kind=MeetingKind.ORGANIZATIONAL_LIFE_MEETING)


async def begun(play) -> None:
    held(play)
    await play.until(FRIDAY + timedelta(hours=1))


async def called(play) -> None:
    await play.until(datetime(2026, 11, 5, 9, tzinfo=SHANGHAI))


async def posted(play) -> None:
    criticised(play)
    await play.says("wang", "/signup")


async def nothing(_) -> None:
    """The roster is all there is."""


async def announced(play) -> None:
    held(play)


CASES = [
    (announced, [], answers_a_card, "chen", "参加或请假"),
    (announced, [answers_a_card], asks_for_leave, "chen", "参加或请假"),
    (announced, [asks_for_leave], names_the_kind_of_leave, "chen", "请假类别"),
    (begun, [], checks_in, "chen", "签到"),
    (begun, [], records_somebody, "wang", "记到会"),
    (begun, [records_somebody], records_all_the_others, "wang", "其余全到"),
    (begun, [records_somebody], records_all_but_two, "wang", "批量记到会"),
    (begun, [records_somebody], closes, "wang", "结束会议"),
    (begun, [closes], reopens, "wang", "重新打开会议"),
    (called, [], says_it_is_paid, "chen", "我已交"),
    (called, [says_it_is_paid], withdraws_it, "chen", "撤回我已交"),
    (called, [says_it_is_paid], confirms_one, "li", "确认党费"),
    (called, [says_it_is_paid], confirms_all, "li", "全部确认"),
    (called, [], records_dues, "li", "党费登记"),
    (called, [], assesses, "li", "核定数额"),
    (nothing, [], imports_a_roster, "wang", "名册导入"),
    (posted, [], signs_up, "chen", "报名"),
    (posted, [signs_up], withdraws_the_sign_up, "chen", "撤回报名"),
    (posted, [signs_up], moves_a_speaker, "wang", "调整发言顺序"),
    (posted, [signs_up], begins_to_speak, "wang", "开始发言"),
    (posted, [begins_to_speak], ends_a_turn, "wang", "发言进度"),
    (nothing, [], drafts_a_meeting, "wang", "会议预览"),
    (nothing, [drafts_a_meeting], turns_it_into_a_reminder, "wang", "改为只提醒"),
    (nothing, [drafts_a_meeting], throws_it_away, "wang", "放弃的会议草稿"),
    (nothing, [], previews_a_reminder, "wang", "提醒的预览"),
    (nothing, [previews_a_reminder], keeps_it, "wang", "记下的提醒"),
    (nothing, [previews_a_reminder, keeps_it], cancels_it, "wang", "取消提醒"),
    (announced, [], keeps_quiet_about_a_meeting, "wang", "提醒开关"),
    (nothing, [], wants_no_reminders, "chen", "提醒开关"),
    (nothing, [], reads_english, "chen", "the language"),
]


@pytest.mark.parametrize(
    ("scene", "before", "act", "user", "name"), CASES, ids=[one[2].__name__ for one in CASES]
)
async def test_ones_own_last_step_is_taken_back_whole(
    play, settings, scene, before, act, user, name
):
    done = scene(play)
    if done is not None:
        await done
    for step in before:
        await step(play)
    then = kept(play)
    await act(play)
    assert kept(play) != then

    assert name in await play.whispers(user, "/undo")

    assert kept(play) == then
    assert check(settings.database, play.clock.now).troubles == ()


async def test_every_change_is_kept_with_who_when_old_and_new(play):
    await announced(play)
    await answers_a_card(play)
    play.clock.now += timedelta(minutes=3)
    await asks_for_leave(play)

    def last(records):
        audit = METADATA.tables["audit"]
        return records.changes.rows(select(audit).order_by(audit.c.number))[-1]

    entry = play.app.reader.submit(last).result()
    assert (entry["actor_id"], entry["action"], entry["at"]) == (CHEN, "att", play.clock.now)
    [change] = entry["changes"]
    assert change["table"] == "meeting_members"
    assert (change["old"]["answer"], change["new"]["answer"]) == ("coming", "leave")


async def test_a_step_somebody_has_built_on_since_stays(play):
    await begun(play)
    await records_all_the_others(play)
    await forges(play, "li", RecordPresence(1, CHEN, "absent", 0))
    then = kept(play)

    assert "之后又有改动" in await play.whispers("wang", "/undo")
    assert kept(play) == then


async def test_after_ten_minutes_a_step_stays(play):
    await begun(play)
    await records_somebody(play)
    play.clock.now += timedelta(minutes=10, seconds=1)

    assert "过了 10 分钟" in await play.whispers("wang", "/undo")


async def test_nobody_takes_back_what_another_did(play):
    await begun(play)
    await records_somebody(play)

    assert "没有可以撤销的" in await play.whispers("li", "/undo")


async def test_what_was_sent_stands(play):
    await drafts_a_meeting(play)
    await play.presses("wang", "发布")
    assert "不能撤销" in await play.whispers("wang", "/undo")

    await forges(play, "wang", OpenMeeting(1))
    await forges(play, "wang", CancelMeeting(1, True))
    assert "不能撤销" in await play.whispers("wang", "/undo")


async def test_set_up_and_claims_stand(empty):
    await story.set_up(empty, empty.clock.now)
    assert "不能撤销" in await empty.whispers("wang", "/undo")

    await story.take_the_roster(empty, empty.clock.now)
    await story.claim_names(empty, empty.clock.now)
    assert "不能撤销" in await empty.whispers("wang", "/undo")
    assert "您是第三支部的陈静同志" in empty.transcript("chen")


@pytest.mark.parametrize("language", languages())
def test_every_step_that_can_be_taken_back_is_called_by_its_name(language):
    entries = {name: command.entry for name, command in COMMANDS.items()}
    entries |= ANSWERS | {press.tag: entry for press, entry in PRESSES.items()}
    asks_only = {"start", "help", "branch", "newtime", "except", "dugrid", "dulist", "duask",
                 "dgedit", "setup_code", "agenda", "move", "meeting_move", "pubask", "sertime",
                 "serlook", "own", "ownzone", "own_zone", "ownquiet"}  # fmt: skip
    changes = {name for name, one in entries.items() if one.can_undo and not one.reads} - asks_only

    assert {name for name in changes if not Words(language).has(f"undo.action.{name}")} == set()


async def test_after_the_whole_story_the_trail_holds_and_knows_every_step(settings, clock):
    play = begin(settings, clock)
    await story.tell(play)

    def trail(records):
        audit = METADATA.tables["audit"]
        rows = records.changes.rows(select(audit).order_by(audit.c.number))
        return records.audit.broken_at(1), [(row["action"], row["actor_id"]) for row in rows]

    broken_at, steps = play.app.reader.submit(trail).result()
    play.app.close()

    assert broken_at is None
    assert check(settings.database, play.clock.now).troubles == ()
    by = dict(steps)
    people = {"roster", "publish", "att", "checkin", "close", "dupaid", "duall", "signup", "undo"}
    assert people <= set(by)
    assert all(by[action] is not None for action in people)
    assert {"open_dues", "plan_digests"} <= {action for action, who in steps if who is None}
