"""Hours of learning（学时）: the secretary looks at everybody's, in roster order."""

from cards.learning_hours import ShowHours, hours_card
from chat import Refresh, Reply
from domain.months import Month
from domain.refusal import Refusal
from handlers.request import Request
from storage.absences import hours_of_year

EARLIEST = 2000


def show(request: Request, press: ShowHours) -> list[Reply]:
    if not EARLIEST <= press.year <= request.today.year:
        raise Refusal("refused.stale")
    if request.home.settings.learning_hours != "on":
        raise Refusal("learning.refused.off")
    hours = hours_of_year(request.records, request.home, press.year)
    card = hours_card(
        request.members(), hours, request.home.id, press.year, press.page,
        Month.of(request.today), request.words,
    )  # fmt: skip
    return [Refresh(card)]
