"""The buttons and questions of people coming and going（党员变动）: the heads' alone."""

from cards.changing import (
    AskConversion,
    AskGroup,
    AskMark,
    AskName,
    Convert,
    EndMark,
    SetGroup,
    SetMark,
)
from cards.extending import AskExtension, Extend
from cards.joining import AnotherPerson, AskJoining, SaveJoining
from cards.leaves import AskLeave, EndLeave, PickLeave
from cards.merging import AskMerging, Merge
from cards.people import ShowFormer
from cards.persons import ShowPerson
from cards.roster import ShowRoster
from cards.transfers import AskReturn, AskTransfer, Return, TransferOut
from cards.voting import AskApproval, AskResolved, CountAgain, LeaveOut, SetForAll, ShowLeftOut
from chat import Press
from domain.access import Right
from handlers.menu import Entry
from handlers.people import (
    changing,
    extending,
    joining,
    leaves,
    looking,
    merging,
    transfers,
    voting,
)

RUN = Right.RUN_BRANCH

PEOPLE: dict[type[Press], Entry] = {
    ShowRoster: Entry(run=looking.show_roster, right=RUN, reads=True),
    ShowFormer: Entry(run=looking.show_former, right=RUN, reads=True),
    ShowPerson: Entry(run=looking.show_person, right=RUN, can_undo=False),
    AskJoining: Entry(run=joining.ask, right=RUN, can_undo=False),
    SaveJoining: Entry(run=joining.save, right=RUN),
    AnotherPerson: Entry(run=joining.another, right=RUN, can_undo=False),
    AskConversion: Entry(run=changing.ask_conversion, right=RUN, can_undo=False),
    Convert: Entry(run=changing.convert, right=RUN),
    AskExtension: Entry(run=extending.ask, right=RUN, can_undo=False),
    Extend: Entry(run=extending.extend, right=RUN),
    AskGroup: Entry(run=changing.ask_group, right=RUN, can_undo=False),
    SetGroup: Entry(run=changing.set_group, right=RUN),
    AskName: Entry(run=changing.ask_name, right=RUN, can_undo=False),
    AskMark: Entry(run=changing.ask_mark, right=RUN, can_undo=False),
    SetMark: Entry(run=changing.set_mark, right=RUN),
    EndMark: Entry(run=changing.end_mark, right=RUN),
    AskLeave: Entry(run=leaves.ask, right=RUN, reads=True),
    PickLeave: Entry(run=leaves.pick, right=RUN, can_undo=False),
    EndLeave: Entry(run=leaves.end, right=RUN),
    AskTransfer: Entry(run=transfers.ask, right=RUN, can_undo=False),
    TransferOut: Entry(run=transfers.leave, right=RUN),
    AskReturn: Entry(run=transfers.ask_return, right=RUN, can_undo=False),
    Return: Entry(run=transfers.come_again, right=RUN),
    AskMerging: Entry(run=merging.ask, right=RUN, reads=True),
    Merge: Entry(run=merging.merge, right=RUN),
    ShowLeftOut: Entry(run=voting.show, right=RUN, can_undo=False),
    LeaveOut: Entry(run=voting.leave_out, right=RUN),
    AskApproval: Entry(run=voting.ask_approval, right=RUN, can_undo=False),
    AskResolved: Entry(run=voting.ask_resolved, right=RUN, can_undo=False),
    SetForAll: Entry(run=voting.set_for_all, right=RUN),
    CountAgain: Entry(run=voting.count_again, right=RUN),
}

PEOPLE_ANSWERS: dict[str, Entry] = {
    joining.KIND: Entry(run=joining.take, right=RUN, can_undo=False),
    changing.CONVERSION: Entry(run=changing.take_conversion, right=RUN, can_undo=False),
    extending.KIND: Entry(run=extending.take_months, right=RUN),
    changing.GROUP: Entry(run=changing.take_group, right=RUN),
    changing.NAME: Entry(run=changing.take_name, right=RUN),
    changing.MARK: Entry(run=changing.take_mark, right=RUN),
    leaves.KIND: Entry(run=leaves.take_days, right=RUN),
    transfers.OUT: Entry(run=transfers.take_day, right=RUN, can_undo=False),
    transfers.BACK: Entry(run=transfers.take_return_day, right=RUN),
    voting.APPROVAL: Entry(run=voting.take_approval, right=RUN),
    voting.RESOLUTION: Entry(run=voting.take_resolved, right=RUN),
}
"""By the kind of question, who reads the answer."""
