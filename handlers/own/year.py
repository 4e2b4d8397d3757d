"""One's own year as a picture（我的一年）: for nobody else's eyes."""

from cards.charts import DrawMyYear, own_picture_card
from chat import Reply, Tell
from domain.refusal import Refusal
from handlers.request import Request
from papers.charts.own import own_chart, own_summary
from storage import charts

EARLIEST = 2000


def draw_mine(request: Request, press: DrawMyYear) -> list[Reply]:
    """The year so far, or an earlier one that is kept here."""
    first = request.home.tracked_from
    kept = request.today.year if first is None else first.year
    if not EARLIEST < press.year <= request.today.year or press.year < kept:
        raise Refusal("refused.stale")
    chart = charts.own_chart(request.records, request.home, request.me, press.year, request.now)
    words = request.words
    return [
        Tell(
            own_picture_card(
                words("charts.own.title", year=press.year),
                own_chart(chart, words),
                own_summary(chart, words),
                branch_id=request.home.id,
                before=press.year - 1 if press.year > kept else None,
                words=words,
            )
        )
    ]
