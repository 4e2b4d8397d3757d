"""民主评议: totals by grade are typed, checked and kept; never a name."""

from cards.appraisal import AskTotals, ShowAppraisal, appraisal_card, ask_totals_card
from chat import Card, Refresh, Reply, Tell
from domain.appraisal import check_totals, judge, read_totals
from domain.olm_years import read_year
from domain.people import MemberKind
from handlers.olm.sheets import the_sheet
from handlers.request import Request

TOTALS = "appraisal_totals"


def show(request: Request, press: ShowAppraisal) -> list[Reply]:
    request.drop_question()
    return [Refresh(_card(request, press.year))]


def ask(request: Request, press: AskTotals) -> list[Reply]:
    sheet = the_sheet(request, press.year)
    request.ask(TOTALS, str(press.year))
    return [Refresh(ask_totals_card(sheet, request.words))]


def take(request: Request, text: str) -> list[Reply]:
    year = read_year(request.about)
    totals = read_totals(text)
    check_totals(totals, _full(request))
    request.records.olm.appraise(
        request.home.id, year, totals, on=request.today, members=len(request.members())
    )
    request.drop_question()
    return [Tell(_card(request, year))]


def _card(request: Request, year: int) -> Card:
    sheet, full = the_sheet(request, year), _full(request)
    judged = None
    if sheet.appraisal is not None:
        judged = judge(sheet.appraisal, full, sheet.appraised_of)
    probationary = len(request.members()) - full
    return appraisal_card(sheet, judged, probationary, request.today, request.words)


def _full(request: Request) -> int:
    """Who may be graded: 预备党员 take part and are not."""
    return sum(one.kind is MemberKind.FULL for one in request.members())
