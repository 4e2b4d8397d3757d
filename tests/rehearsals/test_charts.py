"""Charts: the secretary's with the digest, one's own year, the branch's; the numbers of the text."""

from datetime import datetime
from xml.etree import ElementTree

import pytest

from cards.charts import DrawMyYear, DrawPeriod
from chat import encode, line
from domain.attendance import Presence, tally
from domain.meetings import MeetingKind, Scope
from domain.months import Month
from domain.periods import Period
from papers.pictures import png
from storage import Signature
from storage.books import attendance_sheet, dues_sheet, duties_sheet
from storage.charts import period_chart
from tests.rehearsals.conftest import SHANGHAI
from tests.rehearsals.gatherings import publish, record

SVG = "{http://www.w3.org/2000/svg}"
NAMES = ("王建国", "李敏", "赵敏", "张伟", "刘洋", "陈静", "杨帆", "周倩", "吴迪", "孙桂兰")


def at(month, day, hour=9, minute=0):
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.fixture
async def november(play):
    """Two meetings, one of a group, one called 点名; two of the branch have not paid."""
    theme = publish(play, starts_at=at(11, 3, 14))
    away = {"陈静": Presence.EXCUSED, "杨帆": Presence.ABSENT}
    group = publish(
        play,
        starts_at=at(11, 4, 19),
        kind=MeetingKind.GROUP_MEETING,
        scope=Scope.GROUP,
        group="一组",
    )
    named = publish(
        play,
        starts_at=at(11, 5, 19),
        kind=MeetingKind.STUDY,
        scope=Scope.NAMED,
        named=("陈静", "李敏"),
    )
    await play.until(at(11, 6))
    record(play, theme, {name: away.get(name, Presence.PRESENT) for name in NAMES}, close=True)
    record(play, group, {"王建国": Presence.PRESENT}, close=True)
    record(play, named, {"陈静": Presence.PRESENT}, close=True)
    pay(play, but=("刘洋", "周倩"))
    return play


def pay(play, *, but):
    def work(records):
        names = records.people.names(1)
        for due in records.dues.of_month(1, Month(2026, 11)):
            if names[due.member_id] not in but:
                records.dues.confirm(due.member_id, due.month, by=2, at=play.clock())
        records.audit.sign(Signature(branch_id=1, actor_id=2, action="test", at=play.clock()))

    play.app.writer.submit(work).result()


def decide(play, **switches):
    def work(records):
        for name, value in switches.items():
            records.branches.set(1, name, value)
        records.audit.sign(Signature(branch_id=1, actor_id=1, action="test", at=play.clock()))

    play.app.writer.submit(work).result()


def read(play, work):
    return play.app.reader.submit(work).result()


def drawn(play, chat):
    """The cards with a picture in that chat, and what stands on each picture."""
    cards = [one.card for one in play.stage.messages if one.chat == chat and one.card]
    return [(card, texts(card.picture.svg)) for card in cards if card.picture]


def texts(svg):
    return [node.text for node in ElementTree.fromstring(svg).iter(f"{SVG}text")]


async def forges(play, user, press, *, chat=""):
    message = play.stage._add(chat or user, card=line("卡片"))
    return await play._watch(user, play.stage.sends_wire(user, message, encode(press)))


async def test_the_secretarys_digest_carries_a_chart_with_the_numbers_of_the_text(november):
    await november.until(at(12, 1, 12))

    [(card, shown)] = drawn(november, "wang")
    assert card.title == "【第三支部 11月】只给书记看"
    assert shown[0] == "第三支部 2026年11月"
    place = shown.index("11月3日 主题党日")
    digest = next(text for text in november.group if text.startswith("【第三支部 11月】"))
    expected, present, excused = shown[place + 1 : place + 4]
    assert f"应到{expected} 实到{present} 请假{excused}" in digest
    assert "党费：已交8/10" in digest
    assert "本月已交8/10" in shown
    assert png(card.picture.svg).startswith(b"\x89PNG")
    assert card.picture.alt.startswith("截至2026年12月1日")


async def test_nobody_is_named_on_it_and_a_meeting_of_a_few_is_not_told(november):
    await november.until(at(12, 1, 12))

    [(card, shown)] = drawn(november, "wang")
    assert not any(name in card.picture.svg for name in NAMES)
    assert not any("集中学习" in text for text in shown)


