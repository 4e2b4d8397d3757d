"""A whole bot on the test server: what people on Telegram do, and what they see."""

import pytest

from tests.botapi import BotApi
from tests.platforms.telegram_cast import TOKEN, enrol, invite_cast, living


@pytest.fixture
async def api():
    async with BotApi(token=TOKEN) as api:
        yield api


async def test_help_is_told_in_private_in_the_readers_language(api, tmp_path):
    cast = invite_cast(api)
    async with living(api, tmp_path) as app:
        await enrol(app, cast)
        cast.emma.start()
        await api.until(lambda: cast.emma.private)
        cast.chen.start()
        [answer] = await api.until(lambda: cast.chen.private)

    assert "/me" in answer.text
    assert answer.html.startswith("<b>第三支部</b>\n")
    assert "my own record" in cast.emma.private[0].text
