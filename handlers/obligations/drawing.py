"""The branch's month, quarter or year as a picture（支部的图）."""

from cards.charts import DrawPeriod, picture_card
from chat import Reply, Tell
from domain.duty_book import check_period
from domain.periods import read_period
from handlers.request import Request
from papers.charts.branch import branch_chart, branch_summary, branch_title
from storage.charts import period_chart


def draw(request: Request, press: DrawPeriod) -> list[Reply]:
    """Numbers only, of all that the asker may read."""
    period = read_period(press.period, request.today)
    check_period(period, request.today)
    chart = period_chart(request.records, request.home, period, request.me, request.now)
    words = request.words
    return [
        Tell(
            picture_card(
                branch_title(chart, words), branch_chart(chart, words), branch_summary(chart, words)
            )
        )
    ]
