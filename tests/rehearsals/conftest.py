"""The stage for whole dialogues: a cast, a clock the test moves, and what everybody sees."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from shutil import rmtree
from zoneinfo import ZoneInfo

import pytest

from bot.app import App, build
from bot.platforms.rehearsal import Message, Stage
from bot.platforms.rehearsal.cast import people, seed
from bot.settings import Settings
from schedules import TIMETABLE
from schedules.standings import keep_standings
from storage import Records, open_engines
from tests.house.rules import without_source_beside
from tests.templates import copy_records

SHANGHAI = ZoneInfo("Asia/Shanghai")
SELDOM, OFTEN = timedelta(days=3), timedelta(hours=12)
"""The nearer the moment that is waited for, the more often the bells ring."""

MONDAY = datetime(2026, 11, 2, 10, 0, tzinfo=SHANGHAI)


class Hands:
    """A clock that stands still until the test moves it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Play:
    """Speaks and presses for the cast, and looks at what they see."""

    app: App
    stage: Stage
    clock: Hands

    async def settle(self) -> None:
        """Say what is due and redraw what is stale."""
        await self.app.delivery.send_due()
        await self.app.refresher.draw_all()

    async def says(self, user: str, text: str, *, private: bool = False) -> str:
        """What the bot answers that person: the newest card or pop-up, as text."""
        return await self._watch(user, self.stage.says(user, text, chat=user if private else ""))

    async def whispers(self, user: str, text: str) -> str:
        return await self.says(user, text, private=True)

    async def presses(self, user: str, label: str, *, on: Message | None = None) -> str:
        """Press the newest button of that label that the person sees."""
        message = on or self.card_with(user, label)
        return await self._watch(user, self.stage.presses(user, message, label))

    async def sends_file(self, user: str, name: str, data: bytes) -> str:
        return await self._watch(user, self.stage.sends_file(user, name, data))

    async def opens(self, user: str, payload: str = "") -> str:
        return await self._watch(user, self.stage.opens(user, payload))

    async def waits(self, **delay: float) -> None:
        await self.until(self.clock.now + timedelta(**delay))

    async def until(self, moment: datetime) -> None:
        """Let time pass, ringing the bells and sending what falls due on the way."""
        rings = self.clock.now
        while self.clock.now < moment:
            due = self.app.reader.submit(lambda records: records.notices.next_due()).result()
            if rings <= self.clock.now:
                rings += min(SELDOM, max(OFTEN, (moment - rings) / 2))
            steps = [moment, rings]
            if due is not None and due > self.clock.now:
                steps.append(due)
            self.clock.now = min(steps)
            if self.clock.now == moment:
                await self.app.clock.ring_all()
            elif self.clock.now == rings:
                await self.app.clock.ring_all(ON_THE_WAY)
            await self.settle()

    async def reads(self, user: str, *texts: str, lossy: bool = False) -> None:
        """The person can read all of it somewhere: in the group, in private, or as a pop-up."""
        seen = [*map(text_of, self.stage.seen_by(user)), *self.stage.cast[user].pop_ups]
        for text in texts:
            assert any(text in one for one in seen), (text, lossy, self.transcript(user))

    async def now(self) -> datetime:
        return self.clock.now

    async def adds_bot(self, user: str) -> None:
        await self._watch(user, self.stage.adds_bot(user))

    async def shows(self, name: str) -> None:
        """Nobody takes pictures here; what everybody reads must at least be there."""
        assert self.stage.messages, name

    def card_with(self, user: str, label: str) -> Message:
        for message in reversed(self.stage.seen_by(user)):
            if label in labels(message):
                return message
        raise LookupError(f"{user} sees no button {label}: {self.transcript(user)}")

    @property
    def group(self) -> list[str]:
        """What the bot has said in the group, as text."""
        mine = [one for one in self.stage.messages if one.chat == self.stage.group]
        return [text_of(message) for message in mine if not message.author]

    def private(self, user: str) -> list[str]:
        mine = [one for one in self.stage.messages if one.chat == user and not one.author]
        return [text_of(message) for message in mine]

    def transcript(self, user: str) -> str:
        return "\n---\n".join(text_of(message) for message in self.stage.seen_by(user))

    async def _watch(self, user: str, act) -> str:
        before = len(self.stage.messages), len(self.stage.cast[user].pop_ups)
        shown = {one.id: text_of(one) for one in self.stage.messages}
        await act
        pop_ups = self.stage.cast[user].pop_ups[before[1] :]
        fresh = [
            text_of(one)
            for one in self.stage.seen_by(user)
            if not one.author and text_of(one) != shown.get(one.id)
        ]
        await self.settle()
        assert [told for one in fresh if (told := without_source_beside(one))] == []
        return "\n".join([*pop_ups, *fresh])


