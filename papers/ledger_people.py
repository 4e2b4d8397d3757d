"""考勤汇总 and 党费台账: everybody in roster order, numbers of meetings and yuan, never a rate."""

from decimal import Decimal

from domain.asking import Roll
from domain.attendance import Attendance, Presence
from domain.dues_sheet import DueMark, DuesSheet, received
from domain.ledgers import Ledger
from domain.months import Month
from domain.people import Member
from papers.naming import month_name
from papers.roster import Words
from papers.sheets import Cell, Sheet
from papers.titles import page_title

COUNTS = ("expected", "present", "excused", "absent", "unconfirmed")
NAME, GROUP, COUNT, MEETING, MONTH, SUM = 12, 12, 6, 7, 11, 12
FIT_ON_A_PAGE = 16
"""Meetings side by side; more go on to further pages, with the names repeated."""


def attendance_page(ledger: Ledger, words: Words) -> Sheet:
    """Each member's numbers, and beside them meeting by meeting what stands in the record."""
    sheet, zone = ledger.attendance, ledger.branch.timezone
    headings = [words("paper.column.name"), words("paper.column.group")]
    headings += [words(f"paper.column.{column}") for column in COUNTS]
    for roll in sheet.rolls:
        day = roll.meeting.starts_at.astimezone(zone)
        headings.append(f"{day:%m-%d}\n{words(f'meeting.short.{roll.meeting.kind}')}")
    many = len(sheet.rolls)
    return Sheet(
        name=words("paper.sheet.attendance"),
        title=page_title("attendance", ledger, words),
        note=words("paper.signs"),
        headings=tuple(headings),
        rows=tuple(_attended(member, ledger, words) for member in sheet.people),
        widths=(NAME, GROUP, *[COUNT] * (len(COUNTS) - 1), COUNT + 2, *[MEETING] * many),
        held=1,
        is_wide=many > FIT_ON_A_PAGE,
        grid=2,
    )


def _attended(member: Member, ledger: Ledger, words: Words) -> tuple[Cell, ...]:
    sheet = ledger.attendance
    counts = sheet.tally_of(member.id)
    signs = [_sign(sheet.at(roll.meeting.id, member.id), roll, words) for roll in sheet.rolls]
    numbers = [getattr(counts, column) for column in COUNTS]
    return (member.name, member.group.name if member.group else "", *numbers, *signs)


def _sign(one: Attendance | None, roll: Roll, words: Words) -> str:
    """One sign, the category beside a leave; nothing for who does not stand on the list."""
    if one is None:
        return ""
    if one.presence is None:
        code = "exempt" if one.is_exempt else "unconfirmed"
        return "" if roll.meeting.is_open and not one.is_exempt else words(f"presence.sign.{code}")
    sign = words(f"presence.sign.{one.presence}")
    if one.presence is Presence.EXCUSED and one.leave is not None:
        sign = words("paper.sign_of_leave", sign=sign, leave=words(f"leave.{one.leave}"))
    return words("paper.sign_made_up", sign=sign) if one.is_made_up else sign


def dues_page(ledger: Ledger, sheet: DuesSheet, words: Words) -> Sheet:
    """What has come in yuan, month by month; where nothing has, how the month stands."""
    months = sheet.months
    headings = (
        words("paper.column.name"),
        *(words("paper.month", year=one.year, name=month_name(one, words)) for one in months),
        words("paper.column.dues_amount"), words("paper.column.dues_received"),
    )  # fmt: skip
    rows = [
        _paid(member, sheet, words) for member in sheet.people if sheet.of_member(member.id).people
    ]
    sums = [sheet.of_month(month) for month in months]
    total = sheet.total
    rows.append(
        (words("paper.total"), *(one.received for one in sums), total.amount, total.received)
    )
    return Sheet(
        name=words("paper.sheet.dues"),
        title=page_title("dues", ledger, words),
        note=words("paper.dues_note"),
        headings=headings,
        rows=tuple(rows),
        widths=(NAME, *[MONTH] * len(months), SUM, SUM),
        held=1,
    )


def _paid(member: Member, sheet: DuesSheet, words: Words) -> tuple[Cell, ...]:
    mine = sheet.of_member(member.id)
    cells = [_due(member.id, month, sheet, words) for month in sheet.months]
    return (member.name, *cells, mine.amount, mine.received)


def _due(member_id: int, month: Month, sheet: DuesSheet, words: Words) -> str | Decimal | None:
    due, mark = sheet.at(member_id, month), sheet.mark(member_id, month)
    if due is None or mark is None:
        return None
    if mark is DueMark.CONFIRMED:
        return received(due)
    state = words(f"paper.due.{mark}")
    if not (part := received(due)):
        return state
    return words("paper.due_part", received=f"{part:.2f}", state=state)
