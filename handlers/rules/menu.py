"""The branch's customs and the guard（本支部约定、文字把关）. This file reads Chinese."""

from cards.guarding import ChangeTyped, SayAnyway
from cards.settings import AskSwitch, OpenSection, OpenSwitch, SetSwitch, ShowSwitches
from chat import Press
from domain.access import Right
from handlers.menu import Command, Entry
from handlers.rules import guarding, switching

RUN = Right.RUN_BRANCH

RULES: dict[type[Press], Entry] = {
    ShowSwitches: Entry(run=switching.show_switches, right=RUN, reads=True),
    OpenSection: Entry(run=switching.open_section, right=RUN, reads=True),
    OpenSwitch: Entry(run=switching.open_switch, right=RUN, can_undo=False),
    SetSwitch: Entry(run=switching.set_switch, right=RUN),
    AskSwitch: Entry(run=switching.ask, right=RUN, can_undo=False),
    SayAnyway: Entry(run=guarding.say_anyway, right=Right.SEE_OWN, can_undo=False),
    ChangeTyped: Entry(run=guarding.change, right=Right.SEE_OWN, can_undo=False),
}

RULE_COMMANDS: dict[str, Command] = {
    "settings": Command(
        entry=Entry(run=switching.settings, right=RUN, reads=True),
        aliases=("支部设置",),
        in_group=False,
    ),
}

RULE_ANSWERS: dict[str, Entry] = {
    switching.KIND: Entry(run=switching.take, right=RUN),
}
