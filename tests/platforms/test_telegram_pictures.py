"""A card's picture goes with its text; where it does not come through, the text still does."""

import asyncio

import pytest
from telegram import Bot

from bot.carrying import pack, unpack
from bot.platforms import Gone, NotSent, Rank
from bot.platforms.telegram.drawing import Drawing
from bot.platforms.telegram.line import Line
from bot.platforms.telegram.request import AiohttpRequest
from chat import Card, Door, Place
from locales import Words
from papers.charts.branch import branch_chart
from papers.pictures import png
from tests.botapi import BotApi
from tests.papers.drawn import november
from tests.platforms.telegram_cast import TOKEN

HERE = Place("telegram", "-1001")
SVG = branch_chart(november(), Words("zh_CN"))
DIGEST = Card(
    title="【第一支部 11月】",
    lead="主题党日27日：应到28 实到25 请假3",
    rows=((Door("我的记录", "me"),),),
).with_picture(SVG, "第一支部 2026年11月")


@pytest.fixture
async def api():
    async with BotApi(token=TOKEN) as api:
        yield api


@pytest.fixture
def branch(api):
    return api.group(-1001, "第一支部", admins=[api.user(11, "王建国")])


@pytest.fixture
async def say(api, monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    request = AiohttpRequest(connections=8)
    await request.initialize()
    line = Line(Bot(TOKEN, base_url=f"{api.url}/bot", request=request))
    line.username = "zhibu_bot"
    yield line
    await request.shutdown()


async def test_a_short_text_stands_under_its_picture(branch, say):
    ref = await say.post(HERE, DIGEST)

    [message] = branch.messages
    assert (str(message.id), message.labels) == (ref, ["我的记录"])
    assert message.html == "<b>【第一支部 11月】</b>\n主题党日27日：应到28 实到25 请假3"
    assert message.file.is_photo
    assert message.file.body == png(SVG)


async def test_a_long_text_comes_after_its_picture_and_is_the_card(branch, say):
    long = Card(title="【第一支部 11月】", lead="缺席" * 600).with_picture(SVG, "图")
    ref = await say.post(HERE, long)

    picture, text = branch.messages
    assert picture.file.is_photo
    assert picture.text == ""
    assert str(text.id) == ref
    await say.edit(HERE, ref, Card(lead="结束"))
    assert text.text == "结束"


async def test_a_picture_that_is_refused_takes_nothing_of_the_text_with_it(branch, say, caplog):
    flat = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 9"><rect width="9" height="9"/></svg>'
    ref = await say.post(HERE, DIGEST.with_picture(flat, "图"))

    [message] = branch.messages
    assert (str(message.id), message.file) == (ref, None)
    assert "应到28 实到25 请假3" in message.text
    assert "Photo_invalid_dimensions" in caplog.text


@pytest.mark.parametrize("trouble", ["502", "drop", "reset"])
async def test_a_picture_nobody_is_sure_of_takes_nothing_of_the_text_with_it(
    api, branch, say, trouble
):
    api.fail_next("sendPhoto", trouble)

    await say.post(HERE, DIGEST)

    [message] = branch.messages
    assert "应到28 实到25 请假3" in message.text


async def test_too_many_at_once_is_put_off_as_a_whole(api, branch, say):
    api.fail_next("sendPhoto", "429")

    with pytest.raises(NotSent):
        await say.post(HERE, DIGEST)

    assert branch.messages == []


async def test_a_picture_counts_as_a_message_in_the_groups_budget(branch, say):
    for _ in range(2):
        await say.post(HERE, DIGEST)
    chat = say._budget._chats[HERE.chat]

    assert len(chat.granted) == 2


async def test_nobody_there_is_nobody_there(api, branch, say):
    with pytest.raises(Gone):
        await say.post(Place("telegram", "-77"), DIGEST)


def test_a_picture_is_carried_to_the_process_that_speaks():
    assert unpack(pack(DIGEST)) == DIGEST
    plain = Card(lead="好")
    assert (
        unpack({name: value for name, value in pack(plain).items() if name != "picture"}) == plain
    )


async def test_what_every_branch_gets_at_one_hour_is_drawn_one_by_one():
    """Whoever asks for a picture meanwhile does not wait for all of them."""
    drawing = Drawing()
    many = [asyncio.create_task(drawing.draw(SVG, Rank.BULK)) for _ in range(6)]

    mine = await drawing.draw(SVG, Rank.ANSWER)

    assert sum(one.done() for one in many) < len(many)
    assert await asyncio.gather(*many) == [mine] * 6
