"""One meeting from its announcement to the month's digest, in acts that can be begun anywhere."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from bot.app import App
from bot.platforms.rehearsal.cast import seed
from chat import Said
from domain.attendance import Answer
from domain.meetings import Meeting, MeetingKind, MeetingState, expected
from storage import Records, Signature
from tests.faults.world import GROUP, World

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 11, 2, 10, 0, tzinfo=ZONE)
FRIDAY = MONDAY.replace(day=6, hour=14, minute=30)
DOWN = timedelta(minutes=3)
"""How long a bot that died is away: longer than a lease."""


@dataclass(frozen=True)
class Says:
    user: str
    command: str


@dataclass(frozen=True)
class Presses:
    """If a crash has swallowed the card with the button, they come to it `otherwise`."""

    user: str
    label: str
    otherwise: tuple["Says | Presses", ...] = ()


@dataclass(frozen=True)
class Until:
    moment: datetime


Act: TypeAlias = Says | Presses | Until

MEETING = "11月6日 周五 14:30 主题党日"
AGAIN_TO_THE_RECORD = (
    Says("wang", "meeting"),
    Presses("wang", f"已结束 {MEETING}"),
    Presses("wang", "会议记录"),
)
ACTS: tuple[Act, ...] = (
    Says("wang", "meeting"),
    Presses("wang", f"草稿 {MEETING}"),
    Presses("wang", "发布"),
    Presses("li", "参加"),
    Presses("zhao", "参加"),
    Presses("chen", "参加"),
    Presses("chen", "请假"),
    Presses("chen", "事"),
    Presses("zhang", "请假"),
    Presses("zhang", "参加"),
    Presses("yang", "参加"),
    Says("yang", "undo"),
    Until(MONDAY.replace(day=5, hour=15)),
    Until(FRIDAY - timedelta(minutes=15)),
    Presses("li", "签到"),
    Presses("zhao", "签到"),
    Until(FRIDAY + timedelta(hours=2, minutes=10)),
    Says("wang", "meeting"),
    Presses("wang", MEETING),
    Presses("wang", "结束"),
    Presses("wang", "全到结束"),
    Presses("wang", "确认", AGAIN_TO_THE_RECORD),
    Until(datetime(2026, 12, 1, 9, 30, tzinfo=ZONE)),
    Until(datetime(2026, 12, 8, 10, 0, tzinfo=ZONE)),
)
MEANINGS: dict[int, tuple[str, Answer | None]] = {
    4: ("李敏", Answer.COMING),
    5: ("赵敏", Answer.COMING),
    6: ("陈静", Answer.COMING),
    7: ("陈静", Answer.LEAVE),
    9: ("张伟", Answer.LEAVE),
    10: ("张伟", Answer.COMING),
    11: ("杨帆", Answer.COMING),
    12: ("杨帆", None),
}
"""Which of the acts answer, for whom; counted from 1."""


def plant(records: Records) -> None:
    """The branch of the rehearsal with a meeting in draft."""
    branch = seed(records, MONDAY, timezone="Asia/Shanghai", language="zh_CN", group=GROUP)
    meeting = Meeting(
        id=0, branch_id=branch, kind=MeetingKind.THEME_DAY, title="学习党章", place="三楼会议室",
        starts_at=FRIDAY, ends_at=FRIDAY + timedelta(hours=2), state=MeetingState.DRAFT,
        created_by=1,
    )  # fmt: skip
    meeting_id = records.meetings.draft(meeting)
    people = records.people.of(branch, MONDAY.date())
    records.meetings.expect(meeting_id, expected(meeting, people, ()))
    records.audit.sign(Signature(branch_id=branch, actor_id=1, action="test", at=MONDAY))


class Hands:
    """The clock of the world; a process that begins again finds it where it stood, and later."""

    def __init__(self) -> None:
        self.now = MONDAY

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Playing:
    """Plays the acts from where the world stands to the end."""

    app: App
    world: World
    hands: Hands

    async def play(self) -> None:
        stood = self.world.told.now
        await self._moves(MONDAY if stood is None else stood + DOWN)
        await self.app.clock.ring_all()
        await self._settle()
        for number, act in enumerate(ACTS[self.world.told.acts :], self.world.told.acts + 1):
            if isinstance(act, Until):
                await self._until(act.moment)
            else:
                await self._does(number)
            self.world.note("act", number)
            await self._settle()

    async def _does(self, number: int) -> None:
        """Who lost an answer to a crash does what they did before once more."""
        act = ACTS[number - 1]
        try:
            self._act(number, act)
        except LookupError:
            for one in (isinstance(act, Presses) and act.otherwise) or [ACTS[number - 2]]:
                self._act(number, one)
                await self._settle()
            self._act(number, act)

    def _act(self, number: int, act: Act) -> None:
        match act:
            case Says(user, command):
                self.world.does(number, user, user, Said(command))
            case Presses(user, label):
                self.world.presses(number, user, label)
            case Until():
                raise LookupError("time does not pass again")

    async def _until(self, moment: datetime) -> None:
        while self.hands.now < moment:
            due = self.app.reader.submit(lambda records: records.notices.next_due()).result()
            is_between = due is not None and self.hands.now < due < moment
            await self._moves(due if is_between else moment)
            await self.app.clock.ring_all()
            await self._settle()

    async def _moves(self, moment: datetime) -> None:
        self.hands.now = moment
        self.world.note("clock", moment)

    async def _settle(self) -> None:
        """All that was done is answered, all that is due is said, all that is stale is redrawn."""
        await self.world.bring(lambda visits: self.app.dispatcher.answer(self.world, visits))
        await self.app.delivery.send_due()
        await self.app.refresher.draw_all()
