"""The buttons and questions that go with attendance（请假批准、补学、学时）."""

from cards.learning_hours import ShowHours
from cards.leave_approval import DecideLeave, NextLeave
from cards.make_up_study import (
    AskStudied,
    ConfirmStudied,
    DropStudied,
    OwnMissed,
    SaveStudied,
    ShowMissed,
)
from chat import Press
from domain.access import Right
from handlers.menu import Entry
from handlers.presence import approving, hours, studying

OWN, KEEP = Right.SEE_OWN, Right.RECORD

PRESENCE: dict[type[Press], Entry] = {
    DecideLeave: Entry(run=approving.decide, right=Right.APPROVE_LEAVE, can_undo=False),
    NextLeave: Entry(run=approving.show_next, right=Right.APPROVE_LEAVE, reads=True),
    ShowMissed: Entry(run=studying.show, right=KEEP, reads=True),
    OwnMissed: Entry(run=studying.show_own, right=OWN, reads=True),
    AskStudied: Entry(run=studying.ask, right=OWN, can_undo=False),
    SaveStudied: Entry(run=studying.save, right=OWN),
    DropStudied: Entry(run=studying.drop, right=OWN),
    ConfirmStudied: Entry(run=studying.confirm, right=KEEP),
    ShowHours: Entry(run=hours.show, right=Right.RUN_BRANCH, reads=True),
}

PRESENCE_ANSWERS: dict[str, Entry] = {
    studying.KIND: Entry(run=studying.take_day, right=OWN),
}
"""By the kind of question, who reads the answer."""
