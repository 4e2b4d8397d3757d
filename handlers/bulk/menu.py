"""The buttons that record many at once（批量）: what each does, and who may press it."""

from cards.bulk import AskBulk, AskExcept, RestPresent
from cards.bulk_preview import ConfirmBulk, DropBulk, LikeLastTime
from cards.payment_lists import AskTypedList
from chat import Press
from domain.access import Right
from handlers.bulk import dues, recording
from handlers.menu import Entry

BULK: dict[type[Press], Entry] = {
    RestPresent: Entry(run=recording.rest_present, right=Right.RECORD),
    AskExcept: Entry(run=recording.ask_except, right=Right.RECORD, can_undo=False),
    AskBulk: Entry(run=recording.ask, right=Right.RECORD, can_undo=False),
    LikeLastTime: Entry(run=recording.like_last_time, right=Right.RECORD, can_undo=False),
    ConfirmBulk: Entry(run=recording.confirm, right=Right.RECORD),
    AskTypedList: Entry(run=dues.ask, right=Right.COLLECT_DUES, can_undo=False),
    DropBulk: Entry(run=recording.drop, right=Right.RECORD, can_undo=False),
}

BULK_ANSWERS: dict[str, Entry] = {
    recording.EXCEPT: Entry(run=recording.take_except, right=Right.SEE_OWN, can_undo=False),
    recording.KIND: Entry(run=recording.take, right=Right.SEE_OWN, can_undo=False),
    dues.KIND: Entry(run=dues.take, right=Right.COLLECT_DUES),
}
"""By the kind of question, who reads the answer."""
