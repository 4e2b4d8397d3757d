"""What a new secretary is asked, one thing after another（建支部后的几个问题）."""

from datetime import date

from cards.setup import (
    PaidTo,
    TrackFrom,
    paid_to_card,
    ready_card,
    since_card,
    who_are_you_card,
)
from chat import Card, Refresh, Reply, Tell, line
from domain.months import Month
from domain.periods import read_day, read_month
from domain.refusal import Refusal
from domain.text import MAX_NAME, clean_name
from handlers.request import Request
from locales import Words


def next_question(request: Request, said: list[Reply]) -> list[Reply]:
    """Ask what is still unknown: the secretary's name, since when, dues paid to."""
    branch, today = request.records.branches.one(request.home.id), request.today
    if request.me.name == Words(branch.language)("setup.placeholder"):
        request.ask("setup_name")
        return [*said, Tell(who_are_you_card(request.words))]
    if branch.tracked_from is None:
        request.ask("setup_since")
        days = [today.replace(month=1, day=1), today.replace(day=1)]
        return [*said, Tell(since_card(sorted(set(days)), request.words))]
    if not branch.settings.dues_paid_to:
        request.ask("setup_paid_to")
        months = [Month.of(today).plus(shift) for shift in (-2, -1, 0)]
        return [*said, Tell(paid_to_card(months, request.words))]
    request.drop_question()
    paid_to = Month.read(branch.settings.dues_paid_to)
    card = ready_card(branch.name, branch.tracked_from, paid_to, request.words)
    return [*said, Tell(card)]


def take_name(request: Request, text: str) -> list[Reply]:
    """The secretary's own name."""
    name = clean_name(text)
    if not name:
        raise Refusal("refused.empty")
    if len(name) > MAX_NAME:
        raise Refusal("refused.too_long", limit=MAX_NAME)
    request.records.people.rename(request.me.id, name)
    return _again(request, line(request.words("setup.my_name_is", name=name)))


def take_since(request: Request, text: str) -> list[Reply]:
    return _track_from(request, read_day(text, request.today))


def pick_since(request: Request, press: TrackFrom) -> list[Reply]:
    return _track_from(request, press.day)


def take_paid_to(request: Request, text: str) -> list[Reply]:
    return _paid_to(request, read_month(text, request.today))


def pick_paid_to(request: Request, press: PaidTo) -> list[Reply]:
    try:
        return _paid_to(request, Month.read(press.month))
    except ValueError:
        raise Refusal("refused.stale") from None


def _track_from(request: Request, day: date) -> list[Reply]:
    if day > request.today:
        raise Refusal("setup.refused.future")
    if request.home.tracked_from is not None:
        raise Refusal("setup.refused.already")
    request.records.branches.track_from(request.home.id, day)
    label = request.words("setup.ready.since")
    return _again(request, Card(fields=((label, f"{day:%Y-%m-%d}"),)))


def _paid_to(request: Request, month: Month) -> list[Reply]:
    if month > Month.of(request.today).plus(12):
        raise Refusal("setup.refused.future")
    if request.home.settings.dues_paid_to:
        raise Refusal("setup.refused.already")
    request.records.branches.set(request.home.id, "dues_paid_to", str(month))
    return _again(request, Card(fields=((request.words("setup.ready.paid_to"), str(month)),)))


def _again(request: Request, done: Card) -> list[Reply]:
    """What was just settled, then the next question."""
    request.drop_question()
    return next_question(request.refreshed(), [Refresh(done) if request.visit.card else Tell(done)])
