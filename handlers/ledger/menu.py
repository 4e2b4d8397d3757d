"""/ledger（台账）: who may, and what runs with words behind it. This file reads Chinese."""

from cards.meeting_papers import (
    AskMeetingForm,
    AskPeriodForm,
    SendRecordPage,
    SendSignIn,
    ShowPapers,
)
from cards.taking import ExportHandover, ExportLedger, ExportRecords, PickForm, ShowGaps
from chat import Press
from domain.access import Right
from handlers.ledger import filling, opening, papers, taking
from handlers.menu import Command, Entry

LEDGER_COMMANDS: dict[str, Command] = {
    "ledger": Command(
        entry=Entry(run=opening.open_ledger, right=Right.OPEN_LEDGER, can_undo=False),
        worded=Entry(run=taking.take, right=Right.OPEN_LEDGER, reads=True),
        aliases=("台账",),
        in_group=False,
    ),
}

LEDGER: dict[type[Press], Entry] = {
    ShowGaps: Entry(run=taking.turn, right=Right.OPEN_LEDGER, reads=True),
    ExportLedger: Entry(run=taking.export, right=Right.OPEN_LEDGER, reads=True),
    ExportRecords: Entry(run=taking.export_records, right=Right.OPEN_LEDGER, reads=True),
    ExportHandover: Entry(run=taking.hand_on, right=Right.RUN_BRANCH, reads=True),
    ShowPapers: Entry(run=papers.show, right=Right.RECORD, reads=True),
    SendRecordPage: Entry(run=papers.send_record, right=Right.KEEP_MINUTES, reads=True),
    SendSignIn: Entry(run=papers.send_sign_in, right=Right.KEEP_MINUTES, reads=True),
    PickForm: Entry(run=filling.pick, right=Right.OPEN_LEDGER, reads=True),
    AskMeetingForm: Entry(run=filling.ask_of_meeting, right=Right.KEEP_MINUTES, can_undo=False),
    AskPeriodForm: Entry(run=filling.ask_of_period, right=Right.OPEN_LEDGER, can_undo=False),
}

LEDGER_FILES: dict[str, Entry] = {
    filling.KIND: Entry(run=filling.take, right=Right.SEE_OWN, reads=True),
}
"""By the kind of question, who reads a file sent in answer."""
