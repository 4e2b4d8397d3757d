"""What every measurement stands on: people, groups, branches, and a bot process on one core."""

import asyncio
import os
import secrets
import sys
import tempfile
import time
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import NullPool, create_engine, make_url, text

from bot.app import build, utc_now
from bot.settings import Settings
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.notices import NoticeKind
from domain.people import MemberKind
from storage import Signature
from tests.botapi import BotApi

PEOPLE, GROUPS = 50, 4
TOKEN = "123456789:TESTtokenTESTtokenTESTtokenTESTtoken"
ROOT = Path(__file__).parents[2]
SERVER = os.environ.get("ZHIBU_TEST_POSTGRESQL", "")
PATIENCE = 20
CORES = sorted(os.sched_getaffinity(0))
OURS, THEIRS = {CORES[0]}, {CORES[-1]}
"""The core of the server with its people, and that of the bot."""


@dataclass(frozen=True)
class Stage:
    """A bot that is up, with the cards its people may press."""

    api: BotApi
    people: list
    groups: list
    cards: list
    process: asyncio.subprocess.Process
    started_in: float
    """Seconds from starting the process to its first getUpdates."""


@asynccontextmanager
async def zhibu(*, database="", groups=GROUPS, limits=False, beside=None):
    """Ours: a branch for each group, the same fifty people in all, a card in each group.

    `beside` may plant others in the folder of the database first.
    """
    with tempfile.TemporaryDirectory() as folder:
        async with BotApi(token=TOKEN, limits=limits) as api:
            people, houses = world(api, groups)
            if beside is not None:
                beside(Path(folder))
            seed(Path(folder), people, database, groups)
            run = running(["-m", "bot", "run"], api, folder, ZHIBU_DATABASE=database)
            async with run as (process, began):
                await api.until(lambda: api.of("getUpdates"), PATIENCE)
                started_in = api.of("getUpdates")[0].at - began
                await api.until(lambda: all(group.messages for group in houses), PATIENCE)
                cards = [group.messages[-1] for group in houses]
                yield Stage(api, people, houses, cards, process, started_in)


@asynccontextmanager
async def rival(script, *, python=sys.executable, limits=False):
    """A bare bot; its cards are hung before it comes."""
    with tempfile.TemporaryDirectory() as folder:
        async with BotApi(token=TOKEN, limits=limits) as api:
            people, houses = world(api, GROUPS)
            cards = [await hang(api, group) for group in houses]
            run = running([str(ROOT / "tests/bench" / script)], api, folder, python=python)
            async with run as (process, began):
                await api.until(lambda: api.of("getUpdates"), PATIENCE)
                started_in = api.of("getUpdates")[0].at - began
                yield Stage(api, people, houses, cards, process, started_in)


def world(api, groups):
    people = [api.user(100 + number, f"党员{number:02}") for number in range(PEOPLE)]
    houses = [
        api.group(-1001 - number, f"第{number + 1}支部", members=people[1:], admins=people[:1])
        for number in range(groups)
    ]
    return people, houses


async def hang(api, group):
    from telegram import Bot

    from tests.bench.stock_bot import BUTTONS

    async with Bot(api.token, base_url=f"{api.url}/bot") as bot:
        await bot.send_message(group.id, "pressed 0 times", reply_markup=BUTTONS)
    return group.messages[-1]


def seed(folder, people, database="", groups=GROUPS):
    """Branches of the same fifty people, each with a meeting whose card is due."""
    app = build(Settings(_env_file=None, data_dir=folder, database=database))
    for number in range(groups):
        app.writer.submit(lambda records, n=number: branch(records, people, n)).result()
    app.close()


def branch(records, people, number):
    now = utc_now()
    branch_id = records.branches.add(
        name=f"第{number + 1}支部", timezone="Asia/Shanghai", language="zh_CN", at=now
    )
    chat_id = records.branches.bind(branch_id, "telegram", str(-1001 - number))
    members = [enrol(records, branch_id, person, now) for person in people]
    starts_at = now + timedelta(days=1)
    meeting_id = records.meetings.draft(
        Meeting(
            id=0, branch_id=branch_id, kind=MeetingKind.THEME_DAY, title="学习党章",
            starts_at=starts_at, ends_at=starts_at + timedelta(hours=2),
            state=MeetingState.PUBLISHED, created_by=members[0],
        )
    )  # fmt: skip
    records.meetings.expect(meeting_id, members)
    records.notices.plan(
        branch_id=branch_id, kind=NoticeKind.CARD, subject=f"attendance:{meeting_id}",
        key=f"card:{meeting_id}", due_at=now, chat_id=chat_id,
    )  # fmt: skip
    records.audit.sign(Signature(branch_id=branch_id, actor_id=None, action="seed", at=now))


def enrol(records, branch_id, person, now):
    member_id = records.people.add(branch_id, person.name, on=now.date())
    records.people.be(member_id, MemberKind.FULL, on=now.date())
    account_id = records.accounts.meet("telegram", str(person.id), "zh_CN")
    claim_id = records.accounts.claim(account_id, member_id, now)
    records.accounts.decide(claim_id, is_right=True, by=None, at=now)
    return member_id


@contextmanager
def postgresql():
    """The address of an empty corner of the server that ZHIBU_TEST_POSTGRESQL names."""
    name = f"zhibu_{secrets.token_hex(6)}"
    engine = create_engine(SERVER, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    url = make_url(SERVER).update_query_dict({"options": f"-csearch_path={name}"})
    try:
        yield url.render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP SCHEMA {name} CASCADE"))


@asynccontextmanager
async def running(arguments, api, folder, *, python=sys.executable, **settings):
    """A bot process on a core of its own, and when it was begun."""
    began = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        python, *arguments, cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "ZHIBU_DATA_DIR": str(folder),
             "ZHIBU_TELEGRAM_API": api.url, "ZHIBU_TELEGRAM_TOKEN": TOKEN,
             "ZHIBU_LISTEN": "127.0.0.1:0", **settings},
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, THEIRS),
    )  # fmt: skip
    try:
        yield process, began
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def busy(pid):
    """Seconds a process has computed so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid):
    """Megabytes of a process in memory."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024
