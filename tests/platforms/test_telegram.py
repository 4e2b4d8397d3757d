"""A whole bot on the test server: what people on Telegram do, and what they see."""

import logging
import threading
import time

import pytest
from telegram import Bot

from bot.platforms.telegram import Telegram
from bot.settings import BadSettings
from domain.notices import NoticeKind
from tests.botapi import BotApi
from tests.platforms.telegram_cast import (
    TOKEN,
    enrol,
    invite_cast,
    living,
    settings_for,
    sign,
    utc_now,
    write,
)


@pytest.fixture
async def api():
    async with BotApi(token=TOKEN) as api:
        yield api


@pytest.fixture
def cast(api):
    return invite_cast(api)


@pytest.fixture
async def app(api, cast, tmp_path):
    """The branch is there, everybody claimed, nobody has opened the private chat."""
    async with living(api, tmp_path) as app:
        await enrol(app, cast)
        yield app


@pytest.fixture
async def newborn(api, cast, tmp_path):
    """No branch yet."""
    async with living(api, tmp_path) as app:
        yield app


def texts(messages):
    return [message.text for message in messages]


async def after(api, chat, count=1):
    """The newest message once there are so many."""
    await api.until(lambda: len(chat.messages) >= count)
    return chat.messages[-1]


# Who is told what, and where


async def test_everybody_reads_their_own_language_in_private(api, cast, app):
    for person in (cast.chen, cast.emma):
        person.start()
        await api.until(lambda person=person: person.private)

    assert cast.chen.private[0].html.startswith("<b>第三支部</b>\n")
    assert "我的记录" in cast.chen.private[0].text
    assert "my own record" in cast.emma.private[0].text


async def test_a_command_in_the_group_is_answered_in_private(api, cast, app):
    cast.chen.start()
    await after(api, cast.chen.chat)

    cast.chen.says(cast.group, "/帮助")

    assert "/me" in (await after(api, cast.chen.chat, 2)).text
    assert not cast.group.messages


async def test_who_never_pressed_start_is_shown_the_door(api, cast, app):
    cast.chen.says(cast.group, "/help@zhibu_bot")

    card = await after(api, cast.group)

    assert card.text == "内容只给您本人看，请到私聊里看。"
    assert card.keyboard == [[("去私聊", "https://t.me/zhibu_bot")]]


async def test_who_blocked_the_bot_is_shown_the_door_again(api, cast, app):
    cast.chen.start()
    await after(api, cast.chen.chat)
    cast.chen.block()

    cast.chen.says(cast.group, "/help")

    assert (await after(api, cast.group)).labels == ["去私聊"]


async def test_people_talk_and_the_bot_keeps_out_of_it(api, cast, app):
    cast.group.sets_bot(cast.wang, "administrator")
    for words in ("大家好", "/roll 6", "今晚 /help 一下"):
        cast.chen.says(cast.group, words)
    cast.chen.sends_file(cast.group, "照片.jpg", b"x")
    cast.chen.start()
    await after(api, cast.chen.chat)

    assert not cast.group.messages
    assert not api.of("getFile")


async def test_newcomers_are_welcomed_when_the_bot_comes(api, cast, newborn):
    other = api.group(-1005, "第四支部工作群", members=[cast.chen], admins=[cast.wang], bot="left")

    other.adds_bot(cast.wang)

    assert "/setup 支部名称" in (await after(api, other)).text


async def test_in_a_topic_the_answer_stands_in_the_topic(api, cast, newborn):
    forum = api.group(-1006, "论坛", admins=[cast.wang], forum=True)
    thread = forum.topic("会议")

    cast.wang.says(forum, "/setup 第四支部", topic=thread)

    assert (await after(api, forum)).thread == thread


# Administrators


async def test_an_administrator_sets_up_the_branch(api, cast, newborn):
    cast.wang.says(cast.group, "/setup 第三支部")

    card = await after(api, cast.group)

    assert card.text.startswith("第三支部建好了")
    assert card.link("到私聊继续") == "https://t.me/zhibu_bot?start=setup"
    assert await write(newborn, lambda records: len(records.branches.ids())) == 1


async def test_a_member_cannot(api, cast, newborn):
    cast.chen.start()
    await after(api, cast.chen.chat)

    cast.chen.says(cast.group, "/setup 第三支部")

    assert (await after(api, cast.chen.chat, 2)).text == "请群管理员来发这条命令。"
    assert await write(newborn, lambda records: records.branches.ids()) == []


async def test_an_anonymous_administrator_presses_to_become_known(api, cast, newborn):
    cast.group.anonymous_says("/setup 第三支部")
    card = await after(api, cast.group)
    cast.chen.presses(card, "是我，由我来建")
    await api.until(lambda: cast.chen.popups)
    assert card.edits == 0

    cast.wang.presses(card, "是我，由我来建")
    await api.until(lambda: card.edits)

    assert card.text.startswith("第三支部建好了")
    assert cast.chen.popups[0].text == "请群管理员来发这条命令。"


