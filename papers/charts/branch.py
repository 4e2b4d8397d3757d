"""The branch's chart（支部的图）: meetings, dues and obligations of a month or a year, on one."""

from domain.charts import BranchChart
from locales import Words
from papers.charts.attendance import attendance_panel, totals
from papers.charts.canvas import Canvas
from papers.charts.dues import dues_line, dues_panel
from papers.charts.duties import duties_line, duties_panel
from papers.charts.frame import heading
from papers.charts.naming import dated, period_of
from papers.charts.themes import LIGHT, Theme


def branch_chart(chart: BranchChart, words: Words, theme: Theme = LIGHT) -> str:
    """As SVG text: `papers.pictures` makes a PNG of it; a page may show it in its own text."""
    canvas = Canvas(theme)
    title = branch_title(chart, words)
    below = words("charts.as_of", day=dated(chart.as_of, words))
    heading(canvas, title, below)
    attendance_panel(canvas, chart, words)
    dues_panel(canvas, chart, words)
    duties_panel(canvas, chart, words)
    return canvas.svg(title, branch_summary(chart, words))


def branch_title(chart: BranchChart, words: Words) -> str:
    """Such as 第三支部 2026年11月."""
    return words("charts.title", branch=chart.branch, period=period_of(chart.period, words))


def branch_summary(chart: BranchChart, words: Words) -> str:
    """The numbers of it all in words, for whoever does not see the picture."""
    parts = [words("charts.as_of", day=dated(chart.as_of, words))]
    lines = (
        ("attendance", totals(chart, words) if chart.held else ""),
        ("dues", dues_line(chart, words)),
        ("duties", duties_line(chart, words) if chart.duties else ""),
    )
    parts += [
        words("charts.said", what=words(f"charts.{name}.title"), numbers=text)
        for name, text in lines
        if text
    ]
    return words("charts.semicolon").join(parts)
