"""An evening with one card in the group, and a bot process beside it."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import timedelta

from bot.app import build
from domain.meetings import Meeting, MeetingKind, MeetingState, Scope
from domain.notices import NoticeKind
from tests.platforms.telegram_cast import enrol, invite_cast, settings_for, sign, utc_now, write
from tests.platforms.test_process import settled

SORRY = "没有存上"


async def lay_out(api, folder):
    """The branch with a meeting tomorrow whose card is due; everybody of the cast."""
    cast = invite_cast(api)
    app = build(settings_for(api, folder))
    branch_id = await enrol(app, cast)
    await write(app, lambda records: call_together(records, branch_id))
    app.close()
    return cast


def call_together(records, branch_id):
    now = utc_now()
    [chat] = records.branches.chats(branch_id)
    people = [member.id for member in records.people.of(branch_id, now.date())]
    meeting_id = records.meetings.draft(
        Meeting(
            id=0, branch_id=branch_id, kind=MeetingKind.THEME_DAY, title="学习党章",
            place="三楼会议室", starts_at=now + timedelta(days=1),
            ends_at=now + timedelta(days=1, hours=2), parts=(), scope=Scope.ALL,
            state=MeetingState.PUBLISHED, created_by=people[0],
        )
    )  # fmt: skip
    records.meetings.expect(meeting_id, people)
    records.notices.plan(
        branch_id=branch_id, kind=NoticeKind.CARD, subject=f"attendance:{meeting_id}",
        key="card", due_at=now, chat_id=chat.id,
    )  # fmt: skip
    sign(records, branch_id, now)


def running(api, folder, **more):
    """`python -m bot run` on these records."""
    return settled(api, folder, **more)


async def card_of(api, cast):
    await api.until(lambda: cast.group.messages, timeout=20)
    return cast.group.messages[0]


async def takes_part(api, person, card):
    """A press of 参加, and what its pop-up said."""
    press = person.presses(card, "参加")
    await api.until(lambda: press.answer, timeout=20)
    return press.answer.text


def answers_in(file):
    """How many answers stand in a database file."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        query = "SELECT count(*) FROM meeting_members WHERE answer IS NOT NULL"
        return connection.execute(query).fetchone()[0]


async def until(found, seconds=20):
    """Wait for something that tells nobody when it is so."""
    async with asyncio.timeout(seconds):
        while not found():  # noqa: ASYNC110
            await asyncio.sleep(0.01)
