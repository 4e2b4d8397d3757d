"""A group administrator sets up a branch."""

import pytest

from bot.command import main
from bot.platforms.rehearsal import Message
from bot.settings import Settings
from chat import Card
from tests.rehearsals.conftest import begin


async def found(play, name="第三支部"):
    await play.says("wang", f"/setup {name}")
    await play.presses("wang", "去私聊")


async def test_the_bot_says_what_comes_next_when_it_is_added(empty):
    await empty.stage.adds_bot("wang")

    assert "/setup 支部名称" in empty.group[-1]


async def test_an_administrator_sets_up_the_branch_and_answers_three_questions(empty):
    await found(empty)
    assert "您的姓名" in empty.private("wang")[-1]
    assert "/roster" not in empty.private("wang")[-1]

    await empty.whispers("wang", "王建国")
    assert "从哪天起用" in empty.private("wang")[-1]

    await empty.whispers("wang", "2026-01-01")
    assert "党费交到几月了" in empty.private("wang")[-1]

    await empty.presses("wang", "10月")
    assert "第三支部可以用了" in empty.private("wang")[-1]
    assert "/roster" in await empty.whispers("wang", "/help")


async def test_three_lines_say_what_is_kept_before_the_first_name_is_taken(empty):
    await found(empty)

    asked = empty.private("wang")[-1]
    kept = asked[asked.index("留什么、谁看得到") :].splitlines()
    assert "您的姓名" in asked
    assert [line[0] for line in kept[1:]] == ["①", "②", "③"]


async def test_a_banner_says_what_does_not_belong_here(empty):
    await empty.says("wang", "/setup 第三支部")

    assert "不用于境内单位的内部信息" in empty.group[-1]


async def test_what_was_before_is_neither_kept_nor_missing(empty):
    await found(empty)
    await empty.whispers("wang", "王建国")
    await empty.whispers("wang", "2026-11-01")
    await empty.presses("wang", "10月")
    await empty.whispers("wang", "/roster")
    await empty.whispers("wang", "李敏")

    grid = await empty.whispers("wang", "/dues")
    assert "未交" not in grid.replace("○未交", "")
    assert "没有月报" in await empty.whispers("wang", "/digest 2026-10")


async def test_a_member_who_is_no_administrator_is_refused(empty):
    assert "请群管理员" in await empty.says("chen", "/setup 第三支部")
    assert "还没有建支部" in await empty.says("chen", "/roster")


async def test_a_group_belongs_to_one_branch(empty):
    await found(empty)

    assert "已经是第三支部的群" in await empty.says("zhao", "/setup 第四支部")


async def test_a_secretary_who_lost_the_way_is_shown_it_again(empty):
    await empty.says("wang", "/setup 第三支部")

    assert "第三支部建好了" in await empty.says("wang", "/setup 第三支部")


async def test_a_branch_needs_a_name_of_reasonable_length(empty):
    assert "请写上支部名称" in await empty.says("wang", "/setup ")
    assert "太长" in await empty.says("wang", f"/setup {'长' * 200}")


async def test_the_day_it_begins_is_not_in_the_future(empty):
    await found(empty)
    await empty.whispers("wang", "王建国")

    assert "还没到" in await empty.whispers("wang", "2027-01-01")
    assert "没看懂日期" in await empty.whispers("wang", "开春")
    await empty.presses("wang", "2026-11-01")
    assert "党费交到几月了" in empty.private("wang")[-1]


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(_env_file=None, data_dir=tmp_path)


class TestWhereACodeIsNeeded:
    @pytest.fixture
    def settings(self, tmp_path) -> Settings:
        return Settings(_env_file=None, data_dir=tmp_path, setup_code="红岩1921")

    async def test_the_code_is_given_in_private_first(self, settings, clock):
        play = begin(settings, clock)
        assert "要口令" in await play.says("wang", "/setup 第三支部")
        assert "口令不对" in await play.whispers("wang", "/setup 猜的")

        assert "口令对" in await play.whispers("wang", "/setup 红岩1921")
        await play.says("wang", "/setup 第三支部")

        assert "第三支部建好了" in play.group[-1]
        play.app.close()

    async def test_an_invitation_opens_one_branch_once(self, settings, clock):
        play = begin(settings, clock)
        play.app.writer.submit(
            lambda records: records.invites.add("ABCD-EFGH", "第三支部", clock())
        ).result()

        assert "口令对" in await play.whispers("wang", "/setup ABCD-EFGH")
        assert "口令不对" in await play.whispers("zhao", "/setup ABCD-EFGH")
        assert "给第三支部的" in await play.says("wang", "/setup 第四支部")
        assert "第三支部建好了" in await play.says("wang", "/setup")
        play.app.close()

    async def test_who_has_given_no_code_is_not_let_in_by_a_button_either(self, settings, clock):
        play = begin(settings, clock)
        await play.says("chen", "/help")
        hidden = Message(id="x", chat="group", at=clock(), card=Card(lead="x"))
        await play.stage.sends_wire("wang", hidden, "setup:第三支部")

        assert "要口令" in play.stage.cast["wang"].pop_ups[-1]
        play.app.close()

    def test_the_command_line_prints_a_code_that_is_kept_as_a_fingerprint_only(
        self, settings, capsys, monkeypatch
    ):
        monkeypatch.setenv("ZHIBU_DATA_DIR", str(settings.data_dir))
        monkeypatch.chdir(settings.data_dir)

        assert main(["invite", "第三支部"]) == 0

        code = capsys.readouterr().out.strip()
        assert len(code) == 14
        assert code.encode() not in (settings.data_dir / "zhibu.db").read_bytes()
