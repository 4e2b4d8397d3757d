"""A calendar asks at its address over HTTP, and gets one member's meetings and nothing else."""

import asyncio
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import aiohttp
import pytest
from icalendar import Calendar

from bot.app import build
from bot.door import listen, listening_at
from bot.settings import Settings
from bot.web import Server
from domain.meetings import Meeting, MeetingKind, MeetingState
from pages.routes import application
from storage import Signature
from tests.bench.house import enrol
from tests.papers.test_calendar import problems

NOW = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
TOKEN = "Aa0-_" * 8 + "xyz"
WANG, LI = SimpleNamespace(id=100, name="王书记"), SimpleNamespace(id=101, name="李明")


class House:
    """The branch 第一支部 with two members, 王书记 and 李明, and its pages at a real door."""

    def __init__(self, app, url):
        self.app, self.url = app, url
        self.branch_id, self.members = self.write(self._found)

    def write(self, work):
        def signed(records):
            answer = work(records)
            records.audit.sign(Signature(branch_id=1, actor_id=None, action="test", at=NOW))
            return answer

        return self.app.writer.submit(signed).result()

    def _found(self, records):
        branch_id = records.branches.add(
            name="第一支部", timezone="Asia/Shanghai", language="zh_CN", at=NOW - timedelta(days=90)
        )
        since = NOW - timedelta(days=90)
        return branch_id, [enrol(records, branch_id, one, since) for one in (WANG, LI)]

    def meet(self, days, *, who=(0, 1), state=MeetingState.PUBLISHED, title="学习党章"):
        def work(records):
            start = NOW + timedelta(days=days)
            number = records.meetings.draft(
                Meeting(
                    id=0, branch_id=self.branch_id, kind=MeetingKind.THEME_DAY, title=title,
                    starts_at=start, ends_at=start + timedelta(hours=2), place="三楼会议室",
                    state=state,
                )
            )  # fmt: skip
            records.meetings.expect(number, [self.members[one] for one in who])
            return number

        return self.write(work)

    def subscribe(self, person, token):
        def work(records):
            account = records.accounts.find("telegram", str(person.id))
            records.calendars.open(account.id, self.branch_id, token, NOW)

        self.write(work)

    async def get(self, token, **headers):
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{self.url}/ledger/calendar/{token}.ics", headers=headers) as answer,
        ):
            return answer.status, answer.headers, await answer.read()

    async def entries(self, token):
        status, _, data = await self.get(token)
        assert status == 200
        assert problems(data) == []
        return Calendar.from_ical(data).walk("VEVENT")


@pytest.fixture
async def house(tmp_path):
    settings = Settings(_env_file=None, data_dir=tmp_path, listen="127.0.0.1:0")
    with listen(settings) as door:
        app = build(listening_at(settings, door), now=lambda: NOW)
        server = asyncio.create_task(
            Server(application(app.ledger.desk)).serve_until_cancelled(door)
        )
        yield House(app, f"http://127.0.0.1:{door.getsockname()[1]}")
        server.cancel()
        await asyncio.wait([server])
        app.close()


async def test_a_member_gets_the_meetings_they_are_on_the_list_of(house):
    house.meet(5)
    house.meet(6, who=(0,))
    house.meet(7, state=MeetingState.DRAFT)
    house.subscribe(LI, TOKEN)

    [entry] = await house.entries(TOKEN)
    assert (entry["SUMMARY"], entry["LOCATION"]) == ("支部会议", "三楼会议室")
    assert entry.decoded("DTSTART") == NOW + timedelta(days=5)


async def test_it_is_a_calendar_that_is_kept_by_nobody_on_the_way(house):
    house.meet(5)
    house.subscribe(LI, TOKEN)
    status, headers, data = await house.get(TOKEN)

    assert status == 200
    assert headers["content-type"] == "text/calendar; charset=utf-8"
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in headers
    for hidden in ("学习党章", "主题党日", "第一支部", "李明"):
        assert hidden.encode() not in data


async def test_nothing_new_is_said_in_a_word(house):
    number = house.meet(5)
    house.subscribe(LI, TOKEN)
    _, headers, _ = await house.get(TOKEN)
    again = await house.get(TOKEN, **{"if-none-match": headers["etag"]})
    house.write(lambda records: records.meetings.change(number, place="二楼"))
    changed = await house.get(TOKEN, **{"if-none-match": headers["etag"]})

    assert (again[0], again[2]) == (304, b"")
    assert changed[0] == 200


async def test_a_meeting_that_is_moved_and_then_called_off_is_followed(house):
    number = house.meet(5)
    house.subscribe(LI, TOKEN)
    [first] = await house.entries(TOKEN)
    later = NOW + timedelta(days=8)
    house.write(
        lambda records: records.meetings.change(
            number, starts_at=later, ends_at=later + timedelta(hours=1)
        )
    )
    [moved] = await house.entries(TOKEN)
    house.write(lambda records: records.meetings.change(number, state=MeetingState.CANCELLED.value))
    [off] = await house.entries(TOKEN)

    assert first["UID"] == moved["UID"] == off["UID"]
    assert first["SEQUENCE"] < moved["SEQUENCE"] < off["SEQUENCE"]
    assert moved.decoded("DTSTART") == later
    assert (first["STATUS"], off["STATUS"]) == ("CONFIRMED", "CANCELLED")


@pytest.mark.parametrize(
    "token", ["", "x", TOKEN[:-1], TOKEN + "a", TOKEN.lower(), "..%2f..", "a" * 5000]
)
async def test_any_other_address_opens_nothing(house, token):
    house.meet(5)
    house.subscribe(LI, TOKEN)

    status, _, data = await house.get(token)
    assert status == 404
    assert b"VCALENDAR" not in data


async def test_a_stopped_address_opens_nothing_and_a_new_one_takes_its_place(house):
    house.subscribe(LI, TOKEN)
    house.subscribe(LI, "second" * 8)
    old, new = await house.get(TOKEN), await house.get("second" * 8)

    def stop(records):
        account = records.accounts.find("telegram", str(LI.id))
        records.calendars.close(account.id, house.branch_id)

    house.write(stop)

    assert (old[0], new[0]) == (404, 200)
    assert (await house.get("second" * 8))[0] == 404


async def test_who_has_left_the_branch_has_no_calendar_of_it(house):
    house.subscribe(LI, TOKEN)
    before = await house.get(TOKEN)
    house.write(lambda records: records.stays.leave(house.members[1], NOW.date()))

    assert before[0] == 200
    assert (await house.get(TOKEN))[0] == 404


async def test_the_addresses_are_in_no_log(house, caplog):
    caplog.set_level("DEBUG")
    house.subscribe(LI, TOKEN)
    await house.get(TOKEN)
    ours = [record for record in caplog.records if not record.name.startswith("aiohttp")]

    assert not any(TOKEN in record.getMessage() for record in ours)
