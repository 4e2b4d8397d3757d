"""A member's own year（我的一年）: what stands there of them, month by month."""

from functools import partial

from domain.attendance import Presence
from domain.charts import OwnChart
from domain.dues import DueState
from domain.months import Month
from locales import Words
from papers.charts.canvas import MARGIN, ROOM, Canvas
from papers.charts.frame import heading, legend, panel
from papers.charts.marks import paid, presence
from papers.charts.naming import dated, day_of, kind_of, month_mark
from papers.charts.themes import LIGHT, Theme

STEP = ROOM / 12
PRESENCES = (Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT, None)
STATES = (DueState.CONFIRMED, DueState.CLAIMED, DueState.DUE)


def own_chart(chart: OwnChart, words: Words, theme: Theme = LIGHT) -> str:
    """As SVG text; without the member's name, and never beside anybody else's."""
    canvas = Canvas(theme)
    title = words("charts.own.title", year=chart.year)
    heading(canvas, title, words("charts.own.below", branch=chart.branch,
                                 day=dated(chart.as_of, words)))  # fmt: skip
    _meetings(canvas, chart, words)
    _dues(canvas, chart, words)
    _hours(canvas, chart, words)
    return canvas.svg(title, own_summary(chart, words))


def own_summary(chart: OwnChart, words: Words) -> str:
    """The same numbers in words."""
    lines = {
        "attendance": _counts(chart, words),
        "dues": _paid(chart, words) if chart.dues else "",
        "hours": "" if chart.hours is None else _learnt(chart, words),
    }
    return words("charts.semicolon").join(
        words("charts.said", what=words(f"charts.{name}.title"), numbers=text)
        for name, text in lines.items()
        if text
    )


def _meetings(canvas: Canvas, chart: OwnChart, words: Words) -> None:
    panel(canvas, words("charts.attendance.title"), _counts(chart, words))
    months: dict[int, int] = {}
    top = canvas.y + 12
    for meeting, mine in chart.meetings:
        day = meeting.starts_at.astimezone(chart.zone).date()
        level = months.setdefault(day.month, 0)
        months[day.month] += 1
        state = words(f"me.presence.{mine.presence or 'unconfirmed'}")
        name = words("charts.meeting", day=day_of(day, words), kind=kind_of(meeting, words))
        presence(canvas, _middle(day.month), top + level * 15, mine.presence,
                 title=words("charts.said", what=name, numbers=state))  # fmt: skip
    _marks(canvas, chart, words, top + 15 * max([1, *months.values()]) + 4)
    seen = {mine.presence for _, mine in chart.meetings}
    legend(
        canvas,
        [
            (partial(presence, was=one), words(f"me.presence.{one or 'unconfirmed'}"))
            for one in PRESENCES
            if one in seen
        ],
    )


def _dues(canvas: Canvas, chart: OwnChart, words: Words) -> None:
    if not chart.dues:
        return
    panel(canvas, words("charts.dues.title"), _paid(chart, words))
    top = canvas.y + 12
    for number in range(1, 13):
        month = Month(chart.year, number)
        if (state := chart.due_in(month)) is not None:
            said = words("charts.said", what=month_mark(month, words),
                         numbers=words(f"charts.own.{state}"))  # fmt: skip
            paid(canvas, _middle(number), top, state, title=said)
    _marks(canvas, chart, words, top + 19)
    seen = {due.state for due in chart.dues}
    legend(
        canvas,
        [(partial(paid, state=one), words(f"charts.own.{one}")) for one in STATES if one in seen],
    )


def _hours(canvas: Canvas, chart: OwnChart, words: Words) -> None:
    if chart.hours is None:
        return
    panel(canvas, words("charts.hours.title"), _learnt(chart, words))
    full = max(chart.wanted, 1)
    canvas.outline(MARGIN, canvas.y + 4, ROOM, 12)
    canvas.bar(MARGIN, canvas.y + 4, ROOM * min(float(chart.hours) / full, 1), 12, "present")
    canvas.y += 34


def _marks(canvas: Canvas, chart: OwnChart, words: Words, y: float) -> None:
    for number in range(1, 13):
        mark = month_mark(Month(chart.year, number), words)
        canvas.text(_middle(number), y, mark, size=12, part="soft", anchor="middle")
    canvas.y = y + 6


def _middle(month: int) -> float:
    return MARGIN + STEP * (month - 0.5)


def _counts(chart: OwnChart, words: Words) -> str:
    counts = chart.counts
    return words("charts.own.counts", expected=counts.expected, present=counts.present,
                 excused=counts.excused)  # fmt: skip


def _paid(chart: OwnChart, words: Words) -> str:
    done = sum(due.state is DueState.CONFIRMED for due in chart.dues)
    return words("charts.own.paid", paid=done, expected=len(chart.dues))


def _learnt(chart: OwnChart, words: Words) -> str:
    return words("learning.own", hours=f"{chart.hours.normalize():f}" if chart.hours else "0",
                 wanted=chart.wanted)  # fmt: skip
