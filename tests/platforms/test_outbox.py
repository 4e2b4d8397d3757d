"""What becomes of what is due when Telegram, or somebody on it, is not there."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.in_doubt import in_doubt
from cards.kept import ExportKept
from chat import encode
from domain.notices import NoticeKind, NoticeState
from domain.people import Office
from storage.files import begin
from tests.botapi import BotApi
from tests.platforms.telegram_cast import TOKEN, enrol, invite_cast, living, sign, write


def by_day():
    """Now, but at ten in the morning of the branch: nobody's quiet hours."""
    return datetime.now(UTC) + _TO_TEN


_TO_TEN = timedelta(hours=26 - datetime.now(UTC).hour)


@pytest.fixture
async def api():
    async with BotApi(token=TOKEN) as api:
        yield api


@pytest.fixture
def cast(api):
    return invite_cast(api)


@pytest.fixture
async def app(api, cast, tmp_path):
    """Wang, the secretary, can be written to in private."""
    async with living(api, tmp_path, now=by_day) as app:
        await enrol(app, cast)
        cast.wang.start()
        await api.until(lambda: cast.wang.private)
        yield app


async def hang(app, key="card"):
    """The roster's card is due in the group."""

    def work(records):
        records.notices.plan(
            branch_id=1, kind=NoticeKind.CARD, subject="claim:1", key=key, due_at=by_day(),
            chat_id=1,
        )  # fmt: skip

    await write(app, work)
    app.delivery.wake()


def texts(person):
    return [message.text for message in person.private]


async def told(api, person, words):
    await api.until(lambda: any(words in text for text in texts(person)))
    return sum(words in text for text in texts(person))


# An outage


async def test_trouble_on_the_way_is_no_attempt_and_what_may_be_said_twice_is_counted(
    api, cast, app
):
    api.fail_next("sendMessage", "502")
    api.fail_next("sendMessage", "apply_then_drop")

    await hang(app)
    await api.until(lambda: len(cast.group.messages) == 2, timeout=15)

    notice = await write(app, lambda r: r.notices.find(1))
    assert notice.attempts == 0
    assert await write(app, lambda r: r.notices.doubts()) == (2, 0)


# Nobody there


async def test_a_group_the_bot_was_taken_out_of_unheard_is_told_to_the_secretary_once(
    api, cast, app
):
    cast.group.bot = "kicked"
    await hang(app)

    assert await told(api, cast.wang, "已经不在支部的群里") == 1
    calls = len(api.of("sendMessage"))
    await hang(app, "again")
    await until(lambda: state_of(app, "again") == NoticeState.FAILED)

    assert len(api.of("sendMessage")) == calls
    assert sum("已经不在" in text for text in texts(cast.wang)) == 1


async def test_a_group_the_bot_was_taken_out_of_is_told_at_once_and_works_again_when_it_is_back(
    api, cast, app
):
    cast.group.sets_bot(cast.wang, "kicked")
    assert await told(api, cast.wang, "已经不在支部的群里") == 1

    cast.group.sets_bot(cast.wang, "member")
    await until(lambda: not is_gone(app))
    await hang(app)

    await api.until(lambda: cast.group.messages)


async def test_whoever_blocks_the_bot_is_told_to_the_secretary_and_is_written_to_again_later(
    api, cast, app
):
    cast.chen.start()
    await api.until(lambda: cast.chen.private)
    cast.chen.block()

    assert await told(api, cast.wang, "私聊收不到消息了") == 1
    cast.chen.start()
    await api.until(lambda: len(cast.chen.private) == 2)


async def test_when_the_secretary_is_out_of_reach_the_deputy_is_told(api, cast, app):
    cast.li.start()
    await api.until(lambda: cast.li.private)
    await write(app, lambda records: appoint_deputy(records, "李敏"))

    cast.wang.block()

    assert await told(api, cast.li, "私聊收不到消息了") == 1


# Files


async def a_file(api, cast):
    """Chen asks for what is kept of her."""
    cast.chen.start()
    await api.until(lambda: cast.chen.private)
    cast.chen.presses(cast.chen.private[0], encode(ExportKept(1)), forged=True)


async def test_a_file_whose_arrival_is_unsure_is_asked_about_and_not_sent_again(api, cast, app):
    api.fail_next("sendDocument", "apply_then_drop")
    await a_file(api, cast)

    await api.until(lambda: "已收到" in cast.chen.private[-1].labels)
    await until(lambda: state(app) == NoticeState.UNSURE)
    assert len(api.of("sendDocument")) == 1
    assert doubts(app) == (0, 1)

    card = cast.chen.private[-1]
    cast.chen.presses(card, "已收到")
    await api.until(lambda: card.text == "好的，记为已收到。")
    assert state(app) == NoticeState.SENT
    assert doubts(app) == (0, 0)


async def test_whoever_did_not_get_the_file_asks_for_it_again(api, cast, app):
    api.fail_next("sendDocument", "drop")
    await a_file(api, cast)
    await api.until(lambda: "重发" in cast.chen.private[-1].labels)

    cast.chen.presses(cast.chen.private[-1], "重发")
    await until(lambda: doubts(app) == (0, 0) and cast.chen.private[-1].file)

    assert sum(message.file is not None for message in cast.chen.private) == 1


async def test_after_a_crash_on_the_way_a_file_is_asked_about_and_not_sent(api, cast, app):
    cast.chen.start()
    await api.until(lambda: cast.chen.private)

    def die_on_the_way(records):
        chen = next(one for one in records.people.of(1, by_day().date()) if one.name == "陈静")
        earlier = by_day() - timedelta(minutes=3)
        begin(records, branch_id=1, member_id=chen.id, number=7, wire="keptfile:1", now=earlier)

    await write(app, die_on_the_way)
    app.delivery.wake()

    await api.until(lambda: cast.chen.private[-1].labels == ["已收到", "重发"])
    assert not api.of("sendDocument")


def appoint_deputy(records, name):
    member = next(one for one in records.people.of(1, by_day().date()) if one.name == name)
    records.people.appoint(member.id, Office.DEPUTY_SECRETARY, on=by_day().date())
    sign(records, 1, by_day())


async def until(found):
    """Look at the records until it is so, for ten seconds at most."""
    async with asyncio.timeout(10):
        while not found():  # noqa: ASYNC110
            await asyncio.sleep(0.02)


def doubts(app):
    return read(app, lambda records: records.notices.doubts())


def state(app):
    rows = read(app, lambda records: records.notices.of(1, [NoticeKind.FILE], list(NoticeState)))
    return rows[-1].state if rows else None


def state_of(app, key):
    rows = read(app, lambda records: records.notices.of(1, [NoticeKind.CARD], list(NoticeState)))
    return next(row.state for row in rows if row.key == key)


def is_gone(app):
    return read(app, lambda records: records.branches.home(1) is None)


def read(app, work):
    return app.reader.submit(work).result()


async def test_what_is_in_doubt_stands_in_the_check(api, cast, app, tmp_path):
    api.fail_next("sendDocument", "drop")
    await a_file(api, cast)
    await until(lambda: doubts(app) == (0, 1))

    told = in_doubt(f"sqlite:///{tmp_path / 'zhibu.db'}")

    assert told == ["messages that may have been said twice: 0; files not known to have arrived: 1"]
