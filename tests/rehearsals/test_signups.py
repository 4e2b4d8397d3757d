"""An 组织生活会: who wishes to speak early, in what order, and one thumb to step through it."""

from dataclasses import fields
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.platforms.rehearsal import Message
from cards.signups import SignUp, StartSpeaking
from cards.speakers import EndTurn, ShowOrder
from chat import encode
from domain.attendance import Answer
from domain.meetings import MeetingKind, MeetingState, Scope
from domain.people import Office
from domain.signups import TurnState, Wish
from storage.tables import METADATA
from storage.tables.traffic import audit
from tests.rehearsals.conftest import MONDAY
from tests.rehearsals.gatherings import answer, publish, sign
from tests.rehearsals.test_setup import found

FRIDAY = MONDAY.replace(day=6, hour=14)
on_both = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)


def hold(play, **given) -> int:
    wanted = {
        "kind": MeetingKind.ORGANIZATIONAL_LIFE_MEETING, "title": "2026年度", "starts_at": FRIDAY
    }  # fmt: skip
    return publish(play, **(wanted | given))


def keep(play, work):
    """Do something with the records, signed by the secretary."""

    def signed(records):
        done = work(records)
        sign(records, play.clock())
        return done

    return play.app.writer.submit(signed).result()


def close(play, meeting_id):
    """What closing does to the sign-ups; the secretary's own buttons are tested elsewhere."""

    def work(records):
        records.meetings.change(meeting_id, state=MeetingState.CLOSED.value, closed_at=play.clock())
        records.signups.forget(meeting_id)
        for kind in ("signup", "speakers"):
            records.cards.stale(str(meeting_id), [kind], play.clock())

    keep(play, work)


def kept(play, meeting_id):
    def work(records):
        return records.signups.of(meeting_id), records.signups.turns(meeting_id)

    return play.app.writer.submit(work).result()


def order_in(text: str) -> list[str]:
    """The names of a numbered list, in its order."""
    lines = [line for line in text.splitlines() if line[:1].isdigit()]
    return [line.partition(" ")[2].partition("　")[0] for line in lines]


async def posted(play, **given) -> int:
    meeting_id = hold(play, **given)
    await play.says("wang", "/signup")
    return meeting_id


@on_both
async def test_members_sign_up_and_only_the_secretary_reads_names(play):
    meeting_id = hold(play)

    assert "报名卡已发出" in await play.says("wang", "/signup")
    card = play.group[-1]
    assert "【组织生活会】2026年度 11月6日 周五 14:00" in card
    assert "每位同志都发言，先后由书记安排。" in card
    assert "姓名只有书记看得到\n只记顺序，不记内容" in card
    assert "[我要发言] [愿提意见] [撤回]" in card

    assert "已记下：我要发言" in await play.presses("chen", "我要发言")
    assert "已记下：我要发言、愿提意见" in await play.presses("chen", "愿提意见")
    assert "已记下：愿提意见" in await play.presses("yang", "愿提意见")

    overview = await play.whispers("wang", "/报名")
    assert "我要发言：陈静" in overview
    assert "愿提意见：陈静、杨帆" in overview
    assert not any(name in "\n".join(play.group) for name in ("陈静", "杨帆"))
    assert len(kept(play, meeting_id)[0]) == 3


async def test_the_group_sees_a_count_of_people(play):
    await posted(play)
    assert "已报名0" in play.group[-1]

    await play.presses("chen", "我要发言")
    await play.presses("chen", "愿提意见")
    await play.presses("yang", "愿提意见")
    assert "已报名2" in play.group[-1]

    assert "已撤回" in await play.presses("chen", "撤回")
    assert "已报名1" in play.group[-1]
    assert "还没有报名" in await play.presses("chen", "撤回")


@pytest.mark.parametrize("play", ["poor"], indirect=True)
async def test_a_number_that_cannot_be_redrawn_says_when_it_was_true(play):
    await posted(play)
    assert "已报名" not in play.group[-1]

    await play.presses("chen", "我要发言")
    await play.waits(hours=1)
    await play.whispers("wang", "/signup")
    await play.presses("wang", "再发一次")

    assert "已报名1（截至11:00）" in play.group[-1]


async def test_signing_up_twice_counts_once_and_keeps_the_first_moment(play):
    meeting_id = await posted(play)
    await play.presses("chen", "我要发言")
    first = kept(play, meeting_id)[0]

    await play.waits(minutes=5)
    assert "已记下：我要发言" in await play.presses("chen", "我要发言")

    assert kept(play, meeting_id)[0] == first
    assert "已报名1" in play.group[-1]


