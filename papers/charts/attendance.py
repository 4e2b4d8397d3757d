"""Attendance by meeting（考勤图）: bars of 应到, 实到 and 请假; numbers of people, no rates."""

from domain.charts import BranchChart, by_month
from domain.digest import Held
from locales import Words
from papers.charts.canvas import MARGIN, ROOM, WIDTH, Canvas, cut, width_of
from papers.charts.frame import legend, panel
from papers.charts.naming import day_of, kind_of, month_mark

FEW = 8
"""So many meetings have a line each; more are columns side by side."""
COLUMNS = {"expected": 268, "present": 322, "excused": WIDTH - MARGIN}
TALL = 112
AXIS = 24


def attendance_panel(canvas: Canvas, chart: BranchChart, words: Words) -> None:
    """Nothing if there was no meeting."""
    if not chart.held:
        return
    panel(canvas, words("charts.attendance.title"), totals(chart, words))
    if len(chart.held) <= FEW:
        _lines(canvas, chart, words)
    else:
        _columns(canvas, chart, words)
    legend(
        canvas,
        [
            (lambda c, x, y: c.bar(x - 6, y - 5, 12, 10, "present"), words("charts.present")),
            (lambda c, x, y: c.bar(x - 6, y - 2, 12, 4, "leave"), words("charts.excused")),
            (lambda c, x, y: c.outline(x - 6, y - 5, 12, 10), words("charts.expected")),
        ],
    )


def totals(chart: BranchChart, words: Words) -> str:
    """Such as 已结束4次：应到91 实到84 请假6."""
    counts = chart.counts
    return words("charts.attendance.total", count=len(chart.closed), expected=counts.expected,
                 present=counts.present, excused=counts.excused)  # fmt: skip


def _lines(canvas: Canvas, chart: BranchChart, words: Words) -> None:
    canvas.y += 10
    for name, x in COLUMNS.items():
        canvas.text(x, canvas.y, words(f"charts.{name}"), size=12, part="soft", anchor="end")
    most = max(one.counts.expected for one in chart.held) or 1
    for one in chart.held:
        day = one.meeting.starts_at.astimezone(chart.zone).date()
        name = words("charts.meeting", day=day_of(day, words), kind=kind_of(one.meeting, words))
        canvas.text(MARGIN, canvas.y + 21, cut(name, 13, COLUMNS["expected"] - MARGIN - 28))
        _numbers(canvas, one, words)
        _bar(canvas, one, ROOM / most, canvas.y + 28)
        canvas.y += 38
    canvas.y += 6


def _numbers(canvas: Canvas, one: Held, words: Words) -> None:
    y, counts = canvas.y + 21, one.counts
    canvas.text(COLUMNS["expected"], y, str(counts.expected), anchor="end")
    if one.meeting.is_open:
        last = COLUMNS["excused"]
        canvas.text(last, y, words("charts.open"), part="soft", anchor="end")
        return
    canvas.text(COLUMNS["present"], y, str(counts.present), anchor="end")
    canvas.text(COLUMNS["excused"], y, str(counts.excused), anchor="end")


def _bar(canvas: Canvas, one: Held, each: float, y: float) -> None:
    counts = one.counts
    canvas.outline(MARGIN, y, counts.expected * each, 10)
    if one.meeting.is_open:
        return
    canvas.bar(MARGIN, y, counts.present * each, 10, "present")
    canvas.bar(MARGIN + counts.present * each, y + 3, counts.excused * each, 4, "leave")


def _columns(canvas: Canvas, chart: BranchChart, words: Words) -> None:
    top = canvas.y + 8
    ground, most = top + TALL, max(one.counts.expected for one in chart.held) or 1
    for number in sorted({most, most // 2, 0}):
        y = ground - TALL * number / most
        canvas.path(f"M{MARGIN + AXIS} {y:g}H{WIDTH - MARGIN}", "faint")
        canvas.text(MARGIN + AXIS - 5, y + 4, str(number), size=12, part="soft", anchor="end")
    step = (ROOM - AXIS) / len(chart.held)
    for number, one in enumerate(chart.held):
        x = MARGIN + AXIS + number * step
        day = one.meeting.starts_at.astimezone(chart.zone).date()
        _column(canvas, one, TALL / most, x=x, ground=ground, wide=step,
                title=_title(one, day_of(day, words), words))  # fmt: skip
    _months(canvas, chart, step, words, ground + 15)
    canvas.y = ground + 22


def _months(canvas: Canvas, chart: BranchChart, step: float, words: Words, y: float) -> None:
    """Under the first meeting of each; left out where it would lie over the one before."""
    free, place = float(MARGIN), 0
    for month, held in by_month(chart.held, chart.zone).items():
        mark = month_mark(month, words)
        x = min(MARGIN + AXIS + place * step + 1, WIDTH - MARGIN - width_of(mark, 12))
        if x >= free:
            canvas.text(x, y, mark, size=12, part="soft")
            free = x + width_of(mark, 12) + 2
        place += len(held)


def _column(
    canvas: Canvas, one: Held, each: float, *, x: float, ground: float, wide: float, title: str
) -> None:
    counts, thick = one.counts, min(wide * 0.76, 24)
    left = x + (wide - thick) / 2
    high = counts.expected * each
    canvas.outline(left, ground - high, thick, high, title=title)
    if one.meeting.is_open:
        return
    came, away = counts.present * each, counts.excused * each
    canvas.bar(left, ground - came, thick, came, "present", title=title)
    canvas.bar(left + thick * 0.3, ground - came - away, thick * 0.4, away, "leave", title=title)


def _title(one: Held, day: str, words: Words) -> str:
    """What a reader hears, or sees when pointing at it."""
    name = words("charts.meeting", day=day, kind=kind_of(one.meeting, words))
    if one.meeting.is_open:
        return words("charts.said", what=name, numbers=words("charts.open"))
    counts = one.counts
    numbers = words("charts.attendance.numbers", expected=counts.expected, present=counts.present,
                    excused=counts.excused)  # fmt: skip
    return words("charts.said", what=name, numbers=numbers)
