"""Forty members press one attendance card within ten seconds, against Telegram's limits."""

import asyncio
import time
from datetime import timedelta

import pytest

from domain.meetings import Meeting, MeetingKind, MeetingState, Scope
from domain.notices import NoticeKind
from domain.people import MemberKind
from tests.botapi import BotApi
from tests.platforms.telegram_cast import TOKEN, claim, living, sign, utc_now, write

pytestmark = pytest.mark.alone

CROWD, SECONDS = 40, 10.0


def call_together(records, people):
    """A branch of forty, and a meeting tomorrow whose card is due now."""
    now = utc_now()
    today = now.date()
    branch_id = records.branches.add(
        name="第三支部", timezone="Asia/Shanghai", language="zh_CN", at=now
    )
    chat_id = records.branches.bind(branch_id, "telegram", "-1001")
    members = []
    for person in people:
        members.append(records.people.add(branch_id, person.name, on=today))
        records.people.be(members[-1], MemberKind.FULL, on=today)
        claim(records, members[-1], person, now)
    meeting_id = records.meetings.draft(
        Meeting(
            id=0, branch_id=branch_id, kind=MeetingKind.THEME_DAY, title="学习党章",
            place="三楼会议室", starts_at=now + timedelta(days=1),
            ends_at=now + timedelta(days=1, hours=2), parts=(), scope=Scope.ALL,
            state=MeetingState.PUBLISHED, created_by=members[0],
        )
    )  # fmt: skip
    records.meetings.expect(meeting_id, members)
    records.notices.plan(
        branch_id=branch_id, kind=NoticeKind.CARD, subject=f"attendance:{meeting_id}",
        key="card", due_at=now, chat_id=chat_id,
    )  # fmt: skip
    sign(records, branch_id, now)


async def test_forty_members_press_one_card_within_ten_seconds(tmp_path):
    async with BotApi(token=TOKEN, limits=True) as api:
        people = [api.user(100 + number, f"党员{number:02}") for number in range(CROWD)]
        group = api.group(-1001, "第三支部", members=people[1:], admins=people[:1])
        async with living(api, tmp_path) as app:
            await write(app, lambda records: call_together(records, people))
            app.delivery.wake()
            await api.until(lambda: group.messages)
            [card] = group.messages

            presses = await press_all(card, people)
            await api.until(lambda: all(press.answer for press in presses), timeout=2)
            await api.until(lambda: "参加40" in card.text, timeout=5)
            shown_at = api.of("editMessageText")[-1].at

    edits = api.of("editMessageText")
    slowest = max(press.answer.latency for press in presses)
    assert slowest < 1, f"the slowest answer took {slowest:.2f} s"
    assert edits[0].at - presses[0].at < 1
    assert shown_at - presses[-1].at < 5
    assert card.edits <= 5
    assert len(edits) == card.edits, "no edit without a change"
    assert not api.refusals


async def press_all(card, people):
    """Spread evenly over the ten seconds; the figure itself, so in real time."""
    began, presses = time.monotonic(), []
    for number, person in enumerate(people):
        await asyncio.sleep(began + number * SECONDS / (CROWD - 1) - time.monotonic())
        presses.append(person.presses(card, "参加"))
    return presses