async def test_the_names_come_up_in_the_secretarys_private_card_by_themselves(play):
    await posted(play)
    [overview] = play.private("wang")[1:]
    assert "我要发言：还没有" in overview

    await play.presses("yang", "我要发言")
    await play.presses("chen", "我要发言")

    assert "我要发言：杨帆、陈静" in play.private("wang")[-1]
    assert len(play.private("wang")) == 2


async def test_the_card_tells_the_truth_about_a_deputy_who_reads_the_names_too(play):
    def appoint(records):
        ids = {name: number for number, name in records.people.names(1).items()}
        records.people.appoint(ids["赵敏"], Office.DEPUTY_SECRETARY, on=MONDAY.date())

    keep(play, appoint)
    await posted(play)

    assert "姓名只有书记、副书记看得到" in play.group[-1]
    await play.presses("chen", "我要发言")
    assert "我要发言：陈静" in await play.whispers("zhao", "/signup")


async def test_a_member_cannot_open_the_sign_up_or_see_the_names(play):
    meeting_id = await posted(play)
    await play.presses("yang", "我要发言")

    assert "书记" in await play.whispers("chen", "/signup")
    for press in (StartSpeaking(meeting_id), ShowOrder(meeting_id, 0)):
        answered = await forge(play, "chen", press)
        assert "书记" in answered
        assert "杨帆" not in answered


async def test_the_passer_by_is_asked_who_they_are_and_the_press_is_kept(play):
    meeting_id = await posted(play)

    assert "您是哪位" in await play.presses("guest", "我要发言")

    assert kept(play, meeting_id)[0] == []
    assert "已报名0" in play.group[-1]


async def test_a_press_kept_for_somebody_unknown_counts_from_its_own_moment(empty):
    await found(empty)
    await empty.whispers("wang", "王建国")
    await empty.whispers("wang", "2026-01-01")
    await empty.presses("wang", "10月")
    await empty.whispers("wang", "/roster")
    await empty.whispers("wang", "王建国\n陈静\n杨帆")
    await empty.presses("wang", "认领卡")
    meeting_id = await posted(empty)
    await empty.presses("chen", "我要发言")
    pressed_at = empty.clock.now
    await empty.waits(minutes=30)

    await empty.presses("chen", "认领姓名")
    await empty.presses("chen", "陈静")
    await empty.presses("wang", "是")

    [one] = kept(empty, meeting_id)[0]
    assert (one.wish, one.at) == (Wish.SPEAK, pressed_at)
    assert "已报名1" in "\n".join(empty.group)


async def test_without_an_open_meeting_of_that_kind_there_is_a_sentence(play):
    publish(play, starts_at=FRIDAY)

    assert "现在没有组织生活会" in await play.whispers("wang", "/signup")


async def test_a_theme_day_that_holds_one_can_be_signed_up_for(play):
    hold(play, kind=MeetingKind.THEME_DAY, parts=(MeetingKind.ORGANIZATIONAL_LIFE_MEETING,))

    await play.whispers("wang", "/signup")

    assert "【组织生活会】" in play.group[-1]


@on_both
async def test_of_several_the_secretary_chooses_one(play):
    hold(play, title="第一次")
    hold(play, title="第二次", starts_at=FRIDAY + timedelta(days=7))

    assert "哪次会" in await play.says("wang", "/signup")
    await play.presses("wang", "11月13日")

    assert "第二次" in play.group[-1]
    assert "第一次" not in "\n".join(play.group)


async def test_asked_again_in_the_group_a_fresh_card_takes_the_old_ones_place(play):
    await posted(play)
    await play.presses("chen", "我要发言")
    await play.waits(minutes=10)

    await play.says("wang", "/signup")

    assert "请用下面的新卡片" in play.group[-2]
    assert "已报名1" in play.group[-1]
    await play.presses("yang", "我要发言")
    assert "已报名2" in play.group[-1]


async def test_a_narrower_meeting_goes_privately_to_those_expected(play):
    await posted(play, scope=Scope.COMMITTEE)

    assert play.group == []
    assert "【组织生活会】11月6日 周五 14:00" in play.private("li")[-1]
    assert play.private("chen") == []
    await play.presses("li", "我要发言")
    assert "已报名1" in play.private("zhao")[-1]
    assert "李敏" not in play.private("zhao")[-1]


async def test_who_is_not_expected_is_told_so(play):
    meeting_id = await posted(play, scope=Scope.COMMITTEE)

    answered = await forge(play, "chen", SignUp(meeting_id, Wish.SPEAK))

    assert "应到名单里没有您" in answered
    assert kept(play, meeting_id)[0] == []


