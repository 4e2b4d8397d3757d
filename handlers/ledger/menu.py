"""/ledger（台账）: who may, and what runs with words behind it. This file reads Chinese."""

from domain.access import Right
from handlers.ledger import opening
from handlers.menu import Command, Entry

LEDGER_COMMANDS: dict[str, Command] = {
    "ledger": Command(
        entry=Entry(run=opening.open_ledger, right=Right.OPEN_LEDGER, can_undo=False),
        aliases=("台账",),
        in_group=False,
    ),
}
"""The files of a period are asked for by `worded=` here, as a line that `reads`."""
