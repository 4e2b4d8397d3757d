"""Pop-ups go out at once; what is posted or redrawn keeps its order and its measure."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

import pytest
from telegram import Bot

from bot.asker import Asker
from bot.files import Files
from bot.platforms.telegram.answers import Answers
from bot.platforms.telegram.line import Line
from bot.platforms.telegram.request import AiohttpRequest
from chat import (
    Account,
    Card,
    Door,
    Incoming,
    Place,
    Pressed,
    Refresh,
    Said,
    Say,
    Send,
    Tell,
    Ticket,
    line,
)
from storage import Writer, open_cellar
from tests.botapi import BotApi
from tests.platforms.telegram_cast import TOKEN
from tests.templates import copy_records

NOW = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def delays_are_timedeltas(monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
async def api():
    async with BotApi(token=TOKEN) as api:
        yield api


@pytest.fixture
def chen(api):
    return api.user(12, "陈静")


@pytest.fixture
def branch(api, chen):
    return api.group(-1001, "第三支部", members=[chen], admins=[api.user(11, "王建国")])


class Office:
    """Answers, and how well the asker is known."""

    def __init__(self, line_to, answers):
        self.line, self.answers = line_to, answers
        self.has_opened = True
        self.asks = asyncio.Event()

    async def find(self, _):
        return Asker("zh_CN", self.has_opened)

    def tell(self, visit, *replies):
        self.answers.begin(visit, replies)

    async def finish(self, within=5):
        await self.answers.finish(within)


@pytest.fixture
def writer(tmp_path):
    copy_records(tmp_path / "zhibu.db")
    writer = Writer(open_cellar(f"sqlite:///{tmp_path / 'zhibu.db'}"))
    yield writer
    writer.close()


@pytest.fixture
async def office(api, writer):
    request = AiohttpRequest(connections=8)
    await request.initialize()
    bot = Bot(TOKEN, base_url=f"{api.url}/bot", request=request)
    ready = Line(bot)
    ready.username = "zhibu_bot"
    office = Office(ready, None)
    office.answers = Answers(
        bot, ready, find=office.find, send_file=Files(writer, lambda: NOW, office.asks.set).send
    )
    yield office
    await office.finish(0.1)
    await request.shutdown()


def visit(number, what, *, card="", ticket=""):
    return Incoming(
        key=f"telegram:{number}",
        order=number,
        place=Place("telegram", "-1001"),
        account=Account("telegram", "12"),
        at=NOW,
        what=what,
        card=card,
        ticket=Ticket(id=ticket, until=NOW + timedelta(seconds=15)) if ticket else None,
    )


async def a_press(office, branch, chen, number):
    """A press on a card of the bot's, newly posted."""
    if not branch.messages:
        await office.line.post(Place("telegram", "-1001"), line("考勤"))
    card = branch.messages[0]
    press = chen.presses(card, "att:1:coming", forged=True)
    seen = visit(number, Pressed(press.data), card=str(card.id), ticket=press.id)
    return press, seen


async def test_a_line_for_one_member_stands_over_the_button(office, branch, chen):
    press, seen = await a_press(office, branch, chen, 1)

    office.tell(seen, Tell(line("已登记：参加。")))
    await office.finish()

    assert (press.answer.text, press.answer.url) == ("已登记：参加。", "")
    assert len(branch.messages) == 1


async def test_a_press_without_an_answer_stops_spinning_too(office, branch, chen):
    press, seen = await a_press(office, branch, chen, 1)

    office.tell(seen)
    await office.finish()

    assert press.answer.text == ""


async def test_more_than_a_line_is_told_in_private(office, branch, chen):
    chen.start()
    press, seen = await a_press(office, branch, chen, 1)

    office.tell(seen, Tell(Card(title="我的记录", lead="出席 3 次")))
    await office.finish()

    assert press.answer.text == "已私聊发给您。"
    assert [message.text for message in chen.private] == ["我的记录\n出席 3 次"]


