"""Several branches that are rushed while their bot is killed: planted before it first starts."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from domain.attendance import Answer, Presence
from domain.meetings import Meeting, MeetingKind, MeetingState, expected
from domain.months import Month
from domain.notices import NoticeKind
from domain.people import MemberKind, Office
from storage import Records, Signature, Writer, migrate, open_cellar
from tests.botapi import BotApi, Group, Person

ZONE = ZoneInfo("Asia/Shanghai")
SINCE = date(2026, 1, 1)
FOUNDED = timedelta(days=40)
"""How long before: the last month is told of in a digest."""
BRANCHES = 6
SAID = {"参加": Answer.COMING, "请假": Answer.LEAVE}
NAMES = ("王建国", "李敏", "赵敏", "陈静", "张伟")


@dataclass(frozen=True)
class House:
    """A branch on Telegram: its group, and its people by their order in the roster."""

    number: int
    group: Group
    people: tuple[Person, ...]


def afternoon_of_a_first(after: datetime) -> datetime:
    """Four o'clock on the first 1st of a month after that: the digest has been due since nine."""
    first = Month.of(after.astimezone(ZONE).date()).plus(1).first
    return datetime.combine(first, time(16), ZONE)


def invite(api: BotApi) -> list[House]:
    """Telegram's side; everybody has opened their private chat."""
    houses = []
    for number in range(1, BRANCHES + 1):
        people = [api.user(100 * number + place, name) for place, name in enumerate(NAMES)]
        for person in people:
            person.has_started = True
        group = api.group(-1000 - number, f"第{number}支部", members=people[1:], admins=people[:1])
        houses.append(House(number, group, tuple(people)))
    return houses


def plant(database: str, houses: list[House], now: datetime, hours: list[datetime]) -> None:
    """Our side: rosters, a meeting on the 2nd whose card is due, a reminder at each of `hours`."""
    migrate(database)
    engine = open_cellar(database)
    writer = Writer(engine)
    for house in houses:
        writer.submit(lambda records, house=house: _found(records, house, now, hours)).result()
    writer.close()


def _found(records: Records, house: House, now: datetime, hours: list[datetime]) -> None:
    branch = records.branches.add(
        name=house.group.title, timezone="Asia/Shanghai", language="zh_CN", at=now - FOUNDED
    )
    records.branches.track_from(branch, SINCE)
    records.branches.set(branch, "dues_paid_to", str(Month.of(now.date()).plus(-1)))
    chat = records.branches.bind(branch, "telegram", str(house.group.id))
    members = [_enrol(records, branch, person, now) for person in house.people]
    records.people.appoint(members[0], Office.SECRETARY, on=SINCE)
    _met(records, branch, hours[-1].replace(day=1) - timedelta(days=10))
    _announce(records, branch, chat, now, hours[-1])
    for number, hour in enumerate(hours):
        records.reminders.add(
            branch, reminder(house.number, number), next_at=hour, rule=None, by=members[0], at=now
        )
    records.audit.sign(Signature(branch_id=branch, actor_id=None, action="test", at=now))


def _enrol(records: Records, branch: int, person: Person, now: datetime) -> int:
    member = records.people.add(branch, person.name, on=SINCE)
    records.people.be(member, MemberKind.FULL, on=SINCE)
    account = records.accounts.meet("telegram", str(person.id), "")
    records.accounts.set(account, is_reachable=True)
    claim = records.accounts.claim(account, member, now)
    records.accounts.decide(claim, is_right=True, by=None, at=now)
    return member


def _met(records: Records, branch: int, at: datetime) -> None:
    """There is something to tell in the month's digest."""
    number = _meeting(records, branch, at, at - timedelta(days=3))
    for member in records.people.of(branch, at.date()):
        records.attendance.record(
            number, member.id, Presence.PRESENT, by=None, at=at, is_late=False
        )
    records.meetings.change(number, state=MeetingState.CLOSED.value, closed_at=at)


def _announce(records: Records, branch: int, chat: int, now: datetime, last: datetime) -> None:
    start = datetime.combine(last.date() + timedelta(days=1), time(14, 30), ZONE)
    number = _meeting(records, branch, start, now)
    records.notices.plan(
        branch_id=branch, kind=NoticeKind.CARD, subject=f"attendance:{number}",
        key=f"attendance:{number}:{chat}:0", due_at=now, chat_id=chat,
    )  # fmt: skip


def _meeting(records: Records, branch: int, starts_at: datetime, published_at: datetime) -> int:
    meeting = Meeting(
        id=0, branch_id=branch, kind=MeetingKind.THEME_DAY, title="学习党章", place="三楼会议室",
        starts_at=starts_at, ends_at=starts_at + timedelta(hours=2),
        state=MeetingState.PUBLISHED, created_by=None,
    )  # fmt: skip
    number = records.meetings.draft(meeting)
    records.meetings.change(number, published_at=published_at)
    people: list[Any] = records.people.of(branch, published_at.date())
    records.meetings.expect(number, expected(meeting, people, ()))
    return number


def reminder(house: int, number: int) -> str:
    """A text that is found again in the group."""
    return f"第{house}支部第{number}号提醒"
