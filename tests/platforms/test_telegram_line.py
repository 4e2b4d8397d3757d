"""What the bot says arrives, or it is plain what became of it."""

import asyncio
import logging

import pytest
from telegram import Bot

from bot.platforms import ChatMoved, Gone, NotSent, Unsure
from bot.platforms.telegram.line import Line
from bot.platforms.telegram.request import AiohttpRequest
from chat import Card, Door, Place, Send, line
from tests.botapi import BotApi
from tests.platforms.telegram_cast import TOKEN

HERE = Place("telegram", "-1001")


@pytest.fixture(autouse=True)
def delays_are_timedeltas(monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
async def api():
    async with BotApi(token=TOKEN) as api:
        yield api


@pytest.fixture
def wang(api):
    return api.user(11, "王建国")


@pytest.fixture
def branch(api, wang):
    return api.group(-1001, "第三支部", admins=[wang])


@pytest.fixture
async def say(api):
    async with Calling(api.url) as ready:
        yield ready


class Calling:
    """A line whose bot has been told its name; Telegram may be anything, even nothing."""

    def __init__(self, url):
        self._request = AiohttpRequest(connections=8)
        self._bot = Bot(TOKEN, base_url=f"{url}/bot", request=self._request)

    async def __aenter__(self):
        await self._request.initialize()
        ready = Line(self._bot)
        ready.username = "zhibu_bot"
        return ready

    async def __aexit__(self, *_):
        await self._request.shutdown()


async def test_a_card_is_posted_and_redrawn(branch, say):
    ref = await say.post(HERE, Card(title="考勤", lead="参加 0"))
    await say.edit(HERE, ref, Card(title="考勤", lead="参加 1"))

    [card] = branch.messages
    assert (card.html, card.edits) == ("<b>考勤</b>\n参加 1", 1)


async def test_the_same_look_again_is_no_error(branch, say):
    ref = await say.post(HERE, line("考勤"))

    await say.edit(HERE, ref, line("考勤"))

    assert branch.messages[0].edits == 0


async def test_before_telegram_has_answered_nothing_is_sent(api, branch, say):
    say.username = ""

    with pytest.raises(NotSent):
        await say.post(HERE, line("考勤"))
    assert not api.calls


async def test_nobody_there_is_gone(api, branch, say, wang):
    li = api.user(12, "李敏")
    for chat in (str(li.id), "404"):
        with pytest.raises(Gone):
            await say.post(Place("telegram", chat), line("你好"))
    branch.sets_bot(wang, "kicked")
    with pytest.raises(Gone, match="kicked"):
        await say.post(HERE, line("你好"))


async def test_a_card_that_is_not_there_is_gone(branch, say, wang):
    theirs = wang.says(branch, "/help")

    with pytest.raises(Gone):
        await say.edit(HERE, "404", line("考勤"))
    with pytest.raises(Gone):
        await say.edit(HERE, str(theirs.id), line("考勤"))


async def test_a_group_that_moved_says_where_to(api, say, wang):
    old = api.group(-5, "第三支部", admins=[wang], kind="group")
    old.migrates(-1009)

    with pytest.raises(ChatMoved) as moved:
        await say.post(Place("telegram", "-5"), line("你好"))

    assert moved.value.chat == "-1009"


async def test_where_nobody_listens_it_is_surely_not_sent():
    async with Calling("http://127.0.0.1:9") as say:
        with pytest.raises(NotSent):
            await say.post(HERE, line("你好"))


@pytest.mark.parametrize("how", ["500", "502", "drop", "apply_then_drop"])
async def test_after_a_broken_answer_nobody_is_sure(api, branch, say, how):
    api.fail_next("sendMessage", how)

    with pytest.raises(Unsure):
        await say.post(HERE, line("你好"))


async def test_after_silence_nobody_is_sure(api, branch, say, monkeypatch):
    monkeypatch.setattr("bot.platforms.telegram.request.READ_TIMEOUT", 0.2)
    api.fail_next("sendMessage", "hang")

    with pytest.raises(Unsure):
        await say.post(HERE, line("你好"))


async def test_too_many_requests_quiet_this_chat_only():
    now = 1_700_000_000.0
    async with BotApi(token=TOKEN, limits=True, clock=lambda: now) as api, Calling(api.url) as say:
        wang = api.user(11, "王建国")
        api.group(-1001, "第三支部", admins=[wang])
        wang.start()
        for _ in range(3):  # the server's clock stands still: the fourth is one too many
            await api_send(say, "-1001")

        with pytest.raises(NotSent) as refused:
            await api_send(say, "-1001")
        assert refused.value.retry_after == 1
        asked = len(api.calls)
        private = await say.post(Place("telegram", "11"), line("你好"))

        assert private
        assert len(api.calls) == asked + 1


async def api_send(say, chat):
    return await say.post(Place("telegram", chat), line("通知"))


async def test_what_telegram_refuses_is_noted_and_tried_much_later(branch, say, caplog):
    too_many = Card(lead="x", rows=tuple((Door("去私聊", "x"),) for _ in range(101)))

    with pytest.raises(NotSent) as refused:
        await say.post(HERE, too_many)
    assert refused.value.retry_after >= 60

    ref = await say.post(HERE, line("x"))
    with pytest.raises(Gone):
        await say.edit(HERE, ref, too_many)
    assert [record.levelno for record in caplog.records] == [logging.ERROR] * 2


async def test_a_deleted_topic_does_not_silence_us(api, say, wang):
    forum = api.group(-1002, "论坛", admins=[wang], forum=True)
    thread = forum.topic("会议")

    await say.post(Place("telegram", "-1002", str(thread)), line("一"))
    await say.post(Place("telegram", "-1002", "999"), line("二"))

    assert [(one.text, one.thread) for one in forum.messages] == [("一", thread), ("二", 0)]


async def test_a_file_goes_out_with_its_name_and_caption(branch, say):
    await say.upload(HERE, Send("考勤.xlsx", b"\x00\xff" * 100, "2026年10月 <考勤>"))

    [message] = branch.messages
    assert (message.file.name, message.file.body) == ("考勤.xlsx", b"\x00\xff" * 100)
    assert message.text == "2026年10月 <考勤>"


async def test_a_group_is_never_told_more_than_it_bears():
    """Real seconds: 24 cards asked for at once; the server counts and would say 429."""
    async with BotApi(token=TOKEN, limits=True) as api, Calling(api.url) as say:
        api.group(-1001, "第三支部", admins=[api.user(11, "王建国")])

        told = await asyncio.gather(*(api_send(say, "-1001") for _ in range(24)),
                                    return_exceptions=True)  # fmt: skip

        assert not api.refusals
        sent = [ref for ref in told if isinstance(ref, str)]
        assert len(sent) == 5
        assert all(isinstance(ref, str | NotSent) for ref in told)
