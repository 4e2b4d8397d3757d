"""/holidays: which days are worked, where the published calendar does not know（节假日与调休）."""

from cards.holidays import AskHolidays, ForgetHolidays, holidays_card
from chat import Card, Refresh, Reply, Tell, line
from domain.holidays import read_days_off
from handlers.request import Request

KIND = "holidays"


def show(request: Request, _: str) -> list[Reply]:
    """What is known, and what the branch has said itself."""
    return [Tell(_card(request))]


def ask(request: Request, _: AskHolidays) -> list[Reply]:
    request.ask(KIND)
    return [Refresh(line(request.words("holidays.ask")))]


def take(request: Request, text: str) -> list[Reply]:
    """2027-02-06 上班, 2月8日至2月14日 放假 — all lines or none."""
    request.records.holidays.write(request.home.id, read_days_off(text, request.today))
    request.drop_question()
    return [Tell(_card(request))]


def forget(request: Request, _: ForgetHolidays) -> list[Reply]:
    holidays = request.records.holidays
    holidays.forget(request.home.id, holidays.own(request.home.id))
    return [Refresh(_card(request))]


def _card(request: Request) -> Card:
    return holidays_card(request.home.id, request.calendar, request.today, request.words)
