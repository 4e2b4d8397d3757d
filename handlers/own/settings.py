"""One's own settings（个人设置）: they count for oneself alone; the group keeps the branch's."""

from typing import Any

from cards.own import (
    AS_BRANCH,
    NONE,
    AskQuiet,
    AskZone,
    OpenSettings,
    OwnLanguage,
    OwnReminders,
    OwnSettings,
    TakeQuiet,
    TakeZone,
    ask_quiet_card,
    ask_zone_card,
    settings_card,
    zone_card,
)
from chat import Card, Refresh, Reply, Tell
from domain.own import check_zone, read_hours, read_zone
from domain.refusal import Refusal
from handlers.request import Request
from locales import Words, languages

ZONE = "own_zone"
QUIET = "own_quiet"
"""The kinds of the questions."""


def open_settings(request: Request, _: OpenSettings) -> list[Reply]:
    """Whatever was asked on this card is not asked any more."""
    request.drop_question()
    return [Refresh(_card(request, request.words))]


def set_language(request: Request, press: OwnLanguage) -> list[Reply]:
    """What one reads in private from now on."""
    if press.language not in languages():
        raise Refusal("refused.stale")
    _choose(request, language=press.language)
    return [Refresh(_card(request, Words(press.language)))]


def set_reminders(request: Request, press: OwnReminders) -> list[Reply]:
    """Whether the bot may remind and nudge one（免提醒）."""
    _choose(request, wants_nudges=press.wants)
    return [Refresh(_card(request, request.words))]


def ask_zone(request: Request, _: AskZone) -> list[Reply]:
    request.ask(ZONE)
    return [Refresh(ask_zone_card(request.home, request.words))]


def take_zone(request: Request, text: str) -> list[Reply]:
    """A city, an offset or a zone; it counts once they have seen its clock."""
    zone = read_zone(text)
    return [Tell(zone_card(request.home, zone, request.now, request.words))]


def set_zone(request: Request, press: TakeZone) -> list[Reply]:
    request.drop_question()
    _choose(request, timezone=check_zone(press.zone))
    return [Refresh(_card(request, request.words))]


def ask_quiet(request: Request, _: AskQuiet) -> list[Reply]:
    request.ask(QUIET)
    return [Refresh(ask_quiet_card(request.home, request.words))]


def take_quiet(request: Request, text: str) -> list[Reply]:
    """Such as 22:30-7:00."""
    begin, end = read_hours(text)
    request.drop_question()
    _choose(request, quiet_from=f"{begin:%H:%M}", quiet_to=f"{end:%H:%M}")
    return [Tell(_card(request, request.words))]


def set_quiet(request: Request, press: TakeQuiet) -> list[Reply]:
    """None at all, or the branch's."""
    if press.hours not in (NONE, AS_BRANCH):
        raise Refusal("refused.stale")
    request.drop_question()
    clock = "00:00" if press.hours == NONE else None
    _choose(request, quiet_from=clock, quiet_to=clock)
    return [Refresh(_card(request, request.words))]


def _choose(request: Request, **values: Any) -> None:
    if request.account_id is None:
        raise Refusal("refused.stranger")
    request.records.accounts.choose(request.account_id, **values)


def _card(request: Request, words: Words) -> Card:
    if request.account_id is None:
        raise Refusal("refused.stranger")
    reader = request.records.accounts.claimant(request.account_id, request.home)
    own = OwnSettings(
        branch=request.home,
        reader=reader,
        zone=request.records.accounts.by_id(reader.account_id).timezone,
        other_languages={
            one: Words(one)("me.language") for one in languages() if one != words.language
        },
    )
    return settings_card(own, request.now, words)