async def test_the_group_reads_text_alone_until_the_branch_wants_a_chart(november):
    await november.until(at(12, 1, 12))

    assert drawn(november, november.stage.group) == []


async def test_the_groups_chart_shows_no_single_group_and_nothing_owed(november):
    decide(november, chart_group="on")
    await november.until(at(12, 1, 12))

    [(card, shown)] = drawn(november, november.stage.group)
    assert card.title == "【第三支部 11月】"
    assert "11月3日 主题党日" in shown
    assert not any("党小组会" in text or "职责" in text for text in shown)
    assert not any(name in card.picture.svg for name in NAMES)


async def test_the_secretary_may_do_without(november):
    await november.whispers("wang", "/settings")
    await november.presses("wang", "提醒")
    await november.presses("wang", "书记附图")
    assert "不附" in await november.presses("wang", "不附")
    await november.until(at(12, 1, 12))

    assert drawn(november, "wang") == []
    assert any("只给书记看" in text for text in november.private("wang"))


async def test_the_branchs_year_equals_the_ledger(november):
    await november.until(at(12, 1, 12))
    await november.whispers("wang", "/obligations 2026")
    await november.presses("wang", "看图")

    card, shown = drawn(november, "wang")[-1]
    year = Period(Month(2026, 1), Month(2026, 12))

    def sheets(records):
        branch = records.branches.one(1)
        now, asker = november.clock(), records.people.of(1, november.clock().date())[0]
        return (
            attendance_sheet(records, branch, year, asker),
            dues_sheet(records, branch, year, now),
            duties_sheet(records, branch, year, now),
            period_chart(records, branch, year, asker, now),
        )

    attendance, dues, duties, chart = read(november, sheets)
    counts = [tally(roll.attendances) for roll in attendance.rolls]
    expected, present, excused = (
        sum(getattr(one, name) for one in counts) for name in ("expected", "present", "excused")
    )
    assert f"已结束3次：应到{expected} 实到{present} 请假{excused}" in shown
    months = [dues.of_month(one.month) for one in chart.dues]
    assert [(one.counts.expected, one.counts.confirmed) for one in chart.dues] == [
        (month.people, month.confirmed) for month in months
    ]
    paid, people = sum(m.confirmed for m in months), sum(m.people for m in months)
    assert f"已交{paid}/{people}人月" in shown
    lights = [status for line in chart.duties for status in line.lights]
    told = [one.status for one in duties.standings if one.turn.first.year == 2026]
    assert sum(status.value == "met" for status in lights) == sum(s.value == "met" for s in told)
    assert card.title == "第三支部 2026年"


async def test_a_member_sees_their_own_year_with_the_numbers_of_me(november):
    await november.until(at(12, 1, 12))
    text = await november.whispers("chen", "/me")
    await november.presses("chen", "我的一年")

    [(card, shown)] = drawn(november, "chen")
    assert "应到3 到1 请假1" in text
    assert "应到3 到1 请假1" in shown
    assert "已交1/1个月" in shown
    assert card.title == "我的2026年"
    assert not any(name in card.picture.svg for name in NAMES)


async def test_nobody_draws_the_branchs_year_but_who_runs_it(november):
    before = len(november.stage.messages)
    await forges(november, "chen", DrawPeriod("2026", 1))

    assert drawn(november, "chen") == []
    assert len(november.stage.messages) > before


@pytest.mark.parametrize("year", [0, 1, 1899, 2025, 2027, 99_999_999])
async def test_a_year_that_is_not_kept_here_is_not_drawn(play, year):
    assert "已失效" in await forges(play, "chen", DrawMyYear(1, year))
    assert drawn(play, "chen") == []


async def test_a_year_is_not_drawn_into_the_group(november):
    await forges(november, "chen", DrawMyYear(1, 2026), chat=november.stage.group)

    assert drawn(november, november.stage.group) == []


@pytest.mark.parametrize("play", ["abroad"], indirect=True)
async def test_a_phone_abroad_shows_no_chart_before_it_is_opened(play):
    def work(records):
        account = records.accounts.find("rehearsal", "wang")
        records.accounts.set(account.id, language="en")

    play.app.writer.submit(work).result()
    publish(play, starts_at=at(11, 3, 14))
    await play.until(at(12, 1, 12))

    assert drawn(play, "wang") == []
    await play.presses("wang", "Details")

    [(_, shown)] = drawn(play, "wang")
    assert shown[0] == "第三支部, Nov 2026"
