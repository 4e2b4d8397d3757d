"""The whole house on PostgreSQL: an evening of one branch, from the first word to the check."""

from datetime import timedelta

import pytest

from bot.check import check
from bot.settings import Settings
from tests.rehearsals.conftest import MONDAY, Hands, begin, plant
from tests.storage.kit import ON_POSTGRESQL

FRIDAY = "/meeting 周五14:30-16:30 主题党日：学习党章（含党课） @三楼会议室"


@pytest.fixture
def play(empty, tmp_path):
    play = begin(Settings(_env_file=None, data_dir=tmp_path, database=empty), Hands(MONDAY))
    play.app.writer.submit(plant).result()
    yield play
    play.app.close()


@ON_POSTGRESQL
async def test_a_branch_lives_on_postgresql_as_well(play, empty, caplog):
    await play.whispers("wang", FRIDAY)
    await play.presses("wang", "发布")
    await play.presses("chen", "参加")
    await play.presses("yang", "请假")
    await play.whispers("wang", "/attendance")
    await play.whispers("wang", "/dues")
    await play.says("wang", "/remind 每周五 17:30 交周报")
    await play.whispers("chen", "/me")
    await play.waits(days=3)
    await play.whispers("wang", "/undo")
    await play.until(MONDAY + timedelta(days=5))

    assert any("主题党日" in text for text in play.group)
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []
    assert check(empty, play.clock.now).troubles == ()
