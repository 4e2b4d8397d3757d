"""The buttons of offices（委托、换届）: what each does, and who may press it."""

from cards.committee import (
    AskFirstDay,
    ChangeCommittee,
    DropCommittee,
    SaveCommittee,
    ShowCommittee,
)
from cards.committee_seats import PickOffice, PickSeat, ShowDraft, StartFromToday, TakeSeat
from cards.delegation import (
    CheckDelegation,
    EndDelegation,
    PickDelegate,
    PickLast,
    PickTrust,
    SaveDelegation,
    ShowDelegations,
)
from chat import Press
from domain.access import Right
from handlers.menu import Entry
from handlers.offices import delegating, electing, seating

DELEGATE = Right.DELEGATE
APPOINT = Right.APPOINT

OFFICES: dict[type[Press], Entry] = {
    # Entrusting（委托）
    ShowDelegations: Entry(run=delegating.show, right=DELEGATE, can_undo=False),
    PickDelegate: Entry(run=delegating.pick_delegate, right=DELEGATE, reads=True),
    PickTrust: Entry(run=delegating.pick_trust, right=DELEGATE, reads=True),
    PickLast: Entry(run=delegating.pick_last, right=DELEGATE, can_undo=False),
    CheckDelegation: Entry(run=delegating.check, right=DELEGATE, can_undo=False),
    SaveDelegation: Entry(run=delegating.save, right=DELEGATE, can_undo=False),
    EndDelegation: Entry(run=delegating.take_back, right=DELEGATE, can_undo=False),
    # A new committee（换届）
    ShowCommittee: Entry(run=electing.show, right=Right.SEE_OWN, can_undo=False),
    ChangeCommittee: Entry(run=electing.change, right=APPOINT, can_undo=False),
    AskFirstDay: Entry(run=electing.ask_day, right=APPOINT, can_undo=False),
    StartFromToday: Entry(run=seating.start, right=APPOINT, can_undo=False),
    ShowDraft: Entry(run=seating.show, right=APPOINT, can_undo=False),
    PickOffice: Entry(run=seating.pick_office, right=APPOINT, reads=True),
    PickSeat: Entry(run=seating.pick_seat, right=APPOINT, reads=True),
    TakeSeat: Entry(run=seating.take_seat, right=APPOINT, can_undo=False),
    SaveCommittee: Entry(run=electing.save, right=APPOINT),
    DropCommittee: Entry(run=electing.drop, right=APPOINT),
}
