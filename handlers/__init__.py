"""Everything a person can ask for, on one page（菜单）.

To add a command: write one function in this room, then give it a line here.
"""

from cards.branches import PickBranch
from cards.claims import ClaimName, ConfirmClaims, DecideClaim, MoreNames
from cards.roster import PostClaimCard, SendTemplate, ShowRoster
from cards.setup import PaidTo, SetUpHere, TrackFrom
from chat import Joined, Left, Moved, Press
from domain.access import Right
from handlers import branches, chats, claims, roster, setup, setup_questions
from handlers import help as guide
from handlers.menu import Command, Entry
from handlers.request import Defaults, Request

__all__ = ["ANSWERS", "COMMANDS", "DOORS", "EVENTS", "FILES", "PRESSES", "Command", "Defaults",
           "Entry", "Request"]  # fmt: skip

ADMIN = frozenset({"group_admin"})

HELP = Entry(run=guide.show_help, right=Right.ASK_HELP, needs_branch=False)

COMMANDS: dict[str, Command] = {
    "start": Command(entry=HELP, is_listed=False),
    "help": Command(entry=HELP, aliases=("帮助",)),
    "setup": Command(
        entry=Entry(
            run=setup.set_up, right=Right.SET_UP, facts=ADMIN, needs_branch=False, can_undo=False
        ),
        aliases=("建支部",),
    ),
    "roster": Command(
        entry=Entry(run=roster.open_roster, right=Right.RUN_BRANCH),
        aliases=("名册",),
        in_group=False,
    ),
}

PRESSES: dict[type[Press], Entry] = {
    PickBranch: Entry(run=branches.pick, right=Right.SEE_OWN),
    # Set-up（建支部）
    SetUpHere: Entry(
        run=setup.set_up_here, right=Right.SET_UP, facts=ADMIN, needs_branch=False, can_undo=False
    ),
    TrackFrom: Entry(run=setup_questions.pick_since, right=Right.RUN_BRANCH, can_undo=False),
    PaidTo: Entry(run=setup_questions.pick_paid_to, right=Right.RUN_BRANCH, can_undo=False),
    # Roster and claims（名册与认领）
    ShowRoster: Entry(run=roster.show, right=Right.RUN_BRANCH, reads=True),
    SendTemplate: Entry(run=roster.send_template, right=Right.RUN_BRANCH, reads=True),
    PostClaimCard: Entry(run=claims.post_card, right=Right.RUN_BRANCH, can_undo=False),
    MoreNames: Entry(run=claims.more_names, right=Right.CLAIM, reads=True),
    ClaimName: Entry(run=claims.claim, right=Right.CLAIM, can_undo=False),
    DecideClaim: Entry(run=claims.decide, right=Right.RUN_BRANCH, can_undo=False),
    ConfirmClaims: Entry(run=claims.confirm_all, right=Right.RUN_BRANCH, can_undo=False),
}

ANSWERS: dict[str, Entry] = {
    "setup_code": Entry(run=setup.take_code, right=Right.SET_UP, needs_branch=False),
    "setup_name": Entry(run=setup_questions.take_name, right=Right.RUN_BRANCH, can_undo=False),
    "setup_since": Entry(run=setup_questions.take_since, right=Right.RUN_BRANCH, can_undo=False),
    "setup_paid_to": Entry(
        run=setup_questions.take_paid_to, right=Right.RUN_BRANCH, can_undo=False
    ),
    roster.KIND: Entry(run=roster.take_lines, right=Right.RUN_BRANCH),
}
"""By the kind of question, who reads the answer."""

FILES: dict[str, Entry] = {
    roster.KIND: Entry(run=roster.take_file, right=Right.RUN_BRANCH),
}
"""By the kind of question, who reads a file sent in answer."""

DOORS: dict[str, Entry] = {
    "": HELP,
    "setup": Entry(run=setup.go_on, right=Right.SET_UP, needs_branch=False),
    "claim": Entry(run=claims.open_names, right=Right.CLAIM, reads=True, needs_branch=False),
}
"""By the first word of a deep link's payload (before a dash), what it opens."""

EVENTS: dict[type[Joined] | type[Left] | type[Moved], Entry] = {
    Joined: Entry(run=setup.joined, right=Right.SET_UP, needs_branch=False),
    Left: Entry(run=chats.left, right=Right.ASK_HELP, needs_branch=False),
    Moved: Entry(run=chats.moved, right=Right.ASK_HELP, needs_branch=False),
}
"""What happens to chats."""