@on_both
async def test_the_secretary_leads_then_the_committee_then_early_sign_ups_then_everybody_else(play):
    await posted(play)
    await play.presses("yang", "我要发言")
    await play.waits(minutes=1)
    await play.presses("chen", "我要发言")
    await play.presses("zhou", "愿提意见")

    await play.whispers("wang", "/signup")
    order = order_in(await play.presses("wang", "安排顺序"))

    assert order[:6] == ["王建国", "李敏", "赵敏", "杨帆", "陈静", "张伟"]
    assert len(order) == 11


@on_both
async def test_the_secretary_reorders_and_sorts_anew(play):
    await posted(play)
    await play.whispers("wang", "/signup")
    await play.presses("wang", "安排顺序")
    await play.presses("wang", "3 赵敏")
    assert "第2位：赵敏" in await play.presses("wang", "上移")
    assert "第3位：赵敏" in await play.presses("wang", "下移")
    moved = await play.presses("wang", "移到最前")
    assert order_in(moved)[:3] == ["赵敏", "王建国", "李敏"]

    assert order_in(await play.presses("wang", "返回"))[0] == "赵敏"
    assert order_in(await play.presses("wang", "重新排"))[:3] == ["王建国", "李敏", "赵敏"]


@pytest.mark.parametrize("play", ["poor"], indirect=True)
async def test_a_platform_of_six_buttons_pages_through_the_names(play):
    await posted(play)
    await play.whispers("wang", "/signup")
    card = await play.presses("wang", "安排顺序")
    assert len(order_in(card)) == 11

    assert "[1 王建国] [2 李敏] [3 赵敏]\n[下一页]" in card
    assert "[4 张伟] [5 刘洋] [6 陈静]\n[下一页]" in await play.presses("wang", "下一页")
    assert all(
        sum(len(row) for row in message.card.rows) <= 6
        for message in play.stage.messages
        if message.card
    )


@on_both
async def test_the_order_is_published_once_per_version_with_everybody_in_it(play):
    await posted(play)
    before = len(play.group)
    await play.whispers("wang", "/signup")
    await play.presses("wang", "安排顺序")

    assert "顺序已发布" in await play.presses("wang", "发布顺序")
    assert "已经发布过" in await play.presses("wang", "发布顺序")
    assert len(play.group) == before + 1
    for name in ("王建国", "孙桂兰", "马德福", "吴迪"):
        assert name in play.group[-1]

    await play.presses("wang", "3 赵敏")
    await play.presses("wang", "移到最前")
    await play.presses("wang", "返回")
    await play.presses("wang", "发布顺序")
    assert "赵敏、王建国、李敏" in play.group[-1]

    await play.presses("wang", "重新排")
    await play.presses("wang", "发布顺序")
    assert len(play.group) == before + 3
    assert "王建国、李敏、赵敏" in play.group[-1]


@on_both
async def test_one_thumb_steps_through_everybody(play):
    meeting_id = await posted(play, scope=Scope.COMMITTEE)
    answer(play, meeting_id, {"赵敏": Answer.LEAVE})
    await play.until(FRIDAY)
    await play.whispers("wang", "/signup")

    assert "现在：王建国\n下一位：李敏" in await play.presses("wang", "开始发言")
    assert "现在：李敏\n下一位：赵敏（请假）" in await play.presses("wang", "下一位")
    assert "现在：王建国" in await play.presses("wang", "撤回一步")
    await play.presses("wang", "下一位")
    assert "现在：赵敏（请假）\n下一位：没有了" in await play.presses("wang", "跳过")

    ended = await play.presses("wang", "书面代读")
    assert "跳过：李敏" in ended
    assert "现在：李敏" in await play.presses("wang", "补发言")
    assert "同志们都已发言" in await play.presses("wang", "下一位")
    assert "现在：李敏" in await play.presses("wang", "撤回一步")
    states = {turn.state for turn in kept(play, meeting_id)[1]}
    assert states == {TurnState.DONE, TurnState.READ_BY_PROXY, TurnState.WAITING}


async def test_a_second_tap_on_an_old_card_ticks_nobody_else(play):
    meeting_id = await posted(play)
    await play.whispers("wang", "/signup")
    await play.presses("wang", "开始发言")
    tap = EndTurn(meeting_id, 1, TurnState.DONE)

    await forge(play, "wang", tap)
    await forge(play, "wang", tap)

    done = [turn for turn in kept(play, meeting_id)[1] if turn.state is TurnState.DONE]
    assert [turn.member_id for turn in done] == [1]


