"""Dues by month（党费进度图）: how many have paid, of how many; no amounts."""

from domain.charts import BranchChart, DuesMonth
from locales import Words
from papers.charts.canvas import MARGIN, ROOM, Canvas
from papers.charts.frame import legend, panel
from papers.charts.naming import month_mark

TALL = 60
FEWEST = 6
"""Columns are never wider than if there were so many."""


def dues_panel(canvas: Canvas, chart: BranchChart, words: Words) -> None:
    """Nothing where nobody pays."""
    if not chart.dues:
        return
    panel(canvas, words("charts.dues.title"), dues_line(chart, words))
    ground = canvas.y + 22 + TALL
    most = max(one.counts.expected for one in chart.dues)
    step = ROOM / max(len(chart.dues), FEWEST)
    for number, one in enumerate(chart.dues):
        _column(canvas, one, words, x=MARGIN + number * step, ground=ground, wide=step,
                each=TALL / most)  # fmt: skip
    canvas.y = ground + 34
    legend(
        canvas,
        [
            (lambda c, x, y: c.bar(x - 6, y - 5, 12, 10, "met"), words("charts.dues.confirmed")),
            (lambda c, x, y: c.bar(x - 2.5, y - 5, 5, 10, "leave"), words("charts.dues.claimed")),
            (lambda c, x, y: c.outline(x - 6, y - 5, 12, 10), words("charts.dues.expected")),
        ],
    )


def dues_line(chart: BranchChart, words: Words) -> str:
    """Of the month, 11月已交27/28; of a longer stretch all its months together."""
    told = [one for one in chart.dues if chart.period.first <= one.month <= chart.period.last]
    paid = sum(one.counts.confirmed for one in told)
    expected = sum(one.counts.expected for one in told)
    key = "month" if chart.period.is_month else "total"
    return words(f"charts.dues.{key}", paid=paid, expected=expected) if told else ""


def _column(
    canvas: Canvas, one: DuesMonth, words: Words, *, x: float, ground: float, wide: float,
    each: float,
) -> None:  # fmt: skip
    counts, thick, middle = one.counts, min(wide * 0.62, 30), x + wide / 2
    left, high = middle - thick / 2, counts.expected * each
    paid, claimed = counts.confirmed * each, counts.claimed * each
    mark = month_mark(one.month, words)
    numbers = words("charts.dues.numbers", paid=counts.confirmed, claimed=counts.claimed,
                    expected=counts.expected)  # fmt: skip
    title = words("charts.said", what=mark, numbers=numbers)
    canvas.outline(left, ground - high, thick, high, title=title)
    canvas.bar(left, ground - paid, thick, paid, "met")
    canvas.bar(left + thick * 0.3, ground - paid - claimed, thick * 0.4, claimed, "leave")
    canvas.text(middle, ground - high - 5, str(counts.confirmed), size=12, anchor="middle")
    canvas.text(middle, ground + 14, mark, size=12, part="soft", anchor="middle")
    canvas.text(middle, ground + 28, f"/{counts.expected}", size=12, part="soft", anchor="middle")
