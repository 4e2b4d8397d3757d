"""The main story over Telegram's protocol, with a real bot process that is killed on the way."""

from random import Random

import pytest
from sqlalchemy import text

from bot.check import check
from domain.notices import NoticeState
from storage import open_cellar
from tests.botapi import BotApi
from tests.dialogues import story
from tests.dialogues.over_telegram import OverTelegram, Process
from tests.platforms.telegram_cast import TOKEN, utc_now

ACTS = 52
"""What people do in the story; each may be the moment the process dies."""


@pytest.mark.parametrize("seed", [1921])
async def test_a_month_in_the_branch_survives_two_dozen_kills(tmp_path, seed):
    random = Random(seed)
    kills_at = set(random.sample(range(1, ACTS), 24))
    async with BotApi(token=TOKEN) as api:
        process = Process(api, tmp_path)
        await process.start()
        actors = OverTelegram(api, process, kills_at=kills_at, random=random)

        await story.tell(actors)
        await process.stop()

    assert process.kills >= 20
    assert troubles(tmp_path) == []


def troubles(folder):
    """What is wrong with the records, and what was due and never said."""
    url = f"sqlite:///{folder / 'zhibu.db'}"
    engine = open_cellar(url)
    try:
        found = list(check(url, utc_now()).troubles)
        with engine.connect() as connection:
            waiting = connection.execute(
                text("SELECT kind, state FROM notices WHERE state IN ('due', 'claimed') "
                     "AND not_before < (SELECT max(settled_at) FROM notices)")
            )  # fmt: skip
            lost = connection.execute(
                text("SELECT kind, state FROM notices WHERE state IN (:failed, :unsure, :stale)"),
                {"failed": NoticeState.FAILED, "unsure": NoticeState.UNSURE,
                 "stale": NoticeState.STALE},
            )  # fmt: skip
            return found + [tuple(row) for row in [*waiting, *lost]]
    finally:
        engine.dispose()
