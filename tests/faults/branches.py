"""Several branches that are rushed while their bot is killed: planted before it first starts."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from domain.attendance import Answer
from domain.meetings import Meeting, MeetingKind, MeetingState, expected
from domain.months import Month
from domain.notices import NoticeKind
from domain.people import MemberKind, Office
from storage import Records, Signature, Writer, migrate, open_cellar
from tests.botapi import BotApi, Group, Person

ZONE = ZoneInfo("Asia/Shanghai")
SINCE = date(2026, 1, 1)
BRANCHES, PEOPLE = 6, 5
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
        name=house.group.title, timezone="Asia/Shanghai", language="zh_CN", at=now
    )
    records.branches.track_from(branch, SINCE)
    records.branches.set(branch, "dues_paid_to", str(Month.of(now.date()).plus(-1)))
    chat = records.branches.bind(branch, "telegram", str(house.group.id))
    members = [_enrol(records, branch, person, now) for person in house.people]
    records.people.appoint(members[0], Office.SECRETARY, on=SINCE)
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


def _announce(records: Records, branch: int, chat: int, now: datetime, last: datetime) -> None:
    start = datetime.combine(last.date() + timedelta(days=1), time(14, 30), ZONE)
    meeting = Meeting(
        id=0, branch_id=branch, kind=MeetingKind.THEME_DAY, title="学习党章", place="三楼会议室",
        starts_at=start, ends_at=start + timedelta(hours=2), state=MeetingState.PUBLISHED,
        created_by=None,
    )  # fmt: skip
    number = records.meetings.draft(meeting)
    records.meetings.change(number, published_at=now)
    people: list[Any] = records.people.of(branch, now.date())
    records.meetings.expect(number, expected(meeting, people, ()))
    records.notices.plan(
        branch_id=branch, kind=NoticeKind.CARD, subject=f"attendance:{number}",
        key=f"attendance:{number}:{chat}:0", due_at=now, chat_id=chat,
    )  # fmt: skip


def reminder(house: int, number: int) -> str:
    """A text that is found again in the group."""
    return f"第{house}支部第{number}号提醒"
