"""An ordinary month costs the group at most eight messages of the bot's own."""

from datetime import date, datetime

import pytest

from domain.notices import NoticeKind, NoticeState
from tests.rehearsals.conftest import SHANGHAI

BUDGET = 8


def own_accord(play, since: date, until: date) -> list[str]:
    """What the group was told in those days without anybody asking there: kind and subject.

    A first post counts, a redrawn card does not: a phone stays silent at an edit. A plain
    reminder is the secretary's message, not the bot's.
    """

    def read(records):
        rows = records.notices.of(1, list(NoticeKind), [NoticeState.SENT])
        return [
            f"{row.kind} {row.subject}"
            for row in rows
            if row.chat_id is not None
            and row.kind != NoticeKind.REMINDER
            and since <= row.settled_at.astimezone(SHANGHAI).date() < until
        ]

    return play.app.reader.submit(read).result()


async def call(play, phrase: str) -> None:
    await play.whispers("wang", f"/meeting {phrase}")
    await play.presses("wang", "发布")


@pytest.fixture
def play(play):
    """Two who never opened the private chat and never answer: the group is asked for them."""

    def work(records):
        for user in ("yang", "liu"):
            play.stage.cast[user].has_opened = False
            account = records.accounts.find("rehearsal", user)
            records.accounts.set(account.id, is_reachable=False)

    play.app.writer.submit(work).result()
    return play


async def test_an_ordinary_month_leaves_the_group_in_peace(play):
    await play.whispers("wang", "/remind 每月28日9:00 交学习笔记")
    await play.presses("wang", "确定")
    await play.until(datetime(2026, 12, 1, 8, tzinfo=SHANGHAI))

    await call(play, "12月4日15:00 支委会：研究工作")
    await call(play, "12月11日14:30-16:30 主题党日：学习党章 @三楼会议室")
    await call(play, "12月18日14:00 组织生活会：2026年度")
    await play.whispers("wang", "/signup")
    await play.presses("zhang", "参加")
    await play.until(datetime(2027, 1, 1, tzinfo=SHANGHAI))

    spoken = own_accord(play, date(2026, 12, 1), date(2027, 1, 1))
    for kind in (
        "card attendance",
        "card check_in",
        "group_nudge",
        "card dues",
        "card signup",
        "digest",
    ):
        assert any(one.startswith(kind) for one in spoken), spoken
    assert len(spoken) <= BUDGET, spoken


async def test_in_a_full_month_the_nudge_gives_way(play):
    for day in (4, 11, 18, 25):
        await call(play, f"12月{day}日14:30 主题党日：学习党章 @三楼会议室")
    await play.until(datetime(2027, 1, 1, tzinfo=SHANGHAI))

    spoken = own_accord(play, date(2026, 12, 1), date(2027, 1, 1))
    assert len([one for one in spoken if one.startswith("card check_in")]) == 4
    assert len([one for one in spoken if one.startswith("group_nudge")]) <= 2
    assert len(spoken) <= BUDGET, spoken