async def test_where_telegram_cannot_be_asked_nobody_is_believed(api, cast, newborn):
    cast.wang.start()
    await after(api, cast.wang.chat)
    api.fail_next("getChatMember", "500")

    cast.wang.says(cast.group, "/setup 第三支部")
    await after(api, cast.wang.chat, 2)

    assert await write(newborn, lambda records: records.branches.ids()) == []


# Presses


async def test_a_forged_press_is_answered_by_a_sentence(api, cast, app):
    card = await a_card(api, cast)

    press = cast.chen.presses(card, "att:999:coming", forged=True)
    await api.until(lambda: press.answer)

    assert press.answer.text
    assert press.answer.latency < 1
    assert card.edits == 0


async def test_the_door_of_a_card_in_the_group_leads_to_its_page(api, cast, app):
    await write(app, hang_claim_card)
    app.delivery.wake()
    card = await after(api, cast.group)
    link = card.keyboard[0][0][1]

    cast.guest.start(link.removeprefix("https://t.me/zhibu_bot?start="))

    assert "孙桂兰" in (await after(api, cast.guest.chat)).labels


async def test_a_press_is_answered_although_an_edit_hangs(api, cast, newborn, monkeypatch):
    monkeypatch.setattr("bot.platforms.telegram.request.READ_TIMEOUT", 1.5)
    cast.group.anonymous_says("/setup 第三支部")
    card = await after(api, cast.group)
    api.fail_next("editMessageText", "hang")
    first = cast.wang.presses(card, "是我，由我来建")
    await api.until(lambda: api.of("editMessageText"))

    others = [cast.people[name].presses(card, card.labels[0]) for name in ("li", "chen", "zhou")]
    await api.until(lambda: all(press.answer for press in others))

    assert first.answer
    assert all(press.answer.latency < 1 for press in (first, *others))


async def test_a_card_that_was_deleted_is_posted_anew(api, cast, newborn):
    cast.group.anonymous_says("/setup 第三支部")
    card = await after(api, cast.group)
    cast.wang.presses(card, "是我，由我来建")
    card.is_deleted = True

    assert (await after(api, cast.group)).text.startswith("第三支部建好了")


async def test_an_answer_that_comes_too_late_is_no_trouble(api, cast, app, caplog):
    card = await a_card(api, cast)
    caplog.set_level(logging.INFO)
    cast.chen.presses(card, "x", forged=True)
    api.skip(16)

    await api.until(lambda: [call for call in api.of("answerCallbackQuery") if call.status == 400])
    cast.li.start()
    await after(api, cast.li.chat)

    assert [one for one in caplog.messages if "too late" in one]
    assert not [one for one in caplog.records if one.levelno >= logging.ERROR]


# Nothing is lost, nothing is done twice


async def test_the_offset_moves_on_only_after_the_commit(api, cast, app):
    await api.until(lambda: api.of("getUpdates"))
    pen = threading.Event()
    app.writer.submit(lambda _: pen.wait(10))
    cast.chen.start()
    polls = len(api.of("getUpdates"))

    try:
        with pytest.raises(TimeoutError):
            await api.until(lambda: len(api.of("getUpdates")) > polls, timeout=0.5)
        assert api.updates.queue
        assert not cast.chen.private
    finally:
        pen.set()

    await api.until(lambda: not api.updates.queue)
    await after(api, cast.chen.chat)


async def test_what_comes_again_changes_nothing_and_is_answered_empty(api, cast, tmp_path):
    async with living(api, tmp_path):
        cast.chen.start()
        cast.group.anonymous_says("/setup 第三支部")
        card = await after(api, cast.group)
        await api.until(lambda: not api.updates.queue and cast.chen.private)
        await api.until(lambda: api.of("getUpdates")[-1].status == 0)  # it is listening
        api.fail_next("getUpdates", "drop", 100)  # the bot dies before it can confirm
        press = cast.wang.presses(card, card.labels[0])
        cast.wang.says(cast.group, "/setup 第四支部")
        await api.until(lambda: press.answer and card.edits and len(cast.group.messages) == 2)
    said = texts(cast.group.messages)
    assert len(api.updates.queue) == 2
    api._faults._planned.clear()

    async with living(api, tmp_path) as app:
        await api.until(lambda: len(api.of("answerCallbackQuery")) == 2)
        await api.until(lambda: not api.updates.queue)
        branches = await write(app, lambda records: len(records.branches.ids()))

    assert "text" not in api.of("answerCallbackQuery")[-1].params
    assert texts(cast.group.messages) == said
    assert (branches, card.edits) == (1, 1)


# Groups that move


async def test_a_group_that_becomes_a_supergroup_keeps_its_branch(api, tmp_path):
    cast = invite_cast(api, kind="group", number=-5)
    async with living(api, tmp_path) as app:
        await enrol(app, cast)
        new = cast.group.migrates(-1005)
        await api.until(lambda: not api.updates.queue)

        found = await write(app, lambda records: records.branches.chat_at("telegram", "-1005"))

    assert found.branch_id == 1
    assert not new.messages


