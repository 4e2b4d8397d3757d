"""/settings: what the branch settles for itself（本支部约定）. Each change is audited."""

from datetime import datetime

from cards.settings import (
    AskSwitch,
    OpenSection,
    OpenSwitch,
    SetSwitch,
    ShowSwitches,
    ask_card,
    section_card,
    settings_card,
    switch_card,
    value_name,
)
from chat import Card, Refresh, Reply, Tell
from domain.dues import calling_day
from domain.months import Month
from domain.people import Branch
from domain.refusal import Refusal
from domain.switch_values import read_value
from domain.switches import Switch, check_fits, chosen, switch_of, value_of
from handlers.request import Request

KIND = "switch"

CALLS_DUES = frozenset({"dues_day", "dues_at"})


def settings(request: Request, _: str) -> list[Reply]:
    """/settings, in private: what differs from how it comes, and the way to all of it."""
    if not request.is_private:
        raise Refusal("refused.private_only")
    return [Tell(settings_card(request.home, request.words))]


def show_switches(request: Request, _: ShowSwitches) -> list[Reply]:
    return [Refresh(settings_card(request.home, request.words))]


def open_section(request: Request, press: OpenSection) -> list[Reply]:
    card = section_card(
        request.home, press.section, press.page, request.words, request.abilities
    )  # fmt: skip
    return [Refresh(card)]


def open_switch(request: Request, press: OpenSwitch) -> list[Reply]:
    """Whatever was asked on this card is not asked any more."""
    request.drop_question()
    return [Refresh(_card(request, switch_of(press.name)))]


def set_switch(request: Request, press: SetSwitch) -> list[Reply]:
    switch = switch_of(press.name)
    return [Refresh(_change(request, switch, chosen(switch, press.value)))]


def ask(request: Request, press: AskSwitch) -> list[Reply]:
    switch = switch_of(press.name)
    if not switch.is_typed:
        raise Refusal("refused.stale")
    request.ask(KIND, switch.name)
    return [Refresh(ask_card(request.home, switch, request.words))]


def take(request: Request, text: str) -> list[Reply]:
    """A number or a time of day of their own."""
    switch = switch_of(request.about)
    return [Tell(_change(request, switch, read_value(switch, text)))]


def _change(request: Request, switch: Switch, value: str) -> Card:
    """Before and after, and that it can be taken back."""
    before = value_of(request.home.settings, switch)
    check_fits(request.home.settings, switch, value)
    request.records.branches.set(request.home.id, switch.name, value)
    request.drop_question()
    said = request.words(
        "settings.changed",
        before=value_name(switch, before, request.words),
        after=value_name(switch, value, request.words),
    )
    return _card(request.refreshed(), switch, said)


def _card(request: Request, switch: Switch, said: str = "") -> Card:
    coming = _next_call(request.home, request.now) if switch.name in CALLS_DUES else None
    return switch_card(request.home, switch, request.words, said=said, coming=coming)


def _next_call(branch: Branch, now: datetime) -> datetime:
    """When dues are called next as things stand."""
    this = Month.of(now.astimezone(branch.timezone).date())
    moment = calling_day(branch, this)
    return moment if moment > now else calling_day(branch, this.plus(1))
