"""The buttons of a draft（起草会议的按钮）."""

from cards.choices import (
    ChooseKind,
    ChooseScope,
    LikeLast,
    NewMeeting,
    Preview,
    SetKind,
    SetScope,
    ToggleNamed,
    TogglePart,
)
from cards.drafting import AskHour, ChangeTime, Discard, DropHour, MoreChoices
from cards.publishing import PublishAt
from cards.series import AskSeries, LookAtOccurrence, OpenSeries, SkipOccurrence, StopSeries
from chat import Press
from domain.access import Right
from handlers.drafting import again, announce, choices, hour, series
from handlers.menu import Entry

CALL = Right.CALL_MEETINGS

DRAFTING: dict[type[Press], Entry] = {
    NewMeeting: Entry(run=announce.new_meeting, right=CALL),
    Preview: Entry(run=announce.preview, right=CALL, reads=True),
    ChangeTime: Entry(run=announce.ask_time, right=CALL),
    Discard: Entry(run=announce.discard, right=CALL),
    ChooseKind: Entry(run=choices.choose_kind, right=CALL, reads=True),
    SetKind: Entry(run=choices.set_kind, right=CALL),
    TogglePart: Entry(run=choices.toggle_part, right=CALL),
    ChooseScope: Entry(run=choices.choose_scope, right=CALL, reads=True),
    SetScope: Entry(run=choices.set_scope, right=CALL),
    ToggleNamed: Entry(run=choices.toggle_named, right=CALL),
    LikeLast: Entry(run=again.like_last, right=CALL),
    AskHour: Entry(run=hour.ask_hour, right=CALL),
    PublishAt: Entry(run=hour.set_hour, right=CALL),
    DropHour: Entry(run=hour.drop_hour, right=CALL),
    MoreChoices: Entry(run=hour.more, right=CALL, reads=True),
    OpenSeries: Entry(run=series.open_series, right=CALL, reads=True),
    AskSeries: Entry(run=series.ask_change, right=CALL),
    StopSeries: Entry(run=series.stop, right=CALL),
    LookAtOccurrence: Entry(run=series.look, right=CALL),
    SkipOccurrence: Entry(run=series.skip, right=CALL),
}
