"""`/attendance` and `/ledger` for a year of a branch of fifty, sixty meetings, and its chart.

`python -m tests.bench.year`

From the visit to its reply, on one core, on a connection that cannot write.
"""

import os
import tempfile
from datetime import timedelta
from decimal import Decimal
from time import perf_counter
from types import SimpleNamespace

from bot.app import build, utc_now
from bot.platforms.telegram.answers import ABILITIES
from bot.reception import Reception
from bot.settings import Settings
from cards.asking import ExportPeriod
from cards.charts import DrawPeriod
from cards.taking import ExportLedger, ExportRecords
from chat import Account, Incoming, Place, Pressed, Said, Send, encode
from domain.attendance import Presence
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.minutes import MinuteLine, Vote
from domain.months import Month
from domain.people import Office
from papers.pictures import png
from storage import Signature
from storage.minutes import RESOLUTION, TOPIC
from tests.bench.house import OURS, PEOPLE, enrol
from tests.bench.table import Row, show, spread

MEETINGS, ASKED = 60, 20
SECRETARY = SimpleNamespace(id=100, name="王书记")
PRESENCES = [Presence.PRESENT] * 8 + [Presence.EXCUSED, Presence.ABSENT]


def main() -> None:
    os.sched_setaffinity(0, OURS)
    with tempfile.TemporaryDirectory() as folder:
        app = build(Settings(_env_file=None, data_dir=folder))
        year = utc_now().year - 1
        app.writer.submit(lambda records: plant(records, year)).result()
        asked = Said("attendance", f"{year}年")
        card, waits = timed(app, asked)
        [press] = [one.press for row in card.rows for one in row if is_export(one)]
        sheet, files = timed(app, Pressed(encode(press)))
        _, months = timed(app, Said("attendance", f"{year}-12"))
        picture, charts = timed(app, Pressed(encode(DrawPeriod(f"{year}", 1))), draw)
        _, lacking = timed(app, Said("ledger", f"{year}年"))
        whole = (1, f"{year}-01", f"{year}-12")
        ledger, ledgers = timed(app, Pressed(encode(ExportLedger(*whole))))
        pages, records = timed(app, Pressed(encode(ExportRecords(*whole))))
        app.close()
    show([
        Row(f"/attendance of a year, {PEOPLE} members, {MEETINGS} meetings",
            f"{spread(waits, '.0f')} ms", f"one month of it {spread(months, '.0f')} ms"),
        Row("The same as a workbook", f"{spread(files, '.0f')} ms", f"{len(sheet) // 1024} KiB"),
        Row("The same as a chart", f"{spread(charts[1:], '.0f')} ms",
            f"the first one {charts[0]:.0f} ms, {len(picture) // 1024} KiB"),
        Row("/ledger of the year: what is missing", f"{spread(lacking, '.0f')} ms", ""),
        Row("Its workbook", f"{spread(ledgers, '.0f')} ms", f"{len(ledger) // 1024} KiB"),
        Row("Its record pages", f"{spread(records, '.0f')} ms", f"{len(pages) // 1024} KiB"),
    ])  # fmt: skip


def is_export(button):
    return isinstance(getattr(button, "press", None), ExportPeriod)


def draw(card):
    """As the line to a chat service does it."""
    return png(card.picture.svg)


def timed(app, asked, then=lambda reply: reply):
    waits = []
    for number in range(ASKED):
        visit = Incoming(
            place=Place("telegram", str(SECRETARY.id), is_private=True),
            account=Account("telegram", str(SECRETARY.id)), at=utc_now(), what=asked,
            key=f"{asked}:{number}", order=number,
        )  # fmt: skip
        began = perf_counter()
        reception = Reception(visit=visit, abilities=ABILITIES, defaults=app.dispatcher.defaults)
        lookup = app.writer.submit(reception.receive, once=visit.key).result()
        [reply] = app.reader.submit(lookup.run).result()
        told = then(reply.data if isinstance(reply, Send) else reply.card)
        waits.append((perf_counter() - began) * 1000)
    return told, waits


def plant(records, year):
    """A year in which most come, some are on leave and some stay away."""
    now = utc_now()
    since = now.replace(year=year, month=1, day=2, hour=11, minute=0)
    branch_id = records.branches.add(
        name="第一支部", timezone="Asia/Shanghai", language="zh_CN", at=since
    )
    others = [SimpleNamespace(id=101 + n, name=f"党员{n:02}") for n in range(PEOPLE - 1)]
    members = [enrol(records, branch_id, one, since) for one in (SECRETARY, *others)]
    records.people.appoint(members[0], Office.SECRETARY, on=since.date())
    for number in range(MEETINGS):
        starts_at = since + timedelta(days=number * 6)
        meeting_id = records.meetings.draft(
            Meeting(
                id=0, branch_id=branch_id, kind=MeetingKind.THEME_DAY, title=f"第{number}次学习",
                starts_at=starts_at, ends_at=starts_at + timedelta(hours=2),
                state=MeetingState.CLOSED, created_by=members[0],
            )
        )  # fmt: skip
        records.meetings.expect(meeting_id, members)
        for place, member_id in enumerate(members):
            presence = PRESENCES[(place + number) % len(PRESENCES)]
            records.attendance.record(
                meeting_id, member_id, presence, by=members[0], at=starts_at, is_late=False
            )
        keep_record(records, meeting_id, members[0], starts_at)
    keep_dues(records, branch_id, members, year, now)
    records.audit.sign(Signature(branch_id=branch_id, actor_id=None, action="seed", at=now))


def keep_record(records, meeting_id, chair_id, at):
    records.minutes.begin(records.meetings.find(meeting_id), chair_id=chair_id)
    for one in records.minutes.of(meeting_id):
        records.minutes.write(one.id, TOPIC, [MinuteLine("学习党章"), MinuteLine("通报党费")])
        records.minutes.write(one.id, RESOLUTION, [MinuteLine("同意", vote=Vote(40, 0, 1))])
        records.minutes.confirm(one.id, by=chair_id, at=at, counted=40)


def keep_dues(records, branch_id, members, year, now):
    for number in range(1, 13):
        month = Month(year, number)
        for member_id in members:
            records.dues.owe(branch_id, member_id, month, Decimal("37.85"))
            records.dues.confirm(member_id, month, by=members[0], at=now)


if __name__ == "__main__":
    main()
