"""The branch of the rehearsal on the test server's Telegram, and a bot that lives there."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.app import App, build
from bot.platforms.rehearsal.cast import read_cast
from bot.platforms.telegram import Telegram
from bot.settings import Settings
from domain.people import MemberKind, Office
from locales import language_of
from storage import Signature
from tests.botapi import BotApi, Group, Person

TOKEN = "123456789:TESTtokenTESTtokenTESTtokenTESTtoken"
GROUP = -1001


def utc_now() -> datetime:
    return datetime.now(UTC)


def settings_for(api: BotApi, folder, **more) -> Settings:
    return Settings(
        _env_file=None, data_dir=folder, telegram_token=api.token, telegram_api=api.url, **more
    )


@asynccontextmanager
async def living(api: BotApi, folder, *, now=utc_now) -> AsyncIterator[App]:
    """The whole bot, but for its process."""
    settings = settings_for(api, folder)
    app = build(settings, now=now)
    stopping = asyncio.Event()
    try:
        token = settings.telegram_token.get_secret_value()
        async with Telegram(settings.telegram_api, token, app=app, now=now) as telegram:
            app.add(telegram)
            serving = asyncio.create_task(app.serve(stopping))
            try:
                yield app
            finally:
                stopping.set()
                await serving
    finally:
        app.close()


@dataclass
class Cast:
    """Everybody of the rehearsal, by their names there, with their group."""

    group: Group
    people: dict[str, Person]

    def __getattr__(self, user: str) -> Person:
        return self.people[user]


def invite_cast(api: BotApi, *, kind: str = "supergroup", number: int = GROUP) -> Cast:
    """Telegram's side: accounts and the branch's group; Wang is its owner."""
    people = {}
    for place, one in enumerate(read_cast()["people"]):
        if one["user"]:
            language = one.get("language", "zh-hans")
            people[one["user"]] = api.user(11 + place, one["name"], language)
    wang, *others = people.values()
    group = api.group(number, "第三支部工作群", members=others, admins=[wang], kind=kind)
    return Cast(group, people)


async def enrol(app: App, cast: Cast) -> int:
    """Our side: the branch with its roster, everybody claimed, nobody's private chat open."""

    def work(records):
        told = read_cast()
        now, since = utc_now(), told["tracked_from"]
        branch_id = records.branches.add(
            name=told["branch"], timezone="Asia/Shanghai", language="zh_CN", at=now
        )
        records.branches.track_from(branch_id, since)
        records.branches.bind(branch_id, "telegram", str(cast.group.id))
        for one in told["people"]:
            if not one.get("is_member", True):
                continue
            member_id = records.people.add(branch_id, one["name"], on=since)
            records.people.be(member_id, MemberKind(one.get("kind", MemberKind.FULL)), on=since)
            records.people.join_group(member_id, branch_id, one["party_group"], on=since)
            if "office" in one:
                records.people.appoint(member_id, Office(one["office"]), on=since)
            if one["user"]:
                person = cast.people[one["user"]]
                claim(records, member_id, person, now)
        sign(records, branch_id, now)
        return branch_id

    return await write(app, work)


def claim(records, member_id: int, person: Person, now: datetime) -> None:
    account_id = records.accounts.meet("telegram", str(person.id), language_of(person.language))
    claim_id = records.accounts.claim(account_id, member_id, now)
    records.accounts.decide(claim_id, is_right=True, by=None, at=now)


def sign(records, branch_id: int, now: datetime) -> None:
    records.audit.sign(Signature(branch_id=branch_id, actor_id=None, action="seed", at=now))


async def write(app: App, work):
    return await asyncio.wrap_future(app.writer.submit(work))
