"""Meetings that come back（重复的会）: the whole series, and what its caller is told beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from cards.clashes import clash_lines
from cards.meetings import heading
from cards.moments import span_name
from cards.nudges import kind_name, near_moment
from cards.repeats import days_name, with_shift
from chat import Button, Card, Press
from domain.clashes import Clash
from domain.meetings import Meeting
from domain.people import Branch, Reader
from domain.series import Series
from locales import Words


@dataclass(frozen=True, slots=True)
class OpenSeries(Press):
    """Its rule and next dates（整个系列）."""

    tag: ClassVar[str] = "series"

    series_id: int
    branch_id: int


@dataclass(frozen=True, slots=True)
class AskSeries(Press):
    """Their next line is another rule, hour or place for all of it（改时间）."""

    tag: ClassVar[str] = "sertime"

    series_id: int
    branch_id: int


@dataclass(frozen=True, slots=True)
class StopSeries(Press):
    """It comes back no more（停止重复）; `is_sure` is asked first."""

    tag: ClassVar[str] = "serstop"

    series_id: int
    branch_id: int
    is_sure: bool


@dataclass(frozen=True, slots=True)
class LookAtOccurrence(Press):
    """The draft that is going to go out, and its subject if it is another this time（看看）."""

    tag: ClassVar[str] = "serlook"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class SkipOccurrence(Press):
    """Not this time（这次不开）; the series goes on."""

    tag: ClassVar[str] = "serskip"

    meeting_id: int


def series_button(series: Series, words: Words) -> Button:
    """In the list of meetings: such as 每月第二个周五 主题党日."""
    label = words("series.in_the_list", days=days_name(series.rule, words),
                  kind=words(f"meeting.short.{series.kind}"))  # fmt: skip
    return Button(label, OpenSeries(series.id, series.branch_id))


def whole_button(meeting: Meeting, words: Words) -> tuple[Button, ...]:
    """From an occurrence to its series; nothing for a meeting that stands alone."""
    if meeting.series_id is None:
        return ()
    press = OpenSeries(meeting.series_id, meeting.branch_id)
    return (Button(words("series.button.whole"), press),)


def series_card(
    series: Series, coming: Sequence[Meeting], branch: Branch, words: Words, *, notes: Sequence[str]
) -> Card:
    """The rule and the next dates, some written down and some not; what can be done with all."""
    zone = branch.timezone
    days = words("series.custom", days=branch.settings.series_days,
                 clock=f"{branch.settings.series_at:%H:%M}")  # fmt: skip
    dates = "\n".join(_date_line(meeting, zone, words) for meeting in coming)
    key = (series.id, series.branch_id)
    return Card(
        title=_title(series, coming, words),
        lead=rule_line(series, words),
        fields=((words("series.field.next"), f"\n{dates}"),),
        note="\n".join([*filter(None, notes), days]),
        rows=(
            (
                Button(words("meeting.button.time"), AskSeries(*key)),
                Button(words("series.button.stop"), StopSeries(*key, False)),
            ),
        ),
    )


def rule_line(series: Series, words: Words) -> str:
    """Such as 每月第二个周五 14:30–16:30 三楼会议室."""
    hours = f"{series.rule.at:%H:%M}–{series.until:%H:%M}"
    name = with_shift(f"{days_name(series.rule, words)} {hours}", series.rule, words)
    return f"{name} {series.place}".strip()


def kept_line(meeting: Meeting, zone: ZoneInfo, words: Words) -> str:
    """What is published keeps its time when the series changes."""
    return words("series.kept", when=span_name(meeting.starts_at, meeting.ends_at, zone, words))


def sure_card(series: Series, coming: Sequence[Meeting], drafts: int, words: Words) -> Card:
    """Really stop it? And what becomes of what is written down."""
    yes = Button(words("series.button.stop"), StopSeries(series.id, series.branch_id, True))
    back = Button(words("button.back"), OpenSeries(series.id, series.branch_id))
    return Card(
        title=_title(series, coming, words),
        lead=words("series.sure"),
        note=words("series.drafts_go", count=drafts) if drafts else "",
        rows=((yes, back),),
    )


def coming_card(
    meeting: Meeting, clashes: Sequence[Clash], branch: Branch, reader: Reader, now: datetime,
    words: Words,
) -> Card:  # fmt: skip
    """In private, to whoever called the series: when it goes out; neutral words abroad."""
    assert meeting.publish_at is not None
    goes = replace(meeting, starts_at=meeting.publish_at)
    text = words(
        "series.coming", when=near_moment(meeting, branch, reader, now, words),
        at=near_moment(goes, branch, reader, now, words), kind=kind_name(meeting, words),
    )  # fmt: skip
    return Card(
        lead=text,
        note=clash_lines(clashes, branch.timezone, words),
        rows=(
            (
                Button(words("series.button.look"), LookAtOccurrence(meeting.id)),
                Button(words("series.button.skip"), SkipOccurrence(meeting.id)),
            ),
        ),
    )


def _title(series: Series, coming: Sequence[Meeting], words: Words) -> str:
    """What all have in common; a single one may have a subject of its own."""
    return heading(series.meeting_at(coming[0].starts_at), words)


def _date_line(meeting: Meeting, zone: ZoneInfo, words: Words) -> str:
    when = span_name(meeting.starts_at, meeting.ends_at, zone, words)
    if meeting.id == 0:
        return when
    return words("series.date", when=when, state=words(f"meeting.state.{meeting.state}"))
