"""/branch and /development（支部情况、发展）: what each button does, and who may press it."""

from cards.development import (
    AskCandidate,
    AskStep,
    DropCandidate,
    NoteStep,
    ShowCandidate,
    ShowCandidates,
)
from cards.establishing import ShowFounding, TickFounding
from cards.structure import AskKind, SetKind, ShowBranch
from cards.terms import AskApproval, AskTerm
from chat import Press
from domain.access import Right
from handlers.menu import Command, Entry
from handlers.structure import branch, development, terms

RUN, DEVELOP = Right.RUN_BRANCH, Right.DEVELOP

STRUCTURE_COMMANDS: dict[str, Command] = {
    "branch": Command(
        entry=Entry(run=branch.show_branch, right=RUN, reads=True),
        aliases=("支部情况",),
        in_group=False,
    ),
    "development": Command(
        entry=Entry(run=development.development, right=DEVELOP, reads=True),
        aliases=("发展",),
        in_group=False,
    ),
}

STRUCTURE: dict[type[Press], Entry] = {
    ShowBranch: Entry(run=branch.show, right=RUN, can_undo=False),
    AskKind: Entry(run=branch.ask_kind, right=RUN, reads=True),
    SetKind: Entry(run=branch.set_kind, right=RUN),
    AskTerm: Entry(run=terms.ask_term, right=RUN, can_undo=False),
    AskApproval: Entry(run=terms.ask_approval, right=RUN, can_undo=False),
    ShowFounding: Entry(run=terms.show_founding, right=RUN, can_undo=False),
    TickFounding: Entry(run=terms.tick, right=RUN),
    # Who is on the way to the Party（发展）: the secretary's alone
    ShowCandidates: Entry(run=development.show_list, right=DEVELOP, can_undo=False),
    ShowCandidate: Entry(run=development.show, right=DEVELOP, can_undo=False),
    AskCandidate: Entry(run=development.ask, right=DEVELOP, can_undo=False),
    AskStep: Entry(run=development.ask_step, right=DEVELOP, can_undo=False),
    NoteStep: Entry(run=development.note, right=DEVELOP),
    DropCandidate: Entry(run=development.drop, right=DEVELOP),
}

STRUCTURE_ANSWERS: dict[str, Entry] = {
    branch.UNITS: Entry(run=branch.take_units, right=RUN),
    terms.START: Entry(run=terms.take_start, right=RUN),
    terms.APPROVAL: Entry(run=terms.take_approval, right=RUN),
    terms.FOUNDING: Entry(run=terms.take_founding, right=RUN),
    development.NAME: Entry(run=development.take, right=DEVELOP),
    development.DAY: Entry(run=development.take_day, right=DEVELOP),
}
"""By the kind of question, who reads the answer."""
