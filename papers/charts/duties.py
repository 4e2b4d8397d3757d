"""Obligations met（职责完成图）: a light for each stretch, each status in a shape of its own."""

from functools import partial

from domain.cadence import Status
from domain.charts import BranchChart, DutyLine
from locales import Words
from papers.charts.canvas import MARGIN, WIDTH, Canvas, cut
from papers.charts.frame import legend, panel
from papers.charts.marks import light

SHARES = 150
LIGHTS = 168
STEP = (WIDTH - MARGIN - LIGHTS) / 12

EXPLAINED = (Status.MET, Status.MET_WITH_WARNING, Status.PENDING, Status.MISSING,
             Status.NOT_REQUIRED_PARTIAL)  # fmt: skip
ALIKE = {Status.PENDING_SUPERIOR_WINDOW: Status.PENDING}


def duties_panel(canvas: Canvas, chart: BranchChart, words: Words) -> None:
    """Nothing where nothing is followed."""
    if not chart.duties:
        return
    panel(canvas, words("charts.duties.title"), duties_line(chart, words))
    canvas.y -= 2
    for one in chart.duties:
        _line(canvas, one, words)
    canvas.y += 8
    shown = {ALIKE.get(status, status) for one in chart.duties for status in one.lights}
    legend(
        canvas,
        [
            (partial(light, status=one), words(f"charts.status.{one}"))
            for one in EXPLAINED
            if one in shown
        ],
    )


def duties_line(chart: BranchChart, words: Words) -> str:
    """All of the year together: so many of so many."""
    shares = [one.share for one in chart.duties if one.share is not None]
    done, of = sum(one.done for one in shares), sum(one.of for one in shares)
    return words("charts.duties.total", year=chart.period.first.year, done=done, of=of)


def _line(canvas: Canvas, one: DutyLine, words: Words) -> None:
    name, share = words(f"charts.duty.{one.duty}"), "" if one.share is None else str(one.share)
    if one.group and one.share is not None:
        _row(canvas, name, share)
    _row(
        canvas, one.group or name, "" if one.group else share,
        part="soft" if one.group else "ink", indent=12 if one.group else 0,
    )  # fmt: skip
    for number, status in enumerate(one.lights):
        x = LIGHTS + STEP * (number + 0.5)
        light(canvas, x, canvas.y - 4.5, status, title=words(f"charts.status.{status}"))


def _row(
    canvas: Canvas, name: str, share: str, *, part: str = "ink", indent: int = 0
) -> None:  # fmt: skip
    canvas.y += 23
    room = SHARES - MARGIN - indent - (36 if share else 0)
    canvas.text(MARGIN + indent, canvas.y, cut(name, 13, room), part=part)
    canvas.text(SHARES, canvas.y, share, anchor="end")
