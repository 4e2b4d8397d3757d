"""The buttons of set-up（建支部的按钮）."""

from cards.binding import BindChat
from cards.setup import PaidTo, SetUpHere, TrackFrom
from chat import Press
from domain.access import Right
from handlers.menu import ADMIN, Entry
from handlers.setup import binding, founding, questions

SETUP: dict[type[Press], Entry] = {
    SetUpHere: Entry(
        run=founding.set_up_here,
        right=Right.SET_UP,
        facts=ADMIN,
        needs_branch=False,
        can_undo=False,
        in_group=True,
    ),
    BindChat: Entry(
        run=binding.bind,
        right=Right.SET_UP,
        facts=ADMIN,
        needs_branch=False,
        can_undo=False,
        in_group=True,
    ),
    TrackFrom: Entry(run=questions.pick_since, right=Right.RUN_BRANCH, can_undo=False),
    PaidTo: Entry(run=questions.pick_paid_to, right=Right.RUN_BRANCH, can_undo=False),
}
