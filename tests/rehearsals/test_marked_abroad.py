"""A member marked 境外: neutral Chinese until opened, and no name in a group abroad."""

from datetime import timedelta

import pytest

from domain.people import Mark
from domain.spans import Span
from storage import Signature
from tests.rehearsals.conftest import MONDAY, Play
from tests.rehearsals.test_discretion import FRIDAY, TERMS

abroad = pytest.mark.parametrize("play", ["abroad", "poor abroad"], indirect=True)


def mark(play: Play, name: str) -> None:
    def work(records):
        ids = {one.name: one.id for one in records.people.of(1, MONDAY.date())}
        records.stays.mark(ids[name], Mark.ABROAD, Span(MONDAY.date()))
        records.audit.sign(Signature(branch_id=1, actor_id=None, action="test", at=MONDAY))

    play.app.writer.submit(work).result()


@abroad
async def test_a_member_marked_abroad_reads_neutral_chinese_and_opens_it(play):
    mark(play, "陈静")
    await play.whispers("wang", "/meeting 周五14:30-16:30 主题党日：学习党章 @党员活动室")
    await play.presses("wang", "发布")
    await play.until(FRIDAY - timedelta(hours=47))

    nudge = play.private("chen")[-1]
    assert nudge.startswith("周五14:30有一场活动，")
    assert "[详情]" in nudge
    assert not TERMS.search("\n".join(play.private("chen")))
    assert "主题党日" in play.private("yang")[-1]
    await play.presses("chen", "详情")
    assert "陈静同志：周五14:30 主题党日" in play.private("chen")[-1]


@abroad
@pytest.mark.parametrize(
    "typed", ["/notice 请陈静周四前交笔记", "/meeting 周五14:30 学习：陈静领学",
              "/remind 周五9:00 陈静交笔记"]
)  # fmt: skip
async def test_their_name_is_not_put_into_the_group(play, typed):
    mark(play, "陈静")

    answer = await play.whispers("wang", typed)
    assert "不宜在这里点名" in answer
    assert "陈静" not in answer
    assert "不宜" not in await play.whispers("wang", typed.replace("陈静", "杨帆"))


async def test_at_home_both_are_as_for_everybody(play):
    mark(play, "陈静")
    assert "不宜" not in await play.whispers("wang", "/notice 请陈静周四前交笔记")
