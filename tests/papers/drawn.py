"""What the tests of charts draw: 第一支部's November, its year, and 李明's.

`python -m tests.papers.drawn` writes them down anew; look at them before they are kept.
"""

import platform
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.attendance import Attendance, Presence, Tally
from domain.cadence import Status
from domain.charts import BranchChart, DuesMonth, DutyLine, OwnChart
from domain.digest import Held
from domain.dues import Due, DuesTally, DueState
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.months import Month
from domain.obligations import Duty
from domain.periods import Period
from domain.year_end import Completion
from locales import Words
from papers.charts.branch import branch_chart
from papers.charts.own import own_chart
from papers.charts.themes import DARK
from papers.pictures import png

ZONE = ZoneInfo("Asia/Shanghai")
MET, WARNED, MISSING, PENDING, PARTIAL = (
    Status.MET, Status.MET_WITH_WARNING, Status.MISSING, Status.PENDING,
    Status.NOT_REQUIRED_PARTIAL,
)  # fmt: skip
KINDS = list(MeetingKind)
NOVEMBER = Period(Month(2026, 11), Month(2026, 11))
YEAR = Period(Month(2026, 1), Month(2026, 12))


def meeting(number, kind, day, *, is_open=False):
    start = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=6, minutes=30)
    return Meeting(
        id=number, branch_id=1, kind=kind, title="学习党章", starts_at=start,
        ends_at=start + timedelta(hours=2), place="三楼会议室",
        state=MeetingState.PUBLISHED if is_open else MeetingState.CLOSED,
    )  # fmt: skip


def held(number, kind, day, expected, present, excused, *, is_open=False):
    counts = Tally(expected=expected, present=present, excused=excused)
    return Held(meeting=meeting(number, kind, day, is_open=is_open), counts=counts)


DUTIES = (
    DutyLine(duty=Duty.GENERAL_MEETING, group="", share=Completion(3, 4),
             lights=(MET, WARNED, MET, PENDING)),
    DutyLine(duty=Duty.COMMITTEE_MEETING, group="", share=Completion(10, 12),
             lights=(MET,) * 6 + (MISSING,) + (MET,) * 4 + (PENDING,)),
    DutyLine(duty=Duty.GROUP_MEETING, group="一组", share=Completion(21, 24),
             lights=(PARTIAL,) + (MET,) * 10 + (PENDING,)),
    DutyLine(duty=Duty.GROUP_MEETING, group="二组", share=None, lights=(MET,) * 11 + (PENDING,)),
    DutyLine(duty=Duty.THEME_DAY, group="", share=Completion(11, 12), lights=(MET,) * 11 + (PENDING,)),
    DutyLine(duty=Duty.PARTY_LECTURE, group="", share=Completion(4, 4), lights=(MET,) * 4),
    DutyLine(duty=Duty.ORGANIZATIONAL_LIFE_MEETING, group="", share=Completion(0, 1), lights=(PENDING,)),
    DutyLine(duty=Duty.DEMOCRATIC_APPRAISAL, group="", share=Completion(0, 1), lights=(PENDING,)),
    DutyLine(duty=Duty.DUES_PUBLICATION, group="", share=Completion(1, 1), lights=(MET,)),
)  # fmt: skip


def dues(until):
    return tuple(
        DuesMonth(Month(2026, number), DuesTally(expected=28, claimed=number == until,
                                                 confirmed=28 - (number == until)))
        for number in range(1, until + 1)
    )  # fmt: skip


def november():
    return BranchChart(
        branch="第一支部", zone=ZONE, period=NOVEMBER, as_of=date(2026, 11, 30),
        held=(
            held(1, MeetingKind.COMMITTEE_MEETING, date(2026, 11, 4), 5, 5, 0),
            held(2, MeetingKind.GROUP_MEETING, date(2026, 11, 10), 14, 12, 2),
            held(3, MeetingKind.GROUP_MEETING, date(2026, 11, 11), 14, 13, 0),
            held(4, MeetingKind.THEME_DAY, date(2026, 11, 27), 28, 25, 3),
            held(5, MeetingKind.ORGANIZATIONAL_LIFE_MEETING, date(2026, 11, 30), 28, 0, 0, is_open=True),
        ),
        dues=dues(11), duties=DUTIES,
    )  # fmt: skip


def year():
    """Sixty meetings of a branch of fifty."""
    each = [
        held(n + 1, KINDS[n % len(KINDS)], date(2026, 1, 4) + timedelta(days=n * 6),
             50 if n % 3 else 7, 50 - n % 11 if n % 3 else 6, n % 11 // 2 if n % 3 else 1)
        for n in range(60)
    ]  # fmt: skip
    return BranchChart(branch="第一支部", zone=ZONE, period=YEAR, as_of=date(2026, 12, 31),
                       held=tuple(each), dues=dues(12), duties=DUTIES)  # fmt: skip


def own():
    presences = [Presence.PRESENT] * 5 + [Presence.EXCUSED, None, Presence.ABSENT]
    start = date(2026, 1, 4)
    return OwnChart(
        branch="第一支部", zone=ZONE, year=2026, as_of=date(2026, 12, 31),
        meetings=tuple(
            (meeting(n, MeetingKind.THEME_DAY, start + timedelta(days=n * 12)),
             Attendance(member_id=2, recorded=presences[n % len(presences)]))
            for n in range(30)
        ),
        dues=tuple(
            Due(member_id=2, month=Month(2026, n), amount=Decimal(10),
                state=[DueState.CONFIRMED, DueState.CLAIMED, DueState.DUE][max(0, n - 10)])
            for n in range(1, 13)
        ),
        hours=Decimal("21.5"), wanted=32,
    )  # fmt: skip


LOOKED_AT = {
    "month": lambda: branch_chart(november(), Words("zh_CN")),
    "month-dark": lambda: branch_chart(november(), Words("zh_CN"), DARK),
    "month-aloud": lambda: branch_chart(november().aloud(), Words("zh_CN")),
    "year": lambda: branch_chart(year(), Words("en")),
    "own": lambda: own_chart(own(), Words("zh_CN")),
}
"""Kept as text, and by the hash of the picture made from it."""


def made_with():
    import resvg_py

    return f"resvg_py-{resvg_py.__version__}-{platform.machine()}"


def main():
    folder = Path(__file__).with_name("drawn")
    folder.mkdir(exist_ok=True)
    hashes = [f"made_with {made_with()}"]
    for name, draw in LOOKED_AT.items():
        svg = draw()
        (folder / f"{name}.svg").write_text(svg, "utf-8")
        hashes.append(f"{name} {sha256(png(svg)).hexdigest()}")
    (folder / "hashes.txt").write_text("\n".join(hashes) + "\n")


if __name__ == "__main__":
    main()
