"""Every command, press, question, link and file, as everybody: nobody reads what is another's.

刘洋, the fifth on the roster, has records of every kind, and the fifth meeting and item are his too:
a forged press gets as near to them as it can. The pages have their own walk, tests/pages.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import pytest

from bot.platforms.rehearsal.stage import Message
from chat import Button, Card, encode
from domain.attendance import Leave, Presence
from domain.meetings import MeetingKind
from domain.months import Month
from domain.people import Office, Trust
from domain.signups import Wish
from handlers import ANSWERS, COMMANDS, DOORS, FILES, PRESSES
from tests.rehearsals.conftest import text_of
from tests.rehearsals.gatherings import publish, record
from tests.rehearsals.own_affairs import ids, works
from tests.rehearsals.test_hostile import ask, forged, hints

HIS = {
    "presence": r"刘洋.*(缺席|请假)|(缺席|请假).*刘洋",
    "amount": r"45\.60",
    "owing": r"刘洋.*(未交|待确认)|(未交|待确认).*刘洋",
    "wish": r"我要发言：刘洋",
    "item": r"多走访群众",
    "talk": r"刘洋.*3月9日|3月9日.*刘洋",
    "admission": r"1999",
}
"""How each of his records would look in a line."""

IN_FILES = {
    "file": r"刘洋",
    "amount": r"\b45\.6",
    "item": r"多走访群众",
    "admission": r"1999[-年]|\b36412\b",  # as workbooks count days
}
"""And in a file, whose lines are not ours."""

READ = {
    "wang": {*HIS, "file"},
    "zhao": {"presence", "wish", "item", "talk", "file"},  # deputy
    "li": {"presence", "amount", "owing", "file"},  # organisation commissioner
    "yang": {"presence", "file"},  # entrusted with meetings
    "chen": {"amount", "owing", "file"},  # entrusted with dues
    "zhang": set(),  # leader of the other group
    "zhou": set(),  # probationary member
    "guest": set(),
}
"""Which of his records each of them comes to read: no fewer, else the walk would prove nothing."""

SAID = (
    "", "刘洋", "刘洋今年出勤", "谁还没交10月党费", "10月谁没来", "连续两次没来的", "上次组织生活会整改",
    "应到实到 2026-10", "5", "2026", "2026-10", "四季度",
)  # fmt: skip
WORDS = ("5", "1", "2026", "2026-10", "now")


@pytest.fixture
def lived(play):
    """An autumn in which 刘洋 was ill and absent, owes, was talked with and has things to do."""
    number = ids(play)
    for day in (6, 9, 12, 16, 20):
        meeting = publish(play, starts_at=play.clock.now.replace(month=10, day=day, hour=14))
        presence = Presence.ABSENT if day < 16 else Presence.EXCUSED
        record(play, meeting, {"刘洋": presence, "王建国": Presence.PRESENT}, close=True)
    life = publish(
        play, starts_at=play.clock.now.replace(day=20),
        kind=MeetingKind.ORGANIZATIONAL_LIFE_MEETING,
    )  # fmt: skip

    def work(records):
        wang, liu = number["王建国"], number["刘洋"]
        records.attendance.explain(5, liu, Leave.SICK)
        for month in (9, 10):
            records.dues.owe(1, liu, Month(2026, month), Decimal("45.60"))
        records.people.describe(liu, joined_on=date(1999, 9, 9))
        olm = records.olm.open(1, 2025)
        for _ in range(5):
            item = records.rectification.add(olm, "多走访群众", date(2026, 12, 1), by=wang)
            records.rectification.change(item, owner_id=liu)
        records.talks.add(wang, liu, date(2026, 3, 9))
        records.signups.add(life, liu, Wish.SPEAK, play.clock.now)
        records.people.appoint(number["赵敏"], Office.DEPUTY_SECRETARY, on=date(2026, 2, 1))
        for taker, what in (("陈静", Trust.DUES), ("杨帆", Trust.MEETINGS)):
            records.delegations.give(
                1, wang, number[taker], what, office=Office.SECRETARY,
                from_on=date(2026, 11, 1), last_on=date(2026, 12, 31),
            )  # fmt: skip

    works(play, work)
    return play


@pytest.mark.parametrize("user", READ)
async def test_nobody_reads_what_is_anothers(lived, user):
    secretary, walker = Walk(lived, "wang"), Walk(lived, user)
    await secretary.asks()
    await secretary.presses(wire for wire in list(secretary.wires) if reads(wire))

    await walker.asks()
    await walker.presses([*secretary.wires, *forgeries()])
    await walker.answers()

    assert set(walker.read) == READ[user], walker.read


class Walk:
    """Somebody tries everything; `read` has what of his they came to read, by what they did, and
    `wires` the buttons they saw."""

    def __init__(self, play, user):
        self.play, self.user = play, user
        self.read: dict[str, str] = {}
        self.wires: dict[str, None] = {}
        self._card = Message(id="forged", chat=user, at=play.clock.now)
        play.stage.messages.append(self._card)

    async def asks(self):
        """Every command in private with every word, and in the group without; every link."""
        stage, user = self.play.stage, self.user
        for name in COMMANDS:
            for word in SAID:
                await self._does(stage.says(user, f"/{name} {word}", chat=user), f"/{name} {word}")
            await self._does(stage.says(user, f"/{name}"), f"/{name} in the group")
        for door in DOORS:
            for payload in (door, f"{door}-5"):
                await self._does(stage.opens(user, payload), payload)

    async def presses(self, wires):
        """Those first that change nothing."""
        for wire in sorted(wires, key=lambda one: not reads(one)):
            self._card.card = Card(lead="x")
            await self._does(self.play.stage.sends_wire(self.user, self._card, wire), wire)
            self._look([self._card], wire)

    async def answers(self):
        """Every question as if it had been asked of them, in words and by a file."""
        for kind in ANSWERS:
            ask(self.play, self.user, kind, "5")
            await self._does(self.play.stage.says(self.user, "刘洋", chat=self.user), kind)
        for kind in FILES:
            ask(self.play, self.user, kind, "5")
            sent = self.play.stage.sends_file(self.user, "a.csv", "姓名\n刘洋\n".encode())
            await self._does(sent, kind)

    async def _does(self, act, what):
        stage, pop_ups = self.play.stage, self.play.stage.cast[self.user].pop_ups
        before = len(stage.messages), len(pop_ups)
        await act
        fresh = stage.messages[before[0] :]
        self._look([one for one in fresh if one.chat in (self.user, stage.group)], what)
        self._find("\n".join(pop_ups[before[1] :]), what)

    def _look(self, messages, what):
        for message in messages:
            if message.author:
                continue
            self._find(text_of(message), what)
            if message.file is not None:
                self._find(inside(message.file.data), what, IN_FILES)
            rows = () if message.card is None else message.card.rows
            buttons = [button for row in rows for button in row if isinstance(button, Button)]
            self.wires.update(dict.fromkeys(encode(button.press) for button in buttons))

    def _find(self, text, what, patterns=HIS):
        for line in text.splitlines():
            for name, pattern in patterns.items():
                if name not in self.read and re.search(pattern, line):
                    self.read[name] = f"{what}: {line[:80]}"


def reads(wire: str) -> bool:
    """Whether this press changes nothing; nobody's at all does not either."""
    return all(entry.reads for press, entry in PRESSES.items() if press.tag == wire.split(":")[0])


def forgeries() -> Iterator[str]:
    for press in PRESSES:
        for word in WORDS:
            yield ":".join([press.tag, *(forged(hint, word) for hint in hints(press))])


def inside(data: bytes) -> str:
    """All that stands in a file, be it packed once or twice."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            return "\n".join(inside(packed.read(name)) for name in packed.namelist())
    except BadZipFile:
        return data.decode("utf-8", "replace")
