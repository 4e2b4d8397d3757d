"""The buttons of a record（会议记录）: what each does, and who may press it."""

from cards.minutes import (
    AskResolutions,
    AskTopics,
    ConfirmMinutes,
    PickChair,
    ReopenMinutes,
    SetChair,
    ShowMinutes,
    TogglePublic,
)
from cards.recorders import NameRecorder, PickRecorder
from chat import Press
from domain.access import Right
from handlers.menu import Entry
from handlers.minutes import keeping, recorders

KEEP = Right.KEEP_MINUTES

MINUTES: dict[type[Press], Entry] = {
    PickRecorder: Entry(run=recorders.pick, right=Right.CALL_MEETINGS, reads=True),
    NameRecorder: Entry(run=recorders.name, right=Right.CALL_MEETINGS),
    ShowMinutes: Entry(run=keeping.show, right=Right.SEE_OWN, reads=True),
    AskTopics: Entry(run=keeping.ask_topics, right=KEEP),
    AskResolutions: Entry(run=keeping.ask_resolutions, right=KEEP),
    TogglePublic: Entry(run=keeping.toggle_public, right=KEEP),
    PickChair: Entry(run=keeping.pick_chair, right=KEEP, reads=True),
    SetChair: Entry(run=keeping.set_chair, right=KEEP),
    ConfirmMinutes: Entry(run=keeping.confirm, right=KEEP),
    ReopenMinutes: Entry(run=keeping.reopen, right=KEEP),
}