async def test_a_sign_up_during_the_meeting_still_counts_and_can_be_sorted_in(play):
    await posted(play)
    await play.until(FRIDAY)
    await play.whispers("wang", "/signup")
    await play.presses("wang", "开始发言")
    await play.presses("wang", "下一位")

    assert "已记下" in await play.presses("zhou", "我要发言")
    await play.presses("wang", "安排顺序")
    order = order_in(await play.presses("wang", "重新排"))

    assert order[:4] == ["王建国", "李敏", "赵敏", "周倩"]


async def test_a_sign_up_can_be_taken_back_by_undo(play):
    await posted(play)
    await play.presses("chen", "我要发言")

    assert "已撤销：报名" in await play.whispers("chen", "/undo")
    assert "已报名0" in play.group[-1]


async def test_at_closing_wishes_and_turns_are_deleted_and_the_cards_fall_silent(play):
    meeting_id = await posted(play)
    await play.presses("chen", "愿提意见")
    await play.whispers("wang", "/signup")
    await play.presses("wang", "开始发言")
    await play.presses("wang", "下一位")
    old = next(one for one in play.stage.messages if one.chat == play.stage.group and one.card)

    close(play, meeting_id)
    await play.settle()

    assert kept(play, meeting_id) == ([], [])
    assert play.group[-1].endswith("已结束")
    hanging = next(text for text in play.private("wang") if "发言报名" in text)
    assert "陈静" not in hanging
    assert "都已删除" in hanging
    wire = encode(SignUp(meeting_id, Wish.SPEAK))
    await play.stage.sends_wire("chen", old, wire)
    assert "已结束" in play.stage.cast["chen"].pop_ups[-1]
    assert kept(play, meeting_id) == ([], [])


async def test_nobody_is_asked_whom_they_wish_to_comment_on(play):
    await posted(play)
    said = await play.presses("chen", "愿提意见")

    assert said == "已记下：愿提意见。先后由书记安排，随时可撤回。"
    assert play.private("chen") == []
    assert [field.name for field in fields(SignUp)] == ["meeting_id", "wish"]
    assert "没看懂" in await play.whispers("chen", "对李敏同志提意见")


async def test_no_word_of_what_is_said_is_kept(play):
    await posted(play)
    await play.presses("chen", "愿提意见")
    await play.whispers("wang", "/signup")
    await play.presses("wang", "开始发言")
    for step in ("下一位", "跳过", "书面代读"):
        answer = await play.presses("wang", step)
        assert "只记轮到谁，不记内容" in answer
        await play.whispers("wang", "作风不够扎实")
        await play.says("chen", "作风不够扎实")

    def everything(records):
        return str([records.changes.rows(select(table)) for table in METADATA.tables.values()])

    assert "扎实" not in play.app.reader.submit(everything).result()


async def test_the_trail_never_tells_who_wished_to_comment_or_who_was_skipped(play):
    meeting_id = await posted(play)
    await play.presses("chen", "愿提意见")
    await play.whispers("wang", "/signup")
    await play.presses("wang", "开始发言")
    await play.presses("wang", "跳过")
    close(play, meeting_id)

    def trail(records):
        assert records.audit.broken_at(1) is None
        return str(records.changes.rows(select(audit.c.changes)))

    written = play.app.writer.submit(trail).result()
    assert "'signups'" in written
    assert "'turns'" in written
    assert "comment" not in written
    assert "skipped" not in written


async def test_somebody_abroad_reads_the_private_card_in_neutral_english(play):
    def expect_emma(records):
        ids = {name: number for number, name in records.people.names(1).items()}
        records.meetings.expect(meeting_id, [ids["吴迪"], ids["王建国"]])

    meeting_id = hold(play, scope=Scope.NAMED)
    keep(play, expect_emma)

    await play.says("wang", "/signup")

    card = play.private("emma")[-1]
    assert "Session on Fri 6 Nov 14:00" in card
    assert "2026年度" not in card
    assert "[I'll speak] [I'll comment] [Withdraw]" in card
    assert "Noted: I'll comment" in await play.presses("emma", "I'll comment")


async def forge(play, user: str, press) -> str:
    """Press a button that is not there; what the bot answers."""
    message = Message(id="0", chat=user, at=play.clock())
    before = len(play.private(user)), len(play.stage.cast[user].pop_ups)
    await play.stage.sends_wire(user, message, encode(press))
    await play.settle()
    fresh = play.stage.cast[user].pop_ups[before[1] :]
    return "\n".join([*fresh, *play.private(user)[before[0] :]])
