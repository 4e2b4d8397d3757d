"""Everything a person can ask for, on one page（菜单）.

To add a command: write one function in this room, then give it a line here.
"""

from cards.branches import PickBranch
from chat import Joined, Left, Moved, Press
from domain.access import Right
from handlers import branches
from handlers import help as guide
from handlers.menu import Command, Entry
from handlers.request import Defaults, Request

__all__ = ["ANSWERS", "COMMANDS", "DOORS", "EVENTS", "FILES", "PRESSES", "Command", "Defaults",
           "Entry", "Request"]  # fmt: skip

HELP = Entry(run=guide.show_help, right=Right.ASK_HELP, needs_branch=False)

COMMANDS: dict[str, Command] = {
    "start": Command(entry=HELP, is_listed=False),
    "help": Command(entry=HELP, aliases=("帮助",)),
}

PRESSES: dict[type[Press], Entry] = {
    PickBranch: Entry(run=branches.pick, right=Right.SEE_OWN),
}

ANSWERS: dict[str, Entry] = {}
"""By the kind of question, who reads the answer."""

FILES: dict[str, Entry] = {}
"""By the kind of question, who reads a file sent in answer."""

DOORS: dict[str, Entry] = {"": HELP}
"""By the first word of a deep link's payload (before a dash), what it opens."""

EVENTS: dict[type[Joined] | type[Left] | type[Moved], Entry] = {}
"""What happens to chats."""
