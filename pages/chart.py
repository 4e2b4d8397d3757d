"""The ledger in one picture（图）: the same SVG as in the chat, in the reader's own colours."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from domain.refusal import Refusal
from pages.sitting import Sitting
from pages.spans import shortcuts, span_of
from papers.charts.branch import branch_chart
from papers.charts.naming import period_of
from papers.charts.themes import stylesheet
from storage.charts import LONGEST, period_chart


def look(sitting: Sitting) -> Mapping[str, Any]:
    """A year at most: a picture of more says nothing any more."""
    period, words = span_of(sitting), sitting.words
    if period.first.plus(LONGEST) <= period.last:
        raise Refusal("page.refused.period")
    chart = period_chart(
        sitting.records, sitting.branch, period, sitting.member, sitting.now
    )  # fmt: skip
    return {
        "period": period,
        "period_name": period_of(period, words),
        "shortcuts": shortcuts(sitting, period, {}),
        "chart": Markup(branch_chart(chart, words)),  # escaped where it is drawn
        "is_empty": chart.is_empty,
    }


async def colours(_: Request) -> Response:
    """What makes a chart follow the reader's light or dark."""
    return Response(stylesheet(), media_type="text/css")
