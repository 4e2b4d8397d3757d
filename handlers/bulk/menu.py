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
