"""What the handlers of this folder look up（总表）."""

from datetime import date

from cards.olm import olm_card, when_held
from cards.olm_own import own_olm_card
from chat import Card
from domain.access import Right
from domain.olm import OlmSheet
from domain.olm_years import check_year
from domain.rectification import carried_over, items_of
from domain.refusal import Refusal
from domain.talks import TalkYear
from handlers.request import Request
from storage.olm_sheets import olm_sheet, year_at_hand


def the_sheet(request: Request, year: int) -> OlmSheet:
    """That year's, as it stands now; a forged year is refused."""
    check_year(year)
    return olm_sheet(request.records, request.home, year, request.today)


def year_now(request: Request) -> int:
    return year_at_hand(request.records, request.home, request.today)


def names_of(request: Request) -> dict[int, str]:
    """Also of those who have left: a talk or an item may name them."""
    return request.records.people.names(request.home.id)


def leads(request: Request) -> bool:
    return request.may(Right.LEAD_SPEAKERS)


def check_private(request: Request) -> None:
    if not request.is_private:
        raise Refusal("refused.private_only")


def lead_card(request: Request, year: int, *, said: str = "") -> Card:
    """The year's card for whoever leads."""
    sheet = the_sheet(request, year)
    held = when_held(sheet, request.today, request.words)
    return olm_card(sheet, names_of(request), request.today, held, request.words, said=said)


def own_card(request: Request, *, said: str = "") -> Card:
    """One's own of the year at hand."""
    year = year_now(request)
    sheet, me = the_sheet(request, year), request.me.id
    items = request.records.rectification.of(request.home.id)
    both = [*carried_over(items, year), *items_of(items, year)]
    talks = request.records.talks.of_member(request.home.id, me, two_years(request.today))
    return own_olm_card(
        sheet, me, talks, [one for one in both if one.owner_id == me and one.is_open],
        names=names_of(request), today=request.today,
        meeting=when_held(sheet, request.today, request.words),
        words=request.words, abilities=request.abilities, said=said,
    )  # fmt: skip


def two_years(today: date) -> TalkYear:
    """The days a talk may be written down for, and so corrected."""
    return TalkYear(date(today.year - 1, 1, 1), today)
