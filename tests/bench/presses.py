"""Presses answered per second: fifty people in four groups, one press of each under way.

The server and its people run on one core, the bot on another. Prints, for each round, the figure
of zhibu (every answer on disk, all rules applied) and of a bare bot without a database.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from bot.app import build, utc_now
from bot.settings import Settings
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.notices import NoticeKind
from domain.people import MemberKind
from storage import Signature
from tests.botapi import BotApi

PEOPLE, GROUPS, PRESSES, ROUNDS = 50, 4, 1000, 3
TOKEN = "123456789:TESTtokenTESTtokenTESTtokenTESTtoken"
ROOT = Path(__file__).parents[2]


async def main() -> None:
    os.sched_setaffinity(0, {0})
    ratios = []
    for number in range(1, ROUNDS + 1):
        ours, late, memory, first = await of_zhibu()
        stock, late_stock, *_ = await of_the_stock_bot()
        ratios.append(ours / stock)
        print(
            f"round {number}: zhibu {ours:.0f}/s (p50 {late[0]:.0f} ms, p99 {late[1]:.0f} ms, "
            f"its core {late[2]:.0%} busy), bare bot {stock:.0f}/s (p99 {late_stock[1]:.0f} ms, "
            f"{late_stock[2]:.0%} busy), ratio {ours / stock:.2f}; "
            f"resident {memory:.0f} MB, start to first answer {first:.2f} s",
            flush=True,
        )
    print(f"median ratio {statistics.median(ratios):.2f}")


async def of_zhibu():
    with tempfile.TemporaryDirectory() as folder:
        async with BotApi(token=TOKEN) as api:
            people, groups = world(api)
            seed(Path(folder), people)
            began = time.monotonic()
            async with running(["-m", "bot", "run"], api, folder) as process:
                people[0].start()
                people[0].says(people[0].chat, "/help")
                await api.until(lambda: len(people[0].private) > 1, timeout=20)
                first = time.monotonic() - began
                await api.until(lambda: all(group.messages for group in groups), timeout=20)
                cards = [group.messages[-1] for group in groups]
                rate, late = await press(process, people, cards, ("参加", "请假"))
                return rate, late, resident(process.pid), first


async def of_the_stock_bot():
    with tempfile.TemporaryDirectory() as folder:
        async with BotApi(token=TOKEN) as api:
            people, groups = world(api)
            bot = [str(ROOT / "tests/bench/stock_bot.py")]
            async with running(bot, api, folder) as process:
                await api.until(lambda: api.of("getUpdates"), timeout=20)
                cards = [await hang(api, group) for group in groups]
                return await press(process, people, cards, ("A", "B"))


async def press(process, people, cards, labels):
    """Everybody presses, and again as soon as they are answered; per second, and ms of waiting."""
    each = PRESSES // len(people)

    async def one(person, number):
        waited = []
        for turn in range(each):
            done = person.presses(cards[(number + turn) % GROUPS], labels[turn % 2])
            await done.answered.wait()
            waited.append(done.answer.latency * 1000)
        return waited

    began, used = time.monotonic(), busy(process.pid)
    waits = await asyncio.gather(*(one(person, n) for n, person in enumerate(people)))
    seconds = time.monotonic() - began
    every = sorted(wait for some in waits for wait in some)
    share = (busy(process.pid) - used) / seconds
    return len(every) / seconds, (every[len(every) // 2], every[int(len(every) * 0.99)], share)


def world(api):
    people = [api.user(100 + number, f"党员{number:02}") for number in range(PEOPLE)]
    groups = [
        api.group(-1001 - number, f"第{number + 1}支部", members=people[1:], admins=people[:1])
        for number in range(GROUPS)
    ]
    return people, groups


async def hang(api, group):
    from telegram import Bot

    from tests.bench.stock_bot import BUTTONS

    async with Bot(api.token, base_url=f"{api.url}/bot") as bot:
        await bot.send_message(group.id, "pressed 0 times", reply_markup=BUTTONS)
    return group.messages[-1]


def seed(folder, people):
    """Four branches of the same fifty people, each with a meeting whose card is due."""
    app = build(Settings(_env_file=None, data_dir=folder))
    for number in range(GROUPS):
        app.writer.submit(lambda records, n=number: branch(records, people, n)).result()
    app.close()


def branch(records, people, number):
    now = utc_now()
    branch_id = records.branches.add(
        name=f"第{number + 1}支部", timezone="Asia/Shanghai", language="zh_CN", at=now
    )
    chat_id = records.branches.bind(branch_id, "telegram", str(-1001 - number))
    members = []
    for person in people:
        member_id = records.people.add(branch_id, person.name, on=now.date())
        records.people.be(member_id, MemberKind.FULL, on=now.date())
        account_id = records.accounts.meet("telegram", str(person.id), "zh_CN")
        claim_id = records.accounts.claim(account_id, member_id, now)
        records.accounts.decide(claim_id, is_right=True, by=None, at=now)
        members.append(member_id)
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


@asynccontextmanager
async def running(arguments, api, folder):
    """A bot process on the second core."""
    process = await asyncio.create_subprocess_exec(
        "taskset", "-c", "1", sys.executable, *arguments, cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "ZHIBU_DATA_DIR": str(folder),
             "ZHIBU_TELEGRAM_API": api.url, "ZHIBU_TELEGRAM_TOKEN": TOKEN},
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield process
    finally:
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


if __name__ == "__main__":
    asyncio.run(main())