async def test_a_group_that_moved_unheard_is_followed(api, tmp_path):
    cast = invite_cast(api, kind="group", number=-5)
    async with living(api, tmp_path) as app:
        await enrol(app, cast)
        await api.until(lambda: not api.updates.queue)
        new = cast.group.migrates(-1005)
        api.updates.queue.clear()
        await write(app, hang_claim_card)
        app.delivery.wake()

        assert (await after(api, new)).labels


# Files


async def test_a_roster_comes_as_a_file(api, cast, app):
    cast.wang.start()
    cast.wang.says(cast.wang.chat, "/roster")
    await after(api, cast.wang.chat, 2)

    cast.wang.sends_file(cast.wang.chat, "名册.csv", "姓名\n钱学礼\n".encode())
    answer = await after(api, cast.wang.chat, 3)

    assert "1" in answer.text
    names = await write(app, lambda records: list(records.people.names(1).values()))
    assert "钱学礼" in names


@pytest.mark.parametrize(
    ("size", "fault", "sentence"),
    [(1_000_001, "", "这个表太大了"), (9, "500", "文件没有收全"), (9, "", "换成其中一种")],
)
async def test_a_file_that_cannot_be_read_is_answered_by_a_sentence(
    api, cast, app, size, fault, sentence
):
    cast.wang.start()
    cast.wang.says(cast.wang.chat, "/roster")
    await after(api, cast.wang.chat, 2)
    if fault:
        api.fail_next("getFile", fault)

    cast.wang.sends_file(cast.wang.chat, "名册.xlsx", b"x" * size)

    assert sentence in (await after(api, cast.wang.chat, 3)).text
    assert bool(api.of("getFile")) == (size < 1_000_000)


# The line to Telegram


async def test_every_command_stands_in_the_lists_telegram_shows(api, cast, app):
    await api.until(lambda: len(api.commands) == 4)

    private, group = (
        [one["command"] for one in api.commands[f"all_{where}_chats", ""]]
        for where in ("private", "group")
    )
    assert "roster" in private
    assert set(group) < set(private)
    assert "start" not in private
    described = {one["command"]: one["description"] for one in api.commands[
        "all_private_chats", "en"]}  # fmt: skip
    assert described["undo"] == "take back my last step"


async def test_only_the_updates_we_read_are_asked_for(api, cast, app):
    [first, *_] = await api.until(lambda: api.of("getUpdates"))

    assert first.params["allowed_updates"] == '["message", "callback_query", "my_chat_member"]'


async def test_a_broken_line_is_noted_once_and_mended(api, cast, app, caplog):
    api.fail_next("getUpdates", "502", 2)
    cast.chen.start()

    await after(api, cast.chen.chat)

    lines = [
        record
        for record in caplog.records
        if record.name.startswith("bot.platforms") and record.levelno > logging.INFO
    ]
    assert [record.levelno for record in lines] == [logging.WARNING]
    assert "does not answer" in lines[0].message


async def test_a_bot_started_while_telegram_is_away_waits_for_it(api, cast, tmp_path):
    api.fail_next("getMe", "500", 2)

    async with living(api, tmp_path):
        cast.chen.start()
        await after(api, cast.chen.chat)


async def test_a_second_bot_on_the_same_token_is_named_in_the_log(api, cast, app, caplog):
    await api.until(lambda: api.of("getUpdates"))
    async with Bot(TOKEN, base_url=f"{api.url}/bot") as other:
        await other.get_updates(timeout=0)
        await api.until(lambda: any(call.status == 409 for call in api.of("getUpdates")))
    cast.chen.start()
    await after(api, cast.chen.chat)

    [line] = [one for one in caplog.messages if "terminated by other getUpdates" in one]
    assert line.startswith("somebody else takes this bot's visits")


async def test_a_token_telegram_does_not_know_is_named(api, tmp_path):
    settings = settings_for(api, tmp_path)

    with pytest.raises(BadSettings, match="ZHIBU_TELEGRAM_TOKEN") as refused:
        await Telegram(settings.telegram_api, "987654321:" + "x" * 35, app=None).__aenter__()

    assert "x" * 35 not in str(refused.value)


async def test_stopping_tells_what_was_begun(api, cast, tmp_path):
    async with living(api, tmp_path) as app:
        await enrol(app, cast)
        cast.chen.start()
        await api.until(lambda: api.of("sendMessage") or not api.updates.queue)
        began = time.monotonic()

    assert time.monotonic() - began < 3
    assert cast.chen.private


def hang_claim_card(records):
    records.branches.set(1, "claim_key", "abcd")
    records.notices.plan(
        branch_id=1, kind=NoticeKind.CARD, subject="claim:1", key="claim:1", due_at=utc_now(),
        chat_id=1,
    )  # fmt: skip
    sign(records, 1, utc_now())


async def a_card(api, cast):
    """Any message of the bot's in the group."""
    cast.guest.says(cast.group, "/help")
    return await after(api, cast.group)
