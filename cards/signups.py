"""Signing up to speak（发言报名）: the card in the group, and what the secretary sees of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar
from zoneinfo import ZoneInfo

from cards.moments import moment_name, short_day
from chat import Button, Card, Press
from domain.meetings import Meeting
from domain.signups import Lineup, Wish, count_signups
from locales import Words


@dataclass(frozen=True, slots=True)
class SignUp(Press):
    """I wish to speak early, or to comment first（我要发言、愿提意见）.

    One tag for both: the audit trail keeps the tag, and must not tell which it was.
    """

    tag: ClassVar[str] = "signup"

    meeting_id: int
    wish: Wish


@dataclass(frozen=True, slots=True)
class Withdraw(Press):
    """Take back all of one's sign-ups（撤回）."""

    tag: ClassVar[str] = "signoff"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class OpenSignup(Press):
    """Of several open meetings, this one is meant."""

    tag: ClassVar[str] = "signupfor"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class PostAgain(Press):
    """A fresh sign-up card into the group; the old one is retired（再发一次）."""

    tag: ClassVar[str] = "signupcard"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class ArrangeSpeakers(Press):
    tag: ClassVar[str] = "arrange"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class StartSpeaking(Press):
    tag: ClassVar[str] = "speaking"

    meeting_id: int


def signup_card(
    meeting: Meeting, lineup: Lineup, zone: ZoneInfo, words: Words, *, has_deputy: bool, as_of: str
) -> Card:
    """Hangs in the group: how many signed up, never who.

    `as_of` is the hour, where the card cannot be redrawn and the number may grow old.
    """
    title = _heading(meeting, zone, words)
    if not meeting.is_open:
        return Card(title=title, lead=words(f"signup.state.{meeting.state}"))
    count = count_signups(lineup.signups)
    counted = words("signup.card.count_as_of" if as_of else "signup.card.count", count=count,
                    clock=as_of)  # fmt: skip
    lines = [words("signup.card.lead")]
    if count or not as_of:
        lines.append(counted)
    who = words("signup.card.both_see" if has_deputy else "signup.card.secretary_sees")
    wishes = [Button(words(f"signup.button.{wish}"), SignUp(meeting.id, wish)) for wish in Wish]
    withdraw = Button(words("signup.button.withdraw"), Withdraw(meeting.id))
    return Card(
        title=title,
        lead="\n".join(lines),
        note=f"{who}\n{words('signup.card.note')}",
        rows=((*wishes, withdraw),),
    )


def which_card(meetings: Sequence[Meeting], zone: ZoneInfo, words: Words) -> Card:
    """Several meetings are open to sign up for."""
    rows = tuple(
        (
            Button(
                short_day(meeting.starts_at.astimezone(zone).date(), words),
                OpenSignup(meeting.id),
                f"{moment_name(meeting.starts_at, zone, words)} {meeting.title}".strip(),
            ),
        )
        for meeting in meetings
    )
    return Card(lead=words("signup.which"), rows=rows)


def overview_card(meeting: Meeting, lineup: Lineup, zone: ZoneInfo, words: Words) -> Card:
    """For the secretary alone: who wishes what, early ones first, and what comes next."""
    title = words("signup.overview.title", when=moment_name(meeting.starts_at, zone, words))
    if not meeting.is_open:
        return Card(title=title, lead=words("signup.overview.over"))
    fields = tuple(
        (words(f"signup.overview.{wish}"), _names(lineup.wishing(wish), words)) for wish in Wish
    )
    order = words("signup.overview.arranged" if lineup.is_arranged else "signup.overview.usual")
    number = meeting.id
    return Card(
        title=title,
        fields=fields,
        lead=order,
        note=words("signup.overview.note"),
        rows=(
            (
                Button(words("signup.button.arrange"), ArrangeSpeakers(number)),
                Button(words("signup.button.start"), StartSpeaking(number)),
            ),
            (Button(words("signup.button.again"), PostAgain(number)),),
        ),
    )


def published_card(
    meeting: Meeting, lineup: Lineup, zone: ZoneInfo, words: Words, *,
    hidden: Collection[int] = (),
) -> Card:  # fmt: skip
    """For all to read: everybody expected, so that it singles out nobody; `hidden` by no name."""
    somebody = words("signup.order.somebody")
    spoken = [somebody if one in hidden else lineup.names[one] for one in lineup.order]
    names = words("signup.separator").join(spoken)
    return Card(
        title=words("signup.order.published_title",
                    when=moment_name(meeting.starts_at, zone, words)),
        lead=names,
        note=words("signup.order.published_note"),
    )  # fmt: skip


def _heading(meeting: Meeting, zone: ZoneInfo, words: Words) -> str:
    """What may reach a private chat stays neutral until opened."""
    when = moment_name(meeting.starts_at, zone, words)
    if meeting.is_private or not meeting.title:
        return words("signup.card.private_title", when=when)
    return words("signup.card.title", title=meeting.title, when=when)


def _names(names: Sequence[str], words: Words) -> str:
    if not names:
        return words("signup.overview.nobody")
    return words("signup.separator").join(names)
