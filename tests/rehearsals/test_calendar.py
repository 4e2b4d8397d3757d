"""/calendar: one's own meetings in one's own calendar, as files or at an address of one's own."""

from datetime import datetime

import pytest
from icalendar import Calendar
from sqlalchemy import select

from cards.calendar import SaveMeeting, StopCalendar, SubscribeCalendar
from chat import encode, line
from domain.meetings import MeetingKind, MeetingState, Scope
from storage import Signature
from storage.calendar import events
from storage.tables.traffic import audit
from tests.papers.test_calendar import problems
from tests.rehearsals.conftest import SHANGHAI
from tests.rehearsals.gatherings import publish

PUBLIC = "https://branch.example"
on_both = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)


def at(month, day, hour=14, minute=30):
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.fixture
def settings(settings, request):
    return settings.model_copy(update={"public_url": getattr(request, "param", PUBLIC)})


@pytest.fixture
def theme(play):
    return publish(play, starts_at=at(11, 27))


async def forges(play, user, press, *, chat=""):
    message = play.stage._add(chat or user, card=line("卡片"))
    return await play._watch(user, play.stage.sends_wire(user, message, encode(press)))


def files(play, user):
    mine = [one for one in play.stage.messages if one.chat == user and one.file]
    return [(one.file.name, one.file.data) for one in mine if one.file.name.endswith(".ics")]


def change(play, meeting_id, **values):
    def work(records):
        records.meetings.change(meeting_id, **values)
        records.audit.sign(Signature(branch_id=1, actor_id=1, action="move", at=play.clock()))

    play.app.writer.submit(work).result()


def entry(play, meeting_id):
    def work(records):
        found = [records.meetings.find(meeting_id)]
        [event] = events(records, records.branches.one(1), found, play.clock(), is_discreet=False)
        return event

    return play.app.reader.submit(work).result()


def address(text):
    return next(line for line in text.splitlines() if line.startswith(PUBLIC))


@on_both
async def test_a_member_sees_what_is_to_come_and_saves_one(play, theme):
    publish(
        play, starts_at=at(11, 20, 19), kind=MeetingKind.COMMITTEE_MEETING, scope=Scope.COMMITTEE
    )
    shown = await play.whispers("chen", "/calendar")

    assert "11月27日 周五 14:30 主题党日" in shown
    assert "支委会" not in shown
    await play.presses("chen", "11月27日")

    [(name, data)] = files(play, "chen")
    assert name == "支部会议 2026-11-27.ics"
    [event] = Calendar.from_ical(data).walk("VEVENT")
    assert event["SUMMARY"] == "支部会议"
    assert event["LOCATION"] == "三楼会议室"
    assert event.decoded("DTSTART") == at(11, 27)
    assert problems(data) == []


async def test_what_it_is_about_stands_in_no_calendar(play, theme):
    await forges(play, "chen", SaveMeeting(theme))

    [(_, data)] = files(play, "chen")
    assert "学习党章".encode() not in data
    assert "主题党日".encode() not in data
    assert "第三支部".encode() not in data


@pytest.mark.parametrize("play", ["abroad"], indirect=True)
async def test_a_phone_abroad_keeps_neither_branch_nor_place(play, theme):
    def work(records):
        records.accounts.set(records.accounts.find("rehearsal", "chen").id, language="en")

    play.app.writer.submit(work).result()
    await forges(play, "chen", SaveMeeting(theme))

    [(name, data)] = files(play, "chen")
    assert name == "Session 2026-11-27.ics"
    [event] = Calendar.from_ical(data).walk("VEVENT")
    assert (event["SUMMARY"], "LOCATION" in event) == ("Session", False)
    assert not any(char > "\x7f" for char in data.decode())


async def test_nobody_saves_a_meeting_they_are_not_on_the_list_of(play):
    committee = publish(
        play, starts_at=at(11, 20), kind=MeetingKind.COMMITTEE_MEETING, scope=Scope.COMMITTEE
    )
    draft = publish(play, starts_at=at(11, 21), state=MeetingState.DRAFT)

    for number in (committee, draft):
        assert "存不了" in await forges(play, "chen", SaveMeeting(number))
    assert files(play, "chen") == []


