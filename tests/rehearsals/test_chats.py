"""A branch has several chats, a person several branches; groups move, and the bot comes and goes."""

from datetime import timedelta

import pytest

from chat import Left, Moved
from domain.months import Month
from tests.rehearsals.conftest import MONDAY, labels, text_of
from tests.rehearsals.gatherings import sign

FRIDAY = MONDAY.replace(hour=14, minute=30) + timedelta(days=4)
NOVEMBER = Month(2026, 11)
MEETING = "/meeting 周五14:30 主题党日：学习党章 @三楼会议室"


def said_in(play, chat):
    """What the bot has said there, as text."""
    return [text_of(one) for one in play.stage.messages if one.chat == chat and not one.author]


def newest(play, chat):
    return [one for one in play.stage.messages if one.chat == chat and not one.author][-1]


async def says_in(play, chat, user, text):
    await play.stage.says(user, text, chat=chat)
    await play.settle()


async def presses_in(play, chat, user, label):
    await play.stage.presses(user, newest(play, chat), label)
    await play.settle()


async def publish(play, text=MEETING):
    await play.whispers("wang", text)
    await play.presses("wang", "发布")


class TestASecondChat:
    async def test_a_committee_chat_is_bound_and_its_meetings_are_announced_there(self, play):
        await says_in(play, "committee", "wang", "/setup")
        assert "这个群用来做什么" in said_in(play, "committee")[-1]
        assert labels(newest(play, "committee")) == ["支委群", "一组", "二组"]

        await presses_in(play, "committee", "wang", "支委群")
        await publish(play, "/meeting 周四19:00 支委会：研究发展对象")

        assert "支委群" in said_in(play, "committee")[-2]
        assert "【支委会】研究发展对象" in said_in(play, "committee")[-1]
        assert play.group == []
        assert not any("【支委会】" in text for text in play.private("li"))

    async def test_a_group_chat_hears_of_its_own_groups_meetings_only(self, play):
        await says_in(play, "one", "wang", "/setup")
        await presses_in(play, "one", "wang", "一组")
        await play.whispers("zhang", "/meeting 周四19:00 党小组会：学习党章")
        await play.presses("zhang", "发布")
        await play.whispers("liu", "/meeting 周四19:00 党小组会：学习党史")
        await play.presses("liu", "发布")

        heard = "".join(said_in(play, "one"))
        assert "学习党章" in heard
        assert "学习党史" not in heard

    async def test_a_chat_is_bound_once(self, play):
        await says_in(play, "committee", "wang", "/setup")
        card = newest(play, "committee")
        await presses_in(play, "committee", "wang", "支委群")

        await says_in(play, "other", "wang", "/setup")
        assert "支委群" not in labels(newest(play, "other"))
        await play.stage.sends_wire("wang", newest(play, "other"), "bind:1:committee:0")
        assert "已经有群" in play.stage.cast["wang"].pop_ups[-1]
        await play.stage.sends_wire("wang", card, "bind:1:group:1")
        assert "已经是第三支部的群" in play.stage.cast["wang"].pop_ups[-1]

    async def test_only_the_branchs_own_head_binds_and_only_as_the_groups_administrator(self, play):
        await says_in(play, "committee", "wang", "/setup")
        card = newest(play, "committee")

        await play.stage.sends_wire("chen", card, "bind:1:committee:0")
        assert "群管理员" in play.stage.cast["chen"].pop_ups[-1]
        play.stage.cast["chen"].is_admin = True
        await play.stage.sends_wire("chen", card, "bind:1:committee:0")
        assert "书记" in play.stage.cast["chen"].pop_ups[-1]

        play.stage.cast["wang"].is_admin = False
        await says_in(play, "elsewhere", "wang", "/setup")
        assert not any("这个群用来做什么" in text for text in said_in(play, "elsewhere"))


class TestSeveralBranches:
    @pytest.fixture
    async def double(self, play):
        """王建国 heads the third branch, and has just set up the fourth."""
        await says_in(play, "fourth", "wang", "/setup 第四支部")
        await presses_in(play, "fourth", "wang", "新支部")
        await play.opens("wang", "setup")
        await play.whispers("wang", "王建国")
        await play.whispers("wang", "2026-01-01")
        await play.presses("wang", "10月")
        return play

    async def test_in_private_one_is_asked_once_and_it_is_remembered(self, double):
        forget_the_choice(double)
        assert "先选一个" in await double.whispers("wang", "/roster")

        assert "第三支部" in await double.presses("wang", "第三支部")
        assert "第三支部名册" in await double.whispers("wang", "/roster")
        assert "第三支部名册" in await double.whispers("wang", "/roster")

    async def test_start_lets_one_change(self, double):
        assert "第四支部" in await double.whispers("wang", "/help")
        assert "先选一个" in await double.opens("wang")

        await double.presses("wang", "第三支部")
        assert "第三支部" in await double.whispers("wang", "/help")

    async def test_each_private_card_names_its_branch(self, double):
        await double.opens("wang")
        await double.presses("wang", "第三支部")

        assert "第三支部｜【主题党日】学习党章" in await double.whispers("wang", MEETING)
        await double.presses("wang", "发布")
        assert "第三支部｜【主题党日】" in double.private("wang")[-1]
        assert not any("第三支部｜" in text for text in double.group)

        await double.until(FRIDAY.replace(hour=20, minute=1))
        asked = [text for text in double.private("wang") if "全到结束" in text]
        assert asked
        assert all("第三支部" in text for text in asked)

    async def test_a_card_drawn_anew_still_names_its_branch(self, double):
        await double.opens("wang")
        await double.presses("wang", "第三支部")
        await publish(double, "/meeting 周四19:00 支委会：研究发展对象")
        await double.presses("li", "参加")

        cards = [text for text in double.private("wang") if "参加1" in text]
        assert cards
        assert all("第三支部｜【支委会】" in text for text in cards)

    async def test_somebody_in_one_branch_reads_no_branch_on_every_card(self, double):
        await double.opens("wang")
        await double.presses("wang", "第三支部")
        await publish(double)
        await double.presses("chen", "请假")

        assert "第三支部" not in double.private("chen")[-1]