async def test_who_cannot_be_written_to_is_led_to_the_private_chat(office, branch, chen):
    office.has_opened = False
    press, seen = await a_press(office, branch, chen, 1)

    office.tell(seen, Tell(Card(title="我的记录", lead="出席 3 次")))
    await office.finish()

    assert press.answer.url == "https://t.me/zhibu_bot?start=open"
    assert len(branch.messages) == 1


async def test_a_file_goes_to_the_asker_alone(office, branch, chen):
    chen.start()

    office.tell(visit(1, Said("attendance")), Send("考勤.xlsx", b"PK", "2026年10月"))
    await office.finish()

    assert chen.private[0].file.name == "考勤.xlsx"
    assert not branch.messages


async def test_the_pop_up_comes_before_the_edit(api, office, branch, chen):
    _, seen = await a_press(office, branch, chen, 1)

    office.tell(seen, Refresh(line("已结束")), Tell(line("好。")))
    await office.finish()

    methods = [call.method for call in api.calls]
    assert methods[-2:] == ["answerCallbackQuery", "editMessageText"]
    assert branch.messages[0].text == "已结束"


async def test_answers_in_one_chat_keep_their_order(api, office, branch):
    office.tell(visit(1, Said("help")), Say(line("一")), Say(line("二")))
    office.tell(visit(2, Said("help")), Say(line("三")))
    await office.finish()

    assert [message.text for message in branch.messages] == ["一", "二", "三"]


async def test_of_many_redraws_that_wait_only_the_newest_is_drawn(api, office, branch, chen):
    visits = [(await a_press(office, branch, chen, number))[1] for number in range(1, 7)]

    for number, seen in enumerate(visits, 1):
        office.tell(seen, Refresh(line(f"第{number}页")))
    await office.finish()

    assert branch.messages[0].text == "第6页"
    assert branch.messages[0].edits <= 2


async def test_an_answer_waits_while_telegram_asks_for_patience(office, branch, chen):
    async with BotApi(token=TOKEN, limits=True) as strict:
        strict.group(-1001, "第三支部", admins=[strict.user(11, "王建国")])
        office.line._bot._base_url = f"{strict.url}/bot{TOKEN}"
        strict.flood._buckets[-1001] = (0.0, strict.now())  # somebody used it up

        office.tell(visit(1, Said("help")), Say(line("答")))
        await office.finish()

        assert [message.text for message in strict.chats[-1001].messages] == ["答"]
        assert len(strict.refusals) == 1


async def test_an_answer_follows_the_group_that_moved(api, office, chen):
    old = api.group(-1001, "第三支部", members=[chen], admins=[api.user(11, "王")], kind="group")
    new = old.migrates(-1009)

    office.tell(visit(1, Said("help")), Say(line("答")))
    await office.finish()

    assert [message.text for message in new.messages] == ["答"]


async def test_a_pop_up_is_tried_again_when_the_line_broke(api, office, branch, chen):
    press, seen = await a_press(office, branch, chen, 1)
    api.fail_next("answerCallbackQuery", "502")

    office.tell(seen, Tell(line("好。")))
    await office.finish()

    assert press.answer.text == "好。"


async def test_an_answer_nobody_can_be_sure_of_is_not_said_twice(api, office, branch, caplog):
    caplog.set_level(logging.INFO)
    api.fail_next("sendMessage", "apply_then_drop")

    office.tell(visit(1, Said("help")), Say(line("答")))
    await office.finish()

    assert len(branch.messages) == 1
    assert "its answer was not told" in caplog.text


async def test_the_end_does_not_wait_for_ever(api, office, branch, caplog):
    api.fail_next("sendMessage", "hang")
    office.tell(visit(1, Said("help")), Say(line("答")))
    await api.until(lambda: api.of("sendMessage"))

    await office.finish(0.2)

    assert "1 answers were not told" in caplog.text


async def test_a_door_in_an_answer_is_a_link(office, branch):
    office.tell(visit(1, Said("help")), Say(Card(lead="x", rows=((Door("去私聊", "claim"),),))))
    await office.finish()

    assert branch.messages[0].link("去私聊") == "https://t.me/zhibu_bot?start=claim"