async def test_from_the_details_of_a_meeting_it_is_one_press(play, theme):
    from cards.agenda import ShowAgenda

    await forges(play, "chen", ShowAgenda(theme))
    await play.presses("chen", "存日历")

    assert len(files(play, "chen")) == 1


async def test_each_change_is_a_new_edition_of_the_same_entry(play, theme):
    first = entry(play, theme)
    await play.waits(hours=1)
    change(play, theme, starts_at=at(11, 26), ends_at=at(11, 26, 16))
    moved = entry(play, theme)
    change(play, theme, is_quiet=True)
    change(play, theme, state=MeetingState.CANCELLED.value)
    off = entry(play, theme)

    assert {one.uid for one in (first, moved, off)} == {first.uid}
    assert first.edition.number < moved.edition.number
    assert off.edition.number == moved.edition.number + 1
    assert (first.is_off, moved.is_off, off.is_off) == (False, False, True)
    assert moved.edition.at == play.clock()


async def test_taking_a_change_back_is_a_newer_edition_not_an_older_one(play, theme):
    first = entry(play, theme)
    change(play, theme, place="二楼会议室")
    moved = entry(play, theme)
    await play.whispers("wang", "/undo")
    back = entry(play, theme)

    assert (first.place, moved.place, back.place) == ("三楼会议室", "二楼会议室", "三楼会议室")
    assert first.edition.number < moved.edition.number < back.edition.number
    assert back.uid == first.uid


async def test_an_address_is_shown_once_and_kept_as_a_fingerprint(play, theme):
    assert "[订阅]" in await play.whispers("chen", "/calendar")
    shown = await play.presses("chen", "订阅")

    link = address(shown)
    token = link.removeprefix(f"{PUBLIC}/ledger/calendar/").removesuffix(".ics")
    assert len(token) >= 43
    again = await play.whispers("chen", "/calendar")
    assert "日历订阅：已开通" in again
    assert token not in again

    database = play.app.reader.submit(
        lambda records: str(
            records.kept_of(records.people.of_account(1, at(11, 2).date())[0].id, 1)
        )
    ).result()
    assert token not in database


async def test_a_new_address_closes_the_old_one_and_stopping_closes_both(play, theme):
    await play.whispers("chen", "/calendar")
    first = address(await play.presses("chen", "订阅"))
    second = address(await play.presses("chen", "换地址"))
    holders = [holder(play, first), holder(play, second)]
    await play.presses("chen", "停用")

    assert holders[0] is None
    assert holders[1] is not None
    assert holder(play, second) is None
    assert "[订阅]" in await play.whispers("chen", "/calendar")


def holder(play, link):
    token = link.rpartition("/")[2].removesuffix(".ics")
    return play.app.reader.submit(lambda records: records.calendars.holder(token)).result()


async def test_the_trail_knows_that_somebody_subscribed_and_no_address(play, theme):
    await play.whispers("chen", "/calendar")
    link = address(await play.presses("chen", "订阅"))

    def trail(records):
        query = select(audit).where(audit.c.action == "feedon")
        return [dict(row) for row in records.audit._connection.execute(query).mappings()]

    [written] = play.app.reader.submit(trail).result()
    [changed] = written["changes"]
    assert changed["table"] == "calendar_feeds"
    assert changed["new"]["token_hash"] == "*"
    assert link.rpartition("/")[2] not in str(written)


async def test_nobody_subscribes_aloud(play, theme):
    await forges(play, "chen", SubscribeCalendar(1), chat=play.stage.group)
    await play.says("chen", "/calendar")

    assert not any(PUBLIC in text for text in play.group)
    assert not any("主题党日" in text for text in play.group)


async def test_a_stranger_has_no_calendar(play, theme):
    assert PUBLIC not in await forges(play, "guest", SubscribeCalendar(1))
    assert "订阅" not in await play.whispers("guest", "/calendar")


async def test_stopping_what_never_was_on_is_no_trouble(play):
    assert "已停用" in await forges(play, "chen", StopCalendar(1))


@pytest.mark.parametrize("settings", [""], indirect=True)
async def test_where_no_phone_finds_us_meetings_are_saved_one_by_one(play, theme):
    shown = await play.whispers("chen", "/calendar")

    assert "[订阅]" not in shown
    assert "[11月27日]" in shown
    assert "不能订阅" in await forges(play, "chen", SubscribeCalendar(1))