def text_of(message: Message) -> str:
    """A card as plain text, buttons in brackets."""
    card = message.card
    if card is None:
        return message.text if message.file is None else f"<{message.file.name}> {message.text}"
    table = [] if card.table is None else [card.table.headings, *card.table.rows]
    parts = [
        card.title,
        card.lead,
        *(f"{name}：{value}" for name, value in card.fields),
        *("  ".join(row) for row in table),
        card.note,
        *(" ".join(f"[{button.label}]" for button in row) for row in card.rows),
    ]
    return "\n".join(part for part in parts if part)


def labels(message: Message) -> list[str]:
    rows = message.card.rows if message.card else ()
    return [button.label for row in rows for button in row]


def out_of_reach(play: Play, user: str) -> None:
    """They have an account but never opened the private chat, or blocked the bot since."""

    def work(records):
        records.accounts.set(records.accounts.find("rehearsal", user).id, is_reachable=False)

    play.stage.cast[user].has_opened = False
    play.app.writer.submit(work).result()


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("house")


@pytest.fixture
def settings(house: Path) -> Settings:
    """An empty house at the same address each time, so that its engines need not be made anew."""
    rmtree(house)
    house.mkdir()
    return Settings(_env_file=None, data_dir=house)


@pytest.fixture
def clock() -> Hands:
    return Hands(MONDAY)


ON_THE_WAY = tuple(bell for bell in TIMETABLE if bell.run is not keep_standings)
"""What is kept for questions in SQL alone is made at the end of a wait: nobody asks before."""

SAME_ENGINES = cache(open_engines)
"""An engine keeps its compiled statements: a third of what a dialogue costs."""


def begin(
    settings: Settings, clock: Hands, *, is_poor: bool = False, is_abroad: bool = False
) -> Play:
    """The stage before anybody has set up a branch, or with the records that are there."""
    if not (kept := settings.data_dir / "zhibu.db").exists():
        copy_records(kept)
    app = build(settings, now=clock, open_engines=SAME_ENGINES)
    stage = Stage(people(), now=clock, is_poor=is_poor, is_abroad=is_abroad)

    async def answer(visits):
        return await app.dispatcher.answer(stage, visits)

    stage.answer = answer
    app.add(stage)
    return Play(app, stage, clock)


@pytest.fixture
def empty(settings: Settings, clock: Hands) -> Iterator[Play]:
    """No branch yet."""
    play = begin(settings, clock)
    yield play
    play.app.close()


@pytest.fixture(params=["rich"])
def play(request, settings: Settings, clock: Hands) -> Iterator[Play]:
    """第三支部 with its roster; ask for "poor", "abroad" or "poor abroad" with `indirect` parameters."""
    copy_records(settings.data_dir / "zhibu.db", name="cast", plant=plant)
    play = begin(
        settings, clock, is_poor="poor" in request.param, is_abroad="abroad" in request.param
    )
    yield play
    play.app.close()
    told = [without_source_beside(text_of(one)) for one in play.stage.messages if not one.author]
    assert [one for one in told if one] == []


def plant(records: Records) -> int:
    return seed(records, MONDAY, timezone="Asia/Shanghai", language="zh_CN", group="group")