def forget_the_choice(play):
    def work(records):
        account = records.accounts.find("rehearsal", "wang")
        records.accounts.set(account.id, branch_id=None)

    play.app.writer.submit(work).result()


def settle_the_month(play):
    """Everybody's dues of November have come."""

    def work(records):
        for due in records.dues.of_month(1, NOVEMBER):
            records.dues.confirm(due.member_id, NOVEMBER, by=1, at=play.clock())
        sign(records, play.clock())

    play.app.writer.submit(work).result()


class TestComingAndGoing:
    async def test_a_group_that_moves_gets_fresh_cards_of_what_is_open(self, play):
        await publish(play)
        await play.presses("li", "参加")
        await play.stage.visit("wang", "group", Moved("supergroup"))
        await play.settle()

        [card] = said_in(play, "supergroup")
        assert "应到11｜参加1" in card

        await presses_in(play, "supergroup", "chen", "参加")
        assert "参加2" in said_in(play, "supergroup")[-1]
        await play.until(FRIDAY - timedelta(minutes=59))
        assert "【签到】" in said_in(play, "supergroup")[-1]
        assert not any("【签到】" in text for text in said_in(play, "group"))

    async def test_a_group_that_moves_takes_its_dues_and_claim_cards_along(self, play):
        await play.whispers("wang", "/roster")
        await play.presses("wang", "认领卡")
        await play.until(MONDAY.replace(day=5, hour=9))
        for _ in range(2):
            await play.stage.visit("wang", "group", Moved("supergroup"))
            await play.settle()

        claims, dues = sorted(said_in(play, "supergroup"), key=lambda text: "党费" in text)
        assert "认领" in claims
        assert dues == "11月党费：已交 0/10\n[我的党费]"

        await play.presses("zhang", "我已交")
        await play.presses("li", "张伟")
        assert "11月党费：已交 1/10\n[我的党费]" in said_in(play, "supergroup")

    async def test_of_many_months_dues_cards_the_newest_comes_along(self, play):
        await play.until(MONDAY.replace(month=12, day=20))
        assert len([text for text in said_in(play, "group") if "[我的党费]" in text]) == 2
        await play.stage.visit("wang", "group", Moved("supergroup"))
        await play.settle()

        assert said_in(play, "supergroup") == ["12月党费：已交 0/10\n[我的党费]"]

    async def test_what_nobody_needs_any_more_stays_behind(self, play):
        await play.until(MONDAY.replace(day=5, hour=9))
        settle_the_month(play)
        await play.stage.visit("wang", "group", Moved("supergroup"))
        await play.settle()

        assert any("党费" in text for text in said_in(play, "group"))
        assert said_in(play, "supergroup") == []

    async def test_told_twice_it_hangs_one_fresh_card(self, play):
        await publish(play)
        for _ in range(2):
            await play.stage.visit("wang", "group", Moved("supergroup"))
            await play.settle()

        assert len(said_in(play, "supergroup")) == 1

    async def test_the_bot_taken_out_and_added_again_goes_on_where_it_was(self, play):
        await publish(play)
        await play.stage.visit("wang", "group", Left())
        assert "还没有建支部" in await play.says("wang", "/attendance")
        await play.until(FRIDAY - timedelta(minutes=59))
        assert not any("【签到】" in text for text in play.group)

        await play.adds_bot("wang")

        assert any("仍是第三支部的群" in text for text in play.group)
        assert "【签到】主题党日" in play.group[-1]
        assert "/setup" not in play.group[-1]

    async def test_without_a_group_a_sentence_says_how_to_get_one(self, play):
        await play.stage.visit("wang", "group", Left())
        await play.whispers("wang", MEETING)

        assert "支部现在没有群" in await play.presses("wang", "发布")

        await says_in(play, "new", "wang", "/setup")
        await presses_in(play, "new", "wang", "支部群")
        await play.presses("wang", "发布")
        assert "【主题党日】学习党章" in said_in(play, "new")[-1]
